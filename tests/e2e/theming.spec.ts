// How the portal looks is set by the page around it, with five custom properties: docs/theming.md.

import type { Locator, Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { expect, records, signInTo, test, title } from "./fixtures";
import { goThrough, PAGES } from "./places";

/** What WCAG 2.2 asks for, at its level AA. */
const TEXT = 4.5;
const PARTS_OF_CONTROLS = 3;

const ON_THE_WAY = PAGES.filter(({ name }) => ["dashboard", "invoices", "invoice", "new ticket"].includes(name));

const ACCENTS = ["#1f5fbf", "#ffd400", "#000", "#fff", "#777", "#00f", "#f00", "#008080", "#8b0000"];

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript({ path: require.resolve("axe-core/axe.min.js") });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`whatever the accent is, it can be read and seen in ${colorScheme} colours`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await goThrough(page, ON_THE_WAY, async (place) => {
      await page.keyboard.press("Tab");
      for (const accent of ACCENTS) {
        await writeStyles(page, `customer-portal { --portal-accent: ${accent} }`);
        await expectAccentIsClear(page, `${place}, ${accent}`);
        await expectAxeFindsNoPaleText(page, `${place}, ${accent}`);
      }
    });
  });
}

for (const { surface, text, theme, reader } of [
  { surface: "#fff8e7", text: "#5b3a1e", theme: "light", reader: "dark" },
  { surface: "#0b1f3a", text: "#f4e9d8", theme: "dark", reader: "light" },
] as const) {
  test(`with ${text} on ${surface}, what is derived from them can be read and seen`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: reader });
    await goThrough(page, ON_THE_WAY, async (place) => {
      await page.locator("customer-portal").evaluate((portal, theme) => portal.setAttribute("theme", theme), theme);
      await writeStyles(page, `customer-portal { --portal-surface: ${surface}; --portal-text: ${text} }`);
      await expectAxeFindsNoPaleText(page, place);

      if (place === "invoices") {
        await expectContrast(page.getByText("17 results"), "color", TEXT, "quiet text");
        await expectContrast(page.getByText("Cancelled").last(), "color", TEXT, "quiet text in a badge");
        await expectContrast(page.getByLabel("Search"), "border-top-color", PARTS_OF_CONTROLS, "the edge of a field");
        await records(page).first().hover();
        await expectContrast(records(page).first().getByRole("link"), "color", TEXT, "a link in a row");
      }
      if (place === "invoice") {
        await expectContrast(page.getByText("Due date"), "color", TEXT, "quiet text on a raised surface");
        const signOut = page.getByRole("button", { name: "Sign out" });
        await expectContrast(signOut, "border-top-color", PARTS_OF_CONTROLS, "the edge of a button on a raised surface");
      }
    });
  });
}

test("the font and the radius arrive everywhere", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await goThrough(page, ON_THE_WAY, async (place) => {
    await writeStyles(page, "customer-portal { --portal-font: Georgia, serif; --portal-radius: 3px }");
    const fonts = await styles(page, ":not(pre, code)", "font-family", { withText: true });
    expect.soft(fonts, place).toEqual(["Georgia, serif, sans-serif"]);
    const boxes = "button, .button, input:not([type=checkbox]), select, textarea, .card, tbody > tr";
    expect.soft(await styles(page, boxes, "border-radius"), place).toEqual(["3px"]);
  });
});

for (const [colorScheme, surface, text] of [
  ["light", "rgb(255, 255, 255)", "rgb(27, 31, 39)"],
  ["dark", "rgb(22, 24, 29)", "rgb(232, 234, 238)"],
] as const) {
  test(`nothing has to be set, in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/#/login");
    await expect(title(page)).toHaveText("Sign in");
    await expect(page.locator("customer-portal")).toHaveCSS("background-color", surface);
    await expect(title(page)).toHaveCSS("color", text);
    await expect(title(page)).toHaveCSS("font-family", /^system-ui, /);
    const button = page.getByRole("button", { name: "Sign in" });
    await expect(button).toHaveCSS("background-color", "rgb(31, 95, 191)");
    await expect(button).toHaveCSS("border-radius", "8px");
  });
}

test("how large the page writes changes nothing", async ({ page }) => {
  await signInTo(page, "/#/invoices/316");
  await expect(page.getByRole("table", { name: "Items" })).toBeVisible();
  // Those for signing in again, for finding things and for the keys come after the page.
  await expect(page.locator("dialog")).toHaveCount(3);
  const before = await layout(page);
  for (const size of ["html { font-size: 22px }", "html { font-size: 62.5% }", "* { font-size: 30px }"]) {
    await writeStyles(page, size);
    expect(await layout(page), size).toEqual(before);
  }
});

test("the size that the reader has set in the browser is that of the text", async ({ page }) => {
  await page.goto("/#/login");
  await expect(title(page)).toHaveCSS("font-size", "32px");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 20 } });
  await expect(title(page)).toHaveCSS("font-size", "40px");
  await expect(page.getByLabel("Email")).toHaveCSS("font-size", "20px");
});

/** Has these rules in the page, as its author would write them, in the place of those that were written before. */
async function writeStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

/** The main button, also below the pointer, a link, and the ring around what has the focus. */
async function expectAccentIsClear(page: Page, what: string): Promise<void> {
  const main = page.getByRole("main");
  await expectContrast(main.getByRole("link").first(), "color", TEXT, `${what}: a link`);
  const focused = page.locator("customer-portal :focus");
  await expect(focused).toHaveCSS("outline-style", "solid");
  await expectContrast(focused, "outline-color", PARTS_OF_CONTROLS, `${what}: the ring`);

  const button = main
    .getByRole("button", { name: /^Sign in$|^Create ticket$/ })
    .or(main.getByRole("link", { name: "Pay or download" }));
  if (await button.isHidden()) return;
  await page.mouse.move(0, 0);
  await expectContrast(button, "color", TEXT, `${what}: the button`);
  await expectContrast(button, "border-top-color", PARTS_OF_CONTROLS, `${what}: the edge of the button`);
  await button.hover();
  await expectContrast(button, "color", TEXT, `${what}: the button below the pointer`);
}

async function expectAxeFindsNoPaleText(page: Page, what: string): Promise<void> {
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    const { violations } = await axe.run({ runOnly: ["color-contrast"] });
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
  });
  expect.soft(violations, what).toEqual([]);
}

/** A colour of an element stands out from what is below it: text from the element's own background, lines from what is around it. */
async function expectContrast(
  element: Locator,
  property: "color" | "outline-color" | "border-top-color",
  atLeast: number,
  what: string,
): Promise<void> {
  const contrast = await element.evaluate((element, property) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    const paint = (colour: string) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    };
    const luminance = () => {
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const around = (element: Element) => element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
    const paintBackground = (element: Element | undefined): void => {
      if (!element) return;
      paintBackground(around(element));
      paint(getComputedStyle(element).backgroundColor);
    };
    paintBackground(property === "color" ? element : around(element));
    const below = luminance();
    paint(getComputedStyle(element).getPropertyValue(property));
    const [darker, brighter] = [below, luminance()].sort((one, other) => one - other);
    return (brighter + 0.05) / (darker + 0.05);
  }, property);
  expect.soft(contrast, what).toBeGreaterThanOrEqual(atLeast);
}

/** The values that a property has on elements of the portal, or on those of them in which text stands. */
function styles(page: Page, selector: string, property: string, { withText = false } = {}): Promise<string[]> {
  return page.locator("customer-portal").evaluate(
    (portal, { selector, property, withText }) => {
      const hasText = ({ childNodes }: Element) =>
        [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const elements = [...portal.shadowRoot!.querySelectorAll(selector)].filter((found) => !withText || hasText(found));
      return [...new Set(elements.map((element) => getComputedStyle(element).getPropertyValue(property)))];
    },
    { selector, property, withText },
  );
}

/** Where everything in the portal is, seen from its corner, and how large its text is. */
function layout(page: Page): Promise<string[]> {
  return page.locator("customer-portal").evaluate((portal) => {
    const corner = portal.getBoundingClientRect();
    return [...portal.shadowRoot!.querySelectorAll("*")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { fontSize } = getComputedStyle(element);
      return `${element.localName}: ${x - corner.x} ${y - corner.y} ${width} ${height}, ${fontSize}`;
    });
  });
}
