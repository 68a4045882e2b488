/** Approvals in a store: one immutable file each, below the bundle that they are about. */
import {
  type ApprovalRecord,
  approvalBytes,
  approvalKey,
  approvalsPrefix,
  maximumApprovalBytes,
  readApproval,
} from "../../gates/approval.ts";
import { gatesErrors } from "../../gates/errors.ts";
import type { Reading } from "../../gates/facts.ts";
import { type Digest, sha256Of } from "../../platform/digest.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { mapLimited } from "../../platform/limited.ts";
import { jsonImmutable } from "../../releases/pointer.ts";
import type { Store } from "../../stores/store.ts";

/** More under one bundle are no approvals of people. */
const mostApprovals = 2_000;
const readsAtOnce = 16;

/** Every record about a bundle, in the order of their times; damaged files close the gate. */
export async function readApprovals(store: Store, bundle: Digest): Promise<Reading<readonly ApprovalRecord[]>> {
  const keys: string[] = [];
  for await (const { key } of store.list(approvalsPrefix(bundle))) {
    keys.push(key);
    if (keys.length > mostApprovals) {
      return {
        known: false,
        why: `There are more than ${mostApprovals} files under ${approvalsPrefix(bundle)}; remove what is none of Slipway's.`,
      };
    }
  }
  try {
    const records = await mapLimited(keys, readsAtOnce, (key) => readOne(store, key));
    const read = records.flatMap((record) => (record === undefined ? [] : [record]));
    return { known: true, value: read.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt)) };
  } catch (error) {
    // A file that nobody could have stored in good faith may be a withdrawal that was damaged.
    if (error instanceof DamagedApproval) return { known: false, why: error.message };
    if (isSlipwayError(error) && error.code === "SW0505") return { known: false, why: error.message };
    throw error;
  }
}

class DamagedApproval extends Error {}

async function readOne(store: Store, key: string): Promise<ApprovalRecord | undefined> {
  const result = await store.read(key, { maximumBytes: maximumApprovalBytes });
  if (result.outcome !== "found") return undefined;
  const reading = readApproval(result.object.bytes, key);
  if (reading.ok) return reading.record;
  throw new DamagedApproval(`${key} ${reading.why}; restore it, or remove it where it is none of Slipway's.`);
}

/** Stores a record, once. */
export async function writeApproval(store: Store, record: ApprovalRecord): Promise<"created" | "exists"> {
  const bytes = approvalBytes(record);
  const outcome = await store.putIfAbsent(approvalKey(record), bytes, sha256Of(bytes), jsonImmutable);
  if (outcome !== "differs") return outcome;
  throw gatesErrors.create("SW0703", {
    message: `${approvalKey(record)} is there already and says something else; approvals are never changed.`,
    next: "Withdraw it and approve anew.",
  });
}
