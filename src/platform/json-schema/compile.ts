/** From a schema to a tree of checks. Interpreted: no code is generated from a stranger's schema. */
import { isJsonObject, type Json, type JsonObject, jsonPointer, ownProperty } from "../json.ts";
import { nearest } from "../nearest.ts";
import { SchemaDocument, type SchemaPlace } from "./document.ts";
import type { KeywordContext } from "./keywords.ts";
import { compileAny } from "./keywords-any.ts";
import { compileList } from "./keywords-list.ts";
import { compileObject } from "./keywords-object.ts";
import { compileNumber, compileText } from "./keywords-text-number.ts";
import { compilePattern, type Pattern, type PatternEngine } from "./pattern.ts";
import { defaultSchemaLimits, type SchemaLimits, type SchemaOptions, type SchemaProblem } from "./problem.ts";
import { evaluate, type Run, type SchemaNode } from "./run.ts";

/** All patterns of a schema together; about a fifth of a second of RE2. */
const mostPatternWeight = 100_000;

/** Past this many problems a schema is not worth reading on. */
const mostProblems = 50;

export interface Compilation {
  readonly node: SchemaNode;
  readonly problems: readonly SchemaProblem[];
  readonly doubts: readonly SchemaProblem[];
  readonly limits: SchemaLimits;
  /** Some pattern may run only with RE2, and there was no engine. */
  readonly needsEngine: boolean;
}

/**
 * Never throws for a schema: what is wrong is in `problems`. Without an engine, patterns that only RE2 can run safely
 * set `needsEngine`, and the caller compiles again with one.
 */
export function compileDocument(
  schema: unknown,
  options: SchemaOptions,
  engine: PatternEngine | undefined,
): Compilation {
  const limits = { ...defaultSchemaLimits, ...options.limits };
  return new Compiler(limits, options.formats !== "comment", engine).compile(schema);
}

/**
 * The root of a schema of our own. Its parts are compiled when a value first meets them, because most files meet few,
 * and their mistakes are our own: they are thrown.
 */
export function compileLate(schema: JsonObject, options: SchemaOptions): Pick<Compilation, "node" | "limits"> {
  const limits = { ...defaultSchemaLimits, ...options.limits };
  return new Compiler(limits, options.formats !== "comment", undefined).compileLate(schema);
}

interface Pending {
  readonly schema: JsonObject;
  readonly place: SchemaPlace;
  readonly node: SchemaNode;
}

class Compiler {
  private readonly limits: SchemaLimits;
  private readonly assertFormats: boolean;
  private readonly engine: PatternEngine | undefined;
  private readonly problems: SchemaProblem[] = [];
  private readonly doubts: SchemaProblem[] = [];
  private readonly nodes = new Map<JsonObject, SchemaNode>();
  private readonly pending: Pending[] = [];
  private readonly patterns = new Map<string, Pattern>();
  private patternWeight = 0;
  private needsEngine = false;
  private document: SchemaDocument | undefined;
  private late = false;

  constructor(limits: SchemaLimits, assertFormats: boolean, engine: PatternEngine | undefined) {
    this.limits = limits;
    this.assertFormats = assertFormats;
    this.engine = engine;
  }

  compile(schema: unknown): Compilation {
    const empty = emptyNode("", "");
    if (typeof schema === "boolean") return this.done(schema ? empty : refusingNode("", ""));
    if (!isJsonObject(schema)) {
      this.problem("", "A schema must be an object, or true or false.", "Write an object such as { type: object }.");
      return this.done(empty);
    }
    const document = new SchemaDocument(schema, this.limits);
    this.document = document;
    this.problems.push(...document.problems);
    if (this.problems.length > 0) return this.done(empty);
    const node = this.nodeFor(schema, document.root);
    // A list of work in place of recursion: a schema nested without end cannot overflow the stack.
    // It grows while it is gone through.
    for (const next of this.pending) {
      this.fill(next, document);
      if (this.problems.length >= mostProblems) break;
    }
    if (this.problems.length === 0) this.findEndless();
    return this.done(node);
  }

  compileLate(schema: JsonObject): Pick<Compilation, "node" | "limits"> {
    this.late = true;
    this.document = new SchemaDocument(schema, this.limits, "our own");
    return { node: this.nodeFor(schema, this.document.root), limits: this.limits };
  }

  private done(node: SchemaNode): Compilation {
    const { problems, doubts, limits, needsEngine } = this;
    return { node, problems, doubts, limits, needsEngine };
  }

  private problem(pointer: string, message: string, help: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ pointer, message, help });
  }

  /** The node of a schema: each schema has one, so references may form circles. */
  private nodeFor(schema: JsonObject, otherwise: SchemaPlace): SchemaNode {
    const known = this.nodes.get(schema);
    if (known !== undefined) return known;
    const place = this.document?.placeOf(schema, otherwise) ?? otherwise;
    const node = emptyNode(place.pointer, place.base);
    this.nodes.set(schema, node);
    const pending = { schema, place, node };
    if (this.late) node.compileNow = () => this.fillLate(pending);
    else this.pending.push(pending);
    return node;
  }

  private anyNodeFor(schema: Json, place: SchemaPlace): SchemaNode {
    if (isJsonObject(schema)) return this.nodeFor(schema, place);
    if (typeof schema === "boolean") {
      return schema ? emptyNode(place.pointer, place.base) : refusingNode(place.pointer, place.base);
    }
    this.problem(place.pointer, "This must be a schema.", "Write an object such as { type: string }.");
    return emptyNode(place.pointer, place.base);
  }

  private fillLate(pending: Pending): void {
    if (this.document !== undefined) this.fill(pending, this.document);
    const [problem] = this.problems;
    if (problem !== undefined || this.needsEngine) {
      throw new Error(`A schema of ours is wrong at ${pending.place.pointer}: ${problem?.message ?? "needs RE2"}`);
    }
  }

  private fill(pending: Pending, document: SchemaDocument): void {
    const { schema, place, node } = pending;
    const reference = ownProperty(schema, "$ref") ?? ownProperty(schema, "$recursiveRef");
    if (reference !== undefined) {
      this.compileReference(reference, place, node, document);
      if (place.refAlone) return;
    }
    const dynamic = ownProperty(schema, "$dynamicRef");
    if (dynamic !== undefined) this.compileDynamicReference(dynamic, place, node, document);

    const child = (inner: Json, segments: readonly string[]): SchemaNode =>
      this.anyNodeFor(inner, { ...place, pointer: place.pointer + jsonPointer(segments) });
    const context: KeywordContext = {
      schema,
      node,
      dialect: place,
      assertFormats: this.assertFormats,
      child,
      inPlace: (inner, segments) => {
        const inside = child(inner, segments);
        node.inPlace.push(inside);
        return inside;
      },
      pattern: (source, segments) => this.pattern(source, place.pointer + jsonPointer(segments)),
      problem: (segments, message, help) => this.problem(place.pointer + jsonPointer(segments), message, help),
    };
    let groups = 0;
    for (const keyword of Object.keys(schema)) groups |= keywordGroups.get(keyword) ?? 0;
    if (groups & group.any) compileAny(context);
    if (groups & group.text) compileText(context);
    if (groups & group.number) compileNumber(context);
    if (groups & group.list) compileList(context);
    if (groups & group.object) compileObject(context);
    if (!this.late) this.doubt(schema, place);
  }

  private compileReference(reference: Json, place: SchemaPlace, node: SchemaNode, document: SchemaDocument): void {
    if (typeof reference !== "string") {
      this.problem(`${place.pointer}/$ref`, "“$ref” must be a text.", "Refer to a definition as #/$defs/NAME.");
      return;
    }
    const target = document.resolve(reference, place, "$ref");
    if (!target.ok) {
      if (this.problems.length < mostProblems) this.problems.push(target.problem);
      return;
    }
    const inner = this.anyNodeFor(target.schema, target.place);
    node.inPlace.push(inner);
    node.any.push((value, run) => evaluate(inner, value, run));
  }

  /**
   * `$dynamicRef` means the outermost part of the document, among those that the walk came through, that has a
   * `$dynamicAnchor` of the name; where the plain target has none, it is a plain `$ref`.
   */
  private compileDynamicReference(
    reference: Json,
    place: SchemaPlace,
    node: SchemaNode,
    document: SchemaDocument,
  ): void {
    const name = typeof reference === "string" ? reference.slice(reference.indexOf("#") + 1) : "";
    const target = typeof reference === "string" ? document.resolve(reference, place, "$dynamicRef") : undefined;
    if (target === undefined || !target.ok) {
      this.compileReference(reference, place, node, document);
      return;
    }
    const plain = this.anyNodeFor(target.schema, target.place);
    const isDynamic = isJsonObject(target.schema) && ownProperty(target.schema, "$dynamicAnchor") === name;
    const candidates = new Map<string, SchemaNode>();
    for (const resource of isDynamic ? document.resourcesWithDynamicAnchor(name) : []) {
      const found = document.dynamicAnchor(resource, name);
      if (found !== undefined) candidates.set(resource, this.nodeFor(found.schema, found.place));
    }
    node.any.push((value, run) => evaluate(outermost(candidates, run) ?? plain, value, run));
  }

  private pattern(source: string, pointer: string): Pattern | undefined {
    if (this.patternWeight > mostPatternWeight) {
      this.problem(
        pointer,
        "The schema has too many patterns, or too long ones.",
        "Use fewer patterns, or simpler ones.",
      );
      return undefined;
    }
    const known = this.patterns.get(source);
    if (known !== undefined) return known;
    const compiled = compilePattern(source, this.engine);
    if (compiled.ok === true) {
      this.patternWeight += compiled.weight + source.length;
      this.patterns.set(source, compiled.pattern);
      return compiled.pattern;
    }
    if (compiled.ok === false) {
      this.problem(
        pointer,
        `The pattern cannot be used: ${compiled.problem}.`,
        "Write it with classes, alternatives and repetitions only (the syntax of RE2).",
      );
    } else {
      this.needsEngine = true;
    }
    return undefined;
  }

  /** A keyword that no draft knows is a comment by the specification, but `requried` is a mistake. */
  private doubt(schema: JsonObject, place: SchemaPlace): void {
    for (const keyword of Object.keys(schema)) {
      if (keywords.has(keyword) || keyword.startsWith("x-") || keyword.startsWith("$")) continue;
      const meant = keyword.length > 3 ? nearest(keyword, keywords) : undefined;
      if (meant === undefined || Object.hasOwn(schema, meant)) continue;
      this.doubts.push({
        pointer: place.pointer + jsonPointer([keyword]),
        message: `JSON Schema has no keyword “${keyword}”, so it does nothing.`,
        help: `Did you mean “${meant}”?`,
      });
    }
  }

  /** A schema that applies itself to the same value again would never end. */
  private findEndless(): void {
    const state = new Map<SchemaNode, "open" | "done">();
    for (const start of this.nodes.values()) {
      if (state.has(start)) continue;
      const stack: { node: SchemaNode; next: number }[] = [{ node: start, next: 0 }];
      state.set(start, "open");
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const inner = top.node.inPlace[top.next++];
        if (inner === undefined) {
          state.set(top.node, "done");
          stack.pop();
        } else if (state.get(inner) === "open") {
          this.problem(
            top.node.pointer,
            "The schema refers to itself without going deeper into the value, which has no end.",
            "Remove the reference, or put it under properties or items.",
          );
          return;
        } else if (!state.has(inner)) {
          state.set(inner, "open");
          stack.push({ node: inner, next: 0 });
        }
      }
    }
  }
}

function outermost(candidates: ReadonlyMap<string, SchemaNode>, run: Run): SchemaNode | undefined {
  for (const resource of run.resources) {
    const candidate = candidates.get(resource);
    if (candidate !== undefined) return candidate;
  }
  return undefined;
}

function emptyNode(pointer: string, resource: string): SchemaNode {
  return {
    pointer,
    resource,
    any: [],
    string: [],
    number: [],
    array: [],
    object: [],
    last: [],
    inPlace: [],
    compileNow: undefined,
  };
}

function refusingNode(pointer: string, resource: string): SchemaNode {
  const node = emptyNode(pointer, resource);
  node.any.push((_value, run) => run.fail(node, "false", {}));
  return node;
}

const group = { any: 1, text: 2, number: 4, list: 8, object: 16 };

/** Which keywords are compiled together: most schemas use two or three of some forty, and the rest is not looked for. */
const keywordGroups: ReadonlyMap<string, number> = new Map([
  ...["type", "enum", "const", "allOf", "anyOf", "oneOf", "not", "if"].map((name) => [name, group.any] as const),
  ...["minLength", "maxLength", "pattern", "format"].map((name) => [name, group.text] as const),
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].map(
    (name) => [name, group.number] as const,
  ),
  ...["minItems", "maxItems", "uniqueItems", "items", "prefixItems", "additionalItems", "unevaluatedItems"].map(
    (name) => [name, group.list] as const,
  ),
  ...["contains", "minContains", "maxContains"].map((name) => [name, group.list] as const),
  ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"].map(
    (name) => [name, group.object] as const,
  ),
  ...["required", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies"].map(
    (name) => [name, group.object] as const,
  ),
]);

/** Every keyword of the drafts 04 to 2020-12 that does something or describes. */
const keywords: ReadonlySet<string> = new Set([
  ...["additionalItems", "additionalProperties", "allOf", "anyOf", "const", "contains", "contentEncoding"],
  ...["contentMediaType", "contentSchema", "default", "definitions", "dependencies", "dependentRequired"],
  ...["dependentSchemas", "deprecated", "description", "else", "enum", "example", "examples", "exclusiveMaximum"],
  ...["exclusiveMinimum", "format", "id", "if", "items", "maxContains", "maxItems", "maxLength", "maxProperties"],
  ...["maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "nullable"],
  ...["oneOf", "pattern", "patternProperties", "prefixItems", "properties", "propertyNames", "readOnly", "required"],
  ...["then", "title", "type", "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly"],
]);
