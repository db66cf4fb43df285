import { alert, ANNA, expect, expectLeadsToGuide, pagesLoaded, Sandbox, signIn, signInTo, test, title } from "./fixtures";

test("a wrong password is said to be wrong, and what was typed stays", async ({ page, guard }) => {
  guard.expectErrors(/401/);
  await signInTo(page, "/", { ...ANNA, password: "wrong" });
  await expect(alert(page, "The email or the password is not right.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(ANNA.email);
  await expect(page.getByLabel("Password")).toHaveValue("wrong");

  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
});

test("empty fields are asked for, and nothing is sent", async ({ page, sandbox }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(alert(page, "Fill in both your email and your password.")).toBeVisible();
  expect(await sandbox.log()).toEqual([]);
});

test("signing in leads to where the customer wanted to go", async ({ page }) => {
  await page.goto("/#/invoices/316");
  await expect(title(page)).toHaveText("Sign in");
  await signIn(page);
  await expect(title(page)).toHaveText("INV-1057");
  await expect(page).toHaveURL("/#/invoices/316");
});

for (const to of ["https://evil.example/", "//evil.example/", "javascript:window.evil=1", "/\\evil.example"]) {
  test(`signing in does not lead out of the portal to ${to}`, async ({ page }) => {
    await signInTo(page, `/#/login?to=${encodeURIComponent(to)}`);
    await expect(title(page)).toHaveText("Dashboard");
    await expect(page).toHaveURL("/#/");
    expect(await page.evaluate(() => "evil" in window)).toBe(false);
  });
}

test("a CRM that cannot be reached is said to be so, and what was typed stays", async ({ page, sandbox, guard }) => {
  // The browser may still be loading the icon when the server goes.
  guard.expectErrors(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET.*\/icon-/);
  await page.goto("/");
  await pagesLoaded(page);
  await sandbox.stop();
  await signIn(page);
  await expect(alert(page, "The server could not be reached.")).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveValue(ANNA.password);
});

test("a server that stays silent is not waited for longer than half a minute", async ({ page, sandbox }) => {
  await sandbox.control("hold", { path: "authentication" });
  await page.clock.install();
  await signInTo(page, "/");
  await expect.poll(() => sandbox.log("authentication")).toHaveLength(1);
  await page.clock.fastForward("00:29");
  await expect(page.getByRole("button", { name: "Signing in…" })).toBeVisible();
  await page.clock.fastForward("00:01");
  await expect(alert(page, "The server did not answer in time.")).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveValue(ANNA.password);
});

test("a server that never sees the token is said to be set up wrongly, and is not asked over and over", async ({
  page,
  sandbox,
  guard,
}) => {
  guard.expectErrors(/401/);
  await sandbox.control("drop_authorization", { on: true });
  await signInTo(page, "/#/invoices");
  const explanation = alert(page, "The server does not recognise who is signed in");
  await expect(explanation).toBeVisible();
  await expect(title(page)).toHaveText("Invoices");
  await expectLeadsToGuide(page, explanation, "The CRM's server does not see who is signed in");

  // The second answer comes after anything that the first may have set off.
  await explanation.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => sandbox.log("invoices")).toHaveLength(2);
  await expect(explanation).toBeVisible();
  const endpoints = (await sandbox.log()).map((call) => call.endpoint);
  expect(endpoints.sort()).toEqual(["authentication", "invoices", "invoices", "miscellaneous/group/client_menu"]);
});

test.describe("a portal on another site than its CRM", () => {
  let crm: Sandbox;

  test.beforeEach(async ({ page, guard }) => {
    crm = await Sandbox.start();
    guard.allow(crm.url);
    // Whether the server is there at all is asked without a token, and may be answered with a refusal.
    guard.expectErrors(/CORS|ERR_FAILED|401|405/);
    await page.goto("/embed/plain.html");
    await page.locator("customer-portal").evaluate((portal, url) => portal.setAttribute("crm", url), crm.url);
  });

  test.afterEach(() => crm.stop());

  test("works where the CRM allows it", async ({ page }) => {
    await crm.control("cors", { mode: "on" });
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");
    await expect(portal.getByText("invoices,").first()).toBeVisible();
  });

  for (const { name, mode } of [
    { name: "only signing in works", mode: "without_authorization" as const },
    { name: "not even signing in works", mode: "off" as const },
  ]) {
    test(`says that the CRM does not allow this website where ${name}, and leads to what mends it`, async ({ page }) => {
      await crm.control("cors", { mode });
      const portal = page.locator("customer-portal");
      await signIn(portal);
      const explanation = alert(portal, "The server does not allow this website");
      await expectLeadsToGuide(page, explanation, "The CRM's server does not allow the portal's website");
    });
  }

  test("says that the CRM could not be reached where it is not there", async ({ page, guard }) => {
    guard.expectErrors(/ERR_CONNECTION_REFUSED/);
    await crm.stop();
    await signIn(page.locator("customer-portal"));
    await expect(alert(page, "The server could not be reached.")).toBeVisible();
  });
});
