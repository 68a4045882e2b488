/**
 * Whose credentials a command works with. Keys or a profile that somebody put into the environment are a choice, and are
 * used. Where there are none, a job of GitHub Actions takes the role of each environment that it touches, cut down to the
 * command at hand. Anywhere else the standard chain of AWS holds, as on a laptop.
 */
import { areCredentialsChosen, type CredentialProvider } from "../../aws/credentials.ts";
import { idTokenSource } from "../../aws/oidc-token.ts";
import { type SessionWork, sessionPolicies } from "../../aws/session-policies.ts";
import { resolveRegion } from "../../aws/settings.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Environment, Project } from "../../project/project.ts";
import { policyInputOf } from "./policy-input.ts";

/**
 * The role for one kind of work in an environment: one of `roles:` where it has one for it, else `role:`. Undefined where
 * slipway.yaml names neither.
 */
export function roleFor(environment: Pick<Environment, "role" | "roles">, work: SessionWork): string | undefined {
  switch (work) {
    case "prune":
      return environment.roles?.pruner ?? environment.role;
    case "approve":
      return environment.roles?.approver ?? environment.role;
    case "evaluate":
      return environment.roles?.evaluator ?? environment.role;
    default:
      return environment.role;
  }
}

/** An environment for whose sake another one is read, and what is being done there. */
export interface Reader {
  readonly environment: Environment;
  readonly work: SessionWork;
}

/**
 * Credentials of the environment's role where this job can take it; undefined where the standard chain is to be asked. The
 * role is taken at the first request and not before. `reader` is the one for whose sake this one is read.
 */
export async function roleCredentials(
  project: Project,
  environment: Environment,
  work: SessionWork,
  context: CommandContext,
  reader?: Reader,
): Promise<CredentialProvider | undefined> {
  const role = (await roleOfReader(project, environment, context, reader)) ?? roleFor(environment, work);
  const source = idTokenSource(context.environment);
  if (role === undefined || source === undefined || environment.store.address.kind !== "s3") return undefined;
  if (areCredentialsChosen(context.environment)) {
    context.progress.debug(`${environment.name}: credentials of the environment are used; ${role} is not taken.`);
    return undefined;
  }
  const policies = sessionPolicies(await policyInputOf(project, environment, {}, context.environment), work);
  if (policies.length === 0) {
    context.progress.debug(
      `${environment.name}: no session policy is short enough; the role's own policy is the bound.`,
    );
  }
  const { webIdentityCredentials } = await import("../../aws/take-role.ts");
  return webIdentityCredentials({
    role,
    region: await resolveRegion(environment.region, context.environment, environment.endpoint !== undefined),
    audience: environment.audience,
    sessionName: sessionNameOf(work, context.environment),
    sessionPolicies: policies,
    accounts: environment.accounts,
    source,
    ...(await takingIn(context)),
  });
}

/**
 * A job runs in one GitHub environment, and the role of another one does not trust it. So what comes before an environment
 * is read with that environment's own role, whose policy allows it where both are in one account and region.
 */
async function roleOfReader(
  project: Project,
  environment: Environment,
  context: CommandContext,
  reader: Reader | undefined,
): Promise<string | undefined> {
  if (reader === undefined || reader.environment.after !== environment.name) return undefined;
  const role = roleFor(reader.environment, reader.work);
  if (role === undefined || idTokenSource(context.environment) === undefined) return undefined;
  if (reader.environment.store.address.kind !== "s3") return undefined;
  const { source } = await policyInputOf(project, reader.environment, {}, context.environment);
  return source === undefined ? undefined : role;
}

/** What taking a role needs of the process. */
export async function takingIn(context: CommandContext) {
  const { readCertificates } = await import("../../aws/certificates.ts");
  return {
    environment: context.environment,
    certificates: await readCertificates(context.environment),
    signal: context.signal,
    registerSecret: (secret: string) => context.redaction.hide(secret),
    debug: (text: string) => context.progress.debug(text),
  };
}

/** Names the work and the run, so that CloudTrail leads to the job: `slipway-deploy-1234567890-1`. */
export function sessionNameOf(work: string, variables: CommandContext["environment"]): string {
  const run = variables["GITHUB_RUN_ID"] ?? "local";
  const name = `slipway-${work}-${run}-${variables["GITHUB_RUN_ATTEMPT"] ?? "1"}`;
  // STS takes letters, digits and a few signs, at most 64.
  return name.replace(/[^\w+=,.@-]/g, "-").slice(0, 64);
}
