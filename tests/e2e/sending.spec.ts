// One click, one request; and what is sent without an answer is looked for before it can be sent again.

import type { Page, Route } from "@playwright/test";
import { alert, ANNA, expect, pagesLoaded, passTimeUntil, type Sandbox, signInTo, test, title } from "./fixtures";

/** A form that sends something. */
interface Form {
  name: string;
  at: string;
  isSignedOut?: true;
  /** What is typed, by the labels of the fields; the first is one of a single line, if the form has any. */
  typed: Record<string, string>;
  /** What is ticked. */
  chosen?: string;
  file?: { name: string; mimeType: string; buffer: Buffer };
  button: string;
  method: "POST" | "PUT";
  endpoint: string;
  /** The heading of the page that sending leads to; none where the text is added to the page. */
  leadsTo?: string;
  /** What a colleague sends to the same endpoint, by the names on the wire. */
  another?: Record<string, string>;
}

const FILE = { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20_000) };
const SOMETHING_ELSE = "Something else";
const message = (name: string, at: string, label: string, endpoint: string, field = "content"): Form => ({
  name,
  at,
  typed: { [label]: "Is a < b?\nYes & no" },
  button: "Send",
  method: "POST",
  endpoint,
  another: { [field]: SOMETHING_ELSE },
});

const COMMENT = message("a comment on a proposal", "/proposals/25", "Comment", "proposals/id/25/group/proposals_comment");
const REPLY = message("a reply", "/tickets/704", "Reply", "tickets/add_reply/704", "message");
const TICKET: Form = {
  name: "a ticket",
  at: "/tickets/new",
  typed: { Subject: "Brakes & gears <3", Message: "They squeal.\nWhat can I do?" },
  button: "Create ticket",
  method: "POST",
  endpoint: "tickets",
  leadsTo: "Brakes & gears <3",
  // The subject is the same.
  another: { subject: "Brakes & gears <3", department: "1", priority: "1", project: "0", message: SOMETHING_ELSE },
};
const TASK: Form = {
  name: "a task",
  at: "/projects/3/tasks/new",
  typed: { Name: "A&B=1+2 ü", "Start date": "2020-02-29", "Due date": "2020-03-01", Description: "a < b\nand c" },
  chosen: "Lena Vogt",
  button: "Save",
  method: "POST",
  endpoint: "projects/id/3/group/tasks",
  leadsTo: "Keller & Sons – new web shop",
  another: {
    name: "A&B=1+2 ü",
    priority: "1",
    startdate: "2020-02-29",
    duedate: "2020-03-01",
    description: SOMETHING_ELSE,
    "assignees[]": "3",
  },
};

const FORMS: Form[] = [
  {
    name: "signing in",
    at: "/login",
    isSignedOut: true,
    typed: { Email: ANNA.email, Password: ANNA.password },
    button: "Sign in",
    method: "POST",
    endpoint: "authentication",
    leadsTo: "Dashboard",
  },
  {
    name: "an account",
    at: "/register",
    isSignedOut: true,
    typed: {
      Company: "Müller",
      "First name": "Jo",
      "Last name": "Müller",
      Email: "jo@example.com",
      Password: "secret",
      "Repeat password": "secret",
    },
    button: "Create account",
    method: "POST",
    endpoint: "register",
    leadsTo: "Sign in",
  },
  COMMENT,
  message("a comment on a contract", "/contracts/66", "Comment", "contracts/id/66/group/contract_comment"),
  REPLY,
  TICKET,
  { ...TICKET, name: "a ticket with a file", file: FILE },
  TASK,
  { ...TASK, name: "an edited task", at: "/projects/3/tasks/33", chosen: undefined, method: "PUT" },
];

const main = (page: Page) => page.getByRole("main");
const field = (page: Page, label: string) => main(page).getByLabel(label, { exact: true });
const button = (page: Page) => main(page).locator("button[type=submit]");

async function fillIn(page: Page, form: Form): Promise<void> {
  await (form.isSignedOut ? page.goto(`/#${form.at}`) : signInTo(page, `/#${form.at}`));
  for (const [label, text] of Object.entries(form.typed)) await field(page, label).fill(text);
  if (form.chosen) await field(page, form.chosen).check();
  if (form.file) await main(page).getByLabel("Attachment").setInputFiles(form.file);
  await expect(button(page)).toHaveText(form.button);
}

/** How often the form has been sent. */
async function sent(sandbox: Sandbox, { endpoint, method }: Form): Promise<number> {
  return (await sandbox.log(endpoint)).filter((call) => call.method === method).length;
}

/** Everything in the form is as it was typed. */
async function expectKept(page: Page, { typed }: Form): Promise<void> {
  for (const [label, text] of Object.entries(typed)) await expect(field(page, label)).toHaveValue(text);
}

/** The portal says that it was sent. */
async function expectSent(page: Page, { leadsTo, typed }: Form): Promise<void> {
  if (leadsTo) return expect(title(page)).toHaveText(leadsTo);
  await expect(main(page).getByText("Sent.")).toBeVisible();
  for (const label of Object.keys(typed)) await expect(field(page, label)).toHaveValue("");
}

for (const form of FORMS) {
  test.describe(form.name, () => {
    test("is sent once however often one presses the button, and Enter, while the server takes its time", async ({
      page,
      sandbox,
    }) => {
      await fillIn(page, form);
      await sandbox.control("hold", { path: form.endpoint });
      await button(page).dblclick();
      await expect.poll(() => sent(sandbox, form)).toBe(1);
      await expect(button(page)).toHaveAttribute("aria-disabled", "true");
      // It takes clicks although it says that it is disabled.
      await button(page).click({ force: true });
      await button(page).press("Enter");
      await field(page, Object.keys(form.typed)[0]).press("Enter");
      await sandbox.control("release", { path: form.endpoint });
      await expectSent(page, form);
      expect(await sent(sandbox, form)).toBe(1);
    });

    test("is sent once while Enter is held down", async ({ page, sandbox }) => {
      await fillIn(page, form);
      // In the box of a message Enter begins a new line: there it is held down on the button.
      const isMessage = Object.keys(form.typed).length === 1;
      await (isMessage ? button(page) : field(page, Object.keys(form.typed)[0])).focus();
      // Without `up` in between these are repetitions.
      for (let repetition = 0; repetition < 8; repetition++) await page.keyboard.down("Enter");
      await page.keyboard.up("Enter");
      await expectSent(page, form);
      expect(await sent(sandbox, form)).toBe(1);
    });
  });
}

test("signing out is sent once", async ({ page, sandbox }) => {
  await signInTo(page, "/");
  await sandbox.control("hold", { path: "logout" });
  await page.getByRole("button", { name: "Sign out" }).dblclick();
  await expect(title(page)).toHaveText("Sign in");
  await expect.poll(() => sandbox.log("logout")).toHaveLength(1);
  await sandbox.control("release", { path: "logout" });
  await expect.poll(async () => (await sandbox.log("logout"))[0].status).toBe(200);
  expect(await sandbox.log("logout")).toHaveLength(1);
});

/** Forms whose fate can be read. */
const RECOGNISED = [COMMENT, REPLY, { ...REPLY, name: "a reply with a file", file: FILE }, TICKET, TASK];

for (const form of RECOGNISED) {
  test.describe(`${form.name} without an answer`, () => {
    test.beforeEach(({ guard }) => guard.expectErrors(/^Failed to load resource: net::ERR_/));

    test("counts as sent where it has arrived and the answer was cut", async ({ page, sandbox }) => {
      await fillIn(page, form);
      await sandbox.control("fail", { path: form.endpoint, method: form.method, cut: true });
      await button(page).click();
      await expectSent(page, form);
      expect(await sent(sandbox, form)).toBe(1);
    });

    test("is kept where it has not arrived", async ({ page, sandbox }) => {
      await fillIn(page, form);
      const reads = async () => (await sandbox.log()).filter(({ method }) => method === "GET").length;
      const before = await reads();
      await meet(page, form, (route) => route.abort("connectionreset"));
      await button(page).click();
      await expect(alert(page, "The server could not be reached.")).toBeVisible();
      expect(await reads(), "it has been looked for").toBeGreaterThan(before);
      await expectKept(page, form);
      expect(await sent(sandbox, form)).toBe(0);
      await page.unrouteAll();
      await button(page).click();
      await expectSent(page, form);
      expect(await sent(sandbox, form)).toBe(1);
    });

    test("is kept where it cannot be found out whether it has arrived, which is said", async ({ page, sandbox }) => {
      await page.clock.install();
      await fillIn(page, form);
      await sandbox.control("fail", { path: form.endpoint, method: form.method, cut: true });
      // Nothing can be read after that.
      const api = "**/customers_api/v1/**";
      await page.route(api, (route) => (route.request().method() === "GET" ? route.abort() : route.fallback()));
      await button(page).click();
      await passTimeUntil(page, alert(page, "it is not certain whether this has arrived. Look whether it is there"));
      await expectKept(page, form);
      expect(await sent(sandbox, form)).toBe(1);
    });

    test("is kept where somebody else has sent something meanwhile, which is not taken for it", async ({
      page,
      sandbox,
    }) => {
      await fillIn(page, form);
      await meet(page, form, async (route) => {
        await sendAnother(page, sandbox, form);
        await route.abort("connectionreset");
      });
      await button(page).click();
      await expect(alert(page, "it is not certain whether this has arrived")).toBeVisible();
      await expectKept(page, form);
    });
  });
}

test("what arrives without an answer for half a minute counts as sent", async ({ page, sandbox }) => {
  await page.clock.install();
  await fillIn(page, COMMENT);
  let arrived = false;
  await meet(page, COMMENT, async (route) => {
    await route.fetch();
    arrived = true;
  });
  await button(page).click();
  await expect.poll(() => arrived).toBe(true);
  await page.clock.fastForward("00:30");
  await expectSent(page, COMMENT);
  expect(await sent(sandbox, COMMENT)).toBe(1);
});

test("an account of which no answer came is looked for by signing in", async ({ page, sandbox, guard }) => {
  // Whoever is new has no invoices.
  guard.expectErrors(/^Failed to load resource: (net::ERR_|.* 404 )/);
  const account = FORMS[1];
  await fillIn(page, account);
  await sandbox.control("fail", { path: account.endpoint, cut: true });
  await button(page).click();
  await expect(alert(page, "it is not certain whether this has arrived")).toBeVisible();
  await expectKept(page, account);
  await main(page).getByRole("link", { name: "Sign in" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await page.getByLabel("Email").fill(account.typed.Email);
  await page.getByLabel("Password").fill(account.typed.Password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(title(page)).toHaveText("Dashboard");
});

test("what is sent without a network has not arrived, for certain", async ({ page, context, sandbox, guard }) => {
  guard.expectErrors(/^Failed to load resource: net::ERR_/);
  await fillIn(page, COMMENT);
  await pagesLoaded(page);
  await context.setOffline(true);
  await button(page).click();
  await expect(alert(page, "This was not sent; your text is still in the box. You are offline.")).toBeVisible();
  await expectKept(page, COMMENT);
  await context.setOffline(false);
  await button(page).click();
  await expectSent(page, COMMENT);
  expect(await sent(sandbox, COMMENT)).toBe(1);
});

/** What the requests of a form meet on their way. */
function meet(page: Page, { endpoint, method }: Form, meeting: (route: Route) => Promise<void>): Promise<unknown> {
  const isMeant = ({ pathname }: URL) => pathname.endsWith(`/v1/${endpoint}`);
  return page.route(isMeant, (route) => (route.request().method() === method ? meeting(route) : route.fallback()));
}

/** A colleague of the customer's sends something else to the same endpoint. */
async function sendAnother(page: Page, sandbox: Sandbox, { endpoint, method, another }: Form): Promise<void> {
  const { token } = await sandbox.credentials(ANNA);
  const body = endpoint === "tickets" ? { multipart: another } : { form: another };
  const answer = await page.request.fetch(`${sandbox.url}/customers_api/v1/${endpoint}`, {
    method,
    headers: { Authorization: token },
    ...body,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}
