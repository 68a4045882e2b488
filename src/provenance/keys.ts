/** Keys that sign releases: where they are, what they are called, and how they sign and verify. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { SlipwayError } from "../platform/errors.ts";
import { provenanceErrors } from "./errors.ts";

/** Where a key is: a file in PEM, a variable that holds PEM, or AWS KMS. */
export type KeyReference =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "kms"; readonly key: string };

/** A key that can sign. The private part stays where it is. */
export interface SigningKey {
  /** The key id of its public part. */
  readonly id: string;
  /** The signature of the bytes: 64 bytes for Ed25519, DER for ECDSA. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A key that can verify. */
export interface VerifyingKey {
  readonly id: string;
  verifies(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** `awskms:alias/release`, `env:SIGNING_KEY`, or a path. */
export function parseKeyReference(text: string): KeyReference {
  if (text.startsWith("awskms:")) {
    const key = text.slice("awskms:".length).replace(/^\/\/\//, "");
    if (!/^[A-Za-z0-9:/_-]{1,2048}$/.test(key)) throw unusable(`“${text.slice(0, 100)}” names no key of AWS KMS`);
    return { kind: "kms", key };
  }
  if (text.startsWith("env:")) {
    const name = text.slice("env:".length);
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,200}$/.test(name)) throw unusable(`“${text.slice(0, 100)}” names no variable`);
    return { kind: "variable", name };
  }
  return { kind: "file", path: text };
}

/**
 * A private key in PEM. `where` is named in messages, the text never is.
 *
 * @throws SW1301 where it is none, is locked by a passphrase, or of another kind.
 */
export function readSigningKey(pem: string, where: string): SigningKey {
  const key = parsed(() => createPrivateKey(pem), `${where} holds no private key in PEM, or one with a passphrase`);
  const algorithm = algorithmOf(key, where);
  return {
    id: keyIdOf(createPublicKey(key)),
    sign: async (bytes) => sign(algorithm, bytes, key),
  };
}

/** A public key in PEM; a private one gives its public part. @throws SW1301. */
export function readVerifyingKey(pem: string, where: string): VerifyingKey {
  const key = parsed(() => createPublicKey(pem), `${where} holds no public key in PEM`);
  return verifyingKey(key, where);
}

/** A public key as KMS gives it: DER, SubjectPublicKeyInfo. @throws SW1301. */
export function readVerifyingKeyDer(der: Uint8Array, where: string): VerifyingKey {
  const key = parsed(
    () => createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" }),
    `${where} is no key that can verify`,
  );
  return verifyingKey(key, where);
}

function verifyingKey(key: KeyObject, where: string): VerifyingKey {
  const algorithm = algorithmOf(key, where);
  return {
    id: keyIdOf(key),
    verifies: (bytes, signature) => verify(algorithm, bytes, key, signature),
  };
}

/** SHA-256 of the public key in DER, which is the same wherever the key came from. */
function keyIdOf(key: KeyObject): string {
  const der = key.export({ format: "der", type: "spki" });
  return `sha256:${createHash("sha256").update(der).digest("hex")}`;
}

/** The digest that `sign` takes: none for Ed25519, which has its own. */
function algorithmOf(key: KeyObject, where: string): "sha256" | null {
  if (key.asymmetricKeyType === "ed25519") return null;
  if (key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1") return "sha256";
  throw unusable(`${where} is a key of kind ${key.asymmetricKeyType ?? "unknown"}, not Ed25519 or ECDSA over P-256`);
}

function parsed(read: () => KeyObject, problem: string): KeyObject {
  try {
    return read();
  } catch {
    // The cause may quote what it could not read, and that may be half a private key.
    throw unusable(problem);
  }
}

/** SW1301; `problem` is a sentence without its full stop that holds nothing of the key. */
export function unusable(problem: string): SlipwayError {
  return provenanceErrors.create("SW1301", {
    message: `${problem}.`,
    next: "See `slipway explain SW1301` for what a key may be, and how to make one.",
  });
}
