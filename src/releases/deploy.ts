/** Deploys a bundle that was built here. */
import type { Digest } from "../bundles/digest.ts";
import type { Bundle } from "../bundles/manifest.ts";
import { type Candidate, type PublishOutcome, publish } from "./publish.ts";
import { readReason } from "./reason.ts";
import type { AllowedSecrets } from "./record.ts";
import type { ReleaseRequest } from "./request.ts";
import type { CandidateVersion } from "./version.ts";

export interface DeployRequest extends ReleaseRequest {
  readonly bundle: Bundle;
  readonly version: CandidateVersion;
  /** Release a superseded version again as the newest. */
  readonly again?: boolean;
  /** Lift the block on this bundle, for this reason. */
  readonly unblock?: string | undefined;
  /** Secrets that were found in the bundle and are published all the same. */
  readonly allowedSecrets?: AllowedSecrets | undefined;
  /** Digest of what the cases of the tree demand of answers: the same at every call, and asked for where it is needed. */
  readonly demands?: (() => Promise<Digest | undefined>) | undefined;
}

/**
 * Makes a bundle live in an environment, unless it is. An unchanged deploy costs one request, one changed file six;
 * the content of a file is asked for only where the live release lacks it.
 *
 * @throws as `publish` does, and SW0626 where the reason for unblocking is empty.
 */
export async function deploy(request: DeployRequest): Promise<PublishOutcome> {
  const { bundle, store, version, again = false } = request;
  const candidate: Candidate = {
    action: "deploy",
    bundle: bundle.digest,
    version,
    again,
    unblock: request.unblock === undefined ? undefined : readReason(request.unblock),
    source: request.source,
    promotedFrom: undefined,
    allowedSecrets: request.allowedSecrets,
    promoted: undefined,
    demands: async () => request.demands?.(),
    load: async () => bundle,
    read: (file) => bundle.read(file),
    supply: async (file, key, attributes) => store.putIfAbsent(key, await bundle.read(file), file.sha256, attributes),
    documents: async (name) => (await request.attest?.(name)) ?? [],
    recheck: async () => {},
  };
  return publish(request, candidate);
}
