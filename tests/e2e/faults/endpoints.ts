// Every endpoint of the API's documentation, and where a customer meets it. The customer is Anna.

import { expect, type Locator, type Page } from "@playwright/test";
import { menu, title } from "../fixtures";

/** What is read, and shown on a page. */
export interface Read {
  /** What the page makes of it: a list can be empty, and a form can do without its choices. */
  kind: "list" | "record" | "choices";
  /** The path below `v1/`. */
  path: string;
  /** The address in the portal. */
  at: string;
  /** What is only to be seen when the answer is there. */
  data: (page: Page) => Locator;
  /** What is to be seen where there is nothing. */
  empty?: (page: Page) => Locator;
  /** It is asked for without a token. */
  isPublic?: true;
}

/** What is sent from a form. */
export interface Write {
  /** How the form speaks: a box for a message, a form with fields, or one of the forms of the session. */
  kind: "message" | "form" | "register" | "sign-in";
  method: "POST" | "PUT";
  path: string;
  at: string;
  /** What is typed, by the labels of the fields; `text` is another one each time. */
  typed: (text: string) => Record<string, string>;
  /** What is ticked. */
  chosen?: string;
  button: string;
  /** The field that the server finds fault with, by its name on the wire. */
  field: string;
  /** Makes sure that what was typed has been sent. */
  expectSent: (page: Page, text: string) => Promise<void>;
}

/** The end of the session, which has no form. */
export interface SignOut {
  kind: "sign-out";
  method: "POST";
  path: string;
  at: string;
}

export type Endpoint = Read | Write | SignOut;

const main = (page: Page) => page.getByRole("main");

const text = (text: string) => (page: Page) => main(page).getByText(text).filter({ visible: true }).first();

const list = (path: string, at: string, data: string, empty: string): Read => ({
  kind: "list",
  path,
  at,
  data: text(data),
  empty: text(empty),
});

const record = (path: string, at: string, data: string): Read => ({ kind: "record", path, at, data: text(data) });

const choices = (group: string, label: string): Read => ({
  kind: "choices",
  path: `miscellaneous/group/${group}`,
  at: "/tickets/new",
  data: (page) => main(page).getByLabel(label),
});

const message = (path: string, at: string, label: string, field: string): Write => ({
  kind: "message",
  method: "POST",
  path,
  at,
  typed: (text) => ({ [label]: text }),
  button: "Send",
  field,
  expectSent: async (page, text) => {
    await expect(main(page).getByText("Sent.")).toBeVisible();
    await expect(page.locator(".messages > li").last()).toContainText(text);
    await expect(main(page).getByLabel(label)).toHaveValue("");
  },
});

/** The earliest of all tasks, so that it is on the first page of the list. */
const task = (method: "POST" | "PUT", at: string): Write => ({
  kind: "form",
  method,
  path: "projects/id/3/group/tasks",
  at,
  typed: (text) => ({ Name: text, "Start date": "2020-02-29", "Due date": "2020-03-01", Description: `${text}: 1 < 2 & 3` }),
  chosen: "Lena Vogt",
  button: "Save",
  field: "duedate",
  expectSent: async (page, text) => {
    await expect(main(page).getByRole("rowheader", { name: text, exact: true })).toBeVisible();
  },
});

export const ENDPOINTS = {
  "POST authentication": {
    kind: "sign-in",
    method: "POST",
    path: "authentication",
    at: "/login",
    typed: () => ({ Email: "anna@keller-bikes.example", Password: "demo-anna" }),
    button: "Sign in",
    field: "email",
    expectSent: async (page) => {
      await expect(title(page)).toHaveText("Dashboard");
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(title(page)).toHaveText("Sign in");
    },
  },
  "POST logout": { kind: "sign-out", method: "POST", path: "logout", at: "/" },
  "POST register": {
    kind: "register",
    method: "POST",
    path: "register",
    at: "/register",
    typed: (text) => ({
      Company: text,
      "First name": "Jo",
      "Last name": "Müller",
      Email: `${text.replace(/\W/g, "-")}@example.com`,
      Password: "a+b &c",
      "Repeat password": "a+b &c",
    }),
    button: "Create account",
    // One of those that are folded away.
    field: "vat",
    expectSent: async (page) => {
      await expect(title(page)).toHaveText("Sign in");
      await expect(main(page).getByText("Thank you for registering.")).toBeVisible();
    },
  },
  "GET invoices": list("invoices", "/invoices", "INV-1057", "There are no invoices yet."),
  "GET invoices/id/:id": record("invoices/id/316", "/invoices/316", "Training"),
  "GET estimates": list("estimates", "/estimates", "EST-000505", "There are no estimates yet."),
  "GET estimates/id/:id": record("estimates/id/405", "/estimates/405", "Mengengerüst.pdf"),
  "GET proposals": list("proposals", "/proposals", "Repairs & loan bicycles", "There are no proposals yet."),
  "GET proposals/id/:id": record("proposals/id/25", "/proposals/25", "Loan bicycles, register"),
  "POST proposals/id/:id/group/proposals_comment": message(
    "proposals/id/25/group/proposals_comment",
    "/proposals/25",
    "Comment",
    "content",
  ),
  "GET contracts": list("contracts", "/contracts", "Hosting 2023", "There are no contracts yet."),
  "GET contracts/id/:id": record("contracts/id/66", "/contracts/66", "Our lawyer reads it today & writes to you."),
  "POST contracts/id/:id/group/contract_comment": message(
    "contracts/id/66/group/contract_comment",
    "/contracts/66",
    "Comment",
    "content",
  ),
  "GET projects": list("projects", "/projects", "Newsletter", "There are no projects yet."),
  "GET projects/id/:id": record("projects/id/3", "/projects/3", "Everything from the first sketch"),
  "GET projects/id/:id/group/:groupname": list(
    "projects/id/3/group/tasks",
    "/projects/3/tasks",
    "Kick-off workshop",
    "There are no tasks yet.",
  ),
  "POST projects/id/:id/group/tasks": task("POST", "/projects/3/tasks/new"),
  "PUT projects/id/:id/group/tasks": task("PUT", "/projects/3/tasks/33"),
  "GET tickets": list("tickets", "/tickets", "Invoice address has changed", "There are no tickets yet."),
  "GET tickets/id/:id": record("tickets/id/706", "/tickets/706", "It is back again today"),
  "POST tickets": {
    kind: "form",
    method: "POST",
    path: "tickets",
    at: "/tickets/new",
    typed: (text) => ({ Subject: text, Message: `${text}: 1 < 2 & 3\nWhat now?` }),
    button: "Create ticket",
    // As the documentation calls it, and no field of the form is called.
    field: "TicketBody",
    expectSent: async (page, text) => {
      await expect(title(page)).toHaveText(text);
      await expect(page.locator(".messages > li")).toContainText(["What now?"]);
    },
  },
  "POST tickets/add_reply/:id": message("tickets/add_reply/706", "/tickets/706", "Reply", "message"),
  "GET knowledge_base": {
    ...list("knowledge_base", "/knowledge-base", "Return goods", "There are no articles yet."),
    isPublic: true,
  },
  "GET knowledge_base/group/:slug": {
    ...list(
      "knowledge_base/group/shipping-and-returns",
      "/knowledge-base/group/shipping-and-returns",
      "Return goods",
      "There is nothing here. The articles may have been moved.",
    ),
    isPublic: true,
  },
  "GET knowledge_base/article/:slug": {
    ...record(
      "knowledge_base/article/before-your-shop-opens",
      "/knowledge-base/article/before-your-shop-opens",
      "Is your question still open?",
    ),
    isPublic: true,
  },
  "GET miscellaneous/group/client_menu": {
    kind: "list",
    path: "miscellaneous/group/client_menu",
    at: "/",
    data: (page) => menu(page).getByRole("link", { name: "Contracts" }),
    empty: text("Choose a section from the menu."),
  },
  "GET miscellaneous/group/departments": choices("departments", "Department"),
  "GET miscellaneous/group/get_services": choices("get_services", "Service"),
  // The form has those that the CRM comes with, where the server tells of none.
  "GET miscellaneous/group/get_ticket_priorities": {
    ...choices("get_ticket_priorities", "Priority"),
    empty: (page) => main(page).getByRole("combobox", { name: "Priority" }),
  },
} satisfies Record<string, Endpoint>;
