/** From the text of a template to its tree, with everything that is wrong with it. */
import type { Finding } from "../platform/finding.ts";
import type { SourceFile } from "../platform/text.ts";
import type { TemplateLimits } from "./limits.ts";
import { buildTree } from "./template/build.ts";
import { Problems } from "./template/problems.ts";
import { readStatements } from "./template/statements.ts";
import { controlWhitespace } from "./template/whitespace.ts";
import { templateSyntax, templateTooLarge } from "./template-rules.ts";
import type { TemplateTree } from "./tree.ts";

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
export function parseTemplate(
  template: TemplateSource,
  limits: TemplateLimits,
  compat: Compat = "strict",
): ParsedTemplate {
  const { source, text, startOffset } = template;
  const problems = new Problems(source);
  if (text.length > limits.templateCharacters) {
    problems.add(
      templateTooLarge,
      { start: startOffset, end: startOffset },
      `The template is ${text.length} characters long; the limit is ${limits.templateCharacters}.`,
      "Pass long text as a variable, split the template into partials, or raise `limits.templateCharacters` in slipway.yaml.",
    );
    return { problems: problems.findings };
  }
  const nul = text.indexOf("\0");
  if (nul !== -1) {
    const place = { start: startOffset + nul, end: startOffset + nul + 1 };
    problems.add(templateSyntax, place, "The template holds a NUL character.", "Remove it.");
  }
  const program = readStatements(text, startOffset, limits, problems);
  if (!problems.fatal) controlWhitespace(program);
  // After a problem too: the person who repairs it wants to see the others.
  const tree = buildTree(program, text, startOffset, compat === "dotprompt", problems);
  return problems.fatal ? { problems: problems.sorted() } : { tree: { ...tree, source }, problems: problems.sorted() };
}
