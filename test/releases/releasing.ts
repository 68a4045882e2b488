/** Small bundles and environments for tests of releases. Ids and times are counted, so every run is the same. */
import { type Bundle, createManifest } from "../../src/bundles/manifest.ts";
import { sha256Of } from "../../src/platform/digest.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { allowEverything } from "../../src/releases/decision.ts";
import { type DeployRequest, deploy } from "../../src/releases/deploy.ts";
import { pointerKey } from "../../src/releases/keys.ts";
import { parseReleaseName } from "../../src/releases/name.ts";
import { type PromoteRequest, promote } from "../../src/releases/promote.ts";
import { type PruneRequest, prune } from "../../src/releases/prune.ts";
import type { ReleaseRecord } from "../../src/releases/record.ts";
import { parseRelease } from "../../src/releases/record-parse.ts";
import { type RollbackRequest, rollback } from "../../src/releases/rollback.ts";
import type { CandidateVersion } from "../../src/releases/version.ts";
import { withdraw } from "../../src/releases/withdraw.ts";
import { openMemoryStore } from "../../src/stores/memory.ts";
import type { Store } from "../../src/stores/store.ts";

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A bundle of texts by path. `reads` lists the paths whose content was asked for. */
export function bundleOf(texts: Readonly<Record<string, string>>): Bundle & { readonly reads: readonly string[] } {
  const contents = new Map(Object.entries(texts).map(([path, text]) => [path, bytesOf(text)]));
  const files = [...contents].map(([path, bytes]) => ({
    mediaType: "text/plain; charset=utf-8",
    path,
    sha256: sha256Of(bytes),
    size: bytes.length,
  }));
  const reads: string[] = [];
  return {
    ...createManifest(files),
    reads,
    read: async (file) => {
      reads.push(file.path);
      const bytes = contents.get(file.path);
      if (bytes === undefined) throw new Error(`nothing at ${file.path}`);
      return bytes;
    },
  };
}

export function explicit(version: string): CandidateVersion {
  return { kind: "explicit", version };
}

/** An environment on a store, with counted ids and a clock that goes on by a minute at each look. */
export class Environment {
  readonly store: Store;
  readonly content: Map<string, Uint8Array>;
  readonly name: string;
  minutes = 0;
  #ids = 0;

  constructor(name = "beta", wrap: (store: Store) => Store = (store) => store) {
    this.name = name;
    this.content = new Map();
    this.store = wrap(openMemoryStore({ content: this.content, now: () => this.now() }));
  }

  now(): Date {
    this.minutes += 1;
    return new Date(Date.UTC(2026, 0, 1, 0, this.minutes));
  }

  get request() {
    return {
      store: this.store,
      environment: this.name,
      actor: { name: "anna" },
      source: { repository: "acme/prompts", commit: "c".repeat(40), ref: "refs/heads/main" },
      decide: allowEverything,
      newId: () => {
        this.#ids += 1;
        return `id-${this.name}-${this.#ids}`;
      },
    };
  }

  /** The record in the pointer. */
  get live(): ReleaseRecord {
    const bytes = this.content.get(pointerKey);
    if (bytes === undefined) throw new Error("nothing is live");
    return parseRelease(bytes, pointerKey).record;
  }

  deploy(texts: Readonly<Record<string, string>>, version: string, more: Partial<DeployRequest> = {}) {
    return deploy({ ...this.request, bundle: bundleOf(texts), version: explicit(version), ...more });
  }

  rollback(to?: string, more: Partial<RollbackRequest> = {}) {
    return rollback({ ...this.request, ...(to === undefined ? {} : { to: parseReleaseName(to) }), ...more });
  }

  withdraw(name: string, reason = "it leaked a secret") {
    return withdraw({ ...this.request, release: parseReleaseName(name), reason });
  }

  promoteFrom(from: Environment, more: Partial<PromoteRequest> = {}) {
    return promote({ ...this.request, from: { store: from.store, environment: from.name }, ...more });
  }

  prune(keep: number, more: Partial<PruneRequest> = {}) {
    return prune({ ...this.request, keep, keepDays: 0, ...more });
  }
}

/** The code of the error that an action throws, or what it returned. */
export async function codeOf(action: Promise<unknown>): Promise<unknown> {
  try {
    return await action;
  } catch (error) {
    if (isSlipwayError(error)) return error.code;
    throw error;
  }
}

/** The error that an action throws. */
export async function errorOf(action: Promise<unknown>): Promise<Error> {
  try {
    await action;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}
