/** Gates and approvals from the command line, on folder stores: who may, what is said, and what is recorded. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gatesSchemas } from "../../src/gates/schemas.ts";
import type { JsonObject } from "../../src/platform/json.ts";
import { compileSchema } from "../../src/platform/json-schema/index.ts";
import { GateProject } from "./gate-project.ts";

const oneOfTwo = "{ approvals: { required: 1, from: [ben, cara] }, breakGlass: { by: [anna] } }";

async function expectSchema(name: string, document: unknown): Promise<void> {
  const compiled = await compileSchema(gatesSchemas.find((schema) => schema.name === name)?.schema ?? false);
  expect(compiled.ok ? compiled.validator.validate(document) : compiled.problems).toEqual([]);
}

function rulesOf(document: JsonObject): readonly JsonObject[] {
  return document["rules"] as readonly JsonObject[];
}

function evidenceOf(project: GateProject): readonly JsonObject[] {
  const folder = join(project.folder, "releases/prod/evidence");
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as JsonObject);
}

describe("slipway gate", () => {
  test("answers rule by rule, and its exit code is the outcome", async () => {
    const project = new GateProject(
      '{ zone: UTC, windows: [{ allow: "Mon-Fri 09:00-16:00" }], freezes: [{ during: "12-20 - 01-02" }] }',
    );
    await project.run("deploy beta --version 1.0.0");
    const open = await project.json("gate prod --at 2026-11-23T10:00Z");
    expect(open).toMatchObject({ exit: 0, outcome: "allow", action: "promote", version: "1.0.0", live: null });
    await expectSchema("decision", { ...open, exit: undefined });
    const shut = await project.json("gate prod --at 2026-11-28");
    expect(shut).toMatchObject({ exit: 4, outcome: "wait", until: "2026-11-30T09:00:00.000Z" });
    const frozen = await project.json("gate prod --at 2026-12-23T10:00Z");
    expect(frozen).toMatchObject({ exit: 4, until: "2027-01-04T09:00:00.000Z" });
    project.gate('{ blocked: ["1.0.0"] }');
    expect(await project.json("gate prod")).toMatchObject({ exit: 1, outcome: "deny" });
  });

  test("people read why, until when and for whom; --explain shows the next openings", async () => {
    const project = new GateProject(
      '{ zone: Europe/Berlin, windows: [{ allow: "Mon-Fri 09:00-16:00" }], approvals: { required: 1, from: [ben] } }',
    );
    await project.run("deploy beta --version 1.0.0");
    const { output } = await project.run("gate prod --at 2026-11-28 --explain");
    expect(output).toContain("… prod  1.0.0 has to wait at 2026-11-28 00:00 UTC");
    expect(output).toContain("Opens 2026-11-30 08:00 UTC (Mon 09:00 in Europe/Berlin).");
    expect(output).toContain("0 of 1 approved. 1 more of ben must.");
    expect(output).toMatch(/next +2026-11-30 08:00 UTC .* to 2026-11-30 15:00 UTC/);
    const { output: markdown } = await project.run("gate prod --at 2026-11-28 --format markdown");
    expect(markdown).toContain("⏳ windows: No window is open");
  });

  test("a bundle whose model ends too soon is refused, by what its compiled prompts name", async () => {
    const ending = "---\nmodel: anthropic.claude-opus-4-1-20250805-v1:0\n---\nHello\n";
    const project = new GateProject("{ models: 30d }", { "prompts/hello.prompt": ending });
    await project.run("deploy beta --version 1.0.0");
    expect(await project.json("gate prod --at 2026-11-23T10:00Z")).toMatchObject({ exit: 0, outcome: "allow" });
    const late = await project.json("gate prod --at 2026-12-20T10:00Z");
    expect(late).toMatchObject({ exit: 1, outcome: "deny" });
    expect(rulesOf(late)[0]).toMatchObject({
      rule: "models",
      reason: expect.stringContaining(
        "ends on 2027-01-08, in 19 days, and the bundle must live 30 days (used by hello)",
      ),
    });
  });

  test("without a gate everything is allowed, and it says so", async () => {
    const project = new GateProject("");
    await project.run("deploy beta --version 1.0.0");
    expect(await project.json("gate prod")).toMatchObject({
      exit: 0,
      rules: [{ rule: "gate", outcome: "allow", reason: "prod has no gate: every release is allowed." }],
    });
  });

  test("what the environment before took back is denied", async () => {
    const project = new GateProject("{ rollback: exempt }");
    await project.run("deploy beta --version 1.0.0");
    project.edit();
    await project.run("deploy beta --version 1.1.0");
    await project.run("rollback beta");
    expect(await project.json("gate prod 1.1.0")).toMatchObject({
      exit: 1,
      rules: [{ rule: "after", outcome: "deny" }, {}],
    });
  });

  test("is about the bundle of the working tree where no environment comes before", async () => {
    const project = new GateProject("{}");
    expect(await project.json("gate beta")).toMatchObject({ exit: 0, action: "deploy" });
  });

  test("names two bundles at once: refused", async () => {
    const project = new GateProject("{}");
    expect(await project.refusal("gate prod 1.0.0 --bundle 1.0.0")).toContain("2 SW0104");
  });
});

describe("findings", () => {
  test("without GitHub are allowed only where no repository is known that could have alerts", async () => {
    const project = new GateProject("{ findings: none }");
    await project.run("deploy beta --version 1.0.0");
    expect(await project.json("gate prod")).toMatchObject({
      rules: [{ outcome: "allow", reason: expect.stringContaining("Alerts were not looked at") }],
    });
    const closed = { rules: [{ outcome: "deny", reason: expect.stringContaining("GitHub cannot be asked") }] };
    expect(await project.json("gate prod", { GITHUB_REPOSITORY: "acme/prompts" })).toMatchObject(closed);
    project.git("remote", "add", "origin", "https://github.com/acme/prompts.git");
    project.git("update-ref", "refs/remotes/origin/main", "HEAD");
    project.edit();
    await project.run("deploy beta --version 1.1.0");
    expect(await project.json("gate prod")).toMatchObject(closed);
  });
});

describe("the policy", () => {
  test("is that of the default branch: a change cannot loosen its own gate", async () => {
    const project = new GateProject(oneOfTwo);
    project.git("checkout", "--quiet", "-b", "change");
    project.gate("{}");
    await project.run("deploy beta --version 1.0.0");
    const decision = await project.json("gate prod");
    expect(decision).toMatchObject({
      exit: 4,
      policy: { from: "default-branch", branch: "main", revision: project.git("rev-parse", "main") },
    });
    expect(decision["notes"]).toEqual([
      "slipway.yaml here says something else about the gate of prod; it counts when it is on main.",
    ]);
    expect((await project.run("promote beta prod")).exitCode).toBe(4);
    // Leaving the gate out, or renaming what comes before, is no way round it either.
    writeFileSync(
      join(project.folder, "slipway.yaml"),
      readFileSync(join(project.folder, "slipway.yaml"), "utf8").replace(/ {4}(?:gate|after): .*\n/g, ""),
    );
    expect((await project.run("deploy prod --version 2.0.0")).exitCode).not.toBe(0);
  });

  test("of a repository with a remote is that of the remote's default branch", async () => {
    const project = new GateProject(oneOfTwo);
    project.git("remote", "add", "origin", "https://github.com/acme/prompts.git");
    project.git("update-ref", "refs/remotes/origin/trunk", "HEAD");
    project.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    project.gate("{}");
    await project.run("deploy beta --version 1.0.0");
    expect(await project.json("gate prod")).toMatchObject({
      exit: 4,
      policy: { branch: "trunk", from: "default-branch" },
    });
  });

  test("on a runner is never that of the working tree: unreadable is refused", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    const runner = { GITHUB_ACTIONS: "true", GITHUB_RUN_ID: "1", GITHUB_REPOSITORY: "acme/prompts" };
    expect(await project.refusal("promote beta prod", runner)).toMatch(
      /^1 SW0702 The gate of prod cannot be read from the default branch/,
    );
    const event = join(project.folder, "releases", "event.json");
    writeFileSync(event, JSON.stringify({ repository: { default_branch: "main" } }));
    const onMain = {
      ...runner,
      GITHUB_EVENT_PATH: event,
      GITHUB_EVENT_NAME: "push",
      GITHUB_REF: "refs/heads/main",
      GITHUB_SHA: project.git("rev-parse", "HEAD"),
    };
    expect((await project.json("promote beta prod", onMain)).exit).toBe(4);
    // What cannot be read names no branch, and no other branch stands in for it.
    const gone = { ...onMain, GITHUB_EVENT_PATH: join(project.folder, "gone.json") };
    expect(await project.refusal("promote beta prod", gone)).toMatch(/^2 SW1003/);
    // The same commit under another ref is a candidate's.
    expect(await project.refusal("promote beta prod", { ...onMain, GITHUB_REF: "refs/heads/change" })).toContain(
      "SW0702",
    );
    project.git("update-ref", "refs/remotes/origin/main", "HEAD");
    expect((await project.json("promote beta prod", { ...onMain, GITHUB_REF: "refs/tags/v1" })).exit).toBe(4);
  });

  test("that was in force does not vanish with what cannot be read", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    await project.be("ben").run(`approve prod ${await project.digest()}`);
    expect((await project.be("anna").run("promote beta prod")).exitCode).toBe(0);
    project.gate("");
    project.edit();
    await project.run("deploy beta --version 1.1.0");
    const runner = { GITHUB_ACTIONS: "true", GITHUB_RUN_ID: "1", GITHUB_REPOSITORY: "acme/prompts" };
    expect(await project.refusal("promote beta prod", runner)).toContain("1 SW0702");
  });

  test("that nobody understands stops every release, and `check` shows where", async () => {
    const project = new GateProject("{}");
    await project.run("deploy beta --version 1.0.0");
    project.gate('{ windows: [{ allow: "Mon-Fry", zone: UTC }] }');
    expect(await project.refusal("promote beta prod")).toMatch(
      /^2 SW0701 The gate of prod cannot be read \(slipway.yaml of main .* gate\/windows\/0\/allow\): “Fry”/,
    );
    const { output } = await project.run("check");
    expect(output).toMatch(/slipway.yaml:8:\d+ +error +config-invalid/);
  });
});

describe("approvals", () => {
  test("the whole way: approve, withdraw, approve again, promote; the decision is in the record", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    const digest = await project.digest();
    expect((await project.run("promote beta prod")).exitCode).toBe(4);

    const approved = await project.be("ben").json(`approve prod ${digest} --shown https://example.com/report`);
    expect(approved).toMatchObject({ exit: 0, outcome: "approved", missing: 0, decision: { outcome: "allow" } });
    await expectSchema("approve", { ...approved, exit: undefined });
    const stored = readdirSync(join(project.folder, "releases/prod/approvals", digest.slice(7)));
    const record = JSON.parse(
      readFileSync(join(project.folder, "releases/prod/approvals", digest.slice(7), stored[0] ?? ""), "utf8"),
    ) as JsonObject;
    await expectSchema("approval", record);
    expect(record).toMatchObject({
      bundle: digest,
      environment: "prod",
      live: null,
      who: { kind: "git", name: "ben" },
      shown: { url: "https://example.com/report" },
    });
    expect(await project.json(`approve prod ${digest}`)).toMatchObject({ outcome: "unchanged" });

    expect(await project.json('approve prod --withdraw --reason "found a typo"')).toMatchObject({
      outcome: "withdrawn",
      missing: 1,
    });
    expect((await project.be("anna").run("promote beta prod")).exitCode).toBe(4);
    await project.be("ben").run(`approve prod ${digest}`);
    const released = await project.be("anna").json("promote beta prod");
    expect(released).toMatchObject({ exit: 0, release: { gate: { outcome: "allow" } } });
    const [decision] = evidenceOf(project);
    await expectSchema("decision", decision);
    expect(decision).toMatchObject({ outcome: "allow", bundle: digest, policy: { branch: "main" } });
    expect(rulesOf(decision ?? {})[0]).toMatchObject({ rule: "approvals", outcome: "allow" });
  });

  test("one release spends them: the same bundle needs a new one after a rollback", async () => {
    const project = new GateProject(oneOfTwo);
    for (const version of ["1.0.0", "1.1.0"]) {
      project.be("anna").edit();
      await project.run(`deploy beta --version ${version}`);
      await project.be("ben").run(`approve prod ${await project.digest()}`);
      expect((await project.be("anna").run("promote beta prod")).exitCode).toBe(0);
    }
    expect(await project.json("rollback prod")).toMatchObject({ exit: 0, release: { gate: { outcome: "exempt" } } });
    expect(await project.json("promote beta prod --unblock again")).toMatchObject({ exit: 4, outcome: "waiting" });
    const { output } = await project.run("gate prod");
    expect(output).toContain(
      "ben <ben@example.com> approved it in place of 1.0.0 (release 1); 1.0.0 (release 3) is live now.",
    );
  });

  test("a rollback that goes further than the newest earlier bundle asks the gate", async () => {
    const project = new GateProject(oneOfTwo);
    for (const version of ["1.0.0", "1.1.0", "1.2.0"]) {
      project.be("anna").edit();
      await project.run(`deploy beta --version ${version}`);
      await project.be("ben").run(`approve prod ${await project.digest()}`);
      await project.be("anna").run("promote beta prod");
    }
    expect(await project.json("rollback prod --to 1.0.0")).toMatchObject({ exit: 4, outcome: "waiting" });
    const { output } = await project.run("rollback prod");
    expect(output).toContain("exempt: going back to the newest earlier good release needs none");
  });

  test("a changed bundle and a changed policy void them", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    await project.be("ben").run(`approve prod ${await project.digest()}`);
    project.be("anna").edit();
    await project.run("deploy beta --version 1.1.0");
    expect(await project.json("promote beta prod")).toMatchObject({ exit: 4 });
    project.gate(oneOfTwo.replace("[ben, cara]", "[ben, cara, dora]"));
    const { output } = await project.run("gate prod 1.0.0");
    expect(output).toContain("under another policy");
  });

  test.each([
    [
      "cara",
      "deployed it to beta",
      async (project: GateProject) => void (await project.be("cara").run("deploy beta --version 1.0.0")),
      "released it in beta",
    ],
    [
      "ben",
      "wrote a commit",
      async (project: GateProject) => {
        project.be("ben").edit();
        await project.be("anna").run("deploy beta --version 1.0.0");
      },
      "an author of",
    ],
  ])("nobody approves a change of their own: %s %s", async (name, _why, prepare, words) => {
    const project = new GateProject(oneOfTwo);
    await prepare(project);
    const refusal = await project.be(name).refusal(`approve prod ${await project.digest()}`);
    expect(refusal).toMatch(/^1 SW0703/);
    expect(refusal).toContain(words);
  });

  test("a co-author never counts, and neither does the one who starts the release", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 0.9.0");
    await project.be("ben").run(`approve prod ${await project.digest()}`);
    // Ben approved and starts the release himself.
    expect((await project.be("ben").run("promote beta prod")).exitCode).toBe(4);
    expect((await project.be("anna").run("promote beta prod")).exitCode).toBe(0);
    writeFileSync(join(project.folder, "prompts/hello.prompt"), "Hello you\n");
    project.git("commit", "--quiet", "-am", "edit\n\nCo-authored-by: Ben <ben@example.com>");
    await project.run("deploy beta --version 1.0.0");
    expect(await project.be("ben").refusal(`approve prod ${await project.digest()}`)).toContain("a co-author of");
  });

  test("the whole digest is asked for, unless the policy takes less", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    project.be("ben");
    expect(await project.refusal("approve prod")).toMatch(/^2 SW0704 The digest is missing/);
    expect(await project.refusal("approve prod sha256:123")).toMatch(/^2 SW0704/);
    expect(await project.refusal("approve prod 1.0.0")).toMatch(/^2 SW0704/);
    expect(await project.refusal(`approve prod sha256:${"0".repeat(64)}`)).toMatch(/^2 SW0609/);
    project.be("anna").gate("{ approvals: { required: 1, from: [ben], digest: short } }");
    expect(await project.be("ben").json("approve prod")).toMatchObject({
      outcome: "approved",
      bundle: await project.digest(),
    });
  });

  test("is refused where nothing is asked for, and where nothing is there to take back", async () => {
    const project = new GateProject("{}");
    await project.run("deploy beta --version 1.0.0");
    expect(await project.refusal(`approve prod ${await project.digest()}`)).toMatch(/^2 SW0706/);
    project.gate("");
    expect(await project.refusal(`approve prod ${await project.digest()}`)).toMatch(/^2 SW0706/);
    project.gate(oneOfTwo);
    expect(await project.refusal(`approve prod ${await project.digest()} --withdraw`)).toMatch(/^1 SW0708/);
    expect(await project.refusal("approve prod --acknowledge seen")).toMatch(/^1 SW0708/);
    expect(await project.refusal("approve")).toMatch(/^2 SW0104/);
    expect(await project.refusal("approve prod --from-event")).toMatch(/^2 SW0104/);
  });

  test("a damaged file among them closes the gate", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    const digest = await project.digest();
    await project.be("ben").run(`approve prod ${digest}`);
    writeFileSync(join(project.folder, "releases/prod/approvals", digest.slice(7), "withdrawal.json"), "{");
    expect(await project.refusal("promote beta prod")).toMatch(/^1 SW0611 .*withdrawal.json is not JSON/);
  });
});

describe("the contract", () => {
  const withInput = (schema: string) => `---\ninput: { schema: ${schema} }\n---\nHello {{name}}\n`;
  const files = { "prompts/hello.cases.yaml": "cases: { one: { input: { name: Jo, age: 3 } } }\n" };

  test("of what is live is compared with the candidate's: a breaking change is denied, at both looks", async () => {
    const project = new GateProject("{ contract: minor }", {
      ...files,
      "prompts/hello.prompt": withInput("{ name: string, age?: integer }"),
    });
    await project.run("deploy beta --version 1.0.0");
    expect((await project.run("promote beta prod")).exitCode).toBe(0);
    writeFileSync(
      join(project.folder, "prompts/hello.prompt"),
      withInput("{ name: string, age?: integer, plan?: string }"),
    );
    await project.run("deploy beta --version 1.1.0");
    expect(await project.json("gate prod")).toMatchObject({
      exit: 0,
      rules: [
        { rule: "contract", outcome: "allow", reason: "The contract with callers changes by minor; minor is allowed." },
      ],
    });
    writeFileSync(join(project.folder, "prompts/hello.prompt"), withInput("{ name: string, age: integer }"));
    await project.run("deploy beta --version 2.0.0");
    expect(await project.refusal("promote beta prod")).toMatch(
      /^1 SW0611 .*changes by major, and at most minor is allowed: hello: /,
    );
    expect((await project.run("promote beta prod --version 1.1.0")).exitCode).toBe(0);
  });

  test.each(["prod", "beta"])("is not known where the manifest in %s is gone: closed", async (store) => {
    const project = new GateProject("{ contract: minor }");
    await project.run("deploy beta --version 1.0.0");
    await project.run("promote beta prod");
    const live = await project.digest();
    project.edit();
    await project.run("deploy beta --version 1.1.0");
    const gone = store === "prod" ? live : await project.digest();
    rmSync(join(project.folder, `releases/${store}/bundles/${gone.slice("sha256:".length)}.json`));
    const decision = await project.json("gate prod");
    expect(decision["outcome"]).not.toBe("allow");
    expect(rulesOf(decision)).toMatchObject([
      { rule: "contract", reason: expect.stringContaining(`The manifest of ${gone} is gone`) },
    ]);
  });

  test("of a deploy is compared before anything is uploaded", async () => {
    const project = new GateProject("{ contract: none }", {
      ...files,
      "prompts/hello.prompt": withInput("{ name: string, age?: integer }"),
    });
    writeFileSync(
      join(project.folder, "slipway.yaml"),
      readFileSync(join(project.folder, "slipway.yaml"), "utf8").replace(/ {4}after: .*\n/g, ""),
    );
    project.commit("no environment before");
    expect((await project.run("deploy prod --version 1.0.0")).exitCode).toBe(0);
    writeFileSync(join(project.folder, "prompts/other.prompt"), "Hello\n");
    const objects = () => readdirSync(join(project.folder, "releases/prod/objects")).length;
    const before = objects();
    expect(await project.refusal("deploy prod --version 1.1.0")).toMatch(
      /^1 SW0611 .*changes by minor, and at most none is allowed: The prompt other is new/,
    );
    expect(objects()).toBe(before);
  });
});

describe("breaking the glass", () => {
  test("shows everywhere, and blocks the next ordinary release until somebody else acknowledged it", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    expect(await project.be("ben").refusal('promote beta prod --break-glass "hurry"')).toMatch(
      /^1 SW0611 .*ben <ben@example.com> may not go past the gate; anna may\./,
    );
    const { output } = await project.be("anna").run('promote beta prod --break-glass "prod is down"');
    expect(output).toContain("past gate  prod is down (went past: approvals)");
    expect(output).toContain("not asked  ben, cara");
    expect((await project.run("history prod")).output).toContain("past the gate: “prod is down”");
    expect((await project.run("show prod")).output).toContain("not asked  ben, cara");
    expect(await project.json("show prod")).toMatchObject({
      release: {
        gate: { outcome: "break-glass" },
        breakGlass: { reason: "prod is down", skipped: ["approvals"], approvers: ["ben", "cara"] },
      },
    });
    project.edit();
    await project.run("deploy beta --version 1.1.0");
    await project.be("ben").run(`approve prod ${await project.digest()}`);
    expect(await project.be("anna").refusal("promote beta prod")).toContain("nobody has acknowledged it");
    expect((await project.run("plan prod")).output).toContain("nobody has acknowledged it");
    expect(await project.refusal('approve prod --acknowledge "it was me"')).toContain(
      "made the release and cannot acknowledge it",
    );
    expect(await project.be("dora").refusal('approve prod --acknowledge "seen"')).toContain(
      "not among those who may approve",
    );
    expect(await project.be("ben").json('approve prod --acknowledge "looked at it with anna"')).toMatchObject({
      outcome: "acknowledged",
    });
    expect((await project.be("anna").run("promote beta prod")).exitCode).toBe(0);
  });

  test("needs a reason, and a gate to go past", async () => {
    const project = new GateProject(oneOfTwo);
    await project.run("deploy beta --version 1.0.0");
    expect(await project.refusal('promote beta prod --break-glass " "')).toContain("SW0626");
    expect(await project.refusal('deploy beta --version 1.1.0 --again --break-glass "x"')).toContain("SW0104");
  });
});
