// Every flow by the keyboard alone: nothing is clicked, and no field is filled in that has not got the focus by Tab.

import type { Page } from "@playwright/test";
import { ANNA, dialog, expect, menu, records, test as base, title } from "../fixtures";
import { Keyboard } from "./keyboard";

const test = base.extend<{ keyboard: Keyboard }>({
  keyboard: ({ page }, use) => use(new Keyboard(page)),
});

test.beforeEach(async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
});

async function signIn(page: Page, keyboard: Keyboard, address = "/"): Promise<void> {
  await page.goto(`/#${address}`);
  await expect(title(page)).toHaveText("Sign in");
  await keyboard.type(page.getByLabel("Email"), ANNA.email);
  await keyboard.type(page.getByLabel("Password"), ANNA.password);
  await page.keyboard.press("Enter");
  await expect(title(page)).not.toHaveText("Sign in");
}

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 640 } });

    test("signing in, finding the invoice that is overdue, and going to its page in the CRM; signing out", async ({ page, keyboard }) => {
      await signIn(page, keyboard);
      await expect(title(page)).toHaveText("Dashboard");
      await expect(title(page)).toBeFocused();
      const invoice = page.getByRole("main").getByRole("link", { name: /^INV-/ }).first();
      await expect(invoice).toBeVisible();
      const number = await invoice.innerText();
      await keyboard.enter(invoice);
      await expect(title(page)).toHaveText(number);
      await expect(title(page)).toBeFocused();
      const opened = page.waitForEvent("popup");
      await keyboard.enter(page.getByRole("link", { name: /Pay or download/ }));
      await expect((await opened).getByRole("heading").first()).toBeVisible();

      await openMenu(page, keyboard);
      await keyboard.enter(page.getByRole("button", { name: "Sign out" }));
      await expect(title(page)).toHaveText("Sign in");
      await expect(title(page)).toBeFocused();
    });

    test("searching, narrowing and sorting a list, and opening a record of it", async ({ page, keyboard }) => {
      await signIn(page, keyboard);
      await expect(title(page)).toHaveText("Dashboard");
      await openMenu(page, keyboard);
      await keyboard.enter(menu(page).getByRole("link", { name: "Invoices" }));
      await expect(title(page)).toHaveText("Invoices");
      await expect(title(page)).toBeFocused();
      await expect(records(page)).toHaveCount(17);
      await keyboard.type(page.getByLabel("Search"), "INV-10");
      await keyboard.choose(page.getByRole("combobox", { name: "Status" }), "Paid");
      await expect(records(page)).not.toHaveCount(17);
      const found = await records(page).count();
      const number = page.getByRole("columnheader", { name: "Invoice" });
      await keyboard.tabTo(number.getByRole("button"));
      await page.keyboard.press("Space");
      await expect(number).toHaveAttribute("aria-sort", /ascending|descending/);
      await expect(number.getByRole("button")).toBeFocused();
      await expect(records(page)).toHaveCount(found);
      const record = records(page).first();
      const name = await record.innerText();
      await keyboard.enter(record.getByRole("link"));
      await expect(title(page)).toHaveText(name);
    });

    test("commenting on a proposal", async ({ page, keyboard }) => {
      await signIn(page, keyboard, "/proposals/25");
      await expect(page.getByText("Loan bicycles, register")).toBeVisible();
      await keyboard.type(page.getByLabel("Comment"), "When could you begin?");
      await keyboard.enter(page.getByRole("button", { name: "Send" }));
      await expect(page.locator(".messages")).toContainText("When could you begin?");
      await expect(page.getByRole("button", { name: "Send" })).toBeFocused();
    });

    test("answering a ticket", async ({ page, keyboard }) => {
      await signIn(page, keyboard, "/tickets/706");
      await expect(page.getByText("It is back again today")).toBeVisible();
      await keyboard.type(page.getByLabel("Reply"), "It still happens.");
      await keyboard.enter(page.getByRole("button", { name: "Send" }));
      await expect(page.locator(".messages")).toContainText("It still happens.");
      await expect(page.getByRole("button", { name: "Send" })).toBeFocused();
    });

    test("opening a ticket", async ({ page, keyboard }) => {
      await signIn(page, keyboard, "/tickets");
      await keyboard.enter(page.getByRole("link", { name: "New ticket" }));
      await expect(title(page)).toBeFocused();
      await keyboard.type(page.getByLabel("Subject"), "Brakes");
      await keyboard.choose(page.getByLabel("Department"), "Web & Design");
      await keyboard.choose(page.getByLabel("Priority"), "High");
      await keyboard.type(page.getByLabel("Message"), "They squeal.");
      // The browser's own dialog comes from here on.
      await keyboard.tabTo(page.getByLabel("Attachment"));
      const chooser = page.waitForEvent("filechooser");
      await page.keyboard.press("Enter");
      await (await chooser).setFiles({ name: "brakes.txt", mimeType: "text/plain", buffer: Buffer.from("squeal") });
      await expect(page.getByText("brakes.txt")).toBeVisible();
      await keyboard.enter(page.getByRole("button", { name: "Create ticket" }));
      await expect(title(page)).toHaveText("Brakes");
      await expect(title(page)).toBeFocused();
    });

    test("adding a task, and editing it", async ({ page, keyboard }) => {
      await signIn(page, keyboard, "/projects/3/tasks");
      await keyboard.enter(page.getByRole("link", { name: "Add a task" }));
      await expect(title(page)).toBeFocused();
      await keyboard.type(page.getByLabel("Name", { exact: true }), "Ring the bell");
      await keyboard.choose(page.getByLabel("Priority"), "Urgent");
      await keyboard.typeDay(page.getByLabel("Start date"), "06", "2030");
      await keyboard.typeDay(page.getByLabel("Due date"), "07", "2030");
      const lena = page.getByRole("checkbox", { name: "Lena Vogt" });
      await keyboard.tabTo(lena);
      await page.keyboard.press("Space");
      await expect(lena).toBeChecked();
      await keyboard.enter(page.getByRole("button", { name: "Save" }));

      await expect(title(page)).toBeFocused();
      await keyboard.enter(page.getByRole("link", { name: "Ring the bell" }));
      await expect(title(page)).toHaveText("Ring the bell");
      await keyboard.type(page.getByLabel("Description"), "Twice");
      await keyboard.enter(page.getByRole("button", { name: "Save" }));
      await keyboard.enter(page.getByRole("link", { name: "Ring the bell" }));
      await expect(page.getByLabel("Description")).toHaveValue("Twice");
    });

    test("creating an account", async ({ page, keyboard }) => {
      await page.goto("/#/login");
      await keyboard.enter(page.getByRole("link", { name: "Create an account" }));
      await expect(title(page)).toHaveText("Create an account");
      await expect(title(page)).toBeFocused();
      await keyboard.type(page.getByLabel("Company", { exact: true }), "Müller & Söhne");
      await keyboard.type(page.getByLabel("First name"), "Jo");
      await keyboard.type(page.getByLabel("Last name"), "Müller");
      await keyboard.type(page.getByLabel("Email"), "jo@example.com");
      await keyboard.type(page.getByLabel("Password", { exact: true }), "a+b &c ü");
      await keyboard.type(page.getByLabel("Repeat password"), "a+b &c ü");
      await keyboard.enter(page.getByText("More about you and your company"));
      await keyboard.type(page.getByLabel("Postcode"), "04229");
      await keyboard.choose(page.getByLabel("Country"), "Germany");
      await keyboard.enter(page.getByRole("button", { name: "Create account" }));
      await expect(title(page)).toHaveText("Sign in");
      await expect(page.getByRole("status").filter({ hasText: "Thank you for registering." })).toBeVisible();
    });

    test("signing in again where the session has ended, or not now", async ({ page, keyboard, sandbox, guard }) => {
      guard.expectErrors(/401/);
      await signIn(page, keyboard, "/tickets/706");
      await expect(page.getByText("It is back again today")).toBeVisible();
      await keyboard.type(page.getByLabel("Reply"), "It still happens.");
      await sandbox.control("expire_tokens");
      const send = page.getByRole("button", { name: "Send" });
      await keyboard.enter(send);
      await expect(dialog(page)).toBeVisible();
      await expect(dialog(page).locator(":focus")).toBeAttached();
      await page.keyboard.press("Escape");
      await expect(dialog(page)).toBeHidden();
      await expect(send).toBeFocused();

      await keyboard.enter(page.getByRole("button", { name: "Sign in again" }));
      await keyboard.type(dialog(page).getByLabel("Password"), ANNA.password);
      await keyboard.type(dialog(page).getByLabel("Email"), ANNA.email);
      await page.keyboard.press("Enter");
      await expect(dialog(page)).toBeHidden();
      await keyboard.enter(send);
      await expect(page.locator(".messages")).toContainText("It still happens.");
    });
  });
}

/** A narrow portal has its menu behind a button. */
async function openMenu(page: Page, keyboard: Keyboard): Promise<void> {
  const button = page.getByRole("button", { name: "Menu" });
  if (await button.isVisible()) await keyboard.enter(button);
}
