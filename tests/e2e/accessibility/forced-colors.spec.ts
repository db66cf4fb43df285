// With the colours of the operating system in the place of all others, as high contrast is: what a colour said is said otherwise.

import type { Locator, Page } from "@playwright/test";
import { expect, menu, signIn, test, title } from "../fixtures";
import { PAGES, visit } from "../places";

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`buttons, fields, badges and where one is can be seen in forced colours, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await page.goto("/#/login");
    await expect(title(page)).toBeVisible();
    await expectEdges(page.locator("customer-portal :is(.button, input)"), 3);
    await page.getByLabel("Email").focus();
    await expect(page.getByLabel("Email")).toHaveCSS("outline-style", "solid");
    await expectSeen(page.getByLabel("Email"), "outline-color");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expectEdges(page.getByRole("alert"), 1);

    await signIn(page);
    await go(page, "invoices");
    await expectEdges(page.locator(".badge"), 17);
    await expectEdges(page.getByRole("main").locator("input, select, .button:visible"), 3);
    await expectToStandOut(menu(page).getByRole("link", { name: "Invoices" }), menu(page).getByRole("link", { name: "Support" }));

    await go(page, "timesheets");
    const tabs = page.getByRole("main").getByRole("navigation");
    await expectToStandOut(tabs.getByRole("link", { name: "Timesheets" }), tabs.getByRole("link", { name: "Milestones" }));

    await go(page, "ticket");
    await expectEdges(page.locator(".message"), 7);
    await go(page, "new task");
    await expectEdges(page.getByRole("main").locator("input:not([type=checkbox]), select, textarea"), 5);
  });

  test(`charts can be seen in forced colours, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await page.goto("/#/login");
    await signIn(page);
    await expect(title(page)).toHaveText("Dashboard");
    await go(page, "gantt chart");
    for (const part of [".bar rect", ".milestone polygon"]) await expectSeen(page.locator(`.gantt ${part}`).first(), "fill");
    for (const part of [".tick line", ".today line"]) await expectSeen(page.locator(`.gantt ${part}`).first(), "stroke");
    await expectSeen(page.locator(".gantt .bar text").first(), "fill");

    await go(page, "projects");
    await expectEdges(page.getByRole("main").locator("progress"), 4);
  });
}

async function go(page: Page, name: string): Promise<void> {
  await expect(title(page)).not.toHaveText("Sign in");
  await visit(page, PAGES.find((place) => place.name === name)!);
}

/** So many at least, and all have a line around them that is of another colour than what is below it. */
async function expectEdges(elements: Locator, atLeast: number): Promise<void> {
  await expect.poll(() => elements.count()).toBeGreaterThanOrEqual(atLeast);
  const missing = await elements.evaluateAll((elements) => {
    const isSeen = (element: Element) => {
      const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(element);
      return borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && borderTopColor !== getComputedStyle(element.closest("body, .portal")!).backgroundColor;
    };
    return elements.filter((element) => element.checkVisibility() && !isSeen(element)).map(({ outerHTML }) => outerHTML);
  });
  expect.soft(missing).toEqual([]);
}

/** It is marked by more than the weight of its letters. */
async function expectToStandOut(current: Locator, other: Locator): Promise<void> {
  const looks = (link: Locator) =>
    link.evaluate((link) => {
      const { borderBottomStyle, borderInlineStartStyle, outlineStyle, backgroundColor, textDecorationLine } = getComputedStyle(link);
      return { borderBottomStyle, borderInlineStartStyle, outlineStyle, backgroundColor, textDecorationLine };
    });
  expect.soft(await looks(current)).not.toEqual(await looks(other));
}

/** A colour differs from that of the page. */
async function expectSeen(element: Locator, property: string): Promise<void> {
  const [colour, below] = await element.evaluate((element, property) => {
    const canvas = document.createElement("span");
    canvas.style.backgroundColor = "Canvas";
    document.body.append(canvas);
    const below = getComputedStyle(canvas).backgroundColor;
    canvas.remove();
    return [getComputedStyle(element).getPropertyValue(property), below];
  }, property);
  expect.soft(colour, property).not.toBe(below);
}
