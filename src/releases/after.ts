/** `after:` of an environment: it takes only what another environment has released. */
import type { Digest } from "../platform/digest.ts";
import type { Store } from "../stores/store.ts";
import { liftBlock, refuseWithdrawn, short } from "./admission.ts";
import { releasesErrors } from "./errors.ts";
import { findBundle } from "./lookup.ts";
import { readPointer } from "./pointer.ts";

/**
 * Refuses a bundle that the environment before did not release, or that it blocked or withdrew.
 *
 * @throws SW0627 where it was not released there, SW0607 and SW0608 where it was taken back.
 */
export async function requireReleasedIn(
  before: { readonly store: Store; readonly environment: string },
  environment: string,
  bundle: Digest,
): Promise<void> {
  const pointer = await readPointer(before.store, before.environment);
  const release = pointer && (await findBundle(before.store, pointer, bundle));
  if (pointer === undefined || release === undefined) {
    throw releasesErrors.create("SW0627", {
      message: `${environment} takes only what ${before.environment} has released, and ${short(bundle)} was never released there.`,
      next: `Deploy it to ${before.environment} first, then run \`slipway promote ${before.environment} ${environment}\`.`,
    });
  }
  refuseWithdrawn(pointer.record, bundle);
  liftBlock(pointer.record, bundle, release.version, undefined);
}
