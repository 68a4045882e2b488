/**
 * What becomes of findings: levels from `slipway.yaml`, and notes in files that disable a rule for one line and say why.
 */
import type { Finding, Rule, RuleLevel } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import type { LocationMap } from "../../platform/locations.ts";
import { nearest } from "../../platform/nearest.ts";
import { linesOf, type OffsetRange, type SourceFile } from "../../platform/text.ts";
import { suppressionInvalid, suppressionUnused, unknownRule } from "../suppression-rules.ts";
import type { TemplateComment } from "../tree.ts";

/** `{{! slipway:ignore RULE reason }}`, or `# slipway:ignore RULE reason` in YAML. */
export interface Suppression {
  readonly source: SourceFile;
  readonly place: OffsetRange;
  readonly rule: string;
  /** Empty where none was given: then it silences nothing. */
  readonly reason: string;
  /** Lines for which it counts: its own, and the next where it stands alone on its own. */
  readonly lines: readonly [number, number];
}

/** Where a file may hold such notes. */
export interface AnnotatedParts {
  /** The part that is YAML: all of a cases file, the settings of a prompt. */
  readonly yaml?: OffsetRange;
  /** Comments of the template. */
  readonly comments?: readonly TemplateComment[];
}

const marker = "slipway:ignore";

/** The notes in one file, in its order. */
export function readSuppressions(source: SourceFile, parts: AnnotatedParts): readonly Suppression[] {
  const { text } = source;
  if (!text.includes(marker)) return [];
  const found: Suppression[] = [];
  if (parts.yaml !== undefined) {
    const { start, end } = parts.yaml;
    const comment = /(?:^|(?<=\s))#[ \t]*slipway:ignore\b([^\n]*)/gm;
    for (const match of text.slice(start, end).matchAll(comment)) {
      const at = start + match.index;
      found.push(suppressionAt(source, { start: at, end: at + match[0].trimEnd().length }, match[1] ?? ""));
    }
  }
  for (const comment of parts.comments ?? []) {
    const content = comment.text.trim();
    if (content.startsWith(marker)) {
      found.push(suppressionAt(source, { start: comment.start, end: comment.end }, content.slice(marker.length)));
    }
  }
  return found;
}

function suppressionAt(source: SourceFile, place: OffsetRange, written: string): Suppression {
  const words = written.trim();
  const space = words.search(/\s/);
  const rule = (space === -1 ? words : words.slice(0, space)).replace(/[:,]$/, "");
  const reason =
    space === -1
      ? ""
      : words
          .slice(space)
          .replace(/^[\s:—–-]+/, "")
          .trim();
  const lines = linesOf(source);
  const { start, end } = lines.rangeOf(place.start, place.end);
  const before = lines.lineText(start.line).slice(0, start.column - 1);
  const after = lines.lineText(end.line).slice(end.column - 1);
  const alone = before.trim() === "" && after.trim() === "";
  return { source, place, rule, reason, lines: [start.line, alone ? end.line + 1 : end.line] };
}

export interface RulePolicy {
  /** `rules:` of slipway.yaml. */
  readonly levels: Readonly<Record<string, RuleLevel>>;
  /** Every rule that exists, for "unknown rule". */
  readonly rules: readonly Rule[];
}

/**
 * The findings that are left: without those whose rule is off, and without those that a note disables; and findings
 * about notes that disable nothing. Give all findings of a file together with the notes in it.
 */
export function applyRules(
  findings: readonly Finding[],
  policy: RulePolicy,
  suppressions: readonly Suppression[] = [],
): readonly Finding[] {
  const kept: Finding[] = [];
  const used = new Set<Suppression>();
  const known = new Set(policy.rules.map((rule) => rule.id));
  const valid = suppressions.filter((one) => one.reason !== "" && known.has(one.rule));
  for (const finding of findings) {
    const by = valid.filter(
      (one) =>
        one.rule === finding.rule &&
        one.source.file === finding.file &&
        finding.range.start.line >= one.lines[0] &&
        finding.range.start.line <= one.lines[1],
    );
    for (const one of by) used.add(one);
    if (by.length === 0) kept.push(finding);
  }
  for (const one of suppressions) {
    const problem = problemWith(one, policy.rules, known, used.has(one));
    if (problem !== undefined) kept.push(problem);
  }
  return kept.flatMap((finding) => withLevel(finding, policy.levels));
}

function withLevel(finding: Finding, levels: RulePolicy["levels"]): readonly Finding[] {
  const level = Object.hasOwn(levels, finding.rule) ? levels[finding.rule] : undefined;
  if (level === "off") return [];
  return level === undefined || level === finding.severity ? [finding] : [{ ...finding, severity: level }];
}

function problemWith(
  { source, place, rule, reason }: Suppression,
  rules: readonly Rule[],
  known: ReadonlySet<string>,
  isUsed: boolean,
): Finding | undefined {
  if (rule === "") {
    return createFinding(suppressionInvalid, source, place, {
      message: "The note names no rule, so it disables nothing.",
      help: `Write \`${marker} RULE REASON\`, with the id that the finding shows.`,
    });
  }
  if (!known.has(rule)) {
    const meant = nearest(
      rule,
      rules.map((one) => one.id),
    );
    return createFinding(suppressionInvalid, source, place, {
      message: `There is no rule \`${rule.slice(0, 60)}\`${meant === undefined ? "" : `; did you mean \`${meant}\`?`}${meant === undefined ? "." : ""}`,
      help: meant === undefined ? "Write the id that the finding shows." : `Write \`${marker} ${meant} …\`.`,
    });
  }
  if (reason === "") {
    return createFinding(suppressionInvalid, source, place, {
      message: `The note gives no reason, so it does not disable \`${rule}\`.`,
      help: `Say why, for whoever reads it next: \`${marker} ${rule} because …\`.`,
    });
  }
  if (isUsed) return undefined;
  return createFinding(suppressionUnused, source, place, {
    message: `Nothing is wrong here by \`${rule}\`, so the note disables nothing.`,
    help: "Remove the note; a note counts for its own line, and for the next where it stands alone.",
  });
}

/** Rules under `rules:` of slipway.yaml that do not exist. */
export function checkLevels(
  levels: Readonly<Record<string, RuleLevel>>,
  rules: readonly Rule[],
  source: SourceFile,
  locations: LocationMap,
): readonly Finding[] {
  const ids = rules.map((rule) => rule.id);
  return Object.keys(levels)
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const pointer = `/rules/${id.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      const meant = nearest(id, ids);
      return createFinding(unknownRule, source, locations.keyAt(pointer) ?? locations.nearestTo(pointer), {
        message: `There is no rule \`${id.slice(0, 60)}\`${meant === undefined ? "." : `; did you mean \`${meant}\`?`}`,
        help: meant === undefined ? "Remove the line; `slipway explain` lists the rules." : `Write \`${meant}\`.`,
      });
    });
}
