/** What reading a YAML or JSON file gives, and how much of it is accepted. */
import type { Finding } from "./finding.ts";
import type { Json } from "./json.ts";
import type { LocationMap } from "./locations.ts";

export interface DataDocument {
  /**
   * The value; null for an empty file. Where there are problems it is what could be understood, so that a checker can
   * go on; undefined where nothing could.
   */
  readonly value: Json | undefined;
  readonly locations: LocationMap;
  /** Problems of syntax. With an error among them the value must not be used for anything but more checks. */
  readonly problems: readonly Finding[];
}

/** Deepest nesting of lists and mappings: a JSON Schema takes two levels for each of its data, so thirty of those fit. */
export const maximumDepth = 64;

/** Most values of one file. A file of 1 MiB that holds one letter to a value stays below. */
export const maximumValues = 500_000;

/** Most values that the aliases of one YAML file may stand for: a few lines of aliases can stand for billions. */
export const maximumAliasValues = 20_000;
