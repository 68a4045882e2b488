import { describe, expect, test } from "vitest";
import type { JudgedAnswer } from "../../src/evaluation/expectations/answer.ts";
import { compileExpectations } from "../../src/evaluation/expectations/compile.ts";
import type { Judgement, JudgingServices } from "../../src/evaluation/expectations/judgement.ts";
import type { JsonObject, JsonSchema } from "../../src/platform/json.ts";
import { demandsReader } from "../../src/prompts/expectations.ts";

const around = {
  outputSchema: {
    type: "object",
    required: ["category"],
    properties: { category: { enum: ["a", "b"] } },
  } as JsonSchema,
  tools: ["lookup_order"],
  hasPrompt: (name: string) => name === "judges/tone",
  hasFile: async (path: string) => path === "checks/polite.js",
};

const noServices: JudgingServices = {
  embed: async () => ({ ok: false, problem: "No embedding model can be reached." }),
  judge: async () => ({ ok: false, problem: "The judge is out of reach." }),
  script: async () => ({ ok: false, problem: "The script did not run." }),
};

function answer(text: string, more: Partial<JudgedAnswer> = {}): JudgedAnswer {
  return {
    text,
    stopReason: "end_turn",
    toolCalls: [],
    tokens: { input: 100, output: 20 },
    latencyMilliseconds: 800,
    cost: 0.002,
    ...more,
  };
}

async function judge(expect_: JsonObject, given: JudgedAnswer | string, services = noServices): Promise<Judgement> {
  const { compiled, problems } = await compileExpectations(
    demandsReader()({ expect: expect_ }, "/cases/0").expect,
    around,
  );
  expect(problems).toEqual([]);
  const [only] = compiled;
  if (only === undefined) throw new Error("nothing was compiled");
  return only.judge(typeof given === "string" ? answer(given) : given, services);
}

async function problemOf(expect_: JsonObject): Promise<string> {
  const { problems } = await compileExpectations(demandsReader()({ expect: expect_ }, "/cases/0").expect, around);
  return problems.map(({ within, message }) => `${within} ${message}`).join("; ");
}

const json = (value: unknown) => JSON.stringify(value);

describe("about the text", () => {
  test.each([
    [{ contains: "tracking" }, "Your tracking number", "passed", undefined],
    [{ contains: ["order", "refund"] }, "Your order", "failed", "“refund” is not in the answer: “Your order”."],
    [
      { contains: "Tracking" },
      "your tracking number",
      "failed",
      "“Tracking” is not in the answer: “your tracking number”. “Tracking” is there in other case.",
    ],
    [{ notContains: ["sorry", "cannot"] }, "We cannot", "failed", "The answer holds “cannot”: “We cannot”."],
    [{ notContains: "sorry" }, "Fine.", "passed", undefined],
    [{ matches: "^[A-Z]{2}-\\d+$" }, "AB-12", "passed", undefined],
    [{ matches: "(?i)^order" }, "ORDER 5", "passed", undefined],
    [{ matches: "(?i)(o+)+rder$" }, "my OoRDER", "passed", undefined],
    [{ matches: "(a+)+$" }, "b", "failed", "Nothing in the answer matches: “b”."],
    [{ notMatches: "\\bfoo\\b" }, "a foo b", "failed", "The answer matches: “a foo b”."],
    [{ equals: "shipping" }, "  shipping\n", "passed", undefined],
    [{ equals: { a: 1, b: [true] } }, '{"b":[true],"a":1.0}', "passed", undefined],
    [{ equals: 3 }, "four", "failed", "The answer is no JSON: “four”."],
    [
      { equals: { a: { b: 2, c: [1, 2] }, d: "x" } },
      '{"a":{"b":1,"c":[1,2,3]},"e e":[]}',
      "failed",
      'The answer is another value: $.a.b is 1, not 2; $.a.c[2] is 3, not nothing; $.d is nothing, not "x", and more.',
    ],
    [{ length: 3 }, "abcd", "failed", "The answer has 4 characters."],
    [{ tokens: 100 }, "", "failed", "It took 120 tokens in and out."],
    [{ tokens: { total: 120, output: 19 } }, "", "failed", "It took 20 tokens out."],
    [{ latency: 700 }, "", "failed", "It took 800 ms."],
    [{ cost: 0.0000001 }, "", "failed", "It cost $0.002."],
    [{ length: { max: 5 } }, "👨‍👩‍👧‍👦👍🏽abc", "passed", undefined],
    [{ length: { max: 4 } }, "abcde", "failed", "The answer has 5 characters."],
    [{ length: { unit: "words", min: 2, max: 3 } }, "one two three four", "failed", "The answer has 4 words."],
    [{ length: { unit: "sentences", max: 2 } }, "One. Two.", "passed", undefined],
    [{ length: { unit: "lines", min: 2 } }, "a\r\nb\n", "passed", undefined],
  ] as const)("%j of “%s”: %s", async (demand, text, outcome, reason) => {
    const judgement = await judge(demand as JsonObject, text);
    expect(judgement.outcome).toBe(outcome);
    expect(judgement.reason).toBe(reason);
  });

  test("what differs is shown", async () => {
    const { difference } = await judge({ equals: "The parcel is late" }, "The parcel is lost");
    expect(difference).toEqual({ expected: "The parcel is late", got: "The parcel is lost" });
    const long = "x".repeat(500);
    const cut = (await judge({ equals: `${long}a` }, `${long}b`)).difference;
    expect(cut?.got).toMatch(/^…x+b$/);
  });

  test("a value alone demands the same as its long form", () => {
    const demands = (expected: JsonObject) => demandsReader()({ expect: expected }, "/cases/0").expect;
    expect(demands({ length: 5, latency: 10, cost: 1, tokens: 9, similar: "a", tool: "b", judge: "c" })).toEqual(
      demands({
        length: { max: 5 },
        latency: { max: 10 },
        cost: { max: 1 },
        tokens: { total: 9 },
        similar: { to: "a" },
        tool: { name: "b" },
        judge: { prompt: "c" },
      }),
    );
  });

  test.each([5, true, null, {}, [5], "", { at: 5 }, { x: 1 }])("what fits no schema is left out: %j", async (value) => {
    const keys = ["contains", "notContains", "matches", "notMatches", "path", "number", "length", "similar", "tool"];
    const expected = Object.fromEntries(
      [...keys, "judge", "script", "latency", "tokens", "cost"].map((key) => [key, value]),
    );
    const demands = demandsReader()({ expect: expected as JsonObject }, "/cases/0").expect;
    // A file with such a value is refused for it; nothing else may be refused for nothing.
    await expect(compileExpectations(demands, around)).resolves.toBeDefined();
    expect(demands.map(({ kind }) => kind).filter((kind) => ["contains", "matches", "path"].includes(kind))).toEqual(
      [],
    );
  });

  test("a hostile pattern takes no time", async () => {
    const judgement = await judge({ matches: "(a+)+$" }, `${"a".repeat(50_000)}b`);
    expect(judgement.outcome).not.toBe("passed");
  });

  test.each([
    ["I'm sorry, but I can't help with that.", true],
    ["I cannot assist with this request.", true],
    ["As an AI language model, I don't have opinions.", true],
    ["Es tut mir leid, aber dabei kann ich nicht helfen.", true],
    ["Your parcel is late. I'm sorry that we cannot deliver before Monday.", false],
    ["I can help with that.", false],
    ["Sorry to hear that! Here is a voucher.", false],
  ])("“%s” declines: %s", async (text, declines) => {
    expect((await judge({ refusal: declines }, text)).outcome).toBe("passed");
    expect((await judge({ refusal: !declines }, text)).outcome).toBe("failed");
  });

  test("a provider that filtered the answer declined", async () => {
    expect((await judge({ refusal: true }, answer("", { stopReason: "content_filtered" }))).outcome).toBe("passed");
  });
});

describe("about JSON and tools", () => {
  test.each([
    [{ schema: true }, json({ category: "a" }), "passed"],
    [{ schema: true }, '```json\n{"category":"a"}\n```', "passed"],
    [{ schema: true }, json({ category: "c" }), "failed"],
    [{ schema: { type: "array", maxItems: 1 } }, "[1,2]", "failed"],
    [{ path: { at: "$.items[*].n", oneOf: [1, 2] } }, json({ items: [{ n: 1 }, { n: 2 }] }), "passed"],
    [{ path: { at: "$.items[*].n", oneOf: [1, 2] } }, json({ items: [{ n: 1 }, { n: 3 }] }), "failed"],
    [{ path: { at: "$.a" } }, json({ b: 1 }), "failed"],
    [{ path: { at: "$.a", absent: true } }, json({ b: 1 }), "passed"],
    [{ path: { at: "$.a", equals: null } }, json({ a: null }), "passed"],
    [{ path: { at: "$.a", matches: "^x", contains: "y" } }, json({ a: "xy" }), "passed"],
    [{ number: { min: 1, max: 3 } }, " 2.5 ", "passed"],
    [{ number: { max: 2000 } }, "1,250", "passed"],
    [{ number: { min: 1 } }, "about 2", "failed"],
    [{ number: { at: "$.total", max: 10 } }, json({ total: 11 }), "failed"],
    [{ number: { at: "$.total", max: 10 } }, json({ total: "9" }), "failed"],
  ] as const)("%j of %s: %s", async (demand, text, outcome) => {
    expect((await judge(demand as JsonObject, text)).outcome).toBe(outcome);
  });

  const deep = `${"[".repeat(100_000)}1${"]".repeat(100_000)}`;
  test.each([
    { equals: [3] },
    { schema: { type: "array", uniqueItems: true } },
    { path: { at: "$[0]", equals: 2 } },
    { path: { at: "$.a", absent: true } },
    { number: { at: "$[0]", max: 2 } },
  ])("an answer nested without end is no JSON: %j", async (demand) => {
    const { outcome, reason } = await judge(demand as JsonObject, deep);
    expect(outcome).toBe("failed");
    expect(reason).toContain("is no JSON");
  });

  test("beginnings of code blocks without end take no time", async () => {
    expect((await judge({ path: { at: "$.a" } }, "```a\n".repeat(100_000))).outcome).toBe("failed");
    expect((await judge({ path: { at: "$.a" } }, 'Here:\n```json\n{"a":1}\n```\nDone.')).outcome).toBe("passed");
    expect((await judge({ path: { at: "$.a" } }, '```\n{"a":1}\n```\n```\n{"a":2}\n```')).outcome).toBe("failed");
  });

  test("a call of a tool has at least the arguments that are demanded", async () => {
    const given = answer("", {
      stopReason: "tool_use",
      toolCalls: [{ name: "lookup_order", input: { order: "A-1", options: { deep: true, lang: "de" } } }],
    });
    const demand = { name: "lookup_order", arguments: { options: { deep: true } } };
    expect((await judge({ tool: demand }, given)).outcome).toBe("passed");
    const wrong = await judge({ tool: { name: "lookup_order", arguments: { order: "A-2" } } }, given);
    expect(wrong).toMatchObject({ outcome: "failed", demanded: 'calls lookup_order with {"order":"A-2"}' });
    expect((await judge({ tool: { name: "lookup_order", called: false } }, given)).outcome).toBe("failed");
    expect((await judge({ tool: { name: "lookup_order" } }, "no")).reason).toBe("No tool was called.");
  });
});

describe("about what it took", () => {
  test("time, tokens and money", async () => {
    expect((await judge({ latency: { max: 1000 } }, "x")).outcome).toBe("passed");
    expect((await judge({ latency: { max: 500 } }, "x")).reason).toBe("It took 800 ms.");
    expect((await judge({ tokens: { input: 50, output: 20 } }, "x")).reason).toBe("It took 100 tokens in.");
    expect((await judge({ cost: { max: 0.01 } }, "x")).outcome).toBe("passed");
    expect((await judge({ cost: { max: 0.001 } }, "x")).outcome).toBe("failed");
  });

  test("an unknown price is no price of nothing", async () => {
    expect((await judge({ cost: { max: 1 } }, answer("x", { cost: undefined }))).outcome).toBe("error");
  });
});

describe("that ask somebody", () => {
  test("who is out of reach are errors, and no failures", async () => {
    expect((await judge({ similar: { to: "a" } }, "b")).outcome).toBe("error");
    expect((await judge({ judge: { prompt: "judges/tone" } }, "b")).outcome).toBe("error");
    expect((await judge({ script: "checks/polite.js" }, "b")).outcome).toBe("error");
  });

  test("nearness of meaning is a cosine", async () => {
    const services: JudgingServices = {
      ...noServices,
      embed: async () => ({
        ok: true,
        value: [
          [1, 0],
          [1, 1],
        ],
      }),
    };
    const judgement = await judge({ similar: { to: "a", atLeast: 0.7 } }, "b", services);
    expect(judgement.outcome).toBe("passed");
    expect(judgement.score).toBeCloseTo(Math.SQRT1_2, 12);
    expect((await judge({ similar: { to: "a", atLeast: 0.8 } }, "b", services)).outcome).toBe("failed");
  });

  test.each([
    [[0.9], "passed", 1],
    [[0.2, 0.1], "failed", 2],
    [[0.2, 0.9, 0.8], "passed", 3],
    [[0.2, 0.9, 0.1], "failed", 3],
  ])("a judge that gives %j: %s after %i", async (scores, outcome, asked) => {
    const left = [...scores];
    let count = 0;
    const services: JudgingServices = {
      ...noServices,
      judge: async () => {
        count++;
        return { ok: true, value: { score: left.shift() ?? 0, reason: "curt" } };
      },
    };
    const judgement = await judge({ judge: { prompt: "judges/tone" } }, "b", services);
    expect(judgement.outcome).toBe(outcome);
    expect(count).toBe(asked);
  });
});

describe("what is wrong with an expectation is found before anything is asked", () => {
  test.each([
    [{ matches: "(" }, /The pattern cannot be used/],
    [{ path: { at: "$.a..b" } }, /\/at The path .* cannot be used/],
    [{ schema: { type: "text" } }, /The schema cannot be used/],
    [{ tool: { name: "refund" } }, /no tool `refund`/],
    [{ judge: { prompt: "judges/tune" } }, /no prompt `judges\/tune`/],
    [{ script: "checks/rude.js" }, /no file `checks\/rude.js`/],
    [{ script: "checks/polite.sh" }, /no JavaScript file/],
  ])("%j", async (demand, problem) => {
    expect(await problemOf(demand as JsonObject)).toMatch(problem);
  });
});
