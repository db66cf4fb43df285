import type { Page } from "@playwright/test";
import { expect, json, menu, records, SERVERS, signIn, test, title } from "./fixtures";

/** Where the portal can be, and what comes before a route in its address there. */
const HOMES = [
  { name: "at the root, in the hash", args: [], root: "/", prefix: "/#" },
  { name: "in a sub-folder, in the hash", args: [], root: "/some/folder/", prefix: "/some/folder/#" },
  { name: "at the root, in the path", args: ["--routing", "path"], root: "/", prefix: "" },
];

const RUNS = SERVERS.flatMap((server) => HOMES.map((home) => ({ server, ...home })));

for (const { server, name, args, root, prefix } of RUNS) {
  const address = (route: string) => prefix + route;

  test.describe(`${name}, ${server}`, () => {
    test.use({ sandboxArguments: [...args, "--server", server] });

    test("a customer gets to an invoice, keeps the session in new tabs, and ends it", async ({ page, context }) => {
      await page.goto(root);
      await expect(title(page)).toHaveText("Sign in");
      await expect(page).toHaveURL(address("/login"));

      const menuAnswer = page.waitForResponse(/client_menu/);
      await signIn(page);
      await expect(title(page)).toHaveText("Dashboard");
      await expect(page).toHaveURL(address("/"));
      const { data } = await json(await menuAnswer);
      const sections = data.map((entry: { name: string }) => entry.name);
      await expect(menu(page).getByRole("link")).toHaveText(["Dashboard", ...sections, "Knowledge base"]);

      await menu(page).getByRole("link", { name: "Invoices" }).click();
      await expect(title(page)).toHaveText("Invoices");
      await expect(records(page)).toHaveCount(17);

      const link = page.getByRole("link", { name: "INV-1057" });
      await expectInvoiceInNewTab(page, () => link.click({ modifiers: ["ControlOrMeta"] }));
      await expectInvoiceInNewTab(page, () => link.click({ button: "middle" }));
      await expect(title(page), "the first tab stays where it is").toHaveText("Invoices");

      await link.click();
      await expectInvoice(page);
      await expect(page).toHaveURL(address("/invoices/316"));
      await page.reload();
      await expectInvoice(page);

      await expectInvoiceInNewTab(page, async () => {
        const tab = await context.newPage();
        await tab.goto(address("/invoices/316"));
      });

      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(title(page)).toHaveText("Sign in");
      expect(await page.evaluate(() => sessionStorage.getItem("customer-portal"))).toBeNull();

      await page.goBack();
      await expect(page).toHaveURL(new RegExp("/login"));
      await expect(title(page)).toHaveText("Sign in");
      await expect(page.getByText("INV-")).toHaveCount(0);
    });
  });
}

async function expectInvoice(page: Page): Promise<void> {
  await expect(title(page)).toHaveText("INV-1057");
  await expect(page.getByRole("table", { name: "Items" })).toBeVisible();
}

/** Does what opens a tab, and closes it again: what comes later has to work without it. */
async function expectInvoiceInNewTab(page: Page, open: () => Promise<void>): Promise<void> {
  const opened = page.context().waitForEvent("page");
  await open();
  const tab = await opened;
  await expectInvoice(tab);
  await tab.close();
}
