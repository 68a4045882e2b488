/** What every command on releases hands in, and the steps that it can watch. */
import type { Store } from "../stores/store.ts";
import type { Decide } from "./decision.ts";
import type { Actor, Source } from "./record.ts";

/** For the person who waits. `done` and `total` count files. */
export interface ReleaseStep {
  readonly step: "upload" | "copy" | "mirror" | "delete" | "read" | "wait" | "replan";
  readonly text: string;
  readonly done?: number;
  readonly total?: number;
}

/** Where and by whom; enough for marks. */
export interface MarkRequest {
  readonly store: Store;
  readonly environment: string;
  readonly actor: Actor;
  /** A new id at each call: letters, digits and hyphens. */
  readonly newId: () => string;
  readonly progress?: (step: ReleaseStep) => void;
}

/** What a release needs besides. */
export interface ReleaseRequest extends MarkRequest {
  readonly source: Source;
  readonly decide: Decide;
  /** Makes signed statements about the bundle, right before the record that names them. */
  readonly attest?: ((version: string) => Promise<readonly Uint8Array[]>) | undefined;
  /** Objects under way at once; memory holds as many files. */
  readonly concurrency?: number;
  /** Waits, in milliseconds; without it a command that would wait for a prune is refused at once. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Fits the S3 store, which has as many requests under way; a folder store is bound by its disk. */
export const defaultConcurrency = 32;

/** How often a command starts over because marks (prune, withdraw) moved the pointer under it. */
export const maximumAttempts = 10;
