/** Starts a server as a child that cannot outlive the test process, and waits until it answers. */
import { spawn } from "node:child_process";
import { createServer } from "node:net";

export interface ServerProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

/** On Linux the kernel ends the child when the test process dies, even by SIGKILL. Elsewhere `exit` below does. */
const launcher = `
import os, sys
try:
    import ctypes, signal
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
except Exception:
    pass
os.execv(sys.argv[1], sys.argv[1:])
`;

export interface ServerStart {
  readonly name: string;
  readonly python: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** True as soon as the server answers as it should. */
  ready(): Promise<boolean>;
}

/** Throws with the server's output where it ends early or is not ready within a minute. */
export async function startServerProcess(start: ServerStart): Promise<ServerProcess> {
  const child = spawn(start.python, ["-c", launcher, ...start.command], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...start.environment },
  });
  let output = "";
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString("utf8")).slice(-4000);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", kill);
  const deadline = Date.now() + 60_000;
  while (!(await start.ready().catch(() => false))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      kill();
      throw new Error(`${start.name} did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // What answered can be another server, where ours found its port taken.
  if (child.exitCode !== null) throw new Error(`${start.name} ended at its start:\n${output}`);
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      process.off("exit", kill);
      kill();
      await ended;
    },
  };
}

/** Starts again with other ports, where another process took one between the look and the start. */
export async function startedOnFreePorts<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** A port of 127.0.0.1 that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
