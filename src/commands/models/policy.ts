/**
 * What a change may not decide about itself: how much asking may cost, what a model costs, who is asked, by which
 * command with which variables, through which place in S3, and whose answers count. In a workflow these come from the default branch (THREATS: a change under review cannot weaken its own review); on a laptop
 * the working tree's hold.
 */
import type { PriceTable } from "../../models/prices.ts";
import type { ProviderName } from "../../models/request.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { configFileName, type Project } from "../../project/project.ts";
import type { DefaultBranch } from "../gates/default-branch.ts";

export type ExecSettings = NonNullable<NonNullable<Project["config"]["models"]>["exec"]>;

/** Where batch jobs work, and the role that they work with. */
export type BatchSettings = NonNullable<NonNullable<Project["config"]["models"]>["batch"]>;

/** Who answers where a prompt says nothing, and the command that answers for `exec`. */
export interface AskingPolicy {
  readonly provider: ProviderName | undefined;
  readonly exec: ExecSettings | undefined;
  /** False in a workflow that does not know its default branch: the command is the working tree's, and is not started. */
  readonly trusted: boolean;
}

export interface ModelPolicy {
  readonly budget: { readonly run?: number; readonly month?: number } | undefined;
  readonly prices: PriceTable;
  /** Where batch jobs work; undefined also where the default branch is not known, for what is asked goes there. */
  readonly batch: BatchSettings | undefined;
  readonly asking: AskingPolicy;
  /** Providers whose answers count in an environment; undefined for the default. */
  answersOf(environment: string): readonly string[] | undefined;
}

/**
 * The policy that holds for a run of this project.
 *
 * @throws SW0702 where the default branch's slipway.yaml is not sound.
 */
export async function modelPolicyOf(project: Project, context: CommandContext): Promise<ModelPolicy> {
  if (!isOnRunner(context.environment)) return policyOf(project);
  const [{ folderInRepository }, { projectAt }] = await Promise.all([
    import("../gates/default-branch.ts"),
    import("../gates/policy-source.ts"),
  ]);
  const prefix = project.configFile === undefined ? undefined : await folderInRepository(project.root, context);
  const found = prefix === undefined ? undefined : await defaultBranchOf(project, context);
  const bytes = await found?.read(`${prefix}${configFileName}`);
  if (found === undefined || bytes === undefined) {
    const own = policyOf(project);
    const words =
      "Budget and prices are those of the working tree: the default branch's slipway.yaml is not known here (GITHUB_TOKEN with `contents: read`, or a checkout with `fetch-depth: 0`).";
    if (own.budget === undefined) context.progress.debug(words);
    else context.progress.note(words);
    return { ...own, batch: undefined, asking: { ...own.asking, trusted: false } };
  }
  const policy = policyOf(await projectAt(found, bytes, project));
  const own = policyOf(project);
  if (JSON.stringify([policy.budget, policy.prices]) !== JSON.stringify([own.budget, own.prices])) {
    context.progress.note(
      `Budget and prices are those of ${found.branch}: what slipway.yaml says here counts when it is there.`,
    );
  }
  if (JSON.stringify(policy.batch) !== JSON.stringify(own.batch)) {
    context.progress.note(
      `\`models.batch\` is that of ${found.branch}: what slipway.yaml says here counts when it is there.`,
    );
  }
  if (JSON.stringify(policy.asking) !== JSON.stringify(own.asking)) {
    context.progress.note(
      `\`models.provider\` and \`models.exec\` are those of ${found.branch}: what slipway.yaml says here counts when it is there.`,
    );
  }
  return policy;
}

/** By GitHub's API, else as git here knows it: while GitHub is out of reach, models can be asked all the same. */
async function defaultBranchOf(project: Project, context: CommandContext): Promise<DefaultBranch | undefined> {
  try {
    const { remoteDefaultBranch } = await import("../gates/remote-branch.ts");
    const remote = await remoteDefaultBranch(context);
    if (remote !== undefined) return remote;
  } catch (error) {
    if (!isSlipwayError(error) || error.class !== "outside") throw error;
    context.progress.debug(`The default branch is not read through GitHub's API: ${error.message}`);
  }
  return (await import("../gates/default-branch.ts")).localDefaultBranch(project.root, context);
}

/** What the project's own slipway.yaml says, for a laptop and for reading kept answers. */
export function ownAsking(project: Project): AskingPolicy {
  const { provider, exec } = project.config.models ?? {};
  return { provider, exec, trusted: true };
}

function policyOf(project: Project): ModelPolicy {
  const { budget, prices, batch } = project.config.models ?? {};
  return {
    budget,
    batch,
    prices: prices ?? {},
    asking: ownAsking(project),
    answersOf: (environment) => project.environments.get(environment)?.answers,
  };
}
