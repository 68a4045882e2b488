/**
 * The review in Markdown, for a comment and for a job's summary: the verdict first, then sections in the order of what
 * a reviewer wants to know. Every text of the document is a stranger's: it is shown, and nothing of it is live.
 */

import type { Side } from "../../changes/difference.ts";
import { counted } from "../../platform/words.ts";
import { codeSpan, sentenceMarkdown } from "../markdown.ts";
import type { Review } from "../review.ts";
import { headlineOf, tokenChange, tokenWords, versionWords } from "../review-words.ts";
import { contractSection } from "./contract.ts";
import { findingsSection, notesSection } from "./findings.ts";
import { fitSections, type Room } from "./fit.ts";
import { plansSection } from "./plans.ts";
import { promptsSection } from "./prompts.ts";
import { escapedWithin, type SectionMaker, shortened } from "./section.ts";
import { sizesSection } from "./sizes.ts";

export type { Room } from "./fit.ts";

/**
 * In the order of the report. A new section is a function in one of these lists, and a file beside this one; those of
 * rooms that reports know nothing of come in by the options, between the two.
 */
const firstSections: readonly SectionMaker[] = [promptsSection, contractSection];
const lastSections: readonly SectionMaker[] = [findingsSection, plansSection, sizesSection, notesSection];

export interface ReviewMarkdownOptions {
  readonly room: Room;
  /** Lines of ours, in Markdown, before everything else: the hidden marker. */
  readonly before?: string | undefined;
  /** A sentence of ours, in Markdown, under the heading: who vouches for the report. */
  readonly preface?: string | undefined;
  /** A sentence of ours, in Markdown: where to find what is left out here. */
  readonly elsewhere: string;
  /** Sections of other rooms. */
  readonly more?: readonly SectionMaker[];
  /** A line of ours, in Markdown, at the end. */
  readonly foot?: string | undefined;
}

const mostReasons = 10;
const mostNotes = 10;
/** UTF-16 units after escaping. */
const longestSentence = 600;

/** The report; as long as the room allows, and ending in a line feed. */
export function reviewMarkdown(review: Review, options: ReviewMarkdownOptions): string {
  const { room, before, preface, elsewhere, foot, more = [] } = options;
  const sections = [...firstSections, ...more, ...lastSections];
  const head = [
    ...(before === undefined ? [] : [before]),
    `### ${signOf(review)} Slipway: ${headlineOf(review)}`,
    ...(preface === undefined ? [] : [`> [!NOTE]\n> ${preface}`]),
    ...listOf(otherReasons(review), mostReasons),
    factsOf(review),
    comparisonOf(review),
  ].filter((text) => text !== "");
  const tail = [...noteLines(review), ...(foot === undefined ? [] : [foot])];
  const used = room.lengthOf([...head, ...tail].join("\n\n")) + 2 * (sections.length + 2);
  const made = sections.flatMap((make) => make(review) ?? []);
  const body = fitSections(made, { ...room, limit: Math.max(0, room.limit - used) }, elsewhere);
  return `${[...head, ...body, ...tail].join("\n\n")}\n`;
}

function signOf({ verdict, counts }: Review): string {
  return verdict === "fail" ? "❌" : counts.warnings > 0 ? "⚠️" : "✅";
}

/** The number of errors stands among the facts. */
function otherReasons({ reasons }: Review): readonly string[] {
  return reasons.filter((reason) => !/^There (?:is|are) [0-9,]+ errors?\.$/.test(reason));
}

function factsOf(review: Review): string {
  const { counts, level, version } = review;
  const changes = review.projects.flatMap(({ difference }) => (difference?.prompts ?? []).map(({ size }) => size));
  const tokens = tokenChange(changes);
  const versions = versionWords(version);
  const facts = [
    counts.errors > 0 ? `**${counted(counts.errors, "error")}**` : "",
    counts.warnings > 0 ? counted(counts.warnings, "warning") : "",
    counts.notes > 0 ? counted(counts.notes, "note") : "",
    level === null || level === "none" ? "" : `contract: **${level}**`,
    versions === "" ? "" : codeSpan(shortened(versions, 120)),
    tokens === undefined || tokens === 0 ? "" : `${tokenWords(tokens)} in the longest cases`,
  ];
  return facts.filter((fact) => fact !== "").join(" · ");
}

function comparisonOf({ base, head, shard }: Review): string {
  const part =
    shard === undefined
      ? ""
      : ` This is part ${shard.index.toLocaleString("en")} of ${shard.total.toLocaleString("en")} alone.`;
  const compared = base === null ? "" : `, compared with ${sideWords(base)}`;
  return `${sideWords(head)}${compared}.${part}`;
}

/** The label, and the commit where the label is not that already. */
function sideWords({ label, commit }: Side): string {
  const short = commit?.slice(0, 12);
  if (short === undefined) return codeSpan(shortened(label, 200));
  if (label === "" || commit?.startsWith(label) === true) return codeSpan(short);
  return `${codeSpan(shortened(label, 200))} at ${codeSpan(short)}`;
}

function noteLines({ notes, projects }: Review): readonly string[] {
  const cut = projects.flatMap(({ difference }) => difference?.cut ?? []);
  return listOf([...new Set([...notes, ...cut])], mostNotes);
}

function listOf(sentences: readonly string[], most: number): readonly string[] {
  if (sentences.length === 0) return [];
  const lines = sentences.slice(0, most).map((text) => `- ${escapedWithin(text, longestSentence, sentenceMarkdown)}`);
  if (sentences.length > most) lines.push(`- … and ${sentences.length - most} more`);
  return [lines.join("\n")];
}
