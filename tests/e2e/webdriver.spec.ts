// Firefox and WebKit as they are, without Playwright, which has no WebKit of the system and cannot click in a frame of another site
// in Firefox. WebKit cannot sanitise HTML yet: the portal loads DOMPurify.

import { expect, test } from "@playwright/test";
import { ANNA, Sandbox } from "./sandbox";
import { type Element, FIREFOX, WEBKIT, WebDriver } from "./webdriver";

let sandbox: Sandbox;
let driver: WebDriver;

/** Where the portal is, and what makes it the subject of what follows. */
const PLACES = [
  { name: "alone in a page", open: () => driver.goTo(`${sandbox.url}/`) },
  { name: "in a plain page", open: () => driver.goTo(`${sandbox.url}/embed/plain.html`) },
  {
    name: "in a frame of another site, 360 px wide",
    async open() {
      await driver.goTo(`${sandbox.url.replace("127.0.0.1", "localhost")}/embed/empty.html`);
      const frame = await driver.run<Element>(
        `const frame = document.createElement("iframe");
         Object.assign(frame, { src: arguments[0], width: 360, height: 640 });
         document.body.append(frame);
         return frame;`,
        `${sandbox.url}/some/folder/`,
      );
      await driver.enter(frame);
    },
  },
];

for (const browser of [FIREFOX, WEBKIT]) {
  test.describe(browser.name, () => {
    test.beforeEach(async () => {
      sandbox = await Sandbox.start();
      driver = await WebDriver.start(browser);
    });

    test.afterEach(async () => {
      await driver?.end();
      await sandbox?.stop();
    });

    for (const { name, open } of PLACES) {
      test(`a customer signs in, reads an invoice and signs out: ${name}`, async () => {
        await open();
        await expect.poll(heading).toBe("Sign in");
        await fill("input[type=email]", ANNA.email);
        await fill("input[type=password]", ANNA.password);
        await driver.click(await find("button[type=submit]"));
        await expect.poll(heading).toBe("Dashboard");

        await openMenu();
        await driver.click(await find('nav a[href="#/invoices"]'));
        await expect.poll(heading).toBe("Invoices");
        await expect.poll(() => count("tbody tr")).toBe(17);

        await driver.click(await find('a[href="#/invoices/316"]'));
        await expect.poll(heading).toBe("INV-1057");
        expect(await text(".rich-text")).toContain("Filters that can be shared by link");
        await expect.poll(() => text(".rich-text ul > li:first-child strong")).toBe("two");
        expect(await count('.rich-text a[href="https://acme.example/help"][target="_blank"][rel~="noopener"]')).toBe(1);
        expect(await count("[role=alert]")).toBe(0);

        await openMenu();
        await driver.click(await find(".header .menu > button:last-of-type"));
        await expect.poll(heading).toBe("Sign in");
        expect(await driver.run("return sessionStorage.getItem('customer-portal')")).toBeNull();
      });
    }
  });
}

const heading = () => text("h1");

/** A narrow portal has its menu behind a button. */
async function openMenu(): Promise<void> {
  const isClosed = await inPortal<boolean>("portal.querySelector('.menu-button').checkVisibility()");
  if (isClosed) await driver.click(await find(".menu-button"));
}

/** As a password manager does: the driver of WebKit cannot type in frames. */
async function fill(selector: string, text: string): Promise<void> {
  await driver.run("arguments[0].value = arguments[1]", await find(selector), text);
}

/** An element of the portal, as soon as it is there. WebDriver itself does not look into shadow roots. */
async function find(selector: string): Promise<Element> {
  const element = () => inPortal<Element | null>("portal.querySelector(arguments[0])", selector);
  await expect.poll(element, selector).not.toBeNull();
  return (await element())!;
}

function text(selector: string): Promise<string | null> {
  return inPortal("[...portal.querySelectorAll(arguments[0])].map((found) => found.textContent).join('\\n')", selector);
}

function count(selector: string): Promise<number> {
  return inPortal("portal.querySelectorAll(arguments[0]).length", selector);
}

function inPortal<T>(expression: string, ...args: unknown[]): Promise<T> {
  return driver.run(
    `const portal = document.querySelector("customer-portal")?.shadowRoot; return portal ? ${expression} : null;`,
    ...args,
  );
}
