// What every test has: a sandbox, a page whose addresses begin there, and a guard over both.

import { readdirSync } from "node:fs";
import { test as base, expect, type FrameLocator, type Locator, type Page, type Request } from "@playwright/test";
import { Guard } from "./guard";
import { variable } from "./process";
import { ANNA, type Customer, Sandbox } from "./sandbox";

export { expect } from "@playwright/test";
export { ANNA, BEN, type Call, json, Sandbox, SERVERS } from "./sandbox";

interface Options {
  /** What the sandbox is started with. */
  sandboxArguments: string[];
}

interface Fixtures {
  sandbox: Sandbox;
  guard: Guard;
}

export const test = base.extend<Options & Fixtures>({
  sandboxArguments: [[], { option: true }],
  sandbox: async ({ sandboxArguments }, use) => {
    const sandbox = await Sandbox.start(sandboxArguments);
    await use(sandbox);
    await sandbox.stop();
  },
  baseURL: ({ sandbox }, use) => use(sandbox.url),
  guard: [
    async ({ context, sandbox }, use) => {
      const guard = new Guard(context, sandbox.url);
      await use(guard);
      await guard.check();
    },
    { auto: true },
  ],
});

/** Where a portal is: alone in a page, somewhere in one, or in a frame. */
export type Place = Page | Locator | FrameLocator;

/** The one heading of the portal's page. */
export function title(portal: Place): Locator {
  return portal.getByRole("heading", { level: 1 });
}

/** The main navigation. */
export function menu(portal: Place): Locator {
  return portal.getByRole("navigation", { name: "Main" });
}

/** The rows of a list by their headings: the numbers of the records. */
export function records(portal: Place): Locator {
  return portal.getByRole("rowheader");
}

/** The notice of a failure. */
export function alert(portal: Place, text: string | RegExp): Locator {
  return portal.getByRole("alert").filter({ hasText: text });
}

/** What asks a customer whose session has ended to sign in again. */
export function dialog(portal: Place): Locator {
  return portal.getByRole("dialog", { name: "Sign in again" });
}

/** Fills in the form and sends it. */
export async function signIn(portal: Place, { email, password }: Customer = ANNA): Promise<void> {
  await portal.getByLabel("Email").fill(email);
  await portal.getByLabel("Password").fill(password);
  await portal.getByRole("button", { name: "Sign in" }).click();
}

/** Goes to an address, and signs in on the way. */
export async function signInTo(page: Page, address: string, customer: Customer = ANNA): Promise<void> {
  await page.goto(address);
  await signIn(page, customer);
}

/** Nothing of the portal itself is to be loaded any more: the network can go. */
export async function pagesLoaded(page: Page): Promise<void> {
  const files = readdirSync(variable("DIST")).filter((name) => name.startsWith("pages-"));
  const isOf = (file: string) => (request: Request) => request.url().endsWith(`/${file}`);
  const missing = async () => {
    const requests = await page.requests();
    return files.filter((file) => !requests.some(isOf(file)));
  };
  await expect.poll(missing).toEqual([]);
  const requests = await page.requests();
  const ofPages = requests.filter((request) => files.some((file) => isOf(file)(request)));
  await Promise.all(ofPages.map(async (request) => (await request.response())?.finished()));
}

/** The dashboard has come to its end: nothing of it is missing any more. */
export async function dashboardLoaded(portal: Place): Promise<void> {
  await expect(portal.getByRole("heading", { name: "Invoices by status" })).toBeVisible();
}

/** The way that works wherever a portal is: a customer signs in, opens the menu where it is closed, reads an invoice and signs out. */
export async function fromSignInToInvoice(portal: Place): Promise<void> {
  await expect(title(portal)).toHaveText("Sign in");
  await signIn(portal);
  await expect(title(portal)).toHaveText("Dashboard");

  await openMenu(portal);
  await menu(portal).getByRole("link", { name: "Invoices" }).click();
  await expect(title(portal)).toHaveText("Invoices");
  await expect(records(portal)).toHaveCount(17);

  await portal.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(portal)).toHaveText("INV-1057");
  await expect(portal.getByRole("table", { name: "Items" })).toContainText("Training");

  await openMenu(portal);
  await portal.getByRole("button", { name: "Sign out" }).click();
  await expect(title(portal)).toHaveText("Sign in");
}

/** A narrow portal has its menu behind a button. */
async function openMenu(portal: Place): Promise<void> {
  const button = portal.getByRole("button", { name: "Menu" });
  if (await button.isVisible()) await button.click();
}

/** A link leads to an address of another site, in a tab that knows nothing of this one, where there is such a heading. */
export async function expectLeadsOut(page: Page, link: Locator, address: RegExp, heading: string | RegExp): Promise<void> {
  await expect(link).toHaveAttribute("href", address);
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  const opened = page.waitForEvent("popup");
  await link.click();
  const tab = await opened;
  await expect(tab.getByRole("heading")).toHaveText(heading);
  expect(await tab.evaluate(() => window.opener)).toBeNull();
}

/** Lets second after second pass, on a clock that is installed, until something is seen. */
export async function passTimeUntil(page: Page, seen: Locator): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward("00:01");
    expect(await seen.isVisible()).toBe(true);
  }).toPass({ intervals: [50], timeout: 15_000 });
}

/** The explanation of a fault of the set-up leads to a section of the hosting guide, which lies beside the portal. */
export async function expectLeadsToGuide(page: Page, explanation: Locator, section: string): Promise<void> {
  const opened = page.waitForEvent("popup");
  await explanation.getByRole("link", { name: "How to set it up" }).click();
  const guide = await opened;
  await expect(guide.getByRole("heading", { level: 1 })).toHaveText("Hosting the customer portal");
  const heading = guide.locator("h2:target");
  await expect(heading).toHaveText(section);
  await expect(heading).toBeInViewport();
  await guide.close();
}

/** How far the whole page can be scrolled sideways, in pixels. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
