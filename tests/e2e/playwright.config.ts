import { defineConfig } from "@playwright/test";

// The browsers, the sandbox and the built portal come from `cargo xtask test e2e` and `… soak`, through the environment.
// UPDATE_SNAPSHOTS has those of accessibility/ written anew.
const { CHROMIUM, FIREFOX, UPDATE_SNAPSHOTS } = process.env;

export default defineConfig({
  outputDir: "../../test-results",
  // `cargo xtask test` ends with what failed by the report.
  reporter: [["list"], ["./faults/reporter.ts"], ["json", { outputFile: "../../test-results/report.json" }]],
  snapshotPathTemplate: "{testFileDir}/snapshots/{arg}{ext}",
  updateSnapshots: UPDATE_SNAPSHOTS ? "changed" : "none",
  fullyParallel: true,
  workers: 2,
  expect: { timeout: 10_000 },
  use: { trace: "retain-on-failure", locale: "en-GB" },
  projects: [
    {
      name: "chromium",
      testIgnore: ["soak.spec.ts", "webdriver.spec.ts"],
      use: { browserName: "chromium", launchOptions: { executablePath: CHROMIUM } },
    },
    {
      name: "firefox",
      testMatch: ["everywhere.spec.ts", "endpoints.spec.ts"],
      // Playwright's clicks do not arrive there in this browser; webdriver.spec.ts goes that way, too.
      grepInvert: /in a frame of another site/,
      use: { browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: FIREFOX } },
    },
    // Takes minutes: `cargo xtask test soak` runs it.
    {
      name: "soak",
      testMatch: "soak.spec.ts",
      // No trace, which would add to what is measured; and no machine code: V8 keeps on making more of it long after the first
      // hundred navigations, 12 % of so small a heap.
      use: {
        browserName: "chromium",
        launchOptions: { executablePath: CHROMIUM, args: ["--js-flags=--no-opt --no-maglev --no-sparkplug"] },
        trace: "off",
      },
    },
    // Starts its browsers itself.
    { name: "webdriver", testMatch: "webdriver.spec.ts" },
  ],
});
