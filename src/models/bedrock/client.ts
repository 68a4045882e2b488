/**
 * Signed requests to Bedrock: signs, sends, and tries again where that can help. Our own over `node:http`, as for S3:
 * the SDK's client takes 1.4 ms of CPU a request and 100 ms of start (docs/dependencies.md has the measurement).
 */
import type { AwsCredentials, CredentialProvider } from "../../aws/credentials.ts";
import type { HttpFailure, HttpReply, Transport } from "../../aws/http.ts";
import { defaultRetryPolicy, type RetryPolicy, type Verdict, waitBefore } from "../../aws/retry.ts";
import type { Endpoint } from "../../aws/settings.ts";
import { createSigner, hostOf } from "../../aws/signing.ts";
import { isSlipwayError, type SlipwayError } from "../../platform/errors.ts";
import { unreachableCodes } from "../../platform/network-codes.ts";
import { visibleLine } from "../../platform/visible.ts";

export interface BedrockRequest {
  readonly method: "GET" | "POST";
  /** Percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
  /** Gets the body of a success as it comes. */
  readonly onData?: ((chunk: Uint8Array) => void) | undefined;
  readonly onAttempt?: (() => void) | undefined;
  readonly onThrottle?: (() => void) | undefined;
}

/** A refusal by the service, in its own words made harmless. */
export interface BedrockRefusal {
  readonly kind: "refused";
  readonly status: number;
  /** `ThrottlingException`; empty where the reply names none. */
  readonly code: string;
  readonly message: string;
}

export type BedrockOutcome =
  | { readonly kind: "reply"; readonly body: Uint8Array; readonly headers: HttpReply["headers"] }
  | BedrockRefusal
  /** No connection, no name, broken off: `code` is Node's. */
  | { readonly kind: "unreachable"; readonly host: string; readonly code: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "no-credentials"; readonly error: SlipwayError }
  | { readonly kind: "interrupted" };

export interface BedrockClient {
  readonly region: string;
  send(request: BedrockRequest): Promise<BedrockOutcome>;
}

export interface BedrockClientOptions {
  readonly region: string;
  readonly endpoint: Endpoint;
  readonly credentials: CredentialProvider;
  /** A Bedrock API key (`AWS_BEARER_TOKEN_BEDROCK`), which goes before other credentials as in the SDKs. */
  readonly bearerToken?: string | undefined;
  readonly transport: Transport;
  readonly retry?: RetryPolicy | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/**
 * Ten attempts, and waits that double from 100 ms to at most 20 s (what the SDK's `standard` mode has): a minute-long
 * squeeze is waited out. The deadline of the run ends it in any case.
 */
export const bedrockRetryPolicy: RetryPolicy = {
  ...defaultRetryPolicy,
  baseMilliseconds: 100,
  maximumMilliseconds: 20_000,
};

/** A reply with text of a million tokens, and room. */
const largestReply = 32 * 1024 * 1024;

/** Tried once more: they may be an accident of one request, and each costs as much as an answer. */
const triedTwice: ReadonlySet<string> = new Set([
  "ModelTimeoutException",
  "ModelErrorException",
  "ModelStreamErrorException",
]);
const credentialCodes: ReadonlySet<string> = new Set([
  "ExpiredTokenException",
  "ExpiredToken",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
]);
const clockCodes: ReadonlySet<string> = new Set([
  "InvalidSignatureException",
  "RequestExpired",
  "RequestTimeTooSkewed",
]);

/**
 * A client for one region. Failures are values, credentials that cannot be had among them; a deadline or an
 * interruption comes through the request's `signal`.
 */
export function createBedrockClient(options: BedrockClientOptions): BedrockClient {
  const { endpoint, transport, region } = options;
  const now = options.now ?? Date.now;
  const policy = options.retry ?? bedrockRetryPolicy;
  const signer = createSigner("bedrock", region, endpoint);
  /** Milliseconds that the server's clock is ahead of ours, where it refused our time. */
  let clockOffset = 0;

  async function send(request: BedrockRequest): Promise<BedrockOutcome> {
    let rejected: AwsCredentials | undefined;
    let corrected = false;
    for (let attempt = 1; ; attempt += 1) {
      if (request.signal.aborted) return { kind: "interrupted" };
      let credentials: AwsCredentials | undefined;
      try {
        credentials = options.bearerToken === undefined ? await options.credentials({ rejected }) : undefined;
      } catch (error) {
        if (isSlipwayError(error)) return { kind: "no-credentials", error };
        throw error;
      }
      request.onAttempt?.();
      const reply = await transport.send(signed(request, credentials), {
        maximumBytes: largestReply,
        signal: request.signal,
        onData: request.onData,
      });
      if (request.signal.aborted) return { kind: "interrupted" };
      const outcome = outcomeOf(reply, hostOf(endpoint));
      const verdict = verdictOf(outcome);
      if (verdict === "throttled") request.onThrottle?.();
      if (verdict === "clock") {
        const server = reply.kind === "reply" ? Date.parse(reply.headers.date ?? "") : Number.NaN;
        if (corrected || Number.isNaN(server) || Math.abs(server - now()) < 60_000) return outcome;
        corrected = true;
        clockOffset = server - now();
        continue;
      }
      if (verdict === "credentials") {
        if (rejected !== undefined || credentials === undefined) return outcome;
        rejected = credentials;
        continue;
      }
      const last = verdict === "twice" ? 2 : policy.attempts;
      const kind: Verdict = verdict === "final" ? "final" : verdict === "unreachable" ? "unreachable" : "transient";
      const wait = attempt >= last ? undefined : waitBefore(policy, kind, attempt, retryAfterOf(reply));
      if (wait === undefined) return outcome;
      await policy.sleep(wait, request.signal);
    }
  }

  function signed(request: BedrockRequest, credentials: AwsCredentials | undefined) {
    const headers = {
      accept: "application/json",
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    };
    if (credentials !== undefined)
      return signer.sign({ ...request, headers }, credentials, new Date(now() + clockOffset));
    const query = new URLSearchParams(request.query).toString();
    return {
      method: request.method,
      endpoint,
      target: `${endpoint.basePath}${request.path}${query === "" ? "" : `?${query}`}`,
      headers: {
        host: hostOf(endpoint),
        ...headers,
        "content-length": String(request.body?.byteLength ?? 0),
        authorization: `Bearer ${options.bearerToken}`,
      },
      body: request.body,
    };
  }

  return { region, send };
}

function outcomeOf(reply: HttpReply | HttpFailure, host: string): BedrockOutcome {
  if (reply.kind === "failure") return { kind: "unreachable", host, code: reply.code };
  if (reply.kind === "too-large") return { kind: "too-large" };
  if (reply.status >= 200 && reply.status < 300) return { kind: "reply", body: reply.body, headers: reply.headers };
  return { kind: "refused", status: reply.status, ...errorIn(reply) };
}

type BedrockVerdict = "final" | "transient" | "throttled" | "twice" | "unreachable" | "credentials" | "clock";

function verdictOf(outcome: BedrockOutcome): BedrockVerdict {
  if (outcome.kind === "unreachable") {
    return unreachableCodes.has(outcome.code)
      ? "unreachable"
      : /^(?:CERT_|ERR_TLS|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/.test(outcome.code)
        ? "final"
        : "transient";
  }
  if (outcome.kind !== "refused") return "final";
  const { status, code } = outcome;
  if (triedTwice.has(code)) return "twice";
  if (credentialCodes.has(code)) return "credentials";
  if (clockCodes.has(code)) return "clock";
  if (code === "ThrottlingException" || (status === 429 && code !== "ModelNotReadyException")) return "throttled";
  return status === 429 || status >= 500 ? "transient" : "final";
}

/** The error's name stands in a header, `ThrottlingException:http://…`, or as `__type` in the body, `x#ThrottlingException`. */
function errorIn(reply: HttpReply): { readonly code: string; readonly message: string } {
  const fields = jsonObjectIn(reply.body);
  const header = reply.headers["x-amzn-errortype"];
  const named = (typeof header === "string" ? header : undefined) ?? textIn(fields, "__type") ?? "";
  const code = /([A-Za-z][A-Za-z0-9]{0,99})$/.exec(named.replace(/:.*$/s, ""))?.[1] ?? "";
  const words = visibleLine((textIn(fields, "message") ?? textIn(fields, "Message") ?? "").replace(/\s+/g, " ")).trim();
  return { code, message: words.length > 400 ? `${words.slice(0, 400)}…` : words };
}

function jsonObjectIn(body: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function textIn(object: object | undefined, name: string): string | undefined {
  const value: unknown = object === undefined ? undefined : Reflect.get(object, name);
  return typeof value === "string" ? value : undefined;
}

function retryAfterOf(reply: HttpReply | HttpFailure): string | undefined {
  return reply.kind === "reply" ? reply.headers["retry-after"] : undefined;
}
