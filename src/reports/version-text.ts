/** What `slipway version` says to people. */
import type { ContractLevel, ProjectDifference } from "../changes/difference.ts";
import type { Format } from "../platform/command.ts";
import { createPaint } from "../platform/paint.ts";
import { visibleLine } from "../platform/visible.ts";
import { levelInWords } from "./diff-words.ts";
import { codeSpan, sentenceMarkdown } from "./markdown.ts";
import { wrap } from "./wrap.ts";

export interface VersionFacts {
  readonly latest: string | null;
  readonly tag: string | null;
  readonly level: ContractLevel;
  readonly next: string | null;
  readonly checked: string | undefined;
  readonly projects: readonly ProjectDifference[];
}

/** Reasons that are shown; `slipway diff` has the others. */
const mostReasons = 10;

/** Ends in a line feed. */
export function versionText(
  facts: VersionFacts,
  format: Format,
  terminal: { readonly color: boolean; readonly columns: number },
): string {
  const { latest, tag, level, next, checked, projects } = facts;
  const isMarkdown = format === "markdown";
  const paint = createPaint(!isMarkdown && terminal.color);
  const name = (text: string): string => (isMarkdown ? codeSpan(text) : paint("bold", visibleLine(text)));
  const lines: string[] = [];
  if (latest === null) lines.push("No release yet: no tag such as v1.4.0 can be reached.");
  else lines.push(`Latest release: ${name(latest)}${tag === null ? "" : `, tag ${name(tag)}`}`);
  if (latest !== null)
    lines.push(`Change since: ${level === "none" ? "none" : `${name(level)}, ${levelInWords(level)}`}`);
  const reasons = projects.flatMap(({ path, contract }) => contract.changes.map((change) => ({ path, ...change })));
  for (const { path, level: own, reason, place } of reasons.slice(0, mostReasons)) {
    const file =
      place === undefined
        ? ""
        : ` (${path === "" ? "" : `${path}/`}${place.file}${place.line === undefined ? "" : `:${place.line}`})`;
    if (isMarkdown) lines.push(`- **${own}**: ${sentenceMarkdown(`${reason}${file}`)}`);
    else
      lines.push(
        ...wrap(
          visibleLine(`${own.padEnd(5)} ${reason}${file}`),
          Math.min(Math.max(terminal.columns, 40), 120),
          "  ",
          "        ",
        ),
      );
  }
  if (reasons.length > mostReasons) lines.push(`${isMarkdown ? "- " : "  "}and ${reasons.length - mostReasons} more`);
  if (latest === null) {
    // Nothing before it, nobody who relies on anything: whatever number it is.
    const first = isMarkdown ? "" : paint("green", "✓ ");
    if (checked === undefined) lines.push(`Next version: ${name(next ?? "")}; any other can be the first as well.`);
    else lines.push(`${first}${name(checked)} can be the first release; any version can, ${next ?? "0.1.0"} is usual.`);
  } else if (checked !== undefined)
    lines.push(`${isMarkdown ? "" : paint("green", "✓ ")}${name(checked)} promises enough.`);
  else lines.push(next === null ? "Next version: none is needed." : `Next version: ${name(next)}`);
  return `${lines.join(isMarkdown ? "\n\n" : "\n").replaceAll("\n\n- ", "\n- ")}\n`;
}
