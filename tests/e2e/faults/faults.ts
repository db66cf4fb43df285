// What can go wrong with a request, and what the customer gets then.

import { behindNotices, type Server } from "../sandbox";
import type { Endpoint } from "./endpoints";

/** How a fault is brought about; see `causes.ts`. */
export type Cause =
  /** The network is gone, and the browser knows it. */
  | { as: "offline" }
  /** The server carries the request out, and the connection ends in the middle of its answer. */
  | { as: "cut" }
  /** The request does not get through, and no answer comes. */
  | { as: "silence" }
  /** The request does not get through, and this is the answer. */
  | { as: "answer"; status: number; type: "application/json" | "text/html"; body: (field: string) => string }
  /** The server carries the request out, and this becomes of its answer. */
  | { as: "change"; change: (answer: string) => string };

/** What the customer gets. */
export type Outcome =
  /** What was asked for. */
  | { as: "data" }
  /** Word that there is nothing. */
  | { as: "empty" }
  /** The words, and a button to try again. */
  | { as: "retry"; words: string }
  /** The words; it is asked for again as soon as the network is there. */
  | { as: "online"; words: string }
  /** Signing in over the page. */
  | { as: "dialog" }
  /** The words, beside some field perhaps, with everything in the form and the button that sends it again. */
  | { as: "form"; words: string; beside?: string }
  /** The words, with everything in the form, and a way to look whether it is there before it is sent again. */
  | { as: "perhaps"; words: string }
  /** Word that it was sent. */
  | { as: "sent" }
  /** The sign-in page. */
  | { as: "out" };

export interface Fault {
  name: string;
  cause: Cause;
  /** The portal asks for it again by itself after pauses, before it says anything. */
  isAskedAgain?: true;
  /** What is different where PHP's notices have taken the status of the API's answer: of most refusals the words are left. */
  php?: Partial<Outcomes>;
  list: Outcome;
  record: Outcome;
  /** Comments, replies, tickets and tasks: what they change can be read. */
  write: Outcome;
  /** What becomes of it can be read nowhere. */
  register: Outcome;
  signIn: Outcome;
  /** What is asked for without a token, if that makes a difference. */
  everybody?: { list: Outcome; record: Outcome };
}

type Outcomes = Omit<Fault, "name" | "cause" | "isAskedAgain" | "php">;

/** Stands in everything that no customer must ever see. */
export const UNSEEN = "Line 42 of core/Loader.php";
const HTML = `<html><head><title>Sorry</title></head><body><h1>${UNSEEN}</h1></body></html>`;
const NOTICE = `\ufeff\n\n<div style="border:1px solid"><h4>A PHP Error</h4><p>Undefined index: {id} in [0]</p>${UNSEEN}</div>\n`;

const WHY = "We have our reasons.";
const BESIDE = "This cannot be so.";
const NOT_LET_IN = "The server did not let you in.";
const NOT_ACCEPTED = "The server did not accept this. It says:";
const NOT_FOUND = "This was not found.";
const NOT_UNDERSTOOD = "The server sent an answer that makes no sense.";

const [DATA, EMPTY, DIALOG, SENT]: Outcome[] = [{ as: "data" }, { as: "empty" }, { as: "dialog" }, { as: "sent" }];
const retry = (words: string): Outcome => ({ as: "retry", words });
const form = (words: string, beside?: string): Outcome => ({ as: "form", words, beside });
/** Nothing is there, as far as can be known. */
const NONE = { list: EMPTY, record: retry(NOT_FOUND) };

/** The same words everywhere. */
const said = (words: string, beside?: string) => ({
  list: retry(words),
  record: retry(words),
  write: form(words, beside),
  register: form(words, beside),
  signIn: form(words),
});
/** The server did it, and only its answer is of no use. */
const DONE = { write: SENT, register: SENT };
/** Perhaps the server did it: what can be read is read again. */
const PERHAPS = { register: { as: "perhaps", words: "it is not certain whether this has arrived" } as Outcome };

const json = (status: number, body: (field: string) => object): Cause => ({
  as: "answer",
  status,
  type: "application/json",
  body: (field) => JSON.stringify(body(field)),
});
const html = (status: number): Cause => ({ as: "answer", status, type: "text/html", body: () => HTML });

/** PHP has shown a notice before, and so its status is lost. */
const lost = (body: (field: string) => object): Cause => ({
  as: "answer",
  status: 200,
  type: "text/html",
  body: (field) => NOTICE + JSON.stringify(body(field)),
});

const changed = (change: (answer: string) => string): Cause => ({ as: "change", change });
/** Changes the data of an answer, or all of it where it has none. */
const changedData = (change: (data: unknown) => unknown): Cause =>
  changed((text) => {
    const [notices, json] = behindNotices(text);
    const answer = JSON.parse(json);
    return notices + JSON.stringify("data" in answer ? { ...answer, data: change(answer.data) } : change(answer));
  });

/** Every value as one of another type. */
function wrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wrongTypes);
  if (value === null) return 0;
  if (typeof value !== "object") return typeof value === "boolean" ? value : [value];
  return Object.fromEntries(Object.entries(value).map(([name, value]) => [name, wrongTypes(value)]));
}

export const FAULTS: Fault[] = [
  {
    name: "no network",
    cause: { as: "offline" },
    ...said("You are offline."),
    list: { as: "online", words: "You are offline." },
    record: { as: "online", words: "You are offline." },
  },
  {
    name: "cut",
    cause: { as: "cut" },
    isAskedAgain: true,
    ...said("The server could not be reached."),
    ...PERHAPS,
    write: SENT,
  },
  { name: "30 s silence", cause: { as: "silence" }, ...said("The server did not answer in time."), ...PERHAPS },
  {
    name: "400",
    cause: json(400, () => ({ status: false, message: WHY })),
    php: { ...NONE, signIn: form(NOT_LET_IN) },
    ...said(`${NOT_ACCEPTED} ${WHY}`),
    signIn: form(`${NOT_LET_IN} The server says: ${WHY}`),
  },
  {
    name: "401",
    cause: json(401, () => ({ status: false, message: "Token Time Expire." })),
    php: { everybody: NONE },
    list: DIALOG,
    record: DIALOG,
    write: DIALOG,
    register: form(NOT_ACCEPTED),
    signIn: form(NOT_LET_IN),
    everybody: { list: retry(NOT_ACCEPTED), record: retry(NOT_ACCEPTED) },
  },
  {
    name: "401 lost",
    cause: lost(() => ({ status: false, message: "Signature verification failed" })),
    list: DIALOG,
    record: DIALOG,
    write: DIALOG,
    register: form(NOT_ACCEPTED),
    signIn: form(NOT_LET_IN),
    everybody: { list: EMPTY, record: retry(NOT_FOUND) },
  },
  {
    name: "401 limit",
    cause: json(401, () => ({ status: false, error: "This API key has reached the hourly limit" })),
    ...said("Too many requests in a short time."),
  },
  {
    name: "403",
    cause: json(403, () => ({ status: false, message: "You do not have permission to perform this action" })),
    php: { write: form(NOT_ACCEPTED), everybody: NONE },
    ...said("Your account has no access to this."),
    register: form(NOT_ACCEPTED),
    signIn: form(NOT_LET_IN),
    everybody: { list: retry(NOT_ACCEPTED), record: retry(NOT_ACCEPTED) },
  },
  { name: "403 HTML", cause: html(403), ...said("Something in front of the CRM, such as a firewall,") },
  {
    name: "404",
    cause: json(404, () => ({ status: false, message: "No data found" })),
    ...said(`${NOT_ACCEPTED} No data found`),
    list: EMPTY,
    record: retry(NOT_FOUND),
    signIn: form(NOT_LET_IN),
  },
  {
    name: "404 lost",
    cause: lost(() => ({ status: false, message: "No data found" })),
    ...said(`${NOT_ACCEPTED} No data found`),
    list: EMPTY,
    record: retry(NOT_FOUND),
    signIn: form(NOT_LET_IN),
  },
  {
    name: "404 fields",
    cause: json(404, (field) => ({ status: false, error: { [field]: BESIDE }, message: `<p>${WHY}</p>\n` })),
    php: { list: retry(`${NOT_ACCEPTED} ${WHY}`), record: retry(`${NOT_ACCEPTED} ${WHY}`) },
    ...said(`${NOT_ACCEPTED} ${WHY}`, BESIDE),
    list: EMPTY,
    record: retry(NOT_FOUND),
    signIn: form(`${NOT_LET_IN} The server says: ${WHY}`),
  },
  {
    name: "405 error",
    cause: json(405, () => ({ status: false, error: "Unknown method" })),
    php: { ...NONE, signIn: form(NOT_LET_IN) },
    ...said(`${NOT_ACCEPTED} Unknown method`),
    signIn: form("The server says: Unknown method"),
  },
  { name: "413 HTML", cause: html(413), ...said("This is too large for the server.") },
  {
    name: "422 fields",
    cause: json(422, (field) => ({
      status: false,
      error: "validation_failed",
      message: "The form has errors.",
      errors: { [field]: [BESIDE] },
    })),
    ...said(`${NOT_ACCEPTED} The form has errors.`, BESIDE),
    signIn: form(NOT_LET_IN),
  },
  {
    name: "422 lost",
    cause: lost((field) => ({ status: false, error: { [field]: BESIDE }, message: `<p>${WHY}</p>\n` })),
    ...said(`${NOT_ACCEPTED} ${WHY}`, BESIDE),
    signIn: form(`${NOT_LET_IN} The server says: ${WHY}`),
  },
  { name: "429", cause: html(429), ...said("Too many requests in a short time.") },
  {
    name: "500 HTML",
    cause: html(500),
    ...said("The server has a problem of its own (error 500)."),
    ...PERHAPS,
  },
  {
    name: "200 false",
    cause: json(200, () => ({ status: false, message: WHY })),
    php: NONE,
    ...said(`${NOT_ACCEPTED} ${WHY}`),
    signIn: form(NOT_LET_IN),
  },
  { name: "empty", cause: changed(() => ""), ...said(NOT_UNDERSTOOD), ...PERHAPS, write: SENT },
  {
    name: "truncated",
    cause: changed((answer) => answer.slice(0, answer.length / 2)),
    ...said(NOT_UNDERSTOOD),
    ...PERHAPS,
    write: SENT,
  },
  { name: "PHP notice", cause: changed((answer) => NOTICE + answer), list: DATA, record: DATA, ...DONE, signIn: SENT },
  { name: "wrong types", cause: changedData(wrongTypes), ...said(NOT_UNDERSTOOD), ...DONE },
  { name: "null data", cause: changed(withoutData), ...said(NOT_UNDERSTOOD), list: EMPTY, ...DONE },
  {
    name: "[] as object",
    cause: changedData((data) => (Array.isArray(data) ? data.map(() => []) : [])),
    ...said(NOT_UNDERSTOOD),
    ...PERHAPS,
    write: SENT,
  },
];

function withoutData(answer: string): string {
  const [notices, json] = behindNotices(answer);
  return notices + JSON.stringify({ ...JSON.parse(json), data: null });
}

/** What comes of a cause on its way through a server: behind PHP's notices, the API's own answers lose their status. */
export function causeOn(server: Server, cause: Cause): Cause {
  if (server === "tidy" || cause.as !== "answer" || cause.type !== "application/json") return cause;
  return { ...cause, status: 200, type: "text/html", body: (field) => NOTICE + cause.body(field) };
}

/** What the customer gets at an endpoint. */
export function outcome({ php, ...usual }: Fault, endpoint: Endpoint, server: Server): Outcome {
  const fault: Outcomes = server === "php" ? { ...usual, ...php } : usual;
  switch (endpoint.kind) {
    case "list":
    case "choices":
    case "record": {
      const outcomes = (endpoint.isPublic && fault.everybody) || fault;
      return endpoint.kind === "record" ? outcomes.record : outcomes.list;
    }
    case "message":
    case "form":
      return fault.write;
    case "register":
      return fault.register;
    case "sign-in":
      return fault.signIn;
    case "sign-out":
      return { as: "out" };
  }
}
