/**
 * What the next commit would hold: the contents in the index, never those of the working tree. Reported is what the
 * last commit does not have at the same path already.
 */

import type { GitOptions } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { Detection, FileScanner } from "../file-scan.ts";
import type { Prefilter } from "../prefilter.ts";
import { mayHoldSecrets } from "../prefilter.ts";
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
  /** Tells most files apart before the rules are loaded. */
  readonly prefilter: Prefilter | undefined;
  readonly archives?: (scanner: FileScanner) => Promise<Archives>;
  readonly unreadable: (file: UnreadableFile) => void;
}

/**
 * Scans staged files.
 *
 * @throws SW0806 where files are in conflict, SW0807 where git lacks an object, SW0150 to SW0153 of git.
 */
export async function scanStaged(
  scannerOf: () => Promise<FileScanner>,
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
  const changed = changes.filter((change) => hasContents(change.after));
  const without = changes.length - changed.length;
  const loose = looseObjects(options.git.directory, options.git.environment);
  let files = 0;
  let bytes = 0;
  const suspects: { readonly change: RawChange; readonly contents: Buffer | undefined }[] = [];
  for (const change of changed) {
    const contents = change.after === undefined ? undefined : await loose?.(change.after.hash);
    const { prefilter } = options;
    const clean =
      contents !== undefined && prefilter !== undefined && options.archives === undefined
        ? !mayHoldSecrets(prefilter, contents, change.path)
        : false;
    if (clean) {
      files++;
      bytes += contents?.length ?? 0;
    } else suspects.push({ change, contents });
  }
  if (suspects.length === 0) return { files, bytes, without };
  const more = await scanSuspects(await scannerOf(), suspects, found, options);
  return { files: files + more.files, bytes: bytes + more.bytes, without };
}

interface Suspect {
  readonly change: RawChange;
  /** Undefined where git has to be asked. */
  readonly contents: Buffer | undefined;
}

async function scanSuspects(
  scanner: FileScanner,
  suspects: readonly Suspect[],
  found: FoundIn,
  { git, archives, unreadable }: StagedOptions,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const sinkOptions = {
    scanner,
    unreadable,
    ...(archives === undefined ? {} : { archives: await archives(scanner) }),
  };
  // Started only when something is not at hand: a process costs more than a small scan.
  let objects: ObjectReader | undefined;
  const reader = (): ObjectReader => {
    const longest = archives === undefined ? {} : { longestInMemory: longestArchive };
    objects ??= openObjects({ ...git, once: false, ...longest });
    return objects;
  };
  let files = 0;
  let bytes = 0;
  const hits: { readonly change: RawChange; readonly detections: readonly Detection[] }[] = [];
  try {
    for (const { change, contents } of suspects) {
      const sink = scanSink(sinkOptions, change.path, (detections, size) => {
        files++;
        bytes += size;
        if (detections.length > 0) hits.push({ change, detections });
      });
      if (contents !== undefined) sink.whole(contents);
      else await reader().request(change.after?.hash ?? "", sink);
    }
    await objects?.drain();
    for (const { change, detections } of hits) {
      const fresh = change.before.some(hasContents)
        ? await newDetections(sinkOptions, reader(), change, detections)
        : detections;
      if (fresh.length > 0) found(change.path, fresh);
    }
    return { files, bytes };
  } finally {
    objects?.close();
  }
}
