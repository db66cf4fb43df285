// nginx, as it runs the samples.

import { mkdir, writeFile } from "node:fs/promises";
import { getuid } from "node:process";
import { join } from "node:path";
import { freePort, variable } from "../process";
import { type Host, newFolder, run, sample } from "./host";
import { putPortal, type Routing } from "./portal";

const CRM_OF_SAMPLES = "http://127.0.0.1:8080";

/** The portal in a folder of the CRM's own origin. */
export async function nginxWithPortal(crm: string, routing: Routing): Promise<Host> {
  const [folder, port] = [await newFolder(), await freePort()];
  await putPortal(join(folder, "portal"), { routing });
  const changes: Record<string, string> = { "listen 80;": `listen 127.0.0.1:${port};`, "/var/www": folder, [CRM_OF_SAMPLES]: crm };
  if (routing === "path") changes["#try_files"] = "try_files";
  return nginx(folder, port, await sample("nginx.conf", changes));
}

/** The CRM's own server, which allows a portal of another origin. */
export async function nginxForCrm(crm: string, portal: string, port: number): Promise<Host> {
  const folder = await newFolder();
  const changes = { "https://portal.example.com": portal, [CRM_OF_SAMPLES]: crm };
  const server = `
    server {
      listen 127.0.0.1:${port};
      ${await sample("crm-cors.nginx.conf", changes)}
      location / { proxy_pass ${crm}; }
    }`;
  return nginx(folder, port, server);
}

async function nginx(folder: string, port: number, servers: string): Promise<Host> {
  const scratch = join(folder, "scratch");
  await mkdir(scratch);
  const scratchPaths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const settings = `
    ${getuid!() === 0 ? "user root;" : ""}
    pid ${scratch}/pid;
    events {}
    http {
      access_log off;
      ${scratchPaths.map((name) => `${name}_temp_path ${scratch}/${name};`).join("\n")}
      ${servers}
    }`;
  const file = join(scratch, "nginx.conf");
  await writeFile(file, settings);
  return run(variable("NGINX"), ["-c", file, "-e", "stderr", "-g", "daemon off;"], port, folder);
}
