/**
 * Reviews of a GitHub environment. A reviewer lets a job of a run go on and names no bundle, so a review counts only
 * where an earlier job of the same run has announced which bundle the run is about to release, and no other.
 */
import type { ApprovalRecord, LiveMention } from "../../gates/approval.ts";
import type { CheckedApproval, Reading } from "../../gates/facts.ts";
import {
  addDeploymentStatus,
  createDeployment,
  listDeployments,
  type StoredDeployment,
} from "../../github/deployments.ts";
import type { RepositoryAccess } from "../../github/repository.ts";
import { type EnvironmentApproval, listEnvironmentApprovals } from "../../github/workflow-runs.ts";
import { type Digest, isDigest } from "../../platform/digest.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../../platform/json.ts";

const announcementFormat = "slipway/announcement/v1";

export interface GithubRunId {
  readonly id: number;
  readonly attempt: number;
}

/** What a run is about to release, as its deployment on GitHub says it. */
export interface Announcement {
  readonly environment: string;
  readonly store: string;
  readonly bundle: Digest;
  readonly version: string;
  readonly policy: Digest;
  readonly live: LiveMention | null;
}

/** The run that this job belongs to, or undefined. */
export function runOf(environment: Readonly<Record<string, string | undefined>>): GithubRunId | undefined {
  const number = (name: string) => {
    const text = environment[name] ?? "";
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
  };
  const id = number("GITHUB_RUN_ID");
  return id === undefined ? undefined : { id, attempt: number("GITHUB_RUN_ATTEMPT") ?? 1 };
}

/** Records a deployment that names the bundle, for reviewers to see and for the gate to find. */
export async function announce(
  access: RepositoryAccess,
  run: GithubRunId,
  announcement: Announcement,
  commit: string,
): Promise<void> {
  const { environment, version, bundle } = announcement;
  const deployment = await createDeployment(access, {
    ref: commit,
    environment,
    description: `${version} (${bundle.slice(0, 19)}) waits for the gate`,
    production: true,
    payload: {
      id: `${run.id}-${run.attempt}-${bundle.slice(7, 19)}`,
      format: announcementFormat,
      run: run.id,
      attempt: run.attempt,
      store: announcement.store,
      environment,
      bundle,
      version,
      policy: announcement.policy,
      live: announcement.live === null ? null : { ...announcement.live },
    },
  });
  await addDeploymentStatus(access, deployment.id, { state: "queued", description: "Waits for the gate" });
}

export interface ReviewRequest {
  readonly access: RepositoryAccess;
  readonly run: GithubRunId;
  readonly environment: string;
  readonly bundle: Digest;
  /** Milliseconds. */
  readonly expires: number;
  /** The store's clock: GitHub's may be a little ahead. */
  readonly now: Date;
  /** `https://github.com/owner/name` */
  readonly url: string;
  check(login: string, id: string): Promise<CheckedApproval["check"]>;
}

/** Approving reviews of this run, as approvals of what the run announced. */
export async function reviewApprovals(request: ReviewRequest): Promise<Reading<readonly CheckedApproval[]>> {
  const { access, run, environment } = request;
  const reviews = (await listEnvironmentApprovals(access, run.id)).filter(
    ({ state, environments }) => state === "approved" && environments.includes(environment),
  );
  if (reviews.length === 0) return { known: true, value: [] };
  const announced = (await listDeployments(access, environment)).flatMap(
    (deployment) => announcementIn(deployment, run) ?? [],
  );
  const own = announced.find(({ attempt }) => attempt === run.attempt);
  // GitHub does not say for which attempt a review was given: one digest in all of them leaves no doubt.
  const others = announced.filter(({ announcement }) => announcement.bundle !== own?.announcement.bundle);
  const approvals: CheckedApproval[] = [];
  for (const { user } of reviews) {
    if (user === undefined || user.type !== "User" || own === undefined) continue;
    const record = recordOf(request, own, { login: user.login, id: String(user.id) });
    const check: CheckedApproval["check"] =
      others.length > 0
        ? {
            sound: false,
            why: "reviewed a run that announced different bundles, and it is not clear which one was meant",
          }
        : await request.check(user.login, String(user.id));
    approvals.push({ record, check });
  }
  if (own === undefined) return { known: true, value: unannounced(request, reviews) };
  return { known: true, value: approvals };
}

interface Announced {
  readonly attempt: number;
  readonly announcement: Announcement;
  readonly at: Date;
}

/** Only the workflow itself announces: a deployment that a person made is none of the run's. */
function announcementIn(
  { payload, creator, createdAt, environment }: StoredDeployment,
  run: GithubRunId,
): Announced | undefined {
  if (creator?.type !== "Bot" || !isJsonObject(payload) || ownProperty(payload, "format") !== announcementFormat)
    return undefined;
  const text = (name: string): string => {
    const value = ownProperty(payload, name);
    return typeof value === "string" ? value : "";
  };
  const [bundle, policy, attempt] = [text("bundle"), text("policy"), ownProperty(payload, "attempt")];
  if (ownProperty(payload, "run") !== run.id || typeof attempt !== "number" || !isDigest(bundle) || !isDigest(policy))
    return undefined;
  if (text("environment") !== environment) return undefined;
  const live = liveOf(ownProperty(payload, "live"));
  return {
    attempt,
    at: createdAt,
    announcement: { environment, store: text("store"), bundle, version: text("version"), policy, live },
  };
}

function liveOf(value: unknown): LiveMention | null {
  if (!isJsonObject(value)) return null;
  const member = (name: string) => ownProperty(value as JsonObject, name);
  const [seq, version, bundle] = [member("seq"), member("version"), member("bundle")];
  return typeof seq === "number" && typeof version === "string" && isDigest(bundle) ? { seq, version, bundle } : null;
}

function recordOf(
  { run, expires, url, access, now }: ReviewRequest,
  { announcement, at }: Announced,
  who: { readonly login: string; readonly id: string },
): ApprovalRecord {
  return {
    format: "slipway/approval/v1",
    kind: "approval",
    id: `review-${run.id}-${run.attempt}-${who.id}`,
    ...announcement,
    who: { kind: "github", ...who },
    source: {
      kind: "review",
      url: `${url}/actions/runs/${run.id}`,
      repository: `${access.repository.owner}/${access.repository.name}`,
      run: run.id,
      attempt: run.attempt,
    },
    shown: { url: `${url}/actions/runs/${run.id}`, digest: null },
    // GitHub tells no time of a review; the announcement came before it, so that an expiry is never too late.
    createdAt: new Date(Math.min(at.getTime(), now.getTime())).toISOString(),
    expiresAt: new Date(at.getTime() + expires).toISOString(),
  };
}

function unannounced(request: ReviewRequest, reviews: readonly EnvironmentApproval[]): readonly CheckedApproval[] {
  const at = new Date(0);
  const nothing: Announcement = {
    environment: request.environment,
    store: "",
    bundle: request.bundle,
    version: "",
    policy: request.bundle,
    live: null,
  };
  return reviews.flatMap(({ user }) =>
    user === undefined
      ? []
      : [
          {
            record: recordOf(
              request,
              { attempt: request.run.attempt, announcement: nothing, at },
              { login: user.login, id: String(user.id) },
            ),
            check: {
              sound: false,
              why: "reviewed a run that announced no bundle: run `slipway gate ENV --announce` in an earlier job",
            },
          } satisfies CheckedApproval,
        ],
  );
}
