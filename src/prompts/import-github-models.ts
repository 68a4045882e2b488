/**
 * Prompts of GitHub Models (`NAME.prompt.yml`, "Storing prompts in GitHub repositories" in GitHub's documentation) as
 * `*.prompt` files with cases. What cannot be carried over is said, never left out in silence.
 */
import { stringify } from "yaml";
import { parseJsonObject } from "../platform/bounded-json.ts";
import { maximumDepth } from "../platform/data.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty, setOwnProperty } from "../platform/json.ts";

export interface ImportedPrompt {
  /** Text of `NAME.prompt`. */
  readonly prompt: string;
  /** Text of `NAME.cases.yaml`; undefined without test data. */
  readonly cases: string | undefined;
  /** Sentences about what was not carried over. */
  readonly left: readonly string[];
}

/** What may stand under `output: schema:` in a file that is read with `maximumDepth`. */
const deepestSchema = maximumDepth - 2;
/** Long lines stay lines. */
const yamlStyle = { lineWidth: 0 } as const;
const variable = /\{\{\s*([\w.-]+)\s*\}\}/g;
/** Keys that are understood; others are named. */
const knownKeys = new Set([
  "name",
  "description",
  "model",
  "modelParameters",
  "messages",
  "testData",
  "evaluators",
  "responseFormat",
  "jsonSchema",
]);
const parameters: Readonly<Record<string, string>> = {
  temperature: "temperature",
  topP: "topP",
  top_p: "topP",
  maxTokens: "maxOutputTokens",
  max_tokens: "maxOutputTokens",
  maxCompletionTokens: "maxOutputTokens",
  max_completion_tokens: "maxOutputTokens",
  stop: "stopSequences",
};
/** Words of role tags here, by those of the file. */
const roles: Readonly<Record<string, string>> = { system: "system", user: "user", assistant: "model" };

/** Undefined where the value is no prompt of GitHub Models: it has no list of messages. */
export function importPrompt(value: Json): ImportedPrompt | undefined {
  if (!isJsonObject(value)) return undefined;
  const messages = listIn(value, "messages").filter(isJsonObject);
  if (messages.length === 0) return undefined;
  const left: string[] = [];
  for (const key of Object.keys(value)) if (!knownKeys.has(key)) left.push(`The key \`${key}\` is not known.`);
  const body = messages.map((message) => messageText(message, left)).join("");
  const names = [...new Set([...body.matchAll(variable)].map(([, name = ""]) => name))];
  const front = frontMatter(value, names, left);
  const cases = casesOf(value, names, left);
  return { prompt: `---\n${front}---\n${body}`, cases, left };
}

function messageText(message: JsonObject, left: string[]): string {
  const role = textIn(message, "role") ?? "user";
  const content = textIn(message, "content");
  if (content === undefined)
    left.push(`A message of \`${role}\` has no text; pictures and files are not carried over.`);
  const known = Object.hasOwn(roles, role) ? roles[role] : undefined;
  if (known === undefined) left.push(`The role \`${role}\` is not known; its message is the user's.`);
  return `{{role "${known ?? "user"}"~}}\n${escaped(content ?? "").replace(/\n*$/, "\n")}`;
}

/** Braces that are no variable are text there, and tags here. */
function escaped(content: string): string {
  let end = 0;
  let text = "";
  for (const { 0: tag, 1: name = "", index } of content.matchAll(variable)) {
    text += `${content.slice(end, index).replaceAll("{{", "\\{{")}{{${name}}}`;
    end = index + tag.length;
  }
  return text + content.slice(end).replaceAll("{{", "\\{{");
}

function frontMatter(value: JsonObject, names: readonly string[], left: string[]): string {
  const front: Record<string, Json> = {};
  const name = textIn(value, "name");
  const description = textIn(value, "description") ?? name;
  if (name !== undefined && description !== name) {
    left.push(`The name “${name}” is not carried over: a prompt has the name of its file.`);
  }
  if (description !== undefined) front["description"] = description;
  const model = textIn(value, "model");
  if (model !== undefined) {
    left.push(`The model \`${model}\` is one of GitHub Models; name one of Bedrock in the prompt or in slipway.yaml.`);
  }
  const config: Record<string, Json> = {};
  const given = ownProperty(value, "modelParameters");
  for (const [name, setting] of Object.entries(isJsonObject(given) ? given : {})) {
    const ours = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (ours === undefined) left.push(`The parameter \`${name}\` is not carried over.`);
    else config[ours] = ours === "stopSequences" && !Array.isArray(setting) ? [setting] : setting;
  }
  if (Object.keys(config).length > 0) front["config"] = config;
  if (names.length > 0) {
    const rows = listIn(value, "testData").map(fieldsOf);
    // What a row of test data leaves out is no text there.
    const absent = names.filter((name) => rows.some((fields) => ownProperty(fields, name) === undefined));
    const texts: Record<string, Json> = {};
    for (const name of names) setAtPath(texts, name, "string");
    const defaults: Record<string, Json> = {};
    for (const name of absent) setAtPath(defaults, name, "");
    front["input"] = { schema: texts, ...(absent.length === 0 ? {} : { default: defaults }) };
  }
  const schema = outputSchema(value, left);
  if (schema !== undefined) front["output"] = schema;
  return Object.keys(front).length === 0 ? "" : stringify(front, yamlStyle);
}

/** `responseFormat: json_schema` with a schema as JSON text, `{ name, strict, schema }`. */
function outputSchema(value: JsonObject, left: string[]): JsonObject | undefined {
  const format = textIn(value, "responseFormat");
  if (format === undefined || format === "text") return undefined;
  const written = ownProperty(value, "jsonSchema");
  const parsed = typeof written === "string" ? parsedJson(written) : written;
  const inner = isJsonObject(parsed) ? (ownProperty(parsed, "schema") ?? parsed) : undefined;
  if (format === "json_schema" && !isJsonObject(inner)) left.push("The JSON Schema of the answer cannot be read.");
  return isJsonObject(inner) ? { format: "json", schema: inner } : { format: "json" };
}

function parsedJson(text: string): JsonObject | undefined {
  const read = parseJsonObject(text, deepestSchema);
  return read.ok ? read.value : undefined;
}

function casesOf(value: JsonObject, names: readonly string[], left: string[]): string | undefined {
  const rows = listIn(value, "testData");
  const evaluators = listIn(value, "evaluators").filter(isJsonObject);
  if (rows.length === 0) {
    if (evaluators.length > 0) left.push("There is no test data, so no evaluator has anything to judge.");
    return undefined;
  }
  const cases = rows.map((row, index) => {
    const fields = fieldsOf(row);
    const input: Record<string, Json> = {};
    for (const name of names) {
      const given = ownProperty(fields, name);
      if (given !== undefined) setAtPath(input, name, typeof given === "string" ? given : JSON.stringify(given));
    }
    const name = `case-${index + 1}`;
    const expect = evaluators.flatMap((evaluator) => expectationOf(evaluator, fields, name, left));
    return { name, input, ...(expect.length === 0 ? {} : { expect }) };
  });
  return stringify({ cases }, yamlStyle);
}

/** `user.name` is the name of a user, in the template too. Where `user` is a text already, the place is taken. */
function setAtPath(object: Record<string, Json>, path: string, value: Json): void {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0 || rest.includes("") || name === "") {
    setOwnProperty(object, path, value);
    return;
  }
  const inner = ownProperty(object, name);
  const below: Record<string, Json> = isJsonObject(inner) ? { ...inner } : {};
  if (inner !== undefined && !isJsonObject(inner)) return;
  setAtPath(below, rest.join("."), value);
  setOwnProperty(object, name, below);
}

/** A row may be the one input itself. */
function fieldsOf(row: Json): JsonObject {
  return isJsonObject(row) ? row : { input: row };
}

/** GitHub compares in either case, unless the whole is to be equal. */
function expectationOf(
  evaluator: JsonObject,
  fields: JsonObject,
  caseName: string,
  left: string[],
): readonly JsonObject[] {
  const name = textIn(evaluator, "name") ?? "an evaluator";
  const text = ownProperty(evaluator, "string");
  if (isJsonObject(text)) {
    return Object.entries(text).flatMap(([kind, wanted]): JsonObject[] => {
      const { filled, lacking } = filledIn(String(wanted), fields);
      if (lacking !== undefined) {
        note(left, `The evaluator “${name}” compares with \`${lacking}\`, which ${caseName} does not have.`);
        return [];
      }
      if (kind === "equals") return [{ equals: filled }];
      if (kind === "contains") return [{ matches: `(?i)${quoted(filled)}` }];
      if (kind === "startsWith") return [{ matches: `(?i)^${quoted(filled)}` }];
      if (kind === "endsWith") return [{ matches: `(?i)${quoted(filled)}$` }];
      note(left, `The evaluator “${name}” compares by \`${kind}\`, which has no counterpart.`);
      return [];
    });
  }
  const uses = textIn(evaluator, "uses");
  const expected = ownProperty(fields, "expected");
  if (uses === "github/similarity") {
    if (typeof expected === "string") {
      note(
        left,
        `The evaluator “${name}” asks a model how alike two texts are; here their embeddings say it (\`similar\`).`,
      );
      return [{ similar: { to: expected } }];
    }
    note(left, `The evaluator “${name}” compares with \`expected\`, which ${caseName} does not have.`);
    return [];
  }
  const why =
    uses === undefined
      ? "asks a model by a prompt of its own: write that as a judging prompt, and demand it with `judge:`"
      : `uses \`${uses}\`: write what it looks for as a judging prompt, and demand it with \`judge:\``;
  note(left, `The evaluator “${name}” ${why}.`);
  return [];
}

/** Once, however many rows there are. */
function note(left: string[], sentence: string): void {
  if (!left.includes(sentence)) left.push(sentence);
}

/** Values of evaluators may name fields of the row; `lacking` is the first that it does not have. */
function filledIn(text: string, fields: JsonObject): { readonly filled: string; readonly lacking: string | undefined } {
  let lacking: string | undefined;
  const filled = text.replace(variable, (tag, name: string) => {
    const value = ownProperty(fields, name);
    if (value === undefined) lacking ??= name;
    return value === undefined ? tag : typeof value === "string" ? value : JSON.stringify(value);
  });
  return { filled, lacking };
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function listIn(value: JsonObject, key: string): readonly Json[] {
  const list = ownProperty(value, key);
  return Array.isArray(list) ? list : [];
}

function textIn(value: JsonObject, key: string): string | undefined {
  const text = ownProperty(value, key);
  return typeof text === "string" ? text : undefined;
}
