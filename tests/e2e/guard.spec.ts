// The guard of all tests sees a secret wherever it turns up. These tests have none, since they are what it guards against.

import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { Guard } from "./guard";
import { ANNA, Sandbox } from "./sandbox";

/** Scripts of a page with a secret, by where they put it. */
const PLACES: Record<string, (secret: string) => unknown> = {
  "a text": (secret) => document.body.append(secret),
  "an attribute of the page": (secret) => (document.documentElement.dataset.secret = secret),
  "an attribute of the element": (secret) => {
    const portal = document.body.appendChild(document.createElement("customer-portal"));
    portal.setAttribute("data-secret", secret);
  },
  "a shadow tree": (secret) => {
    document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" }).append(secret);
  },
  "a field": (secret) => (document.body.appendChild(document.createElement("input")).value = secret),
  "the title": (secret) => (document.title = secret),
  "the address": (secret) => (location.hash = secret),
  "the history": (secret) => history.replaceState({ secret }, ""),
  "a cookie": (secret) => (document.cookie = `secret=${secret}`),
  "the local storage": (secret) => (localStorage.secret = secret),
  "the session storage": (secret) => (sessionStorage.secret = secret),
  "the name of the window": (secret) => (window.name = secret),
  "the console": (secret) => console.debug(secret),
  "the address of a request": (secret) => fetch(`?${secret}`),
  "the body of a request": (secret) => fetch("", { method: "POST", body: secret }),
  "a header of a request": (secret) => fetch("", { headers: { "X-Secret": secret } }),
  "the referrer": (secret) => {
    history.replaceState(null, "", `?${secret}`);
    const asked = fetch("/media/checkout.svg");
    history.replaceState(null, "", "?");
    return asked;
  },
  "a file": (secret) => {
    const href = URL.createObjectURL(new Blob([secret]));
    Object.assign(document.createElement("a"), { href, download: "list.csv" }).click();
  },
};

/** What is looked for, by the token and by what the sandbox writes into columns. */
const SECRETS: Record<string, (token: string) => string> = {
  "the token": (token) => token,
  "a third of the token": (token) => token.slice(token.length / 3, (2 * token.length) / 3),
  "what is coded in the token": (token) => encodeURIComponent(atob(token.split(".")[1])).replaceAll("%22", '"'),
  "a column that leaks": () => "LEAK-last_ip",
  "an amount that leaks": () => "7391.46",
  "an amount that leaks, as people write it": () => "7.391,46\u00a0€",
};

let sandbox: Sandbox;
test.beforeAll(async () => {
  sandbox = await Sandbox.start();
});
test.afterAll(() => sandbox.stop());

/** Every place with the first secret, and every other secret in one place. */
const CASES = [
  ...Object.keys(PLACES).map((place) => [place, "the token"]),
  ...Object.keys(SECRETS).slice(1).map((secret) => ["a text", secret]),
];

for (const [place, secret] of CASES) {
  test(`in ${place}, ${secret} is seen`, async ({ context }) => {
    const { guard, page, token } = await guardSignedIn(context);
    await guard.check();
    const downloaded = place === "a file" ? page.waitForEvent("download") : undefined;
    await page.evaluate(PLACES[place], SECRETS[secret](token));
    await downloaded;
    await expect(guard.check()).rejects.toThrow(/pieces of the token|nobody must see/);
  });
}

test("the portal's own entry may hold the token, and no column that leaks", async ({ context }) => {
  const { guard, page, token } = await guardSignedIn(context);
  await page.evaluate((token) => (sessionStorage["customer-portal"] = token), token);
  await guard.check();
  await page.evaluate(() => (sessionStorage["customer-portal"] = "LEAK-password"));
  await expect(guard.check()).rejects.toThrow("nobody must see");
});

const STORES: Record<string, () => Promise<void>> = {
  "a database": () => new Promise((resolve) => (indexedDB.open("customers").onsuccess = () => resolve())),
  "a cache": () => caches.open("customers").then(() => {}),
};

for (const [store, make] of Object.entries(STORES)) {
  test(`${store} is seen, whatever is in it`, async ({ context }) => {
    const { guard, page } = await guardSignedIn(context);
    await guard.check();
    await page.evaluate(make);
    await expect(guard.check()).rejects.toThrow("databases and caches");
  });
}

/** Lets a guard watch a page from which a request with a token was sent. */
async function guardSignedIn(context: BrowserContext): Promise<{ guard: Guard; page: Page; token: string }> {
  const guard = new Guard(context, sandbox.url);
  const page = await context.newPage();
  // A text that is put into an address leads nowhere.
  guard.expectErrors(/40\d/);
  await page.goto(`${sandbox.url}/embed/empty.html`);
  const { token } = await sandbox.credentials(ANNA);
  await page.evaluate((Authorization) => fetch("/customers_api/v1/invoices", { headers: { Authorization } }), token);
  return { guard, page, token };
}
