/** Exact probabilities of counts: tails of the binomial and the hypergeometric distribution. */

/**
 * Natural logarithm of the binomial coefficient `n` over `k`; minus infinity where there is no way to choose. Summed
 * term by term up to 256 and by Stirling's series beyond it, whose error there is below 1e-15.
 */
export function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** P(X >= atLeast) for X of `trials` fair coins. */
export function fairTail(trials: number, atLeast: number): number {
  if (atLeast <= 0) return 1;
  if (atLeast > trials) return 0;
  if (trials <= 1000) return smallFairTail(trials, atLeast);
  let sum = 0;
  for (let count = atLeast; count <= trials; count++) {
    const term = Math.exp(logChoose(trials, count) - trials * Math.LN2);
    sum += term;
    // Terms past the middle only shrink; what is left cannot be seen any more.
    if (count > trials / 2 && term < sum * 1e-17) break;
  }
  return Math.min(1, sum);
}

/** Exact in floating point as long as 2^trials is a number: the coefficients are built up from C(trials, 0). */
function smallFairTail(trials: number, atLeast: number): number {
  let coefficient = 1;
  let sum = 0;
  // From the far end, C(n, n) = 1 downwards, so that small terms are added first.
  for (let count = trials; count >= atLeast; count--) {
    sum += coefficient;
    coefficient = (coefficient * count) / (trials - count + 1);
  }
  return Math.min(1, sum / 2 ** trials);
}

/**
 * Probabilities of 0 to `trials` heads of fair coins. Up to 1,000 from whole coefficients, beyond that outwards from the
 * middle, where none is too small for a number; what is, is 0.
 */
export function fairCounts(trials: number): Float64Array {
  const counts = new Float64Array(trials + 1);
  const middle = Math.floor(trials / 2);
  const small = trials <= 1000;
  counts[small ? 0 : middle] = 1;
  for (let count = small ? 1 : middle + 1; count <= trials; count++) {
    counts[count] = ((counts[count - 1] ?? 0) * (trials - count + 1)) / count;
  }
  if (small) return counts.map((coefficient) => coefficient / 2 ** trials);
  for (let count = 0; count < middle; count++) counts[count] = counts[trials - count] ?? 0;
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => count / sum);
}

/** A share of passes: how many of how many. */
export interface Share {
  readonly passed: number;
  readonly total: number;
}

/**
 * Fisher's exact test of one case sampled several times: how likely `head` passes as rarely as it did, or more rarely,
 * where nothing changed. One-sided.
 */
export function fisherWorse(base: Share, head: Share): number {
  const passed = base.passed + head.passed;
  const all = base.total + head.total;
  const ways = logChoose(all, head.total);
  let sum = 0;
  for (let count = Math.max(0, passed - base.total); count <= head.passed; count++) {
    sum += Math.exp(logChoose(passed, count) + logChoose(all - passed, head.total - count) - ways);
  }
  return Math.min(1, sum);
}

function logFactorial(n: number): number {
  if (n > 256) {
    const square = n * n;
    return (
      n * Math.log(n) -
      n +
      Math.log(2 * Math.PI * n) / 2 +
      1 / (12 * n) -
      1 / (360 * n * square) +
      1 / (1260 * n * square * square)
    );
  }
  let sum = 0;
  for (let factor = 2; factor <= n; factor++) sum += Math.log(factor);
  return sum;
}
