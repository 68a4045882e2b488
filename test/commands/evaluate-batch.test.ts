/** `slipway evaluate --batch`: answers of head and base from jobs of the stand-in for Bedrock, through a real S3 server. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ParsedInputs } from "../../src/platform/command.ts";
import { finishJob, recordsOf } from "../models/fake-batch.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run as runIn } from "../models/run-command.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import {
  batchEnvironment,
  batchProject,
  batchRole,
  batchSettings,
  finish,
  greeting,
  jobOf,
  keysIn,
} from "./batch-project.ts";
import { runEvaluate } from "./evaluation/run-evaluate.ts";
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
  folder = batchProject(110, settings());
});
afterEach(() => fake?.stop());

const settings = (): string => batchSettings(bucket);
const evaluate = (inputs: ParsedInputs = {}) => {
  const environment = { ...batchEnvironment(server, fake), PATH: process.env["PATH"], HOME: folder };
  return runEvaluate(folder, fake, { batch: "true", ...inputs }, { environment });
};

const prompt = () => join(folder, "prompts/greet.prompt");
const commitAndChange = (from: string, to: string): void => {
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "one");
  writeFileSync(prompt(), readFileSync(prompt(), "utf8").replace(from, to));
};

describe("slipway evaluate --batch", () => {
  it("says what was started and how to go on, and judges once the answers are there", async () => {
    const out = join(folder, "evaluation.json");
    const started = await evaluate({ environment: "beta", out });
    expect(started).toMatchObject({
      exitCode: 4,
      outputs: { waiting: "1", passed: "", evidence: "", "cost-change": "" },
      document: {
        format: "slipway/batch-jobs/v1",
        place: `s3://${bucket}/nightly`,
        answers: 0,
        left: 0,
        jobs: [{ job: jobOf(fake).arn, records: 110, state: "Submitted" }],
      },
    });
    expect(started.text).toMatch(/Submitted, 110 records, about \$0\.\d+, at most \$0\.\d+/);
    expect(started.text).toContain(jobOf(fake).arn);
    expect(started.text).toContain("Run the same command later");
    expect(started.markdown).toContain("**1 batch job at work; 0 answers known.**");
    expect(new XMLParser({ ignoreAttributes: false }).parse(started.junit).testsuites["@_tests"]).toBe("0");
    expect(() => readFileSync(out)).toThrow("ENOENT");
    // The jobs are those of `run`: it waits for the same one.
    const environment = batchEnvironment(server, fake);
    expect(await runIn(folder, { batch: "true", environment: "beta" }, { environment })).toMatchObject({ exitCode: 4 });
    expect(fake.batch.jobs).toHaveLength(1);

    await finish(fake, server);
    const done = await evaluate({ environment: "beta", out });
    expect(done).toMatchObject({ exitCode: 0, outputs: { waiting: "0", passed: "true" } });
    expect(done.document).toMatchObject({ trusted: true, summary: { cases: 110, passed: 110, errors: 0 } });
    // 20 in, 10 out, at 3.3 and 16.5 dollars a million, at half the price.
    expect(done.document.summary.cost).toBeCloseTo((110 * (20 * 3.3 + 10 * 16.5)) / 2e6, 12);
    expect(done.outputs["evidence"]).toMatch(/^sha256:/);
    expect(JSON.parse(readFileSync(out, "utf8")).passed).toBe(true);
    expect(fake.questions).toHaveLength(0);
    expect(await evaluate({ environment: "beta" })).toMatchObject({ exitCode: 0 });
    expect(fake.batch.starts).toBe(1);
  });

  it("asks for the head and for what the base lacks in one job, and compares them", async () => {
    commitAndChange("Greet", "Insult");
    const started = await evaluate({ base: "main" });
    expect(started).toMatchObject({ exitCode: 4, document: { jobs: [{ records: 220 }] } });
    const records = [...(await recordsOf(jobOf(fake), server)).values()].flat();
    const texts = records.map(({ modelInput }) => modelInput.messages[0].content[0].text);
    expect(texts.filter((text) => text.startsWith("Greet"))).toHaveLength(110);
    expect(texts.filter((text) => text.startsWith("Insult"))).toHaveLength(110);
    await finishJob(jobOf(fake), server, (record) =>
      greeting({
        modelInput: {
          messages: [{ content: [{ text: record.modelInput.messages[0].content[0].text }] }],
        },
      }),
    );
    const done = await evaluate({ base: "main" });
    expect(done).toMatchObject({ exitCode: 0, document: { comparison: { verdict: "same" } } });
    expect(done.document.results[0]).toMatchObject({ outcome: "passed", base: "passed" });
  });

  it("takes the base's kept answers, and asks for the head's alone", async () => {
    await evaluate();
    await finish(fake, server);
    await evaluate();
    commitAndChange("Greet", "Welcome");
    expect(await evaluate({ base: "main" })).toMatchObject({
      exitCode: 4,
      document: { answers: 110, jobs: [{ records: 110 }] },
    });
    await finish(fake, server, 1);
    expect(await evaluate({ base: "main" })).toMatchObject({
      exitCode: 0,
      document: { comparison: { verdict: "same", counts: { better: 0, worse: 0 } } },
    });
  });

  it("never takes a record that failed for a failed expectation, and keeps the others", async () => {
    commitAndChange("Greet", "Welcome");
    await evaluate({ base: "main" });
    let number = 0;
    await finishJob(
      jobOf(fake),
      server,
      (record) => {
        number += 1;
        if (number === 1) return { error: { errorCode: 500, errorMessage: "oops \u202e" } };
        return number === 2 ? undefined : greeting(record);
      },
      "PartiallyCompleted",
    );
    const done = await evaluate({ base: "main" });
    const { summary, results } = done.document;
    expect(summary.failed).toBe(0);
    const errors = results.filter(({ outcome }: { outcome: string }) => outcome === "error");
    const ofBase = results.filter(({ base }: { base: string }) => base === "none");
    expect(errors.length + ofBase.length).toBe(2);
    for (const { problem } of errors)
      expect(problem).toMatch(/batch job.*The same command without `--batch` asks it again/s);
    if (ofBase.length > 0) expect(done.text).toContain("of the base");
    if (errors.length > 0) expect(done.exitCode).toBe(3);
    expect(done.text).not.toContain("\u202e");
    // Two are too few for a job: said, and the plain command asks exactly those.
    await expect(evaluate({ base: "main" })).rejects.toMatchObject({
      code: "SW1111",
      next: expect.stringContaining("without --batch"),
    });
  });

  it("names what is too few for a job, and asks judges live", async () => {
    const cases = join(folder, "prompts/greet.cases.yaml");
    writeFileSync(
      cases,
      readFileSync(cases, "utf8").replace(
        "input: { name: Person 0 }, expect: { contains: Hello }",
        "input: { name: Person 0 }, expect: [{ judge: { prompt: rate } }]",
      ),
    );
    writeFileSync(
      join(folder, "prompts/rate.prompt"),
      "---\ninput: { schema: { answer: string } }\n---\nRate {{answer}}.\n",
    );
    writeFileSync(
      join(folder, "prompts/other.prompt"),
      "---\nmodel: amazon.nova-lite-v1:0\ninput: { schema: { name: string } }\n---\nGreet {{name}}.\n",
    );
    writeFileSync(
      join(folder, "prompts/other.cases.yaml"),
      "cases: [{ name: anna, input: { name: Anna }, expect: { contains: Hello } }]\n",
    );
    fake.reply = () => ({ text: '{ "score": 1, "reason": "kind" }' });
    const started = await evaluate();
    expect(started).toMatchObject({ exitCode: 4, document: { left: 1, jobs: [{ records: 110 }] } });
    await finish(fake, server);
    const done = await evaluate();
    expect(done).toMatchObject({ exitCode: 3, outputs: { failed: "0", errors: "1" } });
    const [error] = done.document.results.filter(({ outcome }: { outcome: string }) => outcome === "error");
    expect(error).toMatchObject({
      prompt: "other",
      problem: expect.stringContaining("Too few answers of amazon.nova"),
    });
    expect(fake.questions).toHaveLength(1);
    expect(JSON.stringify(fake.questions[0]?.body)).toContain("Rate Hello");
  });

  it("refuses too few, what goes with no job, and a merge, before anything is written", async () => {
    folder = batchProject(9, settings());
    await expect(evaluate()).rejects.toMatchObject({ code: "SW1111" });
    await expect(evaluate({ offline: true })).rejects.toMatchObject({ code: "SW1102" });
    await expect(evaluate({ batch: undefined, "batch-role": batchRole })).rejects.toMatchObject({ code: "SW1102" });
    await expect(evaluate({ prompt: "merge", files: ["a.json"] })).rejects.toMatchObject({ code: "SW0103" });
    expect(await keysIn(server, bucket)).toEqual([]);
    expect(fake.batch.starts).toBe(0);
  });
});
