/** Node's codes of connections that failed. Which of them are worth another attempt, the callers decide. */

/** Nobody is there, or no name: nothing was sent. */
export const unreachableCodes: ReadonlySet<string> = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
]);

/** A connection that broke: the other side may have received what was sent. */
export const brokenCodes: readonly string[] = ["ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT"];
