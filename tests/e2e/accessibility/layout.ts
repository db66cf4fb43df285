// What is to be seen of how a page is laid out: nothing out of reach, cut off, or over something else.

import { expect, type Page } from "@playwright/test";
import { sidewaysOverflow } from "../fixtures";

export async function expectNoOverflow(page: Page, what: string): Promise<void> {
  expect.soft(await sidewaysOverflow(page), `${what}: px to scroll sideways`).toBe(0);
}

/** Every text can be brought into view, all of it, and none lies on another. */
export async function expectTextsAreClear(page: Page, what: string): Promise<void> {
  await expectNoOverflow(page, what);
  expect.soft(await page.evaluate(unclearTexts), what).toEqual([]);
}

/** The texts that are wrong, and how. */
function unclearTexts(): string[] {
  const root = document.querySelector("customer-portal")!.shadowRoot!;
  const parentOf = (element: Element) => element.parentElement;
  const ancestors = (element: Element): Element[] => {
    const parent = parentOf(element);
    return parent ? [parent, ...ancestors(parent)] : [];
  };
  const isForEyes = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    ![element, ...ancestors(element)].some((around) => around.matches(".visually-hidden, svg"));
  const texts: { text: string; element: Element; boxes: DOMRect[] }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [text, element] = [node.textContent!.trim(), node.parentElement];
    if (!text || !element || element.localName === "style" || !isForEyes(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    texts.push({ text, element, boxes: [...range.getClientRects()] });
  }

  const scrolls = (element: Element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const isCutOff = ({ element, boxes }: (typeof texts)[number]) => {
    const around = [element, ...ancestors(element)];
    if (around.some(scrolls)) return false;
    // The beginning of an article says by an ellipsis that there is more of it, behind the link above.
    const clips = around.filter((one) => {
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(one);
      return [overflowX, overflowY].some((value) => ["hidden", "clip"].includes(value)) && webkitLineClamp === "none";
    });
    return boxes.some((box) => {
      const isOutside = clips.map((one) => one.getBoundingClientRect()).some((edge) => box.right > edge.right + 1 || box.bottom > edge.bottom + 1);
      return isOutside || box.left < -1 || box.right > document.documentElement.clientWidth + 1;
    });
  };
  // Letters are lower than their boxes.
  const overlap = (one: DOMRect, other: DOMRect) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.min(one.height, other.height) * 0.4;
  const isClamped = (element: Element) => getComputedStyle(element).webkitLineClamp !== "none";
  const flowing = texts.filter(({ element }) => ![element, ...ancestors(element)].some((one) => isClamped(one) || scrolls(one)));
  const overlapping = flowing.flatMap((one, index) =>
    flowing
      .slice(index + 1)
      .filter((other) => one.boxes.some((box) => other.boxes.some((another) => overlap(box, another))))
      .map((other) => `“${one.text}” lies on “${other.text}”`),
  );
  return [...texts.filter(isCutOff).map(({ text }) => `“${text}” is cut off`), ...overlapping];
}
