// The samples in hosting/, each in the server that it is for, with the portal put up as docs/hosting.md says.

import { readdir, readFile } from "node:fs/promises";
import { expect, fromSignInToInvoice, type Sandbox, signIn, test as base, title } from "./fixtures";
import { apacheForCrm, apacheWithAction, apacheWithCgi, apacheWithPortal } from "./hosts/apache";
import { HASHED, headersForAll, headersOf, typeOf } from "./hosts/headers";
import { type Host, localOrigin, sample } from "./hosts/host";
import { nginxForCrm, nginxWithPortal } from "./hosts/nginx";
import { GUIDE, type Routing } from "./hosts/portal";
import { portalElsewhere, staticHostWithoutRules, staticHostWithRules } from "./hosts/static";
import { PAGES, PUBLIC_PAGES } from "./places";
import { freePort, variable } from "./process";

interface Fixtures {
  /** All that the test starts, also what is not yet ready when it ends. */
  hosts: Promise<Host>[];
  /** Lets pages speak to a host that is being started, and tells its origin. */
  running: (host: Promise<Host>) => Promise<string>;
}

const test = base.extend<Fixtures>({
  hosts: async ({}, use) => {
    const hosts: Promise<Host>[] = [];
    await use(hosts);
    const started = await Promise.allSettled(hosts);
    await Promise.all(started.map((host) => host.status === "fulfilled" && host.value.stop()));
  },
  // Needs the hosts, so that they run until all pages are closed: what a page does not get any more is an error to the guard.
  guard: async ({ hosts: _, guard }, use) => use(guard),
  running: async ({ hosts, guard }, use) =>
    use(async (starting) => {
      hosts.push(starting);
      const { origin } = await starting;
      guard.allow(origin);
      return origin;
    }),
});

/** Which hosts have the portal, and where; all but the static ones have the CRM, too. */
const PORTALS: {
  name: string;
  start: (sandbox: Sandbox) => Promise<Host>;
  home: string;
  routing: Routing;
  /** What an address that is no file is answered with. */
  startPageStatus?: number;
  /** Whether the host can be told which headers to send, and whether the CRM has another origin then. */
  headers: "for the CRM's origin" | "for a CRM elsewhere" | "none";
}[] = [
  ...(["hash", "path"] as const).flatMap((routing) => [
    {
      name: `nginx, ${routing} routing`,
      start: ({ url }: Sandbox) => nginxWithPortal(url, routing),
      home: "/portal/",
      routing,
      headers: "for the CRM's origin" as const,
    },
    {
      name: `Apache, ${routing} routing`,
      start: ({ url }: Sandbox) => apacheWithPortal(url, routing),
      home: "/portal/",
      routing,
      headers: "for the CRM's origin" as const,
    },
  ]),
  {
    name: "a static host with rules",
    start: staticHostWithRules,
    home: "/",
    routing: "path",
    headers: "for a CRM elsewhere",
  },
  {
    name: "a static host without rules",
    start: staticHostWithoutRules,
    home: "/portal/",
    routing: "path",
    startPageStatus: 404,
    headers: "none",
  },
];

for (const { name, start, home, routing, startPageStatus = 200, headers } of PORTALS) {
  test.describe(name, () => {
    test("a customer gets to an invoice", async ({ page, sandbox, running }) => {
      await page.goto((await running(start(sandbox))) + home);
      await fromSignInToInvoice(page);
    });

    test("a missing file is missing", async ({ sandbox, running }) => {
      const answer = await fetch(`${await running(start(sandbox))}${home}pages-AAAAAAAA.wasm`);
      expect(answer.status).toBe(404);
    });

    if (routing === "path") {
      test("an address can be opened and reloaded", async ({ page, guard, sandbox, running }) => {
        if (startPageStatus === 404) guard.expectErrors(/404 \(Not Found\)/);
        const origin = await running(start(sandbox));
        const answer = await page.goto(`${origin}${home}invoices/316`);
        expect(answer!.status()).toBe(startPageStatus);
        await signIn(page);
        await expect(title(page)).toHaveText("INV-1057");
        await expect(page).toHaveURL(`${origin}${home}invoices/316`);
        await page.reload();
        await expect(title(page)).toHaveText("INV-1057");
      });
    }

    if (headers !== "none") {
      test("each file comes with its headers", async ({ sandbox, running }) => {
        const origin = await running(start(sandbox));
        const crm = headers === "for a CRM elsewhere" ? [sandbox.url] : [];
        const hashed = (await readdir(variable("DIST"))).filter((file) => HASHED.test(file));
        expect(hashed.length).toBeGreaterThan(5);
        const startPages = routing === "path" && headers === "for the CRM's origin" ? ["", "invoices/316"] : [""];
        for (const file of [...startPages, "portal.js", ...hashed]) {
          const answer = await fetch(origin + home + file);
          expect.soft({ status: answer.status, ...headersOf(answer) }, file).toEqual({
            status: 200,
            "content-type": expect.stringMatching(typeOf(file)),
            "cache-control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
            ...headersForAll(crm),
          });
        }
      });
    }

    if (headers === "for the CRM's origin") {
      test("errors have the headers, too, and are not kept; the CRM's answers have none of the portal's", async ({ sandbox, running }) => {
        const origin = await running(start(sandbox));
        const missing = await fetch(`${origin}${home}pages-AAAAAAAA.wasm`);
        expect(headersOf(missing)).toMatchObject({ "cache-control": "no-cache", ...headersForAll([]) });
        const api = await fetch(`${origin}/customers_api/v1/invoices`);
        expect(api.status).toBe(401);
        const ofApi = { "content-type": expect.any(String) };
        const kept = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
        expect(headersOf(api)).toEqual(name.startsWith("nginx") ? { ...ofApi, ...kept } : ofApi);
      });

      test("files are compressed on their way, and asked for only when they have changed", async ({ sandbox, running }) => {
        const address = `${await running(start(sandbox))}${home}portal.js`;
        const answer = await fetch(address);
        expect(answer.headers.get("Content-Encoding")).toBe("gzip");
        const again = await fetch(address, { headers: { "If-None-Match": answer.headers.get("ETag")! } });
        expect(again.status).toBe(304);
        expect(headersOf(again)).toMatchObject({ "cache-control": "no-cache" });
      });

      test("the portal's folder is found without the slash at its end", async ({ page, sandbox, running }) => {
        const origin = await running(start(sandbox));
        await page.goto(origin + home.slice(0, -1));
        await expect(page).toHaveURL(new RegExp(`^${origin}${home}`));
        await expect(title(page)).toHaveText("Sign in");
      });
    }
  });
}

/** Servers before the CRM that allow a portal of another origin. */
const CRMS = [
  { name: "nginx", start: nginxForCrm },
  { name: "Apache", start: apacheForCrm },
];

for (const { name, start } of CRMS) {
  test.describe(`a CRM behind ${name}, which does not allow other sites by itself`, () => {
    test("is used by a portal elsewhere", async ({ page, sandbox, running }) => {
      const port = await freePort();
      const portal = await running(portalElsewhere(localOrigin(port)));
      await running(start(sandbox.url, portal, port));
      await page.goto(portal);
      await fromSignInToInvoice(page);
    });

    test("allows one site the API, once, whatever is answered, and nothing else", async ({ sandbox, running }) => {
      await sandbox.control("cors", { mode: "on" });
      const origin = await running(start(sandbox.url, "https://portal.example", await freePort()));
      const api = `${origin}/customers_api/v1/invoices`;
      const allowed = {
        "access-control-allow-origin": "https://portal.example",
        "access-control-allow-methods": "GET, POST, PUT, OPTIONS",
        "access-control-allow-headers": "Authorization, Content-Type",
        "access-control-max-age": "7200",
        "access-control-expose-headers": "Retry-After",
        vary: expect.stringMatching(/\bOrigin\b/),
      };
      const preflight = await fetch(api, { method: "OPTIONS" });
      expect(preflight.status).toBe(204);
      expect(Object.fromEntries(preflight.headers)).toMatchObject(allowed);

      const refusal = await fetch(api);
      expect(refusal.status).toBe(401);
      expect(Object.fromEntries(refusal.headers)).toMatchObject(allowed);

      await sandbox.control("cors", { mode: "off" });
      const elsewhere = await fetch(`${origin}/authentication/forgot_password`);
      expect(elsewhere.status).toBe(200);
      expect(elsewhere.headers.has("Access-Control-Allow-Origin")).toBe(false);
    });
  });
}

/** What a program is told of who is signed in. */
async function asked(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/authorization`, { headers: { Authorization: "a token" } });
  return answer.text();
}

test.describe("programs that Apache runs by CGI", () => {

  test("are not told who is signed in", async ({ running }) => {
    expect(await asked(await running(apacheWithCgi("")))).toBe("");
  });

  test("are told by the sample", async ({ running }) => {
    const htaccess = await sample("crm-authorization.htaccess", {});
    expect(await asked(await running(apacheWithCgi(htaccess)))).toBe("a token");
  });

  test("are told by the sample for old versions", async ({ running }) => {
    const htaccess = await sample("crm-authorization.htaccess", { CGIPassAuth: "#CGIPassAuth", "#SetEnvIf": "SetEnvIf" });
    expect(await asked(await running(apacheWithCgi(htaccess)))).toBe("a token");
  });
});

test.describe("programs that Apache runs by Action", () => {
  const old = { CGIPassAuth: "#CGIPassAuth", "#SetEnvIf": "SetEnvIf" };

  test("are told by neither sample in the CRM's folder", async ({ running }) => {
    for (const changes of [{}, old]) {
      const htaccess = await sample("crm-authorization.htaccess", changes);
      expect(await asked(await running(apacheWithAction(htaccess)))).toBe("");
    }
  });

  test("are told by either in the server's own configuration", async ({ running }) => {
    const forServer = await sample("crm-authorization.htaccess", old);
    expect(await asked(await running(apacheWithAction("", forServer)))).toBe("a token");
    const forProgram = await sample("crm-authorization.htaccess", {});
    expect(await asked(await running(apacheWithAction("", "", forProgram)))).toBe("a token");
  });
});

test("each page of the portal has its rule for hosts with rules", async () => {
  const rules = (await sample("_redirects", {})).match(/^\/\S+/gm)!;
  const hasRule = (address: string) =>
    rules.some((rule) => rule === address || (rule.endsWith("/*") && address.startsWith(rule.slice(0, -1))));
  const addresses = ["/login", ...[...PAGES, ...PUBLIC_PAGES].map(({ address }) => address)];
  expect(addresses.filter((address) => address !== "/" && !hasRule(address))).toEqual([]);
});

test("the guide shows what the samples have", async () => {
  const guide = await readFile(GUIDE, "utf8");
  const shown = [...guide.matchAll(/^```(?:nginx|apache)\n(.*?)^```/gms)].flatMap(([, block]) => settings(block));
  expect(shown.length).toBeGreaterThan(15);
  const samples = await Promise.all(CONFIGURATION.map((name) => sample(name, {})));
  expect(samples.flatMap(settings)).toEqual(expect.arrayContaining(shown));

  const [, policy] = guide.match(/^(default-src .*)$/m)!;
  expect(policy).toBe(headersForAll([])["content-security-policy"]);
});

/** Samples of which the guide shows lines. */
const CONFIGURATION = ["nginx.conf", ".htaccess", "crm-cors.nginx.conf", "crm-cors.htaccess", "crm-authorization.htaccess"];

/** The lines of a configuration, also those that wait behind a `#`. */
function settings(text: string): string[] {
  return text.split("\n").map((line) => line.replace(/^\s*#?/, "").trim());
}
