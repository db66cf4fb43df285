import type { Locator, Page } from "@playwright/test";
import { alert, expect, expectLeadsOut, records, signInTo, test, title } from "./fixtures";

const COMMENT = "proposals/id/25/group/proposals_comment";

/** What has been said, from the oldest on. */
function messages(page: Page): Locator {
  return page.locator(".messages > li");
}

test("the list is searched, sorted and narrowed to a status", async ({ page }) => {
  await signInTo(page, "/#/proposals");
  await expect(records(page)).toHaveText([
    "Advertisements in autumn",
    "Repairs & loan bicycles",
    "Dutch & French shop",
    "Advice on call",
    "Film of the workshop",
    "New web shop",
  ]);
  await page.getByRole("columnheader", { name: "Proposal" }).getByRole("button").click();
  await expect(records(page).first()).toHaveText("Advertisements in autumn");
  await expect(records(page).nth(1)).toHaveText("Advice on call");
  await page.getByRole("searchbox", { name: "Search" }).fill("shop");
  await expect(records(page)).toHaveText([
    "Dutch & French shop",
    "Film of the workshop",
    "New web shop",
    "Repairs & loan bicycles",
  ]);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Revised");
  await expect(records(page)).toHaveText(["Dutch & French shop"]);
  await expect(page).toHaveURL("/#/proposals?search=shop&status=5&sort=subject");
});

test("a proposal has its items where its text wants them, and nothing in the text does harm", async ({ page }) => {
  await signInTo(page, "/#/proposals");
  await page.getByRole("link", { name: "Repairs & loan bicycles" }).click();
  await expect(title(page)).toHaveText("Repairs & loan bicycles");
  const parts = page.locator(".document > .rich-text, .document > .items, .document > .totals");
  await expect(parts).toHaveCount(4);
  await expect(parts.nth(0)).toContainText("a loan bicycle meanwhile");
  await expect(parts.nth(1).getByRole("row")).toHaveCount(3);
  await expect(parts.nth(2)).toContainText("Total");
  await expect(parts.nth(3)).toContainText("All of it can be seen at");
  await expect(parts.nth(3).getByRole("table").getByRole("row")).toHaveCount(3);
  await expect(parts.nth(3).getByRole("link")).toHaveText(["our work"]);
  await expect(page.getByText("{proposal_items}")).toHaveCount(0);
  await expect(page.locator(".attachments").getByRole("listitem")).toContainText(["Skizze Buchung.png"]);
});

test("a text that has no place for the items is followed by them", async ({ page }) => {
  await signInTo(page, "/#/proposals/23");
  const parts = page.locator(".document > .rich-text, .document > .items, .document > .totals");
  await expect(parts).toHaveCount(3);
  await expect(parts.nth(0)).toContainText("There is no minimum.");
  await expect(parts.nth(1)).toContainText("Advice, one hour");
});

test("a proposal is answered on its page in the CRM, in a tab that knows nothing of this one", async ({
  page,
  sandbox,
}) => {
  await signInTo(page, "/#/proposals/25");
  const link = page.getByRole("link", { name: "Accept or decline (opens in a new tab)" });
  await expectLeadsOut(page, link, new RegExp(`^${sandbox.url}/proposal/25/[0-9a-f]{32}$`), /Proposal/);
});

test("an accepted proposal says who accepted it, and takes no more comments", async ({ page }) => {
  await signInTo(page, "/#/proposals/21");
  await expect(page.getByRole("heading", { name: "Acceptance" })).toBeVisible();
  await expect(page.locator(".facts > div").filter({ hasText: "Name" })).toContainText("Anna Keller");
  await expect(messages(page)).toHaveText([/Our team.*Thank you, we start on Monday\./]);
  await expect(page.getByLabel("Comment")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "View or download" })).toBeVisible();
});

test("what has been said is in order, with its side, and as text or sanitised", async ({ page }) => {
  await signInTo(page, "/#/proposals/24");
  await expect(messages(page)).toHaveCount(4);
  await expect(messages(page).locator("strong").filter({ hasText: /Our|Your/ })).toHaveText([
    "Your company",
    "Our team",
    "Your company",
    "Our team",
  ]);
  await expect(messages(page).nth(2)).toContainText("Good & clear. One question: is <b> in our texts counted as a word?");
  await expect(messages(page).nth(3).locator(".rich-text strong")).toHaveText("tags are free");
});

test.describe("a comment", () => {
  test("appears at once, and is settled by reading the proposal again", async ({ page, sandbox }) => {
    await signInTo(page, "/#/proposals/25");
    await expect(page.getByText("Nothing has been written yet.")).toBeVisible();
    await sandbox.control("hold", { path: COMMENT });
    await page.getByLabel("Comment").fill("When could you begin?");
    await page.getByRole("button", { name: "Send" }).dblclick();
    await expect(messages(page)).toHaveCount(1);
    await expect(messages(page)).toContainText("Sending…");
    await sandbox.control("release", { path: COMMENT });
    await expect(page.getByText("Sent.")).toBeVisible();
    await expect(messages(page)).toHaveText([/Your company.*When could you begin\?/]);
    await expect(page.getByLabel("Comment")).toHaveValue("");
    expect(await sandbox.log(COMMENT), "one click, one request").toHaveLength(1);
    expect(await sandbox.log("proposals/id/25")).toHaveLength(2);
  });
});

test("nothing that the API should not have sent gets into page, storage or console", async ({
  page,
  sandbox,
  guard,
}) => {
  await sandbox.control("oddities", { on: true });
  const list = page.waitForResponse(/\/v1\/proposals$/);
  await signInTo(page, "/#/proposals");
  expect(await (await list).text()).toMatch(/LEAK-acceptance_ip/);
  await expect(records(page)).toHaveCount(6);
  await guard.check();
  const proposal = page.waitForResponse(/\/v1\/proposals\/id\/25$/);
  await page.getByRole("link", { name: "Repairs & loan bicycles" }).click();
  const received = await (await proposal).text();
  for (const leak of ["LEAK-proposal-script", "LEAK-proposal-link", "LEAK-margins"]) expect(received).toContain(leak);
  await expect(page.getByText("All of it can be seen at")).toBeVisible();
  await guard.check();
});

test("another customer's proposal is not found", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  await signInTo(page, "/#/proposals/32");
  await expect(alert(page, "This was not found.")).toBeVisible();
  await expect(page.getByLabel("Comment")).toHaveCount(0);
});
