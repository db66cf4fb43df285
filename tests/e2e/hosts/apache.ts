// Apache, as it runs the samples: they are .htaccess files, so all that is here is what a hosting company has set up.

import { mkdir, writeFile } from "node:fs/promises";
import { getuid } from "node:process";
import { join } from "node:path";
import { freePort, variable } from "../process";
import { type Host, newFolder, run, sample } from "./host";
import { putPortal, type Routing } from "./portal";

/** Where Debian's package has the modules. */
const MODULE_FOLDER = "/usr/lib/apache2/modules";

const MODULES = [
  ...["mpm_prefork", "authz_core", "mime", "dir", "headers", "rewrite", "setenvif", "filter", "deflate"],
  // For what plays the CRM.
  ...["proxy", "proxy_http", "cgi", "actions", "alias"],
];

/** A program that answers with the header that it was given. */
const AUTHORIZATION = `#!/bin/sh\nprintf 'Content-Type: text/plain\\n\\n%s' "$HTTP_AUTHORIZATION"\n`;

/** The portal in a folder of the CRM's own origin. */
export async function apacheWithPortal(crm: string, routing: Routing): Promise<Host> {
  const [folder, port] = [await newFolder(), await freePort()];
  const portal = join(folder, "site/portal");
  await putPortal(portal, { routing });
  const changes: Record<string, string> = routing === "path" ? { "#RewriteCond": "RewriteCond", "#RewriteRule": "RewriteRule" } : {};
  await writeFile(join(portal, ".htaccess"), await sample(".htaccess", changes));
  return apache(folder, port, rulesOfCrm(crm));
}

/** The CRM's own server, which allows a portal of another origin. */
export async function apacheForCrm(crm: string, portal: string, port: number): Promise<Host> {
  const allowed = await sample("crm-cors.htaccess", { "https://portal.example.com": portal });
  return apache(await newFolder(), port, allowed + rulesOfCrm(crm));
}

/** A server that runs programs by CGI: /authorization answers with the header that it was given. */
export async function apacheWithCgi(htaccess: string): Promise<Host> {
  const [folder, port] = [await newFolder(), await freePort()];
  const site = join(folder, "site");
  await mkdir(site);
  await writeFile(join(site, "authorization"), AUTHORIZATION, { mode: 0o755 });
  return apache(folder, port, `SetHandler cgi-script\n${htaccess}`);
}

/** A server that has a CGI program answer for each page by `Action`, with settings of its own for the program's folder. */
export async function apacheWithAction(htaccess: string, ofServer = "", ofProgram = ""): Promise<Host> {
  const [folder, port] = [await newFolder(), await freePort()];
  const [site, programs] = [join(folder, "site"), join(folder, "programs")];
  await Promise.all([mkdir(site), mkdir(programs)]);
  await writeFile(join(programs, "php"), AUTHORIZATION, { mode: 0o755 });
  await writeFile(join(site, "authorization"), "");
  const settings = `
    ScriptAlias /programs/ ${programs}/
    Action page /programs/php
    ${ofServer}
    <Directory ${programs}>
      ${ofProgram}
    </Directory>`;
  return apache(folder, port, `SetHandler page\n${htaccess}`, settings);
}

/** What is no file is answered by one program, which gets the address as its query: here it is elsewhere. */
function rulesOfCrm(crm: string): string {
  return `
    RewriteEngine On
    RewriteCond %{REQUEST_URI} =/index.php
    RewriteCond %{QUERY_STRING} ^/([^&]*)&?(.*)$
    RewriteRule ^ ${crm}/%1?%2 [P,L]
    RewriteCond %{REQUEST_FILENAME} !-f
    RewriteCond %{REQUEST_FILENAME} !-d
    RewriteRule ^(.*)$ index.php?/$1 [L,QSA]`;
}

async function apache(folder: string, port: number, htaccess: string, ofServer = ""): Promise<Host> {
  const site = join(folder, "site");
  await mkdir(site, { recursive: true });
  await writeFile(join(site, ".htaccess"), htaccess);
  const settings = `
    ${MODULES.map((name) => `LoadModule ${name}_module ${MODULE_FOLDER}/mod_${name}.so`).join("\n")}
    ServerName crm.example.com
    ServerRoot ${folder}
    DefaultRuntimeDir ${folder}
    PidFile ${folder}/pid
    ErrorLog ${folder}/errors
    Listen 127.0.0.1:${port}
    ${getuid!() === 0 ? "User www-data\nGroup www-data" : ""}
    # An old list of types, which does not have WebAssembly.
    TypesConfig /dev/null
    AddType text/html .html
    AddType text/css .css
    AddType image/svg+xml .svg
    AddType image/png .png
    DirectoryIndex index.php
    DocumentRoot ${site}
    <Directory ${site}>
      AllowOverride All
      Options +ExecCGI +FollowSymLinks
    </Directory>
    ${ofServer}`;
  const file = join(folder, "apache.conf");
  await writeFile(file, settings);
  return run(variable("APACHE"), ["-f", file, "-D", "FOREGROUND"], port, folder);
}
