import type { Page } from "@playwright/test";
import { alert, expect, menu, pagesLoaded, signIn, signInTo, test, title } from "./fixtures";

/** All pages but the sign-in page. */
const PAGES = /\/pages-[\w-]+\.wasm$/;

/** Keeps files back until they are released. */
async function hold(page: Page, file: RegExp) {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const asked = page.waitForRequest(file);
  await page.route(file, async (route) => {
    await released;
    await route.continue();
  });
  return { asked, release: () => release() };
}

test("the sign-in page waits for none of the others, which are loaded meanwhile", async ({ page }) => {
  const pages = await hold(page, PAGES);
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  await pages.asked;
  await signIn(page);
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  pages.release();
  await expect(title(page)).toHaveText("Dashboard");
});

test("a page brings what it needs, and what other pages need comes after it", async ({ page }) => {
  const further = await hold(page, /\/pages-further-\w+\.wasm$/);
  await page.goto("/");
  await signIn(page);
  const main = menu(page);
  await main.getByRole("link", { name: "Invoices" }).click();
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("INV-1057");
  await further.asked;
  await main.getByRole("link", { name: "Knowledge base" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  await main.getByRole("link", { name: "Dashboard" }).click();
  await expect(page.getByRole("heading", { name: "Overdue" })).toBeVisible();
  const pictures = page.getByRole("heading", { name: "Invoices by status" });
  await expect(pictures).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  further.release();
  await expect(page.getByRole("dialog", { name: "Find" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(pictures).toBeVisible();
});

for (const [address, group] of [
  ["/#/", "dashboard"],
  ["/#/invoices", "records"],
]) {
  test(`who is signed in at ${address} waits for the application and the ${group} at once`, async ({ page }) => {
    const file = new RegExp(`/pages-${group}-\\w+\\.wasm$`);
    await signInTo(page, address);
    await expect(title(page)).not.toHaveText("Sign in");
    const application = await hold(page, /\/customer-portal-\w+\.wasm$/);
    let loads = 0;
    page.on("request", (request) => file.test(request.url()) && loads++);
    await page.reload({ waitUntil: "commit" });
    await application.asked;
    await expect.poll(() => loads).toBe(1);
    application.release();
    await expect(title(page)).toHaveText(group === "dashboard" ? "Dashboard" : "Invoices");
    expect(loads, "and it is loaded once").toBe(1);
  });
}

test("pages whose file is gone, since another portal is there now, are had by a reload, which comes by itself", async ({
  page,
  guard,
}) => {
  guard.expectErrors(/404/, /Failed to fetch/, /integrity/);
  let loads = 0;
  page.on("request", (request) => request.isNavigationRequest() && loads++);
  await page.route(PAGES, (route) => (loads === 1 ? route.fulfill({ status: 404 }) : route.continue()));
  await page.goto("/");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  expect(loads).toBe(2);
});

test("pages that are gone after a reload, too, are said to be so, and are not asked for over and over", async ({
  page,
  guard,
}) => {
  guard.expectErrors(/404/, /Failed to fetch/, /integrity/);
  await page.setViewportSize({ width: 360, height: 640 });
  let loads = 0;
  page.on("domcontentloaded", () => loads++);
  const menuButton = page.getByRole("button", { name: "Menu" });
  await page.route(PAGES, (route) => route.fulfill({ status: 404 }));
  await page.goto("/");
  await signIn(page);
  await expect.poll(() => loads).toBe(2);
  const failure = alert(page, "This page could not be loaded. Nothing is lost");
  await expect(failure).toBeVisible();
  await expect(menuButton, "there is nowhere to go").toHaveCount(0);
  await page.unroute(PAGES);
  await failure.getByRole("button", { name: "Reload" }).click();
  await expect(title(page)).toHaveText("Dashboard");
  await expect(menuButton).toBeVisible();
  expect(loads, "one by itself, and one by the customer").toBe(3);
});

test("without a network, a page that is not there yet is not reloaded, which would lose it", async ({ page, guard }) => {
  guard.expectErrors(/ERR_/, /Failed to fetch/, /WebAssembly/);
  await page.route(PAGES, (route) => route.abort());
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  let loads = 0;
  page.on("request", (request) => request.isNavigationRequest() && loads++);
  const asked = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/portal.js"));
  await page.route(/\/portal\.js$/, (route) => route.abort());
  await signIn(page);
  await asked;
  await expect(alert(page, "This page could not be loaded.")).toBeVisible();
  expect(loads).toBe(0);
});

test("pages that could not be had at first are asked for again when they are needed", async ({ page, guard }) => {
  guard.expectErrors(/ERR_FAILED/, /Failed to fetch/);
  await page.route(PAGES, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed", (request) => PAGES.test(request.url()));
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  await failed;
  await page.unroute(PAGES);
  let loads = 0;
  page.on("request", (request) => request.isNavigationRequest() && loads++);
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  expect(loads, "without a reload").toBe(0);
});

test("a panic leaves no dead page: it says so, and a reload goes on", async ({ page, guard }) => {
  guard.expectErrors(/panicked/, /unreachable/);
  await page.goto("/");
  await pagesLoaded(page);
  // The library that sends requests panics over a failure that is no error.
  await page.evaluate(() => (window.fetch = () => Promise.reject("no error")));
  await signIn(page);
  const notice = alert(page, "Something went wrong in the customer portal.");
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Reload" }).click();
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
});
