/** Equality of JSON values by a text key: equal values, and only those, have equal keys. */

/** Deeper values have no key; the walk gives up long before. */
const deepest = 1_000;

/**
 * A text that is the same for equal values: numbers by value (1 equals 1.0), objects whatever the order of their
 * properties. Undefined where the value is nested too deep or is no JSON.
 */
export function keyOf(value: unknown, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
    case "boolean":
      return String(value);
    case "object":
      break;
    default:
      return undefined;
  }
  if (value === null) return "null";
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value) {
      const key = keyOf(item, depth + 1);
      if (key === undefined) return undefined;
      parts.push(key);
    }
    return `[${parts.join(",")}]`;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(object).sort()) {
    const key = keyOf(object[name], depth + 1);
    if (key === undefined) return undefined;
    parts.push(`${JSON.stringify(name)}:${key}`);
  }
  return `{${parts.join(",")}}`;
}
