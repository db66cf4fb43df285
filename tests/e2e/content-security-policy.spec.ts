import { expect, test, title } from "./fixtures";

// Every other test runs under the policy, too: the guard fails it at the first violation, which the console tells as an error.
test("the portal runs under the policy that the hosting guide asks for", async ({ page, guard }) => {
  guard.expectErrors(/elsewhere\.example/, /inline/);
  const answer = await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  expect(answer!.headers()["content-security-policy"].split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
    "require-trusted-types-for 'script'",
    "trusted-types customer-portal dompurify",
  ]);

  const violations = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const directives: string[] = [];
        document.addEventListener("securitypolicyviolation", (event) => {
          directives.push(event.effectiveDirective);
          if (directives.length === 2) resolve(directives.sort());
        });
        fetch("https://elsewhere.example/").catch(() => {});
        document.body.setAttribute("style", "color: red");
      }),
  );
  expect(await violations, "the policy is in force").toEqual(["connect-src", "style-src-attr"]);
});
