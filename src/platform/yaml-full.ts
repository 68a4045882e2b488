/**
 * Reads any YAML 1.2 file with the `yaml` package, explains what is wrong in plain words, and turns it into JSON values
 * within bounds. Loaded only for files that `yaml-plain.ts` leaves to it.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from "yaml";
import { type DataDocument, maximumAliasValues, maximumDepth, maximumValues } from "./data.ts";
import type { Finding, Rule } from "./finding.ts";
import { createFinding } from "./finding-at.ts";
import { escapePointerSegment, type Json, setOwnProperty } from "./json.ts";
import { lazyLocations, type PlaceRecorder } from "./locations.ts";
import { yamlDuplicateKey, yamlNotJson, yamlSyntax, yamlTooLarge } from "./rules.ts";
import type { OffsetRange, SourceFile } from "./text.ts";
import { explainYamlErrors, longestShown } from "./yaml-explain.ts";

const tooDeep = {
  message: `Lists and mappings are nested more than ${maximumDepth} levels deep.`,
  help: "Write flatter data.",
};

/** Reads the part of a source between two offsets as one YAML document. */
export function readFullYaml(source: SourceFile, part: OffsetRange): DataDocument {
  const context: Context = { source, part, text: source.text.slice(part.start, part.end) };
  const problems: Finding[] = [];
  const document = parse(context.text);
  const exhausted =
    document === undefined ? { pos: [0, 1] } : document.errors.find((error) => error.code === "RESOURCE_EXHAUSTION");
  if (document === undefined || exhausted !== undefined) {
    const at = part.start + (exhausted?.pos[0] ?? 0);
    problems.push(createFinding(yamlTooLarge, source, { start: at, end: at + 1 }, tooDeep));
    return { value: undefined, problems, locations: lazyLocations(source, () => {}) };
  }
  problems.push(...explainYamlErrors(source, part, document.errors, document.warnings));
  const contents = document.contents;
  return {
    value: new Converter(context, problems, undefined).convert(contents),
    problems,
    locations: lazyLocations(source, (record) => new Converter(context, [], record).convert(contents)),
  };
}

/** The parsed document; undefined where its nesting exhausts the parser. */
function parse(text: string): ReturnType<typeof parseDocument<ParsedNode>> | undefined {
  if (deepestBrackets(text) > deepestParsed || deepLine.test(text)) return undefined;
  try {
    // The same choices as Dotprompt's `parse(text)`, which are the package's own: YAML 1.2, core schema, no merge keys.
    return parseDocument<ParsedNode>(text, { prettyErrors: false, uniqueKeys: false, logLevel: "error" });
  } catch (error) {
    // The parser is recursive, and some ways to nest are not seen above: `a: {b: c: b: c: …`.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Far more than is accepted, because brackets in text count here too; far less than what takes the parser seconds. */
const deepestParsed = 1000;
const deepLine = /^[ ]*(?:[-?] +){500}/m;

/** How deep brackets are open at most, counted without regard to quotes. */
function deepestBrackets(text: string): number {
  let open = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) {
      if (++open > deepest) deepest = open;
    } else if ((code === 0x5d || code === 0x7d) && open > 0) {
      open--;
    }
  }
  return deepest;
}

interface Context {
  readonly source: SourceFile;
  readonly part: OffsetRange;
  readonly text: string;
}

/** Leaves the recursion where a bound is reached. */
class BeyondBounds extends Error {}

class Converter {
  private readonly context: Context;
  private readonly problems: Finding[];
  private readonly record: PlaceRecorder | undefined;
  private readonly anchors = new Map<string, Node>();
  /** Nodes that are being converted: an alias to one of them would never end. */
  private readonly open = new Set<Node>();
  private values = 0;
  private aliasValues = 0;
  private aliasDepth = 0;

  constructor(context: Context, problems: Finding[], record: PlaceRecorder | undefined) {
    this.context = context;
    this.problems = problems;
    this.record = record;
  }

  convert(contents: Node | null): Json | undefined {
    try {
      return this.value(contents, "", undefined, 0);
    } catch (error) {
      if (error instanceof BeyondBounds) return undefined;
      throw error;
    }
  }

  private value(node: Node | null, pointer: string, key: OffsetRange | undefined, depth: number): Json {
    if (node === null) return null;
    const range = this.rangeOf(node);
    if (this.aliasDepth === 0) this.record?.(pointer, range, key);
    this.values++;
    if (this.aliasDepth > 0) this.aliasValues++;
    if (this.values > maximumValues || this.aliasValues > maximumAliasValues) {
      this.stop(
        range,
        `Its aliases stand for more than ${maximumAliasValues} values.`,
        "Write the values out, or split the file.",
      );
    }
    if (depth > maximumDepth) {
      this.stop(range, tooDeep.message, tooDeep.help);
    }
    if (isAlias(node)) return this.alias(node.source, range, pointer, depth);
    if ("anchor" in node && typeof node.anchor === "string") this.anchors.set(node.anchor, node);
    if (isScalar(node)) return this.scalar(node.value, range);
    this.open.add(node);
    const value = isMap(node)
      ? this.mapping(node.items, pointer, depth)
      : isSeq(node)
        ? this.list(node.items, pointer, depth)
        : null;
    this.open.delete(node);
    return value;
  }

  private alias(name: string, range: OffsetRange, pointer: string, depth: number): Json {
    const target = this.anchors.get(name);
    if (target === undefined) {
      this.report(
        yamlSyntax,
        range,
        `“*${name}” refers to an anchor that is not defined above it.`,
        `Put text that begins with “*” in quotes: \`${JSON.stringify(`*${name}`)}\`.`,
      );
      return `*${name}`;
    }
    if (this.open.has(target))
      this.stop(range, `“*${name}” refers to a value that contains it.`, "Write the value out.");
    this.aliasDepth++;
    const value = this.value(target, pointer, undefined, depth);
    this.aliasDepth--;
    return value;
  }

  private scalar(value: unknown, range: OffsetRange): Json {
    switch (typeof value) {
      case "string":
        if (!value.isWellFormed()) {
          this.report(
            yamlNotJson,
            range,
            "The text holds half of a character (a lone surrogate).",
            "Write the character itself.",
          );
          return value.toWellFormed();
        }
        return value;
      case "number":
        if (!Number.isFinite(value)) {
          this.report(
            yamlNotJson,
            range,
            `${this.textOf(range)} is no number that JSON has.`,
            "Write a number, or put it in quotes.",
          );
          return null;
        }
        return value;
      case "boolean":
        return value;
      case "bigint":
        return Number(value);
      default:
        return null;
    }
  }

  private list(items: readonly unknown[], pointer: string, depth: number): Json {
    return items.map((item, index) => this.value(item as Node | null, `${pointer}/${index}`, undefined, depth + 1));
  }

  private mapping(pairs: readonly { key: unknown; value: unknown }[], pointer: string, depth: number): Json {
    const object: Record<string, Json> = {};
    for (const pair of pairs) {
      const keyNode = pair.key as Node | null;
      const keyRange = keyNode === null ? undefined : this.rangeOf(keyNode);
      const name = this.keyName(keyNode, keyRange);
      if (name === undefined) continue;
      if (Object.hasOwn(object, name) && keyRange !== undefined) {
        this.report(
          yamlDuplicateKey,
          keyRange,
          `The key “${name}” stands twice in this mapping; readers keep only one of the two.`,
          "Remove one of them, or rename it.",
        );
      }
      const value = this.value(
        pair.value as Node | null,
        `${pointer}/${escapePointerSegment(name)}`,
        keyRange,
        depth + 1,
      );
      if (pair.value === null && keyRange !== undefined && this.aliasDepth === 0) {
        this.record?.(`${pointer}/${escapePointerSegment(name)}`, { start: keyRange.end, end: keyRange.end }, keyRange);
      }
      setOwnProperty(object, name, value);
    }
    return object;
  }

  /** A key as the `yaml` package writes it into an object; undefined (and a finding) for lists and mappings. */
  private keyName(node: Node | null, range: OffsetRange | undefined): string | undefined {
    if (node === null) return "";
    const target = isAlias(node) ? this.anchors.get(node.source) : node;
    if (target !== undefined && isScalar(target)) return target.value === null ? "" : String(target.value);
    if (range !== undefined) {
      const written = this.textOf(range);
      const mustache = this.context.text[range.start - this.context.part.start - 1] === "{" || written.startsWith("{");
      this.report(
        yamlSyntax,
        range,
        mustache
          ? "“{{…}}” without quotes is a mapping inside a mapping in YAML, not text."
          : "A list or a mapping stands where a key should.",
        mustache ? 'Put the value in quotes: `"{{name}}"`.' : "Write a plain name as the key.",
      );
    }
    return undefined;
  }

  private rangeOf(node: Node): OffsetRange {
    const [start, end] = node.range ?? [0, 0];
    const base = this.context.part.start;
    // The value of a block ends with the line end of its last line, which no reader would mark.
    const text = this.context.text;
    let last = end;
    while (last > start + 1 && (text[last - 1] === "\n" || text[last - 1] === " ")) last--;
    return { start: base + start, end: base + last };
  }

  private textOf(range: OffsetRange): string {
    return this.context.source.text.slice(range.start, Math.min(range.end, range.start + longestShown));
  }

  private report(rule: Rule, range: OffsetRange, message: string, help: string): void {
    if (this.problems.length < 20)
      this.problems.push(createFinding(rule, this.context.source, range, { message, help }));
  }

  private stop(range: OffsetRange, message: string, help: string): never {
    this.report(yamlTooLarge, range, message, help);
    throw new BeyondBounds();
  }
}
