/**
 * `npm run bench evaluation-gate`: how often the verdict on a suite is red, by simulation: without a change (false
 * alarms), with one case broken for good, with ten points lost on every case, and with a drop in one prompt of many. The
 * mixture of cases is that of docs/evaluation.md: 80 % pass 995 times of 1,000, 15 % 950 times, 5 % 700 times.
 */
import { type ComparedCase, compareSuites } from "../src/evaluation/comparison.ts";
import { answersToConfirm, confirmRegression, type Side } from "../src/evaluation/confirmation.ts";
import { createRandom } from "../src/evaluation/statistics/random.ts";

/** Red shares near 0.03 of so many runs are off by 0.005 at the most (twice the standard error), of 1,000 by 0.011. */
const runsOf = (cases: number) => (cases <= 200 ? 4000 : cases <= 1000 ? 2000 : 1000);

interface Scenario {
  readonly name: string;
  readonly cases: number;
  /** Cases are dealt out to so many. */
  readonly prompts?: number;
  /** Share of answers that pass on the base. */
  base(index: number): number;
  head(probability: number, index: number, chosen: number): number;
  /** Prompts whose requests did not change: both sides have the same answers. */
  unchanged?(prompt: number): boolean;
}

const passRate = (cases: number) => (index: number) => {
  const place = index / cases;
  return place < 0.8 ? 0.995 : place < 0.95 ? 0.95 : 0.7;
};
const still = (probability: number) => probability;

/** One case that passed at this rate, or any of the mixture. */
function oneBroken(cases: number, rate: number | undefined): Scenario {
  const base = passRate(cases);
  const broken = Array.from({ length: cases }, (_, index) => index).find((index) => base(index) === rate);
  return {
    name: rate === undefined ? "one case broken, any" : `one case broken that passed ${rate}`,
    cases,
    base,
    head: (probability, index, chosen) => (index === (broken ?? chosen) ? 0 : probability),
  };
}

const scenarios: readonly Scenario[] = [
  ...[50, 200, 500, 1000, 5000].flatMap((cases): readonly Scenario[] => {
    const base = passRate(cases);
    const quiet = { name: "no change", cases, base, head: still };
    if (cases === 5000) return [quiet, oneBroken(cases, undefined)];
    return [
      quiet,
      ...[0.995, 0.95, 0.7, undefined].map((rate) => oneBroken(cases, rate)),
      { name: "every case loses 10 points", cases, base, head: (probability) => Math.max(0, probability - 0.1) },
    ];
  }),
  { name: "no change, 10 prompts", cases: 200, prompts: 10, base: passRate(200), head: still },
  {
    name: "10 prompts, every case loses 10 points",
    cases: 200,
    prompts: 10,
    base: passRate(200),
    head: (probability) => Math.max(0, probability - 0.1),
  },
  ...[true, false].map(
    (alone): Scenario => ({
      name: `50 prompts, one falls from .98 to .60, ${alone ? "the others are as before" : "all changed"}`,
      cases: 1000,
      prompts: 50,
      base: () => 0.98,
      head: (probability, index) => (index % 50 === 0 ? 0.6 : probability),
      unchanged: (prompt) => alone && prompt !== 0,
    }),
  ),
  ...[0.8, 0.5].map(
    (rate): Scenario => ({
      name: `no change, every case passes ${rate}`,
      cases: 50,
      base: () => rate,
      head: still,
    }),
  ),
];

interface Outcome {
  readonly red: number;
  /** By a confirmed case. */
  readonly confirmed: number;
  readonly same: number;
  readonly extra: number;
}

async function simulate(random: () => number, scenario: Scenario): Promise<Outcome> {
  const { cases, prompts = 1 } = scenario;
  const runs = runsOf(cases);
  const sum = { red: 0, confirmed: 0, same: 0, extra: 0 };
  for (let run = 0; run < runs; run++) {
    const compared: ComparedCase[] = [];
    const chosen = Math.floor(random() * cases);
    for (let index = 0; index < cases; index++) {
      const prompt = index % prompts;
      const unchanged = scenario.unchanged?.(prompt) === true;
      const base = scenario.base(index);
      const rate: Record<Side, number> = { base, head: scenario.head(base, index, chosen) };
      const ask = async (side: Side) => (random() < rate[side] ? "passed" : "failed");
      const there = await ask("base");
      const first = { base: there, head: unchanged ? there : await ask("head") } as const;
      const suspected = first.base === "passed" && first.head === "failed";
      const confirmation = suspected ? await confirmRegression(ask, answersToConfirm(cases)) : undefined;
      if (confirmation !== undefined) sum.extra += confirmation.head.length + confirmation.base.length - 2;
      const id = String(index).padStart(5, "0");
      compared.push({
        id,
        prompt: `p${prompt}`,
        unchanged,
        must: false,
        ...first,
        ...(confirmation && { confirmation }),
      });
    }
    const result = compareSuites(compared);
    if (result.red) sum.red++;
    if (result.broken.length > 0) sum.confirmed++;
    if (result.verdict === "same") sum.same++;
  }
  return { red: sum.red / runs, confirmed: sum.confirmed / runs, same: sum.same / runs, extra: sum.extra / runs };
}

const shown = (share: number) => share.toFixed(3).replace(/^0/, "");
export async function bench(): Promise<void> {
  const random = createRandom(20261128);
  console.log("share of runs that are red (of these by a confirmed case), called the same, and extra calls a run");
  for (const scenario of scenarios) {
    const { red, confirmed, same, extra } = await simulate(random, scenario);
    const name = `${String(scenario.cases).padStart(4)} cases, ${scenario.name.padEnd(66)}`;
    console.log(`${name} ${shown(red)} (${shown(confirmed)}), same ${shown(same)}, ${extra.toFixed(1)} calls`);
  }
}
