/** Text from outside as HTML: what cannot be seen or would reorder a line is shown as a mark. */
import { unseenIn } from "../../platform/visible.ts";
import { type Html, type HtmlValue, html } from "./html.ts";

/** The text with a mark such as U+202E in place of every character that is obeyed or unseen. Line feeds and tabs stay. */
export function visibleText(text: string): HtmlValue {
  const unseen = unseenIn(text, Number.POSITIVE_INFINITY);
  if (unseen.length === 0) return text;
  const pieces: HtmlValue[] = [];
  let at = 0;
  for (const { offset, length, code } of unseen) {
    pieces.push(text.slice(at, offset), unseenMark(code));
    at = offset + length;
  }
  pieces.push(text.slice(at));
  return pieces;
}

function unseenMark(code: number): Html {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return html`<span class="uc" title="A character that cannot be seen">${name}</span>`;
}

/**
 * A sentence of ours in which names and code stand in backquotes: they become `code`. A backquote without its partner
 * stays what it is.
 */
export function sentence(text: string): HtmlValue {
  return text
    .split(/(`[^`\n]{1,400}`)/)
    .map((piece, index) =>
      index % 2 === 1 ? html`<code>${visibleText(piece.slice(1, -1))}</code>` : visibleText(piece),
    );
}
