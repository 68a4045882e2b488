/** What a gate held back goes on when the reason is gone, by a workflow that runs for seconds. */
import { describe, expect, test } from "vitest";
import { command } from "../../src/commands/continue.ts";
import { gatesSchemas } from "../../src/gates/schemas.ts";
import { compileSchema } from "../../src/platform/json-schema/index.ts";
import { writeFiles } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { GateProject } from "./gate-project.ts";
import { GithubProject } from "./github-project.ts";

const approved = "{ approvals: { required: 1, from: [ben] } }";

async function expectSchema(document: unknown): Promise<void> {
  const compiled = await compileSchema(gatesSchemas.find(({ name }) => name === "continue")?.schema ?? false);
  expect(compiled.ok ? compiled.validator.validate(document) : compiled.problems).toEqual([]);
}

describe("slipway continue", () => {
  test("waits while the gate does, releases when it allows, and then has nothing to do", async () => {
    const project = new GateProject(approved);
    await project.run("deploy beta --version 1.0.0");
    const waiting = await project.json("continue");
    expect(waiting).toMatchObject({
      exit: 4,
      environments: [
        {
          environment: "prod",
          outcome: "waiting",
          version: "1.0.0",
          reasons: ["0 of 1 approved. 1 more of ben must."],
        },
      ],
    });
    await expectSchema({ ...waiting, exit: undefined });
    await project.be("ben").run(`approve prod ${await project.digest()}`);
    expect(await project.be("anna").json("continue")).toMatchObject({
      exit: 0,
      environments: [{ outcome: "released", version: "1.0.0", seq: 1 }],
    });
    expect(await project.json("continue prod")).toMatchObject({ exit: 0, environments: [{ outcome: "nothing" }] });
    expect((await project.run("continue")).output).toContain("= prod  nothing waits");
  });

  test("takes what has a version of its own, although builds of every push came after it", async () => {
    const project = new GateProject("{ freezes: [] }");
    await project.run("deploy beta --version 1.0.0");
    project.edit();
    await project.run("deploy beta");
    expect(await project.json("continue")).toMatchObject({
      exit: 0,
      environments: [{ outcome: "released", version: "1.0.0" }],
    });
    expect(await project.json("continue")).toMatchObject({ exit: 0, environments: [{ outcome: "nothing" }] });
    expect(await project.json("continue --untagged")).toMatchObject({
      exit: 0,
      environments: [{ outcome: "released", version: expect.stringMatching(/^0\.0\.0-g/) }],
    });
  });

  test("does not bring back what a rollback left, nor what is older than what was live", async () => {
    const project = new GateProject("{ freezes: [] }");
    for (const version of ["1.0.0", "1.1.0"]) {
      project.edit();
      await project.run(`deploy beta --version ${version}`);
      await project.run("continue");
    }
    await project.run("rollback prod");
    expect(await project.json("continue")).toMatchObject({ exit: 0, environments: [{ outcome: "nothing" }] });
  });

  test("without a gate nothing waits, and nothing is released", async () => {
    const project = new GateProject("");
    await project.run("deploy beta --version 1.0.0");
    expect(await project.json("continue")).toMatchObject({
      exit: 0,
      environments: [{ outcome: "nothing", reasons: ["prod has no gate, so nothing waits there."] }],
    });
    expect(await project.json("continue beta")).toMatchObject({ environments: [{ outcome: "nothing" }] });
  });

  test("a gate that denies is exit code 1, and says why", async () => {
    const project = new GateProject("{ blocked: [1.0.0] }".replace("1.0.0", '"1.0.0"'));
    await project.run("deploy beta --version 1.0.0");
    expect(await project.json("continue")).toMatchObject({
      exit: 1,
      environments: [{ outcome: "denied", reasons: [expect.stringContaining("The policy blocks 1.0.0.")] }],
    });
  });

  test("of several environments tells the outcome that its description puts first", async () => {
    const project = new GateProject("{}");
    const environment = (name: string, gate: string) =>
      `  ${name}: { store: ./releases/${name}, after: beta, gate: ${gate} }`;
    const config = (...environments: readonly string[]) =>
      ["slipway: 1", "environments:", "  beta: { store: ./releases/beta }", ...environments, ""].join("\n");
    const told = async () => {
      const result = await command.run(
        { environment: undefined, untagged: false },
        testContext(project.folder, { environment: project.environment, now: () => new Date() }),
      );
      return `${result.exitCode} ${result.outputs["outcome"]}`;
    };
    const [open, waits, denies] = ["{ freezes: [] }", approved, '{ blocked: ["1.0.0"] }'];
    writeFiles(project.folder, { "slipway.yaml": config(environment("a", open), environment("b", waits)) });
    project.commit("released and waiting");
    await project.run("deploy beta --version 1.0.0");
    expect(await told()).toBe("4 waiting");
    writeFiles(project.folder, { "slipway.yaml": config(environment("b", waits), environment("c", denies)) });
    project.commit("waiting and denied");
    expect(await told()).toBe("1 denied");
    writeFiles(project.folder, { "slipway.yaml": config(environment("a", open), environment("d", open)) });
    project.commit("nothing and released");
    expect(await told()).toBe("0 released");
    expect(await told()).toBe("0 nothing");
    expect(command.outputs["outcome"]?.description.match(/denied|waiting|released|nothing/g)).toEqual([
      "denied",
      "waiting",
      "released",
      "nothing",
    ]);
  });

  test("in the workflow that the last approval starts, and in a scheduled one", async () => {
    const at = await GithubProject.start(approved);
    await at.deploy("1.0.0");
    const digest = await at.project.digest();
    expect(await at.project.json("continue", at.workflow("anna", "schedule"))).toMatchObject({ exit: 4 });
    await at.comment("ben", `/slipway approve prod ${digest}`);
    expect(await at.project.json("continue", at.workflow("ben", "issue_comment"))).toMatchObject({
      exit: 0,
      environments: [{ outcome: "released" }],
    });
  });
});
