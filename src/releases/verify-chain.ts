/** The chain of releases: from the pointer back to the first record, without a gap and without a fork. */
import type { Digest } from "../platform/digest.ts";
import { mapLimited } from "../platform/limited.ts";
import type { Store } from "../stores/store.ts";
import { pointerKey, releaseKey, releasesPrefix } from "./keys.ts";
import { maximumRecordBytes, type Pointer, type SealedRelease } from "./record.ts";
import { parseRelease } from "./record-parse.ts";
import { contentProblem, type VerifyProblem } from "./verify-problem.ts";

/** What is kept of a record while the chain is checked: little, since there may be thousands. */
export interface ChainLink {
  readonly key: string;
  readonly seq: number;
  readonly version: string;
  readonly bundle: Digest;
  readonly environment: string;
  readonly id: string;
  readonly createdAt: string;
  readonly parent: Digest | null;
  readonly digest: Digest;
  readonly isMark: boolean;
}

const readsAtOnce = 16;

/** Checks the chain and gives its readable links, oldest first. */
export async function checkChain(
  store: Store,
  pointer: Pointer | undefined,
  problems: VerifyProblem[],
): Promise<readonly ChainLink[]> {
  const problem = (key: string, message: string) => {
    problems.push({
      kind: "chain",
      key,
      message,
      next: "Restore the file from a backup or, on a bucket with versioning, from its version before the damage.",
    });
  };
  const archived = await archivedSequences(store, problem);
  const newest = pointer?.record.seq ?? Math.max(0, ...archived);
  if (pointer === undefined && archived.size > 0 && problems.length === 0) {
    problem(pointerKey, `${pointerKey} is missing, though ${archived.size} releases are archived.`);
  }
  for (const seq of archived) {
    if (pointer !== undefined && seq > newest) {
      problem(
        releaseKey(seq),
        `${releaseKey(seq)} is newer than the pointer (release ${newest}): the pointer was put back.`,
      );
    }
  }
  const expected = Array.from({ length: pointer === undefined ? newest : newest - 1 }, (_, index) => index + 1);
  const links = await mapLimited(expected, readsAtOnce, async (seq) => {
    if (archived.has(seq)) return readLink(store, seq, problem);
    problem(releaseKey(seq), `The record of release ${seq} is missing.`);
    return undefined;
  });
  if (pointer !== undefined) {
    links.push(linkOf(pointerKey, pointer));
    if (archived.has(newest)) await compareEarlyArchive(store, pointer, problem);
  }
  const readable = links.filter((link) => link !== undefined);
  checkLinks(readable, problem);
  return readable;
}

async function archivedSequences(
  store: Store,
  problem: (key: string, message: string) => void,
): Promise<ReadonlySet<number>> {
  const sequences = new Set<number>();
  for await (const { key } of store.list(releasesPrefix)) {
    const digits = /^releases\/(\d{10})\.json$/.exec(key)?.[1];
    if (digits === undefined || Number(digits) === 0) problem(key, `${key} is not the name of a record.`);
    else sequences.add(Number(digits));
  }
  return sequences;
}

async function readLink(
  store: Store,
  seq: number,
  problem: (key: string, message: string) => void,
): Promise<ChainLink | undefined> {
  const key = releaseKey(seq);
  try {
    const result = await store.read(key, { maximumBytes: maximumRecordBytes });
    if (result.outcome === "found") return linkOf(key, parseRelease(result.object.bytes, key));
    problem(key, `The record of release ${seq} is missing.`);
  } catch (error) {
    problem(key, contentProblem(error));
  }
  return undefined;
}

function linkOf(key: string, release: SealedRelease): ChainLink {
  const { seq, version, bundle, environment, id, createdAt, parent, continues } = release.record;
  const isMark = continues !== undefined;
  return { key, seq, version, bundle, environment, id, createdAt, parent, digest: release.digest, isMark };
}

/** A command that was killed between archiving and moving leaves a copy of the live record, which must be its copy. */
async function compareEarlyArchive(
  store: Store,
  pointer: Pointer,
  problem: (key: string, message: string) => void,
): Promise<void> {
  const link = await readLink(store, pointer.record.seq, problem);
  if (link !== undefined && link.digest !== pointer.digest) {
    problem(link.key, `${link.key} has other bytes than the live record with that sequence number.`);
  }
}

function checkLinks(links: readonly ChainLink[], problem: (key: string, message: string) => void): void {
  const bundles = new Map<string, ChainLink>();
  const ids = new Map<string, ChainLink>();
  let before: ChainLink | undefined;
  for (const link of links) {
    const expected = link.key === pointerKey ? link.seq : Number(link.key.slice(releasesPrefix.length, -5));
    if (link.seq !== expected) problem(link.key, `${link.key} holds the record of release ${link.seq}.`);
    if (before !== undefined && before.seq === link.seq - 1 && link.parent !== before.digest) {
      problem(
        before.key,
        `${before.key} is not the record that release ${link.seq} followed: it was changed, or the chain forked.`,
      );
    }
    if (before !== undefined && link.environment !== before.environment) {
      problem(
        link.key,
        `Release ${link.seq} belongs to ${link.environment}, the one before it to ${before.environment}.`,
      );
    }
    if (before !== undefined && Date.parse(link.createdAt) < Date.parse(before.createdAt)) {
      problem(link.key, `Release ${link.seq} is dated before the one that it followed.`);
    }
    const twin = ids.get(link.id);
    if (twin !== undefined) problem(link.key, `Releases ${twin.seq} and ${link.seq} have the same id.`);
    ids.set(link.id, link);
    const first = bundles.get(link.version);
    if (first === undefined) bundles.set(link.version, link);
    else if (first.bundle !== link.bundle) {
      problem(link.key, `${link.version} names one bundle in release ${first.seq} and another in release ${link.seq}.`);
    }
    before = link;
  }
}
