/** The model of a prompt and its cases, whichever file form it came from. */
import type { SourceRange } from "../platform/finding.js";
import type { Json, JsonObject, JsonSchema } from "../platform/json.js";
import type { LocationMap } from "../platform/locations.js";
import type { SourceFile } from "../platform/text.js";
import type { PlacedExpectation } from "./expectations.js";
import type { TemplateSource } from "./parse.js";
export type { Json, JsonObject, JsonSchema, LocationMap, SourceFile };
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
    /** The prompt's own, or the project's. */
    readonly model?: string;
    /** `project` where the prompt names no model and slipway.yaml does. */
    readonly modelFrom?: "prompt" | "project";
    /** Inference configuration as written: temperature, maxOutputTokens, … */
    readonly config: JsonObject;
    readonly input: {
        /** JSON Schema (Picoschema is already converted). Absent where the author gave none. */
        readonly schema?: JsonSchema;
        /** `variables`: made from the variables of a classic prompt, which declares no schema. */
        readonly schemaFrom?: "author" | "variables";
        /**
         * From a JSON pointer in `schema` to the pointer of what was written, below `/input/schema` of `locations`. Absent
         * where both are the same.
         */
        readonly schemaPlaces?: ReadonlyMap<string, string>;
        readonly default: JsonObject;
    };
    readonly output: {
        readonly format?: string;
        readonly schema?: JsonSchema;
        /** Whether the model's own constrained output shall enforce the schema; absent where the author leaves it open. */
        readonly constrained?: boolean;
        /** As `input.schemaPlaces`, below `/output/schema`. */
        readonly schemaPlaces?: ReadonlyMap<string, string>;
        /** Name of the published file in the classic layout; may itself be a template. */
        readonly file?: string;
    };
    /** Names of tools as written, with or without a definition. */
    readonly tools: readonly string[];
    /** Definitions of tools, from files or written in place, in the order in which the prompt names them. */
    readonly toolDefinitions: readonly ToolDefinition[];
    /** Namespaced front matter by namespace, and settings that are kept and not looked at. */
    readonly extensions: JsonObject;
    /** The body of the template as written, and where it begins in its file. */
    readonly template: TemplateSource;
    /** The file that holds the settings: the same as the template's for `*.prompt`, the JSON file for a classic pair. */
    readonly settings: SourceFile;
    /**
     * Where settings stand, by the names of this interface (`/config/temperature`, `/input/schema/plan?`), also for a
     * classic prompt, whose file calls them otherwise.
     */
    readonly locations: LocationMap;
}
/** A template that others call: `{{> name}}`. */
export interface PromptPartial {
    /** The path below its folder without extension and underscore: `support/customer`. */
    readonly name: string;
    readonly template: TemplateSource;
}
/** A named set of inputs for a prompt. */
export interface Case {
    readonly name: string;
    readonly description?: string;
    /** As given: the defaults of the prompt are not in it. */
    readonly input: JsonObject;
    /** Context data: `@state`, `@auth`, …. */
    readonly context: JsonObject;
    readonly history: readonly Message[];
    readonly expect: readonly PlacedExpectation[];
    /** One failure stops a release, whatever the base did. */
    readonly must: boolean;
    /** How often it is asked; at least 1. */
    readonly repeat: number;
    /** Share of the repeats that must pass. */
    readonly passRate: number;
    /** Cases that were made from one source. */
    readonly cluster?: string;
    readonly source: SourceFile;
    /** Where the case's name stands. */
    readonly range: SourceRange;
    /** Places in `source`. */
    readonly locations: LocationMap;
    /** Pointer of the case (`/cases/0`) and of its input (`/cases/0/input`) in `locations`. */
    readonly pointer: string;
    readonly inputPointer: string;
}
export type Part = {
    readonly text: string;
} | {
    readonly media: {
        readonly url: string;
        readonly contentType?: string;
    };
} | {
    readonly metadata: JsonObject;
} | {
    readonly data: Json;
} | {
    readonly toolRequest: Json;
} | {
    readonly toolResponse: Json;
};
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
    /** Name under which a classic pipeline publishes the answer: `welcome_jordan.html`. */
    readonly file?: string;
}
