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

/**
 * The code of a connection that failed. Node's `fetch` throws "fetch failed" with the reason as its cause, sometimes several
 * of them for several addresses. Undefined where no cause has one.
 */
export function networkCodeOf(thrown: unknown): string | undefined {
  let error: unknown = thrown;
  for (let depth = 0; depth < 4 && typeof error === "object" && error !== null; depth++) {
    if ("code" in error && typeof error.code === "string") return error.code;
    const inner: unknown = "errors" in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
    error = inner ?? ("cause" in error ? error.cause : undefined);
  }
  return undefined;
}
