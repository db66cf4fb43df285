// What is wrong with a form is said beside the field, belongs to it, is read out, and the first wrong field has the focus.

import type { Locator, Page } from "@playwright/test";
import { dialog, expect, signInTo, test, title } from "../fixtures";

/** A form that is sent as it is, the field that is wrong with it, and what is said of that. */
interface Form {
  name: string;
  address: string;
  field: (page: Page) => Locator;
  /** What is taken out of the field before. */
  emptied?: true;
  send: string;
  problem: string;
}

const FORMS: Form[] = [
  {
    name: "a comment",
    address: "/proposals/24",
    field: (page) => page.getByLabel("Comment"),
    send: "Send",
    problem: "Write something first",
  },
  { name: "a reply", address: "/tickets/706", field: (page) => page.getByLabel("Reply"), send: "Send", problem: "Write something first" },
  { name: "a ticket", address: "/tickets/new", field: (page) => page.getByLabel("Subject"), send: "Create ticket", problem: "Subject" },
  {
    name: "a new task",
    address: "/projects/3/tasks/new",
    field: (page) => page.getByLabel("Name", { exact: true }),
    send: "Save",
    problem: "name",
  },
  {
    name: "a task",
    address: "/projects/3/tasks/33",
    field: (page) => page.getByLabel("Start date"),
    emptied: true,
    send: "Save",
    problem: "start",
  },
];

for (const { name, address, field, emptied, send, problem } of FORMS) {
  test(`what is wrong with ${name} belongs to the field`, async ({ page }) => {
    await signInTo(page, `/#${address}`);
    const wrong = field(page);
    await expect(wrong).not.toHaveAttribute("aria-invalid", "true");
    await expect(wrong).toHaveAccessibleDescription("");
    if (emptied) await wrong.fill("");
    await page.getByRole("button", { name: send }).click();
    await expectToBeWrong(page, wrong, problem);
    await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
  });
}

test("what is wrong with a new account belongs to the fields, and the first of them has the focus", async ({ page }) => {
  await page.goto("/#/register");
  await expect(title(page)).toHaveText("Create an account");
  await page.getByLabel("Company", { exact: true }).fill("Keller");
  await page.getByRole("button", { name: "Create account" }).click();
  await expectToBeWrong(page, page.getByLabel("First name"), "First name");
  await expect(page.getByLabel("First name")).toBeFocused();
  await expectToBeWrong(page, page.getByLabel("Repeat password"), "Repeat password");
  await expect(page.getByLabel("Company", { exact: true })).toHaveAttribute("aria-invalid", "false");
});

test("what is missing for signing in belongs to the fields, and the first of them has the focus", async ({ page }) => {
  await page.goto("/#/login");
  await expectSignInToTellWhatIsMissing(page, page);
});

test("so it does in the dialog for signing in again", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/401/);
  await signInTo(page, "/#/tickets/706");
  await page.getByLabel("Reply").fill("Not sent yet");
  await sandbox.control("expire_tokens");
  await page.getByRole("button", { name: "Send" }).click();
  await expectSignInToTellWhatIsMissing(page, dialog(page));
});

async function expectSignInToTellWhatIsMissing(page: Page, place: Page | Locator): Promise<void> {
  const [email, password] = [place.getByLabel("Email"), place.getByLabel("Password")];
  const submit = place.getByRole("button", { name: "Sign in", exact: true });
  await expect(email).toHaveAccessibleDescription("");
  await submit.click();
  await expectToBeWrong(page, email, "Fill in both");
  await expectToBeWrong(page, password, "Fill in both");
  await expect(email).toBeFocused();

  await email.fill("anna@keller-bikes.example");
  await submit.click();
  await expect(password).toBeFocused();
  await expectToBeWrong(page, password, "Fill in both");
  await expect(email).not.toHaveAttribute("aria-invalid", "true");
}

/** It says so by itself, be it by an attribute or since the browser knows that it is missing; by a text that can be seen, and that is
    read out when it comes. */
async function expectToBeWrong(page: Page, field: Locator, problem: string): Promise<void> {
  await expect(field.and(page.locator("[aria-invalid=true], :invalid"))).toBeVisible();
  await expect(field).toHaveAccessibleDescription(new RegExp(problem));
  const description = (await field.getAttribute("aria-describedby"))!;
  const text = page.locator(`[id="${description}"]`).filter({ visible: true });
  await expect(text).toContainText(problem);
  await expect(page.getByRole("alert").filter({ hasText: (await text.innerText()).trim() }).first()).toBeVisible();
}
