// What no test may ever see, whatever it is about.

import { type BrowserContext, expect, type Frame, type Page } from "@playwright/test";

/** What the sandbox writes into fields that nobody must see. */
const CANARY = /LEAK-[\w-]*/g;

/** Watches all pages of a test: errors in the console, requests to other servers, and where secrets turn up. */
export class Guard {
  private readonly errors: string[] = [];
  private readonly expectedErrors: RegExp[] = [];
  private readonly allowedOrigins: string[];
  private readonly tokens = new Set<string>();
  /** Lines of the console, and addresses. */
  private readonly said: string[] = [];

  constructor(private readonly context: BrowserContext, origin: string) {
    this.allowedOrigins = [origin];
    context.on("console", (message) => {
      const { url } = message.location();
      this.said.push(message.text());
      // Pages of other sites have no icon.
      if (message.type() === "error" && !url.endsWith("/favicon.ico")) this.errors.push(`${message.text()} (${url})`);
    });
    context.on("weberror", (error) => this.errors.push(String(error.error())));
    context.on("request", (request) => {
      this.said.push(request.url());
      const { authorization } = request.headers();
      if (authorization) this.tokens.add(authorization);
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && !this.allowedOrigins.includes(origin)) {
        this.errors.push(`a request to ${request.url()}`);
      }
    });
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
    const { pages, session } = await contents(this.context.pages());
    const readable = [...this.said, ...pages].join("\n");
    for (const token of this.tokens) {
      expect(readable.includes(token), "the token is in a page, an address or the console").toBe(false);
    }
    expect([readable, ...session].join("\n").match(CANARY) ?? [], "fields that nobody must see").toEqual([]);
  }
}

/** Everything that scripts and people can read in pages, and apart from that the session storage. */
async function contents(pages: Page[]): Promise<{ pages: string[]; session: string[] }> {
  const frames = await Promise.all(pages.flatMap((page) => page.frames()).map(contentOfFrame));
  return { pages: frames.map(({ page }) => page), session: frames.map(({ session }) => session) };
}

async function contentOfFrame(frame: Frame): Promise<{ page: string; session: string }> {
  return frame.evaluate(() => {
    const html = (root: Element | ShadowRoot): string =>
      root.innerHTML +
      [...root.querySelectorAll("*")].map((element) => (element.shadowRoot ? html(element.shadowRoot) : "")).join("");
    const stored = (storage: () => Storage) => {
      try {
        return JSON.stringify(storage());
      } catch {
        return ""; // Some tests take the storage away.
      }
    };
    const page = [
      html(document.documentElement),
      location.href,
      document.cookie,
      stored(() => localStorage),
      JSON.stringify(history.state),
    ];
    return { page: page.join("\n"), session: stored(() => sessionStorage) };
  });
}
