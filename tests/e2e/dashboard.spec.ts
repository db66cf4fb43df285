import type { Page } from "@playwright/test";
import { ANNA, BEN, dashboardLoaded, expect, records, signIn, signInTo, test, title } from "./fixtures";

const main = (page: Page) => page.getByRole("main");

for (const customer of [ANNA, BEN]) {
  test(`each count on the dashboard of ${customer.email} leads to a list of as many records`, async ({ page }) => {
    test.slow();
    await signInTo(page, "/", customer);
    await dashboardLoaded(page);
    const bars = page.getByRole("group", { name: /^Bar chart: \d+ invoices:/ }).getByRole("link");
    const ways = main(page).getByRole("link", { name: / with the status “/ }).or(bars);
    const count = await ways.count();
    expect(count).toBeGreaterThan(6);
    for (let at = 0; at < count; at += 1) {
      const way = ways.nth(at);
      const said = (await way.getAttribute("aria-label")) ?? (await way.innerText());
      await way.click();
      await expect(title(page)).not.toHaveText("Dashboard");
      await expect(records(page), said).toHaveCount(Number(/\d+/.exec(said)![0]));
      await page.goBack();
      await dashboardLoaded(page);
    }
  });
}

test("what the customer has to do is told at once, with its amounts", async ({ page }) => {
  await signInTo(page, "/");
  await dashboardLoaded(page);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "Overdue",
    "To pay",
    "Proposals about to expire",
    "Contracts to sign",
    "Answers for you",
    "Projects under way",
    "Invoices by month in EUR",
    "Invoices by month in USD",
    "Invoices by month in CHF",
    "Invoices by status",
  ]);
  await expect(main(page).getByText(/^4 invoices, .*CHF.* \+ .*€.* in total$/)).toBeVisible();
  await main(page).getByRole("link", { name: "Dutch & French shop" }).click();
  await expect(title(page)).toHaveText("Dutch & French shop");
});

test("the chart of months has what the server's invoices come to, in a table, too", async ({ page, sandbox }) => {
  const answer = await sandbox.answer(ANNA, "invoices");
  const invoices = answer.data as unknown as { date: string; status: string; currency_name: string }[];
  const since = new Date();
  since.setUTCDate(1);
  since.setUTCMonth(since.getUTCMonth() - 11);
  const first = since.toISOString().slice(0, 10);
  const counted = ({ date, status, currency_name }: (typeof invoices)[0]) =>
    date >= first && !["5", "6"].includes(status) && currency_name === "EUR";
  const expected: Record<string, number> = {};
  for (const { date } of invoices.filter(counted)) expected[date.slice(0, 7)] = (expected[date.slice(0, 7)] ?? 0) + 1;

  await signInTo(page, "/");
  await dashboardLoaded(page);
  const figure = page.getByRole("figure").filter({ hasText: "Invoices by month in EUR" });
  const found: Record<string, number> = {};
  for (const bar of await figure.getByRole("group").getByRole("link").all()) {
    const [, month] = /from=(\d{4}-\d{2})-01&until=\1-(28|29|30|31)$/.exec((await bar.getAttribute("href"))!)!;
    found[month] = Number(/(\d+) invoice/.exec((await bar.getAttribute("aria-label"))!)![1]);
  }
  expect(found).toEqual(expected);

  await figure.getByText("Show as a table").click();
  const counts = await figure.getByRole("table").getByRole("row").locator("td:first-of-type").allInnerTexts();
  expect(counts.map(Number).filter((count) => count > 0)).toEqual(Object.keys(expected).sort().map((month) => expected[month]));
});

test("a bar is reached and followed by the keyboard", async ({ page }) => {
  await signInTo(page, "/");
  await dashboardLoaded(page);
  const bar = page.getByRole("link", { name: /^Overdue: 4 invoices/ });
  await bar.focus();
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Invoices");
  await expect(page).toHaveURL("/#/invoices?status=4");
  await expect(records(page)).toHaveCount(4);
});

test("nothing that has been shown moves when the rest arrives", async ({ page, sandbox }) => {
  await sandbox.control("delay", { path: "invoices", ms: 300 });
  await sandbox.control("delay", { path: "proposals", ms: 500 });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.splice(0));
  await signIn(page);
  await dashboardLoaded(page);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
});

test.describe("with very many invoices", () => {
  test.use({ sandboxArguments: ["--invoices", "3000"] });

  test("the dashboard shows the most pressing ones, and counts all", async ({ page }) => {
    test.slow();
    await signInTo(page, "/");
    await page.getByRole("heading", { name: "Overdue" }).waitFor();
    await dashboardLoaded(page);
    const overdue = page.locator("section").filter({ has: page.getByRole("heading", { name: "Overdue" }) });
    await expect(overdue.getByRole("listitem")).toHaveCount(5);
    const way = overdue.getByRole("link", { name: /^All / });
    const [count] = /[\d,]+/.exec(await way.innerText())!;
    expect(Number(count.replace(",", ""))).toBeGreaterThan(200);
    await way.click();
    await expect(page.getByText(`${count} results`)).toBeVisible();
  });
});
