/** Colour on a terminal. Every part of a text report is painted through this, so that one switch turns all of it off. */

export type Color = "bold" | "dim" | "underline" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";

/** Paints text, or hands it back unchanged where colour is off. */
export type Paint = (color: Color, text: string) => string;

/** Select Graphic Rendition parameters: on, and the one that ends just this (ECMA-48, section 8.3.117). */
const codes: Readonly<Record<Color, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/** The painter of one report. */
export function createPaint(color: boolean): Paint {
  if (!color) return (_, text) => text;
  return (name, text) => {
    if (text === "") return "";
    const [on, off] = codes[name];
    return `\x1b[${on}m${text}\x1b[${off}m`;
  };
}

/** True for the sequences that `createPaint` writes, and for no other. */
export function isPaintSequence(sequence: string): boolean {
  const match = /^\x1b\[(\d{1,2})m$/.exec(sequence);
  if (match === null) return false;
  const code = Number(match[1]);
  return Object.values(codes).some(([on, off]) => on === code || off === code);
}
