/**
 * `slipway evaluate --batch` killed at every request that changes something, before the server sees it and after it did
 * the work: the same command finishes, one job is started, and what it came to is noted once.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { type FaultProxy, type FaultRule, type SeenRequest, startFaultProxy } from "../servers/fault-proxy.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { batchEnvironment, batchProject, batchSettings, finish, jsonAt, keysIn } from "./batch-project.ts";
import { runEvaluate } from "./evaluation/run-evaluate.ts";

let server: Ministack;
let s3: FaultProxy;
beforeAll(async () => {
  server = await startMinistack();
  s3 = await startFaultProxy(server.endpoint);
});
afterAll(async () => {
  await s3?.stop();
  await server?.stop();
});

let fake: FakeBedrock;
let bedrock: FaultProxy;
let bucket: string;
let folder: string;
beforeEach(async () => {
  bucket = await server.createBucket();
  fake = await startFakeBedrock({ keys: [server.credentials] });
  bedrock = await startFaultProxy(fake.endpoint);
  folder = batchProject(100, batchSettings(bucket, 5));
});
afterEach(async () => {
  await bedrock?.stop();
  await fake?.stop();
});

/** The command in this process, to its end, by the clock that the other processes have. */
const evaluate = () => {
  const environment = { ...batchEnvironment(server, fake), PATH: process.env["PATH"], HOME: folder };
  return runEvaluate(folder, fake, { batch: "true", environment: "beta" }, { environment, now: () => new Date() });
};

type Moment = "before" | "after";

/** The command in a process of its own, killed at a request; gives its exit code where it ended before. */
function killedAt(isWanted: (request: SeenRequest) => boolean, moment: Moment): Promise<number | null> {
  return new Promise((resolve) => {
    let child: ChildProcess | undefined;
    let killed = false;
    const rule: FaultRule = (request) => {
      // Whatever was sent at the same time may still arrive, as in life.
      if (killed) return { kind: "reset" };
      if (!isWanted(request)) return undefined;
      killed = true;
      if (moment === "after") return { kind: "lost-reply", afterwards: () => child?.kill("SIGKILL") };
      child?.kill("SIGKILL");
      return { kind: "reset" };
    };
    s3.plan({ rules: [rule] });
    bedrock.plan({ rules: [rule] });
    child = spawn(
      process.execPath,
      [join(import.meta.dirname, "../../src/cli.ts"), "evaluate", "--batch", "--environment", "beta"],
      {
        cwd: folder,
        env: {
          ...batchEnvironment(server, fake),
          AWS_ENDPOINT_URL: s3.endpoint,
          AWS_ENDPOINT_URL_BEDROCK: bedrock.endpoint,
          PATH: process.env["PATH"],
          HOME: folder,
        },
        stdio: "ignore",
      },
    );
    child.on("close", (code) => {
      s3.plan({});
      bedrock.plan({});
      resolve(killed ? null : code);
    });
  });
}

/** All entries of all months. */
const ledger = async () => {
  const keys = (await keysIn(server, bucket)).filter((key) => key.startsWith("beta/completions/ledger/"));
  const entries = await Promise.all(keys.map((key) => jsonAt(server, `${bucket}/${key}`)));
  return entries.flatMap((one) => one.entries);
};

/** 20 in, 10 out, at 3.3 and 16.5 dollars a million, at half the price. */
const ofAll = (100 * (20 * 3.3 + 10 * 16.5)) / 2e6;

const changes = ({ method, path }: SeenRequest): boolean =>
  method === "PUT" || (method === "POST" && path.startsWith("/model-invocation-job"));

describe("slipway evaluate --batch, killed", () => {
  // The ledger, the records, the job's document, the job, its ARN.
  const steps = [1, 2, 3, 4, 5];
  it.each(steps.flatMap((step) => [[step, "before"] as const, [step, "after"] as const]))(
    "at step %i of starting, %s it was done, starts one job and settles it once",
    async (step, moment) => {
      let count = 0;
      const ended = await killedAt((request) => changes(request) && ++count === step, moment);
      expect(ended).toBeNull();
      expect(await evaluate()).toMatchObject({ exitCode: 4, outputs: { waiting: "1" } });
      expect(fake.batch.jobs).toHaveLength(1);
      expect(await ledger()).toMatchObject([{ open: true }]);
      await finish(fake, server);
      expect(await evaluate()).toMatchObject({ exitCode: 0, outputs: { passed: "true" } });
      const entries = await ledger();
      expect(entries).toMatchObject([{ open: false }]);
      expect(entries[0].amount).toBeCloseTo(ofAll, 12);
      expect(fake.questions).toHaveLength(0);
    },
  );

  it.each(
    ["completions/[0-9a-f]{64}/", "completions/ledger/", "batch\\.json"].flatMap((key) => [
      [key, "before"] as const,
      [key, "after"] as const,
    ]),
  )("while the answers are taken, at %s, %s it was written, loses none and settles once", async (key, moment) => {
    await evaluate();
    await finish(fake, server);
    const ended = await killedAt(({ method, path }) => method === "PUT" && new RegExp(key).test(path), moment);
    expect(ended).toBeNull();
    expect(await evaluate()).toMatchObject({ exitCode: 0, outputs: { passed: "true" } });
    const entries = await ledger();
    expect(entries).toMatchObject([{ open: false }]);
    expect(entries[0].amount).toBeCloseTo(ofAll, 12);
    expect(fake.batch.jobs).toHaveLength(1);
    expect(fake.questions).toHaveLength(0);
  });

  it("starts one job from two processes at the same time", async () => {
    const both = await Promise.all([killedAt(() => false, "before"), killedAt(() => false, "before")]);
    expect(both).toEqual([4, 4]);
    expect(fake.batch.jobs).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ open: true }]);
  });
});
