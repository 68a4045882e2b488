/** Copies on the server, from another bucket, where the same credentials may read there and write here. */
import type { AwsReply } from "../../aws/client.ts";
import { textOf } from "../../aws/reply.ts";
import { hostOf } from "../../aws/signing.ts";
import { childText, parseXml } from "../../aws/xml.ts";
import { storesErrors } from "../errors.ts";
import type { ObjectAttributes, PutResult } from "../store.ts";
import type { S3Connection, S3Request } from "./connection.ts";
import { askForChecksum, attributeHeaders, base64OfHex, storedSha256 } from "./objects.ts";
import { compareStored, writeError } from "./writing.ts";

/** Sources that these credentials may not read: found out once, not for every object. Addresses. */
export type ClosedSources = Set<string>;

/**
 * `unsupported` where the bytes must pass through us: other region, partition or server; a source that these
 * credentials may not read; or one without a checksum, since a copy of wrong bytes could not be taken back.
 */
export async function copyObject(
  from: S3Connection,
  to: S3Connection,
  closed: ClosedSources,
  content: { readonly key: string; readonly sha256: string; readonly attributes: ObjectAttributes },
): Promise<PutResult | "unsupported"> {
  const { key, sha256 } = content;
  if (closed.has(from.address) || !sameService(from, to)) return "unsupported";
  // An object that is there is never overwritten. Most servers but S3 ignore a copy's condition, so look first.
  const before = await compareStored(to, key, sha256, undefined);
  if (before !== "absent") return before;
  const source = await lookAtSource(from, to, key);
  if (source === "denied") {
    closed.add(from.address);
    return "unsupported";
  }
  if (source === undefined || source.sha256 !== sha256) return "unsupported";
  const request = await copyRequest(from, to, content, source.etag);
  const reply = to.settled(await to.send(request), request);
  if (reply.status === 403) {
    closed.add(from.address);
    return "unsupported";
  }
  if (reply.status === 412 || reply.status === 409 || reply.status === 404) {
    const after = await compareStored(to, key, sha256, undefined);
    return after === "absent" ? "unsupported" : after;
  }
  if (reply.status !== 200 || reply.error !== undefined) throw await writeError(to, reply, request);
  const copied = await sha256OfCopy(to, reply, key, sha256);
  if (copied) return "created";
  throw storesErrors.create("SW0507", {
    message: `The server's copy of ${key} in ${to.address} has other bytes than ${from.address} named.`,
    next: `Remove ${key} from ${to.address} and run the command again.`,
  });
}

function sameService(from: S3Connection, to: S3Connection): boolean {
  const a = from.settings;
  const b = to.settings;
  const host = (connection: S3Connection): string =>
    hostOf(connection.settings.endpoint).replace(`${connection.bucket}.`, "");
  return a.region === b.region && a.partition.id === b.partition.id && host(from) === host(to);
}

/** The source as the destination's credentials see it, through the source's address. */
async function lookAtSource(
  from: S3Connection,
  to: S3Connection,
  key: string,
): Promise<{ readonly etag: string; readonly sha256: string | undefined } | "denied" | undefined> {
  const reply = await to.sendTo(from, {
    method: "HEAD",
    counted: "get",
    action: "s3:GetObject",
    key,
    headers: askForChecksum,
  });
  if (reply.kind === "failed") throw reply.error;
  if (reply.status === 403) return "denied";
  const etag = reply.headers.etag;
  return reply.status === 200 && etag !== undefined ? { etag, sha256: storedSha256(reply) } : undefined;
}

async function copyRequest(
  from: S3Connection,
  to: S3Connection,
  content: { readonly key: string; readonly attributes: ObjectAttributes },
  etag: string,
): Promise<S3Request> {
  const sourceOwner = await from.expectedOwner();
  return {
    method: "PUT",
    counted: "copy",
    action: "s3:PutObject",
    key: content.key,
    // A 200 comes before the copy is done, and can hold an error.
    errorInSuccess: true,
    headers: {
      ...attributeHeaders(content.attributes, to.kmsKey),
      "if-none-match": "*",
      "x-amz-checksum-algorithm": "SHA256",
      "x-amz-copy-source": from.copySource(content.key),
      "x-amz-copy-source-if-match": etag,
      "x-amz-metadata-directive": "REPLACE",
      // Tags would need permissions of their own.
      "x-amz-tagging-directive": "REPLACE",
      ...(sourceOwner === undefined ? {} : { "x-amz-source-expected-bucket-owner": sourceOwner }),
    },
  };
}

/** By the checksum in the reply, else by looking at what was made. */
async function sha256OfCopy(to: S3Connection, reply: AwsReply, key: string, sha256: string): Promise<boolean> {
  const result = childText(parseXml(textOf(reply.body)), "ChecksumSHA256");
  if (result !== undefined) return result === base64OfHex(sha256);
  return (await compareStored(to, key, sha256, undefined)) === "exists";
}
