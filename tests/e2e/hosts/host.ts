// What all hosts of the hosting tests have in common: each is a server of its own, made of the samples in hosting/.

import { expect } from "@playwright/test";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stop } from "../process";

/** A server that runs until it is stopped. */
export interface Host {
  origin: string;
  stop(): Promise<void>;
}

/** Runs a program that listens on a port of this machine. Its folder goes when it is stopped. */
export async function run(program: string, args: string[], port: number, folder: string): Promise<Host> {
  const server = spawn(program, args, {
    stdio: ["ignore", "ignore", "inherit"],
    // In a process group of its own: Apache ends with its whole group, and that would be the tests'.
    detached: true,
    // Not the tests' own: to nginx, NGINX means something else.
    env: {},
  });
  const host = {
    origin: localOrigin(port),
    async stop() {
      await stop(server);
      await rm(folder, { recursive: true });
    },
  };
  try {
    await expect(() => expectToListen(port)).toPass({ timeout: 10_000 });
  } catch (error) {
    await host.stop();
    throw error;
  }
  return host;
}

async function expectToListen(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.destroy();
}

export function localOrigin(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** A new folder that everybody may read: a server that root starts reads its files as somebody else. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "portal-host-"));
  await chmod(folder, 0o755);
  return folder;
}

/** A file of hosting/ with what is to be changed in it: each old text has to be there. */
export async function sample(name: string, changes: Record<string, string>): Promise<string> {
  const text = await readFile(join(__dirname, "../../../hosting", name), "utf8");
  return changed(name, text, changes);
}

export function changed(name: string, text: string, changes: Record<string, string>): string {
  return Object.entries(changes).reduce((text, [old, now]) => {
    if (!text.includes(old)) throw new Error(`${name} has no ${old}`);
    return text.replaceAll(old, () => now);
  }, text);
}
