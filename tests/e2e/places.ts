// One page of each kind, for what holds on all of them.

import { expect, type Page } from "@playwright/test";
import { signIn, title } from "./fixtures";

/** A page, and what is there when it is. */
export interface Stop {
  name: string;
  address: string;
  /** A text of the record or list itself, which stands in nothing of this page that is there before it. */
  sign: string;
}

const stop = (name: string, address: string, sign: string): Stop => ({ name, address, sign });

/** The pages of a signed-in customer, here Anna. */
export const PAGES: Stop[] = [
  stop("dashboard", "/", "Invoices by status"),
  stop("invoices", "/invoices", "INV-1042"),
  stop("invoice", "/invoices/316", "sketch-of-the-checkout-page"),
  stop("invoice with payments", "/invoices/313", "Payments"),
  stop("estimates", "/estimates", "EST-501"),
  stop("estimate", "/estimates/405", "Mengengerüst.pdf"),
  stop("accepted estimate", "/estimates/401", "Anna Keller"),
  stop("proposals", "/proposals", "New web shop"),
  stop("proposal", "/proposals/25", "Loan bicycles, register"),
  stop("proposal with comments", "/proposals/24", "Our team"),
  stop("contracts", "/contracts", "Hosting 2023"),
  stop("contract", "/contracts/66", "Our lawyer reads it today & writes to you."),
  stop("projects", "/projects", "Newsletter"),
  stop("project", "/projects/3", "Everything from the first sketch"),
  stop("tasks", "/projects/3/tasks", "Kick-off workshop"),
  stop("gantt chart", "/projects/3/gantt", "Shop & payment"),
  stop("timesheets", "/projects/3/timesheets", "Lena Vogt"),
  stop("milestones", "/projects/3/milestones", "Concept"),
  stop("discussions", "/projects/3/discussions", "Colours & type"),
  stop("invoices of a project", "/projects/3/invoices", "INV-1057"),
  stop("estimates of a project", "/projects/3/estimates", "EST-000505"),
  stop("proposals of a project", "/projects/3/proposals", "Repairs & loan bicycles"),
  stop("subscriptions", "/projects/3/subscriptions", "Test system"),
  stop("expenses", "/projects/3/expenses", "Font licence"),
  stop("credit notes", "/projects/3/credit_notes", "CN-12"),
  stop("new task", "/projects/3/tasks/new", "Assignees"),
  stop("task", "/projects/3/tasks/33", "Assignees"),
  stop("tickets", "/tickets", "Invoice address has changed"),
  stop("ticket", "/tickets/706", "It is back again today"),
  stop("new ticket", "/tickets/new", "Department"),
];

/** The pages that everybody may see. */
export const PUBLIC_PAGES: Stop[] = [
  stop("register", "/register", "Repeat password"),
  stop("knowledge base", "/knowledge-base", "Return goods"),
  stop("group of articles", "/knowledge-base/group/shipping-and-returns", "Return goods"),
  stop("article", "/knowledge-base/article/before-your-shop-opens", "Is your question still open?"),
];

/** Goes to a page by its address, and waits until it is there. */
export async function visit(page: Page, { address, sign }: Stop): Promise<void> {
  const signs = page.getByRole("main").getByText(sign).filter({ visible: true });
  // The page before can have the same text: a ticket has its department, and so has the form for a new one.
  const ofPageBefore = page.url().endsWith(`/#${address}`) ? [] : await signs.elementHandles();
  await page.goto(`/#${address}`);
  for (const element of ofPageBefore) await element.waitForElementState("hidden");
  await expect(signs.first()).toBeVisible();
}

/** Signs in, and goes from page to page. Each is looked at, the sign-in page first. */
export async function goThrough(page: Page, stops: Stop[], look: (place: string) => Promise<void>): Promise<void> {
  await page.goto("/#/login");
  await expect(title(page)).toHaveText("Sign in");
  await look("sign in");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  for (const stop of stops) {
    await visit(page, stop);
    await look(stop.name);
  }
}
