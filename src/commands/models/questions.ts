/** From a project to the questions that its cases ask: one per case and repetition, or why a case cannot ask one. */
import type { Shard } from "../../changes/difference.ts";
import { type BuiltRequest, buildRequest, type RequestContext } from "../../models/build-request.ts";
import type { CompletionRequest } from "../../models/request.ts";
import {
  modelEnded,
  modelEnding,
  modelId,
  modelProfile,
  parameterRefused,
  requestImpossible,
} from "../../models/rules.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Digest, digestOf, sha256Hex } from "../../platform/digest.ts";
import type { Finding } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import type { LoadedProject } from "../../project/load.ts";
import type { CheckedPrompt } from "../../prompts/checked.ts";
import type { Case, Prompt, Rendering } from "../../prompts/prompt.ts";
import { refuseErrors } from "../project-bundle.ts";
import { checkProject } from "../project-check.ts";

export interface Question {
  readonly prompt: Prompt;
  readonly case: Case;
  readonly rendering: Rendering;
  readonly request: CompletionRequest;
  /** From 1. */
  readonly repeat: number;
}

export interface QuestionChoice {
  readonly prompt?: string | undefined;
  /** The same for several. */
  readonly prompts?: ReadonlySet<string> | undefined;
  readonly case?: string | undefined;
  /** Answers per case. */
  readonly repeat: number | ((one: Case) => number);
  /** In place of the cases that a prompt has. */
  readonly casesOf?: ((name: string) => readonly Case[]) | undefined;
  /** One part of several, for matrix jobs: every `total`-th case from `index` on, both from 1. */
  readonly shard?: Shard | undefined;
  /** With the digest of everything that is asked. */
  readonly content?: boolean;
}

/** A case that no request can be made of. */
export interface UnaskableCase {
  readonly prompt: Prompt;
  readonly case: Case;
  readonly finding: Finding;
}

export interface Questions {
  readonly questions: readonly Question[];
  /** Cases that cannot be put to the model. */
  readonly findings: readonly Finding[];
  /** The same cases, with what is said of each. */
  readonly unaskable: readonly UnaskableCase[];
  /** Of everything that the cases of the chosen prompts ask, those of other shards too, where that is wanted. */
  readonly content: Digest | undefined;
  /** All cases of the chosen prompts, also those that were not chosen or cannot be asked. */
  readonly cases: readonly { readonly prompt: string; readonly case: Case }[];
}

/**
 * Checks the project, or one prompt of it, and builds what is to be asked.
 *
 * @throws SW0330 where the check finds errors.
 */
export async function collectQuestions(
  loaded: LoadedProject,
  choice: QuestionChoice,
  requests: RequestContext,
  context: CommandContext,
): Promise<Questions> {
  const questions: Question[] = [];
  const unaskable: UnaskableCase[] = [];
  const cases: { readonly prompt: string; readonly case: Case }[] = [];
  const contents: string[] = [];
  let position = 0;
  const inShard = (): boolean => {
    const { shard } = choice;
    const index = position++;
    return shard === undefined || index % shard.total === shard.index - 1;
  };
  const chosen = choice.prompt === undefined ? choice.prompts : new Set([choice.prompt]);
  const check = await checkProject(loaded, context, {
    ...(chosen === undefined ? {} : { wanted: ({ name }) => chosen.has(name) }),
    ...(choice.casesOf === undefined ? {} : { casesOf: ({ name }) => choice.casesOf?.(name) ?? [] }),
    async each(checked) {
      for (const one of checked.cases) cases.push({ prompt: checked.file.name, case: one });
      if (choice.content === true) contents.push(sha256Hex(contentOf(checked)));
      for (const { one, rendering } of renderedCases(checked)) {
        if (choice.case !== undefined && one.name !== choice.case) continue;
        if (!inShard() || checked.prompt === undefined) continue;
        const built = await buildRequest(checked.prompt, rendering, requests);
        if (!built.ok) {
          const finding = impossible(checked.prompt, one, built.problem);
          unaskable.push({ prompt: checked.prompt, case: one, finding });
          continue;
        }
        const repeats = typeof choice.repeat === "number" ? choice.repeat : choice.repeat(one);
        for (let repeat = 1; repeat <= repeats; repeat += 1) {
          questions.push({ prompt: checked.prompt, case: one, rendering, request: built.request, repeat });
        }
      }
    },
  });
  // With another model in their place, it does not matter how the prompts' own stand.
  const aboutModels = requests.model === undefined ? new Set<string>() : rulesOfModels;
  refuseErrors(check.findings.filter(({ rule }) => !aboutModels.has(rule)));
  const content = choice.content !== true ? undefined : digestOf(Buffer.from(contents.join("\n")));
  return { questions, content, findings: unaskable.map(({ finding }) => finding), unaskable, cases };
}

/** What a prompt asks for its cases, and how, in one text. */
function contentOf({ file, prompt, renderings }: CheckedPrompt): string {
  return JSON.stringify([file.name, prompt?.output, prompt?.toolDefinitions, renderings]);
}

/** Each request once, however many cases ask it. */
export function distinctRequests(questions: readonly Question[]): readonly CompletionRequest[] {
  return [...new Map(questions.map(({ request, repeat }) => [`${request.digest} ${repeat}`, request])).values()];
}

/** One question for each case of prompts that were checked already. */
export async function questionsOf(
  prompts: readonly CheckedPrompt[],
  requests: RequestContext,
): Promise<Pick<Questions, "questions" | "findings">> {
  const questions: Question[] = [];
  const findings: Finding[] = [];
  for (const checked of prompts) {
    const { prompt } = checked;
    if (prompt === undefined) continue;
    for (const { one, rendering } of renderedCases(checked)) {
      const built = await buildRequest(prompt, rendering, requests);
      if (built.ok) questions.push({ prompt, case: one, rendering, request: built.request, repeat: 1 });
      else findings.push(impossible(prompt, one, built.problem));
    }
  }
  return { questions, findings };
}

const rulesOfModels: ReadonlySet<string> = new Set(
  [modelEnded, modelEnding, modelId, modelProfile, parameterRefused].map(({ id }) => id),
);

/** The cases of a prompt that were rendered, with what they gave. */
function renderedCases({
  cases,
  renderings,
}: CheckedPrompt): readonly { readonly one: Case; readonly rendering: Rendering }[] {
  const byName = new Map(cases.map((one) => [one.name, one]));
  return renderings.flatMap((rendering) => {
    const one = byName.get(rendering.case);
    return one === undefined ? [] : [{ one, rendering }];
  });
}

/** The finding at the case that cannot be put to the model. */
export function impossible(
  prompt: Prompt,
  one: Case,
  problem: Extract<BuiltRequest, { readonly ok: false }>["problem"],
): Finding {
  return createFinding(requestImpossible, one.source, one.range, {
    message: `The case \`${one.name}\` of \`${prompt.name}\` cannot be put to the model: ${problem.message}`,
    help: problem.help,
  });
}
