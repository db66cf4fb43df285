// A new release of the portal takes the place of one that customers have open.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Page } from "@playwright/test";
import { alert, expect, fromSignInToInvoice, test as base, title } from "./fixtures";
import { type Host, newFolder, sample } from "./hosts/host";
import { putPortal } from "./hosts/portal";
import { putNextRelease } from "./hosts/release";
import { staticHost } from "./hosts/static-server";

interface Release {
  host: Host;
  folder: string;
}

const test = base.extend<{ release: Release }>({
  release: async ({ sandbox }, use) => {
    await sandbox.control("cors", { mode: "on" });
    const folder = await newFolder();
    await putPortal(folder, { routing: "hash", crm: sandbox.url });
    await writeFile(join(folder, "_headers"), await sample("_headers", { "https://crm.example.com": sandbox.url }));
    const host = await staticHost(folder);
    await use({ host, folder });
    await host.stop();
  },
  // Needs the host, so that it runs until all pages are closed.
  guard: async ({ release, guard }, use) => {
    guard.allow(release.host.origin);
    await use(guard);
  },
});

test("a portal that is open goes on, although its files are gone", async ({ page, guard, release: { host, folder } }) => {
  // The browser asks for it again when the title changes.
  guard.expectErrors(/404 .*\/icon-/);
  const missing = new Set((await readdir(folder)).filter((name) => name.startsWith("pages-")));
  page.on("requestfinished", (request) => missing.delete(basename(request.url())));
  await page.goto(host.origin);
  await expect(title(page)).toHaveText("Sign in");
  await expect.poll(() => missing.size, "files of pages that are not there yet").toBe(0);
  await putNextRelease(folder);
  await fromSignInToInvoice(page);
});

test("a browser that kept the old start page gets the new release by one reload", async ({ page, guard, release }) => {
  guard.expectErrors(/404/, /MIME type/, /integrity/, /could not be loaded/, /Failed to fetch/);
  const { host, folder } = release;
  await keepOldOnce(page, release, ["index.html", "portal.js"]);
  await putNextRelease(folder);
  const loads = countLoads(page);
  await page.goto(host.origin);
  await fromSignInToInvoice(page);
  expect(loads()).toBe(2);
});

test("a page of another site is not reloaded, since somebody may have typed there: it says what to do", async ({
  page,
  guard,
  sandbox,
  release,
}) => {
  guard.expectErrors(/404/, /integrity/, /could not be loaded/, /Failed to fetch/);
  const { host, folder } = release;
  await keepOldOnce(page, release, ["portal.js"]);
  await putNextRelease(folder);
  const loads = countLoads(page);
  await page.goto(`${sandbox.url}/embed/empty.html`);
  const embed = (address: string) =>
    page.evaluate((src) => {
      const script = Object.assign(document.createElement("script"), { type: "module", src });
      document.body.append(script, document.createElement("customer-portal"));
    }, address);
  await embed(`${host.origin}/portal.js`);
  const failure = alert(page, "The customer portal could not be loaded.");
  await expect(failure).toBeVisible();
  expect(loads()).toBe(1);
  await failure.getByRole("button", { name: "Reload" }).click();
  await expect(failure).toHaveCount(0);
  await embed(`${host.origin}/portal.js`);
  await fromSignInToInvoice(page.locator("customer-portal"));
});

/** As a host does that lets browsers keep what says which files belong together: the first request is answered with the old. */
async function keepOldOnce(page: Page, { host, folder }: Release, names: string[]): Promise<void> {
  for (const name of names) {
    const body = await readFile(join(folder, name), "utf8");
    const address = name === "index.html" ? `${host.origin}/` : `${host.origin}/${name}`;
    const contentType = name.endsWith("js") ? "text/javascript" : "text/html";
    const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": contentType };
    await page.route(address, (route) => route.fulfill({ body, headers }), { times: 1 });
  }
}

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("request", (request) => request.isNavigationRequest() && loads++);
  return () => loads;
}
