// WebKit by WebDriver, in plain HTTP: https://www.w3.org/TR/webdriver2/

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect } from "@playwright/test";
import { start, stop, variable } from "./process";

const CAPABILITIES = {
  alwaysMatch: {
    "webkitgtk:browserOptions": {
      binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
      args: ["--automation"],
    },
  },
};

/** An element of the page, as WebDriver refers to it. */
export type Element = Record<string, string>;

/** A browser window. */
export class WebDriver {
  private session = "";

  private constructor(private readonly root: string, private readonly process: ChildProcess) {}

  /** Starts the driver, and opens a window. */
  static async start(): Promise<WebDriver> {
    const port = await freePort();
    const process = start(variable("WEBKIT_DRIVER"), [`--port=${port}`]);
    const driver = new WebDriver(`http://127.0.0.1:${port}`, process);
    await expect.poll(() => driver.isReady(), "the driver answers").toBe(true);
    const { sessionId } = await driver.send<{ sessionId: string }>("POST", "/session", { capabilities: CAPABILITIES });
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

  /** Runs the body of a function in the page. */
  async run<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.send("POST", `${this.session}/execute/sync`, { script, args });
  }

  async click(element: Element): Promise<void> {
    await this.send("POST", `${this.session}/element/${id(element)}/click`, {});
  }

  async type(element: Element, text: string): Promise<void> {
    await this.send("POST", `${this.session}/element/${id(element)}/value`, { text });
  }

  private async isReady(): Promise<boolean> {
    const status = this.send<{ ready: boolean }>("GET", "/status");
    return status.then(({ ready }) => ready).catch(() => false);
  }

  private async send<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(this.root + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}

function id(element: Element): string {
  const [id] = Object.values(element);
  return id;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
