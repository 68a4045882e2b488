/** The policy of a base revision, for the review of a range. */

import { join, relative } from "node:path";
import { allowanceTexts } from "./allow.ts";
import type { Place, Policy, PolicyRequest } from "./policy.ts";
import { policyFrom, settingsFileOf, settingsName, slashed } from "./policy.ts";
import { openObjects } from "./sources/blobs.ts";
import type { Range } from "./sources/revisions.ts";
import { fileInCommit } from "./sources/revisions.ts";

/** From the base revision: the change under review cannot weaken its own review (THREATS). */
export async function policyOfBase(request: PolicyRequest, place: Place, range: Range): Promise<Policy> {
  const objects = openObjects({ ...place.git, once: false });
  const contents = async (path: string): Promise<Buffer | undefined> => {
    const hash = await fileInCommit(range.base, path, place.git);
    let bytes: Buffer | undefined;
    if (hash === undefined) return undefined;
    await objects.request(hash, {
      whole: (whole) => {
        bytes = Buffer.from(whole);
      },
    });
    await objects.drain();
    return bytes;
  };
  const settingsFile = settingsFileOf(request.directory, place.root) ?? join(place.root, settingsName);
  const settingsPath = slashed(relative(place.root, settingsFile));
  const baselinePath = slashed(relative(place.root, place.baselineFile));
  const settings = await contents(settingsPath);
  const baseline = baselinePath.startsWith("../") ? undefined : await contents(baselinePath);
  const name = `${settingsPath} of ${range.base.slice(0, 12)}`;
  const policy = await policyFrom(request, name, settings?.toString("utf8"), baseline?.toString("utf8"), baselinePath);
  const markers = new Map<string, Promise<ReadonlySet<string>>>();
  return {
    ...policy,
    close: () => objects.close(),
    countingMarkers: (path) => {
      const known = markers.get(path) ?? contents(path).then((bytes) => allowanceTexts(bytes ?? Buffer.alloc(0)));
      markers.set(path, known);
      return known;
    },
  };
}
