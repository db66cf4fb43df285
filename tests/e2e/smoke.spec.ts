import { expect, menu, records, signIn, test, title } from "./fixtures";

test("a customer signs in, reads an invoice and signs out", async ({ page }) => {
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");

  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await expect(title(page)).toHaveText("Invoices");
  await expect(records(page)).toHaveCount(17);

  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("INV-1057");
  await expect(page.getByRole("table", { name: "Items" })).toContainText("Training");

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");
});
