/** What of the detections is reported: neither ignored, nor allowed by a comment that counts, nor known to the baseline. */

import type { Finding } from "../platform/finding.ts";
import type { BaselineMatcher, BaselineSubject } from "./baseline.ts";
import type { Detection } from "./file-scan.ts";
import type { CommitFacts } from "./finding.ts";
import type { IgnoreTest } from "./ignore.ts";
import { mostFindings, toFindings } from "./to-findings.ts";

export interface FoundFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly detections: readonly Detection[];
  readonly commit?: CommitFacts;
}

export interface ReviewOptions {
  /** What findings call a path. */
  readonly display: (path: string) => string;
  readonly ignores: IgnoreTest;
  readonly baseline: BaselineMatcher | undefined;
  /**
   * The markers that count in a file: those that its base revision has. Undefined where all count, because there is no
   * base to compare with.
   */
  readonly countingMarkers?: (path: string) => Promise<ReadonlySet<string>>;
}

/** A secret that is reported. Holds the secret itself. */
export interface OpenSecret extends BaselineSubject {
  readonly finding: Finding;
}

export interface Review {
  readonly findings: readonly Finding[];
  /** What the baseline would have to hold for the findings not to be reported. Holds secrets. */
  readonly open: readonly OpenSecret[];
  /** What the baseline holds already and was found again. Holds secrets. */
  readonly known: readonly BaselineSubject[];
  /** What a comment allows. Holds secrets. */
  readonly allowed: readonly BaselineSubject[];
}

/** Sorts the detections out. */
export async function review(files: readonly FoundFile[], options: ReviewOptions): Promise<Review> {
  const findings: Finding[] = [];
  const open: OpenSecret[] = [];
  const known: BaselineSubject[] = [];
  const allowed: BaselineSubject[] = [];
  for (const { path, detections, commit } of files.flatMap(byMember)) {
    const unallowed: Detection[] = [];
    for (const detection of detections) {
      if (options.ignores(detection.rule.id, path)) continue;
      if (await isAllowed(detection, path, options)) allowed.push(subjectOf(detection, path));
      else unallowed.push(detection);
    }
    const subjects = unallowed.map((detection) => subjectOf(detection, path));
    const answers = (await options.baseline?.knows(subjects)) ?? [];
    const isKnown = (_: unknown, index: number): boolean => answers[index] === true;
    known.push(...subjects.filter(isKnown));
    const fresh = unallowed.filter((detection, index) => !isKnown(detection, index));
    const reported = toFindings(fresh, path, commit).map((finding) => ({ ...finding, file: options.display(path) }));
    findings.push(...reported);
    const unknown = subjects.filter((subject, index) => !isKnown(subject, index));
    for (const [index, finding] of reported.entries()) {
      const subject = unknown[index];
      if (subject !== undefined) open.push({ ...subject, finding });
    }
    if (fresh.length > mostFindings) {
      const { tooManyFinding } = await import("./scan-findings.ts");
      findings.push(tooManyFinding(options.display(path), fresh));
    }
  }
  return { findings, open, known, allowed };
}

/**
 * Findings whose very secret a comment or the baseline allows in another of the files, under the same rule: what is made
 * of a file repeats its secrets without its comments.
 */
export function excusedElsewhere({ open, allowed, known }: Review): ReadonlySet<Finding> {
  const key = ({ rule, secret }: BaselineSubject): string => `${rule} ${secret}`;
  const keys = new Set([...allowed, ...known].map(key));
  return new Set(open.filter((subject) => keys.has(key(subject))).map(({ finding }) => finding));
}

function subjectOf(detection: Detection, path: string): BaselineSubject {
  return { rule: detection.rule.id, path, secret: detection.secret };
}

/** A file of its own for every member of an archive, named `archive.zip!folder/file`. */
function byMember(file: FoundFile): readonly FoundFile[] {
  if (file.detections.every((detection) => detection.member === undefined)) return [file];
  const groups = Map.groupBy(file.detections, (detection) => detection.member);
  return [...groups].map(([member, detections]) => ({
    ...file,
    path: member === undefined ? file.path : `${file.path}!${member}`,
    detections,
  }));
}

async function isAllowed(detection: Detection, path: string, options: ReviewOptions): Promise<boolean> {
  const fitting = detection.allowances.filter(
    ({ rule, lacksReason }) => lacksReason !== true && (rule === undefined || rule === detection.rule.id),
  );
  if (fitting.length === 0) return false;
  if (options.countingMarkers === undefined) return true;
  const counting = await options.countingMarkers(path);
  return fitting.some(({ text }) => counting.has(text));
}
