/** The inputs of an action, from the `INPUT_…` variables that a runner makes of `with:`. */
import type { AnyCommand, Format, InputDefinition, ParsedInputs } from "../platform/command.ts";
import type { EnvironmentVariables } from "../platform/environment.ts";
import { completeInputs, convertInput, type InputScalar, type InputVoice, quoted } from "../platform/inputs.ts";
import { nearest } from "../platform/nearest.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { visibleLine } from "../platform/visible.ts";

/** Inputs that every action has, in the order in which they are documented. */
export function generalInputs(formats: readonly Format[]): Readonly<Record<string, InputDefinition>> {
  return {
    "working-directory": {
      type: "string",
      description: "Folder to work in, from the workspace",
      default: ".",
    },
    "result-file": {
      type: "string",
      description: "File to write the result into, from the working directory; the log and the summary come besides",
    },
    "result-format": {
      type: "choice",
      choices: formats,
      description: "How the result is written into `result-file`",
      default: "json",
    },
    verbose: { type: "boolean", description: "Say more about what happens, and show stack traces", default: false },
  };
}

/** Where a command uses GitHub. In action.yml its default is the token of the job. */
export const tokenInput = "github-token";

/** The inputs of a command that its action offers. */
export function actionInputs(
  command: Pick<AnyCommand, "inputs" | "githubToken">,
): Readonly<Record<string, InputDefinition>> {
  const own = Object.entries(command.inputs).filter(([, definition]) => definition.commandLineOnly !== true);
  if (command.githubToken !== true) return Object.fromEntries(own);
  const token: InputDefinition = {
    type: "string",
    description: "Token for GitHub, with the permissions that the README names; by default the job's own",
  };
  return Object.fromEntries([...own, [tokenInput, token]]);
}

export interface ActionInvocation {
  readonly inputs: ParsedInputs;
  readonly directory: string;
  readonly resultFile: string | undefined;
  readonly resultFormat: Format;
  readonly verbose: boolean;
  readonly token: string | undefined;
  /** Inputs that may be meant for somebody else; one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads the inputs by the command's definition. An empty value is one that was not given, as the toolkit has it.
 *
 * @throws SW0112 for an input that the action does not have, SW0103 for a value that does not fit, SW0104 for a missing one.
 */
export function readActionInputs(command: AnyCommand, environment: EnvironmentVariables): ActionInvocation {
  const general = generalInputs(command.formats);
  const definitions = { ...actionInputs(command), ...general };
  const names = Object.keys(definitions);
  const next = `The inputs of this action are ${names.join(", ")}.`;
  const warnings = unknownInputs(names, environment, next);
  const voiceOf = (name: string): InputVoice => ({ shown: `The input ${name}`, next });
  const given = new Map<string, InputScalar | readonly string[]>();
  for (const [name, definition] of Object.entries(definitions)) {
    const text = (environment[variableOf(name)] ?? "").trim();
    if (text !== "") given.set(name, readValue(definition, text, voiceOf(name)));
  }
  const inputs = completeInputs({ ...command.inputs, ...general }, given, voiceOf);
  const token = given.get(tokenInput);
  const format = command.formats.find((candidate) => candidate === inputs["result-format"]);
  const file = inputs["result-file"];
  return {
    inputs: Object.fromEntries(Object.keys(command.inputs).map((name) => [name, inputs[name]])),
    directory: String(inputs["working-directory"]),
    resultFile: typeof file === "string" ? file : undefined,
    resultFormat: format ?? "text",
    verbose: inputs["verbose"] === true || environment["RUNNER_DEBUG"] === "1",
    token: typeof token === "string" ? token : undefined,
    warnings,
  };
}

/** The runner makes capitals of the letters, underscores of spaces, and leaves hyphens (actions/runner, Handler.cs). */
function variableOf(name: string): string {
  return `INPUT_${name.toUpperCase().replaceAll(" ", "_")}`;
}

function readValue(definition: InputDefinition, text: string, voice: InputVoice): InputScalar | readonly string[] {
  if (definition.type === "boolean") return booleanOf(text, voice);
  if (definition.type !== "list") return convertInput(definition, text, voice);
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => String(convertInput(definition, line, voice)));
}

/** The core schema of YAML 1.2, as getBooleanInput of @actions/core. */
function booleanOf(text: string, voice: InputVoice): boolean {
  if (["true", "True", "TRUE"].includes(text)) return true;
  if (["false", "False", "FALSE"].includes(text)) return false;
  throw platformErrors.create("SW0103", {
    message: `${voice.shown} takes true or false, not ${quoted(text)}.`,
    next: voice.next,
  });
}

/**
 * Looks for inputs that the action does not have. The runner passes them on, with a warning that few see. A hyphen comes
 * from `with:` only, and a name that is nearly right is a mistake; any other variable may come from `env:`, from a
 * machine of one's own, or, with act, from a composite action around this step: that one is only warned of.
 */
function unknownInputs(names: readonly string[], environment: EnvironmentVariables, next: string): readonly string[] {
  const known = new Set(names.map(variableOf));
  const warnings: string[] = [];
  for (const variable of Object.keys(environment).sort()) {
    if (!variable.startsWith("INPUT_") || known.has(variable)) continue;
    const name = variable.slice("INPUT_".length).toLowerCase();
    const near = nearest(name, names);
    const message = `This action has no input ${visibleLine(name).slice(0, 100)}`;
    const isMistake = (near !== undefined || name.includes("-")) && environment["ACT"] !== "true";
    if (isMistake) {
      throw platformErrors.create("SW0112", {
        message: `${message}.`,
        next: near === undefined ? next : `Did you mean ${near}? ${next}`,
      });
    }
    warnings.push(`${message}, and it is ignored. ${near === undefined ? next : `Did you mean ${near}?`}`);
  }
  return warnings;
}
