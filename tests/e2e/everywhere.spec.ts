// The same way from sign-in to an invoice, wherever a page has the portal. What hosts there are for its files: hosting.spec.ts.

import type { Page } from "@playwright/test";
import { fromSignInToInvoice, type Place, Sandbox, test } from "./fixtures";

/** Where the portal is, and how a page comes to have it. */
const PLACES: { name: string; open: (page: Page, home: string, elsewhere: Sandbox) => Promise<Place> }[] = [
  { name: "alone in a page, at the root", open: async (page) => alone(page, "/") },
  { name: "alone in a page, in a sub-folder", open: async (page) => alone(page, "/some/folder/") },
  { name: "in a plain page", open: (page) => embedded(page, "/embed/plain.html") },
  { name: "in a page with styles for everything", open: (page) => embedded(page, "/embed/loud.html") },
  { name: "in a page whose address stays as it is", open: (page) => embedded(page, "/embed/memory.html") },
  { name: "in a page, with a CRM in a sub-directory", open: (page) => embedded(page, "/embed/subdirectory.html") },
  {
    name: "in a page, with its files on a CDN",
    async open(page, _, elsewhere) {
      await page.goto("/embed/empty.html");
      return added(page, `${elsewhere.url}/some/folder/portal.js`, "/");
    },
  },
  {
    name: "in a page with a strict policy, with its files and the CRM elsewhere",
    async open(page, _, elsewhere) {
      await elsewhere.control("cors", { mode: "on" });
      await page.goto("/embed/empty.html");
      await page.evaluate((url) => {
        const policy = document.createElement("meta");
        policy.httpEquiv = "Content-Security-Policy";
        policy.content = `default-src 'none'; script-src ${url} 'wasm-unsafe-eval'; connect-src ${url}`;
        document.head.append(policy);
      }, elsewhere.url);
      return added(page, `${elsewhere.url}/portal.js`, elsewhere.url);
    },
  },
  {
    name: "in a frame of another site, 360 px wide",
    async open(page, home, elsewhere) {
      await page.goto(`${ofAnotherSite(elsewhere.url)}/embed/empty.html`);
      await page.evaluate((src) => {
        const frame = document.createElement("iframe");
        Object.assign(frame, { src, width: 360, height: 640 });
        document.body.append(frame);
      }, `${home}/some/folder/`);
      return page.frameLocator("iframe");
    },
  },
];

for (const { name, open } of PLACES) {
  test(name, async ({ page, guard, sandbox }) => {
    const elsewhere = await Sandbox.start();
    guard.allow(elsewhere.url);
    guard.allow(ofAnotherSite(elsewhere.url));
    await fromSignInToInvoice(await open(page, sandbox.url, elsewhere));
    await page.close();
    await elsewhere.stop();
  });
}

async function alone(page: Page, address: string): Promise<Page> {
  await page.goto(address);
  return page;
}

async function embedded(page: Page, address: string): Promise<Place> {
  await page.goto(address);
  return page.locator("customer-portal");
}

/** Puts the two lines of the README into the page. */
async function added(page: Page, src: string, crm: string): Promise<Place> {
  await page.evaluate(
    ([src, crm]) => {
      const script = Object.assign(document.createElement("script"), { type: "module", src });
      const portal = document.createElement("customer-portal");
      portal.setAttribute("crm", crm);
      document.body.append(script, portal);
    },
    [src, crm],
  );
  return page.locator("customer-portal");
}

/** The same server by a name that is no address of this one: to browsers, another site. */
function ofAnotherSite(url: string): string {
  return url.replace("127.0.0.1", "localhost");
}
