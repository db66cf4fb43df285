import { alert, expect, menu, records, signInTo, test, title } from "./fixtures";

test("a search finds what has all of its words, and is in the address", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("shop keller");
  await expect(records(page)).toHaveText(["INV-1057", "INV-001050"]);
  await expect(page.getByText("2 results")).toBeVisible();
  await expect(page).toHaveURL("/#/invoices?search=shop+keller");

  await page.reload();
  await expect(records(page)).toHaveText(["INV-1057", "INV-001050"]);
  await expect(search).toHaveValue("shop keller");

  await search.fill("nothing like it");
  await expect(page.getByText("Nothing matches your search.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(records(page)).toHaveCount(17);
  await expect(search).toHaveValue("");
});

test("a click on a column sorts by it, another one turns the order around", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  const date = page.getByRole("columnheader", { name: "Date", exact: true });
  const number = page.getByRole("columnheader", { name: "Invoice" });
  await expect(date).toHaveAttribute("aria-sort", "descending");
  await expect(records(page).first()).toHaveText("INV-1058");

  await number.getByRole("button").click();
  await expect(number).toHaveAttribute("aria-sort", "ascending");
  await expect(date).not.toHaveAttribute("aria-sort");
  await expect(records(page).first()).toHaveText("INV-1042");
  await expect(page).toHaveURL("/#/invoices?sort=number");

  await number.getByRole("button").click();
  await expect(number).toHaveAttribute("aria-sort", "descending");
  await expect(records(page).first()).toHaveText("INV-1058");

  await page.reload();
  await expect(number).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL("/#/invoices?sort=-number");
});

test("the list can be narrowed to a status", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  const status = page.getByRole("combobox", { name: "Status" });
  await status.selectOption("Overdue");
  await expect(records(page)).toHaveText(["INV-1053", "INV-1052", "INV-001050", "INV-1049"]);
  await expect(page).toHaveURL("/#/invoices?status=4");

  await page.reload();
  await expect(records(page)).toHaveCount(4);
  await expect(status.getByRole("option", { selected: true })).toHaveText("Overdue");
});

test("what was chosen to narrow the list follows the address when that changes", async ({ page }) => {
  await signInTo(page, "/#/invoices");
  const status = page.getByRole("combobox", { name: "Status" });
  await status.selectOption("Overdue");
  await expect(records(page)).toHaveCount(4);
  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await expect(records(page)).toHaveCount(17);
  await expect(status.getByRole("option", { selected: true })).toHaveText("All");
});

test.describe("with 60 invoices", () => {
  test.use({ sandboxArguments: ["--invoices", "60"] });

  test("a long list has pages, and the page is in the address", async ({ page }) => {
    await signInTo(page, "/#/invoices");
    await expect(page.getByText("Page 1 of 3")).toBeVisible();
    await expect(records(page)).toHaveCount(25);
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByText("Page 2 of 3")).toBeVisible();
    await expect(records(page).first()).toHaveText("INV-010035");
    await expect(page).toHaveURL("/#/invoices?page=2");

    await page.reload();
    await expect(page.getByText("Page 2 of 3")).toBeVisible();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(records(page)).toHaveCount(10);
    await expect(page.getByRole("link", { name: "Next" })).toHaveCount(0);
    await page.goBack();
    await expect(page.getByText("Page 2 of 3")).toBeVisible();
  });

  test("Back from an invoice finds the list as it was left, scrolled to where it was", async ({ page }) => {
    await signInTo(page, "/#/invoices?sort=number&page=2");
    const link = records(page).nth(20).getByRole("link");
    await link.scrollIntoViewIfNeeded();
    const scroll = () => page.evaluate(() => scrollY);
    const before = await scroll();
    expect(before).toBeGreaterThan(100);

    await link.click();
    await expect(title(page)).toHaveText("INV-10046");
    await expect.poll(scroll).toBe(0);
    await page.goBack();
    await expect(title(page)).toHaveText("Invoices");
    await expect(page.getByText("Page 2 of 3")).toBeVisible();
    await expect.poll(scroll).toBe(before);
  });
});

test("Back shows the list at once, from memory, while the server is asked again", async ({ page, sandbox }) => {
  await signInTo(page, "/#/invoices");
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("INV-1057");

  await sandbox.control("hold", { path: "invoices" });
  await page.goBack();
  await expect(records(page)).toHaveCount(17);
  await expect.poll(async () => (await sandbox.log("invoices")).map((call) => call.status)).toEqual([200, null]);
  await sandbox.control("release", { path: "invoices" });
  await expect.poll(async () => (await sandbox.log("invoices")).map((call) => call.status)).toEqual([200, 200]);
  await expect(records(page)).toHaveCount(17);
});

test("that a list is loading is said after 200 ms, and no longer than it takes", async ({ page, sandbox }) => {
  await sandbox.control("hold", { path: "invoices" });
  await signInTo(page, "/#/invoices");
  const loading = page.getByText("Loading…");
  await expect(loading).toBeVisible();
  await expect(title(page)).toHaveText("Invoices");
  const visibilityAt = (time: number) =>
    loading.evaluate((element, time) => {
      for (const animation of element.getAnimations()) animation.currentTime = time;
      return getComputedStyle(element).visibility;
    }, time);
  expect(await visibilityAt(199)).toBe("hidden");
  expect(await visibilityAt(201)).toBe("visible");

  await sandbox.control("release", { path: "invoices" });
  await expect(records(page)).toHaveCount(17);
  await expect(loading).toHaveCount(0);
});

test("a list that fails says why, and can be tried again", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/500/);
  await sandbox.control("fail", { path: "invoices", status: 500, body: "<h1>PHP Error</h1>" });
  await signInTo(page, "/#/invoices");
  const failure = alert(page, "The server has a problem of its own (error 500).");
  await expect(failure).toBeVisible();
  await expect(page.getByText("PHP Error")).toHaveCount(0);

  await failure.getByRole("button", { name: "Try again" }).click();
  await expect(records(page)).toHaveCount(17);
  await expect(failure).toHaveCount(0);
});

test("a list that cannot be had anew stays, with a word about it", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/500/);
  await signInTo(page, "/#/invoices");
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("INV-1057");

  await sandbox.control("fail", { path: "invoices", status: 500 });
  await page.goBack();
  const notice = page.getByRole("status").filter({ hasText: "What you see is from earlier." });
  await expect(notice).toBeVisible();
  await expect(records(page)).toHaveCount(17);

  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toHaveCount(0);
  await expect(records(page)).toHaveCount(17);
});

test.describe("without invoices", () => {
  test.use({ sandboxArguments: ["--invoices", "0"] });

  test("the list says that there are none yet", async ({ page, guard }) => {
    guard.expectErrors(/404/);
    await signInTo(page, "/#/invoices");
    await expect(page.getByText("There are no invoices yet.")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});

test("a list that nobody waits for any more is not waited for", async ({ page, sandbox }) => {
  await sandbox.control("hold", { path: "invoices" });
  await signInTo(page, "/#/invoices");
  await expect(page.getByText("Loading…")).toBeVisible();

  const cancelled = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/invoices"));
  await menu(page).getByRole("link", { name: "Estimates" }).click();
  expect((await cancelled).failure()?.errorText).toBe("net::ERR_ABORTED");
  await expect(title(page)).toHaveText("Estimates");
  await expect(page.getByRole("alert")).toHaveCount(0);
});
