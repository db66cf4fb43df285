// The built portal, put into a folder the way the hosting guide says.

import { execFile } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { variable } from "../process";
import { changed } from "./host";

export const GUIDE = join(__dirname, "../../../docs/hosting.md");

export type Routing = "hash" | "path";

interface Settings {
  routing: Routing;
  /** The folder's address on the host, with a `/` at the end. */
  base?: string;
  /** The CRM's origin, where it is another. */
  crm?: string;
}

export async function putPortal(folder: string, { routing, base = "/portal/", crm }: Settings): Promise<void> {
  await cp(variable("DIST"), folder, { recursive: true });
  if (routing === "path") await follow(folder, "routing=", { "/portal/": base });
  if (crm) await follow(folder, "crm=", { "https://crm.example.com": crm });
}

/** Runs the guide's own command for a setting of the start page. */
async function follow(folder: string, setting: string, changes: Record<string, string>): Promise<void> {
  const guide = await readFile(GUIDE, "utf8");
  const command = guide.split("\n").find((line) => line.startsWith("sed ") && line.includes(setting));
  if (!command) throw new Error(`The hosting guide has no command for ${setting}`);
  await promisify(execFile)("sh", ["-c", changed("the command", command, changes)], { cwd: folder });
}
