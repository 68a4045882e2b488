/** What the commits of a range brought in: every version of every file in them, also what a later commit took out again. */

import type { GitOptions } from "../../platform/git.ts";
import type { GitObjects } from "../../platform/git-objects.ts";
import { secretsErrors } from "../errors.ts";
import type { Detection } from "../file-scan.ts";
import type { CommitFacts } from "../finding.ts";
import type { Prefilter } from "../prefilter.ts";
import { mayHoldSecrets } from "../prefilter.ts";
import type { ObjectReader, SinkOptions } from "./blobs.ts";
import { openObjects, scanSink } from "./blobs.ts";
import type { CommitWalk } from "./commits.ts";
import { commitFacts } from "./commits.ts";
import { identityOf, newDetections } from "./new-detections.ts";
import type { RawChange } from "./raw-diff.ts";
import { hasContents } from "./raw-diff.ts";
import { shallowCommits } from "./revisions.ts";
import { sharedReader } from "./shared-objects.ts";
import type { FoundIn, Tally } from "./source.ts";
import { longestArchive } from "./source.ts";

/**
 * Scans the commits of a walk (`startWalk`).
 *
 * @throws SW0805 where the clone is shallow and the range is cut, SW0807 where git lacks an object, SW0150 to SW0153.
 */
export async function scanRange(
  options: RangeOptions,
  walk: CommitWalk,
  found: FoundIn,
  git: GitOptions,
): Promise<Tally> {
  const longest = options.archives ? { longestInMemory: longestArchive } : {};
  const objects =
    options.objects === undefined || options.archives
      ? openObjects({ ...git, once: false, ...longest })
      : sharedReader(options.objects, git);
  try {
    return await scanCommits(options, walk, await shallowCommits(git), objects, found);
  } finally {
    objects.close();
    walk.close();
  }
}

function refuseCut(commit: string, cut: ReadonlySet<string>): void {
  if (!cut.has(commit)) return;
  throw secretsErrors.create("SW0805", {
    message: `The clone is shallow: the parents of commit ${commit.slice(0, 12)} in the range are not here`,
    next: "Fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow) and scan again.",
  });
}

export interface RangeOptions {
  /** Loads the rules; asked for when a file may hold something. */
  readonly sink: () => Promise<SinkOptions>;
  /** Tells most files apart before the rules are loaded. */
  readonly prefilter: Prefilter | undefined;
  readonly archives: boolean;
  /** Of the repository, where somebody reads them already. */
  readonly objects?: Pick<GitObjects, "read"> | undefined;
}

interface Suspect {
  readonly commit: string;
  readonly change: RawChange;
}

async function scanCommits(
  options: RangeOptions,
  walk: CommitWalk,
  cut: ReadonlySet<string>,
  objects: ObjectReader,
  found: FoundIn,
): Promise<Tally> {
  let commits = 0;
  let files = 0;
  let bytes = 0;
  let without = 0;
  /** By hash and path; undefined until the contents have come. Files without findings share one empty list. */
  const seen = new Map<string, readonly Detection[]>();
  const none: readonly Detection[] = [];
  const changes: Suspect[] = [];
  /** Undefined until a file may hold something: a change of a few words needs no rules. */
  let sink = options.prefilter === undefined ? await options.sink() : undefined;
  const suspects: RawChange[] = [];
  const scan = (change: RawChange, sinkOptions: SinkOptions): Promise<void> =>
    objects.request(
      change.after?.hash ?? "",
      scanSink(sinkOptions, change.path, (detections, size) => {
        files++;
        bytes += size;
        if (detections.length > 0) seen.set(`${change.after?.hash}\0${change.path}`, detections);
      }),
    );
  const sift = (change: RawChange, prefilter: Prefilter): Promise<void> =>
    objects.request(change.after?.hash ?? "", {
      whole(contents) {
        if (mayHoldSecrets(prefilter, contents, change.path)) suspects.push(change);
        else {
          files++;
          bytes += contents.length;
        }
      },
      pieces: () => ({ push: () => undefined, finish: () => void suspects.push(change) }),
    });
  const visit = async (commit: string, change: RawChange): Promise<void> => {
    if (!hasContents(change.after)) {
      without++;
      return;
    }
    changes.push({ commit, change });
    const key = `${change.after.hash}\0${change.path}`;
    if (seen.has(key)) return;
    seen.set(key, none);
    if (suspects.length > 0) sink ??= await options.sink();
    if (sink === undefined && options.prefilter !== undefined) await sift(change, options.prefilter);
    else await scan(change, sink ?? (await options.sink()));
  };
  await walk.visit({
    commit(commit) {
      refuseCut(commit, cut);
      commits++;
    },
    change: visit,
  });
  await objects.drain();
  if (suspects.length === 0 && sink === undefined) return { files, bytes, without, commits };
  sink ??= await options.sink();
  for (const change of suspects) await scan(change, sink);
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
  return { files, bytes, without, commits };
}
