/** What the fake GitHub remembers. Tests read and change it directly; the endpoints do the same over HTTP. */
import { createHash } from "node:crypto";

export type Role = "admin" | "maintain" | "write" | "triage" | "read";

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Bot" | "Organization";
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  /** GitHub's account of the author, where the address is known to it. */
  readonly author: User | undefined;
  readonly committer: User | undefined;
  readonly parents: readonly string[];
  readonly at: Date;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  draft: boolean;
  readonly author: User;
  readonly head: { readonly repository: Repository; readonly ref: string; sha: string };
  readonly base: { readonly ref: string; sha: string };
  readonly createdAt: Date;
  readonly reviews: Review[];
  readonly files: { readonly filename: string; readonly status: "added" | "modified" | "removed" | "renamed" }[];
}

export interface Review {
  readonly id: number;
  readonly author: User;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  readonly body: string;
  readonly commit: string;
  readonly at: Date;
}

export interface Comment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly author: User;
  body: string;
  /** Reason of minimizing: `OUTDATED`. */
  minimized: string | undefined;
  readonly createdAt: Date;
  updatedAt: Date;
  /** Written by an app in somebody's name. */
  viaApp?: boolean;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly transient: boolean;
  readonly production: boolean;
  readonly creator: User;
  readonly createdAt: Date;
  readonly statuses: DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly creator: User;
  readonly at: Date;
}

export interface Release {
  readonly id: number;
  tag: string;
  target: string;
  name: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  readonly author: User;
  readonly createdAt: Date;
  readonly assets: ReleaseAsset[];
}

export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly uploader: User;
  readonly at: Date;
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly reviewers: User[];
  readonly waitMinutes: number;
  readonly protectedBranchesOnly: boolean;
}

export interface WorkflowRun {
  readonly id: number;
  attempt: number;
  readonly name: string;
  /** `.github/workflows/check.yml`. */
  readonly path: string;
  readonly event: string;
  status: "queued" | "in_progress" | "waiting" | "completed";
  conclusion: string | null;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: Repository;
  readonly actor: User;
  readonly createdAt: Date;
  readonly artifacts: Artifact[];
  /** Reviews of environments. */
  readonly approvals: {
    environments: string[];
    state: "approved" | "rejected" | "pending";
    user: User;
    comment: string;
  }[];
  /** Names of environments that wait for a review. */
  readonly pending: string[];
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

export interface CheckRun {
  readonly id: number;
  readonly headSha: string;
  name: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  detailsUrl: string | null;
  externalId: string | null;
  readonly startedAt: Date;
  completedAt: Date | null;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly context: string;
  readonly creator: User;
  readonly at: Date;
}

export interface TagObject {
  readonly sha: string;
  readonly tag: string;
  readonly message: string;
  readonly object: { readonly sha: string; readonly type: string };
  readonly tagger: { readonly name: string; readonly email: string; readonly date: string };
}

export interface Sarif {
  readonly id: string;
  readonly commit: string;
  readonly ref: string;
  /** As it was sent: gzip and base64. */
  readonly sarif: string;
}

export interface Dispatch {
  readonly kind: "repository_dispatch" | "workflow_dispatch";
  /** The event's type, or the workflow's file. */
  readonly name: string;
  readonly ref: string | undefined;
  readonly payload: unknown;
  readonly by: User;
}

/** A push or merge as GitHub records it. */
export interface Activity {
  readonly actor: User;
  /** `refs/heads/main`. */
  readonly ref: string;
  readonly after: string;
  readonly type: "push" | "force_push" | "branch_creation" | "pr_merge";
  readonly at: Date;
}

export interface Repository {
  readonly id: number;
  readonly owner: User;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** What it is a fork of. */
  readonly parent: Repository | undefined;
  readonly collaborators: Map<string, Role>;
  readonly pulls: Map<number, PullRequest>;
  readonly comments: Map<number, Comment>;
  readonly commits: Map<string, Commit>;
  /** `refs/heads/main` to a commit or a tag object. */
  readonly refs: Map<string, string>;
  readonly tagObjects: Map<string, TagObject>;
  readonly checkRuns: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly deployments: Deployment[];
  readonly releases: Release[];
  readonly environments: Environment[];
  readonly runs: WorkflowRun[];
  readonly dispatches: Dispatch[];
  readonly sarifs: Sarif[];
  /** Files by commit and path: `<sha>:slipway.yaml`. */
  readonly contents: Map<string, Uint8Array>;
  readonly activity: Activity[];
  readonly alerts: { readonly tool: string; readonly state: "open" | "fixed" }[];
  /** False where code scanning is not switched on. */
  scanning: boolean;
  readonly reactions: { readonly comment: number; readonly content: string; readonly by: User }[];
  readonly attestations: { readonly digest: string; readonly bundle: unknown }[];
}

export interface Token {
  readonly user: User;
  /** A user's token may ask who it is; an installation's (`GITHUB_TOKEN`) may not. */
  readonly kind: "installation" | "user";
  /** By the names of GitHub's headers: `pull_requests`, `contents`, `security_events`. */
  readonly permissions: Readonly<Record<string, "read" | "write">>;
}

/** All of it, with a clock that moves one second at each write. */
export class World {
  readonly users = new Map<string, User>();
  readonly repositories = new Map<string, Repository>();
  readonly tokens = new Map<string, Token>();
  /** Members by `organization/team`, all in lower case. */
  readonly teams = new Map<string, Set<string>>();
  #nextId = 1_000;
  #time: number;

  constructor(start: Date) {
    this.#time = start.getTime();
  }

  id(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  now(): Date {
    return new Date(this.#time);
  }

  tick(milliseconds = 1_000): Date {
    this.#time += milliseconds;
    return this.now();
  }

  user(login: string, type: User["type"] = "User", id?: number): User {
    const known = this.users.get(login.toLowerCase());
    if (known !== undefined) return known;
    const user: User = { id: id ?? this.id(), login, type };
    this.users.set(login.toLowerCase(), user);
    return user;
  }

  repository(fullName: string): Repository {
    const found = this.repositories.get(fullName.toLowerCase());
    if (found === undefined) throw new Error(`The fake has no repository ${fullName}.`);
    return found;
  }

  /** A commit's hash made from what it holds, so that the same steps give the same hashes. */
  shaOf(...parts: readonly string[]): string {
    return createHash("sha1").update(parts.join("\0")).digest("hex");
  }
}

export function fullNameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** The commit that a branch, a tag or a hash names, as GitHub's `{ref}` does. */
export function commitAt(repository: Repository, ref: string): Commit | undefined {
  const bare = ref.replace(/^(?:refs\/)?(?:heads|tags)\//, "");
  const sha = repository.refs.get(`refs/heads/${bare}`) ?? repository.refs.get(`refs/tags/${bare}`) ?? ref;
  return repository.commits.get(repository.tagObjects.get(sha)?.object.sha ?? sha);
}
