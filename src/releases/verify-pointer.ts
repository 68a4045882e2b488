/**
 * The pointer against what else tells of its release. No later record names it yet, so a word that was changed in it
 * breaks no chain.
 */
import { type Digest, hexOf, sha256Of } from "../platform/digest.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import type { Store } from "../stores/store.ts";
import { keysOf } from "./attached.ts";
import { evidenceKey, pointerKey } from "./keys.ts";
import type { Pointer } from "./record.ts";
import { checksumOf } from "./record-checksum.ts";
import type { ChainLink } from "./verify-chain.ts";
import type { VerifyProblem } from "./verify-problem.ts";

/** A decision has a sentence for each rule; one that is larger than this was not written by us. */
const largestDecision = 1024 * 1024;

/** Compares the pointer with its checksum, the records that it points at, and the gate's decision. */
export async function checkPointer(
  store: Store,
  pointer: Pointer,
  chain: readonly ChainLink[],
  problems: VerifyProblem[],
): Promise<void> {
  const { record, document } = pointer;
  const problem = (message: string) => {
    problems.push({
      kind: "pointer",
      key: pointerKey,
      message,
      next: "Find out who wrote it. Restore the file from before the change (on a bucket with versioning, from its version), or release what should be live again.",
    });
  };
  if (record.checksum !== undefined && !hasChecksum(document, record.checksum)) {
    problem(`${pointerKey} was changed after it was written: its checksum is that of other content.`);
  }
  const archived = new Map(chain.filter(({ key }) => key !== pointerKey).map((link) => [link.seq, link]));
  for (const [seq, words] of [
    [record.continues, "continues"],
    [record.restores, "brings back"],
  ] as const) {
    // What a mark copied says the same as what it continues; only one of the two need be compared.
    const link = seq === undefined ? undefined : archived.get(seq);
    if (link === undefined || (link.version === record.version && link.bundle === record.bundle)) continue;
    problem(
      `${pointerKey} ${words} release ${link.seq}, which is ${link.version}, and names another version or bundle: ${record.version}.`,
    );
  }
  const decision = await decisionOf(store, pointer);
  if (decision === undefined) return;
  const members: readonly (readonly [string, Json])[] = [
    ["version", record.version],
    ["bundle", record.bundle],
    ["environment", record.environment],
  ];
  for (const [name, value] of members) {
    const decided = ownProperty(decision, name);
    if (decided !== undefined && decided !== value) {
      problem(`${pointerKey} names another ${name} than the gate's decision that it rests on.`);
    }
  }
}

/** False also for what has no canonical form, such as data without end in a field that nobody knows. */
function hasChecksum(document: JsonObject, checksum: Digest): boolean {
  try {
    return checksumOf(document) === checksum;
  } catch (error) {
    if (isSlipwayError(error)) return false;
    throw error;
  }
}

/** The decision that the record names; undefined where there is none, or where it is missing or changed, which is said elsewhere. */
async function decisionOf(store: Store, { record }: Pointer): Promise<JsonObject | undefined> {
  const digest = record.gate.evidence;
  if (digest === null) return undefined;
  const bytes = await keysOf(store)(evidenceKey(hexOf(digest)), largestDecision);
  if (bytes === undefined || sha256Of(bytes) !== hexOf(digest)) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    // Parsed JSON: an object of it holds JSON.
    return isJsonObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
