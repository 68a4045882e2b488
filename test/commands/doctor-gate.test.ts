/** What `slipway doctor` says of what guards a release: the gate, and GitHub's own protection. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command } from "../../src/commands/doctor.ts";
import { type FakeGithub, startFakeGithub } from "../github/fake.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { GateProject } from "./gate-project.ts";

let github: FakeGithub;
let variables: Readonly<Record<string, string>>;
beforeAll(async () => {
  github = await startFakeGithub();
  const repository = github.addRepository("acme/prompts");
  github.addEnvironment(repository, "open");
  const reviewers = [github.world.user("anna"), github.world.user("ben")];
  github.addEnvironment(repository, "prod", { reviewers, protectedBranchesOnly: true });
  const token = github.token({ login: "github-actions[bot]", permissions: { actions: "read" } });
  variables = { GITHUB_API_URL: github.url, GITHUB_TOKEN: token, GITHUB_REPOSITORY: "acme/prompts" };
});
afterAll(() => github?.close());

async function doctor(name: string, gate: string, environment = variables) {
  const yaml = [
    "slipway: 1",
    "environments:",
    `  ${name}:`,
    "    store: ./releases",
    ...(gate === "" ? [] : [`    gate: ${gate}`]),
    "",
  ];
  const folder = makeFolder({ "slipway.yaml": yaml.join("\n") });
  const inputs = { subject: name, role: undefined, policy: undefined, claims: undefined, audience: undefined };
  const result = await command.run(inputs, testContext(folder, { environment }));
  const { checks } = JSON.parse(String(await result.render("json"))) as {
    readonly checks: readonly { readonly check: string; readonly state: string; readonly message: string }[];
  };
  return (check: string) => checks.filter((line) => line.check === check);
}

describe("the gate", () => {
  test("says what holds on every plan", async () => {
    const of = await doctor(
      "prod",
      '{ approvals: { required: 2, from: [anna, ben] }, windows: [{ allow: "Mon-Fri 09:00-16:00", zone: UTC }] }',
    );
    expect(of("gate")).toMatchObject([{ state: "ok" }]);
    expect(of("gate")[0]?.message).toContain("2 approvals of anna, ben and 1 window");
  });

  test("is that of the default branch, and every rule of it is named", async () => {
    const project = new GateProject(
      '{ zone: UTC, models: 30d, github: required, blocked: ["1.0.0"], soak: 30m, checks: [ci], findings: none, contract: minor, evidence: [evaluate], freezes: [{ during: "12-20 - 01-02" }], windows: [{ deny: "Sat,Sun" }], approvals: { required: 1, from: [ben] } }',
    );
    project.gate("{ models: 10d }", false);
    const { checks } = await project.json("doctor prod");
    const lines = checks as readonly { readonly check: string; readonly message: string }[];
    const revision = project.git("rev-parse", "main").slice(0, 12);
    expect(lines.find(({ check }) => check === "gate")?.message).toBe(
      `Slipway itself holds by slipway.yaml of main (${revision}), on every plan of GitHub: 1 approval of ben, 1 window, 1 freeze, the time in the environment before, 1 required check, no open findings, the contract, evaluations, models that live 30 d more, blocked versions and that GitHub protects the environment. slipway.yaml here says something else about the gate of prod; it counts when it is on main.`,
    );
  });

  test("that cannot be understood is wrong", async () => {
    expect((await doctor("prod", '{ windows: [{ allow: "Mon-Fry", zone: UTC }] }'))("gate")).toMatchObject([
      { state: "missing", message: expect.stringContaining("gate/windows/0") },
    ]);
  });

  test("says that there is none, and that teams need a token of their own", async () => {
    expect((await doctor("prod", ""))("gate")[0]?.message).toContain("has no gate");
    const teams = '{ approvals: { required: 1, from: ["team:acme/reviewers"] } }';
    expect((await doctor("prod", teams))("gate")).toMatchObject([{ state: "ok" }, { state: "missing" }]);
    const given = await doctor("prod", teams, { ...variables, SLIPWAY_TEAMS_TOKEN: "x".repeat(20) });
    expect(given("gate")).toMatchObject([{ state: "ok" }]);
  });
});

describe("GitHub's environment", () => {
  const asked = "{ github: required }";
  test("names its rules, and that one reviewer suffices", async () => {
    const [line] = (await doctor("prod", asked))("github-environment");
    expect(line?.state).toBe("ok");
    expect(line?.message).toContain("required reviewers and a limit on branches and tags");
    expect(line?.message).toContain(
      "Any one of the 2 reviewers suffices there, and whoever started the run may be that one.",
    );
  });

  test("without rules is wrong where the gate asks for them", async () => {
    expect((await doctor("open", asked))("github-environment")).toMatchObject([{ state: "missing" }]);
  });

  test("that is not there is missing; without a token nobody was asked", async () => {
    expect((await doctor("other", asked))("github-environment")).toMatchObject([{ state: "missing" }]);
    expect((await doctor("prod", asked, {}))("github-environment")).toMatchObject([{ state: "unclear" }]);
  });

  test("a refusal by GitHub is a line, not the end", async () => {
    const of = await doctor("prod", asked, { ...variables, GITHUB_TOKEN: "of-nobody-at-all" });
    expect(of("github-environment")).toMatchObject([{ state: "unclear" }]);
    expect(of("settings")).toMatchObject([{ state: "ok" }]);
  });
});
