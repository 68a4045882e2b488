/** Pages of rules and errors in Markdown: for docs/, for `slipway explain`. */

import { type ErrorEntry, exitCodes } from "../platform/errors.ts";
import type { Rule } from "../platform/finding.ts";
import { compareText } from "../platform/order.ts";

interface CodedError extends ErrorEntry {
  readonly code: string;
}

const severityNames: Readonly<Record<Rule["severity"], string>> = {
  error: "an error",
  warning: "a warning",
  note: "a note",
};

/** The page of a rule, ending in a line feed. */
export function rulePage(rule: Rule): string {
  const also = (rule.also ?? []).map(({ severity, when }) => `${severityNames[severity]} ${when}`).join("; ");
  const severities = `${rule.severity} by default${also === "" ? "" : `; ${also}`}`;
  return `# ${rule.id}\n\n**${rule.title}** (${rule.group}, ${severities})\n\n${rule.page.trim()}\n`;
}

/** The page of an error, ending in a line feed. Its heading is one level lower where many stand on one page. */
export function errorPage(error: CodedError, level: 1 | 2 = 1): string {
  const heading = `${"#".repeat(level)} ${error.code}`;
  return `${heading}\n\n**${error.title}** (${classNames[error.class]}, exit code ${exitCodes[error.class]})\n\n${error.page.trim()}\n`;
}

const classNames: Readonly<Record<ErrorEntry["class"], string>> = {
  usage: "input or configuration",
  refusal: "refused",
  outside: "the outside world",
  internal: "our own fault",
  interrupted: "interrupted",
};

/** All rules by group, then all errors, each with its title. */
export function pageList(rules: readonly Rule[], errors: readonly CodedError[]): string {
  const groups = [...Map.groupBy(rules, (rule) => rule.group)].sort(([a], [b]) => compareText(a, b));
  return [
    "# Rules",
    ...groups.map(([group, list]) =>
      [`## ${group}`, table(list.map((rule) => [rule.id, rule.severity, rule.title]))].join("\n\n"),
    ),
    "# Errors",
    table(errors.map((error) => [error.code, error.class, error.title])),
    "`slipway explain NAME` shows a page.\n",
  ].join("\n\n");
}

function table(rows: readonly (readonly string[])[]): string {
  return [
    "| name | kind | what |",
    "| --- | --- | --- |",
    ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
