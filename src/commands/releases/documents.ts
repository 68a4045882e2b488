/** The JSON of commands on releases: `slipway/releases/v1` and its kin. */
import type { JsonObject } from "../../platform/json.ts";
import type { SealedRelease } from "../../releases/record.ts";
import type { RequestCounts } from "../../stores/store.ts";

/** A record as it is stored, with the digest of its bytes: the `parent` of the next one. */
export function releaseDocument(release: SealedRelease): JsonObject {
  return { ...release.document, digest: release.digest };
}

export interface ReleasesDocument {
  readonly environment: string;
  readonly changed: boolean;
  /** What happened in one word; see the command's page. */
  readonly outcome: string;
  /** What is live after the command, or the release that was asked for. */
  readonly release: SealedRelease | undefined;
  readonly releases?: readonly SealedRelease[] | undefined;
  readonly requests?: RequestCounts | undefined;
  /** What one command adds. */
  readonly more?: JsonObject;
}

/** `slipway/releases/v1`. `more` is what one command adds of its own; `release` is null where nothing is live. */
export function releasesDocument(document: ReleasesDocument): JsonObject {
  const { environment, changed, outcome, release, releases, requests, more } = document;
  return {
    format: "slipway/releases/v1",
    environment,
    changed,
    outcome,
    release: release === undefined ? null : releaseDocument(release),
    ...(releases === undefined ? {} : { releases: releases.map(releaseDocument) }),
    ...more,
    ...(requests === undefined ? {} : { requests: { ...requests } }),
  };
}

/** The outputs that actions of commands on releases have in common. */
export function releaseOutputs(
  changed: boolean,
  outcome: string,
  release: SealedRelease | undefined,
): Readonly<Record<string, string>> {
  return {
    changed: String(changed),
    outcome,
    version: release?.record.version ?? "",
    seq: release === undefined ? "" : String(release.record.seq),
    bundle: release?.record.bundle ?? "",
  };
}

export const releaseOutputDefinitions = {
  changed: { description: "`true` where something else is live now than before" },
  outcome: { description: "What happened: `released`, `unchanged` or `waiting`" },
  version: { description: "Version of what is live" },
  seq: { description: "Sequence number of the newest record" },
  bundle: { description: "Digest of the live bundle, `sha256:…`" },
} as const;
