/** Where the values of a YAML or JSON file stand in its text, by JSON pointer. */
import type { SourceRange } from "./finding.js";
import { type OffsetRange, type SourceFile } from "./text.js";
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
export declare function lazyLocations(source: SourceFile, collect: (record: PlaceRecorder) => void): LocationMap;
/** The map of a file that holds no values: everything is at its start. */
export declare function noLocations(file: string): LocationMap;
