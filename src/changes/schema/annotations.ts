/** Descriptions and other words of schemas, which refuse no value. */
import { isJsonObject, type Json, ownProperty } from "../../platform/json.ts";
import { canonical } from "./canonical.ts";
import type { SchemaChange } from "./change.ts";
import type { Conjunction } from "./normal.ts";
import type { Report } from "./scalars.ts";

const words = ["title", "description", "default", "examples", "deprecated"];

/** Reports words of the two that differ. */
export function reportWords(before: Conjunction, after: Conjunction, report: Report): void {
  for (const keyword of words) {
    const [left, right] = [before, after].map((parts) =>
      parts
        .map(({ schema }) => wordOf(schema, keyword))
        .filter((word) => word !== "")
        .sort()
        .join("&"),
    );
    if (left !== right) report("words", sentence(keyword, left ?? "", right ?? ""));
  }
}

/** Words that differ in schemas that are the same otherwise. */
export function wordChanges(before: Conjunction, after: Conjunction, path: readonly string[]): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  for (const [index, part] of before.entries()) {
    const other = after[index];
    if (other !== undefined) walk(part.schema, other.schema, path, [part.pointer, other.pointer], changes);
  }
  return changes;
}

/** More are not listed. */
const mostWords = 200;
const deepest = 100;

function walk(
  before: Json,
  after: Json,
  path: readonly string[],
  pointers: readonly [string, string],
  changes: SchemaChange[],
): void {
  if (changes.length > mostWords || pointers[0].split("/").length > deepest) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    for (const [index, item] of before.entries())
      walk(item as Json, (after[index] ?? null) as Json, path, below(pointers, String(index)), changes);
    return;
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return;
  const report: Report = (effect, says) =>
    void changes.push({ kind: "value", effect, path, says, before: pointers[0], after: pointers[1] });
  for (const keyword of words) {
    const [left, right] = [wordOf(before, keyword), wordOf(after, keyword)];
    if (left !== right) report("words", sentence(keyword, left, right));
  }
  for (const [key, value] of Object.entries(before)) {
    const other = ownProperty(after, key);
    if (other === undefined || words.includes(key) || key === "enum" || key === "const") continue;
    if (key === "properties" && isJsonObject(value) && isJsonObject(other)) {
      for (const [name, property] of Object.entries(value)) {
        const twin = ownProperty(other, name);
        if (twin !== undefined)
          walk(
            property,
            twin,
            [...path, name],
            below(below(pointers, key), name.replaceAll("~", "~0").replaceAll("/", "~1")),
            changes,
          );
      }
    } else {
      walk(value, other, key === "items" ? [...path, "[]"] : path, below(pointers, key), changes);
    }
  }
}

function below([before, after]: readonly [string, string], name: string): readonly [string, string] {
  return [`${before}/${name}`, `${after}/${name}`];
}

function wordOf(schema: Json, keyword: string): string {
  return isJsonObject(schema) ? canonical(ownProperty(schema, keyword)) : "";
}

function sentence(keyword: string, before: string, after: string): string {
  if (before === "") return `has a \`${keyword}\` now`;
  return after === "" ? `has no \`${keyword}\` any more` : `has another \`${keyword}\``;
}
