/**
 * Foreign text in Markdown for GitHub: nothing in it becomes HTML, a link, an image, a mention, a reference or a
 * heading, and nothing in it is invisible.
 */
import { visible, visibleLine } from "../platform/visible.ts";

/** Between a sign and its word it keeps GitHub from making a mention, a reference or an address of them. */
const wordBreak = "&#8203;";

/** One line of text, to stand within a sentence, a heading or a table's cell. */
export function escapeMarkdown(text: string): string {
  return (
    visibleLine(text)
      // Every ASCII punctuation character may be escaped (CommonMark 2.4); those that never mean anything stay.
      .replace(/[\\`*_{}[\]<>()#+.!|~&@:/$^=-]/g, "\\$&")
      // Mentions, references, addresses and emoji names are found by GitHub after the escapes are gone.
      .replace(/\\@(?=[\p{L}\p{N}])/gu, (sign) => sign + wordBreak)
      .replace(/\\#(?=\d)/g, (sign) => sign + wordBreak)
      .replace(/\\:(?=\\\/|[\w+\\-]{1,60}\\:)/g, (sign) => sign + wordBreak)
      .replace(/\b(GH\\-)(?=\d)/gi, `$1${wordBreak}`)
      .replace(/\b(www)(?=\\\.)/gi, `$1${wordBreak}`)
  );
}

/**
 * One line of our own sentences, where names stand between backticks: those become code, all else is escaped. What is
 * between them may be foreign, and so may the ticks: a code span without a backtick in it is harmless whatever it says.
 * Runs of backticks and spans that touch are escaped, because their ends could be taken for each other's.
 */
export function sentenceMarkdown(text: string): string {
  return text
    .split(/((?<!`)`[^`]+`(?!`))/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");
}

/** One line of text as code. GitHub finds no mentions and no references inside. */
export function codeSpan(text: string): string {
  const line = visibleLine(text);
  if (line === "") return "` `";
  const fence = "`".repeat(longestRun(line) + 1);
  const padding = /^[` ]|[` ]$/.test(line) ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** Code for a table's cell, where a bar would end the cell even inside code (GFM 4.10). */
export function tableCodeSpan(text: string): string {
  return codeSpan(text).replaceAll("|", "\\|");
}

/** Several lines as a code block that nothing in them can close. */
export function codeBlock(text: string, indent = ""): string {
  const body = visible(text);
  const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
  return [`${fence}text`, ...body.replace(/\n$/, "").split("\n"), fence].map((line) => indent + line).join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
