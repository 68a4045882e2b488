/**
 * A model of the protocol: the real functions, every interleaving of their requests, lost replies, late writes, failed
 * reads, kills and second runs. An invariant that breaks names the state.
 */
import { describe, expect, test } from "vitest";
import { type Exploration, explore, type Faults, noFaults } from "./model/explorer.ts";
import { checksOf, Violation } from "./model/invariants.ts";
import type { Guarding, Program } from "./model/process.ts";
import {
  deployProgram,
  promoteProgram,
  pruneProgram,
  readerProgram,
  rollbackProgram,
  withdrawProgram,
} from "./model/programs.ts";
import { Worlds } from "./model/world.ts";
import { Environment } from "./releasing.ts";

const a = { "a.prompt": "A" };
const b = { "a.prompt": "B", "shared.prompt": "S" };
const c = { "a.prompt": "C", "shared.prompt": "S" };
const d = { "a.prompt": "D" };

const everyFault: Faults = { budget: 1, lostReplies: true, kills: true, failedReads: true, lateDeletes: true };

async function run(
  setup: (beta: Environment, prod: Environment) => Promise<void>,
  programs: readonly Program[],
  faults: Faults,
  guarding: Guarding = "atomic",
): Promise<Exploration> {
  const worlds = new Worlds();
  const places = [new Environment("beta"), new Environment("prod")] as const;
  await setup(...places);
  const keys = new Map<string, number>();
  for (const place of places) {
    for (const [key, bytes] of place.content) keys.set(`${place.name}:${key}`, worlds.content(bytes));
  }
  const began = performance.now();
  const result = await explore(
    worlds,
    worlds.world(keys),
    programs,
    faults,
    checksOf(worlds, ["beta", "prod"]),
    guarding,
  );
  if (process.env["MODEL"] !== undefined) {
    process.stderr.write(
      `${programs.map(({ name }) => name).join("+")} faults ${faults.budget}: ${result.states} states, ${result.worlds} worlds, ${Math.round(performance.now() - began)} ms\n${[...result.endings].map(([told, count]) => `  ${told}: ${count}`).join("\n")}\n`,
    );
  }
  return result;
}

const nothing = async () => {};
const one = async (beta: Environment) => {
  await beta.deploy(a, "1.0.0");
};
const two = async (beta: Environment) => {
  await one(beta);
  await beta.deploy(b, "1.1.0");
};
const three = async (beta: Environment) => {
  await two(beta);
  await beta.deploy(c, "1.2.0");
};

const deployC = deployProgram("x", c, "1.2.0");
const deployD = deployProgram("y", d, "2.0.0");
const deployAgain = deployProgram("x", a, "1.0.0", { again: true });
const twice: Faults = { ...everyFault, budget: 2 };

/** What every combination of the processes' last words comes from: each process, with each thing that it told. */
function toldBy({ endings }: Exploration, name: string): readonly string[] {
  const words = [...endings.keys()].flatMap((ending) =>
    ending
      .split(", ")
      .filter((told) => told.startsWith(`${name} `))
      .map((told) => told.slice(name.length + 1)),
  );
  return [...new Set(words)].sort();
}

describe("every interleaving without faults", () => {
  test("of two first deploys: one is released, or both one after the other; the other is told", async () => {
    const { endings } = await run(nothing, [deployProgram("x", a, "1.0.0"), deployProgram("y", b, "2.0.0")], noFaults);
    expect([...endings.keys()].sort()).toEqual([
      "x SW0610, y released",
      "x released, y SW0610",
      "x released, y released",
    ]);
  });

  test("of three first deploys: a pointer that comes late is no damage", async () => {
    const programs = [a, b, d].map((texts, index) =>
      deployProgram(["x", "y", "z"][index] ?? "", texts, `${index + 1}.0.0`),
    );
    const result = await run(nothing, programs, noFaults);
    for (const name of ["x", "y", "z"]) expect(toldBy(result, name)).toEqual(["SW0610", "released"]);
  });

  test("of two deploys", async () => {
    const { endings } = await run(two, [deployC, deployD], noFaults);
    expect([...endings.keys()].sort()).toEqual([
      "x SW0610, y released",
      "x released, y SW0610",
      "x released, y released",
    ]);
  });

  test("of two deploys of the same bundle: one releases it, the other finds it live", async () => {
    const { endings } = await run(two, [deployProgram("x", d, "2.0.0"), deployD], noFaults);
    expect([...endings.keys()].sort()).toEqual(["x released, y unchanged", "x unchanged, y released"]);
  });

  test("of two rollbacks: they go back once", async () => {
    const { endings } = await run(three, [rollbackProgram("r"), rollbackProgram("s", { from: 3 })], noFaults);
    expect([...endings.keys()].sort()).toEqual(["r released, s unchanged", "r unchanged, s released"]);
  });

  test("of a deploy, a rollback and a prune: what is refused is a lost race, never damage", async () => {
    const result = await run(three, [deployAgain, rollbackProgram("r"), pruneProgram("p", 1)], noFaults);
    expect(toldBy(result, "x")).toEqual(["SW0610", "SW0616", "released"]);
    expect(toldBy(result, "r")).toEqual(["SW0610", "SW0613", "released"]);
    expect(toldBy(result, "p")).toEqual(["pruned"]);
  });

  test("of two prunes and a deploy that brings back what they remove", async () => {
    const result = await run(two, [deployAgain, pruneProgram("p", 1), pruneProgram("q", 1)], noFaults);
    expect(toldBy(result, "x")).toEqual(["SW0616", "released"]);
    expect(toldBy(result, "p")).toEqual(["nothing", "overtaken", "pruned"]);
  });

  test("of a reader, a deploy and a prune: the reader sees complete releases only", async () => {
    const result = await run(three, [readerProgram("e"), deployD, pruneProgram("p", 1)], noFaults);
    expect(toldBy(result, "e")).toEqual(["complete"]);
  });
});

describe("every interleaving with every fault at every request", () => {
  test.each<[string, (beta: Environment, prod: Environment) => Promise<void>, readonly Program[], Faults]>([
    ["two first deploys", nothing, [deployProgram("x", a, "1.0.0"), deployProgram("y", b, "2.0.0")], twice],
    ["two deploys", two, [deployC, deployD], twice],
    ["a deploy and a rollback", two, [deployC, rollbackProgram("r")], twice],
    ["two rollbacks", three, [rollbackProgram("r"), rollbackProgram("s", { from: 3 })], twice],
    ["two deploys and a rollback", three, [deployAgain, deployD, rollbackProgram("r")], everyFault],
    ["a deploy of what a prune removes", three, [deployAgain, pruneProgram("p", 1)], everyFault],
    ["a rollback to what a prune removes", three, [rollbackProgram("r", { to: "1.0.0" }), pruneProgram("p", 2)], twice],
    [
      "a withdrawal, a rollback and a deploy",
      three,
      [withdrawProgram("w", "1.1.0"), rollbackProgram("r"), deployD],
      everyFault,
    ],
    ["a promotion of what a prune removes", three, [promoteProgram("m", "1.1.0"), pruneProgram("p", 1)], everyFault],
    [
      "two promotions and a withdrawal",
      three,
      [promoteProgram("m", "1.1.0"), promoteProgram("n"), withdrawProgram("w", "1.1.0")],
      everyFault,
    ],
  ])("%s", async (_name, setup, programs, faults) => {
    const { endings } = await run(setup, programs, faults);
    expect([...endings.keys()].some((ending) => /released|withdrawn|pruned/.test(ending))).toBe(true);
  });

  test("a reader, a rollback and a prune: the reader sees complete releases only", async () => {
    const result = await run(three, [readerProgram("e"), rollbackProgram("r"), pruneProgram("p", 1)], everyFault);
    expect(toldBy(result, "e")).toEqual(["SW0508", "complete"]);
  });
});

describe("a store that cannot look and delete in one step", () => {
  const punctual: Faults = { ...everyFault, lateDeletes: false };
  test.each<[string, (beta: Environment) => Promise<void>, readonly Program[], Faults]>([
    ["a deploy of what a prune removes", three, [deployAgain, pruneProgram("p", 1)], punctual],
    [
      "a deploy that takes the mark along, and one that would use what is doomed",
      three,
      [deployAgain, deployD, pruneProgram("p", 1)],
      noFaults,
    ],
    [
      "a rollback to what a prune removes",
      three,
      [rollbackProgram("r", { to: "1.0.0" }), pruneProgram("p", 2)],
      punctual,
    ],
  ])("is safe as long as no delete is older than the next prune: %s", async (_name, setup, programs, faults) => {
    const { endings } = await run(setup, programs, faults, "checked");
    expect([...endings.keys()].some((ending) => ending.includes("pruned"))).toBe(true);
  });

  test("the limit that docs/releases.md names: a delete that arrives after the next prune ended takes what was put again", async () => {
    const late = run(three, [deployAgain, pruneProgram("p", 1)], everyFault, "checked");
    await expect(late).rejects.toThrow(Violation);
  });
});
