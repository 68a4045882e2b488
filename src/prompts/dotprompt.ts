/**
 * Dotprompt's own interface over our parts: a file's text in, messages and resolved settings out, as its conformance
 * cases put it (https://github.com/google/dotprompt, spec/). Prompts of a project are loaded elsewhere, with findings.
 */
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  ownProperty,
  setOwnProperty,
} from "../platform/json.ts";
import { createSource, withLineFeeds } from "../platform/text.ts";
import { promptsErrors } from "./errors.ts";
import { readFrontMatter } from "./front-matter.ts";
import { defaultPromptLimits } from "./limits.ts";
import { parseTemplate } from "./parse.ts";
import { picoschema } from "./picoschema.ts";
import type { Message } from "./prompt.ts";
import { renderTemplate } from "./render.ts";
import type { TemplateTree } from "./tree.ts";

/** What a prompt may refer to, by name. */
export interface DotpromptLibrary {
  partial(name: string): string | undefined;
  schema(name: string): JsonSchema | undefined;
  tool(name: string): JsonObject | undefined;
}

export interface DotpromptData {
  readonly input?: JsonObject;
  readonly messages?: readonly Message[];
  readonly context?: JsonObject;
  readonly docs?: Json;
}

/** Settings laid over those of the file, such as `{ input: { default } }`. */
export type DotpromptOptions = JsonObject;

export interface DotpromptRendering {
  readonly messages: readonly Message[];
  /** Settings of the file, resolved, without `input`. */
  readonly metadata: JsonObject;
}

/** Keys of the front matter that Dotprompt knows; others belong to a namespace (`ext`) or are found under `raw` only. */
const knownKeys: ReadonlySet<string> = new Set([
  "config",
  "description",
  "ext",
  "input",
  "model",
  "name",
  "output",
  "raw",
  "toolDefs",
  "tools",
  "variant",
  "version",
]);

/**
 * Renders the text of a `*.prompt` file as Dotprompt does. Unlike there, defaults under `input.default` of the file
 * count too, and data cannot become structure.
 * @throws SlipwayError SW0313 where the template or a partial has problems, and what `renderTemplate` throws
 */
export async function renderDotprompt(
  text: string,
  data: DotpromptData,
  options: DotpromptOptions,
  library: DotpromptLibrary,
): Promise<DotpromptRendering> {
  const { template, settings } = await readFrontMatter(
    createSource("template.prompt", withLineFeeds(text)),
    "dotprompt",
  );
  const tree = parsed("template.prompt", template.text);
  const { input: _, ...metadata } = resolveSettings([settings], library);
  const context: JsonObject = {
    metadata: { prompt: metadata, docs: data.docs ?? null, messages: (data.messages ?? []) as unknown as Json },
    ...data.context,
  };
  const input = { ...defaultsIn(settings), ...defaultsIn(options), ...data.input };
  const history = data.messages ?? [];
  const messages = renderTemplate(
    tree,
    partialsOf(tree, library),
    { input, context, history },
    { compat: "dotprompt", limits: defaultPromptLimits },
  );
  return { messages, metadata };
}

/** The settings of a file with `options` laid over them: tools looked up, schemas in full. */
export async function dotpromptMetadata(
  text: string,
  options: DotpromptOptions,
  library: DotpromptLibrary,
): Promise<JsonObject> {
  const { settings } = await readFrontMatter(createSource("template.prompt", withLineFeeds(text)), "dotprompt");
  return resolveSettings([settings, options], library);
}

function defaultsIn(settings: JsonObject): JsonObject {
  const input = ownProperty(settings, "input");
  const defaults = isJsonObject(input) ? ownProperty(input, "default") : undefined;
  return isJsonObject(defaults) ? defaults : {};
}

/** The file's settings in Dotprompt's shape, and whatever is laid over them; `config` is merged key by key. */
function resolveSettings([settings, ...overlays]: readonly [JsonObject, ...JsonObject[]], library: DotpromptLibrary) {
  const result: Record<string, Json> = { ext: {}, metadata: {}, config: {} };
  const extensions: Record<string, Record<string, Json>> = {};
  for (const [key, value] of Object.entries(settings)) {
    const dot = key.lastIndexOf(".");
    if (knownKeys.has(key)) {
      result[key] = value;
    } else if (dot !== -1) {
      const namespace = key.slice(0, dot);
      const fields: Record<string, Json> = Object.hasOwn(extensions, namespace) ? (extensions[namespace] ?? {}) : {};
      setOwnProperty(fields, key.slice(dot + 1), value);
      setOwnProperty(extensions, namespace, fields);
    }
  }
  result["ext"] = extensions;
  if (Object.keys(settings).length > 0) result["raw"] = settings;
  for (const overlay of overlays) {
    const config = { ...objectOf(result["config"]), ...objectOf(ownProperty(overlay, "config")) };
    for (const [key, value] of Object.entries(overlay)) setOwnProperty(result, key, value);
    result["config"] = config;
  }
  resolveTools(result, library);
  for (const key of ["input", "output"] as const) {
    const part = objectOf(result[key]);
    const written = ownProperty(part, "schema");
    if (written !== undefined && written !== null) result[key] = { ...part, schema: schemaOf(written, library) };
  }
  return result;
}

/** Tools that the library knows become definitions; the others stay names. */
function resolveTools(result: Record<string, Json>, library: DotpromptLibrary): void {
  const { tools } = result;
  if (!Array.isArray(tools)) return;
  const definitions: Json[] = Array.isArray(result["toolDefs"]) ? [...result["toolDefs"]] : [];
  const unknown: Json[] = [];
  for (const name of tools as readonly Json[]) {
    const definition = typeof name === "string" ? library.tool(name) : undefined;
    if (definition === undefined) unknown.push(name);
    else definitions.push(definition);
  }
  result["tools"] = unknown;
  result["toolDefs"] = definitions;
}

function schemaOf(written: Json, library: DotpromptLibrary): Json {
  const { schema, problems } = picoschema(written, { resolve: (name) => library.schema(name) });
  const [problem] = problems;
  if (problem === undefined) return schema ?? null;
  throw promptsErrors.create("SW0313", { message: `The schema has a problem: ${problem.message}`, next: problem.help });
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The partials that a template calls, and those that these call. */
function partialsOf(tree: TemplateTree, library: DotpromptLibrary): ReadonlyMap<string, TemplateTree> {
  const partials = new Map<string, TemplateTree>();
  const wanted = [...tree.partials];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const text = partials.has(name) ? undefined : library.partial(name);
    if (text === undefined) continue;
    const partial = parsed(name, text);
    partials.set(name, partial);
    wanted.push(...partial.partials);
  }
  return partials;
}

function parsed(file: string, text: string): TemplateTree {
  const { tree, problems } = parseTemplate(
    { source: createSource(file, text), text, startOffset: 0 },
    defaultPromptLimits,
    "dotprompt",
  );
  if (tree !== undefined) return tree;
  const [problem] = problems;
  throw promptsErrors.create("SW0313", {
    message: `The template cannot be rendered: ${problem?.message ?? "it has problems."}`,
    next: problem?.help ?? "Run `slipway check`.",
    place: { file, ...problem?.range.start },
  });
}
