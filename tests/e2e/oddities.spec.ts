import type { Page } from "@playwright/test";
import { expect, records, signInTo, test, title } from "./fixtures";

test("PHP's ways with JSON change nothing of what a customer sees", async ({ page, sandbox }) => {
  await signInTo(page, "/");
  await expect(title(page)).toHaveText("Dashboard");
  const tidy = await textOfPages(page);
  await sandbox.control("oddities", { on: true });
  // A zip code that has become a number has lost its leading zero before it leaves the server.
  const expected = tidy.map((text) => text.replace(/\b0(\d{4} Leipzig)/g, "$1"));
  expect(await textOfPages(page)).toEqual(expected);
});

/** The texts of dashboard, list and invoice, each from a new answer of the server. */
async function textOfPages(page: Page): Promise<string[]> {
  const main = page.getByRole("main");
  const texts: string[] = [];
  for (const [address, sign] of [
    ["/#/", page.getByText("invoices,").first()],
    ["/#/invoices", records(page).nth(16)],
    ["/#/invoices/313", page.getByRole("table", { name: "Payments" })],
    ["/#/invoices/316", page.locator(".attachments")],
  ] as const) {
    await page.goto(address);
    await page.reload();
    await expect(sign).toBeVisible();
    texts.push(await main.innerText());
  }
  return texts;
}
