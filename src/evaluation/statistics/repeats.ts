/** Cases that were asked several times (tau-bench, arXiv 2406.12045). */
import { logChoose, type Share } from "./counting.ts";

/** Probability that at least one of `k` answers passes, estimated from `passed` of `total`. */
export function passAny({ passed, total }: Share, k: number): number {
  return 1 - ratio(total - passed, total, k);
}

/** Probability that all of `k` answers pass. */
export function passAll({ passed, total }: Share, k: number): number {
  return ratio(passed, total, k);
}

/** C(some, k) / C(total, k). */
function ratio(some: number, total: number, k: number): number {
  if (!Number.isInteger(k) || k < 1 || k > total) throw new RangeError(`${k} of ${total} answers cannot be taken`);
  return some < k ? 0 : Math.exp(logChoose(some, k) - logChoose(total, k));
}
