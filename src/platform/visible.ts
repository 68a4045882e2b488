/**
 * Makes characters visible that a terminal obeys or a reader cannot see. File names, prompt text and commit messages
 * are written by strangers: an escape sequence could hide a line, a bidirectional mark could reorder one, an
 * invisible letter could carry an instruction to a model.
 */

/**
 * Obeyed or unseen: C0 (but tab and line feed), DEL and C1; bidirectional marks, embeddings and isolates; zero-width
 * and other default-ignorable characters; line and paragraph separators; tags; interlinear annotations; lone
 * surrogates; variation selectors. Source: Unicode 16, General_Category Cc, Cf, Cs, Zl, Zp and the property
 * Default_Ignorable_Code_Point.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Whether the text can go out as it is: the usual case, decided without a callback. */
const plain = /^[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u061b\u061d-\u070e]*$/u;

/** The text with every character that is obeyed or unseen written as `[U+001B]`. Tabs and line feeds stay. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(unseen, (character, offset: number) => {
    if (character === "\t" || character === "\n") return character;
    if (belongsHere(character, text, offset)) return character;
    const code = character.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
  });
}

/** The same for text that must stay on one line: line feeds and tabs are shown too. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll("\n", "[U+000A]").replaceAll("\t", "[U+0009]");
}

/** A character that is obeyed or unseen. */
export interface UnseenCharacter {
  readonly offset: number;
  /** In UTF-16 units. */
  readonly length: number;
  readonly code: number;
}

/** Where a text holds such characters; at most `most` of them. Tabs, line feeds and parts of emoji and words are none. */
export function unseenIn(text: string, most: number): readonly UnseenCharacter[] {
  if (plain.test(text)) return [];
  const found: UnseenCharacter[] = [];
  for (const { 0: character, index } of text.matchAll(unseen)) {
    if (character === "\t" || character === "\n" || belongsHere(character, text, index)) continue;
    if (found.length >= most) break;
    found.push({ offset: index, length: character.length, code: character.codePointAt(0) ?? 0 });
  }
  return found;
}

/** Joiners and variation selectors are part of ordinary emoji and of Arabic and Indic words: these may stay. */
function belongsHere(character: string, text: string, offset: number): boolean {
  switch (character) {
    case "\u200d":
      return (
        (/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(before(text, offset)) &&
          /^\p{Extended_Pictographic}/u.test(after(text, offset))) ||
        betweenJoiningLetters(text, offset)
      );
    case "\u200c":
      return betweenJoiningLetters(text, offset);
    case "\ufe0e":
    case "\ufe0f":
      return /\p{Emoji}$/u.test(before(text, offset));
    default:
      return false;
  }
}

function betweenJoiningLetters(text: string, offset: number): boolean {
  const joining =
    /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;
  return joining.test(before(text, offset)) && joining.test(after(text, offset));
}

/** The character before, whole. */
function before(text: string, offset: number): string {
  const low = text.slice(offset - 1, offset);
  const pair = text.slice(Math.max(0, offset - 2), offset);
  return [...pair].length === 1 ? pair : low;
}

function after(text: string, offset: number): string {
  const code = text.codePointAt(offset + 1);
  return code === undefined ? "" : String.fromCodePoint(code);
}
