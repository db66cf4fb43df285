import type { Page } from "@playwright/test";
import { ANNA, expect, type Sandbox, signInTo, test, title } from "./fixtures";

const NAME = "A&B=1+2 ü";

/** The fields of a task. */
const field = {
  name: (page: Page) => page.getByLabel("Name", { exact: true }),
  priority: (page: Page) => page.getByLabel("Priority"),
  start: (page: Page) => page.getByLabel("Start date"),
  due: (page: Page) => page.getByLabel("Due date"),
  assignee: (page: Page, name: string) => page.getByRole("group", { name: "Assignees" }).getByLabel(name),
  description: (page: Page) => page.getByLabel("Description"),
  save: (page: Page) => page.getByRole("button", { name: "Save" }),
};

interface Task {
  id: string;
  name: string;
  description: string;
  priority: string;
  startdate: string;
  duedate: string;
  assignees: { full_name: string }[];
}

/** What the server has of a task. */
async function stored(sandbox: Sandbox, name: string): Promise<Task | undefined> {
  const { data } = await sandbox.answer(ANNA, "projects/id/3/group/tasks");
  return (data as unknown as Task[]).find((task) => task.name === name);
}

async function fillIn(page: Page): Promise<void> {
  await field.name(page).fill(NAME);
  await field.priority(page).selectOption("Urgent");
  await field.start(page).fill("2030-05-06");
  await field.due(page).fill("2030-05-07");
  await field.assignee(page, "Lena Vogt").check();
  await field.assignee(page, "Priya Nair").check();
  await field.description(page).fill("100 % & more");
}

test("a task is added with all that belongs to it, and edited without losing any of it", async ({ page, sandbox }) => {
  await signInTo(page, "/#/projects/3/tasks");
  await page.getByRole("link", { name: "Add a task" }).click();
  await expect(title(page)).toHaveText("New task");
  await fillIn(page);
  await field.save(page).click();
  await page.getByRole("link", { name: NAME }).click();
  expect(await stored(sandbox, NAME)).toMatchObject({
    priority: "4",
    startdate: "2030-05-06",
    duedate: "2030-05-07",
    description: "100 % & more",
    assignees: [{ full_name: "Lena Vogt" }, { full_name: "Priya Nair" }],
  });

  await expect(title(page)).toHaveText(NAME);
  await expect(field.name(page)).toHaveValue(NAME);
  await expect(field.assignee(page, "Tomás Ruiz")).not.toBeChecked();
  await field.due(page).fill("2030-06-01");
  await field.save(page).click();
  await expect(page.getByRole("link", { name: NAME })).toBeVisible();
  expect(await stored(sandbox, NAME)).toMatchObject({
    priority: "4",
    startdate: "2030-05-06",
    duedate: "2030-06-01",
    description: "100 % & more",
    assignees: [{ full_name: "Lena Vogt" }, { full_name: "Priya Nair" }],
  });
});

test("an edit keeps the description as the server wrote it", async ({ page, sandbox }) => {
  const name = 'Filters: frame < 60 cm, wheel ≥ 28"';
  const before = await stored(sandbox, name);
  expect(before?.description).toContain("<");
  await signInTo(page, `/#/projects/3/tasks/${before?.id}`);
  await expect(field.description(page)).not.toHaveValue(/</);
  await field.priority(page).selectOption("Low");
  await field.save(page).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  expect(await stored(sandbox, name)).toEqual({ ...before, priority: "1" });
});

test("a task that would be due before it starts is not sent, and nothing typed is lost", async ({ page, sandbox }) => {
  await signInTo(page, "/#/projects/3/tasks/new");
  await fillIn(page);
  await field.due(page).fill("2030-05-05");
  await field.save(page).click();
  await expect(page.getByText("The task cannot be due before it starts.")).toBeVisible();
  await expect(field.due(page)).toBeFocused();
  await expect(field.name(page)).toHaveValue(NAME);
  await expect(field.description(page)).toHaveValue("100 % & more");
  const calls = await sandbox.log("projects/id/3/group/tasks");
  expect(calls.filter(({ method }) => method === "POST")).toEqual([]);
});

test("the form works with PHP's oddities in every answer", async ({ page, sandbox }) => {
  await sandbox.control("oddities", { on: true });
  await signInTo(page, "/#/projects/3/tasks/new");
  await fillIn(page);
  await field.save(page).click();
  await expect(page.getByRole("link", { name: NAME })).toBeVisible();
});
