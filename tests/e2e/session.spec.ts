import type { Locator, Page } from "@playwright/test";
import { alert, ANNA, BEN, dialog, expect, expectLeadsToGuide, menu, records, Sandbox, signIn, signInTo, test, title } from "./fixtures";

const WRITTEN = "What I have been writing for half an hour";

/** What the tab keeps. */
function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(sessionStorage));
}

/** The tab has no token. */
async function expectNoToken(page: Page): Promise<void> {
  expect(await stored(page)).not.toContain("token");
}

/** All that can be read in the portal. */
function portal(page: Page): Locator {
  return page.locator("customer-portal");
}

test.describe("a session that ends in the middle of work", () => {
  test.beforeEach(async ({ page, sandbox, guard }) => {
    guard.expectErrors(/401/);
    await signInTo(page, "/#/tickets/706");
    await expect(page.getByText("It is back again today")).toBeVisible();
    await page.getByLabel("Reply").fill(WRITTEN);
    await sandbox.control("expire_tokens");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(dialog(page)).toBeVisible();
  });

  test("asks to sign in again over the page, and what was written can then be sent", async ({ page, sandbox }) => {
    await expect(page.getByText("It is back again today")).toBeVisible();
    await expect(page.getByLabel("Reply")).toHaveValue(WRITTEN);
    await expectNoToken(page);
    await expect(dialog(page).getByLabel("Email")).toBeFocused();

    await signIn(dialog(page));
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByRole("button", { name: "Send" }), "the focus is where it was").toBeFocused();
    await expect(title(page)).toHaveText("Checkout: payment by invoice fails");
    await expect(page.getByLabel("Reply")).toHaveValue(WRITTEN);
    // Only the one that was refused: nothing that changes something is sent again by itself.
    expect(await sandbox.log("tickets/add_reply/706")).toHaveLength(1);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Sent.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: WRITTEN })).toHaveCount(1);
    await expect(page.getByText("Your session has ended.")).toHaveCount(0);
  });

  test("says what is wrong with a wrong password, in the dialog", async ({ page }) => {
    await signIn(dialog(page), { ...ANNA, password: "wrong" });
    await expect(alert(dialog(page), "The email or the password is not right.")).toBeVisible();
    await signIn(dialog(page));
    await expect(dialog(page)).toBeHidden();
  });

  test("leaves nothing for somebody else who signs in", async ({ page, sandbox, guard }) => {
    guard.expectErrors(/404/);
    await signIn(dialog(page), BEN);
    await expect(title(page)).toHaveText("Dashboard");
    await expect(menu(page).getByRole("link", { name: "Support" })).toBeVisible();
    await expect(menu(page).getByRole("link", { name: "Projects" })).toHaveCount(0);
    await expect(dialog(page)).toBeHidden();
    await expect(portal(page)).not.toContainText(/Checkout: payment|It is back again/);
    expect(await stored(page)).not.toContain(WRITTEN);
    expect(await sandbox.log("tickets/add_reply/706"), "none but the refused one").toHaveLength(1);

    await page.goto("/#/tickets/706");
    await expect(alert(page, "This was not found.")).toBeVisible();
    await expect(portal(page)).not.toContainText(WRITTEN);
  });

  test("can wait: the page stays readable, and asks again when something is wanted", async ({ page }) => {
    await dialog(page).getByRole("button", { name: "Not now" }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByText("It is back again today")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Your session has ended." })).not.toHaveCount(0);

    await page.getByRole("button", { name: "Send" }).click();
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await page.getByRole("button", { name: "Sign in again" }).click();
    await signIn(dialog(page));
    await expect(page.getByText("Your session has ended. What you see")).toHaveCount(0);
  });

  test("can be given up", async ({ page, sandbox }) => {
    await dialog(page).getByRole("button", { name: "Not now" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(title(page)).toHaveText("Sign in");
    expect(await stored(page)).toBe("{}");
    expect(await sandbox.log("logout"), "there is nothing to end on the server").toEqual([]);
  });

  test("survives a reload: what was written is there again after signing in", async ({ page }) => {
    await page.reload();
    await expect(title(page)).toHaveText("Sign in");
    await expect(portal(page)).not.toContainText(WRITTEN);
    await signIn(page);
    await expect(title(page)).toHaveText("Checkout: payment by invoice fails");
    await expect(page.getByLabel("Reply")).toHaveValue(WRITTEN);
  });

  test("gets its page back at once when the customer signs in in another tab", async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto("/");
    await signIn(other);
    await expect(title(other)).toHaveText("Dashboard");
    await expect(dialog(page)).toBeHidden();
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Sent.")).toBeVisible();
  });

  test("explains itself when it happens three times in a row", async ({ page, sandbox }) => {
    for (const time of ["second", "third"]) {
      await expect(alert(dialog(page), "three times in a row"), time).toHaveCount(0);
      await signIn(dialog(page));
      await expect(dialog(page), time).toBeHidden();
      // The new token has been accepted.
      await expect(page.getByText("What you see is from earlier."), time).toHaveCount(0);
      await sandbox.control("expire_tokens");
      await page.getByRole("button", { name: "Send" }).click();
      await expect(dialog(page), time).toBeVisible();
    }
    const explanation = alert(dialog(page), "Your session has ended three times in a row");
    await expect(explanation).toBeVisible();
    await expectLeadsToGuide(page, explanation, "The CRM ends sessions too soon");
    await expect(page.getByLabel("Reply")).toHaveValue(WRITTEN);
  });

  test("is told from a server that does not see who has just signed in", async ({ page, sandbox }) => {
    await sandbox.control("drop_authorization", { on: true });
    await signIn(dialog(page));
    await expect(dialog(page)).toBeHidden();
    const explanation = page.getByText("The server does not recognise who is signed in").first();
    await expect(explanation).toBeVisible();
    await expectLeadsToGuide(page, page.getByRole("status"), "The CRM's server does not see who is signed in");
    await expect(page.getByLabel("Reply")).toHaveValue(WRITTEN);
  });
});

test("however many questions fail at once, there is one dialog, and all of them are asked again", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/401/);
  await signInTo(page, "/#/tickets/new");
  await expect(page.getByLabel("Department")).toBeVisible();
  await sandbox.control("expire_tokens");
  await page.reload();
  await expect(dialog(page)).toHaveCount(1);
  await expect(dialog(page)).toBeVisible();

  await signIn(dialog(page));
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByLabel("Department")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Project" })).toBeVisible();
  await expect(menu(page).getByRole("link", { name: "Support" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test.describe("signing out", () => {
  test("leaves nothing for Back", async ({ page }) => {
    await signInTo(page, "/#/invoices?search=web+shop");
    await page.getByRole("link", { name: "INV-1057" }).click();
    await expect(title(page)).toHaveText("INV-1057");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(title(page)).toHaveText("Sign in");
    expect(await stored(page)).toBe("{}");
    for (let step = 0; step < 2; step += 1) {
      await page.goBack();
      await expect(title(page)).toHaveText("Sign in");
      await expect(portal(page)).not.toContainText("INV-");
    }
  });

  test("ends the session in the portal's other tabs", async ({ page, context }) => {
    await signInTo(page, "/#/tickets/706");
    await page.getByLabel("Reply").fill(WRITTEN);
    const other = await context.newPage();
    await other.goto("/#/invoices");
    await expect(title(other)).toHaveText("Invoices");

    await other.getByRole("button", { name: "Sign out" }).click();
    await expect(title(page)).toHaveText("Sign in");
    await expect(portal(page)).not.toContainText(/Checkout: payment|half an hour/);
    expect(await stored(page)).toBe("{}");
  });

  test("reaches a page that the browser had kept for Back", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    await expect(records(page)).not.toHaveCount(0);
    // As it is when the session has been ended on the page that came after it.
    await page.evaluate(() => {
      sessionStorage.clear();
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
    await expect(title(page)).toHaveText("Sign in");
    await expect(portal(page)).not.toContainText("INV-");
  });
});

test("a browser that gives no session storage can still be used", async ({ page }) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException("The document is sandboxed.", "SecurityError");
    };
    Object.defineProperty(window, "sessionStorage", { get: denied });
  });
  await signInTo(page, "/");
  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("INV-1057");
});

test("no request has a cookie, and only signing in goes without a token", async ({ page, context, sandbox }) => {
  await context.addCookies([{ name: "ci_session", value: "of the CRM's own pages", url: sandbox.url }]);
  await signInTo(page, "/#/invoices/316");
  await expect(title(page)).toHaveText("INV-1057");
  await page.getByRole("link", { name: "Invoices" }).first().click();
  await expect(records(page)).toHaveCount(17);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => sandbox.log("logout")).toMatchObject([{ method: "POST", status: 200 }]);

  const calls = await sandbox.log();
  expect(calls.filter((call) => call.cookie === "present")).toEqual([]);
  const withoutToken = calls.filter((call) => call.authorization === "absent");
  expect(withoutToken.map((call) => call.endpoint)).toEqual(["authentication"]);
});

test("no form has a cookie either, with a file or without, and none is kept", async ({ page, context, sandbox }) => {
  const own = "of the CRM's own pages";
  await context.addCookies([{ name: "ci_session", value: own, url: sandbox.url }]);
  const plan = { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20_000) };
  await signInTo(page, "/#/proposals/25");
  await send(page, "Comment");
  await page.goto("/#/contracts/66");
  await send(page, "Comment");
  await page.goto("/#/tickets/704");
  await send(page, "Reply");
  await page.getByLabel("Attachment").setInputFiles(plan);
  await send(page, "Reply");
  for (const file of [[], plan]) {
    await page.goto("/#/tickets/new");
    await page.getByLabel("Subject").fill("Brakes");
    await page.getByLabel("Message").fill("They squeal.");
    await page.getByLabel("Attachment").setInputFiles(file);
    await page.getByRole("button", { name: "Create ticket" }).click();
    await expect(title(page)).toHaveText("Brakes");
  }
  await page.goto("/#/projects/3/tasks/new");
  await page.getByLabel("Name").fill("Choose colours");
  await page.getByLabel("Due date").fill("2099-12-24");
  await page.getByLabel("Lena Vogt").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("rowheader", { name: "Choose colours" })).toBeVisible();

  const calls = await sandbox.log();
  expect(calls.filter((call) => call.method === "POST")).toHaveLength(8);
  expect(calls.filter((call) => call.cookie === "present")).toEqual([]);
  const kept = (await context.cookies()).filter(({ name }) => name === "ci_session");
  expect(kept.map(({ value }) => value)).toEqual([own]);
});

async function send(page: Page, label: string): Promise<void> {
  await page.getByLabel(label).fill("Hello");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent.")).toBeVisible();
  await expect(page.getByLabel(label)).toHaveValue("");
}

test("no answer comes out of the browser's cache, whatever a server says of keeping them", async ({ page, sandbox }) => {
  await sandbox.control("headers", { "Cache-Control": "public, max-age=600" });
  await signInTo(page, "/#/invoices", ANNA);
  await expect(records(page)).toHaveCount(17);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await page.goto("/#/invoices");
  await signIn(page, BEN);
  await expect(records(page)).toHaveText(["INV-002005", "INV-2004", "INV-2003", "INV-2002", "INV-2001"]);
});

for (const status of [301, 302, 307, 308]) {
  test(`what is sent follows no redirect: ${status}`, async ({ page, sandbox, guard }) => {
    guard.expectErrors(/leads to another address/, /^a request to .*\/(authentication|add_reply\/704)$/);
    const other = await Sandbox.start([]);
    await other.control("cors", { mode: "on" });
    const headers = { Location: `${other.url}/customers_api/v1/authentication` };
    await sandbox.control("fail", { path: "authentication", status, headers });
    await signInTo(page, "/");
    await expect(alert(page, "The server has moved to another address")).toBeVisible();
    await expect(page.getByLabel("Password")).toHaveValue(ANNA.password);
    await sandbox.control("fail", { path: "tickets/add_reply", status, headers });
    await signInTo(page, "/#/tickets/704");
    await page.getByLabel("Reply").fill("Hello");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(alert(page, "The server has moved to another address")).toBeVisible();
    await expect(page.getByLabel("Reply")).toHaveValue("Hello");
    expect(await other.log(), "nothing has gone to the other server").toEqual([]);
    await other.stop();
  });
}

test("nothing of one customer is shown to the next", async ({ page, sandbox }) => {
  await signInTo(page, "/#/invoices", ANNA);
  await expect(records(page).first()).toHaveText(/^INV-10/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");

  await sandbox.control("hold", { path: "invoices" });
  await page.goto("/#/invoices");
  await signIn(page, BEN);
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(menu(page).getByRole("link", { name: "Support" })).toBeVisible();
  await expect(menu(page).getByRole("link", { name: "Projects" })).toHaveCount(0);
  await expect(records(page)).toHaveCount(0);

  await sandbox.control("release", { path: "invoices" });
  await expect(records(page)).toHaveText(["INV-002005", "INV-2004", "INV-2003", "INV-2002", "INV-2001"]);
});
