/**
 * Values of a command's inputs, from text to types. The command line and the actions both come through here, so a
 * number, a choice or a missing value is judged by one rule and in one wording.
 */
import type { InputDefinition, ParsedInputs } from "./command.ts";
import type { SlipwayError } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { platformErrors } from "./platform-errors.ts";
import { listed } from "./words.ts";

export type InputScalar = boolean | string | number;

/** How an input is called where the person wrote it (`--format`, `ENV`, `with: format`), and where to read more. */
export interface InputVoice {
  readonly shown: string;
  /** A sentence such as "Run slipway check --help to see what it takes." */
  readonly next: string;
}

/**
 * One value of an input of type string, number, choice or list, from its text.
 *
 * @throws SW0103 where the text does not fit.
 */
export function convertInput(definition: InputDefinition, text: string, voice: InputVoice): string | number {
  if (definition.type === "number") return toNumber(text, voice);
  const choices = definition.choices;
  if (choices !== undefined && !choices.includes(text)) throw notAChoice(text, choices, voice);
  return text;
}

/** The cause of SW0104 for a required input that nobody gave: which one it was. */
export class MissingInput extends Error {
  readonly definition: InputDefinition;

  constructor(definition: InputDefinition) {
    super(`Nobody gave a value: ${definition.description}`);
    this.name = "MissingInput";
    this.definition = definition;
  }
}

/**
 * Fills in defaults and looks for what is missing. `given` holds converted values by input name; lists are never
 * undefined.
 *
 * @throws SW0104 for a required input that nobody gave.
 */
export function completeInputs(
  definitions: Readonly<Record<string, InputDefinition>>,
  given: ReadonlyMap<string, InputScalar | readonly string[]>,
  voiceOf: (name: string, definition: InputDefinition) => InputVoice,
): ParsedInputs {
  const values: Record<string, InputScalar | readonly string[] | undefined> = Object.create(null);
  for (const [name, definition] of Object.entries(definitions)) {
    const value = given.get(name) ?? definition.default ?? emptyValue(definition);
    if (definition.required === true && (value === undefined || (Array.isArray(value) && value.length === 0))) {
      const voice = voiceOf(name, definition);
      const choices = definition.choices === undefined ? "" : ` It is one of ${definition.choices.join(", ")}.`;
      throw platformErrors.create("SW0104", {
        message: `${voice.shown} is missing: ${withoutFullStop(definition.description)}.${choices}`,
        next: voice.next,
        cause: new MissingInput(definition),
      });
    }
    values[name] = value;
  }
  return values;
}

function emptyValue(definition: InputDefinition): false | readonly string[] | undefined {
  if (definition.type === "boolean") return false;
  return definition.type === "list" ? [] : undefined;
}

function toNumber(text: string, voice: InputVoice): number {
  // Decimal only: Number("") is 0 and Number("0x10") is 16, and nobody means either.
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  throw platformErrors.create("SW0103", {
    message: `${voice.shown} takes a number, not ${quoted(text)}.`,
    next: voice.next,
  });
}

function notAChoice(text: string, choices: readonly string[], voice: InputVoice): SlipwayError {
  const near = nearest(text, choices);
  return platformErrors.create("SW0103", {
    message: `${voice.shown} takes ${listed(choices)}, not ${quoted(text)}.`,
    next: near === undefined ? voice.next : `Did you mean ${near}? ${voice.next}`,
  });
}

/** As it was written, cut where nobody would read on. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

function withoutFullStop(text: string): string {
  return text.trim().replace(/\.$/, "");
}
