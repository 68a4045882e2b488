/** The policy that holds, the environment that keeps answers, and a session to ask with: what `run` and `evaluate` begin with. */
import { problemOfModel } from "../../models/build-request.ts";
import { modelsErrors } from "../../models/errors.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Project } from "../../project/project.ts";
import type { AnswersEnvironment } from "./open-environment.ts";
import { type AskingPolicy, type ModelPolicy, modelPolicyOf, ownAsking } from "./policy.ts";
import { type ModelSession, openModelSession } from "./session.ts";
import { refuseTrackedAnswers } from "./tracked-answers.ts";

export interface ModelInputs {
  readonly environment: string | undefined;
  readonly offline: boolean;
  readonly model: string | undefined;
}

export interface OpenModels {
  readonly session: ModelSession;
  readonly environment: AnswersEnvironment | undefined;
  /** Absent where nothing can cost and nothing is stored. */
  readonly budget: ModelPolicy["budget"];
  /** From slipway.yaml, where it may be believed. */
  readonly batch: ModelPolicy["batch"];
  close(): Promise<void>;
}

/** @throws SW1102 for `model`, SW0203 for the environment, what opening its store throws, and what `modelPolicyOf` throws, and SW1115. */
export async function openModels(project: Project, inputs: ModelInputs, context: CommandContext): Promise<OpenModels> {
  const { offline, model } = inputs;
  // Offline nothing costs and nothing is stored, so nobody needs to be asked what may be.
  const policy = offline && inputs.environment === undefined ? undefined : await modelPolicyOf(project, context);
  if (model !== undefined) refuseModel(model, policy?.asking ?? ownAsking(project));
  if (policy?.budget?.month !== undefined && inputs.environment === undefined) {
    context.progress.note(
      "`models.budget.month` counts what runs with --environment ask, whose store keeps the ledger: this run is not counted.",
    );
  }
  const environment =
    inputs.environment === undefined || policy === undefined
      ? undefined
      : await (await import("./open-environment.ts")).openForAnswers(project, inputs.environment, policy, context);
  if (environment === undefined) await refuseTrackedAnswers(project, context);
  const session = openModelSession(
    project,
    {
      environment,
      credentials: environment?.credentials,
      offline,
      model,
      prices: policy?.prices,
      asking: policy?.asking,
    },
    context,
  );
  return {
    session,
    environment,
    budget: policy?.budget,
    batch: policy?.batch,
    async close() {
      session.close();
      await environment?.store.close();
    },
  };
}

/** What is wrong with `--model` is said once, and of the flag: no prompt can mend it. */
function refuseModel(model: string, { provider, exec }: AskingPolicy): void {
  const problem = problemOfModel(model, { provider: provider ?? "bedrock", command: exec?.command });
  if (problem === undefined) return;
  throw modelsErrors.create("SW1102", { message: `--model: ${problem.message}`, next: problem.help });
}
