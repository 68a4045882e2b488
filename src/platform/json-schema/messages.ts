/** Finds plain words for each way in which a value can fail. Read by prompt authors who may not know JSON Schema. */
import type { Json } from "../json.ts";
import { listed } from "../words.ts";
import { formatNamed } from "./formats.ts";

/** A shown value is cut here: enough to recognise it. */
const longestShown = 40;

/** "a list", "text": what a type is called. Unknown names are returned as they are. */
function typeInWords(type: string): string {
  return typeWords.get(type) ?? type;
}

const typeWords: ReadonlyMap<string, string> = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["integer", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "an object"],
  ["null", "null"],
  ["undefined", "missing"],
]);

/** The type of a value in words: "text", "the number 3.5", "null". */
export function kindInWords(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
      return Number.isFinite(value) ? `the number ${value}` : "not a number";
    case "boolean":
      return `${value}`;
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
    default:
      return "missing";
  }
}

/** A value as it could be written, cut where it is long. */
function shown(value: Json): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return typeof value === "string" ? `“${cut}”` : cut;
}

/** What the sentence is about: the property or item at the end of the path. */
export function subjectOf(path: readonly (string | number)[], whole: string): string {
  const last = path.at(-1);
  if (last === undefined) return whole;
  if (typeof last === "string") return `“${last}”`;
  const list = path.at(-2);
  return list === undefined || typeof list === "number" ? `Item ${last + 1}` : `Item ${last + 1} of “${list}”`;
}

/** The predicate: everything after the subject, without the full stop. */
export function predicateOf(keyword: string, params: Readonly<Record<string, Json>>): string {
  const number = (name: string): number => (typeof params[name] === "number" ? params[name] : 0);
  const text = (name: string): string => (typeof params[name] === "string" ? params[name] : "");
  const texts = (name: string): readonly string[] => {
    const value = params[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  };
  const hint = typeof params["hint"] === "string" ? ` ${params["hint"]}` : undefined;
  switch (keyword) {
    case "type":
      return `must be ${listed(worthSaying(texts("expected"), "null").map(typeInWords))}, but is ${text("actual")}`;
    case "enum":
      return `must be ${enumWords(params["allowed"])}${didYouMean(params["nearest"])}`;
    case "const":
      return `must be ${shown(params["expected"] ?? null)}`;
    case "minimum":
      return `must be ${number("limit")} or more, but is ${number("actual")}`;
    case "maximum":
      return `must be ${number("limit")} or less, but is ${number("actual")}`;
    case "exclusiveMinimum":
      return `must be greater than ${number("limit")}, but is ${number("actual")}`;
    case "exclusiveMaximum":
      return `must be less than ${number("limit")}, but is ${number("actual")}`;
    case "multipleOf":
      return `must be a multiple of ${number("of")}, but is ${number("actual")}`;
    case "minLength":
      return number("actual") === 0
        ? "must not be empty"
        : `must have ${count(number("limit"), "character")} or more, but has ${number("actual")}`;
    case "maxLength":
      return `must have ${count(number("limit"), "character")} or fewer, but has ${number("actual")}`;
    case "pattern":
      if (hint !== undefined) return `must be${hint}`;
      return params["tooLong"] === true
        ? `is too long to be compared with the pattern ${text("pattern")}`
        : `must match the pattern ${text("pattern")}`;
    case "format":
      return `must be ${formatNamed(text("format"))?.words ?? text("format")}`;
    case "minItems":
      return number("actual") === 0
        ? "must not be an empty list"
        : `must have ${count(number("limit"), "item")} or more, but has ${number("actual")}`;
    case "maxItems":
      return `must have ${count(number("limit"), "item")} or fewer, but has ${number("actual")}`;
    case "uniqueItems":
      return `holds the same item twice: items ${number("first") + 1} and ${number("second") + 1}`;
    case "contains":
      return "has no item of the kind that it must have";
    case "minContains":
      return `must have ${number("limit")} or more items of the kind that is asked for, but has ${number("actual")}`;
    case "maxContains":
      return `must have ${number("limit")} or fewer items of the kind that is asked for, but has ${number("actual")}`;
    case "required":
      return `lacks “${text("property")}”, which must be there`;
    case "dependentRequired":
      return `lacks “${text("property")}”, which must be there because “${text("because")}” is`;
    case "minProperties":
      return number("actual") === 0
        ? "must not be empty"
        : `must have ${number("limit")} or more properties, but has ${number("actual")}`;
    case "maxProperties":
      return `must have ${number("limit")} or fewer properties, but has ${number("actual")}`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return `is not known here${didYouMean(params["nearest"])}${known(texts("known"), params["nearest"])}`;
    case "additionalItems":
    case "unevaluatedItems":
      return `is one item too many: only ${number("limit")} are allowed`;
    case "false":
      return "is not allowed here";
    case "anyOf":
    case "oneOf":
      return number("matches") > 1
        ? `fits ${number("matches")} of the allowed forms at once, but must fit exactly one`
        : `fits none of the allowed forms: ${texts("reasons").join("; or ")}`;
    case "not":
      return hint === undefined ? "has a form that is not allowed" : `must be${hint}`;
    default:
      return "does not fit the schema";
  }
}

/** Null stands beside other choices where a value is optional; naming it helps nobody who got another one wrong. */
function worthSaying<T>(choices: readonly T[], nothing: T): readonly T[] {
  const others = choices.filter((choice) => choice !== nothing);
  return others.length === 0 ? choices : others;
}

function enumWords(allowed: Json | undefined): string {
  const values: readonly Json[] = worthSaying(Array.isArray(allowed) ? allowed : [], null);
  const words = values.slice(0, 12).map((value: Json) => shown(value));
  if (values.length > words.length) return `one of ${values.length} values, such as ${listed(words)}`;
  return values.length <= 2 ? listed(words) : `one of ${listed(words)}`;
}

function didYouMean(nearest: Json | undefined): string {
  return typeof nearest === "string" ? `; did you mean “${nearest}”?` : "";
}

function known(names: readonly string[], nearest: Json | undefined): string {
  if (typeof nearest === "string" || names.length === 0 || names.length > 12) return "";
  return `; known here: ${names.join(", ")}`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
