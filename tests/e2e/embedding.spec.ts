// A portal in a page of another site: what it leaves alone, and what the page can do with it.

import type { Locator, Page } from "@playwright/test";
import type { CustomerPortalElement } from "../../src/portal";
import { alert, dashboardLoaded, expect, menu, type Place, records, signIn, test, title } from "./fixtures";
import { listeners, noteListeners } from "./listeners";

const HOST = "/embed/plain.html";

test.describe("in the middle of another page", () => {
  test("the page's title, styles, links and history stay its own", async ({ page }) => {
    await page.goto("/embed/empty.html");
    const before = await stateOf(page);
    await page.goto(HOST);
    const portal = page.locator("customer-portal");
    await expect(title(portal)).toHaveText("Sign in");
    expect(await stateOf(page)).toEqual({ ...before, entries: before.entries + 1 });

    await signIn(portal);
    await menu(portal).getByRole("link", { name: "Invoices" }).click();
    await expect(records(portal)).toHaveCount(17);
    await expect(page).toHaveTitle("Acme");
    await expect(title(portal)).toHaveCSS("text-transform", "none");
    await expect(page.getByRole("main")).toHaveCount(0);

    await page.getByRole("link", { name: "Contact" }).click();
    await expect(page).toHaveURL(`${HOST}#contact`);
    await expect(page.getByRole("heading", { name: "Contact" })).toBeInViewport();
    await expect(title(portal)).toHaveText("Invoices");
    await page.goBack();
    await expect(page).toHaveURL(`${HOST}#/invoices`);
    await expect(title(portal)).toHaveText("Invoices");
  });

  test("an address that is the page's own is left alone from the start", async ({ page }) => {
    await page.goto(`${HOST}#contact`);
    const portal = page.locator("customer-portal");
    await expect(title(portal)).toHaveText("Sign in");
    await expect(page).toHaveURL(`${HOST}#contact`);
    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");
  });

  test("the page is scrolled only where the new heading would be out of sight", async ({ page }) => {
    await page.goto(HOST);
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(portal.getByText("invoices,").first()).toBeVisible();
    await page.evaluate(() => scrollTo(0, 40));
    await menu(portal).getByRole("link", { name: "Invoices" }).click();
    await expect(records(portal)).toHaveCount(17);
    expect(await page.evaluate(() => scrollY)).toBe(40);

    await records(portal).last().getByRole("link").click();
    await expect(title(portal)).toHaveText("INV-1042");
    await expect(title(portal)).toBeInViewport();
  });

  test("a portal that is taken away leaves nothing behind, and starts again where it is put", async ({ page }) => {
    await noteListeners(page);
    await page.goto(HOST);
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await menu(portal).getByRole("link", { name: "Support" }).click();
    await records(portal).first().getByRole("link").click();
    // The list has labels in which there is this word.
    await portal.getByLabel("Reply", { exact: true }).fill("Not sent");
    const events = ["beforeunload", "offline", "online", "pageshow", "popstate", "storage", "visibilitychange"];
    // The timer is for the next look at the ticket.
    const all = [...events.map((event) => `[object Window] ${event}`), "channel customer-portal", "timer"];
    const kinds = async () => (await listeners(page)).map((one) => one.replace(/^timer \d+$/, "timer"));
    await expect.poll(kinds).toEqual(all);

    const element = await portal.elementHandle();
    await element!.evaluate((portal) => portal.remove());
    expect(await element!.evaluate((portal) => portal.shadowRoot!.childElementCount)).toBe(0);
    await expect.poll(() => listeners(page)).toEqual([]);
    await page.evaluate(() => (location.hash = "#/invoices"));
    await element!.evaluate((portal) => document.body.append(portal));
    await expect(title(portal)).toHaveText("Invoices");
    await expect(records(portal)).toHaveCount(17);
  });

  test("two portals with two CRMs do not know of each other", async ({ page }) => {
    await page.goto(HOST);
    await page.evaluate(() => {
      const second = document.createElement("customer-portal");
      second.setAttribute("crm", "/crm/");
      second.setAttribute("routing", "memory");
      document.body.append(second);
    });
    const [first, second] = [page.locator("customer-portal").first(), page.locator("customer-portal").last()];
    await expect(title(second)).toHaveText("Sign in");
    await signIn(first);
    await expect(title(first)).toHaveText("Dashboard");
    await expect(title(second)).toHaveText("Sign in");
    await signIn(second);
    await menu(second).getByRole("link", { name: "Invoices" }).click();
    await expect(title(second)).toHaveText("Invoices");
    await expect(title(first)).toHaveText("Dashboard");
    await first.getByRole("button", { name: "Sign out" }).click();
    await expect(title(first)).toHaveText("Sign in");
    await expect(title(second)).toHaveText("Invoices");
  });

  test("portal.js can be on a page twice", async ({ page, sandbox }) => {
    await page.goto(HOST);
    const portal = page.locator("customer-portal");
    await expect(title(portal)).toHaveText("Sign in");
    await page.evaluate((src) => import(src), `${sandbox.url}/some/folder/portal.js`);
    await expect(title(portal)).toHaveText("Sign in");
  });
});

test("with its address in memory, the page's address never changes", async ({ page }) => {
  await page.goto("/embed/memory.html");
  const entries = await page.evaluate(() => history.length);
  const portal = page.locator("customer-portal");
  await signIn(portal);
  await menu(portal).getByRole("link", { name: "Invoices" }).click();
  await portal.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(portal)).toHaveText("INV-1057");
  await expect(page).toHaveURL("/embed/memory.html");
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test("the portal looks the same whatever styles its page has", async ({ page }) => {
  test.slow();
  const looks: Record<string, unknown[]> = {};
  for (const address of [HOST, "/embed/loud.html", "/embed/frame.html"]) {
    await page.goto(address);
    const isFramed = address.includes("frame");
    const portal: Place = isFramed ? page.frameLocator("iframe") : page.locator("customer-portal");
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("customer-portal { width: 360px; }");
      document.adoptedStyleSheets = [sheet];
    });
    const element = isFramed ? page.frameLocator("iframe").locator("customer-portal") : page.locator("customer-portal");
    await element.evaluate((element) => element.setAttribute("brand", "Acme"));
    await expect(portal.getByRole("link", { name: "Acme" })).toBeVisible();
    const pages = [await looksOf(element)];
    await signIn(portal);
    await dashboardLoaded(portal);
    pages.push(await looksOf(element));
    await portal.getByRole("link", { name: "INV-1057" }).first().click();
    await expect(portal.getByText("Filters that can be shared by link")).toBeVisible();
    pages.push(await looksOf(element));
    await portal.getByRole("button", { name: "Menu" }).click();
    await portal.getByRole("button", { name: "Sign out" }).click();
    looks[address] = pages;
  }
  expect(looks["/embed/loud.html"]).toEqual(looks[HOST]);
  expect(looks["/embed/frame.html"]).toEqual(looks[HOST]);
});

test("an address of the CRM that is none is explained to who set it up", async ({ page, sandbox }) => {
  await page.goto("/embed/bad-crm.html");
  await expect(alert(page, "the attribute “crm” of <customer-portal> is “not a url”")).toBeVisible();
  expect(await sandbox.log()).toEqual([]);
});

test("a link to a CRM in a sub-directory has that in it", async ({ page, sandbox }) => {
  await page.goto("/embed/subdirectory.html");
  const portal = page.locator("customer-portal");
  await signIn(portal);
  await menu(portal).getByRole("link", { name: "Invoices" }).click();
  await portal.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(portal)).toHaveText("INV-1057");
  const link = portal.getByRole("link", { name: "Pay or download" });
  await expect(link).toHaveAttribute("href", new RegExp(`^${sandbox.url}/crm/invoice/316/`));
  const paths = (await sandbox.log()).map((call) => call.path);
  expect(paths.filter((path) => !path.startsWith("/crm/customers_api/v1/"))).toEqual([]);
});

test("a frame of 360 px is enough", async ({ page }) => {
  await page.goto("/embed/frame.html");
  const portal = page.frameLocator("iframe");
  await signIn(portal);
  await expect(title(portal)).toHaveText("Dashboard");
  await expect(menu(portal)).toBeHidden();
  await portal.getByRole("button", { name: "Menu" }).click();
  await menu(portal).getByRole("link", { name: "Invoices" }).click();
  await expect(menu(portal)).toBeHidden();
  await portal.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(portal)).toHaveText("INV-1057");
  const root = portal.locator("html");
  expect(await root.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
});

test.describe("a script of the page", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/embed/memory.html");
    await expect(title(page.locator("customer-portal"))).toHaveText("Sign in");
  });

  test("makes a portal, and changes its attributes", async ({ page }) => {
    const portal = page.locator("customer-portal");
    await portal.evaluate((old) => {
      const portal = document.createElement("customer-portal");
      portal.setAttribute("routing", "memory");
      portal.setAttribute("brand", "First");
      old.replaceWith(portal);
    });
    await expect(portal.getByRole("link", { name: "First" })).toBeVisible();
    await portal.evaluate((portal) => portal.setAttribute("brand", "Second"));
    await expect(portal.getByRole("link", { name: "Second" })).toBeVisible();
    await portal.evaluate((portal) => portal.removeAttribute("brand"));
    await expect(portal.getByRole("link", { name: "Customer portal" })).toBeVisible();

    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");
    await portal.evaluate((portal) => portal.setAttribute("crm", "/crm/"));
    await expect(title(portal), "that CRM has another session").toHaveText("Sign in");
    await portal.evaluate((portal) => portal.setAttribute("crm", "/"));
    await expect(title(portal)).toHaveText("Dashboard");
    await portal.evaluate((portal) => portal.setAttribute("routing", "sideways"));
    await expect(alert(portal, "It must be “hash”, “path” or “memory”.")).toBeVisible();
  });

  test("that sets what is set already loses nothing that is typed", async ({ page }) => {
    const portal = page.locator("customer-portal");
    await portal.getByLabel("Email").fill("anna@");
    await portal.evaluate((portal) => portal.setAttribute("brand", portal.getAttribute("brand")!));
    await portal.evaluate((portal) => portal.setAttribute("theme", "dark"));
    await expect(portal.getByLabel("Email")).toHaveValue("anna@");
  });

  test("hears where the customer is, and what went wrong", async ({ page, sandbox, guard }) => {
    guard.expectErrors(/500/);
    await page.evaluate(() => {
      const events: string[] = [];
      for (const name of ["signin", "signout", "navigate", "error"]) {
        document.addEventListener(`portal-${name}`, (event) => {
          const { path, code, expired } = (event as CustomEvent).detail;
          events.push([name, path ?? code ?? expired].join(" ").trim());
        });
      }
      Object.assign(window, { events });
    });
    const events = () => page.evaluate(() => (window as unknown as { events: string[] }).events.splice(0));
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(title(portal)).toHaveText("Dashboard");
    expect(await events()).toEqual(["signin", "navigate /"]);
    await expect(portal.getByRole("heading", { name: "Overdue" }), "it has its invoices").toBeVisible();
    await sandbox.control("fail", { path: "invoices", status: 500 });
    await menu(portal).getByRole("link", { name: "Invoices" }).click();
    await expect(portal.getByRole("button", { name: "Try again" })).toBeVisible();
    expect(await events()).toEqual(["navigate /invoices", "error server-fault"]);
    await portal.getByRole("button", { name: "Sign out" }).click();
    await expect(title(portal)).toHaveText("Sign in");
    expect(await events()).toEqual(["signout false", "navigate /login"]);
  });

  test("may take the portal away in answer to what it hears", async ({ page }) => {
    await page.evaluate(() => {
      document.addEventListener("portal-signin", (event) => (event.target as Element).remove(), { once: true });
    });
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await expect(portal).toHaveCount(0);
    await page.evaluate(() => document.body.append(document.createElement("customer-portal")));
    await expect(title(portal)).toHaveText("Dashboard");
  });

  test("leads the customer, and signs out, also before the portal is there", async ({ page }) => {
    const portal = page.locator("customer-portal");
    const navigate = (path: string) =>
      portal.evaluate((portal: CustomerPortalElement, path) => portal.navigate(path), path);
    await navigate("/invoices/316");
    await expect(title(portal), "nobody is signed in").toHaveText("Sign in");
    await signIn(portal);
    await expect(title(portal)).toHaveText("INV-1057");
    await navigate("/projects");
    await expect(title(portal)).toHaveText("Projects");

    await portal.evaluate((old) => {
      const portal = Object.assign(document.createElement("customer-portal"), { id: "new" });
      portal.setAttribute("routing", "memory");
      portal.navigate("/tickets");
      old.replaceWith(portal);
    });
    await expect(title(page.locator("#new"))).toHaveText("Support");
    await portal.evaluate((portal: CustomerPortalElement) => portal.signOut());
    await expect(title(portal)).toHaveText("Sign in");
    expect(await page.evaluate(() => sessionStorage.getItem("customer-portal"))).toBeNull();
  });
});

/** What a portal could change of its page. */
async function stateOf(page: Page) {
  return page.evaluate(() => {
    const names = Object.getOwnPropertyNames(window).filter((name) => Number.isNaN(Number(name)));
    return {
      title: document.title,
      globals: names.sort(),
      sheets: document.adoptedStyleSheets.length,
      scripts: document.head.querySelectorAll("script").length,
      scroll: scrollY,
      state: history.state,
      entries: history.length,
    };
  });
}

/** Sizes, colours and letters of everything in a portal. */
async function looksOf(element: Locator): Promise<string[]> {
  return element.evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll(".portal, .portal *")].map((part) => {
      const { width, height } = part.getBoundingClientRect();
      const style = getComputedStyle(part);
      const names = ["font", "letterSpacing", "textTransform", "textAlign", "color", "backgroundColor", "border", "display"] as const;
      return [part.tagName, width.toFixed(1), height.toFixed(1), ...names.map((name) => style[name])].join(" | ");
    }),
  );
}
