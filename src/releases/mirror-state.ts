/** `mirror.json`: which release the mirror shows, and which bundles' files may stand there while it is being written. */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, isDigest, sha256Of } from "../platform/digest.ts";
import { isJsonObject, ownProperty } from "../platform/json.ts";
import { problemWithKey, type Revision, type Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { mirrorKey, reservedNames } from "./keys.ts";
import { jsonRevalidated } from "./pointer.ts";

const mirrorFormat = "slipway/mirror/v1";

export interface MirrorState {
  /** The release that it shows, or is about to show. */
  readonly seq: number;
  readonly state: "writing" | "complete";
  readonly bundle: Digest;
  /** While writing: what was complete before, or null where nothing ever was. */
  readonly base: MirrorBase | null;
  /** Bundles whose files may stand in the mirror: when complete, the one that it shows. */
  readonly bundles: readonly Digest[];
  /** Prefixes below the store's, each with a slash at its end, where such files may stand. */
  readonly places: readonly string[];
}

export interface MirrorBase {
  readonly bundle: Digest;
  readonly places: readonly string[];
}

export interface StoredMirror extends MirrorState {
  readonly revision: Revision;
}

/** Ours; larger than any state with a sane number of killed writers. */
const maximumBytes = 64 * 1024;

/** Bundles remembered at most; more killed writers than this, one after the other, leave leftovers that verify names. */
const maximumBundles = 100;

/** Between the place and the part of the bundle that it shows: `outputs/<outputs/`. No configured place holds one. */
const viewMark = "<";

/** The key of a bundle's file at a place; undefined where the place does not show it. */
export function mirrorKeyOf(place: string, path: string): string | undefined {
  const [at = "", from = ""] = place.split(viewMark);
  return path.startsWith(from) ? at + path.slice(from.length) : undefined;
}

/** Where a place is: its prefix below the store's, with a slash at its end. */
export function prefixOfPlace(place: string): string {
  return place.split(viewMark)[0] ?? "";
}

/**
 * The places of a mirror, as configured, with one slash at the end of each. With `from` they show only what the bundle
 * has below that folder, without its name: the place is then written `outputs/<from/`.
 *
 * @throws SW0624 where a place is the store's own, leads out of it, or lies in another one.
 */
export function mirrorPlaces(configured: readonly string[], from?: string): readonly string[] {
  const places = configured.map((at) => `${at.replace(/^(?:\.?\/)+|\/+$/g, "")}/`);
  const view = from === undefined ? "" : `${viewMark}${from.replace(/^(?:\.?\/)+|\/+$/g, "")}/`;
  for (const [index, place] of places.entries()) {
    const problem =
      place === "/"
        ? "is the store itself"
        : place.includes(viewMark)
          ? `holds a ${viewMark}`
          : problemWithKey(`${place}x`);
    if (problem !== undefined) throw misplaced(configured[index] ?? "", problem);
    const [first = ""] = place.split("/");
    if (reservedNames.includes(first)) throw misplaced(place, `begins with ${first}, which is the store's own`);
    const other = places.find((candidate, at) => at !== index && place.startsWith(candidate));
    if (other !== undefined) throw misplaced(place, `lies in another place of the mirror, ${other}`);
  }
  return places.map((place) => place + view);
}

function misplaced(place: string, problem: string): Error {
  return releasesErrors.create("SW0624", {
    message: `The mirror cannot be placed at ${JSON.stringify(place)}: it ${problem}.`,
    next: "Give it a folder of its own under mirror.at in slipway.yaml, such as outputs/.",
  });
}

/**
 * The state, or undefined where no mirror was written yet.
 *
 * @throws SW0602 where it is damaged, SW0603 where its format is newer.
 */
export async function readMirror(store: Store): Promise<StoredMirror | undefined> {
  const result = await store.read(mirrorKey, { maximumBytes });
  if (result.outcome !== "found") return undefined;
  const state = parseMirror(result.object.bytes);
  return { ...state, revision: result.object.revision };
}

function parseMirror(bytes: Uint8Array): MirrorState {
  const damaged = (cause?: unknown) =>
    releasesErrors.create("SW0602", {
      message: `${mirrorKey} does not say what the mirror shows.`,
      next: "Remove it and deploy again: the mirror is then written anew.",
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw damaged(cause);
  }
  if (!isJsonObject(value)) throw damaged();
  const format = ownProperty(value, "format");
  if (format !== mirrorFormat) {
    if (typeof format !== "string" || !/^slipway\/mirror\/v\d{1,6}$/.test(format)) throw damaged();
    throw releasesErrors.create("SW0603", {
      message: `${mirrorKey} has the format ${format}; this version of Slipway reads ${mirrorFormat}.`,
      next: "Install a newer Slipway and run the command again.",
    });
  }
  const isPlace = (place: unknown): place is string =>
    typeof place === "string" &&
    place.endsWith("/") &&
    problemWithKey(`${place}x`) === undefined &&
    !reservedNames.includes(place.split("/")[0] ?? "");
  const seq = ownProperty(value, "seq");
  const state = ownProperty(value, "state");
  const bundle = ownProperty(value, "bundle");
  const bundles = ownProperty(value, "bundles");
  const places = ownProperty(value, "places");
  const base = ownProperty(value, "base");
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 1) throw damaged();
  if ((state !== "writing" && state !== "complete") || !isDigest(bundle)) throw damaged();
  const phase: MirrorState["state"] = state;
  if (!Array.isArray(bundles) || !bundles.every(isDigest)) throw damaged();
  if (!Array.isArray(places) || !places.every(isPlace)) throw damaged();
  const common = { seq, state: phase, bundle, bundles, places };
  if (base === null) return { ...common, base };
  if (!isJsonObject(base)) throw damaged();
  const baseBundle = ownProperty(base, "bundle");
  const basePlaces = ownProperty(base, "places");
  if (!isDigest(baseBundle) || !Array.isArray(basePlaces) || !basePlaces.every(isPlace)) throw damaged();
  return { ...common, base: { bundle: baseBundle, places: basePlaces } };
}

/** Moves the state; undefined where somebody else moved it. The id makes the bytes unique, as every swap needs them. */
export async function moveMirror(
  store: Store,
  from: StoredMirror | undefined,
  to: MirrorState,
  id: string,
): Promise<StoredMirror | undefined> {
  const state = { ...to, bundles: to.bundles.slice(-maximumBundles) };
  const bytes = canonicalBytes({ format: mirrorFormat, id, ...state });
  const swap = await store.compareAndSwap(mirrorKey, bytes, sha256Of(bytes), from?.revision, jsonRevalidated);
  return swap.outcome === "moved" ? { ...state, revision: swap.revision } : undefined;
}
