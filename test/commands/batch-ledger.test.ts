/** What batch jobs set aside of a month, and what they came to: `--batch` with an environment whose ledger is in real S3. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { finishJob } from "../models/fake-batch.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run as runIn } from "../models/run-command.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import {
  batchEnvironment,
  batchProject,
  batchSettings,
  finish,
  greeting,
  jobOf,
  jsonAt,
  keysIn,
} from "./batch-project.ts";

let server: Ministack;
beforeAll(async () => {
  server = await startMinistack();
});
afterAll(() => server?.stop());

let fake: FakeBedrock;
let bucket: string;
let folder: string;
let now: Date;
beforeEach(async () => {
  bucket = await server.createBucket();
  fake = await startFakeBedrock({ keys: [server.credentials] });
  now = new Date("2026-11-10T09:00:00Z");
  folder = batchProject(60, settingsWith(0.2));
});
afterEach(() => fake?.stop());

const settingsWith = (month: number): string => batchSettings(bucket, month);
const batch = (inputs: Parameters<typeof runIn>[1] = {}) =>
  runIn(
    folder,
    { repeat: 2, batch: "true", environment: "beta", ...inputs },
    { environment: batchEnvironment(server, fake), now: () => now },
  );
const ledger = async (month = now) =>
  (await jsonAt(server, `${bucket}/beta/completions/ledger/${month.toISOString().slice(0, 7)}.json`)).entries;
const put = (key: string, value: unknown) =>
  server.request("PUT", `/${bucket}/${key}`, { body: typeof value === "string" ? value : JSON.stringify(value) });

/** 20 in, 10 out, at 3.3 and 16.5 dollars a million, at half the price. */
const ofOne = (20 * 3.3 + 10 * 16.5) / 2e6;

describe("the month's ledger and Ctrl-C", () => {
  it("notes what came before it, and keeps every answer that was paid for", async () => {
    const controller = new AbortController();
    let asked = 0;
    fake.reply = () => {
      asked += 1;
      if (asked === 30) controller.abort();
      return { text: "Hello", usage: { inputTokens: 20, outputTokens: 10, totalTokens: 30 } };
    };
    const context = { environment: batchEnvironment(server, fake), now: () => now, signal: controller.signal };
    folder = batchProject(400, settingsWith(5));
    const stopped = runIn(folder, { environment: "beta" }, context);
    await expect(stopped).rejects.toMatchObject({
      code: "SW1105",
      message: expect.stringMatching(/^Stopped\. \d+ answers/),
    });
    const kept = (await keysIn(server, bucket)).filter((key) => /completions\/[0-9a-f]{64}\//.test(key)).length;
    expect(kept).toBeGreaterThan(10);
    const [entry, ...more] = await ledger();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ open: false });
    // The stand-in answers on the standard tier, at twice the price of a job.
    expect(entry.amount).toBeCloseTo(kept * ofOne * 2, 12);
  });
});

describe("the month's ledger and batch jobs", () => {
  it("keeps the most that a job may cost under the job's name, then what it came to, once", async () => {
    await batch();
    const [entry, ...more] = await ledger();
    expect(more).toEqual([]);
    // The longest answers at half the price are 0.099 dollars.
    expect(entry.amount).toBeGreaterThan(0.099);
    expect(entry.amount).toBeLessThan(0.15);
    const folderOfJob = jobOf(fake).request.inputDataConfig.s3InputDataConfig.s3Uri.replace(/input\/$/, "");
    expect(entry).toMatchObject({ open: true, batch: folderOfJob });
    // What is set aside counts for the next job.
    await expect(batch({ repeat: 4 })).rejects.toMatchObject({ code: "SW1106" });
    await finish(fake, server);
    expect(await batch()).toMatchObject({ exitCode: 0, outputs: { asked: "120" } });
    const settled = await ledger();
    expect(settled).toMatchObject([{ open: false, batch: folderOfJob }]);
    expect(settled[0].amount).toBeCloseTo(120 * ofOne, 12);
    // Read once more, as after a crash: it came to what it came to.
    const key = (await keysIn(server, bucket)).find((one) => one.endsWith("/batch.json")) ?? "";
    const { ended: _, ...unread } = await jsonAt(server, `${bucket}/${key}`);
    await put(key, unread);
    expect(await batch()).toMatchObject({ exitCode: 0 });
    await batch({ repeat: 1 });
    expect(await ledger()).toEqual(settled);
    // There is room again.
    expect(await batch({ repeat: 4 })).toMatchObject({ exitCode: 4 });
  });

  it("is settled where the run was killed after the answers were kept and before the job was closed", async () => {
    await batch();
    const open = await ledger();
    await finish(fake, server);
    await batch();
    const settled = await ledger();
    // All is kept and the job is closed, and what it came to was not noted: nobody asks anything, and it is noted.
    await put(`beta/completions/ledger/${now.toISOString().slice(0, 7)}.json`, {
      format: "slipway/ledger/v1",
      entries: open,
    });
    expect(await batch()).toMatchObject({ exitCode: 0, outputs: { asked: "0" } });
    expect(await ledger()).toMatchObject([{ open: false, amount: settled[0].amount }]);
  });

  it("counts what came of a job that was stopped, and nothing for one that failed", async () => {
    await batch();
    let number = 0;
    await finishJob(jobOf(fake), server, (record) => (++number <= 50 ? greeting(record) : undefined), "Stopped");
    expect(await batch()).toMatchObject({ exitCode: 3, outputs: { asked: "50", failed: "70" } });
    const [stopped] = await ledger();
    expect(stopped.amount).toBeCloseTo(50 * ofOne, 12);

    folder = batchProject(100, settingsWith(0.3));
    await batch();
    Object.assign(jobOf(fake, 1), { state: "Failed", message: "The role may not read." });
    expect(await batch()).toMatchObject({ exitCode: 3 });
    expect((await ledger()).map(({ open }: { open: boolean }) => open)).toEqual([false, false]);
    expect((await ledger())[1].amount).toBe(0);
  });

  it("gives back what was set aside for a job that Bedrock refuses for good", async () => {
    fake.batch.refusal = { error: "ValidationException", message: "No batch for this model." };
    await expect(batch()).rejects.toMatchObject({ code: "SW1112" });
    expect(await ledger()).toMatchObject([{ open: false, amount: 0 }]);
    // What may change is kept for the next attempt, which needs no more of the month.
    folder = batchProject(62, settingsWith(0.2));
    fake.batch.refusal = { error: "AccessDeniedException", message: "no" };
    await expect(batch()).rejects.toMatchObject({ code: "SW1112" });
    const before = await ledger();
    expect(before[1]).toMatchObject({ open: true });
    expect(await batch()).toMatchObject({ exitCode: 4 });
    expect(await ledger()).toEqual(before);
  });

  it("notes what a job came to of which nobody wants the answers any more", async () => {
    await batch();
    await finish(fake, server);
    const prompt = join(folder, "prompts/greet.prompt");
    writeFileSync(
      prompt,
      "---\nconfig: { maxOutputTokens: 60 }\ninput: { schema: { name: string } }\n---\nWelcome {{name}}.\n",
    );
    expect(await batch()).toMatchObject({ exitCode: 4, outputs: { asked: "0" } });
    const [settled, next] = await ledger();
    expect(settled).toMatchObject({ open: false });
    expect(settled.amount).toBeCloseTo(120 * ofOne, 12);
    expect(next).toMatchObject({ open: true });
  });

  it("gives back, a day later, what was set aside for a job that was never begun, and not where Bedrock has the job", async () => {
    await batch();
    fake.batch.jobs.splice(0);
    const keys = (await keysIn(server, bucket)).filter((key) => key.startsWith("nightly/"));
    for (const key of keys) await server.request("DELETE", `/${bucket}/${key}`);
    const [{ amount }] = await ledger();
    folder = batchProject(70, settingsWith(0.4));
    await batch();
    expect((await ledger())[0]).toMatchObject({ open: true, amount });
    now = new Date(now.getTime() + 25 * 60 * 60 * 1_000);
    await batch();
    const entries = await ledger();
    expect(entries.filter(({ open }: { open: boolean }) => !open)).toMatchObject([{ amount: 0 }]);
    // The second one has a job, whose folder somebody removed: what it costs nobody knows, so it stays counted.
    for (const key of await keysIn(server, bucket)) {
      if (key.startsWith("nightly/")) await server.request("DELETE", `/${bucket}/${key}`);
    }
    folder = batchProject(71, settingsWith(0.9));
    now = new Date(now.getTime() + 25 * 60 * 60 * 1_000);
    await batch();
    expect((await ledger()).filter(({ open }: { open: boolean }) => open)).toHaveLength(2);
  });

  it("notes what a job came to in the month in which it began", async () => {
    now = new Date("2026-10-31T23:30:00Z");
    const october = now;
    await batch();
    await finish(fake, server);
    now = new Date("2026-11-01T06:00:00Z");
    expect(await batch()).toMatchObject({ exitCode: 0 });
    const [entry] = await ledger(october);
    expect(entry).toMatchObject({ open: false });
    expect(entry.amount).toBeCloseTo(120 * ofOne, 12);
    expect((await keysIn(server, bucket)).filter((key) => key.includes("/ledger/"))).toHaveLength(1);
  });

  it("believes no usage that is no number of tokens", async () => {
    await batch();
    let number = 0;
    await finishJob(jobOf(fake), server, (record) => {
      number += 1;
      const usage = [{ inputTokens: -1e12, outputTokens: -5 }, { inputTokens: "9", outputTokens: null }, {}][number];
      const answer = greeting(record) as { modelOutput: object };
      return usage === undefined ? answer : { modelOutput: { ...answer.modelOutput, usage } };
    });
    await batch();
    const [entry] = await ledger();
    expect(entry).toMatchObject({ open: false });
    expect(entry.amount).toBeGreaterThan(100 * ofOne);
    expect(entry.amount).toBeLessThanOrEqual(120 * ofOne);
    // And the ledger can still be read.
    expect(await batch({ repeat: 4 })).toMatchObject({ exitCode: 4 });
  });

  it("sets aside once for two runs at the same time, which start one job and settle it once", async () => {
    const both = await Promise.all([batch(), batch()]);
    expect(both).toMatchObject([{ exitCode: 4 }, { exitCode: 4 }]);
    expect(fake.batch.jobs).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ open: true }]);
    await finish(fake, server);
    const taken = await Promise.all([batch(), batch()]);
    expect(taken).toMatchObject([
      { exitCode: 0, outputs: { answers: "120" } },
      { exitCode: 0, outputs: { answers: "120" } },
    ]);
    const settled = await ledger();
    expect(settled).toMatchObject([{ open: false }]);
    expect(settled[0].amount).toBeCloseTo(120 * ofOne, 12);
  });
});
