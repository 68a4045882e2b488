/** The real machine: this process, its streams and its signals. */
import { fstatSync, statSync } from "node:fs";
import packageJson from "../../package.json" with { type: "json" };
import { commandEntries } from "../commands/index.ts";
import { edgeProcess, endWith } from "../edge/process.ts";
import type { StreamFacts } from "../platform/environment.ts";
import { createRedaction } from "../platform/redaction.ts";
import { type Machine, reportCrash, runCommandLine } from "./main.ts";

/** Runs the command line of this process and ends it with the exit code. */
export async function runProcess(): Promise<never> {
  const machine = processMachine();
  return endWith(
    () => runCommandLine(machine),
    (error) => reportCrash(machine, error),
  );
}

/** What `runCommandLine` needs, from this process. */
function processMachine(): Machine {
  return {
    ...edgeProcess(createRedaction()),
    arguments: process.argv.slice(2),
    version: packageJson.version,
    commands: commandEntries(),
    standardOutput: streamFacts(1),
    standardError: streamFacts(2),
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
