/** From a `*.prompt` file to a prompt. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty, setOwnProperty } from "../platform/json.ts";
import type { Validator } from "../platform/json-schema/index.ts";
import type { LocationMap } from "../platform/locations.ts";
import { nearest } from "../platform/nearest.ts";
import { linesBeforeSyntaxError, shapeFindings } from "../platform/shape.ts";
import type { SourceFile } from "../platform/text.ts";
import type { Unclear } from "./check/subject.ts";
import { readFrontMatter } from "./front-matter.ts";
import { frontMatterSchema, keptSettings } from "./front-matter-schema.ts";
import { partialSettings, toolMissing } from "./load-rules.ts";
import type { SchemaLibrary } from "./load-schemas.ts";
import { readTool, type ToolLibrary } from "./load-tools.ts";
import type { Compat } from "./parse.ts";
import type { Prompt, PromptPartial, ToolDefinition } from "./prompt.ts";

/** The name of the file in which a pipeline publishes the answer, as classic prompts have it. May hold variables. */
export const answerFileKey = "slipway.file";

/** What prompts of a project share. */
export interface PromptContext {
  readonly compat: Compat;
  /** The project's model, for prompts that name none. */
  readonly model: string | undefined;
  readonly schemas: SchemaLibrary;
  readonly tools: ToolLibrary;
  /** Of the front matter. */
  readonly frontMatter: Validator;
}

/** A prompt, and what of it could not be understood. */
export interface ReadPrompt {
  readonly prompt: Prompt;
  readonly unclear: Pick<Unclear, "settings" | "input">;
}

/** Reads a prompt. Whatever is wrong with it is a finding; there is always a prompt. */
export async function readDotprompt(
  name: string,
  source: SourceFile,
  context: PromptContext,
  findings: Finding[],
): Promise<ReadPrompt> {
  const { settings, locations, template, findings: problems } = await readFrontMatter(source, context.compat);
  findings.push(...problems);
  const misfits = context.frontMatter.validate(settings);
  if (misfits.length > 0) {
    findings.push(
      ...shapeFindings(misfits, {
        source,
        locations,
        schema: frontMatterSchema,
        page: "docs/prompts.md",
        syntax: problems,
        belongs: (pointer) => (parameterNames.test(pointer.slice(1)) ? "put it below `config:`" : undefined),
        otherwise: placeOfKey,
        // Dotprompt keeps any key, so that its files stay readable here.
        unknownKeys: context.compat === "dotprompt" ? "warning" : "error",
      }),
    );
  }
  const input = objectIn(settings, "input");
  const output = objectIn(settings, "output");
  const own = textIn(settings, "model");
  const model = own ?? context.model;
  const inSchemas: Finding[] = [];
  const inputSchema = context.schemas.read(ownProperty(input, "schema"), source, locations, "/input/schema", inSchemas);
  const inputBroken = inSchemas.length > 0 || context.schemas.isBroken(ownProperty(input, "schema"));
  const outputSchema = context.schemas.read(
    ownProperty(output, "schema"),
    source,
    locations,
    "/output/schema",
    inSchemas,
  );
  const soundLines = linesBeforeSyntaxError(problems);
  const inTools: Finding[] = [];
  const tools = readTools(settings, source, locations, context, inTools);
  findings.push(...[...inSchemas, ...inTools].filter(({ range }) => range.end.line <= soundLines));
  const settingsBroken = problems.some(({ severity }) => severity === "error");
  const misfitInput = misfits.some(({ pointer }) => pointer === "/input" || pointer.startsWith("/input/"));
  const description = textIn(settings, "description");
  const format = textIn(output, "format");
  const file = textIn(settings, answerFileKey);
  const prompt: Prompt = {
    name,
    form: "dotprompt",
    ...(description === undefined ? {} : { description }),
    ...(model === undefined ? {} : { model, modelFrom: own === undefined ? "project" : "prompt" }),
    config: objectIn(settings, "config"),
    input: {
      ...(inputSchema.schema === undefined ? {} : { schema: inputSchema.schema, schemaFrom: "author" }),
      ...(inputSchema.places === undefined ? {} : { schemaPlaces: inputSchema.places }),
      default: objectIn(input, "default"),
    },
    output: {
      ...(format === undefined ? {} : { format }),
      ...(outputSchema.schema === undefined ? {} : { schema: outputSchema.schema }),
      ...(outputSchema.places === undefined ? {} : { schemaPlaces: outputSchema.places }),
      ...(file === undefined ? {} : { file }),
      ...(typeof output["constrained"] === "boolean" ? { constrained: output["constrained"] } : {}),
    },
    ...tools,
    extensions: extensionsIn(settings),
    template,
    settings: source,
    locations,
  };
  return { prompt, unclear: { settings: settingsBroken, input: settingsBroken || misfitInput || inputBroken } };
}

/** Parameters as services and libraries spell them. */
const parameterNames =
  /^(?:temperature|top_?[pk]|max_?(?:output_?|completion_?)?tokens|stop(?:_?sequences)?|effort|thinking)$/i;
const wordsForVariables = /^(?:variables?|vars|inputs?|params|parameters|arguments|args)$/i;
const wordsForText = /^(?:system|user|assistant|prompt|template|messages?|text|content|instructions)$/i;

/** Where a key belongs that people put in a wrong place: rest of a sentence. */
function placeOfKey(pointer: string): string | undefined {
  const [, first = "", second, third] = pointer.split("/");
  if (third !== undefined) return undefined;
  if (second !== undefined)
    return first === "input" ? "put it below `input: { schema: … }` where it is a variable" : undefined;
  if (wordsForVariables.test(first)) return "declare variables below `input: { schema: … }`";
  if (wordsForText.test(first))
    return 'write what is said below the settings, after `{{role "system"}}` or `{{role "user"}}`';
  return undefined;
}

/** Reads a partial. Settings at its top are left out, but in `compat: dotprompt` they are text, as there. */
export async function readPartial(
  name: string,
  source: SourceFile,
  compat: Compat,
  findings: Finding[],
): Promise<PromptPartial> {
  const { present, template, findings: problems } = await readFrontMatter(source);
  if (!present) return { name, template: { source, text: source.text, startOffset: 0 } };
  findings.push(
    ...problems,
    createFinding(
      partialSettings,
      source,
      { start: 0, end: 3 },
      {
        message:
          compat === "dotprompt"
            ? "This partial begins with settings, which Dotprompt puts into the text of the prompt."
            : "This partial begins with settings, which have no effect.",
        help: "Remove them, or move them to the prompts that call it.",
      },
    ),
  );
  return { name, template: compat === "dotprompt" ? { source, text: source.text, startOffset: 0 } : template };
}

function readTools(
  settings: JsonObject,
  source: SourceFile,
  locations: LocationMap,
  context: PromptContext,
  findings: Finding[],
): Pick<Prompt, "tools" | "toolDefinitions"> {
  const names: string[] = [];
  const definitions = new Map<string, ToolDefinition>();
  const add = (written: Json, pointer: string): void => {
    if (!isJsonObject(written)) return;
    const tool = readTool(written, { source, locations, pointer }, context.schemas, findings);
    if (tool === undefined) return;
    if (!names.includes(tool.name)) names.push(tool.name);
    definitions.set(tool.name, tool);
  };
  for (const [index, written] of listIn(settings, "toolDefs").entries()) add(written, `/toolDefs/${index}`);
  for (const [index, written] of listIn(settings, "tools").entries()) {
    if (typeof written !== "string") {
      add(written, `/tools/${index}`);
      continue;
    }
    if (!names.includes(written)) names.push(written);
    if (definitions.has(written)) continue;
    const tool = context.tools.get(written);
    if (tool !== undefined) {
      definitions.set(written, tool);
      continue;
    }
    const near = nearest(written, context.tools.keys());
    const place = locations.valueAt(`/tools/${index}`) ?? locations.nearestTo("/tools");
    findings.push(
      createFinding(toolMissing, source, place, {
        message: `The tool “${written}” is defined nowhere${near === undefined ? "." : `; did you mean “${near}”?`}`,
        help: near === undefined ? `Write its definition into tools/${written}.yaml.` : `Write \`${near}\`.`,
      }),
    );
  }
  return { tools: names, toolDefinitions: [...definitions.values()] };
}

/** Namespaced keys as Dotprompt nests them, the namespace being all before the last dot; and settings that are kept. */
function extensionsIn(settings: JsonObject): JsonObject {
  const extensions: Record<string, Json> = {};
  const namespaces = new Map<string, Record<string, Json>>();
  for (const [key, value] of Object.entries(settings)) {
    const dot = key.lastIndexOf(".");
    if (dot === -1) {
      if ((keptSettings as readonly string[]).includes(key)) extensions[key] = value;
      continue;
    }
    const name = key.slice(0, dot);
    const namespace = namespaces.get(name) ?? {};
    setOwnProperty(namespace, key.slice(dot + 1), value);
    namespaces.set(name, namespace);
  }
  for (const [name, namespace] of namespaces) setOwnProperty(extensions, name, namespace);
  return extensions;
}

const nothing: JsonObject = {};

function objectIn(settings: JsonObject, key: string): JsonObject {
  const value = ownProperty(settings, key);
  return isJsonObject(value) ? value : nothing;
}

function textIn(settings: JsonObject, key: string): string | undefined {
  const value = ownProperty(settings, key);
  return typeof value === "string" ? value : undefined;
}

function listIn(settings: JsonObject, key: string): readonly Json[] {
  const value = ownProperty(settings, key);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
