import type { Page } from "@playwright/test";
import { expect, menu, records, sidewaysOverflow, signIn, signInTo, test, title } from "./fixtures";

const BLACK = "rgb(0, 0, 0)";
const WHITE = "rgb(255, 255, 255)";

// A sheet of paper between its margins.
test.use({ viewport: { width: 700, height: 1000 }, colorScheme: "dark" });

async function print(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
}

/** Nothing that can be clicked on or written into, but for links in the text. */
async function expectNothingToDo(page: Page): Promise<void> {
  await expect(menu(page)).toBeHidden();
  for (const role of ["button", "textbox", "searchbox", "combobox"] as const) {
    await expect(page.getByRole("main").getByRole(role)).toHaveCount(0);
  }
  await expect(page.getByRole("banner")).toHaveCount(0);
  await expect(page.locator(".back, form").filter({ visible: true })).toHaveCount(0);
}

test("an invoice on paper is the invoice, black on white, also from a dark screen", async ({ page }) => {
  await signInTo(page, "/#/invoices/316");
  await expect(title(page)).toHaveText("INV-1057");
  await expect(page.locator("customer-portal")).not.toHaveCSS("background-color", WHITE);
  await print(page);
  await expectNothingToDo(page);
  await expect(page.getByRole("link", { name: "Pay or download" })).toHaveCount(0);

  await expect(title(page)).toBeVisible();
  await expect(title(page)).toHaveCSS("color", BLACK);
  await expect(page.locator("customer-portal")).toHaveCSS("background-color", WHITE);
  const items = page.getByRole("table", { name: "Items" });
  await expect(items).toHaveCSS("display", "table");
  await expect(items.getByRole("columnheader")).toHaveText(["Item", "Quantity", "Rate", "Amount"]);
  await expect(items).toHaveCSS("color", BLACK);
  for (const text of ["Unpaid", "Karl-Heine-Straße 99", "8.379,81 €", "Thank you for your order!"]) {
    await expect(page.getByText(text).first()).toBeVisible();
  }
  expect(await sidewaysOverflow(page), "nothing is cut off").toBe(0);
});

test("a proposal on paper has its text, says where its links lead, and has no box for comments", async ({ page }) => {
  await signInTo(page, "/#/proposals/25");
  await expect(page.getByLabel("Comment")).toBeVisible();
  await print(page);
  await expectNothingToDo(page);
  await expect(page.getByRole("heading", { name: "Comments" }), "there are none").toHaveCount(0);
  await expect(title(page)).toHaveText("Repairs & loan bicycles");
  await expect(page.getByText("a loan bicycle meanwhile")).toBeVisible();
  await expect(page.getByRole("table", { name: "Items" })).toBeVisible();
  const link = page.getByRole("link", { name: "our work" });
  await expect(link).toHaveCSS("color", BLACK);
  const address = await link.evaluate((element) => getComputedStyle(element, "::after").content);
  expect(address).toContain("https://acme.example/work");

  await page.emulateMedia({ media: "screen" });
  await page.goto("/#/proposals/24");
  await expect(page.getByText("tags are free")).toBeVisible();
  await print(page);
  await expect(page.getByText("tags are free"), "what has been said is printed").toBeVisible();
  await expect(page.getByLabel("Comment")).toBeHidden();
});

test("a list on paper is its table", async ({ page }) => {
  await signInTo(page, "/#/proposals");
  await expect(records(page)).toHaveCount(6);
  await print(page);
  await expect(menu(page)).toBeHidden();
  await expect(page.getByRole("search")).toHaveCount(0);
  await expect(page.getByRole("columnheader")).toHaveText([
    "Proposal",
    "Project",
    "Date",
    "Open until",
    "Status",
    "Total",
  ]);
  await expect(page.getByRole("columnheader", { name: "Proposal" })).toBeVisible();
  await expect(records(page)).toHaveCount(6);
  await expect(page.getByText("Revised").last()).toHaveCSS("color", BLACK);
  expect(await sidewaysOverflow(page), "nothing is cut off").toBe(0);
});

for (const [group, record] of [
  ["tasks", "Kick-off workshop"],
  ["credit_notes", "CN-12"],
]) {
  test(`the many columns of ${group} fit on paper`, async ({ page }) => {
    await signInTo(page, `/#/projects/3/${group}`);
    await expect(records(page).filter({ hasText: record })).toBeVisible();
    await print(page);
    expect(await sidewaysOverflow(page), "nothing is cut off").toBe(0);
  });
}

test("the page around the portal is printed as it is", async ({ page }) => {
  await page.goto("/embed/plain.html");
  await signIn(page.locator("customer-portal"));
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await print(page);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Acme" })).toBeVisible();
  await expect(page.getByRole("link", { name: "About" })).toHaveCSS("color", "rgb(255, 20, 147)");
  await expect(page.getByText("Acme makes anvils.")).toBeVisible();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 248, 231)");
});
