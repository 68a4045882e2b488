/** One case of a prompt rendered, and the findings where what comes out cannot be used. */
import type { SlipwayError } from "../platform/errors.ts";
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { createSource } from "../platform/text.ts";
import { pathNotPortable } from "../project/rules.ts";
import { withDefaults } from "./check/cases.ts";
import type { PromptLimits } from "./limits.ts";
import { answerFileKey } from "./load-dotprompt.ts";
import { renderingFailed } from "./load-rules.ts";
import { parseTemplate } from "./parse.ts";
import type { Case, Prompt, Rendering } from "./prompt.ts";
import { type RenderData, type RenderOptions, renderTemplate } from "./render.ts";
import type { TemplateTree } from "./tree.ts";

export interface CaseOptions extends RenderOptions {
  readonly limits: PromptLimits;
}

/**
 * What a prompt gives for a case.
 *
 * @throws SlipwayError of the renderer, SW0301 to SW0312
 */
export function renderCase(
  prompt: Prompt,
  tree: TemplateTree,
  partials: ReadonlyMap<string, TemplateTree>,
  one: Pick<Case, "name" | "input" | "context" | "history">,
  options: CaseOptions,
): Rendering {
  const data = { input: withDefaults(prompt, one.input), context: one.context, history: one.history };
  const file = prompt.output.file;
  return {
    prompt: prompt.name,
    case: one.name,
    model: prompt.model ?? null,
    config: prompt.config,
    messages: renderTemplate(tree, partials, data, options),
    ...(file === undefined ? {} : { file: fileName(file, data, options) }),
  };
}

/** The name of the published file, which may be a template of its own. */
function fileName(written: string, data: RenderData, options: CaseOptions): string {
  if (!written.includes("{{")) return written;
  const template = { source: createSource("the name of the output", written), text: written, startOffset: 0 };
  const { tree } = parseTemplate(template, options.limits, options.compat);
  if (tree === undefined) return written;
  const parts = renderTemplate(tree, new Map(), { input: data.input }, options).flatMap(({ content }) => content);
  return parts.map((part) => ("text" in part ? part.text : "")).join("");
}

/** Length of all texts and names in a value, in UTF-16 units. Its depth was bounded before. */
export function charactersIn(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) sum += charactersIn(item);
  } else {
    for (const [name, item] of Object.entries(value)) sum += name.length + charactersIn(item);
  }
  return sum;
}

/** The name of the published file is none that every system takes; `problem` is the rest of a sentence. */
export function unfitName(prompt: Prompt, one: Case, file: string, problem: string): Finding {
  const pointer = prompt.form === "classic" ? "/output/file" : `/${answerFileKey}`;
  const place = prompt.locations.valueAt(pointer) ?? prompt.locations.nearestTo(pointer);
  return createFinding(pathNotPortable, prompt.settings, place, {
    message: `The answer for the case \`${one.name}\` would be published as “${file}”, which ${problem}.`,
    help: "Write a name of letters, digits, hyphens, underscores and one extension.",
  });
}

/** The cases up to this one give more than `most` characters together, and those after it were not rendered. */
export function tooMuchTogether(prompt: Prompt, one: Case, most: number): Finding {
  return createFinding(renderingFailed, one.source, one.range, {
    message: `With the case \`${one.name}\` the renderings of \`${prompt.name}\` have more than ${most} characters together.`,
    help: "Write fewer cases or shorter inputs, or raise `limits.promptCharacters` in slipway.yaml.",
  });
}

/** A rendering that ended with an error, as a finding at its case. */
export function failureOf(prompt: Prompt, one: Case, error: SlipwayError): Finding {
  return createFinding(renderingFailed, one.source, one.range, {
    message: `The case \`${one.name}\` of \`${prompt.name}\` cannot be rendered: ${error.message} (${error.code})`,
    help: error.next,
  });
}
