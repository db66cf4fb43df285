import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, records, signInTo, test } from "./fixtures";

test("the export has what is found, with numbers and days that a spreadsheet knows", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  await page.getByRole("searchbox", { name: "Search" }).fill("shop keller");
  await expect(records(page)).toHaveCount(2);
  const { name, text } = await exported(page);
  expect(name).toBe("invoices.csv");
  const [head, ...rows] = text.trim().split("\r\n");
  expect(text.startsWith("\u{feff}"), "by this mark Excel knows UTF-8").toBe(true);
  expect(head).toBe("Invoice,Project,Date,Due date,Status,Total,Currency");
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatch(/^INV-1057,Keller & Sons – new web shop,\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,Unpaid,8379\.81,EUR$/u);
});

test("where decimals have a comma, a semicolon separates the cells", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  await speak(page, "de");
  await page.getByRole("searchbox", { name: "Search" }).fill("shop keller");
  await expect(records(page)).toHaveCount(2);
  const [, row] = (await exported(page)).text.split("\r\n");
  expect(row).toMatch(/^INV-1057;Keller & Sons – new web shop;[-\d]{10};[-\d]{10};Unpaid;8379,81;EUR$/u);
});

test.describe("with 60 invoices", () => {
  test.use({ sandboxArguments: ["--invoices", "60"] });

  test("the export does not end with the page in view", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    await expect(records(page)).toHaveCount(25);
    expect((await exported(page)).text.trim().split("\r\n")).toHaveLength(61);
  });
});

const SECTIONS = ["invoices", "estimates", "proposals", "contracts", "projects", "tickets"];
const GROUPS = ["tasks", "timesheets", "milestones", "discussions", "subscriptions", "expenses", "credit_notes"];

for (const list of [...SECTIONS, ...GROUPS.map((group) => `projects/3/${group}`)]) {
  test(`the export of ${list} has nothing that nobody may see`, async ({ page }) => {
    await signInTo(page, `/#/${list}`);
    await expect(records(page).first()).toBeVisible();
    const { name, text } = await exported(page);
    expect(name).toBe(`${list.split("/").pop()?.replace("_", "-")}.csv`);
    expect(text.trim().split("\r\n").length).toBe((await records(page).count()) + 1);
    expect(text).not.toMatch(/LEAK|<\/?(p|br|em|strong)\b|&amp;|a:\d+:\{/);
  });
}

/** Puts the portal into the page anew, in a language. */
async function speak(page: Page, lang: string): Promise<void> {
  await page.locator("customer-portal").evaluate((portal: HTMLElement, lang: string) => {
    portal.ownerDocument.documentElement.lang = lang;
    portal.replaceWith(portal.cloneNode());
  }, lang);
}

async function exported(page: Page): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}
