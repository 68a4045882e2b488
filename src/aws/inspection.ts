/** Looks at what an environment needs in AWS, and changes nothing. What may not be seen is unknown, never an error. */
import { isJsonObject, ownProperty } from "../platform/json.ts";
import type { AwsClient, AwsFailure, AwsReply } from "./client.ts";
import { errorDocument, jsonObjectIn, textOf } from "./reply.ts";
import { childOf, childText, parseXml, type XmlElement } from "./xml.ts";

/** What one question brought. */
export type Seen<T> =
  | { readonly kind: "found"; readonly value: T }
  | { readonly kind: "absent" }
  /** Why nothing is known, as the rest of a sentence. */
  | { readonly kind: "unknown"; readonly why: string };

/** A trust policy has 4,096 characters at most, encoded three times as many; a key's description is smaller. */
const replyBytes = 256 * 1024;

export interface SeenBucket {
  /** Where S3 says that it is, if it says so. */
  readonly region: string | undefined;
}

/** The bucket under the expected owner. `client` is one for `s3`; `path` is that of the bucket. */
export async function seeBucket(client: AwsClient, path: string, owner: string | undefined): Promise<Seen<SeenBucket>> {
  const reply = await client.send({
    method: "HEAD",
    path,
    headers: owner === undefined ? {} : { "x-amz-expected-bucket-owner": owner },
    maximumBytes: replyBytes,
  });
  if (reply.kind === "failed") return unanswered(reply);
  const named = reply.headers["x-amz-bucket-region"];
  const region = typeof named === "string" && /^[a-z0-9-]{1,40}$/.test(named) ? named : undefined;
  if (reply.status === 404) return { kind: "absent" };
  if (reply.status === 403) {
    const whose = owner === undefined ? "" : `, or the bucket is not owned by account ${owner}`;
    return { kind: "unknown", why: `S3 denied it: these credentials may not list it${whose}` };
  }
  if (reply.status < 300 || reply.status === 301 || reply.status === 307) return { kind: "found", value: { region } };
  return { kind: "unknown", why: answered(reply) };
}

/** `BucketOwnerEnforced`, or another word of S3's. */
export async function seeOwnership(client: AwsClient, path: string, owner: string | undefined): Promise<Seen<string>> {
  const reply = await client.send({
    method: "GET",
    path,
    query: { ownershipControls: "" },
    headers: owner === undefined ? {} : { "x-amz-expected-bucket-owner": owner },
    maximumBytes: replyBytes,
  });
  if (reply.kind === "failed") return unanswered(reply);
  const rule = reply.status === 200 ? childOf(parseXml(textOf(reply.body)), "Rule") : undefined;
  const ownership = childText(rule, "ObjectOwnership");
  if (ownership !== undefined) return { kind: "found", value: ownership };
  if (reply.status === 404) return { kind: "absent" };
  return {
    kind: "unknown",
    why: reply.status === 403 ? "these credentials may not see it (s3:GetBucketOwnershipControls)" : answered(reply),
  };
}

export interface SeenRole {
  readonly arn: string;
  /** JSON. */
  readonly trust: string;
  /** Seconds. */
  readonly longestSession: number;
}

/** A role by its name. `client` is one for `iam`. */
export async function seeRole(client: AwsClient, name: string): Promise<Seen<SeenRole>> {
  const seen = await askIam(client, { Action: "GetRole", RoleName: name });
  if (seen.kind !== "found") return seen;
  const role = childOf(childOf(seen.value, "GetRoleResult"), "Role");
  const arn = childText(role, "Arn");
  const trust = decoded(childText(role, "AssumeRolePolicyDocument") ?? "");
  if (arn === undefined || trust === undefined) return { kind: "unknown", why: "IAM's answer was not understood" };
  return {
    kind: "found",
    value: { arn, trust, longestSession: Number(childText(role, "MaxSessionDuration") ?? "3600") },
  };
}

/** Audiences of an identity provider. `client` is one for `iam`. */
export async function seeProvider(client: AwsClient, arn: string): Promise<Seen<readonly string[]>> {
  const seen = await askIam(client, { Action: "GetOpenIDConnectProvider", OpenIDConnectProviderArn: arn });
  if (seen.kind !== "found") return seen;
  const list = childOf(childOf(seen.value, "GetOpenIDConnectProviderResult"), "ClientIDList");
  return { kind: "found", value: (list?.children ?? []).map(({ text }) => text) };
}

export interface SeenKey {
  /** `Enabled`, `Disabled`, `PendingDeletion`, … */
  readonly state: string;
  readonly encrypts: boolean;
}

/** A key by alias, id or ARN. `client` is one for `kms`. */
export async function seeKey(client: AwsClient, key: string): Promise<Seen<SeenKey>> {
  const reply = await client.send({
    method: "POST",
    path: "/",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.DescribeKey" },
    body: Buffer.from(JSON.stringify({ KeyId: key })),
    maximumBytes: replyBytes,
  });
  if (reply.kind === "failed") return unanswered(reply);
  const document = jsonObjectIn(reply.body);
  const type = String((document && ownProperty(document, "__type")) ?? "").replace(/^.*#/, "");
  if (type === "NotFoundException") return { kind: "absent" };
  const metadata = document && ownProperty(document, "KeyMetadata");
  if (reply.status !== 200 || !isJsonObject(metadata)) {
    return {
      kind: "unknown",
      why: type.startsWith("AccessDenied")
        ? "these credentials may not see it (kms:DescribeKey)"
        : `KMS answered ${reply.status} ${type.slice(0, 100)}`,
    };
  }
  return {
    kind: "found",
    value: {
      state: String(ownProperty(metadata, "KeyState") ?? "unknown"),
      encrypts: ownProperty(metadata, "KeyUsage") === "ENCRYPT_DECRYPT",
    },
  };
}

async function askIam(client: AwsClient, parameters: Readonly<Record<string, string>>): Promise<Seen<XmlElement>> {
  const reply = await client.send({
    method: "POST",
    path: "/",
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body: Buffer.from(new URLSearchParams({ Version: "2010-05-08", ...parameters }).toString()),
    maximumBytes: replyBytes,
  });
  if (reply.kind === "failed") return unanswered(reply);
  const root = reply.status === 200 ? parseXml(textOf(reply.body)) : undefined;
  if (root !== undefined) return { kind: "found", value: root };
  const code = errorDocument({ kind: "reply", status: reply.status, headers: reply.headers, body: reply.body })?.code;
  if (code === "NoSuchEntity") return { kind: "absent" };
  if (code === "AccessDenied" || code === "AccessDeniedException") {
    return { kind: "unknown", why: `these credentials may not see it (iam:${parameters["Action"]})` };
  }
  return { kind: "unknown", why: answered(reply) };
}

function unanswered({ error }: AwsFailure): { readonly kind: "unknown"; readonly why: string } {
  return { kind: "unknown", why: error.message.replace(/\.$/, "") };
}

function answered({ status, error }: AwsReply): string {
  return `the server answered ${status}${error === undefined ? "" : ` ${error.code}`}`;
}

/** IAM answers policies percent-encoded (RFC 3986). */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
