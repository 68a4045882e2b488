/** What `init` did, for people and as JSON. */
import type { JsonObject } from "../../platform/json.ts";
import type { Paint } from "../../platform/paint.ts";
import { visibleLine } from "../../platform/visible.ts";
import { counted } from "../../platform/words.ts";
import { countsInWords, type FindingCounts } from "../../reports/findings.ts";
import type { ConvertedPrompt, LeftPrompt } from "./conversion.ts";
import type { Detected } from "./detect.ts";

/** One file that `init` looked after. Paths are from the folder in which it was started. */
export interface FileOutcome {
  readonly path: string;
  readonly outcome: "written" | "planned" | "kept";
  /** Why it was kept: rest of a sentence. */
  readonly reason?: string;
}

export interface InitReport {
  readonly dryRun: boolean;
  /** `--convert` was asked for. */
  readonly convert: boolean;
  readonly detected: Detected["kind"];
  readonly files: readonly FileOutcome[];
  readonly hooks: { readonly outcome: "installed" | "planned" | "skipped"; readonly notes: readonly string[] };
  readonly converted: readonly ConvertedPrompt[];
  readonly left: readonly LeftPrompt[];
  /** Sentences about choices that were made. */
  readonly notes: readonly string[];
  readonly check: { readonly prompts: number; readonly cases: number; readonly counts: FindingCounts };
  /** What to do now, in order. */
  readonly next: readonly string[];
}

/** `slipway/init/v1`. */
export function initDocument(report: InitReport): JsonObject {
  const { dryRun, detected, files, hooks, converted, left, notes, check, next } = report;
  return {
    format: "slipway/init/v1",
    dryRun,
    detected,
    files: files.map((file) => ({ ...file })),
    hooks: { outcome: hooks.outcome, notes: [...hooks.notes] },
    converted: converted.map(({ prompt, from, to, renderings }) => ({
      prompt,
      from: [...from],
      to: [...to],
      renderings,
    })),
    left: left.map((one) => ({ ...one })),
    notes: [...notes],
    check: { prompts: check.prompts, cases: check.cases, ...check.counts },
    next: [...next],
  };
}

/** What became of the folder; where pairs were to be converted, whether they were comes first. */
function headingOf(paint: Paint, { dryRun, convert, files, converted, left }: InitReport): string {
  const wrote = files.some(({ outcome }) => outcome !== "kept");
  if (convert && converted.length === 0) {
    const why =
      left.length === 0
        ? "there is no classic pair"
        : left.length === 1
          ? "one pair stays as it is"
          : `${left.length} pairs stay as they are`;
    const rest = dryRun
      ? "This is what would be done besides:"
      : wrote
        ? "Besides, this folder is a Slipway project now."
        : "Nothing was written.";
    const isDone = left.length === 0;
    return `${isDone ? paint("green", "✔") : paint("yellow", "!")} ${paint("bold", `Nothing ${dryRun ? "would be" : "was"} converted: ${why}.`)} ${rest}`;
  }
  if (dryRun) return "Nothing was written. This is what would be done:";
  return wrote || converted.length > 0
    ? `${paint("green", "✔")} ${paint("bold", "This folder is a Slipway project now.")}`
    : `${paint("green", "✔")} Everything was there already; nothing was written.`;
}

/** What was written, converted and left, with what to do next; after a dry run the same in the future. */
export function initText(paint: Paint, report: InitReport): string {
  const { dryRun, files, hooks, converted, left, notes, check, next } = report;
  const lines = [headingOf(paint, report), ""];
  const row = (word: string, text: string) => lines.push(`  ${paint("dim", word.padEnd(9))} ${text}`);
  for (const { path, outcome, reason } of files) {
    if (outcome === "kept") row("kept", `${visibleLine(path)}${reason === undefined ? "" : ` (${reason})`}`);
    else row(outcome === "planned" ? "write" : "wrote", visibleLine(path));
  }
  for (const { from, to, renderings } of converted) {
    const proof = renderings === 1 ? "the rendering is the same" : `the ${renderings} renderings are the same`;
    row(
      dryRun ? "convert" : "converted",
      `${from.map(visibleLine).join(" + ")} → ${to.map(visibleLine).join(" + ")} (${proof})`,
    );
  }
  for (const { prompt, reason } of left) row("left", `${visibleLine(prompt)}: ${visibleLine(reason)}`);
  for (const note of hooks.notes) row("hooks", note);
  for (const note of notes) row("note", note);
  const { errors, warnings } = check.counts;
  const looked = `${counted(check.prompts, "prompt")} with ${counted(check.cases, "case")}, ${countsInWords(check.counts)}`;
  row("check", errors > 0 ? paint("red", looked) : warnings > 0 ? paint("yellow", looked) : looked);
  if (next.length > 0) {
    lines.push("", "Next:");
    for (const [index, step] of next.entries()) lines.push(`  ${index + 1}. ${step}`);
  }
  return `${lines.join("\n")}\n`;
}
