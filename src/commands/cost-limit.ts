/** `--max-cost`, as `run` and `evaluate` take it. */
import { modelsErrors } from "../models/errors.ts";

/**
 * US dollars.
 *
 * @throws SW1102 for what is no amount, and together with `--offline`.
 */
export function readCost(cost: number | undefined, offline: boolean): number | undefined {
  if (cost === undefined) return undefined;
  if (Number.isFinite(cost) && cost >= 0 && !offline) return cost;
  throw modelsErrors.create("SW1102", {
    message: offline
      ? "--offline asks no model, so nothing can cost anything."
      : `--max-cost is an amount in US dollars, not ${cost}.`,
    next: offline ? "Leave out --max-cost." : "Write --max-cost 1.50.",
  });
}
