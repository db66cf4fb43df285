// How amounts are laid out: in one piece, and with their minus at the left.

import type { Locator } from "@playwright/test";
import { expect, signInTo, test } from "./fixtures";

/** An estimate with a discount and an adjustment below zero. */
const ESTIMATE = "/#/estimates/405";

for (const direction of ["ltr", "rtl"]) {
  test(`a minus is at the left of the digits where text runs ${direction}`, async ({ page }) => {
    await signInTo(page, ESTIMATE);
    const amounts = page.locator(".totals bdi").filter({ hasText: "\u2212" });
    await expect(amounts.first()).toBeVisible();
    await page.evaluate((direction) => document.documentElement.setAttribute("dir", direction), direction);
    for (const amount of await amounts.all()) {
      const [minus, digit] = await lefts(amount);
      expect(minus).toBeLessThan(digit);
    }
  });
}

test("an amount is not broken however narrow its place is", async ({ page }) => {
  await signInTo(page, ESTIMATE);
  const amounts = page.locator("bdi.money");
  await expect(amounts.first()).toBeVisible();
  await page.locator("customer-portal").evaluate((portal) => {
    for (const cell of portal.shadowRoot?.querySelectorAll<HTMLElement>("dd, td") ?? []) {
      cell.style.cssText = "display: block; inline-size: 1em";
    }
  });
  for (const amount of await amounts.all()) {
    expect(await amount.evaluate((amount) => amount.getClientRects().length)).toBe(1);
  }
});

/** Where the minus and the first digit of an amount begin. */
async function lefts(amount: Locator): Promise<[number, number]> {
  return amount.evaluate((amount) => {
    const text = amount.firstChild as Text;
    const left = (at: number) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    };
    return [left(0), left(text.data.search(/\d/))] as [number, number];
  });
}
