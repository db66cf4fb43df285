import type { Page } from "@playwright/test";
import { alert, expect, fromSignInToInvoice, test, title } from "./fixtures";
import { newFolder } from "./hosts/host";
import { putPortal } from "./hosts/portal";
import { staticHost } from "./hosts/static-server";

// Every other test runs under the policy, too: the guard fails it at the first violation, which the console tells as an error.
test("the portal runs under the policy that the hosting guide asks for", async ({ page, guard }) => {
  guard.expectErrors(/elsewhere\.example/, /inline/);
  const answer = await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  expect(answer!.headers()["content-security-policy"].split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
    "require-trusted-types-for 'script'",
    "trusted-types customer-portal dompurify",
  ]);

  const violations = await violationsOf(page, 2);
  await page.evaluate(() => {
    fetch("https://elsewhere.example/").catch(() => {});
    document.body.setAttribute("style", "color: red");
  });
  expect(await violations(), "the policy is in force").toEqual(["connect-src", "style-src-attr"]);
});

test("the start page has a policy of its own, for hosts that send none", async ({ page, guard, sandbox }) => {
  guard.expectErrors(/elsewhere\.example/, /inline/, /TrustedScriptURL/);
  await sandbox.control("cors", { mode: "on" });
  const folder = await newFolder();
  await putPortal(folder, { routing: "hash", crm: sandbox.url });
  const host = await staticHost(folder);
  guard.allow(host.origin);
  const answer = await page.goto(host.origin);
  expect(answer!.headers()).not.toHaveProperty("content-security-policy");
  const violations = await violationsOf(page, 4);
  await page.evaluate(() => {
    fetch("http://elsewhere.example/").catch(() => {});
    Object.assign(new Image(), { src: "https://elsewhere.example/a.png" });
    document.body.setAttribute("style", "color: red");
    try {
      document.createElement("script").src = "https://elsewhere.example/a.js";
    } catch {
      // Said by the event.
    }
  });
  expect(await violations()).toEqual(["connect-src", "img-src", "require-trusted-types-for", "style-src-attr"]);
  await fromSignInToInvoice(page);
  await page.close();
  await host.stop();
});

test("the portal's policy for scripts takes the two that it loads, and no other file", async ({ page }) => {
  test.skip(!(await page.evaluate(() => "trustedTypes" in window)), "a browser without trusted types");
  await page.addInitScript(() => {
    const factory = (window as unknown as { trustedTypes: Factory }).trustedTypes;
    const create = factory.createPolicy.bind(factory);
    factory.createPolicy = (name, rules) => {
      const policy = create(name, rules);
      if (name === "customer-portal") Object.assign(window, { policy });
      return policy;
    };
  });
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  const scripts = await page.evaluate(() => {
    const { policy } = window as unknown as { policy: Policy };
    const takes = (address: string) => {
      try {
        return String(policy.createScriptURL(new URL(address, location.href).href)) !== "";
      } catch {
        return false;
      }
    };
    const files = performance.getEntriesByType("resource").map(({ name }) => name);
    const scripts = files.filter((name) => name.endsWith(".js") && takes(name));
    const others = ["portal.js", "./", "../a.js", "split/a.js", "https://elsewhere.example/a.js", "data:text/javascript,a", `${scripts[0]}?a`];
    return { names: scripts.map((name) => name.split("/").pop()), others: others.filter(takes) };
  });
  expect(scripts.names).toEqual([expect.stringMatching(/^customer-portal-\w+\.js$/)]);
  expect(scripts.others).toEqual([]);
});

test("on a page without encryption the sign-in page says so", async ({ page, guard, sandbox }) => {
  // Which means nothing without encryption.
  guard.expectErrors(/Cross-Origin-Opener-Policy/);
  const origin = "http://portal.example";
  guard.allow(origin);
  await page.route(`${origin}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${sandbox.url}${pathname}${search}` }) });
  });
  await page.goto(origin);
  await expect(title(page)).toHaveText("Sign in");
  await expect(alert(page, "This page is not safe")).toBeVisible();
  await page.goto("/");
  await expect(title(page)).toHaveText("Sign in");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

interface Policy {
  createScriptURL(address: string): unknown;
}

interface Factory {
  createPolicy(name: string, rules: object): Policy;
}

/** Listens from now on, and gives the names of the directives that the page has violated as soon as there are so many. */
async function violationsOf(page: Page, count: number): Promise<() => Promise<string[]>> {
  const listening = await page.evaluateHandle((count) => {
    const directives: string[] = [];
    const heard = new Promise<string[]>((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => {
        directives.push(event.effectiveDirective);
        if (directives.length === count) resolve([...directives].sort());
      });
    });
    return { heard };
  }, count);
  return () => listening.evaluate(({ heard }) => heard);
}
