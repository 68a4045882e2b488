/** The trust doctor's report: one table per statement, then what to change. For a terminal, and as Markdown. */

import { claimText, subjectForms } from "../../aws/oidc-claims.ts";
import type { TrustRequest } from "../../aws/trust/evaluate.ts";
import { type Check, claimOfKey, comparedClaims, type JudgedStatement } from "../../aws/trust/evaluate.ts";
import { matchingStatementLines } from "../../aws/trust/suggestion.ts";
import { createPaint, type Paint } from "../../platform/paint.ts";
import { columnsOf } from "../../reports/columns.ts";
import { escapeMarkdown, tableCodeSpan } from "../../reports/markdown.ts";
import { wrap } from "../../reports/wrap.ts";
import { foreign, padded } from "../releases/words.ts";
import type { JudgedPolicy, TrustReport } from "./trust-document.ts";

const outcomes = {
  allowed: { word: "allowed", color: "green", says: "lets this job in" },
  refused: { word: "refused", color: "red", says: "does not let this job in" },
  unknown: {
    word: "unclear",
    color: "yellow",
    says: "lets this job in only where what cannot be told from here holds",
  },
} as const;

const verdicts = { yes: "ok", no: "no", unknown: "?" } as const;
const verdictColors = { yes: "green", no: "red", unknown: "yellow" } as const;

/** Claims that conditions speak of, and those by which a person knows the job. */
const telling = [
  "iss",
  "aud",
  "sub",
  "repository",
  "repository_id",
  "ref",
  "environment",
  "job_workflow_ref",
  "event_name",
];

/** For a terminal of so many columns, ending with a line feed. */
export function trustText(
  report: TrustReport,
  terminal: { readonly color: boolean; readonly columns: number },
): string {
  const paint = createPaint(terminal.color);
  const { role, claims, judged } = report;
  if (judged === undefined) {
    return [
      `${paint("bold", "The job's ID token claims")}`,
      ...claimLines(report).map(([name, value]) => `  ${paint("dim", name.padEnd(18))} ${value}`),
      "",
      `${paint("bold", "A statement that lets exactly this job into")} ${role.arn}`,
      ...matchingStatementLines(claims, role.account, role.partition).map((line) => `  ${line}`),
      "",
      "With --policy FILE the lines of a trust policy are compared with these claims.",
      "",
    ].join("\n");
  }
  const { word, color, says } = outcomes[judged.decision.outcome];
  const file = foreign(judged.policy.file);
  return [
    `${paint(color, paint("bold", word))}  ${file} ${says}: ${foreign(claimText(claims, "sub") ?? "")}`,
    `${paint("dim", "role")}     ${role.arn}`,
    ...judged.decision.statements.flatMap((statement) => [
      "",
      ...statementLines(statement, file, report, paint, terminal.columns),
    ]),
    ...changeLines(judged, paint, terminal.columns),
    ...strangerLines(judged, paint, terminal.columns),
    "",
  ].join("\n");
}

/** The same as Markdown, for a job summary. Words of the policy and the token are escaped. */
export function trustMarkdown(report: TrustReport): string {
  const { role, claims, judged } = report;
  if (judged === undefined) {
    return [
      "### Claims of the job's ID token",
      "",
      "| claim | value |",
      "| --- | --- |",
      ...claimLines(report).map(([name, value]) => `| ${name} | ${tableCodeSpan(value)} |`),
      "",
      `A statement that lets exactly this job into ${tableCodeSpan(role.arn)}:`,
      "",
      "```json",
      ...matchingStatementLines(claims, role.account, role.partition),
      "```",
      "",
    ].join("\n");
  }
  const { word, says } = outcomes[judged.decision.outcome];
  const file = foreign(judged.policy.file);
  return [
    `### ${word}: ${escapeMarkdown(file)} ${says}`,
    "",
    `Role ${tableCodeSpan(role.arn)}, subject ${tableCodeSpan(claimText(claims, "sub") ?? "")}`,
    ...judged.decision.statements.flatMap((judgedStatement) => [
      "",
      `**${escapeMarkdown(headingOf(judgedStatement, file))}**`,
      "",
      "| line | claim | wanted | got | verdict |",
      "| --- | --- | --- | --- | --- |",
      ...rowsOf(judgedStatement, report).map(
        ({ line, name, wanted, got, verdict }) =>
          `| ${line} | ${tableCodeSpan(name)} | ${wanted.map(tableCodeSpan).join("<br>")} | ${got.known ? got.values.map(tableCodeSpan).join("<br>") : escapeMarkdown(got.values.join(", "))} | ${verdicts[verdict]} |`,
      ),
    ]),
    ...(judged.changes.length === 0 ? [] : ["", "**What to change**", ""]),
    ...judged.changes.map(({ line, text }) => `- Line ${line}: ${escapeMarkdown(text)}`),
    ...(judged.strangers.length === 0 ? [] : ["", "**Who else gets in**", ""]),
    ...judged.strangers.map(({ who, remedy }) => `- ${escapeMarkdown(who)}. ${escapeMarkdown(remedy)}`),
    "",
  ].join("\n");
}

function claimLines({ claims }: TrustReport): readonly (readonly [string, string])[] {
  const other = subjectForms(claims)?.other;
  const known = telling.flatMap((name) => {
    const value = claimText(claims, name);
    return value === undefined ? [] : [[name, foreign(value)] as const];
  });
  return other === undefined ? known : [...known, ["sub, other form", foreign(other)]];
}

interface Row {
  readonly line: number;
  readonly name: string;
  readonly wanted: readonly string[];
  /** What the token has; or in words, that there is nothing. */
  readonly got: { readonly known: boolean; readonly values: readonly string[] };
  readonly verdict: Check["verdict"];
}

function rowsOf({ checks }: JudgedStatement, request: TrustRequest): readonly Row[] {
  return checks.map((check) => {
    const claim = claimOfKey(check.name, request.claims);
    const operator = check.operator === undefined || check.operator === "StringEquals" ? "" : ` ${check.operator}`;
    return {
      line: check.line,
      name: foreign(`${claim ?? check.name}${operator}`, 60),
      wanted: check.wanted.map((value) => foreign(value)),
      got: gotOf(check, claim, request),
      verdict: check.verdict,
    };
  });
}

function gotOf(check: Check, claim: string | undefined, request: TrustRequest): Row["got"] {
  if (check.got !== undefined) return { known: true, values: check.got.map((value) => foreign(value)) };
  if (check.verdict === "unknown") return { known: false, values: ["not known from here"] };
  if (check.kind !== "condition" || claim === undefined) return { known: false, values: ["no such key"] };
  return {
    known: false,
    values: [comparedClaims(request).includes(claim) ? "not in the token" : "STS compares no such claim"],
  };
}

function headingOf({ statement, applies }: JudgedStatement, file: string): string {
  const { number, line, lastLine, effect, sid } = statement;
  const name = sid === undefined ? "" : ` “${foreign(sid, 60)}”`;
  const says =
    applies === "yes"
      ? "applies to this job"
      : applies === "no"
        ? "does not apply to this job"
        : "may apply to this job";
  return `Statement ${number}${name}, ${file}:${line}-${lastLine}, ${effect}: ${says}`;
}

/** A table where it fits; else each value on a line of its own. */
function statementLines(
  judged: JudgedStatement,
  file: string,
  report: TrustReport,
  paint: Paint,
  columns: number,
): readonly string[] {
  const rows = rowsOf(judged, report);
  const heading = paint("bold", headingOf(judged, file));
  const texts = rows.map((row) => {
    const wanted = row.wanted.join(" | ");
    const got = row.got.values.join(", ");
    // What holds needs no second look: the ARN of a provider would make the table wider than most windows.
    return row.got.known && row.verdict === "yes" && got === wanted
      ? { row, wanted: ending(wanted), got: "the same" }
      : { row, wanted, got };
  });
  const widths = {
    name: Math.max(5, ...rows.map(({ name }) => columnsOf(name))),
    wanted: Math.max(6, ...texts.map(({ wanted }) => columnsOf(wanted))),
    got: Math.max(3, ...texts.map(({ got }) => columnsOf(got))),
  };
  if (widths.name + widths.wanted + widths.got + 20 > columns)
    return [heading, ...stackedLines(rows, widths.name, paint)];
  return [
    heading,
    paint(
      "dim",
      `  line  ${padded("claim", widths.name)}  ${padded("wanted", widths.wanted)}  ${padded("got", widths.got)}  verdict`,
    ),
    ...texts.map(
      ({ row, wanted, got }) =>
        `  ${String(row.line).padStart(4)}  ${padded(row.name, widths.name)}  ${padded(wanted, widths.wanted)}  ${padded(got, widths.got)}  ${paint(verdictColors[row.verdict], verdicts[row.verdict])}`,
    ),
  ];
}

/** The end of a long text, which is what differs between ARNs. */
function ending(text: string): string {
  const letters = [...text];
  return letters.length <= 48 ? text : `…${letters.slice(-47).join("")}`;
}

function stackedLines(rows: readonly Row[], width: number, paint: Paint): readonly string[] {
  return [
    paint("dim", `  line  ${padded("claim", width)}  verdict`),
    ...rows.flatMap(({ line, name, wanted, got, verdict }) => [
      `  ${String(line).padStart(4)}  ${padded(name, width)}  ${paint(verdictColors[verdict], verdicts[verdict])}`,
      ...wanted.map((value, index) => `        ${paint("dim", index === 0 ? "wanted" : "    or")}  ${value}`),
      ...(verdict === "yes" && got.values.length === 1 && wanted.length === 1 && got.values[0] === wanted[0]
        ? []
        : got.values.map((value) => `        ${paint("dim", "   got")}  ${value}`)),
    ]),
  ];
}

function changeLines({ changes, policy }: JudgedPolicy, paint: Paint, columns: number): readonly string[] {
  if (changes.length === 0) return [];
  return [
    "",
    paint("bold", "What to change"),
    ...changes.flatMap(({ line, text }) =>
      wrap(
        `${paint("cyan", `${foreign(policy.file)}:${line}:`)} ${foreign(text, 600)}`,
        Math.min(columns, 110),
        "  ",
        "      ",
      ),
    ),
  ];
}

function strangerLines({ strangers }: JudgedPolicy, paint: Paint, columns: number): readonly string[] {
  if (strangers.length === 0) return [];
  return [
    "",
    paint("bold", "Who else gets in"),
    ...strangers.flatMap(({ who, remedy, grave }) =>
      wrap(
        `${paint(grave ? "red" : "yellow", grave ? "open" : "note")}  ${who}. ${remedy}`,
        Math.min(columns, 110),
        "  ",
        "        ",
      ),
    ),
  ];
}
