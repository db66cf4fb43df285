// Every endpoint with everything that can go wrong: no panic, no blank page, what was typed is kept, the right words, a way on.

import type { Locator, Page } from "@playwright/test";
import { bringAbout, type Caused } from "./faults/causes";
import { type Endpoint, ENDPOINTS, type Read, type SignOut, type Write } from "./faults/endpoints";
import { causeOn, type Fault, FAULTS, outcome, type Outcome, UNSEEN } from "./faults/faults";
import { ROW, type Row } from "./faults/reporter";
import { alert, dialog, expect, menu, passTimeUntil, type Sandbox, SERVERS, signIn, signInTo, test, title } from "./fixtures";
import type { Server } from "./sandbox";

/** How long something may take on a slow machine, in milliseconds. */
const PATIENCE = 15_000;

// Recording all of it would take longer than the rest.
test.use({ trace: "off", actionTimeout: PATIENCE });

/** What is not as expected is noted, and the next fault has its turn. */
const see = expect.configure({ soft: true, timeout: PATIENCE });

/** One endpoint with one fault. */
interface Cell<E extends Endpoint> {
  page: Page;
  sandbox: Sandbox;
  server: Server;
  endpoint: E;
  fault: Fault;
}

for (const server of SERVERS) {
  test.describe(`with a ${server} server`, () => {
    test.use({ sandboxArguments: ["--server", server] });
    for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
      test(name, async ({ page, sandbox, guard }) => {
        test.setTimeout(240_000);
        // The browser's own line for each answer that is no success, and for each that does not come; and for the other pages where
        // the network goes before they are there.
        guard.expectErrors(/^Failed to load resource: /, /Failed to fetch/);
        await page.clock.install();
        await begin(page, endpoint);
        const row: Row = { endpoint: `${name}, ${server}`, cells: [] };
        for (const fault of FAULTS) {
          const before = test.info().errors.length;
          await test.step(fault.name, async () => {
            try {
              await meet({ page, sandbox, server, endpoint, fault });
            } catch (error) {
              see(String(error), `${name}, ${fault.name}`).toBe("");
            }
          });
          const isAsExpected = test.info().errors.length === before;
          row.cells.push({ fault: fault.name, outcome: outcome(fault, endpoint, server).as, isAsExpected });
          if (!isAsExpected) await beginAnew(page, sandbox, endpoint);
        }
        test.info().annotations.push({ type: ROW, description: JSON.stringify(row) });
      });
    }
  });
}

/** Goes to where the endpoint is met. */
async function begin(page: Page, endpoint: Endpoint): Promise<void> {
  const isSignedOut = endpoint.kind === "sign-in" || endpoint.kind === "register";
  if (isSignedOut) return void (await page.goto(`/#${endpoint.at}`));
  await signInTo(page, "/");
  await expect(title(page)).toHaveText("Dashboard");
  await page.goto(`/#${endpoint.at}`);
}

/** A fault that was not met as it should be leaves nothing for the next. */
async function beginAnew(page: Page, sandbox: Sandbox, endpoint: Endpoint): Promise<void> {
  await page.unrouteAll();
  await page.context().setOffline(false);
  await sandbox.control("reset");
  // The browser may be showing a page of its own, which has no storage.
  await page.goto("/");
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await begin(page, endpoint);
}

function meet({ endpoint, ...cell }: Cell<Endpoint>): Promise<void> {
  switch (endpoint.kind) {
    case "list":
    case "record":
    case "choices":
      return read({ endpoint, ...cell });
    case "sign-out":
      return signOut({ endpoint, ...cell });
    default:
      return write({ endpoint, ...cell });
  }
}

/** The page is opened while the fault lasts, and asks again when it has passed. */
async function read(cell: Cell<Read>): Promise<void> {
  const { page, sandbox, server, endpoint, fault } = cell;
  const { data, empty } = endpoint;
  const got = outcome(fault, endpoint, server);
  // What the page before has under way is not to meet the fault.
  await page.goto("about:blank");
  const caused = await bringAbout(causeOn(server, fault.cause), endpoint, page, sandbox);
  await page.goto(`/#${endpoint.at}`, { waitUntil: "commit" });
  await passTime(cell, caused, failure(page, endpoint, got));
  if (endpoint.kind === "choices" && got.as !== "dialog") await page.getByLabel("Subject").fill("It squeaks");
  switch (got.as) {
    case "data":
      await data(page).waitFor();
      break;
    case "empty":
      // A form without choices has no field for them.
      await (empty ? empty(page).waitFor() : see(data(page)).toHaveCount(0));
      break;
    default:
      await failure(page, endpoint, got).waitFor();
  }
  await expectWhole(page);
  await caused.lift();
  if (got.as === "retry") await failure(page, endpoint, got).getByRole("button", { name: "Try again" }).click();
  if (got.as === "dialog") await signIn(failure(page, endpoint, got));
  if (got.as === "retry" || got.as === "online" || got.as === "dialog") {
    await data(page).waitFor();
    await see(failure(page, endpoint, got)).toHaveCount(0);
  }
  if (endpoint.kind === "choices" && got.as !== "dialog") {
    await see(page.getByLabel("Subject")).toHaveValue("It squeaks");
  }
}

/** Where a customer reads of a failure. Without its choices a form has no more to say than that. */
function failure(page: Page, endpoint: Read, got: Outcome): Locator {
  if (got.as === "dialog") return dialog(page);
  if (endpoint.kind === "choices") {
    return page.getByRole("status").filter({ hasText: "Some of the choices for a ticket could not be loaded." });
  }
  return alert(page.getByRole("main"), "words" in got ? got.words : "");
}

/** The form is sent while the fault lasts, and again when it has passed. */
async function write(cell: Cell<Write>): Promise<void> {
  const { page, sandbox, server, endpoint, fault } = cell;
  const got = outcome(fault, endpoint, server);
  const text = `Typed with ${fault.name}`;
  const typed = Object.entries(endpoint.typed(text));
  const field = (label: string) => page.getByRole("main").getByLabel(label, { exact: true });
  const button = page.getByRole("main").getByRole("button", { name: endpoint.button });
  await page.goto(`/#${endpoint.at}`);
  for (const [label, text] of typed) await field(label).fill(text);
  if (endpoint.chosen) await field(endpoint.chosen).check();
  const caused = await bringAbout(causeOn(server, fault.cause), endpoint, page, sandbox);
  await button.click();
  if (got.as === "sent") {
    await endpoint.expectSent(page, text);
    await expectWhole(page);
    return caused.lift();
  }
  const said = "words" in got ? alert(page.getByRole("main"), got.words) : dialog(page);
  await passTime(cell, caused, said);
  await said.waitFor();
  if (got.as === "form" || got.as === "perhaps") {
    const kept = endpoint.kind === "message" ? "This was not sent; your text is still in the box." : STILL_HERE;
    if (endpoint.kind !== "sign-in") await see(said).toContainText(kept);
    if (got.as === "form" && got.beside) await see(page.getByText(got.beside).filter({ visible: true })).toHaveCount(1);
  }
  await expectWhole(page);
  await caused.lift();
  if (got.as === "dialog") await signIn(dialog(page));
  for (const [label, text] of typed) await see(field(label)).toHaveValue(text);
  if (got.as === "perhaps") {
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    return see(title(page)).toHaveText("Sign in");
  }
  await button.click();
  await endpoint.expectSent(page, text);
}

const STILL_HERE = "Everything you typed is still here.";

/** Whatever the server says to it, the customer is out. */
async function signOut(cell: Cell<SignOut>): Promise<void> {
  const { page, sandbox, server, endpoint, fault } = cell;
  await see(title(page)).toHaveText("Dashboard");
  const caused = await bringAbout(causeOn(server, fault.cause), endpoint, page, sandbox);
  await page.getByRole("button", { name: "Sign out" }).click();
  await passTime(cell, caused, title(page));
  await caused.happened();
  await see(title(page)).toHaveText("Sign in");
  await see(page.getByRole("alert").filter({ hasNotText: "the server could not be told" })).toHaveCount(0);
  await expectWhole(page);
  await caused.lift();
  await signIn(page);
}

/** Lets as much time pass as it takes until something is seen. */
async function passTime({ page, fault }: Cell<Endpoint>, caused: Caused, seen: Locator): Promise<void> {
  if (fault.cause.as === "silence") {
    await caused.happened();
    await page.clock.fastForward("00:30");
  }
  if (fault.isAskedAgain) await passTimeUntil(page, seen);
}

/** There is no panic and no blank page, and nothing is to be seen of what only developers should see. */
async function expectWhole(page: Page): Promise<void> {
  await see(title(page)).toBeVisible();
  await see(menu(page)).toBeVisible();
  await see(page.getByText("Something went wrong in the customer portal.")).toHaveCount(0);
  await see(page.getByText(UNSEEN)).toHaveCount(0);
}
