/** The rules as data, and what they find in the corpus. */
import { describe, expect, it } from "vitest";
import { detect } from "../../src/secrets/file-scan.ts";
import { secretRuleFamilies, secretRuleList } from "../../src/secrets/rules/index.ts";
import { loadScanner } from "../../src/secrets/scanner.ts";
import { heldOutCorpus, tuningCorpus } from "./corpus/generate.ts";
import { kinds } from "./corpus/kinds.ts";
import { createKeyRing } from "./corpus/make.ts";
import { measure } from "./corpus/measure.ts";
import { createRandom } from "./corpus/random.ts";
import { structuredKinds } from "./corpus/structured.ts";

const familyByRule = new Map(
  Object.entries(secretRuleFamilies).flatMap(([family, rules]) => rules.map((rule) => [rule.id, family] as const)),
);
const familyOf = (rule: string): string => familyByRule.get(rule) ?? "own";

describe("the list of rules", () => {
  it("covers at least 240 kinds, each under one id that baselines can name", () => {
    const ids = secretRuleList.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(240);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it("says of every rule what it opens and where to revoke it, in sentences", () => {
    for (const rule of secretRuleList) {
      expect(rule.title, rule.id).not.toMatch(/\.$/);
      expect(rule.advice.what, rule.id).toMatch(/^[A-Z0-9"].{11,}\.$/s);
      expect(rule.advice.revoke, rule.id).toMatch(/^[A-Z0-9`a-z].{11,}\.$/s);
    }
  });

  it("keeps keywords long enough for the filter and quantifiers bounded", () => {
    for (const rule of secretRuleList) {
      if (rule.kind !== "keyword") continue;
      for (const keyword of rule.keywords) expect(keyword.length, `${rule.id} ${keyword}`).toBeGreaterThanOrEqual(3);
      const bare = rule.pattern.source.replace(/\\./g, "_").replace(/\[[^\]]*\]/g, "_");
      expect(bare, `${rule.id}: an unbounded quantifier`).not.toMatch(/[^(][*+](?!\?:)/);
      expect(rule.pattern.flags, rule.id).not.toMatch(/[gyd]/);
    }
  });
});

describe("a Twilio auth token", () => {
  const random = createRandom(20_261_123);
  const hexOf = (): string => random.hex(32);

  it.each([
    ["a.py", (sid: string, token: string) => `client = Client("${sid}", "${token}")\n`],
    ["b.js", (sid: string, token: string) => `const client = connect('${sid}', '${token}');\n`],
    ["c.py", (sid: string, token: string) => `client = Client(\n    "${sid}",\n    "${token}",\n)\n`],
    ["d.py", (sid: string, token: string) => `client = Client("${sid}", password="${token}")\n`],
    ["e.sh", (sid: string, token: string) => `curl -u ${sid}:${token} https://example.com\n`],
  ])("is found beside the account's SID alone: %s", async (path, write) => {
    const token = hexOf();
    const text = write(`AC${hexOf()}`, token);
    const found = detect(await loadScanner(), Buffer.from(text), path);
    expect(found.map(({ rule, secret }) => [rule.id, secret])).toEqual([["twilio-auth-token", token]]);
  });

  it("is not every hash beside something that begins with AC", async () => {
    const lines = [
      `f("AC${hexOf()}")`,
      `f("AC${hexOf()}", 5, load("x"), "${hexOf()}")`,
      `f("ac${random.hex(30)}", "${hexOf()}")`,
      `f("AC${random.hex(40)}", "${hexOf()}")`,
    ];
    expect(detect(await loadScanner(), Buffer.from(lines.join("\n")), "a.js")).toEqual([]);
  });
});

describe("the corpus", () => {
  const keys = createKeyRing();
  const tuning = tuningCorpus(keys);
  const heldOut = heldOutCorpus(keys);

  it("has the breadth that the bar is for", () => {
    expect(kinds.length + structuredKinds.length).toBeGreaterThanOrEqual(245);
    expect(tuning.nearMisses.length + heldOut.nearMisses.length).toBeGreaterThanOrEqual(500);
  });

  it.each([
    ["tuning", tuning],
    ["held-out", heldOut],
  ] as const)("%s part: recall of 98 % at a precision of 99 %", async (_, corpus) => {
    const score = measure(await loadScanner(), corpus, familyOf);
    expect(score.recall).toBeGreaterThanOrEqual(0.98);
    expect(score.precision).toBeGreaterThanOrEqual(0.99);
  });

  it("holds no token with a wrong checksum that any rule reports", async () => {
    const scanner = await loadScanner();
    for (const corpus of [tuning, heldOut]) {
      const wrong = corpus.nearMisses.filter((sample) => sample.kind.includes("checksum-"));
      expect(wrong.length).toBeGreaterThan(20);
      const score = measure(scanner, { secrets: [], nearMisses: wrong }, familyOf);
      expect(score.wrongFindings.map((finding) => `${finding.sample.id} ${finding.rule}`)).toEqual([]);
    }
  });

  it("finds something in every family", async () => {
    const score = measure(await loadScanner(), tuning, familyOf);
    for (const { family, secrets, found } of score.families) expect(found / secrets, family).toBeGreaterThan(0.9);
  });
});
