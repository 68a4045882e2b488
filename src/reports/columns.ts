/** How many columns text takes on a terminal. */
import { eastAsianWidth } from "get-east-asian-width";

/** Text that needs no look at its letters: the usual case, and Intl.Segmenter takes 15 ms to wake. */
const ascii = /^[\x20-\x7e]*$/;

/**
 * Columns of a text without control characters: two for East Asian wide characters and emoji, none for marks that
 * combine with the letter before.
 */
export function columnsOf(text: string): number {
  if (ascii.test(text)) return text.length;
  let columns = 0;
  for (const grapheme of graphemesOf(text)) columns += columnsOfGrapheme(grapheme);
  return columns;
}

/** The letters as a reader counts them: an accent or a skin tone belongs to what it stands on. */
export function graphemesOf(text: string): Iterable<string> {
  if (/^[\x20-\x7e\t]*$/.test(text)) return text;
  return Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
}

function columnsOfGrapheme(grapheme: string): number {
  if (/^[\p{Mark}\p{Default_Ignorable_Code_Point}]*$/u.test(grapheme)) return 0;
  if (/^\p{Emoji_Presentation}|^\p{Regional_Indicator}{2}|^\p{Emoji}\ufe0f/u.test(grapheme)) return 2;
  const first = [...grapheme].find((character) => !/[\p{Mark}\p{Default_Ignorable_Code_Point}]/u.test(character));
  return eastAsianWidth(first?.codePointAt(0) ?? 0);
}
