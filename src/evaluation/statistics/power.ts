/** How many cases it takes to see a difference. */
import { normalQuantile } from "./normal.ts";

export interface Demand {
  /** The smallest difference that should be seen, as a share: 0.03 for three points. */
  readonly difference: number;
  /** Share of false alarms. Default 0.05. */
  readonly alpha?: number;
  /** Share of real differences that are seen. Default 0.8. */
  readonly power?: number;
}

/** How much scores vary: between cases, and between samples of one case. */
export interface Spread {
  /** Variance between cases of the difference of their true scores. */
  readonly cases: number;
  /** Variance between answers to one case, of the base and of the head, and how many were asked for. */
  readonly base: { readonly variance: number; readonly samples: number };
  readonly head: { readonly variance: number; readonly samples: number };
}

/** Cases that a two-sided comparison of mean scores takes (Miller, arXiv 2411.00640, section 5). */
export function casesForScores(spread: Spread, { difference, alpha = 0.05, power = 0.8 }: Demand): number {
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  const variance =
    spread.cases + spread.base.variance / spread.base.samples + spread.head.variance / spread.head.samples;
  return roundedUp((z * z * variance) / (difference * difference));
}

/**
 * Cases that a one-sided comparison of passes takes, where a share `discordance` of the cases differs between the two
 * (Connor, Biometrics 43, 1987).
 *
 * @throws RangeError where less than the difference differs at all.
 */
export function casesForPasses(discordance: number, { difference, alpha = 0.05, power = 0.8 }: Demand): number {
  if (discordance < difference)
    throw new RangeError("A difference cannot be larger than the share of cases that differ");
  const root =
    normalQuantile(1 - alpha) * Math.sqrt(discordance) +
    normalQuantile(power) * Math.sqrt(discordance - difference * difference);
  return roundedUp((root / difference) ** 2);
}

/** Up, unless floating point made a whole number a little larger. */
function roundedUp(count: number): number {
  return Math.ceil(count - 1e-9 * count);
}

/**
 * Cases with which a run without a change would be called the same in about three of four: with so many, the 95 %
 * interval of the difference stays within `tolerance` in 80 %, and the other guards allow nearly all of them.
 *
 * @param variance of the differences of the cases; where they pass or fail, the share of those that differ
 * @param tolerance drop that is accepted, as a share; no number of cases rules out every drop, so it is above 0
 */
export function casesForSame(variance: number, tolerance: number): number {
  // (1.96 + 0.84)²: normal quantiles of both.
  return roundedUp((7.85 * variance) / (tolerance * tolerance));
}
