/** The real process behind an edge: its folder, streams and signals. */
import { statSync } from "node:fs";
import { writeFully } from "../platform/output.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import type { Redaction } from "../platform/redaction.ts";
import type { EdgeMachine } from "./machine.ts";

/** Bytes. Inputs of cases are small; more than this is a mistake, and must not fill the memory. */
const largestStandardInput = 64 * 1024 * 1024;

/** What an edge needs of this process. */
export function edgeProcess(redaction: Redaction): EdgeMachine {
  return {
    environment: process.env,
    directory: process.cwd(),
    redaction,
    write: (stream, text) => void writeFully(stream === "output" ? 1 : 2, text),
    readStandardInput,
    isDirectory: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
    now: () => new Date(),
    clock: () => process.uptime() * 1000,
    onInterrupt(listener) {
      process.on("SIGINT", listener).on("SIGTERM", listener);
      return () => process.off("SIGINT", listener).off("SIGTERM", listener);
    },
  };
}

/** Ends this process with the exit code of `run`; `crashed` reports an error that nobody waited for. */
export async function endWith(
  run: () => Promise<number>,
  crashed: (error: unknown) => Promise<number>,
): Promise<never> {
  // Node's own warnings (node:sqlite is "experimental" on Node 22) say nothing to the person who runs a command.
  process.removeAllListeners("warning");
  // An error thrown where nobody waits (a stream's listener, a forgotten promise) is reported like any other.
  process.on("uncaughtException", (error) => {
    crashed(error).then(process.exit, () => process.exit(70));
  });
  process.exit(await run());
}

async function readStandardInput(signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const abort = () => process.stdin.destroy(new DOMException("Interrupted", "AbortError"));
  signal.addEventListener("abort", abort, { once: true });
  try {
    for await (const chunk of process.stdin) {
      const bytes: Uint8Array = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > largestStandardInput) {
        throw platformErrors.create("SW0108", {
          message: `Standard input holds more than ${largestStandardInput / 1024 / 1024} MiB.`,
          next: "Send the input of one case, as JSON or YAML.",
        });
      }
      chunks.push(bytes);
    }
  } finally {
    signal.removeEventListener("abort", abort);
  }
  return Buffer.concat(chunks);
}
