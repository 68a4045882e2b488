/** Prompts of the project that judge: how one is loaded, what it is asked, and how its answer is read. */
import type { JudgeDemand, ServiceResult } from "../../evaluation/expectations/judgement.ts";
import { jsonAtEnd } from "../../models/answer-json.ts";
import { buildRequest, type RequestContext } from "../../models/build-request.ts";
import { type Completion, isComplete, textOfAnswer } from "../../models/completion.ts";
import type { CompletionRequest } from "../../models/request.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import type { LoadedProject } from "../../project/load.ts";
import { withDefaults } from "../../prompts/check/cases.ts";
import { promptLimits } from "../../prompts/load.ts";
import type { Prompt } from "../../prompts/prompt.ts";
import { renderTemplate } from "../../prompts/render.ts";
import type { TemplateTree } from "../../prompts/tree.ts";
import { checkProject } from "../project-check.ts";

/** The case that is judged, as scripts and judging prompts see it. */
export interface JudgedCase {
  readonly prompt: string;
  readonly case: string;
  readonly input: JsonObject;
}

export interface JudgingPrompt {
  readonly prompt: Prompt;
  readonly tree: TemplateTree;
  readonly partials: ReadonlyMap<string, TemplateTree>;
}

export interface Verdict {
  /** From 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

/** Undefined for a prompt that has errors. */
export async function loadJudgingPrompt(
  loaded: LoadedProject,
  name: string,
  context: CommandContext,
): Promise<JudgingPrompt | undefined> {
  let found: JudgingPrompt | undefined;
  await checkProject(loaded, context, {
    wanted: (file) => file.name === name,
    renderings: "dropped",
    each({ prompt, tree, sound }, partials) {
      if (sound && prompt !== undefined && tree !== undefined) found = { prompt, tree, partials };
    },
  });
  return found;
}

/** The request that puts an answer before a judging prompt; a sentence where there can be none. */
export async function judgingRequest(
  { prompt, tree, partials }: JudgingPrompt,
  demand: JudgeDemand,
  judged: JudgedCase,
  { project }: LoadedProject,
  requests: RequestContext,
): Promise<ServiceResult<CompletionRequest>> {
  let messages: ReturnType<typeof renderTemplate>;
  try {
    messages = renderTemplate(
      tree,
      partials,
      { input: withDefaults(prompt, inputFor(prompt, demand, judged)) },
      { compat: project.compat, limits: promptLimits(project), mediaAllowed: project.config.media?.allow ?? [] },
    );
  } catch (error) {
    if (!isSlipwayError(error)) throw error;
    return { ok: false, problem: `The judging prompt ${demand.prompt} cannot be rendered: ${error.message}` };
  }
  const rendering = {
    prompt: prompt.name,
    case: "judgement",
    model: prompt.model ?? null,
    config: prompt.config,
    messages,
  };
  // A judge is asked by the model of its own prompt, whatever model is on trial.
  const built = await buildRequest(prompt, rendering, { ...requests, model: undefined });
  return built.ok
    ? { ok: true, value: built.request }
    : { ok: false, problem: `${demand.prompt} cannot be asked: ${built.problem.message}` };
}

/** What a judging prompt may ask for, of which it gets what its input schema names; without a schema everything. */
function inputFor({ input }: Prompt, { answer, rubric }: JudgeDemand, judged: JudgedCase): JsonObject {
  const offered: Readonly<Record<string, Json>> = {
    answer,
    ...(rubric === undefined ? {} : { rubric }),
    input: judged.input,
    question: JSON.stringify(judged.input),
    prompt: judged.prompt,
    case: judged.case,
  };
  const properties = isJsonObject(input.schema) ? ownProperty(input.schema, "properties") : undefined;
  if (!isJsonObject(properties)) return offered;
  return Object.fromEntries(Object.entries(offered).filter(([name]) => Object.hasOwn(properties, name)));
}

/**
 * What a judge said: `{ "score": 0.8, "reason": "…" }`, `{ "pass": true }`, or a number alone; undefined for anything
 * else. A judge reads text of strangers and may quote it: what counts is how its answer ends, and that it ended.
 */
export function verdictIn(completion: Pick<Completion, "content" | "stopReason">): Verdict | undefined {
  if (!isComplete(completion)) return undefined;
  const found = jsonAtEnd(textOfAnswer(completion));
  if (found === undefined) return undefined;
  const { json: value } = found;
  if (typeof value === "number") return isScore(value) ? { score: value, reason: "" } : undefined;
  if (!isJsonObject(value)) return undefined;
  const score = ownProperty(value, "score");
  const pass = ownProperty(value, "pass");
  const reason = ownProperty(value, "reason");
  const words = typeof reason === "string" ? reason : "";
  if (typeof score === "number") return isScore(score) ? { score, reason: words } : undefined;
  return typeof pass === "boolean" ? { score: pass ? 1 : 0, reason: words } : undefined;
}

function isScore(value: number): boolean {
  return value >= 0 && value <= 1;
}
