import { readFileSync } from "node:fs";
import type { Page, Request } from "@playwright/test";
import { expect, menu, signIn, signInTo, test, title } from "./fixtures";
import type { Guard } from "./guard";
import { PAGES, PUBLIC_PAGES, type Stop, visit } from "./places";

// Only the portal itself keeps the texts from doing harm here, and not the policy of its page.
test.use({ bypassCSP: true });

/** The hostile texts, which tests/web puts through both sanitisers in all browsers. */
const VECTORS = readFileSync(`${__dirname}/../fixtures/xss-vectors.txt`, "utf8")
  .split(/^## .*$/m)
  .slice(1)
  .flatMap((group) => group.split("\n").filter((line) => line !== ""))
  .map((line) => line.replace(/⟦(\w+)⟧/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))));

/** What every text has, and of which nothing would be shown if it were taken for HTML. */
const LITERAL = `"'><img src=x onerror=xss(1)>`;
/** Ends whatever a hostile text has left open. */
const CLOSED = `--></script></script>"'></title></textarea></style></noscript></noembed></noframes></iframe></xmp></template></select></svg></math></table>`;
/** Fields that the portal reads as HTML. */
const HTML = ["clientnote", "content", "description", "long_description", "message", "terms"];
/** Fields in which an address or a colour is expected. */
const ADDRESS_OR_COLOUR = /link|website|color$/;
/** Fields that the portal, or the test, finds a record by. */
const KEYS = ["article_slug", "group_slug", "placement", "short_name", "slug", "token"];
/** Numbers, dates, and the hashes of documents. */
const VALUE = /^(\d[\d .:-]*|[0-9a-f]{32})$/;

/** Where to begin with the hostile texts for an endpoint: each gets the same ones in every run, whatever is asked for first. */
function begin(path: string): number {
  return [...path].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % VECTORS.length, 0);
}

/** Puts hostile texts into all texts that the API answers from now on. Collects those that were put. */
async function makeHostile(page: Page): Promise<Set<string>> {
  const put = new Set<string>();
  let next = 0;
  const one = () => {
    const text = VECTORS[next++ % VECTORS.length];
    put.add(text);
    return text;
  };
  const some = (count: number) => Array.from({ length: count }, one);
  const hostile = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((entry) => hostile(entry, field));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, hostile(entry, name)]));
    }
    if (typeof value !== "string" || VALUE.test(value) || KEYS.includes(field)) return value;
    if (HTML.includes(field)) return `${value} ${LITERAL} ${some(100).join(CLOSED)}`;
    if (ADDRESS_OR_COLOUR.test(field)) return one();
    const text = `${some(3).join(" ")} ${LITERAL}`;
    // First and last names stay beside each other, as the pages are known by them.
    return field.endsWith("lastname") ? `${value} ${text}` : `${text} ${value}`;
  };
  await page.route("**/customers_api/v1/**", async (route) => {
    const response = await route.fetch();
    if (route.request().method() !== "GET" || !response.ok()) return route.fulfill({ response });
    const { data, ...rest } = await response.json();
    next = begin(new URL(route.request().url()).pathname);
    await route.fulfill({ response, json: { ...rest, data: hostile(data, "") } });
  });
  return put;
}

/** The elements of the portal, each by its name and those of its attributes, and styles in full; not what is in sanitised HTML. */
async function kinds(page: Page): Promise<string[]> {
  return page.locator("customer-portal").evaluate((portal) => {
    const all = [...portal.shadowRoot!.querySelectorAll("*")].filter((element) => !element.closest(".rich-text *"));
    const attribute = ({ name, value }: Attr) => (name === "style" ? `style=${value}` : name);
    const kind = (element: Element) => `${element.localName}[${[...element.attributes].map(attribute).sort().join(" ")}]`;
    return [...new Set(all.map(kind))];
  });
}

async function expectHarmless(page: Page): Promise<void> {
  await expect(title(page)).toBeVisible();
  expect(await page.locator(".page").innerText()).toContain(LITERAL);
  // They would be covered by whatever lies over the page.
  await menu(page).getByRole("link").first().click({ trial: true });
  await menu(page).getByRole("link").last().click({ trial: true });
  const left = await page.locator("customer-portal").evaluate((portal) => {
    const inside = portal.shadowRoot!;
    const schemes = [...inside.querySelectorAll<HTMLAnchorElement>("a[href]")].map((link) => link.protocol);
    const html = [...inside.querySelectorAll(".rich-text *")];
    return {
      schemes: schemes.filter((scheme) => !["http:", "https:", "mailto:"].includes(scheme)),
      elements: html.filter((element) => element.matches("[class], [id], [name], [style], [src]:not(img), form, script, style, svg")),
    };
  });
  expect(left).toEqual({ schemes: [], elements: [] });
}

/** Everything that a hostile text could do is noted. */
async function watch(page: Page): Promise<string[]> {
  const done: string[] = [];
  await page.exposeFunction("xss", () => done.push("a script ran"));
  page.on("dialog", async (dialog) => {
    done.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("popup", (popup) => done.push(`a window: ${popup.url()}`));
  page.on("request", (request) => {
    const isPicture = request.resourceType() === "image";
    if (request.url().includes("xss.invalid") && !isPicture) done.push(`a request: ${request.url()}`);
  });
  return done;
}

/** Texts may have pictures from anywhere; here they are all there. */
async function allowPictures(page: Page, guard: Guard): Promise<void> {
  const hosts = VECTORS.join(" ").matchAll(/\/\/([\w.-]+)/g);
  for (const [, host] of hosts) ["http", "https"].forEach((scheme) => guard.allow(`${scheme}://${host}`));
  const gif = Buffer.from("R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
  const isPicture = (request: Request) => request.resourceType() === "image";
  await page.route("**/*", (route) => (isPicture(route.request()) ? route.fulfill({ contentType: "image/gif", body: gif }) : route.fallback()));
}

async function walk(page: Page, places: Stop[], look: (place: Stop) => Promise<void>): Promise<void> {
  for (const place of places) {
    await visit(page, place);
    await test.step(place.name, () => look(place));
  }
}

test("hostile texts of the server are text on every page", async ({ page, guard }) => {
  test.setTimeout(240_000);
  await allowPictures(page, guard);
  const done = await watch(page);
  // What cannot be read as an amount is shown as it was sent, in an element of its own.
  const ofPortal = new Set(["bdi[]"]);
  const note = async () => (await kinds(page)).forEach((kind) => ofPortal.add(kind));
  await walk(page, PUBLIC_PAGES, note);
  await signInTo(page, "/#/login");
  await expect(title(page)).toHaveText("Dashboard");
  await walk(page, PAGES, note);

  const put = await makeHostile(page);
  await page.reload();
  const withTexts = [...PAGES, ...PUBLIC_PAGES].filter(({ name }) => name !== "register");
  await walk(page, withTexts, async ({ name }) => {
    await expectHarmless(page);
    const brought = (await kinds(page)).filter((kind) => !ofPortal.has(kind));
    expect(brought, `what the texts have brought to the page: ${name}`).toEqual([]);
  });
  expect(done).toEqual([]);
  expect(put, "all have been tried").toEqual(new Set(VECTORS));
  console.log(`${VECTORS.length} hostile texts are text on ${withTexts.length} pages.`);
});

test("hostile HTML is as harmless where the browser cannot sanitise it", async ({ page, guard }) => {
  test.setTimeout(120_000);
  await allowPictures(page, guard);
  await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, "setHTML"));
  const done = await watch(page);
  await makeHostile(page);
  await signInTo(page, "/");
  await expect(title(page)).toHaveText("Dashboard");
  const withHtml = ["invoice", "estimate", "proposal", "proposal with comments", "contract", "project", "ticket", "article"];
  await walk(page, [...PAGES, ...PUBLIC_PAGES].filter(({ name }) => withHtml.includes(name)), async () => {
    await expect(page.locator(".rich-text :is(p, ul, table, strong, br)").first(), "it is no longer plain text").toBeAttached();
    await expectHarmless(page);
  });
  expect(done).toEqual([]);
});

test("as they are, the same texts do harm", async ({ page, guard }) => {
  guard.expectErrors(/./);
  const done = await watch(page);
  await signInTo(page, "/");
  await page.evaluate((texts) => (document.body.lastElementChild!.innerHTML = texts.join("")), VECTORS.slice(0, 20));
  await expect.poll(() => done.length).toBeGreaterThan(5);
});

const ELSEWHERE = [
  "//xss.invalid",
  "/\\xss.invalid",
  "javascript:xss(1)",
  "/login?to=//xss.invalid",
];

for (const address of ELSEWHERE) {
  test(`nobody is sent to ${address} after signing in`, async ({ page, baseURL }) => {
    const done = await watch(page);
    await page.goto(`/#/login?to=${encodeURIComponent(address)}`);
    await signIn(page);
    await expect(title(page)).toHaveText("Dashboard");
    expect(new URL(page.url()).origin).toBe(baseURL);
    expect(done).toEqual([]);
  });
}

const NAMES = [`"><img src=x onerror=xss(1)>.pdf`, "invoice_\u202efdp.exe", `${"long ".repeat(50)}.pdf`];

for (const name of NAMES) {
  test(`a customer's own file can have the name ${name.slice(0, 40)}`, async ({ page }) => {
    const done = await watch(page);
    // What turns the direction around would hide the real ending.
    const shown = name.replace("\u202e", "");
    await signInTo(page, "/#/tickets/706");
    await page.getByLabel("Attachment").setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from("a") });
    await expect(page.locator(".chosen-file")).toContainText(shown);
    await page.getByLabel("Reply").fill("See the file.");
    await page.getByRole("button", { name: "Send" }).click();
    // Browsers send a quotation mark in a name like this.
    await expect(page.locator(".attachments").last()).toContainText(shown.replaceAll('"', "%22"));
    expect(done).toEqual([]);
  });
}
