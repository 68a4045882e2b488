/** Findings for a terminal or a log: place, severity, rule, message, the line with a caret, help. Grouped by file. */
import type { Finding, Severity } from "../platform/finding.ts";
import { type Color, createPaint, type Paint } from "../platform/paint.ts";
import { visible, visibleLine } from "../platform/visible.ts";
import { excerptLines } from "./excerpt.ts";
import { wrap } from "./wrap.ts";

const severityColors: Readonly<Record<Severity, Color>> = { error: "red", warning: "yellow", note: "blue" };

/** Longer lines of prose tire the eye, however wide the terminal. */
const widestProse = 110;

/** The findings, in the order in which they come, ending in a line feed. */
export function findingsText(
  findings: readonly Finding[],
  options: { readonly color: boolean; readonly columns: number },
): string {
  const paint = createPaint(options.color);
  return findings.map((finding) => findingText(finding, paint, options.columns)).join("\n");
}

function findingText(finding: Finding, paint: Paint, columns: number): string {
  const { start } = finding.range;
  const color = severityColors[finding.severity];
  // One word without spaces before and after: terminals and editors open it with a click.
  const place = `${paint("bold", visibleLine(finding.file))}${paint("dim", `:${start.line}:${start.column}`)}`;
  const lines = [
    `${place}  ${paint(color, paint("bold", finding.severity))}  ${paint("dim", finding.rule)}`,
    ...wrapEach(visible(finding.message), Math.min(columns, widestProse), "  "),
    ...excerpt(finding, paint, columns, color),
    ...wrapEach(visible(finding.help), Math.min(columns, widestProse), "  → ", "    ").map((line) =>
      paint("cyan", line),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function excerpt(finding: Finding, paint: Paint, columns: number, color: Color): readonly string[] {
  const lines = excerptLines(finding, columns);
  const gutter = Math.max(3, ...lines.map(({ number }) => String(number).length));
  return lines.flatMap(({ number, text, indent, width }) => [
    `  ${paint("dim", `${String(number).padStart(gutter)} │`)} ${text}`.trimEnd(),
    `  ${" ".repeat(gutter)} ${paint("dim", "│")} ${" ".repeat(indent)}${paint(color, "^".repeat(width))}`,
  ]);
}

/** Line by line: help may hold lines to copy, and joining them would break these. */
function wrapEach(text: string, columns: number, indent: string, later: string = indent): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      /^\s/.test(line) ? [later + line] : wrap(line, columns, index === 0 ? indent : later, later),
    );
}
