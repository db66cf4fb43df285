// The guard looks for secrets in every test. Here are all places where one could be, and all that could be one.

import type { Page } from "@playwright/test";
import { expect, signIn, signInTo, test, title } from "./fixtures";
import { CANARY, leaksIn } from "./guard";
import { PAGES, PUBLIC_PAGES, visit } from "./places";

/** The columns that leak out of the server's joins. */
const LEAKING = [
  "acceptance_ip",
  "adminnote",
  "allowed_payment_modes",
  "email_verification_key",
  "google_auth_secret",
  "host",
  "hourly_rate",
  "imap_username",
  "last_ip",
  "new_pass_key",
  "password",
  "stripe_id",
  "token",
  "two_factor_auth_code",
  // Of groups of projects: names that nobody could foresee.
  "birthday",
  "passcode",
  "salary",
  "staff_note",
  "кредит",
];

test("what leaks out of the server's joins is on no page, not even for a moment, not on paper and in no file", async ({
  page,
  guard,
}) => {
  test.setTimeout(240_000);
  await tellAll(page);
  const answers = answersTo(page);
  for (const place of PUBLIC_PAGES) {
    await visit(page, place);
    await guard.check();
  }
  await signInTo(page, "/#/");
  await expect(title(page)).toHaveText("Dashboard");
  for (const place of PAGES) {
    await visit(page, place);
    await guard.check();
    await page.emulateMedia({ media: "print" });
    expect(leaksIn(await page.getByRole("main").innerText()), place.name).toEqual([]);
    await page.emulateMedia({ media: "screen" });
  }
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await guard.check();

  const received = (await Promise.all(answers)).flatMap(columns);
  for (const column of LEAKING) {
    const values = received.filter(([name, value]) => name === column && value).map(([, value]) => String(value));
    expect(values.length, `${column} is in an answer`).toBeGreaterThan(0);
    expect(values.filter((value) => leaksIn(value).length === 0), `${column} can be told from what may be seen`).toEqual([]);
  }
});

test("where a link out of the portal leads, nobody learns where the customer was", async ({ page }) => {
  await page.goto("/embed/plain.html?customer=4711#/invoices/316");
  const portal = page.locator("customer-portal");
  await signIn(portal);
  const opened = page.waitForEvent("popup");
  const asked = page.context().waitForEvent("request", (request) => request.url().includes("/invoice/316/"));
  await portal.getByRole("link", { name: "Pay or download" }).click();
  const tab = await opened;
  await expect(tab.getByRole("heading")).toContainText("Invoice");
  expect(await (await asked).headerValue("referer")).toBeNull();
  expect(await tab.evaluate(() => document.referrer)).toBe("");
  await tab.close();

  await page.getByRole("link", { name: "Elsewhere" }).click();
  await expect(page).toHaveURL("/embed/memory.html");
  expect(await page.evaluate(() => document.referrer), "the page's own links are its own affair").toContain("4711");
});

/** Writes into the console, where the guard reads it, all that a portal tells its page, and every secret that it shows for however short. */
async function tellAll(page: Page): Promise<void> {
  await page.addInitScript((canary) => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const shadow = attach.call(this, options);
      const note = () => {
        const leak = shadow.innerHTML.match(canary)?.[0];
        if (leak) console.error(`seen: ${leak}`);
      };
      new MutationObserver(note).observe(shadow, { subtree: true, childList: true, characterData: true, attributes: true });
      return shadow;
    };
    for (const event of ["signin", "signout", "navigate", "error"]) {
      addEventListener(`portal-${event}`, (event) => console.debug(JSON.stringify((event as CustomEvent).detail)));
    }
    addEventListener("message", ({ data }) => console.debug(JSON.stringify(data)));
  }, CANARY);
}

/** What the API will have answered, as far as it was read. */
function answersTo(page: Page): Promise<unknown>[] {
  const answers: Promise<unknown>[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    // What signing in answers is the portal's own.
    const isOfApi = pathname.includes("/customers_api/") && !pathname.endsWith("/authentication");
    if (isOfApi) answers.push(response.json().catch(() => undefined));
  });
  return answers;
}

/** The columns of all rows in an answer, and in the rows within those. */
function columns(answer: unknown): [string, unknown][] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) => [[name, value], ...columns(value)] as [string, unknown][]);
}
