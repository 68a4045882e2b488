/** A plan for people: what would change, file by file, and what stands in the way. */
import type { BundleFile } from "../../bundles/manifest.ts";
import type { JsonObject } from "../../platform/json.ts";
import { compareText } from "../../platform/order.ts";
import type { Paint } from "../../platform/paint.ts";
import { counted, sizeInWords } from "../../platform/words.ts";
import type { Preview } from "../../releases/preview.ts";
import { escapeMarkdown, sentenceMarkdown, tableCodeSpan } from "../../reports/markdown.ts";
import { releaseDocument } from "./documents.ts";
import { liveWords, planWords } from "./release-text.ts";
import { type Skew, skewDocument, skewWords } from "./skew.ts";
import { foreign, padded } from "./words.ts";

/** Lines of files that are shown; `--json` has all of them. */
const mostLines = 60;

/** Rows of the Markdown table: a comment holds 65,536 characters. */
const mostRows = 200;

interface Line {
  readonly mark: "+" | "~" | "-" | ">";
  readonly path: string;
  readonly size: string;
}

function linesOf({ plan }: Preview): readonly Line[] {
  const lines: (Line & { readonly order: string })[] = [
    ...plan.added.map((file) => ({
      mark: "+" as const,
      path: file.path,
      size: sizeInWords(file.size),
      order: file.path,
    })),
    ...plan.changed.map(({ path, before, after }) => ({
      mark: "~" as const,
      path,
      size:
        before.size === after.size
          ? sizeInWords(after.size)
          : `${sizeInWords(before.size)} → ${sizeInWords(after.size)}`,
      order: path,
    })),
    ...plan.removed.map((file) => ({ mark: "-" as const, path: file.path, size: "", order: file.path })),
    ...plan.moved.map(({ from, to }) => ({
      mark: ">" as const,
      path: `${from} → ${to.path}`,
      size: "",
      order: to.path,
    })),
  ];
  return lines.sort((a, b) => compareText(a.order, b.order));
}

const colors = { "+": "green", "~": "yellow", "-": "red", ">": "cyan" } as const;

/** For a terminal; at most so many files, and the number of the rest. */
export function planText(paint: Paint, environment: string, preview: Preview, skew: readonly Skew[]): string {
  const { plan } = preview;
  const lines = linesOf(preview);
  const shown = lines.slice(0, mostLines).map((line) => ({ ...line, path: foreign(line.path) }));
  const width = Math.min(70, Math.max(0, ...shown.map((line) => line.path.length)));
  const text = [`${paint("bold", environment)}  ${headline(preview, (version) => paint("bold", version))}`, ""];
  for (const { mark, path, size } of shown) {
    text.push(`  ${paint(colors[mark], mark)} ${padded(path, width)}  ${paint("dim", size)}`.trimEnd());
  }
  if (lines.length > shown.length)
    text.push(paint("dim", `  … and ${lines.length - shown.length} more (--json has all of them)`));
  if (lines.length > 0) text.push("");
  if (plan.kind !== "unchanged") {
    text.push(`  ${paint("dim", "changes ")}  ${planWords(plan)}`);
    text.push(`  ${paint("dim", "bundle  ")}  ${costWords(preview)}`);
  }
  for (const words of skewWords(skew)) text.push(`  ${paint("dim", "others  ")}  ${words}`);
  text.push(`  ${paint("dim", "answer  ")}  ${answer(preview, paint)}`, "");
  return text.join("\n");
}

function headline({ plan, live, version }: Preview, strong: (version: string) => string): string {
  const there = live === undefined ? "" : liveWords(live.record);
  switch (plan.kind) {
    case "unchanged":
      return `${there} is live already with the same bundle; nothing would change`;
    case "first":
      return `${strong(version)} would be the first release`;
    case "same-bundle":
      return `${strong(version)} would name the bundle that is live as ${there}`;
    case "change":
      return `${strong(version)} would replace ${there}`;
  }
}

function costWords({ plan }: Preview): string {
  const { get, put } = plan.requests;
  const upload =
    plan.uploads.length === 0
      ? "no file to upload"
      : `${counted(plan.uploads.length, "file")} to upload (${sizeInWords(plan.bytes.upload)})`;
  return `${sizeInWords(plan.bytes.total)}; ${upload}; ${counted(get + put, "request")}`;
}

function answer({ refusal, decision, plan }: Preview, paint: Paint): string {
  if (refusal !== undefined) {
    return `${paint("red", "would be refused")} (${refusal.code}): ${foreign(refusal.message, 400)}\n            ${paint("dim", "→")} ${foreign(refusal.next, 400)}`;
  }
  if (decision !== undefined && decision.outcome !== "allow") {
    const word = decision.outcome === "wait" ? paint("yellow", "would wait") : paint("red", "would be denied");
    return `${word}: ${foreign(decision.reasons.join(" "), 400)}`;
  }
  return plan.kind === "unchanged" ? "nothing to do" : paint("green", "nothing stands in the way");
}

/** For a job summary, with all names of files escaped. */
export function planMarkdown(environment: string, preview: Preview, skew: readonly Skew[]): string {
  const lines = linesOf(preview);
  const marks = { "+": "added", "~": "changed", "-": "removed", ">": "moved" } as const;
  const text = [
    `### Plan for ${escapeMarkdown(environment)}`,
    "",
    `${headline(preview, (version) => `**${escapeMarkdown(version)}**`)}.`,
    "",
  ];
  if (lines.length > 0) {
    text.push("| | file | size |", "| --- | --- | --- |");
    for (const { mark, path, size } of lines.slice(0, mostRows)) {
      text.push(`| ${marks[mark]} | ${tableCodeSpan(path)} | ${size} |`);
    }
    if (lines.length > mostRows) text.push("", `… and ${lines.length - mostRows} more.`);
    text.push("");
  }
  if (preview.plan.kind !== "unchanged") text.push(`${planWords(preview.plan)}; ${costWords(preview)}.`, "");
  for (const words of skewWords(skew)) text.push(`${escapeMarkdown(words)}.`, "");
  text.push(`Answer: ${sentenceMarkdown(answer(preview, (_, words) => words))}`, "");
  return text.join("\n");
}

/** `slipway/plan/v1`, with every file. */
export function planDocument(environment: string, preview: Preview, skew: readonly Skew[]): JsonObject {
  const { plan, live, refusal, decision } = preview;
  const file = ({ path, sha256, size, mediaType }: BundleFile) => ({ path, sha256, size, mediaType });
  return {
    format: "slipway/plan/v1",
    environment,
    changes: plan.kind !== "unchanged",
    kind: plan.kind,
    version: preview.version,
    live: live === undefined ? null : releaseDocument(live),
    added: plan.added.map(file),
    changed: plan.changed.map(({ path, before, after }) => ({ path, before: file(before), after: file(after) })),
    removed: plan.removed.map(file),
    moved: plan.moved.map(({ from, to }) => ({ from, to: file(to) })),
    unchanged: plan.unchanged,
    bytes: { ...plan.bytes },
    requests: { ...plan.requests },
    skew: skewDocument(skew),
    refusal: refusal === undefined ? null : { code: refusal.code, message: refusal.message, next: refusal.next },
    decision:
      decision === undefined
        ? null
        : { outcome: decision.outcome, reasons: decision.outcome === "allow" ? [] : [...decision.reasons] },
  };
}
