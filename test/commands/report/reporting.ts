/** A repository on the fake GitHub, and the report's action run in it as a runner does. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "../../../src/commands/report.ts";
import type { Review } from "../../../src/reports/review.ts";
import { type StepResult, step } from "../../actions/runner.ts";
import { type FakeGithub, startFakeGithub } from "../../github/fake.ts";
import type { PullRequest, Repository, WorkflowRun } from "../../github/state.ts";
import { exampleReview } from "../../reports/review-example.ts";

export interface Reporting {
  readonly github: FakeGithub;
  readonly repository: Repository;
  readonly pull: PullRequest;
  /** The review of the pull request's head. */
  review(overrides?: Parameters<typeof exampleReview>[0]): Review;
  /** Variables of a run for an event. */
  environment(
    name: string,
    event: unknown,
    overrides?: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>>;
  /** The event of the pull request as it is now. */
  pullRequestEvent(pull?: PullRequest): unknown;
  workflowRunEvent(run: WorkflowRun): unknown;
  /** One step with a document. */
  run(document: unknown, options?: RunOptions): Promise<StepResult>;
}

export interface RunOptions {
  readonly event?: { readonly name: string; readonly payload: unknown };
  readonly token?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startReporting(): Promise<Reporting> {
  const github = await startFakeGithub();
  const repository = github.addRepository("acme/prompts", { collaborators: { anna: "write" } });
  const pull = github.addPullRequest(repository, { author: "anna", branch: "shorter" });
  const token = github.token({ login: "github-actions[bot]", permissions: { pull_requests: "write" } });
  const folder = mkdtempSync(join(tmpdir(), "slipway-report-"));
  const repositoryFacts = (of: Repository) => ({
    id: of.id,
    full_name: `${of.owner.login}/${of.name}`,
    default_branch: "main",
  });
  const account = (login: string) => ({ login, id: github.world.user(login).id, type: "User" });
  let files = 0;
  const file = (text: string): string => {
    files += 1;
    const path = join(folder, `${files}.json`);
    writeFileSync(path, text);
    return path;
  };

  const reporting: Reporting = {
    github,
    repository,
    pull,
    review: (overrides) =>
      exampleReview({
        pullRequest: { number: 1, headSha: pull.head.sha, headRepository: "acme/prompts" },
        head: { commit: pull.head.sha, label: "pull request #1" },
        ...overrides,
      }),
    environment: (name, event, overrides) => ({
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: github.url,
      GITHUB_SERVER_URL: github.serverUrl,
      GITHUB_REPOSITORY: "acme/prompts",
      GITHUB_RUN_ID: "42",
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_WORKFLOW: "Slipway",
      GITHUB_WORKFLOW_REF: "acme/prompts/.github/workflows/slipway.yml@refs/pull/1/merge",
      GITHUB_SHA: pull.head.sha,
      GITHUB_REF: "refs/pull/1/merge",
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: file(JSON.stringify(event)),
      ...overrides,
    }),
    pullRequestEvent: (of = pull) => ({
      action: "synchronize",
      sender: account(of.author.login),
      repository: repositoryFacts(repository),
      pull_request: {
        number: of.number,
        title: of.title,
        user: account(of.author.login),
        head: { ref: of.head.ref, sha: of.head.sha, repo: repositoryFacts(of.head.repository) },
        base: { ref: "main", sha: of.base.sha, repo: repositoryFacts(repository) },
      },
    }),
    workflowRunEvent: (run) => ({
      action: "completed",
      sender: account(run.actor.login),
      repository: repositoryFacts(repository),
      workflow_run: {
        id: run.id,
        run_attempt: run.attempt,
        name: run.name,
        path: run.path,
        event: run.event,
        status: run.status,
        conclusion: run.conclusion,
        head_sha: run.headSha,
        head_branch: run.headBranch,
        head_repository: repositoryFacts(run.headRepository),
        actor: account(run.actor.login),
      },
    }),
    run(document, options = {}) {
      const event = options.event ?? { name: "pull_request", payload: reporting.pullRequestEvent() };
      const text = typeof document === "string" ? document : JSON.stringify(document);
      return step(command, {
        directory: folder,
        with: {
          files: file(text),
          "github-token": options.token ?? token,
          "result-format": "json",
          "working-directory": ".",
          ...options.with,
        },
        environment: reporting.environment(event.name, event.payload, options.environment),
      });
    },
  };
  return reporting;
}
