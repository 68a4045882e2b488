/** What `slipway evaluate --base` makes of repeats, outages, new cases and names, by the answers of a real exchange. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ParsedInputs } from "../../../src/platform/command.ts";
import { type FakeBedrock, startFakeBedrock } from "../../models/fake-bedrock.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { git } from "../review/repository.ts";
import { runEvaluate } from "./run-evaluate.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const settings = `slipway: 1\nmodel: ${model}\nmodels: { concurrency: 1 }\nenvironments:\n  beta: { store: ./releases/beta }\n`;
const prompt = (words: string) =>
  `---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 50 }\n---\n${words}: {{text}}\n`;
const one = (name: string, more = "") =>
  `  - { name: ${name}, input: { text: "${name}!" }, expect: { equals: shipping }${more} }\n`;
const cases = (...list: readonly string[]) => ({ "prompts/sort.cases.yaml": `cases:\n${list.join("")}` });
const version = (words: string) => ({ "prompts/sort.prompt": prompt(words) });

let fake: FakeBedrock;
let folder: string;
/** By the words of the prompt and the text of a case: `p` passes, `f` fails, `e` is an outage; the last goes on. */
let says: Record<string, string>;
let asked: string[];

beforeEach(async () => {
  folder = makeFolder({
    "slipway.yaml": settings,
    ".gitignore": ".slipway/\nreleases/\n*.json\n",
    ...version("One"),
    ...cases(one("late")),
  });
  git(folder, "init", "--quiet", "--initial-branch=main");
  commit();
  says = {};
  asked = [];
  fake = await startFakeBedrock({
    reply({ body }) {
      const question = String(body.messages[0].content[0].text).trim().replace("!", "");
      asked.push(question);
      const given = asked.filter((other) => other === question).length;
      const letters = says[question] ?? "p";
      const letter = letters[Math.min(given, letters.length) - 1];
      if (letter === "e") return { error: "ValidationException", message: "not this time" };
      return { text: letter === "p" ? "shipping" : "other" };
    },
  });
});
afterEach(() => fake.stop());

const evaluate = (inputs: ParsedInputs = {}) => runEvaluate(folder, fake, inputs);
const againstMain = (inputs: ParsedInputs = {}) => evaluate({ base: "main", ...inputs });

function commit(): void {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message", "one");
}

/** What is committed is evaluated, and then the prompt says something else. */
async function baseThenHead(written: Readonly<Record<string, string>>): Promise<void> {
  writeFiles(folder, written);
  commit();
  await evaluate();
  writeFiles(folder, version("Two"));
}

const letters = ["a", "b", "c", "d", "e"];

describe("repeats that could not be asked", () => {
  it("are no failures: the rate is of those that were judged", async () => {
    for (const name of letters) says[`Two: ${name}`] = "ppppe";
    await baseThenHead(cases(...letters.map((name) => one(name, ", repeat: 5, passRate: 0.8"))));
    const { document, text, markdown, exitCode } = await againstMain();
    expect(exitCode).toBe(0);
    expect(document.comparison).toMatchObject({ verdict: "same", difference: 0, fell: 0, probability: 1 });
    expect(document.results[0]).toMatchObject({
      outcome: "passed",
      rates: { base: 1, head: 1 },
      errors: 1,
      judged: 4,
    });
    for (const shown of [text, markdown]) {
      expect(shown).toContain("5 repeats could not be asked or judged and count for nothing");
      expect(shown).toContain("4 of 4, 1 not asked or judged");
    }
  });

  /** Answers are `One 1`, `One 2` and so on, and a judge says of each what is set. */
  function judged(verdicts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const given: Record<string, number> = {};
    fake.reply = ({ body }) => {
      const text = String(body.messages[0].content[0].text);
      const [, words = "", number = "1"] = /Judge (\w+) (\d+)/.exec(text) ?? [];
      if (words === "") {
        const version = text.slice(0, 3);
        given[version] = (given[version] ?? 0) + 1;
        return { text: `${version} ${given[version]}` };
      }
      const letter = verdicts[words]?.[Number(number) - 1] ?? "p";
      if (letter === "e") return { error: "ValidationException", message: "not this time" };
      return { text: `{"pass": ${letter === "p"}}` };
    };
    return {
      "prompts/judges/tone.prompt":
        "---\ninput: { schema: { answer: string } }\nconfig: { maxOutputTokens: 100 }\n---\nJudge {{answer}}\n",
      "prompts/judges/tone.cases.yaml": "cases:\n  - { name: any, input: { answer: x } }\n",
      ...cases(
        "  - { name: late, input: { text: late }, repeat: 5, passRate: 0.6, expect: { judge: { prompt: judges/tone } } }\n",
      ),
    };
  }

  it("on the base leave the others, as three of three against three of five", async () => {
    await baseThenHead(judged({ One: "pppee", Two: "pppff" }));
    const { document, text } = await againstMain();
    expect(document.results[0]).toMatchObject({ base: "passed", rates: { base: 1, head: 0.6 }, baseErrors: 2 });
    expect(document.comparison).toMatchObject({ difference: -0.4, fell: 1 });
    expect(text).toContain("2 repeats could not be asked or judged and count for nothing");
  });

  it("are no evidence, though their case passed", async () => {
    writeFiles(folder, judged({ One: "pppep" }));
    const { outputs, text, document } = await evaluate({ environment: "beta" });
    expect(document).toMatchObject({ passed: true, trusted: true, summary: { errors: 0, repeatErrors: 1 } });
    expect(text).toContain("No evidence is kept: 1 repeat could not be asked or judged, and an outage proves nothing.");
    expect(outputs["evidence"]).toBe("");
  });
});

describe("one case with repeats", () => {
  it("is flaky where one of them passes, and broken where none does; repeats are counted in", async () => {
    says = { "Two: late": "fffff", "Two: odd": "ffffp" };
    await baseThenHead(cases(one("late", ", repeat: 5"), one("odd", ", repeat: 5")));
    const { document, exitCode } = await againstMain();
    expect(document.comparison).toMatchObject({ broken: ["sort/late"], flaky: ["sort/odd"] });
    expect(exitCode).toBe(1);
    // Five of five a side: nothing more is asked.
    expect(asked).toHaveLength(20);
    expect((await againstMain({ offline: true })).document.comparison.broken).toEqual(["sort/late"]);
  });

  it("is asked for what is missing to four", async () => {
    says = { "Two: late": "f" };
    await baseThenHead(cases(one("late", ", repeat: 3, passRate: 0.5")));
    expect((await againstMain()).document.comparison.broken).toEqual(["sort/late"]);
    expect(asked).toHaveLength(3 + 3 + 2);
  });
});

it("answers that confirm are not the repeats of later", async () => {
  says = { "Two: late": "fffff" };
  await baseThenHead(cases(one("late")));
  await againstMain();
  expect(asked).toHaveLength(2 + 6);
  writeFiles(folder, cases(one("late", ", repeat: 4")));
  const { document } = await evaluate();
  // The first is kept, and three are asked for, whatever was asked to confirm.
  expect(asked).toHaveLength(2 + 6 + 3);
  expect(document.results[0]).toMatchObject({ answers: 4, passed: 0 });
});

it("says in words of rates what got better, where cases passed before", async () => {
  for (const name of letters) says[`One: ${name}`] = "ppppf";
  await baseThenHead(cases(...letters.map((name) => one(name, ", repeat: 5, passRate: 0.8"))));
  const { document, text } = await againstMain();
  expect(document.comparison).toMatchObject({ verdict: "better", rose: 5, fell: 0, counts: { better: 0 } });
  expect(text).toContain("Better than the base: 5 cases pass more often than there.");
});

it("is red for a new case that fails every time beside others that have a baseline", async () => {
  says = { "Two: new": "f" };
  await baseThenHead(cases(one("late")));
  writeFiles(folder, cases(one("late"), one("new"), one("fine")));
  const { exitCode, text, markdown, document } = await againstMain();
  expect(exitCode).toBe(1);
  expect(document.comparison).toMatchObject({ verdict: "worse", compared: 1, broken: [], failing: ["sort/new"] });
  expect(asked.filter((question) => question === "Two: new").length).toBe(4);
  expect(text).toContain("1 case without a baseline fails.");
  expect(text).toContain("✗ sort · new  failed, no baseline");
  expect(text).toContain("2 cases have no baseline and were not compared; of these 1 failed: sort · new.");
  expect(markdown.split("\n\n")[1]).toContain("of these 1 failed");
});

it("lists a new case that passes when it is asked again", async () => {
  says = { "Two: new": "fp" };
  await baseThenHead(cases(one("late")));
  writeFiles(folder, cases(one("late"), one("new")));
  const { exitCode, document } = await againstMain();
  expect(exitCode).toBe(0);
  expect(document.comparison).toMatchObject({ failing: [], flaky: ["sort/new"] });
});

it("says the same of a flaky new case by shards that are merged", async () => {
  says = { "Two: new": "fp" };
  await baseThenHead(cases(one("late")));
  writeFiles(folder, cases(one("late"), one("new")));
  for (const part of [1, 2]) await againstMain({ shard: `${part}/2`, out: `part-${part}.json` });
  const merged = await evaluate({ prompt: "merge", files: ["part-1.json", "part-2.json"] });
  expect(merged.exitCode).toBe(0);
  expect(merged.document.comparison).toMatchObject({ failing: [], flaky: ["sort/new"] });
});

it("counts a failing new case by kept answers alone with --offline, and asks nobody", async () => {
  says = { "Two: new": "f" };
  await baseThenHead(cases(one("late")));
  writeFiles(folder, cases(one("late"), one("new")));
  await evaluate();
  const before = asked.length;
  const { exitCode, document } = await againstMain({ offline: true });
  expect(exitCode).toBe(1);
  expect(document.comparison).toMatchObject({ verdict: "worse", failing: ["sort/new"], errors: [] });
  expect(asked.length).toBe(before);
});

it("counts a changed prompt in full that the base has no answers to, whatever the others have", async () => {
  says = { "Three: late": "f" };
  writeFiles(folder, { "prompts/other.prompt": prompt("Other"), "prompts/other.cases.yaml": `cases:\n${one("x")}` });
  await baseThenHead(cases(one("late")));
  git(folder, "checkout", "--quiet", "-B", "unanswered");
  writeFiles(folder, version("Never asked"));
  commit();
  writeFiles(folder, version("Three"));
  const { exitCode, document } = await evaluate({ base: "unanswered" });
  expect(exitCode).toBe(1);
  expect(document.comparison).toMatchObject({ verdict: "worse", compared: 1, failing: ["sort/late"] });
});

it("names the prompt that dropped, where there are several", async () => {
  const names = Array.from({ length: 6 }, (_, index) => `c${index}`);
  for (const name of names) says[`Two: ${name}`] = "fp";
  writeFiles(folder, {
    "prompts/other.prompt": prompt("Other"),
    "prompts/other.cases.yaml": `cases:\n${names.map((name) => one(name)).join("")}`,
  });
  await baseThenHead(cases(...names.map((name) => one(name))));
  const { text, document } = await againstMain();
  expect(document.comparison).toMatchObject({ red: true, broken: [], difference: -0.5, prompts: [{ prompt: "sort" }] });
  expect(text).toContain(
    "Worse than the base: 6 got worse and 0 better in sort, 100.0 points fewer pass: chance alone gives this or worse in 1.6 % of comparisons.",
  );
});

describe("parts", () => {
  const parts = ["1.json", "2.json"];
  const shards = async (tolerances: readonly [number, number]) => {
    for (const [index, out] of parts.entries()) {
      await againstMain({ shard: `${index + 1}/2`, out, tolerance: tolerances[index] ?? 2 });
    }
  };
  const merge = (inputs: ParsedInputs = {}) => evaluate({ prompt: "merge", files: parts, ...inputs });

  beforeEach(async () => {
    const names = Array.from({ length: 12 }, (_, index) => `c${index}`);
    for (const name of names) says[`Two: ${name}`] = "fp";
    await baseThenHead(cases(...names.map((name, index) => one(name, `, cluster: source ${index % 6}`))));
  });

  it("are joined with the tolerance and the clusters that they were compared with", async () => {
    const whole = await againstMain({ tolerance: 100 });
    expect(whole.document.comparison).toMatchObject({ verdict: "within-tolerance", probability: 1 / 64, tolerance: 1 });
    expect(whole.text).toContain("Worse, by no more than the tolerance of 100 points.");
    await shards([100, 100]);
    const merged = await merge();
    expect(merged.document.comparison).toEqual(whole.document.comparison);
    expect((await merge({ tolerance: 50 })).document.comparison.verdict).toBe("worse");
  });

  it("are refused where they accept different drops", async () => {
    await shards([2, 3]);
    await expect(merge()).rejects.toMatchObject({
      code: "SW1202",
      message: "The parts accept different drops (--tolerance).",
    });
  });

  it("of an earlier version, which says none of this, are joined as before", async () => {
    await shards([2, 2]);
    for (const file of parts) {
      const path = join(folder, file);
      const { comparison, results, ...part } = JSON.parse(readFileSync(path, "utf8"));
      const { compared: _, fell: __, rose: ___, tolerance: ____, prompts: _____, ...old } = comparison;
      const oldResults = results.map(({ cluster: _c, unchanged: _u, ...result }: Record<string, unknown>) => result);
      writeFileSync(path, JSON.stringify({ ...part, comparison: old, results: oldResults }));
    }
    expect((await merge()).document.comparison).toMatchObject({ verdict: "worse", probability: 2 ** -12 });
  });
});
