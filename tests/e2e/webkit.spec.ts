// WebKit is the engine of every browser on an iPhone. It cannot sanitise HTML yet: the portal loads DOMPurify.

import { expect, test } from "@playwright/test";
import { ANNA, Sandbox } from "./sandbox";
import { type Element, WebDriver } from "./webdriver";

let sandbox: Sandbox;
let driver: WebDriver;

test.beforeEach(async () => {
  sandbox = await Sandbox.start();
  driver = await WebDriver.start();
});

test.afterEach(async () => {
  await driver?.end();
  await sandbox?.stop();
});

test("a customer signs in, reads an invoice and signs out", async () => {
  await driver.goTo(`${sandbox.url}/`);
  await expect.poll(heading).toBe("Sign in");
  await driver.type(await find("input[type=email]"), ANNA.email);
  await driver.type(await find("input[type=password]"), ANNA.password);
  await driver.click(await find("button[type=submit]"));
  await expect.poll(heading).toBe("Dashboard");

  await driver.goTo(`${sandbox.url}/#/invoices`);
  await expect.poll(heading).toBe("Invoices");
  await expect.poll(() => count("tbody tr")).toBe(17);

  await driver.click(await find('a[href="#/invoices/316"]'));
  await expect.poll(heading).toBe("INV-1057");
  expect(await text(".rich-text")).toContain("Filters that can be shared by link");
  await expect.poll(() => text(".rich-text ul > li:first-child strong")).toBe("two");
  expect(await count('.rich-text a[href="https://acme.example/help"][target="_blank"][rel~="noopener"]')).toBe(1);
  expect(await count("[role=alert]")).toBe(0);

  await driver.click(await find(".header button:not(.menu-button)"));
  await expect.poll(heading).toBe("Sign in");
  expect(await driver.run("return sessionStorage.getItem('customer-portal')")).toBeNull();
});

const heading = () => text("h1");

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
