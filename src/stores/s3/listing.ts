/** Listings of S3 (ListObjectsV2): the keys below a prefix, page by page. */
import type { AwsReply } from "../../aws/client.ts";
import { awsErrors } from "../../aws/errors.ts";
import { textOf } from "../../aws/reply.ts";
import { childText, parseXml, type XmlElement } from "../../aws/xml.ts";
import type { ListedObject } from "../store.ts";
import { listingBytes, type S3Connection, type S3Request } from "./connection.ts";

interface ListedKey {
  /** Whole key in the bucket. */
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: Date;
  readonly etag: string;
}

interface ListingPage {
  readonly keys: readonly ListedKey[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/** Every key below a prefix, in the server's order, a page at a time. Throws SW0913 for an answer that is no listing. */
export async function* listKeys(connection: S3Connection, prefix: string): AsyncGenerator<ListedObject> {
  const root = connection.prefix === "" ? "" : `${connection.prefix}/`;
  let token: string | undefined;
  do {
    const request: S3Request = {
      method: "GET",
      counted: "list",
      action: "s3:ListBucket",
      query: {
        "list-type": "2",
        "encoding-type": "url",
        prefix: root + prefix,
        ...(token === undefined ? {} : { "continuation-token": token }),
      },
      maximumBytes: listingBytes,
    };
    const reply = connection.settled(await connection.send(request), request);
    if (reply.status !== 200) throw await connection.refusal(reply, request);
    const page = readListing(reply);
    for (const { key, size, modifiedAt } of page.keys) {
      if (key.startsWith(root + prefix)) yield { key: key.slice(root.length), size, modifiedAt };
    }
    token = page.next;
  } while (token !== undefined);
}

/** By UTF-8 bytes, as S3 does. */
export function byKey(left: ListedObject, right: ListedObject): number {
  return Buffer.compare(Buffer.from(left.key), Buffer.from(right.key));
}

function readListing(reply: AwsReply): ListingPage {
  const page = parsePage(reply.body);
  if (page === undefined || reply.tooLarge) {
    throw awsErrors.create("SW0913", {
      message: "The server's listing of keys was not understood.",
      next: "Check `endpoint:`: it must be a server that speaks S3.",
    });
  }
  return page;
}

/**
 * Whether a key that was denied exists at all: without s3:ListBucket S3 denies a missing key too. Undefined where
 * listing is denied as well.
 */
export async function existsByListing(connection: S3Connection, key: string): Promise<boolean | undefined> {
  const fullKey = connection.fullKey(key);
  const reply = await connection.send({
    method: "GET",
    counted: "list",
    action: "s3:ListBucket",
    query: { "list-type": "2", "max-keys": "1", prefix: fullKey, "encoding-type": "url" },
    maximumBytes: listingBytes,
  });
  if (reply.kind === "failed" || reply.status !== 200) return undefined;
  return parsePage(reply.body)?.keys.some((listed) => listed.key === fullKey);
}

function parsePage(body: Uint8Array): ListingPage | undefined {
  const root = parseXml(textOf(body));
  if (root?.name !== "ListBucketResult") return undefined;
  const encoded = childText(root, "EncodingType") === "url";
  const keys: ListedKey[] = [];
  for (const element of root.children) {
    if (element.name !== "Contents") continue;
    const listed = readContents(element, encoded);
    if (listed === undefined) return undefined;
    keys.push(listed);
  }
  const truncated = childText(root, "IsTruncated") === "true";
  const next = childText(root, "NextContinuationToken");
  // A page that says “more” without saying where would be taken for the whole, or be asked for ever.
  if (truncated && (next === undefined || next === "")) return undefined;
  return { keys, next: truncated ? next : undefined };
}

function readContents(element: XmlElement, encoded: boolean): ListedKey | undefined {
  const raw = childText(element, "Key");
  const key = raw === undefined ? undefined : encoded ? decodeKey(raw) : raw;
  const size = Number(childText(element, "Size"));
  const modifiedAt = new Date(childText(element, "LastModified") ?? "");
  const etag = childText(element, "ETag") ?? "";
  const sound = key !== undefined && Number.isSafeInteger(size) && size >= 0 && !Number.isNaN(modifiedAt.getTime());
  return sound ? { key, size, modifiedAt, etag } : undefined;
}

/** S3 encodes keys in listings like a form: a blank as `+`. */
function decodeKey(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch {
    return undefined;
  }
}
