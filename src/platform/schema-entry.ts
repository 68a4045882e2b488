/** How a room names the JSON Schemas of the formats that it owns. */
import type { JsonObject } from "./json.ts";

export interface SchemaEntry {
  /** Lower case words joined by hyphens: the argument of `slipway schema` and the name of the file in schema/. */
  readonly name: string;
  /** One line, no full stop: "Findings of check and scan". */
  readonly title: string;
  /** Draft 2020-12, with `$id` `urn:slipway:schema:NAME:vN`. */
  readonly schema: JsonObject;
}
