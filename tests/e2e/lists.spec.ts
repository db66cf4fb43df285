// How a list is looked at: its columns, its order, its days, its sums, and the keys that lead through it.

import type { Locator, Page } from "@playwright/test";
import { ANNA, expect, menu, records, type Sandbox, signInTo, test, title } from "./fixtures";

/** An invoice as the API has it, as far as it matters here. */
interface Row {
  number: string;
  date: string;
  total: string;
  currency_name: string;
}

test.describe("the columns", () => {
  test("that are left out stay so, in this list alone, until all is as at first again", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    const button = page.getByRole("button", { name: "Columns" });
    await button.click();
    const choices = page.getByRole("group", { name: "Columns" });
    await expect(choices.getByRole("checkbox")).toHaveCount(5);
    await choices.getByRole("checkbox", { name: "Project" }).uncheck();
    await choices.getByRole("checkbox", { name: "Due date" }).uncheck();
    const left = ["Invoice", "Date", "Status", "Total"];
    await expect(headings(page)).toHaveText(left);
    await page.keyboard.press("Escape");
    await expect(choices).toBeHidden();
    await expect(button).toBeFocused();
    await expect(records(page)).toHaveCount(17);
    await expect(page.getByRole("row").nth(1).getByRole("cell")).toHaveCount(3);

    await records(page).first().getByRole("link").click();
    await expect(title(page)).toHaveText("INV-1058");
    await page.goBack();
    await expect(headings(page)).toHaveText(left);
    await page.reload();
    await expect(headings(page)).toHaveText(left);

    await page.getByRole("searchbox", { name: "Search" }).fill("keller & sons");
    await expect(records(page).first(), "what is not shown is searched all the same").toBeVisible();
    await page.goto("/#/projects/3/invoices");
    await expect(headings(page), "the list of a project is another one").toContainText(["Project"]);
    await menu(page).getByRole("link", { name: "Invoices" }).click();
    await expect(headings(page)).toHaveText(left);

    await button.click();
    await expect(choices.getByRole("checkbox", { name: "Project" })).not.toBeChecked();
    await page.getByRole("button", { name: "Reset columns and order" }).click();
    await expect(headings(page)).toHaveText(["Invoice", "Project", "Date", "Due date", "Status", "Total"]);
    await page.reload();
    await expect(headings(page)).toHaveCount(6);
  });

  test("are chosen by the keyboard, and on cards they are left out, too", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await signInTo(page, "/#/invoices");
    await expect(records(page)).toHaveCount(17);
    await page.getByRole("button", { name: "Columns" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("checkbox", { name: "Project" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Escape");
    await expect(headings(page)).toHaveText(["Invoice", "Project", "Due date", "Status", "Total"]);
    await expect(page.locator("[data-label='Date']")).toHaveCount(0);
    await expect(page.locator("[data-label='Due date']").first()).toBeVisible();
  });
});

test.describe("the order", () => {
  test("is the one chosen last, but for an address that has one", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    const total = page.getByRole("columnheader", { name: "Total" });
    await total.getByRole("button").click();
    await expect(total).toHaveAttribute("aria-sort", "ascending");
    await expect(records(page).first()).toHaveText("INV-1043");

    await menu(page).getByRole("link", { name: "Estimates" }).click();
    await expect(title(page)).toHaveText("Estimates");
    await expect(page.getByRole("columnheader", { name: "Date", exact: true })).toHaveAttribute("aria-sort", "descending");
    await menu(page).getByRole("link", { name: "Invoices" }).click();
    await expect(page).toHaveURL("/#/invoices");
    await expect(total).toHaveAttribute("aria-sort", "ascending");
    await expect(records(page).first()).toHaveText("INV-1043");
    await page.reload();
    await expect(records(page).first()).toHaveText("INV-1043");

    await page.goto("/#/invoices?sort=number");
    await expect(records(page).first()).toHaveText("INV-1042");
    await expect(total).not.toHaveAttribute("aria-sort");

    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "Reset columns and order" }).click();
    await expect(page).toHaveURL("/#/invoices");
    await expect(records(page).first()).toHaveText("INV-1058");
  });
});

test.describe("the total", () => {
  test("is of all that is found, each currency by itself", async ({ page, sandbox }) => {
    await signInTo(page, "/#/invoices");
    const invoices = await rows(sandbox);
    await expect(status(page)).toHaveText(`17 results · Total: ${totalOf(invoices)}`);
    await page.getByRole("searchbox", { name: "Search" }).fill("shop keller");
    const found = invoices.filter(({ number }) => ["1057", "1050"].includes(number));
    await expect(status(page)).toHaveText(`2 results · Total: ${totalOf(found)}`);

    await page.getByRole("searchbox", { name: "Search" }).fill("nothing like it");
    await expect(status(page)).toHaveText("0 results");
    await page.goto("/#/projects");
    await expect(records(page)).toHaveCount(4);
    await expect(status(page), "projects have no amounts").toHaveText("4 results");
  });

  test.describe("of 60 invoices", () => {
    test.use({ sandboxArguments: ["--invoices", "60"] });

    test("is of all pages", async ({ page, sandbox }) => {
      await signInTo(page, "/#/invoices");
      await expect(records(page)).toHaveCount(25);
      await expect(status(page)).toHaveText(`60 results · Total: ${totalOf(await rows(sandbox))}`);
    });
  });
});

test.describe("the days", () => {
  test("narrow the invoices by their own date, in the address", async ({ page, sandbox }) => {
    const invoices = await rows(sandbox);
    const date = (number: string) => invoices.find((invoice) => invoice.number === number)!.date;
    const [from, to] = [date("1049"), date("1053")];
    const found = invoices.filter((invoice) => from <= invoice.date && invoice.date <= to);
    expect(found.length).toBeGreaterThan(2);

    await signInTo(page, "/#/invoices?page=2");
    await page.getByRole("button", { name: "Dates" }).click();
    await page.getByLabel("Date from").fill(from);
    await page.getByLabel("Date to").fill(to);
    await expect(page).toHaveURL(`/#/invoices?from=${from}&until=${to}`);
    await expect(records(page)).toHaveCount(found.length);
    await expect(status(page)).toContainText(`${found.length} results · `);
    await expect(status(page)).toContainText(`Total: ${totalOf(found)}`);
    await page.keyboard.press("Escape");

    await page.reload();
    await expect(records(page)).toHaveCount(found.length);
    await expect(page.getByLabel("Date from")).toHaveValue(from);
    await page.getByRole("button", { name: "Show all" }).click();
    await expect(page).toHaveURL("/#/invoices");
    await expect(records(page)).toHaveCount(17);
    await expect(records(page).first().getByRole("link"), "the button is gone").toBeFocused();
    await expect(page.getByLabel("Date from")).toHaveValue("");
  });

  test("the wrong way round leave nothing out, and the field says so", async ({ page }) => {
    await signInTo(page, "/#/invoices?from=2026-03-31&until=2026-03-01");
    await expect(records(page)).toHaveCount(17);
    await expect(status(page)).toContainText("The first day is after the last: all dates are shown");
    await page.getByRole("button", { name: "Dates" }).click();
    const last = page.getByLabel("Date to");
    await expect(last).toHaveAttribute("aria-invalid", "true");
    await expect(last).toHaveAccessibleDescription("Choose Mar 31, 2026 or a later day.");
    await expect(page.getByText("Choose Mar 31, 2026 or a later day.")).toBeVisible();

    await last.fill("2026-03-31");
    await expect(last).not.toHaveAttribute("aria-invalid");
    await expect(page.getByText("Choose Mar 31, 2026 or a later day.")).toHaveCount(0);
    await expect(page.getByText("Nothing matches your search.")).toBeVisible();
  });

  for (const [list, label] of [
    ["estimates", "Date from"],
    ["proposals", "Date from"],
    ["contracts", "Start from"],
    ["projects", "Start date from"],
    ["tickets", "Last reply from"],
    ["projects/3/tasks", "Due date from"],
    ["projects/3/expenses", "Date from"],
  ]) {
    test(`of ${list} are those of the date that it begins with`, async ({ page }) => {
      await signInTo(page, `/#/${list}`);
      await expect(records(page).first()).toBeVisible();
      await page.getByRole("button", { name: "Dates" }).click();
      await page.getByLabel(label).fill("2099-01-01");
      await expect(page.getByText("Nothing matches your search.")).toBeVisible();
      await page.getByRole("button", { name: "Show all" }).click();
      await expect(records(page).first()).toBeVisible();
    });
  }
});

test.describe("the keys", () => {
  test("lead from the search to the first record, and from record to record", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    const link = (place: number) => records(page).nth(place).getByRole("link");
    await page.getByRole("searchbox", { name: "Search" }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(link(0)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(link(2)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(link(1)).toBeFocused();
    await page.keyboard.press("End");
    await expect(link(16)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(link(16), "there is none below").toBeFocused();
    await page.keyboard.press("Home");
    await expect(link(0)).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(link(1), "Tab goes on as everywhere").toBeFocused();
    await page.keyboard.press("Shift+ArrowDown");
    await expect(link(1), "with another key they belong to the browser").toBeFocused();
    await page.keyboard.press("Enter");
    await expect(title(page)).toHaveText("INV-1057");
  });

  test("stay those of the text in the search", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    const search = page.getByRole("searchbox", { name: "Search" });
    await search.fill("NV-105");
    await page.keyboard.press("Home");
    await page.keyboard.type("I");
    await expect(search).toHaveValue("INV-105");
    await page.keyboard.press("ArrowUp");
    await expect(search).toBeFocused();
  });
});

test("a list has a name, and its rows have theirs", async ({ page }) => {
  await signInTo(page, "/#/tickets");
  const list = page.getByRole("table", { name: "Support" });
  await expect(list.getByRole("rowheader").first()).toBeVisible();
  await page.goto("/#/projects/3/credit_notes");
  await expect(page.getByRole("table", { name: "Credit notes" })).toBeVisible();
});

for (const list of ["invoices", "tickets", "projects"]) {
  test(`on a phone the first of ${list} is seen without scrolling`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await signInTo(page, `/#/${list}`);
    await expect(records(page).first()).toBeInViewport({ ratio: 1 });
    for (const name of ["Columns", "Dates", "Export as CSV"]) {
      await expect(page.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
    }
  });
}

function headings(page: Page): Locator {
  return page.getByRole("columnheader");
}

/** The count of what is found, and its total. */
function status(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: /result/ });
}

async function rows(sandbox: Sandbox): Promise<Row[]> {
  const { data } = await sandbox.answer(ANNA, "invoices");
  return Object.values(data) as Row[];
}

/** The sums as the portal writes them, reckoned in whole cents. */
function totalOf(invoices: Row[]): string {
  const cents = new Map<string, bigint>();
  const newestFirst = [...invoices].sort((one, other) => other.date.localeCompare(one.date));
  for (const { currency_name, total } of newestFirst) {
    cents.set(currency_name, (cents.get(currency_name) ?? 0n) + BigInt(total.replace(".", "")));
  }
  const written = ([code, sum]: [string, bigint]) => {
    const units = (sum / 100n).toString();
    const grouped = (separator: string) => units.replace(/\B(?=(\d{3})+$)/g, separator);
    const rest = (sum % 100n).toString().padStart(2, "0");
    if (code === "EUR") return `${grouped(".")},${rest} €`;
    return code === "USD" ? `$${grouped(",")}.${rest}` : `CHF ${grouped("'")}.${rest}`;
  };
  return [...cents].map(written).join(" + ");
}
