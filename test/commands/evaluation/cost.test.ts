import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ParsedInputs } from "../../../src/platform/command.ts";
import { type FakeAnswer, type FakeBedrock, startFakeBedrock } from "../../models/fake-bedrock.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { git } from "../review/repository.ts";
import { runEvaluate } from "./run-evaluate.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const other = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
/** Round prices: 3 and 15 dollars for a million tokens, as docs/evaluation.md computes with. */
const settings = (models = `{ prices: { "${model}": { input: 3, output: 15 } } }`) =>
  `slipway: 1\nmodel: ${model}\nmodels: ${models}\n`;
const prompt = (words: string) =>
  `---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 200 }\n---\n${words}: {{text}}\n`;
const one = (name: string, more = "") =>
  `  - { name: ${name}, input: { text: ${name} parcel }, expect: { contains: ship }${more} }\n`;
const cases = (...list: readonly string[]) => `cases:\n${list.join("")}`;

let fake: FakeBedrock;
let folder: string;
/** What answers to the prompts with a word take; the first word that fits. */
let takes: readonly (readonly [word: string, answer: FakeAnswer])[];

const usage = (inputTokens: number, outputTokens: number, more: Readonly<Record<string, number>> = {}): FakeAnswer => ({
  usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens, ...more },
});

beforeEach(async () => {
  folder = makeFolder({
    "slipway.yaml": settings(),
    ".gitignore": ".slipway/\n*.json\n",
    "prompts/sort.prompt": prompt("Short"),
    "prompts/sort.cases.yaml": cases(one("late"), one("lost")),
  });
  git(folder, "init", "--quiet", "--initial-branch=main");
  commit("one");
  takes = [
    ["Short", usage(100, 60)],
    ["Long", usage(130, 70)],
  ];
  fake = await startFakeBedrock({
    reply({ body }) {
      const text = JSON.stringify(body.messages);
      return { text: "shipping", ...takes.find(([word]) => text.includes(word))?.[1] };
    },
  });
});
afterEach(() => fake.stop());

const evaluate = (inputs: ParsedInputs = {}) => runEvaluate(folder, fake, inputs);

function commit(message: string): void {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", message);
}

describe("what answers cost, against the base", () => {
  it("is the worked number of the documentation, in every format", async () => {
    await evaluate();
    writeFiles(folder, { "prompts/sort.prompt": prompt("Long") });
    const { text, markdown, junit, document, outputs, exitCode } = await evaluate({ base: "main" });
    expect(exitCode).toBe(0);
    // (100 × 3 + 60 × 15) / 1,000,000 dollars an answer, and (130 × 3 + 70 × 15) / 1,000,000.
    expect(text).toContain("  cost      1,000 answers: $1.20 → $1.44 (+20 %)\n");
    expect(text).toContain("  tokens    an answer: 100 → 130 in (+30 %), 60 → 70 out (+17 %)\n");
    expect(text).toContain("  compared  all 2 cases\n");
    expect(text).toContain("  spent     $0.0029 in this run\n");
    expect(markdown.replaceAll(/<span>|<\/span>|\\/g, "")).toContain(
      "**Cost of 1,000 answers: $1.20 → $1.44 (+20 %)**, over all 2 cases. Tokens of an answer: 100 → 130 in (+30 %), 60 → 70 out (+17 %).",
    );
    expect(outputs["cost-change"]).toBe("20");
    const { total, prompts } = document.usage;
    expect(total.cases).toEqual({ head: 2, base: 2, shared: 2 });
    expect(total.base).toMatchObject({
      answers: 2,
      tokens: { inputTokens: 200, outputTokens: 120, cacheReadTokens: 0, cacheWriteTokens: 0 },
      perAnswer: { tokens: { inputTokens: 100, outputTokens: 60 }, cost: expect.closeTo(0.0012, 12) },
      models: [model],
    });
    expect(total.head).toMatchObject({
      cost: expect.closeTo(0.00288, 12),
      perAnswer: { tokens: { inputTokens: 130 } },
    });
    expect(total.change).toEqual({ cost: expect.closeTo(0.00024, 12), share: expect.closeTo(0.2, 12) });
    expect(prompts).toEqual([{ prompt: "sort", ...total }]);
    const { property } = new XMLParser({ ignoreAttributes: false }).parse(junit).testsuites.testsuite.properties;
    expect(property.map((each: Record<string, string>) => `${each["@_name"]} ${each["@_value"]}`).slice(0, 2)).toEqual([
      "slipway.base.cost-of-1000-answers 1.2",
      "slipway.base.input-tokens 100",
    ]);
    // Kept answers cost again what they cost, and the run spends nothing.
    const again = await evaluate({ base: "main" });
    expect(again.document.usage).toEqual(document.usage);
    expect(again.text).toContain(
      "  spent     $0 in this run; the answers that were kept would have cost $0.0029 more\n",
    );
  });

  it("says once that nothing changed", async () => {
    await evaluate();
    const { text, markdown, outputs, document } = await evaluate({ base: "main" });
    expect(text).toContain("  cost      1,000 answers: $1.20, unchanged\n  tokens    an answer: 100 in, 60 out\n");
    expect(markdown).not.toContain("| prompt | cost");
    expect(outputs["cost-change"]).toBe("0");
    expect(document.usage.total.change).toEqual({ cost: 0, share: 0 });
  });

  it("shows which prompts it is that changed, the largest change first", async () => {
    for (const name of ["any", "best", "calm"]) {
      writeFiles(folder, {
        [`prompts/${name}.prompt`]: prompt("Short"),
        [`prompts/${name}.cases.yaml`]: cases(one("late")),
      });
    }
    commit("more");
    await evaluate();
    takes = [["Tiny", usage(100, 58)], ...takes];
    writeFiles(folder, { "prompts/best.prompt": prompt("Tiny"), "prompts/calm.prompt": prompt("Long") });
    const { text, markdown } = await evaluate({ base: "main" });
    expect(text).toContain(
      [
        "  prompts   calm  $1.20 → $1.44 (+20 %)   100 → 130 in (+30 %), 60 → 70 out (+17 %)",
        "            best  $1.20 → $1.17 (−2.5 %)  100 in, 60 → 58 out (−3.3 %)",
        "            2 prompts unchanged",
        "",
      ].join("\n"),
    );
    expect(markdown.match(/^\| `\w+` \| <span>/gm)).toEqual(["| `calm` | <span>", "| `best` | <span>"]);
    expect(markdown).toContain("2 prompts unchanged.");
    writeFiles(folder, { "prompts/new.prompt": prompt("New"), "prompts/new.cases.yaml": cases(one("late")) });
    takes = [["New", usage(10, 2)], ...takes];
    const { text: withNew, document } = await evaluate({ base: "main" });
    expect(withNew).toContain("            new   $0.06, none on the base  10 in, 2 out\n");
    expect(document.usage.total.cases).toEqual({ head: 6, base: 5, shared: 5 });
  });

  it("is compared over the cases that both have, however dear the others are", async () => {
    await evaluate();
    takes = [
      ["dear", usage(50_000, 4_000)],
      ["Other", usage(100, 60)],
    ];
    // The words change too: an unchanged prompt has one and the same answer on both sides.
    writeFiles(folder, {
      "prompts/sort.prompt": prompt("Other"),
      "prompts/sort.cases.yaml": cases(one("late"), one("lost"), one("dear"), one("dear too")),
    });
    const { text, document } = await evaluate({ base: "main" });
    expect(document.usage.total.cases).toEqual({ head: 4, base: 2, shared: 2 });
    expect(text).toContain("  cost      1,000 answers: $1.20, unchanged\n");
    expect(text).toContain("  compared  the 2 cases that both sides have answers to (head 4, base 2)\n");
  });

  it("takes no part of the cases that the head could not be asked for", async () => {
    await evaluate();
    writeFiles(folder, { "prompts/sort.prompt": prompt("Long") });
    const { reply } = fake;
    fake.reply = (question) =>
      JSON.stringify(question.body.messages).includes("lost")
        ? { error: "ValidationException", message: "no" }
        : reply(question);
    const { text, document } = await evaluate({ base: "main" });
    expect(document.usage.total.cases).toEqual({ head: 1, base: 2, shared: 1 });
    expect(text).toContain("$1.20 → $1.44 (+20 %)");
    expect(text).toContain("the 1 case that both sides have answers to (head 1, base 2)");
  });

  it("counts a case once, however often it is asked, and answers that confirm not at all", async () => {
    writeFiles(folder, { "prompts/sort.cases.yaml": cases(one("late", ", repeat: 3"), one("lost")) });
    commit("repeats");
    takes = [
      ["late", usage(1_000, 100)],
      ["lost", usage(100, 60)],
    ];
    await evaluate();
    // It fails for good, so that head and base are asked again; what they say then takes ten times as much.
    const { reply } = fake;
    let asked = 0;
    fake.reply = (question) => {
      asked += 1;
      return { ...reply(question), text: "nonsense", ...(asked > 4 ? usage(10_000, 1_000) : {}) };
    };
    writeFiles(folder, { "prompts/sort.prompt": prompt("Other words") });
    const { document, text } = await evaluate({ base: "main" });
    expect(asked).toBeGreaterThan(4);
    const { total } = document.usage;
    expect(total.head.answers).toBe(4);
    // The mean of both cases: (1,000 + 100) / 2 in, (100 + 60) / 2 out.
    expect(total.head.perAnswer.tokens).toMatchObject({ inputTokens: 550, outputTokens: 80 });
    expect(total.change).toEqual({ cost: 0, share: 0 });
    expect(text).toContain("  cost      1,000 answers: $2.85, unchanged\n");
  });

  it("has a base where a case is asked more often than before", async () => {
    await evaluate();
    writeFiles(folder, {
      "prompts/sort.prompt": prompt("Long"),
      "prompts/sort.cases.yaml": cases(one("late", ", repeat: 3"), one("lost", ", repeat: 2")),
    });
    const { document, text } = await evaluate({ base: "main" });
    expect(document.usage.total).toMatchObject({ cases: { shared: 2 }, head: { answers: 5 }, base: { answers: 2 } });
    expect(text).toContain("$1.20 → $1.44 (+20 %)");
  });

  it("counts what came from the prompt cache at its own price, and shows it", async () => {
    await evaluate();
    takes = [["Long", usage(30, 60, { cacheReadInputTokens: 100, cacheWriteInputTokens: 0 })]];
    writeFiles(folder, {
      "prompts/sort.prompt": prompt("Long"),
      "slipway.yaml": settings(`{ prices: { "${model}": { input: 3, output: 15, cacheRead: 0.3 } } }`),
    });
    const { text } = await evaluate({ base: "main" });
    expect(text).toContain("$1.20 → $1.02 (−15 %)");
    expect(text).toContain("100 → 130 in (+30 %), of these 0 → 100 read from the prompt cache, 60 out");
  });
});

describe("what cannot be compared", () => {
  it("is not known where a price is missing, while tokens are still told apart", async () => {
    const unpriced = "openai.gpt-oss-120b-1:0";
    writeFiles(folder, { "slipway.yaml": `slipway: 1\nmodel: ${unpriced}\n` });
    commit("no price");
    await evaluate();
    writeFiles(folder, { "prompts/sort.prompt": prompt("Long") });
    const { text, document, outputs, junit } = await evaluate({ base: "main" });
    expect(text).toContain("  cost      1,000 answers: not known\n");
    expect(text).toContain("  tokens    an answer: 100 → 130 in (+30 %), 60 → 70 out (+17 %)\n");
    expect(text).toContain(`The cost is not known without the price of \`${unpriced}\``);
    expect(document.usage.total).toMatchObject({
      head: { cost: null, perAnswer: { cost: null } },
      change: { cost: null, share: null },
    });
    expect(outputs["cost-change"]).toBe("");
    expect(junit).not.toContain("cost-of-1000-answers");
  });

  it("says what else is different: the model, and the service tier", async () => {
    takes = [
      ["Short", usage(100, 60)],
      ["Long", { ...usage(100, 60), serviceTier: "flex" }],
    ];
    await evaluate();
    writeFiles(folder, {
      "prompts/sort.prompt": prompt("Long").replace("---\n", `---\nmodel: ${other}\n`),
    });
    const { text, markdown } = await evaluate({ base: "main" });
    expect(text).toContain(`\`sort\` asks \`${other}\`, and on the base \`${model}\`.`);
    expect(text).toContain("The base was answered on the service tier `default`, the head on `flex`");
    expect(markdown).toContain(`\`${other}\``);
  });

  it("is shown for the head alone where the base has no answers", async () => {
    const { text, document, outputs } = await evaluate({ base: "main" });
    expect(document.usage.total).toMatchObject({ cases: { head: 2, base: 2 } });
    rmSync(join(folder, ".slipway"), { recursive: true });
    writeFiles(folder, { "prompts/sort.prompt": prompt("Long") });
    const alone = await evaluate({ base: "main" });
    expect(alone.text).toContain("  cost      1,000 answers: $1.44\n");
    expect(alone.text).not.toContain("compared");
    expect(alone.document.usage.total).toMatchObject({ base: null, change: null, cases: { head: 2, base: 0 } });
    expect([outputs["cost-change"], alone.outputs["cost-change"]]).toEqual(["0", ""]);
    expect(text).toContain("unchanged");
  });
});

describe("shards and earlier versions", () => {
  const parts = ["1.json", "2.json"];

  it("add up to what the whole says, though their parts are not of one size", async () => {
    writeFiles(folder, {
      "prompts/sort.cases.yaml": cases(one("late"), one("lost", ", repeat: 3"), one("third")),
    });
    commit("three");
    takes = [
      ["late", usage(900, 10)],
      ["lost", usage(100, 60)],
      ["third", usage(33, 7)],
    ];
    await evaluate();
    writeFiles(folder, { "prompts/sort.prompt": prompt("Long") });
    takes = [["late", usage(1_200, 10)], ...takes.slice(1)];
    const whole = await evaluate({ base: "main" });
    for (const [index, out] of parts.entries()) await evaluate({ base: "main", shard: `${index + 1}/2`, out });
    const merged = await evaluate({ prompt: "merge", files: parts });
    expect(merged.document.usage).toEqual(whole.document.usage);
    expect(merged.document.usage.total.cases).toEqual({ head: 3, base: 3, shared: 3 });
    expect(merged.text).toContain(whole.text.split("\n").find((line) => line.startsWith("  cost")) ?? "missing");
  });

  it("are read and joined where they say nothing of usage", async () => {
    for (const [index, out] of parts.entries()) {
      const { document } = await evaluate({ shard: `${index + 1}/2` });
      const { usage: _, ...earlier } = document;
      const results = document.results.map(({ usage: __, ...result }: Record<string, unknown>) => result);
      writeFileSync(join(folder, out), JSON.stringify({ ...earlier, results }));
    }
    const { exitCode, text, document, outputs } = await evaluate({ prompt: "merge", files: parts });
    expect(exitCode).toBe(0);
    expect(document.usage).toBeUndefined();
    expect(text).not.toContain("1,000 answers");
    expect(text).toContain("  spent     $0.0024 in this run\n");
    expect(outputs["cost-change"]).toBe("");
  });
});
