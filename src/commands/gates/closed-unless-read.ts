/** What a gate asks of the outside: an answer, or a reason for which the gate stays closed. */
import type { Reading } from "../../gates/facts.ts";
import { isSlipwayError, type SlipwayError } from "../../platform/errors.ts";

/**
 * What could not be read is closed, with the sentence that `why` makes of the error.
 *
 * @throws where the command was interrupted, and what is a fault of Slipway itself.
 */
export async function closedUnlessRead<T>(
  read: () => Promise<Reading<T>>,
  why: (error: SlipwayError) => string,
): Promise<Reading<T>> {
  try {
    return await read();
  } catch (error) {
    if (!isSlipwayError(error) || error.class === "interrupted") throw error;
    return { known: false, why: why(error) };
  }
}
