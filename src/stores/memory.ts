/** A store in memory: the model of what every store promises, for tests and for looking at the protocol. */
import { sha256Of } from "../platform/digest.ts";
import { quoted } from "../platform/inputs.ts";
import { compareUtf8 } from "../platform/portable-path.ts";
import type { Revision, Store } from "./store.ts";
import { refuseBadKey, refuseWrongBytes, tooLarge } from "./store-checks.ts";

export interface MemoryStoreOptions {
  readonly address?: string;
  readonly now?: () => Date;
  /** The content, by key; shared with another store it is the same place. */
  readonly content?: Map<string, Uint8Array>;
}

/** An empty store, or one on `content`. A revision is the SHA-256 of the bytes. */
export function openMemoryStore(options: MemoryStoreOptions = {}): Store {
  const content = options.content ?? new Map<string, Uint8Array>();
  const requests = { get: 0, put: 0, copy: 0, list: 0, delete: 0 };
  const written = new Map<string, Date>();
  const now = options.now ?? (() => new Date());
  const put = (key: string, bytes: Uint8Array) => {
    content.set(key, bytes.slice());
    written.set(key, now());
  };
  const begin = (kind: keyof typeof requests, key: string) => {
    refuseBadKey(key);
    requests[kind] += 1;
  };
  const revision = (key: string) => {
    const bytes = content.get(key);
    return bytes === undefined ? undefined : revisionOf(bytes);
  };
  return {
    address: options.address ?? "memory",
    kind: "memory",
    requests,
    async read(key, { maximumBytes, unlessRevision }) {
      begin("get", key);
      const bytes = content.get(key);
      if (bytes === undefined) return { outcome: "absent" };
      if (bytes.length > maximumBytes) throw tooLarge(quoted(key), bytes.length, maximumBytes);
      const found = revisionOf(bytes);
      if (found === unlessRevision) return { outcome: "unchanged" };
      return { outcome: "found", object: { bytes: bytes.slice(), revision: found } };
    },
    async exists(key) {
      begin("get", key);
      return content.has(key);
    },
    async putIfAbsent(key, bytes, sha256) {
      begin("put", key);
      refuseWrongBytes(key, bytes, sha256);
      const there = content.get(key);
      if (there !== undefined) return sha256Of(there) === sha256 ? "exists" : "differs";
      put(key, bytes);
      return "created";
    },
    async put(key, bytes, sha256) {
      begin("put", key);
      refuseWrongBytes(key, bytes, sha256);
      put(key, bytes);
    },
    async compareAndSwap(key, bytes, sha256, expected) {
      begin("put", key);
      refuseWrongBytes(key, bytes, sha256);
      if (revision(key) !== expected) return { outcome: "conflict" };
      put(key, bytes);
      return { outcome: "moved", revision: revisionOf(bytes) };
    },
    async *list(prefix) {
      requests.list += 1;
      const keys = [...content.keys()].filter((key) => key.startsWith(prefix)).sort(compareUtf8);
      for (const key of keys) {
        const bytes = content.get(key);
        if (bytes !== undefined) yield { key, size: bytes.length, modifiedAt: written.get(key) ?? now() };
      }
    },
    async delete(keys, guard) {
      for (const key of keys) refuseBadKey(key);
      requests.delete += 1;
      if (guard !== undefined && revision(guard.key) !== guard.revision) return "conflict";
      for (const key of keys) content.delete(key);
      return "deleted";
    },
    async copyFrom() {
      return "unsupported";
    },
    async now() {
      return now();
    },
    async close() {},
  };
}

function revisionOf(bytes: Uint8Array): Revision {
  // The one place where a memory store's revisions are made.
  return sha256Of(bytes) as string as Revision;
}
