// Programs that run for as long as a test does.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A variable that `cargo xtask test e2e` sets. */
export function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "cargo xtask test e2e".`);
  return value;
}

/** Starts a program; what it says on its standard error is the test's own. */
export function start(program: string, args: string[]): ChildProcess {
  return spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Ends a program, and waits until it has ended. */
export async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, "exit");
  program.kill();
  await ended;
}
