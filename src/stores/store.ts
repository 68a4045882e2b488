/**
 * The store port: what releases need of a place that keeps bytes under keys. Two implementations, a folder and an
 * S3 bucket, pass one contract test suite. Keys are relative to the environment's prefix, `/` as separator.
 * A store knows nothing of bundles, releases or prompts.
 */

/**
 * An opaque revision of one key's content, for compare-and-swap. For S3 its ETag, for a folder the SHA-256. It may come
 * back with the same bytes (A, B, A again), so whatever is swapped must hold an id of its own and never repeat.
 */
export type Revision = string & { readonly __brand: "Revision" };

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly revision: Revision;
}

export interface ListedObject {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** Hex SHA-256 where the store gives it in a listing without another request. */
  readonly sha256?: string;
  readonly modifiedAt: Date;
}

/** What is written beside the bytes. A folder store keeps none of it. */
export interface ObjectAttributes {
  readonly mediaType: string;
  /** `immutable` for content-addressed keys, `revalidate` for `current.json` and `mirror.json`. */
  readonly caching: "immutable" | "revalidate";
  /** Small string map: the release that first wrote it. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface ReadOptions {
  /** More bytes than this is an error (hostile store content), never an allocation. */
  readonly maximumBytes: number;
  /** Answers `unchanged` where the key still has this revision. */
  readonly unlessRevision?: Revision;
}

export type ReadResult =
  | { readonly outcome: "found"; readonly object: StoredObject }
  | { readonly outcome: "absent" }
  | { readonly outcome: "unchanged" };

/**
 * What became of a key that is written once. `exists`: the same bytes are there already, which the store has made sure
 * of (by comparing, or by a checksum that the server keeps). `differs`: other bytes are there, and were left alone.
 */
export type PutResult = "created" | "exists" | "differs";

/** A delete that happens only while a key has a revision: the pruner's fence against its own late awakening. */
export interface DeleteGuard {
  readonly key: string;
  readonly revision: Revision;
}

export type SwapResult =
  | { readonly outcome: "moved"; readonly revision: Revision }
  /** Somebody else's content, or none, is there. A write of ours whose reply was lost looks like this too: read again. */
  | { readonly outcome: "conflict" };

/** Counted where the store sends requests; a folder store counts calls the same way. */
export interface RequestCounts {
  get: number;
  put: number;
  copy: number;
  list: number;
  delete: number;
}

/** One setting of the place, as `verify` shows it. */
export interface StoreSetting {
  /** Lower case words joined by hyphens: `versioning`, `public-access-block`. */
  readonly setting: string;
  /** `unknown` where this role may not look. */
  readonly state: "good" | "bad" | "unknown";
  /** A sentence. */
  readonly message: string;
  /** What to do, a sentence. */
  readonly next: string;
}

/**
 * Every method throws only errors of the stores room. Where a write may or may not have happened (its reply was lost,
 * and the store's own retries did not settle it) the error is SW0510, and nothing else says so: every other error of a
 * write means that nothing was written.
 */
export interface Store {
  /** `s3://bucket/prefix` or an absolute folder, for messages. */
  readonly address: string;
  readonly kind: "folder" | "s3" | "memory";
  readonly requests: RequestCounts;

  read(key: string, options: ReadOptions): Promise<ReadResult>;

  /** True where the key exists, without its bytes. */
  exists(key: string): Promise<boolean>;

  /**
   * Writes where nothing is there; an existing key is never overwritten. `sha256` (hex) of the bytes is verified by
   * the store before anybody can see them (SW0507). Durable at the latest when the next `compareAndSwap` of this store
   * has moved.
   */
  putIfAbsent(key: string, bytes: Uint8Array, sha256: string, attributes: ObjectAttributes): Promise<PutResult>;

  /** Writes a key that may be overwritten freely: the mirror's files only. */
  put(key: string, bytes: Uint8Array, sha256: string, attributes: ObjectAttributes): Promise<void>;

  /** Moves a key from `expected` (undefined: absent) to the new bytes, atomically and durably. */
  compareAndSwap(
    key: string,
    bytes: Uint8Array,
    sha256: string,
    expected: Revision | undefined,
    attributes: ObjectAttributes,
  ): Promise<SwapResult>;

  /** Every key below a prefix (as text: `objects/` or `releases/000`), in UTF-8 byte order. */
  list(prefix: string): AsyncIterable<ListedObject>;

  /**
   * Removes keys; absent ones are no error. Only prune, and the mirror for its own files, call it. With a guard nothing
   * is removed, and `conflict` returned, where the guard's key has another revision by now: a folder looks and removes
   * under one lock, S3 looks right before it sends each batch.
   */
  delete(keys: readonly string[], guard?: DeleteGuard): Promise<"deleted" | "conflict">;

  /**
   * Copies a key from another store without the bytes passing through us, verified by SHA-256; `unsupported` where
   * the two cannot do so, and the caller reads and writes.
   */
  copyFrom(
    source: Store,
    key: string,
    sha256: string,
    attributes: ObjectAttributes,
  ): Promise<PutResult | "unsupported">;

  /**
   * Size of a key and, where the store keeps one, the SHA-256 (hex) of its bytes, without reading them; undefined where
   * the key is absent. Stores without checksums of their own leave it out.
   */
  inspect?(key: string): Promise<{ readonly size: number; readonly sha256?: string } | undefined>;

  /** Settings of the place that the promises of releases rest on (versioning of a bucket, say), judged. */
  settings?(): Promise<readonly StoreSetting[]>;

  /** Whose credentials are in use (an ARN), where the place of the store tells: undefined where nobody can say. */
  caller?(): Promise<string | undefined>;

  /** The store's clock. For S3 the Date of the last reply. */
  now(): Promise<Date>;

  close(): Promise<void>;
}

/**
 * Why a text is no key, as the rest of a sentence, or undefined where it is one. Names that begin with a dot are kept
 * for the folder store's own files.
 */
export function problemWithKey(key: string): string | undefined {
  if (key === "") return "is empty";
  // S3's limit for a key with its prefix is 1,024 bytes; the prefix gets the rest.
  if (Buffer.byteLength(key) > 900) return "is longer than 900 bytes";
  if (!key.isWellFormed()) return "holds half of a surrogate pair";
  if (/[\p{Cc}\\]/u.test(key)) return "holds a control character or a backslash";
  for (const name of key.split("/")) {
    if (name === "") return "has an empty name";
    if (name === "." || name === "..") return `holds the name ${name}`;
  }
  return key.startsWith(".") ? "begins with a dot" : undefined;
}
