// What the business writes appears while a ticket is looked at, without a reload.

import type { Locator, Page } from "@playwright/test";
import { dialog, expect, menu, pagesLoaded, type Sandbox, signIn, signInTo, test, title } from "./fixtures";

const TICKET = "tickets/id/706";
const news = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });
const messages = (page: Page) => page.locator(".messages > li");

/** How often the ticket has been asked for. */
const asked = async (sandbox: Sandbox) => (await sandbox.log(TICKET)).length;

/** Shows a long conversation to a customer whose clock can be put forward. */
async function open(page: Page): Promise<void> {
  await page.clock.install();
  await signInTo(page, "/#/tickets/706");
  await expect(messages(page)).toHaveCount(7);
}

/** Lets the customer look at another tab, or at this one again. */
async function look(page: Page, isLooking: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, !isLooking);
}

/** How far something has moved on the screen, in pixels. */
async function movement(part: Locator, before: { y: number } | null): Promise<number> {
  return Math.abs((await part.boundingBox())!.y - before!.y);
}

for (const width of [360, 1280]) {
  test(`a reply appears, and moves nothing that somebody is writing, ${width} pixels wide`, async ({ page, sandbox }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(page);
    const box = page.getByLabel("Reply");
    await box.click();
    await box.pressSequentially("Half a sen");
    const before = await box.boundingBox();
    await page.evaluate(() => {
      const portal = document.querySelector("customer-portal")!.shadowRoot!;
      Object.assign(window, { old: [...portal.querySelectorAll(".message")] });
    });

    await sandbox.control("reply", { ticket: "706", message: "<p>It was the cache.</p><p>We have</p><p>emptied it.</p>" });
    await page.clock.fastForward("00:31");
    await expect(news(page, "New reply from Lena Vogt.")).toBeVisible();
    await expect(messages(page)).toHaveCount(8);
    await expect(messages(page).last()).toContainText(/Lena Vogt.*New.*It was the cache\./);
    await expect(page.locator(".document > header .badge")).toHaveText("Answered");
    await expect(box).toBeFocused();
    expect(await movement(box, before)).toBeLessThan(1);
    await box.pressSequentially("tence");
    await expect(box).toHaveValue("Half a sentence");
    const isKept = await page.evaluate(() => {
      const { old } = window as unknown as { old: Element[] };
      return old.every((message) => message.isConnected);
    });
    expect(isKept, "the messages that were there are the same elements").toBe(true);

    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Sent.")).toBeVisible();
    await expect(page.getByText("New reply from")).toHaveCount(0);
    await expect(messages(page)).toHaveCount(9);
  });
}

test("what somebody reads stays where it is", async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page);
  const read = messages(page).nth(3);
  await read.scrollIntoViewIfNeeded();
  const before = await read.boundingBox();
  await sandbox.control("reply", { ticket: "706", message: "<p>It was the cache.</p>" });
  await page.clock.fastForward("00:31");
  await expect(messages(page)).toHaveCount(8);
  expect(await movement(read, before)).toBeLessThan(1);
});

test("a ticket that is looked at is asked for twice a minute, and not after it has been left", async ({ page, sandbox }) => {
  await open(page);
  for (let times = 1; times <= 4; times += 1) {
    await expect.poll(() => asked(sandbox)).toBe(times);
    await expect.poll(async () => (await sandbox.log(TICKET)).every(({ status }) => status === 200)).toBe(true);
    // Some seconds may have passed already while the answer was on its way.
    await page.clock.runFor(25_000);
    expect(await asked(sandbox)).toBe(times);
    // The half minute begins when the portal has read the answer, which takes a slow machine a moment.
    await expect(async () => {
      await page.clock.runFor(1_000);
      expect(await asked(sandbox)).toBe(times + 1);
    }).toPass({ intervals: [50] });
  }
  await menu(page).getByRole("link", { name: "Support" }).click();
  await expect(title(page)).toHaveText("Support");
  await page.clock.runFor(600_000);
  expect(await asked(sandbox)).toBe(5);
});

test("behind another tab nothing is asked, and back again at once", async ({ page, sandbox }) => {
  await open(page);
  await look(page, false);
  await page.clock.runFor(600_000);
  expect(await asked(sandbox)).toBe(1);
  await sandbox.control("reply", { ticket: "706", message: "<p>It was the cache.</p>" });
  await look(page, true);
  await expect(news(page, "New reply from Lena Vogt.")).toBeVisible();
  expect(await asked(sandbox)).toBe(2);
});

test("without a network nothing is asked, and with one again at once", async ({ page, context, sandbox }) => {
  await open(page);
  await pagesLoaded(page);
  await context.setOffline(true);
  await expect(news(page, "You are offline.")).toBeVisible();
  await page.clock.runFor(600_000);
  await sandbox.control("reply", { ticket: "706", message: "<p>It was the cache.</p>" });
  await context.setOffline(false);
  await expect(news(page, "New reply from Lena Vogt.")).toBeVisible();
  expect(await asked(sandbox)).toBe(2);
});

test("a server that has too much to do is left in peace, and nobody is bothered with it", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/429/);
  await open(page);
  await sandbox.control("fail", { path: TICKET, status: 429, times: 99 });
  const text = await page.getByRole("main").innerText();
  // Twenty minutes, in steps that are shorter than the portal waits for an answer, each after the answers to what it has asked for.
  for (let step = 0; step < 120; step += 1) {
    await page.clock.runFor(10_000);
    for (const request of await page.requests()) await request.response();
  }
  const times = await asked(sandbox);
  expect(times, "again and again, but not every half a minute").toBeGreaterThanOrEqual(4);
  expect(times).toBeLessThanOrEqual(7);
  expect(await page.getByRole("main").innerText()).toBe(text);
});

test("a session that has ended meanwhile is asked for once, and then all goes on", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/401/);
  await open(page);
  await page.getByLabel("Reply").fill("Half a sentence");
  await sandbox.control("reply", { ticket: "706", message: "<p>It was the cache.</p>" });
  await sandbox.control("expire_tokens");
  await page.clock.runFor(31_000);
  await expect(dialog(page)).toBeVisible();
  await page.clock.runFor(240_000);
  expect(await asked(sandbox)).toBe(2);
  await signIn(dialog(page));
  await expect(news(page, "New reply from Lena Vogt.")).toBeVisible();
  await expect(page.getByLabel("Reply")).toHaveValue("Half a sentence");
});
