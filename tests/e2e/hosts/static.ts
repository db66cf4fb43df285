// The portal on static hosts: the CRM is elsewhere.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sandbox } from "../fixtures";
import { type Host, newFolder, sample } from "./host";
import { putPortal } from "./portal";
import { staticHost } from "./static-server";

export async function staticHostWithRules(sandbox: Sandbox): Promise<Host> {
  await sandbox.control("cors", { mode: "on" });
  return portalElsewhere(sandbox.url);
}

/** Its start page and `_headers` name the CRM. */
export async function portalElsewhere(crm: string): Promise<Host> {
  const folder = await newFolder();
  await putPortal(folder, { routing: "path", base: "/", crm });
  await writeFile(join(folder, "_redirects"), await sample("_redirects", {}));
  await writeFile(join(folder, "_headers"), await sample("_headers", { "https://crm.example.com": crm }));
  return staticHost(folder);
}

export async function staticHostWithoutRules(sandbox: Sandbox): Promise<Host> {
  await sandbox.control("cors", { mode: "on" });
  const folder = await newFolder();
  await putPortal(join(folder, "portal"), { routing: "path", crm: sandbox.url });
  const page = await sample("404.html", {
    "<customer-portal": `<customer-portal crm="${sandbox.url}/"`,
    "data:;": `data: ${sandbox.url};`,
    "https:;": `${sandbox.url};`,
  });
  await writeFile(join(folder, "404.html"), page);
  return staticHost(folder);
}
