/** Where two JSON values differ, by path: what a person looks for in a long answer. */
import { isJsonObject, type Json, ownProperty } from "../../platform/json.ts";
import { keyOf } from "../../platform/json-schema/equality.ts";
import { excerpt } from "./judgement.ts";

export interface DifferingPlace {
  /** As in `path` expectations: `$.items[0].name`. */
  readonly path: string;
  /** What stands there in either value, cut where it is long; `nothing` where there is nothing. */
  readonly expected: string;
  readonly got: string;
}

/** The first places that differ, `most` of them; none where both are equal as JSON, whatever the order of names. */
export function differingPlaces(expected: Json, got: Json, most: number): readonly DifferingPlace[] {
  const places: DifferingPlace[] = [];
  collect("$", expected, got, places, most);
  return places;
}

function collect(
  path: string,
  expected: Json | undefined,
  got: Json | undefined,
  places: DifferingPlace[],
  most: number,
): void {
  if (places.length >= most) return;
  if (isJsonObject(expected) && isJsonObject(got)) {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      collect(`${path}${step(name)}`, ownProperty(expected, name), ownProperty(got, name), places, most);
    }
    return;
  }
  if (Array.isArray(expected) && Array.isArray(got)) {
    for (let index = 0; index < Math.max(expected.length, got.length) && places.length < most; index++) {
      collect(`${path}[${index}]`, expected[index], got[index], places, most);
    }
    return;
  }
  if (expected !== undefined && got !== undefined && keyOf(expected) === keyOf(got)) return;
  places.push({ path: excerpt(path, 120), expected: shown(expected), got: shown(got) });
}

function step(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function shown(value: Json | undefined): string {
  return value === undefined ? "nothing" : excerpt(JSON.stringify(value), 80);
}
