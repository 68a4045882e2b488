/**
 * The workflow that the README shows, run by act on this machine in a repository of the test, against the fake GitHub: a
 * stranger's pull request from the check to the comment. What act does not do (permissions, artifacts) stands in act.ts.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { majorTag } from "../../src/commands/own-repository.ts";
import { cases, git, prompt, pullRequestEvent } from "../commands/review/repository.ts";
import { root } from "../dist/built.ts";
import { type FakeGithub, startFakeGithub } from "../github/fake.ts";
import type { WorkflowRun } from "../github/state.ts";
import { startFakeBedrock } from "../models/fake-bedrock.ts";
import { liveIn } from "../reports/live.ts";
import { type Act, prepareAct } from "./act.ts";

let act: Act;
let github: FakeGithub;

beforeAll(async () => {
  [act, github] = await Promise.all([prepareAct(majorTag), startFakeGithub()]);
});

afterAll(async () => {
  await github.close();
  rmSync(act.folder, { recursive: true });
});

/** The workflows of the README, in their order: the one that is called, and the step alone. */
function readmeWorkflows(): readonly string[] {
  const text = readFileSync(join(root, "README.md"), "utf8");
  return [...text.matchAll(/```yaml\n(on: pull_request\n[\s\S]*?)```/g)].map(([, block = ""]) => block);
}

/** A checkout of the merge of a branch, with the workflow on main. */
function consumer(
  name: string,
  workflow: string | undefined,
  change: Readonly<Record<string, string>>,
  first: Readonly<Record<string, string>> = {},
): { readonly place: string; readonly base: string; readonly head: string } {
  const place = join(act.folder, name);
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
  };
  write({
    "slipway.yaml": "slipway: 1\n",
    "prompts/hello.prompt": prompt,
    "prompts/hello.cases.yaml": cases,
    ".github/workflows/prompts.yml": workflow ?? "",
    ...first,
  });
  git(place, "init", "--quiet", "--initial-branch=main");
  git(place, "add", "-A");
  git(place, "commit", "--quiet", "--message", "first");
  git(place, "checkout", "--quiet", "-b", "feature");
  write(change);
  git(place, "add", "-A");
  git(place, "commit", "--quiet", "--message", "second");
  git(place, "checkout", "--quiet", "main");
  git(place, "merge", "--quiet", "--no-ff", "--message", "Merge", "feature");
  const [base = "", head = ""] = git(place, "rev-parse", "HEAD^1", "HEAD^2").split("\n");
  return { place, base, head };
}

/** A pull request on the fake GitHub that has these commits, and its event. */
function opened(owner: string, { base, head }: { readonly base: string; readonly head: string }, fork?: string) {
  const repository = github.addRepository(`${owner}/prompts`, { collaborators: { anna: "write" } });
  const from = fork === undefined ? undefined : github.addFork(repository, fork);
  const pull = github.addPullRequest(repository, { author: fork ?? "anna", branch: "feature", ...(from && { from }) });
  pull.head.sha = head;
  const event = pullRequestEvent({ base, head });
  const places = [event.pull_request.head.repo, event.pull_request.base.repo];
  for (const [index, place] of [from ?? repository, repository].entries()) {
    Object.assign(places[index] ?? {}, { id: place.id, full_name: `${place.owner.login}/${place.name}` });
  }
  Object.assign(event.pull_request, { number: pull.number });
  return { repository, pull, payload: { ...event, number: pull.number } };
}

function variables(owner: string, permissions: Readonly<Record<string, "read" | "write">>) {
  return {
    GITHUB_REPOSITORY: `${owner}/prompts`,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_TOKEN: github.token({ login: "github-actions[bot]", permissions }),
  };
}

const broken = { "prompts/hello.prompt": prompt.replace("Hello {{name}}", "Good morning {{nme}}") };

test("a pull request is reviewed in one job and reported by another, in one comment", async () => {
  const commits = consumer("acme", readmeWorkflows()[0], broken);
  const { repository, pull, payload } = opened("acme", commits);
  const ran = await act.run(
    commits.place,
    { name: "pull_request", payload },
    variables("acme", { pull_requests: "write" }),
  );
  expect(ran.jobs, ran.log).toMatchObject({ check: "failure", report: "success" });
  expect(ran.outputs, ran.log).toMatchObject({ verdict: "fail", errors: "1", comment: "created" });
  const comments = github.comments(repository, pull);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain("undefined-variable");
  expect(comments[0]?.body).toContain(
    `[the whole review](${github.serverUrl}/acme/prompts/actions/runs/1/artifacts/1)`,
  );
  expect(readdirSync(join(ran.artifacts, "slipway-review")).sort()).toEqual([
    "slipway-review.html",
    "slipway-review.json",
  ]);
  expect(ran.summaries).toContain("undefined-variable");
});

test("a fork's pull request, whose token may only read, is reported in the job's summary, and no job fails for it", async () => {
  const hostile = "Hello {{name}}.\n::error::pwned\n::set-output name=verdict::forged\n<img src=x onerror=y> @anna\n";
  const commits = consumer("acme-fork", readmeWorkflows()[0], {
    "prompts/hello.prompt": prompt.replace("Hello {{name}}.\n", hostile),
  });
  const { repository, pull, payload } = opened("acme-fork", commits, "mallory");
  const ran = await act.run(
    commits.place,
    { name: "pull_request", payload },
    variables("acme-fork", { pull_requests: "read" }),
  );
  expect(ran.exitCode, ran.log).toBe(0);
  expect(ran.jobs, ran.log).toMatchObject({ check: "success", report: "success" });
  expect(ran.outputs).toMatchObject({ verdict: "pass", rung: "summary" });
  expect(github.comments(repository, pull)).toEqual([]);
  expect(ran.lines.filter(({ command }) => command === "error")).toEqual([]);
  expect(liveIn(ran.summaries)).toEqual([]);
});

test("the publisher of docs/pull-requests.md comments for the fork, whatever its artifact says of itself", async () => {
  const change = { "prompts/hello.prompt": prompt.replace("Hello", "Good morning @anna <img src=x>") };
  const commits = consumer("acme-publisher", readmeWorkflows()[0], change);
  const { repository, pull, payload } = opened("acme-publisher", commits, "mallory");
  const readOnly = variables("acme-publisher", { pull_requests: "read" });
  const first = await act.run(commits.place, { name: "pull_request", payload }, readOnly);
  expect(github.comments(repository, pull)).toEqual([]);

  // The artifact is the fork's to write: it names another pull request.
  const victim = github.addPullRequest(repository, { author: "anna", branch: "other" });
  const document = join(first.artifacts, "slipway-review", "slipway-review.json");
  const review = JSON.parse(readFileSync(document, "utf8"));
  writeFileSync(document, JSON.stringify({ ...review, pullRequest: { ...review.pullRequest, number: victim.number } }));

  const page = readFileSync(join(root, "docs/pull-requests.md"), "utf8");
  const [workflow] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
    block.includes("workflow_run:") ? [block] : [],
  );
  const publisher = consumer("acme-base", workflow, { "readme.md": "of the base" });
  const fork = pull.head.repository;
  const run = github.addRun(repository, { headRepository: fork, headBranch: pull.head.ref, headSha: pull.head.sha });
  const ran = await act.run(
    publisher.place,
    { name: "workflow_run", payload: finishedRun(run, payload.repository) },
    { ...variables("acme-publisher", { pull_requests: "write", actions: "read" }), ARTIFACTS: first.artifacts },
  );
  expect(ran.jobs, ran.log).toEqual({ report: "success" });
  expect(ran.outputs, ran.log).toMatchObject({ comment: "created", "pull-request": String(pull.number) });
  expect(github.comments(repository, victim)).toEqual([]);
  const [comment] = github.comments(repository, pull);
  expect(comment?.body).toContain("The code of `mallory/prompts` made this report itself");
  expect(liveIn(comment?.body ?? "", `${github.serverUrl}/`)).toEqual([]);
});

/** The event of a run that has ended, as far as it is read. */
function finishedRun(run: WorkflowRun, repository: unknown) {
  const { headRepository: head, actor } = run;
  return {
    action: "completed",
    repository,
    sender: actor,
    workflow_run: {
      id: run.id,
      run_attempt: 1,
      name: "Slipway",
      path: run.path,
      event: "pull_request",
      status: "completed",
      conclusion: "success",
      head_sha: run.headSha,
      head_branch: run.headBranch,
      head_repository: { id: head.id, full_name: `${head.owner.login}/${head.name}` },
      actor,
    },
  };
}

/** A prompt whose cases demand something of its answers. */
const judged = {
  "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n",
  "prompts/sort.prompt":
    "---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 50 }\n---\nSort: {{text}}\n",
  "prompts/sort.cases.yaml":
    "cases:\n  - { name: late, input: { text: late }, expect: { equals: shipping } }\n  - { name: money, input: { text: money }, expect: { equals: returns } }\n  - { name: odd, input: { text: odd }, expect: { equals: nothing } }\n",
};

test("the workflow of docs/evaluation.md evaluates a change against the answers of main; a fork sees the kept ones", {
  timeout: 120_000,
}, async () => {
  const key = ["bedrock", "api", "key", "x".repeat(20)].join("-");
  const bedrock = await startFakeBedrock({
    bearer: key,
    reply: ({ body }) => {
      const text = JSON.stringify(body.messages);
      return {
        text: text.includes("Please") ? "I think it is shipping." : text.includes("late") ? "shipping" : "returns",
      };
    },
  });
  try {
    const page = readFileSync(join(root, "docs/evaluation.md"), "utf8");
    const [, workflow = ""] = /```yaml\n(name: Slipway\n[\s\S]*?)```/.exec(page) ?? [];
    const change = { "prompts/sort.prompt": judged["prompts/sort.prompt"].replace("Sort:", "Please sort:") };
    const asked = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.environment["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] ?? "" };
    const secrets = { BEDROCK_API_KEY: key };
    const writes = { pull_requests: "write", contents: "read" } as const;

    const commits = consumer("acme-models", workflow, change, judged);
    const { repository, pull, payload } = opened("acme-models", commits);
    // Who answers, and what it may cost, is the default branch's to say.
    repository.refs.set("refs/heads/main", commits.base);
    repository.contents.set(`${commits.base}:slipway.yaml`, Buffer.from(judged["slipway.yaml"]));
    git(commits.place, "checkout", "--quiet", commits.base);
    const push = {
      ref: "refs/heads/main",
      before: "0".repeat(40),
      after: commits.base,
      repository: payload.repository,
    };
    const pushed = await act.run(
      commits.place,
      { name: "push", payload: { ...push, sender: payload.sender }, secrets },
      { ...variables("acme-models", writes), ...asked, GITHUB_REF: "refs/heads/main" },
    );
    // A case fails on main already, and what was asked there is kept all the same.
    expect(pushed.jobs, pushed.log).toEqual({ evaluate: "failure" });
    expect(bedrock.questions.length).toBe(3);

    git(commits.place, "checkout", "--quiet", "main");
    const ran = await act.run(
      commits.place,
      { name: "pull_request", payload, secrets },
      { ...variables("acme-models", writes), ...asked },
    );
    expect(ran.jobs, ran.log).toMatchObject({ check: "success", evaluate: "failure", report: "success" });
    expect(ran.log).not.toContain(key);
    const [comment] = github.comments(repository, pull);
    expect(comment?.body).toContain("Worse than the base");
    expect(comment?.body).toContain("sort");
    const after = bedrock.questions.length;

    // The same change from a fork: no secret reaches it, nobody is asked, and no job fails for it.
    const forked = opened("acme-models-fork", commits, "mallory");
    const ofFork = await act.run(
      commits.place,
      { name: "pull_request", payload: forked.payload },
      { ...variables("acme-models-fork", { pull_requests: "read" }), ...asked },
    );
    expect(ofFork.jobs, ofFork.log).toMatchObject({ check: "success", evaluate: "success", report: "success" });
    expect(ofFork.log).toContain("could not be asked, judged or confirmed");
    expect(bedrock.questions.length).toBe(after);
  } finally {
    await bedrock.stop();
  }
});

test("the step alone reviews, and fails the job", async () => {
  const commits = consumer("acme-step", readmeWorkflows()[1], broken);
  const { payload } = opened("acme-step", commits);
  const ran = await act.run(commits.place, { name: "pull_request", payload }, variables("acme-step", {}));
  expect(ran.jobs, ran.log).toEqual({ prompts: "failure" });
  expect(ran.outputs).toMatchObject({ verdict: "fail", outcome: "findings" });
});

test("the prompts of a large repository are divided among jobs, and reported in one comment", async () => {
  const workflow = readmeWorkflows()[0]?.replace(
    /pull-request\.yml@.*\n/,
    (uses) => `${uses.replace("pull-request", "pull-request-sharded")}    with: { shards: 2 }\n`,
  );
  const others = Object.fromEntries(
    ["a", "b", "c", "d"].flatMap((name) => [
      [`prompts/${name}.prompt`, prompt],
      [`prompts/${name}.cases.yaml`, cases],
    ]),
  );
  const commits = consumer("acme-large", workflow, { ...others, ...broken });
  const { repository, pull, payload } = opened("acme-large", commits);
  const variablesOfRun = variables("acme-large", { pull_requests: "write" });
  const ran = await act.run(commits.place, { name: "pull_request", payload }, variablesOfRun);
  expect(ran.outputs, ran.log).toMatchObject({ comment: "created", verdict: "fail", errors: "1" });
  const [comment] = github.comments(repository, pull);
  for (const name of ["a", "b", "c", "d", "hello"]) expect(comment?.body).toContain(name);
  expect(comment?.body).toContain("5 prompts differ");
});
