/** The layout of a store below an environment's prefix (docs/store-format.md). */
import type { Digest, Sha256 } from "../bundles/digest.ts";
import { hexOf } from "../bundles/digest.ts";

/** The pointer: the one object that readers follow. */
export const pointerKey = "current.json";

/** Which release the mirror shows. */
export const mirrorKey = "mirror.json";

export const objectsPrefix = "objects/";
export const bundlesPrefix = "bundles/";
export const releasesPrefix = "releases/";
export const evidencePrefix = "evidence/";

/** First names that are ours, so that a mirror cannot be placed among them. */
export const reservedNames: readonly string[] = [
  "current.json",
  "mirror.json",
  "objects",
  "bundles",
  "releases",
  "approvals",
  "evidence",
  "completions",
  "prunes",
];

/** `objects/<sha256>` */
export function objectKey(sha256: Sha256): string {
  return `${objectsPrefix}${sha256}`;
}

/** `bundles/<hex>.json`, the manifest. */
export function bundleKey(digest: Digest): string {
  return `${bundlesPrefix}${hexOf(digest)}.json`;
}

/** Ten digits, so that keys sort by number. */
export function releaseKey(seq: number): string {
  return `${releasesPrefix}${String(seq).padStart(10, "0")}.json`;
}

/** `prunes/<id>.json`, what a prune under way is about to remove. */
export function pruneKey(id: string): string {
  return `prunes/${id}.json`;
}

/** `evidence/<sha256>.json`, named by its own bytes. */
export function evidenceKey(sha256: Sha256): string {
  return `${evidencePrefix}${sha256}.json`;
}
