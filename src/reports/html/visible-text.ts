/** Text from outside as HTML: what cannot be seen or would reorder a line is shown as a mark. */
import { unseenIn } from "../../platform/visible.ts";
import { type Html, type HtmlValue, html } from "./html.ts";

/** Marks in one text; beyond that they say nothing new, and a megabyte of them would make a page of fifty. */
const mostMarks = 500;

/** The text with a mark such as U+202E in place of every character that is obeyed or unseen. Line feeds and tabs stay. */
export function visibleText(text: string): HtmlValue {
  const unseen = unseenIn(text, mostMarks);
  if (unseen.length === 0) return text;
  const pieces: HtmlValue[] = [];
  let at = 0;
  for (const { offset, length, code } of unseen) {
    pieces.push(text.slice(at, offset), unseenMark(code));
    at = offset + length;
  }
  // What is left is shown without marks of its own: the template writes such characters as [U+202E].
  pieces.push(text.slice(at));
  return pieces;
}

/** A name or a sentence of a stranger, as far as anybody reads. */
export function shortText(text: string, most = 300): HtmlValue {
  return visibleText(text.length > most ? `${text.slice(0, most)}…` : text);
}

function unseenMark(code: number): Html {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return html`<span class="uc" title="A character that cannot be seen">${name}</span>`;
}

const longestSentence = 4_000;

/**
 * A sentence of ours in which names and code stand in backquotes: they become `code`. A backquote without its partner
 * stays what it is.
 */
export function sentence(text: string): HtmlValue {
  const shown = text.length > longestSentence ? `${text.slice(0, longestSentence)}…` : text;
  return shown
    .split(/(`[^`\n]{1,400}`)/)
    .map((piece, index) =>
      index % 2 === 1 ? html`<code>${visibleText(piece.slice(1, -1))}</code>` : visibleText(piece),
    );
}
