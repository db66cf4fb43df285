import type { Page } from "@playwright/test";
import { alert, expect, menu, pagesLoaded, passTimeUntil, records, signInTo, test, title } from "./fixtures";

const offline = (page: Page) => page.getByRole("status").filter({ hasText: "You are offline." });

test("offline, the portal says so, keeps what it has, and recovers by itself", async ({ page, context, guard }) => {
  guard.expectErrors(/ERR_INTERNET_DISCONNECTED/);
  await signInTo(page, "/#/invoices");
  await expect(records(page)).toHaveCount(17);
  await pagesLoaded(page);

  await context.setOffline(true);
  await expect(offline(page).first()).toBeVisible();
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("Invoice");
  await expect(alert(page, "You are offline.")).toBeVisible();
  await page.goBack();
  await expect(records(page), "what has been loaded stays readable").toHaveCount(17);
  await page.goForward();
  await expect(alert(page, "You are offline.")).toBeVisible();

  await context.setOffline(false);
  await expect(title(page)).toHaveText("INV-1057");
  await expect(page.getByText("You are offline.")).toHaveCount(0);
});

test("a text that could not be sent offline is still there, and is not sent by itself", async ({ page, context, sandbox, guard }) => {
  guard.expectErrors(/ERR_INTERNET_DISCONNECTED/);
  await signInTo(page, "/#/tickets/706");
  await page.getByLabel("Reply").fill("Written in the train");
  await pagesLoaded(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(alert(page, /still in the box.*You are offline/)).toBeVisible();
  await context.setOffline(false);
  await expect(offline(page)).toHaveCount(0);
  await expect(page.getByLabel("Reply")).toHaveValue("Written in the train");
  expect(await sandbox.log("tickets/add_reply/706")).toEqual([]);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent.")).toBeVisible();
});

for (const status of [502, 503, 504]) {
  test(`a question that is answered ${status} is asked again by itself`, async ({ page, sandbox, guard }) => {
    guard.expectErrors(new RegExp(String(status)));
    await signInTo(page, "/#/invoices");
    await expect(records(page)).toHaveCount(17);
    for (let time = 0; time < 2; time += 1) await sandbox.control("fail", { path: "estimates", status });
    await menu(page).getByRole("link", { name: "Estimates" }).click();
    await expect(title(page)).toHaveText("Estimates");
    await expect(records(page)).not.toHaveCount(0);
    expect(await sandbox.log("estimates")).toHaveLength(3);
  });
}

test("a server that has been asked too often is not asked again by itself", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/429/);
  await page.clock.install();
  await signInTo(page, "/#/invoices");
  await expect(records(page)).toHaveCount(17);
  await sandbox.control("fail", { path: "estimates", status: 429 });
  await menu(page).getByRole("link", { name: "Estimates" }).click();
  await expect(alert(page, "Too many requests in a short time.")).toBeVisible();
  await page.clock.runFor(10_000);
  expect(await sandbox.log("estimates")).toHaveLength(1);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(records(page)).not.toHaveCount(0);
});

for (const { rest, then } of [
  { rest: "4", then: "asks again when that is over" },
  { rest: new Date(Date.now() + 3_600_000).toUTCString(), then: "leaves it to the customer where that is long" },
]) {
  test(`the portal leaves a server in peace as long as it says, and ${then}`, async ({ page, sandbox, guard }) => {
    guard.expectErrors(/503/);
    await page.clock.install();
    await signInTo(page, "/#/invoices");
    await expect(records(page)).toHaveCount(17);
    const headers = { "Retry-After": rest };
    await sandbox.control("fail", { path: "estimates", status: 503, headers });
    await menu(page).getByRole("link", { name: "Estimates" }).click();
    await expect.poll(() => sandbox.log("estimates")).toMatchObject([{ status: 503 }]);
    await page.clock.runFor(2_500);
    expect(await sandbox.log("estimates")).toHaveLength(1);
    if (rest === "4") {
      await passTimeUntil(page, records(page).first());
      expect(await sandbox.log("estimates")).toHaveLength(2);
    } else {
      await expect(alert(page, "The server has a problem of its own (error 503).")).toBeVisible();
      await page.clock.runFor(10_000);
      expect(await sandbox.log("estimates")).toHaveLength(1);
    }
  });
}

test("a question that fails for good is given up after the third time, with a way to ask again", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/503/);
  await signInTo(page, "/#/invoices");
  await expect(records(page)).toHaveCount(17);
  for (let time = 0; time < 3; time += 1) await sandbox.control("fail", { path: "estimates", status: 503 });
  await menu(page).getByRole("link", { name: "Estimates" }).click();
  await expect(alert(page, "The server has a problem of its own (error 503).")).toBeVisible();
  expect(await sandbox.log("estimates")).toHaveLength(3);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(records(page)).not.toHaveCount(0);
});

test("what changes something is not sent again by itself", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/503/);
  await signInTo(page, "/#/tickets/706");
  await page.getByLabel("Reply").fill("Once is enough");
  await sandbox.control("fail", { path: "tickets/add_reply", status: 503 });
  await page.getByRole("button", { name: "Send" }).click();
  await expect(alert(page, "still in the box")).toBeVisible();
  expect(await sandbox.log("tickets/add_reply/706")).toHaveLength(1);
});

test("an answer that breaks off is noted in the console, for whoever looks for the reason", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/ERR_INCOMPLETE_CHUNKED_ENCODING/);
  await sandbox.control("fail", { path: "authentication", cut: true });
  const noted = page.waitForEvent("console", (line) => /customers_api\/v1\/authentication.*broken off/.test(line.text()));
  await signInTo(page, "/");
  await noted;
});
