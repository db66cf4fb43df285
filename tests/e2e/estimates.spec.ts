import { alert, expect, expectLeadsOut, records, signInTo, test, title } from "./fixtures";

test.describe("the list", () => {
  test("shows the newest estimate first, each in its own currency", async ({ page }) => {
    await signInTo(page, "/#/estimates");
    await expect(records(page)).toHaveText([
      "EST-507",
      "EST-506",
      "EST-000505",
      "EST-504",
      "EST-503",
      "EST-502",
      "EST-501",
    ]);
    const row = (number: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: number }) });
    await expect(row("EST-000505")).toContainText("4.682,98 €");
    await expect(row("EST-503")).toContainText("CHF");
    await expect(row("EST-504")).toContainText("$999.60");
    await expect(row("EST-501")).toContainText("Keller & Sons – new web shop");
  });

  test("is searched, sorted and narrowed to a status, all in the address", async ({ page }) => {
    await signInTo(page, "/#/estimates");
    await page.getByRole("searchbox", { name: "Search" }).fill("new web shop");
    await expect(records(page)).toHaveText(["EST-000505", "EST-501"]);
    await page.getByRole("columnheader", { name: "Estimate" }).getByRole("button").click();
    await expect(records(page)).toHaveText(["EST-501", "EST-000505"]);
    await page.getByRole("combobox", { name: "Status" }).selectOption("Accepted");
    await expect(records(page)).toHaveText(["EST-501"]);
    await expect(page).toHaveURL("/#/estimates?search=new+web+shop&status=4&sort=number");
    await page.reload();
    await expect(records(page)).toHaveText(["EST-501"]);
  });
});

test("an estimate shows all that belongs to it", async ({ page }) => {
  await signInTo(page, "/#/estimates");
  await page.getByRole("link", { name: "EST-000505" }).click();
  await expect(title(page)).toHaveText("EST-000505");
  await expect(page.locator(".facts > div").filter({ hasText: "Reference" })).toContainText('Order 4711 "Bookings"');
  const items = page.getByRole("table", { name: "Items" }).getByRole("row");
  await expect(items).toHaveCount(3);
  await expect(items.nth(1)).toContainText("repair bookings & loan bicycles");
  await expect(items.nth(1).getByRole("cell")).toHaveText(["38.5 h", "110,00 €", "4.235,00 €"]);
  await expect(page.locator(".totals > div")).toHaveText([
    "Subtotal4.373,00 €",
    "Discount−437,30 €",
    "Tax747,78 €",
    "Adjustment−0,50 €",
    "Total4.682,98 €",
  ]);
  await expect(page.getByText("Lager Nord"), "the other address").toBeVisible();
  await expect(page.getByText("Two rounds of corrections are included")).toBeVisible();
  await expect(page.getByRole("link", { name: "our terms" })).toHaveAttribute("href", "https://acme.example/terms");
  await expect(page.locator(".attachments").getByRole("listitem")).toContainText(["Mengengerüst.pdf"]);
  await expect(page.getByRole("heading", { name: "Acceptance" })).toHaveCount(0);
  await expect(page.getByText("This was valid until"), "it holds for another 24 days").toHaveCount(0);
});

test("an estimate is answered on its page in the CRM, in a tab that knows nothing of this one", async ({
  page,
  sandbox,
}) => {
  await signInTo(page, "/#/estimates/405");
  const link = page.getByRole("link", { name: "Accept or decline (opens in a new tab)" });
  await expectLeadsOut(page, link, new RegExp(`^${sandbox.url}/estimate/405/[0-9a-f]{32}$`), "Estimate EST-000505 – Sent");
});

test("an accepted estimate says who accepted it", async ({ page }) => {
  await signInTo(page, "/#/estimates/401");
  await expect(title(page)).toHaveText("EST-501");
  await expect(page.getByRole("heading", { name: "Acceptance" })).toBeVisible();
  await expect(page.locator(".facts > div").filter({ hasText: "Name" })).toContainText("Anna Keller");
  await expect(page.getByRole("link", { name: "View or download" })).toBeVisible();
});

test("an estimate that is open past its day says so", async ({ page }) => {
  await page.clock.setFixedTime(new Date(Date.now() + 60 * 24 * 60 * 60 * 1000));
  await signInTo(page, "/#/estimates/405");
  await expect(title(page)).toHaveText("EST-000505");
  await expect(page.getByText(/^This was valid until .* Ask whether it still holds/)).toBeVisible();
});

test("another customer's estimate is not found", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  await signInTo(page, "/#/estimates/501");
  await expect(alert(page, "This was not found.")).toBeVisible();
  await expect(title(page)).toHaveText("Estimate");
});
