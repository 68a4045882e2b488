/** Removes keys, up to a thousand with one request (DeleteObjects), behind a guard. */
import { textOf } from "../../aws/reply.ts";
import { childText, escapeXml, parseXml } from "../../aws/xml.ts";
import { sha256Of } from "../../platform/digest.ts";
import type { DeleteGuard } from "../store.ts";
import type { S3Connection, S3Request } from "./connection.ts";
import { base64OfHex } from "./objects.ts";

/** Limit of DeleteObjects (S3 API reference). */
const keysPerRequest = 1000;
/** A key that S3 could not remove for a reason of its own (503, InternalError inside a 200) is asked for again. */
const rounds = 5;

/**
 * Removes keys in batches, and looks at the guard before each: `conflict` where it does not hold any more, and then
 * keys of the batches before are gone. A key that is missing counts as deleted.
 */
export async function deleteKeys(
  connection: S3Connection,
  keys: readonly string[],
  guard: DeleteGuard | undefined,
): Promise<"deleted" | "conflict"> {
  for (const batch of batchesOf(keys)) {
    let left = batch;
    for (let round = 1; left.length > 0; round += 1) {
      if (guard !== undefined && !(await guardHolds(connection, guard))) return "conflict";
      left = await deleteBatch(connection, left, round === rounds);
    }
  }
  return "deleted";
}

/** Keys of one folder at a time: where a request is denied as a whole, its permission can be named. Keeps the order. */
function batchesOf(keys: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let current: string[] = [];
  for (const key of keys) {
    const [first] = current;
    if (first !== undefined && (current.length === keysPerRequest || folderOf(first) !== folderOf(key))) current = [];
    if (current.length === 0) batches.push(current);
    current.push(key);
  }
  return batches;
}

function folderOf(key: string): string {
  return key.slice(0, key.indexOf("/") + 1);
}

async function guardHolds(connection: S3Connection, guard: DeleteGuard): Promise<boolean> {
  const head: S3Request = { method: "HEAD", counted: "get", action: "s3:GetObject", key: guard.key };
  const reply = connection.settled(await connection.send(head), head);
  if (reply.status === 404) return false;
  if (reply.status !== 200) throw await connection.refusal(reply, head);
  return reply.headers.etag === guard.revision;
}

/** Returns the keys that are to be asked for again. Throws for a refusal, and in the last round for any failure. */
async function deleteBatch(
  connection: S3Connection,
  keys: readonly string[],
  last: boolean,
): Promise<readonly string[]> {
  const objects = keys.map((key) => `<Object><Key>${escapeXml(connection.fullKey(key))}</Key></Object>`);
  const body = Buffer.from(
    `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${objects.join("")}<Quiet>true</Quiet></Delete>`,
  );
  const sha256 = sha256Of(body);
  const request: S3Request = {
    method: "POST",
    counted: "delete",
    action: "s3:DeleteObject",
    query: { delete: "" },
    body,
    bodySha256: sha256,
    headers: { "content-type": "application/xml", "x-amz-checksum-sha256": base64OfHex(sha256) },
    maximumBytes: 4 * 1024 * 1024,
  };
  const reply = connection.settled(await connection.send(request), request);
  const result = reply.status === 200 ? parseXml(textOf(reply.body)) : undefined;
  if (result?.name !== "DeleteResult") throw await connection.refusal(reply, { ...request, key: keys[0] ?? "" });
  const names = new Map(keys.map((key) => [connection.fullKey(key), key]));
  const again: string[] = [];
  for (const element of result.children) {
    if (element.name !== "Error") continue;
    const code = childText(element, "Code") ?? "";
    const key = names.get(childText(element, "Key") ?? "") ?? "";
    if (code === "NoSuchKey") continue;
    const passing = code === "InternalError" || code === "SlowDown" || code === "ServiceUnavailable";
    if (!passing || last || key === "") {
      const error = { code, message: childText(element, "Message") ?? "", fields: new Map() };
      const status = code === "AccessDenied" ? 403 : 500;
      throw await connection.refusal(
        { ...reply, status, error },
        { ...request, key: key === "" ? (keys[0] ?? "") : key },
      );
    }
    again.push(key);
  }
  return again;
}
