/** What the operating system gives an edge, whichever it is. The only place where a test puts something else. */
import type { CommandContext } from "../platform/command.ts";
import type { EnvironmentVariables, TerminalFacts } from "../platform/environment.ts";
import { isOnRunner } from "../platform/environment.ts";
import { withoutWorkflowCommands } from "../platform/output.ts";
import { type ClosableProgress, createProgress } from "../platform/progress.ts";
import type { Redaction } from "../platform/redaction.ts";

export interface EdgeMachine {
  readonly environment: EnvironmentVariables;
  readonly directory: string;
  readonly redaction: Redaction;
  write(stream: "output" | "error", text: string): void;
  /** @throws SW0108 where more than the limit arrives. */
  readStandardInput(signal: AbortSignal): Promise<Uint8Array>;
  isDirectory(path: string): boolean;
  now(): Date;
  /** Milliseconds that never go backwards. */
  clock(): number;
  /** Calls the listener on Ctrl-C and SIGTERM until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
}

/** Progress on one of the streams, redacted, and harmless on a runner. */
export function progressOn(
  machine: EdgeMachine,
  stream: "output" | "error",
  settings: { readonly interactive: boolean; readonly columns: number; readonly verbose: boolean },
  onRunner = isOnRunner(machine.environment),
): ClosableProgress {
  return createProgress({
    // The display makes its own text visible; its cursor movements must pass.
    write: (text) => {
      const redacted = machine.redaction.redact(text);
      machine.write(stream, onRunner ? withoutWorkflowCommands(redacted) : redacted);
    },
    ...settings,
    clock: machine.clock,
  });
}

/** What a command gets to work with. */
export function contextOn(
  machine: EdgeMachine,
  parts: {
    readonly directory: string;
    readonly terminal: TerminalFacts;
    readonly progress: ClosableProgress;
    readonly signal: AbortSignal;
  },
): CommandContext {
  return {
    cwd: parts.directory,
    environment: machine.environment,
    progress: parts.progress,
    terminal: parts.terminal,
    redaction: machine.redaction,
    now: machine.now,
    readStdin: () => machine.readStandardInput(parts.signal),
    signal: parts.signal,
  };
}
