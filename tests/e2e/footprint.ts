// What a page takes up: memory, nodes and listeners.

import type { CDPSession, Page } from "@playwright/test";

/** What is left after the browser has taken back what nobody needs; memory is in bytes. */
export interface Footprint {
  "JavaScript heap": number;
  "WebAssembly memory": number;
  "DOM nodes": number;
  "event listeners": number;
  documents: number;
}

/** Measures a page in Chromium. */
export class Scales {
  private constructor(private readonly page: Page, private readonly browser: CDPSession) {}

  /** For a page that is yet to be loaded. */
  static async of(page: Page): Promise<Scales> {
    await page.addInitScript(() => {
      // Both files of the portal have one memory, which the first brings along.
      const memories: WebAssembly.Memory[] = [];
      Object.assign(window, { memories });
      const { instantiateStreaming } = WebAssembly;
      WebAssembly.instantiateStreaming = async (...source) => {
        const loaded = await instantiateStreaming(...source);
        const { memory } = loaded.instance.exports;
        if (memory instanceof WebAssembly.Memory) memories.push(memory);
        return loaded;
      };
    });
    const browser = await page.context().newCDPSession(page);
    await browser.send("Performance.enable");
    return new Scales(page, browser);
  }

  async weigh(): Promise<Footprint> {
    // What is freed by a first collection may be called back about it, and let go of more.
    for (let collection = 0; collection < 2; collection++) {
      await this.browser.send("HeapProfiler.collectGarbage");
      await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    }
    const { metrics } = await this.browser.send("Performance.getMetrics");
    const metric = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    return {
      "JavaScript heap": metric("JSHeapUsedSize"),
      "WebAssembly memory": await this.page.evaluate(wasmMemory),
      "DOM nodes": metric("Nodes"),
      "event listeners": metric("JSEventListeners"),
      documents: metric("Documents"),
    };
  }
}

function wasmMemory(): number {
  const { memories } = window as unknown as { memories: WebAssembly.Memory[] };
  const sizes = new Set(memories.map((memory) => memory.buffer.byteLength));
  if (sizes.size !== 1) throw new Error(`there are ${memories.length} memories`);
  return [...sizes][0];
}
