/** What the commits of a range brought in: every version of every file in them, also what a later commit took out again. */

import type { GitOptions } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { Detection } from "../file-scan.ts";
import type { CommitFacts } from "../finding.ts";
import type { SinkOptions } from "./blobs.ts";
import { openObjects, scanSink } from "./blobs.ts";
import { changesOf, commitFacts, gitLines } from "./commits.ts";
import { identityOf, newDetections } from "./new-detections.ts";
import type { RawChange } from "./raw-diff.ts";
import { hasContents } from "./raw-diff.ts";
import { shallowCommits } from "./revisions.ts";
import type { FoundIn, Tally } from "./source.ts";
import { longestArchive } from "./source.ts";

/**
 * Scans the commits that `git rev-list` names for these revisions: `BASE..HEAD`, or hashes and `--not` and others.
 *
 * @throws SW0805 where the clone is shallow and the range is cut, SW0807 where git lacks an object, SW0150 to SW0153.
 */
export async function scanRange(
  sink: SinkOptions,
  revisions: readonly string[],
  found: FoundIn,
  git: GitOptions,
): Promise<Tally> {
  const commits: string[] = [];
  for await (const lines of gitLines(["rev-list", "--reverse", "--topo-order", ...revisions, "--"], git)) {
    for (const line of lines) if (line !== "") commits.push(line);
  }
  const cut = await shallowCommits(git);
  const first = commits.find((commit) => cut.has(commit));
  if (first !== undefined) {
    throw secretsErrors.create("SW0805", {
      message: `The clone is shallow: the parents of commit ${first.slice(0, 12)} in the range are not here`,
      next: "Fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow) and scan again.",
    });
  }
  const longest = sink.archives === undefined ? {} : { longestInMemory: longestArchive };
  const objects = openObjects({ ...git, once: false, ...longest });
  try {
    return { ...(await scanCommits(sink, commits, objects, found, git)), commits: commits.length };
  } finally {
    objects.close();
  }
}

interface Suspect {
  readonly commit: string;
  readonly change: RawChange;
}

async function scanCommits(
  sink: SinkOptions,
  commits: readonly string[],
  objects: ReturnType<typeof openObjects>,
  found: FoundIn,
  git: GitOptions,
): Promise<Tally> {
  let files = 0;
  let bytes = 0;
  let without = 0;
  /** By hash and path; undefined until the contents have come. Files without findings share one empty list. */
  const seen = new Map<string, readonly Detection[]>();
  const none: readonly Detection[] = [];
  const changes: Suspect[] = [];
  await changesOf(commits, [], git, async (commit, change) => {
    if (!hasContents(change.after)) {
      without++;
      return;
    }
    changes.push({ commit, change });
    const key = `${change.after.hash}\0${change.path}`;
    if (seen.has(key)) return;
    seen.set(key, none);
    await objects.request(
      change.after.hash,
      scanSink(sink, change.path, (detections, size) => {
        files++;
        bytes += size;
        if (detections.length > 0) seen.set(key, detections);
      }),
    );
  });
  await objects.drain();
  const reported = new Set<string>();
  const facts = new Map<string, CommitFacts>();
  for (const { commit, change } of changes) {
    const detections = seen.get(`${change.after?.hash}\0${change.path}`) ?? none;
    const open = detections.filter((detection) => !reported.has(`${change.path}\0${identityOf(detection)}`));
    if (open.length === 0) continue;
    const fresh = await newDetections(sink, objects, change, open);
    if (fresh.length === 0) continue;
    for (const detection of fresh) reported.add(`${change.path}\0${identityOf(detection)}`);
    const known = facts.get(commit) ?? (await commitFacts(commit, objects));
    facts.set(commit, known);
    found(change.path, fresh, known);
  }
  return { files, bytes, without };
}
