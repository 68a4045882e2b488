/** Settings of a bucket that the promises of releases rest on, as `verify` shows them. */
import type { AwsReply } from "../../aws/client.ts";
import { textOf } from "../../aws/reply.ts";
import { childOf, childText, parseXml, type XmlElement } from "../../aws/xml.ts";
import { isJsonObject, type Json } from "../../platform/json.ts";
import type { StoreSetting } from "../store.ts";
import type { S3Connection } from "./connection.ts";

/** What one question to the bucket brought: a configuration, none, or no answer for this role. */
type Answer =
  | { readonly kind: "found"; readonly body: string }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly why: string };

/** A bucket policy has 20 KB at most; the other documents are smaller. */
const documentBytes = 64 * 1024;

type Verdict = Pick<StoreSetting, "state" | "message" | "next">;

interface Question {
  readonly setting: string;
  readonly query: string;
  readonly action: string;
  readonly title: string;
  judge(body: string | undefined): Verdict;
}

const questions: readonly Question[] = [
  {
    setting: "versioning",
    query: "versioning",
    action: "s3:GetBucketVersioning",
    title: "versioning",
    judge: judgeVersioning,
  },
  {
    setting: "public-access-block",
    query: "publicAccessBlock",
    action: "s3:GetBucketPublicAccessBlock",
    title: "the public access block",
    judge: judgePublicAccess,
  },
  {
    setting: "encryption",
    query: "encryption",
    action: "s3:GetEncryptionConfiguration",
    title: "the default encryption",
    judge: judgeEncryption,
  },
  {
    setting: "tls-only",
    query: "policy",
    action: "s3:GetBucketPolicy",
    title: "the bucket policy",
    judge: judgePolicy,
  },
];

/** Four requests. A setting that this role may not read, or that the server does not know, is `unknown`. */
export function inspectBucket(connection: S3Connection): Promise<readonly StoreSetting[]> {
  return Promise.all(
    questions.map(async ({ setting, query, action, title, judge }) => {
      const answer = await ask(connection, query);
      if (answer.kind === "unknown") {
        return {
          setting,
          state: "unknown" as const,
          message: `Nothing is known of ${title}: ${answer.why}.`,
          next: `Allow ${action} on the bucket to the role that verifies, or look at the bucket by other means.`,
        };
      }
      return { setting, ...judge(answer.kind === "found" ? answer.body : undefined) };
    }),
  );
}

async function ask(connection: S3Connection, query: string): Promise<Answer> {
  const outcome = await connection.send({
    method: "GET",
    counted: "get",
    action: "s3:ListBucket",
    query: { [query]: "" },
    maximumBytes: documentBytes,
  });
  if (outcome.kind === "failed") return { kind: "unknown", why: "the server did not answer" };
  if (outcome.status === 200 && !outcome.tooLarge) return { kind: "found", body: textOf(outcome.body) };
  // NoSuchBucketPolicy, NoSuchPublicAccessBlockConfiguration, ServerSideEncryptionConfigurationNotFoundError
  if (outcome.status === 404 && outcome.error?.code !== "NoSuchBucket") return { kind: "none" };
  return { kind: "unknown", why: whyUnknown(outcome) };
}

function whyUnknown(reply: AwsReply): string {
  if (reply.status === 403) return "this role may not read it";
  return `the server answered ${reply.status}${reply.error === undefined ? "" : ` ${reply.error.code}`}`;
}

function judgeVersioning(body: string | undefined): Verdict {
  const enabled = childText(rootOf(body), "Status") === "Enabled";
  return enabled
    ? { state: "good", message: "Versioning is on: what is overwritten or removed can be restored.", next: "Nothing." }
    : {
        state: "bad",
        message: "Versioning is off: a pointer or an object that somebody overwrites or removes is lost.",
        next: "Turn versioning of the bucket on.",
      };
}

function judgePublicAccess(body: string | undefined): Verdict {
  const root = rootOf(body);
  const names = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];
  const open = names.filter((name) => childText(root, name) !== "true");
  return open.length === 0
    ? { state: "good", message: "Public access is blocked.", next: "Nothing." }
    : {
        state: "bad",
        message: `The bucket itself does not block public access (${open.join(", ")}); the account may do so.`,
        next: "Turn all four settings of the bucket's public access block on.",
      };
}

function judgeEncryption(body: string | undefined): Verdict {
  const rule = childOf(childOf(rootOf(body), "Rule"), "ApplyServerSideEncryptionByDefault");
  const algorithm = childText(rule, "SSEAlgorithm");
  return algorithm === undefined
    ? {
        state: "bad",
        message: "The bucket has no default encryption: what other tools write there is stored in the clear.",
        next: "Set the bucket's default encryption, best with the KMS key of the environment.",
      }
    : { state: "good", message: `What is written is encrypted by default (${algorithm}).`, next: "Nothing." };
}

function judgePolicy(body: string | undefined): Verdict {
  return body !== undefined && deniesPlainHttp(body)
    ? { state: "good", message: "The bucket policy denies requests without TLS.", next: "Nothing." }
    : {
        state: "bad",
        message: "The bucket policy does not deny requests without TLS.",
        next: "Add to the bucket policy a statement that denies s3:* to everybody where aws:SecureTransport is false: `slipway iam ENV --role bucket` prints it.",
      };
}

/** A statement that denies everything to everybody where `aws:SecureTransport` is false. */
function deniesPlainHttp(policy: string): boolean {
  const document = parseJson(policy);
  const statements = isJsonObject(document) ? listOf(document["Statement"]) : [];
  return statements.some((statement) => {
    if (!isJsonObject(statement) || statement["Effect"] !== "Deny") return false;
    const principal = statement["Principal"];
    const everybody = isJsonObject(principal) ? listOf(principal["AWS"]) : listOf(principal);
    const condition = statement["Condition"];
    const bool = isJsonObject(condition) ? condition["Bool"] : undefined;
    const secure = isJsonObject(bool) ? listOf(bool["aws:SecureTransport"]) : [];
    const actions = listOf(statement["Action"]);
    return (
      everybody.includes("*") &&
      (actions.includes("s3:*") || actions.includes("*")) &&
      secure.some((value) => String(value) === "false")
    );
  });
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function rootOf(body: string | undefined): XmlElement | undefined {
  return body === undefined ? undefined : parseXml(body);
}
