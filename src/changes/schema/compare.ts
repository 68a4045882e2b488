/**
 * Two JSON Schemas compared by the values that they take. The promise, which a property test holds with Ajv: where no
 * change is `narrower`, `different` or `unclear`, every value that was taken is still taken.
 */
import { isJsonObject, type JsonSchema, ownProperty } from "../../platform/json.ts";
import { reportWords, wordChanges } from "./annotations.ts";
import { canonical, hasReference, SchemaTexts } from "./canonical.ts";
import { type SchemaChange, stillTaken } from "./change.ts";
import {
  type Alternatives,
  allKinds,
  type Conjunction,
  type Kind,
  type Normal,
  normalize,
  type Part,
} from "./normal.ts";
import { compareObjects } from "./objects.ts";
import { compareKinds, compareLimits, compareValues, type Report } from "./scalars.ts";

/** Pairs of schemas that are looked at; after that nobody can tell. Schemas of strangers can be made to have many. */
const mostPairs = 20_000;
/** Schemas inside schemas. */
const deepest = 100;

/** What changed from one schema to another, in the order of the newer one. */
export function compareSchemas(before: JsonSchema, after: JsonSchema): readonly SchemaChange[] {
  const comparison = new Comparison(before, after);
  return comparison.compare([{ schema: before, pointer: "" }], [{ schema: after, pointer: "" }], [], 0);
}

/**
 * One comparison of two schema documents under way. It remembers the pairs that it has met, so that schemas which use
 * themselves come to an end, and gives up (`unclear`) past a number of pairs.
 */
export class Comparison {
  readonly texts: SchemaTexts;
  private readonly before: JsonSchema;
  private readonly after: JsonSchema;
  /** Both documents have the same definitions, so that equal references mean the same. */
  private readonly sameDefinitions: boolean;
  /** Pairs that are being compared or were: schemas that use themselves end here. */
  private readonly seen = new Map<string, readonly SchemaChange[]>();
  /** Keys of `seen` in the order in which they came. */
  private readonly journal: string[] = [];
  private pairs = 0;
  /** False while it is only asked whether everything is still taken. */
  private readonly looksBack: boolean;

  constructor(before: JsonSchema, after: JsonSchema, looksBack = true, texts = new SchemaTexts()) {
    this.texts = texts;
    this.looksBack = looksBack;
    this.before = before;
    this.after = after;
    const isSame = texts.of(before) === texts.of(after);
    this.sameDefinitions = isSame && definitions(before, texts) === definitions(after, texts);
  }

  /** Changes of what stands at `path`. */
  compare(before: Conjunction, after: Conjunction, path: readonly string[], depth: number): readonly SchemaChange[] {
    const changes: SchemaChange[] = [];
    const places = placesOf(before, after);
    const report: Report = (effect, says, kind = "value") => void changes.push({ kind, effect, path, says, ...places });
    if (this.sameText(before, after)) return wordChanges(before, after, path);
    const key = `${keyOf(before)}|${keyOf(after)}`;
    const known = this.seen.get(key);
    if (known !== undefined) return sharedChange(known, report, changes);
    if (++this.pairs > mostPairs || depth > deepest) {
      report("unclear", "is too large or too deep to be compared");
      return changes;
    }
    this.seen.set(key, []);
    this.journal.push(key);
    const [left, right] = [normalize(before, this.before, this.texts), normalize(after, this.after, this.texts)];
    this.compareNormal(left, right, { before, after, path, depth, report, changes });
    reportWords(before, after, report);
    this.seen.set(key, changes);
    return changes;
  }

  /** Tries something, and forgets what it learned where it comes to nothing: that rested on the assumption that it works. */
  private attempt(compare: () => readonly SchemaChange[]): boolean {
    const start = this.journal.length;
    if (stillTaken(compare())) return true;
    for (const key of this.journal.splice(start)) this.seen.delete(key);
    return false;
  }

  private compareNormal(left: Normal, right: Normal, at: At): void {
    const { report } = at;
    if (left.never) {
      if (!right.never) report("wider", "takes something now");
      return;
    }
    if (right.never) {
      report("narrower", "takes nothing any more");
      return;
    }
    if (!this.compareOpaque(left, right, report)) return;
    const [ours, theirs] = withoutShared(left.alternatives, right.alternatives, this.sameDefinitions);
    if (ours.length > 0 || theirs.length > 0) {
      this.compareAlternatives(left, right, ours, theirs, at);
      return;
    }
    if (compareValues(left, right, report)) return;
    if (!compareKinds(left, right, report)) return;
    compareLimits(left, right, report);
    const both = (kind: Kind): boolean => left.kinds.has(kind) && right.kinds.has(kind);
    if (both("array")) this.compareLists(left, right, at);
    if (both("object")) at.changes.push(...compareObjects(left, right, at, this));
  }

  /** False where what cannot be taken apart differs: then nothing more can be told. */
  private compareOpaque(left: Normal, right: Normal, report: Report): boolean {
    const [old, fresh] = [left.opaque, right.opaque];
    if (old.length === 0 && fresh.length === 0) return true;
    const isStable = (one: { readonly text: string; readonly contextual: boolean }): boolean =>
      !one.contextual && (this.sameDefinitions || !hasReference(one.text));
    const added = fresh.filter((one) => !isStable(one) || !old.some((other) => other.text === one.text));
    const gone = old.filter((one) => !fresh.some((other) => other.text === one.text));
    if (added.length > 0) {
      const names = [...new Set(added.map(({ keyword }) => `\`${keyword}\``))].join(", ");
      report("unclear", `has ${names}, which cannot be compared`);
      return false;
    }
    if (gone.length > 0) report("wider", `has no \`${gone[0]?.keyword}\` any more`);
    return true;
  }

  private compareAlternatives(
    left: Normal,
    right: Normal,
    ours: readonly Alternatives[],
    theirs: readonly Alternatives[],
    at: At,
  ): void {
    const { before, after, path, depth, report, changes } = at;
    const forward = this.throughAlternatives(left, right, ours, theirs, at);
    if (forward.some(({ effect }) => effect === "unclear" || effect === "narrower" || effect === "different")) {
      changes.push(...forward.filter(({ effect }) => effect !== "words"));
      return;
    }
    if (!this.looksBack) return;
    // Everything is still taken; whether more is shows the other way round.
    const back = new Comparison(this.after, this.before, false, this.texts);
    back.pairs = this.pairs;
    const backward = back.compare(after, before, path, depth + 1);
    this.pairs = back.pairs;
    if (!stillTaken(backward)) report("wider", describeWider(ours, theirs));
  }

  /** Every alternative of the base has to be taken by the head; every other base by one alternative of the head. */
  private throughAlternatives(
    left: Normal,
    right: Normal,
    ours: readonly Alternatives[],
    theirs: readonly Alternatives[],
    { before, after, path, depth }: At,
  ): readonly SchemaChange[] {
    const [first] = ours;
    if (first !== undefined) {
      const rest = withoutAlternatives(left.parts, first);
      return first.branches.flatMap((branch) => this.compare([...rest, branch], after, path, depth + 1));
    }
    const [wanted] = theirs;
    if (wanted === undefined) return [];
    const places = placesOf(before, after);
    if (wanted.keyword === "oneOf" && !this.areDisjoint(wanted.branches)) {
      return [
        {
          kind: "value",
          effect: "unclear",
          path,
          says: "has a `oneOf` whose alternatives overlap, which cannot be compared",
          ...places,
        },
      ];
    }
    const rest = withoutAlternatives(right.parts, wanted);
    const outside =
      rest.length === 0 ? [] : this.compare(before, rest, path, depth + 1).filter(({ effect }) => effect !== "words");
    if (!stillTaken(outside)) return outside;
    if (wanted.branches.some((branch) => this.attempt(() => this.compare(before, [branch], path, depth + 1))))
      return outside;
    if (left.values !== undefined && left.values.length > 1) {
      return left.values.flatMap((value, index) =>
        this.compare(
          [{ schema: { const: value }, pointer: `${places.before}#value-${index}` }],
          after,
          path,
          depth + 1,
        ),
      );
    }
    const kinds = allKinds.filter((kind) => left.kinds.has(kind));
    const groups = kindGroups(kinds);
    if (groups.length > 1 && left.values === undefined) {
      return groups.flatMap((group) => this.compare([...before, onlyKinds(group)], after, path, depth + 1));
    }
    // One alternative for this kind of value: what changed in it says more than that nothing fits.
    const fitting = wanted.branches.filter((branch) =>
      kinds.some((kind) => normalize([branch], this.after, this.texts).kinds.has(kind)),
    );
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) return this.compare(before, [only], path, depth + 1);
    return [
      {
        kind: "value",
        effect: "unclear",
        path,
        says: `fits no alternative of \`${wanted.keyword}\` as a whole any more`,
        ...places,
      },
    ];
  }

  /** True where no value fits two of the alternatives, as far as kinds and constant properties tell. */
  private areDisjoint(branches: readonly Part[]): boolean {
    const normals = branches.map((branch) => normalize([branch], this.after, this.texts));
    return normals.every((one, index) => normals.slice(index + 1).every((other) => this.disjoint(one, other)));
  }

  private disjoint(one: Normal, other: Normal): boolean {
    if (one.never || other.never) return true;
    if (one.values !== undefined && other.values !== undefined) {
      const taken = new Set(one.values.map((value) => canonical(value)));
      return other.values.every((value) => !taken.has(canonical(value)));
    }
    const shared = allKinds.filter((kind) => one.kinds.has(kind) && other.kinds.has(kind));
    if (shared.length === 0) return true;
    if (shared.length > 1 || shared[0] !== "object") return false;
    // A property that both must have and whose values never meet, as `kind: { const: … }` has it.
    for (const name of one.required) {
      if (!other.required.has(name)) continue;
      const [a, b] = [one.properties.get(name), other.properties.get(name)];
      if (a === undefined || b === undefined) continue;
      const [left, right] = [normalize(a, this.after, this.texts).values, normalize(b, this.after, this.texts).values];
      if (left === undefined || right === undefined) continue;
      const taken = new Set(left.map((value) => canonical(value)));
      if (right.every((value) => !taken.has(canonical(value)))) return true;
    }
    return false;
  }

  private compareLists(left: Normal, right: Normal, { path, depth, changes }: At): void {
    const length = Math.max(left.prefix.length, right.prefix.length);
    const longest = Math.min(left.counts.get("maxItems") ?? Number.POSITIVE_INFINITY, 10_000);
    for (let index = 0; index < Math.min(length, longest); index++) {
      const [one, other] = [left.prefix[index] ?? left.items, right.prefix[index] ?? right.items];
      changes.push(...this.compare(one, other, [...path, `[${index}]`], depth + 1));
    }
    if (longest > length) changes.push(...this.compare(left.items, right.items, [...path, "[]"], depth + 1));
  }

  /** The same but for annotations, and nothing in it that may mean two things. */
  private sameText(before: Conjunction, after: Conjunction): boolean {
    if (before.length !== after.length) return false;
    const [left, right] = [before, after].map((parts) =>
      parts
        .map(({ schema }) => this.texts.of(schema))
        .sort()
        .join("&"),
    );
    return left === right && (this.sameDefinitions || !hasReference(left ?? ""));
  }
}

/** What changed in a schema that is used at several places is told in full at the first one. */
function sharedChange(
  known: readonly SchemaChange[],
  report: Report,
  changes: readonly SchemaChange[],
): readonly SchemaChange[] {
  const effects = new Set(known.map(({ effect }) => effect));
  const effect = (["unclear", "different", "narrower", "wider"] as const).find((one) => effects.has(one));
  if (effect !== undefined) report(effect, "changed with the schema that it shares");
  return changes;
}

/** Where a comparison stands, and where its changes go. */
export interface At {
  readonly before: Conjunction;
  readonly after: Conjunction;
  readonly path: readonly string[];
  readonly depth: number;
  readonly report: Report;
  readonly changes: SchemaChange[];
}

function keyOf(parts: Conjunction): string {
  return parts.map(({ schema, pointer }) => (typeof schema === "boolean" ? String(schema) : pointer)).join("&");
}

function definitions(schema: JsonSchema, texts: SchemaTexts): string {
  if (!isJsonObject(schema)) return "";
  const maps = [ownProperty(schema, "$defs") ?? null, ownProperty(schema, "definitions") ?? null];
  return maps.map((map) => texts.of({ properties: map })).join("&");
}

function placesOf(before: Conjunction, after: Conjunction): { readonly before: string; readonly after: string } {
  const last = (parts: Conjunction): string => (parts.at(-1)?.pointer ?? "").replace(/#.*$/s, "");
  return { before: last(before), after: last(after) };
}

/** Alternatives that both have say the same on either side, and are left out. */
function withoutShared(
  left: readonly Alternatives[],
  right: readonly Alternatives[],
  sameDefinitions: boolean,
): readonly [readonly Alternatives[], readonly Alternatives[]] {
  const isStable = ({ text }: Alternatives): boolean => sameDefinitions || !hasReference(text);
  const shared = (one: Alternatives, others: readonly Alternatives[]): boolean =>
    isStable(one) && others.some(({ text }) => text === one.text);
  return [left.filter((one) => !shared(one, right)), right.filter((one) => !shared(one, left))];
}

/** The conjunction with everything in it but these alternatives. */
function withoutAlternatives(parts: Conjunction, { keyword, branches }: Alternatives): Conjunction {
  const pointer = branches[0]?.pointer.replace(/\/(?:anyOf|oneOf)\/0$/, "");
  return parts.flatMap((part): Conjunction => {
    if (part.pointer !== pointer || !isJsonObject(part.schema)) return [part];
    const { [keyword]: _, ...rest } = part.schema;
    return Object.keys(rest).length === 0 ? [] : [{ schema: rest, pointer: `${part.pointer}#without-${keyword}` }];
  });
}

/** Kinds one by one; the two kinds of numbers together, as schemas have them. */
function kindGroups(kinds: readonly Kind[]): readonly (readonly Kind[])[] {
  const numbers = kinds.filter((kind) => kind === "integer" || kind === "fraction");
  const others = kinds.filter((kind) => kind !== "integer" && kind !== "fraction").map((kind) => [kind]);
  return numbers.length === 0 ? others : [...others, numbers];
}

function onlyKinds(kinds: readonly Kind[]): Part {
  const type = kinds.includes("fraction") ? "number" : (kinds[0] ?? "null");
  return { schema: { type }, pointer: `#only-${type}` };
}

function describeWider(ours: readonly Alternatives[], theirs: readonly Alternatives[]): string {
  const before = ours[0]?.branches.length ?? 1;
  const after = theirs[0]?.branches.length ?? 1;
  return after > before ? `has ${after} alternatives now, and had ${before}` : "takes more than before";
}
