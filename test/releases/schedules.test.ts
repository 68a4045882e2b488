/**
 * Longer executions than the model can visit exhaustively: many commands one after the other and at once, several
 * requests of one command under way, replies lost and processes killed at random places, in schedules that fast-check
 * draws, shrinks and can repeat.
 */
import fc, { type Scheduler } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseManifest } from "../../src/bundles/manifest.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { bundleKey, objectKey, pointerKey } from "../../src/releases/keys.ts";
import { parseRelease } from "../../src/releases/record-parse.ts";
import { verify } from "../../src/releases/verify.ts";
import { storesErrors } from "../../src/stores/errors.ts";
import { openMemoryStore } from "../../src/stores/memory.ts";
import type { Store } from "../../src/stores/store.ts";
import { chainOf } from "./model/invariants.ts";
import type { Ending, Program } from "./model/process.ts";
import { deployProgram, pruneProgram, readerProgram, rollbackProgram, withdrawProgram } from "./model/programs.ts";
import { Environment } from "./releasing.ts";

/** What goes wrong at one request of a process, counted from 0. */
interface Fault {
  readonly at: number;
  readonly kind: "lost-before" | "lost-after" | "kill";
}

const faultArbitrary: fc.Arbitrary<Fault> = fc.record({
  at: fc.nat(14),
  kind: fc.constantFrom("lost-before", "lost-after", "lost-after", "kill"),
});

const writes: readonly string[] = ["putIfAbsent", "compareAndSwap", "delete"];
const calls: readonly string[] = [...writes, "read", "exists"];

class Killed extends Error {}

/** The store of one process: every request waits for the scheduler, and some go wrong. */
function scheduledStore(store: Store, scheduler: Scheduler, faults: readonly Fault[], check: () => void): Store {
  let count = 0;
  let dead = false;
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (!calls.includes(String(name))) return value.bind(target);
      return async (...parameters: readonly unknown[]) => {
        const fault = faults.find(({ at }) => at === count)?.kind;
        count += 1;
        await scheduler.schedule(Promise.resolve(), String(name));
        if (dead || fault === "kill") {
          dead = true;
          throw new Killed("killed");
        }
        const lost = storesErrors.create("SW0510", { message: "The reply was lost.", next: "Run it again." });
        const mayBeLost = writes.includes(String(name));
        if (fault === "lost-before" && mayBeLost) throw lost;
        const result: unknown = await Reflect.apply(value, target, parameters);
        check();
        if (fault === "lost-after" && mayBeLost) throw lost;
        return result;
      };
    },
  });
}

interface Told {
  readonly program: Program;
  readonly prefix: string;
  readonly ending: Ending | "killed";
}

async function runProgram(program: Program, prefix: string, store: Store): Promise<Told> {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `${prefix}-${ids}`;
  };
  try {
    return { program, prefix, ending: await program.run(() => store, newId) };
  } catch (error) {
    if (error instanceof Killed) return { program, prefix, ending: "killed" };
    if (isSlipwayError(error)) return { program, prefix, ending: { told: error.code } };
    throw error;
  }
}

/** What is live is complete in this very moment. */
function checkLive(content: ReadonlyMap<string, Uint8Array>): void {
  const bytes = content.get(pointerKey);
  if (bytes === undefined) return;
  const { record } = parseRelease(bytes, pointerKey);
  const manifest = content.get(bundleKey(record.bundle));
  if (manifest === undefined) throw new Error(`release ${record.seq} has no manifest`);
  for (const file of parseManifest(manifest, record.bundle).manifest.files) {
    if (!content.has(objectKey(file.sha256))) throw new Error(`release ${record.seq} lacks ${file.path}`);
  }
}

const trees = [1, 2, 3, 4, 5].map((number) => ({
  own: `text ${number}`,
  shared: "S",
  [`file-${number % 2}`]: `F${number % 2}`,
}));

/** A version belongs to a tree, so that deploys bring back what prunes remove, and race with themselves. */
const programArbitrary: fc.Arbitrary<Program> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.nat(4).map((tree) => deployProgram("deploy", trees[tree] ?? {}, `1.${tree}.0`, { again: true })),
  },
  { weight: 1, arbitrary: fc.nat(9).map((patch) => deployProgram("deploy", trees[patch % 5] ?? {}, `2.0.${patch}`)) },
  { weight: 2, arbitrary: fc.constant(rollbackProgram("rollback")) },
  { weight: 1, arbitrary: fc.nat(4).map((version) => rollbackProgram("rollback", { to: `1.${version}.0` })) },
  { weight: 3, arbitrary: fc.constantFrom(1, 1, 2).map((keep) => pruneProgram("prune", keep)) },
  { weight: 1, arbitrary: fc.nat(4).map((version) => withdrawProgram("withdraw", `1.${version}.0`)) },
  { weight: 1, arbitrary: fc.constant(readerProgram("reader")) },
);

describe("random schedules", () => {
  test("whatever runs at once and dies on the way: complete, linear, and truthfully told", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.tuple(programArbitrary, fc.array(faultArbitrary, { maxLength: 2 })), {
          minLength: 2,
          maxLength: 7,
        }),
        async (scheduler, plans) => {
          const beta = new Environment();
          await beta.deploy(trees[0] ?? {}, "1.0.0");
          await beta.deploy(trees[1] ?? {}, "1.1.0");
          await beta.deploy(trees[2] ?? {}, "1.2.0");
          // Time stands still, as in the model.
          const store = openMemoryStore({ content: beta.content, now: () => new Date(Date.UTC(2026, 0, 2)) });
          const running = plans.map(([program, faults], index) =>
            runProgram(
              program,
              `p${index}`,
              scheduledStore(store, scheduler, faults, () => checkLive(beta.content)),
            ),
          );
          const all = Promise.all(running);
          await scheduler.waitFor(all);
          checkTold(beta.content, await all);
          await checkSound(beta, store);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function checkTold(content: ReadonlyMap<string, Uint8Array>, all: readonly Told[]): void {
  const ids = chainOf(content).map((release) => release.record.id);
  for (const { program, prefix, ending } of all) {
    if (ending === "killed") continue;
    expect(ending.told).not.toBe("half a release");
    if (!program.releases || ending.told === "SW0612") continue;
    if (ending.released !== undefined) expect(ids).toContain(ending.released);
    else expect(ids.filter((id) => id.startsWith(`${prefix}-`))).toEqual([]);
  }
}

async function checkSound(beta: Environment, store: Store): Promise<void> {
  const report = await verify({ store, environment: "beta", deep: true, places: [] });
  expect(report.problems).toEqual([]);
  // A killed prune is finished by the next one, and everything that is kept can be gone back to.
  await beta.prune(2);
  expect(beta.live.pruning).toBeUndefined();
  const after = await verify({ store, environment: "beta", deep: true, places: [] });
  expect(after.problems).toEqual([]);
}
