/**
 * The classic pair: `prompts/NAME.json` with variables and settings, and a template in `prompt_templates/`, as many
 * Bedrock pipelines have it. Read as generously as those pipelines do, without changing a file.
 */

import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  ownProperty,
  setOwnProperty,
} from "../platform/json.ts";
import { readJson } from "../platform/json-reader.ts";
import type { LocationMap } from "../platform/locations.ts";
import { nearest } from "../platform/nearest.ts";
import { invalidValue } from "../platform/rules.ts";
import { createSource, linesOf, type SourceFile } from "../platform/text.ts";
import { nameOf } from "../project/paths.ts";
import { noDemands } from "./expectations.ts";
import type { TemplateLimits } from "./limits.ts";
import { parseTemplate } from "./parse.ts";
import type { Case, Prompt } from "./prompt.ts";
import { foreignPlaceholder, undefinedVariable } from "./rules.ts";

/** A classic configuration, before its template is known. */
export interface ClassicConfig {
  readonly source: SourceFile;
  readonly value: JsonObject;
  readonly locations: LocationMap;
  /** The name of the template as written, and the key under which it stands. */
  readonly template: { readonly written: string; readonly key: string } | undefined;
  /** Values of the variables, and the pointer of the object that holds them: `/variables`, or the whole file. */
  readonly variables: JsonObject;
  readonly variablesPointer: string;
  readonly settings: ClassicSettings;
}

interface ClassicSettings {
  readonly description: string | undefined;
  readonly model: string | undefined;
  readonly config: JsonObject;
  readonly format: string | undefined;
  /** As written, and the key under which it stands. */
  readonly file: string | undefined;
  readonly fileKey: string | undefined;
  readonly extensions: JsonObject;
  /** From pointers of a prompt (`/config/temperature`) to those of the file (`/model_params/temperature`). */
  readonly places: ReadonlyMap<string, string>;
}

const templateKeys = ["template", "template_file", "template_name", "template_path", "prompt_template"];
const modelKeys = ["model", "model_id", "modelId"];
/** Every public pipeline that we read takes HTML for granted. */
const defaultFormat = "html";
/** Names without extension, and names with one. */
const slugKeys = ["output_slug", "slug"];
const fileKeys = [...slugKeys, "output_filename", "output_file", "output_name"];
const parameterKeys = ["model_params", "model_parameters", "inference_config", "inferenceConfig", "parameters"];
/** Inference parameters that stand at the top of the file. */
const topParameters = ["max_tokens", "maxTokens", "temperature", "top_p", "top_k", "stop_sequences"];
/** Settings of a flat file: in one that has no `variables`, every other key is a variable. */
const flatSettings = new Set([
  ...templateKeys,
  ...fileKeys,
  ...parameterKeys,
  ...topParameters,
  "model_id",
  "modelId",
  "output_format",
  "make_index",
]);

/** Reads the configuration; undefined (and a finding) where nothing can be made of it. */
export function readClassicConfig(source: SourceFile, findings: Finding[]): ClassicConfig | undefined {
  const { value, locations, problems } = readJson(source);
  findings.push(...problems);
  if (!isJsonObject(value)) {
    if (value !== undefined) {
      findings.push(
        createFinding(
          invalidValue,
          source,
          { start: 0, end: 1 },
          {
            message: "The configuration of a prompt is an object.",
            help: 'Write `{ "template": "NAME.txt", "variables": { … } }`, or move the file out of the prompt folder.',
          },
        ),
      );
    }
    return undefined;
  }
  const written = ownProperty(value, "variables");
  const nested = isJsonObject(written);
  if (written !== undefined && !nested) {
    findings.push(
      createFinding(invalidValue, source, locations.valueAt("/variables") ?? locations.nearestTo("/variables"), {
        message: "`variables` is an object of names and values.",
        help: 'Write `"variables": { "name": "Jordan" }`.',
      }),
    );
  }
  return {
    source,
    value,
    locations,
    template: firstText(value, templateKeys),
    variables: nested ? written : flatVariables(value),
    variablesPointer: nested ? "/variables" : "",
    settings: readSettings(value, nested),
  };
}

/** Every key of a flat file that is no setting. */
function flatVariables(value: JsonObject): JsonObject {
  const variables: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (!flatSettings.has(key) && key !== "variables") setOwnProperty(variables, key, entry);
  }
  return variables;
}

function readSettings(value: JsonObject, nested: boolean): ClassicSettings {
  const places = new Map<string, string>();
  const note = (pointer: string, found: { readonly written: string; readonly key: string } | undefined) => {
    if (found !== undefined) places.set(pointer, `/${found.key}`);
    return found?.written;
  };
  // In a flat file `model` and `description` may well be variables.
  const model = note("/model", firstText(value, nested ? modelKeys : modelKeys.filter((key) => flatSettings.has(key))));
  const description = nested ? note("/description", firstText(value, ["description"])) : undefined;
  const format = note("/output/format", firstText(value, ["output_format"]));
  const foundFile = firstText(value, fileKeys);
  const file = note("/output/file", foundFile);
  const config: Record<string, Json> = {};
  for (const key of parameterKeys) {
    const parameters = ownProperty(value, key);
    if (!isJsonObject(parameters)) continue;
    for (const [name, parameter] of Object.entries(parameters)) {
      setOwnProperty(config, name, parameter);
      places.set(`/config/${name}`, `/${key}/${name}`);
    }
  }
  for (const key of topParameters) {
    const parameter = ownProperty(value, key);
    if (parameter === undefined) continue;
    config[key] = parameter;
    places.set(`/config/${key}`, `/${key}`);
  }
  const used = new Set([...flatSettings, ...modelKeys, "variables", "description"]);
  const extensions: Record<string, Json> = {};
  if (nested) {
    for (const [key, entry] of Object.entries(value)) if (!used.has(key)) setOwnProperty(extensions, key, entry);
  }
  const index = ownProperty(value, "make_index");
  if (index !== undefined) extensions["make_index"] = index;
  return { description, model, config, format, file, fileKey: foundFile?.key, extensions, places };
}

/**
 * Problems of the name of the published file, which may itself be a template: `welcome_{{student_name}}.html`. They are
 * placed in the configuration.
 */
export function checkOutputFile(config: ClassicConfig, limits: TemplateLimits): readonly Finding[] {
  const { settings, source, locations, variables } = config;
  const { file } = settings;
  const pointer = settings.places.get("/output/file");
  const place = pointer === undefined ? undefined : locations.valueAt(pointer);
  if (file === undefined || place === undefined || !file.includes("{")) return [];
  const startOffset = linesOf(source).offsetAt(place.start) + 1;
  // With an escape in it the text and the file differ, and places would be wrong.
  const isPlain = source.text.startsWith(`${file}"`, startOffset);
  const template = isPlain
    ? { source, text: file, startOffset }
    : { source: createSource(source.file, file), text: file, startOffset: 0 };
  const { tree, problems } = parseTemplate(template, limits);
  const findings: Finding[] = [...problems];
  for (const node of tree?.nodes ?? []) {
    const { start = 0, end = 0 } = node;
    if (node.type === "text") {
      for (const match of node.text.matchAll(/\{([\p{L}_][\p{L}\p{N}_]*)\}/gu)) {
        findings.push(
          createFinding(foreignPlaceholder, source, place, {
            message: `\`${match[0]}\` is not filled in: the file would be called so.`,
            help: `Write \`{${match[0]}}\`.`,
          }),
        );
      }
    } else if (node.type !== "output" || node.value.type !== "path") {
      findings.push(
        createFinding(
          invalidValue,
          template.source,
          { start, end },
          {
            message: "The name of a file can hold variables, and nothing else of a template.",
            help: "Write a name such as `welcome_{{name}}.html`.",
          },
        ),
      );
    } else {
      const [name = ""] = node.value.segments;
      if (Object.hasOwn(variables, name)) continue;
      const near = nearest(name, Object.keys(variables));
      findings.push(
        createFinding(
          undefinedVariable,
          template.source,
          { start, end },
          {
            message: `\`${name}\` is no variable of this prompt${near === undefined ? "." : `; did you mean \`${near}\`?`}`,
            help: near === undefined ? `Add it to the variables: \`"${name}": "…"\`.` : `Write \`{{${near}}}\`.`,
          },
        ),
      );
    }
  }
  return isPlain ? findings : findings.map((finding) => ({ ...finding, range: place }));
}

/** The file that a pipeline publishes: the name as written, with the format as its extension where it has none. */
function outputFile(name: string, { file, fileKey, format }: ClassicSettings): string {
  const stem = nameOf(name);
  const written = file ?? stem;
  const hasExtension = file !== undefined && !slugKeys.includes(fileKey ?? "") && /\.[A-Za-z0-9]{1,8}$/.test(written);
  return hasExtension ? written : `${written}.${format ?? defaultFormat}`;
}

/** The prompt of a configuration and its template, and the case that its variables make. */
export function classicPrompt(
  name: string,
  config: ClassicConfig,
  template: SourceFile,
  projectModel: string | undefined,
): { readonly prompt: Prompt; readonly cases: readonly Case[] } {
  const { settings, source, locations, variablesPointer } = config;
  const variables = withSettingsUsed(config, template.text);
  const model = settings.model ?? projectModel;
  const prompt: Prompt = {
    name,
    form: "classic",
    ...(settings.description === undefined ? {} : { description: settings.description }),
    ...(model === undefined ? {} : { model, modelFrom: settings.model === undefined ? "project" : "prompt" }),
    config: settings.config,
    input: { schema: schemaOf(variables), schemaFrom: "variables", default: {} },
    output: {
      format: settings.format ?? defaultFormat,
      file: outputFile(name, settings),
    },
    tools: [],
    toolDefinitions: [],
    extensions: settings.extensions,
    template: { source: template, text: template.text, startOffset: 0 },
    settings: source,
    locations: classicLocations(config),
  };
  if (Object.keys(variables).length === 0) return { prompt, cases: [] };
  const defaultCase: Case = {
    name: "default",
    input: variables,
    context: {},
    history: [],
    ...noDemands,
    source,
    range: locations.keyAt(variablesPointer) ?? locations.nearestTo(""),
    locations,
    pointer: variablesPointer,
    inputPointer: variablesPointer,
  };
  return { prompt, cases: [defaultCase] };
}

/**
 * Pipelines that render a flat file hand over all of it, so a template may use a setting as a variable, such as
 * `{{ output_format }}`.
 */
function withSettingsUsed({ variables, variablesPointer, value }: ClassicConfig, template: string): JsonObject {
  if (variablesPointer !== "" || !template.includes("{")) return variables;
  const all: Record<string, Json> = { ...variables };
  for (const key of flatSettings) {
    const setting = ownProperty(value, key);
    if (typeof setting !== "string" && typeof setting !== "number") continue;
    if (new RegExp(`\\{\\{~?\\s*${key}\\s*~?\\}\\}`).test(template)) all[key] = setting;
  }
  return all;
}

/** What callers must pass: the variables of the file, each of the type that it has there. */
function schemaOf(variables: JsonObject): JsonSchema {
  const properties: Record<string, Json> = {};
  for (const [name, value] of Object.entries(variables)) setOwnProperty(properties, name, typeOf(value));
  return { type: "object", properties, required: Object.keys(variables), additionalProperties: false };
}

function typeOf(value: Json): JsonObject {
  if (value === null) return {};
  if (Array.isArray(value)) {
    const first = value[0] as Json | undefined;
    const items = first === undefined ? {} : typeOf(first);
    const same = value.every((item: Json) => JSON.stringify(typeOf(item)) === JSON.stringify(items));
    return same && first !== undefined ? { type: "array", items } : { type: "array" };
  }
  if (isJsonObject(value)) {
    const properties: Record<string, Json> = {};
    for (const [name, entry] of Object.entries(value)) setOwnProperty(properties, name, typeOf(entry));
    return { type: "object", properties, required: Object.keys(value) };
  }
  return { type: typeof value };
}

/** Answers to the names that a prompt's settings have, with places in the configuration. */
function classicLocations({ locations, settings, variablesPointer }: ClassicConfig): LocationMap {
  const translate = (pointer: string): string => {
    for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      const place = settings.places.get(at);
      if (place !== undefined) return place + pointer.slice(at.length);
    }
    const inSchema = /^\/input\/schema(?:\/properties\/([^/]+))?/.exec(pointer);
    if (inSchema !== null) return inSchema[1] === undefined ? variablesPointer : `${variablesPointer}/${inSchema[1]}`;
    return pointer;
  };
  return {
    file: locations.file,
    valueAt: (pointer) => locations.valueAt(translate(pointer)),
    keyAt: (pointer) => locations.keyAt(translate(pointer)),
    nearestTo: (pointer) => locations.nearestTo(translate(pointer)),
  };
}

function firstText(
  value: JsonObject,
  keys: readonly string[],
): { readonly written: string; readonly key: string } | undefined {
  for (const key of keys) {
    const written = ownProperty(value, key);
    if (typeof written === "string" && written !== "") return { written, key };
  }
  return undefined;
}
