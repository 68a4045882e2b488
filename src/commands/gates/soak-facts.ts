/** How long a bundle was live in the environment before. */
import type { Reading, Stay } from "../../gates/facts.ts";
import type { Digest } from "../../platform/digest.ts";
import { readPointer, readRelease } from "../../releases/pointer.ts";
import { liveSequence, type Pointer, type ReleaseRecord } from "../../releases/record.ts";
import type { Store } from "../../stores/store.ts";

/** Further back nobody looks: the releases that a pointer lists. */
const mostStays = 10;

/** The longest stay of a bundle among the releases that the pointer lists; undefined where there was none. */
export async function findStay(store: Store, environment: string, bundle: Digest): Promise<Reading<Stay | undefined>> {
  const pointer = await readPointer(store, environment);
  if (pointer === undefined) return { known: true, value: undefined };
  const stays: Stay[] = [];
  const live = await liveRelease(store, pointer);
  // Newest first; a run of releases of one bundle is one stay.
  const mentions = [
    { seq: live.seq, version: live.version, bundle: live.bundle },
    ...pointer.record.recent.toReversed().filter(({ seq }) => seq < live.seq),
  ];
  let later: number | undefined;
  for (let index = 0; index < mentions.length && stays.length < mostStays; index += 1) {
    const newest = mentions[index];
    if (newest === undefined) break;
    let first = newest;
    while (newest.bundle === bundle && mentions[index + 1]?.bundle === bundle) {
      index += 1;
      first = mentions[index] ?? first;
    }
    if (newest.bundle === bundle) {
      const began = await readRelease(store, pointer, first.seq);
      const ended = later === undefined ? undefined : await readRelease(store, pointer, later);
      stays.push({
        seq: newest.seq,
        version: newest.version,
        since: new Date(began.record.createdAt),
        until: ended === undefined ? undefined : new Date(ended.record.createdAt),
      });
    }
    later = first.seq;
  }
  // What is live goes on soaking; of the others the longest counts.
  const length = ({ since, until }: Stay) =>
    until === undefined ? Number.POSITIVE_INFINITY : until.getTime() - since.getTime();
  return { known: true, value: stays.sort((a, b) => length(b) - length(a))[0] };
}

/** The release that is live, never a mark on it. */
async function liveRelease(store: Store, pointer: Pointer): Promise<ReleaseRecord> {
  return (await readRelease(store, pointer, liveSequence(pointer.record))).record;
}
