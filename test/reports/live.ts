/** What of a text in Markdown is more than text when GitHub shows it. */
import { marked } from "marked";

/** Elements that a report may hold. No link, no picture, nothing that loads or runs. */
const allowed = new Set(
  "h3 h4 p ul ol li strong em code pre del ins details summary b span sub br blockquote table thead tbody tr th td hr".split(
    " ",
  ),
);

/**
 * What must not be in a report: elements that do something, mentions, references and addresses outside of code. Links
 * to `ours` may stand there.
 */
export function liveIn(markdown: string, ours = "https://ours.invalid/"): readonly string[] {
  const html = String(marked.parse(markdown, { gfm: true }))
    .replace(/<!-- slipway:[^>]*-->/g, "")
    .replaceAll(/<a href="([^"]*)">([^<]*)<\/a>/g, (link, address: string, words: string) =>
      address.startsWith(ours) ? words : link,
    );
  const elements = [...html.matchAll(/<\/?([a-z][a-z0-9]*)([^>]*)>/gi)].filter(
    ([, name = "", attributes = ""]) =>
      !allowed.has(name) || !/^(?: open| class="language-text"| align="right")?$/.test(attributes),
  );
  // GitHub looks for mentions and references in text, but not inside code and preformatted text.
  const prose = html
    .replaceAll(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, "")
    .replaceAll("<span>$</span>", "")
    .replaceAll(/<[^>]*>/g, "\n")
    .replaceAll("&#8203;", "\u200b")
    .replaceAll("&#39;", "'");
  const words = [
    ...prose.matchAll(/@[\p{L}\p{N}]|#\d|\bGH-\d|\bwww\.|:\/\/|:[\w+-]+:|\b[0-9a-f]{7,40}\b|\$\S[^$]*\$/giu),
  ];
  return [...elements, ...words].map(([text]) => text);
}
