/** Student's t distribution: how much wider an interval is where the spread was estimated from few values. */
import { normalQuantile } from "./normal.ts";

/**
 * The quantile by its expansion around the normal one (Abramowitz and Stegun, 26.7.5): 2.262157 for 0.975 with 9 degrees
 * of freedom. Good to 3e-4 from 5 degrees of freedom, and to 2e-5 from 9.
 *
 * @throws RangeError below 5 degrees of freedom, where it is not good enough.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (degrees < 5) throw new RangeError(`${degrees} degrees of freedom are too few`);
  const z = normalQuantile(probability);
  const square = z * z;
  const terms = [
    1,
    (square + 1) / 4,
    (5 * square ** 2 + 16 * square + 3) / 96,
    (3 * square ** 3 + 19 * square ** 2 + 17 * square - 15) / 384,
    (79 * square ** 4 + 776 * square ** 3 + 1482 * square ** 2 - 1920 * square - 945) / 92_160,
  ];
  return z * terms.reduceRight((sum, term) => sum / degrees + term, 0);
}
