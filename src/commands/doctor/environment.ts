/** `slipway doctor ENV`: every check in turn. One that fails says so in its own line; the others go on. */
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { type Color, createPaint } from "../../platform/paint.ts";
import { counted, listed } from "../../platform/words.ts";
import { findProject, soundProject } from "../../project/load.ts";
import { environmentOf } from "../../project/project.ts";
import { escapeMarkdown } from "../../reports/markdown.ts";
import { wrap } from "../../reports/wrap.ts";
import { foreign } from "../releases/words.ts";
import { type CheckResult, type CheckState, type DoctorCheck, type DoctorSubject, unclear } from "./check.ts";
import { doctorChecks } from "./checks.ts";
import { openSubject } from "./subject.ts";

interface Looked {
  readonly check: string;
  readonly title: string;
  readonly results: readonly CheckResult[];
}

const words: Readonly<Record<CheckState, { readonly word: string; readonly color: Color }>> = {
  ok: { word: "ok", color: "green" },
  missing: { word: "missing", color: "red" },
  unclear: { word: "unclear", color: "yellow" },
};

/**
 * Runs the checks in their order and reports each. What needs credentials is left out where there are none, and named.
 *
 * @throws SlipwayError where slipway.yaml cannot be read or has no such environment.
 */
export async function doctorEnvironment(
  name: string,
  context: CommandContext,
  checks: readonly DoctorCheck[] = doctorChecks(),
): Promise<CommandResult> {
  const project = soundProject(await findProject(context.cwd));
  const environment = environmentOf(project, name);
  const { subject, close } = await openSubject(project, environment, context);
  const looked: Looked[] = [];
  const unseen: string[] = [];
  try {
    for (const check of checks) {
      context.signal.throwIfAborted();
      context.progress.update(`Looking at ${check.title.toLowerCase()}`);
      if (check.needsCredentials === true && subject.aws !== undefined && !(await subject.aws.hasCredentials())) {
        unseen.push(check.title);
        continue;
      }
      const results = await lookSafely(check, subject);
      if (results.length > 0) looked.push({ check: check.id, title: check.title, results });
    }
    if (unseen.length > 0) {
      const message = `Nothing was asked of AWS without credentials: ${listed(
        unseen.map((title) => title.toLowerCase()),
        "and",
      )}.`;
      looked.push({
        check: "unseen",
        title: "The rest",
        results: [unclear(message, "Take credentials first, then ask again.")],
      });
    }
  } finally {
    close();
  }
  const count = (state: CheckState): number =>
    looked.reduce((sum, { results }) => sum + results.filter((result) => result.state === state).length, 0);
  const summary = { ok: count("ok"), missing: count("missing"), unclear: count("unclear") };
  return {
    exitCode: summary.missing > 0 ? 1 : 0,
    outputs: {
      problems: String(summary.missing),
      unclear: String(summary.unclear),
      verdict: summary.missing > 0 ? "missing" : "ok",
    },
    render: (format) =>
      format === "json"
        ? jsonDocument({
            format: "slipway/doctor/v1",
            environment: name,
            checks: looked.flatMap(({ check, results }) => results.map((result) => ({ check, ...result }))),
            summary,
          })
        : format === "markdown"
          ? asMarkdown(name, looked, summaryLine(summary))
          : asText(name, looked, summaryLine(summary), context),
  };
}

/** What a check did not foresee is a line of the report, not the end of it. */
async function lookSafely(check: DoctorCheck, subject: DoctorSubject): Promise<readonly CheckResult[]> {
  try {
    return await check.look(subject);
  } catch (error) {
    if (subject.context.signal.aborted) throw error;
    if (isSlipwayError(error)) return [unclear(error.message.split("\n")[0] ?? "", error.next.split("\n")[0] ?? "")];
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return [
      unclear(`This could not be looked at: ${what.slice(0, 300)}`, "Please report it, with what `--verbose` prints."),
    ];
  }
}

function summaryLine(summary: { readonly ok: number; readonly missing: number; readonly unclear: number }): string {
  const parts = [
    `${summary.ok} ok`,
    ...(summary.missing === 0 ? [] : [`${summary.missing} missing or wrong`]),
    ...(summary.unclear === 0 ? [] : [`${counted(summary.unclear, "answer")} that cannot be had from here`]),
  ];
  return `${parts.join(", ")}.`;
}

function asText(name: string, looked: readonly Looked[], summary: string, { terminal }: CommandContext): string {
  const paint = createPaint(terminal.color);
  const columns = Math.min(terminal.columns, 110);
  const lines = looked.flatMap(({ title, results }) => [
    paint("bold", title),
    ...results.flatMap(({ state, message, next }) => {
      const { word, color } = words[state];
      const [first = "", ...others] = wrap(foreign(message, 600), columns, `  ${word.padEnd(7)} `, "          ");
      const advice = next === undefined ? [] : wrap(`→ ${foreign(next, 600)}`, columns, "          ", "            ");
      return [first.replace(word, paint(color, word)), ...others, ...advice.map((line) => paint("cyan", line))];
    }),
  ]);
  return [...lines, "", `${paint("bold", name)}: ${summary}`, ""].join("\n");
}

function asMarkdown(name: string, looked: readonly Looked[], summary: string): string {
  const rows = looked.flatMap(({ title, results }) =>
    results.map(
      ({ state, message, next }) =>
        `| ${title} | ${words[state].word} | ${escapeMarkdown(message)}${next === undefined ? "" : ` ${escapeMarkdown(next)}`} |`,
    ),
  );
  return [
    `### What ${escapeMarkdown(name)} needs: ${escapeMarkdown(summary)}`,
    "",
    "| what | state | |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
