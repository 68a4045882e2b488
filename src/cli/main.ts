/** The command line: finds the command, runs it, prints what it hands back. Everything of the process comes in as `Machine`. */
import { resolve } from "node:path";
import type { CommandEntry } from "../commands/index.ts";
import { type Interruption, watchInterrupt } from "../edge/interruption.ts";
import { contextOn, type EdgeMachine, progressOn } from "../edge/machine.ts";
import { type Print, printerOf } from "../edge/printer.ts";
import type { AnyCommand, CommandContext, CommandResult } from "../platform/command.ts";
import { type StreamFacts, terminalFacts } from "../platform/environment.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { MissingInput } from "../platform/inputs.ts";
import { nearest } from "../platform/nearest.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { directoryIn, generalChoices, type Invocation, parseInvocation, splitArguments } from "./arguments.ts";
import { createLiveText } from "./live-text.ts";

/** What the operating system gives the command line. The only place where a test puts something else. */
export interface Machine extends EdgeMachine {
  readonly arguments: readonly string[];
  readonly version: string;
  readonly commands: readonly CommandEntry[];
  readonly standardOutput: StreamFacts;
  readonly standardError: StreamFacts;
}

/** Runs one command line and returns the process's exit code. Never throws. */
export async function runCommandLine(machine: Machine): Promise<number> {
  const print = printerOf(machine);
  const { command: name, rest } = splitArguments(machine.arguments);
  let interrupted = false;
  try {
    if (name === undefined) return await runWithoutCommand(machine, print);
    if (name === "help") return await showHelp(machine, print, splitArguments(rest).command);
    const command = await findCommand(machine, name);
    if (generalChoices(beforeTerminator(rest)).help) return await showHelp(machine, print, name);
    const invocation = await invocationOf(machine, command, rest);
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

/** Reads the words after the command's name. Whoever forgets the environment is told which there are. */
async function invocationOf(machine: Machine, command: AnyCommand, words: readonly string[]): Promise<Invocation> {
  try {
    return parseInvocation(command, words);
  } catch (thrown) {
    if (!isSlipwayError(thrown) || !(thrown.cause instanceof MissingInput)) throw thrown;
    if (thrown.cause.definition.names !== "environment") throw thrown;
    const { environmentsHere } = await import("../commands/environment-names.ts");
    const there = await environmentsHere(resolve(machine.directory, directoryIn(words) ?? "."));
    if (there === undefined) throw thrown;
    const { message, next, cause } = thrown;
    throw platformErrors.create("SW0104", { message, next: `${there} ${next}`, cause });
  }
}

/** Reports an error that escaped from everything else, and returns the exit code. */
export async function reportCrash(machine: Machine, thrown: unknown): Promise<number> {
  return printFailure(machine, printerOf(machine), thrown, false);
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
  const display = terminalFacts(machine.environment, machine.standardError, invocation.color);
  const progress = progressOn(machine, "error", {
    interactive: display.interactive,
    columns: display.columns,
    verbose: invocation.verbose,
  });
  interruption.onWait(() => progress.note("Stopping. Press Ctrl-C again to stop at once."));
  const isWatched = terminal.interactive && invocation.format === "text";
  const printLive = (text: string): void => {
    progress.clear();
    print("output", text, "text", terminal.color);
  };
  const context = {
    ...contextOn(machine, { directory, terminal, progress, signal: interruption.signal }),
    ...(isWatched ? { live: createLiveText(printLive) } : {}),
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
  const { exitCodeOf, failureDocument, failureOf, failureText } = await import("../edge/failure.ts");
  const failure = failureOf(thrown, interrupted);
  const { color: colorFlag, json, verbose } = generalChoices(beforeTerminator(machine.arguments));
  if (json) print("output", failureDocument(failure), "json");
  if (!json || verbose || (!isSlipwayError(thrown) && failure.class === "internal")) {
    const { color } = terminalFacts(machine.environment, machine.standardError, colorFlag);
    print("error", failureText(failure, { color, verbose }), "text", color);
  }
  return exitCodeOf(failure);
}
