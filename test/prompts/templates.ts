/** Short ways to parse and render a template in a test. */
import type { Finding } from "../../src/platform/finding.ts";
import type { JsonObject } from "../../src/platform/json.ts";
import { noLocations } from "../../src/platform/locations.ts";
import { createSource } from "../../src/platform/text.ts";
import { defaultPromptLimits, type PromptLimits } from "../../src/prompts/limits.ts";
import { type Compat, parseTemplate } from "../../src/prompts/parse.ts";
import type { Message, Prompt } from "../../src/prompts/prompt.ts";
import { renderTemplate } from "../../src/prompts/render.ts";
import type { TemplateTree } from "../../src/prompts/tree.ts";

/** The tree of a template without problems. */
export function treeOf(text: string, compat: Compat = "strict", file = "greeting.prompt"): TemplateTree {
  const { tree, problems } = parseTemplate(
    { source: createSource(file, text), text, startOffset: 0 },
    defaultPromptLimits,
    compat,
  );
  if (tree === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  return tree;
}

/** A prompt of this template alone, with what a test cares about in `parts`. */
export function promptOf(text: string, parts: Partial<Prompt> = {}, name = "greeting"): Prompt {
  const source = createSource(`${name}.prompt`, text);
  return {
    name,
    form: "dotprompt",
    config: {},
    input: { default: {} },
    output: {},
    tools: [],
    toolDefinitions: [],
    extensions: {},
    template: { source, text, startOffset: 0 },
    settings: source,
    locations: noLocations(`${name}.prompt`),
    ...parts,
  };
}

export function problemsOf(text: string, limits: Partial<PromptLimits> = {}): readonly Finding[] {
  const source = createSource("greeting.prompt", text);
  return parseTemplate({ source, text, startOffset: 0 }, { ...defaultPromptLimits, ...limits }).problems;
}

export interface RenderSettings {
  readonly compat?: Compat;
  readonly partials?: Readonly<Record<string, string>>;
  readonly context?: JsonObject;
  readonly history?: readonly Message[];
  readonly limits?: Partial<PromptLimits>;
  readonly mediaAllowed?: readonly string[];
}

export function render(text: string, input: JsonObject, settings: RenderSettings = {}): readonly Message[] {
  const { compat = "strict", context, history, mediaAllowed } = settings;
  const partials = new Map(
    Object.entries(settings.partials ?? {}).map(([name, partial]) => [
      name,
      treeOf(partial, compat, `_${name}.prompt`),
    ]),
  );
  return renderTemplate(
    treeOf(text, compat),
    partials,
    { input, ...(context === undefined ? {} : { context }), ...(history === undefined ? {} : { history }) },
    {
      compat,
      limits: { ...defaultPromptLimits, ...settings.limits },
      ...(mediaAllowed === undefined ? {} : { mediaAllowed }),
    },
  );
}

/** The text of a rendering that is one message of the user with one part, or empty. */
export function textOf(text: string, input: JsonObject, settings: RenderSettings = {}): string {
  const messages = render(text, input, settings);
  const [message] = messages;
  if (message === undefined) return "";
  const [part] = message.content;
  if (messages.length !== 1 || message.role !== "user" || message.content.length !== 1 || part === undefined) {
    throw new Error(`not one text: ${JSON.stringify(messages)}`);
  }
  if (!("text" in part)) throw new Error(`not a text: ${JSON.stringify(part)}`);
  return part.text;
}

/** What a call throws; undefined where it does not. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
