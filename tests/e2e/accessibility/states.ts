// The states that every page can be in, brought about by what the server answers.

import type { Page } from "@playwright/test";
import { expect, title } from "../fixtures";
import { type Stop, visit } from "../places";

export const STATES = ["filled", "loading", "empty", "failed"] as const;

export type State = (typeof STATES)[number];

/** What is answered in every state, so that there are pages at all: who one is, the menu, and the project whose tabs are looked at. */
const ANSWERED = /\/(authentication|miscellaneous\/group\/client_menu|projects\/id\/3)$/;

/** From now on, and for as long as the page lives. A document that is empty is one that is not there. */
export async function answerAs(page: Page, state: State): Promise<void> {
  if (state === "filled") return;
  // A request that nobody answers times out, by a clock that stands still here.
  if (state === "loading") await page.clock.install();
  const isMeant = ({ pathname }: URL) => pathname.startsWith("/customers_api/v1/") && !ANSWERED.test(pathname);
  await page.route(isMeant, async (route) => {
    if (state === "empty") await route.fulfill({ status: 404, json: { status: false, message: "No data found" } });
    if (state === "failed") await route.fulfill({ status: 500 });
  });
}

/** Goes to a page, and waits until it shows what there is in this state. */
export async function visitIn(page: Page, state: State, place: Stop): Promise<void> {
  if (state === "filled" || IN_ONE_STATE.includes(place.name)) return visit(page, place);
  await page.goto(`/#${place.address}`);
  await expect(title(page)).toBeVisible();
  // What was there before is gone by then: its texts are those of this state, too.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const main = page.getByRole("main");
  const loading = main.getByText("Loading…");
  if (state === "loading") return expect(loading.filter({ visible: true }).first(), place.name).toBeVisible();
  await expect(loading, place.name).toHaveCount(0);
  if (state === "failed" && place.name !== DOES_WITHOUT) {
    await expect(main.getByRole("button", { name: "Try again" }).first(), place.name).toBeVisible();
  }
}

/** What they ask for is answered in every state. */
const IN_ONE_STATE = ["register", "project"];

/** What cannot be had is left out of it. */
const DOES_WITHOUT = "new task";
