/**
 * Signed requests to one AWS service: signs, sends, and tries again where that can help. What comes back is a reply of
 * any status, or why there is none, and whether an attempt before the last may have taken effect all the same.
 */
import { isSlipwayError, type SlipwayError } from "../platform/errors.ts";
import type { AwsCredentials, CredentialProvider } from "./credentials.ts";
import { keptFailing, stopped, unreachable } from "./failures.ts";
import type { HttpFailure, HttpReply, Transport } from "./http.ts";
import { createPlaces, type Places } from "./places.ts";
import { type AwsErrorDocument, errorDocument } from "./reply.ts";
import { defaultRetryPolicy, judge, mayHaveHappened, type RetryPolicy, type Verdict, waitBefore } from "./retry.ts";
import type { Endpoint } from "./settings.ts";
import { createSigner, hostOf, type Signer, type UnsignedRequest } from "./signing.ts";

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
  return new SigningClient(options);
}

class SigningClient implements AwsClient {
  readonly #endpoint: Endpoint;
  readonly #credentials: CredentialProvider;
  readonly #transport: Transport;
  readonly #signal: AbortSignal | undefined;
  readonly #now: () => number;
  readonly #policy: RetryPolicy;
  readonly #signer: Signer;
  readonly #places: Places;
  /** Milliseconds that the server's clock is ahead of ours, where it refused our time. */
  #clockOffset = 0;
  #lastServerTime: { readonly server: number; readonly local: number } | undefined;

  constructor(options: AwsClientOptions) {
    this.#endpoint = options.endpoint;
    this.#credentials = options.credentials;
    this.#transport = options.transport;
    this.#signal = options.signal;
    this.#now = options.now ?? Date.now;
    this.#policy = options.retry ?? defaultRetryPolicy;
    this.#signer = createSigner(options.service, options.region, options.endpoint);
    this.#places = createPlaces(options.concurrency);
  }

  send(request: AwsRequest): Promise<AwsReply | AwsFailure> {
    return this.#places.run(() => this.#exchange(request));
  }

  serverTime(): Date | undefined {
    const last = this.#lastServerTime;
    if (last === undefined) return undefined;
    return new Date(last.server + Math.floor(performance.now() - last.local));
  }

  async #exchange(request: AwsRequest): Promise<AwsReply | AwsFailure> {
    const signal = this.#signal;
    let rejected: AwsCredentials | undefined;
    let clockCorrected = false;
    let uncertain = false;
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted === true) return { kind: "failed", error: stopped(), uncertain };
      const credentials = await this.#credentialsNow(rejected);
      if (isSlipwayError(credentials)) return { kind: "failed", error: credentials, uncertain };
      const signed = this.#signer.sign(request, credentials, this.#time());
      request.onSend?.();
      const outcome = await this.#transport.send(signed, { maximumBytes: request.maximumBytes, signal });
      if (outcome.kind === "reply") this.#noteServerTime(outcome);
      const error = await this.#errorOf(outcome, request, credentials);
      const verdict = judge(outcome, error?.code);
      uncertain ||= mayHaveHappened(outcome, error?.code);
      const at = { host: hostOf(this.#endpoint), verdict, attempt, uncertain };
      const wait = waitBefore(this.#policy, verdict, attempt, retryAfterOf(outcome));
      if (wait === undefined) return conclude(outcome, error, at);
      if (verdict === "clock") {
        if (clockCorrected || !this.#correctClock(outcome)) return conclude(outcome, error, at);
        clockCorrected = true;
      }
      if (verdict === "credentials") {
        // Asked for fresh ones once: where the source has none, nothing changes by asking again.
        if (rejected !== undefined || (await this.#credentialsNow(credentials)) === credentials) {
          return conclude(outcome, error, at);
        }
        rejected = credentials;
      }
      if (wait > 0) await this.#policy.sleep(wait, signal);
    }
  }

  /** Our clock, set by the server's where that refused it. */
  #time(): Date {
    return new Date(this.#now() + this.#clockOffset);
  }

  /**
   * The error document of a reply. HEAD has no body, and its 400 or 403 can mean expired credentials or a wrong clock
   * as well as a denial: the same question asked by GET tells which.
   */
  async #errorOf(
    outcome: HttpReply | HttpFailure,
    request: AwsRequest,
    credentials: AwsCredentials,
  ): Promise<AwsErrorDocument | undefined> {
    if (outcome.kind !== "reply" || (outcome.status < 300 && request.errorInSuccess !== true)) return undefined;
    if (request.method !== "HEAD" || (outcome.status !== 400 && outcome.status !== 403)) return errorDocument(outcome);
    const question = this.#signer.sign({ ...request, method: "GET" }, credentials, this.#time());
    request.onSend?.();
    const told = await this.#transport.send(question, { maximumBytes: 0, signal: this.#signal });
    return told.kind === "reply" && told.status >= 300 ? errorDocument(told) : undefined;
  }

  /** A provider that has none says why with an error of ours; anything else that it throws is a fault of the program. */
  async #credentialsNow(rejected: AwsCredentials | undefined): Promise<AwsCredentials | SlipwayError> {
    try {
      return await this.#credentials({ rejected });
    } catch (error) {
      if (isSlipwayError(error)) return error;
      throw error;
    }
  }

  /** By the Date of the refusal; false where it has none. */
  #correctClock(outcome: HttpReply | HttpFailure): boolean {
    const server = outcome.kind === "reply" ? Date.parse(outcome.headers.date ?? "") : Number.NaN;
    if (Number.isNaN(server)) return false;
    this.#clockOffset = server - this.#now();
    return true;
  }

  #noteServerTime(reply: HttpReply): void {
    const server = Date.parse(reply.headers.date ?? "");
    if (!Number.isNaN(server)) this.#lastServerTime = { server, local: performance.now() };
  }
}

function conclude(
  outcome: HttpReply | HttpFailure,
  error: AwsErrorDocument | undefined,
  at: { readonly host: string; readonly verdict: Verdict; readonly attempt: number; readonly uncertain: boolean },
): AwsReply | AwsFailure {
  const { host, uncertain } = at;
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

function retryAfterOf(outcome: HttpReply | HttpFailure): string | undefined {
  return outcome.kind === "reply" ? outcome.headers["retry-after"] : undefined;
}
