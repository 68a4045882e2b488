/** One phase of an action: from the runner's variables to the command, and from its result to what a runner reads. */
import { resolve } from "node:path";
import type { CommandEntry } from "../commands/index.ts";
import { type Interruption, watchInterrupt } from "../edge/interruption.ts";
import { contextOn, type EdgeMachine, progressOn } from "../edge/machine.ts";
import { type Print, printerOf } from "../edge/printer.ts";
import type { AnyCommand, CommandContext, CommandResult } from "../platform/command.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import type { ClosableProgress } from "../platform/progress.ts";
import { appendNamed } from "./file-commands.ts";
import { type ActionInvocation, readActionInputs } from "./inputs.ts";
import { outputsOf } from "./outputs.ts";
import { reportFailure, reportResult } from "./report.ts";
import { stateOf } from "./state.ts";
import { workflowCommand } from "./workflow-commands.ts";

export interface ActionMachine extends EdgeMachine {
  /** Those that the bundle can load. */
  readonly commands: readonly Pick<CommandEntry, "name" | "load">[];
}

/** Lines of a log are as wide as a reader's window; there is no terminal and no colour. */
const logTerminal = { color: false, columns: 120, interactive: false };

/** Runs one phase of a command's action and returns the exit code of the process. Never throws. */
export async function runAction(machine: ActionMachine, name: string, phase: "main" | "post"): Promise<number> {
  const print = printerOf(machine, true);
  const interruption = watchInterrupt(machine);
  try {
    const command = await commandNamed(machine, name);
    if (phase === "post") return await runPost(machine, command, print, interruption);
    return await runMain(machine, command, print, interruption);
  } catch (thrown) {
    return await reportFailure(machine, print, { name, phase, thrown, interrupted: interruption.signal.aborted });
  } finally {
    interruption.stop();
  }
}

/** Reports an error that escaped from everything else, and returns the exit code. */
export function reportActionCrash(machine: ActionMachine, name: string, thrown: unknown): Promise<number> {
  return reportFailure(machine, printerOf(machine, true), { name, phase: "main", thrown, interrupted: false });
}

async function commandNamed(machine: ActionMachine, name: string): Promise<AnyCommand> {
  const entry = machine.commands.find((candidate) => candidate.name === name);
  const command = (await entry?.load())?.command;
  if (command?.action === true) return command;
  throw platformErrors.create("SW0101", {
    message: `There is no action ${JSON.stringify(name.slice(0, 80))}.`,
    next: "docs/actions.md lists the actions.",
  });
}

async function runMain(
  machine: ActionMachine,
  command: AnyCommand,
  print: Print,
  interruption: Interruption,
): Promise<number> {
  const invocation = readActionInputs(command, machine.environment);
  const directory = directoryOf(machine, invocation);
  const told = withToken(machine, invocation.token);
  const { context, progress } = contextFor(told, directory, invocation.verbose, interruption.signal);
  for (const warning of invocation.warnings) {
    print("output", workflowCommand("warning", { title: `slipway ${command.name}` }, warning), "github");
  }
  let result: CommandResult;
  try {
    result = await Promise.race([runBesideRights(command, invocation, context), interruption.ended]);
  } finally {
    progress.close();
  }
  // State and variables first: whatever goes wrong from here on, the cleanup must find what there is to clean.
  appendNamed("GITHUB_STATE", result.state ?? {}, machine.environment);
  appendNamed("GITHUB_ENV", result.variables ?? {}, machine.environment);
  const file = await reportResult(machine, print, { command, result, invocation, directory });
  appendNamed("GITHUB_OUTPUT", outputsOf(command, result, file, machine.redaction), machine.environment);
  return result.exitCode === 4 ? 0 : result.exitCode;
}

/** No action works beside a candidate's files where it could act with rights: most read the checkout, if only its settings. */
async function runBesideRights(
  command: AnyCommand,
  { inputs }: ActionInvocation,
  context: CommandContext,
): Promise<CommandResult> {
  if (command.readsCheckout !== false && context.environment["GITHUB_EVENT_NAME"] !== undefined) {
    const { refuseCandidateBesideRights } = await import("../commands/candidate-checkout.ts");
    await refuseCandidateBesideRights(context);
  }
  return command.run(inputs, context);
}

/** Only where the main step handed back a state: without one there is nothing to clean up. */
async function runPost(
  machine: ActionMachine,
  command: AnyCommand,
  print: Print,
  interruption: Interruption,
): Promise<number> {
  const state = stateOf(machine.environment);
  if (command.post === undefined || Object.keys(state).length === 0) return 0;
  const verbose = machine.environment["RUNNER_DEBUG"] === "1";
  const { context, progress } = contextFor(machine, machine.directory, verbose, interruption.signal);
  try {
    const result = await Promise.race([command.post(state, context), interruption.ended]);
    progress.close();
    appendNamed("GITHUB_ENV", result.variables ?? {}, machine.environment);
    print("output", result.text);
    return 0;
  } finally {
    progress.close();
  }
}

/** The token stands where it stands on a laptop. */
function withToken(machine: ActionMachine, token: string | undefined): ActionMachine {
  if (token === undefined) return machine;
  machine.redaction.register(token);
  return { ...machine, environment: { ...machine.environment, GITHUB_TOKEN: token } };
}

function contextFor(
  machine: ActionMachine,
  directory: string,
  verbose: boolean,
  signal: AbortSignal,
): { readonly context: CommandContext; readonly progress: ClosableProgress } {
  // On standard output like the result: a runner reads both streams, and one of them keeps the order.
  const progress = progressOn(machine, "output", { interactive: false, columns: logTerminal.columns, verbose }, true);
  return { progress, context: contextOn(machine, { directory, terminal: logTerminal, progress, signal }) };
}

function directoryOf(machine: ActionMachine, { directory: named }: ActionInvocation): string {
  const directory = resolve(machine.directory, named);
  if (machine.isDirectory(directory)) return directory;
  throw platformErrors.create("SW0105", {
    message: `There is no folder ${named} in ${machine.directory}.`,
    next: "Check the repository out before this step (actions/checkout), and name a folder of it in `working-directory`.",
  });
}
