/** Keywords for texts and numbers. */
import { ownProperty } from "../json.ts";
import { formatNamed } from "./formats.ts";
import { countKeyword, type KeywordContext, numberKeyword } from "./keywords.ts";

/** Adds checks for texts to `context.node`. Lengths count characters (code points), as the specification has it. */
export function compileText(context: KeywordContext): void {
  const { node, schema } = context;
  const minimum = countKeyword(context, "minLength");
  const maximum = countKeyword(context, "maxLength");
  if (minimum !== undefined || maximum !== undefined) {
    node.string.push((text, run) => {
      // A text has at least half as many characters as UTF-16 units, so most need no counting.
      if (maximum !== undefined && text.length > maximum) {
        const length = charactersOf(text);
        if (length > maximum) return run.fail(node, "maxLength", { limit: maximum, actual: length });
      }
      if (minimum !== undefined && text.length < minimum * 2) {
        const length = charactersOf(text);
        if (length < minimum) return run.fail(node, "minLength", { limit: minimum, actual: length });
      }
      return true;
    });
  }
  compilePatternKeyword(context);

  const format = ownProperty(schema, "format");
  const definition = typeof format === "string" && context.assertFormats ? formatNamed(format) : undefined;
  if (definition !== undefined && typeof format === "string") {
    node.string.push((text, run) => definition.test(text) || run.fail(node, "format", { format }));
  }
}

function compilePatternKeyword(context: KeywordContext): void {
  const { node, schema } = context;
  const source = ownProperty(schema, "pattern");
  if (source === undefined) return;
  if (typeof source !== "string") {
    context.problem(["pattern"], "“pattern” must be a text.", "Write a regular expression in quotes.");
    return;
  }
  const pattern = context.pattern(source, ["pattern"]);
  if (pattern === undefined) return;
  const hint = hintOf(context);
  node.string.push((text, run) => {
    if (!run.spend(pattern.cost(text.length))) return true;
    const matches = pattern.test(text);
    if (matches === true) return true;
    return run.fail(node, "pattern", { pattern: source, ...hint, ...(matches === undefined ? { tooLong: true } : {}) });
  });
}

/** Our own schemas say in words what a pattern wants, as `x-must-be: "…"`. */
export function hintOf(context: KeywordContext): { readonly hint?: string } {
  const hint = ownProperty(context.schema, "x-must-be");
  return typeof hint === "string" ? { hint } : {};
}

/** Length in Unicode characters, as JSON Schema counts. */
function charactersOf(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const following = text.charCodeAt(index + 1);
      if (following >= 0xdc00 && following <= 0xdfff) {
        count--;
        index++;
      }
    }
  }
  return count;
}

/** Adds checks for numbers to `context.node`; takes the exclusive bounds of draft-04 and of later drafts. */
export function compileNumber(context: KeywordContext): void {
  const { node, schema } = context;
  let minimum = numberKeyword(context, "minimum");
  let maximum = numberKeyword(context, "maximum");
  // Draft-04 has `exclusiveMinimum: true` beside `minimum`; later drafts have the bound itself there.
  let above: number | undefined;
  let below: number | undefined;
  if (typeof ownProperty(schema, "exclusiveMinimum") === "boolean") {
    if (ownProperty(schema, "exclusiveMinimum") === true) [above, minimum] = [minimum, undefined];
  } else {
    above = numberKeyword(context, "exclusiveMinimum");
  }
  if (typeof ownProperty(schema, "exclusiveMaximum") === "boolean") {
    if (ownProperty(schema, "exclusiveMaximum") === true) [below, maximum] = [maximum, undefined];
  } else {
    below = numberKeyword(context, "exclusiveMaximum");
  }
  if (minimum !== undefined) {
    const limit = minimum;
    node.number.push((actual, run) => actual >= limit || run.fail(node, "minimum", { limit, actual }));
  }
  if (maximum !== undefined) {
    const limit = maximum;
    node.number.push((actual, run) => actual <= limit || run.fail(node, "maximum", { limit, actual }));
  }
  if (above !== undefined) {
    const limit = above;
    node.number.push((actual, run) => actual > limit || run.fail(node, "exclusiveMinimum", { limit, actual }));
  }
  if (below !== undefined) {
    const limit = below;
    node.number.push((actual, run) => actual < limit || run.fail(node, "exclusiveMaximum", { limit, actual }));
  }
  const of = numberKeyword(context, "multipleOf");
  if (of === undefined) return;
  if (of <= 0) {
    context.problem(["multipleOf"], "“multipleOf” must be greater than 0.", "Write a number such as 0.01.");
    return;
  }
  node.number.push((actual, run) => isMultiple(actual, of) || run.fail(node, "multipleOf", { of, actual }));
}

/** Exact for decimal numbers as written: 0.3 is a multiple of 0.1, although the machine's 0.3 / 0.1 is not whole. */
function isMultiple(value: number, of: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(of)) return value % of === 0;
  const [digits, exponent] = decimal(value);
  const [ofDigits, ofExponent] = decimal(of);
  const lowest = Math.min(exponent, ofExponent);
  return (digits * 10n ** BigInt(exponent - lowest)) % (ofDigits * 10n ** BigInt(ofExponent - lowest)) === 0n;
}

/** A number as digits × 10^exponent; exponents of a double stay within ±350. */
function decimal(value: number): readonly [bigint, number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
