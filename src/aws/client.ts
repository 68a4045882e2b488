/**
 * Signed requests to one AWS service: signs, sends, and tries again where that can help. What comes back is a reply of
 * any status, or why there is none, and whether an attempt before the last may have taken effect all the same.
 */
import { isSlipwayError, type SlipwayError } from "../platform/errors.ts";
import type { AwsCredentials, CredentialProvider } from "./credentials.ts";
import { keptFailing, stopped, unreachable } from "./failures.ts";
import type { HttpFailure, HttpReply, Transport } from "./http.ts";
import { createPlaces } from "./places.ts";
import { type AwsErrorDocument, errorDocument } from "./reply.ts";
import { defaultRetryPolicy, judge, mayHaveHappened, type RetryPolicy, type Verdict, waitBefore } from "./retry.ts";
import type { Endpoint } from "./settings.ts";
import { createSigner, hostOf, type UnsignedRequest } from "./signing.ts";

export interface AwsRequest extends UnsignedRequest {
  /** A larger successful reply is not read. */
  readonly maximumBytes: number;
  /** A success can hold an error document (CopyObject): its code is judged like that of a refusal. */
  readonly errorInSuccess?: boolean;
  /** Called for every exchange, repetitions included. */
  readonly onSend?: () => void;
}

export interface AwsReply {
  readonly kind: "reply";
  readonly status: number;
  readonly headers: HttpReply["headers"];
  /** Empty where `tooLarge`. */
  readonly body: Uint8Array;
  readonly tooLarge: boolean;
  readonly error: AwsErrorDocument | undefined;
  /** An earlier attempt got no answer, or a server's failure: it may have taken effect. */
  readonly uncertain: boolean;
}

/** No reply that would say more: nobody answered, the server kept failing (SW0910, SW0911, SW0919), or stopped (SW0921). */
export interface AwsFailure {
  readonly kind: "failed";
  readonly error: SlipwayError;
  /** What was asked for may have happened. */
  readonly uncertain: boolean;
}

export interface AwsClientOptions {
  readonly service: "s3" | "sts" | "iam" | "kms" | "monitoring";
  readonly region: string;
  readonly endpoint: Endpoint;
  readonly credentials: CredentialProvider;
  readonly transport: Transport;
  /** Requests under way at once; more wait their turn unsigned. */
  readonly concurrency: number;
  readonly retry?: RetryPolicy | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

export interface AwsClient {
  send(request: AwsRequest): Promise<AwsReply | AwsFailure>;
  /** The server's time by its last reply, moved on by our clock; undefined before the first. */
  serverTime(): Date | undefined;
}

/**
 * A client for one service and one endpoint. `send` rejects only where the credential provider throws what is no
 * SlipwayError; every other end is its value. Places are taken before signing, so that a request which waited is not
 * signed too early.
 */
export function createAwsClient(options: AwsClientOptions): AwsClient {
  const { endpoint, transport, signal } = options;
  const now = options.now ?? Date.now;
  const policy = options.retry ?? defaultRetryPolicy;
  const signer = createSigner(options.service, options.region, endpoint);
  const places = createPlaces(options.concurrency);
  /** Milliseconds that the server's clock is ahead of ours, where it refused our time. */
  let clockOffset = 0;
  let lastServerTime: { readonly server: number; readonly local: number } | undefined;

  async function exchange(request: AwsRequest): Promise<AwsReply | AwsFailure> {
    let rejected: AwsCredentials | undefined;
    let clockCorrected = false;
    let uncertain = false;
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted === true) return { kind: "failed", error: stopped(), uncertain };
      const credentials = await credentialsNow(rejected);
      if (isSlipwayError(credentials)) return { kind: "failed", error: credentials, uncertain };
      const signed = signer.sign(request, credentials, new Date(now() + clockOffset));
      request.onSend?.();
      const outcome = await transport.send(signed, { maximumBytes: request.maximumBytes, signal });
      if (outcome.kind === "reply") noteServerTime(outcome);
      const error = await errorOf(outcome, request, credentials);
      const verdict = judge(outcome, error?.code);
      const end = (): AwsReply | AwsFailure => conclude(outcome, error, { verdict, attempt, uncertain });
      uncertain ||= mayHaveHappened(outcome, error?.code);
      const wait = waitBefore(policy, verdict, attempt, retryAfterOf(outcome));
      if (wait === undefined) return end();
      if (verdict === "clock") {
        if (clockCorrected || !correctClock(outcome)) return end();
        clockCorrected = true;
      }
      if (verdict === "credentials") {
        // Asked for fresh ones once: where the source has none, nothing changes by asking again.
        if (rejected !== undefined || (await credentialsNow(credentials)) === credentials) return end();
        rejected = credentials;
      }
      if (wait > 0) await policy.sleep(wait, signal);
    }
  }

  /**
   * The error document of a reply. HEAD has no body, and its 400 or 403 can mean expired credentials or a wrong clock
   * as well as a denial: the same question asked by GET tells which.
   */
  async function errorOf(
    outcome: HttpReply | HttpFailure,
    request: AwsRequest,
    credentials: AwsCredentials,
  ): Promise<AwsErrorDocument | undefined> {
    if (outcome.kind !== "reply" || (outcome.status < 300 && request.errorInSuccess !== true)) return undefined;
    if (request.method !== "HEAD" || (outcome.status !== 400 && outcome.status !== 403)) return errorDocument(outcome);
    const question = signer.sign({ ...request, method: "GET" }, credentials, new Date(now() + clockOffset));
    request.onSend?.();
    const told = await transport.send(question, { maximumBytes: 0, signal });
    return told.kind === "reply" && told.status >= 300 ? errorDocument(told) : undefined;
  }

  /** A provider that has none says why with an error of ours; anything else that it throws is a fault of the program. */
  async function credentialsNow(rejected: AwsCredentials | undefined): Promise<AwsCredentials | SlipwayError> {
    try {
      return await options.credentials({ rejected });
    } catch (error) {
      if (isSlipwayError(error)) return error;
      throw error;
    }
  }

  /** By the Date of the refusal; false where it has none. */
  function correctClock(outcome: HttpReply | HttpFailure): boolean {
    const server = outcome.kind === "reply" ? Date.parse(outcome.headers.date ?? "") : Number.NaN;
    if (Number.isNaN(server)) return false;
    clockOffset = server - now();
    return true;
  }

  function noteServerTime(reply: HttpReply): void {
    const server = Date.parse(reply.headers.date ?? "");
    if (!Number.isNaN(server)) lastServerTime = { server, local: performance.now() };
  }

  function conclude(
    outcome: HttpReply | HttpFailure,
    error: AwsErrorDocument | undefined,
    at: { readonly verdict: Verdict; readonly attempt: number; readonly uncertain: boolean },
  ): AwsReply | AwsFailure {
    const { uncertain } = at;
    const host = hostOf(endpoint);
    if (outcome.kind === "failure") return { kind: "failed", error: unreachable(host, outcome, at.attempt), uncertain };
    const { status, headers } = outcome;
    if (outcome.kind === "too-large") {
      return { kind: "reply", status, headers, body: new Uint8Array(0), tooLarge: status < 300, error, uncertain };
    }
    if (at.verdict === "transient") {
      return { kind: "failed", error: keptFailing(host, outcome, error, at.attempt), uncertain };
    }
    return { kind: "reply", status, headers, body: outcome.body, tooLarge: false, error, uncertain };
  }

  return {
    send: (request) => places.run(() => exchange(request)),
    serverTime: () =>
      lastServerTime === undefined
        ? undefined
        : new Date(lastServerTime.server + Math.floor(performance.now() - lastServerTime.local)),
  };
}

function retryAfterOf(outcome: HttpReply | HttpFailure): string | undefined {
  return outcome.kind === "reply" ? outcome.headers["retry-after"] : undefined;
}
