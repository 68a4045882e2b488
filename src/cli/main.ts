/** The command line: finds the command, runs it, prints what it hands back. Everything of the process comes in as `Machine`. */
import { resolve } from "node:path";
import type { CommandEntry } from "../commands/index.ts";
import type { AnyCommand, CommandContext, CommandResult, Format } from "../platform/command.ts";
import { type EnvironmentVariables, type StreamFacts, terminalFacts } from "../platform/environment.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { nearest } from "../platform/nearest.ts";
import { safeText, withoutWorkflowCommands } from "../platform/output.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { type ClosableProgress, createProgress } from "../platform/progress.ts";
import type { Redaction } from "../platform/redaction.ts";
import { generalChoices, type Invocation, parseInvocation, splitArguments } from "./arguments.ts";

/** What the operating system gives the command line. The only place where a test puts something else. */
export interface Machine {
  readonly arguments: readonly string[];
  readonly environment: EnvironmentVariables;
  readonly directory: string;
  readonly version: string;
  readonly commands: readonly CommandEntry[];
  readonly redaction: Redaction;
  readonly standardOutput: StreamFacts;
  readonly standardError: StreamFacts;
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

/** Milliseconds that a command has, after Ctrl-C, to say what is left. A second Ctrl-C ends it at once. */
const graceAfterInterrupt = 3_000;

/** Milliseconds after Ctrl-C until the person is told that it was heard: most commands end before. */
const quietAfterInterrupt = 300;

/** Runs one command line and returns the process's exit code. Never throws. */
export async function runCommandLine(machine: Machine): Promise<number> {
  const print = printer(machine);
  const { command: name, rest } = splitArguments(machine.arguments);
  let interrupted = false;
  try {
    if (name === undefined) return await runWithoutCommand(machine, print);
    if (name === "help") return await showHelp(machine, print, splitArguments(rest).command);
    const command = await findCommand(machine, name);
    if (generalChoices(beforeTerminator(rest)).help) return await showHelp(machine, print, name);
    const invocation = parseInvocation(command, rest);
    const interruption = watchInterrupt(machine);
    try {
      return await runCommand(machine, command, invocation, print, interruption);
    } finally {
      interrupted = interruption.signal.aborted;
      interruption.stop();
    }
  } catch (thrown) {
    return await printFailure(machine, print, thrown, interrupted);
  }
}

/** Reports an error that escaped from everything else, and returns the exit code. */
export async function reportCrash(machine: Machine, thrown: unknown): Promise<number> {
  return printFailure(machine, printer(machine), thrown, false);
}

type Print = (stream: "output" | "error", text: string, format?: Format, color?: boolean) => void;

/** The one way out for text: redacted, and harmless to a terminal and to a GitHub runner. */
function printer(machine: Machine): Print {
  const onRunner = machine.environment["GITHUB_ACTIONS"] === "true";
  return (stream, text, format = "text", color = false) => {
    let safe = machine.redaction.redact(text);
    if (format === "text") safe = safeText(safe, color);
    if (onRunner) safe = harmlessOnRunner(safe, format);
    if (safe !== "") machine.write(stream, safe);
  };
}

/** Only annotations are meant to be obeyed. */
function harmlessOnRunner(text: string, format: Format): string {
  if (format === "github") return text;
  if (format === "json" || format === "sarif") return withoutWorkflowCommands(text, "json");
  return withoutWorkflowCommands(text, format === "junit" || format === "html" ? "xml" : "text");
}

async function runCommand(
  machine: Machine,
  command: AnyCommand,
  invocation: Invocation,
  print: Print,
  interruption: Interruption,
): Promise<number> {
  const directory = directoryOf(machine, invocation.directory);
  const terminal = terminalFacts(machine.environment, machine.standardOutput, invocation.color);
  const progress = progressOf(machine, invocation);
  interruption.onWait(() => progress.note("Stopping. Press Ctrl-C again to stop at once."));
  const context: CommandContext = {
    cwd: directory,
    environment: machine.environment,
    progress,
    terminal,
    redaction: machine.redaction,
    now: machine.now,
    readStdin: () => machine.readStandardInput(interruption.signal),
    signal: interruption.signal,
  };
  try {
    const result = await Promise.race([resultOf(command, invocation, context), interruption.ended]);
    progress.close();
    print("output", result.text, invocation.format, terminal.color);
    return result.exitCode;
  } finally {
    progress.close();
  }
}

async function resultOf(
  command: AnyCommand,
  { inputs, format }: Invocation,
  context: CommandContext,
): Promise<{ readonly exitCode: CommandResult["exitCode"]; readonly text: string }> {
  const result = await command.run(inputs, context);
  return { exitCode: result.exitCode, text: await result.render(format) };
}

interface Interruption {
  readonly signal: AbortSignal;
  /** Rejects where an interrupted command did not end by itself. */
  readonly ended: Promise<never>;
  /** Calls the listener where the command takes its time to end after Ctrl-C. */
  onWait(listener: () => void): void;
  stop(): void;
}

function watchInterrupt(machine: Machine): Interruption {
  const controller = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  // Nobody waits for it any more where the command ended first.
  ended.catch(() => undefined);
  const timers: NodeJS.Timeout[] = [];
  let tell = () => {};
  const stopListening = machine.onInterrupt(() => {
    if (controller.signal.aborted) return reject(controller.signal.reason);
    controller.abort();
    timers.push(setTimeout(() => tell(), quietAfterInterrupt));
    timers.push(setTimeout(() => reject(controller.signal.reason), graceAfterInterrupt));
  });
  return {
    signal: controller.signal,
    ended,
    onWait(listener) {
      tell = listener;
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      stopListening();
    },
  };
}

function progressOf(machine: Machine, invocation: Invocation): ClosableProgress {
  const facts = terminalFacts(machine.environment, machine.standardError, invocation.color);
  const onRunner = machine.environment["GITHUB_ACTIONS"] === "true";
  return createProgress({
    // The display makes its own text visible; its cursor movements must pass.
    write: (text) => {
      const redacted = machine.redaction.redact(text);
      machine.write("error", onRunner ? withoutWorkflowCommands(redacted) : redacted);
    },
    interactive: facts.interactive,
    columns: facts.columns,
    verbose: invocation.verbose,
    clock: machine.clock,
  });
}

function directoryOf(machine: Machine, named: string | undefined): string {
  if (named === undefined) return machine.directory;
  const directory = resolve(machine.directory, named);
  if (machine.isDirectory(directory)) return directory;
  throw platformErrors.create("SW0105", {
    message: `There is no folder ${named}.`,
    next: "Name an existing folder after -C, or leave it out to work in the current one.",
  });
}

async function findCommand(machine: Machine, name: string): Promise<AnyCommand> {
  const entry = machine.commands.find((candidate) => candidate.name === name);
  if (entry !== undefined) return (await entry.load()).command;
  const near = nearest(
    name,
    machine.commands.map((candidate) => candidate.name),
  );
  throw platformErrors.create("SW0101", {
    message: `There is no command ${JSON.stringify(name.slice(0, 80))}.`,
    next: `${near === undefined ? "" : `Did you mean slipway ${near}? `}Run \`slipway --help\` for the list.`,
  });
}

/** `slipway --version`, `slipway --help`, and `slipway` alone, which is a mistake that deserves the help. */
async function runWithoutCommand(machine: Machine, print: Print): Promise<number> {
  const words = machine.arguments;
  if (words.includes("--version") || words.includes("-V")) {
    print("output", `slipway ${machine.version}\n`);
    return 0;
  }
  if (generalChoices(words).help) return showHelp(machine, print, undefined);
  const unknown = words.find((word) => word.startsWith("-") && word !== "-");
  if (unknown !== undefined) {
    throw platformErrors.create("SW0104", {
      message: `A command is missing: ${unknown} alone does nothing.`,
      next: "Run `slipway --help` for the list of commands.",
    });
  }
  const { overview } = await import("./help.ts");
  print("error", overview(machine.commands, terminalFacts(machine.environment, machine.standardError, undefined)));
  return 2;
}

async function showHelp(machine: Machine, print: Print, name: string | undefined): Promise<number> {
  const choices = generalChoices(machine.arguments);
  const terminal = terminalFacts(machine.environment, machine.standardOutput, choices.color);
  const { commandHelp, overview } = await import("./help.ts");
  const text =
    name === undefined ? overview(machine.commands, terminal) : commandHelp(await findCommand(machine, name), terminal);
  print("output", text, "text", terminal.color);
  return 0;
}

/** Words after `--` are values, whatever they look like. */
function beforeTerminator(words: readonly string[]): readonly string[] {
  const terminator = words.indexOf("--");
  return terminator === -1 ? words : words.slice(0, terminator);
}

async function printFailure(machine: Machine, print: Print, thrown: unknown, interrupted: boolean): Promise<number> {
  const { exitCodeOf, failureDocument, failureOf, failureText } = await import("./failure.ts");
  const failure = failureOf(thrown, interrupted);
  const { color: colorFlag, json, verbose } = generalChoices(beforeTerminator(machine.arguments));
  if (json) print("output", failureDocument(failure), "json");
  if (!json || verbose || (!isSlipwayError(thrown) && failure.class === "internal")) {
    const { color } = terminalFacts(machine.environment, machine.standardError, colorFlag);
    print("error", failureText(failure, { color, verbose }), "text", color);
  }
  return exitCodeOf(failure);
}
