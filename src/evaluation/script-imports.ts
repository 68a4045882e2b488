/** Which texts of a script name a file beside it: one rule, by which its digest follows imports and its realm allows them. */

/**
 * Relative names as they stand in the source, in one kind of quotes, without escapes, at most 300 characters. The looking
 * ahead leaves the closing quotes where they are: a quote in a comment would otherwise hide the name behind it.
 */
export const importableName = /(["'])(?=(\.\.?\/[^"'`\\\n]{1,297})\1)/g;

/** Names in one text. With more the digest would follow names without end, so such a file is not loaded. */
export const mostImportableNames = 200;

/** The names that a script's text may import, each once; undefined for a text that is not loaded. */
export function importableNames(text: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const [, , name = ""] of text.matchAll(importableName)) {
    names.add(name);
    if (names.size > mostImportableNames) return undefined;
  }
  return names;
}
