/** Types, values, bounds, lengths, patterns and formats of two schemas, compared. */
import type { Json } from "../../platform/json.ts";
import { canonical } from "./canonical.ts";
import { type Effect, type SchemaChange, shown } from "./change.ts";
import { allKinds, type Bound, countKeywords, type Kind, type Normal } from "./normal.ts";

/** Adds a change of the value as a whole. */
export type Report = (effect: Effect, says: string, kind?: SchemaChange["kind"]) => void;

/** Kinds as people write types. */
function typesOf(kinds: ReadonlySet<Kind>): string {
  if (kinds.size === allKinds.length) return "anything";
  const names: string[] = [];
  for (const kind of allKinds) {
    if (!kinds.has(kind)) continue;
    if (kind === "fraction") continue;
    names.push(kind === "integer" && kinds.has("fraction") ? "number" : kind);
  }
  return names.map((name) => `\`${name}\``).join(" or ");
}

/** Kinds that are gone and that are new. True where some kind is left in both. */
export function compareKinds(before: Normal, after: Normal, report: Report): boolean {
  const gone = allKinds.filter((kind) => before.kinds.has(kind) && !after.kinds.has(kind));
  const fresh = allKinds.filter((kind) => !before.kinds.has(kind) && after.kinds.has(kind));
  const shared = allKinds.some((kind) => before.kinds.has(kind) && after.kinds.has(kind));
  if (gone.length === 0 && fresh.length === 0) return shared;
  const effect = gone.length === 0 ? "wider" : fresh.length === 0 ? "narrower" : "different";
  const isNull = (kinds: readonly Kind[]): boolean => kinds.length === 1 && kinds[0] === "null";
  if (gone.length === 0 && isNull(fresh)) report(effect, "may be `null` too now");
  else if (fresh.length === 0 && isNull(gone)) report(effect, "is never `null` any more");
  else report(effect, `is ${typesOf(after.kinds)} now, and was ${typesOf(before.kinds)}`);
  return shared;
}

/** Whether a value is taken; undefined where it takes more than a look at types, bounds and lengths to say. */
function takes(normal: Normal, value: Json): boolean | undefined {
  if (normal.never) return false;
  const kind = kindOf(value);
  if (!normal.kinds.has(kind)) return false;
  if (normal.values !== undefined && !normal.values.some((one) => canonical(one) === canonical(value))) return false;
  if (normal.alternatives.length > 0 || normal.opaque.length > 0) return undefined;
  if (typeof value === "number") {
    const { minimum, maximum, multiples } = normal;
    if (minimum !== undefined && !(value > minimum.value || (value === minimum.value && !minimum.exclusive)))
      return false;
    if (maximum !== undefined && !(value < maximum.value || (value === maximum.value && !maximum.exclusive)))
      return false;
    return multiples.size === 0 ? true : undefined;
  }
  if (typeof value === "string") {
    const length = [...value].length;
    if (length < (normal.counts.get("minLength") ?? 0)) return false;
    if (length > (normal.counts.get("maxLength") ?? Number.POSITIVE_INFINITY)) return false;
    return normal.patterns.size + normal.formats.size === 0 ? true : undefined;
  }
  if (value === null || typeof value === "boolean") return true;
  // Equal lists and objects were among the values; what else they have to be is not tried.
  return normal.values !== undefined && saysNothingOf(normal, kind) ? true : undefined;
}

function saysNothingOf(
  { properties, additional, required, patternProperties, items, prefix, counts, unique }: Normal,
  kind: Kind,
): boolean {
  return kind === "array"
    ? items.length + prefix.length + counts.size === 0 && !unique
    : properties.size + additional.length + required.size + patternProperties.size + counts.size === 0;
}

function kindOf(value: Json): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "fraction";
  return typeof value as "boolean" | "string" | "object";
}

/** Values of the base, one by one, where it has but so many. Returns false where it takes more than those. */
export function compareValues(before: Normal, after: Normal, report: Report): boolean {
  const old = finiteValues(before);
  if (old === undefined) {
    const fresh = after.values;
    if (fresh === undefined) return false;
    const outside = fresh.filter((value) => takes(before, value) === false);
    report(outside.length > 0 ? "different" : "narrower", `is one of ${list(fresh)} now`);
    return true;
  }
  const judged = old.map((value) => ({ value, taken: takes(after, value) }));
  const gone = judged.filter(({ taken }) => taken === false).map(({ value }) => value);
  const unclear = judged.filter(({ taken }) => taken === undefined).map(({ value }) => value);
  const fresh = finiteValues(after);
  const known = new Set(old.map((value) => canonical(value)));
  const added = fresh?.filter((value) => !known.has(canonical(value)));
  const has = before.values === undefined ? "is" : "has";
  if (gone.length > 0)
    report(added === undefined || added.length > 0 ? "different" : "narrower", `no longer ${has} ${list(gone)}`);
  if (unclear.length > 0) report("unclear", `may no longer be ${list(unclear)}`);
  if (added === undefined) report("wider", `is no longer limited to ${list(old)}`);
  else if (added.length > 0) report("wider", `${has === "has" ? "has" : "may be"} ${list(added)} too`);
  return true;
}

/** All values that a schema takes, or more; undefined where there is no end of them. */
function finiteValues(normal: Normal): readonly Json[] | undefined {
  if (normal.values !== undefined) return normal.values.filter((value) => takes(normal, value) !== false);
  const values: Json[] = [];
  for (const kind of normal.kinds) {
    if (kind === "null") values.push(null);
    else if (kind === "boolean") values.push(true, false);
    else return undefined;
  }
  return values;
}

function list(values: readonly Json[]): string {
  const most = 5;
  const more = values.length > most ? ` and ${values.length - most} more` : "";
  return values.slice(0, most).map(shown).join(", ") + more;
}

/** Bounds, lengths, patterns and formats of the kinds that both take. */
export function compareLimits(before: Normal, after: Normal, report: Report): void {
  const both = (kind: Kind): boolean => before.kinds.has(kind) && after.kinds.has(kind);
  if (both("integer") || both("fraction")) {
    compareBound("minimum", before.minimum, after.minimum, report);
    compareBound("maximum", before.maximum, after.maximum, report);
    compareMultiples(before.multiples, after.multiples, report);
  }
  for (const keyword of countKeywords) {
    const kind: Kind = keyword.endsWith("Length") ? "string" : keyword.endsWith("Items") ? "array" : "object";
    if (both(kind)) compareCount(keyword, before.counts.get(keyword), after.counts.get(keyword), report);
  }
  if (both("string")) {
    compareTexts("pattern", before.patterns, after.patterns, report);
    compareTexts("format", before.formats, after.formats, report);
  }
  if (both("array") && before.unique !== after.unique) {
    report(after.unique ? "narrower" : "wider", after.unique ? "has no item twice now" : "may have an item twice now");
  }
}

function compareBound(
  name: "minimum" | "maximum",
  before: Bound | undefined,
  after: Bound | undefined,
  report: Report,
): void {
  if (before?.value === after?.value && before?.exclusive === after?.exclusive) return;
  const sign = name === "minimum" ? (["≥", ">"] as const) : (["≤", "<"] as const);
  const inWords = ({ value, exclusive }: Bound): string => `\`${exclusive ? sign[1] : sign[0]} ${value}\``;
  if (after === undefined || before === undefined) {
    if (after !== undefined) report("narrower", `is ${inWords(after)} now`);
    else if (before !== undefined) report("wider", `is no longer ${inWords(before)}`);
    return;
  }
  const direction = name === "minimum" ? after.value - before.value : before.value - after.value;
  const stricter = direction > 0 || (direction === 0 && after.exclusive);
  report(stricter ? "narrower" : "wider", `is ${inWords(after)} now, and was ${inWords(before)}`);
}

function compareCount(keyword: string, before: number | undefined, after: number | undefined, report: Report): void {
  if (before === after || (keyword.startsWith("min") && (before ?? 0) === (after ?? 0))) return;
  if (after === undefined) {
    report("wider", `has no \`${keyword}\` any more`);
  } else if (before === undefined) {
    report("narrower", `has a \`${keyword}\` of ${after} now`);
  } else {
    const stricter = keyword.startsWith("min") ? after > before : after < before;
    report(stricter ? "narrower" : "wider", `has a \`${keyword}\` of ${after} now, and had ${before}`);
  }
}

function compareMultiples(before: ReadonlySet<number>, after: ReadonlySet<number>, report: Report): void {
  const isMultiple = (of: number): boolean => [...before].some((value) => Number.isInteger(value / of));
  const fresh = [...after].filter((value) => !isMultiple(value));
  if (fresh.length > 0) report("narrower", `is a multiple of ${fresh.join(" and ")} now`);
  const gone = [...before].filter((value) => ![...after].some((one) => Number.isInteger(one / value)));
  if (gone.length > 0)
    report(fresh.length > 0 ? "different" : "wider", `need not be a multiple of ${gone.join(" and ")} any more`);
}

function compareTexts(keyword: string, before: ReadonlySet<string>, after: ReadonlySet<string>, report: Report): void {
  const fresh = [...after].filter((one) => !before.has(one));
  const gone = [...before].filter((one) => !after.has(one));
  if (fresh.length > 0 && gone.length > 0) {
    report(
      "different",
      `has the \`${keyword}\` ${fresh.map(shown).join(", ")} now, and had ${gone.map(shown).join(", ")}`,
    );
  } else if (fresh.length > 0) report("narrower", `has the \`${keyword}\` ${fresh.map(shown).join(", ")} now`);
  else if (gone.length > 0) report("wider", `has the \`${keyword}\` ${gone.map(shown).join(", ")} no longer`);
}
