/** What a running prune is about to remove: the document that it announces, and what writers owe it. */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, digestFrom, isSha256, type Sha256, sha256Of } from "../bundles/digest.ts";
import { isJsonObject, ownProperty } from "../platform/json.ts";
import type { Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { pruneKey } from "./keys.ts";
import { jsonImmutable } from "./pointer.ts";
import type { Actor, ReleaseRecord } from "./record.ts";

const pruneFormat = "slipway/prune/v1";

/** Keys that one prune removes at most; the next round takes the rest. Bounds what every writer must read meanwhile. */
export const maximumDoomed = 100_000;

/** 100,000 hashes of 67 bytes, and room. */
const maximumPruneBytes = 8 * 1024 * 1024;

export interface Doomed {
  readonly bundles: ReadonlySet<Digest>;
  readonly objects: ReadonlySet<Sha256>;
}

/** Writes the announcement, before the pointer gets the mark that refers to it. */
export async function announcePrune(
  store: Store,
  id: string,
  doomed: Doomed,
  about: { readonly environment: string; readonly actor: Actor; readonly now: Date },
): Promise<void> {
  const bytes = canonicalBytes({
    format: pruneFormat,
    id,
    environment: about.environment,
    actor: about.actor,
    createdAt: about.now.toISOString(),
    bundles: [...doomed.bundles].map((digest) => digest.slice(7)),
    objects: [...doomed.objects],
  });
  await store.putIfAbsent(pruneKey(id), bytes, sha256Of(bytes), jsonImmutable);
}

/**
 * What the prune with an id removes, or undefined where its announcement is gone.
 *
 * @throws SW0602 where it is damaged, SW0603 where its format is newer.
 */
export async function readDoomed(store: Store, id: string): Promise<Doomed | undefined> {
  const key = pruneKey(id);
  const result = await store.read(key, { maximumBytes: maximumPruneBytes });
  if (result.outcome !== "found") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(result.object.bytes));
  } catch (cause) {
    throw damaged(key, cause);
  }
  if (!isJsonObject(value)) throw damaged(key);
  const format = ownProperty(value, "format");
  if (format !== pruneFormat) {
    if (typeof format !== "string" || !/^slipway\/prune\/v\d{1,6}$/.test(format)) throw damaged(key);
    throw releasesErrors.create("SW0603", {
      message: `${key} has the format ${format}; this version of Slipway reads ${pruneFormat}.`,
      next: "Install a newer Slipway and run the command again. Nothing was changed.",
    });
  }
  const hashes = (name: string) => {
    const list = ownProperty(value, name);
    if (!Array.isArray(list) || !list.every(isSha256)) throw damaged(key);
    return list;
  };
  return { bundles: new Set(hashes("bundles").map(digestFrom)), objects: new Set(hashes("objects")) };
}

function damaged(key: string, cause?: unknown): Error {
  return releasesErrors.create("SW0602", {
    message: `${key} does not say what the prune removes.`,
    next: "Run `slipway prune ENV` again: it announces anew and finishes.",
    cause,
  });
}

/** The refusal of a release that needs what a prune removes. */
export function doomedByPrune(live: ReleaseRecord): Error {
  return releasesErrors.create("SW0616", {
    message: `A prune of ${live.environment} is removing files that this release needs.`,
    next: `Run the command again in a moment. Where the prune was killed, run \`slipway prune ${live.environment}\` first: it finishes.`,
  });
}
