/**
 * HTML that is escaped by construction: what goes into a template is text, unless another template made it. There is
 * no way to put markup of somebody else into a page.
 */
import { escapeMarkup } from "../../platform/markup.ts";
import { visible } from "../../platform/visible.ts";

/** A piece of HTML that a template made. */
export class Html {
  readonly #markup: string;

  constructor(key: typeof ownKey, markup: string) {
    if (key !== ownKey) throw new TypeError("HTML is made by the html template.");
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** Nobody outside this module has it. */
const ownKey = Symbol("html");

/** What may stand in a template. Absent values and `false` give nothing. */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/**
 * A template whose values are escaped for element content and for attributes in double quotes. Values stand in these
 * two places and in no other: never in a tag's or an attribute's name, in a script or in a style.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? "";
  for (const [index, value] of values.entries()) markup += markupOf(value) + (strings[index + 1] ?? "");
  return new Html(ownKey, markup);
}

/** A style sheet or a script of ours, as the content of its element. Holds nothing from outside. */
export function ownCode(code: string): Html {
  if (/<\/(?:style|script)/i.test(code)) throw new TypeError("The code would end its own element.");
  return new Html(ownKey, code);
}

/**
 * The pieces that fit into a number of characters, in order, and how many were left out. Each is made only where there
 * is room for it.
 */
export function fitting<T>(
  items: readonly T[],
  room: number,
  make: (item: T, index: number) => Html,
): { readonly pieces: readonly Html[]; readonly left: number } {
  const pieces: Html[] = [];
  let used = 0;
  for (const [index, item] of items.entries()) {
    if (used >= room) break;
    const piece = make(item, index);
    used += piece.toString().length;
    pieces.push(piece);
  }
  return { pieces, left: items.length - pieces.length };
}

function markupOf(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === "string") return escapeMarkup(visible(value));
  if (typeof value === "number") return String(value);
  if (value === undefined || value === false) return "";
  let markup = "";
  for (const entry of value) markup += markupOf(entry);
  return markup;
}
