// What the portal's tabs say to each other, and what they make of what somebody else says there. The channel is open to all
// pages of the origin; here, one without a portal listens and speaks.

import type { BrowserContext, Page } from "@playwright/test";
import { BEN, expect, menu, records, signIn, test, title } from "./fixtures";
import type { Credentials } from "./sandbox";

const CHANNEL = "customer-portal";

test("the tabs say no more to each other than they have to", async ({ page, context, sandbox }) => {
  const crm = `${sandbox.url}/`;
  const other = await listen(context);
  await page.addInitScript(() => {
    const channels = new Set<string>();
    Object.assign(window, { channels });
    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        channels.add(name);
      }
    };
  });
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  await expect.poll(() => heard(other)).toEqual([{ crm }]);

  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  const { contact, token, begun } = JSON.parse((await kept(page))!)[crm];
  const session = { contact, token, begun };
  await expect.poll(() => heard(other)).toEqual([{ crm, session }]);

  await menu(page).getByRole("link", { name: "Support" }).click();
  await page.getByRole("link", { name: "Checkout: payment by invoice fails" }).click();
  await page.getByLabel("Reply", { exact: true }).fill("Nobody's business");
  await page.reload();
  await expect(page.getByText("It is back again today")).toBeVisible();
  expect(await heard(other), "a tab that has a session wants nothing").toEqual([]);

  await say(other, (crm) => ({ crm }));
  await expect.poll(() => heard(other), "a question is answered").toEqual([{ crm, session }]);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(title(page)).toHaveText("Sign in");
  await expect.poll(() => heard(other)).toEqual([{ crm, ended: true }]);
  await say(other, (crm) => ({ crm }));
  await delivered(page, other);
  expect(await heard(other), "nobody is signed in any more").toEqual([]);
  expect(await page.evaluate(() => [...(window as unknown as { channels: Set<string> }).channels])).toEqual([CHANNEL]);
});

/** Makes a message, in the page that speaks, out of the CRM of the portal and credentials of somebody else. */
type Message = (crm: string, session: Credentials) => unknown;

/** What nobody who is asked or told something in the portal's way would say. */
const NONSENSE: [name: string, message: Message][] = [
  ["null", () => null],
  ["undefined", () => undefined],
  ["a number", () => 5],
  ["no number", () => NaN],
  ["a large number", () => 1n],
  ["a text", () => "not JSON"],
  ["JSON", (crm, session) => JSON.stringify({ crm, session })],
  ["a day", () => new Date()],
  ["an error", (crm) => Object.assign(new Error("no"), { crm })],
  ["a list", (crm, session) => [crm, session]],
  ["a map", (crm, session) => new Map<string, unknown>([["crm", crm], ["session", session]])],
  ["bytes", () => new ArrayBuffer(8)],
  ["a circle", () => {
    const circle: Record<string, unknown> = {};
    return Object.assign(circle, { crm: circle, session: circle });
  }],
  ["nothing", () => ({})],
  ["no CRM", (_, session) => ({ session })],
  ["no CRM and an end", () => ({ ended: true })],
  ["a CRM that is none", (_, session) => ({ crm: null, session })],
  ["a CRM that is a number", (_, session) => ({ crm: 5, session })],
  ["a CRM in a list", (crm, session) => ({ crm: [crm], session })],
  ["a CRM in an object", (crm, session) => ({ crm: { href: crm }, session })],
  ["a CRM that is an object", (crm, session) => ({ crm: Object(crm), session })],
  ["another CRM", (crm, session) => ({ crm: `${crm}crm/`, session })],
  ["another CRM and an end", (crm) => ({ crm: `${crm}crm/`, ended: true })],
  ["a question for another CRM", (crm) => ({ crm: `${crm}crm/` })],
  ["a CRM without its end", (crm, session) => ({ crm: crm.slice(0, -1), session })],
  ["a CRM in capitals", (crm, session) => ({ crm: crm.toUpperCase(), session })],
  ["no session", (crm) => ({ crm, session: null })],
  ["a session that is a text", (crm, session) => ({ crm, session: session.token })],
  ["a session that is JSON", (crm, session) => ({ crm, session: JSON.stringify(session) })],
  ["a session that is a number", (crm) => ({ crm, session: 0 })],
  ["a session that is a flag", (crm) => ({ crm, session: true })],
  ["a session that is a list", (crm, { contact, token }) => ({ crm, session: [contact, token] })],
  ["a session that is empty", (crm) => ({ crm, session: {} })],
  ["no contact", (crm, { token }) => ({ crm, session: { token } })],
  ["no token", (crm, { contact }) => ({ crm, session: { contact } })],
  ["an empty contact", (crm, { token }) => ({ crm, session: { contact: "", token } })],
  ["an empty token", (crm, { contact }) => ({ crm, session: { contact, token: "" } })],
  ["a contact that is a number", (crm, { token }) => ({ crm, session: { contact: 1, token } })],
  ["a token that is a number", (crm, { contact }) => ({ crm, session: { contact, token: 1 } })],
  ["a token in a list", (crm, { contact, token }) => ({ crm, session: { contact, token: [token] } })],
  ["a token that is an object", (crm, { contact, token }) => ({ crm, session: { contact, token: Object(token) } })],
  ["all of it behind a prototype", (crm, session) => Object.create({ crm, session })],
  ["all of it named as a prototype", (crm, session) => JSON.parse(JSON.stringify({ p: { crm, session } }).replace("p", "__proto__"))],
  ["a session named as a prototype", (crm, session) => ({
    crm,
    session: JSON.parse(JSON.stringify({ p: session }).replace("p", "__proto__")),
  })],
  ["a session at the wrong place", (crm, session) => ({ crm, session: { session } })],
  ["a megabyte", (crm) => ({ crm, session: { contact: "1".repeat(2 ** 20), token: null } })],
  ["a million numbers", (crm) => ({ crm, session: Array.from({ length: 1_000_000 }, (_, index) => index) })],
  ["an end that is a text", (crm) => ({ crm, ended: "true" })],
  ["an end that is a number", (crm) => ({ crm, session: null, ended: 1 })],
  ["an end that is an object", (crm) => ({ crm, session: null, ended: Object(true) })],
];

/** What a tab would say that has somebody's session. */
const SESSIONS: [name: string, message: Message][] = [
  ["somebody else's session", (crm, session) => ({ crm, session })],
  ["more than a session", (crm, session) => ({ crm, session: { ...session, drafts: { "/": "typed" } }, ended: false })],
  ["a huge session", (crm, { contact }) => ({ crm, session: { contact, token: "e".repeat(2 ** 20) } })],
];

/** Nothing that somebody else says changes what the tab keeps, or is answered. */
async function expectUnmoved(page: Page, other: Page, theirs: Credentials): Promise<void> {
  const before = await kept(page);
  await delivered(page, other);
  await heard(other);
  for (const [name, message] of [...NONSENSE, ...SESSIONS]) {
    await say(other, message, theirs);
    await delivered(page, other);
    expect(await heard(other), name).toEqual([]);
    expect(await kept(page), name).toBe(before);
  }
}

test.describe("whatever somebody else says there", () => {
  test("a tab that is signed in stays as it is, and answers nothing but a question", async ({ page, context, sandbox }) => {
    const other = await listen(context);
    await page.goto("/#/invoices");
    await signIn(page);
    await expect(records(page)).toHaveCount(17);
    const ben = await sandbox.credentials(BEN);
    await expectUnmoved(page, other, ben);
    await page.getByRole("link", { name: "INV-1057" }).click();
    await expect(title(page), "it is still Anna").toHaveText("INV-1057");
    await say(other, (crm) => ({ crm }), ben);
    await expect.poll(() => heard(other)).toHaveLength(1);
  });

  test("a tab that was signed out in stays so", async ({ page, context, sandbox }) => {
    const other = await listen(context);
    await page.goto("/");
    await signIn(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(title(page)).toHaveText("Sign in");
    expect(await kept(page)).toBeNull();
    await expectUnmoved(page, other, await sandbox.credentials(BEN));
    await expect(title(page)).toHaveText("Sign in");
  });

  test("a tab that nobody has used yet takes over nothing but a session", async ({ page, context, sandbox }) => {
    const other = await listen(context);
    await page.goto("/");
    await expect(title(page)).toHaveText("Sign in");
    await delivered(page, other);
    await heard(other);
    const ben = await sandbox.credentials(BEN);
    for (const [name, message] of NONSENSE) {
      await say(other, message, ben);
      await delivered(page, other);
      expect(await heard(other), name).toEqual([]);
      expect(await kept(page), name).toBeNull();
    }
    await say(other, (crm, session) => ({ crm, session }), ben);
    await expect(title(page)).toHaveText("Dashboard");
    await page.goto("/#/invoices");
    await expect(records(page).last()).toHaveText("INV-2001");
  });
});

test("a frame of no origin, in a page of the portal's, hears nothing and ends nothing", async ({ page, context }) => {
  await page.goto("/");
  await signIn(page);
  await expect(title(page)).toHaveText("Dashboard");
  const other = await context.newPage();
  await other.goto("/embed/empty.html");
  const heard = other.evaluate(
    ([name, crm]) =>
      new Promise<unknown>((resolve) => {
        const hear = ({ data }: MessageEvent) => (frame.remove(), resolve(data));
        addEventListener("message", hear, { once: true });
        const script = `const heard = [];
          const channel = new BroadcastChannel(${JSON.stringify(name)});
          channel.onmessage = ({ data }) => heard.push(data);
          channel.postMessage({ crm: ${JSON.stringify(crm)} });
          channel.postMessage({ crm: ${JSON.stringify(crm)}, ended: true });
          setTimeout(() => parent.postMessage(heard, "*"), 500);`;
        const frame = Object.assign(document.createElement("iframe"), { srcdoc: `<script>${script}</script>` });
        frame.setAttribute("sandbox", "allow-scripts");
        document.body.append(frame);
      }),
    [CHANNEL, new URL("/", page.url()).href],
  );
  expect(await heard).toEqual([]);
  await expect(title(page)).toHaveText("Dashboard");
  await page.reload();
  await expect(title(page)).toHaveText("Dashboard");
});

/** A page without a portal that hears what the tabs say. */
async function listen(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/embed/empty.html");
  await page.evaluate((name) => {
    const heard: unknown[] = [];
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => heard.push(data);
    Object.assign(window, { heard, channel });
  }, CHANNEL);
  return page;
}

/** What it has heard since it was asked before. */
async function heard(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.splice(0));
}

/** Lets it say something. */
async function say(page: Page, message: Message, session?: Credentials): Promise<void> {
  const source = `channel.postMessage((${message})(${JSON.stringify(new URL("/", page.url()))}, ${JSON.stringify(session)}))`;
  await page.evaluate(source);
}

/** Waits until a tab has heard all that was said: messages come in their order. */
async function delivered(page: Page, other: Page): Promise<void> {
  const last = Math.random();
  const hearing = await page.evaluateHandle(
    ([name, last]) => {
      const channel = new BroadcastChannel(name as string);
      const heard = new Promise<void>((resolve) => {
        channel.onmessage = ({ data }) => {
          if (data !== last) return;
          channel.close();
          resolve();
        };
      });
      return { heard };
    },
    [CHANNEL, last],
  );
  await other.evaluate((last) => (window as unknown as { channel: BroadcastChannel }).channel.postMessage(last), last);
  await hearing.evaluate(({ heard }) => heard);
  await hearing.dispose();
}

/** What a tab keeps. */
async function kept(page: Page): Promise<string | null> {
  return page.evaluate((key) => sessionStorage.getItem(key), CHANNEL);
}
