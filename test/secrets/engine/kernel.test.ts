/** The kernel finds what a slow search finds, no more and no less, in random and in hostile bytes. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKernel } from "../../../scripts/kernel.ts";
import { kernelModule } from "../../../src/secrets/kernel-module.ts";
import type { GateName } from "../../../src/secrets/rule.ts";
import { secretRuleList } from "../../../src/secrets/rules/index.ts";
import { assignmentKinds, beginsWord, gates } from "../support/reference-gates.ts";
import {
  eventsInPlace,
  eventsOf,
  kernelOf,
  naiveCandidates,
  naiveSpans,
  ruleOfKeywords,
} from "../support/reference-search.ts";

const builtIn = [...new Set(secretRuleList.flatMap((rule) => (rule.kind === "keyword" ? rule.keywords : [])))].map(
  (keyword) => Buffer.from(keyword, "latin1").toString("latin1").toLowerCase(),
);

/** Keywords that overlap, repeat themselves, and have every length. */
const hostile = [
  "aaa",
  "aaaa",
  "aaaaaaa",
  "aba",
  "abab",
  "bab",
  "_key",
  "key",
  "\n\n\n",
  "éàü",
  "a".repeat(63),
  "-_-",
  "%3d",
];

/** Bytes in which keywords stand, cut and joined, among others. */
const bytesWith = (keywords: readonly string[], most = 40): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...keywords) },
        { weight: 1, arbitrary: fc.constantFrom(...keywords).map((keyword) => keyword.toUpperCase().slice(1)) },
        { weight: 2, arbitrary: fc.string({ maxLength: 6, unit: "binary-ascii" }) },
        { weight: 1, arbitrary: fc.constantFrom("", " ", "=", '"', "\n", "A", "a", "\0", "\xff", "_", "-") },
      ),
      { maxLength: most },
    )
    .map((parts) => Buffer.from(parts.join(""), "latin1"));

describe("keywords", () => {
  it.each([
    ["of the built-in rules", builtIn],
    ["that overlap and repeat", hostile],
  ])("%s are found at every place, in either memory, between any limits", (_, keywords) => {
    const rules = keywords.map((keyword) => ruleOfKeywords([keyword]));
    const kernel = kernelOf(rules);
    fc.assert(
      fc.property(bytesWith(keywords), fc.nat(60), fc.nat(60), (bytes, skipped, left) => {
        const from = Math.min(skipped, bytes.length);
        const limit = Math.max(from, bytes.length - left);
        const candidates = (events: readonly string[]) => events.filter((event) => event.includes("@"));
        expect(candidates(eventsOf(kernel, bytes, from, limit))).toEqual(naiveCandidates(rules, bytes, from, limit));
        expect(candidates(eventsInPlace(kernel, bytes))).toEqual(naiveCandidates(rules, bytes));
      }),
      { numRuns: 300 },
    );
  });

  it("are found in texts longer than the kernel's memory, where its windows meet too", () => {
    const rules = [ruleOfKeywords(["ghp_", "needle"])];
    const kernel = kernelOf(rules);
    const bytes = Buffer.alloc(2_100_000, "no such thing. ");
    for (let at = 0; at < bytes.length - 6; at += 631) bytes.write("needle", at);
    expect(eventsOf(kernel, bytes)).toEqual(naiveCandidates(rules, bytes));
    expect(eventsOf(kernel, bytes, 700_001, 1_400_003)).toEqual(naiveCandidates(rules, bytes, 700_001, 1_400_003));
  });

  it("are all found where every place has one: more than can be told at once", () => {
    const rules = [ruleOfKeywords(["aaa"]), ruleOfKeywords(["aaaa"]), ruleOfKeywords(["aaaaa"])];
    const bytes = Buffer.alloc(50_000, "a");
    const events = eventsOf(kernelOf(rules), bytes).filter((event) => event.includes("@"));
    expect(events).toEqual(naiveCandidates(rules, bytes));
  });
});

describe("spans", () => {
  const kernel = kernelOf([ruleOfKeywords(["no such keyword"])]);
  const piece = fc.oneof(
    fc.string({ maxLength: 90, unit: fc.constantFrom(..."ABab019+/_-") }),
    fc.string({ maxLength: 40 }).map((text) => Buffer.from(text).toString("base64")),
    fc.string({ maxLength: 40 }).map((text) => Buffer.from(text).toString("hex")),
    fc.constantFrom("%3D", "%2f", "%zz", "%0a", "%7f", "%", "%2", " ", "=", "\n", "\xe9", "."),
    fc.string({ maxLength: 8, unit: "binary-ascii" }),
  );

  it("are the runs and percent signs that a slow search finds", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(""), "latin1");
        expect(eventsOf(kernel, bytes)).toEqual(naiveSpans(bytes));
        expect(eventsInPlace(kernel, bytes)).toEqual(naiveSpans(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it("of any length are one run each, also longer than the kernel's memory", () => {
    const text = Buffer.from("some words ".repeat(90_000)).toString("base64").replace(/=+$/, "");
    const bytes = Buffer.from(` ${text} ${text.slice(0, 24)} ${"A".repeat(2_000_000)}`);
    expect(eventsOf(kernel, bytes)).toEqual(naiveSpans(bytes));
  });
});

describe("gates", () => {
  const names: readonly GateName[] = [
    "none",
    "assigned",
    "token",
    "userinfo",
    "paired",
    "flag",
    "assigned-token",
    "valued",
  ];
  const kinds = assignmentKinds();
  const part = fc.constantFrom(
    ..."keyword|keyword|keyword| |  |\t|=|:|: |= |=> |(|)|\"|'|`|\\|\\n|\\u0026|%3D|\x1b[32m|,|;|<|>|</|{|}|[|?|!|@|/|//|.|_|-|--|a|Z|9|abc|abcdef|Abc123|string|x1!|value|content|env|ENV|#define|set|setx|export|user:pass|\n|\r\n|longwordwithoutanydigits".split(
      "|",
    ),
    "|",
    "\0",
  );

  it.each(names.map((name, gate) => [name, gate] as const))(
    "%s lets through what the reference lets through",
    (name, gate) => {
      const kernel = kernelOf([ruleOfKeywords(["keyword"], name), ruleOfKeywords(["keyword"], name, true)]);
      fc.assert(
        fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
          const bytes = Buffer.from(parts.join(""), "latin1");
          const expected: string[] = [];
          for (let at = bytes.indexOf("keyword"); at >= 0; at = bytes.indexOf("keyword", at + 1)) {
            if (gates[gate]?.(bytes, at, at + 7, kinds) === false) continue;
            expected.push(`0@${at}`);
            if (beginsWord(bytes, at)) expected.push(`1@${at}`);
          }
          expect(eventsOf(kernel, bytes).filter((event) => event.includes("@"))).toEqual(expected.sort());
        }),
        { numRuns: 1500 },
      );
    },
  );
});

describe("the module", () => {
  it("is what the sources of kernel/ compile to, byte for byte", async () => {
    const bytes = await compileKernel(join(import.meta.dirname, "../../.."));
    expect(Buffer.from(bytes).toString("base64")).toBe(kernelModule);
  }, 120_000);
});
