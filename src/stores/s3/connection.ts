/**
 * One bucket and prefix as a place for requests: builds them, states the expected owner in each, counts them, and turns
 * a refusal into an error that says what to do.
 */
import { type Caller, callerIdentity } from "../../aws/caller.ts";
import { type AwsClient, type AwsFailure, type AwsReply, type AwsRequest, createAwsClient } from "../../aws/client.ts";
import type { CredentialProvider, Environment } from "../../aws/credentials.ts";
import { awsErrors } from "../../aws/errors.ts";
import { createTransport, type Transport } from "../../aws/http.ts";
import type { RetryPolicy } from "../../aws/retry.ts";
import { isDenial, type S3Action, s3Refusal } from "../../aws/s3-refusals.ts";
import { type S3Settings, stsEndpoint } from "../../aws/settings.ts";
import { encodeRfc3986, hostOf } from "../../aws/signing.ts";
import type { SlipwayError } from "../../platform/errors.ts";
import { storesErrors } from "../errors.ts";
import { problemWithKey, type RequestCounts } from "../store.ts";

export interface S3ConnectionOptions {
  readonly bucket: string;
  /** Without slashes at its ends; empty for the whole bucket. */
  readonly prefix: string;
  readonly settings: S3Settings;
  readonly credentials: CredentialProvider;
  readonly environment: Environment;
  readonly certificates: string | undefined;
  readonly kmsKey: string | undefined;
  /** Accounts in which the bucket may be; empty for any. */
  readonly accounts: readonly string[];
  readonly concurrency: number;
  readonly retry: RetryPolicy | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A request for one key, or for the bucket where `key` is absent. */
export interface S3Request {
  readonly method: AwsRequest["method"];
  readonly counted: keyof RequestCounts;
  readonly action: S3Action;
  /** Relative to the prefix. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly bodySha256?: string;
  readonly maximumBytes?: number;
  readonly errorInSuccess?: boolean;
  /** Leaves out the expected owner: only to find out why a read was denied. */
  readonly anyOwner?: boolean;
}

/** Replies to writes, and HEAD: nothing but an error document comes with them. */
const replyBytes = 64 * 1024;

/** S3 answers a listing of 1,000 keys of at most 1,024 bytes, encoded and with what it says of each. */
export const listingBytes = 8 * 1024 * 1024;

/**
 * Requests to one bucket, counted by kind; connections are kept until `close`. Throws refusals (SW0903 to SW0918) and
 * faults of the network (SW0910, SW0911, SW0919), each with its next step.
 */
export class S3Connection {
  readonly bucket: string;
  readonly prefix: string;
  readonly settings: S3Settings;
  readonly kmsKey: string | undefined;
  readonly requests: RequestCounts = { get: 0, put: 0, copy: 0, list: 0, delete: 0 };
  readonly #options: S3ConnectionOptions;
  readonly #transport: Transport;
  readonly #client: AwsClient;
  /** For other buckets, by host. */
  readonly #clients = new Map<string, AwsClient>();
  #owner: Promise<string | undefined> | undefined;
  #caller: Promise<Caller | undefined> | undefined;

  constructor(options: S3ConnectionOptions) {
    const { bucket, prefix, settings, environment, certificates, concurrency } = options;
    this.#options = options;
    this.bucket = bucket;
    this.prefix = prefix;
    this.settings = settings;
    this.kmsKey = options.kmsKey;
    this.#transport = createTransport({ environment, certificates, connections: concurrency });
    this.#client = this.#clientFor(settings);
  }

  #clientFor(settings: S3Settings): AwsClient {
    const { region, endpoint } = settings;
    const { credentials, concurrency, retry, signal } = this.#options;
    const transport = this.#transport;
    return createAwsClient({ service: "s3", region, endpoint, credentials, transport, concurrency, retry, signal });
  }

  get address(): string {
    return `s3://${this.bucket}${this.prefix === "" ? "" : `/${this.prefix}`}`;
  }

  /** Key in the bucket. Throws SW0509 for one that could be anything but a plain name below the prefix. */
  fullKey(key: string): string {
    const problem = problemWithKey(key);
    if (problem !== undefined) {
      throw storesErrors.create("SW0509", {
        message: `The key “${key}” ${problem}.`,
        next: "Please report this: it is a fault of Slipway.",
      });
    }
    return this.#below(key);
  }

  /** Path of a request for a whole key, percent-encoded. */
  path(fullKey?: string): string {
    const bucket = this.settings.pathStyle ? `/${this.bucket}` : "";
    if (fullKey === undefined) return bucket === "" ? "/" : bucket;
    return `${bucket}/${fullKey.split("/").map(encodeRfc3986).join("/")}`;
  }

  send(request: S3Request): Promise<AwsReply | AwsFailure> {
    return this.#sendBy(this.#client, this, request);
  }

  /** A request to another place on the same service, with the credentials of this one. Counted here. */
  sendTo(place: S3Connection, request: S3Request): Promise<AwsReply | AwsFailure> {
    const host = hostOf(place.settings.endpoint);
    const client = this.#clients.get(host) ?? this.#clientFor(place.settings);
    this.#clients.set(host, client);
    return this.#sendBy(client, place, request);
  }

  /** The value of `x-amz-copy-source`. */
  copySource(key: string): string {
    return `/${this.bucket}/${this.fullKey(key).split("/").map(encodeRfc3986).join("/")}`;
  }

  async #sendBy(client: AwsClient, place: S3Connection, request: S3Request): Promise<AwsReply | AwsFailure> {
    const owner = request.anyOwner === true ? undefined : await place.expectedOwner();
    const { method, query, body, bodySha256, errorInSuccess } = request;
    return client.send({
      method,
      path: place.path(request.key === undefined ? undefined : place.fullKey(request.key)),
      ...(query === undefined ? {} : { query }),
      headers: { ...request.headers, ...(owner === undefined ? {} : { "x-amz-expected-bucket-owner": owner }) },
      ...(body === undefined ? {} : { body }),
      ...(bodySha256 === undefined ? {} : { bodySha256 }),
      ...(errorInSuccess === undefined ? {} : { errorInSuccess }),
      maximumBytes: request.maximumBytes ?? replyBytes,
      onSend: () => {
        this.requests[request.counted] += 1;
      },
    });
  }

  /**
   * The account that every request names. One account in `accounts:` needs no request; of several, the one that the
   * credentials belong to, or where S3 denies that one, another one that it does not deny. Throws SW0903 where the
   * credentials belong to none.
   */
  expectedOwner(): Promise<string | undefined> {
    const [only, ...others] = this.#options.accounts;
    if (only === undefined || others.length === 0) return Promise.resolve(only);
    this.#owner ??= this.#ownerAmong(this.#options.accounts);
    return this.#owner;
  }

  /** The reply, where one came. Throws what ended the request otherwise, SW0510 where a write may have happened. */
  settled(outcome: AwsReply | AwsFailure, request: S3Request): AwsReply {
    if (outcome.kind === "reply") return outcome;
    throw outcome.uncertain && isWrite(request) ? this.unknown(request, outcome.error) : outcome.error;
  }

  /** The error for a reply that no operation expects. For a write SW0510 where an earlier attempt may have worked. */
  async refusal(reply: AwsReply, request: S3Request): Promise<SlipwayError> {
    const expectedOwner = await this.expectedOwner();
    const attempt = {
      action: request.action,
      address: this.address,
      bucket: this.bucket,
      key: request.key === undefined ? (request.query?.["prefix"] ?? this.#below("")) : this.#below(request.key),
      region: this.settings.region,
      partition: this.settings.partition,
      kmsKey: this.kmsKey,
      expectedOwner,
    };
    const facts = isDenial(reply)
      ? {
          caller: await this.#whoAmI(),
          otherOwner: expectedOwner !== undefined && (await this.#hasOtherOwner(request)),
          maybeMissing: request.action === "s3:GetObject",
        }
      : undefined;
    const error = s3Refusal(attempt, reply, facts);
    return reply.uncertain && isWrite(request) ? this.unknown(request, error) : error;
  }

  serverTime(): Date | undefined {
    return this.#client.serverTime();
  }

  close(): void {
    this.#transport.close();
  }

  #below(key: string): string {
    return this.prefix === "" ? key : `${this.prefix}/${key}`;
  }

  async #ownerAmong(accounts: readonly string[]): Promise<string> {
    const credentials = await this.#options.credentials();
    const account = credentials.accountId ?? (await this.#whoAmI())?.account;
    if (account !== undefined && accounts.includes(account)) return this.#ownerBeside(account, accounts);
    throw awsErrors.create("SW0903", {
      message:
        account === undefined
          ? `Which of the accounts ${accounts.join(", ")} the credentials belong to could not be found out: STS did not answer.`
          : `The credentials belong to account ${account}, and \`accounts:\` allows ${accounts.join(", ")} only. Nothing was written.`,
      next: "Check which credentials are set: `aws sts get-caller-identity`.",
    });
  }

  /** ARN of the caller, or undefined where nobody can say. */
  async callerArn(): Promise<string | undefined> {
    return (await this.#whoAmI())?.arn;
  }

  /**
   * A role of one account can work in a bucket of another: which of the accounts owns it is asked by a listing, which
   * every role may do below its prefix. Where no account is let in, the first one's refusal tells why.
   */
  async #ownerBeside(first: string, accounts: readonly string[]): Promise<string> {
    for (const owner of [first, ...accounts.filter((account) => account !== first)]) {
      const prefix = this.prefix === "" ? "" : `${this.prefix}/`;
      this.requests.list += 1;
      const reply = await this.#client.send({
        method: "GET",
        path: this.path(),
        query: { "list-type": "2", "max-keys": "1", prefix },
        headers: { "x-amz-expected-bucket-owner": owner },
        maximumBytes: listingBytes,
      });
      if (reply.kind === "failed") break;
      if (reply.status !== 403) return owner;
    }
    return first;
  }

  /** For messages and the account guard. Another server's credentials are none of AWS's, so STS is not asked there. */
  #whoAmI(): Promise<Caller | undefined> {
    this.#caller ??= this.#askCaller();
    return this.#caller;
  }

  async #askCaller(): Promise<Caller | undefined> {
    const { environment, concurrency, credentials, retry, signal, certificates } = this.#options;
    const named = environment["AWS_ENDPOINT_URL_STS"] || environment["AWS_ENDPOINT_URL"];
    if (this.settings.customEndpoint && !named) return undefined;
    const transport = createTransport({ environment, certificates, connections: 1, totalMilliseconds: 10_000 });
    try {
      const { region } = this.settings;
      const endpoint = stsEndpoint(region, environment);
      return await callerIdentity(
        createAwsClient({ service: "sts", region, endpoint, credentials, transport, concurrency, retry, signal }),
      );
    } finally {
      transport.close();
    }
  }

  /**
   * True where a question that is denied under the expected owner is answered without naming one: then the owner is
   * another. Changes nothing and returns no bytes.
   */
  async #hasOtherOwner(request: S3Request): Promise<boolean> {
    const { key, query } = request;
    const isListing = key === undefined && request.method === "GET";
    const question: S3Request = {
      method: isListing ? "GET" : "HEAD",
      counted: isListing ? "list" : "get",
      action: request.action,
      ...(isListing ? {} : { key: key ?? "current.json" }),
      ...(isListing && query !== undefined ? { query } : {}),
      maximumBytes: listingBytes,
    };
    const expected = await this.send(question);
    if (expected.kind === "failed" || expected.status !== 403) return false;
    const any = await this.send({ ...question, anyOwner: true });
    return any.kind === "reply" && any.status !== 403;
  }

  /** SW0510: the write may have happened or not. */
  unknown(request: S3Request, cause: SlipwayError): SlipwayError {
    return storesErrors.create("SW0510", {
      message: `It is not known whether ${request.key ?? "the keys"} in ${this.address} was ${request.counted === "delete" ? "removed" : "written"}: ${cause.message}`,
      next: "Run the same command again: it finishes the work, or says that it was done.",
      cause,
    });
  }
}

function isWrite(request: S3Request): boolean {
  return request.counted === "put" || request.counted === "copy" || request.counted === "delete";
}
