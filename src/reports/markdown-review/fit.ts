/** Puts sections into a room: every section gets its share, the most important first, and says what it left out. */
import { codeSpan, details, htmlCode } from "../markdown.ts";
import type { Piece, ReviewSection } from "./section.ts";

export interface Room {
  /** In the unit of `lengthOf`. */
  readonly limit: number;
  /** How long GitHub counts a text: bytes for a job summary, UTF-16 units (never fewer than characters) for a comment. */
  readonly lengthOf: (text: string) => number;
}

/** What a section's frame and its note may take. */
const frameRoom = 400;

/** The sections as Markdown, in order. `elsewhere` is a sentence of ours in Markdown: where the rest is. */
export function fitSections(sections: readonly ReviewSection[], room: Room, elsewhere: string): readonly string[] {
  const measured = sections.map((section) => measure(section, room, elsewhere));
  const shares = sharesOf(
    measured.map(({ section, whole }) => ({ weight: section.weight, wanted: whole })),
    room.limit,
  );
  let spare = 0;
  return measured.flatMap((one, index) => {
    const given = (shares[index] ?? 0) + spare;
    const text = fitted(one, given, elsewhere);
    const used = text === undefined ? 0 : room.lengthOf(text) + 2;
    spare = Math.max(0, given - used);
    return text === undefined ? [] : [text];
  });
}

interface Measured {
  readonly section: ReviewSection;
  /** Length of each form of each piece, with its separator. */
  readonly lengths: readonly (readonly number[])[];
  /** What stands around the pieces at most. */
  readonly frame: number;
  /** Length with every piece in its fullest form. */
  readonly whole: number;
}

function measure(section: ReviewSection, room: Room, elsewhere: string): Measured {
  const gap = section.separator.length;
  const lengths = section.pieces.map(({ forms }) => forms.map((form) => room.lengthOf(form) + gap));
  const frame =
    frameRoom + [section.lead ?? "", titleOf(section), elsewhere].reduce((sum, text) => sum + room.lengthOf(text), 0);
  return { section, lengths, frame, whole: lengths.reduce((sum, [first = 0]) => sum + first, frame) };
}

/** Who wants less than its share gets what it wants, and what is over goes to the others by their weights. */
function sharesOf(claims: readonly { readonly weight: number; readonly wanted: number }[], limit: number): number[] {
  const shares = claims.map(() => 0);
  let open = claims.map((_, index) => index);
  let left = limit;
  while (open.length > 0) {
    const weight = open.reduce((sum, index) => sum + (claims[index]?.weight ?? 0), 0);
    const shareOf = (index: number) => (left * (claims[index]?.weight ?? 0)) / weight;
    const content = open.filter((index) => (claims[index]?.wanted ?? 0) <= shareOf(index));
    if (content.length === 0) {
      for (const index of open) shares[index] = Math.floor(shareOf(index));
      break;
    }
    for (const index of content) shares[index] = claims[index]?.wanted ?? 0;
    left -= content.reduce((sum, index) => sum + (shares[index] ?? 0), 0);
    open = open.filter((index) => !content.includes(index));
  }
  return shares;
}

/** The section with what there is room for; undefined where it has nothing to say. */
function fitted({ section, lengths, frame }: Measured, given: number, elsewhere: string): string | undefined {
  const { folded, lead, pieces, separator, leftOut, unmade = 0 } = section;
  if (pieces.length === 0) return undefined;
  const chosen = chosenForms(lengths, given - frame);
  const shown = chosen.map((form, index) => formOf(pieces[index], form));
  const hidden = pieces.length - shown.length + unmade;
  const cutShort = chosen.some((form) => form > 0);
  const note =
    hidden > 0
      ? `… and ${leftOut(hidden)} that there is no room for. ${elsewhere}`
      : cutShort
        ? `Some of it is shortened here. ${elsewhere}`
        : undefined;
  const list = shown.length === 0 ? [] : [[...(lead === undefined ? [] : [lead]), ...shown].join(separator)];
  const body = [...list, ...(note === undefined ? [] : [note])].join("\n\n");
  return folded ? details(`<b>${titleOf(section)}</b>`, body) : `#### ${titleOf(section)}\n\n${body}`;
}

/**
 * Which form of each piece is shown: the first pieces in their shortest forms in half of the room, then fuller forms of
 * those, the first ones first, and what is still free goes to more pieces. So a reader sees both what there is and the
 * most important of it.
 */
function chosenForms(lengths: readonly (readonly number[])[], room: number): readonly number[] {
  if (lengths.reduce((sum, [first = 0]) => sum + first, 0) <= room) return lengths.map(() => 0);
  const chosen: number[] = [];
  let left = room;
  const addShortest = (until: number) => {
    for (const forms of lengths.slice(chosen.length)) {
      const shortest = forms.length - 1;
      const length = forms[shortest] ?? 0;
      if (left - length < until) return;
      left -= length;
      chosen.push(shortest);
    }
  };
  const fill = () => {
    for (const [index, form] of chosen.entries()) {
      const forms = lengths[index] ?? [];
      const taken = forms[form] ?? 0;
      const fuller = forms.findIndex((length) => length - taken <= left);
      if (fuller === -1 || fuller >= form) continue;
      left -= (forms[fuller] ?? 0) - taken;
      chosen[index] = fuller;
    }
  };
  addShortest(room / 2);
  fill();
  addShortest(0);
  fill();
  return chosen;
}

function titleOf({ title, folded }: ReviewSection): string {
  return typeof title === "string" ? title : title(folded ? htmlCode : codeSpan);
}

function formOf(piece: Piece | undefined, form: number): string {
  return piece?.forms[form] ?? "";
}
