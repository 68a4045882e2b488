/**
 * Signed envelopes: DSSE version 1 (github.com/secure-systems-lab/dsse, protocol.md). What is signed is the type and the
 * payload together, so that a payload cannot be taken for one of another type.
 */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { isJsonObject } from "../platform/json.ts";
import type { SigningKey, VerifyingKey } from "./keys.ts";

export const statementType = "application/vnd.in-toto+json";

/** A statement is a few kilobytes; what is larger was not made by us. */
export const largestEnvelope = 256 * 1024;

export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly { readonly keyid: string; readonly sig: Uint8Array }[];
}

/** Signs a payload; the envelope as canonical JSON. */
export async function signEnvelope(
  payloadType: string,
  payload: Uint8Array,
  keys: readonly SigningKey[],
): Promise<Uint8Array> {
  const bytes = preAuthentication(payloadType, payload);
  const signatures = await Promise.all(
    keys.map(async (key) => ({ keyid: key.id, sig: Buffer.from(await key.sign(bytes)).toString("base64") })),
  );
  return canonicalBytes({ payload: Buffer.from(payload).toString("base64"), payloadType, signatures });
}

/** Reads an envelope; undefined for what is none. Nothing in it is believed yet. */
export function parseEnvelope(bytes: Uint8Array): Envelope | undefined {
  if (bytes.byteLength > largestEnvelope) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const { payload, payloadType, signatures } = value;
  const body = decoded(payload);
  if (body === undefined || typeof payloadType !== "string" || !Array.isArray(signatures)) return undefined;
  const read = signatures.flatMap((entry: unknown) => {
    if (!isJsonObject(entry)) return [];
    const sig = decoded(entry["sig"]);
    const keyid = entry["keyid"];
    return sig === undefined ? [] : [{ keyid: typeof keyid === "string" ? keyid : "", sig }];
  });
  return { payloadType, payload: body, signatures: read };
}

/** Ids of the keys among `keys` whose signature on the envelope is right. The key id in an envelope is a hint only. */
export function signersOf(envelope: Envelope, keys: readonly VerifyingKey[]): readonly string[] {
  const bytes = preAuthentication(envelope.payloadType, envelope.payload);
  return keys.filter((key) => envelope.signatures.some(({ sig }) => key.verifies(bytes, sig))).map(({ id }) => id);
}

/** `DSSEv1 <length of type> <type> <length of payload> <payload>`, lengths in bytes. */
function preAuthentication(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, "utf8");
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
}

/** Standard base64, or that of URLs, as the specification allows both. */
function decoded(value: unknown): Uint8Array | undefined {
  if (typeof value !== "string" || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) return undefined;
  return Buffer.from(value, "base64");
}
