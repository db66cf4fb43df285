// Nothing runs that the build has not made: whoever loads a file knows the hash of its content.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, signIn, test, title } from "./fixtures";
import { variable } from "./process";

const NOT_LOADED = "The customer portal could not be loaded.";

/** The files, and what a customer reads if somebody has changed one. */
const FILES = [
  { file: /\/portal\.js$/, said: "The customer portal is taking its time." },
  { file: /\/customer-portal-\w+\.js$/, said: NOT_LOADED },
  { file: /\/customer-portal-\w+\.wasm$/, said: NOT_LOADED },
  { file: /\/portal-\w+\.css$/, said: NOT_LOADED },
  { file: /\/pages-dashboard-\w+\.wasm$/, said: "This page could not be loaded." },
];

for (const { file, said } of FILES) {
  test(`${file.source} with another content is not used`, async ({ page, guard }) => {
    guard.expectErrors(/integrity/, /could not be loaded/, /Failed to fetch/, /WebAssembly/);
    await page.route(file, async (route) => {
      const response = await route.fetch();
      const body = Buffer.concat([await response.body(), Buffer.from(" ")]);
      await route.fulfill({ response, body });
    });
    await page.goto("/");
    if (file.test("/pages-dashboard-A.wasm")) await signIn(page);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText(/connection/), "which is not the reason").toHaveCount(0);
    await expect(title(page)).toHaveCount(0);
  });
}

test("the sanitiser of browsers that have none is not used with another content: the text is shown as text", async ({
  page,
  guard,
}) => {
  guard.expectErrors(/integrity/);
  await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, "setHTML"));
  const asked = page.waitForRequest(/\/sanitiser-\w+\.js$/);
  await page.route(/\/sanitiser-\w+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()} ` });
  });
  await page.goto("/#/invoices/316");
  await signIn(page);
  await asked;
  const note = page.getByText("Filters that can be shared by link");
  await expect(note).toBeVisible();
  await expect(page.locator(".rich-text").getByRole("list")).toHaveCount(0);
});

test("the start page has the hash of each script and style that it names, and no code of its own", async () => {
  const html = readFileSync(join(variable("DIST"), "index.html"), "utf8");
  const tags = html.match(/<(script|link)[^>]*>/g)!;
  const loaded = tags.filter((tag) => /<script|rel="(stylesheet|preload|modulepreload)"/.test(tag));
  expect(loaded).toHaveLength(5);
  for (const tag of loaded) expect(tag).toMatch(/ integrity="sha384-[\w+/]{64}"/);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script[^>]*>[^<]/);
});

test("a page that pins the portal loads this build and no other", async ({ page, guard, sandbox }) => {
  guard.expectErrors(/integrity/);
  const line = readFileSync(join(variable("DIST"), "pinned.txt"), "utf8");
  expect(line).toMatch(/ src="https:\/\/portal\.example\.com\/portal-[A-Z2-7]{8}\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous"/);
  const html = `<!doctype html><title>Acme</title>${line.replace("https://portal.example.com", sandbox.url)}<customer-portal></customer-portal>`;
  await page.route("/pinned.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto("/pinned.html");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");

  const refused = page.waitForEvent("console", (message) => /integrity/.test(message.text()));
  await page.route(/\/portal-[A-Z2-7]{8}\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()} ` });
  });
  await page.reload();
  await refused;
  await expect(title(page)).toHaveCount(0);
});
