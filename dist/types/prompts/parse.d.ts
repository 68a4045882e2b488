/** From the text of a template to its tree, with everything that is wrong with it. */
import type { Finding } from "../platform/finding.js";
import type { SourceFile } from "../platform/text.js";
import type { TemplateLimits } from "./limits.js";
import type { TemplateTree } from "./tree.js";
/**
 * `strict` is Slipway's own way of rendering; `dotprompt` gives what the Dotprompt package gives where that is not
 * unsafe (docs/rendering.md).
 */
export type Compat = "strict" | "dotprompt";
/** A template in its file. `text` is part of `source.text` and begins there at `startOffset`. */
export interface TemplateSource {
    readonly source: SourceFile;
    readonly text: string;
    readonly startOffset: number;
}
export interface ParsedTemplate {
    /** Absent where the template cannot be rendered. */
    readonly tree?: TemplateTree;
    /** In the order of the file. */
    readonly problems: readonly Finding[];
}
/**
 * Parses a template. Never throws: whatever the text holds ends in a tree or in findings that say why there is none.
 * Time and memory are linear in the length of the text. The language is that of Handlebars 4.7.10 with the helpers of
 * Dotprompt; what of it is not supported is a finding.
 */
export declare function parseTemplate(template: TemplateSource, limits: TemplateLimits, compat?: Compat): ParsedTemplate;
