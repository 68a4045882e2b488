/**
 * `npm run bench evaluation-gate`: how often the verdict on a suite is red, by simulation: without a change (false
 * alarms), with one case broken for good, and with ten points lost on every case. The same mixture of cases as in
 * docs/evaluation.md: 80 % pass 995 times of 1,000, 15 % 950 times, 5 % 700 times.
 */
import { type ComparedCase, compareSuites } from "../src/evaluation/comparison.ts";
import { answersToConfirm, confirmRegression, type Side } from "../src/evaluation/confirmation.ts";
import { createRandom } from "../src/evaluation/statistics/random.ts";

const runs = 4000;
interface Change {
  readonly name: string;
  head(probability: number, index: number): number;
}

const changes: readonly Change[] = [
  { name: "no change", head: (probability) => probability },
  { name: "one case broken for good", head: (probability, index) => (index === 0 ? 0 : probability) },
  { name: "every case loses 10 points", head: (probability) => Math.max(0, probability - 0.1) },
];

function passRate(index: number, cases: number): number {
  const place = index / cases;
  return place < 0.8 ? 0.995 : place < 0.95 ? 0.95 : 0.7;
}

async function simulate(
  random: () => number,
  cases: number,
  change: Change,
): Promise<{ red: number; confirmed: number; extra: number }> {
  let red = 0;
  let confirmed = 0;
  let extra = 0;
  for (let run = 0; run < runs; run++) {
    const compared: ComparedCase[] = [];
    for (let index = 0; index < cases; index++) {
      const base = passRate(index, cases);
      const rate: Record<Side, number> = { base, head: change.head(base, index) };
      const ask = async (side: Side) => (random() < rate[side] ? "passed" : "failed");
      const first = { base: await ask("base"), head: await ask("head") } as const;
      const suspected = first.base === "passed" && first.head === "failed";
      const confirmation = suspected ? await confirmRegression(ask, answersToConfirm(cases)) : undefined;
      if (confirmation !== undefined) extra += confirmation.head.length + confirmation.base.length - 2;
      compared.push({ id: String(index), must: false, ...first, ...(confirmation && { confirmation }) });
    }
    const result = compareSuites(compared);
    if (result.red) red++;
    if (result.broken.length > 0) confirmed++;
  }
  return { red: red / runs, confirmed: confirmed / runs, extra: extra / runs };
}

const shown = (share: number) => share.toFixed(3).replace(/^0/, "");
export async function bench(): Promise<void> {
  const random = createRandom(20261128);
  console.log(`share of ${runs} runs that are red (of these by a confirmed case), and extra calls a run`);
  for (const cases of [50, 200]) {
    for (const change of changes) {
      const { red, confirmed, extra } = await simulate(random, cases, change);
      const name = `${String(cases).padStart(4)} cases, ${change.name.padEnd(28)}`;
      console.log(`${name} ${shown(red)} (${shown(confirmed)}), ${extra.toFixed(1)} calls`);
    }
  }
}
