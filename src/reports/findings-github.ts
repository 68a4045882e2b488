/** Workflow commands that a GitHub runner turns into annotations. */
import type { Finding, Severity } from "../platform/finding.ts";
import { visible, visibleLine } from "../platform/visible.ts";
import { countsInWords, type FindingReportOptions, summarize } from "./findings.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/**
 * One command per finding, and a line with the counts. Errors come first: a step shows ten annotations of a kind and
 * drops the rest (the log keeps them all).
 */
export function findingsGithub(findings: readonly Finding[], options: FindingReportOptions): string {
  const order: readonly Severity[] = ["error", "warning", "note"];
  const lines = order.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity).map((finding) => command(finding, options.pathPrefix)),
  );
  return `${[...lines, `slipway: ${countsInWords(summarize(findings))}`].join("\n")}\n`;
}

function command(finding: Finding, prefix: string | undefined): string {
  const { start, end } = finding.range;
  const file = prefix === undefined || prefix === "" ? finding.file : `${prefix.replace(/\/$/, "")}/${finding.file}`;
  const properties = [
    ["file", visibleLine(file)],
    ["line", String(start.line)],
    ["endLine", String(end.line)],
    ["col", String(start.column)],
    // GitHub takes an end column only on the line of the start, and includes the character there.
    ...(start.line === end.line ? [["endColumn", String(Math.max(start.column, end.column - 1))]] : []),
    ["title", finding.rule],
  ].map(([name, value]) => `${name}=${escapeProperty(value ?? "")}`);
  return `::${commands[finding.severity]} ${properties.join(",")}::${escapeData(visible(`${finding.message}\n${finding.help}`))}`;
}

/** As in @actions/core (command.ts): the percent sign first. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
