import { type Locator, type Page } from "@playwright/test";
import { alert, ANNA, expect, menu, records, signInTo, test, title } from "./fixtures";

test("links are real links", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  const links = menu(page).getByRole("link");
  const hrefs = () => links.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const sections = ["invoices", "estimates", "contracts", "proposals", "tickets", "projects", "knowledge-base"];
  await expect.poll(hrefs).toEqual(["#/", ...sections.map((section) => `#/${section}`)]);
  await expect(page.getByRole("link", { name: "INV-1057" })).toHaveAttribute("href", "#/invoices/316");
  await expect(menu(page).getByRole("link", { name: "Invoices" })).toHaveAttribute("aria-current", "page");
});

test("an unknown address has a page that leads back", async ({ page }) => {
  await signInTo(page, "/");
  await expect(title(page)).toHaveText("Dashboard");
  await page.goto("/#/no/such/page");
  await expect(title(page)).toHaveText("Page not found");
  await page.getByRole("link", { name: "Go to the dashboard" }).click();
  await expect(title(page)).toHaveText("Dashboard");
});

test("signing in and out leads the focus to the heading of the page that follows", async ({ page }) => {
  await signInTo(page, "/");
  await expect(title(page)).toHaveText("Dashboard");
  await expect(title(page)).toBeFocused();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await expect(title(page)).toBeFocused();
});

test("each page has its own title, and its heading gets the focus", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle("Sign in · Customer portal");
  await signInTo(page, "/");
  await expect(page).toHaveTitle("Dashboard · Customer portal");

  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await expect(page).toHaveTitle("Invoices · Customer portal");
  await expect(title(page)).toBeFocused();

  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(page).toHaveTitle("INV-1057 · Customer portal");
  await expect(title(page)).toBeFocused();

  await page.goBack();
  await expect(page).toHaveTitle("Invoices · Customer portal");
  await expect(title(page)).toBeFocused();
});

test("a section that is not in the menu explains itself, and is not asked for", async ({ page, sandbox, guard }) => {
  // So a server says that a menu is empty.
  guard.expectErrors(/404/);
  const sections = ["invoices", "estimates", "proposals", "contracts", "projects", "support"];
  await sandbox.control("menu", { hide: sections });
  await signInTo(page, "/#/invoices/316");
  await expect(title(page)).toHaveText("Invoices");
  await expect(page.getByText("Your account has no access to this section.")).toBeVisible();
  await expect(menu(page).getByRole("link", { name: "Invoices" })).toHaveCount(0);

  await menu(page).getByRole("link", { name: "Dashboard" }).click();
  await expect(page.getByText("Choose a section from the menu.")).toBeVisible();
  const endpoints = (await sandbox.log()).map((call) => call.endpoint);
  expect(endpoints).toEqual(["authentication", "miscellaneous/group/client_menu"]);
});

test("an entry of the menu that nobody knows does no harm", async ({ page, sandbox }) => {
  await sandbox.control("oddities", { on: true });
  const answer = page.waitForResponse(/client_menu/);
  await signInTo(page, "/");
  expect(await (await answer).text()).toContain("loyalty");
  await expect(menu(page).getByRole("link")).toHaveCount(8);
  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await expect(records(page)).toHaveCount(17);
});

test("a menu that fails says so, locks nobody out, and can be tried again", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/500/);
  await sandbox.control("fail", { path: "miscellaneous", status: 500 });
  await signInTo(page, "/#/invoices");
  await expect(records(page)).toHaveCount(17);

  const failure = alert(menu(page), "The menu could not be loaded.");
  await failure.getByRole("button", { name: "Try again" }).click();
  await expect(menu(page).getByRole("link", { name: "Invoices" })).toBeVisible();
  await expect(failure).toHaveCount(0);
});

test("the keyboard is enough to sign in and read an invoice", async ({ page }) => {
  await page.goto("/");
  await tabTo(page, page.getByLabel("Email"));
  await page.keyboard.type(ANNA.email);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Password")).toBeFocused();
  await page.keyboard.type(ANNA.password);
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Dashboard");

  await tabTo(page, menu(page).getByRole("link", { name: "Invoices" }));
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Invoices");
  await expect(title(page)).toBeFocused();

  await tabTo(page, page.getByRole("link", { name: "INV-1057" }));
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("INV-1057");
  await expect(title(page)).toBeFocused();
});

/** Presses Tab until something has the focus; the whole page takes fewer presses than are allowed here. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const isFocused = () => target.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);
  for (let presses = 0; presses < 60; presses++) {
    if (await isFocused()) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, "Tab reaches it").toBeFocused();
}
