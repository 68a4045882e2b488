/** The tables of docs/configuration.md: every key of slipway.yaml, from its schema. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../src/platform/json.ts";
import { configSchema } from "../src/project/config-schema.ts";
import { secretsSettingsSchema } from "../src/secrets/settings.ts";
import { withBlock } from "./generated-block.ts";
import { markdownTable } from "./markdown-table.ts";

const page = "docs/configuration.md";

/** The page with its generated blocks, by path. */
export async function configReference(): Promise<ReadonlyMap<string, string>> {
  const written = await readFile(join(import.meta.dirname, "..", page), "utf8");
  const blocks = [
    ["keys", topLevel()],
    ["environments", table(below("environments"), "gate")],
    ["gate", table(objectAt(below("environments"), "properties", "gate"))],
    ["models", table(objectAt(root, "properties", "models"))],
    ["secrets", table(secretsSettingsSchema)],
    ["limits", table(objectAt(root, "properties", "limits"))],
  ] as const;
  return new Map([[page, blocks.reduce((text, [name, content]) => withBlock(text, name, content), written)]]);
}

const root: JsonObject = configSchema;

/** Sections that have a table of their own stand in the first one with a link. */
const sections: Readonly<Record<string, string>> = {
  environments: "environments",
  models: "models",
  secrets: "secrets",
  limits: "limits",
};

function topLevel(): string {
  return markdownTable(
    header,
    Object.entries(objectAt(root, "properties")).flatMap(([name, schema]) => {
      if (!isJsonObject(schema)) return [];
      const section = sections[name];
      if (section === undefined) return rowsOf(name, schema);
      return [[`\`${name}\``, "a mapping", `${descriptionOf(name, schema)} See [below](#${section}).`]];
    }),
  );
}

const header = ["key", "takes", "what"];

/** Every key below an object's schema, with `without` left out, as it has a table of its own. */
function table(schema: JsonObject, without?: string): string {
  const rows = Object.entries(objectAt(schema, "properties")).flatMap(([name, one]) => {
    if (!isJsonObject(one)) return [];
    if (name === without) return [[`\`${name}\``, "a mapping", `${descriptionOf(name, one)} See [below](#${name}).`]];
    return rowsOf(name, one);
  });
  return markdownTable(header, rows);
}

/** A key and those inside it, written with dots: `watch.for`, `windows[].allow`, `prices.NAME.input`. */
function rowsOf(path: string, schema: JsonObject): readonly (readonly string[])[] {
  const own = [`\`${path}\``, takes(schema), descriptionOf(path, schema)];
  return [own, ...innerOf(path, schema).flatMap(([inner, one]) => rowsOf(inner, one))];
}

function innerOf(path: string, schema: JsonObject): readonly (readonly [string, JsonObject])[] {
  const items = ownProperty(schema, "items");
  if (isJsonObject(items)) return innerOf(`${path}[]`, items);
  const values = ownProperty(schema, "additionalProperties");
  if (isJsonObject(values)) return innerOf(`${path}.NAME`, values);
  const properties = ownProperty(schema, "properties");
  if (!isJsonObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, one]) =>
    isJsonObject(one) ? [[`${path}.${name}`, one] as const] : [],
  );
}

/** In words for people, such as "a duration such as 30m" or "`full` or `short`". */
function takes(schema: JsonObject): string {
  const mustBe = ownProperty(schema, "x-must-be");
  if (typeof mustBe === "string") return mustBe.replaceAll(/\bhttps?:\/\/(?=\s|$)/g, "`$&`");
  const fixed = ownProperty(schema, "const");
  if (fixed !== undefined) return `\`${JSON.stringify(fixed)}\``;
  const choices = ownProperty(schema, "enum");
  if (Array.isArray(choices)) return choices.map((one: Json) => `\`${String(one)}\``).join(", ");
  if (ownProperty(schema, "oneOf") !== undefined) return "text or a list of texts";
  const items = ownProperty(schema, "items");
  switch (ownProperty(schema, "type")) {
    case "array": {
      const inner = isJsonObject(items) ? takes(items) : "";
      return inner === "" || inner === "text"
        ? "a list of texts"
        : inner === "a mapping"
          ? "a list of mappings"
          : `a list of: ${inner}`;
    }
    case "object":
      return "a mapping";
    case "boolean":
      return "`true` or `false`";
    case "integer":
      return `a whole number${rangeOf(schema)}`;
    case "number":
      return `a number${rangeOf(schema)}`;
    default:
      return "text";
  }
}

function rangeOf(schema: JsonObject): string {
  const [least, most] = [ownProperty(schema, "minimum"), ownProperty(schema, "maximum")];
  if (typeof least !== "number") return "";
  return typeof most === "number"
    ? `, ${least.toLocaleString("en")} to ${most.toLocaleString("en")}`
    : ` from ${least}`;
}

/** @throws where a key has none: a table with holes helps nobody. */
function descriptionOf(path: string, schema: JsonObject): string {
  const description = ownProperty(schema, "description");
  if (typeof description !== "string") throw new Error(`slipway.yaml: the schema says nothing about ${path}.`);
  return description
    .replaceAll(/\(?docs\/([a-z-]+)\.md\)?/g, (found, name: string) =>
      name === "configuration" ? "" : found.startsWith("(") ? `([${name}.md](${name}.md))` : `[${name}.md](${name}.md)`,
    )
    .replaceAll(/\(docs\/rules\)/g, "([rules](rules/README.md))")
    .replaceAll(" .", ".");
}

function below(name: string): JsonObject {
  return objectAt(root, "properties", name, "additionalProperties");
}

function objectAt(schema: JsonObject, ...names: readonly string[]): JsonObject {
  let at: Json | undefined = schema;
  for (const name of names) at = isJsonObject(at) ? ownProperty(at, name) : undefined;
  if (!isJsonObject(at)) throw new Error(`The schema has no ${names.join(" > ")}.`);
  return at;
}
