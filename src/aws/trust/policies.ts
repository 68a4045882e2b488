/**
 * Trust policies: who may take a role. For jobs of GitHub Actions they bind the repository by id, the default branch, the
 * GitHub environment and the workflow that runs; never a workflow's display name, which anybody may choose.
 */
import type { Condition } from "../policy-statements.ts";

export interface TrustStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal:
    | { readonly Federated: string }
    | { readonly AWS: string | readonly string[] }
    | { readonly Service: string };
  readonly Action: string | readonly string[];
  readonly Condition?: Condition;
}

export interface TrustPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly TrustStatement[];
}

/** Which jobs of GitHub Actions a role trusts. */
export interface JobTrust {
  /** Twelve digits: where the role and the provider are. */
  readonly account: string;
  readonly partition: string;
  /** `token.actions.githubusercontent.com`, or that of a server of one's own. */
  readonly provider: string;
  readonly audience: string;
  /** `acme/prompts`. */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
  /** Names of the GitHub environments. */
  readonly environments: readonly string[];
  /** Default branch: `main`. */
  readonly branch: string;
  /** Pattern of tags that reach this environment too: `v*`. Undefined for the default branch only. */
  readonly tags: string | undefined;
  /** `acme/prompts/.github/workflows/release.yml`, each with `@ref` where it is called from elsewhere. */
  readonly workflows: readonly string[];
}

/**
 * Claims of GitHub that STS compares, besides `aud`, `sub` and `amr`. Source: IAM user guide, "Available keys for AWS OIDC
 * federation", since January 2026, in the public partition. Every other claim is missing in a condition, whatever the
 * token says.
 */
export const githubConditionClaims: readonly string[] = [
  "actor",
  "actor_id",
  "enterprise_id",
  "environment",
  "job_workflow_ref",
  "ref",
  "repository",
  "repository_id",
  "workflow",
];

/** Where STS offers no more than the standard claims, the subject alone binds: repository and environment. */
export function offersGithubClaims(partition: string, provider: string): boolean {
  return partition === "aws" && /^token\.actions\.githubusercontent\.com(?:\/|$)/.test(provider);
}

/** Both forms of `sub` for jobs in the environments. */
function jobSubjects(trust: JobTrust): readonly string[] {
  const [owner = "", name = ""] = trust.repository.split("/");
  return trust.environments.flatMap((environment) => {
    // GitHub writes a colon inside a value as %3A.
    const context = `environment:${environment.replaceAll(":", "%3A")}`;
    return [
      `repo:${owner}/${name}:${context}`,
      `repo:${owner}@${trust.ownerId}/${name}@${trust.repositoryId}:${context}`,
    ];
  });
}

/**
 * Lets in jobs of the repository, by its id, on the branch and the tags, out of the workflows and the GitHub
 * environments that are named, and no others. Outside of the partition `aws` only `aud` and `sub` are bound: STS offers
 * no other claims of GitHub there.
 */
export function jobTrustPolicy(trust: JobTrust): TrustPolicy {
  const { provider, branch, tags } = trust;
  const key = (claim: string): string => `${provider}:${claim}`;
  const refs = [`refs/heads/${branch}`, ...(tags === undefined ? [] : [`refs/tags/${tags}`])];
  const workflows = trust.workflows.flatMap((path) =>
    path.includes("@") ? [path] : refs.map((ref) => `${path}@${ref}`),
  );
  const bound = { [key("ref")]: oneOrAll(refs), [key("job_workflow_ref")]: oneOrAll(workflows) };
  const equal = { [key("aud")]: trust.audience, [key("sub")]: jobSubjects(trust) };
  const byId = { ...equal, [key("repository_id")]: trust.repositoryId };
  const isPattern = [...refs, ...workflows].some((value) => /[*?]/.test(value));
  const Condition: Condition = !offersGithubClaims(trust.partition, provider)
    ? { StringEquals: equal }
    : isPattern
      ? { StringEquals: byId, StringLike: bound }
      : { StringEquals: { ...byId, ...bound } };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "JobsOfThisEnvironment",
        Effect: "Allow",
        Principal: { Federated: `arn:${trust.partition}:iam::${trust.account}:oidc-provider/${provider}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition,
      },
    ],
  };
}

/** For applications: principals of AWS take the role by their own identity. */
export function principalTrustPolicy(principals: readonly string[]): TrustPolicy {
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Applications", Effect: "Allow", Principal: { AWS: oneOrAll(principals) }, Action: "sts:AssumeRole" },
    ],
  };
}

function oneOrAll(values: readonly string[]): string | readonly string[] {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : values;
}
