/** Characters that nobody sees, and that models read: they can make a reviewer approve another text than the one that runs. */

import type { Finding } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import type { SourceFile } from "../../platform/text.ts";
import { unseenIn } from "../../platform/visible.ts";
import { invisibleCharacter } from "../rules.ts";

/** More of them say nothing new about one file; a hidden message is one run, and one finding. */
const mostFindings = 20;
const mostCharacters = 5_000;

const names: ReadonlyMap<number, string> = new Map([
  [0x00ad, "SOFT HYPHEN"],
  [0x034f, "COMBINING GRAPHEME JOINER"],
  [0x061c, "ARABIC LETTER MARK"],
  [0x115f, "HANGUL CHOSEONG FILLER"],
  [0x1160, "HANGUL JUNGSEONG FILLER"],
  [0x180e, "MONGOLIAN VOWEL SEPARATOR"],
  [0x200b, "ZERO WIDTH SPACE"],
  [0x200c, "ZERO WIDTH NON-JOINER"],
  [0x200d, "ZERO WIDTH JOINER"],
  [0x200e, "LEFT-TO-RIGHT MARK"],
  [0x200f, "RIGHT-TO-LEFT MARK"],
  [0x2028, "LINE SEPARATOR"],
  [0x2029, "PARAGRAPH SEPARATOR"],
  [0x202a, "LEFT-TO-RIGHT EMBEDDING"],
  [0x202b, "RIGHT-TO-LEFT EMBEDDING"],
  [0x202c, "POP DIRECTIONAL FORMATTING"],
  [0x202d, "LEFT-TO-RIGHT OVERRIDE"],
  [0x202e, "RIGHT-TO-LEFT OVERRIDE"],
  [0x2060, "WORD JOINER"],
  [0x2066, "LEFT-TO-RIGHT ISOLATE"],
  [0x2067, "RIGHT-TO-LEFT ISOLATE"],
  [0x2068, "FIRST STRONG ISOLATE"],
  [0x2069, "POP DIRECTIONAL ISOLATE"],
  [0x2800, "BRAILLE PATTERN BLANK"],
  [0x3164, "HANGUL FILLER"],
  [0xfeff, "ZERO WIDTH NO-BREAK SPACE (byte order mark)"],
  [0xffa0, "HALFWIDTH HANGUL FILLER"],
  [0xfff9, "INTERLINEAR ANNOTATION ANCHOR"],
  [0xfffa, "INTERLINEAR ANNOTATION SEPARATOR"],
  [0xfffb, "INTERLINEAR ANNOTATION TERMINATOR"],
  [0x1d159, "MUSICAL SYMBOL NULL NOTEHEAD"],
]);

/** Looks through a whole file: settings and template. */
export function checkInvisible(source: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { start, end, codes } of runsIn(source.text)) {
    const [first = 0] = codes;
    const isDirection = codes.some(changesOrder);
    const isMark = codes.length === 1 && isDirectionMark(first) && isRightToLeft(source.text, start);
    const isHarmless = codes.length <= 3 && !isDirection && first >= 0x20 && first < 0xe0000;
    const more = codes.length > 1 ? ` and ${codes.length - 1} more after it` : "";
    if (isMark) continue;
    const place = { start, end };
    findings.push(
      createFinding(invisibleCharacter, source, place, {
        message: `Here stands a character that nobody sees: ${described(first)}${more}.`,
        help: isDirection
          ? "Remove it: it changes the order in which a reader sees the line, not the order in which the model reads it."
          : "Remove it; type the line again if you cannot see it.",
        ...(isHarmless ? { severity: "warning" } : {}),
      }),
    );
    if (findings.length >= mostFindings) break;
  }
  return findings;
}

/** Characters that stand one after the other belong together. */
function runsIn(text: string): readonly { readonly start: number; readonly end: number; readonly codes: number[] }[] {
  const runs: { start: number; end: number; codes: number[] }[] = [];
  for (const { offset, length, code } of unseenIn(text, mostCharacters)) {
    const last = runs.at(-1);
    if (last !== undefined && last.end === offset) {
      last.end = offset + length;
      last.codes.push(code);
    } else {
      runs.push({ start: offset, end: offset + length, codes: [code] });
    }
  }
  return runs;
}

/** Marks beside letters that run from right to left are how such text is typed. */
function isDirectionMark(code: number): boolean {
  return code === 0x200e || code === 0x200f || code === 0x061c;
}

function isRightToLeft(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - 40), offset + 40);
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(around);
}

function described(code: number): string {
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name =
    names.get(code) ??
    (code < 0x20 || (code >= 0x7f && code < 0xa0)
      ? "a control character"
      : code >= 0xe0000 && code < 0xe0080
        ? "a tag character, used to hide text"
        : (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)
          ? "a variation selector"
          : "a format character");
  return `${number} ${name}`;
}

function changesOrder(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}
