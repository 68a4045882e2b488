import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readReview } from "../../../src/reports/review-read.ts";
import {
  cases,
  checkout,
  type Files,
  found,
  git,
  type PullRequest,
  prompt,
  pullRequest,
  pullRequestEvent,
  review,
} from "./repository.ts";

const project: Files = {
  "slipway.yaml": "slipway: 1\n",
  "prompts/hello.prompt": prompt,
  "prompts/hello.cases.yaml": cases,
};
const unused = prompt.replace("name: string", "name: string\n    other?: string");
const misspelt = prompt.replace("{{name}}", "{{nme}}");
/** Made at run time, so that no file holds anything of the shape of a key. */
const secret = `aws_secret_access_key = ${["wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYzzzzzz", "KEY1"].join("")}\n`;

const made: PullRequest[] = [];
function open(...parameters: Parameters<typeof pullRequest>): PullRequest {
  const pr = pullRequest(...parameters);
  made.push(pr);
  return pr;
}
afterEach(() => {
  for (const pr of made.splice(0)) pr.remove();
});

describe("a pull request", () => {
  test("that is fine passes, and its document can be read again", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": prompt.replace("Hello", "Hi") }]);
    const place = checkout(pr, pr.merge);
    const ran = await review(pr, place, { environment: { RUNNER_TEMP: pr.folder } });
    expect(ran.exitCode).toBe(0);
    expect(ran.outputs).toEqual({
      verdict: "pass",
      errors: "0",
      warnings: "0",
      notes: "0",
      level: "patch",
      prompts: "1",
      affected: '["hello"]',
      projects: '[""]',
      base: pr.base,
      head: pr.merge,
      html: "",
      report: join(pr.folder, "slipway-review.json"),
    });
    const document = readReview(readFileSync(join(pr.folder, "slipway-review.json")), "review");
    expect(document).toEqual(ran.document);
    expect(document).toMatchObject({
      repository: "acme/prompts",
      pullRequest: { number: 7, headSha: pr.head, headRepository: "mallory/prompts", title: "Nicer words" },
      base: { commit: pr.base, label: "main" },
      head: { commit: pr.merge, label: "pull request #7" },
      verdict: "pass",
      reasons: [],
    });
    expect(document.projects[0]?.prompts).toMatchObject([{ name: "hello", cases: 1, sound: true, renderings: [] }]);
    expect(await ran.render("text")).toContain("1 prompt with 1 case checked and rendered");
  });

  test("that breaks a prompt fails, with the finding in every format", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": misspelt }]);
    const ran = await review(pr, checkout(pr, pr.merge));
    expect(ran.exitCode).toBe(1);
    expect(ran.document.reasons).toEqual(["There is 1 error."]);
    for (const format of ["text", "markdown", "github", "sarif"] as const) {
      expect(await ran.render(format), format).toContain("undefined-variable");
    }
  });

  test("is compared with the branch that it would be merged into, also where the event is older", async () => {
    const pr = open(
      [project, { "slipway.yaml": "slipway: 1\nrules: { unused-variable: error }\n" }],
      [{ "a.txt": "a" }],
      {
        "b.txt": "b",
      },
    );
    const older = git(pr.origin, "rev-parse", "main^").trim();
    const ran = await review({ ...pr, base: older }, checkout(pr, pr.merge, 0));
    expect(ran.outputs["base"]).toBe(pr.base);
  });

  test("that has its head checked out instead of the merge is compared with the base of the event", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": misspelt }], { "b.txt": "b" });
    const ran = await review(pr, checkout(pr, pr.head));
    expect(ran.outputs).toMatchObject({ base: pr.base, head: pr.head });
    expect(ran.document.notes).toEqual([]);
  });

  test("with something else checked out says so", async () => {
    const pr = open([project], [{ "a.txt": "a" }], { "b.txt": "b" });
    const ran = await review(pr, checkout(pr, pr.base, 0));
    expect(ran.document.notes).toEqual([
      expect.stringContaining("neither the merge of this pull request nor its head"),
    ]);
  });

  test("warnings fail where that is wanted", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": unused }]);
    const place = checkout(pr, pr.merge);
    expect((await review(pr, place)).exitCode).toBe(0);
    const strict = await review(pr, place, { inputs: { strict: true } });
    expect(strict.exitCode).toBe(1);
    expect(strict.document.reasons).toEqual(["There is 1 warning, and warnings fail this review."]);
  });
});

describe("secrets", () => {
  test("are found in a commit in between, from a checkout of one commit", async () => {
    const pr = open([project, { a: "1" }, { a: "2" }], [{ "key.txt": secret }, { "key.txt": undefined }], { b: "1" });
    const ran = await review(pr, checkout(pr, pr.merge));
    expect(found(ran.document)).toEqual(["key.txt aws-secret-access-key"]);
  });

  test("that the base has already are not the change's", async () => {
    const pr = open([project, { "key.txt": secret }, { a: "1" }], [{ b: "1" }], { c: "1" });
    expect(found((await review(pr, checkout(pr, pr.merge))).document)).toEqual([]);
  });

  test("go by the settings of their project, as the base has them", async () => {
    const settings = "slipway: 1\nsecrets:\n  ignore:\n    - { paths: ['app/keys/**'], reason: made up }\n";
    const app = { "app/slipway.yaml": settings, "app/prompts/a.prompt": prompt };
    const pr = open([{ ...project, ...app }], [{ "app/keys/x.txt": secret, "keys/x.txt": secret }]);
    const { document } = await review(pr, checkout(pr, pr.merge));
    expect(found(document).filter((line) => line.includes("aws"))).toEqual(["keys/x.txt aws-secret-access-key"]);
  });

  test("are not silenced by a baseline or a comment of the change", async () => {
    const pr = open([project], [{ "key.txt": `# slipway:allow aws-secret-access-key made up\n${secret}` }]);
    expect(found((await review(pr, checkout(pr, pr.merge))).document)).toEqual(["key.txt aws-secret-access-key"]);
  });
});

describe("the policy is that of the base", () => {
  test("a rule that the change switches off still counts, and switching it off is a finding", async () => {
    const pr = open(
      [project],
      [{ "prompts/hello.prompt": misspelt, "slipway.yaml": "slipway: 1\nrules: { undefined-variable: off }\n" }],
    );
    const { document, exitCode } = await review(pr, checkout(pr, pr.merge));
    expect(exitCode).toBe(1);
    expect(found(document)).toEqual(["prompts/hello.prompt undefined-variable", "slipway.yaml policy-loosened"]);
  });

  test("what the base switched off is off", async () => {
    const off = { "slipway.yaml": "slipway: 1\nrules: { unused-variable: off }\n" };
    const pr = open([{ ...project, ...off }], [{ "prompts/hello.prompt": unused }]);
    expect(found((await review(pr, checkout(pr, pr.merge))).document)).toEqual([]);
  });

  test("a limit that the change raises is not raised in its own review", async () => {
    const long = prompt.replace("Hello", `Hello${" very".repeat(300)}`);
    const low = { "slipway.yaml": "slipway: 1\nlimits: { templateCharacters: 1000 }\n" };
    const pr = open([{ ...project, ...low }], [{ "prompts/hello.prompt": long, "slipway.yaml": "slipway: 1\n" }]);
    const lines = found((await review(pr, checkout(pr, pr.merge))).document);
    expect(lines).toContain("slipway.yaml policy-loosened");
    expect(lines.filter((line) => line.startsWith("prompts/hello.prompt"))).not.toEqual([]);
  });

  test("a note that is new silences nothing, and one that the base has does", async () => {
    const noted = unused
      .replace("Hello", "{{! slipway:ignore undefined-variable they want it so }}\nHello")
      .replace("{{name}}", "{{nme}}");
    const fresh = open([project], [{ "prompts/hello.prompt": noted }]);
    const first = await review(fresh, checkout(fresh, fresh.merge));
    expect(found(first.document)).toContain("prompts/hello.prompt undefined-variable");
    expect(first.document.notes).toEqual([
      "1 note in prompts/hello.prompt is new in this change and silences nothing in its review.",
    ]);
    const old = open(
      [{ ...project, "prompts/hello.prompt": noted }],
      [{ "prompts/hello.prompt": noted.replace("they want", "they want").concat("Bye.\n") }],
    );
    const second = await review(old, checkout(old, old.merge));
    expect(found(second.document)).not.toContain("prompts/hello.prompt undefined-variable");
    expect(second.document.notes).toEqual([]);
  });

  test("a base that lowered the rule about loosening is obeyed", async () => {
    const base = { "slipway.yaml": "slipway: 1\nrules: { policy-loosened: note }\n" };
    const pr = open(
      [{ ...project, ...base }],
      [{ "slipway.yaml": "slipway: 1\nrules: { policy-loosened: note, unused-variable: off }\n" }],
    );
    const { document } = await review(pr, checkout(pr, pr.merge));
    expect(document.counts).toEqual({ errors: 0, warnings: 0, notes: 1 });
  });

  test("what the branch had when it left is not its doing", async () => {
    const off = { "slipway.yaml": "slipway: 1\nrules: { unused-variable: off }\n" };
    const pr = open([{ ...project, ...off }], [{ a: "1" }], { "slipway.yaml": "slipway: 1\n" });
    expect(found((await review(pr, checkout(pr, pr.head, 0))).document)).toEqual([]);
  });

  test("a policy that cannot be read is one that nobody can compare", async () => {
    const pr = open([project], [{ "slipway.yaml": "slipway: 1\nrules: [\n" }]);
    expect(found((await review(pr, checkout(pr, pr.merge))).document)).toContain("slipway.yaml policy-loosened");
  });

  test("slipway.yaml that is gone takes its environments along", async () => {
    const env = { "slipway.yaml": "slipway: 1\nenvironments: { beta: { store: ./beta } }\n" };
    const pr = open([{ ...project, ...env }], [{ "slipway.yaml": undefined }]);
    expect(found((await review(pr, checkout(pr, pr.merge))).document)).toEqual(["slipway.yaml policy-loosened"]);
  });
});

describe("several projects", () => {
  const both: Files = {
    ...project,
    "apps/b/slipway.yaml": "slipway: 1\n",
    "apps/b/prompts/b.prompt": prompt,
    "apps/b/prompts/b.cases.yaml": cases,
  };

  test("are found and checked apart, each by its own policy", async () => {
    const pr = open(
      [{ ...both, "apps/b/slipway.yaml": "slipway: 1\nrules: { unused-variable: error }\n" }],
      [{ "prompts/hello.prompt": unused, "apps/b/prompts/b.prompt": unused }],
    );
    const ran = await review(pr, checkout(pr, pr.merge));
    expect(ran.outputs).toMatchObject({ projects: '["","apps/b"]', affected: '["hello","apps/b:b"]' });
    expect(ran.document.projects.map(({ path, counts }) => [path, counts.errors, counts.warnings])).toEqual([
      ["", 0, 1],
      ["apps/b", 1, 0],
    ]);
  });

  test("below a working directory only", async () => {
    const pr = open([both], [{ "prompts/hello.prompt": misspelt, "apps/b/prompts/b.prompt": unused }]);
    const ran = await review(pr, checkout(pr, pr.merge), { below: "apps" });
    expect(found(ran.document)).toEqual(["apps/b/prompts/b.prompt unused-variable"]);
  });

  test("that are gone are named", async () => {
    const gone = Object.fromEntries(
      Object.keys(both)
        .filter((path) => path.startsWith("apps/"))
        .map((path) => [path, undefined]),
    );
    const pr = open([both], [gone]);
    const { document } = await review(pr, checkout(pr, pr.merge));
    expect(document.notes).toEqual(["The project in apps/b is not there any more."]);
  });
});

describe("other events", () => {
  test("a push is compared with what was there before", async () => {
    const pr = open([project, { "prompts/hello.prompt": misspelt }], [{}]);
    const before = git(pr.origin, "rev-parse", "main^").trim();
    const ran = await review(pr, checkout(pr, pr.base), {
      environment: { GITHUB_EVENT_NAME: "push", GITHUB_SHA: pr.base },
      event: { ref: "refs/heads/main", before, after: pr.base },
    });
    expect(ran.outputs).toMatchObject({ base: before, errors: "1" });
    expect(ran.document.pullRequest).toBeUndefined();
  });

  test("a new branch has nothing to be compared with", async () => {
    const pr = open([project], [{}]);
    const ran = await review(pr, checkout(pr, pr.base), {
      environment: { GITHUB_EVENT_NAME: "push", GITHUB_SHA: pr.base },
      event: { ref: "refs/heads/new", before: "0".repeat(40), after: pr.base, created: true },
    });
    expect(ran.document).toMatchObject({
      base: null,
      notes: ["refs/heads/new is new, so there is nothing to compare with."],
    });
  });

  test("a merge group is compared with its base", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": misspelt }]);
    const ran = await review(pr, checkout(pr, pr.merge), {
      environment: { GITHUB_EVENT_NAME: "merge_group" },
      event: {
        merge_group: {
          head_ref: "refs/heads/queue",
          head_sha: pr.merge,
          base_ref: "refs/heads/main",
          base_sha: pr.base,
        },
      },
    });
    expect(ran.outputs).toMatchObject({ base: pr.base, errors: "1" });
  });

  test("a review on a pull request is compared as the pull request is", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": misspelt }]);
    const place = checkout(pr, pr.merge);
    const submitted = { id: 1, state: "approved", body: "", user: { id: 8, login: "ben", type: "User" } };
    const options = { environment: { GITHUB_EVENT_NAME: "pull_request_review" }, event: { review: submitted } };
    const ran = await review(pr, place, options);
    expect(ran.outputs).toMatchObject({ base: pr.base, errors: "1" });
    expect(ran.document.pullRequest?.number).toBe(7);
    const environment = { ...options.environment, ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example.com" };
    await expect(review(pr, place, { ...options, environment })).rejects.toMatchObject({ code: "SW0114" });
  });

  test("a dispatch reviews the tree as it is; a base can be named", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": misspelt }]);
    const place = checkout(pr, pr.merge, 0);
    const dispatch = {
      environment: { GITHUB_EVENT_NAME: "workflow_dispatch" },
      event: { ref: "refs/heads/main", inputs: null },
    };
    expect((await review(pr, place, dispatch)).document.base).toBeNull();
    const named = await review(pr, place, { ...dispatch, inputs: { base: "origin/heads/main" } });
    expect(named.document.base).toEqual({ commit: pr.base, label: "origin/heads/main" });
    await expect(review(pr, place, { ...dispatch, inputs: { base: "--output=x" } })).rejects.toMatchObject({
      code: "SW0154",
    });
  });

  test("without GitHub, a base is named or the tree is reviewed", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": misspelt }]);
    const place = checkout(pr, pr.head, 0);
    const nothing = { GITHUB_EVENT_NAME: undefined, GITHUB_EVENT_PATH: undefined };
    const ran = await review(pr, place, { environment: nothing, inputs: { base: pr.base } });
    expect(ran.outputs).toMatchObject({ base: pr.base, report: "" });
    expect(existsSync(join(place, "slipway-review.json"))).toBe(false);
  });
});

describe("where it does not run", () => {
  test.each([
    ["pull_request_target", {}, "stranger's files beside these rights"],
    [
      "issue_comment",
      {
        issue: { number: 7, title: "x", pull_request: {} },
        comment: {
          id: 1,
          body: "x",
          user: { id: 7, login: "mallory", type: "User" },
          created_at: "2026-11-02T09:00:00Z",
          updated_at: "2026-11-02T09:00:00Z",
        },
      },
      "stranger's files",
    ],
  ])("under %s with the change checked out", async (name, event, words) => {
    const pr = open([project], [{}]);
    const run = review(pr, checkout(pr, pr.merge), {
      environment: { GITHUB_EVENT_NAME: name, GITHUB_SHA: pr.base },
      event,
    });
    await expect(run).rejects.toMatchObject({
      code: "SW0114",
      class: "refusal",
      message: expect.stringContaining(words),
    });
  });

  test("under pull_request_target with the base checked out, where it would say nothing", async () => {
    const pr = open([project], [{}]);
    const environment = { GITHUB_EVENT_NAME: "pull_request_target", GITHUB_SHA: pr.base };
    await expect(review(pr, checkout(pr, pr.base), { environment })).rejects.toMatchObject({
      code: "SW0114",
      message: expect.stringContaining("would say nothing about the change"),
    });
  });

  test("in a job that may ask for an identity token", async () => {
    const pr = open([project], [{}]);
    const place = checkout(pr, pr.merge);
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example.com" };
    await expect(review(pr, place, { environment })).rejects.toMatchObject({
      code: "SW0114",
      message: expect.stringContaining("`id-token: write`"),
    });
    const dispatch = {
      environment: { ...environment, GITHUB_EVENT_NAME: "workflow_dispatch" },
      event: { ref: "refs/heads/main" },
    };
    expect((await review(pr, place, dispatch)).exitCode).toBe(0);
  });

  test("without the base, where it cannot be fetched: what to do is said", async () => {
    const pr = open([project, { a: "1" }], [{ b: "1" }], { c: "1" });
    const place = checkout(pr, pr.merge);
    const inputs = { fetch: false };
    await expect(review(pr, place, { inputs })).rejects.toMatchObject({
      code: "SW0154",
      next: expect.stringContaining("git fetch --unshallow"),
    });
    const inJob = { environment: { GITHUB_ACTIONS: "true" }, inputs };
    await expect(review(pr, place, inJob)).rejects.toMatchObject({
      code: "SW0154",
      next: expect.stringContaining("fetch-depth: 0"),
    });
    git(place, "remote", "set-url", "origin", `file://${pr.folder}/gone`);
    await expect(review(pr, place)).rejects.toMatchObject({
      code: "SW0154",
      message: expect.stringContaining("git fetch says"),
    });
    git(place, "remote", "remove", "origin");
    await expect(review(pr, place)).rejects.toMatchObject({
      code: "SW0154",
      message: expect.stringContaining("no remote"),
    });
  });

  test("with an event that is not there", async () => {
    const pr = open([project], [{}]);
    const run = review(pr, checkout(pr, pr.merge), { environment: { GITHUB_EVENT_PATH: join(pr.folder, "gone") } });
    await expect(run).rejects.toMatchObject({ code: "SW1003", class: "usage" });
  });

  test("without a repository or a project", async () => {
    const pr = open([{ "readme.md": "nothing here" }], [{}]);
    await expect(review(pr, pr.folder)).rejects.toMatchObject({ code: "SW0151" });
    await expect(review(pr, checkout(pr, pr.merge))).rejects.toMatchObject({ code: "SW0201" });
  });
});

test("hostile names and titles stay text", async () => {
  const hostile = "prompts/a\u202e::error::x.prompt";
  const pr = open([project], [{ [hostile]: misspelt }]);
  const { base, head } = pr;
  const { pull_request: facts } = pullRequestEvent({ base, head });
  const event = { pull_request: { ...facts, title: "\n::error::x <img src=x> @anna \u202e" } };
  const ran = await review(pr, checkout(pr, pr.merge), { event });
  expect(ran.document.pullRequest?.title).toBe(event.pull_request.title);
  for (const format of ["text", "markdown", "github"] as const) {
    const text = await ran.render(format);
    expect(text).toContain("undefined-variable");
    expect(text).not.toContain("\u202e");
    expect(text).not.toMatch(/^::error::x/m);
  }
});
