/** What `run` and `evaluate` have for `--batch`: its inputs, and where they and slipway.yaml say that the jobs work. */
import { modelsErrors } from "../../models/errors.ts";
import { configFileName } from "../../project/project.ts";
import type { BatchSettings } from "./policy.ts";

export const batchInputs = {
  batch: {
    type: "string",
    description:
      "Have batch inference jobs of Bedrock answer what is missing, through a place in S3; alone: the one of `models.batch`",
    placeholder: "S3",
    aloneUnless: "s3://",
  },
  "batch-role": {
    type: "string",
    description: "ARN of the role that the batch jobs work with, in place of the one of `models.batch`",
    placeholder: "ARN",
  },
} as const;

export interface BatchWishes {
  readonly batch: string | undefined;
  readonly "batch-role": string | undefined;
  readonly offline: boolean;
}

/** What of the inputs can be judged before anything is opened. @throws SW1102 */
export function refuseBatchWishes({ batch, "batch-role": role, offline }: BatchWishes): void {
  if (batch === undefined && role === undefined) return;
  if (batch === undefined) {
    throw modelsErrors.create("SW1102", {
      message: "--batch-role is the role of batch jobs, and --batch is missing.",
      next: "Write --batch besides, or leave out --batch-role.",
    });
  }
  if (batch !== "true" && !batch.startsWith("s3://")) {
    throw modelsErrors.create("SW1102", {
      message: `--batch is a place in S3, where Bedrock reads and writes, not ${JSON.stringify(batch.slice(0, 200))}.`,
      next: "Write --batch alone for the place of `models.batch` in slipway.yaml, or --batch s3://bucket/prefix.",
    });
  }
  if (offline) {
    throw modelsErrors.create("SW1102", {
      message: "--offline asks no model, and --batch hands cases to a batch job.",
      next: "Leave out one of the two.",
    });
  }
}

/** Where jobs work, from the inputs and then from slipway.yaml; undefined without `--batch`. @throws SW1102 */
export function batchSettingsOf(wishes: BatchWishes, configured: BatchSettings | undefined): BatchSettings | undefined {
  const { batch, "batch-role": role } = wishes;
  if (batch === undefined) return undefined;
  const place = batch === "true" ? configured?.place : batch;
  // A role of another place would not be able to work there.
  const worker = role ?? (place === configured?.place ? configured?.role : undefined);
  if (place === undefined || worker === undefined) {
    throw modelsErrors.create("SW1102", {
      message: `--batch needs ${place === undefined ? "a place in S3" : "the role that jobs work with there"}, and neither the flag nor \`models.batch\` names it.`,
      next: "Write `models: { batch: { place: s3://bucket/prefix, role: arn:aws:iam::111111111111:role/NAME } }` into slipway.yaml (in a workflow: on the default branch, which it has to know), or --batch s3://bucket/prefix --batch-role ARN.",
    });
  }
  checkRole(worker, role === undefined ? "settings" : "flag");
  return { place, role: worker };
}

/** @throws SW1102 */
function checkRole(role: string, from: "flag" | "settings"): void {
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/.test(role)) return;
  const isFlag = from === "flag";
  throw modelsErrors.create("SW1102", {
    message: `${isFlag ? "--batch-role" : "`role` of `models.batch`"} is the ARN of the role that Bedrock works with, not ${JSON.stringify(role.slice(0, 200))}.`,
    next: `Write ${isFlag ? "--batch-role" : "role:"} arn:aws:iam::111111111111:role/NAME; \`slipway iam ENV --role batch\` prints what it needs.`,
    ...(isFlag ? {} : { place: { file: configFileName } }),
  });
}
