/** Properties of two schemas, compared. */
import { hasReference } from "./canonical.ts";
import { type SchemaChange, shown, stillTaken } from "./change.ts";
import type { At, Comparison } from "./compare.ts";
import type { Conjunction, Normal } from "./normal.ts";
import { normalize } from "./normal.ts";

/** What changed in the properties of an object that both schemas take. */
export function compareObjects(left: Normal, right: Normal, at: At, comparison: Comparison): readonly SchemaChange[] {
  const { path } = at;
  const places = pointers(at.before, at.after, { before: "", after: "" });
  const patterns = comparePatterns(left, right);
  if (patterns === "different") {
    return [
      {
        kind: "value",
        effect: "unclear",
        path,
        says: "has other `patternProperties`, which cannot be compared",
        ...places,
      },
    ];
  }
  return [
    ...compareKept(left, right, at, comparison, { patterns, places }),
    ...compareAdded(left, right, at, comparison, { patterns, places }),
    ...compareNamesAlone(left, right, path, places),
    ...compareRest(left, right, at, comparison, places),
  ];
}

/** What both comparisons of properties take into account. */
interface Surroundings {
  /** Whether patterns may speak of a name that has no schema of its own. */
  readonly patterns: "none" | "some";
  readonly places: Pointers;
}

/** Properties that the first schema has: kept, gone, or called otherwise now. */
function compareKept(
  left: Normal,
  right: Normal,
  { path, depth }: At,
  comparison: Comparison,
  { patterns, places }: Surroundings,
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  const renamed = renames(left, right);
  for (const [name, before] of left.properties) {
    const after = right.properties.get(name);
    if (after !== undefined) {
      changes.push(...comparison.compare(before, after, [...path, name], depth + 1));
      changes.push(...compareRequired(name, left, right, before, after, path));
      continue;
    }
    // Without a pattern that may speak of it, what is said of all other properties holds for it now.
    const rest = comparison.compare(before, right.additional, [...path, name], depth + 1);
    const effect =
      right.required.has(name) || !stillTaken(rest) ? "narrower" : patterns === "some" ? "unclear" : "wider";
    const to = renamed.get(name);
    const says = to === undefined ? "is gone" : `seems to be called ${shown(to)} now`;
    changes.push({
      kind: to === undefined ? "property-removed" : "property-renamed",
      effect,
      path: [...path, name],
      says,
      ...(to === undefined ? {} : { renamedTo: to }),
      ...pointers(before, undefined, places),
    });
  }
  return changes;
}

/** Properties that the second schema alone has. */
function compareAdded(
  left: Normal,
  right: Normal,
  { path, depth }: At,
  comparison: Comparison,
  { patterns, places }: Surroundings,
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  for (const [name, after] of right.properties) {
    if (left.properties.has(name)) continue;
    const required = right.required.has(name);
    const rest = comparison.compare(left.additional, after, [...path, name], depth + 1);
    const fits = stillTaken(rest) && (!required || left.required.has(name));
    const effect = fits ? (patterns === "some" ? "unclear" : "wider") : "narrower";
    changes.push({
      kind: "property-added",
      effect,
      path: [...path, name],
      says: `is new and ${required ? "required" : "optional"}`,
      required,
      ...pointers(undefined, after, places),
    });
  }
  return changes;
}

/** Required names without a schema of their own. */
function compareNamesAlone(
  left: Normal,
  right: Normal,
  path: readonly string[],
  places: Pointers,
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  for (const name of right.required) {
    if (left.required.has(name) || right.properties.has(name)) continue;
    changes.push({ kind: "required", effect: "narrower", path: [...path, name], says: "became required", ...places });
  }
  for (const name of left.required) {
    if (right.required.has(name) || left.properties.has(name)) continue;
    changes.push({ kind: "optional", effect: "wider", path: [...path, name], says: "became optional", ...places });
  }
  return changes;
}

function compareRequired(
  name: string,
  left: Normal,
  right: Normal,
  before: Conjunction,
  after: Conjunction,
  path: readonly string[],
): readonly SchemaChange[] {
  const [was, is] = [left.required.has(name), right.required.has(name)];
  if (was === is) return [];
  const places = pointers(before, after, { before: "", after: "" });
  return is
    ? [{ kind: "required", effect: "narrower", path: [...path, name], says: "became required", ...places }]
    : [{ kind: "optional", effect: "wider", path: [...path, name], says: "became optional", ...places }];
}

/** What is said of properties without a name of their own. */
function compareRest(
  left: Normal,
  right: Normal,
  { path, depth }: At,
  comparison: Comparison,
  places: Pointers,
): readonly SchemaChange[] {
  const rest = comparison.compare(left.additional, right.additional, [...path, "*"], depth + 1);
  if (rest.length === 0) return [];
  const [was, is] = [isClosed(left), isClosed(right)];
  if (was === is) return rest;
  return is
    ? [{ kind: "value", effect: "narrower", path, says: "has no other properties any more", ...places }]
    : [{ kind: "value", effect: "wider", path, says: "may have other properties now", ...places }];
}

function isClosed({ additional, texts }: Normal): boolean {
  return additional.length > 0 && normalize(additional, true, texts).never;
}

/** Whether properties by pattern are there, and the same. */
function comparePatterns(left: Normal, right: Normal): "none" | "some" | "different" {
  const text = ({ patternProperties, texts }: Normal): string =>
    [...patternProperties]
      .map(([pattern, parts]) => `${pattern}:${parts.map(({ schema }) => texts.of(schema)).join("&")}`)
      .sort()
      .join("\n");
  const [before, after] = [text(left), text(right)];
  if (before !== after || hasReference(before)) return "different";
  return before === "" ? "none" : "some";
}

/** Properties that are gone, and what they seem to be called now: one of the same schema that is new, and only one. */
function renames(left: Normal, right: Normal): ReadonlyMap<string, string> {
  const gone = new Map<string, string[]>();
  const fresh = new Map<string, string[]>();
  const collect = (of: Normal, other: Normal, into: Map<string, string[]>): void => {
    const { texts } = of;
    for (const [name, parts] of of.properties) {
      if (other.properties.has(name)) continue;
      const text = `${of.required.has(name)}:${parts.map(({ schema }) => texts.of(schema)).join("&")}`;
      into.set(text, [...(into.get(text) ?? []), name]);
    }
  };
  collect(left, right, gone);
  collect(right, left, fresh);
  const found = new Map<string, string>();
  for (const [text, [name, ...others]] of gone) {
    const [to, ...more] = fresh.get(text) ?? [];
    if (name !== undefined && to !== undefined && others.length === 0 && more.length === 0) found.set(name, to);
  }
  return found;
}

interface Pointers {
  readonly before: string;
  readonly after: string;
}

function pointers(before: Conjunction | undefined, after: Conjunction | undefined, around: Pointers): Pointers {
  const last = (parts: Conjunction | undefined): string | undefined => parts?.at(-1)?.pointer.replace(/#.*$/s, "");
  return { before: last(before) ?? around.before, after: last(after) ?? around.after };
}
