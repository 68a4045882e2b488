/**
 * Guard 1, one case at a time: whether a case that passed on the base and failed on the head is broken or flaky. It is
 * asked again, head and base in turn, and counts as broken only where the head never passed and the base always did.
 * The first answers count among them, all repeats of a case: in simulations 0 of 4 against 4 of 4 gives 0.4 % false
 * alarms at 50 cases and 2 % at 200, and finds 92 % of the cases that are broken for good (bench/evaluation-gate.ts).
 */

export type Side = "base" | "head";

/** What one answer was worth. An error says nothing about quality. */
export type AnswerOutcome = "passed" | "failed" | "error";

export interface Confirmation {
  readonly verdict: "broken" | "flaky" | "error";
  /** Every answer, the first ones included, in the order in which they were given. */
  readonly head: readonly AnswerOutcome[];
  readonly base: readonly AnswerOutcome[];
}

/**
 * Above these numbers of cases one more answer a side is asked for each, because more cases are suspected by chance: so
 * that by this guard no more than about 5 % of runs without a change are red (bench/evaluation-gate.ts).
 */
const largeSuites = [500, 1_500, 5_000] as const;

/** How many answers a side must give, the first included, before a case counts as broken. */
export function answersToConfirm(cases: number): number {
  return 4 + largeSuites.filter((size) => cases > size).length;
}

/** What was answered before anything is asked again: one answer a side, or all repeats. */
export type FirstAnswers = Readonly<Record<Side, readonly AnswerOutcome[]>>;

/**
 * Asks again until the head passes, the base fails, or both have given `answers`, those before and none that is an error
 * counted. `ask` gives the next answer of a side. The re-asked answers are for this alone: guard 2 counts first answers
 * only, or failures would be counted twice.
 */
export async function confirmRegression(
  ask: (side: Side) => Promise<AnswerOutcome>,
  answers: number,
  first: FirstAnswers = { head: ["failed"], base: ["passed"] },
): Promise<Confirmation> {
  const judged = (side: Side) => first[side].filter((answer) => answer !== "error");
  const given: Record<Side, AnswerOutcome[]> = { head: judged("head"), base: judged("base") };
  if (given.head.includes("passed") || given.base.includes("failed")) return { verdict: "flaky", ...given };
  const expected = { head: "failed", base: "passed" } as const;
  while (given.head.length < answers || given.base.length < answers) {
    for (const side of ["head", "base"] as const) {
      if (given[side].length >= answers) continue;
      const outcome = await ask(side);
      given[side].push(outcome);
      if (outcome === "error") return { verdict: "error", ...given };
      if (outcome !== expected[side]) return { verdict: "flaky", ...given };
    }
  }
  return { verdict: "broken", ...given };
}
