import { alert, expect, menu, records, signIn, test, title } from "./fixtures";

const HOST = "/embed/plain.html";

test.describe("in the middle of another page", () => {
  test("the page's title, styles and links stay its own", async ({ page }) => {
    await page.goto(HOST);
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await menu(portal).getByRole("link", { name: "Invoices" }).click();
    await expect(records(portal)).toHaveCount(17);
    await expect(page).toHaveTitle("Acme");
    await expect(title(portal)).toHaveCSS("text-transform", "none");
    await expect(page.getByRole("main")).toHaveCount(0);

    await page.getByRole("link", { name: "Contact" }).click();
    await expect(page).toHaveURL(`${HOST}#contact`);
    await expect(page.getByRole("heading", { name: "Contact" })).toBeInViewport();
    await expect(title(portal)).toHaveText("Invoices");
    await page.goBack();
    await expect(page).toHaveURL(`${HOST}#/invoices`);
    await expect(title(portal)).toHaveText("Invoices");
  });

  test("an address that is the page's own is left alone from the start", async ({ page }) => {
    await page.goto(`${HOST}#contact`);
    const portal = page.locator("customer-portal");
    await expect(title(portal)).toHaveText("Sign in");
    await expect(page).toHaveURL(`${HOST}#contact`);
    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");
  });

  test("the page is scrolled only where the new heading would be out of sight", async ({ page }) => {
    await page.goto(HOST);
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(portal.getByText("invoices,").first()).toBeVisible();
    await page.evaluate(() => scrollTo(0, 40));
    await menu(portal).getByRole("link", { name: "Invoices" }).click();
    await expect(records(portal)).toHaveCount(17);
    expect(await page.evaluate(() => scrollY)).toBe(40);

    await records(portal).last().getByRole("link").click();
    await expect(title(portal)).toHaveText("INV-1042");
    await expect(title(portal)).toBeInViewport();
  });

  test("a portal that is taken away leaves nothing behind, and starts again where it is put", async ({ page }) => {
    await page.goto(HOST);
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");

    const element = await portal.elementHandle();
    await element!.evaluate((portal) => portal.remove());
    expect(await element!.evaluate((portal) => portal.shadowRoot!.childElementCount)).toBe(0);
    await page.evaluate(() => (location.hash = "#/invoices"));
    await element!.evaluate((portal) => document.body.append(portal));
    await expect(title(portal)).toHaveText("Invoices");
    await expect(records(portal)).toHaveCount(17);
  });

  test("two portals with two CRMs do not know of each other", async ({ page }) => {
    await page.goto(HOST);
    await page.evaluate(() => {
      const second = document.createElement("customer-portal");
      second.setAttribute("crm", "/crm/");
      second.setAttribute("routing", "memory");
      document.body.append(second);
    });
    const [first, second] = [page.locator("customer-portal").first(), page.locator("customer-portal").last()];
    await expect(title(second)).toHaveText("Sign in");
    await signIn(first);
    await expect(title(first)).toHaveText("Dashboard");
    await expect(title(second)).toHaveText("Sign in");
    await signIn(second);
    await menu(second).getByRole("link", { name: "Invoices" }).click();
    await expect(title(second)).toHaveText("Invoices");
    await expect(title(first)).toHaveText("Dashboard");
    await first.getByRole("button", { name: "Sign out" }).click();
    await expect(title(first)).toHaveText("Sign in");
    await expect(title(second)).toHaveText("Invoices");
  });
});

test("with its address in memory, the page's address never changes", async ({ page }) => {
  await page.goto("/embed/memory.html");
  const entries = await page.evaluate(() => history.length);
  const portal = page.locator("customer-portal");
  await signIn(portal);
  await menu(portal).getByRole("link", { name: "Invoices" }).click();
  await portal.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(portal)).toHaveText("INV-1057");
  await expect(page).toHaveURL("/embed/memory.html");
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test("an address of the CRM that is none is explained to who set it up", async ({ page, sandbox }) => {
  await page.goto("/embed/bad-crm.html");
  await expect(alert(page, "the attribute “crm” of <customer-portal> is “not a url”")).toBeVisible();
  expect(await sandbox.log()).toEqual([]);
});

test("a CRM can be in a sub-directory", async ({ page, sandbox }) => {
  await page.goto("/embed/subdirectory.html");
  const portal = page.locator("customer-portal");
  await signIn(portal);
  await menu(portal).getByRole("link", { name: "Invoices" }).click();
  await portal.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(portal)).toHaveText("INV-1057");
  const link = portal.getByRole("link", { name: "Pay or download" });
  await expect(link).toHaveAttribute("href", new RegExp(`^${sandbox.url}/crm/invoice/316/`));
  const paths = (await sandbox.log()).map((call) => call.path);
  expect(paths.filter((path) => !path.startsWith("/crm/customers_api/v1/"))).toEqual([]);
});

test("a frame of 360 px is enough", async ({ page }) => {
  await page.goto("/embed/frame.html");
  const portal = page.frameLocator("iframe");
  await signIn(portal);
  await expect(title(portal)).toHaveText("Dashboard");
  await expect(menu(portal)).toBeHidden();
  await portal.getByRole("button", { name: "Menu" }).click();
  await menu(portal).getByRole("link", { name: "Invoices" }).click();
  await expect(menu(portal)).toBeHidden();
  await portal.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(portal)).toHaveText("INV-1057");
  const root = portal.locator("html");
  expect(await root.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
});
