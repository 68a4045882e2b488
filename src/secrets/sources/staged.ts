/**
 * What the next commit would hold: the contents in the index, never those of the working tree. Reported is what the
 * last commit does not have at the same path already.
 */

import type { GitOptions } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { Detection, FileScanner } from "../file-scan.ts";
import type { Archives } from "./archive.ts";
import type { ObjectReader } from "./blobs.ts";
import { openObjects, scanSink } from "./blobs.ts";
import { looseObjects } from "./loose-objects.ts";
import { newDetections } from "./new-detections.ts";
import type { RawChange } from "./raw-diff.ts";
import { hasContents } from "./raw-diff.ts";
import type { FoundIn, Tally, UnreadableFile } from "./source.ts";
import { longestArchive } from "./source.ts";

export interface StagedOptions {
  readonly git: GitOptions;
  readonly archives?: Archives;
  readonly unreadable: (file: UnreadableFile) => void;
}

/**
 * Scans staged files.
 *
 * @throws SW0806 where files are in conflict, SW0807 where git lacks an object, SW0150 to SW0153 of git.
 */
export async function scanStaged(
  scanner: FileScanner,
  changes: readonly RawChange[],
  found: FoundIn,
  options: StagedOptions,
): Promise<Tally> {
  const conflict = changes.find((change) => change.status === "U");
  if (conflict !== undefined) {
    throw secretsErrors.create("SW0806", {
      message: `${conflict.path} is in conflict, so there is no one version of it to scan`,
      next: "Resolve the conflict and stage the file, then scan again.",
    });
  }
  const loose = looseObjects(options.git.directory, options.git.environment);
  const longest = options.archives === undefined ? {} : { longestInMemory: longestArchive };
  // Started only when something is not at hand: a process costs more than a small scan.
  let objects: ObjectReader | undefined;
  const reader = (): ObjectReader => {
    objects ??= openObjects({ ...options.git, once: false, ...longest });
    return objects;
  };
  try {
    const { archives, unreadable } = options;
    const sinkOptions = { scanner, unreadable, ...(archives === undefined ? {} : { archives }) };
    let files = 0;
    let bytes = 0;
    let without = 0;
    const suspects: { readonly change: RawChange; readonly detections: readonly Detection[] }[] = [];
    for (const change of changes) {
      if (!hasContents(change.after)) {
        without++;
        continue;
      }
      const sink = scanSink(sinkOptions, change.path, (detections, size) => {
        files++;
        bytes += size;
        if (detections.length > 0) suspects.push({ change, detections });
      });
      const contents = await loose?.(change.after.hash);
      if (contents !== undefined) sink.whole(contents);
      else await reader().request(change.after.hash, sink);
    }
    await objects?.drain();
    for (const { change, detections } of suspects) {
      const fresh = change.before.some(hasContents)
        ? await newDetections(sinkOptions, reader(), change, detections)
        : detections;
      if (fresh.length > 0) found(change.path, fresh);
    }
    return { files, bytes, without };
  } finally {
    objects?.close();
  }
}
