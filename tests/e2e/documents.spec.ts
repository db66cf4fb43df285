// What can be done with a document: its number and its address handed on, the next one read, and all of it put on paper.

import type { Page } from "@playwright/test";
import { expect, menu, records, signIn, signInTo, test, title } from "./fixtures";

test.describe("what is handed on", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  for (const [address, heading, number] of [
    ["/invoices/316", "INV-1057", "INV-1057"],
    ["/estimates/405", "EST-000505", "EST-000505"],
    ["/tickets/706", /./, "#706"],
  ] as const) {
    test(`the number of ${address} is copied`, async ({ page }) => {
      await signInTo(page, `/#${address}`);
      await expect(title(page)).toHaveText(heading);
      await page.getByRole("button", { name: "Copy number" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
      expect(await copied(page)).toBe(number);
    });
  }

  test("the link is that of the page, and what has no number has no button for it", async ({ page, sandbox }) => {
    await without(page, "share");
    await signInTo(page, "/#/");
    await expect(title(page)).toHaveText("Dashboard");
    for (const [address, heading] of [
      ["/proposals/25", "Repairs & loan bicycles"],
      ["/contracts/66", "Maintenance of the web shop"],
      ["/invoices/316", "INV-1057"],
    ] as const) {
      await page.goto(`/#${address}`);
      await expect(title(page)).toHaveText(heading);
      await page.getByRole("button", { name: "Copy link" }).click();
      await expect(page.getByText("Copied.")).toBeVisible();
      expect(await copied(page)).toBe(`${sandbox.url}/#${address}`);
      await expect(page.getByRole("button", { name: "Copy number" })).toHaveCount(address === "/invoices/316" ? 1 : 0);
    }
  });

  test("where the device can share, it is asked to, and that one thinks better of it is no failure", async ({ page, sandbox }) => {
    await page.addInitScript(() => {
      const asked: ShareData[] = [];
      const share = (data: ShareData) => {
        asked.push(data);
        return asked.length < 2 ? Promise.resolve() : Promise.reject(new DOMException("", "AbortError"));
      };
      Object.defineProperty(navigator, "share", { value: share });
      Object.assign(window, { asked });
    });
    await signInTo(page, "/#/invoices/316");
    await expect(title(page)).toHaveText("INV-1057");
    const share = page.getByRole("button", { name: "Share" });
    await share.click();
    await share.click();
    const asked = () => page.evaluate(() => (window as unknown as { asked: ShareData[] }).asked);
    const data = { url: `${sandbox.url}/#/invoices/316` };
    await expect.poll(asked).toEqual([data, data]);
    await expect(page.getByLabel(/did not let this be copied/)).toHaveCount(0);
  });

  test("where the portal has no address of its own there is no link to copy", async ({ page }) => {
    await page.goto("/embed/memory.html");
    const portal = page.locator("customer-portal");
    await signIn(portal);
    await menu(portal).getByRole("link", { name: "Invoices" }).click();
    await portal.getByRole("link", { name: "INV-1057" }).click();
    await expect(portal.getByRole("button", { name: "Copy number" })).toBeVisible();
    await expect(portal.getByRole("button", { name: /Copy link|Share/ })).toHaveCount(0);
  });

  for (const reason of ["has no clipboard", "refuses"] as const) {
    test(`a browser that ${reason} shows what was to be copied, selected`, async ({ page }) => {
      if (reason === "refuses") {
        await page.addInitScript(() => {
          navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
        });
      } else {
        await without(page, "clipboard");
      }
      await signInTo(page, "/#/invoices/316");
      await page.getByRole("button", { name: "Copy number" }).click();
      const field = page.getByLabel(/Your browser did not let this be copied/);
      await expect(field).toHaveValue("INV-1057");
      await expect(field).toBeFocused();
      const selection = await field.evaluate((field: HTMLInputElement) =>
        field.value.slice(field.selectionStart!, field.selectionEnd!),
      );
      expect(selection).toBe("INV-1057");
      await expect(page.getByText("Copied.", { exact: true })).toHaveCount(0);
    });
  }
});

test.describe("the documents beside it", () => {
  test("are those of the list that it was opened from, in its order, and Back leads there", async ({ page }) => {
    await signInTo(page, "/#/invoices?status=4&sort=number");
    await expect(records(page)).toHaveText(["INV-1049", "INV-001050", "INV-1052", "INV-1053"]);
    await records(page).nth(1).getByRole("link").click();
    await expect(title(page)).toHaveText("INV-001050");
    const beside = page.getByRole("navigation", { name: "In the list" });
    await expect(beside).toContainText("2 of 4");

    await beside.getByRole("link", { name: "Next" }).click();
    await expect(title(page)).toHaveText("INV-1052");
    await expect(title(page)).toBeFocused();
    await beside.getByRole("link", { name: "Next" }).click();
    await expect(title(page)).toHaveText("INV-1053");
    await expect(beside).toContainText("4 of 4");
    await expect(beside.getByRole("link", { name: "Next" })).toHaveCount(0);
    await beside.getByRole("link", { name: "Previous" }).click();
    await expect(title(page)).toHaveText("INV-1052");

    await page.getByRole("main").getByRole("link", { name: "Invoices" }).click();
    await expect(page).toHaveURL("/#/invoices?status=4&sort=number");
    await expect(records(page)).toHaveCount(4);
  });

  test("are all that is found, on whatever page of the list", async ({ page }) => {
    await signInTo(page, "/#/tickets");
    await expect(records(page)).toHaveCount(9);
    const subjects = await records(page).allTextContents();
    await records(page).first().getByRole("link").press("Enter");
    await expect(title(page)).toHaveText(subjects[0]);
    const beside = page.getByRole("navigation", { name: "In the list" });
    await expect(beside).toContainText(`1 of ${subjects.length}`);
    await expect(beside.getByRole("link", { name: "Previous" })).toHaveCount(0);
    await beside.getByRole("link", { name: "Next" }).click();
    await expect(title(page)).toHaveText(subjects[1]);
  });

  test("are forgotten where the customer goes elsewhere, and unknown to an address", async ({ page }) => {
    await signInTo(page, "/#/invoices/316");
    await expect(title(page)).toHaveText("INV-1057");
    const beside = page.getByRole("navigation", { name: "In the list" });
    await expect(beside).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("link", { name: "Invoices" })).toHaveAttribute("href", "#/invoices");

    await menu(page).getByRole("link", { name: "Invoices" }).click();
    await page.getByRole("link", { name: "INV-1057" }).click();
    await expect(beside).toContainText("2 of 17");
    await menu(page).getByRole("link", { name: "Dashboard" }).click();
    await expect(title(page)).toHaveText("Dashboard");
    await page.goto("/#/invoices/316");
    await expect(title(page)).toHaveText("INV-1057");
    await expect(beside).toHaveCount(0);
  });

  test("of a project lead back to its tab", async ({ page }) => {
    await signInTo(page, "/#/projects/3/estimates");
    await expect(records(page)).toHaveCount(2);
    await records(page).first().getByRole("link").click();
    await expect(page.getByRole("navigation", { name: "In the list" })).toContainText("1 of 2");
    await page.getByRole("main").getByRole("link", { name: "Estimates", exact: true }).click();
    await expect(page).toHaveURL("/#/projects/3/estimates");
    await expect(records(page)).toHaveCount(2);
  });
});

test("an invoice on paper has the name of the business, and nothing of the screen", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.goto("/embed/plain.html#/invoices");
  const portal = page.locator("customer-portal");
  await signIn(portal);
  await portal.getByRole("link", { name: "INV-1054" }).click();
  await expect(portal.getByRole("table", { name: "Payments" })).toBeVisible();
  const letterhead = portal.locator(".letterhead");
  await expect(letterhead).toBeHidden();

  await page.emulateMedia({ media: "print" });
  await expect(letterhead).toBeVisible();
  await expect(letterhead).toHaveText("Acme");
  const top = async (part: typeof letterhead) => (await part.boundingBox())!.y;
  expect(await top(letterhead)).toBeLessThan(await top(title(portal)));
  for (const part of ["Items", "Payments"]) {
    await expect(portal.getByRole("table", { name: part })).toBeVisible();
  }
  for (const text of ["Karl-Heine-Straße 99", "Partially Paid", "Left to pay", "TX-1054-1"]) {
    await expect(portal.getByText(text).first()).toBeVisible();
  }
  await expect(portal.getByRole("button")).toHaveCount(0);
  await expect(portal.getByRole("navigation")).toHaveCount(0);
  await expect(portal.getByRole("link", { name: "Invoices" })).toHaveCount(0);
});

test("a list on paper says what it adds up to", async ({ page }) => {
  await signInTo(page, "/#/invoices?status=4");
  await expect(records(page)).toHaveCount(4);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^4 results · Total: /)).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /Columns|Dates|Export|Show all/ })).toHaveCount(0);
});

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** A browser that does not have something. */
async function without(page: Page, property: string): Promise<void> {
  await page.addInitScript((name) => Object.defineProperty(navigator, name, { value: undefined }), property);
}
