/**
 * From a real repository to the comment: the built root action reviews a pull request whose files, titles and branches
 * are hostile, and the built report action publishes it over HTTP, in a process of its own, as in two jobs.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inputVariables, readRunnerFiles, runnerFiles } from "../actions/runner.ts";
import { type Reporting, startReporting } from "../commands/report/reporting.ts";
import { cases, checkout, prompt, pullRequest } from "../commands/review/repository.ts";
import { liveIn } from "../reports/live.ts";
import { buildOnce, runNode } from "./built.ts";

let dist: string;
let folder: string;

beforeAll(async () => {
  dist = await buildOnce();
  folder = mkdtempSync(join(tmpdir(), "slipway-pull-request-"));
});
afterAll(() => {
  rmSync(dist, { recursive: true });
  rmSync(folder, { recursive: true });
});

let reporting: Reporting;
beforeEach(async () => {
  reporting = await startReporting();
});
afterEach(() => reporting.github.close());

const hostileName = "prompts/@octocat #1 <img src=x>\u202e::error::.prompt";
const hostileText = `---\ninput:\n  schema:\n    name: string\n---\n</pre></details><script>alert(1)</script> @octocat #1 \`\`\`\n::error::owned\n##[error]owned\n![x](http://e.co/x.png) {{nme}}\n`;

/** A job: one action of the built bundle, its inputs and its environment. */
async function job(
  name: string,
  options: { cwd: string; with: Readonly<Record<string, string>>; environment: Readonly<Record<string, string>> },
) {
  const files = runnerFiles(mkdtempSync(join(folder, "job-")));
  const inputs = { "working-directory": ".", "result-format": "json", verbose: "false", ...options.with };
  const ran = await runNode(join(dist, "actions", `${name}.js`), [], {
    cwd: options.cwd,
    environment: {
      HOME: folder,
      GITHUB_WORKSPACE: options.cwd,
      ...options.environment,
      ...files,
      ...inputVariables(inputs),
    },
  });
  return { ...ran, ...readRunnerFiles(files) };
}

/** The first job: the review of a branch, with its document as an artifact would hold it. */
async function reviewed(branch: Readonly<Record<string, string>>) {
  const pr = pullRequest([{ "prompts/hello.prompt": prompt, "prompts/hello.cases.yaml": cases }], [branch]);
  const { github, repository, pull } = reporting;
  pull.title = "\n::error::x <img src=x> @anna \u202e";
  pull.head.sha = pr.head;
  pull.base.sha = pr.base;
  const place = checkout(pr, pr.merge);
  const event = reporting.pullRequestEvent();
  const environment = reporting.environment("pull_request", event, { GITHUB_SHA: pr.merge, RUNNER_TEMP: pr.folder });
  const check = await job("review", { cwd: place, with: { fetch: "true" }, environment });
  const artifact = join(mkdtempSync(join(folder, "artifact-")), "slipway-review.json");
  if (check.outputs["report"] !== undefined) copyFileSync(check.outputs["report"], artifact);
  pr.remove();
  return { check, artifact, event, github, repository, pull };
}

describe("a pull request", () => {
  test("with hostile files is reviewed, and its report is one comment in which nothing is live", async () => {
    const { check, artifact, event, github, repository, pull } = await reviewed({
      [hostileName]: hostileText,
      "prompts/hello.prompt": prompt.replace("Hello", "Good morning"),
    });
    expect(check.exitCode, check.output + check.error).toBe(1);
    expect(check.outputs).toMatchObject({ verdict: "fail", outcome: "findings" });

    const token = github.token({ login: "github-actions[bot]", permissions: { pull_requests: "write" } });
    const environment = reporting.environment("pull_request", event);
    const report = () => job("report", { cwd: folder, with: { files: artifact, "github-token": token }, environment });
    const first = await report();
    expect(first.exitCode, first.output + first.error).toBe(0);
    expect(first.outputs).toMatchObject({ rung: "comment", comment: "created", verdict: "fail", outcome: "done" });
    const [comment] = github.comments(repository, pull);
    const body = comment?.body ?? "";
    expect(body).toContain("undefined-variable");
    expect(body).toContain("[U+202E]");
    for (const text of [body, first.summary, check.summary]) expect(liveIn(text, `${github.serverUrl}/`)).toEqual([]);
    for (const { output } of [check, first])
      expect(output).not.toMatch(/^::error::owned|##\[error\]owned|^::error::x/m);

    expect((await report()).outputs["comment"]).toBe("unchanged");
    expect(github.comments(repository, pull)).toHaveLength(1);
  });

  test("from a fork: the summary first, and the publisher's comment afterwards", async () => {
    const { artifact, event, github, repository } = await reviewed({
      "prompts/hello.prompt": prompt.replace("Hello", "Hi"),
    });
    const readOnly = github.token({ login: "github-actions[bot]", permissions: { contents: "read" } });
    const own = await job("report", {
      cwd: folder,
      with: { files: artifact, "github-token": readOnly },
      environment: reporting.environment("pull_request", event),
    });
    expect(own.exitCode).toBe(0);
    expect(own.outputs).toMatchObject({ rung: "summary", comment: "" });
    expect(own.summary).toContain("### ✅ Slipway: Passes");

    // On GitHub the head lies in the fork; the run that ended is the fork's.
    const fork = github.addFork(repository, "mallory");
    const { head } = reporting.pull;
    const foreign = github.addPullRequest(repository, { from: fork, author: "mallory", branch: "feature" });
    foreign.head.sha = head.sha;
    reporting.pull.state = "closed";
    const run = github.addRun(repository, { headRepository: fork, headBranch: "feature", headSha: head.sha });
    const token = github.token({
      login: "github-actions[bot]",
      permissions: { pull_requests: "write", actions: "read" },
    });
    const published = await job("report", {
      cwd: folder,
      with: { files: artifact, "github-token": token },
      environment: reporting.environment("workflow_run", reporting.workflowRunEvent(run), {
        GITHUB_WORKFLOW_REF: "acme/prompts/.github/workflows/forks.yml@refs/heads/main",
      }),
    });
    expect(published.outputs).toMatchObject({ rung: "comment", "pull-request": String(foreign.number) });
    const [comment] = github.comments(repository, foreign);
    expect(comment?.body).toContain("The code of `mallory/prompts` made this report itself");
  });

  test("GitHub is down: the build does not fail for it", async () => {
    const { artifact, event, github } = await reviewed({ "prompts/hello.prompt": prompt.replace("Hello", "Hi") });
    const token = github.token({ login: "github-actions[bot]", permissions: { pull_requests: "write" } });
    const environment = { ...reporting.environment("pull_request", event), GITHUB_API_URL: "http://127.0.0.1:1" };
    const ran = await job("report", { cwd: folder, with: { files: artifact, "github-token": token }, environment });
    expect(ran.exitCode).toBe(0);
    expect(ran.outputs).toMatchObject({ rung: "summary" });
    expect(ran.outputs["reason"]).toContain("GitHub cannot be reached at 127.0.0.1:1");
    writeFileSync(artifact, "{}");
    const broken = await job("report", { cwd: folder, with: { files: artifact, "github-token": token }, environment });
    expect(broken.exitCode).toBe(2);
    expect(broken.outputs).toMatchObject({ outcome: "failed", "error-code": "SW1501" });
  });
});
