import { defineConfig } from "@playwright/test";

// The browsers, the sandbox and the built portal come from `cargo xtask test e2e`, through the environment.
const { CHROMIUM, FIREFOX } = process.env;

export default defineConfig({
  outputDir: "../../test-results",
  reporter: "list",
  fullyParallel: true,
  workers: 2,
  expect: { timeout: 10_000 },
  use: { trace: "retain-on-failure", locale: "en-GB" },
  projects: [
    {
      name: "chromium",
      testIgnore: "webkit.spec.ts",
      use: { browserName: "chromium", launchOptions: { executablePath: CHROMIUM } },
    },
    {
      name: "firefox",
      testMatch: ["smoke.spec.ts", "endpoints.spec.ts"],
      use: { browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: FIREFOX } },
    },
    // Playwright has no browser for this one: the test speaks to the system's own by WebDriver.
    { name: "webkit", testMatch: "webkit.spec.ts" },
  ],
});
