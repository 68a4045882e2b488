/**
 * The text of a classic pair as a `*.prompt` file with cases. Whether it renders the same bytes is for the caller to
 * find out: white space around a template is dropped from a `*.prompt` file, and there is more than one way to keep it.
 */
import { type Document, isMap, isSeq, parseDocument, stringify } from "yaml";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  ownProperty,
  setOwnProperty,
} from "../platform/json.ts";
import { picoschemaLines } from "./infer.ts";
import { answerFileKey } from "./load-dotprompt.ts";
import type { Case, Prompt } from "./prompt.ts";

/** Long lines stay lines. */
const yamlStyle = { lineWidth: 0 } as const;

/** `*.prompt` files that may render the same, the plainest first. */
export function promptTexts(prompt: Prompt): readonly string[] {
  const written = bodies(prompt.template.text);
  // Picoschema cannot say everything: an object without properties, say.
  const schemas = new Set([pictured(prompt.input.schema), inFull(prompt.input.schema)]);
  return [...schemas].flatMap((schema) => written.map((body) => `---\n${frontMatter(prompt, schema)}---\n${body}\n`));
}

function frontMatter(prompt: Prompt, inputSchema: string): string {
  const { description, model, modelFrom, config, output, extensions } = prompt;
  const before: Record<string, Json> = {};
  if (description !== undefined) before["description"] = description;
  if (model !== undefined && modelFrom === "prompt") before["model"] = model;
  if (Object.keys(config).length > 0) before["config"] = config;
  const after: Record<string, Json> = {};
  if (output.format !== undefined) after["output"] = { format: output.format };
  if (output.file !== undefined) after[answerFileKey] = output.file;
  for (const [key, value] of Object.entries(extensions)) setOwnProperty(after, `classic.${key}`, value);
  return `${written(before)}${inputSchema}${written(after)}`;
}

function written(settings: JsonObject): string {
  return Object.keys(settings).length === 0 ? "" : stringify(settings, yamlStyle);
}

/** What callers pass, as Picoschema where every name is a plain one. */
function pictured(schema: JsonSchema | undefined): string {
  if (!isJsonObject(schema) || !hasPlainNames(schema)) return inFull(schema);
  const lines = picoschemaLines(schema, "    ");
  return lines.length === 0 ? "" : `input:\n  schema:\n${lines.join("\n")}\n`;
}

/** The same as JSON Schema. */
function inFull(schema: JsonSchema | undefined): string {
  if (!isJsonObject(schema) || Object.keys(propertiesOf(schema)).length === 0) return "";
  return stringify({ input: { schema } }, yamlStyle);
}

function propertiesOf(schema: JsonObject): JsonObject {
  const properties = ownProperty(schema, "properties");
  return isJsonObject(properties) ? properties : {};
}

function hasPlainNames(schema: JsonObject): boolean {
  const items = ownProperty(schema, "items");
  if (isJsonObject(items) && !hasPlainNames(items)) return false;
  return Object.entries(propertiesOf(schema)).every(
    ([name, inner]) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) && (!isJsonObject(inner) || hasPlainNames(inner)),
  );
}

/**
 * A comment stands between the white space and the end of the file. Alone on its line it takes that line with it, two
 * beside each other do not (Handlebars, whitespace-control).
 */
function bodies(template: string): readonly string[] {
  const hasStart = template.trimStart() !== template;
  const hasEnd = template.trimEnd() !== template;
  if (!hasStart && !hasEnd) return [template];
  const end = template.endsWith("\n")
    ? "{{! The line end above belongs to the prompt. }}"
    : "{{! The space before belongs to the prompt. }}";
  const start = "{{! The space after belongs to the prompt. }}";
  return [
    `${hasStart ? start : ""}${template}${hasEnd ? end : ""}`,
    `${hasStart ? `${start}{{! }}` : ""}${template}${hasEnd ? end : ""}`,
    `${hasStart ? `${start}{{! }}` : ""}${template}${hasEnd ? `{{! }}${end}` : ""}`,
  ];
}

export type CasesText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/**
 * The file of cases with one more at its beginning.
 * @param existing the file as it is, where there is one
 */
export function casesText(
  first: Pick<Case, "name" | "input">,
  existing: { file: string; text: string } | undefined,
): CasesText {
  const added = { name: first.name, input: first.input };
  if (existing === undefined) return { ok: true, text: stringify({ cases: [added] }, yamlStyle) };
  const document: Document = parseDocument(existing.text);
  const cases = document.errors.length === 0 ? document.get("cases") : undefined;
  if (isSeq(cases)) cases.items.unshift(document.createNode(added));
  else if (isMap(cases)) cases.items.unshift(document.createPair(first.name, { input: first.input }));
  else return { ok: false, reason: `${existing.file} has no list of cases to which its variables could be added` };
  const text = existing.file.endsWith(".json")
    ? `${JSON.stringify(document.toJS(), undefined, 2)}\n`
    : document.toString(yamlStyle);
  return { ok: true, text };
}
