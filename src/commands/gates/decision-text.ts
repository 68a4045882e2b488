/** A decision for people: one line for each rule, and with `--explain` everything that was looked at. */

import type { PolicyOrigin } from "../../gates/decision-document.ts";
import type { GateDecision } from "../../gates/evaluate.ts";
import type { GateFacts } from "../../gates/facts.ts";
import type { Policy } from "../../gates/policy.ts";
import type { RuleDecision } from "../../gates/rule-decisions.ts";
import { nextClosing, nextOpening } from "../../gates/schedule.ts";
import { durationWords, momentWords } from "../../gates/words.ts";
import type { Paint } from "../../platform/paint.ts";
import { escapeMarkdown, sentenceMarkdown } from "../../reports/markdown.ts";
import { foreign, padded, timeOf } from "../releases/words.ts";

export interface DecisionReport {
  readonly environment: string;
  readonly version: string;
  readonly bundle: string;
  readonly decision: GateDecision;
  readonly origin: PolicyOrigin;
  readonly policy: Policy | undefined;
  readonly facts: GateFacts | undefined;
  readonly at: Date;
  /** True where the time was given with --at. */
  readonly isOtherTime: boolean;
  readonly notes: readonly string[];
}

const marks = { allow: ["✔", "green"], wait: ["…", "yellow"], deny: ["✖", "red"] } as const;
/** A reason names people and periods; nobody reads on after this. */
const longestReason = 600;

/** Lines for a terminal. Reasons and notes hold words of strangers, so they are shown escaped and cut. */
export function decisionText(paint: Paint, report: DecisionReport, explain: boolean): string {
  const { decision, environment } = report;
  const [mark, color] = marks[decision.outcome];
  const width = Math.max(7, ...decision.rules.map(({ rule }) => rule.length));
  const lines = [
    `${paint(color, mark)} ${paint("bold", environment)}  ${headline(report, (text) => paint("bold", text))}`,
  ];
  for (const rule of decision.rules) {
    const [sign, its] = marks[rule.outcome];
    const skipped = rule.skipped === true ? " (the release goes past this)" : "";
    lines.push(`  ${paint(its, sign)} ${padded(rule.rule, width)}  ${foreign(rule.reason, longestReason)}${skipped}`);
    for (const note of shownNotes(rule, explain))
      lines.push(`    ${padded("", width)}  ${paint("dim", foreign(note, longestReason))}`);
  }
  const facts = tail(report, explain);
  const column = Math.max(width, ...facts.map(([name]) => name.length));
  for (const [name, value] of facts) lines.push(`    ${paint("dim", padded(name, column))}  ${value}`);
  return `${lines.join("\n")}\n`;
}

function shownNotes(rule: RuleDecision, explain: boolean): readonly string[] {
  const notes = rule.notes ?? [];
  if (explain || rule.outcome !== "allow") return notes.slice(0, explain ? 50 : 5);
  return [];
}

function headline({ decision, version, at, isOtherTime }: DecisionReport, strong: (text: string) => string): string {
  const when = isOtherTime ? ` at ${timeOf(at.toISOString())}` : "";
  switch (decision.outcome) {
    case "allow":
      return `${strong(version)} may be released${isOtherTime ? when : " now"}`;
    case "wait":
      return `${strong(version)} has to wait${when}`;
    case "deny":
      return `${strong(version)} may not be released${when}`;
  }
}

function tail(
  { decision, bundle, origin, notes, policy, facts, at }: DecisionReport,
  explain: boolean,
): readonly (readonly [string, string])[] {
  const place =
    origin.from === "working-tree"
      ? "the working tree"
      : `${origin.branch ?? ""} (${origin.revision?.slice(0, 12) ?? ""})`;
  return [
    ...(decision.until === undefined ? [] : [["not before", timeOf(decision.until.toISOString())] as const]),
    ["bundle", bundle],
    ...(origin.digest === null
      ? []
      : [["policy", `${explain ? origin.digest : origin.digest.slice(0, 19)} of ${foreign(place)}`] as const]),
    ...(explain && policy !== undefined ? explained(policy, facts, at) : []),
    ...notes.map((note) => ["note", foreign(note, longestReason)] as const),
  ];
}

/** What the rules come from: the next openings, and what is asked of whom. */
function explained(policy: Policy, facts: GateFacts | undefined, at: Date): readonly (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [];
  const entries = [...policy.windows, ...policy.freezes];
  for (const { effect, text, zone, reason } of entries.slice(0, 20)) {
    rows.push([
      effect === "allow" ? "open" : "closed",
      foreign(`${text} (${zone.name})${reason === undefined ? "" : `: ${reason}`}`),
    ]);
  }
  const [first] = entries;
  let moment = at.getTime();
  for (let shown = 0; first !== undefined && shown < 3; shown += 1) {
    const opens = nextOpening(entries, moment);
    const closes = opens === undefined ? undefined : nextClosing(entries, opens);
    if (opens === undefined) break;
    rows.push([
      shown === 0 ? "next" : "then",
      `${momentWords(opens, first.zone)}${closes === undefined ? "" : ` to ${momentWords(closes, first.zone)}`}`,
    ]);
    if (closes === undefined) break;
    moment = closes;
  }
  const { approvals } = policy;
  if (approvals !== undefined) {
    rows.push([
      "approvals",
      `${approvals.required} of ${foreign(approvals.written.join(", "), 300)}; each counts for ${durationWords(approvals.expires)}`,
    ]);
    const involved = facts?.involved;
    if (involved?.known === true) {
      for (const { as, login, name, email } of involved.value.slice(0, 20))
        rows.push(["not counted", foreign(`${login ?? name ?? email ?? ""}: ${as}`)]);
    }
  }
  if (policy.breakGlass !== undefined) rows.push(["break glass", foreign(policy.breakGlass.written.join(", "), 300)]);
  return rows;
}

/** The same for a job summary or a comment, with all words of strangers escaped. */
export function decisionMarkdown(report: DecisionReport): string {
  const { decision, environment, bundle } = report;
  const marksOf = { allow: "✅", wait: "⏳", deny: "❌" } as const;
  const lines = [
    `### Gate of ${escapeMarkdown(environment)}`,
    "",
    `${marksOf[decision.outcome]} ${headline(report, (text) => `**${escapeMarkdown(text)}**`)}.`,
    "",
  ];
  for (const { rule, outcome, reason, notes } of decision.rules) {
    lines.push(`- ${marksOf[outcome]} ${escapeMarkdown(rule)}: ${sentenceMarkdown(foreign(reason, longestReason))}`);
    for (const note of (notes ?? []).slice(0, 10)) lines.push(`  - ${sentenceMarkdown(foreign(note, longestReason))}`);
  }
  lines.push("", `Bundle \`${bundle}\``, "");
  for (const note of report.notes) lines.push(`${sentenceMarkdown(foreign(note, longestReason))}`, "");
  return lines.join("\n");
}
