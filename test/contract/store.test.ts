import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFolderStore } from "../../src/stores/folder.ts";
import { openMemoryStore } from "../../src/stores/memory.ts";
import { storeContract } from "./store-contract.ts";

storeContract("memory", async () => {
  const content = new Map<string, Uint8Array>();
  return {
    store: openMemoryStore({ content }),
    another: async () => openMemoryStore({ content }),
    dispose: async () => {},
  };
});

storeContract("folder", async () => {
  const temporary = await mkdtemp(join(tmpdir(), "slipway-store-"));
  const folder = join(temporary, "store");
  return {
    store: await openFolderStore(folder),
    another: () => openFolderStore(folder),
    dispose: () => rm(temporary, { recursive: true, force: true }),
  };
});
