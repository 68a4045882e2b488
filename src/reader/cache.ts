/**
 * What the reader keeps on disk, so that an application starts through an outage of its store: the last pointer that
 * was served, its manifest and its files, in the layout of a store. Everything is checked again when it is read.
 */

import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pointerKey } from "../releases/keys.ts";
import { folderClient, type StoreClient } from "./client.ts";

export interface Cache {
  readonly client: StoreClient;
  /** Writes whole files only, by a temporary name. A full disk or a read-only folder is no reason to stop serving. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Removes every object, manifest and proof that the given keys do not name. */
  keepOnly(keys: ReadonlySet<string>): Promise<void>;
}

/** A cache in a folder of its own, which only one store may use. */
export function folderCache(folder: string): Cache {
  const client = folderClient(folder);
  return {
    client,
    async write(key, bytes) {
      const path = join(folder, key);
      const temporary = join(folder, `.${randomUUID()}`);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(temporary, bytes, { mode: 0o600, flush: key === pointerKey });
        await rename(temporary, path);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
    async keepOnly(keys) {
      for (const kind of ["objects", "bundles", "evidence", "releases"]) {
        const names = await readdir(join(folder, kind)).catch(() => []);
        for (const name of names) {
          if (!keys.has(`${kind}/${name}`)) await rm(join(folder, kind, name), { force: true }).catch(() => undefined);
        }
      }
    },
  };
}
