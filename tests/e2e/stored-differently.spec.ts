// What the server has made of a ticket, a reply and a file: it is looked at, and nothing that was typed or chosen is lost.

import { rmSync, writeFileSync } from "node:fs";
import type { Page, TestInfo } from "@playwright/test";
import { alert, ANNA, expect, type Sandbox, signInTo, test, title } from "./fixtures";

const PLAN = { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20_000) };
const SUBJECT = "The deposit";
const MESSAGE = "50% deposit today?\nYours";
const NO_FILE = "Your text has arrived, the file has not.";

const messages = (page: Page) => page.locator(".message");
const reply = (page: Page) => page.getByLabel("Reply");
const attachment = (page: Page) => page.getByLabel("Attachment");

/** The server stores something else than is posted to an endpoint, and answers success. */
async function store(page: Page, sandbox: Sandbox, endpoint: string, fields: Record<string, string>): Promise<void> {
  const { token } = await sandbox.credentials(ANNA);
  const isMeant = ({ pathname }: URL) => pathname.endsWith(`/v1/${endpoint}`);
  await page.route(isMeant, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const response = await page.request.post(`${sandbox.url}/customers_api/v1/${endpoint}`, {
      headers: { Authorization: token },
      multipart: fields,
    });
    await route.fulfill({ response });
  });
}

function ticketOf(message: string): Record<string, string> {
  return { subject: SUBJECT, department: "1", priority: "2", project: "0", TicketBody: message, message };
}

async function createTicket(page: Page): Promise<void> {
  await page.getByLabel("Subject").fill(SUBJECT);
  await page.getByLabel("Message").fill(MESSAGE);
  await page.getByRole("button", { name: "Create ticket" }).click();
}

async function posts(sandbox: Sandbox, endpoint: string): Promise<number> {
  return (await sandbox.log(endpoint)).filter(({ method }) => method === "POST").length;
}

test("a new ticket whose text the server has changed is opened, with the text in the box of the reply", async ({
  page,
  sandbox,
}) => {
  await signInTo(page, "/#/tickets/new");
  await store(page, sandbox, "tickets", ticketOf("50?posit today?"));
  await createTicket(page);
  await expect(title(page)).toHaveText(SUBJECT);
  await expect(alert(page, "The server has stored your text differently.")).toBeVisible();
  await expect(page.getByText("Message, as the server has stored it")).toBeVisible();
  await expect(messages(page)).toHaveText(/50\?posit today\?/);
  await expect(reply(page)).toHaveValue(MESSAGE);

  await page.getByRole("button", { name: "Leave it as the server has it" }).click();
  await expect(reply(page)).toHaveValue("");
  await page.goto("/#/tickets/new");
  await expect(page.getByLabel("Subject")).toHaveValue("");
  await expect(page.getByLabel("Message")).toHaveValue("");
});

test("a new ticket that the server has stored as it was written is opened without a word", async ({ page }) => {
  await signInTo(page, "/#/tickets/new");
  await attachment(page).setInputFiles(PLAN);
  await createTicket(page);
  await expect(title(page)).toHaveText(SUBJECT);
  await expect(messages(page)).toContainText(["plan.pdf"]);
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
  await expect(reply(page)).toHaveValue("");
  await expect(attachment(page)).toHaveValue("");
});

test("a new ticket without its file says so, with the file still chosen", async ({ page, sandbox }) => {
  await signInTo(page, "/#/tickets/new");
  await store(page, sandbox, "tickets", ticketOf(MESSAGE));
  await attachment(page).setInputFiles(PLAN);
  await createTicket(page);
  await expect(title(page)).toHaveText(SUBJECT);
  await expect(alert(page, NO_FILE)).toBeVisible();
  await expect(reply(page)).toHaveValue("");
  await expect(attachment(page)).toHaveValue(/plan\.pdf$/);
  await expect(page.getByText("plan.pdf PDF, 19.5 kB")).toBeVisible();

  await reply(page).fill("Here it is.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent.")).toBeVisible();
  await expect(messages(page).last()).toContainText("plan.pdf");
  await expect(attachment(page)).toHaveValue("");
});

test("a reply without its file says so, with the file still chosen and the text gone", async ({ page, sandbox }) => {
  await signInTo(page, "/#/tickets/704");
  const endpoint = "tickets/add_reply/704";
  await store(page, sandbox, endpoint, { message: MESSAGE, Message: MESSAGE });
  await reply(page).fill(MESSAGE);
  await attachment(page).setInputFiles(PLAN);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(alert(page, NO_FILE)).toBeVisible();
  await expect(messages(page).last()).toContainText("50% deposit today?");
  await expect(reply(page)).toHaveValue("");
  await expect(attachment(page)).toHaveValue(/plan\.pdf$/);
  expect(await posts(sandbox, endpoint)).toBe(1);
});

test("a file without content is not sent", async ({ page, sandbox }) => {
  await signInTo(page, "/#/tickets/704");
  await reply(page).fill(MESSAGE);
  await attachment(page).setInputFiles({ ...PLAN, buffer: Buffer.alloc(0) });
  await expect(alert(page, "This file is empty: there is nothing in it to send.")).toBeVisible();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(attachment(page)).toBeFocused();
  expect(await posts(sandbox, "tickets/add_reply/704")).toBe(0);
});

/** Ways in which a file is no more as it was when it was chosen. */
const CHANGES = {
  "has changed": (path: string) => writeFileSync(path, "Another text, and a longer one"),
  "is gone": (path: string) => rmSync(path),
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`a file that ${name} since it was chosen is named, and the connection is not blamed`, async ({
    page,
    sandbox,
  }, testInfo: TestInfo) => {
    const path = testInfo.outputPath("plan.txt");
    writeFileSync(path, "A text");
    await signInTo(page, "/#/tickets/704");
    await reply(page).fill(MESSAGE);
    await attachment(page).setInputFiles(path);
    change(path);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(alert(page, "The file “plan.txt” has changed or is gone since you chose it. Choose it again.")).toBeVisible();
    await expect(alert(page, "connection")).toHaveCount(0);
    await expect(reply(page)).toHaveValue(MESSAGE);
    // Otherwise the browser would tell of no change where the same file is chosen again.
    await expect(attachment(page)).toHaveValue("");
    expect(await posts(sandbox, "tickets/add_reply/704")).toBe(0);

    writeFileSync(path, "A text again");
    await attachment(page).setInputFiles(path);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Sent.")).toBeVisible();
    await expect(messages(page).last()).toContainText("plan.txt");
  });
}
