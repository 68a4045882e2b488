/** One command on a folder store, described by plain data: run in the test's process, or in one that may be killed. */
import { randomUUID } from "node:crypto";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { allowEverything } from "../../src/releases/decision.ts";
import { deploy } from "../../src/releases/deploy.ts";
import { updateMirror } from "../../src/releases/mirror.ts";
import { parseReleaseName } from "../../src/releases/name.ts";
import { prune } from "../../src/releases/prune.ts";
import { rollback } from "../../src/releases/rollback.ts";
import { withdraw } from "../../src/releases/withdraw.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import type { Store } from "../../src/stores/store.ts";
import { bundleOf, explicit } from "./releasing.ts";

export type FolderAction =
  | {
      readonly name: "deploy";
      readonly version: string;
      readonly texts: Readonly<Record<string, string>>;
      readonly mirror?: boolean;
    }
  | { readonly name: "rollback" }
  | { readonly name: "withdraw"; readonly release: string }
  | { readonly name: "prune"; readonly keep: number };

export interface FolderTask {
  readonly folder: string;
  readonly actor: string;
  readonly action: FolderAction;
  /** Kill this process at its n-th request, before or after the store did it. */
  readonly kill?: { readonly at: number; readonly moment: "before" | "after" };
}

/** The name of an outcome, or the code and message of an error. */
export interface FolderReport {
  readonly outcome: string;
  readonly message: string;
}

export async function runFolderTask(task: FolderTask): Promise<FolderReport> {
  const store = await openFolderStore(task.folder);
  const wrapped = task.kill === undefined ? store : killingStore(store, task.kill);
  const request = { store: wrapped, environment: "beta", actor: { name: task.actor }, newId: randomUUID };
  const release = { ...request, decide: allowEverything };
  const act = async (): Promise<{ readonly outcome: string }> => {
    const { action } = task;
    switch (action.name) {
      case "deploy": {
        const source = { repository: null, commit: null, ref: null };
        const bundle = bundleOf(action.texts);
        const outcome = await deploy({ ...release, source, bundle, version: explicit(action.version), concurrency: 3 });
        if (action.mirror === true) await updateMirror({ ...request, places: ["outputs/"] });
        return outcome;
      }
      case "rollback":
        return rollback(release);
      case "withdraw":
        return withdraw({ ...request, release: parseReleaseName(action.release), reason: "it leaked a secret" });
      case "prune":
        return prune({ ...request, keep: action.keep, keepDays: 0 });
    }
  };
  try {
    return { outcome: (await act()).outcome, message: "" };
  } catch (error) {
    if (isSlipwayError(error)) return { outcome: error.code, message: error.message };
    throw error;
  }
}

const requests: readonly string[] = ["read", "exists", "putIfAbsent", "put", "compareAndSwap", "list", "delete"];

/** The store, and death at one of its requests. SIGKILL cannot be caught: nothing is cleaned up. */
function killingStore(store: Store, kill: { readonly at: number; readonly moment: "before" | "after" }): Store {
  let count = 0;
  const die = () => {
    process.kill(process.pid, "SIGKILL");
  };
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (!requests.includes(String(name))) return value.bind(target);
      return (...parameters: readonly unknown[]) => {
        count += 1;
        const mine = count === kill.at;
        if (mine && kill.moment === "before") die();
        const result: unknown = Reflect.apply(value, target, parameters);
        if (!mine) return result;
        if (result instanceof Promise) return result.finally(die);
        return dyingAfter(result as AsyncIterable<unknown>, die);
      };
    },
  });
}

async function* dyingAfter<T>(items: AsyncIterable<T>, die: () => void): AsyncGenerator<T> {
  yield* items;
  die();
}
