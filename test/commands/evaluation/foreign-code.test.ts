import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isForeignCode } from "../../../src/commands/evaluation/foreign-code.ts";
import { testContext } from "../../support/context.ts";
import { cases, checkout, type PullRequest, prompt, pullRequest, pullRequestEvent } from "../review/repository.ts";

let pr: PullRequest;
let folders: Readonly<Record<"base" | "head" | "merge", string>>;
beforeAll(() => {
  const first = { "slipway.yaml": "slipway: 1\n", "prompts/hello.prompt": prompt, "prompts/hello.cases.yaml": cases };
  pr = pullRequest([first], [{ "prompts/hello.prompt": prompt.replace("Hello", "Hi") }], { "NEWS.md": "More.\n" });
  folders = { base: checkout(pr, pr.base, 0), head: checkout(pr, pr.head, 0), merge: checkout(pr, pr.merge, 0) };
});
afterAll(() => pr.remove());

/** In a run for `name` whose commit is the base's, with a pull request of a fork in its event. */
function foreign(name: string, folder: string, more: { readonly fork?: boolean; readonly sha?: string } = {}) {
  const event = pullRequestEvent(pr);
  const head = { ...event.pull_request.head, repo: { id: more.fork === false ? 1 : 9, full_name: "mallory/prompts" } };
  const account = { id: 7, login: "mallory", type: "User" };
  const file = join(pr.folder, "event.json");
  const at = "2026-11-02T09:00:00Z";
  writeFileSync(
    file,
    JSON.stringify({
      ...event,
      pull_request: { ...event.pull_request, head },
      review: { id: 3, state: "commented", body: "", user: account, commit_id: pr.head },
      comment: { id: 9, body: "/eval", user: account, created_at: at, updated_at: at, author_association: "NONE" },
    }),
  );
  const environment = {
    PATH: process.env["PATH"],
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: file,
    GITHUB_SHA: more.sha ?? pr.base,
  };
  return isForeignCode(testContext(folder, { environment }), folder);
}

describe("code of a stranger", () => {
  test.each(["pull_request", "pull_request_review", "pull_request_review_comment"])(
    "is that of a fork's pull request under %s, and not that of a branch",
    async (name) => {
      expect(await foreign(name, folders.merge)).toBe(true);
      expect(await foreign(name, folders.merge, { fork: false })).toBe(false);
    },
  );

  test.each(["pull_request_target", "workflow_run"])("is everything under %s", async (name) => {
    expect(await foreign(name, folders.base)).toBe(true);
  });

  test.each(["issue_comment", "check_run", "deployment_status", "repository_dispatch", "not_yet_invented"])(
    "is under %s what the history of the run's commit does not have",
    async (name) => {
      expect(await foreign(name, folders.head)).toBe(true);
      expect(await foreign(name, folders.merge)).toBe(true);
      expect(await foreign(name, folders.base)).toBe(false);
      expect(await foreign(name, folders.base, { sha: pr.merge })).toBe(false);
      expect(await foreign(name, folders.base, { sha: "" })).toBe(true);
      // No repository: nobody can tell.
      expect(await foreign(name, pr.folder)).toBe(true);
    },
  );

  test.each(["push", "schedule", "workflow_dispatch"])("is nothing under %s", async (name) => {
    expect(await foreign(name, folders.head)).toBe(false);
  });
});
