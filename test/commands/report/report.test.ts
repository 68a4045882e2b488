/** The report's action against the fake GitHub: the comment, the ladder below it, and what strangers try. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { command } from "../../../src/commands/report.ts";
import { validatorOfOwn } from "../../../src/platform/json-schema/index.ts";
import type { Review } from "../../../src/reports/review.ts";
import { reportsSchemas } from "../../../src/reports/schemas.ts";
import { secondaryRateLimit } from "../../github/faults.ts";
import { hostileReview } from "../../reports/html/reviews.ts";
import { liveIn } from "../../reports/live.ts";
import { exampleDifference, exampleProject, examplePromptDifference } from "../../reports/review-example.ts";
import { testContext } from "../../support/context.ts";
import { type Reporting, startReporting } from "./reporting.ts";

let reporting: Reporting;

beforeEach(async () => {
  reporting = await startReporting();
});
afterEach(() => reporting.github.close());

const bodies = () => reporting.github.comments(reporting.repository, reporting.pull).map(({ body }) => body);
const commenting = "/repos/{owner}/{repo}/issues/{issue_number}/comments";

describe("the comment", () => {
  test("is written, updated by the next run, and left alone where it says the same", async () => {
    const first = await reporting.run(reporting.review());
    expect(first.exitCode).toBe(0);
    expect(first.outputs).toMatchObject({
      verdict: "fail",
      rung: "comment",
      comment: "created",
      "pull-request": "1",
      reason: "",
    });
    expect(first.outputs["comment-url"]).toMatch(/\/acme\/prompts\/pull\/1#issuecomment-\d+$/);
    expect(first.log).toContain("comment   created on pull request #1 http://127.0.0.1");
    expect(first.log).not.toContain("::error");
    const [body = ""] = bodies();
    expect(body.split("\n")[0]).toBe(
      `<!-- slipway:report key=slipway.yml head=${reporting.pull.head.sha} run=42.1 -->`,
    );
    expect(body).toContain("~ Where is my <del>parcel</del><ins>order</ins>?");
    expect(body).toMatch(
      /<sub>Slipway \d+\.\d+\.\d+ · \[run 42\]\(http:\/\/127\.0\.0\.1:\d+\/acme\/prompts\/actions\/runs\/42\)<\/sub>\n$/,
    );

    const fixed = reporting.review({ projects: [exampleProject({ findings: [] })] });
    const second = await reporting.run(fixed, { environment: { GITHUB_RUN_ID: "43" } });
    expect(second.outputs).toMatchObject({ verdict: "pass", comment: "updated" });
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain("### ✅ Slipway: Passes");
    const third = await reporting.run(fixed, { environment: { GITHUB_RUN_ID: "43" } });
    expect(third.outputs["comment"]).toBe("unchanged");
  });

  test("the job's summary has the review too, without the marker", async () => {
    const { summary } = await reporting.run(reporting.review());
    expect(summary).toMatch(/^### ❌ Slipway: Fails/);
    expect(summary).toContain("<del>parcel</del>");
  });

  test("two reports of one workflow keep apart by their keys, two workflows by themselves", async () => {
    await reporting.run(reporting.review(), { with: { key: "one" } });
    await reporting.run(reporting.review(), { with: { key: "two --> <b>" } });
    await reporting.run(reporting.review(), {
      environment: { GITHUB_WORKFLOW_REF: "acme/prompts/.github/workflows/other.yml@x" },
    });
    await reporting.run(reporting.review(), { with: { key: "one" } });
    expect(bodies().map((body) => /key=(\S+)/.exec(body)?.[1])).toEqual([
      "one",
      expect.stringMatching(/^x-[0-9a-f]{24}$/),
      "other.yml",
    ]);
  });

  test("a huge review fits, and says where the rest is", async () => {
    const prompts = Array.from({ length: 900 }, (_, index) =>
      examplePromptDifference({ name: `prompt-${index}-${"é".repeat(30)}` }),
    );
    const review = reporting.review({ projects: [exampleProject({ difference: exampleDifference({ prompts }) })] });
    const result = await reporting.run(review);
    expect(result.outputs["comment"]).toBe("created");
    const [body = ""] = bodies();
    expect(body.length).toBeGreaterThan(50_000);
    expect(body).toMatch(
      /that there is no room for\. \[The job's summary\]\(http:\/\/127\.0\.0\.1:\d+\/acme\/prompts\/actions\/runs\/42\) says more\./,
    );
    expect(Buffer.byteLength(result.summary)).toBeLessThanOrEqual(1024 * 1024);
  });

  test("where GitHub counts otherwise, a shorter form is taken", async () => {
    const tooLong = {
      message: "Validation Failed",
      errors: [{ resource: "IssueComment", field: "body", code: "custom", message: "body is too long" }],
    };
    reporting.github.fault({
      method: "POST",
      path: commenting,
      times: 2,
      does: { kind: "answer", status: 422, body: tooLong },
    });
    const result = await reporting.run(reporting.review());
    expect(result.log).toContain("shortened, because GitHub did not take the whole of it");
    expect(bodies()[0]).toContain("### Slipway: ❌ This change fails.");
  });

  test("an artifact of this repository is linked, and no other address", async () => {
    const { serverUrl } = reporting.github;
    const url = `${serverUrl}/acme/prompts/actions/runs/42/artifacts/7`;
    await reporting.run(reporting.review(), { with: { "artifact-url": url } });
    expect(bodies()[0]).toContain(`[the whole review](${url})`);
    for (const wrong of [
      "https://evil.example/x",
      `${serverUrl}/evil/prompts/actions/runs/1`,
      `${url}) [x](http://e.co`,
      "x",
    ]) {
      const result = await reporting.run(reporting.review(), { with: { "artifact-url": wrong } });
      expect(result.exitCode).toBe(0);
      expect(result.log).toContain("The comment links to no artifact");
      expect(bodies()[0]).not.toContain("the whole review");
    }
  });

  test("a secret that got into a prompt gets into no comment, summary, page or log", async () => {
    const { github } = reporting;
    const token = github.token({ login: "github-actions[bot]", permissions: { pull_requests: "write" } });
    const key = `AKIA${Array.from({ length: 16 }, (_, index) => "QWERTYUIOPASDFGH"[(index * 7) % 16]).join("")}`;
    const reason = `The prompt says ${key} and ${token}.`;
    const result = await reporting.run(reporting.review({ reasons: [reason], notes: [reason] }), {
      token,
      with: { html: "page.html" },
    });
    const log = result.log.replaceAll(/^::add-mask::.*$/gm, "");
    for (const text of [...bodies(), result.summary, log, readFileSync(result.outputs["html"] ?? "", "utf8")]) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(token);
    }
    expect(bodies()[0]).toContain("The prompt says");
  });

  test("a run without a report marks the earlier one as outdated, and makes none", async () => {
    const mark = () =>
      reporting.run("", { with: { outdated: "true", files: "" }, environment: { GITHUB_RUN_ID: "44" } });
    const nothing = await mark();
    expect(nothing.exitCode).toBe(0);
    expect(nothing.outputs).toMatchObject({
      comment: "",
      verdict: "",
      reason: "there is no earlier report that could be outdated",
    });
    expect(bodies()).toEqual([]);
    await reporting.run(reporting.review());
    expect((await mark()).outputs["reason"]).toContain("about this commit, from an earlier attempt");
    reporting.pull.head.sha = reporting.github.addCommit(reporting.repository, { branch: "shorter" });
    const marked = await mark();
    expect(marked.outputs).toMatchObject({ comment: "updated", rung: "comment" });
    expect(marked.log).toContain("! There is no review of this commit\n  comment   updated on pull request #1");
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain(`### ⚠️ Slipway: there is no report for \`${reporting.pull.head.sha.slice(0, 12)}\``);
    expect(bodies()[0]).not.toContain("parcel");
    await reporting.run(reporting.review(), { environment: { GITHUB_RUN_ID: "45" } });
    expect(bodies()[0]).toContain("parcel");
  });

  test("a damaged document fails the step, and the earlier report does not stay", async () => {
    await reporting.run(reporting.review());
    reporting.pull.head.sha = reporting.github.addCommit(reporting.repository, { branch: "shorter" });
    const result = await reporting.run("{");
    expect(result.exitCode).toBe(2);
    expect(result.outputs["error-code"]).toBe("SW1501");
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain("there is no report for");
  });

  test("fails only where it is asked to", async () => {
    expect((await reporting.run(reporting.review(), { with: { fail: "true" } })).exitCode).toBe(1);
    expect(bodies()).toHaveLength(1);
  });
});

describe("the ladder", () => {
  test("a fork's token: the summary and annotations, and the step succeeds", async () => {
    const token = reporting.github.token({ login: "github-actions[bot]", permissions: { contents: "read" } });
    const result = await reporting.run(reporting.review(), { token });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ rung: "summary", comment: "", "comment-url": "" });
    expect(result.outputs["reason"]).toContain("Resource not accessible by integration");
    expect(result.log).toContain("report    in the job's summary, not in a comment");
    expect(result.log).toContain("docs/pull-requests.md shows the way round");
    expect(result.log).toContain("::error file=prompts/refund.prompt,line=12");
    expect(result.summary).toContain("### ❌ Slipway: Fails");
    expect(result.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain(token);
  });

  test.each([
    ["no token", { with: { "github-token": "" } }, "There is no token"],
    [
      "an address that gets no token",
      { environment: { GITHUB_API_URL: "http://github.example.com" } },
      "begin with https",
    ],
    ["a comment that nobody wants", { with: { comment: "never" } }, "no comment is wanted"],
  ])("%s", async (_, options, reason) => {
    const result = await reporting.run(reporting.review(), options);
    expect(result.exitCode).toBe(0);
    expect(result.outputs["rung"]).toBe("summary");
    expect(result.outputs["reason"]).toContain(reason);
    expect(bodies()).toEqual([]);
  });

  test.each([
    ["503", { kind: "answer", status: 503 }, "SW1010"],
    ["a rate limit of an hour", secondaryRateLimit(3_600), "SW1009"],
    ["401", { kind: "answer", status: 401 }, "SW1005"],
    ["no JSON", { kind: "answer", status: 200, body: "<html>" }, "SW1012"],
  ] as const)("GitHub answers %s", async (_, does, code) => {
    reporting.github.fault({ times: Number.POSITIVE_INFINITY, does });
    const result = await reporting.run(reporting.review(), { with: { "result-file": "result.json" } });
    expect(result.exitCode).toBe(0);
    expect(result.outputs["rung"]).toBe("summary");
    const document = JSON.parse(readFileSync(result.outputs["result-file"] ?? "", "utf8"));
    expect(document).toMatchObject({ format: "slipway/report/v1", rung: "summary", code });
    const schema = reportsSchemas.find(({ name }) => name === "report")?.schema ?? {};
    expect(validatorOfOwn(schema, {}).validate(document)).toEqual([]);
  });

  test("without a summary: annotations; outside of Actions: the terminal", async () => {
    const result = await reporting.run(reporting.review(), {
      with: { comment: "never" },
      environment: { GITHUB_STEP_SUMMARY: "" },
    });
    expect(result.outputs["rung"]).toBe("annotations");
    const folder = mkdtempSync(join(tmpdir(), "slipway-report-"));
    writeFileSync(join(folder, "review.json"), JSON.stringify(reporting.review()));
    const local = await command.run({ ...noInputs, files: ["review.json"] }, testContext(folder));
    expect(local.outputs["rung"]).toBe("log");
    expect(await local.render("text")).toMatch(/^✗ Fails: 1 prompt differs, and callers have to adapt\n/);
    expect(reporting.github.requests).toEqual([]);
  });

  test("a secondary rate limit that ends soon is waited for", async () => {
    reporting.github.fault({ method: "POST", path: commenting, does: secondaryRateLimit(1) });
    const result = await reporting.run(reporting.review());
    expect(result.log).toContain("GitHub asks to wait");
    expect(result.outputs["comment"]).toBe("created");
  });
});

describe("which pull request", () => {
  test("the head has moved on: an older run changes nothing", async () => {
    const event = reporting.pullRequestEvent();
    const old = reporting.review();
    reporting.pull.head.sha = reporting.github.addCommit(reporting.repository, { branch: "shorter" });
    await reporting.run(reporting.review(), { environment: { GITHUB_RUN_ID: "50" } });
    const result = await reporting.run(old, { event: { name: "pull_request", payload: event } });
    expect(result.outputs).toMatchObject({ rung: "summary", comment: "" });
    expect(result.outputs["reason"]).toContain(`the pull request is at ${reporting.pull.head.sha.slice(0, 12)} now`);
    expect(bodies()[0]).toContain(`head=${reporting.pull.head.sha}`);
  });

  test("a document about another commit is not published under this one", async () => {
    const document = reporting.review({ pullRequest: { number: 1, headSha: "e".repeat(40), headRepository: null } });
    const result = await reporting.run(document);
    expect(result.outputs["reason"]).toContain("the document is about eeeeeeeeeeee");
    expect(bodies()).toEqual([]);
  });

  test("a push belongs to none, and a number given by the workflow says which", async () => {
    const event = { name: "workflow_dispatch", payload: { ref: "refs/heads/main" } };
    expect((await reporting.run(reporting.review(), { event })).outputs["reason"]).toBe(
      "a run for workflow_dispatch belongs to no pull request",
    );
    expect((await reporting.run(reporting.review(), { event, with: { "pull-request": "1" } })).outputs["comment"]).toBe(
      "created",
    );
    expect((await reporting.run(reporting.review(), { event, with: { "pull-request": "1.5" } })).exitCode).toBe(2);
  });

  test("pull_request_target is refused", async () => {
    const event = { name: "pull_request_target", payload: reporting.pullRequestEvent() };
    const result = await reporting.run(reporting.review(), { event });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain("SW0114");
    expect(bodies()).toEqual([]);
  });
});

describe("the publisher of forks' reports", () => {
  async function forkRun(overrides: { readonly event?: string } = {}) {
    const { github, repository } = reporting;
    const fork = github.addFork(repository, "mallory");
    const pull = github.addPullRequest(repository, { from: fork, branch: "evil", author: "mallory" });
    const run = github.addRun(repository, {
      headRepository: fork,
      headBranch: "evil",
      headSha: pull.head.sha,
      event: "pull_request",
      ...overrides,
    });
    const review = reporting.review({
      pullRequest: { number: pull.number, headSha: pull.head.sha, headRepository: "mallory/prompts" },
    });
    const publish = (document: unknown, given: { readonly with?: Readonly<Record<string, string>> } = {}) =>
      reporting.run(document, { event: { name: "workflow_run", payload: reporting.workflowRunEvent(run) }, ...given });
    return { pull, run, review, publish, comments: () => github.comments(repository, pull).map(({ body }) => body) };
  }

  test("comments on the pull request of the run's head, and says who made the report", async () => {
    const { review, publish, comments, run } = await forkRun();
    const result = await publish(review);
    expect(result.outputs).toMatchObject({ rung: "comment", comment: "created", "pull-request": "2" });
    expect(comments()[0]).toContain(
      `> [!NOTE]\n> The code of \`mallory/prompts\` made this report itself, in [run ${run.id}]`,
    );
    expect(comments()[0]).toContain("Nobody else vouches for it, and no gate reads it.");
    expect(result.log).not.toContain("::error file");
  });

  test("a number in the document is not believed", async () => {
    const { review, publish, comments } = await forkRun();
    await publish({ ...review, pullRequest: { ...review.pullRequest, number: 1 } });
    expect(bodies()).toEqual([]);
    expect(comments()).toHaveLength(1);
    const refused = await publish(review, { with: { "pull-request": "1" } });
    expect(refused.exitCode).toBe(2);
    expect(bodies()).toEqual([]);
  });

  test("a verdict that its own findings contradict is not believed", async () => {
    const { review, publish, comments } = await forkRun();
    const counts = { errors: 0, warnings: 0, notes: 0 };
    expect(review.verdict).toBe("fail");
    await publish({ ...review, verdict: "pass", counts, reasons: [] });
    expect(comments()[0]).toContain("### ❌ Slipway: Fails");
  });

  test("no pull request has this head any more, or the run was for something else", async () => {
    const { pull, review, publish } = await forkRun();
    pull.state = "closed";
    expect((await publish(review)).outputs["reason"]).toContain("no open pull request has");
    const other = await forkRun({ event: "push" });
    expect((await other.publish(other.review)).outputs["reason"]).toBe(
      "the run that ended was for push, not for a pull request",
    );
  });

  test.each([
    ["no JSON", "{"],
    ["another format", { format: "slipway/findings/v1", findings: [] }],
    ["something without end", `{"format":"slipway/review/v1","projects":${"[".repeat(100_000)}`],
    ["a verdict that is none", { ...({} as Review), format: "slipway/review/v1", verdict: "<b>" }],
  ])("%s as the artifact is refused, and nothing is written", async (_, document) => {
    const { publish, comments } = await forkRun();
    const result = await publish(document);
    expect(result.exitCode).toBe(2);
    expect(result.log).toContain("SW1501");
    expect(comments()).toEqual([]);
  });

  test("a document in which every text is hostile is shown and does nothing", async () => {
    const { pull, publish, comments } = await forkRun();
    const result = await publish({
      ...hostileReview(),
      reasons: ["x\n::set-output name=a::b", "##[error]x"],
      pullRequest: { number: 1, headSha: pull.head.sha, headRepository: null },
    });
    expect(result.outputs["comment"]).toBe("created");
    const [body = ""] = comments();
    expect(liveIn(body, `${reporting.github.serverUrl}/`)).toEqual([]);
    expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
    for (const text of [result.log, result.summary])
      expect(text).not.toMatch(/^::(?:set-output|stop-commands|warning)/m);
  });
});

describe("plans", () => {
  const plan = {
    format: "slipway/plan/v1",
    environment: "beta",
    changes: true,
    kind: "first",
    version: "1.0.0",
    live: null,
    added: [],
    changed: [],
    removed: [],
    moved: [],
    unchanged: 0,
    bytes: { upload: 0, total: 0 },
    requests: { get: 1, put: 0, copy: 0, list: 0, delete: 0 },
    refusal: null,
    decision: { outcome: "wait", reasons: ["Two approvals are missing @anna."] },
  };
  const failed = {
    format: "slipway/error/v1",
    error: { code: "SW0902", class: "usage", message: "No credentials for `prod`.", next: "x" },
  };
  const files = (...documents: readonly unknown[]) => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-plans-"));
    return documents.map((document, index) => {
      writeFileSync(join(folder, `${index}.json`), typeof document === "string" ? document : JSON.stringify(document));
      return join(folder, `${index}.json`);
    });
  };

  test("of another job are shown, also one that failed", async () => {
    const result = await reporting.run(reporting.review(), { with: { plans: files(plan, failed).join("\n") } });
    expect(result.exitCode).toBe(0);
    expect(bodies()[0]).toContain(
      "#### What a deploy would change\n\n- `beta`: the first release, `1.0.0`; ⏳ the gate says `wait`: Two approvals are missing",
    );
    expect(bodies()[0]).toContain("not looked at. No credentials for `prod`\\.");
    expect(liveIn(bodies()[0] ?? "", `${reporting.github.serverUrl}/`)).toEqual([]);
  });

  test("that no job has made are said to be missing: a fork has no credentials", async () => {
    const result = await reporting.run(reporting.review(), { with: { plans: "nowhere/plan-prod.json" } });
    expect(result.exitCode).toBe(0);
    expect(bodies()[0]).toContain("- `plan-prod`: not looked at. No job of this run has made the plan\\.");
  });

  test("belong to a project where there are several", async () => {
    const review = reporting.review({ projects: [exampleProject({ path: "a" }), exampleProject({ path: "b/c" })] });
    const [file = ""] = files(plan);
    expect((await reporting.run(review, { with: { plans: file } })).log).toContain(
      "does not say which one the plan is for",
    );
    expect((await reporting.run(review, { with: { plans: `nowhere=${file}` } })).log).toContain(
      "Its projects are in a, b/c.",
    );
    expect((await reporting.run(review, { with: { plans: `./b/c/=${file}` } })).exitCode).toBe(0);
    expect(bodies()[0]).toContain("- `b/c: beta`: the first release");
  });

  test.each([["{"], [{}], [[]], [{ ...plan, bytes: "many" }]])("%j is none", async (document) => {
    const result = await reporting.run(reporting.review(), { with: { plans: files(document).join("") } });
    expect(result.outputs["error-code"]).toBe("SW1503");
  });
});

describe("an evaluation", () => {
  const hostile = "<img src=x> @anna ``` </details>";
  const result = {
    prompt: hostile,
    case: "late",
    model: "m",
    outcome: "failed",
    must: true,
    passed: 0,
    answers: 1,
    requests: [],
    judgements: [
      { kind: "contains", demanded: `contains ${hostile}`, outcome: "failed", reason: "It is not in the answer." },
    ],
    cost: 0.01,
  };
  const evaluation = {
    format: "slipway/evaluation/v1",
    bundle: null,
    demands: `sha256:${"0".repeat(64)}`,
    trusted: false,
    passed: false,
    base: null,
    results: [result, { ...result, prompt: "fine", outcome: "passed", judgements: [] }],
    comparison: null,
    summary: {
      cases: 2,
      passed: 1,
      failed: 1,
      errors: 0,
      unjudged: 0,
      interval: { low: 0.1, high: 0.9 },
      cost: 0.02,
      keptCost: 0,
    },
    createdAt: "2026-11-02T09:00:00Z",
  };
  const file = (document: unknown) => {
    const path = join(mkdtempSync(join(tmpdir(), "slipway-evaluation-")), "evaluation.json");
    writeFileSync(path, JSON.stringify(document));
    return path;
  };

  test("of another job is shown: the verdict, how sure it is, what failed and what it cost", async () => {
    // What it says of itself may be forged.
    const forged = { ...evaluation, trusted: true };
    const ran = await reporting.run(reporting.review(), { with: { evaluation: file(forged) } });
    expect(ran.exitCode, ran.log).toBe(0);
    const [body = ""] = bodies();
    expect(body).toContain("#### ❌ Evaluation: 1 of 2 cases passed\n\n50 % pass; asked about many more cases");
    expect(body).toContain("For display only\\: what is shown here is no evidence for a release");
    expect(body).toContain("· late</code> failed, must pass</summary>");
    expect(body).not.toContain("fine · late");
    for (const text of [body, ran.summary]) expect(liveIn(text, `${reporting.github.serverUrl}/`)).toEqual([]);
  });

  test("of a prompt that dropped names it in the heading, whatever the name would do there", async () => {
    const dropped = {
      ...{ prompt: hostile, compared: 20, fell: 8, rose: 0, difference: -0.4, interval: null, probability: 1 / 256 },
      ...{ counts: { bothPassed: 12, worse: 8, better: 0, bothFailed: 0 }, adjusted: 1 / 256, dropped: true },
    };
    const { prompt: _, ...whole } = dropped;
    const lists = { broken: [], mustFailed: [], flaky: [], errors: [] };
    const comparison = { ...whole, ...lists, verdict: "worse", red: true, prompts: [dropped], tolerance: 0.02 };
    const ran = await reporting.run(reporting.review(), { with: { evaluation: file({ ...evaluation, comparison }) } });
    expect(ran.exitCode, ran.log).toBe(0);
    const [body = ""] = bodies();
    expect(body).toContain("#### ❌ Evaluation: Worse than the base");
    expect(body).toContain("8 got worse and 0 better in ");
    for (const text of [body, ran.summary]) expect(liveIn(text, `${reporting.github.serverUrl}/`)).toEqual([]);
  });

  const sectionOf = async (document: unknown) => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-report-"));
    writeFileSync(join(folder, "review.json"), JSON.stringify(reporting.review()));
    const inputs = { ...noInputs, files: ["review.json"], evaluation: file(document) };
    const page = await (await command.run(inputs, testContext(folder))).render("html");
    return page.slice(page.indexOf('id="evaluation"'), page.indexOf('id="p1"'));
  };
  const comparison = {
    verdict: "worse",
    red: true,
    broken: ["sort/late"],
    mustFailed: [],
    flaky: ["sort/odd"],
    errors: [],
    counts: { bothPassed: 0, worse: 2, better: 1, bothFailed: 0 },
    difference: -0.33,
    interval: { low: -0.7, high: 0.3 },
    probability: 0.75,
  };

  test("that was compared shows on the page what broke, is flaky or better, by prompt, and what it cost", async () => {
    const one = { ...result, prompt: "sort", must: false, base: "passed" };
    const section = await sectionOf({
      ...evaluation,
      base: { label: "main", commit: "a".repeat(40), answersSince: "2026-11-01T10:00:00Z" },
      comparison,
      results: [
        { ...one, case: "odd", confirmation: "flaky" },
        { ...one, case: "late", confirmation: "broken" },
        { ...one, case: "money", outcome: "passed", base: "failed", judgements: [] },
        { ...one, prompt: "free", outcome: "passed", judgements: [], cost: null },
      ],
    });
    expect(section).toContain("Worse than the base: 1 case broke for good.");
    const pills = [...section.matchAll(/<span class="pill (\w+)">([^<]+)<\/span>/g)].map(
      ([, tone, words]) => `${tone} ${words}`,
    );
    expect(pills).toEqual([
      "removed failed",
      "removed 1 broken",
      "changed 1 flaky",
      "added 1 better than on the base",
      "added 1 other passed",
      "removed broken",
      "changed flaky",
    ]);
    expect(section).toContain("Passes now and failed on the base: sort · money.");
    expect(section).toContain("Base: main (aaaaaaaaaaaa), with answers since 2026-11-01.");
    expect(section).toContain(
      '<tr><th scope="row">sort</th><td>1 of 3</td><td>2 of 3</td><td>$10.00</td></tr><tr><th scope="row">free</th><td>1 of 1</td><td>1 of 1</td><td>not known</td></tr>',
    );
  });

  test("says in the comment and on the page what it would cost, and nothing of a hostile name comes alive", async () => {
    const side = (cost: number, inputTokens: number) => {
      const tokens = { inputTokens, outputTokens: 10, cacheReadTokens: 0, cacheWriteTokens: 0 };
      return {
        answers: 1,
        tokens,
        cost,
        perAnswer: { tokens, cost },
        latencyMilliseconds: 900,
        models: [hostile],
      };
    };
    const change = (prompt: string, cost: number) => ({
      prompt,
      cases: { head: 2, base: 1, shared: 1 },
      head: side(cost, 130),
      base: { ...side(0.0012, 100), models: ["m"] },
      change: { cost: cost - 0.0012, share: (cost - 0.0012) / 0.0012 },
    });
    const { prompt: _, ...total } = change("", 0.00145);
    const priced = {
      ...evaluation,
      base: { label: hostile, commit: "a".repeat(40) },
      comparison,
      usage: { total, prompts: [change(hostile, 0.0017), change("fine", 0.0012), change("x|y", 0.0011)] },
    };
    const ran = await reporting.run(reporting.review(), { with: { evaluation: file(priced) } });
    expect(ran.exitCode, ran.log).toBe(0);
    const [body = ""] = bodies();
    const plain = body.replaceAll(/<\/?span>|\\(?![|`])/g, "");
    expect(plain).toContain(
      "**Cost of 1,000 answers: $1.20 → $1.45 (+21 %)**, over the 1 case that both sides have answers to (head 2, base 1).",
    );
    expect(plain).toContain("Tokens of an answer: 100 → 130 in (+30 %), 10 out.");
    expect(plain.match(/^\|.*→ \$1\.\d+ .*$/gm)).toEqual([
      expect.stringContaining("$1.20 → $1.70 (+42 %)"),
      expect.stringContaining("| `x\\|y` | $1.20 → $1.10 (−8.3 %) | 100 → 130 in (+30 %), 10 out | 900 ms |"),
    ]);
    for (const text of [body, ran.summary]) expect(liveIn(text, `${reporting.github.serverUrl}/`)).toEqual([]);
    const section = await sectionOf(priced);
    expect(section).toContain("Cost of 1,000 answers: $1.20 → $1.45 (+21 %), over the 1 case");
    expect(section).toContain("<td>100 → 130 in (+30 %), 10 out</td><td>900 ms</td>");
    expect(section).not.toContain("<img");
  });

  test("that could not be made is no failure on the page", async () => {
    const results = [{ ...result, outcome: "error", answers: 0, judgements: [], problem: "Throttled.", cost: null }];
    const summary = { ...evaluation.summary, cases: 1, passed: 0, failed: 0, errors: 1, interval: null };
    const section = await sectionOf({ ...evaluation, results, summary });
    expect(section).toContain('<span class="pill changed">no verdict</span>');
    expect(section).toContain('<span class="pill changed">1 not asked or judged</span>');
    expect(section).toContain("Throttled.");
    const { text } = await textOf({ ...evaluation, results, summary });
    expect(text).toContain("The evaluation proves nothing: 1 case could not be asked or judged");
  });

  test("is on the page too", async () => {
    const section = await sectionOf(evaluation);
    expect(section).toContain("1 of 2 cases passed");
    expect(section).toContain("It is not in the answer.");
    expect(section).not.toContain("<img");
  });

  const textOf = async (document: unknown, more: object = {}) => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-report-"));
    writeFileSync(join(folder, "review.json"), JSON.stringify(reporting.review({ findings: [] })));
    const evaluated = document === undefined ? "nowhere.json" : file(document);
    const inputs = { ...noInputs, files: ["review.json"], evaluation: evaluated, ...more };
    const ran = await command.run(inputs, testContext(folder));
    return { exitCode: ran.exitCode, outputs: ran.outputs, text: await ran.render("text") };
  };

  test("that did not pass makes the review fail, and is in the text", async () => {
    const failed = await textOf(evaluation, { fail: true });
    expect(failed.exitCode).toBe(1);
    expect(failed.outputs["verdict"]).toBe("fail");
    expect(failed.text).toContain("The evaluation did not pass: 1 of 2 cases passed.");
    expect(failed.text).toContain("answers   1 of 2 cases passed.");
  });

  test("that passed leaves the review as it is", async () => {
    const passed = { ...evaluation, passed: true, summary: { ...evaluation.summary, passed: 2, failed: 0 } };
    const shown = await textOf(passed, { fail: true });
    const without = await textOf(passed, { fail: true, evaluation: undefined });
    expect(shown.exitCode).toBe(without.exitCode);
    expect(shown.text).toContain("  answers   All 2 cases passed.");
    expect(shown.text).not.toContain("did not pass");
  });

  test("of another commit is said loudly", async () => {
    const head = { commit: "9".repeat(40), model: null };
    const { text, outputs } = await textOf({ ...evaluation, passed: true, head });
    expect(text).toContain("The evaluation is of another commit, 999999999999: the review is of");
    expect(outputs["verdict"]).toBe("fail");
  });

  test("that is missing makes the step fail, and one that is none is refused", async () => {
    const missing = await reporting.run(reporting.review(), { with: { evaluation: "nowhere.json" } });
    expect(missing.exitCode).toBe(1);
    expect(bodies()[0]).toContain("The evaluation is missing");
    expect((await textOf(undefined)).exitCode).toBe(1);
    for (const document of [{}, { ...evaluation, results: "none" }]) {
      const ran = await reporting.run(reporting.review(), { with: { evaluation: file(document) } });
      expect(ran.outputs["error-code"]).toBe("SW1503");
    }
    await reporting.run({ ...reporting.review(), evaluation: { format: "forged" } });
    expect(bodies()[0]).not.toContain("Evaluation");
  });
});

describe("files", () => {
  test("the page and SARIF are written beside the comment", async () => {
    const result = await reporting.run(reporting.review(), {
      with: { html: "out/review.html", sarif: "out/findings.sarif" },
    });
    expect(readFileSync(result.outputs["html"] ?? "", "utf8")).toMatch(/^<!doctype html>/i);
    const sarif = JSON.parse(readFileSync(result.outputs["sarif"] ?? "", "utf8"));
    expect(sarif.runs[0].results).toHaveLength(1);
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("prompts/refund.prompt");
  });

  test("shards in a folder of artifacts are one report; a missing one is named", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-shards-"));
    for (const index of [1, 2, 3]) {
      mkdirSync(join(folder, `review-${index}`));
      const project = exampleProject({
        findings: [],
        difference: exampleDifference({ prompts: [examplePromptDifference({ name: `p${index}` })] }),
      });
      const review = { ...reporting.review({ projects: [project] }), shard: { index, total: 3 } };
      writeFileSync(join(folder, `review-${index}`, "review.json"), JSON.stringify(review));
    }
    const result = await reporting.run(reporting.review(), { with: { files: folder } });
    expect(result.outputs["comment"]).toBe("created");
    for (const name of ["p1", "p2", "p3"]) expect(bodies()[0]).toContain(`<code>${name}</code>`);

    const merged = await command.run({ ...noInputs, files: ["merge", folder] }, testContext(folder));
    expect(JSON.parse(await merged.render("json"))).toMatchObject({ format: "slipway/review/v1", verdict: "pass" });
    const incomplete = command.run(
      { ...noInputs, files: ["merge", join(folder, "review-1"), join(folder, "review-3")] },
      testContext(folder),
    );
    await expect(incomplete).rejects.toMatchObject({ code: "SW1502", message: "Shard 2/3 is missing." });
  });

  test.each([
    [{ outdated: true }, "--outdated"],
    [{ comment: "never" }, "--comment"],
    [{ key: "mine" }, "--key"],
  ] as const)("merge publishes nothing, and refuses %j", async (more, flag) => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-report-"));
    const merged = command.run({ ...noInputs, files: ["merge", "a.json"], ...more }, testContext(folder));
    await expect(merged).rejects.toMatchObject({ code: "SW0103", message: expect.stringContaining(flag) });
  });

  test.each([
    [[], "SW0104"],
    [["merge"], "SW0104"],
    [["nowhere.json"], "SW1501"],
    [["empty"], "SW1501"],
  ])("%j is refused with what to do", async (files, code) => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-report-"));
    mkdirSync(join(folder, "empty"));
    await expect(command.run({ ...noInputs, files }, testContext(folder))).rejects.toMatchObject({ code });
  });
});

const noInputs = {
  files: [],
  comment: "auto",
  key: undefined,
  "pull-request": undefined,
  "artifact-url": undefined,
  base: undefined,
  html: undefined,
  sarif: undefined,
  plans: [],
  evaluation: undefined,
  outdated: false,
  fail: false,
} as const;
