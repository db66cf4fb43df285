// Files that come by the clipboard or are dropped, as the browser itself hands them over.

import type { Page } from "@playwright/test";
import { writeFile } from "node:fs/promises";
import { expect, signInTo, test, title } from "./fixtures";

/** Copies a picture, and perhaps a text with it, as another program would. */
async function copy(page: Page, text?: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async (text) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
    canvas.getContext("2d")!.fillRect(0, 0, 300, 200);
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    const parts: Record<string, Blob | string> = { "image/png": picture! };
    if (text) parts["text/plain"] = text;
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, text);
}

/** Moves a file from the desktop to a place in the page, and lets it go there. */
async function dropAt(page: Page, { x, y }: { x: number; y: number }, files: string[], onTheWay?: () => Promise<void>) {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "dragOver"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await onTheWay?.();
  await browser.send("Input.dispatchDragEvent", { type: "drop", x, y, data });
}

async function middleOf(page: Page, selector: string) {
  const { x, y, width, height } = (await page.locator(selector).first().boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

test("a picture that is pasted is shown small, and is sent with the reply", async ({ page }) => {
  await signInTo(page, "/#/tickets/704");
  await page.getByLabel("Reply").fill("As in this picture");
  await copy(page);
  await page.getByLabel("Reply").press("Control+V");
  await expect(page.getByText("image.png is attached.")).toBeAttached();
  await expect(page.getByLabel("Reply")).toBeFocused();
  await expect(page.getByLabel("Reply")).toHaveValue("As in this picture");
  const picture = page.getByRole("img", { name: "Preview of image.png" });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([192, 128]);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent.")).toBeVisible();
  await expect(page.locator(".messages > li").last().locator(".attachments li")).toHaveText("image.png PNG");
  await expect(picture).toHaveCount(0);
});

test("of what a word processor copies, the text is pasted", async ({ page }) => {
  await signInTo(page, "/#/tickets/704");
  await copy(page, "Two words");
  await page.getByLabel("Reply").press("Control+V");
  await expect(page.getByLabel("Reply")).toHaveValue("Two words");
  await expect(page.locator(".chosen-file")).toHaveCount(0);
});

test("a file that is dropped on the form of a ticket is attached, and one beside it opens nothing", async ({ page }, info) => {
  const plan = info.outputPath("plan.pdf");
  await writeFile(plan, "A plan");
  await signInTo(page, "/#/tickets/new");
  await page.getByLabel("Subject").fill("The plan");
  await page.getByLabel("Message").fill("See the file.");
  const target = page.getByText("Drop the file to attach it");
  await dropAt(page, await middleOf(page, "customer-portal h1"), [plan], () => expect(target).toHaveCount(0));
  await expect(title(page)).toHaveText("New ticket");
  await expect(page.locator(".chosen-file")).toHaveCount(0);

  await dropAt(page, await middleOf(page, "customer-portal form"), [plan], () => expect(target).toBeInViewport());
  await expect(page.getByText("plan.pdf PDF, 6 byte")).toBeVisible();
  await expect(target).toHaveCount(0);
  await expect(page.getByLabel("Attachment")).toHaveValue(/plan\.pdf$/);
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(title(page)).toHaveText("The plan");
  await expect(page.locator(".messages > li").locator(".attachments li")).toHaveText("plan.pdf PDF");
});
