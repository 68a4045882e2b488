/** The guard over many cases: which prompts it sees, what it accepts, and how sure it says it is. */
import { describe, expect, it } from "vitest";
import { type ComparedCase, type Comparison, compareSuites } from "../../src/evaluation/comparison.ts";

/** Cases of one prompt: `=` passed twice, `-` got worse, `+` got better, `x` failed twice. */
function cases(prompt: string, letters: string, more: Partial<ComparedCase> = {}): ComparedCase[] {
  return [...letters].map((letter, index) => ({
    id: `${prompt}/${String(index).padStart(5, "0")}`,
    prompt,
    head: letter === "=" || letter === "+" ? "passed" : "failed",
    base: letter === "=" || letter === "-" ? "passed" : "failed",
    must: false,
    ...more,
  }));
}

const rated = (rates: readonly (readonly [base: number, head: number])[], passRate = 0.5): ComparedCase[] =>
  rates.map(([base, head], index) => ({
    id: `rated/${index}`,
    base: base >= passRate ? "passed" : "failed",
    head: head >= passRate ? "passed" : "failed",
    must: false,
    rates: { base, head },
  }));

const many = (letter: string, count: number) => letter.repeat(count);
const about = ({ verdict, red, difference }: Comparison) => ({ verdict, red, difference });

describe("a drop beyond chance", () => {
  it("that is no larger than the tolerance has a verdict of its own, and holds nobody up", () => {
    const eight = cases("sort", `${many("=", 392)}${many("-", 8)}`);
    expect(compareSuites(eight)).toMatchObject({ verdict: "within-tolerance", red: false, probability: 1 / 256 });
    expect(compareSuites(eight, { tolerance: 0.019 })).toMatchObject({ verdict: "worse", red: true });
    expect(compareSuites(cases("sort", `${many("=", 396)}${many("-", 4)}`)).verdict).not.toBe("within-tolerance");
  });

  it("of one prompt is red, however many cases of other prompts stand beside it", () => {
    const tone = cases("tone", `${many("=", 12)}${many("-", 8)}`);
    const others = cases("others", many("=", 980), { unchanged: true });
    const result = compareSuites([...tone, ...others]);
    expect(result).toMatchObject({ verdict: "worse", red: true, compared: 1000, difference: -0.008 });
    expect(result.prompts).toMatchObject([
      { prompt: "tone", compared: 20, fell: 8, rose: 0, difference: -0.4, adjusted: 1 / 256, dropped: true },
    ]);
    // One changed prompt is the whole, so that the whole is no test besides.
    expect(result.adjusted).toBeUndefined();
  });

  it("of several prompts is judged as several tests", () => {
    const five = (prompt: string) => cases(prompt, `${many("=", 15)}${many("-", 5)}`);
    const steady = (prompt: string, unchanged: boolean) => cases(prompt, many("=", 480), { unchanged });
    // Alone 1/32; beside a second changed prompt and the whole three times that.
    expect(compareSuites([...five("a"), ...steady("b", true)])).toMatchObject({ red: true });
    const both = compareSuites([...five("a"), ...steady("b", false)]);
    expect(both).toMatchObject({ red: false, probability: 1 / 32, adjusted: 3 / 32, dropped: false });
    expect(both.prompts.map(({ prompt, adjusted }) => [prompt, adjusted])).toEqual([
      ["a", 3 / 32],
      ["b", 1],
    ]);
  });

  it("spread over prompts of which none says anything is seen in the whole", () => {
    const prompts = ["a", "b", "c", "d", "e"].flatMap((prompt) => cases(prompt, `${many("=", 17)}${many("-", 3)}`));
    const result = compareSuites(prompts);
    expect(result).toMatchObject({ red: true, dropped: true, probability: 2 ** -15, adjusted: 6 * 2 ** -15 });
    expect(result.prompts.some(({ dropped }) => dropped)).toBe(false);
  });

  it("of cases that the base lacks makes no prompt one that changed", () => {
    const old = cases("tone", many("=", 20), { unchanged: true });
    const added: ComparedCase = { id: "tone/new", prompt: "tone", head: "passed", base: undefined, must: false };
    expect(compareSuites([...old, added]).prompts).toEqual([]);
  });
});

describe("cases of one source", () => {
  const clusters = (failing: number, size = 10) =>
    cases("sort", many("=", 20 * size)).map((one, index): ComparedCase => {
      const cluster = Math.floor(index / size);
      return { ...one, cluster: `source ${cluster}`, head: cluster < failing ? "failed" : "passed" };
    });

  it("count once: twenty of ten that fail together are no twenty regressions", () => {
    const alone = clusters(2).map(({ cluster: _, ...one }) => one);
    expect(compareSuites(alone)).toMatchObject({ red: true, probability: 2 ** -20 });
    expect(compareSuites(clusters(2))).toMatchObject({ red: false, probability: 1 / 4, difference: -0.1 });
    expect(compareSuites(clusters(5))).toMatchObject({ red: true, probability: 1 / 32 });
  });

  it("widen the interval as far as they resemble one another", () => {
    const { interval } = compareSuites(clusters(5));
    // 20 values, a quarter of them -1: standard error sqrt(0.1875 / 20), 19 degrees of freedom.
    expect(interval?.low).toBeCloseTo(-0.25 - 2.093 * Math.sqrt(0.1875 / 20), 2);
    expect(interval?.high).toBeCloseTo(-0.25 + 2.093 * Math.sqrt(0.1875 / 20), 2);
    const still = compareSuites(clusters(0));
    const twenty = compareSuites(cases("sort", many("=", 20)));
    expect(still).toMatchObject({ verdict: "same", interval: twenty.interval });
  });

  it("of one case each change nothing", () => {
    const letters = `${many("=", 82)}${many("-", 12)}+++xxx`;
    const own = cases("sort", letters).map((one) => ({ ...one, cluster: one.id }));
    const { probability, interval } = compareSuites(cases("sort", letters));
    expect(compareSuites(own)).toMatchObject({ probability, interval });
  });
});

describe("the interval of pass rates", () => {
  it("is none where the spread of few or of equal values says nothing, and is no reason to call them the same", () => {
    const equal = compareSuites(rated(Array.from({ length: 8 }, () => [1, 0.8] as const)));
    expect(equal).toMatchObject({ verdict: "worse", interval: undefined, probability: 1 / 256 });
    const twelve = compareSuites(rated(Array.from({ length: 12 }, () => [1, 0.99] as const)));
    expect(twelve).toMatchObject({ verdict: "within-tolerance", interval: undefined });
    const few = compareSuites(
      rated([
        [1, 0.99],
        [0.99, 1],
        [1, 0.99],
      ]),
    );
    expect(few).toMatchObject({ verdict: "not-enough-evidence", interval: undefined });
  });

  it("is that of Student's distribution", () => {
    const rates = Array.from({ length: 10 }, (_, index) => [0.6, index < 5 ? 0.4 : 0.6] as const);
    const { interval } = compareSuites(rated(rates));
    // Mean -0.1, standard error 0.1 / 3, and 2.262157 for 9 degrees of freedom.
    expect(interval?.low).toBeCloseTo(-0.1 - (2.262157 * 0.1) / 3, 4);
    expect(interval?.high).toBeCloseTo(-0.1 + (2.262157 * 0.1) / 3, 4);
  });
});

describe("the number of cases that would be enough", () => {
  it("goes by the share of those that differ, and is more than those that are there", () => {
    // 8 % of 100 differ: 7.85 × 0.08 / 0.02².
    expect(compareSuites(cases("sort", `${many("=", 92)}${many("-", 4)}${many("+", 4)}`))).toMatchObject({
      verdict: "not-enough-evidence",
      casesNeeded: 1570,
    });
    for (let worse = 1; worse < 12; worse++) {
      for (const steady of [10, 100, 1_000]) {
        const letters = `${many("=", steady)}${many("-", worse)}${many("+", worse)}`;
        const { casesNeeded = Number.POSITIVE_INFINITY } = compareSuites(cases("sort", letters));
        expect(casesNeeded).toBeGreaterThan(letters.length);
      }
    }
  });

  it("is none where no drop at all is accepted", () => {
    const four = cases("sort", `${many("=", 96)}${many("-", 4)}`);
    expect(compareSuites(four, { tolerance: 0 })).toMatchObject({
      verdict: "not-enough-evidence",
      casesNeeded: undefined,
    });
  });
});

describe("the same", () => {
  it("is what only got better, by no more than chance", () => {
    expect(about(compareSuites(cases("sort", `${many("=", 9)}+`)))).toEqual({
      verdict: "same",
      red: false,
      difference: 0.1,
    });
    expect(compareSuites(cases("sort", `${many("=", 5)}${many("+", 5)}`)).verdict).toBe("better");
  });
});
