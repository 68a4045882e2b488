/**
 * Everything that any branch or tag can reach. Contents are looked at once, however many commits and paths have them;
 * which commit brought a secret in is asked only where one was found.
 */

import { type GitOptions, isShallow } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { Detection } from "../file-scan.ts";
import type { CommitFacts } from "../finding.ts";
import type { SinkOptions } from "./blobs.ts";
import { openObjects, scanSink } from "./blobs.ts";
import { changesOf, commitFacts, gitLines } from "./commits.ts";
import { identityOf } from "./new-detections.ts";
import { hasContents } from "./raw-diff.ts";
import type { FoundIn, Tally } from "./source.ts";
import { longestArchive } from "./source.ts";

export interface HistoryOptions {
  readonly git: GitOptions;
  /** Processes that unpack objects: unpacking costs about as much as scanning. */
  readonly processes: number;
  readonly progress?: (files: number) => void;
}

/** Hashes in one turn for a process: neighbours share deltas. */
const turn = 256;
/** With more paths than this, asking git for all of them costs less than naming them. */
const mostPaths = 256;

/** Secrets found in one version of a file. */
interface Hit {
  readonly path: string;
  readonly hash: string;
  readonly detections: readonly Detection[];
}

/**
 * Scans the history.
 *
 * @throws SW0805 where the clone is shallow, SW0807 where git lacks an object, SW0150 to SW0153.
 */
export async function scanHistory(sink: SinkOptions, found: FoundIn, options: HistoryOptions): Promise<Tally> {
  const { git } = options;
  if (await isShallow(git)) {
    throw secretsErrors.create("SW0805", {
      message: "The clone is shallow, so most of the history is not here to be scanned",
      next: "Fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow) and scan again.",
    });
  }
  const { hits, tally } = await scanObjects(sink, options);
  if (hits.length > 0) await attribute(hits, found, git);
  return tally;
}

async function scanObjects(
  sinkOptions: SinkOptions,
  options: HistoryOptions,
): Promise<{ readonly hits: readonly Hit[]; readonly tally: Tally }> {
  const { git } = options;
  const longest = sinkOptions.archives === undefined ? {} : { longestInMemory: longestArchive };
  const readers = Array.from({ length: options.processes }, () => openObjects({ ...git, once: true, ...longest }));
  const hits: Hit[] = [];
  let files = 0;
  let bytes = 0;
  try {
    let asked = 0;
    const flags = ["--objects", "--all", "--filter=object:type=blob", "--filter-provided-objects"];
    for await (const lines of gitLines(["rev-list", ...flags], git)) {
      for (const line of lines) {
        const space = line.indexOf(" ");
        const hash = space < 0 ? line : line.slice(0, space);
        const path = space < 0 ? "" : line.slice(space + 1);
        const reader = readers[Math.floor(asked++ / turn) % readers.length];
        if (hash === "" || reader === undefined) continue;
        const sink = scanSink(sinkOptions, path, (detections, size) => {
          files++;
          bytes += size;
          if (detections.length > 0) hits.push({ path, hash, detections });
        });
        await reader.request(hash, sink);
      }
      options.progress?.(files);
    }
    await Promise.all(readers.map((reader) => reader.drain()));
    return { hits, tally: { files, bytes, without: 0 } };
  } finally {
    for (const reader of readers) reader.close();
  }
}

/** Reports every secret of a path once, with the first commit that has it. */
async function attribute(hits: readonly Hit[], found: FoundIn, git: GitOptions): Promise<void> {
  const byPlace = new Map<string, readonly Detection[]>();
  const open = new Map<string, Set<string>>();
  for (const { path, hash, detections } of hits) {
    byPlace.set(`${hash}\0${path}`, detections);
    const identities = open.get(path) ?? new Set();
    for (const detection of detections) identities.add(identityOf(detection));
    open.set(path, identities);
  }
  const paths = open.size > mostPaths ? [] : [...open.keys()].filter((path) => path !== "");
  const commits: string[] = [];
  const walk = ["rev-list", "--all", "--full-history", "--reverse", "--topo-order", "--", ...paths];
  for await (const lines of gitLines(walk, git)) {
    for (const line of lines) if (line !== "") commits.push(line);
  }
  const objects = openObjects({ ...git, once: false });
  const facts = new Map<string, CommitFacts>();
  try {
    await changesOf(commits, paths, git, async (commit, change) => {
      if (!hasContents(change.after)) return;
      const detections = byPlace.get(`${change.after.hash}\0${change.path}`);
      const identities = open.get(change.path);
      if (detections === undefined || identities === undefined) return;
      const fresh = detections.filter((detection) => identities.delete(identityOf(detection)));
      if (fresh.length === 0) return;
      const known = facts.get(commit) ?? (await commitFacts(commit, objects));
      facts.set(commit, known);
      found(change.path, fresh, known);
    });
  } finally {
    objects.close();
  }
  // Contents that no commit's change shows: a tag or a note that names a file, a path with a line end in it.
  for (const { path, detections } of hits) {
    const identities = open.get(path);
    const fresh = detections.filter((detection) => identities?.delete(identityOf(detection)) === true);
    if (fresh.length > 0) found(path, fresh);
  }
}
