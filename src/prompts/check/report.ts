/** Collects what the walk through a template finds: findings, and which variables are used how. */

import type { Finding, Rule } from "../../platform/finding.ts";
import { createFinding, type FindingText } from "../../platform/finding-at.ts";
import type { OffsetRange, SourceFile } from "../../platform/text.ts";
import type { Value } from "./scope.ts";

/** How a template uses a value. */
export type UseKind =
  | "text"
  | "json"
  | "test"
  | "each"
  | "with"
  | "block"
  | "media"
  | "compare"
  | "partial"
  | "property";

export interface Use {
  readonly identity: string;
  readonly kind: UseKind;
  /** The value was certainly there: an `{{#if}}` stands around the use, or the use asks only whether it is there. */
  readonly guarded: boolean;
  /** What it was compared with. */
  readonly literal?: string | number | boolean | null;
}

/** A template with more problems than this is not repaired by reading on. */
const mostFindings = 200;

/** One for a prompt. Findings past a bound are dropped: a hostile file cannot make a report without end. */
export class Report {
  readonly findings: Finding[] = [];
  readonly uses: Use[] = [];
  /** Set where some partial is missing, so that nobody can say which variables are used. */
  incomplete = false;
  private readonly seen = new Set<string>();
  private readonly usesSeen = new Set<string>();

  /** No more findings are taken: who looks for more need not. */
  get isFull(): boolean {
    return this.findings.length >= mostFindings;
  }

  /** A finding at a place; the same one at the same place only once, however many ways lead there. */
  add(rule: Rule, source: SourceFile, place: OffsetRange, text: FindingText): void {
    if (this.isFull) return;
    const key = JSON.stringify([rule.id, source.file, place.start, place.end, text.message]);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.findings.push(createFinding(rule, source, place, text));
  }

  use(value: Value, kind: UseKind, guarded: boolean, literal?: string | number | boolean | null): void {
    if (value.identity === undefined) return;
    const key = `${kind} ${guarded} ${literal === undefined ? "" : JSON.stringify(literal)} ${value.identity}`;
    if (this.usesSeen.has(key)) return;
    this.usesSeen.add(key);
    this.uses.push({ identity: value.identity, kind, guarded, ...(literal === undefined ? {} : { literal }) });
  }
}
