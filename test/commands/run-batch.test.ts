/** `slipway run --batch`: jobs of the stand-in for Bedrock, records and answers in a real S3 server. */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { batchRolePolicy } from "../../src/aws/batch-policies.ts";
import { rolePolicies } from "../../src/aws/policies.ts";
import { batchSettingsOf } from "../../src/commands/models/batch-settings.ts";
import { finishJob, recordsOf } from "../models/fake-batch.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run as runIn } from "../models/run-command.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { environmentOf } from "../servers/s3-server.ts";
import { batchEnvironment, batchProject, batchRole, greeting, jobOf, jsonAt, keysIn } from "./batch-project.ts";
import { git } from "./review/repository.ts";

let server: Ministack;
beforeAll(async () => {
  server = await startMinistack();
});
afterAll(() => server?.stop());

let fake: FakeBedrock;
let bucket: string;
let folder: string;
beforeEach(async () => {
  bucket = await server.createBucket();
  fake = await startFakeBedrock({ keys: [server.credentials] });
  folder = batchProject(60);
});
afterEach(() => fake?.stop());

const environment = () => batchEnvironment(server, fake);
const run = (inputs: Parameters<typeof runIn>[1] = {}) =>
  runIn(folder, { repeat: 2, ...inputs }, { environment: environment() });
const batch = (inputs: Parameters<typeof runIn>[1] = {}) =>
  run({ batch: `s3://${bucket}/nightly`, "batch-role": batchRole, ...inputs });
const firstJob = () => jobOf(fake);
const keys = () => keysIn(server, bucket);

/** The command in a process of its own, which is killed where it takes longer; null where it was. */
function killedAfter(milliseconds: number): Promise<number | null> {
  const place = `s3://${bucket}/nightly`;
  const script = join(import.meta.dirname, "../../src/cli.ts");
  const command = [script, "run", "--repeat", "2", "--batch", place, "--batch-role", batchRole];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: folder,
      env: { ...environment(), PATH: process.env["PATH"] },
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

/** The server does not know to whom a bucket belongs (`aws:ResourceAccount`); the document's own test looks at that. */
function withoutAccount(policy: ReturnType<typeof batchRolePolicy>): object {
  const Statement = policy.Statement.map(({ Condition, ...statement }) => {
    const { StringEquals: _, ...rest } = Condition ?? {};
    return { ...statement, ...(Object.keys(rest).length === 0 ? {} : { Condition: rest }) };
  });
  return { ...policy, Statement };
}

describe("slipway run --batch", () => {
  it("starts one job, waits with exit code 4, and takes its answers as ordinary ones", async () => {
    const started = await batch();
    expect(started).toMatchObject({ exitCode: 4, outputs: { waiting: "1", asked: "0" } });
    expect(started.text).toContain(firstJob().arn);
    expect(started.text).toContain("Run the same command later");
    expect(started.document.batch).toMatchObject({ left: 0, jobs: [{ job: firstJob().arn, records: 120 }] });
    const records = [...(await recordsOf(firstJob(), server)).values()].flat();
    expect(new Set(records.map(({ recordId }) => recordId)).size).toBe(120);
    // A body of Converse without what belongs to single requests.
    expect(Object.keys(records[0]?.modelInput).sort()).toEqual(["inferenceConfig", "messages"]);
    expect(records[0]?.modelInput.messages[0].content).toHaveLength(1);

    firstJob().state = "InProgress";
    const again = await batch();
    expect(again).toMatchObject({ exitCode: 4, document: { batch: { jobs: [{ state: "InProgress" }] } } });
    expect(fake.batch).toMatchObject({ starts: 1 });

    await finishJob(firstJob(), server, greeting);
    const done = await batch();
    expect(done).toMatchObject({ exitCode: 0, outputs: { answers: "120", asked: "120", waiting: "0" } });
    expect(done.document.answers[0]).toMatchObject({
      text: "Hello: Greet Person 0.",
      stopReason: "end_turn",
      usage: { inputTokens: 20, outputTokens: 10 },
    });
    // 20 in, 10 out, at 3.3 and 16.5 dollars a million, at half the price.
    expect(done.document.answers[0].cost).toBeCloseTo((20 * 3.3 + 10 * 16.5) / 2e6, 12);
    // Nobody is asked once more, by job or by Converse.
    expect(await run()).toMatchObject({ exitCode: 0, outputs: { asked: "0", answers: "120" } });
    expect(await batch()).toMatchObject({ exitCode: 0, outputs: { asked: "0", answers: "120" } });
    expect(fake.batch.starts).toBe(1);
    expect(fake.questions).toHaveLength(0);
  });

  it("tells records without an answer from refused ones, and the next run asks them", async () => {
    await batch();
    let number = 0;
    await finishJob(
      firstJob(),
      server,
      (record) => {
        number += 1;
        if (number === 1) return { error: { errorCode: 400, errorMessage: "bad\u001b[31m request" } };
        if (number === 2) return { error: { errorCode: 500, errorMessage: "oops" } };
        if (number === 3) return undefined;
        if (number === 4) return '{"recordId": "';
        if (number === 5) return { modelOutput: { output: "?" } };
        return greeting(record);
      },
      "PartiallyCompleted",
    );
    const done = await batch();
    expect(done).toMatchObject({ exitCode: 3, outputs: { answers: "115", failed: "5" } });
    const failures = done.document.answers.flatMap(({ failure }: { failure?: object }) => failure ?? []);
    expect(failures.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      "invalid",
      "malformed",
      "model",
      "model",
      "model",
    ]);
    expect(JSON.stringify(done.document)).not.toContain("\\u001b");
    expect(done.document.findings).toMatchObject([{ rule: "request-impossible" }]);
    // Five are too few for a job; the plain run asks exactly those.
    await expect(batch()).rejects.toMatchObject({
      code: "SW1111",
      message: expect.stringContaining("5 of eu.anthropic"),
    });
    expect(await run()).toMatchObject({ outputs: { asked: "5", answers: "120" } });
    expect(await batch()).toMatchObject({ exitCode: 0, outputs: { answers: "120" } });
  });

  it("starts anew after a job that failed as a whole", async () => {
    await batch();
    Object.assign(firstJob(), { state: "Failed", message: "The role may not read." });
    const failed = await batch();
    expect(failed).toMatchObject({ exitCode: 3, outputs: { failed: "120" } });
    expect(failed.text).toContain("The role may not read.");
    expect(await batch()).toMatchObject({ exitCode: 4 });
    expect(fake.batch.jobs).toHaveLength(2);
    expect(fake.batch.jobs[1]?.request.clientRequestToken).not.toBe(firstJob().request.clientRequestToken);
  });

  it("goes on where it was cut off: after starting, before the ARN was noted", async () => {
    await batch();
    const key = (await keys()).find((one) => one.endsWith("/batch.json")) ?? "";
    const kept = await jsonAt(server, `${bucket}/${key}`);
    const { job, ...begun } = kept;
    expect(job).toBe(firstJob().arn);
    await server.request("PUT", `/${bucket}/${key}`, { body: JSON.stringify(begun) });
    expect(await batch()).toMatchObject({ exitCode: 4, document: { batch: { jobs: [{ job }] } } });
    expect(fake.batch).toMatchObject({ starts: 2, jobs: [{ arn: job }] });
    // And before the document was written: the records are there already.
    await server.request("DELETE", `/${bucket}/${key}`);
    expect(await batch()).toMatchObject({ exitCode: 4, document: { batch: { jobs: [{ job }] } } });
    expect(fake.batch.jobs).toHaveLength(1);
    // And while the answers were taken: a document that does not say so is read once more.
    await finishJob(firstJob(), server, greeting);
    await batch();
    await server.request("PUT", `/${bucket}/${key}`, { body: JSON.stringify(kept) });
    expect(await batch()).toMatchObject({ exitCode: 0, outputs: { answers: "120", asked: "0" } });
  });

  it("loses nothing and starts one job, killed again and again at any moment", async () => {
    const ended = async (code: number): Promise<void> => {
      for (let milliseconds = 300; ; milliseconds *= 1.25) {
        if ((await killedAfter(milliseconds)) === code) return;
      }
    };
    await ended(4);
    expect(fake.batch.jobs).toHaveLength(1);
    await finishJob(firstJob(), server, greeting);
    await ended(0);
    expect(fake.batch.jobs).toHaveLength(1);
    expect(fake.questions).toHaveLength(0);
    expect(await run({ offline: true })).toMatchObject({ exitCode: 0, outputs: { answers: "120" } });
  }, 60_000);

  it("asks by a second job only what the first one was not given", async () => {
    await batch();
    const names = Array.from(
      { length: 170 },
      (_, index) => `  - { name: c${index}, input: { name: Person ${index} } }`,
    );
    writeFileSync(join(folder, "prompts/greet.cases.yaml"), `cases:\n${names.join("\n")}\n`);
    const more = await batch();
    expect(more.document.batch.jobs).toMatchObject([{ records: 120 }, { records: 220 }]);
    await finishJob(firstJob(), server, greeting);
    expect(await batch()).toMatchObject({ exitCode: 4, outputs: { answers: "120", asked: "120" } });
  });

  it("takes the answers of other prompts' cases when they are asked for", async () => {
    await batch();
    await finishJob(firstJob(), server, greeting);
    expect(await batch({ case: "c3" })).toMatchObject({ exitCode: 0, outputs: { answers: "2", asked: "2" } });
    expect(await batch()).toMatchObject({ exitCode: 0, outputs: { answers: "120", asked: "118" } });
    expect(fake.batch.starts).toBe(1);
  });

  it("holds the most that the job may cost against the limit, before anything is written", async () => {
    await expect(batch({ "max-cost": 0.05 })).rejects.toMatchObject({
      code: "SW1106",
      message:
        "120 requests of batch jobs may cost $0.1111, and --max-cost allows $0.0500: a job that has begun stops at no limit. Nothing was started.",
    });
    expect(await keys()).toEqual([]);
    // 120 answers of 100 tokens at 16.50 dollars a million are 0.198 dollars, and half of it as a job.
    expect(await batch({ "max-cost": 0.15 })).toMatchObject({ exitCode: 4 });
  });

  it("refuses too few cases, a folder, half of its inputs, and a role that is none", async () => {
    await expect(batch({ repeat: 1 })).rejects.toMatchObject({
      code: "SW1111",
      next: "Run the same command without --batch and --batch-role.",
    });
    await expect(batch({ batch: "./here" })).rejects.toMatchObject({ code: "SW1102" });
    await expect(run({ batch: `s3://${bucket}/x` })).rejects.toMatchObject({ code: "SW1102" });
    await expect(batch({ offline: true })).rejects.toMatchObject({ code: "SW1102" });
    await expect(batch({ "batch-role": "bedrock-batch" })).rejects.toMatchObject({
      code: "SW1102",
      message: '--batch-role is the ARN of the role that Bedrock works with, not "bedrock-batch".',
    });
    expect(() =>
      batchSettingsOf(
        { batch: "true", "batch-role": undefined, offline: false },
        { place: "s3://b/p", role: "bedrock-batch" },
      ),
    ).toThrow(
      expect.objectContaining({
        message: '`role` of `models.batch` is the ARN of the role that Bedrock works with, not "bedrock-batch".',
        place: { file: "slipway.yaml" },
      }),
    );
    expect(await keys()).toEqual([]);
    expect(fake.batch.starts).toBe(0);
  });

  it("refuses tools, which Converse in a job does not have, and takes the rest once those are answered", async () => {
    writeFileSync(join(folder, "prompts/find.cases.yaml"), "cases: [{ name: anna, input: { name: Anna } }]\n");
    writeFileSync(
      join(folder, "prompts/find.prompt"),
      "---\ntoolDefs: [{ name: look, description: Looks, inputSchema: { type: object, properties: {} } }]\ninput: { schema: { name: string } }\n---\nFind {{name}}.\n",
    );
    await expect(batch()).rejects.toMatchObject({
      code: "SW1111",
      message: expect.stringContaining("find has tools"),
      next: expect.stringContaining("slipway run find"),
    });
    expect(await keys()).toEqual([]);
    expect(await run({ prompt: "find" })).toMatchObject({ outputs: { asked: "2" } });
    expect(await batch()).toMatchObject({ exitCode: 4, document: { batch: { jobs: [{ records: 120 }] } } });
  });

  it("says why Bedrock takes no job, and begins anew once that is mended", async () => {
    fake.batch.refusal = { error: "AccessDeniedException", message: "not authorized to perform iam:PassRole" };
    await expect(batch()).rejects.toMatchObject({ code: "SW1112", message: expect.stringContaining("iam:PassRole") });
    fake.batch.refusal = { error: "ValidationException", message: "No batch for this model." };
    await expect(batch()).rejects.toMatchObject({ code: "SW1112" });
    expect(await batch()).toMatchObject({ exitCode: 4 });
    expect(fake.batch.jobs).toHaveLength(1);
  });

  it("needs no more in S3 than `slipway iam` prints, for the evaluator and for the role of its jobs", async () => {
    const place = { bucket, prefix: "nightly", region: server.region, kmsKey: undefined, account: server.accountId };
    const input = {
      ...place,
      prefix: "beta",
      mirrors: [],
      source: undefined,
      models: [],
      batch: { place, role: batchRole, account: server.accountId, region: server.region },
    };
    const evaluator = await server.createUser("batch-caller", rolePolicies(input).evaluator);
    const worker = await server.createUser("batch-worker", withoutAccount(batchRolePolicy(input)));
    folder = batchProject(60, `environments: { beta: { store: "s3://${bucket}/beta" } }\n`);
    const other = await startFakeBedrock({ keys: [evaluator] });
    try {
      const variables = { ...environmentOf(server, evaluator), AWS_ENDPOINT_URL_BEDROCK: other.endpoint };
      const inputs = { repeat: 2, environment: "beta", batch: `s3://${bucket}/nightly`, "batch-role": batchRole };
      expect(await runIn(folder, inputs, { environment: variables })).toMatchObject({ exitCode: 4 });
      await finishJob(jobOf(other), server, greeting, "Completed", worker);
      const done = await runIn(folder, inputs, { environment: variables });
      expect(done).toMatchObject({ exitCode: 0, outputs: { asked: "120" } });
      // Neither of the two can do the other's work, nor see anything else of the bucket.
      const [input1 = ""] = (await keys()).filter((key) => key.includes("/input/"));
      const put = (key: string, credentials: typeof worker) =>
        server.request("PUT", `/${bucket}/${key}`, { body: "x", credentials });
      expect(await put(input1, worker)).toMatchObject({ status: 403 });
      expect(await put("beta/completions/x", worker)).toMatchObject({ status: 403 });
      expect(await put("nightly/other", evaluator)).toMatchObject({ status: 403 });
    } finally {
      await other.stop();
    }
  });

  it("keeps answers in the environment's store", async () => {
    folder = batchProject(60, `environments: { beta: { store: "s3://${bucket}/beta" } }\n`);
    expect(await batch({ environment: "beta" })).toMatchObject({ exitCode: 4 });
    await finishJob(firstJob(), server, greeting);
    const done = await batch({ environment: "beta" });
    expect(done).toMatchObject({ exitCode: 0, outputs: { asked: "120" } });
    expect(done.document.answers[0]).toMatchObject({ from: "model", trusted: true });
    expect((await keys()).filter((key) => key.startsWith("beta/completions/"))).toHaveLength(120);
  });

  it("takes place and role from slipway.yaml, and says what is missing there", async () => {
    const told = `models: { batch: { place: "s3://${bucket}/nightly", role: "${batchRole}" } }\n`;
    folder = batchProject(60, told);
    const started = await run({ batch: "true" });
    expect(started).toMatchObject({ exitCode: 4, document: { batch: { place: `s3://${bucket}/nightly` } } });
    expect(firstJob().request.roleArn).toBe(batchRole);
    // A job may cost half of the price; the input of 120 records is guessed from its length.
    expect(started.text).toMatch(/Submitted, 120 records, about \$0\.1\d\d\d, at most \$0\.1\d\d\d/);
    // The same as of the job: half of the price, and no cache points.
    const { estimate } = (await run({ batch: "true", estimate: true })).document.summary;
    const [job] = started.document.batch.jobs;
    expect(estimate.expected).toBeCloseTo(job.estimate.expected, 12);
    expect(estimate.most).toBeCloseTo(job.estimate.most, 12);
    await expect(run({ batch: `s3://${bucket}/other` })).rejects.toMatchObject({ code: "SW1102" });
    folder = batchProject(60);
    await expect(run({ batch: "true" })).rejects.toMatchObject({
      code: "SW1102",
      message: expect.stringContaining("models.batch"),
    });
  });

  it("works where the default branch says in a workflow: what is asked goes nowhere else", async () => {
    const told = (place: string) => `models: { batch: { place: "s3://${place}", role: "${batchRole}" } }\n`;
    folder = batchProject(60, told(`${bucket}/nightly`));
    const inputs = { repeat: 2, batch: "true" };
    const variables = { ...environment(), PATH: process.env["PATH"], HOME: folder, GITHUB_ACTIONS: "true" };
    // Nobody knows the default branch here.
    await expect(runIn(folder, inputs, { environment: variables })).rejects.toMatchObject({ code: "SW1102" });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "one");
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD");
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    const config = join(folder, "slipway.yaml");
    writeFileSync(config, readFileSync(config, "utf8").replace("/nightly", "/elsewhere"));
    const started = await runIn(folder, inputs, { environment: variables });
    expect(started).toMatchObject({ exitCode: 4, document: { batch: { place: `s3://${bucket}/nightly` } } });
    expect((await keys()).some((key) => key.startsWith("elsewhere/"))).toBe(false);
  });

  it("refuses what stands where a model does and runs no job, and a model of another region", async () => {
    const arn = "arn:aws:bedrock:eu-west-1:111111111111";
    for (const [model, words] of [
      [`${arn}:provisioned-model/abcdefghijkl`, "provisioned throughput"],
      ["arn:aws:bedrock:us-east-1:111111111111:application-inference-profile/abcdefghijkl", "a model in us-east-1"],
    ] as const) {
      await expect(batch({ model })).rejects.toMatchObject({ code: "SW1111", message: expect.stringContaining(words) });
    }
    expect(await keys()).toEqual([]);
  });

  it("believes no document that names another job", async () => {
    await batch();
    const other = { ...firstJob(), arn: `${firstJob().arn}9`, request: { ...firstJob().request, jobName: "other" } };
    fake.batch.jobs.push({ ...other, state: "Completed" });
    const key = (await keys()).find((one) => one.endsWith("/batch.json")) ?? "";
    const kept = await jsonAt(server, `${bucket}/${key}`);
    await server.request("PUT", `/${bucket}/${key}`, { body: JSON.stringify({ ...kept, job: other.arn }) });
    await expect(batch()).rejects.toMatchObject({ code: "SW1112", message: expect.stringContaining("another job") });
    await server.request("PUT", `/${bucket}/${key}`, { body: "{}" });
    await expect(batch()).rejects.toMatchObject({ code: "SW1112", message: expect.stringContaining("no document") });
  });
});
