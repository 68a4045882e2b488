/** Inputs that commands on releases share. */
import { releasesErrors } from "../../releases/errors.ts";

export const environmentInput = {
  type: "string",
  description: "Environment of slipway.yaml",
  placeholder: "ENV",
  names: "environment",
  positional: "first",
  required: true,
} as const;

export const statsInput = {
  type: "boolean",
  description: "Count the requests to the store and show them",
} as const;

export const againInput = {
  type: "boolean",
  description: "Release a version that was superseded again, as the newest",
} as const;

export const unblockInput = {
  type: "string",
  description: "Lift the block that a rollback left on the bundle; the reason is kept in the record",
  placeholder: "REASON",
} as const;

export const breakGlassInput = {
  type: "string",
  description: "Go past the gate in an emergency; the reason is kept in the record and shown everywhere",
  placeholder: "REASON",
} as const;

/**
 * A whole number that is not below a minimum.
 *
 * @throws SW0629 otherwise.
 */
export function wholeNumber(name: string, value: number, minimum: number): number {
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  throw releasesErrors.create("SW0629", {
    message: `--${name} is a whole number of at least ${minimum}, not ${value}.`,
    next: `Write it as in --${name} ${Math.max(minimum, 20)}.`,
  });
}
