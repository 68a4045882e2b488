/** The model of a prompt and its cases, whichever file form it came from. */
import type { SourceRange } from "../platform/finding.ts";
import type { Json, JsonObject, JsonSchema } from "../platform/json.ts";

export type { Json, JsonObject, JsonSchema };

/**
 * A text file with what is needed to point into it. `text` is decoded UTF-8 with LF line ends and no BOM
 * (docs/store-format.md); `file` is relative to the project's folder with `/`.
 */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** Where a value stands in a file, by JSON pointer (`/input/schema/name`): the range of the value, and of its key. */
export interface LocationMap {
  readonly file: string;
  valueAt(pointer: string): SourceRange | undefined;
  keyAt(pointer: string): SourceRange | undefined;
}

export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema?: JsonSchema;
  readonly outputSchema?: JsonSchema;
}

/** How the prompt was written. */
export type PromptForm = "dotprompt" | "classic";

/** One prompt: a template with its settings. */
export interface Prompt {
  /** Unique in the project: the path below its prompt folder without extension, `support/triage`; a variant as `support/triage.formal`. */
  readonly name: string;
  readonly form: PromptForm;
  readonly description?: string;
  readonly model?: string;
  /** Inference configuration as written: temperature, maxOutputTokens, … */
  readonly config: JsonObject;
  readonly input: {
    /** JSON Schema (Picoschema is already converted). Absent where the author gave none. */
    readonly schema?: JsonSchema;
    readonly default: JsonObject;
  };
  readonly output: {
    readonly format?: string;
    readonly schema?: JsonSchema;
    /** Name of the published file in the classic layout; may itself be a template. */
    readonly file?: string;
  };
  /** Names of tools as written, and definitions that were resolved or written in place. */
  readonly tools: readonly string[];
  readonly toolDefinitions: readonly ToolDefinition[];
  /** Namespaced and unknown-but-allowed front matter. */
  readonly extensions: JsonObject;
  /** The body of the template as written, and where it starts in `templateSource`. */
  readonly template: {
    readonly source: SourceFile;
    readonly text: string;
    readonly startLine: number;
    readonly startOffset: number;
  };
  /** The file that holds the settings: the same as the template's for `*.prompt`, the JSON file for a classic pair. */
  readonly settings: SourceFile;
  readonly locations: LocationMap;
}

/** A named set of inputs for a prompt. */
export interface Case {
  readonly name: string;
  readonly input: JsonObject;
  /** Context data: `@state`, `@auth`, …. */
  readonly context: JsonObject;
  readonly history: readonly Message[];
  /** As written; understood by evaluation. */
  readonly expect: Json | undefined;
  readonly source: SourceFile;
  readonly range: SourceRange;
}

export type Part =
  | { readonly text: string }
  | { readonly media: { readonly url: string; readonly contentType?: string } }
  | { readonly metadata: JsonObject }
  | { readonly data: Json }
  | { readonly toolRequest: Json }
  | { readonly toolResponse: Json };

export interface Message {
  readonly role: string;
  readonly content: readonly Part[];
  readonly metadata?: JsonObject;
}

/** The messages that a prompt gives for a case. */
export interface Rendering {
  readonly prompt: string;
  readonly case: string;
  readonly model: string | null;
  readonly config: JsonObject;
  readonly messages: readonly Message[];
}
