// What no test may ever see, whatever it is about.

import { readFile } from "node:fs/promises";
import { type BrowserContext, type Download, expect, type Frame, type Request } from "@playwright/test";

/** What the sandbox writes into fields that nobody must see: a word, and an amount, here in all the ways to write it. */
export const CANARY = "LEAK-[\\w-]*|7[.,'’\\s]?391[.,]46";

/** What of that is in a text. */
export function leaksIn(text: string): string[] {
  return text.match(new RegExp(CANARY, "g")) ?? [];
}

/** Watches all pages of a test: errors in the console, requests to other servers, and where secrets turn up. */
export class Guard {
  private readonly errors: string[] = [];
  private readonly expectedErrors: RegExp[] = [];
  private readonly allowedOrigins: string[];
  private readonly tokens = new Set<string>();
  /** Lines of the console, and all that was sent but for the token in its header. */
  private readonly said: string[] = [];
  private readonly files: Promise<string>[] = [];

  constructor(private readonly context: BrowserContext, origin: string) {
    this.allowedOrigins = [origin];
    context.on("console", (message) => {
      const { url } = message.location();
      this.said.push(message.text());
      // Pages of other sites have no icon.
      if (message.type() === "error" && !url.endsWith("/favicon.ico")) this.errors.push(`${message.text()} (${url})`);
    });
    context.on("weberror", (error) => this.errors.push(String(error.error())));
    context.on("request", (request) => this.note(request));
    context.on("page", (page) => page.on("download", (download) => this.files.push(contentOfFile(download))));
  }

  private note(request: Request): void {
    const { authorization, ...headers } = request.headers();
    if (authorization) this.tokens.add(authorization);
    this.said.push(request.url(), JSON.stringify(headers), request.postData() ?? "");
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && !this.allowedOrigins.includes(origin)) {
      this.errors.push(`a request to ${request.url()}`);
    }
  }

  /** The console may show such errors: a browser writes one for each answer that is no success. */
  expectErrors(...patterns: RegExp[]): void {
    this.expectedErrors.push(...patterns);
  }

  /** Pages may also speak to this server. */
  allow(origin: string): void {
    this.allowedOrigins.push(origin);
  }

  /** Fails if anything forbidden was seen so far, or is to be seen now. */
  async check(): Promise<void> {
    const unexpected = this.errors.filter((error) => !this.expectedErrors.some((pattern) => pattern.test(error)));
    expect(unexpected, "errors that no test expects").toEqual([]);
    const frames = await Promise.all(this.context.pages().flatMap((page) => page.frames()).map(contentOfFrame));
    expect(frames.flatMap(({ kept }) => kept), "databases and caches").toEqual([]);
    const files = await Promise.all(this.files);
    const readable = [...this.said, ...files, ...frames.map(({ page }) => page)].join("\n");
    const pieces = [...this.tokens].flatMap(piecesOf);
    expect(pieces.filter((piece) => readable.includes(piece)), "pieces of the token in a page, a request or the console").toEqual([]);
    const sessions = frames.map(({ session }) => session);
    expect(leaksIn([readable, ...sessions].join("\n")), "fields that nobody must see").toEqual([]);
  }
}

/** A token and what is coded in it, in pieces so small that one is in any part of it that is worth something. */
function piecesOf(token: string): string[] {
  const [, claims = ""] = token.split(".");
  return [token, atob(claims)].flatMap((text) => text.match(/.{12}/gs) ?? []);
}

async function contentOfFile(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

/** What scripts and people can get at in a frame. */
interface Content {
  page: string;
  /** The one entry of the session storage that holds the token. */
  session: string;
  /** Where much could be kept, and the portal keeps nothing. */
  kept: string[];
}

async function contentOfFrame(frame: Frame): Promise<Content> {
  return frame.evaluate(async () => {
    const content = (root: Element | ShadowRoot): string => {
      const fields = [...root.querySelectorAll<HTMLInputElement>("input, select, textarea")].map((field) => field.value);
      const shadows = [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? content(shadowRoot) : []));
      return [root.innerHTML, ...fields, ...shadows].join("\n");
    };
    // Some tests take the storage away, and a frame without an address has none.
    const orNothing = async <T>(read: () => T) => {
      try {
        return await read();
      } catch {
        return undefined;
      }
    };
    const session: Record<string, string> = (await orNothing(() => ({ ...sessionStorage }))) ?? {};
    const { "customer-portal": own = "", ...others } = session;
    const databases = await orNothing(() => indexedDB.databases());
    const page = [
      content(document.documentElement),
      [...document.documentElement.attributes].map(({ value }) => value).join("\n"),
      location.href,
      document.title,
      document.cookie,
      window.name,
      JSON.stringify(await orNothing(() => ({ ...localStorage }))),
      JSON.stringify(others),
      JSON.stringify(history.state),
    ];
    return {
      page: page.join("\n"),
      session: own,
      kept: [...(databases ?? []).map(({ name }) => String(name)), ...((await orNothing(() => caches.keys())) ?? [])],
    };
  });
}
