import { expect, menu, signIn, test, title } from "./fixtures";

/** The strictest policy that the hosting guide can ask for. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

test("the portal works under a strict content security policy", async ({ page, guard }) => {
  guard.expectErrors(/elsewhere\.example/);
  await page.route("/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": POLICY } });
  });
  const violations: string[] = [];
  await page.exposeFunction("report", (directive: string) => violations.push(directive));
  await page.addInitScript(() => {
    const { report } = window as unknown as { report: (directive: string) => void };
    document.addEventListener("securitypolicyviolation", (event) => report(event.violatedDirective));
  });
  await page.goto("/");
  await signIn(page);
  await menu(page).getByRole("link", { name: "Invoices" }).click();
  await page.getByRole("link", { name: "INV-1057" }).click();
  await expect(title(page)).toHaveText("INV-1057");
  expect(violations).toEqual([]);

  await page.evaluate(() => fetch("https://elsewhere.example/").catch(() => {}));
  await expect.poll(() => violations, "the policy was in force").toEqual(["connect-src"]);
});
