// What a screen reader gets of every page, kept beside this as text: a change of it is seen as one.
//
// UPDATE_SNAPSHOTS=1 cargo xtask test e2e writes them anew.

import type { Page } from "@playwright/test";
import { dialog, expect, menu, type Sandbox, signIn, signInTo, test, title } from "../fixtures";
import { PAGES, PUBLIC_PAGES, visit } from "../places";

/** On this day all days of the snapshots are: for the server and for the browser. */
const NOW = "2026-03-05T09:00:00";

test.use({ timezoneId: "UTC", viewport: { width: 1280, height: 800 } });

test.beforeEach(async ({ page, sandbox }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await sandbox.control("clock", { now: NOW });
  await page.clock.setFixedTime(`${NOW}Z`);
});

test("what everybody may see", async ({ page, sandbox }) => {
  await page.goto("/#/login");
  await expect(title(page)).toHaveText("Sign in");
  await expectSnapshot(page, sandbox, "sign in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectSnapshot(page, sandbox, "sign in that failed");
  for (const place of PUBLIC_PAGES) {
    await visit(page, place);
    await expectSnapshot(page, sandbox, place.name);
  }
});

test("what a customer sees", async ({ page, sandbox }) => {
  test.setTimeout(180_000);
  await signInTo(page, "/#/");
  await expect(title(page)).toHaveText("Dashboard");
  await expect(menu(page).getByRole("link", { name: "Support" })).toBeVisible();
  for (const place of PAGES) {
    await visit(page, place);
    await expectSnapshot(page, sandbox, place.name);
  }
});

test("what is said of what is not there, and of what is wrong", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/401|404|500/);
  await signInTo(page, "/#/");
  await expect(title(page)).toHaveText("Dashboard");
  await page.goto("/#/no/such/page");
  await expect(title(page)).toHaveText("Page not found");
  // Nothing is left of what the dashboard has loaded.
  await page.reload();
  await expect(menu(page).getByRole("link", { name: "Support" })).toBeVisible();
  await expectSnapshot(page, sandbox, "page not found");
  await page.goto("/#/invoices/401");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectSnapshot(page, sandbox, "invoice not found");
  await sandbox.control("fail", { path: "estimates", status: 500 });
  await page.goto("/#/estimates");
  await expect(title(page)).toHaveText("Estimates");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectSnapshot(page, sandbox, "estimates that failed");
  await page.goto("/#/tickets/new");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(page.getByLabel("Subject")).toBeFocused();
  await expectSnapshot(page, sandbox, "new ticket with problems");
});

test("what the dialog for signing in again says, and what is there without it", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/401/);
  await signInTo(page, "/#/tickets/706");
  await page.getByLabel("Reply").fill("Not sent yet");
  await sandbox.control("expire_tokens");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(dialog(page)).toBeVisible();
  await expectSnapshot(page, sandbox, "signing in again");
  await dialog(page).getByRole("button", { name: "Not now" }).click();
  await expectSnapshot(page, sandbox, "session that has ended");
});

test("what a narrow portal has behind a button", async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/#/login");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  await page.goto("/#/invoices/316");
  await expect(title(page)).toHaveText("INV-1057");
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(menu(page).getByRole("link", { name: "Support" })).toBeVisible();
  await expectSnapshot(page, sandbox, "menu of a narrow portal");
});

/** The CRM's address differs from run to run. */
async function expectSnapshot(page: Page, sandbox: Sandbox, name: string): Promise<void> {
  // A page that begins anew has no more than this for some milliseconds.
  await expect(page.getByText("Loading…")).toHaveCount(0);
  const snapshot = await page.locator("body").ariaSnapshot();
  const text = snapshot.replaceAll(sandbox.url, "https://crm.example.com");
  expect.soft(`${text}\n`).toMatchSnapshot(`${name.replaceAll(" ", "-")}.yml`);
}
