import type { Page } from "@playwright/test";
import { alert, ANNA, expect, signIn, test, title } from "./fixtures";

const NEW = { email: "jo@example.com", password: "a+b &c ü" };

async function fillIn(page: Page, { email, password } = NEW): Promise<void> {
  await page.goto("/#/login");
  await page.getByRole("link", { name: "Create an account" }).click();
  await expect(title(page)).toHaveText("Create an account");
  await page.getByLabel("Company", { exact: true }).fill("Müller & Söhne");
  await page.getByLabel("First name").fill("Jo");
  await page.getByLabel("Last name").fill("Müller");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Repeat password").fill(password);
}

test("a new customer creates an account and signs in with it", async ({ page, guard }) => {
  guard.expectErrors(/404/);
  await fillIn(page);
  await page.getByText("More about you and your company").click();
  await page.getByLabel("Your own phone").fill("+49 0341 1");
  await page.getByLabel("Postcode").fill("04229");
  await page.getByLabel("Country").selectOption("Germany");
  await page.getByRole("button", { name: "Create account" }).click();

  await expect(title(page)).toHaveText("Sign in");
  await expect(page.getByRole("status").filter({ hasText: "Thank you for registering." })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(NEW.email);
  await signIn(page, NEW);
  await expect(title(page)).toHaveText("Dashboard");
  await expect(page.getByRole("heading", { name: "Welcome!" })).toBeVisible();
});

test("what the server refuses stands beside the field, and nothing that was typed is lost", async ({ page, guard }) => {
  guard.expectErrors(/422/);
  await fillIn(page, { ...NEW, email: ANNA.email });
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(alert(page, "Everything you typed is still here.")).toBeVisible();
  const email = page.getByLabel("Email");
  await expect(email).toHaveAccessibleDescription(/unique value/);
  await expect(email).toBeFocused();
  await expect(page.getByLabel("Repeat password")).toHaveValue(NEW.password);

  await email.fill(NEW.email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(title(page)).toHaveText("Sign in");
});

test("where nobody may register the server's reason is said", async ({ page, sandbox, guard }) => {
  guard.expectErrors(/400/);
  await sandbox.control("registration", { allowed: false });
  await fillIn(page);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(alert(page, "Registration not allowed")).toBeVisible();
  await expect(page.getByLabel("Last name")).toHaveValue("Müller");
});

test("two passwords that differ are noticed before anything is sent", async ({ page, sandbox }) => {
  await fillIn(page);
  await page.getByLabel("Repeat password").fill("another");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Repeat password")).toHaveAccessibleDescription("The two passwords are not the same.");
  await expect(page.getByLabel("Repeat password")).toBeFocused();
  expect(await sandbox.log("register")).toEqual([]);
});
