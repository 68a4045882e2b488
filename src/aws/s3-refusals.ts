/**
 * What a refusal by S3 means for the person who reads it: one place that turns status and error code into an error
 * with the next step. By code and status, never by message; the server's own words are shown as such.
 */
import type { SlipwayError } from "../platform/errors.ts";
import type { Caller } from "./caller.ts";
import type { AwsReply } from "./client.ts";
import { awsErrors } from "./errors.ts";
import { type Partition, s3Arn } from "./partition.ts";

export type S3Action = "s3:GetObject" | "s3:PutObject" | "s3:ListBucket" | "s3:DeleteObject";

/** What was asked of which bucket, so that the message can name it. */
export interface S3Attempt {
  readonly action: S3Action;
  /** `s3://bucket/prefix`, as the user wrote it. */
  readonly address: string;
  readonly bucket: string;
  /** Whole key with the environment's prefix; for a listing the prefix. */
  readonly key: string;
  readonly region: string;
  readonly partition: Partition;
  readonly kmsKey: string | undefined;
  /** The account that the bucket was expected in. */
  readonly expectedOwner: string | undefined;
}

/** What could be found out after a plain denial, where reply and code do not tell it. */
export interface DenialFacts {
  readonly caller: Caller | undefined;
  /** Without the expected owner the same question was answered. */
  readonly otherOwner: boolean;
  /** The key may just be missing: without s3:ListBucket S3 does not tell the two apart. */
  readonly maybeMissing: boolean;
}

/** True for "you may not", as opposed to the other reasons that come with a 403. HEAD has no code. */
export function isDenial(reply: AwsReply): boolean {
  const codes: readonly (string | undefined)[] = [
    undefined,
    "AccessDenied",
    "AccessDeniedException",
    "Forbidden",
    "AllAccessDisabled",
  ];
  return reply.status === 403 && codes.includes(reply.error?.code);
}

/**
 * The error for a reply that is no success, SW0903 to SW0918 by status and code. `facts` matter for a plain denial
 * alone, where the reply does not say which of its causes it is.
 */
export function s3Refusal(attempt: S3Attempt, reply: AwsReply, facts?: DenialFacts): SlipwayError {
  const code = reply.error?.code;
  if (code?.startsWith("KMS.") === true) return kmsRefusal(attempt, reply);
  const region = regionIn(reply);
  const elsewhere = region !== undefined && region !== attempt.region;
  if (elsewhere || reply.status === 301 || reply.status === 307 || reply.status === 308) {
    return wrongRegion(attempt, region);
  }
  if (isDenial(reply))
    return facts?.otherOwner === true ? wrongAccount(attempt, facts.caller) : denied(attempt, reply, facts);
  switch (code) {
    case "NoSuchBucket":
      return awsErrors.create("SW0905", {
        message: `The bucket ${attempt.bucket} does not exist.`,
        next: `Check \`store: ${attempt.address}\` and, where one is set, \`endpoint:\`. Slipway makes no buckets.`,
      });
    case "InvalidAccessKeyId":
    case "InvalidClientTokenId":
    case "SignatureDoesNotMatch":
    case "AuthorizationHeaderMalformed":
    case "InvalidToken":
      return awsErrors.create("SW0915", {
        message: `The server does not accept the credentials (${code}).`,
        next: "Check which credentials are set: `aws sts get-caller-identity`. A secret that was cut or quoted looks like this too.",
      });
    case "ExpiredToken":
    case "ExpiredTokenException":
    case "TokenRefreshRequired":
      return awsErrors.create("SW0908", {
        message: "The AWS credentials have expired, and their source had no fresher ones.",
        next: "Log in again (`aws sso login`), or let the workflow take the role right before this command; then run the same command again.",
      });
    case "RequestTimeTooSkewed":
    case "RequestExpired":
      return awsErrors.create("SW0909", {
        message: `The clock of this machine is more than 15 minutes off${serverDate(reply)}.`,
        next: "Set the clock, then run the same command again.",
      });
    default:
      return otherRefusal(attempt, reply);
  }
}

/** The statement of a policy that allows an action on what a key is one of. */
function statementFor(attempt: S3Attempt): string {
  const { action, partition, bucket, key } = attempt;
  if (action === "s3:ListBucket") {
    const statement = {
      Effect: "Allow",
      Action: action,
      Resource: s3Arn(partition, bucket),
      Condition: { StringLike: { "s3:prefix": `${key}*` } },
    };
    return JSON.stringify(statement);
  }
  return JSON.stringify({ Effect: "Allow", Action: action, Resource: s3Arn(partition, bucket, kindOfKey(key)) });
}

/** `p/objects/ab12…` stands for `p/objects/*`; `p/current.json` for itself. */
function kindOfKey(key: string): string {
  const folder = /^(.*\/(?:objects|bundles|releases|approvals|evidence|completions|prunes)\/)[^/]/.exec(`/${key}`);
  return folder?.[1] === undefined ? key : `${folder[1].slice(1)}*`;
}

function denied(attempt: S3Attempt, reply: AwsReply, facts: DenialFacts | undefined): SlipwayError {
  const { action, partition, bucket, key, kmsKey } = attempt;
  const resource = action === "s3:ListBucket" ? s3Arn(partition, bucket) : s3Arn(partition, bucket, key);
  const who = facts?.caller === undefined ? "" : ` to ${facts.caller.arn}`;
  const missing =
    facts?.maybeMissing === true ? " (or the key is missing: without s3:ListBucket S3 does not tell)" : "";
  const statements = [statementFor(attempt)];
  if (facts?.maybeMissing === true) statements.push(statementFor({ ...attempt, action: "s3:ListBucket" }));
  const ofKey = kmsKey === undefined ? undefined : kmsStatement(attempt, kmsKey);
  if (ofKey !== undefined) statements.push(ofKey);
  const owner =
    attempt.expectedOwner === undefined
      ? ""
      : ` S3 denies this also where the bucket is not owned by account ${attempt.expectedOwner}.`;
  return awsErrors.create("SW0906", {
    message: `AWS denied ${action} on ${resource}${who}${missing}.${owner}${wordsOf(reply)}`,
    next: `Add to the role's policy: ${statements.join(" and ")}. \`slipway iam ENV\` prints the whole policy; an explicit deny elsewhere wins over it.`,
  });
}

function kmsStatement(attempt: S3Attempt, kmsKey: string): string | undefined {
  const action = { "s3:PutObject": "kms:GenerateDataKey", "s3:GetObject": "kms:Decrypt" } as const;
  if (attempt.action !== "s3:PutObject" && attempt.action !== "s3:GetObject") return undefined;
  const resource = kmsKey.startsWith("arn:") ? kmsKey : `the ARN of the key ${kmsKey}`;
  return JSON.stringify({ Effect: "Allow", Action: action[attempt.action], Resource: resource });
}

function kmsRefusal(attempt: S3Attempt, reply: AwsReply): SlipwayError {
  const key = attempt.kmsKey === undefined ? "the bucket's own key" : attempt.kmsKey;
  const statement = attempt.kmsKey === undefined ? undefined : kmsStatement(attempt, attempt.kmsKey);
  return awsErrors.create("SW0907", {
    message: `KMS refused the key ${key} for ${s3Arn(attempt.partition, attempt.bucket, attempt.key)}.${wordsOf(reply)}`,
    next: `Check that the key exists in ${attempt.region}, is enabled, and that its policy lets this role use it${statement === undefined ? "" : `: ${statement}`}.`,
  });
}

function wrongAccount(attempt: S3Attempt, caller: Caller | undefined): SlipwayError {
  const who = caller === undefined ? "" : ` The credentials are those of ${caller.arn}.`;
  return awsErrors.create("SW0903", {
    message: `The bucket ${attempt.bucket} is not owned by account ${attempt.expectedOwner}, which \`accounts:\` or \`role:\` of the environment names.${who} Nothing was written.`,
    next: "Check `store:` and which credentials are set; where the bucket really is in another account, write it under `accounts:`.",
  });
}

function wrongRegion(attempt: S3Attempt, region: string | undefined): SlipwayError {
  return awsErrors.create("SW0904", {
    message: `The bucket ${attempt.bucket} is ${region === undefined ? "not" : `in ${region}, not`} in ${attempt.region}.`,
    next: `Set \`region: ${region ?? "…"}\` of the environment in slipway.yaml.`,
  });
}

function otherRefusal(attempt: S3Attempt, reply: AwsReply): SlipwayError {
  const what = `${attempt.action} on ${s3Arn(attempt.partition, attempt.bucket, attempt.key)}`;
  if (reply.status < 300 || (reply.error === undefined && reply.body.byteLength > 0)) {
    return awsErrors.create("SW0913", {
      message: `The answer to ${what} is none that S3 gives (status ${reply.status}).`,
      next: "Check `endpoint:` and the network: often a proxy answers in the server's place.",
    });
  }
  return awsErrors.create("SW0918", {
    message: `S3 refused ${what} with status ${reply.status}${reply.error === undefined ? "" : ` ${reply.error.code}`}.${wordsOf(reply)}`,
    next: "Look the code up in the S3 documentation (“Error responses”); nothing was changed by this request.",
  });
}

function regionIn(reply: AwsReply): string | undefined {
  const header = reply.headers["x-amz-bucket-region"];
  const region = (typeof header === "string" ? header : undefined) ?? reply.error?.fields.get("Region");
  return region !== undefined && /^[a-z0-9-]{1,40}$/.test(region) ? region : undefined;
}

function wordsOf(reply: AwsReply): string {
  const message = reply.error?.message ?? "";
  return message === "" ? "" : ` S3 says: “${message}”`;
}

function serverDate(reply: AwsReply): string {
  const time = Date.parse(reply.headers.date ?? "");
  return Number.isNaN(time) ? "" : ` (the server's time is ${new Date(time).toISOString()})`;
}
