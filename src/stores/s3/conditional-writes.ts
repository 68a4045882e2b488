/**
 * Finds servers that ignore conditional writes, before a pointer is moved on one. Amazon S3 honours them and is never
 * probed. Elsewhere two writes whose conditions are false must be refused; that is tried once per store, with the bytes
 * that are there anyway, so that it changes nothing where it goes wrong. A pointer written after the proof carries the
 * server's name in its metadata: who reads it there, from the same kind of server, need not prove it again.
 */

import type { AwsReply } from "../../aws/client.ts";
import { awsErrors } from "../../aws/errors.ts";
import { sha256Of } from "../../platform/digest.ts";
import type { Revision } from "../store.ts";
import type { S3Connection, S3Request } from "./connection.ts";
import { base64OfHex } from "./objects.ts";

const proofName = "x-amz-meta-slipway-conditional-writes";

/** No content has this ETag: MD5 of nothing known, and no server's multipart form. */
const impossibleEtag = '"00000000000000000000000000000000"';

/** Whatever is found below a prefix to try a write on. A pointer has 64 KiB at most; larger things are not taken. */
const probeBytes = 1024 * 1024;

export interface ConditionalWrites {
  /** Takes note of a proof in what was read. */
  note(reply: AwsReply): void;
  /** After a key was created: the first one is tried on. */
  afterCreating(put: S3Request): Promise<void>;
  /** Before the pointer moves. Returns true where the proof must come after, since nothing is there to try it on. */
  beforeSwap(key: string, expected: Revision | undefined): Promise<boolean>;
  /** What a pointer says of the server that it was written to. */
  proof(): Readonly<Record<string, string>>;
}

/**
 * For one connection. Where the endpoint is Amazon's own, nothing is asked and nothing noted.
 *
 * @throws SW0912 from `afterCreating` and `beforeSwap` where the server ignores conditions.
 */
export function createConditionalWrites(connection: S3Connection): ConditionalWrites {
  return new ProvenWrites(connection);
}

class ProvenWrites implements ConditionalWrites {
  readonly #connection: S3Connection;
  readonly #needed: boolean;
  #serverName = "-";
  #proven: boolean;
  #proving: Promise<void> | undefined;

  constructor(connection: S3Connection) {
    this.#connection = connection;
    this.#needed = connection.settings.customEndpoint;
    this.#proven = !this.#needed;
  }

  note(reply: AwsReply): void {
    if (!this.#needed) return;
    this.#serverName = nameOfServer(reply);
    if (reply.headers[proofName] === this.#serverName) this.#proven = true;
  }

  async afterCreating(put: S3Request): Promise<void> {
    if (!this.#proven && this.#proving === undefined) await this.#proveOnce(put);
  }

  async beforeSwap(key: string, expected: Revision | undefined): Promise<boolean> {
    if (this.#proven) return false;
    if (this.#proving !== undefined) {
      await this.#proving;
      return false;
    }
    if (expected === undefined) return true;
    const put = await this.#rewriting(key);
    if (!this.#proven && put !== undefined) await this.#proveOnce(put);
    return !this.#proven;
  }

  proof(): Readonly<Record<string, string>> {
    return this.#needed && this.#proven ? { [proofName]: this.#serverName } : {};
  }

  #proveOnce(put: S3Request): Promise<void> {
    this.#proving ??= this.#prove(put).catch((error) => {
      this.#proving = undefined;
      throw error;
    });
    return this.#proving;
  }

  /** `put` has happened: the same again must be refused under either condition. */
  async #prove(put: S3Request): Promise<void> {
    const connection = this.#connection;
    const { ["if-match"]: _match, ["if-none-match"]: _noneMatch, ...headers } = put.headers ?? {};
    for (const condition of [{ "if-none-match": "*" }, { "if-match": impossibleEtag }]) {
      const request: S3Request = { ...put, headers: { ...headers, ...condition } };
      const reply = connection.settled(await connection.send(request), request);
      if (reply.status < 300) throw ignored(connection.address, Object.keys(condition)[0] ?? "");
      // 404: what was there is gone by now, which needs the condition to be looked at.
      if (reply.status !== 412 && reply.status !== 409 && reply.status !== 404) {
        throw await connection.refusal(reply, request);
      }
      this.#serverName = nameOfServer(reply);
    }
    this.#proven = true;
  }

  /** The same bytes that are there. */
  async #rewriting(key: string): Promise<S3Request | undefined> {
    const read: S3Request = { method: "GET", counted: "get", action: "s3:GetObject", key, maximumBytes: probeBytes };
    const reply = this.#connection.settled(await this.#connection.send(read), read);
    this.note(reply);
    if (reply.status !== 200 || reply.tooLarge) return undefined;
    const sha256 = sha256Of(reply.body);
    const type = reply.headers["content-type"];
    return {
      method: "PUT",
      counted: "put",
      action: "s3:PutObject",
      key,
      body: reply.body,
      bodySha256: sha256,
      headers: {
        ...(type === undefined ? {} : { "content-type": type }),
        "x-amz-checksum-sha256": base64OfHex(sha256),
      },
    };
  }
}

/** Product without version: `SeaweedFS 8000GB 4.48` and `MinIO/2025` in the header `Server`. */
function nameOfServer(reply: AwsReply): string {
  const { server } = reply.headers;
  const name = typeof server === "string" ? /^[A-Za-z0-9._-]{1,40}/.exec(server)?.[0] : undefined;
  return name ?? "-";
}

function ignored(address: string, condition: string): Error {
  return awsErrors.create("SW0912", {
    message: `The server behind ${address} accepted a write although its condition (${condition}) was false. Two deploys at once could overwrite each other there.`,
    next: "Use a server that honours conditional writes: Amazon S3, MinIO, SeaweedFS, Ceph Squid, Cloudflare R2. Nothing was released.",
  });
}
