/** A machine for the command line made by hand: made-up commands, streams that are kept, a clock that a test moves. */
import { type Machine, runCommandLine } from "../../src/cli/main.ts";
import type { CommandEntry } from "../../src/commands/index.ts";
import type { AnyCommand } from "../../src/platform/command.ts";
import { createRedaction } from "../../src/platform/redaction.ts";

export interface Ran {
  readonly exitCode: number;
  readonly output: string;
  readonly error: string;
}

export interface MachineOptions {
  readonly commands?: readonly AnyCommand[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly input?: string;
  readonly machine?: Partial<Machine>;
}

/** Runs one command line in this process. */
export async function run(words: readonly string[], options: MachineOptions = {}): Promise<Ran> {
  const written = { output: "", error: "" };
  const stream = { isTerminal: options.terminal ?? false, columns: options.terminal === true ? 80 : undefined };
  const exitCode = await runCommandLine({
    arguments: words,
    environment: options.environment ?? {},
    directory: "/work",
    version: "1.2.3",
    commands: (options.commands ?? []).map(entryOf),
    redaction: createRedaction(),
    standardOutput: stream,
    standardError: stream,
    write: (name, text) => {
      written[name] += text;
    },
    readStandardInput: async () => Buffer.from(options.input ?? ""),
    isDirectory: (path) => path === "/work/project",
    now: () => new Date("2026-11-02T09:00:00Z"),
    clock: () => 0,
    onInterrupt: () => () => undefined,
    ...options.machine,
  });
  return { exitCode, ...written };
}

function entryOf(command: AnyCommand): CommandEntry {
  return { name: command.name, summary: command.summary, group: "Prompts", load: async () => ({ command }) };
}
