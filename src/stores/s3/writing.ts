/** Writes of one key: once, freely, or by compare-and-swap. */
import type { AwsReply } from "../../aws/client.ts";
import { sha256Of } from "../../platform/digest.ts";
import { storesErrors } from "../errors.ts";
import type { ObjectAttributes, PutResult, Revision, SwapResult } from "../store.ts";
import type { ConditionalWrites } from "./conditional-writes.ts";
import type { S3Connection, S3Request } from "./connection.ts";
import { existsByListing } from "./listing.ts";
import { askForChecksum, attributeHeaders, checksumHeader, sizeOf, storedSha256 } from "./objects.ts";

/** Times that a key can vanish between "it is there" and the look at it; prune removes each at most once. */
const vanishings = 3;

export interface Content {
  readonly key: string;
  readonly bytes: Uint8Array;
  /** Hex. */
  readonly sha256: string;
  readonly attributes: ObjectAttributes;
}

/**
 * `created`; or, where the key is there, `exists` for the same bytes and `differs` for others, by the checksum that S3
 * keeps.
 */
export async function putIfAbsent(
  connection: S3Connection,
  conditional: ConditionalWrites,
  content: Content,
): Promise<PutResult> {
  const request = putRequest(connection, content, { "if-none-match": "*" });
  for (let attempt = 1; ; attempt += 1) {
    const reply = connection.settled(await connection.send(request), request);
    conditional.note(reply);
    if (reply.status === 200) {
      await conditional.afterCreating(request);
      return "created";
    }
    if (reply.status !== 412 && reply.status !== 409) throw await writeError(connection, reply, request);
    const there = await compareStored(connection, content.key, content.sha256, content.bytes.byteLength);
    if (there !== "absent") return there;
    // 412 and gone: removed in between. 409 and not there: the other writer's attempt failed, and so did ours.
    if (attempt === vanishings) throw await writeError(connection, reply, request);
  }
}

/** Writes whatever is there: for the mirror's keys alone, which are a projection. */
export async function putFreely(connection: S3Connection, content: Content): Promise<void> {
  const request = putRequest(connection, content, {});
  const reply = connection.settled(await connection.send(request), request);
  if (reply.status !== 200) throw await writeError(connection, reply, request);
}

/**
 * Writes where the key still has `expected`, or is absent where that is undefined. `conflict` says that this write did
 * not take effect.
 *
 * @throws SW0510 where it is not known whether it took effect.
 */
export async function compareAndSwap(
  connection: S3Connection,
  conditional: ConditionalWrites,
  content: Content,
  expected: Revision | undefined,
): Promise<SwapResult> {
  const proveAfter = await conditional.beforeSwap(content.key, expected);
  const condition = expected === undefined ? { "if-none-match": "*" } : { "if-match": expected };
  const request = putRequest(connection, content, { ...condition, ...conditional.proof() });
  const reply = connection.settled(await connection.send(request), request);
  if (reply.status === 200) {
    if (proveAfter) await conditional.afterCreating(request);
    // S3 gives the ETag with every write. Where something on the way took it away, reading again tells what happened.
    const { etag } = reply.headers;
    if (etag === undefined) throw connection.unknown(request, await connection.refusal(reply, request));
    return { outcome: "moved", revision: etag as Revision };
  }
  // 409: another write to the key was under way through all attempts. 404: the key that was expected is gone.
  const gone = reply.status === 404 && reply.error?.code !== "NoSuchBucket" && expected !== undefined;
  if (reply.status === 412 || isContention(reply) || gone) return { outcome: "conflict" };
  throw await writeError(connection, reply, request);
}

/**
 * What is stored under a key, against what should be: by the checksum that the server keeps, or by reading where it
 * keeps none.
 */
export async function compareStored(
  connection: S3Connection,
  key: string,
  sha256: string,
  size: number | undefined,
): Promise<"exists" | "differs" | "absent"> {
  const head: S3Request = { method: "HEAD", counted: "get", action: "s3:GetObject", key, headers: askForChecksum };
  const reply = connection.settled(await connection.send(head), head);
  if (reply.status === 404) return "absent";
  if (reply.status !== 200) {
    if (reply.status === 403 && (await existsByListing(connection, key)) === false) return "absent";
    throw await connection.refusal(reply, head);
  }
  const stored = storedSha256(reply);
  if (stored !== undefined) return stored === sha256 ? "exists" : "differs";
  if (size !== undefined && sizeOf(reply) !== size) return "differs";
  const get: S3Request = { ...head, method: "GET", maximumBytes: size ?? sizeOf(reply) };
  const body = connection.settled(await connection.send(get), get);
  if (body.status === 404) return "absent";
  if (body.status !== 200) throw await connection.refusal(body, get);
  return !body.tooLarge && sha256Of(body.body) === sha256 ? "exists" : "differs";
}

/** The error for a write's reply; SW0507 where the server found other bytes than the checksum names. */
export async function writeError(connection: S3Connection, reply: AwsReply, request: S3Request): Promise<Error> {
  const code = reply.error?.code;
  if (code !== "BadDigest" && code !== "XAmzContentSHA256Mismatch" && code !== "XAmzContentChecksumMismatch") {
    return await connection.refusal(reply, request);
  }
  return storesErrors.create("SW0507", {
    message: `The server got other bytes for ${request.key} than their SHA-256 names (${code}). Nothing was stored.`,
    next: "Run the command again; where it happens again, something between this machine and the server changes bytes.",
    cause: await connection.refusal(reply, request),
  });
}

function putRequest(
  connection: S3Connection,
  { key, bytes, sha256, attributes }: Content,
  conditions: Readonly<Record<string, string>>,
): S3Request {
  return {
    method: "PUT",
    counted: "put",
    action: "s3:PutObject",
    key,
    body: bytes,
    bodySha256: sha256,
    headers: { ...attributeHeaders(attributes, connection.kmsKey), ...checksumHeader(sha256), ...conditions },
  };
}

function isContention(reply: AwsReply): boolean {
  const code = reply.error?.code;
  return reply.status === 409 && (code === "ConditionalRequestConflict" || code === "OperationAborted");
}
