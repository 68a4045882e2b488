import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { command as deploy } from "../../src/commands/deploy.ts";
import { command as evaluate } from "../../src/commands/evaluate.ts";
import { command as plan } from "../../src/commands/plan.ts";
import { command as render } from "../../src/commands/render.ts";
import type { AnyCommand } from "../../src/platform/command.ts";
import {
  cases,
  checkout,
  type PullRequest,
  prompt,
  pullRequest,
  pullRequestEvent,
} from "../commands/review/repository.ts";
import { step } from "./runner.ts";

let pr: PullRequest;
beforeEach(() => {
  pr = pullRequest(
    [
      {
        "slipway.yaml": "slipway: 1\nenvironments:\n  beta:\n    store: file:../store\n",
        "prompts/hello.prompt": prompt,
        "prompts/hello.cases.yaml": cases,
      },
    ],
    [{ "prompts/hello.prompt": prompt.replace("Hello", "Hi") }],
    { "NEWS.md": "Main went on.\n" },
  );
});
afterEach(() => pr.remove());

const token = { ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:1/token" };

/** One action in a checkout of a commit, in a run for `event` whose commit is the base's. */
async function run(command: AnyCommand, commit: string, event: string, more: Readonly<Record<string, string>> = {}) {
  const file = join(pr.folder, "event.json");
  writeFileSync(file, JSON.stringify(pullRequestEvent(pr)));
  return step(command, {
    directory: checkout(pr, commit, 0),
    with: command.name === "render" ? {} : { environment: "beta" },
    environment: {
      PATH: process.env["PATH"] ?? "",
      HOME: pr.folder,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file,
      GITHUB_SHA: pr.base,
      GITHUB_REPOSITORY: "acme/prompts",
      ...more,
    },
  });
}

describe("a candidate's commit beside rights", () => {
  test.each(["pull_request_target", "workflow_run", "issue_comment"])(
    "is neither deployed nor read under %s",
    async (event) => {
      for (const command of [deploy, plan, evaluate, render] as readonly AnyCommand[]) {
        const ran = await run(command, pr.head, event);
        expect(ran.exitCode, command.name).toBe(1);
        expect(ran.outputs, command.name).toMatchObject({ outcome: "refused", "error-code": "SW0114" });
        expect(ran.log).toContain(`${pr.head.slice(0, 12)} is checked out`);
      }
    },
    30_000,
  );

  test("is not deployed for a pull request whose job may ask for an identity token", async () => {
    for (const commit of [pr.head, pr.merge]) {
      const ran = await run(deploy, commit, "pull_request", { GITHUB_SHA: pr.merge, ...token });
      expect(ran.outputs).toMatchObject({ outcome: "refused", "error-code": "SW0114" });
    }
  });

  test("is not deployed either where nobody knows which commit the run is for", async () => {
    const ran = await run(deploy, pr.head, "workflow_run", { GITHUB_SHA: "" });
    expect(ran.outputs).toMatchObject({ "error-code": "SW0114" });
  });
});

describe("goes on", () => {
  test.each(["pull_request_target", "workflow_run", "issue_comment"])(
    "with the run's own commit under %s",
    async (event) => {
      expect((await run(deploy, pr.base, event)).log).not.toContain("SW0114");
      expect((await run(render, pr.base, event)).exitCode).toBe(0);
    },
  );

  test("with an earlier commit of the branch that the run is for", async () => {
    const earlier = await run(render, `${pr.base}`, "workflow_run", { GITHUB_SHA: pr.merge });
    expect(earlier.exitCode).toBe(0);
  });

  test("for a pull request without the right to a token, and with its base checked out", async () => {
    expect((await run(render, pr.head, "pull_request", { GITHUB_SHA: pr.merge })).exitCode).toBe(0);
    expect((await run(render, pr.base, "pull_request", { GITHUB_SHA: pr.merge, ...token })).exitCode).toBe(0);
  });
});
