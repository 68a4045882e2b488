/** Faults on demand: what GitHub and the network do on bad days, for the next requests that match. */

export interface Fault {
  /** `POST`; any method where it is absent. */
  readonly method?: string;
  /** As in the description: `/repos/{owner}/{repo}/issues/{issue_number}/comments`; any path where it is absent. */
  readonly path?: string;
  /** How many requests meet it; one where it is absent, all with Infinity. */
  readonly times?: number;
  /** How many matching requests pass before. */
  readonly after?: number;
  readonly does: /** Answers without doing anything. */
    | {
        readonly kind: "answer";
        readonly status: number;
        readonly body?: unknown;
        readonly headers?: Readonly<Record<string, string>>;
      }
    /** Does what is asked, then breaks the connection. */
    | { readonly kind: "lost reply" }
    /** Does what is asked, then answers with an error. */
    | { readonly kind: "done, then error"; readonly status: number }
    /** Breaks the connection before anything is done. */
    | { readonly kind: "reset" }
    /** The body comes byte by byte. */
    | { readonly kind: "slow"; readonly millisecondsPerByte: number }
    /** The connection ends in the middle of the body. */
    | { readonly kind: "cut body" }
    /** Something happens on GitHub before the request is looked at: a comment is deleted, a head moves. */
    | { readonly kind: "meanwhile"; readonly change: () => void | Promise<void> };
}

/** What a secondary rate limit answers. */
export function secondaryRateLimit(retryAfterSeconds: number | undefined): Fault["does"] {
  return {
    kind: "answer",
    status: 403,
    headers: retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) },
    body: {
      message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
      documentation_url:
        "https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
    },
  };
}

/** What an exhausted hourly limit answers; `reset` in seconds since 1970. */
export function primaryRateLimit(reset: number): Fault["does"] {
  return {
    kind: "answer",
    status: 403,
    headers: { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) },
    body: {
      message: "API rate limit exceeded for installation ID 1.",
      documentation_url: "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api",
    },
  };
}

export class Faults {
  readonly #waiting: { readonly fault: Fault; left: number; skip: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1, skip: fault.after ?? 0 });
  }

  /** The faults that this request meets, each counted down. */
  take(method: string, path: string): readonly Fault["does"][] {
    const met: Fault["does"][] = [];
    for (const entry of this.#waiting) {
      const { fault } = entry;
      if (entry.left <= 0) continue;
      if (fault.method !== undefined && fault.method !== method) continue;
      if (fault.path !== undefined && fault.path !== path) continue;
      if (entry.skip > 0) entry.skip -= 1;
      else {
        entry.left -= 1;
        met.push(fault.does);
      }
    }
    return met;
  }
}
