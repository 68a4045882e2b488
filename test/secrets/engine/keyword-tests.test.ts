/** The tests beside keywords, which are derived from the patterns, never reject what a pattern matches. */
import { describe, expect, it } from "vitest";
import { rulesReach } from "../../../src/secrets/compiled.ts";
import { candidateEvent, nearEvent } from "../../../src/secrets/kernel-layout.ts";
import { testsOf } from "../../../src/secrets/keyword-tests.ts";
import { hasByte, lastPairs, parsePattern } from "../../../src/secrets/pattern-syntax.ts";
import type { KeywordRule } from "../../../src/secrets/rule.ts";
import { secretRuleList } from "../../../src/secrets/rules/index.ts";
import { loadScanner } from "../../../src/secrets/scanner.ts";
import { createRandom } from "../corpus/random.ts";
import { samplePattern } from "../corpus/sample-pattern.ts";
import { assignmentKinds, beginsWord, gates } from "../support/reference-gates.ts";

const kinds = assignmentKinds();
const gateNumber = {
  none: 0,
  assigned: 1,
  token: 2,
  userinfo: 3,
  paired: 4,
  flag: 5,
  "assigned-token": 6,
  valued: 7,
} as const;

/** Places where the rule's own expression, gate and boundary agree that it is worth trying. */
function placesOf(rule: KeywordRule, bytes: Buffer): readonly number[] {
  const text = bytes.toString("latin1");
  const sticky = new RegExp(rule.pattern.source, `${rule.pattern.flags}y`);
  const lower = text.toLowerCase();
  const places = new Set<number>();
  for (const keyword of rule.keywords) {
    const wanted = Buffer.from(keyword, "latin1").toString("latin1").toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      sticky.lastIndex = at;
      if (!sticky.test(text)) continue;
      if (rule.boundary !== false && !beginsWord(bytes, at)) continue;
      if (gates[gateNumber[rule.gate ?? "none"]]?.(bytes, at, at + wanted.length, kinds) === false) continue;
      places.add(at);
    }
  }
  return [...places].sort((a, b) => a - b);
}

describe("the tests beside keywords", () => {
  it("let every text through that a pattern matches", async () => {
    const { kernel } = await loadScanner();
    const random = createRandom(20_261_128);
    const lost: string[] = [];
    let tried = 0;
    for (const [number, rule] of secretRuleList.entries()) {
      if (rule.kind !== "keyword" || rule.dotted === true) continue;
      for (let round = 0; round < 40; round++) {
        const sample = samplePattern(rule.pattern, random);
        const bytes = Buffer.from(
          `${random.pick(["", " ", '"', "\n", "x = "])}${sample}${random.pick(["", '"', "\n", " and more"])}`,
          "latin1",
        );
        const found = new Set<number>();
        if (kernel.open(bytes, 0, bytes.length)) {
          kernel.read((event, own, position) => {
            if (own === number && (event === candidateEvent || event === nearEvent)) found.add(position);
          });
        }
        if (rule.anchor === "near") {
          if (!rule.pattern.test(bytes.toString("latin1"))) continue;
          tried++;
          const keyword = rule.keywords.some((word) =>
            bytes.toString("latin1").toLowerCase().includes(word.toLowerCase()),
          );
          if (keyword && found.size === 0) lost.push(`${rule.id}: ${bytes}`);
          continue;
        }
        for (const place of placesOf(rule, bytes)) {
          tried++;
          if (!found.has(place)) lost.push(`${rule.id} at ${place}: ${bytes}`);
        }
      }
    }
    expect(lost).toEqual([]);
    expect(tried).toBeGreaterThan(10_000);
  }, 60_000);

  it("know the bytes behind a prefix, and its case", () => {
    const rule = { keywords: ["Ab_"], anchor: "start", pattern: /Ab_[0-9]{3}(?:x|[yz])?w/ } as const;
    const base = secretRuleList.find((candidate): candidate is KeywordRule => candidate.kind === "keyword");
    if (base === undefined) throw new Error("there is no rule");
    const { gate: _, ...plain } = base;
    const { capitals, shape } = testsOf({ ...plain, ...rule }, rulesReach(base))(Buffer.from("ab_"));
    expect(capitals).toBe(0b001);
    const texts = shape.map(({ set, count }) => [textOf(set), count]);
    expect(texts).toEqual([
      ["0123456789", 3],
      ["wxyz", 1],
    ]);
  });

  it("know a run that must stand somewhere behind a name", () => {
    const base = secretRuleList.find((rule) => rule.id === "datadog-api-key" || rule.id === "exoscale-api-secret");
    if (base?.kind !== "keyword") throw new Error("there is no such rule");
    const { run } = testsOf(base, rulesReach(base))(Buffer.from(base.keywords[0] ?? ""));
    expect(run?.least).toBeGreaterThanOrEqual(32);
    expect(run?.after).toBeGreaterThan(100);
  });
});

function textOf(set: Uint8Array): string {
  return Array.from({ length: 256 }, (_, byte) => (hasByte(set, byte) ? String.fromCharCode(byte) : "")).join("");
}

describe("the syntax of patterns", () => {
  it("tells how what a pattern matches ends", () => {
    expect([...(lastPairs(parsePattern(/(?:a|bc?)x{0,2}yz?$/)) ?? [])].sort()).toEqual(
      ["ay", "by", "cy", "xy", "yz"].sort(),
    );
    expect(lastPairs(parsePattern(/a?b/))).toBeUndefined();
  });

  it("refuses what it does not know", () => {
    for (const source of ["(a)\\1", "\\p"]) expect(() => parsePattern(new RegExp(source))).toThrow(SyntaxError);
  });
});
