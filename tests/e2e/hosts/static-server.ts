// A static host like Netlify, Cloudflare Pages and GitHub Pages. Where they differ, it does what is harder on the samples:
// rules of _redirects go before files, and the values that several rules of _headers give to a header are all sent.

import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { type Host, localOrigin } from "./host";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves a folder, and takes it away in the end. */
export async function staticHost(folder: string): Promise<Host> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    answer(folder, pathname, response).catch((error) => response.destroy(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: localOrigin((server.address() as { port: number }).port),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await rm(folder, { recursive: true });
    },
  };
}

async function answer(folder: string, path: string, response: ServerResponse): Promise<void> {
  for (const [name, value] of await headers(folder, path)) response.appendHeader(name, value);
  const address = (await rewritten(folder, path)).replace(/\/$/, "/index.html");
  const file = await contents(folder, address);
  const missing = file === undefined;
  const type = missing ? "text/html" : TYPES[extname(address)];
  response.writeHead(missing ? 404 : 200, { "Content-Type": type });
  response.end(file ?? (await contents(folder, "/404.html")));
}

async function contents(folder: string, address: string): Promise<Buffer | undefined> {
  return readFile(join(folder, address)).catch(() => undefined);
}

/** The lines of a file that are neither empty nor comments. */
async function lines(folder: string, name: string): Promise<string[]> {
  const text = (await contents(folder, name))?.toString() ?? "";
  return text.split("\n").filter((line) => line.trim() && !line.startsWith("#"));
}

async function rewritten(folder: string, path: string): Promise<string> {
  const rules = (await lines(folder, "_redirects")).map((line) => line.split(" "));
  const [, target] = rules.find(([pattern, , status]) => status === "200" && matches(pattern, path)) ?? [];
  return target ?? path;
}

/** Addresses are at the beginning of a line, and what belongs to them is indented. */
async function headers(folder: string, path: string): Promise<[string, string][]> {
  let matching = false;
  return (await lines(folder, "_headers")).flatMap((line): [string, string][] => {
    if (!line.startsWith(" ")) {
      matching = matches(line, path);
      return [];
    }
    const [, name, value] = line.match(/^\s+([\w-]+): (.*)$/)!;
    return matching ? [[name, value]] : [];
  });
}

/** A `*` at the end of a pattern is for anything. */
function matches(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
