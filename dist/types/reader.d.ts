/**
 * What applications import: `import { openStore } from "slipway/reader"`. Follows the pointer of an environment, checks
 * every byte by digest, serves complete releases only, and goes on serving the last one through an outage.
 */
import type { JsonObject } from "./platform/json.js";
import { type CompiledPrompt } from "./prompts/compile.js";
import type { Message } from "./prompts/prompt.js";
import { type S3Like, type StoreClient } from "./reader/client.js";
export { SlipwayError } from "./platform/errors.js";
export type { Message } from "./prompts/prompt.js";
export { type ClientReadOptions, type ClientResult, folderClient, type S3Like, type StoreClient, s3Client, } from "./reader/client.js";
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
export declare function openStore(address: string, options?: ReaderOptions): Promise<Reader>;
