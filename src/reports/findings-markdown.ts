/** Findings in Markdown, for comments and step summaries. Everything that comes from files is escaped. */
import type { Finding, Severity } from "../platform/finding.ts";
import { countsInWords, summarize } from "./findings.ts";
import { codeBlock, codeSpan, sentenceMarkdown } from "./markdown.ts";

const marks: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", note: "ℹ️" };

/** A heading with the counts, then the findings of each file with their lines. */
export function findingsMarkdown(findings: readonly Finding[]): string {
  const heading = `### Slipway: ${countsInWords(summarize(findings))}`;
  const files = [...Map.groupBy(findings, (finding) => finding.file)].map(([file, list]) =>
    [`#### ${codeSpan(file)}`, ...list.map(item)].join("\n\n"),
  );
  return `${[heading, ...files].join("\n\n")}\n`;
}

function item(finding: Finding): string {
  const { line, column } = finding.range.start;
  const words = [
    `- ${marks[finding.severity]} **${finding.severity}** at ${codeSpan(`${line}:${column}`)}: ${sentence(finding.message)} (${codeSpan(finding.rule)})`,
    `  **What to do:** ${sentence(finding.help)}`,
  ];
  if (finding.excerpt !== undefined && finding.excerpt !== "") words.push(codeBlock(finding.excerpt, "  "));
  return words.join("\n\n");
}

/** Line feeds in a message become hard breaks (CommonMark 6.7), indented so that the list item goes on. */
function sentence(text: string): string {
  return text.split("\n").map(sentenceMarkdown).join("\\\n  ");
}
