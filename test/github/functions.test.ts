/** The typed functions over the API, against the fake: what gates, releases and the report stand on. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createComment,
  deleteComment,
  foldComment,
  listComments,
  readComment,
  updateComment,
} from "../../src/github/comments.ts";
import { compareCommits, readCommit } from "../../src/github/commits.ts";
import {
  addDeploymentStatus,
  createDeployment,
  listDeploymentStatuses,
  listDeployments,
} from "../../src/github/deployments.ts";
import type { CommitSha } from "../../src/github/fields.ts";
import { ownAccount, permissionOf } from "../../src/github/people.ts";
import { listReviews, pullRequestsOfHead, readPullRequest } from "../../src/github/pull-requests.ts";
import { findRelease, putRelease } from "../../src/github/releases.ts";
import type { RepositoryAccess } from "../../src/github/repository.ts";
import { dispatchWorkflow, listEnvironmentApprovals, readWorkflowRun } from "../../src/github/workflow-runs.ts";
import { clientOf } from "./calling.ts";
import { type FakeGithub, startFakeGithub } from "./fake.ts";
import type { PullRequest, Repository } from "./state.ts";

let github: FakeGithub;
let repository: Repository;
let pull: PullRequest;
let access: RepositoryAccess;

beforeEach(async () => {
  github = await startFakeGithub();
  repository = github.addRepository("acme/prompts", { collaborators: { anna: "write", ben: "maintain" } });
  pull = github.addPullRequest(repository, { author: "anna", branch: "shorter" });
  access = accessOf("github-actions[bot]", ["contents", "pull_requests", "deployments", "actions"]);
});
afterEach(() => github.close());

function accessOf(login: string, permissions: readonly string[]): RepositoryAccess {
  const token = github.token({ login, permissions: Object.fromEntries(permissions.map((name) => [name, "write"])) });
  return { client: clientOf(github, token), repository: { owner: "acme", name: "prompts" } };
}

describe("people", () => {
  test("the permission of now, with the account's id", async () => {
    expect(await permissionOf(access, "ben")).toEqual({
      user: { id: github.world.user("ben").id, login: "ben", type: "User" },
      permission: "write",
      role: "maintain",
    });
    repository.collaborators.delete("ben");
    expect(await permissionOf(access, "ben")).toMatchObject({ permission: "read", role: "read" });
    expect(await permissionOf(access, "nobody")).toBeUndefined();
    expect(await permissionOf(access, "../../user")).toBeUndefined();
  });

  test("whose token it is, where GitHub says so", async () => {
    expect(await ownAccount(access.client)).toBeUndefined();
    expect(await ownAccount(accessOf("anna", []).client)).toMatchObject({ login: "anna", type: "User" });
  });
});

describe("comments", () => {
  test("written, read again, changed, folded, deleted", async () => {
    const made = await createComment(access, 1, "Hello", async () => undefined);
    expect(made).toMatchObject({
      body: "Hello",
      author: { login: "github-actions[bot]", id: 41_898_282, type: "Bot" },
    });
    expect(await updateComment(access, made.id, "Hello again")).toMatchObject({ body: "Hello again" });
    expect(await readComment(access, made.id)).toMatchObject({ body: "Hello again" });
    expect(await foldComment(access, made.nodeId)).toBe(true);
    expect(github.comments(repository, pull)[0]?.minimized).toBe("OUTDATED");
    await deleteComment(access, made.id);
    await deleteComment(access, made.id);
    expect(await readComment(access, made.id)).toBeUndefined();
    expect(await updateComment(access, made.id, "x")).toBe("gone");
  });

  test("a lost reply does not make two", async () => {
    github.fault({ method: "POST", does: { kind: "lost reply" } });
    const find = async () => {
      for await (const comment of listComments(access, 1)) if (comment.body === "Hello") return comment;
      return undefined;
    };
    expect(await createComment(access, 1, "Hello", find)).toMatchObject({ body: "Hello" });
    expect(github.comments(repository, pull)).toHaveLength(1);
  });

  test("who may not fold is told so", async () => {
    const comment = github.addComment(repository, pull, "ben", "x");
    const stored = await readComment(access, comment.id);
    expect(await foldComment(accessOf("mallory", []), stored?.nodeId ?? "")).toBe(false);
    expect(comment.minimized).toBeUndefined();
  });
});

describe("pull requests and commits", () => {
  test("read with their reviews", async () => {
    github.addReview(pull, "ben", "APPROVED");
    expect(await readPullRequest(access, 1)).toMatchObject({
      number: 1,
      open: true,
      fromFork: false,
      head: { sha: pull.head.sha },
    });
    expect(await readPullRequest(access, 99)).toBeUndefined();
    expect(await listReviews(access, 1)).toMatchObject([{ state: "approved", author: { login: "ben" } }]);
  });

  test("traced from the head of a fork's run: repository, branch and commit must all be right", async () => {
    const fork = github.addFork(repository, "mallory");
    const foreign = github.addPullRequest(repository, { from: fork, branch: "evil", author: "mallory" });
    const name = { owner: "mallory", name: "prompts" };
    // The fake's hashes have the right form.
    const sha = foreign.head.sha as CommitSha;
    const found = await pullRequestsOfHead(access, { repository: name, branch: "evil", sha });
    expect(found.map(({ number, fromFork }) => [number, fromFork])).toEqual([[2, true]]);
    for (const wrong of [
      { repository: { owner: "acme", name: "prompts" }, branch: "evil", sha },
      { repository: { owner: "mallory", name: "other" }, branch: "evil", sha },
      { repository: name, branch: "longer", sha },
      { repository: name, branch: "evil", sha: pull.head.sha as CommitSha },
    ]) {
      expect(await pullRequestsOfHead(access, wrong)).toEqual([]);
    }
    foreign.state = "closed";
    expect(await pullRequestsOfHead(access, { repository: name, branch: "evil", sha })).toEqual([]);
  });

  test("authors of commits, and whether one is on a branch", async () => {
    const old = repository.refs.get("refs/heads/main") ?? "";
    const sha = github.addCommit(repository, { author: "ben", message: "New" });
    expect(await readCommit(access, "main")).toMatchObject({
      sha,
      message: "New",
      author: { login: "ben" },
      parents: [old],
    });
    expect(await readCommit(access, old)).toMatchObject({ author: undefined });
    expect(await readCommit(access, "f".repeat(40))).toBeUndefined();
    expect(await compareCommits(access, "main", old)).toBe("behind");
    expect(await compareCommits(access, "main", sha)).toBe("identical");
    expect(await compareCommits(access, "main", pull.head.sha)).toBe("diverged");
    expect(await compareCommits(access, "main", "nothing")).toBeUndefined();
  });
});

describe("deployments", () => {
  const deployment = {
    ref: "main",
    environment: "prod",
    description: "x".repeat(500),
    production: true,
    payload: { id: "attempt-1", bundle: "sha256:00" },
  };

  test("recorded with statuses, once, whatever gets lost", async () => {
    github.fault({ method: "POST", does: { kind: "lost reply" } });
    const made = await createDeployment(access, deployment);
    expect(repository.deployments).toHaveLength(1);
    github.fault({ method: "POST", does: { kind: "done, then error", status: 502 } });
    await addDeploymentStatus(access, made.id, {
      state: "success",
      description: "Live",
      logUrl: "https://example.com/log",
    });
    expect(await listDeploymentStatuses(access, made.id)).toMatchObject([{ state: "success", description: "Live" }]);
    expect(await listDeployments(access, "prod")).toMatchObject([
      { id: made.id, payload: deployment.payload, environment: "prod" },
    ]);
  });
});

describe("releases", () => {
  const release = { tag: "v1.0.0", name: "1.0.0", body: "First", draft: true, prerelease: false };

  test("made once, then changed; drafts are found", async () => {
    github.fault({ method: "POST", does: { kind: "lost reply" } });
    const made = await putRelease(access, release);
    const published = await putRelease(access, { ...release, draft: false, body: "Better" });
    expect(published).toMatchObject({ id: made.id, draft: false, body: "Better" });
    expect(repository.releases).toHaveLength(1);
    expect(await findRelease(access, "v1.0.0")).toMatchObject({ id: made.id });
    expect(await findRelease(access, "v2.0.0")).toBeUndefined();
  });
});

describe("runs", () => {
  test("read, with who approved their environments", async () => {
    github.addEnvironment(repository, "prod");
    const approval = {
      environments: ["prod"],
      state: "approved" as const,
      user: github.world.user("ben"),
      comment: "Go",
    };
    const run = github.addRun(repository, { approvals: [approval], headBranch: "shorter" });
    expect(await readWorkflowRun(access, run.id)).toMatchObject({
      id: run.id,
      headBranch: "shorter",
      headRepository: { owner: "acme" },
    });
    expect(await readWorkflowRun(access, 1)).toBeUndefined();
    expect(await listEnvironmentApprovals(access, run.id)).toMatchObject([
      { environments: ["prod"], state: "approved", user: { login: "ben" }, comment: "Go" },
    ]);
  });

  test("a dispatch is never sent twice", async () => {
    const workflow = { file: "release.yml", ref: "main", inputs: { bundle: "sha256:00" } };
    await dispatchWorkflow(access, workflow);
    github.fault({ method: "POST", does: { kind: "lost reply" } });
    await expect(dispatchWorkflow(access, workflow)).rejects.toMatchObject({ code: "SW1013" });
    expect(repository.dispatches).toHaveLength(2);
  });
});
