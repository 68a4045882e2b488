import { describe, expect, it } from "vitest";
import { newestEvaluation, whyNoEvidence } from "../../../src/commands/evaluation/evidence.ts";
import { type Evaluation, evaluationBytes } from "../../../src/evaluation/evaluation.ts";
import { digestOf, hexOf, sha256Of } from "../../../src/platform/digest.ts";
import { jsonImmutable } from "../../../src/releases/pointer.ts";
import { openMemoryStore } from "../../../src/stores/memory.ts";

const bundle = digestOf(Buffer.from("a bundle"));
const minute = 60_000;
const start = Date.UTC(2026, 10, 1);

function evaluationAt(time: number, passed: boolean, salt = 0): Evaluation {
  return {
    format: "slipway/evaluation/v1",
    bundle,
    demands: digestOf(Buffer.from("demands")),
    trusted: true,
    passed,
    base: null,
    results: [],
    comparison: null,
    summary: { cases: salt, passed: 0, failed: 0, errors: 0, unjudged: 0, interval: null, cost: 0, keptCost: 0 },
    createdAt: new Date(time).toISOString(),
  };
}

const hashOf = (evaluation: Evaluation) => sha256Of(evaluationBytes(evaluation));

describe("the newest evaluation of a bundle", () => {
  it("is found by time, wherever its digest stands among more than are read", async () => {
    const old = Array.from({ length: 50 }, (_, index) => evaluationAt(start + index * minute, true));
    const last = old.map(hashOf).sort().at(-1) ?? "";
    // The red one of today whose key stands behind all others.
    let salt = 0;
    while (hashOf(evaluationAt(start + 60 * minute, false, salt)) <= last) salt += 1;
    const today = evaluationAt(start + 60 * minute, false, salt);
    let now = start;
    const store = openMemoryStore({ now: () => new Date(now) });
    for (const evaluation of [...old, today]) {
      now = Date.parse(evaluation.createdAt);
      const sha256 = hashOf(evaluation);
      const key = `completions/evaluations/${hexOf(bundle)}/${sha256}.json`;
      await store.putIfAbsent(key, evaluationBytes(evaluation), sha256, jsonImmutable);
    }
    expect(await newestEvaluation(store, bundle)).toMatchObject({
      known: true,
      value: { digest: `sha256:${hashOf(today)}`, evaluation: { passed: false } },
    });
  });

  it("is not known where there are more than are listed", async () => {
    const content = new Map<string, Uint8Array>();
    for (let index = 0; index <= 10_000; index += 1) {
      content.set(`completions/evaluations/${hexOf(bundle)}/${sha256Of(Buffer.from(String(index)))}.json`, Buffer.of());
    }
    expect(await newestEvaluation(openMemoryStore({ content }), bundle)).toEqual({
      known: false,
      why: expect.stringContaining("More than 10,000 evaluations"),
    });
  });
});

describe("what is no evidence", () => {
  const whole = { narrowedBy: undefined, unaskable: 0 };
  const { summary } = evaluationAt(start, true, 3);
  it.each([
    ["is a part", true, summary, { ...whole, narrowedBy: "--shard 1/2" }, "with --shard 1/2"],
    ["lacks a case", true, summary, { ...whole, unaskable: 1 }, "1 case that demands something cannot be put"],
    ["has an outage", true, { ...summary, errors: 2 }, whole, "2 cases could not be asked or judged"],
    ["has no case", true, { ...summary, cases: 0 }, whole, "no case demands anything"],
    ["has answers of anybody", false, summary, whole, "a provider that counts in beta"],
  ])("what %s", (_, trusted, counts, coverage, words) => {
    expect(whyNoEvidence({ trusted, summary: counts, comparison: null }, coverage, "beta")).toContain(words);
  });
  it("the whole of trusted answers is", () => {
    expect(whyNoEvidence({ trusted: true, summary, comparison: null }, whole, "beta")).toBeUndefined();
  });
});
