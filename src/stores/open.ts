/** From the address of a store to the store. What S3 needs is loaded only for an address in S3. */
import type { FolderStoreOptions } from "./folder.ts";
import type { S3StoreOptions } from "./s3.ts";
import type { Store } from "./store.ts";

/** Where a store is. `folder` is absolute; `prefix` has no slash at its ends and may be empty. */
export type StoreAddress =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "s3"; readonly bucket: string; readonly prefix: string };

export interface OpenStoreOptions extends FolderStoreOptions {
  /** Settings for buckets; not looked at for folders. */
  readonly s3: Omit<S3StoreOptions, "signal">;
}

/**
 * Opens the store at an address.
 *
 * @throws what `openFolderStore` and `openS3Store` throw: SW0502, SW0503, SW0901, SW0916.
 */
export async function openStore(address: StoreAddress, options: OpenStoreOptions): Promise<Store> {
  if (address.kind === "s3") {
    const { openS3Store } = await import("./s3.ts");
    return openS3Store(address, { ...options.s3, signal: options.signal });
  }
  const { openFolderStore } = await import("./folder.ts");
  return openFolderStore(address.folder, options);
}
