/** What `slipway models` prints. */

import { sumOf } from "../../evaluation/evaluation.ts";
import { lifecyclesAsOf } from "../../models/lifecycle.ts";
import { dollarsApart } from "../../platform/dollars.ts";
import type { JsonObject } from "../../platform/json.ts";
import { createPaint, type Paint } from "../../platform/paint.ts";
import { visible, visibleLine } from "../../platform/visible.ts";
import { counted } from "../../platform/words.ts";
import { escapeMarkdown, tableCodeSpan } from "../../reports/markdown.ts";
import type { ModelInUse, Told } from "./in-use.ts";
import type { Migration } from "./migrate.ts";
import type { AnswerSide, SideBySide } from "./side-by-side.ts";

export interface MigrationReport {
  readonly migration: Migration;
  readonly written: boolean;
  readonly answers: readonly SideBySide[];
}

/** `slipway/models/v1`. `asOf` is the day of the built-in table, `asked` the region whose Bedrock was asked. */
export function modelsDocument(models: readonly ModelInUse[], told: Told, migrated?: MigrationReport): JsonObject {
  return {
    format: "slipway/models/v1",
    asOf: lifecyclesAsOf,
    asked: told.region ?? null,
    models: models.map((one) => ({
      model: one.model,
      id: one.id ?? null,
      state: one.state,
      end: one.end ?? null,
      days: one.days ?? null,
      extendedAccess: one.extendedAccess ?? null,
      instead: one.instead ?? null,
      profile: one.profile ?? null,
      regions: one.regions,
      price: one.price === undefined ? null : { ...one.price },
      prompts: one.prompts,
      slipwayYaml: one.isDefault,
    })),
    ...(migrated === undefined ? {} : { migrated: migrationDocument(migrated) }),
  };
}

function migrationDocument({ migration, written, answers }: MigrationReport): JsonObject {
  return {
    from: migration.from,
    to: migration.to,
    written,
    files: migration.files,
    notes: migration.notes,
    answers: answers.map((one) => ({
      prompt: one.prompt,
      case: one.case,
      before: one.before?.text ?? null,
      after: one.after?.text ?? null,
      outcomes: { before: one.before?.outcome ?? "missing", after: one.after?.outcome ?? "missing" },
    })),
    totals: { before: totalsDocument(totalsOf(answers, "before")), after: totalsDocument(totalsOf(answers, "after")) },
  };
}

/** What a model's answers come to, over the cases that both models have answers to. */
interface SideTotals {
  /** Cases that demand something, and how many of them passed. */
  readonly judged: number;
  readonly passed: number;
  /** US dollars of all answers; undefined where a price is not known. */
  readonly cost: number | undefined;
}

function totalsOf(answers: readonly SideBySide[], side: "before" | "after"): SideTotals {
  const isThere = (one: AnswerSide | undefined): one is AnswerSide => one?.text !== undefined;
  const both = answers.filter(({ before, after }) => isThere(before) && isThere(after));
  const sides = both.map((one) => one[side]).filter(isThere);
  const judged = sides.filter(({ outcome }) => outcome === "passed" || outcome === "failed");
  return {
    judged: judged.length,
    passed: judged.filter(({ outcome }) => outcome === "passed").length,
    cost: sumOf(sides.map(({ cost }) => cost)),
  };
}

function totalsDocument({ judged, passed, cost }: SideTotals): JsonObject {
  return { judged, passed, cost: cost ?? null };
}

/** A paragraph for each model, and the source of what is said. */
export function modelsText(models: readonly ModelInUse[], told: Told, color: boolean): string {
  const paint = createPaint(color);
  if (models.length === 0) return "No prompt names a model, and slipway.yaml names none.\n";
  const parts = models.map((one) => modelText(one, paint));
  return `${parts.join("\n")}\n${paint("dim", sourceOf(told))}\n`;
}

function modelText(one: ModelInUse, paint: Paint): string {
  const rows: (readonly [string, string])[] = [["state", stateInWords(one, paint)]];
  if (one.instead !== undefined && one.state !== "live") rows.push(["instead", one.instead]);
  if (one.extendedAccess !== undefined) rows.push(["price", `rises on ${one.extendedAccess}`]);
  if (one.profile !== undefined) {
    const regions = one.regions.length === 0 ? "" : `: ${one.regions.join(", ")}`;
    rows.push(["regions", `profile ${one.profile}${regions}`]);
  }
  if (one.id !== undefined) {
    rows.push([
      "price",
      one.price === undefined
        ? "not known (models.prices in slipway.yaml)"
        : `$${round(one.price.input)} in, $${round(one.price.output)} out, for a million tokens`,
    ]);
  }
  rows.push(["used by", usersOf(one)]);
  return [
    paint("bold", visibleLine(one.model)),
    ...rows.map(([name, value]) => `  ${paint("dim", name.padEnd(8))} ${value}`),
    "",
  ].join("\n");
}

function stateInWords({ state, end, days }: ModelInUse, paint: Paint): string {
  const when = end === undefined ? "" : ` on ${end}`;
  const left = days === undefined ? "" : `, in ${counted(days, "day")}`;
  switch (state) {
    case "ended":
      return paint("red", `ended${when}: every request is refused`);
    case "ending":
      return paint("yellow", `ends${when}${left}`);
    case "legacy":
      return paint(
        "yellow",
        `Legacy${end === undefined ? "" : `, ends${when}${left}`}; lost earlier by accounts that do not use it for 30 days`,
      );
    case "unknown":
      return "not known: a model of another service, one that no table here has yet, or a misspelt name";
    case "live":
      return paint("green", end === undefined ? "live, no end is known" : `live, ends${when}`);
  }
}

function usersOf({ prompts, isDefault }: ModelInUse): string {
  const shown = prompts.slice(0, 6).map(visibleLine).join(", ");
  const more = prompts.length > 6 ? ` and ${prompts.length - 6} more` : "";
  const config = isDefault ? "slipway.yaml" : "";
  return [config, prompts.length === 0 ? "" : `${counted(prompts.length, "prompt")}: ${shown}${more}`]
    .filter((part) => part !== "")
    .join("; ");
}

function sourceOf({ region, problem }: Told): string {
  const table = `Dates by the table of ${lifecyclesAsOf}`;
  if (region !== undefined) return `Dates as Bedrock tells them in ${region}, else by the table of ${lifecyclesAsOf}.`;
  return problem === undefined ? `${table}.` : `${table}; Bedrock was not asked: ${visibleLine(problem)}.`;
}

/** The files that were or would be rewritten, and the answers of both models side by side. */
export function migrationText({ migration, written, answers }: MigrationReport, color: boolean): string {
  const paint = createPaint(color);
  const { from, to, files, notes } = migration;
  const lines = [
    `${paint("bold", visibleLine(from))} → ${paint("bold", visibleLine(to))}`,
    ...files.map((file) => `  ${written ? paint("green", "✓") : " "} ${visibleLine(file)}`),
    written ? `${counted(files.length, "file")} rewritten.` : "A dry run: nothing was written.",
    ...notes.map((note) => `${paint("yellow", "!")} ${visible(note)}`),
  ];
  for (const one of answers) {
    lines.push("", paint("bold", `${visibleLine(one.prompt)} · ${visibleLine(one.case)}`));
    lines.push(...sideLines(`before, ${visibleLine(from)}`, one.before, paint));
    lines.push(...sideLines(`after, ${visibleLine(to)}`, one.after, paint));
  }
  lines.push(...totalsLines(totalsOf(answers, "before"), totalsOf(answers, "after")));
  const lacking = answers.filter(({ after }) => after?.outcome === "missing").length;
  if (lacking > 0) {
    lines.push(
      "",
      `${counted(lacking, "case")} without an answer of the new model: \`slipway run\` asks for them, or \`--ask\` here.`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function sideLines(label: string, side: AnswerSide | undefined, paint: Paint): readonly string[] {
  if (side === undefined) return [paint("dim", label), paint("dim", "│ (the case cannot be put to this model)")];
  const { text, outcome, passed, answers, reasons } = side;
  const share = answers > 1 ? `, ${passed} of ${answers}` : "";
  const verdict =
    outcome === "passed"
      ? `  ${paint("green", `✓ passed${share}`)}`
      : outcome === "failed"
        ? `  ${paint("red", `✗ failed${share}`)}`
        : outcome === "error"
          ? `  ${paint("yellow", "~ could not be asked or judged")}`
          : "";
  const quoted =
    text === undefined
      ? [paint("dim", "│ (no answer is kept)")]
      : visible(text.replace(/\n+$/, ""))
          .split("\n")
          .map((line) => `${paint("dim", "│")} ${line}`.trimEnd());
  const shown = outcome === "error" && text === undefined ? [] : quoted;
  return [`${paint("dim", label)}${verdict}`, ...shown, ...reasons.map((reason) => `    ${visibleLine(reason)}`)];
}

function totalsLines(before: SideTotals, after: SideTotals): readonly string[] {
  const lines: string[] = [];
  if (after.judged > 0) {
    lines.push(
      `Cases that pass: ${before.passed} of ${before.judged} before, ${after.passed} of ${after.judged} after.`,
    );
  }
  if (before.cost !== undefined && after.cost !== undefined && (before.cost > 0 || after.cost > 0)) {
    const [was, is] = dollarsApart(before.cost, after.cost);
    lines.push(`These answers cost ${was} before, ${is} after.`);
  }
  return lines.length === 0 ? [] : ["", ...lines];
}

/** A table for a job summary. */
export function modelsMarkdown(models: readonly ModelInUse[], told: Told): string {
  const plain: Paint = (_, text) => text;
  const rows = models.map((one) =>
    [
      tableCodeSpan(one.model),
      escapeMarkdown(stateInWords(one, plain)),
      one.instead === undefined || one.state === "live" ? "" : tableCodeSpan(one.instead),
      escapeMarkdown(usersOf(one)),
    ].join(" | "),
  );
  return [
    "### Models in use",
    "",
    "| model | state | instead | used by |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
    escapeMarkdown(sourceOf(told)),
    "",
  ].join("\n");
}

/** `3.30`, `0.035`. */
function round(amount: number): string {
  return amount >= 0.1 ? amount.toFixed(2) : String(Number(amount.toPrecision(4)));
}
