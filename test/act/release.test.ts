/**
 * A release from end to end with the workflows that `slipway init --github` writes, run by act: a fork's change goes to
 * beta with its tag, waits for a window and for two people, goes live in prod, makes the application ill and is taken
 * back by itself; the next one stays and gets its page on GitHub. What act lacks stands in release-world.ts.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PullRequest } from "../github/state.ts";
import { ReleaseWorld } from "./release-world.ts";

let world: ReleaseWorld;

beforeAll(async () => {
  world = await ReleaseWorld.start();
});

afterAll(() => world?.close());

async function live(environment: "beta" | "prod"): Promise<{ readonly version: string; readonly bundle: string }> {
  const { release } = JSON.parse(await world.slipway(["show", environment, "--json"]));
  return { version: release.version, bundle: release.bundle };
}

/** Mallory's pull request from a fork, merged by anna. */
function merged(text: string): PullRequest {
  const { github, repository } = world;
  const fork = github.addFork(repository, "mallory");
  const pull = github.addPullRequest(repository, { author: "mallory", branch: "change", from: fork, title: text });
  world.git("mallory", "checkout", "--quiet", "-B", "change");
  pull.head.sha = world.commit("mallory", text, { "prompts/hello.prompt": `${text}\n` });
  world.git("anna", "checkout", "--quiet", "main");
  world.git("anna", "merge", "--quiet", "--no-ff", "-m", `Merge: ${text}`, "change");
  pull.state = "closed";
  world.push("anna");
  return pull;
}

/** Some fifteen runs of act, each with its own checkout. Milliseconds, for a machine that does other things besides. */
const longStory = 240_000;

test("push a tag, wait for the window and two people, go live, be taken back; the next one stays", {
  timeout: longStory,
}, async () => {
  // As it was before there was a gate: 1.0.0 is live everywhere.
  world.commit("anna", "The first prompt", {});
  world.push("anna");
  const first = await world.tag("anna", "v1.0.0");
  expect(first.jobs, first.log).toEqual({ beta: "success" });
  await world.slipway(["promote", "beta", "prod"]);
  await world.serves("1.0.0");

  world.goTo("Saturday");
  const gate =
    '{ zone: UTC, windows: [{ allow: "Mon-Fri 09:00-16:00" }], approvals: { required: 2, from: [ben, cara] } }';
  world.commit("anna", "A gate", { "slipway.yaml": world.gated(gate) });
  const pull = merged("Hello, with bad answers");

  // The tag brings it to beta; prod's window is closed and nobody has approved.
  const released = await world.tag("anna", "v1.1.0");
  expect(released.jobs, released.log).toEqual({ beta: "success" });
  const { version, bundle } = await live("beta");
  expect(version).toBe("1.1.0");
  const waiting = await world.afterRelease("anna");
  expect(waiting.outputs, waiting.log).toMatchObject({ outcome: "wait" });
  expect(waiting.jobs).toMatchObject({ prod: "success" });

  // Who made or brought the change does not count; two others do, and the window still holds it.
  for (const actor of ["mallory", "anna"]) {
    const refused = await world.comment(pull, actor, `/slipway approve prod ${bundle}`);
    expect(refused.jobs["approve"], refused.log).toBe("failure");
  }
  const one = await world.comment(pull, "ben", `/slipway approve prod ${bundle}`);
  expect(one.jobs, one.log).toMatchObject({ approve: "success", prod: "success" });
  expect(one.log).toContain("1 of 2 approved");
  const two = await world.comment(pull, "cara", `/slipway approve prod ${bundle}`);
  expect(two.outputs, two.log).toMatchObject({ outcome: "wait" });
  expect(two.log).toContain("No window is open");
  expect((await live("prod")).version).toBe("1.0.0");

  // Monday: the scheduled run releases what waited. The application gets ill, and prod goes back by itself.
  world.goTo("Monday");
  const schedule = { workflow: "slipway-promote.yml", event: "schedule", actor: "anna" };
  const broken = await world.run(schedule);
  expect(broken.jobs, broken.log).toMatchObject({ prod: "failure" });
  expect(broken.log).toContain("It answered with status 503.");
  await world.serves("1.0.0");
  expect(world.served).toEqual(["1.0.0", "1.1.0", "1.0.0"]);
  const history = JSON.parse(await world.slipway(["history", "prod", "--json"]));
  expect(history.releases.map(({ action, bundle: of }: Record<string, string>) => [action, of === bundle])).toEqual([
    ["rollback", false],
    ["promote", true],
    ["promote", false],
  ]);
  expect(world.repository.releases).toEqual([]);

  // It does not come back by itself.
  const again = await world.run(schedule);
  expect(again.outputs, again.log).toMatchObject({ outcome: "nothing" });

  // The repair: released when the second of two has approved, watched, and told on GitHub.
  const repair = merged("Hello, with good answers");
  await world.tag("anna", "v1.1.1");
  const repaired = await live("beta");
  await world.comment(repair, "ben", `/slipway approve prod ${repaired.bundle}`);
  const good = await world.comment(repair, "cara", `/slipway approve prod ${repaired.bundle}`);
  expect(good.jobs, good.log).toMatchObject({ approve: "success", prod: "success" });
  await world.serves("1.1.1");
  expect(await live("prod")).toEqual(repaired);
  expect(world.repository.releases).toMatchObject([{ tag: "v1.1.1", draft: false }]);

  // The button, and the drill.
  const button = await world.run({
    workflow: "slipway-rollback.yml",
    event: "workflow_dispatch",
    actor: "ben",
    environment: "prod",
    payload: { inputs: { environment: "prod", release: "1.0.0", reason: "to see that it works" } },
  });
  expect(button.jobs, button.log).toEqual({ rollback: "success" });
  await world.serves("1.0.0");
  const drill = await world.run({ workflow: "slipway-drill.yml", event: "schedule", actor: "ben" });
  expect(drill.jobs, drill.log).toEqual({ drill: "success" });
  expect(await live("beta")).toEqual(repaired);
});

test("prod takes what was evaluated: the evaluator's job keeps the evidence, and the next run of the gate finds it", {
  timeout: longStory,
}, async () => {
  // A command answers, in place of models: which one holds is the default branch's to say.
  const config = world
    .gated("{ evidence: [evaluate] }")
    .replace(/^ {4}gate: \{ zone.*\n/m, "")
    .replace("    roles: { evaluator", "    answers: [exec]\n    roles: { evaluator");
  world.commit("anna", "Evidence", {
    "slipway.yaml": `${config}models: { provider: exec, exec: { command: [node, answer.mjs] } }\n`,
    "answer.mjs": 'process.stdin.resume().on("end", () => console.log(JSON.stringify({ text: "Hello, Anna" })));\n',
    "prompts/hello.prompt": "Greet Anna\n",
    "prompts/hello.cases.yaml": "cases: { one: { expect: { contains: Anna } } }\n",
  });
  world.push("anna");
  await world.tag("anna", "v2.0.0");
  const released = await live("beta");
  expect(released.version).toBe("2.0.0");
  const waiting = await world.afterRelease("anna");
  expect(waiting.outputs, waiting.log).toMatchObject({ outcome: "wait" });

  const ofTag = { workflow: "slipway-evaluate.yml", event: "push", actor: "anna", ref: "refs/tags/v2.0.0" };
  const refused = await world.run(ofTag);
  expect(refused.jobs, refused.log).toEqual({ evaluate: "failure" });
  const evaluated = await world.run({ ...ofTag, ref: "refs/heads/main" });
  expect(evaluated.jobs, evaluated.log).toEqual({ evaluate: "success" });
  expect(evaluated.outputs, evaluated.log).toMatchObject({ passed: "true", verdict: "no-baseline" });
  const promoted = await world.afterRelease("anna");
  expect(promoted.jobs, promoted.log).toMatchObject({ prod: "success" });
  expect(await live("prod")).toEqual(released);
  const record = JSON.parse(await world.slipway(["show", "prod", "--json"]));
  expect(record.release.evidence).toContain(evaluated.outputs["evidence"]);
});

test("a tag beside the default branch, and a job of another workflow, reach nothing", async () => {
  const before = await live("beta");
  world.git("anna", "checkout", "--quiet", "-b", "aside");
  world.commit("anna", "Aside", { "prompts/hello.prompt": "Aside\n" });
  const aside = await world.tag("anna", "v9.0.0");
  expect(aside.jobs, aside.log).toEqual({ beta: "failure" });
  world.git("anna", "checkout", "--quiet", "main");
  const promote = { workflow: "slipway-promote.yml", event: "workflow_dispatch", actor: "anna" };
  const elsewhere = await world.run({ ...promote, ref: "refs/heads/aside" });
  expect(elsewhere.jobs, elsewhere.log).toMatchObject({ prod: "failure" });
  expect(elsewhere.log).toContain("AccessDenied");
  expect(await live("beta")).toEqual(before);
});
