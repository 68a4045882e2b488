/** Reviews of a GitHub environment: they count for the bundle that their run announced, and for no other. */
import { describe, expect, test } from "vitest";
import type { WorkflowRun } from "../github/state.ts";
import { GithubProject } from "./github-project.ts";

const gate = "{ approvals: { required: 1, from: [ben, cara] } }";

async function ready() {
  const at = await GithubProject.start(gate);
  await at.deploy("1.0.0");
  const run = at.github.addRun(at.repository, { event: "workflow_dispatch", actor: at.github.world.user("anna") });
  const workflow = (attempt = 1) => ({
    ...at.workflow("anna", "workflow_dispatch"),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_ATTEMPT: String(attempt),
  });
  return { at, run, workflow };
}

function review(at: GithubProject, run: WorkflowRun, login: string, environment = "prod"): void {
  run.approvals.push({
    environments: [environment],
    state: "approved",
    user: at.github.world.user(login),
    comment: "",
  });
  if (at.repository.environments.length === 0)
    for (const name of ["prod", "beta"]) at.github.addEnvironment(at.repository, name);
}

describe("a review of the environment", () => {
  test("counts for the bundle that its run announced", async () => {
    const { at, run, workflow } = await ready();
    expect(await at.project.json("gate prod --announce", workflow())).toMatchObject({ exit: 4 });
    expect(at.repository.deployments).toMatchObject([
      {
        environment: "prod",
        payload: { format: "slipway/announcement/v1", run: run.id, bundle: await at.project.digest() },
      },
    ]);
    review(at, run, "ben");
    expect(await at.project.json("promote beta prod", workflow())).toMatchObject({ exit: 0, outcome: "released" });
  });

  test("does not count where nothing was announced, and says what to do", async () => {
    const { at, run, workflow } = await ready();
    review(at, run, "ben");
    const { output } = await at.project.run("gate prod", workflow());
    expect(output).toContain(
      "reviewed a run that announced no bundle: run `slipway gate ENV --announce` in an earlier job",
    );
  });

  test("does not count for another bundle, another environment or another run", async () => {
    const { at, run, workflow } = await ready();
    await at.project.run("gate prod --announce", workflow());
    review(at, run, "ben", "beta");
    expect((await at.project.json("promote beta prod", workflow())).exit).toBe(4);
    review(at, run, "ben");
    const other = at.github.addRun(at.repository);
    expect((await at.project.json("promote beta prod", { ...workflow(), GITHUB_RUN_ID: String(other.id) })).exit).toBe(
      4,
    );
    at.project.edit();
    at.publish("anna");
    await at.deploy("1.1.0");
    expect((await at.project.json("promote beta prod", workflow())).exit).toBe(4);
    expect((await at.project.json("promote beta prod --version 1.0.0", workflow())).exit).toBe(0);
  });

  test("of a run whose attempts announced different bundles counts for none", async () => {
    const { at, run, workflow } = await ready();
    await at.project.run("gate prod --announce", workflow(1));
    review(at, run, "ben");
    at.project.edit();
    at.publish("anna");
    await at.deploy("1.1.0");
    await at.project.run("gate prod --announce", workflow(2));
    const { output } = await at.project.run("gate prod", workflow(2));
    expect(output).toContain("announced different bundles");
    expect((await at.project.json("promote beta prod", workflow(2))).exit).toBe(4);
  });

  test.each(["anna", "dora", "helper[bot]"])(
    "by %s does not count: whoever may not approve may not review",
    async (login) => {
      const { at, run, workflow } = await ready();
      await at.project.run("gate prod --announce", workflow());
      at.github.world.user(login, login.endsWith("[bot]") ? "Bot" : "User");
      review(at, run, login);
      expect((await at.project.json("promote beta prod", workflow())).exit).toBe(4);
    },
  );

  test("that was rejected does not count, nor an announcement that a person made", async () => {
    const { at, run, workflow } = await ready();
    const person = {
      ...workflow(),
      GITHUB_TOKEN: at.github.token({ login: "mallory", permissions: { deployments: "write", contents: "read" } }),
    };
    await at.project.run("gate prod --announce", person);
    review(at, run, "ben");
    expect((await at.project.json("promote beta prod", workflow())).exit).toBe(4);
    await at.project.run("gate prod --announce", workflow());
    const [given] = run.approvals;
    if (given !== undefined) given.state = "rejected";
    expect((await at.project.json("promote beta prod", workflow())).exit).toBe(4);
  });

  test("cannot be announced outside of a workflow", async () => {
    const { at } = await ready();
    expect(await at.project.refusal("gate prod --announce")).toMatch(/^2 SW0709/);
  });
});
