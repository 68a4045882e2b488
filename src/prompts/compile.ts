/**
 * Compiled prompts, `compiled/<prompt>.json`: the checked template as a plain tree with everything that rendering needs,
 * so that a reader in any language renders without Handlebars. docs/compiled-format.md describes the format for them.
 */

import type { JsonObject, JsonSchema } from "../platform/json.ts";
import { compareText } from "../platform/order.ts";
import { readCompiled } from "./compiled/read.ts";
import { type Needs, plainNodes } from "./compiled/write.ts";
import { promptsErrors } from "./errors.ts";
import { defaultPromptLimits, type RenderLimits } from "./limits.ts";
import type { Compat } from "./parse.ts";
import type { Message, Prompt, ToolDefinition } from "./prompt.ts";
import { renderTemplate } from "./render.ts";
import { missingPartial } from "./template/failures.ts";
import type { TemplateNode, TemplateTree } from "./tree.ts";

/** Everything in it is plain JSON. */
export interface CompiledPrompt {
  readonly format: "slipway/compiled/v1";
  readonly name: string;
  readonly description?: string;
  readonly model: string | null;
  readonly config: JsonObject;
  /** How it is rendered. */
  readonly compat: Compat;
  readonly input: { readonly schema: JsonSchema | null; readonly default: JsonObject };
  readonly output: { readonly format?: string; readonly schema?: JsonSchema; readonly file?: string };
  /** Those without a definition have a name alone. */
  readonly tools: readonly ToolDefinition[];
  readonly extensions: JsonObject;
  /** Beginnings of `s3://` addresses that its media may have. */
  readonly media: { readonly allow: readonly string[] };
  /** Types of nodes and names of helpers that it uses, sorted. A reader that lacks one refuses the prompt. */
  readonly features: readonly string[];
  /** Nodes of `tree.ts` without places. */
  readonly template: readonly TemplateNode[];
  /** Every partial that the template can come to, by the name that it is called by. */
  readonly partials: Readonly<Record<string, readonly TemplateNode[]>>;
}

export interface CompileOptions {
  readonly compat: Compat;
  readonly mediaAllowed: readonly string[];
}

/**
 * Compiles a prompt that was checked.
 * @param partials trees of the project's partials, by every name that they can be called by
 * @throws SlipwayError SW0303 where a partial is missing
 */
export function compilePrompt(
  prompt: Prompt,
  tree: TemplateTree,
  partials: ReadonlyMap<string, TemplateTree>,
  options: CompileOptions,
): CompiledPrompt {
  const needs: Needs = { features: new Set(), partials: new Set() };
  const compiled: Record<string, readonly TemplateNode[]> = Object.create(null);
  for (const [name, partial] of reachablePartials(tree, partials)) compiled[name] = plainNodes(partial.nodes, needs);
  const template = plainNodes(tree.nodes, needs);
  const missing = [...needs.partials].find((name) => !Object.hasOwn(compiled, name));
  if (missing !== undefined) throw missingPartial(missing, { file: prompt.template.source.file });
  const defined = new Map(prompt.toolDefinitions.map((definition) => [definition.name, definition]));
  const { format, schema, file } = prompt.output;
  return {
    format: "slipway/compiled/v1",
    name: prompt.name,
    ...(prompt.description === undefined ? {} : { description: prompt.description }),
    model: prompt.model ?? null,
    config: prompt.config,
    compat: options.compat,
    input: { schema: prompt.input.schema ?? null, default: prompt.input.default },
    output: {
      ...(format === undefined ? {} : { format }),
      ...(schema === undefined ? {} : { schema }),
      ...(file === undefined ? {} : { file }),
    },
    tools: prompt.tools.map((name) => defined.get(name) ?? { name }),
    extensions: prompt.extensions,
    media: { allow: options.mediaAllowed },
    features: [...needs.features].sort(),
    template,
    partials: compiled,
  };
}

/** Partials that are called from a tree, directly or through others, sorted by name. */
function reachablePartials(
  tree: TemplateTree,
  partials: ReadonlyMap<string, TemplateTree>,
): readonly (readonly [string, TemplateTree])[] {
  const reached = new Map<string, TemplateTree>();
  const wanted = [...tree.partials];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const partial = reached.has(name) ? undefined : partials.get(name);
    if (partial === undefined) continue;
    reached.set(name, partial);
    wanted.push(...partial.partials);
  }
  return [...reached].sort(([left], [right]) => compareText(left, right));
}

/**
 * The bytes of `compiled/<prompt>.json`. Not canonical JSON: properties keep their order, because templates can loop
 * over the defaults of the input.
 */
export function compiledBytes(compiled: CompiledPrompt): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(compiled, null, 1)}\n`);
}

/**
 * Reads a compiled prompt. The bytes come from a store and may be anything.
 * @param path of the file, for messages
 * @throws SlipwayError SW0320 where it is not a compiled prompt, SW0321 where it needs a newer reader
 */
export function parseCompiled(bytes: Uint8Array, path: string): CompiledPrompt {
  return readCompiled(bytes, path);
}

export interface CompiledData {
  /** Laid over the prompt's defaults. */
  readonly input?: JsonObject;
  readonly context?: JsonObject;
  readonly history?: readonly Message[];
}

/**
 * Renders a compiled prompt: the same messages as `slipway render`.
 * @throws SlipwayError SW0301 to SW0312
 */
export function renderCompiled(
  compiled: CompiledPrompt,
  data: CompiledData,
  limits: RenderLimits = defaultPromptLimits,
): readonly Message[] {
  const { input } = data;
  if (input !== undefined && (typeof input !== "object" || input === null || Array.isArray(input))) {
    throw promptsErrors.create("SW0309", {
      message: "The input is not an object.",
      next: "Pass the variables of the prompt by name.",
    });
  }
  const partials = new Map<string, { readonly nodes: readonly TemplateNode[] }>();
  for (const name of Object.keys(compiled.partials)) partials.set(name, { nodes: compiled.partials[name] ?? [] });
  return renderTemplate(
    { nodes: compiled.template },
    partials,
    { ...data, input: { ...compiled.input.default, ...input } },
    { compat: compiled.compat, limits, mediaAllowed: compiled.media.allow },
  );
}
