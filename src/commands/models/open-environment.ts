/** The environment whose store keeps the answers of a project. */
import type { CredentialProvider } from "../../aws/credentials.ts";
import type { CommandContext } from "../../platform/command.ts";
import { laterAbort } from "../../platform/later-abort.ts";
import { environmentOf, firstOf, type Project } from "../../project/project.ts";
import type { Store } from "../../stores/store.ts";
import { roleCredentials } from "../releases/credentials.ts";
import { openIn } from "../releases/open.ts";
import type { ModelPolicy } from "./policy.ts";

/** Milliseconds; the edge gives a command three seconds after Ctrl-C. */
const writingAfterInterrupt = 2_500;

export interface AnswersEnvironment {
  readonly name: string;
  readonly store: Store;
  /** Providers whose answers count; undefined for the default. */
  readonly answers: readonly string[] | undefined;
  /** Of the evaluator's role, where this job can take it. */
  readonly credentials: CredentialProvider | undefined;
}

/**
 * Opens the store that keeps an environment's answers, for asking models. Answers are made once: an environment that
 * takes what another one has released has that one's answers.
 *
 * @throws SW0203 for an environment that is not there, and what opening a store throws.
 */
export async function openForAnswers(
  project: Project,
  name: string,
  policy: ModelPolicy,
  context: CommandContext,
): Promise<AnswersEnvironment> {
  const environment = environmentOf(project, firstOf(project, name));
  if (environment.name !== name) {
    context.progress.note(
      `${name} takes what ${environment.name} has released: the answers are those of ${environment.name}.`,
    );
  }
  // After Ctrl-C, answers that came are still written, and what they cost is noted in the month's ledger.
  const writing = { ...context, signal: laterAbort(context.signal, writingAfterInterrupt) };
  const { store } = await openIn(project, environment.name, "evaluate", writing);
  const credentials = await roleCredentials(project, environment, "evaluate", writing);
  return { name: environment.name, store, answers: policy.answersOf(environment.name), credentials };
}
