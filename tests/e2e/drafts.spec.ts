import type { Page } from "@playwright/test";
import { ANNA, BEN, expect, signIn, signInTo, test, title } from "./fixtures";

/** A form, what is written into it, and what sends it. */
interface Draft {
  name: string;
  address: string;
  /** Texts by the labels of their fields. */
  written: Record<string, string>;
  /** A box that is ticked. */
  ticked?: string;
  send: string;
  /** What is there when it has been sent. */
  sent: (page: Page) => Promise<void>;
}

const shows = (text: string) => async (page: Page) => {
  await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
};

const isListed = (name: string) => async (page: Page) => {
  await expect(page.getByRole("rowheader", { name })).toBeVisible();
};

const DRAFTS: Draft[] = [
  { name: "a comment on a proposal", address: "/proposals/24", written: { Comment: "Half a comment" }, send: "Send", sent: shows("Sent.") },
  { name: "a comment on a contract", address: "/contracts/66", written: { Comment: "Half a comment" }, send: "Send", sent: shows("Sent.") },
  { name: "a reply", address: "/tickets/706", written: { Reply: "Half a reply\nin two lines" }, send: "Send", sent: shows("Sent.") },
  {
    name: "a ticket",
    address: "/tickets/new",
    written: { Subject: "Half a subject", Message: "Half a “message” & <b>more</b>" },
    send: "Create ticket",
    sent: async (page) => expect(title(page)).toHaveText("Half a subject"),
  },
  {
    name: "a new task",
    address: "/projects/3/tasks/new",
    written: { Name: "Half a task", "Due date": "2030-12-24", Description: "Half a description" },
    ticked: "Lena Vogt",
    send: "Save",
    sent: isListed("Half a task"),
  },
  {
    name: "a task that is edited",
    address: "/projects/3/tasks/33",
    written: { Name: "Another name", "Due date": "2030-12-24" },
    send: "Save",
    sent: isListed("Another name"),
  },
];

async function write(page: Page, { written, ticked }: Draft): Promise<void> {
  if (ticked) await page.getByRole("checkbox", { name: ticked }).check();
  for (const [label, text] of Object.entries(written)) await page.getByLabel(label, { exact: true }).fill(text);
}

async function expectWritten(page: Page, { written, ticked }: Draft): Promise<void> {
  if (ticked) await expect(page.getByRole("checkbox", { checked: true })).toHaveAccessibleName(ticked);
  for (const [label, text] of Object.entries(written)) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
  }
}

async function expectNotWritten(page: Page, { written }: Draft): Promise<void> {
  for (const [label, text] of Object.entries(written)) {
    await expect(page.getByLabel(label, { exact: true })).not.toHaveValue(text);
  }
}

/** All that is kept of what was written. */
async function kept(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const sessions: Record<string, { drafts?: object }> = JSON.parse(sessionStorage.getItem("customer-portal") ?? "{}");
    return Object.values(sessions).map((session) => Object.keys(session.drafts ?? {}));
  });
}

for (const draft of DRAFTS) {
  test.describe(draft.name, () => {
    test.beforeEach(async ({ page }) => {
      await signInTo(page, `/#${draft.address}`);
      await write(page, draft);
    });

    test("outlasts a reload and a look at another page, and can then be sent", async ({ page }) => {
      await page.reload();
      await expect(page.getByText("What you wrote before is here again.")).toBeVisible();
      await expectWritten(page, draft);

      await page.getByRole("link", { name: "Dashboard" }).click();
      await expect(title(page)).toHaveText("Dashboard");
      await page.goBack();
      await expectWritten(page, draft);

      await page.getByRole("button", { name: draft.send }).click();
      await draft.sent(page);
      expect(await kept(page)).toEqual([[]]);
    });

    test("is forgotten when it arrives, although its page has been left", async ({ page }) => {
      let arrive = () => {};
      const wait = new Promise<void>((resolve) => (arrive = resolve));
      await page.route("**/customers_api/v1/**", async (route) => {
        if (route.request().method() !== "GET") await wait;
        await route.fallback();
      });
      const sent = page.waitForRequest((request) => request.method() !== "GET");
      await page.getByRole("button", { name: draft.send }).click();
      await sent;
      await page.getByRole("link", { name: "Dashboard" }).click();
      await expect(title(page)).toHaveText("Dashboard");
      const arrived = page.waitForResponse((response) => response.request().method() !== "GET");
      arrive();
      await arrived;
      await expect.poll(() => kept(page)).toEqual([[]]);
      await page.goto(`/#${draft.address}`);
      await expect(page.getByRole("button", { name: draft.send })).toBeVisible();
      await expect(page.getByText("What you wrote before is here again.")).toHaveCount(0);
    });

    test("can be thrown away", async ({ page }) => {
      await page.reload();
      await page.getByRole("button", { name: "Discard it" }).click();
      await expect(page.getByText("What you wrote before is here again.")).toHaveCount(0);
      await expectNotWritten(page, draft);
      expect(await kept(page)).toEqual([[]]);
      await page.reload();
      await expect(page.getByRole("button", { name: draft.send })).toBeVisible();
      await expectNotWritten(page, draft);
    });

    test("is gone when the customer signs out", async ({ page }) => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(title(page)).toHaveText("Sign in");
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      await signInTo(page, `/#${draft.address}`);
      await expect(page.getByRole("button", { name: draft.send })).toBeVisible();
      await expectNotWritten(page, draft);
    });
  });
}

test("what is chosen is part of a draft, and a file has to be chosen once more", async ({ page }) => {
  await signInTo(page, "/#/tickets/new");
  await page.getByLabel("Priority").selectOption({ label: "High" });
  await page.getByLabel("Attachment").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("a") });
  await page.reload();
  await expect(page.getByText("If there was a file, choose it once more.")).toBeVisible();
  await expect(page.getByLabel("Priority").locator("option:checked")).toHaveText("High");
});

test("each form has a draft of its own", async ({ page }) => {
  await signInTo(page, "/#/tickets/706");
  await page.getByLabel("Reply").fill("For this ticket alone");
  await page.goto("/#/tickets/704");
  await expect(page.getByLabel("Reply")).toHaveValue("");
  await page.getByLabel("Reply").fill("For the other");
  await page.goto("/#/tickets/706");
  await expect(page.getByLabel("Reply")).toHaveValue("For this ticket alone");
});

test("nobody gets to see what another customer has written", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/401/);
  await signInTo(page, "/#/tickets/new", ANNA);
  await page.getByLabel("Subject").fill("Anna's secret");
  await sandbox.control("expire_tokens");
  await page.reload();
  await page.getByRole("dialog").getByRole("button", { name: "Not now" }).click();
  await page.reload();
  await signIn(page, BEN);
  await expect(title(page)).toHaveText("New ticket");
  await expect(page.getByLabel("Subject")).toHaveValue("");
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("secret");
});

test.describe("the page", () => {
  /** Whether the browser asks before it leaves the page. */
  async function asksBeforeLeaving(page: Page): Promise<boolean> {
    let asks = false;
    page.once("dialog", (dialog) => {
      asks = dialog.type() === "beforeunload";
      void dialog.accept();
    });
    await page.goto("/embed/empty.html");
    return asks;
  }

  test("asks before it is closed with unsent text", async ({ page }) => {
    await signInTo(page, "/#/tickets/706");
    await page.getByLabel("Reply").pressSequentially("Not sent");
    expect(await asksBeforeLeaving(page)).toBe(true);
  });

  test("asks on another of its pages, too", async ({ page }) => {
    await signInTo(page, "/#/tickets/706");
    await page.getByLabel("Reply").pressSequentially("Not sent");
    await page.getByRole("link", { name: "Dashboard" }).click();
    await expect(title(page)).toHaveText("Dashboard");
    expect(await asksBeforeLeaving(page)).toBe(true);
  });

  test("does not ask once all is sent, or taken back", async ({ page }) => {
    await signInTo(page, "/#/tickets/706");
    await page.getByLabel("Reply").pressSequentially("x");
    await page.getByLabel("Reply").press("Backspace");
    expect(await asksBeforeLeaving(page)).toBe(false);
    await page.goto("/#/tickets/706");
    await page.getByLabel("Reply").pressSequentially("Sent at last");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Sent.")).toBeVisible();
    expect(await asksBeforeLeaving(page)).toBe(false);
  });
});
