/** Foreign text in XML. */
import { escapeMarkup } from "../platform/markup.ts";
import { visible, visibleLine } from "../platform/visible.ts";

/** Characters that XML 1.0 does not have (section 2.2) are control characters or lone surrogates: `visible` spells them out. */
export function xmlText(value: string): string {
  return escapeMarkup(visible(value).replace(/[\ufffe\uffff]/g, "\ufffd"));
}

/** One line, for an attribute in double quotes. */
export function xmlAttribute(value: string): string {
  return escapeMarkup(visibleLine(value).replace(/[\ufffe\uffff]/g, "\ufffd"));
}
