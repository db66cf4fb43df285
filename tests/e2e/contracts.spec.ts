import { alert, expect, expectLeadsOut, records, signInTo, test, title } from "./fixtures";

test("the list shows values without a currency, and is searched, sorted and narrowed", async ({ page }) => {
  await signInTo(page, "/#/contracts");
  await expect(records(page)).toHaveText([
    "Confidentiality",
    "Maintenance of the web shop",
    "Web shop",
    'Catalogue "Spring": rights of use',
    "Hosting 2023",
  ]);
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Maintenance" }) });
  await expect(row.getByRole("cell").first()).toHaveText("Maintenance");
  await expect(row.getByRole("cell").last()).toHaveText("14,400.00");
  await page.getByRole("columnheader", { name: "Value" }).getByRole("button").click();
  await expect(records(page).first()).toHaveText("Hosting 2023");
  await page.getByRole("combobox", { name: "Status" }).selectOption("Not signed");
  await expect(records(page)).toHaveText(["Maintenance of the web shop", "Confidentiality"]);
  await page.getByRole("searchbox", { name: "Search" }).fill("services & works");
  await expect(records(page)).toHaveText(["Confidentiality"]);
  await expect(page).toHaveURL("/#/contracts?search=services+%26+works&status=unsigned&sort=value");
});

test("a contract shows what is agreed, and nothing in it does harm", async ({ page }) => {
  await signInTo(page, "/#/contracts");
  await page.getByRole("link", { name: "Maintenance of the web shop" }).click();
  await expect(title(page)).toHaveText("Maintenance of the web shop");
  await expect(page.locator(".facts > div").filter({ hasText: "Value" })).toContainText("14,400.00");
  await expect(page.getByText("Updates, backups, help by telephone")).toBeVisible();
  const text = page.locator(".document > .rich-text");
  await expect(text).toContainText("§ 4 Liability");
  await expect(text.getByRole("row")).toHaveCount(2);
  await expect(text.locator("img, [onclick], [style]")).toHaveCount(0);
  await expect(text.getByRole("link", { name: "Our insurance" })).toHaveAttribute(
    "href",
    "http://acme.example/insurance",
  );
  await expect(page.locator(".messages > li")).toHaveCount(3);
  await expect(page.locator(".attachments").getByRole("listitem")).toContainText(["AVV Anlage 1.pdf"]);
});

test("a contract is signed on its page in the CRM, in a tab that knows nothing of this one", async ({
  page,
  sandbox,
}) => {
  await signInTo(page, "/#/contracts/66");
  const link = page.getByRole("link", { name: "Sign (opens in a new tab)" });
  await expectLeadsOut(page, link, new RegExp(`^${sandbox.url}/contract/66/[0-9a-f]{32}$`), /Contract Maintenance of the web shop/);
});

test("a signed contract says who signed it", async ({ page }) => {
  await signInTo(page, "/#/contracts/64");
  await expect(page.getByRole("heading", { name: "Signature" })).toBeVisible();
  await expect(page.locator(".facts > div").filter({ hasText: "Name" })).toContainText("Anna Keller");
  await expect(page.getByRole("link", { name: "View or download" })).toBeVisible();
});

test("a comment is added, and one that fails stays in the box", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/403/);
  const comment = "contracts/id/66/group/contract_comment";
  const messages = page.locator(".messages > li");
  await signInTo(page, "/#/contracts/66");
  await sandbox.control("fail", {
    path: comment,
    method: "POST",
    status: 403,
    content_type: "application/json",
    body: JSON.stringify({ status: false, message: "You do not have permission to perform this action" }),
  });
  await page.getByLabel("Comment").fill("Four weeks & a day?\nBoth sides.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(alert(page, "This was not sent; your text is still in the box.")).toBeVisible();
  await expect(page.getByLabel("Comment")).toHaveValue("Four weeks & a day?\nBoth sides.");
  await expect(messages).toHaveCount(3);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent.")).toBeVisible();
  await expect(messages).toHaveCount(4);
  await expect(messages.last()).toContainText("Four weeks & a day?");
  expect(await sandbox.log(comment)).toHaveLength(2);
});

test("contracts that the customer is not to see are in no list, and are not found", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  const list = page.waitForResponse(/\/v1\/contracts$/);
  await signInTo(page, "/#/contracts");
  expect(await (await list).text()).toMatch(/LEAK-not_visible_to_client[^]*LEAK-trash/);
  await expect(records(page)).toHaveCount(5);
  await guard.check();
  // In the trash, not to be seen, another customer's.
  for (const id of [63, 65, 82]) {
    await page.goto(`/#/contracts/${id}`);
    // Nothing is left of the one before, which is not found either.
    await page.reload();
    await expect(title(page)).toHaveText("Contract");
    await expect(alert(page, "This was not found.")).toBeVisible();
    await guard.check();
  }
});
