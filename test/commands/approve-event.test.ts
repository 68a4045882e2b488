/** Approvals by comment against the fake GitHub: what counts, what does not, and what is answered. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GithubProject } from "./github-project.ts";

const one = "{ approvals: { required: 1, from: [ben, cara] } }";
const short = "{ approvals: { required: 1, from: [ben, cara], digest: short } }";

async function ready(gate = one): Promise<{ readonly at: GithubProject; readonly digest: string }> {
  const at = await GithubProject.start(gate);
  expect((await at.deploy("1.0.0")).exitCode).toBe(0);
  return { at, digest: await at.project.digest() };
}

function stored({ project }: GithubProject, digest: string): number {
  try {
    return readdirSync(join(project.folder, "releases/prod/approvals", digest.slice(7))).length;
  } catch {
    return 0;
  }
}

describe("a comment", () => {
  test("approves: the record says who, by number, and where from; the reply says what counts and what is missing", async () => {
    const { at, digest } = await ready("{ approvals: { required: 2, from: [ben, cara] } }");
    const { told, comment, replies } = await at.comment("ben", `Looks good.\n\n/slipway approve prod ${digest}\n`);
    const ben = at.github.world.user("ben");
    expect(told).toMatchObject({
      exit: 0,
      outcome: "approved",
      missing: 1,
      records: [
        {
          bundle: digest,
          who: { kind: "github", login: "ben", id: String(ben.id) },
          source: {
            kind: "comment",
            comment: comment.id,
            issue: at.pull.number,
            repository: "acme/prompts",
            head: null,
          },
        },
      ],
    });
    expect(at.repository.reactions).toMatchObject([{ comment: comment.id, content: "+1" }]);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain("1 of 2 approved");
    expect((await at.promote()).exit).toBe(4);
    await at.comment("cara", `/slipway approve prod ${digest}`);
    expect(await at.promote()).toMatchObject({ exit: 0, outcome: "released" });
  });

  test("starts the run that releases: the last approver counts there too", async () => {
    const { at, digest } = await ready();
    await at.comment("ben", `/slipway approve prod ${digest}`);
    expect((await at.promote("ben", "workflow_dispatch")).exit).toBe(4);
    expect(await at.promote("ben", "issue_comment")).toMatchObject({ exit: 0 });
  });

  test("without a command is let be; a command in a quotation or in code is none", async () => {
    const { at, digest } = await ready();
    const body = `> /slipway approve prod ${digest}\n\n\`\`\`\n/slipway approve prod ${digest}\n\`\`\`\n<!-- \n/slipway approve prod ${digest}\n-->`;
    expect((await at.comment("ben", body)).told).toMatchObject({ exit: 0, outcome: "ignored" });
    expect(stored(at, digest)).toBe(0);
    expect(at.replies()).toEqual([]);
  });

  test.each([
    [
      "deleted",
      (at: GithubProject) => (comment: { id: number }) => void at.repository.comments.delete(comment.id),
      /deleted/,
    ],
    [
      "edited",
      (at: GithubProject) => (comment: { body: string; updatedAt: Date }) => {
        comment.body += " ";
        comment.updatedAt = at.github.world.tick();
      },
      /edited/,
    ],
    [
      "written through an app",
      () => (comment: { viaApp?: boolean }) => {
        comment.viaApp = true;
      },
      /bots and apps approve nothing/,
    ],
  ])("does not count where it was %s before the workflow ran", async (_name, change, words) => {
    const { at, digest } = await ready();
    const { told } = await at.comment("ben", `/slipway approve prod ${digest}`, { change: change(at) });
    expect(told).toMatchObject({ exit: 1, error: { code: "SW0705", message: expect.stringMatching(words) } });
    expect(stored(at, digest)).toBe(0);
  });

  test("of a bot does not count, whatever it is called", async () => {
    const { at, digest } = await ready("{ approvals: { required: 1, from: [ben, helper, 'role:write'] } }");
    at.repository.collaborators.set("helper[bot]", "admin");
    expect((await at.comment("helper[bot]", `/slipway approve prod ${digest}`)).told).toMatchObject({
      exit: 1,
      error: { code: "SW0705" },
    });
  });

  test.each(["edited", "deleted"])("event of the type %s is refused", async (action) => {
    const { at, digest } = await ready();
    expect((await at.comment("ben", `/slipway approve prod ${digest}`, { action })).told).toMatchObject({
      error: { code: "SW0709" },
    });
  });

  test("of another event is refused", async () => {
    const { at } = await ready();
    expect(await at.project.refusal("approve --from-event", at.workflow("ben", "push"))).toMatch(/^2 SW0709/);
    const gone = { ...at.workflow("ben", "issue_comment"), GITHUB_EVENT_PATH: join(at.project.folder, "gone.json") };
    expect(await at.project.refusal("approve --from-event", gone)).toMatch(/^2 SW1003 .*ENOENT/);
  });

  test.each([
    ["the author of the change", "anna", /anna \(#\d+\) is .*nobody approves a change of their own/],
    ["somebody without the right", "dora", /dora \(#\d+\) is not among those who may approve/],
    ["a stranger", "mallory", /mallory \(#\d+\) is not among those who may approve/],
    ["a look-alike", "bem", /bem \(#\d+\) is not among|looks like/],
  ])("of %s does not count, and is told so", async (_name, author, words) => {
    const { at, digest } = await ready("{ approvals: { required: 1, from: [anna, ben, cara] } }");
    const { told, replies, comment } = await at.comment(author, `/slipway approve prod ${digest}`);
    expect(told).toMatchObject({ exit: 1, outcome: "refused", message: expect.stringMatching(words) });
    expect(replies[0]).toContain("This does not count.");
    expect(at.repository.reactions).toMatchObject([{ comment: comment.id, content: "-1" }]);
    expect(stored(at, digest)).toBe(0);
  });

  test.each([
    ["/slipway aprove prod", "Did you mean approve?"],
    ["/slipway approve", "The environment is missing."],
    ["/slipway approve Prod", "not named as one can be"],
    ["/slipway approve prod sha256:1234", "no whole digest"],
    [`/slipway approve prod sha256:${"а".repeat(64)}`, "no whole digest"],
    ["/slipway approve prod\n/slipway approve beta", "more than one command"],
    ["/slipway approve production", "There is no environment"],
    ["/slipway approve beta", "has no gate"],
    ["/slipway approve prod", "The digest is missing"],
    [`/slipway approve prod sha256:${"0".repeat(64)}`, "was never released in beta"],
    ["/slipway acknowledge prod", "The reason is missing."],
    ["/slipway acknowledge prod seen", "went past the gate"],
    ["/slipway withdraw-approval prod", "has no approval of"],
  ])("%j is answered with what is wrong", async (body, words) => {
    const { at } = await ready();
    const { told, replies } = await at.comment("ben", body);
    expect(told.exit).toBe(1);
    expect(String(told["message"])).toContain(words);
    expect(replies[0]).toContain("This does not count.");
  });

  test("that cannot be answered counts all the same", async () => {
    const { at, digest } = await ready();
    at.github.fault({
      method: "POST",
      path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
      times: 1,
      does: { kind: "answer", status: 403, body: { message: "Resource not accessible by integration" } },
    });
    expect((await at.comment("ben", `/slipway approve prod ${digest}`)).told).toMatchObject({
      exit: 0,
      outcome: "approved",
    });
    expect(at.replies()).toEqual([]);
  });
});

describe("an approval by comment does not count any more", () => {
  test.each<[string, (at: GithubProject, comment: { id: number; body: string; updatedAt: Date }) => void, RegExp]>([
    [
      "where the comment was edited",
      (at, comment) => {
        comment.updatedAt = at.github.world.tick();
      },
      /edited the comment/,
    ],
    [
      "where the comment was deleted",
      (at, comment) => void at.repository.comments.delete(comment.id),
      /deleted the comment/,
    ],
    [
      "where the person lost the right to write",
      (at) => void at.repository.collaborators.set("ben", "read"),
      /cannot write to the repository any more/,
    ],
    [
      "where the login belongs to somebody else by now",
      (at) => void at.github.world.users.set("ben", { id: 987_654, login: "ben", type: "User" }),
      /has not this login any more/,
    ],
    [
      "while GitHub does not answer",
      (at) =>
        void at.github.fault({
          method: "GET",
          path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
          times: 50,
          does: { kind: "answer", status: 404, body: { message: "Not Found" } },
        }),
      /deleted the comment/,
    ],
  ])("%s", async (_name, change, words) => {
    const { at, digest } = await ready();
    const { comment } = await at.comment("ben", `/slipway approve prod ${digest}`);
    change(at, comment);
    expect((await at.promote()).exit).toBe(4);
    const decision = await at.project.run("gate prod", at.workflow("anna", "workflow_dispatch"));
    expect(decision.output).toMatch(words);
  });

  test("once it is withdrawn, by comment too", async () => {
    const { at, digest } = await ready();
    await at.comment("ben", `/slipway approve prod ${digest}`);
    expect((await at.comment("cara", `/slipway withdraw-approval prod ${digest}`)).told).toMatchObject({
      outcome: "refused",
    });
    expect((await at.comment("ben", "/slipway withdraw-approval prod")).told).toMatchObject({
      exit: 0,
      outcome: "withdrawn",
      missing: 1,
    });
    expect((await at.promote()).exit).toBe(4);
  });

  test("without a token nothing from GitHub counts", async () => {
    const { at, digest } = await ready();
    await at.comment("ben", `/slipway approve prod ${digest}`);
    const { GITHUB_TOKEN: _, ...without } = at.workflow("anna", "workflow_dispatch");
    at.project.git("update-ref", "refs/remotes/origin/main", "HEAD");
    expect((await at.project.run("promote beta prod", without)).output).toContain("0 of 1 approved");
  });
});

describe("the short form", () => {
  test("means what beta released from the head of the pull request", async () => {
    const { at, digest } = await ready(short);
    at.github.world.tick(3_600_000);
    const { told } = await at.comment("ben", "/slipway approve prod");
    expect(told).toMatchObject({
      exit: 0,
      outcome: "approved",
      bundle: digest,
      records: [{ source: { head: at.project.git("rev-parse", "HEAD") } }],
    });
    expect((await at.promote()).exit).toBe(0);
  });

  test("is refused where the head moved before the comment was read", async () => {
    const { at } = await ready(short);
    at.project.edit();
    at.publish("anna");
    // Deployed after the comment was written: the comment's time is that of the fake, which stands still.
    at.github.world.tick(-3_600_000);
    await at.deploy("1.1.0");
    const { told } = await at.comment("ben", "/slipway approve prod");
    expect(told).toMatchObject({ exit: 1, outcome: "refused" });
    expect(String(told["message"])).toContain("The head of pull request 1 moved");
  });

  test("is refused where beta has nothing of the head yet", async () => {
    const { at } = await ready(short);
    at.github.world.tick(3_600_000);
    at.project.edit();
    at.publish("anna");
    expect(String((await at.comment("ben", "/slipway approve prod")).told["message"])).toContain(
      "beta has released nothing from the head",
    );
  });

  test("does not count any more where the head moved after it", async () => {
    const { at } = await ready(short);
    at.github.world.tick(3_600_000);
    await at.comment("ben", "/slipway approve prod");
    at.pull.head.sha = at.github.addCommit(at.repository, { branch: "change", author: "anna" });
    const { output } = await at.project.run("gate prod", at.workflow("anna", "workflow_dispatch"));
    expect(output).toContain("its head has moved since");
  });
});

describe("people of the change, by what GitHub says", () => {
  test.each<[string, (at: GithubProject) => void, RegExp]>([
    [
      "the author of the pull request",
      (at) => {
        at.github.addPullRequest(at.repository, { author: "ben", branch: "other" });
        const pull = [...at.repository.pulls.values()].at(-1);
        if (pull !== undefined) pull.head.sha = at.project.git("rev-parse", "HEAD");
        at.repository.refs.set("refs/heads/main", at.project.git("rev-parse", "HEAD~1"));
      },
      /the author of pull request/,
    ],
    [
      "a co-author, by the private address",
      (at) => {
        const id = at.github.world.user("ben").id;
        at.publish("anna", `Edit\n\nCo-authored-by: Somebody <${id}+ben@users.noreply.github.com>`);
      },
      /a co-author of/,
    ],
    ["the author of a commit", (at) => void at.publish("ben"), /an author of/],
    [
      "the last who pushed",
      (at) => {
        const sha = at.project.git("rev-parse", "HEAD");
        at.repository.activity.push({
          actor: at.github.world.user("ben"),
          ref: "refs/heads/main",
          after: sha,
          type: "push",
          at: at.github.world.now(),
        });
      },
      /the one who pushed/,
    ],
  ])("%s never counts", async (_name, change, words) => {
    const at = await GithubProject.start(one);
    at.project.edit();
    at.publish("anna");
    change(at);
    await at.project.run("deploy beta --version 1.0.0", {
      ...at.workflow("anna", "push"),
      GITHUB_TOKEN: "",
      GITHUB_ACTIONS: "",
    });
    const digest = await at.project.digest();
    // Another commit on top keeps main apart from the change.
    const sha = at.project.git("rev-parse", "HEAD");
    at.repository.contents.set(
      `${at.repository.refs.get("refs/heads/main")}:slipway.yaml`,
      at.repository.contents.get(`${sha}:slipway.yaml`) ?? Buffer.from(""),
    );
    const { told } = await at.comment("ben", `/slipway approve prod ${digest}`);
    expect(told).toMatchObject({ exit: 1, outcome: "refused", message: expect.stringMatching(words) });
  });

  test("the one who ran the deploy to beta never counts", async () => {
    const at = await GithubProject.start(one);
    await at.deploy("1.0.0", "ben");
    const { told } = await at.comment("ben", `/slipway approve prod ${await at.project.digest()}`);
    expect(told).toMatchObject({ exit: 1, message: expect.stringMatching(/the one who released it in beta/) });
  });

  test("commits that GitHub does not have: nobody counts", async () => {
    const { at, digest } = await ready();
    at.repository.commits.delete(at.project.git("rev-parse", "HEAD"));
    const { told } = await at.comment("ben", `/slipway approve prod ${digest}`);
    expect(told.exit).not.toBe(0);
    expect(stored(at, digest)).toBe(0);
  });
});

describe("teams", () => {
  const team = '{ approvals: { required: 1, from: ["team:acme/reviewers"] } }';

  test("cannot be seen with GITHUB_TOKEN, and the refusal says so", async () => {
    const { at, digest } = await ready(team);
    const { told } = await at.comment("ben", `/slipway approve prod ${digest}`);
    expect(String(told["message"])).toContain(
      "who is in acme/reviewers cannot be seen with this token (set SLIPWAY_TEAMS_TOKEN",
    );
  });

  test("count with a token that may look", async () => {
    const { at, digest } = await ready(team);
    at.github.world.teams.set("acme/reviewers", new Set(["ben"]));
    const app = { SLIPWAY_TEAMS_TOKEN: at.github.token({ login: "teams[bot]", permissions: { members: "read" } }) };
    const comment = at.github.addComment(at.repository, at.pull, "ben", `/slipway approve prod ${digest}`);
    expect(comment.id).toBeGreaterThan(0);
    const payload = {
      action: "created",
      issue: { number: at.pull.number, title: "A change", pull_request: {} },
      comment: {
        id: comment.id,
        body: comment.body,
        user: { id: comment.author.id, login: "ben", type: "User" },
        created_at: comment.createdAt.toISOString(),
        updated_at: comment.updatedAt.toISOString(),
      },
    };
    const workflow = { ...at.workflow("ben", "issue_comment", payload), ...app };
    expect(await at.project.json("approve --from-event", workflow)).toMatchObject({ exit: 0, outcome: "approved" });
    expect(await at.project.json("promote beta prod", { ...at.workflow("anna", "push"), ...app })).toMatchObject({
      exit: 0,
    });
  });
});

describe("rules that ask GitHub", () => {
  test("checks, alerts and the environment's protection", async () => {
    const { at } = await ready("{ checks: [test], findings: none, github: required }");
    const rules = async () => {
      const decision = await at.project.json("gate prod", at.workflow("anna", "push"));
      return Object.fromEntries(
        (decision["rules"] as readonly { rule: string; outcome: string }[]).map(({ rule, outcome }) => [rule, outcome]),
      );
    };
    expect(await rules()).toEqual({ checks: "wait", findings: "allow", github: "deny" });
    const headSha = at.project.git("rev-parse", "HEAD");
    const run = {
      id: 1,
      headSha,
      name: "test",
      status: "completed",
      conclusion: "failure",
      output: { title: null, summary: null, text: null },
      detailsUrl: null,
      externalId: null,
      startedAt: new Date(),
      completedAt: new Date(),
    } as const;
    at.repository.checkRuns.push({ ...run });
    at.repository.alerts.push({ tool: "Slipway", state: "open" }, { tool: "Other", state: "open" });
    at.github.addEnvironment(at.repository, "prod");
    expect(await rules()).toEqual({ checks: "deny", findings: "deny", github: "deny" });
    at.repository.checkRuns.push({ ...run, id: 2, conclusion: "success" });
    at.repository.alerts.splice(0, 1, { tool: "Slipway", state: "fixed" });
    at.repository.environments.splice(0);
    at.github.addEnvironment(at.repository, "prod", { reviewers: [at.github.world.user("cara")] });
    expect(await rules()).toEqual({ checks: "allow", findings: "allow", github: "allow" });
    at.repository.scanning = false;
    at.repository.statuses.push({
      id: 3,
      sha: headSha,
      state: "pending",
      description: null,
      targetUrl: null,
      context: "test",
      creator: at.github.world.user("anna"),
      at: new Date(),
    });
    expect(await rules()).toEqual({ checks: "wait", findings: "allow", github: "allow" });
  });

  test("what GitHub refuses closes the gate, with what to do", async () => {
    const { at } = await ready("{ checks: [test], findings: none }");
    const few = at.workflow("anna", "push", {}, { contents: "read" });
    at.github.fault({
      method: "GET",
      path: "/repos/{owner}/{repo}/commits/{ref}/check-runs",
      times: 1,
      does: { kind: "answer", status: 403, body: { message: "Resource not accessible by integration" } },
    });
    const decision = await at.project.json("gate prod", few);
    expect(decision).toMatchObject({ exit: 1, rules: [{ rule: "checks", outcome: "deny" }, {}] });
  });

  test("without GitHub what needs it is closed", async () => {
    const { at } = await ready("{ checks: [test], findings: none, github: required }");
    const closed = { outcome: "deny", reason: expect.stringContaining("GitHub cannot be asked") };
    expect(await at.project.json("gate prod")).toMatchObject({ exit: 1, rules: [closed, closed, closed] });
    const { GITHUB_TOKEN: _, ...tokenless } = at.workflow("anna", "push");
    expect(await at.project.json("gate prod", tokenless)).toMatchObject({ exit: 1, rules: [closed, closed, closed] });
  });
});

describe("breaking the glass in a workflow", () => {
  const glass = "{ approvals: { required: 1, from: [ben, cara] }, breakGlass: { by: [cara] } }";

  test("is for its actor, with the rights that GitHub says now; an approver acknowledges by comment", async () => {
    const { at } = await ready(glass);
    const broken = (actor: string, more: Readonly<Record<string, string>> = {}) =>
      at.project.json("promote beta prod --break-glass hurry", { ...at.workflow(actor, "workflow_dispatch"), ...more });
    expect(await broken("anna")).toMatchObject({
      exit: 1,
      error: { code: "SW0611", message: expect.stringContaining("anna (#") },
    });
    // A run of cara's that anna ran again is anna's.
    expect(await broken("cara", { GITHUB_TRIGGERING_ACTOR: "anna" })).toMatchObject({ exit: 1 });
    expect(await broken("cara", { GITHUB_ACTOR_ID: "12" })).toMatchObject({ exit: 1 });
    expect(await broken("cara")).toMatchObject({
      exit: 0,
      release: { actor: { name: "cara" }, gate: { outcome: "break-glass" } },
    });
    expect(String((await at.comment("cara", "/slipway acknowledge prod it was me")).told["message"])).toContain(
      "made the release and cannot acknowledge it",
    );
    expect((await at.comment("dora", "/slipway acknowledge prod seen")).told).toMatchObject({
      exit: 1,
      outcome: "refused",
    });
    expect((await at.comment("ben", "/slipway acknowledge prod looked at it")).told).toMatchObject({
      exit: 0,
      outcome: "acknowledged",
    });
    at.project.edit();
    at.publish("anna");
    await at.deploy("1.1.0");
    await at.comment("ben", `/slipway approve prod ${await at.project.digest()}`);
    expect(await at.promote()).toMatchObject({ exit: 0, release: { gate: { outcome: "allow" } } });
  });
});

describe("a rollback in a workflow", () => {
  test("to the newest earlier release asks nothing of GitHub, and so works while GitHub does not", async () => {
    const { at } = await ready();
    for (const version of ["1.0.0", "1.1.0"]) {
      await at.deploy(version);
      await at.comment("ben", `/slipway approve prod ${await at.project.digest()}`);
      expect((await at.promote()).exit).toBe(0);
      at.project.edit();
      at.publish("anna");
    }
    const asked = at.github.requests.length;
    expect(await at.project.json("rollback prod", at.workflow("anna", "workflow_dispatch"))).toMatchObject({
      exit: 0,
      outcome: "released",
    });
    expect(at.github.requests.length).toBe(asked);
  });
});

describe("the policy in a workflow", () => {
  test("is the newest of the default branch, whatever commit the workflow runs on", async () => {
    const { at } = await ready();
    const old = at.workflow("anna", "workflow_dispatch");
    at.project.gate(one.replace("1", "2"));
    at.publish("cara");
    at.project.git("checkout", "--quiet", "HEAD~1");
    const decision = await at.project.json("gate prod", old);
    expect(decision).toMatchObject({
      policy: { from: "default-branch", branch: "main", revision: at.repository.refs.get("refs/heads/main") },
    });
    expect(JSON.stringify(decision["rules"])).toContain("0 of 2 approved");
  });

  test("does not fall back to an older one where GitHub fails", async () => {
    const { at } = await ready();
    at.github.fault({
      method: "GET",
      path: "/repos/{owner}/{repo}/branches/{branch}",
      times: 100,
      does: { kind: "answer", status: 401, body: { message: "Bad credentials" } },
    });
    at.project.git("update-ref", "refs/remotes/origin/main", "HEAD");
    expect(await at.project.refusal("promote beta prod", at.workflow("anna", "push"))).toContain("SW1005");
  });
});
