/** A difference for a terminal: words in colour, or between marks where there is none. */
import type {
  CaseDifference,
  ContractChange,
  ContractLevel,
  DifferenceDocument,
  MessageDifference,
  PartDifference,
  ProjectDifference,
  PromptDifference,
  Row,
  Word,
} from "../changes/difference.ts";
import { type Color, createPaint, type Paint } from "../platform/paint.ts";
import { visible, visibleLine } from "../platform/visible.ts";
import { counted } from "../platform/words.ts";
import { countInWords, levelInWords, settingInWords, sideInWords, statusInWords, tokensInWords } from "./diff-words.ts";
import { wrap } from "./wrap.ts";

export interface DiffTextOptions {
  readonly color: boolean;
  readonly columns: number;
}

const levelColors: Readonly<Record<ContractLevel, Color>> = {
  major: "red",
  minor: "yellow",
  patch: "blue",
  none: "dim",
};

/** Ends in a line feed. Text of strangers is made visible, and every line of it begins with a mark of ours. */
export function diffText(document: DifferenceDocument, { color, columns }: DiffTextOptions): string {
  const paint = createPaint(color);
  const width = Math.min(Math.max(columns, 40), 120);
  const { base, head, projects, level, shard } = document;
  const part = shard === undefined ? "" : ` · shard ${shard.index}/${shard.total}`;
  const lines = [paint("dim", visibleLine(`${sideInWords(base)} → ${sideInWords(head)}${part}`))];
  for (const project of projects) {
    if (projects.length > 1 || project.path !== "")
      lines.push("", paint("bold", visibleLine(project.path === "" ? "(root)" : project.path)));
    lines.push(...projectLines(project, paint, width));
  }
  lines.push(
    "",
    `${paint(levelColors[level], level === "none" ? "No contract changes" : level)}: ${levelInWords(level)}.`,
  );
  return `${lines.join("\n")}\n`;
}

function projectLines(project: ProjectDifference, paint: Paint, width: number): readonly string[] {
  const lines: string[] = [];
  const settings =
    project.settings.length === 0 ? "" : `; slipway.yaml changed: ${project.settings.map(visibleLine).join(", ")}`;
  lines.push(`${countInWords(project)}${settings}`);
  for (const prompt of project.prompts) lines.push("", ...promptLines(prompt, paint, width));
  for (const cut of project.cut) lines.push("", paint("yellow", `! ${visibleLine(cut)}`));
  return lines;
}

function promptLines(prompt: PromptDifference, paint: Paint, width: number): readonly string[] {
  const { level } = prompt.contract;
  const title = visibleLine(prompt.name);
  const facts = [visibleLine(statusInWords(prompt)), level === "none" ? "" : level, tokensInWords(prompt.size)].filter(
    (fact) => fact !== "",
  );
  const lines = [`${paint("bold", title)} ${paint(levelColors[level], facts.join(" · "))}`];
  const others = prompt.causes.filter(({ kind, status }) => kind !== "prompt" || status === "renamed");
  if (others.length > 0) {
    const names = others
      .slice(0, 8)
      .map(({ kind, file, status }) => `${kind} ${visibleLine(file)}${status === "changed" ? "" : ` (${status})`}`);
    const more = others.length > 8 ? `, and ${others.length - 8} more` : "";
    lines.push(...wrap(`because of ${names.join(", ")}${more}`, width, "  ", "    ").map((line) => paint("dim", line)));
  }
  for (const change of prompt.contract.changes) lines.push(...reasonLines(change, paint, width));
  for (const change of prompt.settings) {
    lines.push(...wrap(`${visibleLine(change.name)}: ${visibleLine(settingInWords(change))}`, width, "  · ", "    "));
  }
  for (const [side, findings] of [
    ["before", prompt.broken.before],
    ["now", prompt.broken.after],
  ] as const) {
    for (const { file, range, message, help } of findings.slice(0, 5)) {
      const place = `${visibleLine(file)}:${range.start.line}:${range.start.column}`;
      lines.push(
        ...wrap(
          `not rendered ${side}: ${visibleLine(message)} ${visibleLine(help)} (${place})`,
          width,
          `  ${paint("red", "✗")} `,
          "    ",
        ),
      );
    }
    if (findings.length > 5) lines.push(`    and ${findings.length - 5} more`);
  }
  for (const one of prompt.cases) lines.push(...caseLines(one, paint));
  if (prompt.template !== undefined) {
    lines.push("", `  ${paint("cyan", "template")}`, ...prompt.template.map((row) => rowLine(row, paint)));
  }
  if (prompt.cases.length > 0 && prompt.sameCases > 0) {
    lines.push(paint("dim", `  ${counted(prompt.sameCases, "case says", "cases say")} the same`));
  }
  return lines;
}

function reasonLines({ level, reason, place }: ContractChange, paint: Paint, width: number): readonly string[] {
  const at =
    place === undefined
      ? ""
      : ` (${place.side === "base" ? "was in " : ""}${visibleLine(place.file)}${place.line === undefined ? "" : `:${place.line}`})`;
  const mark = paint(levelColors[level], level.padEnd(5));
  return wrap(`${visibleLine(reason)}${at}`, width - 8, `  ${mark} `, "        ");
}

function caseLines(one: CaseDifference, paint: Paint): readonly string[] {
  const status =
    one.status === "changed"
      ? ""
      : one.status === "renamed"
        ? ` (renamed from ${visibleLine(one.from ?? "")})`
        : ` (${one.status})`;
  const tokens = tokensInWords(one.size);
  const lines = ["", `  ${paint("cyan", `case ${visibleLine(one.name)}`)}${status} ${paint("dim", tokens)}`.trimEnd()];
  for (const message of one.messages) lines.push(...messageLines(message, paint));
  return lines;
}

function messageLines(message: MessageDifference, paint: Paint): readonly string[] {
  const role = visibleLine(message.role);
  const was = message.roleBefore === undefined ? "" : `, was ${visibleLine(message.roleBefore)}`;
  if (message.status === "same") return [paint("dim", `    ${role}: the same`)];
  if (message.status === "moved")
    return [`    ${role}: moved, was message ${(message.before ?? 0) + 1} and is ${(message.after ?? 0) + 1}`];
  const status = message.status === "changed" ? "" : ` ${message.status}`;
  return [`    ${role}${status}${was}`, ...message.parts.flatMap((part) => partLines(part, paint))];
}

function partLines(part: PartDifference, paint: Paint): readonly string[] {
  if (part.status === "same") return [];
  const lines = part.kind === "text" ? [] : [paint("dim", `    ┌ ${visibleLine(part.kind)}`)];
  if (part.status === "moved")
    return [...lines, paint("dim", `    │ part ${(part.before ?? 0) + 1} moved to ${(part.after ?? 0) + 1}`)];
  return [...lines, ...part.rows.map((row) => rowLine(row, paint))];
}

function rowLine(row: Row, paint: Paint): string {
  switch (row.kind) {
    case "same":
      return paint("dim", `    │   ${visible(row.text)}`);
    case "removed":
      return paint("red", `    │ - ${visible(row.text)}${moved(row.moved, "to")}`);
    case "added":
      return paint("green", `    │ + ${visible(row.text)}${moved(row.moved, "from")}`);
    case "changed":
      return `    │ ~ ${row.words.map((word) => wordText(word, paint)).join("")}`;
    case "folded":
      return paint("dim", `    ┆   ${counted(row.lines, "equal line")}`);
    case "cut":
      return paint(
        "yellow",
        `    ┆   ${counted(row.removed, "removed line")} and ${counted(row.added, "added line")} are not shown`,
      );
  }
}

function moved(line: number | undefined, way: "to" | "from"): string {
  return line === undefined ? "" : `  [moved ${way} line ${line}]`;
}

/** Without colour the marks of `git diff --word-diff`. */
function wordText(word: Word, paint: Paint): string {
  if (word.kind === "folded") return paint("dim", `…${word.characters} characters…`);
  const text = word.text === "\n" ? "[line end]" : visible(word.text);
  if (word.kind === "same") return text;
  const painted = paint(word.kind === "removed" ? "red" : "green", text);
  if (painted !== text) return painted;
  return word.kind === "removed" ? `[-${text}-]` : `{+${text}+}`;
}
