import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { dialog, expect, records, sidewaysOverflow, signIn, signInTo, test, title } from "./fixtures";
import { PAGES, PUBLIC_PAGES, visit } from "./places";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing in ${colorScheme} colours, ${width} px wide`, async ({ page, sandbox, guard }) => {
      guard.expectErrors(/401|404|500/);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });

      await page.goto("/#/login");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await expectNoViolations(page, "sign in");

      await sandbox.control("fail", { path: "miscellaneous", status: 500 });
      await signIn(page);
      await expect(page.getByRole("main").getByRole("button", { name: "Try again" })).toBeVisible();
      await expectNoViolations(page, "dashboard that failed");
      await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
      await expect(page.getByText("invoices,").first()).toBeVisible();
      await expectNoViolations(page, "dashboard");

      await page.goto("/#/invoices/401");
      await expect(page.getByRole("alert")).toBeVisible();
      await expectNoViolations(page, "invoice that is not found");

      await page.goto("/#/no/such/page");
      await expect(title(page)).toHaveText("Page not found");
      await expectNoViolations(page, "page not found");

      await page.goto("/#/tickets/706");
      await page.getByLabel("Reply").fill("Not sent yet");
      await page.reload();
      await expect(page.getByRole("button", { name: "Discard it" })).toBeVisible();
      await expectNoViolations(page, "ticket with a draft");
      await sandbox.control("expire_tokens");
      await page.getByRole("button", { name: "Send" }).click();
      await expect(dialog(page)).toBeVisible();
      await expectNoViolations(page, "session that has ended");
      await dialog(page).getByRole("button", { name: "Not now" }).click();
      await expectNoViolations(page, "session that has ended, later");
    });
  }
}

for (const [colorScheme, width] of [
  ["light", 1280],
  ["dark", 360],
] as const) {
  test(`axe finds nothing on any page in ${colorScheme} colours, ${width} px wide`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    for (const place of PUBLIC_PAGES) {
      await visit(page, place);
      await expectNoViolations(page, place.name);
    }
    await signInTo(page, "/#/");
    await expect(title(page)).toHaveText("Dashboard");
    for (const place of PAGES) {
      await visit(page, place);
      await expectNoViolations(page, place.name);
    }
  });
}

// The narrowest screen, and the widths from which on lists are tables, and their cells in one line.
for (const width of [320, 600, 900, 1024]) {
  test(`the page does not have to be scrolled sideways, ${width} px wide`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 640 });
    await page.goto("/#/login");
    await expect(title(page)).toHaveText("Sign in");
    await expectNoOverflow(page, "sign in");
    await signIn(page);
    await expect(page.getByText("invoices,").first()).toBeVisible();
    await expectNoOverflow(page, "dashboard");
    if (width < 960) {
      await page.getByRole("button", { name: "Menu" }).click();
      await expectNoOverflow(page, "menu");
    }
    for (const place of [...PAGES, ...PUBLIC_PAGES.slice(1)]) {
      await visit(page, place);
      await expectNoOverflow(page, place.name);
    }
  });
}

test("a list with more columns than there is room for scrolls by itself, by the keyboard, too", async ({ page }) => {
  await page.setViewportSize({ width: 620, height: 640 });
  await signInTo(page, "/#/projects/3/credit_notes");
  await expect(records(page)).toHaveText(["CN-12", "CN-11"]);
  const total = page.getByRole("columnheader", { name: "Total", exact: true });
  await expect(total).not.toBeInViewport({ ratio: 1 });
  await total.getByRole("button").focus();
  await expect(total).toBeInViewport({ ratio: 1 });
  await expectNoOverflow(page, "the page itself");
});

for (const width of [360, 1280]) {
  test(`a page that is written from right to left is laid out so, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.route("**/embed/plain.html", async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace('<html lang="en">', '<html lang="ar" dir="rtl">') });
    });
    await page.goto("/embed/plain.html");
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");
    await expect(title(portal)).toHaveCSS("direction", "rtl");
    await expectNoOverflow(page, "dashboard");
    await page.goto("/embed/plain.html#/invoices");
    await expect(records(portal)).toHaveCount(17);
    await expectNoOverflow(page, "invoices");
    await page.goto("/embed/plain.html#/invoices/316");
    await expect(title(portal)).toHaveText("INV-1057");
    await expectNoOverflow(page, "invoice");
  });
}

async function expectNoOverflow(page: Page, what: string): Promise<void> {
  expect.soft(await sidewaysOverflow(page), `${what}: px to scroll sideways`).toBe(0);
}

/** Goes on after a violation, so that one run shows them all. */
async function expectNoViolations(page: Page, what: string): Promise<void> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
  });
  expect.soft(violations, what).toEqual([]);
}
