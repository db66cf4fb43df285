// The command palette, the keys, and what was opened last.

import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./accessibility/axe";
import { BEN, expect, menu, type Place, records, sidewaysOverflow, signIn, signInTo, test, title } from "./fixtures";
import { listeners, noteListeners } from "./listeners";

/** What finds pages, actions and records. */
function palette(portal: Place): Locator {
  return portal.getByRole("dialog", { name: "Find" });
}

function keyList(portal: Place): Locator {
  return portal.getByRole("dialog", { name: "Keyboard shortcuts" });
}

function field(portal: Place): Locator {
  return palette(portal).getByRole("combobox", { name: "What are you looking for?" });
}

/** What is offered, of one group or of all. */
function offered(portal: Place, group?: string): Locator {
  const place = group ? palette(portal).getByRole("group", { name: group }) : palette(portal);
  return place.getByRole("option");
}

/** The option of which a screen reader speaks. */
async function expectChosen(portal: Place, option: string | RegExp): Promise<void> {
  const chosen = palette(portal).getByRole("option", { selected: true });
  await expect(chosen).toHaveText(option);
  await expect(field(portal)).toHaveAttribute("aria-activedescendant", (await chosen.getAttribute("id"))!);
}

async function loadDashboard(page: Page): Promise<void> {
  await signInTo(page, "/");
  await expect(page.getByText("invoices,").first()).toBeVisible();
}

test("Ctrl K finds an invoice by its number, without the mouse and without asking for anything", async ({ page, sandbox }) => {
  await loadDashboard(page);
  // Nothing has the focus: the page is the portal's own.
  await title(page).blur();
  const before = (await sandbox.log()).length;
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await expect(offered(page, "Pages").first()).toHaveText("Dashboard");
  await page.keyboard.type("1057");
  await expect(palette(page).getByRole("status")).toHaveText("1 result");
  await expectChosen(page, /^INV-1057/);
  expect(await sandbox.log()).toHaveLength(before);
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("INV-1057");
  await expect(title(page)).toBeFocused();
  await expect(palette(page)).toBeHidden();
  await page.goBack();
  await expect(title(page)).toHaveText("Dashboard");
});

test("arrows choose, and what is chosen stays in sight", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await loadDashboard(page);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expectChosen(page, "Sign out");
  await expect(offered(page).last()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("ArrowDown");
  await expectChosen(page, "Dashboard");
  await expect(offered(page).first()).toBeInViewport({ ratio: 1 });
  await page.keyboard.type("invoices");
  await expectChosen(page, "Invoices");
  await page.keyboard.press("Enter");
  await expect(records(page)).toHaveCount(17);
});

test("where there is room for little, the way to it is in the menu, and Escape leads back", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await loadDashboard(page);
  await page.getByRole("button", { name: "Menu" }).click();
  const button = page.getByRole("button", { name: "Find", exact: true });
  await expect(button).toHaveText("Find", { useInnerText: true });
  await button.click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();

  await button.click();
  await field(page).fill("overdue");
  const first = offered(page, "Invoices").first();
  const number = (await first.innerText()).split(/\s/)[0];
  await first.click();
  await expect(title(page)).toHaveText(number);
  await expect(title(page)).toBeFocused();
});

test("a click beside it closes it", async ({ page }) => {
  await loadDashboard(page);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(field(page)).toBeFocused();
  await page.mouse.click(5, 5);
  await expect(palette(page)).toBeHidden();
});

test("/ goes to the search of a list, ? lists the keys, and neither gets in the way of typing", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  await expect(records(page)).toHaveCount(17);
  await expect(title(page)).toBeFocused();
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search" });
  await expect(search).toBeFocused();
  await page.keyboard.type("/?");
  await expect(search).toHaveValue("/?");
  await expect(keyList(page)).toHaveCount(0);
  await search.fill("");
  await expect(records(page)).toHaveCount(17);

  await title(page).focus();
  await page.keyboard.press("?");
  await expect(keyList(page)).toBeVisible();
  await expect(keyList(page).getByRole("term")).toHaveText([/Ctrl\s*K/, "/", "?", /↑\s*↓/, "Enter", "Esc"]);
  const single = keyList(page).getByRole("checkbox", { name: "Use the keys that are pressed alone" });
  await single.uncheck();
  await page.keyboard.press("Escape");
  await expect(keyList(page)).toBeHidden();
  await expect(title(page)).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  await page.reload();
  await expect(records(page)).toHaveCount(17);
  await page.keyboard.press("?");
  await expect(title(page)).toBeVisible();
  await expect(keyList(page)).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await single.check();
  await keyList(page).getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
});

test("what was opened last is offered first, and gone with its customer", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  await signInTo(page, "/#/invoices/316");
  await expect(title(page)).toHaveText("INV-1057");
  await page.goto("/#/tickets/706");
  await expect(title(page)).toHaveText("Checkout: payment by invoice fails");
  await page.goto("/#/invoices/401");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.goto("/#/projects");
  await expect(records(page)).not.toHaveCount(0);
  await page.reload();
  await expect(records(page)).not.toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(offered(page, "Opened last")).toHaveText([/^Checkout: payment by invoice fails/, /^INV-1057/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("INV-1057");

  await menu(page).getByRole("link", { name: "Dashboard" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).toBe("{}");
  await signIn(page, BEN);
  await expect(page.getByText("invoices,").first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(offered(page, "Pages")).not.toHaveCount(0);
  await expect(offered(page, "Opened last")).toHaveCount(0);
});

test("a customer who has to sign in again does that first, and gets the focus back", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/401/);
  await loadDashboard(page);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(field(page)).toBeFocused();
  await sandbox.control("expire_tokens");
  await field(page).fill("1057");
  await page.keyboard.press("Enter");
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(again.getByLabel("Email")).toBeFocused();
  await expect(palette(page)).toHaveCount(0);
  await signIn(again);
  await expect(again).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
});

test.describe("with very many invoices", () => {
  test.use({ sandboxArguments: ["--invoices", "1000"] });

  test("the best are offered, and the list has them all", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    await expect(records(page)).toHaveCount(25);
    await page.keyboard.press("Control+k");
    await field(page).fill("inv-");
    await expect(palette(page).getByRole("status")).toHaveText("1,000 results");
    await expect(offered(page, "Invoices")).toHaveCount(9);
    await palette(page).getByRole("option", { name: "Show all 1,000" }).click();
    await expect(palette(page)).toBeHidden();
    await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("inv-");
  });
});

test.describe("in a page of another site", () => {
  /** Which keys the portal has taken, of those that are pressed in the page. */
  async function noteTaken(page: Page): Promise<() => Promise<string[]>> {
    await page.evaluate(() => {
      const taken: string[] = [];
      Object.assign(window, { taken });
      addEventListener("keydown", ({ key, defaultPrevented }) => defaultPrevented && taken.push(key));
      const field = Object.assign(document.createElement("input"), { ariaLabel: "Of the page" });
      document.body.prepend(field);
    });
    return () => page.evaluate(() => (window as unknown as { taken: string[] }).taken.splice(0));
  }

  test("keys are the portal's only where they are pressed in it", async ({ page }) => {
    await page.goto("/embed/plain.html");
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(portal.getByText("invoices,").first()).toBeVisible();
    const taken = await noteTaken(page);
    const own = page.getByLabel("Of the page");
    await own.focus();
    await page.keyboard.type("a/?");
    await page.keyboard.press("Control+k");
    await expect(own).toHaveValue("a/?");
    await own.blur();
    for (const key of ["/", "?", "Control+k"]) await page.keyboard.press(key);
    expect(await taken()).toEqual([]);
    await expect(portal.getByRole("dialog")).toHaveCount(0);

    await title(portal).focus();
    await page.keyboard.press("Control+k");
    await expect(field(portal)).toBeFocused();
    expect(await taken()).toEqual(["k"]);
    await page.keyboard.type("1057");
    await page.keyboard.press("Enter");
    await expect(title(portal)).toHaveText("INV-1057");
    await expect(title(portal)).toBeFocused();
    await expect(page).toHaveURL("/embed/plain.html#/invoices/316");
  });

  test("with its address in memory, and in a frame, it works the same", async ({ page }) => {
    for (const address of ["/embed/memory.html", "/embed/frame.html"]) {
      await page.goto(address);
      const isFramed = address.includes("frame");
      const portal: Place = isFramed ? page.frameLocator("iframe") : page.locator("customer-portal");
      await signIn(portal);
      await expect(portal.getByText("invoices,").first()).toBeVisible();
      await title(portal).press("Control+k");
      await field(portal).fill("invoices");
      await field(portal).press("Enter");
      await expect(title(portal)).toHaveText("Invoices");
      const button = portal.getByRole("button", { name: "Menu" });
      if (await button.isVisible()) await button.click();
      await portal.getByRole("button", { name: "Sign out" }).click();
      await expect(title(portal)).toHaveText("Sign in");
    }
  });
});

test("keys are heard by the window only where the page is the portal's own, and not when it is gone or signed out", async ({ page }) => {
  const heard = async () => (await listeners(page)).filter((what) => what.includes("key"));
  await noteListeners(page);
  await page.goto("/");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  await expect.poll(heard).toEqual(["[object Window] keydown"]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await expect.poll(heard).toEqual([]);
  await page.keyboard.press("Control+k");
  await signIn(page);
  await expect(page.getByText("invoices,").first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();

  const portal = (await page.locator("customer-portal").elementHandle())!;
  await portal.evaluate((portal) => portal.remove());
  await expect.poll(() => listeners(page)).toEqual([]);
  await portal.evaluate((portal) => document.body.append(portal));
  await expect(title(page)).toHaveText("Dashboard");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing in the palette and in the list of keys in ${colorScheme} colours, ${width} px wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await signInTo(page, "/#/invoices/316");
      await expect(title(page)).toHaveText("INV-1057");
      await page.goto("/#/");
      await expect(page.getByText("invoices,").first()).toBeVisible();
      await page.keyboard.press("Control+k");
      await expect(offered(page, "Opened last")).toHaveCount(1);
      await page.keyboard.press("ArrowDown");
      await expectNoViolations(page, "palette");
      await field(page).fill("inv");
      await expect(offered(page, "Invoices")).toHaveCount(9);
      await expectNoViolations(page, "palette with invoices");
      await field(page).fill("nobody has this");
      await expect(offered(page)).toHaveCount(0);
      await expectNoViolations(page, "palette without anything");
      await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
      await expect(keyList(page)).toBeVisible();
      await expectNoViolations(page, "list of keys");
    });
  }
}

for (const { name, css, width, height } of [
  { name: "on the narrowest screen", css: "", width: 320, height: 480 },
  { name: "with text of twice the size", css: "customer-portal { font-size: 200% !important }", width: 640, height: 480 },
  { name: "from right to left", css: "html { direction: rtl }", width: 360, height: 640 },
]) {
  test(`all of it can be reached ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await loadDashboard(page);
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, css);
    await page.keyboard.press("Control+k");
    await field(page).fill("inv");
    await expect(offered(page, "Invoices")).toHaveCount(9);
    expect(await sidewaysOverflow(page)).toBe(0);
    await expectFits(palette(page), page);
    const last = offered(page).last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 0.9 });
    const toKeys = palette(page).getByRole("button", { name: "Keyboard shortcuts" });
    await toKeys.scrollIntoViewIfNeeded();
    await expect(toKeys).toBeInViewport({ ratio: 0.9 });
    await toKeys.click();
    await expectFits(keyList(page), page);
    await keyList(page).getByRole("checkbox").scrollIntoViewIfNeeded();
    await expect(keyList(page).getByRole("checkbox")).toBeInViewport({ ratio: 0.9 });
  });
}

/** A dialog is no wider and no higher than the page, and has nothing to scroll sideways to. */
async function expectFits(dialog: Locator, page: Page): Promise<void> {
  await expect(dialog).toBeVisible();
  const { width, height } = page.viewportSize()!;
  const box = (await dialog.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  expect(box.y + box.height).toBeLessThanOrEqual(height);
  expect(await dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
}
