import { describe, expect, it } from "vitest";
import { type BatchLimits, groupsOf } from "../../src/commands/models/batch-groups.ts";
import type { Question } from "../../src/commands/models/questions.ts";
import { requestOf } from "../models/requests.ts";

/** So many questions of a model, each with a text of its own. */
function questions(number: number, length = 10, model = "amazon.nova-lite-v1:0"): readonly Question[] {
  return Array.from({ length: number }, (_, index) => {
    const request = requestOf(`${index} ${"x".repeat(length)}`, { model });
    // Groups look at nothing of prompt and case but their names.
    return { request, repeat: 1, prompt: { name: "greet" }, case: { name: `c${index}` } } as unknown as Question;
  });
}

const sizes = (asked: readonly Question[], limits?: BatchLimits): readonly number[] =>
  groupsOf(asked, new Set(), limits).enough.map((group) => group.questions.length);

describe("groups of a batch job", () => {
  it("hold the questions of one model each, and no fewer than a job takes", () => {
    const asked = [...questions(120), ...questions(99, 10, "amazon.nova-pro-v1:0")];
    const { enough, fewer } = groupsOf(asked, new Set());
    expect(enough).toMatchObject([{ model: "amazon.nova-lite-v1:0" }]);
    expect(fewer.map(({ model, questions: left }) => [model, left.length])).toEqual([["amazon.nova-pro-v1:0", 99]]);
  });

  it("are even where there are more records than a job takes, and the same where a run begins again", () => {
    const limits = { records: 150, bytes: 1e9 };
    expect(sizes(questions(301), limits)).toEqual([101, 100, 100]);
    const asked = questions(703);
    const all = groupsOf(asked, new Set(), limits).enough;
    const left = groupsOf(asked.slice(all[0]?.questions.length), new Set(), limits).enough;
    expect(left.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
    expect(sizes(questions(300), { records: 300, bytes: 1e9 })).toEqual([300]);
  });

  it("are more where there are more bytes than a job takes, and refused where that leaves too few in each", () => {
    const asked = questions(400, 10_000);
    expect(sizes(asked, { records: 1_000, bytes: 2_500_000 })).toEqual([200, 200]);
    expect(() => groupsOf(asked, new Set(), { records: 1_000, bytes: 900_000 })).toThrow(
      expect.objectContaining({ code: "SW1111", message: expect.stringContaining("100 records of amazon.nova-lite") }),
    );
  });

  it("have the same name in whatever order the questions stand, and another once a job with it has ended", () => {
    const asked = questions(150);
    const [group] = groupsOf(asked, new Set()).enough;
    const [turned] = groupsOf(asked.toReversed(), new Set()).enough;
    expect(turned?.id).toBe(group?.id);
    const [next] = groupsOf(asked, new Set([group?.id ?? ""])).enough;
    expect(next?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(next?.id).not.toBe(group?.id);
    const [other] = groupsOf(questions(151), new Set()).enough;
    expect(other?.id).not.toBe(group?.id);
  });
});
