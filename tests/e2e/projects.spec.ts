import type { Locator, Page } from "@playwright/test";
import { alert, ANNA, BEN, expect, records, sidewaysOverflow, signInTo, test, title } from "./fixtures";

/** The row of a list by what it is called. */
function row(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
}

/** The links to the parts of a project. */
function tabs(page: Page): Locator {
  return page.getByRole("navigation", { name: "Parts of the project" }).getByRole("link");
}

async function open(page: Page, tab: string): Promise<void> {
  await tabs(page).filter({ hasText: new RegExp(`^${tab}$`) }).click();
  await expect(page.getByRole("heading", { level: 2, name: tab, exact: true })).toBeVisible();
}

test("the list shows how far each project is", async ({ page }) => {
  await signInTo(page, "/#/projects");
  await expect(title(page)).toHaveText("Projects");
  await expect(records(page)).toHaveCount(4);
  await expect(row(page, "Keller & Sons – new web shop").getByRole("cell")).toContainText(["In Progress", "40%"]);
  await expect(row(page, 'Catalogue "Spring <3 Cargo Bikes"').getByRole("cell")).toContainText(["Finished", "100%"]);
  await expect(row(page, "Rental app & lock control").getByRole("cell").last(), "no deadline").toHaveText("");
});

test("the overview shows what the project is, how it is paid and who works on it", async ({ page }) => {
  await signInTo(page, "/#/projects/5");
  await expect(title(page)).toHaveText('Catalogue "Spring <3 Cargo Bikes"');
  await expect(page.getByText("64 pages, printed and as a PDF.")).toBeVisible();
  await expect(page.locator(".facts")).toContainText("Fixed rate");
  await expect(page.locator(".facts")).toContainText("9,800.00");
  await expect(page.locator(".facts")).toContainText("Finished on");
  await expect(page.locator(".members li")).toHaveText(["Lena Vogt"]);
});

test("what the settings switch off has no tab, no button and no value, and is not asked for", async ({ page, sandbox }) => {
  await signInTo(page, "/#/projects/8");
  await expect(tabs(page)).toHaveText(["Overview", "Tasks", "Milestones", "Proposals", "Estimates", "Invoices"]);
  await expect(page.getByText("Tomás Ruiz")).toHaveCount(0);
  await expect(page.locator(".facts")).not.toContainText("110");
  await open(page, "Tasks");
  await expect(records(page)).toHaveText(["Choose a lock"]);
  await expect(page.getByRole("link", { name: "Choose a lock" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Add a task" })).toHaveCount(0);

  await page.goto("/#/projects/8/gantt");
  await expect(page.getByText("This part of the project is not shown to your account.")).toBeVisible();
  await page.goto("/#/projects/8/expenses");
  await page.reload();
  await expect(page.getByText("This part of the project is not shown to your account.")).toBeVisible();
  expect(await sandbox.log("projects/id/8/group/expenses")).toEqual([]);
});

test("each group of a project is a tab, and the project is asked for once", async ({ page, sandbox, guard }) => {
  await signInTo(page, "/#/projects/3");
  await expect(title(page)).toHaveText("Keller & Sons – new web shop");
  await expect(page.locator(".members li")).toHaveText(["Lena Vogt", "Tomás Ruiz", "Priya Nair"]);

  await open(page, "Tasks");
  await expect(records(page)).toHaveCount(8);
  const filters = row(page, "Filters: frame < 60 cm, wheel ≥ 28");
  await expect(filters.getByRole("cell")).toContainText(["In Progress", "High"]);
  await expect(filters).toContainText("Lena Vogt, Tomás Ruiz, Priya Nair");

  await open(page, "Timesheets");
  await expect(records(page)).toHaveCount(5);
  await expect(page.getByRole("cell", { name: "Still running" })).toHaveCount(1);
  await expect(page.getByRole("row").filter({ hasText: "Four people on site" })).toContainText("Kick-off workshop");

  await open(page, "Milestones");
  await expect(records(page)).toHaveText(["Concept", "Shop & payment", "Languages", "Opening"]);

  await open(page, "Discussions");
  await expect(row(page, "Colours & type")).toContainText("Lena Vogt");
  await expect(row(page, "Newsletter at checkout")).toContainText("Your company");

  await open(page, "Proposals");
  await expect(records(page)).toHaveCount(2);
  await open(page, "Estimates");
  await expect(records(page)).toHaveCount(2);
  await open(page, "Invoices");
  await expect(records(page).first()).toContainText("INV-");

  await open(page, "Subscriptions");
  await expect(records(page)).toHaveCount(2);
  await open(page, "Expenses");
  await expect(page.getByRole("cell", { name: /68[.,]40/ })).toBeVisible();
  await expect(page.getByRole("cell", { name: "CHF" })).toContainText(/45[.,]00/);
  await open(page, "Credit notes");
  await expect(records(page)).toHaveText(["CN-12", "CN-11"]);

  await guard.check();
  expect(await sandbox.log("projects/id/3")).toHaveLength(1);
});

test("the Gantt chart shows tasks and milestones and scrolls inside its own box", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await signInTo(page, "/#/projects/3/gantt");
  const chart = page.getByRole("img", { name: /^Gantt chart of 8 tasks from / });
  await expect(chart).toBeVisible();
  await expect(chart.locator("rect")).toHaveCount(8);
  await expect(chart.locator("polygon")).toHaveCount(4);
  await expect(chart.locator(".today"), "it begins with what goes on now").toBeInViewport();
  await expect(page.getByRole("rowheader", { name: "Opening day" })).toBeAttached();
  expect(await sidewaysOverflow(page), "the page does not scroll sideways").toBe(0);
  const box = page.getByRole("region", { name: "Gantt chart" });
  expect(await box.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
});

test.describe("far away from the server", () => {
  const timeZone = "Asia/Tokyo";
  test.use({ timezoneId: timeZone });

  test("times of the server's clock stay as they are, and seconds since 1970 are by the reader's", async ({ page, sandbox }) => {
    const { data } = await sandbox.answer(ANNA, "projects/id/3/group/timesheets");
    const starts = Object.values(data).map((row) => (row as { start_time: string }).start_time);
    const isSeconds = (start: string) => /^\d+$/.test(start);
    expect(new Set(starts.map(isSeconds)), "the sandbox writes both").toEqual(new Set([true, false]));
    await signInTo(page, "/#/projects/3/timesheets");
    await expect(records(page)).toHaveCount(starts.length);
    for (const start of starts) {
      const written = isSeconds(start)
        ? moment(new Date(Number(start) * 1000), timeZone)
        : moment(new Date(`${start.replace(" ", "T")}Z`), "UTC");
      await expect(page.getByRole("cell", { name: written, exact: true }), start).toBeVisible();
    }
  });
});

/** A moment as an English page writes it. */
function moment(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
}

test("an empty project says of each part that there is nothing yet", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  await signInTo(page, "/#/projects/9");
  await open(page, "Tasks");
  await expect(page.getByText("There are no tasks yet.")).toBeVisible();
  await open(page, "Gantt chart");
  await expect(page.getByText("There are no tasks or milestones with dates yet.")).toBeVisible();
  await open(page, "Expenses");
  await expect(page.getByText("There is nothing here yet.")).toBeVisible();
});

test("discussions are found where the server misspells them", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/404/);
  await sandbox.control("discussions", { spelling: "discusssions" });
  await signInTo(page, "/#/projects/3/discussions");
  await expect(records(page)).toHaveCount(3);
});

test("settings of any shape leave the project usable", async ({ page, sandbox }) => {
  for (const settings of [null, []] as (null | [])[]) {
    await sandbox.control("project_settings", { id: "8", settings });
  }
  await signInTo(page, "/#/projects/8");
  await expect(tabs(page)).toHaveCount(12);
});

test("nothing of another table gets into the page, whatever the server adds", async ({ page, sandbox, guard }) => {
  const answer = await sandbox.answer(ANNA, "projects/id/3/group/timesheets");
  expect(JSON.stringify(answer)).toContain('"hourly_rate":"7391.46"');
  await sandbox.control("oddities", { on: true });
  await signInTo(page, "/#/projects/3");
  for (const tab of await tabs(page).allTextContents()) {
    await open(page, tab);
    await expect(page.locator(".loading")).toHaveCount(0);
    await guard.check();
  }
});

test("another customer's project is not found, and who may see none is told so", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  await signInTo(page, "/#/projects/77");
  await expect(alert(page, "It may have been removed, or it belongs to another account.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInTo(page, "/#/projects/3", BEN);
  await expect(page.getByText("Your account has no access to this section.")).toBeVisible();
});
