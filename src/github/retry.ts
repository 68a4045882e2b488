/** The one place that decides whether a request to GitHub is sent again, and when. By status and headers, never by message. */
import { brokenCodes, unreachableCodes } from "../platform/network-codes.ts";

/** What came of one exchange, as far as repeating is concerned. */
export type ExchangeOutcome =
  | { readonly kind: "reply"; readonly status: number; readonly headers: Headers; readonly limitedByDocument: boolean }
  /** No reply: `code` is Node's, such as ECONNRESET. */
  | { readonly kind: "failure"; readonly code: string };

export type RetryVerdict =
  | { readonly kind: "final" }
  /** GitHub did nothing and says when to come back. */
  | { readonly kind: "limited"; readonly milliseconds: number }
  /** The server or the network failed for a moment; `mayHaveHappened` where the request may have been carried out. */
  | { readonly kind: "transient"; readonly mayHaveHappened: boolean };

const transientStatus = new Set([500, 502, 503, 504]);

/** Failures before anything was sent. */
const unsentCodes: ReadonlySet<string> = new Set([...unreachableCodes, "UND_ERR_CONNECT_TIMEOUT"]);

const momentaryCodes: ReadonlySet<string> = new Set([
  ...brokenCodes,
  "UND_ERR_SOCKET",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_RESPONSE_STATUS_CODE",
]);

/** Without a time from GitHub, a minute: "Rate limits for the REST API" in GitHub's documentation. */
const waitWithoutTime = 60_000;

/** `now` in milliseconds since 1970 counts where the reply has no date of its own. */
export function judgeExchange(outcome: ExchangeOutcome, now: number): RetryVerdict {
  if (outcome.kind === "failure") {
    if (unsentCodes.has(outcome.code)) return { kind: "transient", mayHaveHappened: false };
    return momentaryCodes.has(outcome.code) ? { kind: "transient", mayHaveHappened: true } : { kind: "final" };
  }
  const { status, headers } = outcome;
  if (status === 403 || status === 429) {
    const milliseconds = askedWait(headers, now);
    if (milliseconds !== undefined) return { kind: "limited", milliseconds };
    return status === 429 || outcome.limitedByDocument
      ? { kind: "limited", milliseconds: waitWithoutTime }
      : { kind: "final" };
  }
  if (!transientStatus.has(status)) return { kind: "final" };
  const milliseconds = askedWait(headers, now);
  // 503 with a time: overload protection, the work was not begun.
  if (status === 503 && milliseconds !== undefined) return { kind: "limited", milliseconds };
  return { kind: "transient", mayHaveHappened: true };
}

/** Milliseconds that the reply asks to wait; undefined where it names none. Times are compared with the server's clock. */
function askedWait(headers: Headers, now: number): number | undefined {
  const after = headers.get("retry-after");
  if (after !== null) {
    const seconds = /^\d{1,9}$/.test(after.trim()) ? Number(after) : undefined;
    if (seconds !== undefined) return seconds * 1_000;
    const date = Date.parse(after);
    if (!Number.isNaN(date)) return Math.max(0, date - serverTime(headers, now));
  }
  const reset = headers.get("x-ratelimit-reset");
  if (headers.get("x-ratelimit-remaining") === "0" && reset !== null && /^\d{1,12}$/.test(reset)) {
    // One second more: the reset is rounded down.
    return Math.max(0, Number(reset) * 1_000 - serverTime(headers, now)) + 1_000;
  }
  return undefined;
}

function serverTime(headers: Headers, now: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? now : date;
}

/** Milliseconds before the next attempt after a transient failure: doubled each time, half of it by chance. */
export function backOff(attempt: number, random: () => number): number {
  const bound = Math.min(8_000, 250 * 2 ** (attempt - 1));
  return bound / 2 + (bound / 2) * random();
}
