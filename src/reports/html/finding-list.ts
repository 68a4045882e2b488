/** Findings where they belong: what is wrong, where, the line with the place marked, and what to do. */
import type { Finding, Severity } from "../../platform/finding.ts";
import { compareText } from "../../platform/order.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { sentence, shortText, visibleText } from "./visible-text.ts";

/** More of them under one heading help nobody; the rest is counted. */
const mostShown = 200;

/** Ours are shorter; one that came in a document may have any length. */
const longestExcerpt = 4_000;

/** Errors first, then by file and place. */
export function findingList(findings: readonly Finding[]): Html {
  const sorted = findings.toSorted(bySeverityAndPlace);
  const left = sorted.length - mostShown;
  return html`<ul class="rows">${sorted.slice(0, mostShown).map(findingItem)}</ul>${
    left > 0 && html`<p class="soft">${left} more; <code>slipway check</code> lists all.</p>`
  }`;
}

function severityWords(severity: Severity): string {
  return severity === "error" ? "Error" : severity === "warning" ? "Warning" : "Note";
}

function findingItem(finding: Finding): Html {
  const { severity, message, help, file, range, rule, commit } = finding;
  return html`<li class="f ${severity}"><div class="m"><span class="sev ${severity}">${severityWords(severity)}</span><p>${sentence(message)}</p></div>${excerpt(
    finding,
  )}<p class="help">${sentence(help)}</p><p class="at"><span class="mono">${shortText(file)}:${range.start.line}:${range.start.column}</span>${
    commit !== undefined && [" in commit ", html`<span class="mono">${commit.slice(0, 12)}</span>`]
  } · <span class="mono">${shortText(rule, 100)}</span></p></li>`;
}

/** The lines of the finding, with the place underlined. */
function excerpt({ excerpt: text, excerptColumn = 1, range }: Finding): HtmlValue {
  if (text === undefined) return undefined;
  const lines = text
    .slice(0, longestExcerpt)
    .split("\n")
    .map((line, index) => {
      const number = range.start.line + index;
      const from = index === 0 ? range.start.column - excerptColumn : 0;
      const to = number === range.end.line ? range.end.column - (index === 0 ? excerptColumn : 1) : line.length;
      const start = clamp(from, line);
      const end = Math.max(start, clamp(to, line));
      const marked = end > start && html`<mark>${visibleText(line.slice(start, end))}</mark>`;
      return html`<span class="l">${number}</span>${visibleText(line.slice(0, start))}${marked}${visibleText(line.slice(end))}`;
    });
  return html`<pre>${lines.map((line, index) => (index === 0 ? line : ["\n", line]))}</pre>`;
}

function clamp(offset: number, line: string): number {
  return Math.max(0, Math.min(offset, line.length));
}

function bySeverityAndPlace(a: Finding, b: Finding): number {
  const rank = { error: 0, warning: 1, note: 2 };
  return (
    rank[a.severity] - rank[b.severity] ||
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column
  );
}
