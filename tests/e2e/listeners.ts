// What a portal could leave behind in its page: listeners on what outlives it, timers, channels to other tabs.

import type { Page } from "@playwright/test";

/** Lets pages note, from their next load on, what the portal's code is to be called for later. */
export async function noteListeners(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const listening = new Map<string, number>();
    Object.assign(window, { listening });
    // Playwright has listeners of its own.
    const isPortals = () => /\/(customer-portal-\w+|portal)\.(js|wasm)/.test(new Error().stack ?? "");
    const begins = (what: string) => isPortals() && listening.set(what, (listening.get(what) ?? 0) + 1);
    const ends = (what: string) => {
      const left = (listening.get(what) ?? 0) - 1;
      if (left > 0) listening.set(what, left);
      else listening.delete(what);
    };

    // Those of the portal's own elements go with these.
    const isOwn = (target: unknown) => target instanceof Node && target.getRootNode() !== document;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    Object.assign(EventTarget.prototype, {
      addEventListener(this: EventTarget, type: string, ...rest: [never, never]) {
        if (!isOwn(this)) begins(`${this} ${type}`);
        addEventListener.call(this, type, ...rest);
      },
      removeEventListener(this: EventTarget, type: string, ...rest: [never, never]) {
        if (!isOwn(this)) ends(`${this} ${type}`);
        removeEventListener.call(this, type, ...rest);
      },
    });

    const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
    Object.assign(window, {
      setTimeout(run: () => void, ms: number) {
        const id: number = setTimeout(() => (ends(`timer ${id}`), run()), ms);
        begins(`timer ${id}`);
        return id;
      },
      setInterval(run: () => void, ms: number) {
        const id = setInterval(run, ms);
        begins(`timer ${id}`);
        return id;
      },
      clearTimeout: (id: number) => (ends(`timer ${id}`), clearTimeout(id)),
      clearInterval: (id: number) => (ends(`timer ${id}`), clearInterval(id)),
    });

    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        begins(`channel ${name}`);
      }
      override close() {
        ends(`channel ${this.name}`);
        super.close();
      }
    };
  });
}

/** What there is now. */
export async function listeners(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { listening: Map<string, number> }).listening.keys()].sort());
}
