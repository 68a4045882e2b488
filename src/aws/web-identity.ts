/** One exchange with STS: an ID token for credentials of a role (AssumeRoleWithWebIdentity, which is not signed). */
import type { AwsCredentials } from "./credentials.ts";
import type { HttpFailure, HttpReply, Transport } from "./http.ts";
import { type AwsErrorDocument, errorDocument, textOf } from "./reply.ts";
import type { Endpoint } from "./settings.ts";
import { hostOf } from "./signing.ts";
import { childOf, childText, parseXml } from "./xml.ts";

export interface WebIdentityRequest {
  readonly endpoint: Endpoint;
  readonly transport: Transport;
  readonly signal: AbortSignal | undefined;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  /** JSON of an inline session policy. */
  readonly policy: string | undefined;
  /** A secret. */
  readonly token: string;
}

export interface WebIdentitySession {
  /** Their expiration is by this machine's clock, which may be off: it is compared with that clock only. */
  readonly credentials: AwsCredentials & { readonly expiration: Date };
  /** When the session ends, by AWS's clock. */
  readonly expiresAt: Date;
  /** `arn:aws:sts::111111111111:assumed-role/NAME/SESSION`. */
  readonly arn: string;
  /** Percent of what STS takes of session policy and tags together. */
  readonly packedPolicySize: number | undefined;
}

export type WebIdentityOutcome =
  | { readonly kind: "taken"; readonly session: WebIdentitySession }
  /** A reply that is no session. */
  | { readonly kind: "reply"; readonly reply: HttpReply; readonly error: AwsErrorDocument | undefined }
  | { readonly kind: "failure"; readonly failure: HttpFailure };

/** STS answers with about 3 kB. */
const replyBytes = 64 * 1024;

/**
 * Asks STS once, unsigned, as the action is meant to be called; nothing is tried again here. Never rejects for what the
 * server says.
 */
export async function assumeRoleWithWebIdentity(request: WebIdentityRequest): Promise<WebIdentityOutcome> {
  const { endpoint, transport, signal, policy } = request;
  const body = Buffer.from(
    new URLSearchParams({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: request.roleArn,
      RoleSessionName: request.sessionName,
      DurationSeconds: String(request.durationSeconds),
      ...(policy === undefined ? {} : { Policy: policy }),
      WebIdentityToken: request.token,
    }).toString(),
  );
  const outcome = await transport.send(
    {
      method: "POST",
      endpoint,
      target: `${endpoint.basePath}/`,
      headers: {
        host: hostOf(endpoint),
        accept: "application/xml",
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        "content-length": String(body.byteLength),
        "user-agent": "slipway",
      },
      body,
    },
    { maximumBytes: replyBytes, signal },
  );
  if (outcome.kind !== "reply") return { kind: "failure", failure: outcome };
  const session = outcome.status === 200 ? sessionIn(outcome) : undefined;
  if (session !== undefined) return { kind: "taken", session };
  return { kind: "reply", reply: outcome, error: errorDocument(outcome) };
}

function sessionIn(reply: HttpReply): WebIdentitySession | undefined {
  const result = childOf(parseXml(textOf(reply.body)), "AssumeRoleWithWebIdentityResult");
  const credentials = childOf(result, "Credentials");
  const accessKeyId = childText(credentials, "AccessKeyId");
  const secretAccessKey = childText(credentials, "SecretAccessKey");
  const sessionToken = childText(credentials, "SessionToken");
  const expiresAt = new Date(childText(credentials, "Expiration") ?? "");
  const serverTime = Date.parse(reply.headers.date ?? "");
  const clockOffset = Number.isNaN(serverTime) ? 0 : Date.now() - serverTime;
  const arn = childText(childOf(result, "AssumedRoleUser"), "Arn");
  if (!isHeaderSafe(accessKeyId) || !isHeaderSafe(secretAccessKey) || !isHeaderSafe(sessionToken)) return undefined;
  if (arn === undefined || Number.isNaN(expiresAt.getTime())) return undefined;
  const packed = childText(result, "PackedPolicySize");
  return {
    credentials: {
      accessKeyId,
      secretAccessKey,
      sessionToken,
      expiration: new Date(expiresAt.getTime() + clockOffset),
    },
    expiresAt,
    arn,
    packedPolicySize: packed !== undefined && /^[0-9]{1,3}$/.test(packed) ? Number(packed) : undefined,
  };
}

/** What goes into headers of later requests and into files of variables: visible ASCII only. */
function isHeaderSafe(value: string | undefined): value is string {
  return value !== undefined && /^[\x21-\x7e]{1,8192}$/.test(value);
}
