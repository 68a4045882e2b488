/** Which bundle a gate is asked about, and an approval is for: what the environment before has, or the working tree's. */
import type { CommandContext } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { requireReleasedIn } from "../../releases/after.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { recordOfBundle } from "../../releases/history.ts";
import { findRelease } from "../../releases/lookup.ts";
import type { ReleaseName } from "../../releases/name.ts";
import { readRelease } from "../../releases/pointer.ts";
import { liveSequence, type Pointer, type ReleaseRecord } from "../../releases/record.ts";
import { requirePointer } from "../../releases/rollback.ts";
import type { Store } from "../../stores/store.ts";
import { openCandidate } from "../releases/candidate.ts";
import { type OpenEnvironment, openIn } from "../releases/open.ts";
import { findActor } from "../releases/who.ts";
import type { PolicySource } from "./policy-source.ts";

export interface CandidateRequest {
  readonly open: OpenEnvironment;
  readonly source: PolicySource;
  readonly pointer: Pointer | undefined;
  /** Undefined for what is live in the environment before. */
  readonly name: ReleaseName | undefined;
  readonly context: CommandContext;
}

export interface GateCandidate {
  readonly facts: ReleaseFacts;
  /** Why the environment before refuses it, a sentence. */
  readonly refusal: string | undefined;
}

/** The environment that `after` names, by the policy's revision. */
export function environmentBefore({ open, source }: Pick<CandidateRequest, "open" | "source">): string | undefined {
  return source.project.environments.get(open.environment.name)?.after ?? open.environment.after;
}

/** @throws SW0609 and SW0615 where there is no such release, and what building a bundle throws. */
export async function findCandidate(request: CandidateRequest): Promise<GateCandidate> {
  const after = environmentBefore(request);
  if (after !== undefined) return fromBefore(request, after);
  const { open, pointer, name, context } = request;
  if (name !== undefined) {
    const found = await findRelease(
      open.store,
      pointer ?? (await requirePointer({ store: open.store, environment: open.environment.name })),
      name,
    );
    const { record } = await readRelease(
      open.store,
      pointer ?? (await requirePointer({ store: open.store, environment: open.environment.name })),
      found.seq,
    );
    return {
      facts: await factsOf(request, record, { action: "deploy", demands: async () => record.demands }),
      refusal: undefined,
    };
  }
  const candidate = await openCandidate(open.environment.name, undefined, undefined, "read", context);
  try {
    const { bundle, version, source, allowedSecrets, demands } = candidate;
    return {
      facts: {
        ...(await common(request)),
        action: "deploy",
        bundle: bundle.digest,
        version: version.version,
        source,
        promotedFrom: undefined,
        promoted: undefined,
        allowedSecrets,
        demands,
        files: { manifest: async () => bundle.manifest, read: (file) => bundle.read(file) },
      },
      refusal: undefined,
    };
  } finally {
    await candidate.open.store.close();
  }
}

async function fromBefore(request: CandidateRequest, after: string): Promise<GateCandidate> {
  const before = await openIn(request.source.project, after, "read", request.context, request.open);
  try {
    const pointer = await requirePointer({ store: before.store, environment: after });
    const record = await releaseIn(before.store, pointer, request.name);
    const promotedFrom = { environment: after, seq: record.seq, id: record.id };
    const { demands } = await recordOfBundle(before.store, pointer, record);
    const facts = await factsOf(request, record, {
      action: "promote",
      promotedFrom,
      promoted: record,
      demands: async () => demands,
    });
    return { facts, refusal: await refusalOf(before.store, after, request.open.environment.name, record) };
  } finally {
    await before.store.close();
  }
}

/** A release by name; what is live without one. Never a mark. */
async function releaseIn(store: Store, pointer: Pointer, name: ReleaseName | undefined): Promise<ReleaseRecord> {
  const seq = name === undefined ? liveSequence(pointer.record) : (await findRelease(store, pointer, name)).seq;
  const { record } = await readRelease(store, pointer, seq);
  return record.continues === undefined ? record : (await readRelease(store, pointer, record.continues)).record;
}

async function refusalOf(
  store: Store,
  after: string,
  environment: string,
  record: ReleaseRecord,
): Promise<string | undefined> {
  try {
    await requireReleasedIn({ store, environment: after }, environment, record.bundle);
    return undefined;
  } catch (error) {
    if (isSlipwayError(error) && error.class === "refusal") return error.message;
    throw error;
  }
}

async function factsOf(
  request: CandidateRequest,
  record: ReleaseRecord,
  more: Pick<ReleaseFacts, "action"> & Partial<Pick<ReleaseFacts, "promotedFrom" | "promoted" | "demands">>,
): Promise<ReleaseFacts> {
  return {
    ...(await common(request)),
    promotedFrom: undefined,
    promoted: undefined,
    bundle: record.bundle,
    version: record.version,
    source: record.source,
    allowedSecrets: record.allowedSecrets,
    ...more,
  };
}

async function common({ open, pointer, context }: CandidateRequest) {
  return {
    environment: open.environment.name,
    store: open.store.address,
    live: pointer,
    plan: undefined,
    reach: undefined,
    actor: await findActor(open.project.root, context),
    now: await open.store.now(),
    moment: "before-writing",
  } as const;
}
