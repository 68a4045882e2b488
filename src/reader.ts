/**
 * What applications import: `import { openStore } from "slipway/reader"`. Follows the pointer of an environment, checks
 * every byte by digest, serves complete releases only, and goes on serving the last one through an outage.
 */

import { isSlipwayError } from "./platform/errors.ts";
import type { JsonObject } from "./platform/json.ts";
import { type CompiledPrompt, parseCompiled, renderCompiled } from "./prompts/compile.ts";
import type { Message } from "./prompts/prompt.ts";
import { type Cache, folderCache } from "./reader/cache.ts";
import { folderClient, type S3Like, type StoreClient, s3Client } from "./reader/client.ts";
import { readerErrors } from "./reader/errors.ts";
import { cacheKeys, describeRelease, type LoadedRelease, loadFile, loadRelease } from "./reader/release.ts";
import { readKeys } from "./reader/signatures.ts";
import { pointerKey } from "./releases/keys.ts";
import { maximumRecordBytes, type SealedRelease } from "./releases/record.ts";
import { parseRelease } from "./releases/record-parse.ts";

export { SlipwayError } from "./platform/errors.ts";
export type { Message } from "./prompts/prompt.ts";
export {
  type ClientReadOptions,
  type ClientResult,
  folderClient,
  type S3Like,
  type StoreClient,
  s3Client,
} from "./reader/client.ts";

export interface ReaderOptions {
  /** The client for an `s3://` address: `new S3({ region })` of `@aws-sdk/client-s3`. */
  readonly s3?: S3Like;
  /** Any other place; the address is then only a name. */
  readonly client?: StoreClient;
  /** Account that must own the bucket. */
  readonly owner?: string;
  /** A folder of this reader's own that survives a restart. Without it a cold start needs the store. */
  readonly cacheFolder?: string;
  /** Public keys in PEM: only releases are served whose bundle one of them has signed. */
  readonly signedBy?: readonly string[];
  /** How long a release is served before the pointer is asked again, in milliseconds. 30 seconds where not given. */
  readonly pollMilliseconds?: number;
  /** Which files are loaded before a release is served; others are fetched when asked for. Default: `compiled/`. */
  readonly preload?: (path: string) => boolean;
  /** Told when a refresh failed and the earlier release goes on being served. */
  readonly onProblem?: (problem: unknown) => void;
  /** Milliseconds since 1970; for tests. */
  readonly clock?: () => number;
}

export interface RenderData {
  readonly input?: JsonObject;
  readonly context?: JsonObject;
  readonly history?: readonly Message[];
}

/** One complete release. It stays as it is while the reader moves on. */
export interface LiveRelease {
  readonly sequence: number;
  readonly version: string;
  readonly bundle: string;
  readonly environment: string;
  /** Names of the prompts in it, sorted. */
  readonly prompts: readonly string[];
  readonly paths: readonly string[];
  /** The bytes of a file, checked. @throws SW1604 where the release has none of that path. */
  file(path: string): Promise<Uint8Array>;
  /** Settings of a prompt: model, config, schemas, tools. @throws SW1604. */
  prompt(name: string): Promise<CompiledPrompt>;
  /** The messages for some input, exactly as `slipway render` gives them. @throws SW1604, SW1606, SW03xx. */
  render(name: string, data?: RenderData): Promise<readonly Message[]>;
}

export interface Reader {
  /**
   * The live release. Asks the store where the last answer is older than the poll time: the first call waits, later
   * ones get the release at hand at once while the store is asked in the background.
   *
   * @throws SW1601 where there is no release to serve at all.
   */
  current(): Promise<LiveRelease>;
  /** Asks the store now and gives what is live then. @throws what went wrong, also where an earlier release is at hand. */
  refresh(signal?: AbortSignal): Promise<LiveRelease>;
}

/**
 * A reader of `s3://bucket/prefix` (with `options.s3`), of a folder, or of any place with a client of one's own.
 *
 * @throws SW1605 for an address that none of these fits, SW1301 for a key in `signedBy` that is none.
 */
export async function openStore(address: string, options: ReaderOptions = {}): Promise<Reader> {
  const reader = new StoreReader(address, options);
  // Whoever takes the functions out of the reader can call them all the same.
  return { refresh: (signal) => reader.refresh(signal), current: () => reader.current() };
}

class StoreReader implements Reader {
  readonly #address: string;
  readonly #client: StoreClient;
  readonly #cache: Cache | undefined;
  readonly #pollMilliseconds: number;
  readonly #wanted: (path: string) => boolean;
  readonly #clock: () => number;
  readonly #signedBy: ReturnType<typeof readKeys>;
  readonly #onProblem: ReaderOptions["onProblem"];
  #loaded: LoadedRelease | undefined;
  #live: LiveRelease | undefined;
  #revision: string | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #underWay: Promise<LiveRelease> | undefined;

  constructor(address: string, options: ReaderOptions) {
    this.#address = address;
    this.#client = options.client ?? clientFor(address, options);
    this.#cache = options.cacheFolder === undefined ? undefined : folderCache(options.cacheFolder);
    this.#pollMilliseconds = options.pollMilliseconds ?? 30_000;
    this.#wanted = options.preload ?? ((path) => path.startsWith("compiled/"));
    this.#clock = options.clock ?? Date.now;
    this.#signedBy = readKeys(options.signedBy ?? []);
    this.#onProblem = options.onProblem;
  }

  async current(): Promise<LiveRelease> {
    if (this.#live !== undefined) {
      if (this.#clock() - this.#askedAt >= this.#pollMilliseconds) {
        this.refresh().catch((problem: unknown) => this.#onProblem?.(problem));
      }
      return this.#live;
    }
    try {
      return await this.refresh();
    } catch (cause) {
      // The cache was read before the store was asked.
      const kept: LiveRelease | undefined = this.#live;
      if (kept !== undefined) {
        this.#onProblem?.(cause);
        return kept;
      }
      // Nothing went wrong: nobody has deployed yet.
      if (isSlipwayError(cause) && cause.code === "SW1601") throw cause;
      throw readerErrors.create("SW1601", {
        message: `${this.#address} could not be read, and there is no earlier release to serve.`,
        next: "See the cause. Give the reader a cache folder to start through an outage.",
        cause,
      });
    }
  }

  refresh(signal?: AbortSignal): Promise<LiveRelease> {
    this.#underWay ??= this.#ask(signal).finally(() => {
      this.#askedAt = this.#clock();
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #ask(signal?: AbortSignal): Promise<LiveRelease> {
    await this.#startFromCache();
    const result = await this.#client.get(pointerKey, {
      maximumBytes: maximumRecordBytes,
      ...(this.#revision === undefined ? {} : { unlessRevision: this.#revision }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (result.outcome === "unchanged" && this.#live !== undefined) return this.#live;
    if (result.outcome !== "found") {
      throw readerErrors.create("SW1601", {
        message: `${this.#address} holds no release yet.`,
        next: "Deploy a first release: `slipway deploy ENV`.",
      });
    }
    const pointer = parseRelease(result.bytes, pointerKey);
    const before = this.#loaded?.pointer;
    if (this.#live !== undefined && pointer.digest === before?.digest) {
      this.#revision = result.revision;
      return this.#live;
    }
    refuseGoingBack(before, pointer, this.#address);
    const { loaded, live } = await this.#adopt(pointer, signal);
    this.#revision = result.revision;
    await this.#cache?.write(pointerKey, result.bytes);
    await this.#cache?.keepOnly(cacheKeys(loaded));
    return live;
  }

  /** Serves what an earlier process has kept, until the store has answered. */
  async #startFromCache(): Promise<void> {
    if (this.#cache === undefined || this.#loaded !== undefined) return;
    const options = { maximumBytes: maximumRecordBytes };
    const kept = await this.#cache.client.get(pointerKey, options).catch(() => undefined);
    if (kept?.outcome !== "found") return;
    try {
      await this.#adopt(parseRelease(kept.bytes, pointerKey));
    } catch {
      // What a crash or another program left there is no release; the store decides.
    }
  }

  /** Loads a release and makes it the one that is served. */
  async #adopt(
    pointer: SealedRelease,
    signal?: AbortSignal,
  ): Promise<{ readonly loaded: LoadedRelease; readonly live: LiveRelease }> {
    const cache = this.#cache;
    const loaded = await loadRelease(pointer, this.#client, cache, this.#loaded, this.#wanted, signal, this.#signedBy);
    const live = liveRelease(loaded, cache);
    this.#loaded = loaded;
    this.#live = live;
    return { loaded, live };
  }
}

/** @throws SW1602. */
function refuseGoingBack(seen: SealedRelease | undefined, now: SealedRelease, address: string): void {
  if (seen === undefined || now.record.seq > seen.record.seq) return;
  throw readerErrors.create("SW1602", {
    message: `${address} shows release ${now.record.seq}; this reader has seen release ${seen.record.seq} there${now.record.seq === seen.record.seq ? " with another record" : ""}.`,
    next: "Run `slipway verify ENV`. Where the store was rebuilt on purpose, empty the reader's cache folder and restart.",
  });
}

function clientFor(address: string, options: ReaderOptions): StoreClient {
  const s3 = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address);
  if (s3 !== null) {
    const [, bucket = "", prefix = ""] = s3;
    if (options.s3 !== undefined) return s3Client(options.s3, bucket, prefix, options.owner);
    throw readerErrors.create("SW1605", {
      message: `${address} needs an S3 client.`,
      next: 'Give one: openStore(address, { s3: new S3({ region: "eu-west-1" }) }).',
    });
  }
  if (!/^[a-z][a-z0-9+.-]+:/.test(address)) return folderClient(address);
  throw readerErrors.create("SW1605", {
    message: `${address} is neither s3://bucket/prefix nor a folder.`,
    next: "Give the reader a client of your own: openStore(address, { client }).",
  });
}

function liveRelease(release: LoadedRelease, cache: Cache | undefined): LiveRelease {
  const compiled = new Map<string, Promise<CompiledPrompt>>();
  const file = async (path: string): Promise<Uint8Array> => {
    const entry = release.files.get(path);
    if (entry === undefined) throw unknownName("file", path, release);
    return release.contents.get(entry.sha256) ?? (await loadFile(entry, release.client, cache, undefined));
  };
  const prompt = (name: string): Promise<CompiledPrompt> => {
    let known = compiled.get(name);
    if (known === undefined) {
      const path = compiledPath(name);
      if (!release.files.has(path)) return Promise.reject(unknownName("prompt", name, release));
      known = file(path).then((bytes) => parseCompiled(bytes, path));
      compiled.set(name, known);
      // An outage now is no reason to fail for good.
      known.catch(() => compiled.delete(name));
    }
    return known;
  };
  const paths = [...release.files.keys()];
  return {
    ...describeRelease(release),
    paths,
    prompts: paths
      .filter((path) => path.startsWith("compiled/") && path.endsWith(".json"))
      .map((path) => path.slice("compiled/".length, -".json".length)),
    file,
    prompt,
    async render(name, data = {}) {
      refuseUnknownKeys(data);
      return renderCompiled(await prompt(name), data);
    },
  };
}

/** Fields of the prompt in place of `{ input: { … } }` would be ignored, and be said to be missing. @throws SW1606. */
function refuseUnknownKeys(data: RenderData): void {
  const unknown = Object.keys(data).find((key) => !["input", "context", "history"].includes(key));
  if (unknown === undefined) return;
  throw readerErrors.create("SW1606", {
    message: `render takes input, context and history, and was given ${JSON.stringify(unknown.slice(0, 80))}.`,
    next: "Put the fields of the prompt into input: release.render(name, { input: { … } }).",
  });
}

function compiledPath(name: string): string {
  return `compiled/${name}.json`;
}

function unknownName(kind: "file" | "prompt", name: string, release: LoadedRelease): Error {
  const { version } = describeRelease(release);
  return readerErrors.create("SW1604", {
    message: `Release ${version} has no ${kind} ${JSON.stringify(name)}.`,
    next: kind === "prompt" ? "See `release.prompts` for the names." : "See `release.paths` for the paths.",
  });
}
