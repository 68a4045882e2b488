/**
 * Who else a trust policy lets in: jobs that differ from the one at hand in one way each are tried against it. What comes in
 * is a finding for a reviewer, with what to bind.
 */
import { type Claims, claimText } from "../oidc-claims.ts";
import { evaluateTrust, type TrustRequest } from "./evaluate.ts";
import type { ReadTrustPolicy } from "./read.ts";

export interface Stranger {
  /** Who gets in: a noun phrase. */
  readonly who: string;
  /** What keeps them out: a sentence. */
  readonly remedy: string;
  /** Whether the role is open to people outside of the repository's own review. */
  readonly grave: boolean;
}

interface Probe extends Stranger {
  /** The claims of such a job; undefined where the job at hand has none to change. */
  claims(job: Job): Readonly<Record<string, string | undefined>> | undefined;
}

interface Job {
  readonly owner: string;
  readonly name: string;
  /** Whether `sub` has ids. */
  readonly ids: boolean;
  readonly ownerId: string;
  readonly repositoryId: string;
  /** What follows the repository in `sub`. */
  readonly context: string;
  readonly workflow: string | undefined;
}

/** Names and ids that no real job has. */
const nobody = { owner: "slipway-probe-owner", name: "slipway-probe", id: "999999999999" } as const;

const probes: readonly Probe[] = [
  {
    who: "any repository on GitHub",
    remedy: "Bind sub to the repository and its environment.",
    grave: true,
    claims: (job) => ofRepository(job, nobody.owner, nobody.name, nobody.id, nobody.id),
  },
  {
    who: "every other repository of the same owner",
    remedy: "Bind sub to one repository, and repository_id where STS compares it.",
    grave: true,
    claims: (job) => ofRepository(job, job.owner, nobody.name, job.ownerId, nobody.id),
  },
  {
    who: "pull requests of the repository, whose code nobody has reviewed",
    remedy: "Bind sub to a GitHub environment or a branch.",
    grave: true,
    claims: (job) => ({
      sub: subject(job, job.owner, job.name, job.ownerId, job.repositoryId, ":pull_request"),
      ref: "refs/pull/1/merge",
      environment: undefined,
      event_name: "pull_request",
    }),
  },
  {
    who: "every branch of the repository",
    remedy: "Bind sub to a GitHub environment, or to the default branch.",
    grave: true,
    claims: (job) => ({
      sub: subject(job, job.owner, job.name, job.ownerId, job.repositoryId, ":ref:refs/heads/slipway-probe"),
      ref: "refs/heads/slipway-probe",
      environment: undefined,
    }),
  },
  {
    who: "other branches that run in the same GitHub environment",
    remedy: "Bind ref to the default branch, or limit the environment to protected branches on GitHub.",
    grave: false,
    claims: (job) => (job.context.startsWith(":environment:") ? { ref: "refs/heads/slipway-probe" } : undefined),
  },
  {
    who: "every workflow of the repository",
    remedy: "Bind job_workflow_ref to the workflow that releases.",
    grave: false,
    claims: (job) =>
      job.workflow === undefined
        ? undefined
        : { job_workflow_ref: job.workflow.replace(/[^/@]+(?=@|$)/, "slipway-probe.yml") },
  },
  {
    who: "a repository that is made anew under the same name",
    remedy: "Bind repository_id: ids are never given again.",
    grave: false,
    claims: (job) => (job.ids ? undefined : { repository_id: nobody.id, repository_owner_id: nobody.id }),
  },
];

/** Those who get in beside the job, the gravest first. Nobody where the job itself is not let in. */
export function strangersLetIn(policy: ReadTrustPolicy, request: TrustRequest): readonly Stranger[] {
  const job = jobOf(request.claims);
  if (job === undefined || evaluateTrust(policy, request).outcome !== "allowed") return [];
  return probes
    .filter((probe) => {
      const changes = probe.claims(job);
      if (changes === undefined) return false;
      const claims = changed(request.claims, changes);
      return evaluateTrust(policy, { ...request, claims }).outcome === "allowed";
    })
    .map(({ who, remedy, grave }) => ({ who, remedy, grave }));
}

/** Undefined for a `sub` that an organization has customized. */
function jobOf(claims: Claims): Job | undefined {
  const [, owner, ownerId, name, repositoryId, context] =
    /^repo:([^/@:]+)(?:@([0-9]+))?\/([^/@:]+)(?:@([0-9]+))?(:.+)$/.exec(claimText(claims, "sub") ?? "") ?? [];
  if (owner === undefined || name === undefined || context === undefined) return undefined;
  return {
    owner,
    name,
    ids: ownerId !== undefined,
    ownerId: ownerId ?? claimText(claims, "repository_owner_id") ?? "1",
    repositoryId: repositoryId ?? claimText(claims, "repository_id") ?? "1",
    context,
    workflow: claimText(claims, "job_workflow_ref"),
  };
}

function ofRepository(job: Job, owner: string, name: string, ownerId: string, repositoryId: string) {
  return {
    sub: subject(job, owner, name, ownerId, repositoryId, job.context),
    repository: `${owner}/${name}`,
    repository_id: repositoryId,
    repository_owner: owner,
    repository_owner_id: ownerId,
    ...(job.workflow === undefined
      ? {}
      : { job_workflow_ref: job.workflow.replace(`${job.owner}/${job.name}/`, `${owner}/${name}/`) }),
  };
}

function subject(
  { ids }: Job,
  owner: string,
  name: string,
  ownerId: string,
  repositoryId: string,
  context: string,
): string {
  return ids ? `repo:${owner}@${ownerId}/${name}@${repositoryId}${context}` : `repo:${owner}/${name}${context}`;
}

function changed(claims: Claims, changes: Readonly<Record<string, string | undefined>>): Claims {
  const copy = new Map(claims);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) copy.delete(name);
    else copy.set(name, value);
  }
  return copy;
}
