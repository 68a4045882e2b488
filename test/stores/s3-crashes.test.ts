/**
 * A process that is killed at every request of deploy, promote, rollback and prune, before the server sees the request
 * and after it did the work, while a reader polls: it sees whole releases only, and the same command finishes.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { readManifest } from "../../src/releases/publish.ts";
import type { Store } from "../../src/stores/store.ts";
import type { FaultRule } from "../servers/fault-proxy.ts";
import { faultyS3 } from "../servers/faulty-s3.ts";
import {
  type ReleaseProcess,
  readChain,
  readWholeRelease,
  startPollingReader,
  startReleaseProcess,
} from "./release-processes.ts";
import { type ReleaseTask, runTask, type TaskPlace } from "./release-task.ts";
import { openTestStore } from "./s3-store.ts";

const s3 = faultyS3();
let bucket: string;
beforeAll(async () => {
  bucket = await s3.server.createBucket();
});

type Action = ReleaseTask["action"];

function taskFor(place: TaskPlace, action: Action, endpoint = s3.proxy.endpoint): ReleaseTask {
  return { endpoint, region: s3.server.region, credentials: s3.server.credentials, place, action };
}

/** Kills the process at its nth request. Returns its report where it ended before. */
async function runAndKill(
  worker: ReleaseProcess,
  task: ReleaseTask,
  at: number,
  moment: "before" | "after",
): Promise<string> {
  let count = 0;
  const rule: FaultRule = () => {
    count += 1;
    if (count < at) return undefined;
    // Whatever was sent at the same time may still arrive, as in life.
    if (count > at) return { kind: "reset" };
    if (moment === "before") {
      worker.kill();
      return { kind: "reset" };
    }
    return { kind: "lost-reply", afterwards: () => worker.kill() };
  };
  s3.proxy.plan({ rules: [rule] });
  try {
    const report = await worker.run(task);
    return report?.outcome ?? "killed";
  } finally {
    worker.kill();
    s3.proxy.plan({});
  }
}

interface Scenario {
  /** Truthful ends of the command when it is run again after a kill. */
  readonly again: readonly string[];
  prepare(place: TaskPlace, source: TaskPlace): Promise<Action>;
  /** What must hold at the end. */
  check(store: Store): Promise<void>;
}

const tree = (text: string) => ({ "prompts/a": text, "prompts/b": `${text} too`, "prompts/same": "same" });
const deployed = async (place: TaskPlace, version: string, text: string) => {
  const task = taskFor(place, { name: "deploy", version, texts: tree(text) }, s3.server.endpoint);
  expect(await runTask(task)).toEqual({ outcome: "released", message: "" });
};
const versionOf = async (store: Store) => (await readWholeRelease(store))?.version;

const scenarios: Readonly<Record<string, Scenario>> = {
  "the first deploy": {
    again: ["released", "unchanged"],
    prepare: async () => ({ name: "deploy", version: "1.0.0", texts: tree("one") }),
    check: async (store) => {
      expect(await versionOf(store)).toBe("1.0.0");
      expect(await readChain(store)).toHaveLength(1);
    },
  },
  deploy: {
    again: ["released", "unchanged"],
    prepare: async (place) => {
      await deployed(place, "1.0.0", "one");
      return { name: "deploy", version: "2.0.0", texts: tree("two") };
    },
    check: async (store) => {
      expect((await readChain(store)).map(({ version }) => version)).toEqual(["2.0.0", "1.0.0"]);
    },
  },
  promote: {
    again: ["released", "unchanged"],
    prepare: async (place, source) => {
      await deployed(place, "1.0.0", "one");
      await deployed(source, "2.0.0", "two");
      return { name: "promote", from: source };
    },
    check: async (store) => {
      expect((await readChain(store)).map(({ version, action }) => `${action} ${version}`)).toEqual([
        "promote 2.0.0",
        "deploy 1.0.0",
      ]);
    },
  },
  rollback: {
    again: ["released", "unchanged"],
    prepare: async (place) => {
      await deployed(place, "1.0.0", "one");
      await deployed(place, "2.0.0", "two");
      return { name: "rollback" };
    },
    check: async (store) => {
      expect((await readChain(store)).map(({ version, action }) => `${action} ${version}`)).toEqual([
        "rollback 1.0.0",
        "deploy 2.0.0",
        "deploy 1.0.0",
      ]);
    },
  },
  prune: {
    again: ["pruned", "unchanged", "nothing"],
    prepare: async (place) => {
      for (const [version, text] of [
        ["1.0.0", "one"],
        ["2.0.0", "two"],
        ["3.0.0", "three"],
      ] as const)
        await deployed(place, version, text);
      return { name: "prune", keep: 1 };
    },
    check: async (store) => {
      const live = await readWholeRelease(store);
      expect([live?.version, live?.pruning]).toEqual(["3.0.0", undefined]);
      const chain = await readChain(store);
      for (const { bundle, version } of chain) {
        expect((await readManifest(store, bundle)) !== undefined, version).toBe(version === "3.0.0");
      }
      const objects: string[] = [];
      for await (const { key } of store.list("objects/")) objects.push(key);
      expect(objects).toHaveLength(3);
    },
  },
};

describe.each(Object.entries(scenarios))("%s killed", (name, scenario) => {
  test.each(["before", "after"] as const)(
    "at each request, %s the server did it",
    async (moment) => {
      let ended = "killed";
      for (let at = 1; ended === "killed"; at += 1) {
        const prefix = `${name.replaceAll(" ", "-")}-${moment}-${at}`;
        const worker = startReleaseProcess();
        const place = { bucket, prefix, environment: "prod" };
        const action = await scenario.prepare(place, { bucket, prefix: `${prefix}-source`, environment: "beta" });
        const store = await openTestStore(s3.server, bucket, { prefix });
        const reader = startPollingReader(store);
        ended = await runAndKill(worker, taskFor(place, action), at, moment);
        const again = (await runTask(taskFor(place, action))).outcome;
        expect(scenario.again, `killed ${moment} request ${at}`).toContain(again);
        const { seen, problems } = await reader.stop();
        expect(problems, `killed ${moment} request ${at}`).toEqual([]);
        expect(seen, "sequence numbers only rise").toEqual([...seen].sort((left, right) => left - right));
        await scenario.check(store);
        await store.close();
        if (at > 60) throw new Error("the command never ends");
      }
      expect(scenario.again).toContain(ended);
    },
    180_000,
  );
});
