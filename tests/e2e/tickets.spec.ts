import type { Locator, Page } from "@playwright/test";
import { alert, expect, menu, records, signInTo, test, title } from "./fixtures";
import type { Sandbox } from "./sandbox";

const MEGABYTE = 1024 * 1024;

/** A small file to attach. */
function file(name: string, mimeType: string) {
  return { name, mimeType, buffer: Buffer.alloc(20_000) };
}

/** The colour of the dot in a status. */
function dotOf(status: Locator): Promise<string> {
  return status.evaluate((badge) => getComputedStyle(badge, "::before").backgroundColor);
}

/** Chooses a file that is made in the page: to hand over a large one takes long. */
async function attachLarge(page: Page, name: string, type: string, bytes: number): Promise<void> {
  await field.attachment(page).evaluate(
    (input: HTMLInputElement, { name, type, bytes }) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([new Uint8Array(bytes)], name, { type }));
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    { name, type, bytes },
  );
}

/** The row of a list by what it is called. */
function row(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
}

/** The messages of a conversation. */
function messages(page: Page): Locator {
  return page.locator(".messages > li");
}

/** The fields of a new ticket. */
const field = {
  subject: (page: Page) => page.getByLabel("Subject"),
  department: (page: Page) => page.getByLabel("Department"),
  priority: (page: Page) => page.getByLabel("Priority"),
  service: (page: Page) => page.getByLabel("Service"),
  project: (page: Page) => page.getByLabel("Project"),
  message: (page: Page) => page.getByLabel("Message"),
  attachment: (page: Page) => page.getByLabel("Attachment"),
  create: (page: Page) => page.getByRole("button", { name: "Create ticket" }),
};

/** Holds a new ticket, and loses it when it is released: whether a server stores what was given up meanwhile is chance. */
async function holdAndLose(sandbox: Sandbox): Promise<void> {
  await sandbox.control("hold", { path: "tickets" });
  await sandbox.control("fail", { path: "tickets", method: "POST", status: 503 });
}

async function fillIn(page: Page, subject = "Brakes & gears <3"): Promise<void> {
  await field.subject(page).fill(subject);
  await field.department(page).selectOption("Web & Design");
  await field.priority(page).selectOption("High");
  await field.message(page).fill("They squeal.\nWhat can I do?");
}

/** The fields of the form with files that is sent meanwhile, in their order: browsers do not show the body of such a request. */
async function multipart(page: Page, send: () => Promise<void>): Promise<string[]> {
  const fields = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const append = FormData.prototype.append;
        const text = (value: FormDataEntryValue) =>
          typeof value === "string" ? value : `${value.name}, ${value.type}, ${value.size}`;
        const fetch = window.fetch;
        let form = new FormData();
        FormData.prototype.append = function (...field: unknown[]) {
          form = this;
          append.apply(this, field as Parameters<FormData["append"]>);
        };
        window.fetch = (...request) => {
          window.fetch = fetch;
          FormData.prototype.append = append;
          resolve([...form].map(([name, value]) => `${name}: ${text(value)}`));
          return fetch(...request);
        };
      }),
  );
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await send();
  expect((await sent).headers()["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  return fields;
}

test.describe("the list", () => {
  test("shows each ticket with its status in the business's colour, the one with the latest reply first", async ({
    page,
  }) => {
    await signInTo(page, "/");
    await menu(page).getByRole("link", { name: "Support" }).click();
    await expect(title(page)).toHaveText("Support");
    await expect(records(page)).toHaveText([
      "Question about the hosting bill",
      "Checkout: payment by invoice fails",
      "Training for two new colleagues",
      "Search finds nothing since Tuesday",
      "Card reader in the shop",
      "Catalogue: colours are too dark",
      "New logo & icon",
      "Shipping to Austria",
      "Invoice address has changed",
    ]);
    const checkout = row(page, "Checkout: payment by invoice fails");
    await expect(checkout).toContainText("Web & Design");
    await expect(checkout).toContainText("Keller & Sons – new web shop");
    await expect(checkout).toContainText("High");
    const open = checkout.getByText("Open");
    expect(await dotOf(open)).toBe("rgb(255, 45, 66)");
    expect(await dotOf(row(page, "Card reader").getByText("Waiting for parts"))).toBe("rgb(255, 255, 0)");
    const textColor = await title(page).evaluate((heading) => getComputedStyle(heading).color);
    await expect(open, "readable on whatever tint").toHaveCSS("color", textColor);
    const escalated = row(page, "Search finds nothing").getByText("Escalated");
    await expect(escalated).toBeVisible();
    expect(await escalated.getAttribute("style"), "no colour, and no style").toBeFalsy();
  });

  test("can be narrowed to a status that some installation has added", async ({ page }) => {
    await signInTo(page, "/#/tickets");
    await page.getByRole("combobox", { name: "Status" }).selectOption("Waiting for parts");
    await expect(records(page)).toHaveText(["Card reader in the shop"]);
    await expect(page).toHaveURL("/#/tickets?status=8");
  });
});

test.describe("a ticket", () => {
  test("shows its conversation from the first message on, staff and customer told apart", async ({ page }) => {
    await signInTo(page, "/#/tickets");
    await page.getByRole("link", { name: "Checkout: payment by invoice fails" }).click();
    await expect(title(page)).toHaveText("Checkout: payment by invoice fails");
    await expect(messages(page)).toHaveCount(7);
    const bylines = page.locator(".messages .byline strong");
    await expect(bylines).toHaveText([
      "Anna Keller",
      "Lena Vogt",
      "Anna Keller",
      "Tomás Ruiz",
      "Anna Keller",
      "Tomás Ruiz",
      "Anna Keller",
    ]);
    await expect(page.locator(".message.own")).toHaveCount(4);
    await expect(messages(page).first()).toContainText("Since this morning, every one of them.");
    await expect(messages(page).first().locator(".attachments li")).toHaveText([
      "Bildschirmfoto Kasse.png PNG",
      "customers.csv CSV",
    ]);
    await expect(messages(page).nth(3).getByRole("link", { name: /our report/ })).toHaveAttribute(
      "href",
      "https://status.acme.example/714",
    );
    const facts = page.locator(".facts > div");
    await expect(facts.filter({ hasText: "Number" })).toContainText("#706");
    await expect(facts.filter({ hasText: "Priority" })).toContainText("High");
    await expect(facts.filter({ hasText: "Department" })).toContainText("Web & Design");
    await expect(facts.filter({ hasText: "Service" })).toContainText("Web shop & payment");
    await expect(facts.filter({ hasText: "Project" })).toContainText("Keller & Sons – new web shop");
    await expect(facts.filter({ hasText: "Requester" })).toContainText("Anna Keller");
  });

  test("that staff has opened says who wrote, and whom it is for", async ({ page }) => {
    await signInTo(page, "/#/tickets/709");
    await expect(messages(page)).toContainText(["Lena Vogt"]);
    await expect(page.locator(".message.own")).toHaveCount(0);
    await expect(page.locator(".facts > div").filter({ hasText: "Requester" })).toContainText("Anna Keller");
  });

  test("shows nothing of what the API should not have sent", async ({ page, sandbox, guard }) => {
    await sandbox.control("oddities", { on: true });
    const list = page.waitForResponse(/\/v1\/tickets$/);
    await signInTo(page, "/#/tickets");
    expect(await (await list).text()).toMatch(/LEAK-hidefromclient/);
    await expect(records(page)).toHaveCount(9);
    await guard.check();
    const ticket = page.waitForResponse(/\/v1\/tickets\/id\/706$/);
    await page.getByRole("link", { name: "Checkout: payment by invoice fails" }).click();
    const received = await (await ticket).text();
    for (const leak of ["LEAK-two_factor_auth_code", "LEAK-ticket-script", "LEAK-imap_username"]) {
      expect(received).toContain(leak);
    }
    await expect(messages(page)).toHaveCount(7);
    await guard.check();
  });

  test("that is hidden from customers, or another customer's, is not found", async ({ page, guard }) => {
    guard.expectErrors(/404/);
    await signInTo(page, "/#/tickets/702");
    await expect(alert(page, "This was not found.")).toBeVisible();
    await page.goto("/#/tickets/751");
    await expect(title(page)).toHaveText("Ticket");
    await expect(alert(page, "This was not found.")).toBeVisible();
  });
});

test.describe("a reply", () => {
  test("appears at once, and is settled by reading the ticket again", async ({ page, sandbox }) => {
    await signInTo(page, "/#/tickets/704");
    await sandbox.control("hold", { path: "tickets/add_reply" });
    await page.getByLabel("Reply").fill("Here is more: a+b=c & ü <3");
    await page.getByRole("button", { name: "Send" }).dblclick();
    await expect(messages(page).last()).toContainText("Here is more: a+b=c & ü <3");
    await expect(messages(page).last()).toContainText("Sending…");
    await sandbox.control("release", { path: "tickets/add_reply" });
    await expect(page.getByText("Sent.")).toBeVisible();
    await expect(messages(page)).toHaveCount(2);
    await expect(messages(page).last()).toContainText("Anna Keller");
    await expect(messages(page).last()).toContainText("Here is more: a+b=c & ü <3");
    await expect(page.getByLabel("Reply")).toHaveValue("");
    expect(await sandbox.log("tickets/add_reply/704"), "one click, one request").toHaveLength(1);
  });

  test("without a file is urlencoded, and has its text under both names", async ({ page }) => {
    await signInTo(page, "/#/tickets/704");
    const sent = page.waitForRequest(/add_reply\/704$/);
    await page.getByLabel("Reply").fill("Hello & good day");
    await page.getByRole("button", { name: "Send" }).click();
    const request = await sent;
    expect(request.headers()["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(request.postData()).toBe("message=Hello+%26+good+day&Message=Hello+%26+good+day");
  });

  test("takes a file along", async ({ page }) => {
    await signInTo(page, "/#/tickets/704");
    await page.getByLabel("Reply").fill("See the file");
    await page.getByLabel("Attachment").setInputFiles(file("Größen & Maße.pdf", "application/pdf"));
    await expect(page.getByText("Größen & Maße.pdf PDF, 19.5 kB")).toBeVisible();
    const sent = await multipart(page, () => page.getByRole("button", { name: "Send" }).click());
    expect(sent).toEqual([
      "message: See the file",
      "Message: See the file",
      "Attachment: Größen & Maße.pdf, application/pdf, 20000",
    ]);
    await expect(messages(page)).toHaveCount(2);
    await expect(messages(page).last().locator(".attachments li")).toHaveText("Größen & Maße.pdf PDF");
    await expect(page.getByLabel("Attachment"), "ready for the next").toHaveValue("");
  });

  test("to a closed ticket opens it, and the customer is told so before", async ({ page }) => {
    await signInTo(page, "/#/tickets/701");
    const note = page.getByText("This ticket is closed. Your reply opens it again.");
    await expect(note).toBeVisible();
    await page.getByLabel("Reply").fill("Once more, please");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.locator(".document > header .badge")).toHaveText("Open");
    await expect(note).toHaveCount(0);
    await expect(messages(page)).toHaveCount(3);
  });

  test("that fails leaves text and file where they are", async ({ page, sandbox, guard }) => {
    guard.expectErrors(/500/);
    await signInTo(page, "/#/tickets/704");
    await page.getByLabel("Reply").fill("See the file");
    await page.getByLabel("Attachment").setInputFiles(file("plan.pdf", "application/pdf"));
    await sandbox.control("fail", { path: "tickets/add_reply", status: 500 });
    await page.getByRole("button", { name: "Send" }).click();
    await expect(alert(page, "This was not sent; your text is still in the box.")).toBeVisible();
    await expect(page.getByLabel("Reply")).toHaveValue("See the file");
    await expect(page.getByLabel("Attachment")).toHaveValue(/plan\.pdf$/);
    await expect(messages(page)).toHaveCount(1);

    await page.getByRole("button", { name: "Send" }).click();
    await expect(messages(page)).toHaveCount(2);
    await expect(messages(page).last()).toContainText("plan.pdf");
  });
});

test.describe("a new ticket", () => {
  test("with all that it can have leads to its page", async ({ page, sandbox }) => {
    await signInTo(page, "/#/tickets");
    await page.getByRole("link", { name: "New ticket" }).click();
    await expect(title(page)).toHaveText("New ticket");
    await expect(field.department(page).getByRole("option")).toHaveText(["Billing", "Web & Design", "Workshop technology"]);
    await expect(field.priority(page).getByRole("option", { selected: true })).toHaveText("Medium");
    await fillIn(page);
    await field.service(page).selectOption("Training");
    await field.project(page).selectOption("Keller & Sons – new web shop");
    await attachLarge(page, "brakes.jpg", "image/jpeg", 2 * MEGABYTE);
    await expect(page.getByText("brakes.jpg JPG, 2 MB")).toBeVisible();
    const sent = await multipart(page, () => field.create(page).dblclick());
    expect(sent).toEqual([
      "subject: Brakes & gears <3",
      "department: 2",
      "priority: 3",
      "project: 3",
      "TicketBody: They squeal.\nWhat can I do?",
      "message: They squeal.\nWhat can I do?",
      "service: 4",
      `Attachment: brakes.jpg, image/jpeg, ${2 * MEGABYTE}`,
    ]);

    await expect(title(page)).toHaveText("Brakes & gears <3");
    await expect(page).toHaveURL("/#/tickets/754");
    await expect(messages(page)).toHaveCount(1);
    await expect(messages(page)).toContainText(["They squeal."]);
    await expect(messages(page).locator(".attachments li")).toHaveText("brakes.jpg JPG");
    for (const fact of ["High", "Web & Design", "Training", "Keller & Sons – new web shop"]) {
      await expect(page.locator(".facts").getByText(fact)).toBeVisible();
    }
    const posts = (await sandbox.log("tickets")).filter(({ method }) => method === "POST");
    expect(posts, "one click, one request").toHaveLength(1);
    expect(posts[0]).toMatchObject({ authorization: "present", cookie: "absent" });
  });

  test("says beside the fields what is missing", async ({ page, sandbox }) => {
    await signInTo(page, "/#/tickets/new");
    await field.create(page).click();
    await expect(page.getByText("Subject is missing.")).toBeVisible();
    await expect(page.getByText("Message is missing.")).toBeVisible();
    await expect(field.subject(page)).toBeFocused();
    expect((await sandbox.log("tickets")).filter(({ method }) => method === "POST")).toHaveLength(0);
  });

  test("can be created where the server has no departments, services and priorities", async ({ page, sandbox, guard }) => {
    guard.expectErrors(/404/, /500/, /403/);
    const nothing = { content_type: "application/json", body: '{"status":false,"message":"No data found"}' };
    await sandbox.control("fail", { path: "miscellaneous/group/departments", status: 404, ...nothing });
    await sandbox.control("fail", { path: "miscellaneous/group/get_services", status: 403, ...nothing });
    await sandbox.control("fail", { path: "miscellaneous/group/get_ticket_priorities", status: 500 });
    await signInTo(page, "/#/tickets/new");
    await expect(field.priority(page).getByRole("option")).toHaveText(["Low", "Medium", "High"]);
    await expect(field.department(page)).toHaveCount(0);
    await expect(page.getByText("Some of the choices for a ticket could not be loaded.")).toBeVisible();
    await field.subject(page).fill("Help");
    await field.message(page).fill("Nothing works.");
    await field.create(page).click();
    await expect(page).toHaveURL("/#/tickets/754");
    await expect(page.locator(".facts").getByText("Medium")).toBeVisible();
  });

  test("can have the choices that failed at first, without losing what was typed", async ({ page, sandbox, guard }) => {
    guard.expectErrors(/500/);
    await sandbox.control("fail", { path: "miscellaneous/group/departments", status: 500 });
    await signInTo(page, "/#/tickets/new");
    await field.subject(page).fill("Help");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(field.department(page)).toBeVisible();
    await expect(field.subject(page)).toHaveValue("Help");
  });

  test("is not about a project where the customer has none", async ({ page, sandbox }) => {
    await sandbox.control("menu", { hide: ["projects"] });
    await signInTo(page, "/#/tickets/new");
    await expect(field.department(page)).toBeVisible();
    await expect(field.project(page)).toHaveCount(0);
    expect(await sandbox.log("projects")).toHaveLength(0);
  });

  test("with a file that is too large is not sent, and nothing of it is lost", async ({ page, sandbox }) => {
    await signInTo(page, "/#/tickets/new");
    await fillIn(page);
    await attachLarge(page, "film.mp4", "video/mp4", 2 * MEGABYTE + 1);
    const problem = page.getByText("This file is too large: it has 2 MB, and at most 2 MB can be sent.");
    await expect(page.getByText("This file is too large")).toBeVisible();
    await field.create(page).click();
    await expect(field.attachment(page)).toBeFocused();
    await expect(problem).toBeVisible();
    await expect(field.subject(page)).toHaveValue("Brakes & gears <3");
    await expect(field.message(page)).toHaveValue("They squeal.\nWhat can I do?");
    await expect(field.department(page).getByRole("option", { selected: true })).toHaveText("Web & Design");
    expect((await sandbox.log("tickets")).filter(({ method }) => method === "POST")).toHaveLength(0);

    await page.getByRole("button", { name: "Remove" }).click();
    await expect(problem).toBeHidden();
    await field.create(page).click();
    await expect(title(page)).toHaveText("Brakes & gears <3");
  });

  test("takes files as large and of such types as the page says", async ({ page }) => {
    await signInTo(page, "/#/tickets/new");
    await expect(field.attachment(page)).toBeVisible();
    await page.locator("customer-portal").evaluate((portal) => {
      portal.setAttribute("max-upload", "0.5");
      portal.setAttribute("upload-types", ".pdf, .png");
    });
    await expect(field.attachment(page)).toHaveAttribute("accept", ".pdf,.png");
    await attachLarge(page, "a.png", "image/png", MEGABYTE);
    await expect(page.getByText("at most 512 kB can be sent")).toBeVisible();
    await field.attachment(page).setInputFiles(file("a.exe", "application/octet-stream"));
    await expect(page.getByText("Choose one of these: .pdf, .png.")).toBeVisible();
    await field.attachment(page).setInputFiles(file("a.pdf", "application/pdf"));
    await expect(page.getByText("Choose one of these")).toBeHidden();
  });

  test("says that its file is on its way, and can be given up, which loses nothing", async ({ page, sandbox }) => {
    await signInTo(page, "/#/tickets/new");
    await fillIn(page);
    await attachLarge(page, "film.mp4", "video/mp4", MEGABYTE);
    await holdAndLose(sandbox);
    await field.create(page).click();
    const progress = page.getByRole("progressbar", { name: "Sending" });
    await expect(progress).toBeVisible();
    expect(await progress.evaluate((progress: HTMLProgressElement) => progress.position), "nobody knows how far").toBe(-1);
    await page.getByRole("button", { name: "Cancel" }).click();
    await sandbox.control("release", { path: "tickets" });
    await expect(alert(page, "You cancelled it. Everything you typed is still here.")).toBeVisible();
    await expect(progress).toHaveCount(0);
    await expect(field.subject(page)).toHaveValue("Brakes & gears <3");
    await expect(field.message(page)).toHaveValue("They squeal.\nWhat can I do?");
    await expect(field.attachment(page)).toHaveValue(/film\.mp4$/);

    await sandbox.control("reset");
    await field.create(page).click();
    await expect(page).toHaveURL("/#/tickets/754");
    await expect(messages(page)).toContainText(["film.mp4"]);
  });

  test("that the server refuses says so beside the field, and loses nothing", async ({ page, sandbox, guard }) => {
    guard.expectErrors(/422/, /413/);
    const refusal = { status: false, error: "validation_failed", errors: { subject: ["That subject is taken."] } };
    await sandbox.control("fail", {
      path: "tickets",
      method: "POST",
      status: 422,
      content_type: "application/json",
      body: JSON.stringify(refusal),
    });
    await signInTo(page, "/#/tickets/new");
    await fillIn(page);
    await field.attachment(page).setInputFiles(file("plan.pdf", "application/pdf"));
    await field.create(page).click();
    await expect(page.locator(".field").getByText("That subject is taken.")).toBeVisible();
    await expect(field.subject(page)).toBeFocused();
    await expect(field.attachment(page)).toHaveValue(/plan\.pdf$/);

    await sandbox.control("fail", { path: "tickets", method: "POST", status: 413, body: "<html>413</html>" });
    await field.create(page).click();
    await expect(alert(page, "This is too large for the server. Send a shorter text or a smaller file.")).toBeVisible();
    await expect(field.attachment(page)).toHaveValue(/plan\.pdf$/);
  });

  for (const { name, bytes, seconds } of [
    { name: "to a server that is silent is given up after half a minute", bytes: 0, seconds: 30 },
    { name: "has more time with a file, by its size", bytes: MEGABYTE, seconds: 62 },
  ]) {
    test(name, async ({ page, sandbox }) => {
      await page.clock.install();
      await signInTo(page, "/#/tickets/new");
      await fillIn(page);
      if (bytes) await attachLarge(page, "film.mp4", "video/mp4", bytes);
      await holdAndLose(sandbox);
      await field.create(page).click();
      const sending = page.getByRole("button", { name: "Sending…" });
      await expect(sending).toBeVisible();
      await expect.poll(() => sandbox.log("tickets")).toContainEqual(expect.objectContaining({ method: "POST" }));
      await page.clock.runFor((seconds - 1) * 1000);
      await expect(sending).toBeVisible();
      await page.clock.runFor(2_000);
      await sandbox.control("release", { path: "tickets" });
      await expect(alert(page, "The server did not answer in time.")).toBeVisible();
      await expect(field.subject(page)).toHaveValue("Brakes & gears <3");
    });
  }

  test("is answered by articles while its subject is typed, in tabs of their own", async ({ page, sandbox }) => {
    const article = (id: number, subject: string, description: string) => ({
      articleid: id,
      subject,
      description,
      slug: `article-${id}`,
      active_article: "1",
      staff_article: "0",
    });
    const articles = [
      article(1, "Printing invoices", "<p>How to print.</p>"),
      article(2, "Moving", "<p>Tell us your new <b>address</b> for invoices.</p>"),
      article(3, "Opening hours", "<p>Monday to Friday.</p>"),
    ];
    const groups = [{ groupid: "1", name: "Billing", group_slug: "billing", active: "1", articles }];
    await sandbox.control("fail", {
      path: "knowledge_base",
      status: 200,
      content_type: "application/json",
      body: JSON.stringify({ status: true, data: groups }),
    });
    await signInTo(page, "/#/tickets/new");
    await field.subject(page).fill("In");
    await expect(field.message(page)).toBeVisible();
    expect(await sandbox.log("knowledge_base")).toHaveLength(0);
    await field.subject(page).fill("Invoices");
    await expect(page.getByRole("status").filter({ hasText: "2 articles of the knowledge base may help:" })).toBeVisible();
    const offers = page.locator(".offers").getByRole("link");
    await expect(offers).toHaveText(["Printing invoices (opens in a new tab)", "Moving (opens in a new tab)"]);
    await field.subject(page).fill("hours");
    await expect(offers).toHaveText(["Opening hours (opens in a new tab)"]);
    await expect(offers).toHaveAttribute("href", "#/knowledge-base/article/article-3");
    await expect(offers).toHaveAttribute("target", "_blank");
    await field.subject(page).fill("xyzzy");
    await expect(offers).toHaveCount(0);
    expect(await sandbox.log("knowledge_base"), "asked once").toHaveLength(1);
    expect((await sandbox.log("knowledge_base"))[0]).toMatchObject({ authorization: "absent" });
  });
});
