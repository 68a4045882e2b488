/** What a comparison of two schemas finds. */

/**
 * What a change does to the values that are taken. `narrower`: some that were taken are not any more. `different`: that,
 * and others are. `words`: none. `unclear`: nobody can tell.
 */
export type Effect = "narrower" | "wider" | "different" | "words" | "unclear";

export interface SchemaChange {
  readonly kind: "property-added" | "property-removed" | "property-renamed" | "required" | "optional" | "value";
  readonly effect: Effect;
  /** Names of properties, `[]` for the items of a list, `*` for properties without a name of their own. */
  readonly path: readonly string[];
  /** The rest of a sentence that begins with the name: "became required". Names stand between backticks. */
  readonly says: string;
  /** JSON pointers into the two schemas, to what changed or what is around it. */
  readonly before?: string;
  readonly after?: string;
  /** For a property that was renamed: its name now. */
  readonly renamedTo?: string;
  /** For a property that was added. */
  readonly required?: boolean;
}

/** True where every value that was taken still is. */
export function stillTaken(changes: readonly SchemaChange[]): boolean {
  return changes.every(({ effect }) => effect === "wider" || effect === "words");
}

/** A value or a keyword between backticks, cut where it is long. */
export function shown(value: unknown): string {
  const text = (typeof value === "string" ? value : JSON.stringify(value)) ?? "";
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `\`${short.replaceAll("`", "'")}\``;
}
