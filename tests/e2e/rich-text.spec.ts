import type { Page } from "@playwright/test";
import { ANNA, expect, type Sandbox, sidewaysOverflow, signInTo, test, title } from "./fixtures";

/** What is loaded where the browser cannot sanitise HTML. */
const SANITISER = /\/sanitiser-\w+\.js$/;

/** The addresses of the sanitiser that a page asks for, as they come. */
function requestsForSanitiser(page: Page): string[] {
  const requests: string[] = [];
  page.on("request", (request) => {
    if (SANITISER.test(request.url())) requests.push(request.url());
  });
  return requests;
}

/** As in a browser that cannot sanitise. */
async function withoutSetHtml(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, "setHTML"));
}

/** The note of an invoice. */
function note(page: Page) {
  return page.getByRole("heading", { name: "Note", exact: true }).locator("..").locator(".rich-text");
}

async function expectStructure(page: Page): Promise<void> {
  await expect(note(page).getByRole("listitem")).toHaveText(["Delivery in two parts", "Training on the day of opening"]);
  const link = note(page).getByRole("link", { name: "Our help pages" });
  await expect(link).toHaveAttribute("href", "https://acme.example/help");
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
}

test("a browser that sanitises HTML loads nothing for it", async ({ page }) => {
  const requests = requestsForSanitiser(page);
  await signInTo(page, "/#/invoices/316");
  await expectStructure(page);
  expect(requests).toEqual([]);
});

test("a browser that cannot sanitise HTML loads what can, once", async ({ page }) => {
  await withoutSetHtml(page);
  const requests = requestsForSanitiser(page);
  await signInTo(page, "/");
  await expect(title(page)).toHaveText("Dashboard");
  expect(requests, "nothing was to be sanitised yet").toEqual([]);
  await page.goto("/#/invoices/316");
  await expectStructure(page);
  await page.getByRole("link", { name: "Invoices" }).last().click();
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expectStructure(page);
  expect(requests).toHaveLength(1);
});

test("the text stays where what sanitises cannot be loaded", async ({ page, guard }) => {
  guard.expectErrors(/ERR_FAILED/);
  await withoutSetHtml(page);
  await page.route(SANITISER, (route) => route.abort());
  const warning = page.waitForEvent("console", (message) => message.text().startsWith("A text is shown without"));
  await signInTo(page, "/#/invoices/316");
  await warning;
  await expect(note(page).locator("p")).toHaveText([
    "Thank you for your order!",
    "Questions? Our help pages answer most.",
    "Delivery in two parts",
    "Training on the day of opening",
  ]);
  await expect(note(page).getByRole("link")).toHaveCount(0);
});

/** As wide as things get: long words, long lines, and tables of many columns. */
const WIDE = `
  <p>${"https://acme.example/".padEnd(400, "very-long-")}</p>
  <pre>${"a line of code that goes on ".repeat(20)}</pre>
  <h1>${"Donaudampfschifffahrtsgesellschaft".repeat(6)}</h1>
  <table style="width: 4000px"><thead><tr>${"<th>Heading</th>".repeat(30)}</tr></thead>
    <tbody><tr>${"<td>Something</td>".repeat(30)}</tr></tbody></table>`;

async function showWideInvoice(page: Page, sandbox: Sandbox): Promise<void> {
  const answer = await sandbox.answer(ANNA, "invoices/id/316");
  answer.data.clientnote = WIDE;
  (answer.data.items as { long_description: string }[])[0].long_description = WIDE;
  await sandbox.control("fail", {
    path: "invoices/id/316",
    status: 200,
    content_type: "application/json",
    body: JSON.stringify(answer),
  });
  await signInTo(page, "/#/invoices/316");
}

for (const width of [320, 700, 1280]) {
  test(`wide content does not make the page scroll sideways, ${width} px wide`, async ({ page, sandbox }) => {
    await page.setViewportSize({ width, height: 800 });
    await showWideInvoice(page, sandbox);
    await expect(page.locator(".rich-text").getByRole("table")).toHaveCount(2);
    await expect(title(page), "the page has its own").toHaveText("INV-1057");
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);

    const table = note(page).getByRole("table");
    await expect(table.getByRole("columnheader").first()).toBeVisible();
    await table.getByRole("cell").last().scrollIntoViewIfNeeded();
    await expect(table.getByRole("cell").last()).toBeInViewport();
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  });
}
