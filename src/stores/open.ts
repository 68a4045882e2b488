/** From the address of a store, as slipway.yaml has it, to the store. */
import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { quoted } from "../platform/inputs.ts";
import { storesErrors } from "./errors.ts";
import type { FolderStoreOptions } from "./folder.ts";
import type { S3StoreOptions } from "./s3.ts";
import type { Store } from "./store.ts";

export type StoreAddress =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "s3"; readonly bucket: string; readonly prefix: string };

export interface OpenStoreOptions extends FolderStoreOptions {
  /** Absolute folder from which relative addresses are meant: the project's. */
  readonly base: string;
  /** Settings for buckets; not looked at for folders. */
  readonly s3: Omit<S3StoreOptions, "signal">;
}

/**
 * Reads an address: `s3://bucket/prefix`, a `file:` URL, or a folder's path.
 *
 * @throws SW0501 where it is none of them.
 */
export function parseStoreAddress(address: string, base: string): StoreAddress {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === "s3") {
    const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)(?:\/(.*))?$/i.exec(address) ?? [];
    if (bucket !== "") return { kind: "s3", bucket, prefix: prefix.replace(/^\/+|\/+$/g, "") };
  } else if (scheme === "file") {
    const folder = folderOf(address);
    if (folder !== undefined) return { kind: "folder", folder };
  } else if (address !== "" && (scheme === undefined || isAbsolute(address)) && !address.includes("\0")) {
    return { kind: "folder", folder: resolve(base, address) };
  }
  throw storesErrors.create("SW0501", {
    message: `${quoted(address)} is no address of a store.`,
    next: "Write a folder (./releases/beta), a file: URL, or a bucket with a prefix (s3://bucket/prefix).",
  });
}

function folderOf(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    // Another host's file, or percent escapes that are no path.
    return undefined;
  }
}

/**
 * Opens the store at an address. What S3 needs is loaded only for an address in S3.
 *
 * @throws SW0501 for an address that is none, and what `openFolderStore` and `openS3Store` throw.
 */
export async function openStore(address: string, options: OpenStoreOptions): Promise<Store> {
  const place = parseStoreAddress(address, options.base);
  if (place.kind === "s3") {
    const { openS3Store } = await import("./s3.ts");
    return openS3Store(place, { ...options.s3, signal: options.signal });
  }
  const { openFolderStore } = await import("./folder.ts");
  return openFolderStore(place.folder, options);
}
