/**
 * What the next commit would hold: the contents in the index, never those of the working tree. Reported is what the
 * last commit does not have at the same path already.
 */

import type { GitOptions } from "../../platform/git.ts";
import { gitFailure, runGit } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { Detection, FileScanner } from "../file-scan.ts";
import type { Archives } from "./archive.ts";
import { openObjects, scanSink } from "./blobs.ts";
import { newDetections } from "./new-detections.ts";
import type { RawChange } from "./raw-diff.ts";
import { hasContents, parseRawDiff } from "./raw-diff.ts";
import type { FoundIn, Tally, UnreadableFile } from "./source.ts";
import { longestArchive } from "./source.ts";

export interface StagedOptions {
  readonly git: GitOptions;
  /** Ready when the scanner is. */
  readonly archives?: (scanner: FileScanner) => Promise<Archives>;
  readonly unreadable: (file: UnreadableFile) => void;
}

/**
 * Scans the staged files. `scanner` is awaited while git works.
 *
 * @throws SW0806 where files are in conflict, SW0807 where git lacks an object, SW0150 to SW0153 of git.
 */
export async function scanStaged(
  scannerReady: Promise<FileScanner>,
  found: FoundIn,
  options: StagedOptions,
): Promise<Tally> {
  // Both processes start at once: what is staged, and the one that will give the contents.
  const objects = openObjects({
    ...options.git,
    once: false,
    ...(options.archives === undefined ? {} : { longestInMemory: longestArchive }),
  });
  try {
    const [changes, scanner] = await Promise.all([stagedChanges(options.git), scannerReady]);
    const conflict = changes.find((change) => change.status === "U");
    if (conflict !== undefined) {
      throw secretsErrors.create("SW0806", {
        message: `${conflict.path} is in conflict, so there is no one version of it to scan`,
        next: "Resolve the conflict and stage the file, then scan again.",
      });
    }
    const archives = await options.archives?.(scanner);
    const sinkOptions = { scanner, unreadable: options.unreadable, ...(archives === undefined ? {} : { archives }) };
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
      await objects.request(change.after.hash, sink);
    }
    await objects.drain();
    for (const { change, detections } of suspects) {
      const fresh = await newDetections(sinkOptions, objects, change, detections);
      if (fresh.length > 0) found(change.path, fresh);
    }
    return { files, bytes, without };
  } finally {
    objects.close();
  }
}

async function stagedChanges(git: GitOptions): Promise<readonly RawChange[]> {
  const flags = ["--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--ignore-submodules=none", "--no-relative"];
  const outcome = await runGit(["diff-index", ...flags, "HEAD", "--"], git);
  if (outcome.exitCode === 0) return parseRawDiff(outcome.output);
  // Before the first commit there is no HEAD to compare with: everything in the index is new.
  if (!/bad revision|unknown revision|ambiguous argument/.test(outcome.errors)) {
    throw gitFailure("diff-index", outcome, git.directory);
  }
  const listed = await runGit(["ls-files", "--stage", "-z", "--full-name"], git);
  if (listed.exitCode !== 0) throw gitFailure("ls-files", listed, git.directory);
  return listed.output
    .toString("utf8")
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const [head = "", ...path] = line.split("\t");
      const [mode = "", hash = "", stage] = head.split(" ");
      return { path: path.join("\t"), after: { mode, hash }, before: [], status: stage === "0" ? "A" : "U" };
    });
}
