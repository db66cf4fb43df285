// How faults are brought about.

import { expect, type Page, type Route } from "@playwright/test";
import type { Sandbox } from "../sandbox";
import type { Endpoint } from "./endpoints";
import type { Cause } from "./faults";

/** A fault that lasts until it is lifted. */
export interface Caused {
  /** The request has met it. */
  happened: () => Promise<void>;
  lift: () => Promise<void>;
}

export async function bringAbout(cause: Cause, endpoint: Endpoint, page: Page, sandbox: Sandbox): Promise<Caused> {
  const method = "method" in endpoint ? endpoint.method : "GET";
  if (cause.as === "cut") return cut(method, endpoint.path, sandbox);
  if (cause.as === "offline" && method !== "GET") return offline(page);
  const meetings: Promise<void>[] = [];
  const isMeant = ({ pathname }: URL) => pathname === `/customers_api/v1/${endpoint.path}`;
  const meet = async (route: Route) => {
    if (route.request().method() !== method) return route.fallback();
    const meeting = meetWith(cause, route, "field" in endpoint ? endpoint.field : "id");
    meetings.push(meeting);
    await meeting;
  };
  await page.route(isMeant, meet);
  return {
    happened: () => expect.poll(() => meetings.length).toBeGreaterThan(0),
    lift: async () => {
      // An answer that is on its way when nothing meets it any more is an error of Playwright's.
      await Promise.allSettled(meetings);
      await page.unroute(isMeant, meet);
      await page.context().setOffline(false);
    },
  };
}

async function meetWith(cause: Exclude<Cause, { as: "cut" }>, route: Route, field: string): Promise<void> {
  switch (cause.as) {
    case "offline":
      // Not before: the page has to be loaded.
      await route.request().frame().page().context().setOffline(true);
      return route.abort("internetdisconnected");
    case "silence":
      return;
    case "answer":
      return route.fulfill({ status: cause.status, contentType: cause.type, body: cause.body(field) });
    case "change": {
      const response = await route.fetch();
      return route.fulfill({ response, body: cause.change(await response.text()) });
    }
  }
}

/** The network is gone before anything is sent. */
async function offline(page: Page): Promise<Caused> {
  const context = page.context();
  await context.setOffline(true);
  return { happened: async () => {}, lift: () => context.setOffline(false) };
}

/** Only a server can end a connection. */
async function cut(method: string, path: string, sandbox: Sandbox): Promise<Caused> {
  const before = (await sandbox.log(path)).length;
  // Reads are asked for again, what changes something is not: there the second answer is to be whole.
  await sandbox.control("fail", { path, method, cut: true, times: method === "GET" ? 99 : 1 });
  return {
    happened: () => expect.poll(async () => (await sandbox.log(path)).length).toBeGreaterThan(before),
    lift: async () => {
      if (method === "GET") await sandbox.control("reset");
    },
  };
}
