/** Wrapping words to a width in columns. */
import { stripVTControlCharacters } from "node:util";
import { columnsOf } from "./columns.ts";

/**
 * The text in lines of at most `columns`, each begun with `indent`. Words are never broken: a long path that spans
 * two lines cannot be copied. Colour sequences count as nothing. `later` indents all lines but the first differently.
 */
export function wrap(text: string, columns: number, indent: string, later: string = indent): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const word of text.split(/[ \n]+/)) {
    if (word === "") continue;
    const wordWidth = columnsOf(stripVTControlCharacters(word));
    const room = columns - (lines.length === 0 ? indent : later).length;
    if (line !== "" && width + 1 + wordWidth > room) {
      lines.push((lines.length === 0 ? indent : later) + line);
      line = "";
      width = 0;
    }
    width += wordWidth + (line === "" ? 0 : 1);
    line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "" || lines.length === 0) lines.push((lines.length === 0 ? indent : later) + line);
  return lines;
}
