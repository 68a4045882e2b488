/**
 * Whether a candidate may become live, by the record that is live alone: versions name one bundle for good, what a
 * rollback left or a person withdrew does not come back by accident, and an old pipeline does not undo a newer release.
 */
import type { Digest } from "../bundles/digest.ts";
import type { Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { findVersion, mentions } from "./lookup.ts";
import { liveSequence, type Pointer, type ReleaseMention, type Unblocked } from "./record.ts";
import type { CandidateVersion } from "./version.ts";

export interface AdmissionRequest {
  readonly bundle: Digest;
  readonly version: CandidateVersion;
  /** Release a superseded version again as the newest. */
  readonly again: boolean;
  /** Lift a block, for this reason. */
  readonly unblock: string | undefined;
}

export type Admission =
  | { readonly outcome: "live" }
  | {
      readonly outcome: "admitted";
      readonly version: string;
      /** The blocks that stay. */
      readonly blocked: readonly ReleaseMention[];
      readonly unblocked: Unblocked | undefined;
    };

/**
 * Judges a candidate. Reads nothing but the pointer that is given, except where a version looks like one of long ago.
 *
 * @throws SW0605 to SW0608 where it is refused.
 */
export async function admit(store: Store, current: Pointer | undefined, request: AdmissionRequest): Promise<Admission> {
  const { version } = request.version;
  if (current === undefined) return { outcome: "admitted", version, blocked: [], unblocked: undefined };
  const live = current.record;
  const isLive = live.bundle === request.bundle;
  if (isLive && (request.version.kind === "derived" || version === live.version)) return { outcome: "live" };

  refuseWithdrawn(live, request.bundle);
  const { blocked, lifted } = liftBlock(live, request.bundle, version, request.unblock);
  const unblocked = lifted && { bundle: request.bundle, version, reason: request.unblock ?? "" };
  const earlier = await findVersion(store, current, version);
  if (earlier !== undefined && earlier.bundle !== request.bundle) {
    const { version: wanted } = request;
    if (wanted.kind === "explicit" || wanted.otherwise === wanted.version)
      throw namesAnother(live.environment, await firstOf(store, current, earlier), request.bundle);
    // The commit is the same and the bytes are not: the tool or its settings changed. Name the bytes instead.
    return admit(store, current, { ...request, version: { ...wanted, version: wanted.otherwise } });
  }
  // Lifting a block says already that an old version is meant to come back.
  if (earlier !== undefined && !request.again && unblocked === undefined) throw superseded(live, earlier);
  return { outcome: "admitted", version, blocked, unblocked };
}

/** @throws SW0608 where the bundle was withdrawn. */
export function refuseWithdrawn(live: Pick<Pointer["record"], "withdrawn" | "environment">, bundle: Digest): void {
  const mark = live.withdrawn.find((mention) => mention.bundle === bundle);
  if (mark === undefined) return;
  throw releasesErrors.create("SW0608", {
    message: `This bundle was released in ${live.environment} as ${mark.version} (release ${mark.seq}) and has been withdrawn.`,
    next: `It cannot come back. \`slipway history ${live.environment}\` has the reason; change the prompts and release the new bundle.`,
  });
}

/**
 * The blocks without those on a bundle or version, and whether there were any.
 *
 * @throws SW0607 where there are and no reason is given to lift them.
 */
export function liftBlock(
  live: Pick<Pointer["record"], "blocked" | "environment">,
  bundle: Digest,
  version: string,
  unblock: string | undefined,
): { readonly blocked: readonly ReleaseMention[]; readonly lifted: true | undefined } {
  const block = live.blocked.find((mention) => mention.bundle === bundle || mention.version === version);
  if (block === undefined) return { blocked: live.blocked, lifted: undefined };
  if (unblock !== undefined) {
    const blocked = live.blocked.filter((mention) => mention.bundle !== bundle && mention.version !== version);
    return { blocked, lifted: true };
  }
  throw releasesErrors.create("SW0607", {
    message: `${block.version} is blocked in ${live.environment}: a rollback left it (release ${block.seq}).`,
    next: 'When the reason is gone, run the command again with --unblock "why it is right now".',
  });
}

/** The release that gave a version its bundle; the newest one of that version may be a rollback to it. */
async function firstOf(store: Store, current: Pointer, found: ReleaseMention): Promise<ReleaseMention> {
  let first = found;
  for await (const mention of mentions(store, current)) {
    if (mention.version === found.version) first = mention;
  }
  return first;
}

function namesAnother(environment: string, earlier: ReleaseMention, bundle: Digest): Error {
  return releasesErrors.create("SW0605", {
    message: `${earlier.version} names another bundle in ${environment} already: ${short(earlier.bundle)} since release ${earlier.seq}; this one is ${short(bundle)}.`,
    next: "Give the new bytes a new version.",
  });
}

function superseded(live: Pointer["record"], earlier: ReleaseMention): Error {
  return releasesErrors.create("SW0606", {
    message: `${earlier.version} was release ${earlier.seq} of ${live.environment} and has been superseded; ${live.version} is live (release ${liveSequence(live)}).`,
    next: `Nothing was changed. To go back use \`slipway rollback ${live.environment} --to ${earlier.version}\`; to release it as the newest again add --again.`,
  });
}

/** A digest as people compare them. */
export function short(digest: Digest): string {
  return digest.slice(0, 19);
}
