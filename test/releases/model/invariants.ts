/** What must hold in every state of the model, whatever happened. */

import { parseManifest } from "../../../src/bundles/manifest.ts";
import { digestOf } from "../../../src/platform/digest.ts";
import { allowEverything } from "../../../src/releases/decision.ts";
import { bundleKey, objectKey, pointerKey, releaseKey } from "../../../src/releases/keys.ts";
import { liveSequence, type ReleaseRecord, rollbackFloor, type SealedRelease } from "../../../src/releases/record.ts";
import { parseRelease } from "../../../src/releases/record-parse.ts";
import { rollback } from "../../../src/releases/rollback.ts";
import { openMemoryStore } from "../../../src/stores/memory.ts";
import type { Checks, State } from "./explorer.ts";
import type { World, Worlds } from "./world.ts";

export class Violation extends Error {}

/** One place of a world, as a store's content. */
function contentOf(worlds: Worlds, world: World, place: string): Map<string, Uint8Array> {
  const content = new Map<string, Uint8Array>();
  for (const [key, number] of world.keys) {
    if (key.startsWith(`${place}:`)) content.set(key.slice(place.length + 1), worlds.bytes(number));
  }
  return content;
}

/** The records of a place from the newest to the first; throws where one is missing or does not follow from the other. */
export function chainOf(content: ReadonlyMap<string, Uint8Array>): readonly SealedRelease[] {
  const bytes = content.get(pointerKey);
  if (bytes === undefined) {
    if ([...content.keys()].some((key) => key.startsWith("releases/")))
      throw new Violation("records without a pointer");
    return [];
  }
  const chain = [parseRelease(bytes, pointerKey)];
  for (let newest = chain[0]; newest !== undefined && newest.record.seq > 1; newest = chain.at(-1)) {
    const key = releaseKey(newest.record.seq - 1);
    const archived = content.get(key);
    if (archived === undefined) throw new Violation(`a gap: ${key} is missing`);
    if (digestOf(archived) !== newest.record.parent)
      throw new Violation(`a fork: ${key} is not the parent of its successor`);
    chain.push(parseRelease(archived, key));
  }
  const extra = content.get(releaseKey((chain[0]?.record.seq ?? 0) + 1));
  if (extra !== undefined) throw new Violation("an archived record that was never live");
  return chain;
}

function checkPlace(content: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const chain = chainOf(content);
  const live = chain[0]?.record;
  if (live === undefined) return new Set();
  const versions = new Map<string, string>();
  const ids = new Set<string>();
  for (const { record } of chain) {
    const bundle = versions.get(record.version) ?? record.bundle;
    if (bundle !== record.bundle) throw new Violation(`${record.version} names two bundles`);
    versions.set(record.version, bundle);
    ids.add(record.id);
    if (record.seq >= live.keptFrom || record.seq === liveSequence(live)) checkComplete(content, record);
  }
  if (ids.size !== chain.length) throw new Violation("one id in two records");
  for (const [index, { record }] of chain.entries()) {
    const before = chain[index + 1]?.record;
    if (before === undefined || record.continues !== undefined) continue;
    const names = (mentions: readonly { bundle: string }[] = []) =>
      mentions.some(({ bundle }) => bundle === record.bundle);
    if (names(before.withdrawn)) throw new Violation(`release ${record.seq} brings back what was withdrawn`);
    if (names(before.blocked) && !names(record.unblocked)) throw new Violation(`release ${record.seq} is blocked`);
  }
  checkComplete(content, live);
  return ids;
}

/** Every object of a release is there: a reader that follows this record sees all of it. */
function checkComplete(content: ReadonlyMap<string, Uint8Array>, record: ReleaseRecord): void {
  const manifest = content.get(bundleKey(record.bundle));
  if (manifest === undefined) throw new Violation(`release ${record.seq} has no manifest`);
  for (const file of parseManifest(manifest, record.bundle).manifest.files) {
    if (!content.has(objectKey(file.sha256))) throw new Violation(`release ${record.seq} lacks ${file.path}`);
  }
}

export function checksOf(worlds: Worlds, places: readonly string[]): Checks {
  const idsByWorld = new Map<number, ReadonlySet<string>>();
  const idsIn = (world: World) => {
    const known = idsByWorld.get(world.number);
    if (known !== undefined) return known;
    const ids = new Set(places.flatMap((place) => [...checkPlace(contentOf(worlds, world, place))]));
    idsByWorld.set(world.number, ids);
    return ids;
  };
  return {
    world: (world) => {
      idsIn(world);
    },
    state: (state) => checkWhatWasTold(state, idsIn(state.world)),
    end: async (world) => {
      for (const place of places) await checkRollbacks(contentOf(worlds, world, place), place);
    },
  };
}

/** Nobody was told "released" unless its record is in the chain, and nobody was told otherwise while it is. */
function checkWhatWasTold(state: State, ids: ReadonlySet<string>): void {
  for (const { next, process } of state.moments) {
    if (next.kind !== "end" || !process.program.releases) continue;
    const { told, released } = next.ending;
    if (released !== undefined) {
      if (!ids.has(released))
        throw new Violation(`${process.name} was told “${told}”, and its record is not in the chain`);
    } else if (told !== "SW0612") {
      const own = [...ids].find((id) => id.startsWith(`${process.name}-`));
      if (own !== undefined)
        throw new Violation(`${process.name} was told “${told}”, and its record ${own} is in the chain`);
    }
  }
}

/** From here every release that is kept can be reached by the real rollback, and is complete afterwards. */
async function checkRollbacks(content: Map<string, Uint8Array>, environment: string): Promise<void> {
  const chain = chainOf(content);
  const live = chain[0]?.record;
  if (live === undefined) return;
  const refused = new Set([...live.blocked, ...live.withdrawn].map((mention) => mention.bundle));
  for (const { record } of chain) {
    const lowest = Math.max(live.keptFrom, rollbackFloor(live));
    if (record.continues !== undefined || record.seq < lowest || refused.has(record.bundle)) continue;
    const copy = new Map(content);
    const outcome = await rollback({
      store: openMemoryStore({ content: copy }),
      environment,
      actor: { name: "check" },
      decide: allowEverything,
      newId: () => "check-1",
      to: { kind: "sequence", seq: record.seq },
    });
    if (outcome.outcome === "waiting") throw new Violation("a rollback waits without a gate");
    if (outcome.release.record.bundle !== record.bundle)
      throw new Violation(`a rollback to ${record.seq} went elsewhere`);
    checkPlace(copy);
  }
}
