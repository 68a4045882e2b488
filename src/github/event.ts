/**
 * What started a workflow, read from `GITHUB_EVENT_PATH`: only the fields that Slipway uses, each checked and bounded.
 * Titles, bodies, branches and inputs are text of strangers. Source: "Webhook events and payloads" and "Events that
 * trigger workflows" in GitHub's documentation.
 */
import { isJsonObject } from "../platform/json.ts";
import { githubErrors } from "./errors.ts";
import {
  type Account,
  type CommitSha,
  type FieldRefusal,
  Fields,
  longestBody,
  longestName,
  type RepositoryName,
} from "./fields.ts";

export interface EventBase {
  /** `opened`, `synchronize`, `created`, …; empty where the event has none. */
  readonly action: string;
  /** Undefined for events that nobody sends, such as a schedule. */
  readonly sender: Account | undefined;
  readonly repository:
    | { readonly id: number; readonly name: RepositoryName; readonly defaultBranch: string }
    | undefined;
}

export type GithubEvent = EventBase &
  (
    | { readonly kind: "pull_request"; readonly target: boolean; readonly pullRequest: PullRequestFacts }
    | { readonly kind: "pull_request_review"; readonly pullRequest: PullRequestFacts; readonly review: ReviewFacts }
    | { readonly kind: "pull_request_review_comment"; readonly pullRequest: PullRequestFacts }
    | { readonly kind: "push"; readonly push: PushFacts }
    | { readonly kind: "issue_comment"; readonly issue: IssueFacts; readonly comment: CommentFacts }
    | { readonly kind: "workflow_dispatch"; readonly ref: string; readonly inputs: ReadonlyMap<string, string> }
    | { readonly kind: "workflow_run"; readonly run: WorkflowRunFacts }
    | { readonly kind: "merge_group"; readonly head: RefFacts; readonly base: RefFacts }
    | { readonly kind: "release"; readonly release: ReleaseFacts }
    | { readonly kind: "deployment"; readonly deployment: DeploymentFacts }
    /** Any other: `schedule`, `create`, … */
    | { readonly kind: "other"; readonly name: string }
  );

export interface RefFacts {
  readonly ref: string;
  readonly sha: CommitSha;
}

export interface PullRequestFacts {
  readonly number: number;
  readonly title: string;
  readonly draft: boolean;
  /** How many commits it has; undefined where the answer does not say. */
  readonly commits: number | undefined;
  readonly author: Account | undefined;
  /** `repository` is undefined where the fork was deleted. */
  readonly head: RefFacts & { readonly repository: RepositoryName | undefined };
  readonly base: RefFacts & { readonly repository: RepositoryName };
  /** Its head lies in another repository than its base, or in none any more. */
  readonly fromFork: boolean;
}

export interface ReviewFacts {
  readonly id: number;
  /** `approved`, `changes_requested`, `commented`, `dismissed`. */
  readonly state: string;
  readonly body: string;
  readonly author: Account | undefined;
  readonly commit: CommitSha | undefined;
}

export interface PushFacts {
  /** Full: `refs/heads/main`. */
  readonly ref: string;
  /** Zeros for a new ref. */
  readonly before: CommitSha;
  /** Zeros for a deleted ref. */
  readonly after: CommitSha;
  readonly created: boolean;
  readonly deleted: boolean;
  readonly forced: boolean;
}

export interface IssueFacts {
  readonly number: number;
  readonly title: string;
  readonly isPullRequest: boolean;
}

/** As the event saw it. It can have been edited or deleted since: a gate reads it again. */
export interface CommentFacts {
  readonly id: number;
  readonly body: string;
  readonly author: Account | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Written by a GitHub App, in somebody's name or its own. */
  readonly viaApp: boolean;
  /** Set by GitHub: `OWNER`, `MEMBER`, `COLLABORATOR`, `CONTRIBUTOR`, `NONE`, … It is no permission. */
  readonly association: string;
}

export interface WorkflowRunFacts {
  readonly id: number;
  readonly attempt: number;
  /** Chosen by whoever wrote the workflow: never a reason to trust it. */
  readonly name: string;
  /** File of the workflow: `.github/workflows/check.yml`. */
  readonly path: string;
  /** What started that run. */
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | undefined;
  readonly headSha: CommitSha;
  readonly headBranch: string;
  readonly headRepository: RepositoryName | undefined;
  readonly actor: Account | undefined;
}

export interface ReleaseFacts {
  readonly id: number;
  readonly tag: string;
  readonly name: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly target: string;
  readonly author: Account | undefined;
}

export interface DeploymentFacts {
  readonly id: number;
  readonly sha: CommitSha;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly creator: Account | undefined;
}

/** GitHub's payloads end at 25 MB. */
export const largestEvent = 26 * 1024 * 1024;

/**
 * The event of a name, from the text of its file.
 *
 * @throws SW1003 where it is not what GitHub sends.
 */
export function readEvent(name: string, text: string): GithubEvent {
  const event = fieldsOf(text);
  const base: EventBase = {
    action: event.optionalText("action") ?? "",
    sender: event.optionalAccount("sender"),
    repository: repositoryOf(event.optionalObject("repository")),
  };
  switch (name) {
    case "pull_request":
    case "pull_request_target":
      return {
        ...base,
        kind: "pull_request",
        target: name === "pull_request_target",
        pullRequest: pullRequestOf(event.object("pull_request")),
      };
    case "pull_request_review":
      return {
        ...base,
        kind: "pull_request_review",
        pullRequest: pullRequestOf(event.object("pull_request")),
        review: reviewOf(event.object("review")),
      };
    case "pull_request_review_comment":
      return {
        ...base,
        kind: "pull_request_review_comment",
        pullRequest: pullRequestOf(event.object("pull_request")),
      };
    case "push":
      return { ...base, kind: "push", push: pushOf(event) };
    case "issue_comment":
      return {
        ...base,
        kind: "issue_comment",
        issue: issueOf(event.object("issue")),
        comment: commentOf(event.object("comment")),
      };
    case "workflow_dispatch":
      return { ...base, kind: "workflow_dispatch", ref: event.text("ref"), inputs: inputsOf(event) };
    case "workflow_run":
      return { ...base, kind: "workflow_run", run: workflowRunOf(event.object("workflow_run")) };
    case "merge_group": {
      const group = event.object("merge_group");
      return {
        ...base,
        kind: "merge_group",
        head: { ref: group.text("head_ref"), sha: group.sha("head_sha") },
        base: { ref: group.text("base_ref"), sha: group.sha("base_sha") },
      };
    }
    case "release":
      return { ...base, kind: "release", release: releaseOf(event.object("release")) };
    case "deployment":
      return { ...base, kind: "deployment", deployment: deploymentOf(event.object("deployment")) };
    default:
      return { ...base, kind: "other", name };
  }
}

/**
 * The default branch of the repository that an event of any name is about, as it is written there; undefined where it
 * says none.
 *
 * @throws SW1003 for what is no JSON object.
 */
export function defaultBranchIn(text: string): string | undefined {
  return fieldsOf(text).optionalObject("repository")?.optionalText("default_branch");
}

function fieldsOf(text: string): Fields {
  if (text.length > largestEvent) throw refuse("It is larger than any event of GitHub.");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("It is no JSON.");
  }
  return new Fields(value, "", refuse);
}

const refuse: FieldRefusal = (message) =>
  githubErrors.create("SW1003", {
    message: `The event of this run cannot be read: ${message}`,
    next: "Check the file that GITHUB_EVENT_PATH names, and that GITHUB_EVENT_NAME is the name of that event.",
  });

function repositoryOf(fields: Fields | undefined): EventBase["repository"] {
  if (fields === undefined) return undefined;
  return {
    id: fields.count("id"),
    name: fields.repository("full_name"),
    defaultBranch: fields.optionalText("default_branch") ?? "",
  };
}

/** A pull request as events and the API describe it. */
export function pullRequestOf(fields: Fields): PullRequestFacts {
  const head = fields.object("head");
  const base = fields.object("base");
  const headRepository = head.optionalObject("repo");
  const baseRepository = base.object("repo");
  return {
    number: fields.count("number"),
    title: fields.text("title", longestName * 4),
    draft: fields.optionalFlag("draft"),
    commits: fields.optionalCount("commits"),
    author: fields.optionalAccount("user"),
    head: { ref: head.text("ref"), sha: head.sha("sha"), repository: headRepository?.repository("full_name") },
    base: { ref: base.text("ref"), sha: base.sha("sha"), repository: baseRepository.repository("full_name") },
    fromFork: headRepository?.count("id") !== baseRepository.count("id"),
  };
}

/** A review of a pull request as events and the API describe it. */
export function reviewOf(fields: Fields): ReviewFacts {
  return {
    id: fields.count("id"),
    state: fields.text("state").toLowerCase(),
    body: fields.optionalText("body", longestBody) ?? "",
    author: fields.optionalAccount("user"),
    commit: fields.has("commit_id") ? fields.sha("commit_id") : undefined,
  };
}

function pushOf(fields: Fields): PushFacts {
  return {
    ref: fields.text("ref"),
    before: fields.sha("before"),
    after: fields.sha("after"),
    created: fields.optionalFlag("created"),
    deleted: fields.optionalFlag("deleted"),
    forced: fields.optionalFlag("forced"),
  };
}

function issueOf(fields: Fields): IssueFacts {
  return {
    number: fields.count("number"),
    title: fields.text("title", longestName * 4),
    isPullRequest: fields.has("pull_request"),
  };
}

/** A comment on an issue or a pull request as events and the API describe it. */
export function commentOf(fields: Fields): CommentFacts {
  return {
    id: fields.count("id"),
    body: fields.optionalText("body", longestBody) ?? "",
    author: fields.optionalAccount("user"),
    createdAt: fields.time("created_at"),
    updatedAt: fields.time("updated_at"),
    viaApp: fields.has("performed_via_github_app"),
    association: fields.optionalText("author_association") ?? "NONE",
  };
}

/** The inputs of a dispatch as texts, as the workflow sees them. At most 25 of them exist ("workflow_dispatch"). */
function inputsOf(event: Fields): ReadonlyMap<string, string> {
  const raw = event.raw("inputs");
  if (!isJsonObject(raw)) return new Map();
  const entries = Object.entries(raw);
  if (entries.length > 100) throw refuse("“inputs” has more than 100 entries.");
  return new Map(
    entries.flatMap(([name, value]) => {
      if (value === null) return [];
      if (typeof value === "object") throw refuse(`“inputs.${name.slice(0, 80)}” is no text.`);
      const text = String(value);
      // All inputs together end at 65,535 characters.
      if (text.length > 65_535) throw refuse(`“inputs.${name.slice(0, 80)}” is longer than 65535 characters.`);
      return [[name, text] as const];
    }),
  );
}

/** A run of a workflow as events and the API describe it. */
export function workflowRunOf(fields: Fields): WorkflowRunFacts {
  return {
    id: fields.count("id"),
    attempt: fields.optionalCount("run_attempt") ?? 1,
    name: fields.optionalText("name") ?? "",
    path: fields.optionalText("path") ?? "",
    event: fields.text("event"),
    status: fields.optionalText("status") ?? "",
    conclusion: fields.optionalText("conclusion"),
    headSha: fields.sha("head_sha"),
    headBranch: fields.optionalText("head_branch") ?? "",
    headRepository: fields.optionalObject("head_repository")?.repository("full_name"),
    actor: fields.optionalAccount("actor"),
  };
}

/** A release of GitHub as events and the API describe it. */
export function releaseOf(fields: Fields): ReleaseFacts {
  return {
    id: fields.count("id"),
    tag: fields.text("tag_name"),
    name: fields.optionalText("name", longestName * 4) ?? "",
    draft: fields.flag("draft"),
    prerelease: fields.flag("prerelease"),
    target: fields.optionalText("target_commitish") ?? "",
    author: fields.optionalAccount("author"),
  };
}

/** A deployment as events and the API describe it. */
export function deploymentOf(fields: Fields): DeploymentFacts {
  return {
    id: fields.count("id"),
    sha: fields.sha("sha"),
    ref: fields.text("ref"),
    task: fields.optionalText("task") ?? "",
    environment: fields.text("environment"),
    creator: fields.optionalAccount("creator"),
  };
}
