/**
 * Places in a JSON value by a path: the part of JSONPath (RFC 9535) that names places. `$.a.b`, `$["a b"]`, `$[0]`,
 * `$[-1]`, `$[*]` and `$.*`. Filters, slices and descendants are left out: paths come from strangers, and these are
 * linear in the value.
 */
import { isJsonObject, type Json, ownProperty } from "./json.ts";

type Step = { readonly name: string } | { readonly index: number } | { readonly every: true };

/** A path that was understood. */
export interface JsonPath {
  readonly text: string;
  /** The values at that path, none where there is none, in the order of the document; at most 10,000. */
  select(value: Json): readonly Json[];
}

export type JsonPathReading =
  | { readonly ok: true; readonly path: JsonPath }
  | { readonly ok: false; readonly problem: string };

const mostValues = 10_000;
const mostSteps = 100;

/** Reads a path. A problem is a part of a sentence: `“$.a..b” has an empty name at character 4`. */
export function readJsonPath(text: string): JsonPathReading {
  if (!text.startsWith("$")) return { ok: false, problem: "it does not begin with $" };
  const steps: Step[] = [];
  const part = /\.(\*|[\p{L}_][\p{L}\p{N}_-]*)|\[(\*|-?\d{1,9}|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\]/uy;
  part.lastIndex = 1;
  while (part.lastIndex < text.length) {
    const from = part.lastIndex;
    const found = part.exec(text);
    if (found === null) {
      return { ok: false, problem: `“${text.slice(from, from + 20)}” at character ${from + 1} is no part of a path` };
    }
    const step = stepOf(found[1], found[2]);
    if (step === undefined) return { ok: false, problem: `“${found[0].slice(0, 20)}” is no name` };
    steps.push(step);
    if (steps.length > mostSteps) return { ok: false, problem: `it has more than ${mostSteps} parts` };
  }
  return { ok: true, path: { text, select: (value) => select(value, steps) } };
}

function stepOf(dotted: string | undefined, bracketed: string | undefined): Step | undefined {
  const written = dotted ?? bracketed ?? "";
  if (written === "*") return { every: true };
  if (dotted !== undefined) return { name: dotted };
  if (/^-?\d+$/.test(written)) return { index: Number(written) };
  const name = unquoted(written);
  return name === undefined ? undefined : { name };
}

function unquoted(written: string): string | undefined {
  const inner = written.slice(1, -1);
  const json = written.startsWith("'") ? inner.replaceAll("\\'", "'").replaceAll(/(?<!\\)"/g, '\\"') : inner;
  try {
    const name: unknown = JSON.parse(`"${json}"`);
    return typeof name === "string" ? name : undefined;
  } catch {
    return undefined;
  }
}

function select(value: Json, steps: readonly Step[]): readonly Json[] {
  let found: readonly Json[] = [value];
  for (const step of steps) {
    const next: Json[] = [];
    for (const one of found) {
      for (const inner of innerOf(one, step)) {
        if (next.length >= mostValues) break;
        next.push(inner);
      }
    }
    found = next;
  }
  return found;
}

function innerOf(value: Json, step: Step): readonly Json[] {
  if ("every" in step) return Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  if ("index" in step) {
    const list: readonly Json[] = Array.isArray(value) ? value : [];
    const inner = list.at(step.index);
    return inner === undefined ? [] : [inner];
  }
  const inner = isJsonObject(value) ? ownProperty(value, step.name) : undefined;
  return inner === undefined ? [] : [inner];
}
