/** The real machine: this process, its streams and its signals. */
import { fstatSync, statSync } from "node:fs";
import packageJson from "../../package.json" with { type: "json" };
import { commandEntries } from "../commands/index.ts";
import type { StreamFacts } from "../platform/environment.ts";
import { writeFully } from "../platform/output.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { createRedaction } from "../platform/redaction.ts";
import { type Machine, reportCrash, runCommandLine } from "./main.ts";

/** Bytes. Inputs of cases are small; more than this is a mistake, and must not fill the memory. */
const largestStandardInput = 64 * 1024 * 1024;

/** Runs the command line of this process and ends it with the exit code. */
export async function runProcess(): Promise<never> {
  const machine = processMachine();
  // Node's own warnings (node:sqlite is "experimental" on Node 22) say nothing to the person who runs a command.
  process.removeAllListeners("warning");
  // An error thrown where nobody waits (a stream's listener, a forgotten promise) is reported like any other.
  process.on("uncaughtException", (error) => {
    reportCrash(machine, error).then(process.exit, () => process.exit(70));
  });
  process.exit(await runCommandLine(machine));
}

/** What `runCommandLine` needs, from this process. */
function processMachine(): Machine {
  return {
    arguments: process.argv.slice(2),
    environment: process.env,
    directory: process.cwd(),
    version: packageJson.version,
    commands: commandEntries(),
    redaction: createRedaction(),
    standardOutput: streamFacts(1),
    standardError: streamFacts(2),
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

/**
 * The terminal module is loaded only for a character device that is not /dev/null: it takes 4 ms, and hooks and
 * pipelines have pipes and files.
 */
function streamFacts(descriptor: 1 | 2): StreamFacts {
  const none = { isTerminal: false, columns: undefined };
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isCharacterDevice() || facts.rdev === statSync("/dev/null", { throwIfNoEntry: false })?.rdev)
      return none;
  } catch {
    // A closed stream: nothing will be seen, and that is no reason to fail.
    return none;
  }
  if (!process.getBuiltinModule("node:tty").isatty(descriptor)) return none;
  return { isTerminal: true, columns: (descriptor === 1 ? process.stdout : process.stderr).columns };
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
