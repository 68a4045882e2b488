/** What a section of the Markdown review is, before anybody knows how much room it gets. */
import type { Review } from "../review.ts";

/**
 * A piece that stands for itself, in its forms from the fullest to the shortest. Which one is shown depends on the
 * room. Foreign text in it is escaped already.
 */
export interface Piece {
  readonly forms: readonly [string, ...string[]];
}

export interface ReviewSection {
  /** On one line: in Markdown or, folded, in HTML, which differ in how code is written. */
  readonly title: string | ((code: (text: string) => string) => string);
  /** Folded under its title. */
  readonly folded: boolean;
  /** Stands before the pieces: the head of a table. */
  readonly lead?: string;
  /** The most important first. */
  readonly pieces: readonly Piece[];
  /** Between pieces: a blank line, or nothing but the line's end in lists and tables. */
  readonly separator: "\n\n" | "\n";
  /** What is left out, in words: "12 prompts". */
  readonly leftOut: (count: number) => string;
  /** Pieces that were never made, because nobody would read so many. */
  readonly unmade?: number;
  /** How much of the room it gets where there is not enough for all, against the others. */
  readonly weight: number;
}

/** Makes a section of a review; undefined where there is nothing to say. */
export type SectionMaker = (review: Review) => ReviewSection | undefined;

/** Whether names have to say to which project they belong. */
export function isOneOfSeveral({ projects }: Review): boolean {
  return projects.length > 1;
}

/** Cuts a text that is longer than anybody reads, and says so. Never between the halves of a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  return `${cut}…`;
}

/**
 * A text of strangers, escaped, in no more than `most` UTF-16 units: escapes can take ten times the room of what they
 * stand for.
 */
export function escapedWithin(text: string, most: number, escaped: (text: string) => string): string {
  for (let length = Math.min(text.length, most); ; length = Math.floor(length / 2)) {
    const result = escaped(shortened(text, length));
    if (result.length <= most || length === 0) return result;
  }
}
