// dist/ as an npm package: packed, installed, and imported by the page of a site.

import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, fromSignInToInvoice, test } from "./fixtures";
import { newFolder } from "./hosts/host";
import { staticHost } from "./hosts/static-server";
import { variable } from "./process";

const run = promisify(execFile);

test("a site installs the package, without anything being run, and imports it", async ({ page, guard, sandbox }) => {
  const site = await newFolder();
  const { stdout } = await run("npm", ["pack", variable("DIST"), "--pack-destination", site, "--json"]);
  const [{ filename, files }] = JSON.parse(stdout);
  await writeFile(join(site, "package.json"), "{}");
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(site, filename)], { cwd: site });

  const installed = join(site, "node_modules/customer-portal");
  const description = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  expect(description.scripts).toBeUndefined();
  expect(description.dependencies).toBeUndefined();
  const { version } = JSON.parse((await run("cargo", ["metadata", "--no-deps", "--format-version=1"])).stdout).packages[0];
  expect(description.version).toBe(version);
  expect(createRequire(join(site, "index.js")).resolve("customer-portal")).toBe(join(installed, "portal.js"));
  const names = files.map(({ path }: { path: string }) => path);
  const papers = ["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-TABLER-ICONS", "THIRD-PARTY-NOTICES.txt", "sbom.cdx.json"];
  expect(names).toEqual(expect.arrayContaining(["portal.d.ts", ...papers]));

  await writeFile(
    join(site, "index.html"),
    `<!doctype html><title>Acme</title><h1>Acme</h1>
     <script type="importmap">{"imports": {"customer-portal": "/node_modules/customer-portal/portal.js"}}</script>
     <script type="module">import "customer-portal";</script>
     <customer-portal crm="${sandbox.url}"></customer-portal>`,
  );
  await sandbox.control("cors", { mode: "on" });
  const host = await staticHost(site);
  guard.allow(host.origin);
  await page.goto(host.origin);
  await fromSignInToInvoice(page.locator("customer-portal"));
  await page.close();
  await host.stop();
});
