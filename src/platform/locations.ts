/** Where the values of a YAML or JSON file stand in its text, by JSON pointer. */
import type { SourceRange } from "./finding.ts";
import { type LineIndex, linesOf, type OffsetRange, type SourceFile } from "./text.ts";

/** Looks up places by JSON pointer (`/input/schema/name`; the empty string is the whole value). */
export interface LocationMap {
  readonly file: string;
  valueAt(pointer: string): SourceRange | undefined;
  keyAt(pointer: string): SourceRange | undefined;
  /**
   * The best place to point at for a pointer that may not be there: its key, or its value where it has no key (an item
   * of a list), or the same for the nearest value around it, or the start of the file.
   */
  nearestTo(pointer: string): SourceRange;
}

/** Offsets of one value and, where it is a property, of its key. */
export interface Place {
  readonly value: OffsetRange;
  readonly key?: OffsetRange;
}

/** Told about every value while a file is read for its places. */
export type PlaceRecorder = (pointer: string, value: OffsetRange, key: OffsetRange | undefined) => void;

/**
 * A map that reads the file for its places when the first one is asked for. `collect` reports offsets into the source's
 * text.
 */
export function lazyLocations(source: SourceFile, collect: (record: PlaceRecorder) => void): LocationMap {
  let known: { readonly places: ReadonlyMap<string, Place>; readonly lines: LineIndex } | undefined;

  function look(): NonNullable<typeof known> {
    if (known === undefined) {
      const places = new Map<string, Place>();
      collect((pointer, value, key) => places.set(pointer, key === undefined ? { value } : { value, key }));
      known = { places, lines: linesOf(source) };
    }
    return known;
  }

  function rangeOf(place: OffsetRange | undefined): SourceRange | undefined {
    return place === undefined ? undefined : look().lines.rangeOf(place.start, place.end);
  }

  return {
    file: source.file,
    valueAt: (pointer) => rangeOf(look().places.get(pointer)?.value),
    keyAt: (pointer) => rangeOf(look().places.get(pointer)?.key),
    nearestTo(pointer) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
        const place = look().places.get(at);
        const found = rangeOf(place?.key ?? (at === "" ? undefined : place?.value));
        if (found !== undefined) return found;
        if (at === "") return look().lines.rangeOf(0, 0);
      }
    },
  };
}

/** The map of a file that holds no values: everything is at its start. */
export function noLocations(file: string): LocationMap {
  const start = { line: 1, column: 1 };
  return {
    file,
    valueAt: () => undefined,
    keyAt: () => undefined,
    nearestTo: () => ({ start, end: start }),
  };
}
