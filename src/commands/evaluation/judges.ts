/** What judging needs besides the answer: judging prompts, embeddings, scripts. */
import { availableParallelism } from "node:os";
import type { JudgeDemand, JudgingServices, ServiceResult } from "../../evaluation/expectations/judgement.ts";
import { runScript } from "../../evaluation/script.ts";
import type { Answer, Replaces } from "../../models/answers.ts";
import { incompleteness } from "../../models/check-answer.ts";
import { type Completion, isComplete, textOfAnswer } from "../../models/completion.ts";
import { embeddingRequest, usualEmbeddingModel, vectorIn } from "../../models/embedding.ts";
import { createLimiter } from "../../models/limiter.ts";
import type { CompletionRequest } from "../../models/request.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { LoadedProject } from "../../project/load.ts";
import type { ModelSession } from "../models/session.ts";
import { refuseDebuggers } from "./debugger-signal.ts";
import { foreignCodeWords } from "./foreign-code.ts";
import {
  type JudgedCase,
  type JudgingPrompt,
  judgingRequest,
  loadJudgingPrompt,
  type Verdict,
  verdictIn,
} from "./judging-prompt.ts";

export interface Judges {
  servicesFor(judged: JudgedCase): JudgingServices;
  /** Whether every answer that judged so far counts in the environment, embeddings included. */
  readonly trusted: boolean;
}

export interface JudgesOptions {
  /** False where the code under review is a stranger's: scripts are not run then. */
  readonly scripts: boolean;
  readonly node: string;
}

type Asks = (request: CompletionRequest, attempt: number, replaces?: Replaces) => Promise<Answer>;

/** Judging prompts are loaded when the first of them is needed, each once. */
export function openJudges(
  loaded: LoadedProject,
  session: ModelSession,
  { scripts, node }: JudgesOptions,
  context: CommandContext,
): Judges {
  const { signal } = context;
  const prompts = new Map<string, Promise<JudgingPrompt | undefined>>();
  const freeProcessors = createLimiter(availableParallelism());
  let trusted = true;

  const ask: Asks = async (request, attempt, replaces) => {
    const answer = await session.answers.ask(request, attempt, { signal, ...(replaces && { replaces }) });
    if (answer.kind === "answer" && !answer.trusted) trusted = false;
    return answer;
  };

  function promptNamed(name: string): Promise<JudgingPrompt | undefined> {
    const known = prompts.get(name) ?? loadJudgingPrompt(loaded, name, context);
    prompts.set(name, known);
    return known;
  }

  async function judge(demand: JudgeDemand, judged: JudgedCase): Promise<ServiceResult<Verdict>> {
    const judging = await promptNamed(demand.prompt);
    if (judging === undefined) return { ok: false, problem: `The judging prompt ${demand.prompt} has errors.` };
    const request = await judgingRequest(judging, demand, judged, loaded, session.requests);
    if (!request.ok) return request;
    const answer = await askedUntilScored(request.value, demand.attempt);
    if (answer.kind === "missing") return { ok: false, problem: `No answer of ${demand.prompt} is kept (--offline).` };
    if (answer.kind === "failed")
      return { ok: false, problem: `${demand.prompt}: ${answer.failure.message} ${answer.failure.next}` };
    if (!isComplete(answer.completion)) {
      return { ok: false, problem: `${demand.prompt} gave no verdict. ${incompleteness(answer.completion)}` };
    }
    const verdict = verdictIn(answer.completion);
    return verdict === undefined
      ? {
          ok: false,
          problem: `${demand.prompt} gave no score: it should end with { "score": 0.8, "reason": "…" }, and said ${startOf(textOfAnswer(answer.completion))}. The next run asks it again; where it stays, say in the prompt what to answer, or give \`output.schema\`.`,
        }
      : { ok: true, value: verdict };
  }

  /** A kept answer without a score is none: it is asked for once more, and one with a score takes its place. */
  async function askedUntilScored(request: CompletionRequest, attempt: number): Promise<Answer> {
    const answer = await ask(request, attempt);
    const isUseless = answer.kind === "answer" && answer.from !== "model" && !hasScore(answer.completion);
    if (!isUseless) return answer;
    const replaces: Replaces = (kept, given) => !hasScore(kept) && hasScore(given);
    return ask(request, attempt, replaces);
  }

  return {
    get trusted() {
      return trusted;
    },
    servicesFor: (judged) => ({
      async embed([one, other], model = usualEmbeddingModel) {
        const [first, second] = await Promise.all([vectorOf(one, model, ask), vectorOf(other, model, ask)]);
        if (!first.ok) return first;
        return second.ok ? { ok: true, value: [first.value, second.value] } : second;
      },
      judge: (demand) => judge(demand, judged),
      async script(file, answer) {
        if (!scripts) {
          return {
            ok: false,
            problem: `${file} is not run: its code may be a stranger's (${foreignCodeWords}).`,
          };
        }
        const { root } = loaded.project;
        refuseDebuggers();
        return freeProcessors.run(() => runScript({ root, file, answer, about: judged, node, signal }));
      },
    }),
  };
}

/** One vector a text: it is the same each time. */
async function vectorOf(text: string, model: string, ask: Asks): Promise<ServiceResult<readonly number[]>> {
  const answer = await ask(embeddingRequest(model, text), 1);
  if (answer.kind === "missing") return { ok: false, problem: `No embedding of ${model} is kept (--offline).` };
  if (answer.kind === "failed") return { ok: false, problem: `${answer.failure.message} ${answer.failure.next}` };
  const vector = vectorIn(answer.completion);
  return vector === undefined
    ? { ok: false, problem: `What is kept as an embedding of ${model} is none.` }
    : { ok: true, value: vector };
}

function hasScore(completion: Completion): boolean {
  return verdictIn(completion) !== undefined;
}

/** UTF-16 units of a judge's own words. */
const longestWords = 200;

/** The beginning of what a judge said, in one line. */
function startOf(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line === "") return "nothing";
  return line.length > longestWords ? `“${line.slice(0, longestWords).toWellFormed()}…”` : `“${line}”`;
}
