/**
 * The store in an S3 bucket. Every release moves by one conditional write; nothing here reads, lists or hashes more
 * than a request needs.
 */
import { setMaxListeners } from "node:events";
import { readCertificates } from "../aws/certificates.ts";
import {
  type AwsCredentials,
  type CredentialProvider,
  type Environment,
  standardCredentials,
} from "../aws/credentials.ts";
import { awsErrors } from "../aws/errors.ts";
import type { RetryPolicy } from "../aws/retry.ts";
import { checkAccount, checkBucketName, checkKmsKey, resolveS3Settings } from "../aws/settings.ts";
import { sha256Of } from "../platform/digest.ts";
import { storesErrors } from "./errors.ts";
import { inspectBucket } from "./s3/bucket-settings.ts";
import { type ConditionalWrites, createConditionalWrites } from "./s3/conditional-writes.ts";
import { S3Connection, type S3Request } from "./s3/connection.ts";
import { type ClosedSources, copyObject } from "./s3/copying.ts";
import { deleteKeys } from "./s3/deleting.ts";
import { byKey, existsByListing, listKeys } from "./s3/listing.ts";
import { askForChecksum, sizeOf, storedSha256 } from "./s3/objects.ts";
import { compareAndSwap, putFreely, putIfAbsent } from "./s3/writing.ts";
import type {
  DeleteGuard,
  ListedObject,
  ObjectAttributes,
  PutResult,
  ReadOptions,
  ReadResult,
  RequestCounts,
  Revision,
  Store,
  StoreSetting,
  SwapResult,
} from "./store.ts";

/** Where in S3. */
export interface S3Location {
  readonly bucket: string;
  /** Slashes at its ends do not count; empty for the whole bucket. */
  readonly prefix: string;
}

export interface S3StoreOptions {
  readonly region?: string | undefined;
  /** Address of another S3 server. */
  readonly endpoint?: string | undefined;
  readonly pathStyle?: boolean | undefined;
  /** Id, alias or ARN: objects are encrypted with it. Without one the bucket's own default holds. */
  readonly kmsKey?: string | undefined;
  /** Accounts in which the bucket may be, twelve digits each. */
  readonly accounts?: readonly string[] | undefined;
  /** The standard chain of AWS where absent. */
  readonly credentials?: CredentialProvider | undefined;
  /** Told every secret that the credentials hold, so that nothing prints it. */
  readonly registerSecret?: ((secret: string) => void) | undefined;
  /** Variables such as AWS_REGION, AWS_PROFILE, HTTPS_PROXY. */
  readonly environment: Environment;
  /** Requests under way at once. */
  readonly concurrency?: number | undefined;
  readonly retry?: RetryPolicy | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Requests at once. The time of a request is mostly waiting for S3, so more than the processors that we have; past
 * this, S3 from one machine gets no faster for objects of some kilobytes (bench/deploy-s3.ts).
 */
const defaultConcurrency = 32;

/**
 * A store in a bucket. Sends no request yet: credentials and bucket show themselves at the first.
 * Throws SW0901 and SW0916 for settings that cannot be right.
 */
export async function openS3Store(location: S3Location, options: S3StoreOptions): Promise<Store> {
  const { environment, region, endpoint, pathStyle, accounts = [] } = options;
  const bucket = checkBucketName(location.bucket);
  // Every request under way listens, which is more than the ten that Node takes for a leak.
  if (options.signal !== undefined) setMaxListeners(0, options.signal);
  const settings = await resolveS3Settings({ bucket, region, endpoint, pathStyle, environment });
  const connection = new S3Connection({
    bucket,
    prefix: location.prefix.replace(/^\/+|\/+$/g, ""),
    settings,
    credentials: telling(options.credentials ?? standardCredentials(environment), options.registerSecret),
    environment,
    certificates: await readCertificates(environment),
    kmsKey: options.kmsKey === undefined ? undefined : checkKmsKey(options.kmsKey),
    accounts: accounts.map(checkAccount),
    concurrency: options.concurrency ?? defaultConcurrency,
    retry: options.retry,
    signal: options.signal,
  });
  return new S3Store(connection);
}

function telling(provider: CredentialProvider, register: S3StoreOptions["registerSecret"]): CredentialProvider {
  if (register === undefined) return provider;
  const told = new WeakSet<AwsCredentials>();
  return async (options) => {
    const credentials = await provider(options);
    if (!told.has(credentials)) {
      told.add(credentials);
      register(credentials.secretAccessKey);
      if (credentials.sessionToken !== undefined) register(credentials.sessionToken);
    }
    return credentials;
  };
}

class S3Store implements Store {
  readonly kind = "s3";
  readonly address: string;
  readonly requests: RequestCounts;
  readonly connection: S3Connection;
  readonly #conditional: ConditionalWrites;
  readonly #closedSources: ClosedSources = new Set();

  constructor(connection: S3Connection) {
    this.connection = connection;
    this.address = connection.address;
    this.requests = connection.requests;
    this.#conditional = createConditionalWrites(connection);
  }

  async read(key: string, options: ReadOptions): Promise<ReadResult> {
    const connection = this.connection;
    const { maximumBytes, unlessRevision } = options;
    const request: S3Request = {
      method: "GET",
      counted: "get",
      action: "s3:GetObject",
      key,
      headers: { ...askForChecksum, ...(unlessRevision === undefined ? {} : { "if-none-match": unlessRevision }) },
      maximumBytes,
    };
    const reply = connection.settled(await connection.send(request), request);
    if (reply.status === 304) return { outcome: "unchanged" };
    if (reply.status === 404 && reply.error?.code !== "NoSuchBucket") return { outcome: "absent" };
    if (reply.status !== 200) {
      if (reply.status === 403 && (await this.#isMissing(key, reply.error?.code))) return { outcome: "absent" };
      throw await connection.refusal(reply, request);
    }
    this.#conditional.note(reply);
    if (reply.tooLarge) throw tooLarge(key, this.address, maximumBytes);
    const { etag } = reply.headers;
    if (etag === undefined) throw await connection.refusal(reply, request);
    const stored = storedSha256(reply);
    if (stored !== undefined && sha256Of(reply.body) !== stored) throw damaged(key, this.address);
    return { outcome: "found", object: { bytes: reply.body, revision: etag as Revision } };
  }

  async exists(key: string): Promise<boolean> {
    return (await this.inspect(key)) !== undefined;
  }

  putIfAbsent(key: string, bytes: Uint8Array, sha256: string, attributes: ObjectAttributes): Promise<PutResult> {
    return putIfAbsent(this.connection, this.#conditional, { key, bytes, sha256, attributes });
  }

  put(key: string, bytes: Uint8Array, sha256: string, attributes: ObjectAttributes): Promise<void> {
    return putFreely(this.connection, { key, bytes, sha256, attributes });
  }

  compareAndSwap(
    key: string,
    bytes: Uint8Array,
    sha256: string,
    expected: Revision | undefined,
    attributes: ObjectAttributes,
  ): Promise<SwapResult> {
    return compareAndSwap(this.connection, this.#conditional, { key, bytes, sha256, attributes }, expected);
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    const pages = listKeys(this.connection, prefix);
    // S3 lists in byte order; others (SeaweedFS) folder by folder, so that all of it must be there to be put in order.
    if (!this.connection.settings.customEndpoint) {
      yield* pages;
      return;
    }
    const listed: ListedObject[] = [];
    for await (const object of pages) listed.push(object);
    yield* listed.sort(byKey);
  }

  delete(keys: readonly string[], guard?: DeleteGuard): Promise<"deleted" | "conflict"> {
    return deleteKeys(this.connection, keys, guard);
  }

  async copyFrom(
    source: Store,
    key: string,
    sha256: string,
    attributes: ObjectAttributes,
  ): Promise<PutResult | "unsupported"> {
    if (!(source instanceof S3Store)) return "unsupported";
    return copyObject(source.connection, this.connection, this.#closedSources, { key, sha256, attributes });
  }

  async inspect(key: string): Promise<{ readonly size: number; readonly sha256?: string } | undefined> {
    const connection = this.connection;
    const request: S3Request = { method: "HEAD", counted: "get", action: "s3:GetObject", key, headers: askForChecksum };
    const reply = connection.settled(await connection.send(request), request);
    if (reply.status === 404) return undefined;
    if (reply.status !== 200) {
      if (reply.status === 403 && (await this.#isMissing(key, undefined))) return undefined;
      throw await connection.refusal(reply, request);
    }
    const sha256 = storedSha256(reply);
    return { size: sizeOf(reply), ...(sha256 === undefined ? {} : { sha256 }) };
  }

  settings(): Promise<readonly StoreSetting[]> {
    return inspectBucket(this.connection);
  }

  caller(): Promise<string | undefined> {
    return this.connection.callerArn();
  }

  async now(): Promise<Date> {
    const known = this.connection.serverTime();
    if (known !== undefined) return known;
    await existsByListing(this.connection, "current.json");
    return this.connection.serverTime() ?? new Date();
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  /** A denied key is missing where a listing says so. Other reasons for a 403 have codes of their own. */
  async #isMissing(key: string, code: string | undefined): Promise<boolean> {
    if (code !== undefined && code !== "AccessDenied") return false;
    return (await existsByListing(this.connection, key)) === false;
  }
}

function tooLarge(key: string, address: string, maximumBytes: number): Error {
  return storesErrors.create("SW0505", {
    message: `${key} in ${address} is larger than the ${maximumBytes} bytes that it may have. It was not read.`,
    next: "Find out who wrote it: only the roles that `slipway iam` prints should be able to write there.",
  });
}

function damaged(key: string, address: string): Error {
  return awsErrors.create("SW0914", {
    message: `${key} in ${address} did not arrive as the server keeps it: its SHA-256 is another.`,
    next: "Run the command again.",
  });
}
