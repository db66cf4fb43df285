// What a script of the page around a portal can do with it: nothing to the session but to end it.

import type { Locator, Page } from "@playwright/test";
import { alert, expect, Sandbox, signIn, test, title } from "./fixtures";

const HOST = "/embed/plain.html";

// Whoever adds something here has to have thought of what a page does with it.
test("a page can get at this, and nothing else", async ({ page }) => {
  await page.goto(HOST);
  const portal = page.locator("customer-portal");
  await expect(title(portal)).toHaveText("Sign in");
  const found = await portal.evaluate(async (portal) => {
    const names = (object: object) => Reflect.ownKeys(object).map(String).filter((name) => !/playwright/.test(name)).sort();
    const entry = document.querySelector<HTMLScriptElement>("script[src$='/portal.js']")!.src;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const glue = await import(loaded.find((name) => /\/customer-portal-\w+\.js$/.test(name))!);
    return {
      element: names(portal),
      methods: names(Object.getPrototypeOf(portal)),
      class: names(portal.constructor),
      attributes: (portal.constructor as typeof HTMLElement & { observedAttributes: string[] }).observedAttributes,
      entry: names(await import(entry)),
      glue: Object.keys(glue).sort(),
      application: names(glue.Portal.prototype),
    };
  });
  expect(found).toEqual({
    element: [],
    methods: ["attributeChangedCallback", "connectedCallback", "constructor", "disconnectedCallback", "navigate", "signOut"],
    class: ["length", "name", "observedAttributes", "prototype"],
    attributes: ["crm", "routing", "base", "lang", "brand", "logo", "extra-columns", "idle", "max-upload", "upload-types"],
    entry: ["Symbol(Symbol.toStringTag)"],
    glue: [
      "IntoUnderlyingByteSource",
      "IntoUnderlyingSink",
      "IntoUnderlyingSource",
      "Portal",
      "default",
      "initSync",
      "mount",
    ],
    application: ["Symbol(Symbol.dispose)", "__destroy_into_raw", "constructor", "free", "navigate", "signOut"],
  });
});

test("a page is told this, and nothing else", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/500/);
  await page.addInitScript(() => {
    const told: [string, unknown][] = [];
    Object.assign(window, { told });
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (!/playwright/.test(event.type)) told.push([event.type, (event as CustomEvent).detail]);
      return dispatchEvent.call(this, event);
    };
  });
  await page.goto(HOST);
  const portal = page.locator("customer-portal");
  await signIn(portal);
  await expect(title(portal)).toHaveText("Dashboard");
  await expect(portal.getByRole("heading", { name: "Overdue" }), "it has its invoices").toBeVisible();
  await sandbox.control("fail", { path: "invoices", status: 500 });
  await portal.evaluate((portal: HTMLElementTagNameMap["customer-portal"]) => portal.navigate("/invoices"));
  await expect(portal.getByRole("button", { name: "Try again" })).toBeVisible();
  await portal.getByRole("button", { name: "Sign out" }).click();
  await expect(title(portal)).toHaveText("Sign in");
  expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual([
    ["portal-navigate", { path: "/login" }],
    ["portal-signin", {}],
    ["portal-navigate", { path: "/" }],
    ["portal-navigate", { path: "/invoices" }],
    ["portal-error", { code: "server-fault", message: expect.any(String) }],
    ["portal-signout", { expired: false }],
    ["portal-navigate", { path: "/login" }],
  ]);
});

/** A script of a page, whatever its types. */
type Script = (portal: any) => void;

/** What a page may try, to no effect on the session. */
const SCRIPTS: [name: string, script: Script][] = [
  ...[
    "token",
    "session",
    "credentials",
    "contact",
    "data-token",
    "application",
    "shadowrootmode",
  ].map((name): [string, Script] => [
    `sets “${name}”`,
    new Function(
      "portal",
      `portal.setAttribute("${name}", "eyJ0eXAi.eyJjb250YWN0X2lkIjoiMSJ9.AAAA");
       portal["${name}"] = { contact: "1", token: "eyJ0eXAi.eyJjb250YWN0X2lkIjoiMSJ9.AAAA" };`,
    ) as Script,
  ]),
  ["goes to a script", (portal) => portal.navigate("javascript:document.title='run'")],
  ["goes to data", (portal) => portal.navigate("data:text/html,<script>alert(1)</script>")],
  ["goes to another host", (portal) => portal.navigate("//evil.example/invoices")],
  ["goes to another site", (portal) => portal.navigate("https://evil.example/")],
  ["goes to another host by backslashes", (portal) => portal.navigate("\\\\evil.example")],
  ["goes to another host after signing in", (portal) => portal.navigate("/login?to=//evil.example/")],
  ["goes to a script after signing in", (portal) => portal.navigate("/login?to=javascript:alert(1)")],
  ["goes up", (portal) => portal.navigate("/../../embed/empty.html")],
  ["goes to half a character", (portal) => portal.navigate("/invoices/\ud800")],
  ["goes to what is coded wrongly", (portal) => portal.navigate("/invoices/%E0%A4%A?search=%")],
  ["goes to a megabyte", (portal) => portal.navigate(`/invoices?search=${"x".repeat(2 ** 20)}`)],
  ["goes nowhere", (portal) => [undefined, null, "", 0, NaN, [], {}].forEach((address) => portal.navigate(address))],
  ["goes to a symbol", (portal) => portal.navigate(Symbol("/invoices"))],
  ["goes to an object", (portal) => portal.navigate({ toString: () => "//evil.example", valueOf: () => "/" })],
  ["goes to what goes elsewhere", (portal) => portal.navigate({ toString: () => (portal.navigate("/projects"), "/tickets") })],
  ["goes to what takes the portal away", (portal) => portal.navigate({ toString: () => (portal.remove(), "/tickets") })],
  ["goes to a class", (portal) => portal.navigate(class Evil {})],
  ["goes away and back", (portal) => document.body.prepend(portal)],
  ["calls what the browser calls", (portal) => {
    portal.connectedCallback();
    portal.connectedCallback();
    portal.attributeChangedCallback("crm", "/", "https://evil.example/");
    portal.attributeChangedCallback({}, Symbol("a"), Symbol("b"));
    portal.disconnectedCallback();
    portal.disconnectedCallback();
    portal.connectedCallback();
  }],
  ["tells what it is to be told", (portal) => {
    const inside = portal.shadowRoot.querySelector("h1");
    const forged = { contact: "1", token: "eyJ0eXAi", session: { contact: "1", token: "eyJ0eXAi" }, path: "/evil", expired: true };
    for (const name of ["signin", "signout", "navigate", "error", "session"]) {
      for (const target of [portal, inside, portal.shadowRoot, document, window]) {
        const event = () => new CustomEvent(`portal-${name}`, { bubbles: true, composed: true, detail: forged });
        target.dispatchEvent(event());
        target.dispatchEvent(Object.defineProperty(event(), "detail", { get: () => portal.navigate("/login") }));
      }
    }
  }],
  ["tells of a storage that has changed", () => {
    const [key, newValue] = ["customer-portal", JSON.stringify({ [`${location.origin}/`]: { contact: "1", token: "eyJ0eXAi" } })];
    dispatchEvent(new StorageEvent("storage", { key, newValue, storageArea: sessionStorage }));
    localStorage.setItem(key, newValue);
  }],
  ["sends the window a message", () => {
    const crm = `${location.origin}/`;
    postMessage({ crm, session: { contact: "1", token: "eyJ0eXAi" } });
    postMessage({ crm, ended: true });
  }],
  ["has properties that say otherwise", (portal) => {
    for (const name of ["crm", "isConnected", "token", "session"]) {
      Object.defineProperty(portal, name, { configurable: true, get: () => (name === "isConnected" ? true : "evil") });
    }
    portal.setAttribute("brand", "Evil");
  }],
];

for (const isSignedIn of [false, true]) {
  test(`no script of a page changes that ${isSignedIn ? "a customer is" : "nobody is"} signed in`, async ({ page, guard }) => {
    // One of the addresses is that of an invoice that there is not.
    guard.expectErrors(/404/);
    test.setTimeout(120_000);
    const portal = page.locator("customer-portal");
    await page.goto(HOST);
    if (isSignedIn) await signIn(portal);
    await expect(title(portal)).toHaveText(isSignedIn ? "Dashboard" : "Sign in");
    const session = await sessionOf(page);
    for (const [name, script] of SCRIPTS) {
      await test.step(name, async () => {
        await page.goto(`${HOST}?${encodeURIComponent(name)}`);
        await expect(title(portal)).toHaveText(isSignedIn ? "Dashboard" : "Sign in");
        const element = (await portal.elementHandle())!;
        await element.evaluate(script);
        await expect(portal.or(page.getByText("Acme makes anvils.")).first()).toBeVisible();
        expect(await page.title()).toBe("Acme");
        expect(new URL(page.url()).pathname).toBe(HOST);
        expect(await sessionOf(page)).toBe(session);
        // The portal is as alive as before.
        await element.evaluate((portal) => portal.isConnected || document.body.prepend(portal));
        await element.evaluate((portal: HTMLElementTagNameMap["customer-portal"]) => portal.navigate("/invoices"));
        await expect(title(portal)).toHaveText(isSignedIn ? "Invoices" : "Sign in");
        expect(await sessionOf(page)).toBe(session);
        await page.evaluate(() => localStorage.clear());
      });
    }
  });
}

test("an address that is none is the page's own mistake, also before the portal is there", async ({ page }) => {
  await page.goto("/embed/empty.html");
  const thrown = await page.evaluate(() => {
    const portal = document.createElement("customer-portal");
    document.body.append(
      Object.assign(document.createElement("script"), { type: "module", src: "/portal.js" }),
      portal,
    );
    return customElements.whenDefined("customer-portal").then(() => {
      const mistakes: unknown[] = [new Proxy({}, { get: () => ({}) }), Object.create(null)];
      return mistakes.map((address) => {
        try {
          return portal.navigate(address as string);
        } catch (error) {
          return String(error);
        }
      });
    });
  });
  expect(thrown).toEqual([expect.stringContaining("TypeError"), expect.stringContaining("TypeError")]);
  await expect(title(page.locator("customer-portal"))).toHaveText("Sign in");
});

test("a page that gives a portal another CRM does not give that the session", async ({ page, sandbox, guard }) => {
  const elsewhere = await Sandbox.start();
  await elsewhere.control("cors", { mode: "on" });
  guard.allow(elsewhere.url);
  await page.goto("/embed/memory.html");
  const portal = page.locator("customer-portal");
  await signIn(portal);
  await expect(title(portal)).toHaveText("Dashboard");
  const session = await sessionOf(page);
  const { host } = new URL(elsewhere.url);
  const own = sandbox.url.replace("http://", "");
  for (const [crm, shown] of [
    [elsewhere.url, "Sign in"],
    [`${elsewhere.url}/crm/`, "Sign in"],
    [`${elsewhere.url}/?${sandbox.url}/`, "Sign in"],
    [`${elsewhere.url}/#${sandbox.url}/`, "Sign in"],
    [`/\\${host}/`, undefined],
    [`http://${own}@${host}/`, undefined],
    [`//${host}/`, undefined],
    ["javascript:alert(1)", undefined],
    ["__proto__", undefined],
  ] as const) {
    await setCrm(portal, crm);
    if (shown) {
      await expect(title(portal), crm).toHaveText(shown);
      await portal.evaluate((portal: HTMLElementTagNameMap["customer-portal"]) => portal.navigate("/invoices"));
      await portal.evaluate((portal: HTMLElementTagNameMap["customer-portal"]) => portal.navigate("/knowledge-base"));
      await expect(portal.getByText("Return goods"), crm).toBeVisible();
    } else {
      await expect(alert(portal, "the attribute “crm”"), crm).toBeVisible();
    }
    await setCrm(portal, `${sandbox.url}/`);
    await expect(portal.getByRole("button", { name: "Sign out" }), crm).toBeVisible();
    expect(await sessionOf(page), crm).toBe(session);
  }
  const calls = await elsewhere.log();
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.filter((call) => call.authorization === "present")).toEqual([]);
  await page.close();
  await elsewhere.stop();
});

async function setCrm(portal: Locator, crm: string): Promise<void> {
  await portal.evaluate((portal, crm) => portal.setAttribute("crm", crm), crm);
}

/** What the tab keeps. */
async function sessionOf(page: Page): Promise<string> {
  const stored = await page.evaluate(() => sessionStorage.getItem("customer-portal"));
  const sessions: Record<string, { contact: string; token: string }> = JSON.parse(stored ?? "{}");
  return JSON.stringify(Object.entries(sessions).map(([crm, { contact, token }]) => [crm, contact, token]));
}
