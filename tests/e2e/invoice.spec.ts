import { alert, ANNA, expect, expectLeadsOut, menu, records, signInTo, test, title } from "./fixtures";

test("an invoice shows all that belongs to it", async ({ page }) => {
  await signInTo(page, "/#/invoices/316");
  await expect(title(page)).toHaveText("INV-1057");
  await expect(page.getByText("Unpaid")).toBeVisible();
  await expect(page.getByText("Keller & Sons – new web shop")).toBeVisible();

  const items = page.getByRole("table", { name: "Items" }).getByRole("row");
  await expect(items).toHaveCount(4);
  await expect(items.nth(1)).toContainText("wheel size & load");
  await expect(items.nth(1)).toContainText("Checkout in three steps");
  await expect(items.nth(1).getByRole("cell")).toHaveText(["62.5 h", "110,00 €", "6.875,00 €"]);
  await expect(items.nth(2).getByRole("cell")).toHaveText(["1", "480,00 €", "480,00 €"]);
  await expect(items.nth(3).getByRole("cell")).toHaveText(["228", "0,30 €", "68,40 €"]);
  await expect(page.locator(".totals > div")).toHaveText([
    "Subtotal7.423,40 €",
    "Discount−371,17 €",
    "Tax1.339,92 €",
    "Adjustment−12,34 €",
    "Total8.379,81 €",
    "Left to pay8.379,81 €",
  ]);

  await expect(page.getByText("Karl-Heine-Straße 99")).toBeVisible();
  await expect(page.getByText("Hinterhaus, 2. Etage")).toBeVisible();
  await expect(page.getByText("Lager Nord")).toBeVisible();
  await expect(page.getByText("Thank you for your order!")).toBeVisible();
  await expect(page.getByText("Place of jurisdiction: Leipzig & Halle.")).toBeVisible();
  await expect(page.locator(".attachments").getByRole("listitem")).toHaveText([
    "Zeitnachweis März.pdf PDF",
    "sketch-of-the-checkout-page-as-agreed-on-the-phone-final-2.png PNG",
  ]);
});

test("an invoice shows what was paid", async ({ page }) => {
  await signInTo(page, "/#/invoices/313");
  await expect(title(page)).toHaveText("INV-1054");
  await expect(page.getByText("Partially Paid")).toBeVisible();
  const payments = page.getByRole("table", { name: "Payments" }).getByRole("row");
  await expect(payments).toHaveCount(3);
  await expect(payments.nth(1)).toContainText("TX-1054-1");
  await expect(payments.nth(1)).toContainText("1.178,10 €");
  await expect(payments.nth(2)).toContainText("TX-1054-2");
  await expect(payments.nth(2)).toContainText("589,05 €");
  await expect(page.locator(".totals > div").last()).toHaveText("Left to pay589,05 €");
});

test("an invoice leads to its page in the CRM, in a tab that knows nothing of this one", async ({ page, sandbox }) => {
  await signInTo(page, "/#/invoices/316");
  const link = page.getByRole("link", { name: "Pay or download (opens in a new tab)" });
  await expectLeadsOut(page, link, new RegExp(`^${sandbox.url}/invoice/316/[0-9a-f]{32}$`), "Invoice INV-1057 – Unpaid");
});

test("another customer's invoice is not found, and the page says so", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  await signInTo(page, "/#/invoices/401");
  await expect(alert(page, "It may have been removed, or it belongs to another account.")).toBeVisible();
  await expect(title(page), "every page has one heading").toHaveCount(1);
});

test("nothing that the API should not have sent gets into page, storage or console", async ({
  page,
  sandbox,
  guard,
}) => {
  await sandbox.control("oddities", { on: true });
  const list = page.waitForResponse(/\/v1\/invoices$/);
  await signInTo(page, "/");
  expect(await (await list).text()).toMatch(/LEAK-notice[^]*LEAK-adminnote/);
  await expect(page.getByText("invoices,").first()).toBeVisible();
  await guard.check();

  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await expect(records(page)).toHaveCount(17);
  await guard.check();

  const invoice = page.waitForResponse(/\/v1\/invoices\/id\/316$/);
  await page.getByRole("link", { name: "INV-1057" }).click();
  expect(await (await invoice).text()).toMatch(/LEAK-hidden-calculation/);
  await expect(title(page)).toHaveText("INV-1057");
  await guard.check();
});

test("HTML from the server keeps its structure and loses all that could harm", async ({ page, sandbox, guard }) => {
  // The picture is looked for in the CRM.
  guard.expectErrors(/404 \(Not Found\) .*\/x\b/);
  const answer = await sandbox.answer(ANNA, "invoices/id/316");
  answer.data.clientnote = `
    <p onclick="window.harm=1">Read <strong>this</strong></p>
    <img src="x" onerror="window.harm=1"><script>window.harm=1</script><style>* { display: none }</style>
    <svg onload="window.harm=1"></svg><iframe srcdoc="harm"></iframe><form action="/harm"><input></form>
    <a href="javascript:window.harm=1">bad link</a> <a href="https://acme.example/help">good link</a>`;
  await sandbox.control("fail", {
    path: "invoices/id/316",
    status: 200,
    content_type: "application/json",
    body: JSON.stringify(answer),
  });
  await signInTo(page, "/#/invoices/316");

  const note = page.locator(".rich-text").filter({ hasText: "bad link" });
  await expect(note.locator("strong")).toHaveText("this");
  await expect(note.locator("img, script, style, svg, iframe, form, input, [onclick]")).toHaveCount(0);
  await expect(note.getByText("bad link")).not.toHaveAttribute("href");
  const link = note.getByRole("link", { name: "good link" });
  await expect(link).toHaveAttribute("href", "https://acme.example/help");
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await note.getByText("bad link").click();
  expect(await page.evaluate(() => "harm" in window)).toBe(false);
});
