/** What judging needs besides the answer: judging prompts, embeddings, scripts. */
import { availableParallelism } from "node:os";
import type { JudgeDemand, JudgingServices, ServiceResult } from "../../evaluation/expectations/judgement.ts";
import { runScript } from "../../evaluation/script.ts";
import { jsonAmongProse } from "../../models/answer-json.ts";
import { buildRequest } from "../../models/build-request.ts";
import { textOfAnswer } from "../../models/completion.ts";
import { embeddingRequest, usualEmbeddingModel, vectorIn } from "../../models/embedding.ts";
import { createLimiter } from "../../models/limiter.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import type { LoadedProject } from "../../project/load.ts";
import { withDefaults } from "../../prompts/check/cases.ts";
import { promptLimits } from "../../prompts/load.ts";
import type { Prompt } from "../../prompts/prompt.ts";
import { renderTemplate } from "../../prompts/render.ts";
import type { TemplateTree } from "../../prompts/tree.ts";
import type { ModelSession } from "../models/session.ts";
import { checkProject } from "../project-check.ts";

/** The case that is judged, as scripts and judging prompts see it. */
export interface JudgedCase {
  readonly prompt: string;
  readonly case: string;
  readonly input: JsonObject;
}

interface JudgingPrompt {
  readonly prompt: Prompt;
  readonly tree: TemplateTree;
  readonly partials: ReadonlyMap<string, TemplateTree>;
}

export interface Judges {
  servicesFor(judged: JudgedCase): JudgingServices;
}

export interface JudgesOptions {
  /** False where the code under review is a stranger's: scripts are not run then. */
  readonly scripts: boolean;
  readonly node: string;
}

/** Judging prompts are loaded when the first of them is needed, each once. */
export function openJudges(
  loaded: LoadedProject,
  session: ModelSession,
  { scripts, node }: JudgesOptions,
  context: CommandContext,
): Judges {
  const { project } = loaded;
  const prompts = new Map<string, Promise<JudgingPrompt | undefined>>();
  const freeProcessors = createLimiter(availableParallelism());

  function promptNamed(name: string): Promise<JudgingPrompt | undefined> {
    const known = prompts.get(name) ?? loadPrompt(loaded, name, context);
    prompts.set(name, known);
    return known;
  }

  async function vectorOf(text: string, model: string): Promise<ServiceResult<readonly number[]>> {
    // One vector a text: it is the same each time.
    const answer = await session.answers.ask(embeddingRequest(model, text), 1, { signal: context.signal });
    if (answer.kind === "missing") return { ok: false, problem: `No embedding of ${model} is kept (--offline).` };
    if (answer.kind === "failed") return { ok: false, problem: `${answer.failure.message} ${answer.failure.next}` };
    const vector = vectorIn(answer.completion);
    return vector === undefined
      ? { ok: false, problem: `What is kept as an embedding of ${model} is none.` }
      : { ok: true, value: vector };
  }

  async function judge(
    demand: JudgeDemand,
    judged: JudgedCase,
  ): Promise<ServiceResult<{ readonly score: number; readonly reason: string }>> {
    const judging = await promptNamed(demand.prompt);
    if (judging === undefined) return { ok: false, problem: `The judging prompt ${demand.prompt} has errors.` };
    const { prompt, tree, partials } = judging;
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
    const built = await buildRequest(prompt, rendering, { ...session.requests, model: undefined });
    if (!built.ok) return { ok: false, problem: `${demand.prompt} cannot be asked: ${built.problem.message}` };
    const answer = await session.answers.ask(built.request, demand.attempt, { signal: context.signal });
    if (answer.kind === "missing") return { ok: false, problem: `No answer of ${demand.prompt} is kept (--offline).` };
    if (answer.kind === "failed")
      return { ok: false, problem: `${demand.prompt}: ${answer.failure.message} ${answer.failure.next}` };
    const verdict = verdictIn(textOfAnswer(answer.completion));
    if (verdict === undefined) {
      return {
        ok: false,
        problem: `${demand.prompt} gave no score: it should answer { "score": 0.8, "reason": "…" }.`,
      };
    }
    return { ok: true, value: verdict };
  }

  return {
    servicesFor: (judged) => ({
      async embed([one, other], model = usualEmbeddingModel) {
        const [first, second] = await Promise.all([vectorOf(one, model), vectorOf(other, model)]);
        if (!first.ok) return first;
        return second.ok ? { ok: true, value: [first.value, second.value] } : second;
      },
      judge: (demand) => judge(demand, judged),
      async script(file, answer) {
        if (!scripts) {
          return {
            ok: false,
            problem: `${file} is not run: its code may be a stranger's (a pull request from a fork, pull_request_target or workflow_run).`,
          };
        }
        const { root } = project;
        return freeProcessors.run(() => runScript({ root, file, answer, about: judged, node, signal: context.signal }));
      },
    }),
  };
}

async function loadPrompt(
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

/** `{ "score": 0.8, "reason": "…" }`, `{ "pass": true }`, or a number alone. */
function verdictIn(text: string): { readonly score: number; readonly reason: string } | undefined {
  const found = jsonAmongProse(text);
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
