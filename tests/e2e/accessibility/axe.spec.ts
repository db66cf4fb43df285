import { dialog, expect, signIn, signInTo, test, title } from "../fixtures";
import { PAGES, PUBLIC_PAGES } from "../places";
import { expectNoViolations } from "./axe";
import { answerAs, STATES, visitIn } from "./states";

/** Not the one whose tabs are looked at, so that it, too, has all states. */
const ANOTHER_PROJECT = { name: "another project", address: "/projects/5", sign: "Cargo Bikes" };

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [360, 768, 1280]) {
    for (const state of STATES) {
      test(`axe finds nothing on any page: ${state}, ${colorScheme}, ${width} px wide`, async ({ page, guard }) => {
        test.setTimeout(180_000);
        guard.expectErrors(/404|500/);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        await answerAs(page, state);
        for (const place of PUBLIC_PAGES) {
          await visitIn(page, state, place);
          await expectNoViolations(page, place.name);
        }
        await signInTo(page, "/#/");
        await expect(title(page)).toHaveText("Dashboard");
        for (const place of [...PAGES, ANOTHER_PROJECT]) {
          await visitIn(page, state, place);
          await expectNoViolations(page, place.name);
        }
      });
    }

    test(`axe finds nothing on the way: ${colorScheme}, ${width} px wide`, async ({ page, sandbox, guard }) => {
      guard.expectErrors(/401|404|500/);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });

      await page.goto("/#/login");
      await expect(title(page)).toHaveText("Sign in");
      await expectNoViolations(page, "sign in");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await expectNoViolations(page, "sign in that failed");

      await sandbox.control("fail", { path: "miscellaneous", status: 500 });
      await signIn(page);
      await expect(page.getByRole("main").getByRole("button", { name: "Try again" })).toBeVisible();
      await expectNoViolations(page, "dashboard that failed");
      await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
      await expect(page.getByText("invoices,").first()).toBeVisible();
      await expectNoViolations(page, "dashboard");
      const menu = page.getByRole("button", { name: "Menu" });
      if (await menu.isVisible()) {
        await menu.click();
        await expectNoViolations(page, "menu");
      }

      await page.goto("/#/invoices/401");
      await expect(page.getByRole("alert")).toBeVisible();
      await expectNoViolations(page, "invoice that is not found");

      await page.goto("/#/no/such/page");
      await expect(title(page)).toHaveText("Page not found");
      await expectNoViolations(page, "page not found");

      await page.goto("/#/tickets/new");
      await page.getByRole("button", { name: "Create ticket" }).click();
      await expect(page.getByLabel("Subject")).toBeFocused();
      await expectNoViolations(page, "form with problems");

      await page.goto("/#/tickets/706");
      await page.getByLabel("Reply").fill("Not sent yet");
      await page.reload();
      await expect(page.getByRole("button", { name: "Discard it" })).toBeVisible();
      await expectNoViolations(page, "ticket with a draft");
      await sandbox.control("expire_tokens");
      await page.getByRole("button", { name: "Send" }).click();
      await expect(dialog(page)).toBeVisible();
      await expectNoViolations(page, "session that has ended");
      await dialog(page).getByRole("button", { name: "Not now" }).click();
      await expectNoViolations(page, "session that has ended, later");
    });
  }
}
