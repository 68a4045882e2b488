/** A request as a batch job asks it, for what it will cost. */
import { batchTier } from "../../models/prices.ts";
import type { CompletionRequest } from "../../models/request.ts";

/** How a request is handled is the job's matter: no cache points, and its price. */
export function asBatch(request: CompletionRequest): CompletionRequest {
  return { ...request, handling: { cachePoints: [], serviceTier: batchTier } };
}
