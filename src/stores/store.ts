/**
 * The store port: what releases need of a place that keeps bytes under keys. Two implementations, a folder and an
 * S3 bucket, pass one contract test suite. Keys are relative to the environment's prefix, `/` as separator.
 * A store knows nothing of bundles, releases or prompts.
 */

/** An opaque revision of one key's content, for compare-and-swap. For S3 its ETag. */
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

export interface Store {
  /** `s3://bucket/prefix` or an absolute folder, for messages. */
  readonly address: string;
  readonly kind: "folder" | "s3";
  readonly requests: RequestCounts;

  read(key: string, options: ReadOptions): Promise<ReadResult>;

  /** True where the key exists, without its bytes. */
  exists(key: string): Promise<boolean>;

  /** Writes where nothing is there; an existing key is never overwritten. `sha256` (hex) of the bytes is verified by the store. */
  putIfAbsent(
    key: string,
    bytes: Uint8Array,
    sha256: string,
    attributes: ObjectAttributes,
  ): Promise<"created" | "exists">;

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

  /** Every key below a prefix, in UTF-8 byte order. */
  list(prefix: string): AsyncIterable<ListedObject>;

  /** Removes keys; absent ones are no error. Only prune, and the mirror for its own files, call it. */
  delete(keys: readonly string[]): Promise<void>;

  /**
   * Copies a key from another store without the bytes passing through us, verified by SHA-256; `unsupported` where
   * the two cannot do so, and the caller reads and writes.
   */
  copyFrom(
    source: Store,
    key: string,
    sha256: string,
    attributes: ObjectAttributes,
  ): Promise<"created" | "exists" | "unsupported">;

  /** The store's clock. For S3 the Date of the last reply. */
  now(): Promise<Date>;

  close(): Promise<void>;
}
