import type { Page } from "@playwright/test";
import { expect, menu, records, signIn, signInTo, test, title } from "../fixtures";
import { goThrough, PAGES, PUBLIC_PAGES, visit } from "../places";
import { expectNoOverflow, expectTextsAreClear } from "./layout";

/** Looks at every page, and at the menu where it is behind a button. */
async function lookAtAll(page: Page, look: (place: string) => Promise<void>): Promise<void> {
  await goThrough(page, [...PAGES, ...PUBLIC_PAGES.slice(1)], look);
  const button = page.getByRole("button", { name: "Menu" });
  if (await button.isVisible()) {
    await button.click();
    await expect(menu(page).getByRole("link", { name: "Invoices" })).toBeVisible();
    await look("menu");
  }
}

// The narrowest screen, a wide one at 400 %, and the widths from which on lists are tables, and their cells in one line.
for (const [width, height] of [
  [320, 640],
  [320, 256],
  [600, 640],
  [900, 640],
  [1024, 640],
]) {
  test(`the page does not have to be scrolled sideways, ${width} × ${height} px`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height });
    await lookAtAll(page, (place) => expectTextsAreClear(page, place));
  });
}

// Larger than a reader can make it by zooming to 200 %, which makes the page narrower as well.
for (const [size, width] of [
  [24, 360],
  [32, 640],
  [32, 1280],
]) {
  test(`text of ${size} px, the reader's own size, fits on ${width} px`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 800 });
    const browser = await page.context().newCDPSession(page);
    await browser.send("Page.setFontSizes", { fontSizes: { standard: size } });
    await lookAtAll(page, (place) => expectTextsAreClear(page, place));
  });
}

for (const width of [320, 1280]) {
  test(`the spacing of text that WCAG 1.4.12 names cuts nothing off, ${width} px wide`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 800 });
    await lookAtAll(page, async (place) => {
      await spaceOut(page);
      await expectTextsAreClear(page, place);
    });
  });
}

/** As a reader's own style sheet would, with everything at its largest. */
async function spaceOut(page: Page): Promise<void> {
  await page.locator("customer-portal").evaluate(({ shadowRoot }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`);
    const isOwn = ({ cssRules: [rule] }: CSSStyleSheet) => rule.cssText.includes("0.16em");
    const others = shadowRoot!.adoptedStyleSheets.filter((sheet) => !isOwn(sheet));
    shadowRoot!.adoptedStyleSheets = [...others, sheet];
  });
}

test("a list with more columns than there is room for scrolls by itself, by the keyboard, too", async ({ page }) => {
  await page.setViewportSize({ width: 620, height: 640 });
  await signInTo(page, "/#/projects/3/credit_notes");
  await expect(records(page)).toHaveText(["CN-12", "CN-11"]);
  const total = page.getByRole("columnheader", { name: "Total", exact: true });
  await expect(total).not.toBeInViewport({ ratio: 1 });
  await total.getByRole("button").focus();
  await expect(total).toBeInViewport({ ratio: 1 });
  await expectNoOverflow(page, "the page itself");
});

test("on a tablet a list breaks no number, no day and no short word, and a document has its buttons beside each other", async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await signInTo(page, "/#/");
  await expect(title(page)).toHaveText("Dashboard");
  const lists = ["invoices", "estimates", "proposals", "contracts", "projects", "tickets", "tasks", "timesheets"];
  for (const place of PAGES.filter(({ name }) => lists.includes(name))) {
    await visit(page, place);
    const cells = page.getByRole("table").locator("th, td");
    expect.soft(await cells.evaluateAll(brokenParts), place.name).toEqual([]);
  }
  await page.goto("/#/invoices/316");
  const tops = ["Pay or download", "Print"].map(async (name) => {
    const button = page.getByRole("link", { name }).or(page.getByRole("button", { name }));
    return (await button.boundingBox())!.y;
  });
  expect(new Set(await Promise.all(tops)).size).toBe(1);
});

/** What stands on more than one line: numbers of documents, words of up to eleven letters, and days where there are not too many columns. */
function brokenParts(cells: Element[]): string[] {
  return cells.flatMap((cell) => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    const isDay = cell.matches(".date") && cell.parentElement!.children.length < 7;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const { 0: part, index } of node.textContent!.matchAll(isDay ? /.+/g : /(?<!\S)\S{1,11}(?!\S)/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + part.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(part);
      }
    }
    return broken;
  });
}

for (const width of [360, 1280]) {
  test(`a page that is written from right to left is laid out so, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.route("**/embed/plain.html", async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace('<html lang="en">', '<html lang="ar" dir="rtl">') });
    });
    await page.goto("/embed/plain.html");
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");
    await expect(title(portal)).toHaveCSS("direction", "rtl");
    await expectNoOverflow(page, "dashboard");
    await page.goto("/embed/plain.html#/invoices");
    await expect(records(portal)).toHaveCount(17);
    await expectNoOverflow(page, "invoices");
    await page.goto("/embed/plain.html#/invoices/316");
    await expect(title(portal)).toHaveText("INV-1057");
    await expectNoOverflow(page, "invoice");
  });
}
