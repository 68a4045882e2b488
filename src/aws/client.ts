/**
 * Signed requests to one AWS service: signs, sends, and tries again where that can help. What comes back is a reply of
 * any status; only what no reply can tell (unreachable, failing for good, stopped) is thrown.
 */
import type { AwsCredentials, CredentialProvider } from "./credentials.ts";
import { keptFailing, stopped, unreachable } from "./failures.ts";
import type { HttpFailure, HttpReply, Transport } from "./http.ts";
import { createPlaces } from "./places.ts";
import { type AwsErrorDocument, errorDocument } from "./reply.ts";
import { defaultRetryPolicy, judge, type RetryPolicy, waitBefore } from "./retry.ts";
import type { Endpoint } from "./settings.ts";
import { createSigner, hostOf, type UnsignedRequest } from "./signing.ts";

export interface AwsRequest extends UnsignedRequest {
  /** A larger successful reply is not read. */
  readonly maximumBytes: number;
  /** A success can hold an error document (CopyObject): its code is judged like that of a refusal. */
  readonly errorInSuccess?: boolean;
}

export interface AwsReply {
  readonly status: number;
  readonly headers: HttpReply["headers"];
  /** Empty where `tooLarge`. */
  readonly body: Uint8Array;
  readonly tooLarge: boolean;
  readonly error: AwsErrorDocument | undefined;
}

export interface AwsClientOptions {
  readonly service: "s3" | "sts" | "iam";
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
  /** Called for every exchange, repetitions included. */
  readonly onSend?: ((request: AwsRequest) => void) | undefined;
}

export interface AwsClient {
  /** Throws SW0910, SW0911, SW0919 and SW0921, and what the credential provider throws. */
  send(request: AwsRequest): Promise<AwsReply>;
  /** The server's time by its last reply, moved on by our clock; undefined before the first. */
  serverTime(): Date | undefined;
}

export function createAwsClient(options: AwsClientOptions): AwsClient {
  const { endpoint, transport, signal } = options;
  const now = options.now ?? Date.now;
  const policy = options.retry ?? defaultRetryPolicy;
  const signer = createSigner(options.service, options.region, endpoint);
  const places = createPlaces(options.concurrency);
  /** Milliseconds that the server's clock is ahead of ours, where it refused our time. */
  let clockOffset = 0;
  let lastServerTime: { readonly server: number; readonly local: number } | undefined;

  async function exchange(request: AwsRequest): Promise<AwsReply> {
    let rejected: AwsCredentials | undefined;
    let clockCorrected = false;
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted === true) throw stopped();
      const credentials = await options.credentials({ rejected });
      const signed = await signer.sign(request, credentials, new Date(now() + clockOffset));
      options.onSend?.(request);
      const outcome = await transport.send(signed, { maximumBytes: request.maximumBytes, signal });
      if (outcome.kind === "reply") noteServerTime(outcome);
      const error = mayHoldError(outcome, request) ? errorDocument(outcome) : undefined;
      const verdict = judge(outcome, error?.code);
      const wait = waitBefore(policy, verdict, attempt, retryAfterOf(outcome));
      if (wait === undefined) return conclude(outcome, error, verdict === "transient", attempt);
      if (verdict === "clock") {
        if (clockCorrected || !correctClock(outcome)) return conclude(outcome, error, false, attempt);
        clockCorrected = true;
      }
      if (verdict === "credentials") {
        // Asked for fresh ones once: where the source has none, nothing changes by asking again.
        if (rejected !== undefined || (await options.credentials({ rejected: credentials })) === credentials) {
          return conclude(outcome, error, false, attempt);
        }
        rejected = credentials;
      }
      if (wait > 0) await policy.sleep(wait, signal);
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
    transient: boolean,
    attempts: number,
  ): AwsReply {
    if (outcome.kind === "failure") throw unreachable(hostOf(endpoint), outcome, attempts);
    if (outcome.kind === "reply" && transient) throw keptFailing(hostOf(endpoint), outcome, error, attempts);
    const { status, headers } = outcome;
    return outcome.kind === "too-large"
      ? { status, headers, body: new Uint8Array(0), tooLarge: status < 300, error }
      : { status, headers, body: outcome.body, tooLarge: false, error };
  }

  return {
    send: (request) => places.run(() => exchange(request)),
    serverTime: () =>
      lastServerTime === undefined
        ? undefined
        : new Date(lastServerTime.server + Math.floor(performance.now() - lastServerTime.local)),
  };
}

function mayHoldError(outcome: HttpReply | HttpFailure, request: AwsRequest): outcome is HttpReply {
  return outcome.kind === "reply" && (outcome.status >= 300 || request.errorInSuccess === true);
}

function retryAfterOf(outcome: HttpReply | HttpFailure): string | undefined {
  return outcome.kind === "reply" ? outcome.headers["retry-after"] : undefined;
}
