/** The scan of one file, fed in blocks; the whole file need never be in memory. */

import type { SourceRange } from "../platform/finding.ts";
import type { Allowance } from "./allow.ts";
import { allowancesAt, mayHoldAllowance } from "./allow.ts";
import type { Engine } from "./block.ts";
import { matchBlock, matchOpened } from "./block.ts";
import type { NumberedFileRule } from "./compiled.ts";
import type { EncodingFacts } from "./encoding.ts";
import { asBytes, encodingOf, isPlain, toUtf8 } from "./encoding.ts";
import { fileFactsOf } from "./file-facts.ts";
import type { Disguise, RawMatch } from "./match.ts";
import { withoutOverlaps } from "./match.ts";
import type { Place } from "./positions.ts";
import { advance, fileStart, positionOf } from "./positions.ts";
import { dismissalOfSecret } from "./precision.ts";
import type { Confidence, SecretRule } from "./rule.ts";

/** A secret and its place. Holds the secret itself: never leaves this room. */
export interface Detection {
  readonly rule: SecretRule;
  readonly range: SourceRange;
  readonly secret: string;
  readonly confidence: Confidence;
  readonly disguise?: Disguise;
  /** Comments beside it that ask not to report it. Whether they count is not decided here. */
  readonly allowances: readonly Allowance[];
  /** The file inside an archive in which it stands. */
  readonly member?: string;
}

export interface FileScanner extends Engine {
  readonly list: readonly SecretRule[];
  readonly fileRules: readonly NumberedFileRule[];
  /** False only where no file rule is for the path. */
  hasFileRule(path: string): boolean;
  /** Secrets that stand in the examples of a project's own rules, and are none. */
  readonly examples: ReadonlySet<string>;
  /** Preference between rules that found the same text. */
  rankOf(match: RawMatch): number;
}

const noMatches: readonly RawMatch[] = [];
const noDetections: readonly Detection[] = [];
const noAllowances: readonly Allowance[] = [];
const manyMatches = 64;

/** Bytes around a block that its candidates may look at: more than any rule reaches and any layer spans. */
const context = 65536;
/** File rules see this much of a file. */
const fileRuleBytes = 1048576;

interface Placed extends RawMatch {
  readonly range: SourceRange;
  readonly allowances: readonly Allowance[];
}

/** Scans bytes that are all there. `path` uses `/`. */
export function detect(scanner: FileScanner, bytes: Uint8Array, path: string): readonly Detection[] {
  // Making a view costs as much as scanning a kilobyte, and most files have eight.
  const given = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const facts = encodingOf(given);
  if (facts.encoding === "bytes") return detectAs(scanner, given, path, facts);
  // Two bytes that claim UTF-16 prove nothing: the bytes count as they stand too.
  return withoutRepeats([
    ...detectAs(scanner, given, path, facts),
    ...detectAs(scanner, given, path, asBytes(given, facts.mark)),
  ]);
}

/** Scans the first bytes of the kernel's read buffer. The quick way through files that hold nothing, as most do. */
export function detectRead(scanner: FileScanner, length: number, path: string): readonly Detection[] {
  const { kernel } = scanner;
  const { readBuffer } = kernel;
  readBuffer[length] = 0;
  if (!isPlain(readBuffer, length)) return detect(scanner, readBuffer.subarray(0, length), path);
  const isOpen = kernel.open(readBuffer, 0, length, length);
  const hasRule = scanner.hasFileRule(path);
  if (!isOpen && !hasRule) return noDetections;
  const text = readBuffer.subarray(0, length);
  const matches = isOpen ? matchOpened(scanner, text, 0, fileFactsOf(path, false)) : noMatches;
  return detectionsOf(scanner, text, 0, matches, hasRule ? matchFileRules(scanner, text, path) : noMatches);
}

function detectAs(scanner: FileScanner, given: Buffer, path: string, facts: EncodingFacts): readonly Detection[] {
  const text = facts.encoding === "bytes" ? given : toUtf8(given.subarray(facts.mark), facts.encoding);
  const start = facts.encoding === "bytes" ? facts.mark : 0;
  const matches = matchBlock(scanner, text, start, text.length, () => fileFactsOf(path, facts.binary));
  const inFile = scanner.hasFileRule(path) ? matchFileRules(scanner, text, path) : noMatches;
  return detectionsOf(scanner, text, start, matches, inFile);
}

function detectionsOf(
  scanner: FileScanner,
  text: Buffer,
  start: number,
  matches: readonly RawMatch[],
  inFile: readonly RawMatch[],
): readonly Detection[] {
  if (matches.length + inFile.length === 0) return noDetections;
  return toDetections(scanner, place(text, [...matches, ...inFile], start, fileStart));
}

/** What was found in both readings of the same bytes, once. */
function withoutRepeats(detections: readonly Detection[]): readonly Detection[] {
  const seen = new Map<string, Detection>();
  for (const detection of detections) {
    const key = `${detection.rule.id}\0${detection.range.start.line}\0${detection.secret}`;
    if (!seen.has(key)) seen.set(key, detection);
  }
  return [...seen.values()];
}

/** A scan whose bytes come in pieces, for files too large to hold. */
export interface StreamScan {
  /** The next bytes; they are copied. */
  push(bytes: Uint8Array): void;
  /** After the last bytes. */
  finish(): readonly Detection[];
}

/**
 * `known` is the encoding where the caller has it already, else the first bytes tell. `path` decides which rules apply.
 */
export function streamScan(scanner: FileScanner, path: string, known?: EncodingFacts): StreamScan {
  const placed: Placed[] = [];
  let encoding: EncodingFacts | undefined;
  /** The same bytes as they stand, where they claim to be UTF-16. */
  let asTheyStand: StreamScan | undefined;
  /** Context before `from`, and what was not matched yet. */
  let pending: Buffer = Buffer.alloc(0);
  let from = 0;
  /** Absolute offset and place of `pending[0]`, so that matches of several blocks compare. */
  let base = 0;
  let basePlace: Place = fileStart;
  let odd: Buffer = Buffer.alloc(0);
  let head: Buffer = Buffer.alloc(0);

  const decode = (bytes: Uint8Array): Buffer => {
    const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (encoding === undefined) {
      encoding = known ?? encodingOf(given);
      if (encoding.encoding !== "bytes") asTheyStand = streamScan(scanner, path, asBytes(given, encoding.mark));
      return decode(given.subarray(encoding.mark));
    }
    if (encoding.encoding === "bytes") return given;
    const whole = Buffer.concat([odd, given]);
    let length = whole.length & ~1;
    // A surrogate pair must not be cut in halves.
    const high = encoding.encoding === "utf16le" ? whole[length - 1] : whole[length - 2];
    if (high !== undefined && high >= 0xd8 && high < 0xdc) length -= 2;
    odd = Buffer.from(whole.subarray(length));
    return toUtf8(whole.subarray(0, length), encoding.encoding);
  };

  const matchUntil = (limit: number): void => {
    const factsOf = () => fileFactsOf(path, encoding?.binary ?? false);
    const matches = matchBlock(scanner, pending, from, limit, factsOf);
    for (const match of place(pending, matches, 0, basePlace)) {
      placed.push({ ...match, start: match.start + base, end: match.end + base });
    }
    const cut = Math.max(0, limit - context);
    basePlace = advance(pending, 0, cut, basePlace);
    pending = Buffer.from(pending.subarray(cut));
    base += cut;
    from = limit - cut;
  };

  return {
    push(bytes) {
      const text = decode(bytes);
      asTheyStand?.push(bytes);
      if (head.length < fileRuleBytes && scanner.hasFileRule(path)) {
        head = Buffer.concat([head, text.subarray(0, fileRuleBytes - head.length)]);
      }
      pending = Buffer.concat([pending, text]);
      if (pending.length - from > 2 * context) matchUntil(pending.length - context);
    },
    finish() {
      matchUntil(pending.length);
      const matches = matchFileRules(scanner, head, path);
      placed.push(...place(head, matches, 0, fileStart));
      const detections = toDetections(scanner, placed);
      return asTheyStand === undefined ? detections : withoutRepeats([...detections, ...asTheyStand.finish()]);
    },
  };
}

function matchFileRules(scanner: FileScanner, text: Buffer, path: string): readonly RawMatch[] {
  const lower = path.toLowerCase();
  const matches: RawMatch[] = [];
  for (const { rule, number } of scanner.fileRules) {
    if (!rule.files.test(lower)) continue;
    const latin1 = text.toString("latin1", 0, Math.min(text.length, fileRuleBytes));
    for (const { start, end } of rule.find(latin1, path)) {
      const secret = latin1.slice(start, end);
      const around = { before: latin1.slice(Math.max(0, start - 256), start), after: latin1.slice(end, end + 256) };
      if (end <= start || dismissalOfSecret(secret, rule.precision, around, "unknown") !== undefined) continue;
      matches.push({ rule: number, start, end, secret, confidence: rule.confidence });
    }
  }
  return matches;
}

/** Gives each match its range. Offsets are visited in order, so the bytes are counted once. */
function place(bytes: Buffer, matches: readonly RawMatch[], from: number, start: Place): readonly Placed[] {
  if (matches.length === 0) return [];
  const offsets = [...new Set(matches.flatMap((match) => [match.start, match.end]))].sort((a, b) => a - b);
  const places = new Map<number, Place>();
  let offset = from;
  let current = start;
  for (const next of offsets) {
    current = advance(bytes, offset, next, current);
    offset = next;
    places.set(next, current);
  }
  const positionAt = (at: number) => positionOf(places.get(at) ?? current);
  // One look at the whole where there are many: a dump of thousands on one line has the same surroundings for each.
  const mayAllow = matches.length < manyMatches || mayHoldAllowance(bytes);
  return matches.map((match) => ({
    ...match,
    range: { start: positionAt(match.start), end: positionAt(match.end) },
    allowances: mayAllow ? allowancesAt(bytes, match.start, match.end) : noAllowances,
  }));
}

function toDetections(scanner: FileScanner, placed: readonly Placed[]): readonly Detection[] {
  return withoutOverlaps(placed, scanner.rankOf).flatMap((match) => {
    const rule = scanner.list[match.rule];
    if (rule === undefined || scanner.examples.has(match.secret)) return [];
    const { range, secret, confidence, disguise, allowances } = match;
    return [{ rule, range, secret, confidence, allowances, ...(disguise === undefined ? {} : { disguise }) }];
  });
}
