/** What prompts will say from now on: every prompt that differs, folded, with its cases. */
import type { CaseDifference, Cause, PromptDifference, SettingChange } from "../../changes/difference.ts";
import { counted, listed } from "../../platform/words.ts";
import { codeSpan, details, htmlCode, htmlText, sentenceMarkdown } from "../markdown.ts";
import type { Review, ReviewProject } from "../review.ts";
import { tokenWords } from "../review-words.ts";
import { caseMarkdown, rowsMarkdown } from "./rows.ts";
import { isOneOfSeveral, type Piece, type ReviewSection, shortened } from "./section.ts";

/** So much of the change is shown unfolded, in UTF-16 units of Markdown. */
const smallEnough = 3_000;
/** Prompts whose pieces are made; a comment holds no more than some hundreds. */
const mostPrompts = 3_000;
/** Lines of one message in the full form and where there is little room. */
const mostLines = 400;
const fewLines = 24;
const mostCauses = 8;
const mostSettings = 12;
const longestValue = 160;

const levels = ["none", "patch", "minor", "major"] as const;

/** The prompts that differ, those that ask most of callers first. */
export function promptsSection(review: Review): ReviewSection | undefined {
  const several = isOneOfSeveral(review);
  const all = review.projects.flatMap((project) =>
    (project.difference?.prompts ?? []).map((prompt) => ({ project, prompt })),
  );
  if (all.length === 0) return undefined;
  const order = all.toSorted((a, b) => rankOf(b.prompt) - rankOf(a.prompt));
  const pieces = order.slice(0, mostPrompts).map(({ project, prompt }) => promptPiece(project, prompt, several));
  return {
    title: "What prompts will say",
    folded: false,
    pieces: firstOpen(pieces),
    separator: "\n\n",
    leftOut: (count) => counted(count, "prompt"),
    unmade: order.length - pieces.length,
    weight: 6,
  };
}

function rankOf({ contract, status }: PromptDifference): number {
  return levels.indexOf(contract.level) * 2 + (status === "affected" ? 0 : 1);
}

/** The first prompts unfolded, as far as a reader takes them in at a glance. */
function firstOpen(pieces: readonly Piece[]): readonly Piece[] {
  let length = 0;
  return pieces.map((piece) => {
    const [full, ...shorter] = piece.forms;
    length += full.length;
    return length > smallEnough ? piece : { forms: [opened(full), ...shorter] };
  });
}

function opened(markdown: string): string {
  return markdown.replace(/^<details>/, "<details open>");
}

function promptPiece(project: ReviewProject, prompt: PromptDifference, several: boolean): Piece {
  const head = summaryOf(project, prompt, several, htmlCode);
  const item = `- ${summaryOf(project, prompt, several, codeSpan)}`;
  const facts = [causesLine(prompt), ...settingLines(prompt.settings), ...brokenLines(prompt)].filter(
    (text) => text !== "",
  );
  const shown = prompt.cases.filter(({ status }) => status !== "same");
  const cases = shown.map((one) => caseBlock(one, mostLines));
  const rest = prompt.sameCases > 0 ? [sameCasesWords(prompt.sameCases, shown.length > 0)] : [];
  const template =
    prompt.template === undefined
      ? []
      : [`**Template**: no case shows what changed.\n${rowsMarkdown(prompt.template, mostLines)}`];
  const whole = [...facts, ...cases, ...template, ...rest];
  if (whole.length === 0) return { forms: [item] };
  const [first] = shown;
  const others = shown.length > 1 ? [`${counted(shown.length - 1, "other case")} not shown here.`] : [];
  const shorter = (most: number) =>
    first === undefined ? [] : [details(head, [...facts, caseBlock(first, most), ...others].join("\n\n"))];
  return {
    forms: [
      details(head, whole.join("\n\n")),
      ...(others.length > 0 ? shorter(mostLines) : []),
      ...shorter(fewLines),
      ...(facts.length > 0 ? [details(head, [...facts, "Its cases are not shown here."].join("\n\n"))] : []),
      item,
    ],
  };
}

function sameCasesWords(count: number, others: boolean): string {
  const says = count === 1 ? "says" : "say";
  if (others) return `${counted(count, "other case")} ${says} the same as before.`;
  return count === 1
    ? "Its case says the same as before."
    : `Its ${counted(count, "case")} ${says} the same as before.`;
}

/** One line: name, what happened to it, contract, tokens, cases. How code is written decides whether it is HTML or Markdown. */
function summaryOf(
  project: ReviewProject,
  prompt: PromptDifference,
  several: boolean,
  code: (text: string) => string,
): string {
  const { status, from, contract, size, cases } = prompt;
  const name = several && project.path !== "" ? `${project.path}: ${prompt.name}` : prompt.name;
  const what =
    status === "renamed" && from !== undefined
      ? `renamed from ${code(shortened(from, 200))}`
      : status === "affected"
        ? "affected by what it uses"
        : status;
  const differing = cases.filter((one) => one.status !== "same").length;
  const facts = [
    what,
    contract.level === "none" ? "" : `contract: ${contract.level}`,
    size.before === null || size.after === null || size.before.tokens === size.after.tokens
      ? ""
      : tokenWords(size.after.tokens - size.before.tokens),
    differing === 0 ? "" : `${counted(differing, "case")} ${differing === 1 ? "differs" : "differ"}`,
    prompt.broken.after.length > 0 ? "<b>cannot be rendered</b>" : "",
  ];
  return `${code(shortened(name, 200))} ${facts.filter((fact) => fact !== "").join(" · ")}`;
}

function causesLine({ causes, status }: PromptDifference): string {
  const isOwn = ({ kind }: Cause) => status !== "affected" && (kind === "prompt" || kind === "template");
  const foreign = causes.filter((cause) => !isOwn(cause));
  if (foreign.length === 0) return "";
  const named = [...(causes.some(isOwn) ? ["its own file"] : []), ...foreign.slice(0, mostCauses).map(causeWords)];
  const others = foreign.length - mostCauses;
  return `Because of ${listed([...named, ...(others > 0 ? [counted(others, "other file")] : [])], "and")}.`;
}

function causeWords({ kind, file, status, from }: Cause): string {
  const was = from === undefined ? "" : ` from ${codeSpan(shortened(from, 200))}`;
  return `the ${kind} ${codeSpan(shortened(file, 200))} (${status}${was})`;
}

function settingLines(settings: readonly SettingChange[]): readonly string[] {
  if (settings.length === 0) return [];
  const lines = settings.slice(0, mostSettings).map(({ name, before, after }) => {
    return `- ${codeSpan(shortened(name, 100))}: ${valueWords(before)} → ${valueWords(after)}`;
  });
  if (settings.length > lines.length) lines.push(`- … and ${counted(settings.length - lines.length, "other setting")}`);
  return [lines.join("\n")];
}

function valueWords(value: SettingChange["before"]): string {
  return value === undefined ? "not set" : codeSpan(shortened(JSON.stringify(value), longestValue));
}

function brokenLines({ broken }: PromptDifference): readonly string[] {
  return [
    ...broken.before
      .slice(0, 1)
      .map(({ message }) => `It could not be rendered before: ${sentenceMarkdown(shortened(message, 300))}`),
    ...broken.after
      .slice(0, 1)
      .map(({ message }) => `It cannot be rendered any more: ${sentenceMarkdown(shortened(message, 300))}`),
  ];
}

function caseBlock(difference: CaseDifference, most: number): string {
  const { name, status, from, size } = difference;
  const change = size.before === null || size.after === null ? 0 : size.after.tokens - size.before.tokens;
  const words = [
    status === "renamed" && from !== undefined ? `renamed from ${codeSpan(shortened(from, 200))}` : status,
    change === 0 ? "" : tokenWords(change),
  ].filter((word) => word !== "");
  const body = caseMarkdown(difference, most);
  const heading = `**Case** ${codeSpan(shortened(name, 200))} ${htmlText(words.join(" · "))}`;
  return body === "" ? heading : `${heading}\n\n${body}`;
}
