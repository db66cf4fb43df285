// The server that plays the CRM and serves the built portal.

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { start, stop, variable } from "./process";

/** Who can sign in. */
export interface Customer {
  email: string;
  password: string;
}

/** What a customer has that is signed in. */
export interface Credentials {
  contact: string;
  token: string;
}

/** Has invoices INV-1042 to INV-1058, ids 301 to 317; INV-1057 has everything that an invoice can have. */
export const ANNA: Customer = { email: "anna@keller-bikes.example", password: "demo-anna" };

/** Has invoices INV-2001 to INV-2005, ids 401 to 405, and no access to projects. */
export const BEN: Customer = { email: "ben@osei-trading.example", password: "demo-ben" };

/** What kind of server the CRM runs on: one that loses nothing, or CodeIgniter and PHP as they come. */
export const SERVERS = ["tidy", "php"] as const;
export type Server = (typeof SERVERS)[number];

/** The notices that PHP may have written before the JSON of an answer, and the JSON. */
export function behindNotices(answer: string): [notices: string, json: string] {
  const end = "</div>\n";
  const start = answer.includes(end) ? answer.lastIndexOf(end) + end.length : 0;
  return [answer.slice(0, start), answer.slice(start)];
}

/** The JSON of an answer, whatever stands before it. */
export async function json(answer: { text(): Promise<string> }) {
  const [, json] = behindNotices(await answer.text());
  return JSON.parse(json);
}

/** A call of the API, as the sandbox saw it. */
export interface Call {
  method: string;
  path: string;
  /** Below `v1/`. */
  endpoint: string;
  authorization: "present" | "absent";
  cookie: "present" | "absent";
  /** `null` until it is answered. */
  status: number | null;
}

/** How PHP is set up; what is left out is as it comes. */
export interface Php {
  notices?: boolean;
  post_max_size?: number;
  upload_max_filesize?: number;
  empty_form?: "refused" | "stored";
  database?: "loses" | "cuts" | "keeps";
}

/** What the sandbox can be told, as `tests/sandbox/src/control.rs` describes it. */
interface Controls {
  article: { slug: string; subject: string; description: string };
  clock: { now: string };
  cors: { mode: "off" | "without_authorization" | "on" };
  drop_authorization: { on: boolean };
  discussions: { spelling: "discussions" | "discusssions" };
  expire_tokens: undefined;
  delay: { path: string; ms: number };
  fail: { path: string; method?: string; status?: number; body?: string; content_type?: string; headers?: Record<string, string>; cut?: true; times?: number };
  headers: Record<string, string>;
  hold: { path: string };
  menu: { hide: string[] };
  oddities: { on: boolean };
  php: Php;
  project_settings: { id: string; settings: null | [] | Record<string, unknown> };
  registration: { allowed: boolean };
  release: { path: string };
  reply: { ticket: string; message: string };
  reset: undefined;
}

/** A sandbox of its own, on a port of its own: no test sees what another does. */
export class Sandbox {
  private constructor(
    /** The address of its root, without a `/` at the end. */
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(args: string[] = []): Promise<Sandbox> {
    const process = start(variable("SANDBOX"), ["--port", "0", "--dist", variable("DIST"), ...args]);
    const lines = createInterface({ input: process.stdout! });
    const [line] = await once(lines, "line");
    return new Sandbox(line.replace("listening on ", ""), process);
  }

  async stop(): Promise<void> {
    await stop(this.process);
  }

  async control<Name extends keyof Controls>(
    ...[name, body]: undefined extends Controls[Name] ? [Name] : [Name, Controls[Name]]
  ): Promise<void> {
    const answer = await fetch(`${this.url}/__sandbox/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  }

  /** The calls of an endpoint so far, or all. */
  async log(endpoint?: string): Promise<Call[]> {
    const answer = await fetch(`${this.url}/__sandbox/log`);
    const calls: Call[] = await answer.json();
    return calls.filter((call) => endpoint === undefined || call.endpoint === endpoint);
  }

  /** What the API answers to a customer, without the portal in between. */
  async answer(customer: Customer, endpoint: string): Promise<{ data: Record<string, unknown> }> {
    const { token } = await this.credentials(customer);
    const answer = await fetch(`${this.url}/customers_api/v1/${endpoint}`, { headers: { Authorization: token } });
    return json(answer);
  }

  /** Signs a customer in, without the portal in between. */
  async credentials(customer: Customer): Promise<Credentials> {
    const form = new URLSearchParams({ ...customer });
    const answer = await fetch(`${this.url}/customers_api/v1/authentication`, { method: "POST", body: form });
    const { data } = await json(answer);
    return { contact: data.contact_id, token: data.token };
  }
}
