/** Whether the mirror shows the live bundle: every file at every place, and nothing of ours besides. */
import type { Manifest } from "../bundles/manifest.ts";
import { sha256Of } from "../platform/digest.ts";
import { forEachLimited } from "../platform/limited.ts";
import { mirrorKey } from "./keys.ts";
import { mirrorKeyOf, prefixOfPlace, readMirror, type StoredMirror } from "./mirror-state.ts";
import { liveSequence, type Pointer } from "./record.ts";
import type { VerifyRequest } from "./verify.ts";
import { contentProblem, type VerifyProblem } from "./verify-problem.ts";

const next = "Run `slipway repair ENV`: it writes the mirror anew and changes nothing else.";

/** Files of the mirror read at once in a deep look. */
const deepReads = 4;

/** Compares the mirror with the live manifest; undefined where that could not be read. */
export async function checkMirror(
  request: VerifyRequest,
  pointer: Pointer,
  live: Manifest | undefined,
  problems: VerifyProblem[],
  notes: string[],
): Promise<void> {
  const problem = (key: string, message: string) => {
    problems.push({ kind: "mirror", key, message, next });
  };
  let state: StoredMirror | undefined;
  try {
    state = await readMirror(request.store);
  } catch (error) {
    return problem(mirrorKey, contentProblem(error));
  }
  if (request.places.length === 0) {
    if (state !== undefined)
      notes.push(`A mirror stands at ${state.places.map(prefixOfPlace).join(", ")}, and none is configured.`);
    return;
  }
  if (state === undefined) return problem(mirrorKey, "The mirror is configured, and was never written.");
  const seq = liveSequence(pointer.record);
  if (state.state === "writing")
    problem(mirrorKey, `The mirror was being changed to release ${state.seq} and is not finished.`);
  else if (state.bundle !== pointer.record.bundle)
    problem(mirrorKey, `The mirror shows release ${state.seq}; release ${seq} is live.`);
  if (live === undefined) return;
  for (const place of request.places) await checkPlace(request, place, live, problem, notes);
}

async function checkPlace(
  request: VerifyRequest,
  place: string,
  live: Manifest,
  problem: (key: string, message: string) => void,
  notes: string[],
): Promise<void> {
  const { store } = request;
  const at = prefixOfPlace(place);
  const expected = new Map(
    live.files.flatMap((file) => {
      const key = mirrorKeyOf(place, file.path);
      return key === undefined ? [] : [[key, file] as const];
    }),
  );
  const listed = new Set<string>();
  const sameSize: string[] = [];
  let foreign = 0;
  for await (const object of store.list(at)) {
    const file = expected.get(object.key);
    if (file === undefined) {
      foreign += 1;
      continue;
    }
    listed.add(object.key);
    if (object.size === file.size) sameSize.push(object.key);
    else problem(object.key, `${object.key} does not show the live release.`);
  }
  for (const key of expected.keys()) if (!listed.has(key)) problem(key, `${key} is missing in the mirror.`);
  if (foreign > 0) {
    notes.push(
      `${foreign} ${foreign === 1 ? "file" : "files"} at ${at} ${foreign === 1 ? "is" : "are"} not of the live release.`,
    );
  }
  // Sizes alone would miss an edit that keeps the size, which is what hands do to a mirror; so it is always compared.
  await forEachLimited(sameSize, deepReads, async (key) => {
    const file = expected.get(key);
    if (file === undefined) return;
    try {
      if ((await contentSha256(request, key, file.size)) !== file.sha256) {
        problem(key, `${key} does not show the live release.`);
      }
    } catch (error) {
      problem(key, contentProblem(error));
    }
  });
}

async function contentSha256(request: VerifyRequest, key: string, size: number): Promise<string | undefined> {
  const { store, deep } = request;
  const kept = deep ? undefined : (await store.inspect?.(key))?.sha256;
  if (kept !== undefined) return kept;
  const result = await store.read(key, { maximumBytes: size });
  return result.outcome === "found" ? sha256Of(result.object.bytes) : undefined;
}
