/** Many processes on one environment, and commands on a server in trouble: one winner, a whole chain, truthful ends. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../src/stores/store.ts";
import type { FaultRule } from "../servers/fault-proxy.ts";
import { failingShare, keyEnds, seededRandom } from "../servers/fault-rules.ts";
import { faultyS3 } from "../servers/faulty-s3.ts";
import { readChain, readWholeRelease, startPollingReader, startReleaseProcess } from "./release-processes.ts";
import { type ReleaseTask, runTask, type TaskPlace } from "./release-task.ts";
import { openTestStore } from "./s3-store.ts";

const s3 = faultyS3();
let bucket: string;
beforeAll(async () => {
  bucket = await s3.server.createBucket();
});

const taskFor = (place: TaskPlace, action: ReleaseTask["action"], endpoint = s3.proxy.endpoint): ReleaseTask => ({
  endpoint,
  region: s3.server.region,
  credentials: s3.server.credentials,
  place,
  action,
});

const openAt = (place: TaskPlace): Promise<Store> => openTestStore(s3.server, bucket, { prefix: place.prefix });

/** Holds the first look at the pointer of each of `count` processes until all of them look. */
function startTogether(count: number): FaultRule {
  let looking = 0;
  let release = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isLook = keyEnds("/current.json");
  return (request) => {
    if (request.operation !== "GetObject" || !isLook(request) || looking === count) return undefined;
    looking += 1;
    if (looking === count) release();
    return { kind: "before", act: () => all };
  };
}

test("20 rounds of 8 processes that deploy different trees: one winner a round, and the others are told who", async () => {
  const place = { bucket, prefix: "race", environment: "prod" };
  const store = await openAt(place);
  const reader = startPollingReader(store);
  const workers = Array.from({ length: 8 }, startReleaseProcess);
  try {
    for (let round = 1; round <= 20; round += 1) {
      s3.proxy.plan({ rules: [startTogether(workers.length)] });
      const reports = await Promise.all(
        workers.map((worker, index) => {
          const texts = {
            "prompts/a": `round ${round} by ${index}`,
            [`prompts/${index}`]: `only ${index}`,
            "prompts/same": "same",
          };
          return worker.run(taskFor(place, { name: "deploy", version: `${round}.${index}.0`, texts }));
        }),
      );
      const winners = reports.flatMap((report, index) => (report?.outcome === "released" ? [index] : []));
      expect(winners, `round ${round}: ${JSON.stringify(reports)}`).toHaveLength(1);
      const version = `${round}.${winners[0]}.0`;
      for (const report of reports.filter((_, index) => index !== winners[0])) {
        expect(report?.outcome).toBe("SW0610");
        expect(report?.message).toContain(`Release ${round} (${version}`);
      }
      expect((await readWholeRelease(store))?.version).toBe(version);
    }
  } finally {
    for (const worker of workers) worker.kill();
    s3.proxy.plan({});
  }
  const { seen, problems } = await reader.stop();
  expect(problems).toEqual([]);
  expect(seen).toEqual([...seen].sort((left, right) => left - right));
  const chain = await readChain(store);
  expect(chain.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
  expect(new Set(chain.map(({ id }) => id)).size).toBe(20);
}, 180_000);

describe.each([1, 2, 3])("a fifth of all requests failing, seed %i", (seed) => {
  /** 503, resets before the work, and now and then a reply that is lost after it. */
  function trouble(): readonly FaultRule[] {
    const random = seededRandom(seed * 1000);
    return [failingShare(0.17, seed), () => (random() < 0.03 ? { kind: "lost-reply" } : undefined)];
  }

  test("deploy, promote, rollback and prune complete", async () => {
    const beta = { bucket, prefix: `beta-${seed}`, environment: "beta" };
    const prod = { bucket, prefix: `prod-${seed}`, environment: "prod" };
    const texts = (version: number) =>
      Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [
          `prompts/${index}`,
          index % 3 === 0 ? `${index} of ${version}` : `${index}`,
        ]),
      );
    s3.proxy.plan({ rules: trouble() });
    s3.proxy.clear();
    const outcomes: string[] = [];
    const run = async (place: TaskPlace, action: ReleaseTask["action"]): Promise<void> => {
      const { outcome, message } = await runTask(taskFor(place, action));
      outcomes.push(`${action.name} ${outcome}${message === "" ? "" : `: ${message}`}`);
    };
    for (const version of [1, 2, 3]) {
      await run(beta, { name: "deploy", version: `${version}.0.0`, texts: texts(version) });
      await run(prod, { name: "promote", from: beta });
    }
    await run(prod, { name: "rollback" });
    await run(prod, { name: "prune", keep: 1 });
    expect(outcomes).toEqual([
      ...[1, 2, 3].flatMap(() => ["deploy released", "promote released"]),
      "rollback released",
      "prune pruned",
    ]);
    const met = s3.proxy.requests.filter(({ fault }) => fault !== undefined).length;
    expect(met / s3.proxy.requests.length).toBeGreaterThan(0.12);
    s3.proxy.plan({});
    const live = await readWholeRelease(await openAt(prod));
    expect([live?.version, live?.action, live?.pruning]).toEqual(["2.0.0", "prune", undefined]);
    const chain = await readChain(await openAt(prod));
    expect(chain.filter(({ action }) => action === "rollback" || action === "promote")).toHaveLength(4);
  }, 120_000);
});

test("prunes race deploys and rollbacks: whatever is live is whole, and every release that was kept stays so", async () => {
  const place = { bucket, prefix: "prune-race", environment: "prod" };
  const store = await openAt(place);
  const deployOf = (version: number, by = 0): ReleaseTask => {
    // Contents come back, so that what a prune dooms is wanted again.
    const texts = {
      "prompts/a": `a ${version % 3}`,
      "prompts/b": `b ${(version + by) % 4}`,
      "prompts/c": `c ${version}`,
    };
    return taskFor(place, { name: "deploy", version: `${version}.${by}.0`, texts }, s3.server.endpoint);
  };
  for (const version of [1, 2, 3]) await runTask(deployOf(version));
  const reader = startPollingReader(store);
  const [pruner, deployer, other] = Array.from({ length: 3 }, startReleaseProcess);
  if (pruner === undefined || deployer === undefined || other === undefined) throw new Error("no processes");
  const truthful = [
    "released",
    "unchanged",
    "pruned",
    "overtaken",
    "nothing",
    "SW0610",
    "SW0613",
    "SW0614",
    "SW0616",
    "SW0607",
  ];
  try {
    for (let round = 4; round <= 16; round += 1) {
      const reports = await Promise.all([
        pruner.run(taskFor(place, { name: "prune", keep: 2 }, s3.server.endpoint)),
        deployer.run(deployOf(round)),
        other.run(round % 2 === 0 ? deployOf(round, 1) : taskFor(place, { name: "rollback" }, s3.server.endpoint)),
      ]);
      for (const report of reports) expect(truthful, JSON.stringify(report)).toContain(report?.outcome);
      await readWholeRelease(store);
    }
  } finally {
    for (const process of [pruner, deployer, other]) process.kill();
  }
  const { problems } = await reader.stop();
  expect(problems).toEqual([]);
  await readChain(store);
}, 120_000);
