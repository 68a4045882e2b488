/** The commands as programs of the model. Every one is the real function; only the store under it is the model's. */
import { allowEverything } from "../../../src/releases/decision.ts";
import { deploy } from "../../../src/releases/deploy.ts";
import { objectKey } from "../../../src/releases/keys.ts";
import { parseReleaseName } from "../../../src/releases/name.ts";
import { readPointer } from "../../../src/releases/pointer.ts";
import { promote } from "../../../src/releases/promote.ts";
import { prune } from "../../../src/releases/prune.ts";
import { type PublishOutcome, readManifest } from "../../../src/releases/publish.ts";
import { type RollbackOutcome, rollback } from "../../../src/releases/rollback.ts";
import { withdraw } from "../../../src/releases/withdraw.ts";
import type { Store } from "../../../src/stores/store.ts";
import { bundleOf, explicit } from "../releasing.ts";
import type { Ending, Program } from "./process.ts";

const source = { repository: null, commit: null, ref: null };

function markRequest(name: string, environment: string, store: Store, newId: () => string) {
  return { store, environment, actor: { name }, newId };
}

function endingOf(outcome: PublishOutcome | RollbackOutcome): Ending {
  return outcome.outcome === "released"
    ? { told: "released", released: outcome.release.record.id }
    : { told: outcome.outcome };
}

export function deployProgram(
  name: string,
  texts: Readonly<Record<string, string>>,
  version: string,
  options: { readonly again?: boolean; readonly environment?: string } = {},
): Program {
  const environment = options.environment ?? "beta";
  const bundle = bundleOf(texts);
  return {
    name,
    releases: true,
    run: async (stores, newId) =>
      endingOf(
        await deploy({
          ...markRequest(name, environment, stores(environment), newId),
          source,
          decide: allowEverything,
          bundle,
          version: explicit(version),
          again: options.again ?? false,
          concurrency: 1,
        }),
      ),
  };
}

export function rollbackProgram(name: string, options: { readonly to?: string; readonly from?: number } = {}): Program {
  return {
    name,
    releases: true,
    run: async (stores, newId) =>
      endingOf(
        await rollback({
          ...markRequest(name, "beta", stores("beta"), newId),
          decide: allowEverything,
          to: options.to === undefined ? undefined : parseReleaseName(options.to),
          from: options.from,
        }),
      ),
  };
}

export function promoteProgram(name: string, release?: string): Program {
  return {
    name,
    releases: true,
    run: async (stores, newId) =>
      endingOf(
        await promote({
          ...markRequest(name, "prod", stores("prod"), newId),
          decide: allowEverything,
          from: { store: stores("beta"), environment: "beta" },
          release: release === undefined ? undefined : parseReleaseName(release),
          concurrency: 1,
        }),
      ),
  };
}

export function pruneProgram(name: string, keep: number, environment = "beta"): Program {
  return {
    name,
    releases: false,
    run: async (stores, newId) => {
      const outcome = await prune({
        ...markRequest(name, environment, stores(environment), newId),
        keep,
        keepDays: 0,
      });
      return { told: outcome.outcome };
    },
  };
}

export function withdrawProgram(name: string, release: string): Program {
  return {
    name,
    releases: false,
    run: async (stores, newId) => {
      const outcome = await withdraw({
        ...markRequest(name, "beta", stores("beta"), newId),
        release: parseReleaseName(release),
        reason: "it leaked a secret",
      });
      return { told: outcome.outcome };
    },
  };
}

/**
 * What an application does: pointer, manifest, every object. Where something is missing it reads the pointer again; a
 * pointer that has not moved and yet misses something would be half a release.
 */
export function readerProgram(name: string): Program {
  const limit = { maximumBytes: 64 * 1024 };
  return {
    name,
    releases: false,
    run: async (stores) => {
      const store = stores("beta");
      let newest = 0;
      for (;;) {
        const pointer = await readPointer(store, "beta");
        if (pointer === undefined) return { told: "nothing" };
        if (pointer.record.seq < newest) return { told: "went back" };
        newest = pointer.record.seq;
        const sealed = await readManifest(store, pointer.record.bundle);
        let complete = sealed !== undefined;
        for (const file of sealed?.manifest.files ?? []) {
          const object = await store.read(objectKey(file.sha256), limit);
          if (object.outcome !== "found") complete = false;
        }
        if (complete) return { told: "complete" };
        const again = await readPointer(store, "beta");
        if (again?.revision === pointer.revision) return { told: "half a release" };
      }
    },
  };
}
