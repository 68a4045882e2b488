/** What a deploy would do, without doing it: the plan, and whatever stands in its way. */
import type { Bundle } from "../bundles/manifest.ts";
import { isSlipwayError, type SlipwayError } from "../platform/errors.ts";
import type { Store } from "../stores/store.ts";
import { type Admission, admit } from "./admission.ts";
import type { Decide, Decision } from "./decision.ts";
import { type Plan, planRelease } from "./plan.ts";
import { readPointer } from "./pointer.ts";
import { readLiveManifest } from "./publish.ts";
import { readReason } from "./reason.ts";
import type { Actor, AllowedSecrets, Pointer, Source } from "./record.ts";
import type { CandidateVersion } from "./version.ts";

export interface PreviewRequest {
  readonly store: Store;
  readonly environment: string;
  readonly bundle: Bundle;
  readonly version: CandidateVersion;
  readonly again: boolean;
  readonly unblock: string | undefined;
  readonly actor: Actor;
  readonly source: Source;
  readonly allowedSecrets?: AllowedSecrets | undefined;
  readonly decide: Decide;
}

export interface Preview {
  readonly live: Pointer | undefined;
  readonly version: string;
  readonly plan: Plan;
  /** Why the deploy would be refused, as the deploy would say it. */
  readonly refusal: SlipwayError | undefined;
  /** What the gate says now; undefined where the deploy is refused before it is asked, or changes nothing. */
  readonly decision: Decision | undefined;
}

/** Looks at what is live and plans; two requests, and nothing is written. Refusals are part of the answer. */
export async function previewDeploy(request: PreviewRequest): Promise<Preview> {
  const { store, bundle, version } = request;
  const live = await readPointer(store, request.environment);
  const admission = await admissionOrRefusal(request, live);
  const refusal = isSlipwayError(admission) ? admission : undefined;
  const admitted = isSlipwayError(admission) ? undefined : admission;
  const newVersion = admitted?.outcome === "admitted";
  const manifest = live?.record.bundle === bundle.digest ? undefined : await readLiveManifest(store, live);
  const plan = planRelease(live, manifest, { ...bundle, newVersion });
  const name =
    admitted?.outcome === "admitted"
      ? admitted.version
      : admitted === undefined
        ? version.version
        : (live?.record.version ?? "");
  const decision =
    plan.kind === "unchanged" || refusal !== undefined
      ? undefined
      : await refusalOf(
          request.decide({
            action: "deploy",
            environment: request.environment,
            store: store.address,
            bundle: bundle.digest,
            version: name,
            live,
            plan,
            promotedFrom: undefined,
            promoted: undefined,
            allowedSecrets: request.allowedSecrets,
            files: { manifest: async () => bundle.manifest, read: (file) => bundle.read(file) },
            reach: undefined,
            actor: request.actor,
            source: request.source,
            now: await store.now(),
            moment: "before-writing",
          }),
        );
  if (isSlipwayError(decision)) return { live, version: name, plan, refusal: decision, decision: undefined };
  return { live, version: name, plan, refusal, decision };
}

function admissionOrRefusal(request: PreviewRequest, live: Pointer | undefined): Promise<Admission | SlipwayError> {
  const unblock = request.unblock === undefined ? undefined : readReason(request.unblock);
  const { again, version } = request;
  return refusalOf(admit(request.store, live, { bundle: request.bundle.digest, version, again, unblock }));
}

/** What an action gives, or the refusal that it throws. */
async function refusalOf<T>(action: Promise<T>): Promise<T | SlipwayError> {
  try {
    return await action;
  } catch (error) {
    if (isSlipwayError(error) && error.class === "refusal") return error;
    throw error;
  }
}
