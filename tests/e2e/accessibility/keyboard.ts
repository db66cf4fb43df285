// A customer who has a keyboard and nothing else, and sees where the focus is.

import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has. */
const MOST_STOPS = 200;

export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab until this has the focus. Wherever it is on the way, it can be seen. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.page.keyboard.press("Tab");
      const { isThere, fault } = await target.evaluate(lookAtFocus);
      expect(fault).toBeUndefined();
      if (isThere) return;
    }
    throw new Error(`Tab does not lead to ${target}`);
  }

  /** Goes to a link or a button, and presses Enter. */
  async enter(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press("Enter");
  }

  /** Goes to a field, and types. What was in it is replaced. */
  async type(field: Locator, text: string): Promise<void> {
    await this.tabTo(field);
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(text);
    await expect(field).toHaveValue(text);
  }

  /** Goes to a choice, and types the beginning of one of its options. */
  async choose(field: Locator, option: string): Promise<void> {
    await this.tabTo(field);
    await this.page.keyboard.type(option);
    await expect(field.locator("option:checked")).toHaveText(option);
  }

  /** Goes to a field for a day, and types one of the same number as its month: browsers do not agree on the order of the two. */
  async typeDay(field: Locator, number: string, year: string): Promise<void> {
    await this.tabTo(field);
    await this.page.keyboard.type(`${number}${number}${year}`);
    await expect(field).toHaveValue(`${year}-${number}-${number}`);
  }
}

/** Whether an element has the focus, and what is wrong with how that is seen: it has a ring, and its middle is not below something. */
function lookAtFocus(target: Element): { isThere: boolean; fault?: string } {
  const root = target.getRootNode() as ShadowRoot | Document;
  const focused = root.activeElement;
  // After the last stop of the page comes the browser itself.
  if (!focused || focused === document.body) return { isThere: false };
  const fault = (what: string) => ({ isThere: false, fault: `${what}: ${focused.outerHTML}` });
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  // One of the parts of a field for a day is a button with a ring of the browser's own.
  const hasOwnRing = focused.matches("[type=date]:not(:focus-visible)");
  if (!hasOwnRing && (outlineStyle === "none" || parseFloat(outlineWidth) < 2)) return fault("no ring");
  const { left, right, top, bottom, width, height } = focused.getBoundingClientRect();
  if (width === 0 || height === 0) return fault("no box");
  // What is larger than the window cannot be seen as a whole.
  const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const seen = root.elementFromPoint(x, y);
  const isSeen = seen && (focused.contains(seen) || seen.contains(focused));
  return isSeen ? { isThere: focused === target } : fault(`below ${seen?.outerHTML ?? "nothing, since it is out of sight"}`);
}
