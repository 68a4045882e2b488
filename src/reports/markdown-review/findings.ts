/** What is wrong: errors and warnings in the open, notes folded. */
import type { Finding, Severity } from "../../platform/finding.ts";
import { counted } from "../../platform/words.ts";
import { codeBlock, codeSpan, sentenceMarkdown } from "../markdown.ts";
import type { Review } from "../review.ts";
import { findingsOf } from "../review-findings.ts";
import { type Piece, type ReviewSection, shortened } from "./section.ts";

const marks: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", note: "ℹ️" };
const mostFindings = 5_000;
const longestExcerpt = 400;
/** More than these are folded. */
const openFindings = 20;

/** Errors before warnings; undefined where there are none. */
export function findingsSection(review: Review): ReviewSection | undefined {
  const found = findingsOf(review);
  const problems = (["error", "warning"] as const).flatMap((kind) => found.filter(({ severity }) => severity === kind));
  return sectionOf(problems, "Findings", "finding", 4);
}

/** Findings that ask nobody to act; undefined where there are none. */
export function notesSection(review: Review): ReviewSection | undefined {
  const notes = findingsOf(review).filter(({ severity }) => severity === "note");
  const section = sectionOf(notes, `Notes of the checks (${notes.length})`, "note", 1);
  return section === undefined ? undefined : { ...section, folded: true };
}

function sectionOf(list: readonly Finding[], title: string, noun: string, weight: number): ReviewSection | undefined {
  if (list.length === 0) return undefined;
  const pieces = list.slice(0, mostFindings).map(findingPiece);
  return {
    title,
    folded: list.length > openFindings,
    pieces,
    separator: "\n",
    leftOut: (count) => counted(count, noun),
    unmade: list.length - pieces.length,
    weight,
  };
}

function findingPiece({ rule, severity, file, range, message, help, excerpt }: Finding): Piece {
  const place = codeSpan(shortened(`${file}:${range.start.line}:${range.start.column}`, 300));
  const words = (text: string) => shortened(text, 600).split("\n").map(sentenceMarkdown).join("\\\n  ");
  const line = `- ${marks[severity]} ${place} ${words(message)} (${codeSpan(shortened(rule, 100))})`;
  const withHelp = `${line}\\\n  → ${words(help)}`;
  if (excerpt === undefined || excerpt === "") return { forms: [withHelp, line] };
  return { forms: [`${withHelp}\n\n${codeBlock(shortened(excerpt, longestExcerpt), "  ")}`, withHelp, line] };
}
