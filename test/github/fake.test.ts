/** The fake is what other tests stand on: every endpoint answers as GitHub's description says, and mistakes are seen. */
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { GithubRequest } from "../../src/github/client.ts";
import type { Json } from "../../src/platform/json.ts";
import { clientOf, type TestClient } from "./calling.ts";
import { type FakeGithub, startFakeGithub } from "./fake.ts";
import type { PullRequest, Repository } from "./state.ts";

let github: FakeGithub;
let repository: Repository;
let pull: PullRequest;
let client: TestClient;
let sha: string;

beforeEach(async () => {
  github = await startFakeGithub();
  repository = github.addRepository("acme/prompts", { collaborators: { anna: "write", ben: "maintain" } });
  pull = github.addPullRequest(repository, {
    author: "anna",
    files: [{ filename: "prompts/a.prompt", status: "modified" }],
  });
  sha = github.addCommit(repository, { message: "Second", author: "ben" });
  const permissions = Object.fromEntries(
    [
      "contents",
      "pull_requests",
      "actions",
      "checks",
      "statuses",
      "deployments",
      "security_events",
      "attestations",
    ].map((name) => [name, "write" as const]),
  );
  client = clientOf(github, github.token({ login: "anna", permissions }));
});
afterEach(() => github.close());

async function ask(method: GithubRequest["method"], path: string, body?: Json): Promise<Json> {
  const [route = "", search] = path.split("?");
  const query = Object.fromEntries(new URLSearchParams(search ?? ""));
  const request = { method, path: route, query, purpose: "try", ...(body === undefined ? {} : { body }) };
  return (await client.send(request)).json;
}

const repo = "/repos/acme/prompts";

describe("endpoints", () => {
  test("users, repositories and permissions", async () => {
    expect(await ask("GET", "/user")).toMatchObject({ login: "anna" });
    expect(await ask("GET", "/users/ben")).toMatchObject({ type: "User" });
    expect(await ask("GET", repo)).toMatchObject({ default_branch: "main", private: false });
    expect(await ask("GET", `${repo}/collaborators`)).toHaveLength(2);
    expect(await ask("GET", `${repo}/collaborators/ben/permission`)).toMatchObject({
      permission: "write",
      role_name: "maintain",
    });
    github.world.user("mallory");
    expect(await ask("GET", `${repo}/collaborators/mallory/permission`)).toMatchObject({ permission: "read" });
  });

  test("pull requests, reviews and comments", async () => {
    github.addReview(pull, "ben", "APPROVED", "Fine");
    expect(await ask("GET", `${repo}/pulls?head=acme:change`)).toHaveLength(1);
    expect(await ask("GET", `${repo}/pulls?head=other:change`)).toHaveLength(0);
    expect(await ask("GET", `${repo}/pulls/1`)).toMatchObject({ changed_files: 1, head: { ref: "change" } });
    expect(await ask("GET", `${repo}/pulls/1/reviews`)).toMatchObject([{ state: "APPROVED", user: { login: "ben" } }]);
    expect(await ask("GET", `${repo}/pulls/1/files`)).toHaveLength(1);
    expect(await ask("GET", `${repo}/issues/1`)).toMatchObject({ number: 1 });
    const made = await ask("POST", `${repo}/issues/1/comments`, { body: "Hello" });
    const { id } = made as { id: number };
    await ask("PATCH", `${repo}/issues/comments/${id}`, { body: "Hello again" });
    expect(await ask("GET", `${repo}/issues/comments/${id}`)).toMatchObject({ body: "Hello again" });
    await ask("DELETE", `${repo}/issues/comments/${id}`);
    expect(await ask("GET", `${repo}/issues/1/comments`)).toEqual([]);
  });

  test("a pull request of a fork is found by its commit, in the upstream repository", async () => {
    const fork = github.addFork(repository, "mallory");
    const foreign = github.addPullRequest(repository, { from: fork, author: "mallory", branch: "evil" });
    expect(await ask("GET", `${repo}/commits/${foreign.head.sha}/pulls`)).toMatchObject([{ number: 2 }]);
  });

  test("commits, branches, tags and refs", async () => {
    expect(await ask("GET", `${repo}/commits`)).toHaveLength(2);
    expect(await ask("GET", `${repo}/commits/${sha}`)).toMatchObject({ author: { login: "ben" } });
    expect(await ask("GET", `${repo}/commits/main`)).toMatchObject({ sha });
    expect(await ask("GET", `${repo}/branches/main`)).toMatchObject({ commit: { sha }, protected: true });
    expect(await ask("GET", `${repo}/compare/main...change`)).toMatchObject({ status: "diverged", ahead_by: 1 });
    const tag = (await ask("POST", `${repo}/git/tags`, { tag: "v1", message: "One", object: sha, type: "commit" })) as {
      sha: string;
    };
    await ask("POST", `${repo}/git/refs`, { ref: "refs/tags/v1", sha: tag.sha });
    expect(await ask("GET", `${repo}/git/tags/${tag.sha}`)).toMatchObject({ object: { sha } });
    expect(await ask("GET", `${repo}/git/ref/tags/v1`)).toMatchObject({ object: { type: "tag" } });
    expect(await ask("GET", `${repo}/git/matching-refs/tags/v`)).toHaveLength(1);
    expect(await ask("GET", `${repo}/tags`)).toMatchObject([{ name: "v1", commit: { sha } }]);
    expect(await ask("GET", `${repo}/commits/v1`)).toMatchObject({ sha });
    await ask("PATCH", `${repo}/git/refs/heads/change`, { sha, force: true });
    expect(repository.refs.get("refs/heads/change")).toBe(sha);
    await ask("DELETE", `${repo}/git/refs/tags/v1`);
    expect(repository.refs.has("refs/tags/v1")).toBe(false);
  });

  test("checks and statuses", async () => {
    await ask("POST", `${repo}/statuses/${sha}`, { state: "success", context: "slipway" });
    expect(await ask("GET", `${repo}/commits/main/status`)).toMatchObject({ state: "success", total_count: 1 });
    const output = { title: "Fine", summary: "Nothing wrong" };
    const made = await ask("POST", `${repo}/check-runs`, {
      name: "slipway",
      head_sha: sha,
      conclusion: "success",
      output,
    });
    const { id } = made as { id: number };
    await ask("PATCH", `${repo}/check-runs/${id}`, { conclusion: "failure" });
    expect(await ask("GET", `${repo}/check-runs/${id}`)).toMatchObject({
      status: "completed",
      conclusion: "failure",
      output,
    });
    expect(await ask("GET", `${repo}/commits/main/check-runs`)).toMatchObject({ total_count: 1 });
  });

  test("deployments", async () => {
    const made = await ask("POST", `${repo}/deployments`, {
      ref: "main",
      environment: "prod",
      required_contexts: [],
      payload: { bundle: "x" },
    });
    const { id } = made as { id: number };
    await ask("POST", `${repo}/deployments/${id}/statuses`, {
      state: "success",
      description: "Live",
      environment_url: "https://example.com",
    });
    expect(await ask("GET", `${repo}/deployments?environment=prod`)).toMatchObject([{ payload: { bundle: "x" }, sha }]);
    expect(await ask("GET", `${repo}/deployments?environment=beta`)).toEqual([]);
    expect(await ask("GET", `${repo}/deployments/${id}`)).toMatchObject({ environment: "prod" });
    expect(await ask("GET", `${repo}/deployments/${id}/statuses`)).toMatchObject([{ state: "success" }]);
  });

  test("releases", async () => {
    const made = await ask("POST", `${repo}/releases`, { tag_name: "v1.0.0", name: "One", body: "First", draft: true });
    const { id } = made as { id: number };
    expect(repository.refs.has("refs/tags/v1.0.0")).toBe(false);
    await ask("POST", `${repo}/releases/${id}/assets?name=bundle.json`);
    await ask("PATCH", `${repo}/releases/${id}`, { draft: false });
    expect(repository.refs.get("refs/tags/v1.0.0")).toBe(sha);
    expect(await ask("GET", `${repo}/releases/latest`)).toMatchObject({ tag_name: "v1.0.0" });
    expect(await ask("GET", `${repo}/releases/tags/v1.0.0`)).toMatchObject({ id });
    expect(await ask("GET", `${repo}/releases/${id}`)).toMatchObject({ draft: false });
    const assets = (await ask("GET", `${repo}/releases/${id}/assets`)) as readonly { id: number }[];
    await ask("DELETE", `${repo}/releases/assets/${assets[0]?.id}`);
    expect(await ask("GET", `${repo}/releases`)).toMatchObject([{ assets: [] }]);
    await ask("DELETE", `${repo}/releases/${id}`);
  });

  test("environments, runs, their reviews and artifacts, and dispatches", async () => {
    github.addEnvironment(repository, "prod", {
      reviewers: [github.world.user("ben")],
      waitMinutes: 5,
      protectedBranchesOnly: true,
    });
    const approval = {
      environments: ["prod"],
      state: "approved" as const,
      user: github.world.user("ben"),
      comment: "ok",
    };
    const run = github.addRun(repository, { approvals: [approval], pending: ["prod"] });
    run.artifacts.push({ id: github.world.id(), name: "review", bytes: Buffer.from("{}"), at: github.world.now() });
    expect(await ask("GET", `${repo}/environments`)).toMatchObject({ total_count: 1 });
    expect(await ask("GET", `${repo}/environments/prod`)).toMatchObject({
      protection_rules: [{ wait_timer: 5 }, {}, {}],
    });
    expect(await ask("GET", `${repo}/actions/runs?head_sha=${sha}`)).toMatchObject({ total_count: 1 });
    expect(await ask("GET", `${repo}/actions/workflows/check.yml/runs`)).toMatchObject({ total_count: 1 });
    expect(await ask("GET", `${repo}/actions/runs/${run.id}`)).toMatchObject({ head_sha: sha });
    expect(await ask("GET", `${repo}/actions/runs/${run.id}/approvals`)).toMatchObject([{ state: "approved" }]);
    expect(await ask("GET", `${repo}/actions/runs/${run.id}/pending_deployments`)).toMatchObject([
      { current_user_can_approve: false },
    ]);
    expect(await ask("GET", `${repo}/actions/runs/${run.id}/artifacts?name=review`)).toMatchObject({ total_count: 1 });
    expect(await ask("GET", `${repo}/actions/artifacts/${run.artifacts[0]?.id}`)).toMatchObject({ name: "review" });
    expect(await ask("GET", `${repo}/actions/oidc/customization/sub`)).toEqual({ use_default: true });
    await ask("POST", `${repo}/dispatches`, { event_type: "slipway", client_payload: { a: 1 } });
    await ask("POST", `${repo}/actions/workflows/prod.yml/dispatches`, { ref: "main", inputs: { bundle: "x" } });
    expect(repository.dispatches.map(({ kind, name }) => [kind, name])).toEqual([
      ["repository_dispatch", "slipway"],
      ["workflow_dispatch", "prod.yml"],
    ]);
  });

  test("SARIF and attestations", async () => {
    const sarif = gzipSync(JSON.stringify({ version: "2.1.0", runs: [] })).toString("base64");
    const { id } = (await ask("POST", `${repo}/code-scanning/sarifs`, {
      commit_sha: sha,
      ref: "refs/heads/main",
      sarif,
    })) as { id: string };
    expect(await ask("GET", `${repo}/code-scanning/sarifs/${id}`)).toMatchObject({ processing_status: "complete" });
    const statement = { subject: [{ digest: { sha256: "ab" } }] };
    const bundle = {
      mediaType: "x",
      dsseEnvelope: { payload: Buffer.from(JSON.stringify(statement)).toString("base64") },
    };
    await ask("POST", `${repo}/attestations`, { bundle });
    expect(await ask("GET", `${repo}/attestations/sha256:ab`)).toMatchObject({ attestations: [{ bundle }] });
  });
});

describe("the fake's own strictness", () => {
  test("a request that GitHub does not describe fails the test", async () => {
    const other = await startFakeGithub();
    const prompts = other.addRepository("acme/prompts");
    other.addPullRequest(prompts);
    const wrong = clientOf(other, other.token({ login: "anna", permissions: { pull_requests: "write" } }));
    const path = `${repo}/issues/1/comments`;
    for (const request of [
      { method: "POST", path, body: { text: "misspelt" } },
      { method: "POST", path, body: { body: 5 } },
      { method: "GET", path, query: { perpage: 100 } },
      { method: "GET", path: `${repo}/issues/one/comments` },
    ] as const) {
      await expect(wrong.send({ ...request, purpose: "try" })).rejects.toMatchObject({ code: "SW1008" });
    }
    expect(other.violations).toHaveLength(4);
    await expect(other.close()).rejects.toThrow("GitHub's description was broken");
  });

  test("what a private repository holds is hidden", async () => {
    github.addRepository("acme/secret", { private: true });
    await expect(ask("GET", "/repos/acme/secret")).rejects.toMatchObject({ code: "SW1007" });
  });
});
