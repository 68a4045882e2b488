/** From words on the command line to a command's name, its inputs, and the flags that every command has. */
import type { AnyCommand, Format, InputDefinition, ParsedInputs } from "../platform/command.ts";
import type { SlipwayError } from "../platform/errors.ts";
import { completeInputs, convertInput, type InputScalar, type InputVoice, quoted } from "../platform/inputs.ts";
import { nearest } from "../platform/nearest.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { tokensOf } from "./tokens.ts";

/** A flag that every command has. */
export interface GlobalFlag {
  readonly name: string;
  readonly short?: string;
  readonly placeholder?: string;
  readonly description: string;
}

export const globalFlags: readonly GlobalFlag[] = [
  { name: "directory", short: "C", placeholder: "DIR", description: "Work as if started in DIR" },
  { name: "verbose", short: "v", description: "Say more about what happens, and show stack traces" },
  { name: "color", description: "Use colour also where the output is no terminal" },
  { name: "no-color", description: "Use no colour" },
  { name: "help", short: "h", description: "Show help and stop" },
];

/** The words split into what stands before the command's name and what stands after. */
export interface SplitArguments {
  /** Undefined where there is none, as in `slipway --help`. */
  readonly command: string | undefined;
  /** Everything else in its order. */
  readonly rest: readonly string[];
}

/** What the person asked for besides the command's own inputs. */
export interface GeneralChoices {
  readonly directory: string | undefined;
  readonly verbose: boolean;
  readonly color: boolean | undefined;
  readonly help: boolean;
}

export interface Invocation extends GeneralChoices {
  readonly format: Format;
  readonly inputs: ParsedInputs;
}

/** Finds the command's name: the first word that is neither a flag nor the value of `-C` or `--format`. */
export function splitArguments(words: readonly string[]): SplitArguments {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "--") break;
    if (word === "-C" || word === "--directory" || word === "--format") index += 1;
    else if (!word.startsWith("-") || word === "-") {
      return { command: word, rest: [...words.slice(0, index), ...words.slice(index + 1)] };
    }
  }
  return { command: undefined, rest: words };
}

/**
 * The flags that every command has, read without judging the others. For what must be known before or without the
 * command: its help, and how its errors are to be printed.
 */
export function generalChoices(words: readonly string[]): GeneralChoices & { readonly json: boolean } {
  const last = (...names: readonly string[]) => words.findLast((word) => names.includes(word));
  const color = last("--color", "--no-color");
  return {
    directory: undefined,
    verbose: last("--verbose", "-v") !== undefined,
    color: color === undefined ? undefined : color === "--color",
    help: last("--help", "-h") !== undefined,
    json: last("--json", "--format=json") !== undefined || words[words.lastIndexOf("--format") + 1] === "json",
  };
}

/** What `-C` names, read without judging the other words. */
export function directoryIn(words: readonly string[]): string | undefined {
  const at = words.findLastIndex((word) => /^(?:-C|--directory)(?:=|$)/.test(word));
  const [, inline] = /^[^=]*=(.*)$/s.exec(words[at] ?? "") ?? [];
  return at === -1 ? undefined : (inline ?? words[at + 1]);
}

/**
 * Reads the words after a command's name by its definition.
 *
 * @throws SW0102 for an unknown flag, SW0103 for a value that does not fit, SW0104 for too few or too many.
 */
export function parseInvocation(command: AnyCommand, words: readonly string[]): Invocation {
  const help = `Run \`slipway ${command.name} --help\` to see what it takes.`;
  const flags = flagsOf(command);
  const given = new Map<string, InputScalar | readonly string[]>();
  const positionals: string[] = [];

  const shapes = new Map([...flags].map(([name, flag]) => [name, { ...flag, takesValue: flag.type !== "boolean" }]));
  let verboseLetter = false;
  for (const token of tokensOf(words, shapes)) {
    if (token.kind === "flag" && token.written === "-v") verboseLetter = true;
    if (token.kind === "argument") {
      positionals.push(token.value);
      continue;
    }
    const negated = flags.has(token.name) ? undefined : flags.get(token.name.replace(/^no-/, ""));
    const flag = flags.get(token.name) ?? (negated?.type === "boolean" ? negated : undefined);
    if (flag === undefined) throw unknownFlag(token.written, [...flags.keys()], help);
    const voice = { shown: token.written, next: help };
    if (flag.type === "boolean") {
      if (token.value !== undefined) throw takesNoValue(voice);
      give(given, flag.name, negated === undefined, voice);
    } else {
      const alone = flag.aloneUnless !== undefined && token.value === undefined;
      const text = alone ? "true" : flagValue(token.value, token.inline, flag, voice);
      const value = convertInput(flag, text, voice);
      if (flag.type === "list") given.set(flag.name, [...listOf(given.get(flag.name)), String(value)]);
      else give(given, flag.name, value, voice);
    }
  }
  const hint = verboseLetter && flags.has("version") ? "-v is short for --verbose; did you mean --version? " : "";
  placePositionals(command, positionals, given, `${hint}${help}`);

  const isOn = (name: string) => given.get(name) === true;
  const directory = given.get("directory");
  const shared = {
    directory: typeof directory === "string" ? directory : undefined,
    verbose: isOn("verbose"),
    color: isOn("no-color") ? false : isOn("color") ? true : undefined,
    help: isOn("help"),
  };
  const format = formatOf(command, given, help);
  // Somebody who asks for help has not finished the line yet: nothing is missing.
  if (shared.help) return { ...shared, format, inputs: {} };
  // A whole line shows what belongs where.
  const [example] = command.examples ?? [];
  const missing = example === undefined ? help : `For example \`${example.line}\`. ${help}`;
  const inputs = completeInputs(command.inputs, given, (name, definition) => ({
    shown: shownName(name, definition),
    next: missing,
  }));
  return { ...shared, format, inputs };
}

/** How an input is written on the command line: `--out` or, where it has a place, `ENV`. */
export function shownName(name: string, definition: InputDefinition): string {
  return definition.positional === undefined ? `--${name}` : (definition.placeholder ?? name.toUpperCase());
}

interface Flag extends InputDefinition {
  readonly name: string;
}

function flagsOf(command: AnyCommand): ReadonlyMap<string, Flag> {
  const flags = new Map<string, Flag>();
  for (const flag of globalFlags) {
    flags.set(flag.name, { ...flag, type: flag.placeholder === undefined ? "boolean" : "string" });
  }
  flags.set("format", {
    name: "format",
    type: "choice",
    choices: command.formats,
    description: "How the result is written",
  });
  if (command.formats.includes("json")) {
    flags.set("json", { name: "json", type: "boolean", description: "Short for --format json" });
  }
  for (const [name, definition] of Object.entries(command.inputs)) {
    if (definition.positional === undefined) flags.set(name, { ...definition, name });
  }
  return flags;
}

function formatOf(command: AnyCommand, given: ReadonlyMap<string, unknown>, help: string): Format {
  const named = command.formats.find((format) => format === given.get("format"));
  if (given.get("json") !== true) return named ?? command.formats[0] ?? "text";
  if (named !== undefined && named !== "json") {
    throw platformErrors.create("SW0104", {
      message: `--json and --format ${named} contradict each other.`,
      next: help,
    });
  }
  return "json";
}

function give(given: Map<string, unknown>, name: string, value: InputScalar, voice: InputVoice): void {
  const earlier = given.get(name);
  if (earlier !== undefined && earlier !== value) {
    throw platformErrors.create("SW0104", {
      message: `${voice.shown} was given twice with different values: ${String(earlier)} and ${String(value)}.`,
      next: "Leave one of them out.",
    });
  }
  given.set(name, value);
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}

/** A word after a flag that begins with a hyphen is far more often the next flag than the value. */
function flagValue(value: string | undefined, inline: boolean, flag: InputDefinition, voice: InputVoice): string {
  const looksLikeFlag =
    value !== undefined && !inline && /^-./.test(value) && !(flag.type === "number" && /^-\d/.test(value));
  if (value !== undefined && !looksLikeFlag) return value;
  const choices = flag.choices === undefined ? "" : `: ${flag.choices.join(", ")}`;
  throw platformErrors.create("SW0103", {
    message: `${voice.shown} needs a value${choices}.`,
    next: looksLikeFlag ? `If ${quoted(value)} is the value, write ${voice.shown}=${value}` : voice.next,
  });
}

function takesNoValue(voice: InputVoice): SlipwayError {
  return platformErrors.create("SW0103", {
    message: `${voice.shown} is a switch and takes no value.`,
    next: `Write it alone, or leave it out. ${voice.next}`,
  });
}

function unknownFlag(written: string, known: readonly string[], help: string): SlipwayError {
  const near = nearest(written.replace(/^-+/, ""), known);
  return platformErrors.create("SW0102", {
    message: `There is no flag ${written}.`,
    next: near === undefined ? help : `Did you mean --${near}? ${help}`,
  });
}

function placePositionals(
  command: AnyCommand,
  words: readonly string[],
  given: Map<string, InputScalar | readonly string[]>,
  help: string,
): void {
  const left = [...words];
  for (const place of ["first", "second", "rest"] as const) {
    const entry = Object.entries(command.inputs).find(([, definition]) => definition.positional === place);
    if (entry === undefined || left.length === 0) continue;
    const [name, definition] = entry;
    const voice = { shown: shownName(name, definition), next: help };
    const taken = place === "rest" ? left.splice(0) : left.splice(0, 1);
    const values = taken.map((word) => convertInput(definition, word, voice));
    given.set(name, definition.type === "list" ? values.map(String) : (values[0] ?? ""));
  }
  if (left.length > 0) {
    throw platformErrors.create("SW0104", {
      message: `There is one argument too many: ${quoted(left[0] ?? "")}.`,
      next: help,
    });
  }
}
