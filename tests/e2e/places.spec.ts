import { expect, signInTo, test, title } from "./fixtures";
import { PAGES, visit } from "./places";

test("a page is not taken for the one before it, which has the same text", async ({ page }) => {
  // The portal learns of an address long after the test has gone there.
  await page.addInitScript(() => {
    const delay = (event: Event) => {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      setTimeout(() => dispatchEvent(new PopStateEvent("popstate")), 300);
    };
    addEventListener("popstate", delay, { capture: true });
  });
  const [ticket, newTicket] = ["ticket", "new ticket"].map((name) => PAGES.find((place) => place.name === name)!);
  await signInTo(page, `/#${ticket.address}`);
  await expect(page.getByRole("main").getByText(newTicket.sign)).toBeVisible();
  await visit(page, newTicket);
  expect(await title(page).innerText()).toBe("New ticket");
});
