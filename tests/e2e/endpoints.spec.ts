import type { Page } from "@playwright/test";
import { ENDPOINTS } from "./faults/endpoints";
import { ANNA, expect, signIn, test, title } from "./fixtures";

test("everything that the API can do is somewhere in the portal", async ({ page, sandbox }) => {
  test.slow();
  await register(page);
  // The email of the new account is in the form, and in Firefox Playwright adds to an email field in the place of replacing it.
  await page.reload();
  await signIn(page, ANNA);
  await open(page, "Invoices", "INV-1057");
  await open(page, "Estimates", "EST-000505");
  await open(page, "Proposals", "Repairs & loan bicycles");
  await write(page, "Comment", "What about autumn?");
  await open(page, "Contracts", "Maintenance of the web shop");
  await write(page, "Comment", "We have read it.");
  await open(page, "Support", "Question about the hosting bill");
  await write(page, "Reply", "Thank you!");
  await openTicket(page);
  await open(page, "Projects", "Keller & Sons – new web shop");
  await addAndEditTask(page);
  await readArticle(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");

  const missing = async () => {
    const calls = (await sandbox.log()).filter((call) => call.status === 200);
    const made = calls.map((call) => `${call.method} ${call.endpoint}`);
    return Object.keys(ENDPOINTS).filter((endpoint) => !made.some((call) => pattern(endpoint).test(call)));
  };
  await expect.poll(missing, "endpoints that nothing in the portal has called").toEqual([]);
});

function pattern(endpoint: string): RegExp {
  return new RegExp(`^${endpoint.replace(/:\w+/g, "[^/]+")}$`);
}

async function register(page: Page): Promise<void> {
  await page.goto("/#/register");
  for (const label of ["Company", "First name", "Last name"]) await page.getByLabel(label, { exact: true }).fill("New");
  await page.getByLabel("Email").fill("new@example.com");
  await page.getByLabel("Password", { exact: true }).fill("secret");
  await page.getByLabel("Repeat password").fill("secret");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(title(page)).toHaveText("Sign in");
}

/** Opens a section by the menu, and a record of it. */
async function open(page: Page, section: string, record: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: section }).click();
  await expect(title(page)).toHaveText(section);
  await page.getByRole("rowheader", { name: record }).getByRole("link").click();
  await expect(title(page)).toHaveText(record);
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.locator(".messages > li").last()).toContainText(text);
  await expect(page.getByLabel(label)).toHaveValue("");
}

async function openTicket(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Support" }).click();
  await page.getByRole("link", { name: "New ticket" }).click();
  await page.getByLabel("Subject").fill("A new question");
  await page.getByLabel("Message").fill("What is it?");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(title(page)).toHaveText("A new question");
}

async function addAndEditTask(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Tasks" }).click();
  await page.getByRole("link", { name: "Add a task" }).click();
  await page.getByLabel("Name").fill("Choose colours");
  await page.getByLabel("Start date").fill("2026-12-01");
  await page.getByLabel("Due date").fill("2026-12-24");
  await page.getByRole("group", { name: "Assignees" }).getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("rowheader", { name: "Choose colours" }).getByRole("link").click();
  await page.getByLabel("Name").fill("Choose two colours");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("rowheader", { name: "Choose two colours" })).toBeVisible();
}

async function readArticle(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Knowledge base" }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByRole("link", { name: "Change or reset your password" }).click();
  await expect(title(page)).toHaveText("Change or reset your password");
}
