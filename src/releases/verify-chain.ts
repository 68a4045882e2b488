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
  readonly action: string;
  /** The release that a rollback left. */
  readonly rollbackOf: number | undefined;
  readonly keptFrom: number;
  /** Bundles, of what the record carries on from the one before it. */
  readonly withdrawn: readonly Digest[];
  readonly blocked: readonly Digest[];
  readonly unblocked: readonly Digest[];
  /** The gate's decision, and what goes with the release. */
  readonly evidence: readonly Digest[];
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
  // What is there is counted, not what a number in the pointer says: that may be anything.
  const last = pointer === undefined ? newest : newest - 1;
  const there = [...archived].filter((seq) => seq <= last).sort((a, b) => a - b);
  for (const gap of gapsIn(there, last)) problem(releaseKey(gap.from), missingWords(gap));
  const links = await mapLimited(there, readsAtOnce, (seq) => readLink(store, seq, problem));
  if (pointer !== undefined) {
    links.push(linkOf(pointerKey, pointer));
    if (archived.has(newest)) await compareEarlyArchive(store, pointer, problem);
  }
  const readable = links.filter((link) => link !== undefined);
  checkLinks(readable, problem);
  if (pointer !== undefined) checkRecent(pointer, readable, problem);
  return readable;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Numbers from 1 to `last` that are not among these, which are in order. */
function gapsIn(there: readonly number[], last: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let next = 1;
  for (const seq of [...there, last + 1]) {
    if (seq > next) gaps.push({ from: next, to: seq - 1 });
    next = seq + 1;
  }
  return gaps;
}

function missingWords({ from, to }: Gap): string {
  return from === to
    ? `The record of release ${from} is missing.`
    : `The records of releases ${from} to ${to} are missing.`;
}

/** What the pointer says of the releases before it, by which they are found, is what they say themselves. */
function checkRecent(
  { record }: Pointer,
  links: readonly ChainLink[],
  problem: (key: string, message: string) => void,
): void {
  const before = links.filter(({ isMark, seq, key }) => !isMark && seq < record.seq && key !== pointerKey);
  const bySeq = new Map(before.map((link) => [link.seq, link]));
  for (const { seq, bundle, version } of record.recent) {
    const link = bySeq.get(seq);
    if (link !== undefined && (link.bundle !== bundle || link.version !== version)) {
      problem(pointerKey, `${pointerKey} names another bundle or version for release ${seq} than its record.`);
    }
  }
  // A record that grew too large keeps five of them.
  if (record.recent.length < Math.min(before.length, 5)) {
    problem(
      pointerKey,
      `${pointerKey} names ${record.recent.length} releases before it, and there are ${before.length}.`,
    );
  }
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
  const { seq, version, bundle, environment, id, createdAt, parent, continues, keptFrom, gate } = release.record;
  const { withdrawn, blocked, unblocked = [], evidence, action, rollbackOf } = release.record;
  const bundles = (mentions: readonly { readonly bundle: Digest }[]) => mentions.map((mention) => mention.bundle);
  return {
    ...{ key, seq, version, bundle, environment, id, createdAt, parent, keptFrom },
    digest: release.digest,
    isMark: continues !== undefined,
    action,
    rollbackOf,
    withdrawn: bundles(withdrawn),
    blocked: bundles(blocked),
    unblocked: bundles(unblocked),
    evidence: [...(gate.evidence === null ? [] : [gate.evidence]), ...evidence],
  };
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

/** Withdrawals, blocks and what prune has taken are never lost on the way from one record to the next. */
function checkCarriedOn(before: ChainLink, link: ChainLink, problem: (key: string, message: string) => void): void {
  if (before.withdrawn.some((bundle) => !link.withdrawn.includes(bundle))) {
    problem(link.key, `Release ${link.seq} no longer names a bundle that was withdrawn before it.`);
  }
  if (before.blocked.some((bundle) => !link.blocked.includes(bundle) && !link.unblocked.includes(bundle))) {
    problem(link.key, `Release ${link.seq} no longer blocks a bundle that was blocked before it, and says no reason.`);
  }
  if (link.action === "withdraw" && link.withdrawn.length <= before.withdrawn.length) {
    problem(link.key, `Release ${link.seq} is a withdrawal and names nothing that it withdraws.`);
  }
  if (!link.isMark && link.rollbackOf === before.seq && !before.isMark && !link.blocked.includes(before.bundle)) {
    problem(
      link.key,
      `Release ${link.seq} left the bundle of release ${before.seq} by a rollback and does not block it.`,
    );
  }
  if (link.keptFrom < before.keptFrom) {
    problem(link.key, `Release ${link.seq} says that files are kept which a prune before it may have removed.`);
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
    if (before !== undefined && before.seq === link.seq - 1) checkCarriedOn(before, link, problem);
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
