/**
 * A client for GitHub's REST API: github.com, GitHub Enterprise Cloud and Server. It repeats what can succeed, sends
 * nothing twice that could be done twice, and turns every refusal into an error that says what to do.
 * Why this is no library: docs/dependencies.md.
 */
import type { Json } from "../platform/json.ts";
import type { Redaction } from "../platform/redaction.ts";
import { expandPath, readApiUrl } from "./address.ts";
import { githubErrors } from "./errors.ts";
import { exchange, type Fetch, type GithubHttpOutcome, jsonOf } from "./http-exchange.ts";
import { nextPage } from "./link-header.ts";
import { failureError, refusalError } from "./refusals.ts";
import { backOff, judgeExchange, type RetryVerdict } from "./retry.ts";

export type { Fetch } from "./http-exchange.ts";

export interface GithubClientOptions {
  /** `GITHUB_API_URL`; without it github.com. */
  readonly apiUrl: string | undefined;
  /** Registered with the redaction before anything is done with it. */
  readonly token: string | undefined;
  readonly fetch: Fetch;
  readonly redaction: Redaction;
  readonly signal: AbortSignal;
  /** Version of Slipway, for the user agent. */
  readonly version?: string;
  /** Milliseconds for one call of this client with all its repetitions and waits. */
  readonly patience?: number;
  /** Tells a person why it takes long: "GitHub asks to wait 30 s." */
  readonly onWait?: (text: string) => void;
  readonly clock?: GithubClock;
}

/** Time, for those who cannot wait for it. */
export interface GithubClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends early where the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

export interface GithubRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** As in GitHub's documentation: `/repos/{owner}/{repo}/issues/{issue_number}/comments`. */
  readonly path: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Json;
  /** What it is for, in a message: "comment on pull request #5". */
  readonly purpose: string;
  /** Statuses from 400 that are an answer to the caller and no error: `[404]`. */
  readonly answers?: readonly number[];
  /**
   * Asked before every repetition: gives what the reply would be where the request was carried out already or is not
   * wanted any more, or undefined where it is to be sent again. Without it a POST whose reply was lost is never
   * repeated, and SW1013 is thrown.
   */
  readonly lookFirst?: () => Promise<Json | undefined>;
}

export interface GithubReply {
  readonly status: number;
  readonly headers: Headers;
  /** Null where the body is empty. */
  readonly json: Json;
}

export interface GithubClient {
  readonly apiUrl: string;
  /**
   * One request.
   *
   * @throws SW1005 to SW1014.
   */
  send(request: GithubRequest): Promise<GithubReply>;
  /**
   * Every page of a list, following `Link` to the end; at most `most` pages (default 100, of 100 items each).
   *
   * @throws SW1005 to SW1014.
   */
  pages(request: GithubRequest, most?: number): AsyncGenerator<GithubReply, void, undefined>;
}

/** Version of the API, "API Versions" in GitHub's documentation. */
const apiVersion = "2022-11-28";
/** A page of 100 comments of 65,536 characters, of up to four bytes each, stays below. */
const maximumReplyBytes = 32 * 1024 * 1024;
const exchangeMilliseconds = 30_000;
const defaultPatience = 90_000;
/** Exchanges of one request, whatever time is left. */
const mostAttempts = 6;
const defaultMostPages = 100;

/** @throws SW1001 without a token, SW1004 where the address cannot be right. */
export function createGithubClient(options: GithubClientOptions): GithubClient {
  if (options.token === undefined || options.token.trim() === "") {
    throw githubErrors.create("SW1001", {
      message: "There is no token for GitHub's API.",
      next: "Set GITHUB_TOKEN: in a workflow to ${{ github.token }}, on a laptop to what `gh auth token` prints.",
    });
  }
  options.redaction.register(options.token);
  const apiUrl = readApiUrl(options.apiUrl);
  const caller = new Caller(options, apiUrl, options.token.trim());
  return {
    apiUrl,
    send: (request) => caller.send(request, caller.urlOf(request)),
    pages: (request, most = defaultMostPages) => caller.pages(request, most),
  };
}

const realClock: GithubClock = {
  now: Date.now,
  random: Math.random,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener("abort", done, { once: true });
      if (signal.aborted) done();
    }),
};

class Caller {
  readonly #options: GithubClientOptions;
  readonly #apiUrl: string;
  readonly #token: string;
  readonly #clock: GithubClock;

  constructor(options: GithubClientOptions, apiUrl: string, token: string) {
    this.#options = options;
    this.#apiUrl = apiUrl;
    this.#token = token;
    this.#clock = options.clock ?? realClock;
  }

  urlOf(request: GithubRequest): string {
    const query = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    );
    const search = query.length === 0 ? "" : `?${new URLSearchParams(query)}`;
    return `${this.#baseOf(request)}${expandPath(request.path, request.parameters ?? {})}${search}`;
  }

  /** On GitHub Enterprise Server GraphQL lies beside the REST API, at `/api/graphql`. */
  #baseOf({ path }: GithubRequest): string {
    return path === "/graphql" ? this.#apiUrl.replace(/\/api\/v3$/, "/api") : this.#apiUrl;
  }

  async *pages(request: GithubRequest, most: number): AsyncGenerator<GithubReply, void, undefined> {
    const query = { per_page: 100, ...request.query };
    const seen = new Set<string>();
    let url: string | undefined = this.urlOf({ ...request, query });
    for (let page = 1; url !== undefined; page++) {
      seen.add(url);
      const reply = await this.send(request, url);
      yield reply;
      url = nextPage(reply.headers.get("link"), url, this.#apiUrl);
      if (url !== undefined && (page >= most || seen.has(url))) {
        throw githubErrors.create("SW1012", {
          message: `GitHub's list has more than ${most} pages, or goes round in circles (to ${request.purpose}).`,
          next: "Nothing was left half done. Where the list is really that long, shorten it on GitHub.",
        });
      }
    }
  }

  async send(request: GithubRequest, url: string): Promise<GithubReply> {
    const deadline = this.#clock.now() + (this.#options.patience ?? defaultPatience);
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#exchange(request, url, deadline);
      if (outcome.kind === "reply" && (outcome.status < 400 || request.answers?.includes(outcome.status) === true)) {
        return this.#understood(request, outcome);
      }
      if (this.#options.signal.aborted) throw interrupted(request);
      const verdict = this.#judge(outcome);
      const wait = this.#waitAfter(verdict, attempt, deadline);
      if (wait === undefined) throw this.#failed(request, outcome, verdict, attempt);
      if (wait.told)
        this.#options.onWait?.(
          `GitHub asks to wait ${Math.ceil(wait.milliseconds / 1_000)} s (to ${request.purpose}).`,
        );
      await this.#clock.sleep(wait.milliseconds, this.#options.signal);
      if (this.#options.signal.aborted) throw interrupted(request);
      if (request.lookFirst !== undefined) {
        const found = await request.lookFirst();
        if (found !== undefined) return { status: 200, headers: new Headers(), json: found };
      } else if (verdict.kind === "transient" && verdict.mayHaveHappened && request.method === "POST") {
        throw lost(request, outcome);
      }
    }
  }

  #exchange(request: GithubRequest, url: string, deadline: number): Promise<GithubHttpOutcome> {
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    return exchange(
      this.#options.fetch,
      {
        method: request.method,
        url,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${this.#token}`,
          "user-agent": `slipway/${this.#options.version ?? "0"}`,
          "x-github-api-version": apiVersion,
          ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
        },
        body,
      },
      {
        maximumBytes: maximumReplyBytes,
        milliseconds: Math.min(exchangeMilliseconds, deadline - this.#clock.now()),
        signal: this.#options.signal,
      },
    );
  }

  #understood(request: GithubRequest, { status, headers, text }: GithubHttpOutcome & { kind: "reply" }): GithubReply {
    const json = jsonOf(text);
    // A redirect that was not followed is no answer either.
    if (json !== undefined && (status < 300 || status >= 400 || status === 304)) return { status, headers, json };
    throw notUnderstood(request, `it is ${status < 300 ? "no JSON" : `a redirect (${status})`}`);
  }

  #judge(outcome: GithubHttpOutcome): RetryVerdict {
    const now = this.#clock.now();
    switch (outcome.kind) {
      case "reply":
        return judgeExchange({ ...outcome, limitedByDocument: isLimitedByDocument(outcome.text) }, now);
      case "failure":
        return judgeExchange(outcome, now);
      case "too-large":
      case "redirect":
        return { kind: "final" };
    }
  }

  #waitAfter(
    verdict: RetryVerdict,
    attempt: number,
    deadline: number,
  ): { readonly milliseconds: number; readonly told: boolean } | undefined {
    if (verdict.kind === "final" || attempt >= mostAttempts) return undefined;
    const told = verdict.kind === "limited";
    const milliseconds = told
      ? // Jobs that were sent away together do not come back together.
        verdict.milliseconds + this.#clock.random() * 1_000
      : backOff(attempt, this.#clock.random);
    return this.#clock.now() + milliseconds < deadline ? { milliseconds, told } : undefined;
  }

  #failed(request: GithubRequest, outcome: GithubHttpOutcome, verdict: RetryVerdict, attempts: number): Error {
    const host = new URL(this.#apiUrl).host;
    switch (outcome.kind) {
      case "reply":
        return refusalError(request, outcome, {
          attempts,
          waitMilliseconds: verdict.kind === "limited" ? verdict.milliseconds : undefined,
        });
      case "failure":
        return failureError(request, outcome, { attempts, host });
      case "too-large":
        return notUnderstood(request, `it is larger than ${maximumReplyBytes / 1024 / 1024} MiB`);
      case "redirect":
        return notUnderstood(request, `it leads elsewhere (${outcome.to}), where the token must not go`);
    }
  }
}

/** A secondary rate limit may name no time; its document is the one sign that is no prose. */
function isLimitedByDocument(text: string): boolean {
  const json = jsonOf(text);
  if (typeof json !== "object" || json === null || !("documentation_url" in json)) return false;
  return /secondary-rate-limits/.test(String(json["documentation_url"]));
}

function lost(request: GithubRequest, outcome: GithubHttpOutcome): Error {
  return githubErrors.create("SW1013", {
    message: `GitHub's reply was lost (to ${request.purpose}), and asking again could do it twice.`,
    next: "Look on GitHub whether it was done; run the command again where it was not.",
    cause: outcome.kind === "failure" ? outcome.cause : undefined,
  });
}

function interrupted(request: GithubRequest): Error {
  return githubErrors.create("SW1014", {
    message: `Stopped while asking GitHub to ${request.purpose}.`,
    next: "Run the command again.",
  });
}

function notUnderstood(request: GithubRequest, reason: string): Error {
  return githubErrors.create("SW1012", {
    message: `GitHub's reply was not understood (to ${request.purpose}): ${reason}.`,
    next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place.",
  });
}
