/** Signing with AWS KMS: Sign and GetPublicKey, in the JSON protocol of the service. The private key never leaves it. */
import { createHash } from "node:crypto";
import type { SlipwayError } from "../platform/errors.ts";
import { type JsonObject, ownProperty } from "../platform/json.ts";
import type { AwsClient } from "./client.ts";
import { awsErrors } from "./errors.ts";
import { jsonObjectIn } from "./reply.ts";

/** Algorithm of keys of spec ECC_NIST_P256, which every region has (KMS developer guide, "Key spec reference"). */
const algorithm = "ECDSA_SHA_256";

/** The signature in DER of the bytes. `client` is one for the service `kms`. @throws SW0922 and failures of the way. */
export async function kmsSign(client: AwsClient, key: string, bytes: Uint8Array): Promise<Uint8Array> {
  const digest = createHash("sha256").update(bytes).digest("base64");
  const reply = await call(client, key, "Sign", {
    KeyId: key,
    Message: digest,
    MessageType: "DIGEST",
    SigningAlgorithm: algorithm,
  });
  return bytesIn(reply, "Signature", key);
}

/** The public key in DER (SubjectPublicKeyInfo). @throws SW0922 and failures of the way. */
export async function kmsPublicKey(client: AwsClient, key: string): Promise<Uint8Array> {
  return bytesIn(await call(client, key, "GetPublicKey", { KeyId: key }), "PublicKey", key);
}

async function call(client: AwsClient, key: string, action: string, parameters: JsonObject): Promise<JsonObject> {
  const reply = await client.send({
    method: "POST",
    path: "/",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `TrentService.${action}` },
    body: Buffer.from(JSON.stringify(parameters)),
    maximumBytes: 64 * 1024,
  });
  if (reply.kind === "failed") throw reply.error;
  const answer = jsonObjectIn(reply.body);
  if (reply.status === 200 && answer !== undefined) return answer;
  const type = String((answer && ownProperty(answer, "__type")) ?? `status ${reply.status}`).replace(/^.*#/, "");
  throw refused(key, action, type);
}

function refused(key: string, action: string, type: string): SlipwayError {
  return awsErrors.create("SW0922", {
    message: `KMS refused ${action} with the key ${key}: ${type.slice(0, 100)}.`,
    next: `The role needs kms:${action} on it; the key has to be enabled, for SIGN_VERIFY, of spec ECC_NIST_P256.`,
  });
}

function bytesIn(reply: JsonObject, name: string, key: string): Uint8Array {
  const value = ownProperty(reply, name);
  if (typeof value === "string" && value !== "") return Buffer.from(value, "base64");
  throw refused(key, name, "an answer without it");
}
