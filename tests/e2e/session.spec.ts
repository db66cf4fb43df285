import { ANNA, BEN, expect, menu, records, signIn, signInTo, test, title } from "./fixtures";

test("a session that ends in the middle of work says so, and leads back to where the customer was", async ({
  page,
  sandbox,
  guard,
}) => {
  guard.expectErrors(/401/);
  await signInTo(page, "/#/invoices?search=web+shop");
  await expect(records(page)).toHaveCount(2);

  await sandbox.control("expire_tokens");
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await expect(page.getByRole("status").filter({ hasText: "Your session has ended." })).toBeVisible();
  await expect(page.getByText("INV-")).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.getItem("customer-portal"))).toBeNull();

  await signIn(page);
  await expect(title(page)).toHaveText("INV-1057");
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("web shop");
});

test("a browser that gives no session storage can still be used", async ({ page }) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException("The document is sandboxed.", "SecurityError");
    };
    Object.defineProperty(window, "sessionStorage", { get: denied });
  });
  await signInTo(page, "/");
  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("INV-1057");
});

test("no request has a cookie, and only signing in goes without a token", async ({ page, context, sandbox }) => {
  await context.addCookies([{ name: "ci_session", value: "of the CRM's own pages", url: sandbox.url }]);
  await signInTo(page, "/#/invoices/316");
  await expect(title(page)).toHaveText("INV-1057");
  await page.getByRole("link", { name: "Invoices" }).first().click();
  await expect(records(page)).toHaveCount(17);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => sandbox.log("logout")).toMatchObject([{ method: "POST", status: 200 }]);

  const calls = await sandbox.log();
  expect(calls.filter((call) => call.cookie === "present")).toEqual([]);
  const withoutToken = calls.filter((call) => call.authorization === "absent");
  expect(withoutToken.map((call) => call.endpoint)).toEqual(["authentication"]);
});

test("nothing of one customer is shown to the next", async ({ page, sandbox }) => {
  await signInTo(page, "/#/invoices", ANNA);
  await expect(records(page).first()).toHaveText(/^INV-10/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");

  await sandbox.control("hold", { path: "invoices" });
  await page.goto("/#/invoices");
  await signIn(page, BEN);
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(menu(page).getByRole("link", { name: "Support" })).toBeVisible();
  await expect(menu(page).getByRole("link", { name: "Projects" })).toHaveCount(0);
  await expect(records(page)).toHaveCount(0);

  await sandbox.control("release", { path: "invoices" });
  await expect(records(page)).toHaveText(["INV-002005", "INV-2004", "INV-2003", "INV-2002", "INV-2001"]);
});
