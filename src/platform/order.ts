/** The order of texts that does not depend on a language: by code units, as `<` has it. For `sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
