/**
 * Finds releases by name. What is recent stands in the pointer itself; older ones are found by walking the archive in
 * steps of `recent`, so that 1,000 releases are 20 reads and the usual case none.
 */
import type { Digest } from "../bundles/digest.ts";
import type { Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { describeName, type ReleaseName } from "./name.ts";
import { readRelease } from "./pointer.ts";
import { mentionOf, type ReleaseMention, type SealedRelease } from "./record.ts";
import { hasFingerprint, versionFingerprint } from "./record-make.ts";

/** The releases of an environment, newest first; marks (prune, withdraw) are not among them. */
export async function* mentions(store: Store, pointer: SealedRelease): AsyncGenerator<ReleaseMention> {
  if (pointer.record.continues === undefined) yield mentionOf(pointer.record);
  let at: SealedRelease = pointer;
  for (;;) {
    const recent = at.record.recent;
    for (const mention of recent.toReversed()) yield mention;
    const oldest = recent[0];
    if (oldest === undefined || oldest.seq <= 1) return;
    at = await readRelease(store, pointer, oldest.seq);
  }
}

/**
 * The newest release with a version, or undefined where that version was never released. Answers from the pointer
 * alone unless the version's fingerprint is among the old ones.
 */
export async function findVersion(
  store: Store,
  pointer: SealedRelease,
  version: string,
): Promise<ReleaseMention | undefined> {
  const { record } = pointer;
  const listed = [...record.recent, ...(record.continues === undefined ? [mentionOf(record)] : [])];
  const found = listed.findLast((mention) => mention.version === version);
  if (found !== undefined) return found;
  const oldest = record.recent[0];
  if (oldest === undefined || oldest.seq <= 1) return undefined;
  const { older } = record;
  // Without fingerprints (a record from elsewhere) every archived record must be asked.
  const maybeListed = older === undefined || hasFingerprint(older.versions, versionFingerprint(version));
  if (!maybeListed && older.from <= 1) return undefined;
  const start = await readRelease(store, pointer, maybeListed ? oldest.seq : older.from);
  for await (const mention of mentions(store, start)) {
    if (mention.version === version) return mention;
  }
  return undefined;
}

/** The newest release of a bundle, or undefined. Walks the whole archive where the bundle is not a recent one. */
export async function findBundle(
  store: Store,
  pointer: SealedRelease,
  bundle: Digest,
): Promise<ReleaseMention | undefined> {
  for await (const mention of mentions(store, pointer)) {
    if (mention.bundle === bundle) return mention;
  }
  return undefined;
}

/**
 * The release with a name: for a version or digest the newest one that has it.
 *
 * @throws SW0609 where there is none.
 */
export async function findRelease(store: Store, pointer: SealedRelease, name: ReleaseName): Promise<ReleaseMention> {
  const found = await search(store, pointer, name);
  if (found !== undefined) return found;
  const { environment, seq } = pointer.record;
  throw releasesErrors.create("SW0609", {
    message: `${describeName(name)} was never released in ${environment}; its newest release is ${seq}.`,
    next: `Run \`slipway history ${environment}\` to see what was.`,
  });
}

async function search(store: Store, pointer: SealedRelease, name: ReleaseName): Promise<ReleaseMention | undefined> {
  if (name.kind === "version") return findVersion(store, pointer, name.version);
  if (name.kind === "digest") return findBundle(store, pointer, name.digest);
  const { record } = pointer;
  if (name.seq > record.seq) return undefined;
  const recent = record.recent.find((mention) => mention.seq === name.seq);
  if (recent !== undefined) return recent;
  return mentionOf((await readRelease(store, pointer, name.seq)).record);
}
