/**
 * The bundle that `/slipway approve ENV` without a digest means: what the environment before released from the head of
 * the pull request. It is resolved through the store, whose clock says whether the head moved after the comment: what
 * was released later was not what the person saw.
 */
import { gatesErrors } from "../../gates/errors.ts";
import type { StoredComment } from "../../github/comments.ts";
import type { GithubEvent } from "../../github/event.ts";
import { readPullRequest } from "../../github/pull-requests.ts";
import type { RepositoryAccess } from "../../github/repository.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { history } from "../../releases/history.ts";
import type { ReleaseRecord } from "../../releases/record.ts";
import { type OpenEnvironment, openIn } from "../releases/open.ts";
import { environmentBefore } from "./candidate.ts";
import { requireApprovals } from "./decide.ts";
import type { PolicyInForce } from "./policy-in-force.ts";

/** Releases that are looked through for the commit. */
const mostReleases = 100;

export interface HeadRequest {
  readonly open: OpenEnvironment;
  readonly inForce: PolicyInForce;
  readonly event: Extract<GithubEvent, { kind: "issue_comment" }>;
  readonly comment: StoredComment;
  readonly access: RepositoryAccess;
  readonly context: CommandContext;
  /** False for a withdrawal, which may always leave the digest out. */
  readonly isApproval: boolean;
}

/** @throws SW0704 where the policy wants the digest or there is no head, SW0705 where the head has moved. */
export async function digestOfHead(request: HeadRequest): Promise<{ readonly bundle: Digest; readonly head: string }> {
  const { open, inForce, event, access, isApproval } = request;
  const environment = open.environment.name;
  const before = environmentBefore({ open, source: inForce.source });
  const wantsDigest = isApproval && requireApprovals(inForce.options.policy, environment).digest === "full";
  if (wantsDigest || before === undefined) {
    throw gatesErrors.create("SW0704", {
      message: `The digest is missing: an approval for ${environment} names the bundle by all 64 digits.`,
      next: `Write \`/slipway approve ${environment} sha256:…\` with the digest that you looked at${before === undefined ? "" : `; \`slipway gate ${environment}\` shows the one that ${before} has`}.`,
    });
  }
  const pull = event.issue.isPullRequest ? await readPullRequest(access, event.issue.number) : undefined;
  if (pull === undefined) {
    throw gatesErrors.create("SW0704", {
      message: "The digest is missing, and only a pull request has a head that it could be found with.",
      next: `Write the command with the digest: \`/slipway approve ${environment} sha256:…\`.`,
    });
  }
  const heads = [pull.head.sha, ...(pull.mergeCommit === undefined ? [] : [pull.mergeCommit])];
  const releases = await releasesOf(request, before, heads);
  return chosen(releases, request, before, pull.head.sha);
}

async function releasesOf(
  { inForce, context, open }: HeadRequest,
  before: string,
  heads: readonly string[],
): Promise<readonly ReleaseRecord[]> {
  const place = await openIn(inForce.source.project, before, "read", context, open);
  try {
    const found = await history({ store: place.store, environment: before, limit: mostReleases });
    return found.releases
      .map(({ record }) => record)
      .filter(
        ({ continues, source }) =>
          continues === undefined && source.commit !== null && source.changed !== true && heads.includes(source.commit),
      );
  } finally {
    await place.store.close();
  }
}

function chosen(
  releases: readonly ReleaseRecord[],
  { comment, event, open }: HeadRequest,
  before: string,
  head: string,
): { readonly bundle: Digest; readonly head: string } {
  const number = event.issue.number;
  const write = `Look at the report and write \`/slipway approve ${open.environment.name} sha256:…\`.`;
  if (releases.length === 0) {
    throw gatesErrors.create("SW0705", {
      message: `${before} has released nothing from the head of pull request ${number} (${head.slice(0, 12)}).`,
      next: `Wait until it is released in ${before}, then write a new comment.`,
    });
  }
  const seen = releases.filter(({ createdAt }) => Date.parse(createdAt) <= comment.createdAt.getTime());
  const [newest] = seen;
  if (newest === undefined || newest.source.commit === null) {
    throw gatesErrors.create("SW0705", {
      message: `The head of pull request ${number} moved: what ${before} has from it was released after the comment was written.`,
      next: write,
    });
  }
  if (new Set(releases.map(({ bundle }) => bundle)).size > 1) {
    throw gatesErrors.create("SW0705", {
      message: `${before} has released different bundles from the head of pull request ${number}, and it is not clear which one is meant.`,
      next: write,
    });
  }
  return { bundle: newest.bundle, head: newest.source.commit };
}
