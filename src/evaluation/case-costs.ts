/** What the answers of several cases cost, by an evaluation that may come from anywhere. */
import type { CaseResult } from "./evaluation.ts";

/** US dollars; undefined where a price is not known, or where an amount is none: the schema leaves room for that. */
export function totalCost(cases: readonly CaseResult[]): number | undefined {
  let sum = 0;
  for (const { cost } of cases) {
    if (cost === null || cost < 0) return undefined;
    sum += cost;
  }
  return Number.isFinite(sum) ? sum : undefined;
}
