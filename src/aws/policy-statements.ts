/** What policies are made of: statements about places in S3 and the key that encrypts there. */
import { partitionOf, s3Arn } from "./partition.ts";

/** Operators, each with keys and values. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Condition;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A bucket and prefix, and the key that encrypts there. */
export interface PolicyPlace {
  readonly bucket: string;
  /** Without slashes at its ends; empty for the whole bucket. */
  readonly prefix: string;
  readonly region: string;
  /** ARN, id or alias. */
  readonly kmsKey: string | undefined;
  /** Needed for a key that is no ARN, and for inference profiles. */
  readonly account: string | undefined;
}

/** The version is the one that knows policy variables; IAM takes no other today. */
export function policy(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** A statement without conditions. `sid` has letters and digits alone, and is unique within its policy (IAM's rule). */
export function allow(sid: string, actions: string | readonly string[], resources: readonly string[]): Statement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resources };
}

/** A statement that holds even where another policy allows. */
export function deny(sid: string, actions: readonly string[], resources: readonly string[]): Statement {
  return { Sid: sid, Effect: "Deny", Action: actions, Resource: resources };
}

/** Without it a missing key is denied instead of missing. Only names below the prefix can be listed. */
export function listing(place: PolicyPlace): Statement {
  const statement = allow("List", "s3:ListBucket", [bucketOf(place)]);
  if (place.prefix === "") return statement;
  return { ...statement, Condition: { StringLike: { "s3:prefix": `${place.prefix}/*` } } };
}

/** ARN of the bucket itself: what `s3:ListBucket` is allowed on. */
export function bucketOf(place: PolicyPlace): string {
  return s3Arn(partitionOf(place.region), place.bucket);
}

/** ARN of a key below the environment's prefix; `key` may hold `*` and `?`, which IAM reads as wildcards. */
export function at(place: PolicyPlace, key: string): string {
  return s3Arn(partitionOf(place.region), place.bucket, place.prefix === "" ? key : `${place.prefix}/${key}`);
}

/** Only through S3, and only this key. An alias is no resource of a policy, so a condition names it. */
export function useOfKey(place: PolicyPlace, sid: string, actions: readonly string[]): readonly Statement[] {
  const { kmsKey, region, account } = place;
  if (kmsKey === undefined) return [];
  const partition = partitionOf(region);
  const viaS3 = { "kms:ViaService": `s3.${region}.${partition.domain}` };
  const keys = `arn:${partition.id}:kms:${region}:${account ?? "*"}:key`;
  const alias = /(?:^|:)(alias\/.+)$/.exec(kmsKey)?.[1];
  if (alias !== undefined) {
    const ofAccount = kmsKey.startsWith("arn:") ? kmsKey.replace(/:alias\/.+$/, ":key") : keys;
    return [
      {
        ...allow(sid, actions, [`${ofAccount}/*`]),
        Condition: { StringEquals: viaS3, "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } },
      },
    ];
  }
  const resource = kmsKey.startsWith("arn:") ? kmsKey : `${keys}/${kmsKey}`;
  return [{ ...allow(sid, actions, [resource]), Condition: { StringEquals: viaS3 } }];
}
