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
      // Seven hexadecimal digits may be a commit's hash, and GitHub links those that exist.
      .replace(/\b[0-9a-f]{6}(?=[0-9a-f]{1,58}\b)/gi, `$&${wordBreak}`)
      .replace(/\b(www)(?=\\\.)/gi, `$1${wordBreak}`)
      // Two signs in one line would make a formula, escaped or not ("Writing mathematical expressions" in GitHub's docs).
      .replaceAll("\\$", "<span>$</span>")
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

/** Text inside an element of HTML that GitHub lets through, such as `<pre>`. Line feeds stay. */
export function htmlText(text: string): string {
  return visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * One line as code where Markdown is not read: in `<summary>` on a line that begins with `<details>`. Anywhere else
 * `<code>` is an inline tag, and what stands in it is read as Markdown: `codeSpan` is for there.
 */
export function htmlCode(text: string): string {
  return `<code>${htmlText(visibleLine(text))}</code>`;
}

/** Something folded away. `summary` is HTML on one line, `body` Markdown. */
export function details(summary: string, body: string, open = false): string {
  return `<details${open ? " open" : ""}><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** Lines that begin with `-`, `+` or a blank, as a block that GitHub colours and that nothing in them can close. */
export function diffBlock(lines: readonly string[]): string {
  const body = lines.map(visibleLine);
  const fence = "`".repeat(Math.max(3, longestRun(body.join("\n")) + 1));
  return [`${fence}diff`, ...body, fence].join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
