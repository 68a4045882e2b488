/** What `iam` and `setup` begin with: an environment of slipway.yaml, and what flags say that it leaves open. */
import { awsErrors } from "../../aws/errors.ts";
import type { PolicyInput } from "../../aws/policies.ts";
import type { CommandContext } from "../../platform/command.ts";
import { findProject, soundProject } from "../../project/load.ts";
import { type Environment, environmentOf, type Project } from "../../project/project.ts";
import { calledModels } from "../models/called-models.ts";
import { policyInputOf, policyInputs } from "../releases/policy-input.ts";
import { trustInputs } from "./trust-inputs.ts";

/** Flags about what the roles may do, and about whom they trust. */
export const roleInputs = { ...policyInputs, ...trustInputs } as const;

export interface EnvironmentRoles {
  readonly project: Project;
  readonly environment: Environment;
  readonly policies: PolicyInput;
}

/**
 * The environment as policies see it. Asks nothing of AWS.
 *
 * @throws SW0916 for a folder, and where the ARN of a key cannot be written without the account.
 */
export async function readRoles(
  inputs: { readonly environment: string; readonly account: string | undefined; readonly model: readonly string[] },
  context: CommandContext,
): Promise<EnvironmentRoles> {
  const loaded = await findProject(context.cwd);
  const project = soundProject(loaded);
  const environment = environmentOf(project, inputs.environment);
  const models = inputs.model.length > 0 ? inputs.model : await calledModels(loaded, context);
  const wishes = { account: inputs.account, models };
  return { project, environment, policies: await policyInputOf(project, environment, wishes, context.environment) };
}

/**
 * The account of the roles, twelve digits.
 *
 * @throws SW0916 where nothing tells it, or it is no account.
 */
export function knownAccount({ environment, policies: { account } }: EnvironmentRoles): string {
  if (account !== undefined && /^[0-9]{12}$/.test(account)) return account;
  throw awsErrors.create("SW0916", {
    message:
      account === undefined
        ? `The AWS account of ${environment.name} is not known, and policies name it.`
        : `“${account}” is no AWS account.`,
    next: `Name it: \`accounts: ["111111111111"]\` of the environment in slipway.yaml, or --account.`,
    place: { file: "slipway.yaml" },
  });
}
