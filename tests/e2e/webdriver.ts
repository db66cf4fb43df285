// Firefox and WebKit by WebDriver, in plain HTTP: https://www.w3.org/TR/webdriver2/

import type { ChildProcess } from "node:child_process";
import { expect } from "@playwright/test";
import { freePort, start, stop, variable } from "./process";

/** How a browser is driven. */
export interface Browser {
  name: string;
  driver: () => string;
  capabilities: () => object;
}

export const FIREFOX: Browser = {
  name: "Firefox",
  driver: () => variable("FIREFOX_DRIVER"),
  capabilities: () => ({ "moz:firefoxOptions": { binary: variable("FIREFOX"), args: ["-headless"] } }),
};

/** The engine of every browser on an iPhone. */
export const WEBKIT: Browser = {
  name: "WebKit",
  driver: () => variable("WEBKIT_DRIVER"),
  capabilities: () => ({
    "webkitgtk:browserOptions": {
      binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
      args: ["--automation"],
    },
  }),
};

/** An element of the page, as WebDriver refers to it. */
export type Element = Record<string, string>;

/** A browser window. */
export class WebDriver {
  private session = "";

  private constructor(private readonly root: string, private readonly process: ChildProcess) {}

  /** Starts the driver, and opens a window. */
  static async start({ driver: program, capabilities }: Browser): Promise<WebDriver> {
    const port = await freePort();
    const process = start(program(), [`--port=${port}`]);
    const driver = new WebDriver(`http://127.0.0.1:${port}`, process);
    await expect.poll(() => driver.isReady(), "the driver answers").toBe(true);
    const wanted = { capabilities: { alwaysMatch: capabilities() } };
    const { sessionId } = await driver.send<{ sessionId: string }>("POST", "/session", wanted);
    driver.session = `/session/${sessionId}`;
    return driver;
  }

  /** Closes the window, and ends the driver. */
  async end(): Promise<void> {
    await this.send("DELETE", this.session);
    await stop(this.process);
  }

  async goTo(url: string): Promise<void> {
    await this.send("POST", `${this.session}/url`, { url });
  }

  /** What comes after it happens in a frame of the page. */
  async enter(frame: Element): Promise<void> {
    await this.send("POST", `${this.session}/frame`, { id: frame });
  }

  /** Runs the body of a function in the page. */
  async run<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.send("POST", `${this.session}/execute/sync`, { script, args });
  }

  async click(element: Element): Promise<void> {
    await this.send("POST", `${this.session}/element/${id(element)}/click`, {});
  }

  private async isReady(): Promise<boolean> {
    const status = this.send<{ ready: boolean }>("GET", "/status");
    return status.then(({ ready }) => ready).catch(() => false);
  }

  private async send<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(this.root + path, { method, headers, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}

function id(element: Element): string {
  const [id] = Object.values(element);
  return id;
}
