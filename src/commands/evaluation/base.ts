/** The base that an evaluation is compared with: the same cases, put to the prompts of another revision. */
import { relative, sep } from "node:path";
import { GitRepository } from "../../changes/revision-files.ts";
import { resolveRevision } from "../../changes/revisions.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { type LoadedProject, loadProject } from "../../project/load.ts";
import type { Case } from "../../prompts/prompt.ts";
import { repositoryFolder } from "../../secrets/sources/revisions.ts";
import type { Store } from "../../stores/store.ts";
import { collectQuestions, type Question } from "../models/questions.ts";
import type { ModelSession } from "../models/session.ts";
import type { ExcusesNothing } from "./document.ts";
import { didCommitPass } from "./evidence.ts";
import { caseId } from "./judge-cases.ts";

export interface Base {
  readonly label: string;
  readonly commit: string;
  /** Questions by the id of their case: those of one case, one a repeat. */
  readonly questions: ReadonlyMap<string, readonly Question[]>;
  /** Why the prompts of the base cannot be asked, where they cannot. */
  readonly problem: string | undefined;
  close(): void;
}

/** The cases of the head by prompt: the base is asked the same ones. */
export type CasesByPrompt = ReadonlyMap<string, readonly Case[]>;

/**
 * Opens a revision and builds what its prompts ask for the cases of the head. A prompt that is not there, has errors
 * there, or does not take the input of a case, has no base.
 *
 * @throws SW1401 for an unknown revision, SW0150 to SW0153 of git.
 */
export async function openBase(
  revision: string,
  { project }: LoadedProject,
  cases: CasesByPrompt,
  session: ModelSession,
  context: CommandContext,
): Promise<Base> {
  const root = repositoryFolder(context.cwd) ?? context.cwd;
  const git = { directory: root, environment: context.environment, signal: context.signal };
  const repository = new GitRepository(git);
  try {
    const { commit, label } = await resolveRevision(revision, "base", repository.objects, git);
    const folder = relative(root, project.root).split(sep).join("/");
    const loaded = await loadProject(`${label}:${folder}`, repository.files(`${commit}^{tree}`, folder));
    const questions = new Map<string, readonly Question[]>();
    let problem: string | undefined;
    // One prompt at a time: what is wrong with one says nothing about the others.
    for (const [prompt, ofPrompt] of cases) {
      try {
        const choice = { prompt, repeat: (one: Case) => one.repeat, casesOf: () => ofPrompt };
        const collected = await collectQuestions(loaded, choice, session.requests, context);
        for (const [id, list] of Map.groupBy(collected.questions, caseId)) questions.set(id, list);
      } catch (error) {
        if (!isSlipwayError(error) || error.class === "interrupted") throw error;
        problem ??= `${prompt}: ${error.message}`;
      }
    }
    return { label, commit, questions, problem, close: () => repository.close() };
  } catch (error) {
    repository.close();
    throw error;
  }
}

/**
 * A base that asks what the head asks can excuse no failure: with it a red evaluation would be green by itself. What
 * only the head has is no difference from the base. Neither can one that did not pass itself, or of which nobody knows:
 * the next push would excuse what broke with the last.
 */
export async function whyNothingIsExcused(
  { commit, questions }: Pick<Base, "commit" | "questions">,
  head: string | null,
  ofHead: readonly Question[],
  store: Store,
): Promise<ExcusesNothing | undefined> {
  if (commit === head) return "same-commit";
  const differs = ofHead.some((question) => {
    const [onBase] = questions.get(caseId(question)) ?? [];
    return onBase !== undefined && onBase.request.digest !== question.request.digest;
  });
  if (!differs) return "same-requests";
  return (await didCommitPass(store, commit)) ? undefined : "not-passed";
}
