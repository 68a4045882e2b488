/** One thing that is not as it should be in an environment. */
import { isSlipwayError } from "../platform/errors.ts";

export type ProblemKind = "pointer" | "chain" | "manifest" | "object" | "mirror" | "setting" | "signature" | "evidence";

export interface VerifyProblem {
  readonly kind: ProblemKind;
  /** The key in the store, or the name of the setting. */
  readonly key: string;
  /** A sentence. */
  readonly message: string;
  /** What to do, a sentence. */
  readonly next: string;
}

/** Errors that say what is wrong with content; others are faults of the way to it. */
const contentErrors: readonly string[] = ["SW0402", "SW0505", "SW0506", "SW0602"];

/** True for errors that say that stored content is damaged or too large. */
export function isContentError(error: unknown): boolean {
  return isSlipwayError(error) && contentErrors.includes(error.code);
}

/** The message of an error about stored content; rethrows every other. */
export function contentProblem(error: unknown): string {
  if (isSlipwayError(error) && contentErrors.includes(error.code)) return error.message;
  throw error;
}
