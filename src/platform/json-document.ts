/** JSON for standard output and files that people read: indented, one document, safe to show on a terminal. */

/**
 * The value as one JSON document with a line feed at its end. Characters that a terminal obeys or nobody sees are
 * written as escapes, which a JSON parser undoes: the value is unchanged, and a terminal cannot be driven by it.
 * Not canonical: manifests and records have an encoder of their own.
 */
export function jsonDocument(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
