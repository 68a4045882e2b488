/** Findings in every format that Slipway writes. Each format is a module of its own, loaded when it is asked for. */
import type { Finding, Rule } from "../platform/finding.ts";
import { compareText } from "../platform/order.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import { counted } from "../platform/words.ts";

export const findingFormats = ["text", "json", "sarif", "junit", "github", "markdown"] as const;
export type FindingFormat = (typeof findingFormats)[number];

export interface FindingReportOptions {
  readonly color: boolean;
  readonly columns: number;
  /** The rules that may have been broken; SARIF carries their pages. */
  readonly rules: readonly Rule[];
  /**
   * Folder of the project below the root of its repository, with `/`, empty or absent where they are the same. SARIF
   * and GitHub's annotations name files from the root of the repository, the other formats from the project.
   */
  readonly pathPrefix?: string;
  /** Version of Slipway, for SARIF. */
  readonly version?: string;
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/** The findings as text in one format, ending in a line feed. Their order does not matter. */
export async function renderFindings(
  findings: readonly Finding[],
  format: FindingFormat,
  options: FindingReportOptions,
): Promise<string> {
  const sorted = inOrder(findings);
  switch (format) {
    case "text": {
      const paint = createPaint(options.color);
      if (sorted.length === 0) return `${paint("green", "✓")} No problems found.\n`;
      const { findingsText } = await import("./findings-text.ts");
      return `${findingsText(sorted, options)}\n${summaryLine(sorted, paint)}\n`;
    }
    case "json":
      return (await import("./findings-json.ts")).findingsJson(sorted);
    case "sarif":
      return (await import("./findings-sarif.ts")).findingsSarif(sorted, options);
    case "junit":
      return (await import("./findings-junit.ts")).findingsJunit(sorted);
    case "github":
      return (await import("./findings-github.ts")).findingsGithub(sorted, options);
    case "markdown":
      return (await import("./findings-markdown.ts")).findingsMarkdown(sorted);
  }
}

/** How many findings there are of each severity. */
export function summarize(findings: readonly Finding[]): FindingCounts {
  const counts = { errors: 0, warnings: 0, notes: 0 };
  for (const { severity } of findings) counts[`${severity}s`] += 1;
  return counts;
}

/** `2 errors, 1 warning`; severities of which there are none are left out. */
export function countsInWords(counts: FindingCounts): string {
  const words = [
    unlessNone(counts.errors, "error"),
    unlessNone(counts.warnings, "warning"),
    unlessNone(counts.notes, "note"),
  ].filter((part) => part !== "");
  return words.length === 0 ? "no problems" : words.join(", ");
}

function unlessNone(count: number, noun: string): string {
  return count === 0 ? "" : counted(count, noun);
}

function summaryLine(findings: readonly Finding[], paint: Paint): string {
  const counts = summarize(findings);
  const files = new Set(findings.map((finding) => finding.file)).size;
  const color = counts.errors > 0 ? "red" : counts.warnings > 0 ? "yellow" : "blue";
  const sign = counts.errors > 0 ? "✗" : "!";
  return `${paint(color, sign)} ${paint("bold", countsInWords(counts))} in ${files} file${files === 1 ? "" : "s"}`;
}

/** By file, place, rule and message, so that the same findings give the same report on every machine. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.column - b.range.start.column ||
      compareText(a.rule, b.rule) ||
      compareText(a.message, b.message),
  );
}
