import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvent } from "../../src/github/event.ts";
import { readRun } from "../../src/github/run.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";
const account = { id: 5, login: "anna", type: "User" };
const repo = { id: 1, full_name: "acme/prompts", default_branch: "main" };
const base = { action: "opened", sender: account, repository: repo };
const pullRequest = {
  number: 7,
  title: "Shorter greeting",
  draft: false,
  user: account,
  head: { ref: "shorter", sha, repo: { id: 2, full_name: "mallory/prompts" } },
  base: { ref: "main", sha, repo },
};
const comment = {
  id: 9,
  body: "/slipway approve",
  user: account,
  created_at: "2026-11-02T09:00:00Z",
  updated_at: "2026-11-02T09:00:01Z",
  author_association: "NONE",
};
const events: Readonly<Record<string, unknown>> = {
  pull_request: { ...base, pull_request: pullRequest },
  pull_request_target: { ...base, pull_request: pullRequest },
  pull_request_review: {
    ...base,
    pull_request: pullRequest,
    review: { id: 3, state: "approved", body: null, user: account, commit_id: sha },
  },
  pull_request_review_comment: { ...base, pull_request: pullRequest, comment },
  push: {
    ...base,
    ref: "refs/heads/main",
    before: "0".repeat(40),
    after: sha,
    created: true,
    deleted: false,
    forced: false,
  },
  issue_comment: { ...base, issue: { number: 7, title: "x", pull_request: { url: "x" } }, comment },
  workflow_dispatch: { ...base, ref: "refs/heads/main", inputs: { environment: "prod", force: false, empty: null } },
  workflow_run: {
    ...base,
    workflow_run: {
      id: 11,
      run_attempt: 2,
      name: "check",
      path: ".github/workflows/check.yml",
      event: "pull_request",
      status: "completed",
      conclusion: "failure",
      head_sha: sha,
      head_branch: "shorter",
      head_repository: { id: 2, full_name: "mallory/prompts" },
      actor: account,
    },
  },
  merge_group: {
    ...base,
    merge_group: {
      head_sha: sha,
      head_ref: "refs/heads/gh-readonly-queue/main/pr-7",
      base_sha: sha,
      base_ref: "refs/heads/main",
    },
  },
  release: {
    ...base,
    release: {
      id: 4,
      tag_name: "v1.2.0",
      name: null,
      draft: false,
      prerelease: true,
      target_commitish: "main",
      author: account,
    },
  },
  deployment: {
    ...base,
    deployment: { id: 6, sha, ref: "main", task: "deploy", environment: "prod", creator: account },
  },
};

function read(name: string, change: (event: never) => void = () => {}): unknown {
  const event = structuredClone(events[name]) as never;
  change(event);
  return readEvent(name, JSON.stringify(event));
}

describe("events", () => {
  test("a pull request from a fork", () => {
    expect(read("pull_request")).toEqual({
      kind: "pull_request",
      action: "opened",
      target: false,
      sender: account,
      repository: { id: 1, name: { owner: "acme", name: "prompts" }, defaultBranch: "main" },
      pullRequest: {
        number: 7,
        title: "Shorter greeting",
        draft: false,
        author: account,
        fromFork: true,
        head: { ref: "shorter", sha, repository: { owner: "mallory", name: "prompts" } },
        base: { ref: "main", sha, repository: { owner: "acme", name: "prompts" } },
      },
    });
    expect(read("pull_request_target")).toMatchObject({ kind: "pull_request", target: true });
  });

  test("a deleted fork is a fork, and a branch of the same repository is none", () => {
    const deleted = read("pull_request", (event: { pull_request: { head: { repo: unknown } } }) => {
      event.pull_request.head.repo = null;
    });
    expect(deleted).toMatchObject({ pullRequest: { fromFork: true, head: { repository: undefined } } });
    const own = read("pull_request", (event: { pull_request: { head: { repo: unknown } } }) => {
      event.pull_request.head.repo = repo;
    });
    expect(own).toMatchObject({ pullRequest: { fromFork: false } });
  });

  test.each(["-old-", "a_company", "dependabot[bot]", "Copilot", "a.b"])("the login %s is one", (login) => {
    const event = { ref: "refs/heads/main", before: sha, after: sha, sender: { id: 1, login, type: "User" } };
    expect(readEvent("push", JSON.stringify(event)).sender?.login).toBe(login);
  });

  test("each other event", () => {
    expect(read("push")).toMatchObject({ push: { ref: "refs/heads/main", after: sha, created: true } });
    expect(read("issue_comment")).toMatchObject({
      issue: { number: 7, isPullRequest: true },
      comment: { id: 9, body: "/slipway approve", author: account, updatedAt: new Date("2026-11-02T09:00:01Z") },
    });
    expect(read("workflow_dispatch")).toMatchObject({
      inputs: new Map([
        ["environment", "prod"],
        ["force", "false"],
      ]),
    });
    expect(read("workflow_run")).toMatchObject({
      run: { id: 11, attempt: 2, event: "pull_request", headSha: sha, headRepository: { owner: "mallory" } },
    });
    expect(read("merge_group")).toMatchObject({ head: { sha }, base: { ref: "refs/heads/main" } });
    expect(read("release")).toMatchObject({ release: { tag: "v1.2.0", name: "", prerelease: true } });
    expect(read("pull_request_review")).toMatchObject({ review: { state: "approved", body: "", commit: sha } });
    expect(read("deployment")).toMatchObject({ deployment: { environment: "prod", creator: account } });
    expect(readEvent("schedule", '{"schedule":"0 0 * * *"}')).toMatchObject({ kind: "other", name: "schedule" });
  });

  test.each([
    ["no JSON", "pull_request", "{", "It is no JSON."],
    ["no object", "push", "[]", "The document is no object."],
    ["a missing part", "pull_request", "{}", "“pull_request” is missing."],
    [
      "a wrong hash",
      "push",
      JSON.stringify({ ref: "x", before: "; rm -rf /", after: sha }),
      "“before” is not a commit's hash.",
    ],
    ["a wrong login", "push", JSON.stringify({ sender: { id: 1, login: "a/../b" } }), "“sender.login” is not a login."],
    [
      "a wrong repository",
      "push",
      JSON.stringify({ repository: { id: 1, full_name: "a/.." } }),
      "“repository.full_name” is not a repository as owner/name.",
    ],
    [
      "a long text",
      "workflow_dispatch",
      JSON.stringify({ ref: "x".repeat(2_000) }),
      "“ref” is longer than 1024 characters.",
    ],
    [
      "an input that is no text",
      "workflow_dispatch",
      JSON.stringify({ ref: "x", inputs: { a: {} } }),
      "“inputs.a” is no text.",
    ],
  ])("%s is refused by name", (_, name, text, problem) => {
    expect(() => readEvent(name, text)).toThrow(
      expect.objectContaining({ code: "SW1003", message: `The event of this run cannot be read: ${problem}` }),
    );
  });

  test("whatever the file holds, it is read or refused", () => {
    const names = Object.keys(events);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.jsonValue(),
        fc.array(fc.nat(50), { maxLength: 4 }),
        (name, junk, path) => {
          const event = structuredClone(events[name]) as Record<string, unknown>;
          let at: Record<string, unknown> = event;
          for (const step of path) {
            const keys = Object.keys(at);
            const key = keys[step % Math.max(1, keys.length)] ?? "x";
            const inner = at[key];
            if (typeof inner !== "object" || inner === null) {
              at[key] = junk;
              break;
            }
            at = inner as Record<string, unknown>;
          }
          try {
            readEvent(name, JSON.stringify(event));
          } catch (error) {
            expect(isSlipwayError(error) && error.code).toBe("SW1003");
          }
        },
      ),
    );
  });
});

describe("the run", () => {
  const environment = {
    GITHUB_REPOSITORY: "acme/prompts",
    GITHUB_REPOSITORY_ID: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_RUN_ID: "42",
    GITHUB_RUN_ATTEMPT: "3",
    GITHUB_SHA: sha,
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_ACTOR: "anna",
    GITHUB_ACTOR_ID: "5",
  };

  test("from the variables of the runner", () => {
    expect(readRun(environment)).toMatchObject({
      repository: { owner: "acme", name: "prompts" },
      runId: 42,
      runAttempt: 3,
      actorId: 5,
      url: "https://github.com/acme/prompts/actions/runs/42",
    });
  });

  test("an address that could stand in no link is none", () => {
    expect(readRun({ ...environment, GITHUB_SERVER_URL: "javascript:alert(1)" }).url).toBeUndefined();
    expect(readRun({ ...environment, GITHUB_SERVER_URL: "https://a:b@github.com" }).url).toBeUndefined();
  });

  test.each([
    ["GITHUB_REPOSITORY", undefined, "GITHUB_REPOSITORY is not set."],
    ["GITHUB_REPOSITORY", "acme", "GITHUB_REPOSITORY is no repository as owner/name."],
    ["GITHUB_RUN_ID", "1e9", "GITHUB_RUN_ID is no whole number."],
    ["GITHUB_SHA", "main", "GITHUB_SHA is no commit's hash."],
    ["GITHUB_EVENT_NAME", "", "GITHUB_EVENT_NAME is not set."],
    ["GITHUB_REF", "x".repeat(5_000), "GITHUB_REF is longer than 1024 characters."],
  ])("%s as %j is refused", (name, value, message) => {
    expect(() => readRun({ ...environment, [name]: value })).toThrow(
      expect.objectContaining({ code: "SW1002", message }),
    );
  });
});
