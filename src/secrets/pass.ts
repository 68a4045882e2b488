/**
 * One pass over a block of bytes: keyword hits become candidates, candidates run a rule's pattern in a bounded window,
 * matches pass the check, the entropy and the precision layer.
 */

import type { CompiledRule, PatternMatch } from "./compiled.ts";
import { margin } from "./compiled.ts";
import type { FileFacts } from "./file-facts.ts";
import type { Kernel } from "./kernel.ts";
import { blobEvent, brokenEvent, candidateEvent, cutEvent, nearEvent, percentEvent } from "./kernel-layout.ts";
import type { Disguise, RawMatch } from "./match.ts";
import { dismissalOf } from "./precision.ts";
import type { KeywordRule, SecretMatch } from "./rule.ts";

/** Text around a match that a rule's check may see. */
const surroundings = 256;
/** A window that touches the one before goes at least this far beyond what is asked for, so that neighbours share one. */
const windowBytes = 1024;
/** Windows of a `near` rule grow together up to this length. */
const longestNear = 8192;

export interface PassOptions {
  readonly kernel: Kernel;
  readonly rules: readonly (CompiledRule | undefined)[];
  /** Called where a string is cut in a way that may go through a keyword. */
  readonly cut?: (position: number) => void;
  /** Called where a rule's keyword stood but its pattern did not match: perhaps the secret is in pieces. */
  readonly broken?: (position: number, rule: KeywordRule) => void;
  /** Called where a rule's keyword stood and the text behind it is cut in two. */
  readonly inPieces?: (position: number) => void;
  readonly percent?: (position: number) => void;
  readonly blob?: (start: number, end: number) => void;
  readonly disguise?: Disguise;
}

interface Region {
  from: number;
  to: number;
}

const noMatches: readonly RawMatch[] = [];

/** The secrets in `bytes`, which the kernel has opened. */
export function passOver(bytes: Buffer, file: FileFacts, options: PassOptions): readonly RawMatch[] {
  const { kernel, rules } = options;
  let matches: RawMatch[] | undefined;
  // Made when needed: most files have nothing.
  let regions: Map<number, Region> | undefined;
  const lastEnd = new Map<number, number>();
  let windowStart = 0;
  let windowEnd = 0;
  let windowText = "";

  const openWindow = (start: number, end: number, { work }: CompiledRule): void => {
    if (start >= windowStart && end <= windowEnd) return;
    // Twice what is asked for where windows touch, so that a text full of keywords is not decoded again for each.
    const more = start >= windowStart && start <= windowEnd ? Math.max(windowBytes, end - start) : 0;
    windowStart = start;
    windowEnd = Math.min(bytes.length, end + more);
    windowText = bytes.toString("latin1", windowStart, windowEnd);
    work.characters += windowEnd - windowStart;
  };

  const accept = (compiled: CompiledRule, found: PatternMatch): void => {
    const { rule, number } = compiled;
    const start = windowStart + found.secretStart;
    const end = windowStart + found.secretEnd;
    if (end <= start) return;
    const secret = windowText.slice(found.secretStart, found.secretEnd);
    const wholeStart = windowStart + found.start;
    const wholeEnd = windowStart + found.end;
    const match: SecretMatch = {
      secret,
      whole: windowText.slice(found.start, found.end),
      groups: found.groups,
      before: bytes.toString("latin1", Math.max(0, wholeStart - surroundings), wholeStart),
      after: bytes.toString("latin1", wholeEnd, Math.min(bytes.length, wholeEnd + surroundings)),
      path: file.path,
    };
    const verdict = rule.check?.(match) ?? "unknown";
    if (verdict === "invalid") return;
    if (dismissalOf(rule, match, verdict) !== undefined) return;
    const confidence = verdict === "valid" ? "high" : rule.confidence;
    matches ??= [];
    matches.push({
      rule: number,
      start,
      end,
      // A copy: a piece of the window would keep all of the window in memory.
      secret: bytes.toString("latin1", start, end),
      confidence,
      ...(options.disguise === undefined ? {} : { disguise: options.disguise }),
    });
  };

  const tryStart = (compiled: CompiledRule, position: number): void => {
    const { number, work } = compiled;
    if (position < (lastEnd.get(number) ?? 0)) return;
    const end = Math.min(bytes.length, position + compiled.after + margin);
    openWindow(Math.max(0, position - compiled.before), end, compiled);
    work.runs++;
    const found = compiled.pattern().execute(windowText, position - windowStart);
    if (found === undefined) {
      options.broken?.(position, compiled.rule);
      return;
    }
    lastEnd.set(number, windowStart + found.end);
    accept(compiled, found);
  };

  const searchRegion = (compiled: CompiledRule, region: Region): void => {
    const { work } = compiled;
    const start = Math.max(0, region.from);
    const end = Math.min(bytes.length, region.to);
    openWindow(start, end, compiled);
    work.runs++;
    const pattern = compiled.pattern();
    let position = start - windowStart;
    const stop = end - windowStart;
    while (position < stop) {
      const found = pattern.execute(windowText, position);
      if (found === undefined || found.start >= stop) return;
      accept(compiled, found);
      position = Math.max(found.end, found.start + 1);
    }
  };

  const noteNear = (compiled: CompiledRule, position: number, length: number): void => {
    const from = position - compiled.before;
    const to = position + length + compiled.after;
    regions ??= new Map();
    const region = regions.get(compiled.number);
    if (region !== undefined && from <= region.to) {
      if (to - region.from <= longestNear) {
        region.from = Math.min(region.from, from);
        region.to = Math.max(region.to, to);
        return;
      }
    }
    if (region !== undefined) searchRegion(compiled, region);
    regions.set(compiled.number, { from, to });
  };

  const tryRule = (event: number, number: number, position: number, length: number): void => {
    const compiled = rules[number];
    if (compiled === undefined) return;
    if (compiled.rule.files !== undefined && !file.matches(compiled.rule.files)) return;
    if (file.skips(compiled.rule)) return;
    if (event === nearEvent) noteNear(compiled, position, length);
    else if (event === candidateEvent) tryStart(compiled, position);
    else if (event === brokenEvent) options.inPieces?.(position);
  };

  kernel.read((event, number, position, second) => {
    if (event === cutEvent) options.cut?.(position);
    else if (event === percentEvent) options.percent?.(position);
    else if (event === blobEvent) options.blob?.(position, second);
    else tryRule(event, number, position, second);
  });
  for (const [number, region] of regions ?? []) {
    const compiled = rules[number];
    if (compiled !== undefined) searchRegion(compiled, region);
  }
  return matches ?? noMatches;
}
