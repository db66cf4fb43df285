// Where one has got to: the heading has the focus, so a screen reader says it, and the tab is called like it.

import { expect, menu, signInTo, test, title } from "../fixtures";
import { PAGES, PUBLIC_PAGES, type Stop } from "../places";

/** Pages whose address differs from the last one's by a tab of the same project keep their heading, which is that of the project. */
const HAVE_THEIR_OWN_HEADING = PAGES.filter(({ address }) => !/^\/projects\/\d+\/\w+$/.test(address));

for (const [who, places] of [
  ["a customer", HAVE_THEIR_OWN_HEADING],
  ["everybody", PUBLIC_PAGES],
] as [string, Stop[]][]) {
  test(`each page that ${who} goes to is announced`, async ({ page }) => {
    test.setTimeout(180_000);
    await (who === "a customer" ? signInTo(page, "/#/projects") : page.goto("/#/login"));
    await expect(title(page)).toHaveText(who === "a customer" ? "Projects" : "Sign in");
    for (const { name, address, sign } of places) {
      // Somewhere else first, so that all are arrived at.
      await page.evaluate(() => (location.hash = "#/no/such/page"));
      await expect(title(page)).toHaveText("Page not found");
      await expect(page).toHaveTitle("Page not found · Customer portal");
      await page.evaluate((address) => (location.hash = `#${address}`), address);
      await expect(page.getByRole("main").getByText(sign).filter({ visible: true }).first()).toBeVisible();
      await expect(title(page), name).toHaveCount(1);
      await expect(title(page), name).toBeFocused();
      await expect(page, name).toHaveTitle(`${await title(page).innerText()} · Customer portal`);
    }
  });
}

test("a tab of a project is announced by its link, which is where the focus stays", async ({ page }) => {
  await signInTo(page, "/#/projects/3");
  const tab = page.getByRole("main").getByRole("link", { name: "Timesheets" });
  await tab.click();
  await expect(tab).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("table", { name: "Timesheets" })).toContainText("Lena Vogt");
  await expect(tab).toBeFocused();
});

test("what comes is announced without taking the focus", async ({ page, sandbox }) => {
  await signInTo(page, "/#/");
  await expect(title(page)).toHaveText("Dashboard");
  await sandbox.control("hold", { path: "invoices/" });
  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  await expect(title(page)).toBeFocused();
  await sandbox.control("release", { path: "invoices/" });
  await expect(title(page)).toHaveText("INV-1057");
  await expect(title(page)).toBeFocused();
});
