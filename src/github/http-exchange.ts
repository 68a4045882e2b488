/** One HTTP exchange with GitHub: bounded in time and size, redirects followed only where the token may go. */
import type { Json } from "../platform/json.ts";
import { networkCodeOf } from "../platform/network-codes.ts";

/** The part of the platform's `fetch` that is used: handed in, so that a test and a proxy can stand in its place. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array<ArrayBuffer>;
    readonly redirect: "manual";
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

export interface ExchangeLimits {
  readonly maximumBytes: number;
  /** For the whole exchange, the body included. */
  readonly milliseconds: number;
  readonly signal: AbortSignal;
}

export interface GithubHttpReply {
  readonly kind: "reply";
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type GithubHttpOutcome =
  | GithubHttpReply
  | { readonly kind: "failure"; readonly code: string; readonly cause: unknown }
  | { readonly kind: "too-large"; readonly status: number }
  /** To another server, or more of them than anybody needs. */
  | { readonly kind: "redirect"; readonly to: string };

/** GitHub redirects renamed repositories once. */
const mostRedirects = 3;

/** Sends a request and reads the whole reply. Never throws. */
export async function exchange(
  fetch: Fetch,
  request: OutgoingRequest,
  limits: ExchangeLimits,
): Promise<GithubHttpOutcome> {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(limits.milliseconds)));
  const signal = AbortSignal.any([timeout, limits.signal]);
  let url = request.url;
  try {
    for (let redirects = 0; ; redirects++) {
      const response = await fetch(url, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: "manual",
        signal,
      });
      const next = redirectOf(response, request.method, url);
      if (next === undefined) return await readReply(response, limits.maximumBytes);
      await response.body?.cancel();
      if (new URL(next).origin !== new URL(request.url).origin || redirects >= mostRedirects) {
        return { kind: "redirect", to: new URL(next).origin };
      }
      url = next;
    }
  } catch (cause) {
    if (limits.signal.aborted) return { kind: "failure", code: "ABORTED", cause };
    if (timeout.aborted) return { kind: "failure", code: "ETIMEDOUT", cause };
    return { kind: "failure", code: codeOf(cause), cause };
  }
}

/** 301 and 302 turn other methods into GET in browsers, so for those only 307 and 308 are followed. */
function redirectOf(response: Response, method: string, url: string): string | undefined {
  const { status } = response;
  const follows = status === 307 || status === 308 || (method === "GET" && (status === 301 || status === 302));
  const location = response.headers.get("location");
  return follows && location !== null && URL.canParse(location, url) ? new URL(location, url).href : undefined;
}

async function readReply(response: Response, maximumBytes: number): Promise<GithubHttpOutcome> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null) {
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > maximumBytes) return { kind: "too-large", status: response.status };
      chunks.push(chunk);
    }
  }
  return {
    kind: "reply",
    status: response.status,
    headers: response.headers,
    text: Buffer.concat(chunks).toString("utf8"),
  };
}

/** A reply that was cut off has no code: `TypeError: terminated`. */
function codeOf(thrown: unknown): string {
  return networkCodeOf(thrown) ?? (thrown instanceof TypeError ? "ECONNRESET" : "UNKNOWN");
}

/** The JSON of a reply; undefined where it is none. An empty body is null. */
export function jsonOf(text: string): Json | undefined {
  if (text === "") return null;
  try {
    // What JSON.parse gives is JSON by definition.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
