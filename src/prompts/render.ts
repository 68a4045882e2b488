/** From a template tree and data to messages: exactly what a deployed reader gets. */
import type { JsonObject } from "../platform/json.ts";
import type { RenderLimits } from "./limits.ts";
import { acceptHistory, assembleMessages } from "./messages.ts";
import type { Compat } from "./parse.ts";
import type { Message } from "./prompt.ts";
import { acceptData } from "./template/data.ts";
import { interpret, type RenderRequest } from "./template/interpreter.ts";

export interface RenderData {
  /** Defaults included. */
  readonly input: JsonObject;
  /** What `@name` reads: `@state`, `@auth`, … */
  readonly context?: JsonObject;
  /** The conversation so far. */
  readonly history?: readonly Message[];
}

export interface RenderOptions {
  readonly compat: Compat;
  readonly limits: RenderLimits;
  /**
   * Beginnings of `s3://` addresses that media may have. Files of the project and `data:` are always allowed, the web
   * never; with `compat: dotprompt` a template may show any address. Media of the history follow the rules always.
   */
  readonly mediaAllowed?: readonly string[];
}

const nothing: JsonObject = {};

/**
 * Renders a template. Data can never become a role, a media part, a section or history, whatever text it holds, in
 * either mode: those are nodes of the tree. Runs no code, reads own properties only, and ends within the limits.
 * @throws SlipwayError SW0301 to SW0312, with the place in the template where there is one; nothing else
 */
export function renderTemplate(
  tree: RenderRequest["tree"],
  partials: RenderRequest["partials"],
  data: RenderData,
  options: RenderOptions,
): readonly Message[] {
  const { limits } = options;
  const pieces = interpret({
    tree,
    partials,
    input: acceptData(data.input, "The input", limits.dataDepth),
    context: data.context === undefined ? nothing : acceptData(data.context, "The context", limits.dataDepth),
    lenient: options.compat === "dotprompt",
    limits,
    mediaAllowed: options.compat === "dotprompt" ? undefined : (options.mediaAllowed ?? []),
  });
  return assembleMessages(pieces, historyOf(data.history, options), limits.messages);
}

function historyOf(
  history: readonly Message[] | undefined,
  { limits, mediaAllowed = [] }: RenderOptions,
): readonly Message[] {
  if (history === undefined || history === null || history.length === 0) return [];
  acceptData({ history }, "The history", limits.dataDepth + 1);
  return acceptHistory(history, limits.messages, mediaAllowed);
}
