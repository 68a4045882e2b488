/** The sign-flip permutation test: exact where the differences have few sizes, as pass rates have, else by drawing. */
import { fairCounts } from "./counting.ts";
import { createRandom } from "./random.ts";

/** Draws; fewer where there are thousands of differences. With 20,000 a share of 0.05 is off by 0.003 at the most. */
const mostSamples = 100_000;
const leastSamples = 20_000;
/** Steps that an answer may take: some tenths of a second. */
const mostWork = 1e8;
/** Pass rates are of at most 100 answers a side, and so are their differences of fractions up to 100 × 99. */
const largestDenominator = 10_000;
/** Differences below this are 0 that floating point missed. */
const nothing = 1e-12;

/**
 * How likely the differences (head less base, one a case or a cluster) sum up to as little as they do, where each could
 * have had the other sign. One-sided; 1 where nothing differs. Differences of one size are counted together: how many of
 * them are positive is a binomial, and binomials add up exactly. Where the sizes share no denominator, or are too many
 * for that, the answer comes from draws that `seed` fixes.
 */
export function signFlipWorse(differences: readonly number[], seed = 1): number {
  const nonZero = differences.filter((difference) => Math.abs(difference) > nothing);
  if (nonZero.length === 0) return 1;
  const whole = wholeNumbers(nonZero);
  const exact = whole === undefined ? undefined : exactShare(whole);
  return exact ?? sampledShare(nonZero, seed);
}

/** The same differences as whole numbers of one unit; undefined where there is none. */
function wholeNumbers(differences: readonly number[]): readonly number[] | undefined {
  let unit = 1;
  for (const size of new Set(differences.map(Math.abs))) {
    const denominator = denominatorOf(size);
    if (denominator === undefined) return undefined;
    unit *= denominator / greatestDivisor(unit, denominator);
    if (unit > mostWork) return undefined;
  }
  return differences.map((difference) => Math.round(difference * unit));
}

/** The smallest denominator of a fraction that is this number, by its continued fraction. */
function denominatorOf(value: number): number | undefined {
  let [before, denominator] = [0, 1];
  let rest = value;
  while (Math.abs(value * denominator - Math.round(value * denominator)) > nothing * denominator) {
    const fraction = rest - Math.floor(rest);
    if (fraction < nothing) return undefined;
    rest = 1 / fraction;
    [before, denominator] = [denominator, Math.floor(rest) * denominator + before];
    if (denominator > largestDenominator) return undefined;
  }
  return denominator;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

/**
 * The share of assignments of signs with a sum of no more than what was seen; undefined where that takes too long. The
 * positive sizes of one group are a binomial times their size, and what is observed is the sum of all positive ones
 * twice, less all sizes.
 */
function exactShare(differences: readonly number[]): number | undefined {
  const observed = differences.reduce((sum, difference) => sum + difference, 0);
  const groups = [...Map.groupBy(differences, Math.abs)].map(([size, those]) => ({ size, count: those.length }));
  const most = (observed + groups.reduce((sum, { size, count }) => sum + size * count, 0)) / 2;
  // The largest group last: of it only a tail is needed.
  groups.sort((a, b) => a.count - b.count || a.size - b.size);
  const last = groups.pop();
  if (last === undefined) return 1;
  let sums: Weights = { from: 0, weights: Float64Array.of(1) };
  let work = 0;
  for (const { size, count } of groups) {
    const counts = seen({ from: 0, weights: fairCounts(count) });
    const room = sums.weights.length + size * (counts.weights.length - 1);
    work += sums.weights.length * counts.weights.length + room;
    if (work > mostWork) return undefined;
    sums = seen(added(sums, size, counts, room));
  }
  const atMost = runningSums(fairCounts(last.count));
  let share = 0;
  for (let index = 0; index < sums.weights.length; index++) {
    const left = Math.floor((most - sums.from - index) / last.size);
    if (left >= 0) share += (sums.weights[index] ?? 0) * (atMost[Math.min(left, last.count)] ?? 0);
  }
  // What was seen is one of the assignments, so that the share is never 0.
  return Math.min(1, Math.max(share, 2 ** -differences.length, Number.MIN_VALUE));
}

/** Probabilities of `from`, `from + 1` and so on. */
interface Weights {
  readonly from: number;
  readonly weights: Float64Array;
}

function added(sums: Weights, size: number, counts: Weights, room: number): Weights {
  const weights = new Float64Array(room);
  for (let count = 0; count < counts.weights.length; count++) {
    const share = counts.weights[count] ?? 0;
    const at = size * count;
    for (let sum = 0; sum < sums.weights.length; sum++) {
      weights[at + sum] = (weights[at + sum] ?? 0) + share * (sums.weights[sum] ?? 0);
    }
  }
  return { from: sums.from + size * counts.from, weights };
}

/** Without its ends that nobody can see: with thousands of differences they are most of the work. */
function seen({ from, weights }: Weights): Weights {
  const first = weights.findIndex((weight) => weight > 1e-40);
  const last = weights.findLastIndex((weight) => weight > 1e-40);
  return { from: from + first, weights: weights.subarray(first, last + 1) };
}

function runningSums(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

function sampledShare(differences: readonly number[], seed: number): number {
  const observed = differences.reduce((sum, difference) => sum + difference, 0);
  const sizes = Float64Array.from(differences, Math.abs);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  // Sums of the same numbers in another order differ in their last bits.
  const most = (observed + all) / 2 + 1e-9 * all;
  const random = createRandom(seed);
  const samples = Math.round(Math.min(mostSamples, Math.max(leastSamples, (2 * mostWork) / sizes.length)));
  let asLow = 0;
  for (let sample = 0; sample < samples; sample++) {
    let positive = 0;
    let signs = 0;
    for (let index = 0; index < sizes.length; index++) {
      // One number gives the signs of 32 differences.
      signs = (index & 31) === 0 ? (random() * 2 ** 32) | 0 : signs >> 1;
      positive += (signs & 1) * (sizes[index] ?? 0);
    }
    if (positive <= most) asLow++;
  }
  // What was seen counts as one of the draws, so that the share is never 0 (Phipson and Smyth, 2010).
  return (asLow + 1) / (samples + 1);
}
