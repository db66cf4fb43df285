// Another release of the portal in a folder that has one: the same files under other names, and the old ones gone.

import { createHash } from "node:crypto";
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HASHED } from "./headers";

/** From the innermost to the outermost: each has the names and hashes of those before it. */
const REFERRING = [/^customer-portal-\w+\.js$/, /^portal\.js$/, /^(index|hosting)\.html$|^manifest\.json$/];

export async function putNextRelease(folder: string): Promise<void> {
  const changes = new Map<string, string>();
  for (const name of (await readdir(folder)).filter((name) => HASHED.test(name))) {
    changes.set(name, name.replace(/\w{8}(?=\.\w+$)/, (hash) => [...hash].reverse().join("")));
  }
  for (const pattern of REFERRING) {
    for (const name of (await readdir(folder)).filter((name) => pattern.test(name))) {
      const before = await readFile(join(folder, name), "utf8");
      const after = [...changes].reduce((text, [old, now]) => text.replaceAll(old, now), before);
      changes.set(integrity(before), integrity(after));
      await writeFile(join(folder, name), after);
    }
  }
  for (const [old, now] of changes) if (HASHED.test(old)) await rename(join(folder, old), join(folder, now));
}

function integrity(content: string): string {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
