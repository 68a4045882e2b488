import { describe, expect, test } from "vitest";
import type { Review } from "../../src/reports/review.ts";
import { mergeReviews } from "../../src/reports/review-merge.ts";
import { readReview } from "../../src/reports/review-read.ts";
import { finding } from "./example.ts";
import { exampleDifference, exampleProject, examplePromptDifference, exampleReview } from "./review-example.ts";

/** Shard `index` of 2, with a prompt of its own. */
function shard(index: number, total = 2, overrides: Parameters<typeof exampleReview>[0] = {}): Review {
  const name = `prompt-${index}`;
  const [prompt] = exampleProject().prompts;
  return exampleReview({
    shard: { index, total },
    projects: [
      exampleProject({
        findings: [finding({ file: `prompts/${name}.prompt` })],
        prompts: prompt === undefined ? [] : [{ ...prompt, name }],
        difference: exampleDifference({ prompts: [examplePromptDifference({ name })] }),
      }),
    ],
    ...overrides,
  });
}

describe("merging the reviews of shards", () => {
  test("gives the prompts and findings of all, sorted, whatever the order of the documents", () => {
    const merged = mergeReviews([shard(2), shard(1)]);
    expect(merged).toEqual(mergeReviews([shard(1), shard(2)]));
    expect(merged.shard).toBeUndefined();
    const [project] = merged.projects;
    expect(project?.prompts.map(({ name }) => name)).toEqual(["prompt-1", "prompt-2"]);
    expect(project?.difference?.prompts.map(({ name }) => name)).toEqual(["prompt-1", "prompt-2"]);
    expect(project?.findings.map(({ file }) => file)).toEqual(["prompts/prompt-1.prompt", "prompts/prompt-2.prompt"]);
    expect(merged.counts).toEqual({ errors: 2, warnings: 0, notes: 0 });
    expect(merged.reasons).toEqual(["There are 2 errors."]);
    expect(merged.verdict).toBe("fail");
  });

  test("reports once what several shards report, and only what every shard suspects", () => {
    const unused = finding({ rule: "unused-partial", severity: "warning", file: "partials/a.hbs" });
    const used = finding({ rule: "unused-partial", severity: "warning", file: "partials/b.hbs" });
    const shared = finding({ rule: "yaml-syntax", file: "tools/x.yaml" });
    const one = shard(1, 2, { projects: [exampleProject({ findings: [shared], pending: [unused, used] })] });
    const two = shard(2, 2, { projects: [exampleProject({ findings: [shared], pending: [unused] })] });
    const [project] = mergeReviews([one, two]).projects;
    expect(project?.findings.map(({ file }) => file)).toEqual(["partials/a.hbs", "tools/x.yaml"]);
    expect(project).not.toHaveProperty("pending");
    expect(project?.counts).toEqual({ errors: 1, warnings: 1, notes: 0 });
  });

  test("takes the highest level and version", () => {
    const one = shard(1, 2, { level: "patch", version: { latest: "1.9.0", next: "1.9.1" } });
    const two = shard(2, 2, { level: "minor", version: { latest: "1.9.0", next: "1.10.0" } });
    const merged = mergeReviews([one, two]);
    expect(merged.level).toBe("minor");
    expect(merged.version).toEqual({ latest: "1.9.0", next: "1.10.0" });
  });

  test("a single review of everything stays as it is", () => {
    const review = exampleReview();
    expect(mergeReviews([review])).toBe(review);
  });

  test.each<[string, readonly Review[], RegExp]>([
    ["nothing", [], /nothing to merge/],
    ["a missing shard", [shard(1, 4), shard(3, 4)], /Shards 2\/4, 4\/4 are missing/],
    ["a shard that is there twice", [shard(1), shard(1)], /Shard 1\/2 is there twice/],
    ["shards of two matrices", [shard(1, 2), shard(2, 3)], /2 shards and others of 3/],
    ["a whole review among shards", [shard(1), exampleReview()], /of a whole change, not of a shard/],
    ["a number past the end", [shard(3, 2)], /no shard 3\/2/],
    [
      "another head",
      [shard(1), shard(2, 2, { head: { commit: "c".repeat(40), label: "x" } })],
      /different heads: b{40} and c{40}/,
    ],
    ["another base", [shard(1), shard(2, 2, { base: null })], /different bases: a{40} and none/],
    ["another version of Slipway", [shard(1), shard(2, 2, { tool: { version: "0.2.0" } })], /versions of Slipway/],
  ])("refuses %s", (_, reviews, message) => {
    expect(() => mergeReviews(reviews)).toThrowError(
      expect.objectContaining({ code: "SW1502", message: expect.stringMatching(message) }),
    );
  });

  test("a hundred thousand shards that are missing are not listed", () => {
    expect(() => mergeReviews([shard(1, 100_000)])).toThrowError(/2\/100000, .*, 9\/100000 and more are missing\.$/);
  });
});

describe("reading a review", () => {
  const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

  test("gives back what was written", () => {
    expect(readReview(bytes(exampleReview()), "review.json")).toEqual(exampleReview());
  });

  test.each<[string, Uint8Array, RegExp]>([
    ["no JSON", Buffer.from("{"), /is not JSON/],
    ["a list", bytes([]), /is not an object/],
    ["another format", bytes({ format: "slipway/findings/v1" }), /`format` is not/],
    ["a damaged one", bytes({ ...exampleReview(), projects: [{}] }), /at \/projects\/0/],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0xfd]), /is no review document/],
  ])("refuses %s", (_, document, message) => {
    expect(() => readReview(document, "review.json")).toThrowError(
      expect.objectContaining({ code: "SW1501", message: expect.stringMatching(message) }),
    );
  });
});
