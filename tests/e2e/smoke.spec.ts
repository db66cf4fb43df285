import { fromSignInToInvoice, test } from "./fixtures";

test("a customer signs in, reads an invoice and signs out", async ({ page }) => {
  await page.goto("/");
  await fromSignInToInvoice(page);
});
