/** What templates do with values: look into them, ask whether they count as empty, and turn them into text. */
import { promptsErrors } from "../errors.ts";

/** An own property, or undefined. Lists and texts have `length` and elements (UTF-16 units); nothing is inherited. */
export function ownValue(value: unknown, name: string): unknown {
  if (typeof value === "object" && value !== null) {
    return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }
  if (typeof value !== "string") return undefined;
  if (name === "length") return value.length;
  // No text is long enough for an index of more digits, and reading a long number takes time.
  if (name.length > 10) return undefined;
  const index = Number(name);
  return String(index) === name && index >= 0 ? value[index] : undefined;
}

/** Handlebars' notion of empty: absent, null, false, the empty text, the empty list; not 0, and not `{}`. */
export function isEmpty(value: unknown): boolean {
  return (!value && value !== 0) || (Array.isArray(value) && value.length === 0);
}

/** A text, number or boolean as text; null as the empty text; undefined for objects, lists and absent values. */
export function plainText(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      // ECMA-262, Number::toString with radix 10; docs/compiled-format.md spells it out for other languages.
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    default:
      return value === null ? "" : undefined;
  }
}

/**
 * A list or an object as JavaScript's own conversion writes it, which is what Dotprompt shows: elements joined by
 * commas, null and absent ones empty, objects as `[object Object]`. `maximum` bounds the length.
 */
export function conversionText(value: unknown, maximum: number): string {
  if (!Array.isArray(value)) return plainText(value) ?? (value === undefined ? "" : "[object Object]");
  let text = "";
  for (let index = 0; index < value.length; index++) {
    if (index > 0) text += ",";
    text += conversionText(value[index], maximum - text.length);
    if (text.length > maximum) throw tooLarge();
  }
  return text;
}

/**
 * The same text as `JSON.stringify(value, null, indent)`, without calling `toJSON`, and bounded: an indentation times
 * a depth times a million lines would exhaust memory before its length were known.
 * @throws SlipwayError SW0306 beyond `maximum` UTF-16 units
 */
export function jsonText(value: unknown, indent: unknown, maximum: number): string {
  const gap = gapOf(indent);
  // Plain JSON, as the data of a rendering is, cannot run code in JSON.stringify, which is several times faster.
  if (greatestLength(value, gap.length, gap.length, maximum) <= maximum) return JSON.stringify(value, null, gap);
  return new JsonWriter(gap, maximum).write(value);
}

/** A length that the JSON text does not exceed; more than `maximum` as soon as that is certain to be passed. */
function greatestLength(value: unknown, gap: number, indent: number, maximum: number): number {
  // Six characters for one that is escaped.
  if (typeof value === "string") return 2 + 6 * value.length;
  // The longest number of ECMAScript has 24 characters.
  if (typeof value !== "object" || value === null) return 25;
  // Brackets, and before the closing one a line break with the indentation of the line around.
  let length = 3 + indent;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && length <= maximum; index++) {
      length += 2 + indent + greatestLength(value[index], gap, indent + gap, maximum - length);
    }
    return length;
  }
  for (const key of Object.keys(value)) {
    if (length > maximum) break;
    const element: unknown = (value as Record<string, unknown>)[key];
    length += 6 + indent + 6 * key.length + greatestLength(element, gap, indent + gap, maximum - length);
  }
  return length;
}

/** ECMA-262, JSON.stringify steps 6 to 8: at most ten spaces, or the first ten characters of a text. */
function gapOf(indent: unknown): string {
  if (typeof indent === "number") return " ".repeat(Math.max(0, Math.min(10, Math.trunc(indent))));
  return typeof indent === "string" ? indent.slice(0, 10) : "";
}

class JsonWriter {
  private readonly gap: string;
  private readonly maximum: number;
  private text = "";

  constructor(gap: string, maximum: number) {
    this.gap = gap;
    this.maximum = maximum;
  }

  write(value: unknown): string {
    this.value(value, this.gap === "" ? "" : "\n");
    return this.text;
  }

  /** `lineBreak` is the line feed and indentation of the line that the value stands on; empty without a gap. */
  private value(value: unknown, lineBreak: string): void {
    if (typeof value === "string") {
      this.add(JSON.stringify(value));
    } else if (typeof value !== "object" || value === null) {
      this.add(value === null || value === undefined ? "null" : String(value));
    } else {
      const isList = Array.isArray(value);
      this.add(isList ? "[" : "{");
      const inner = this.gap === "" ? "" : lineBreak + this.gap;
      const filled = isList ? this.elements(value, inner) : this.properties(value as Record<string, unknown>, inner);
      this.add((filled ? lineBreak : "") + (isList ? "]" : "}"));
    }
  }

  private elements(list: readonly unknown[], lineBreak: string): boolean {
    for (let index = 0; index < list.length; index++) {
      this.add(index === 0 ? lineBreak : `,${lineBreak}`);
      this.value(list[index], lineBreak);
    }
    return list.length > 0;
  }

  private properties(object: Record<string, unknown>, lineBreak: string): boolean {
    let filled = false;
    const colon = this.gap === "" ? ":" : ": ";
    for (const key of Object.keys(object)) {
      const element = object[key];
      if (element === undefined) continue;
      this.add((filled ? "," : "") + lineBreak + JSON.stringify(key) + colon);
      this.value(element, lineBreak);
      filled = true;
    }
    return filled;
  }

  private add(text: string): void {
    this.text += text;
    if (this.text.length > this.maximum) throw tooLarge();
  }
}

function tooLarge() {
  return promptsErrors.create("SW0306", {
    message: "A value is longer as text than a whole rendering may be.",
    next: "Pass less data, or raise `limits.renderedCharacters` in slipway.yaml.",
  });
}
