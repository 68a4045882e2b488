/**
 * How the reader gets bytes: one method, so that any place can be read, and the application brings its own client.
 * Nothing of AWS is imported here.
 */
import { open } from "node:fs/promises";
import { join } from "node:path";
import { readerErrors } from "./errors.ts";

export type ClientResult =
  | { readonly outcome: "found"; readonly bytes: Uint8Array; readonly revision: string }
  | { readonly outcome: "absent" }
  | { readonly outcome: "unchanged" };

export interface ClientReadOptions {
  /** More bytes than this must be refused without reading them all. */
  readonly maximumBytes: number;
  /** Answer `unchanged` where the key still has this revision. */
  readonly unlessRevision?: string;
  readonly signal?: AbortSignal;
}

/** A place with bytes under keys. Throws where it cannot be reached; the reader then serves what it has. */
export interface StoreClient {
  get(key: string, options: ClientReadOptions): Promise<ClientResult>;
}

/** The part of `S3` of `@aws-sdk/client-s3` (the aggregated client, `new S3({ region })`) that the reader uses. */
export interface S3Like {
  getObject(
    input: { Bucket: string; Key: string; IfNoneMatch?: string; ExpectedBucketOwner?: string },
    options?: { abortSignal?: AbortSignal },
  ): Promise<{
    readonly ETag?: string | undefined;
    readonly ContentLength?: number | undefined;
    readonly Body?: AsyncIterable<Uint8Array> | { transformToByteArray(): Promise<Uint8Array> } | undefined;
  }>;
}

/** A store in a bucket. `owner` is the account that must own it; requests to anybody else's bucket are refused by S3. */
export function s3Client(s3: S3Like, bucket: string, prefix: string, owner?: string): StoreClient {
  const folder = prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
  return {
    async get(key, options) {
      try {
        const reply = await s3.getObject(
          {
            Bucket: bucket,
            Key: `${folder}${key}`,
            ...(options.unlessRevision === undefined ? {} : { IfNoneMatch: options.unlessRevision }),
            ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }),
          },
          options.signal === undefined ? {} : { abortSignal: options.signal },
        );
        const bytes = await bytesOf(reply.Body, reply.ContentLength, options.maximumBytes, key);
        return { outcome: "found", bytes, revision: reply.ETag ?? "" };
      } catch (error) {
        const status = statusOf(error);
        if (status === 304) return { outcome: "unchanged" };
        if (status === 404) return { outcome: "absent" };
        throw error;
      }
    },
  };
}

/** The HTTP status of an error of the SDK, which is told by its shape and never by its class. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}

async function bytesOf(
  body: AsyncIterable<Uint8Array> | { transformToByteArray(): Promise<Uint8Array> } | undefined,
  length: number | undefined,
  maximumBytes: number,
  key: string,
): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  if (length !== undefined && length > maximumBytes) {
    if ("destroy" in body && typeof body.destroy === "function") body.destroy();
    throw tooLarge(key, maximumBytes);
  }
  if (!(Symbol.asyncIterator in body)) return body.transformToByteArray();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maximumBytes) throw tooLarge(key, maximumBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** A store in a folder, which is read without locks: pointer and objects are each written whole. */
export function folderClient(folder: string): StoreClient {
  return {
    async get(key, options) {
      const file = await openExisting(join(folder, key));
      if (file === undefined) return { outcome: "absent" };
      try {
        const status = await file.stat({ bigint: true });
        const revision = `${status.ino}-${status.size}-${status.mtimeNs}`;
        if (revision === options.unlessRevision) return { outcome: "unchanged" };
        if (status.size > BigInt(options.maximumBytes)) throw tooLarge(key, options.maximumBytes);
        return { outcome: "found", bytes: await file.readFile(), revision };
      } finally {
        await file.close();
      }
    },
  };
}

async function openExisting(path: string) {
  try {
    return await open(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
      return undefined;
    }
    throw error;
  }
}

function tooLarge(key: string, maximumBytes: number): Error {
  return readerErrors.create("SW1603", {
    message: `${key} is larger than ${maximumBytes} bytes.`,
    next: "Run `slipway verify ENV`: somebody wrote something else under that name.",
  });
}
