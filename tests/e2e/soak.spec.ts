// Long use: a portal that nobody closes for a day takes up no more than it did at first.

import type { Page } from "@playwright/test";
import type { CustomerPortalElement } from "../../src/portal";
import { expect, signIn, test, title } from "./fixtures";
import { type Footprint, Scales } from "./footprint";
import { PAGES, PUBLIC_PAGES, type Stop } from "./places";

const SIGN_IN: Stop = { name: "sign-in", address: "/login", sign: "Password" };
const [DASHBOARD] = PAGES;
const [, ...KNOWLEDGE_BASE] = PUBLIC_PAGES;

test("after a thousand navigations, the portal takes up no more than after a hundred", async ({ page }) => {
  test.setTimeout(600_000);
  const scales = await Scales.of(page);
  await page.goto("/");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  // The first hundred bring along what is loaded and compiled once, and fill what is kept for good: the pages, the answers
  // about each record, the formats of each currency.
  const way = endless([...PAGES, ...KNOWLEDGE_BASE]);
  const footprints: Footprint[] = [];
  for (let navigations = 100; navigations <= 1000; navigations += 100) {
    await walk(page, take(way, 50));
    await mountAgain(page);
    await signOut(page);
    await walk(page, [...PUBLIC_PAGES, SIGN_IN]);
    await signIn(page);
    await expect(title(page)).toHaveText("Dashboard");
    await walk(page, [...take(way, 43), DASHBOARD]);
    const footprint = await scales.weigh();
    if (navigations === 100) console.log(row("navigations", Object.keys(footprint)));
    console.log(row(navigations, Object.values(footprint)));
    footprints.push(footprint);
    await mountAgain(page);
  }
  const [first, last] = [footprints[0], footprints.at(-1)!];
  for (const name of Object.keys(first) as (keyof Footprint)[]) {
    const change = Math.abs(last[name] / first[name] - 1);
    expect.soft(change, `change of ${name} since the first hundred`).toBeLessThanOrEqual(0.1);
  }
});

function* endless(stops: Stop[]): Generator<Stop, never> {
  while (true) yield* stops;
}

function take(stops: Generator<Stop, never>, count: number): Stop[] {
  return Array.from({ length: count }, () => stops.next().value);
}

/** Goes from page to page as soon as each is there, and leaves behind half a sentence in every form. */
async function walk(page: Page, stops: Stop[]): Promise<void> {
  await page.evaluate(async (stops) => {
    const portal = document.querySelector("customer-portal") as CustomerPortalElement;
    const main = () => portal.shadowRoot!.querySelector<HTMLElement>("[role=main]");
    for (const { address, sign } of stops) {
      portal.navigate(address);
      const deadline = performance.now() + 10_000;
      do {
        if (performance.now() > deadline) throw new Error(`${address} does not show “${sign}”, but ${main()?.innerText}`);
        await new Promise(requestAnimationFrame);
      } while (!main()?.innerText.includes(sign));
      for (const field of main()!.querySelectorAll("textarea")) {
        field.value = "half a sentence";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  }, stops);
}

/** Takes the portal out of its page, and puts it back, where it finds its session again. */
async function mountAgain(page: Page): Promise<void> {
  await page.locator("customer-portal").evaluate((portal) => {
    portal.remove();
    document.body.prepend(portal);
  });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.locator("customer-portal").evaluate((portal: CustomerPortalElement) => portal.signOut());
  await expect(title(page)).toHaveText("Sign in");
}

function row(first: string | number, others: (string | number)[]): string {
  return [first, ...others].map((cell) => cell.toLocaleString("en").padStart(20)).join("");
}
