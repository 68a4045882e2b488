/**
 * The answers that a bundle holds: those below `completions/` of the store of the environment at the beginning of the
 * chain, and no others. What is missing there is asked for where the command may, and written there first.
 */
import type { Answer } from "../../models/answers.ts";
import type { Completion } from "../../models/completion.ts";
import { completionBytes } from "../../models/completion.ts";
import { modelsErrors } from "../../models/errors.ts";
import { answerIncomplete } from "../../models/rules.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Finding } from "../../platform/finding.ts";
import { counted } from "../../platform/words.ts";
import { type Environment, environmentOf, firstOf, type Project } from "../../project/project.ts";
import type { CheckedPrompt } from "../../prompts/checked.ts";
import { openIn } from "../releases/open.ts";
import { answerBytes, classicName } from "./answer-files.ts";
import { type Answered, askAll, findKept } from "./ask-all.ts";
import { estimateCost, holdBudget, isLimited } from "./budget.ts";
import { inLevels } from "./levels.ts";
import { type AnswersEnvironment, openForAnswers } from "./open-environment.ts";
import { type ModelPolicy, modelPolicyOf } from "./policy.ts";
import { type Question, questionsOf } from "./questions.ts";
import { type ModelSession, openModelSession } from "./session.ts";

/** A file of the bundle besides those that are made without models. */
export interface AnswerFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface BundleAnswersOptions {
  /** The environment that the bundle is for. */
  readonly environment: string | undefined;
  /** Ask models for what is missing. */
  readonly mayAsk: boolean;
}

/**
 * `completions/<prompt>/<case>.json` for every case, and `outputs/<file>` for those that publish one.
 *
 * @throws SW1103 where answers are missing, SW1104 where one is not fit to be released, SW1109 where models could not be
 *   asked, SW1106 and SW1107 for a limit on cost, SW1105 where it was interrupted.
 */
export async function bundleAnswers(
  project: Project,
  prompts: readonly CheckedPrompt[],
  options: BundleAnswersOptions,
  context: CommandContext,
): Promise<readonly AnswerFile[]> {
  if (options.environment === undefined) throw withoutEnvironment(project);
  const wanted = environmentOf(project, options.environment);
  const first = environmentOf(project, firstOf(project, options.environment));
  const policy = await modelPolicyOf(project, context);
  const kept = await fromStore(project, first, wanted, prompts, policy, context);
  // Answers are made once: an environment that takes what another has released makes none.
  const mayAsk = options.mayAsk && first === wanted;
  const missing = kept.filter(({ answer }) => answer.kind === "missing");
  if (missing.length > 0 && !mayAsk) throw missingAnswers(missing, first.name, first === wanted);
  const answered = missing.length === 0 ? kept : await asked(project, first.name, kept, policy, context);
  const files: AnswerFile[] = [];
  for (const one of answered) files.push(...filesOf(one, completionOf(one, first.name)));
  return files;
}

/** What is kept, judged, with a session that may read and no more. */
async function fromStore(
  project: Project,
  first: Environment,
  wanted: Environment,
  prompts: readonly CheckedPrompt[],
  policy: ModelPolicy,
  context: CommandContext,
): Promise<readonly Answered[]> {
  const { store } = await openIn(
    project,
    first.name,
    "read",
    context,
    first === wanted ? undefined : { environment: wanted, work: "deploy" },
  );
  const environment = { name: first.name, store, answers: policy.answersOf(first.name) };
  const session = openModelSession(project, { environment, offline: true, asking: policy.asking }, context);
  try {
    const { questions, findings } = await questionsOf(prompts, session.requests);
    await refuseFindings(project, first.name, findings);
    return await answersTo(project, first.name, questions, session, context);
  } finally {
    session.close();
    await store.close();
  }
}

/** Asks for what is missing, in the evaluator's role, within the project's budget. */
async function asked(
  project: Project,
  name: string,
  kept: readonly Answered[],
  policy: ModelPolicy,
  context: CommandContext,
): Promise<readonly Answered[]> {
  const environment: AnswersEnvironment = await openForAnswers(project, name, policy, context);
  const session = openModelSession(
    project,
    { environment, credentials: environment.credentials, offline: false, prices: policy.prices, asking: policy.asking },
    context,
  );
  try {
    const wanting = kept.filter(({ answer }) => answer.kind === "missing").map(({ request }) => request);
    context.progress.note(
      `${counted(wanting.length, "answer")} missing in the store of ${name}: models are asked now.`,
    );
    const budget = { maxCost: undefined, budget: policy.budget, store: environment.store };
    let settle = async (): Promise<void> => undefined;
    if (isLimited(budget)) {
      settle = await holdBudget(await estimateCost(wanting, session, context), budget, session, context);
    }
    try {
      return await answersTo(project, name, kept, session, context);
    } finally {
      await settle();
    }
  } finally {
    session.close();
    await environment.store.close();
  }
}

async function answersTo(
  project: Project,
  environment: string,
  questions: readonly Question[],
  session: ModelSession,
  context: CommandContext,
): Promise<readonly Answered[]> {
  const kept = await findKept(questions, session, context);
  const answered = await askAll(questions, kept, session, context);
  await refuseFindings(
    project,
    environment,
    answered.flatMap(({ findings }) => findings),
  );
  const failures = answered.flatMap(({ answer }) => (answer.kind === "failed" ? [answer.failure] : []));
  const [failure] = failures;
  if (failure === undefined) return answered;
  const more = failures.length === 1 ? "" : ` (${counted(failures.length, "case")})`;
  const code = failure.kind === "budget" ? "SW1106" : "SW1109";
  throw modelsErrors.create(code, { message: `${failure.message}${more}`, next: failure.next });
}

/** The answer, where it may be released. */
function completionOf({ answer, prompt, case: one }: Answered, environment: string): Completion {
  if (answer.kind !== "answer") throw new Error("An answer is missing, and nothing said so");
  if (isReleasable(answer)) return answer.completion;
  throw modelsErrors.create("SW1104", {
    message: `The answer to the case ${one.name} of ${prompt.name} is by \`provider: ${answer.completion.provider}\`, which ${environment} does not trust: it is for display.`,
    next: `Ask Bedrock, or write \`answers: [bedrock, ${answer.completion.provider}]\` into the environment ${environment} of slipway.yaml.`,
    place: { file: one.source.file, ...one.range.start },
  });
}

function isReleasable(answer: Extract<Answer, { readonly kind: "answer" }>): boolean {
  return answer.trusted;
}

function filesOf({ prompt, case: one, rendering }: Answered, completion: Completion): readonly AnswerFile[] {
  const files: AnswerFile[] = [
    { path: `completions/${prompt.name}/${one.name}.json`, bytes: completionBytes(completion) },
  ];
  const name = classicName(rendering);
  if (name !== undefined) files.push({ path: `outputs/${name}`, bytes: answerBytes(prompt, rendering, completion) });
  return files;
}

async function refuseFindings(project: Project, environment: string, findings: readonly Finding[]): Promise<void> {
  const errors = (await inLevels(findings, project.config.rules)).filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return;
  const more =
    errors.length === 1 ? "" : ` There ${errors.length === 2 ? "is 1 more" : `are ${errors.length - 1} more`}.`;
  throw modelsErrors.create("SW1104", {
    message: `${first.message}${more}`,
    next:
      first.rule === answerIncomplete.id
        ? `${first.help} \`slipway run --environment ${environment}\` asks once more for an answer that is not whole.`
        : first.help,
    place: { file: first.file, ...first.range.start },
  });
}

function missingAnswers(missing: readonly Answered[], environment: string, deployAsks: boolean): Error {
  const names = missing.map(({ prompt, case: one }) => `${prompt.name} · ${one.name}`);
  const shown = names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${names.length - 8} more` : names.join(", ");
  return modelsErrors.create("SW1103", {
    message: `${counted(names.length, "answer")} for the bundle ${names.length === 1 ? "is" : "are"} not kept in the store of ${environment}: ${shown}.`,
    next: `Run \`slipway run --environment ${environment}\` in the evaluator's role, then the same command again.${deployAsks ? ` \`slipway deploy ${environment}\` asks for them itself where its role may.` : ""}`,
  });
}

function withoutEnvironment(project: Project): Error {
  const [name = "beta"] = project.environments.keys();
  return modelsErrors.create("SW1103", {
    message:
      "The bundle holds completions (bundle.include in slipway.yaml), and they are kept in the store of an environment, which is not named.",
    next: `Name it: \`slipway bundle --environment ${name}\`.`,
  });
}
