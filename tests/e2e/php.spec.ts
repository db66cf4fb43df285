// What CodeIgniter and PHP do to requests and answers: nothing that was written is lost, and nothing is claimed that is not so.

import type { Locator, Page } from "@playwright/test";
import { alert, dialog, expect, signIn, signInTo, test, title } from "./fixtures";
import type { Php } from "./sandbox";

test.use({ sandboxArguments: ["--server", "php"] });

const DIFFERENT = "The server has stored your text differently";
const FILE_IS_MISSING = "Your text has arrived, the file has not";
/** What a refusal says where the fields were filled, and PHP has thrown them away. */
const TOO_LARGE = /too large|smaller file/;
const TICKET = "/#/tickets/704";

const main = (page: Page) => page.getByRole("main");
const field = (page: Page) => page.getByLabel("Reply");
const lastMessage = (page: Page) => page.locator(".messages > li").last();

function file(name: string, size: number) {
  return { name, mimeType: "application/pdf", buffer: Buffer.alloc(size, "%") };
}

interface Reply {
  text: string;
  file?: ReturnType<typeof file>;
}

/** Signs in, and sends a reply to a ticket. */
async function reply(page: Page, { text, file }: Reply): Promise<void> {
  await signInTo(page, TICKET);
  await field(page).fill(text);
  if (file) await page.getByLabel("Attachment").setInputFiles(file);
  await main(page).getByRole("button", { name: "Send" }).click();
}

/** The portal says so, wherever on the page, and claims nothing else. */
async function expectSaid(page: Page, words: string | RegExp): Promise<Locator> {
  const said = main(page).getByText(words).filter({ visible: true }).first();
  await expect(said).toBeVisible();
  await expect(main(page).getByText("Sent.", { exact: true })).toHaveCount(0);
  return said;
}

test.describe("a text that the server stores as it is", () => {
  const texts = {
    "of several lines": "Two lines\n\n  and an indent",
    "with signs that HTML has a meaning for": "1 < 2 & 3, \"so\" 'it' is",
    "with other letters": "Grüße aus Zürich, 日本",
    "with a lone percent sign": "5% off, 100%",
  };
  for (const [name, text] of Object.entries(texts)) {
    test(`${name} is sent, and no more is said`, async ({ page }) => {
      await reply(page, { text });
      await expect(main(page).getByText("Sent.", { exact: true })).toBeVisible();
      await expect(field(page)).toHaveValue("");
      await expect(main(page).getByText(DIFFERENT)).toHaveCount(0);
      await expect(lastMessage(page)).toContainText(text.split("\n")[0]);
    });
  }
});

test.describe("a text that the server changes is kept, and both are shown", () => {
  const changed: Record<string, { text: string; stored: string; php?: Php }> = {
    "bytes out of a percent sign": { text: "50% deposit now", stored: "50?posit now" },
    "an emoji as question marks": { text: "Thanks 👍 a lot", stored: "Thanks ???? a lot" },
    "an emoji that the text ends at": { text: "Thanks 👍 a lot", stored: "Thanks", php: { database: "cuts" } },
    "an address in angle brackets": { text: "Ann <ann@example.com> wrote", stored: "Ann" },
    "a comparison": { text: "if a<b then c>d", stored: "if a" },
  };
  for (const [name, { text, stored, php }] of Object.entries(changed)) {
    test(name, async ({ page, sandbox }) => {
      if (php) await sandbox.control("php", php);
      await reply(page, { text });
      await expectSaid(page, DIFFERENT);
      await expect(field(page)).toHaveValue(text);
      await expect(lastMessage(page)).toContainText(stored);
    });
  }
});

test("a text that no answer can be written with any more is kept", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/./);
  await sandbox.control("php", { notices: false, database: "keeps" });
  await reply(page, { text: "50% deposit now" });
  await expect(alert(main(page), /./).first()).toBeVisible();
  await expect(main(page).getByText("Sent.", { exact: true })).toHaveCount(0);
  await expect(field(page)).toHaveValue("50% deposit now");
});

test.describe("a file", () => {
  test("whose name the server changes has arrived", async ({ page }) => {
    await reply(page, { text: "See the plan", file: file('Über "größe" & plan.pdf', 2_000) });
    await expect(main(page).getByText("Sent.", { exact: true })).toBeVisible();
    await expect(lastMessage(page)).toContainText("Über_größe_plan.pdf");
  });

  test("that is above PHP's limit for files is missed, and still chosen", async ({ page, sandbox }) => {
    await sandbox.control("php", { upload_max_filesize: 10_000 });
    await reply(page, { text: "See the plan", file: file("plan.pdf", 20_000) });
    await expectSaid(page, FILE_IS_MISSING);
    await expect(page.getByLabel("Attachment")).toHaveValue(/plan\.pdf$/);
    await expect(lastMessage(page)).toContainText("See the plan");
  });

  test("with an ending that the CRM does not take is missed, and still chosen", async ({ page }) => {
    await reply(page, { text: "See the program", file: file("program.exe", 2_000) });
    await expectSaid(page, FILE_IS_MISSING);
    await expect(page.getByLabel("Attachment")).toHaveValue(/program\.exe$/);
  });

  for (const [name, size] of Object.entries({ "that is empty": 0, "above 2 MB": 3 * 1024 * 1024 })) {
    test(`${name} is not sent at all`, async ({ page, sandbox }) => {
      await reply(page, { text: "See the plan", file: file("plan.pdf", size) });
      await expect(field(page)).toHaveValue("See the plan");
      await expect(page.getByLabel("Attachment")).toHaveAttribute("aria-invalid", "true");
      expect(await sandbox.log("tickets/add_reply/704")).toEqual([]);
    });
  }

  test("of a new ticket is missed on the ticket that is opened", async ({ page, sandbox }) => {
    await sandbox.control("php", { upload_max_filesize: 10_000 });
    await signInTo(page, "/#/tickets/new");
    await page.getByLabel("Subject").fill("The plan");
    await page.getByLabel("Message").fill("See the file.");
    await page.getByLabel("Attachment").setInputFiles(file("plan.pdf", 20_000));
    await page.getByRole("button", { name: "Create ticket" }).click();
    await expect(title(page)).toHaveText("The plan");
    await expectSaid(page, FILE_IS_MISSING);
  });
});

test.describe("a form that PHP throws away since it is too large", () => {
  const large = { text: "See the plan", file: file("plan.pdf", 20_000) };

  test("is refused for its size, although the server says that fields are missing", async ({ page, sandbox }) => {
    await sandbox.control("php", { post_max_size: 10_000 });
    await reply(page, large);
    await expectSaid(page, TOO_LARGE);
    await expect(field(page)).toHaveValue(large.text);
    await expect(page.getByLabel("Attachment")).toHaveValue(/plan\.pdf$/);
  });

  test("is not sent, although the server has stored an empty message and is content", async ({ page, sandbox }) => {
    await sandbox.control("php", { post_max_size: 10_000, empty_form: "stored" });
    await reply(page, large);
    await expectSaid(page, DIFFERENT);
    await expect(field(page)).toHaveValue(large.text);
    await expect(page.getByLabel("Attachment")).toHaveValue(/plan\.pdf$/);
  });
});

test("a new ticket whose text the server has changed is opened", async ({ page }) => {
  await signInTo(page, "/#/tickets/new");
  await page.getByLabel("Subject").fill("Deposit");
  await page.getByLabel("Message").fill("50% deposit now");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(title(page)).toHaveText("Deposit");
  await expectSaid(page, DIFFERENT);
});

test("a session that has ended is asked for again, with all texts kept, although every status is 200", async ({ page, sandbox }) => {
  await signInTo(page, TICKET);
  await field(page).fill("Half a sentence");
  await sandbox.control("expire_tokens");
  await main(page).getByRole("button", { name: "Send" }).click();
  await expect(dialog(page)).toBeVisible();
  await signIn(dialog(page));
  await expect(field(page)).toHaveValue("Half a sentence");
  await main(page).getByRole("button", { name: "Send" }).click();
  await expect(lastMessage(page)).toContainText("Half a sentence");
});

test("a wrong password is one, although the status is 200", async ({ page }) => {
  await page.goto("/#/login");
  await signIn(page, { email: "anna@keller-bikes.example", password: "no" });
  await expect(alert(page, "The email or the password is not right.")).toBeVisible();
});

test("an account that has nothing yet has empty lists", async ({ page }) => {
  await page.goto("/#/register");
  const typed = { Company: "Müller", "First name": "Jo", "Last name": "Müller", Email: "jo@example.com" };
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
  for (const label of ["Password", "Repeat password"]) await page.getByLabel(label, { exact: true }).fill("secret");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await signIn(page, { email: "jo@example.com", password: "secret" });
  await expect(title(page)).toHaveText("Dashboard");
  for (const section of ["invoices", "estimates", "proposals", "contracts", "projects", "tickets"]) {
    await page.goto(`/#/${section}`);
    await expect(main(page).getByText(`There are no ${section} yet.`)).toBeVisible();
  }
});

test("an article is found by a slug with a dot", async ({ page }) => {
  await page.goto("/#/knowledge-base/article/release-notes-2.0");
  await expect(title(page)).toHaveText("Release notes 2.0");
});

for (const slug of ["größe", "a size", "sizes.xml", "sizes.html"]) {
  test(`an article is shown from the list where its slug cannot be sent: ${slug}`, async ({ page, sandbox }) => {
    await sandbox.control("article", { slug, subject: "About sizes", description: "<p>All of them.</p>" });
    await page.goto("/#/knowledge-base");
    await page.getByRole("link", { name: "About sizes" }).click();
    await expect(title(page)).toHaveText("About sizes");
    await expect(page.getByRole("article")).toContainText("All of them.");
  });
}

test("nothing that is sent has a cookie", async ({ page, context, sandbox }) => {
  await context.addCookies([{ name: "ci_session", value: "of the CRM's own pages", url: sandbox.url }]);
  await reply(page, { text: "See the plan", file: file("plan.pdf", 2_000) });
  await expect(lastMessage(page)).toContainText("plan.pdf");
  const calls = await sandbox.log();
  expect(calls.filter((call) => call.cookie === "present")).toEqual([]);
  const [cookie] = await context.cookies();
  expect(cookie.value).toBe("of the CRM's own pages");
});
