/** A review as text for a log or a terminal. */
import { createPaint } from "../../platform/paint.ts";
import { visibleLine } from "../../platform/visible.ts";
import { counted } from "../../platform/words.ts";
import { countInWords, levelInWords } from "../../reports/diff-words.ts";
import { renderFindings } from "../../reports/findings.ts";
import type { Review } from "../../reports/review.ts";
import { findingsOf } from "../../reports/review-findings.ts";

/** Findings, what differs, notes, and the verdict as the last line. */
export async function reviewText(
  review: Review,
  options: { readonly color: boolean; readonly columns: number },
): Promise<string> {
  const paint = createPaint(options.color);
  const findings = findingsOf(review);
  const passes = review.verdict === "pass";
  const lines = [
    `${paint("bold", subjectOf(review))}`,
    ...(findings.length === 0
      ? []
      : ["", (await renderFindings(findings, "text", { ...options, rules: [] })).trimEnd()]),
    "",
    `${lookedAt(review)}.`,
    ...differenceLines(review).map((line) => visibleLine(line)),
    ...review.notes.map((note) => visibleLine(note)),
    passes
      ? `${paint("green", "✓")} ${paint("bold", "passes")}`
      : `${paint("red", "✗")} ${paint("bold", "fails")}: ${review.reasons.map(visibleLine).join(" ")}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** `pull request #7 (1a2b3c4d5e6f) against main (6f5e4d3c2b1a)`. */
function subjectOf({ base, head }: Review): string {
  const side = ({ commit, label }: Review["head"]) =>
    `${visibleLine(label)}${commit === null ? "" : ` (${commit.slice(0, 12)})`}`;
  return base === null ? side(head) : `${side(head)} against ${side(base)}`;
}

/** What the change does to prompts; `slipway diff` and the report show how. */
function differenceLines({ level, projects, version }: Review): readonly string[] {
  if (level === null) return [];
  const lines = projects.flatMap(({ path, difference }) =>
    difference === null
      ? []
      : [`${projects.length > 1 ? `${path === "" ? "(root)" : path}: ` : ""}${countInWords(difference)}.`],
  );
  const next =
    version === undefined || version.next === null
      ? ""
      : ` The next version after ${version.latest ?? "none"} is ${version.next}.`;
  return [...lines, `${level === "none" ? "No contract changes" : level}: ${levelInWords(level)}.${next}`];
}

function lookedAt({ projects, base }: Review): string {
  const prompts = projects.flatMap((project) => project.prompts);
  const cases = prompts.reduce((sum, prompt) => sum + prompt.cases, 0);
  const where = projects.length === 1 ? "" : ` in ${counted(projects.length, "project")}`;
  return `${counted(prompts.length, "prompt")} with ${counted(cases, "case")}${where} checked and rendered; ${base === null ? "the files" : "every commit since the base"} scanned for secrets`;
}
