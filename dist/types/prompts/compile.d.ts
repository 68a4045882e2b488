/**
 * Compiled prompts, `compiled/<prompt>.json`: the checked template as a plain tree with everything that rendering needs,
 * so that a reader in any language renders without Handlebars. docs/compiled-format.md describes the format for them.
 */
import type { JsonObject, JsonSchema } from "../platform/json.js";
import { type RenderLimits } from "./limits.js";
import type { Compat } from "./parse.js";
import type { Message, Prompt, ToolDefinition } from "./prompt.js";
import type { TemplateNode, TemplateTree } from "./tree.js";
/** Everything in it is plain JSON. */
export interface CompiledPrompt {
    readonly format: "slipway/compiled/v1";
    readonly name: string;
    readonly description?: string;
    readonly model: string | null;
    readonly config: JsonObject;
    /** How it is rendered. */
    readonly compat: Compat;
    readonly input: {
        readonly schema: JsonSchema | null;
        readonly default: JsonObject;
    };
    readonly output: {
        readonly format?: string;
        readonly schema?: JsonSchema;
        readonly file?: string;
    };
    /** Those without a definition have a name alone. */
    readonly tools: readonly ToolDefinition[];
    readonly extensions: JsonObject;
    /** Beginnings of `s3://` addresses that its media may have. */
    readonly media: {
        readonly allow: readonly string[];
    };
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
export declare function compilePrompt(prompt: Prompt, tree: TemplateTree, partials: ReadonlyMap<string, TemplateTree>, options: CompileOptions): CompiledPrompt;
/**
 * The bytes of `compiled/<prompt>.json`. Not canonical JSON: properties keep their order, because templates can loop
 * over the defaults of the input.
 */
export declare function compiledBytes(compiled: CompiledPrompt): Uint8Array;
/**
 * Reads a compiled prompt. The bytes come from a store and may be anything.
 * @param path of the file, for messages
 * @throws SlipwayError SW0320 where it is not a compiled prompt, SW0321 where it needs a newer reader
 */
export declare function parseCompiled(bytes: Uint8Array, path: string): CompiledPrompt;
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
export declare function renderCompiled(compiled: CompiledPrompt, data: CompiledData, limits?: RenderLimits): readonly Message[];
