/** What callers notice: each reason for the level of the change. */
import type { ContractChange } from "../../changes/difference.ts";
import { counted } from "../../platform/words.ts";
import { codeSpan, sentenceMarkdown } from "../markdown.ts";
import type { Review, ReviewProject } from "../review.ts";
import { levelWords, versionWords } from "../review-words.ts";
import { isOneOfSeveral, type Piece, type ReviewSection, shortened } from "./section.ts";

const order = ["major", "minor", "patch"] as const;
const mostReasons = 2_000;
/** More lines than this are folded. */
const openLines = 12;

/** Undefined where no caller notices anything. */
export function contractSection(review: Review): ReviewSection | undefined {
  const several = isOneOfSeveral(review);
  const reasons = review.projects.flatMap((project) =>
    (project.difference?.prompts ?? []).flatMap((prompt) =>
      // "Other words" of every prompt says nothing that the list of prompts does not say.
      prompt.contract.changes
        .filter(({ level }) => level !== "patch")
        .map((change) => ({ project, prompt: prompt.name, change })),
    ),
  );
  const { level } = review;
  if (reasons.length === 0 || level === null) return undefined;
  const sorted = order.flatMap((level) => reasons.filter(({ change }) => change.level === level));
  const pieces = sorted
    .slice(0, mostReasons)
    .map(({ project, prompt, change }) => reasonPiece(project, prompt, change, several));
  const version = versionWords(review.version);
  return {
    title: (code) =>
      `The contract with callers is ${levelWords(level)}${version === "" ? "" : ` (${code(shortened(version, 120))})`}`,
    folded: pieces.length > openLines,
    pieces,
    separator: "\n",
    leftOut: (count) => counted(count, "reason"),
    unmade: reasons.length - pieces.length,
    weight: 2,
  };
}

function reasonPiece(project: ReviewProject, prompt: string, change: ContractChange, several: boolean): Piece {
  const { level, reason, place, unclear } = change;
  const name = codeSpan(shortened(several && project.path !== "" ? `${project.path}: ${prompt}` : prompt, 200));
  const where =
    place === undefined
      ? ""
      : ` (${codeSpan(shortened(`${place.file}${place.line === undefined ? "" : `:${place.line}`}`, 300))}${place.side === "base" ? " before" : ""})`;
  const doubt = unclear === true ? " It cannot be told for sure, so the safe side is taken." : "";
  return { forms: [`- **${level}** ${name}: ${sentenceMarkdown(shortened(reason, 600))}${doubt}${where}`] };
}
