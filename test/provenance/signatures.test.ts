import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/platform/digest.ts";
import { signEnvelope, statementType } from "../../src/provenance/envelope.ts";
import { parseKeyReference, readSigningKey, readVerifyingKey } from "../../src/provenance/keys.ts";
import { signBundle, verifiedSignatures } from "../../src/provenance/signatures.ts";
import { type Provenance, statementBytes } from "../../src/provenance/statement.ts";

const bundle = digestOf(Buffer.from("one"));
const other = digestOf(Buffer.from("other"));

const provenance: Provenance = {
  bundle,
  version: "1.4.0",
  repository: "https://github.com/acme/prompts",
  commit: "c".repeat(40),
  ref: "refs/tags/v1.4.0",
  changed: false,
  builder: "https://github.com/acme/prompts/.github/workflows/release.yml@refs/heads/main",
  invocation: "https://github.com/acme/prompts/actions/runs/7/attempts/1",
  tool: "slipway 1.0.0",
};

function pair(kind: "ed25519" | "ec") {
  const { privateKey, publicKey } =
    kind === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  return {
    signing: readSigningKey(privateKey.export({ format: "pem", type: "pkcs8" }).toString(), "the key"),
    verifying: readVerifyingKey(publicKey.export({ format: "pem", type: "spki" }).toString(), "the key"),
  };
}

describe.each(["ed25519", "ec"] as const)("a signature by an %s key", (kind) => {
  test("is verified by its public part, and says what was signed", async () => {
    const { signing, verifying } = pair(kind);
    const document = await signBundle(provenance, [signing]);
    expect(verifying.id).toBe(signing.id);
    expect(verifiedSignatures([document], bundle, [verifying])).toEqual([
      {
        keys: [signing.id],
        claims: {
          version: "1.4.0",
          repository: provenance.repository,
          commit: provenance.commit,
          builder: provenance.builder,
        },
      },
    ]);
  });

  test("is none of another key, of another bundle, or of a statement that was changed", async () => {
    const { signing, verifying } = pair(kind);
    const document = await signBundle(provenance, [signing]);
    expect(verifiedSignatures([document], bundle, [pair(kind).verifying])).toEqual([]);
    expect(verifiedSignatures([document], other, [verifying])).toEqual([]);
    const envelope = JSON.parse(Buffer.from(document).toString());
    const forged = Buffer.from(envelope.payload, "base64").toString().replace(bundle.slice(7), other.slice(7));
    const moved = { ...envelope, payload: Buffer.from(forged).toString("base64") };
    expect(verifiedSignatures([Buffer.from(JSON.stringify(moved))], other, [verifying])).toEqual([]);
    const retyped = { ...envelope, payloadType: "text/plain" };
    expect(verifiedSignatures([Buffer.from(JSON.stringify(retyped))], bundle, [verifying])).toEqual([]);
  });
});

test("one of two signatures is enough, and a wrong key id in the envelope changes nothing", async () => {
  const one = pair("ed25519");
  const two = pair("ec");
  const document = await signBundle(provenance, [one.signing, two.signing]);
  expect(verifiedSignatures([document], bundle, [two.verifying])[0]?.keys).toEqual([two.signing.id]);
  const envelope = JSON.parse(Buffer.from(document).toString());
  for (const signature of envelope.signatures) signature.keyid = one.signing.id;
  const renamed = Buffer.from(JSON.stringify(envelope));
  expect(verifiedSignatures([renamed], bundle, [two.verifying])[0]?.keys).toEqual([two.signing.id]);
});

test("another statement about the same bytes, by the same key, is no signature", async () => {
  const { signing, verifying } = pair("ed25519");
  const statement = JSON.parse(Buffer.from(statementBytes(provenance)).toString());
  const signed = (value: unknown) => signEnvelope(statementType, Buffer.from(JSON.stringify(value)), [signing]);
  const { predicate } = statement;
  const elsewhere = { ...predicate, buildDefinition: { ...predicate.buildDefinition, buildType: "urn:other" } };
  const others = [
    { ...statement, predicateType: "https://in-toto.io/attestation/test-result/v0.1" },
    { ...statement, predicateType: undefined },
    { ...statement, predicate: elsewhere },
    { ...statement, predicate: undefined },
  ];
  for (const other of others) expect(verifiedSignatures([await signed(other)], bundle, [verifying])).toEqual([]);
  expect(verifiedSignatures([await signed(statement)], bundle, [verifying])).toHaveLength(1);
});

test("what is no envelope is passed over", () => {
  const { verifying } = pair("ed25519");
  const odd = [
    "",
    "[]",
    "null",
    "{}",
    '{"payload":1}',
    '{"payload":"e30=","payloadType":"x","signatures":[1,{"sig":7}]}',
    "{",
  ];
  expect(
    verifiedSignatures(
      odd.map((text) => Buffer.from(text)),
      bundle,
      [verifying],
    ),
  ).toEqual([]);
  expect(verifiedSignatures([Buffer.alloc(300 * 1024, 0x20)], bundle, [verifying])).toEqual([]);
});

describe("keys", () => {
  test("are named by a file, a variable or KMS", () => {
    expect(parseKeyReference("keys/release.pub")).toEqual({ kind: "file", path: "keys/release.pub" });
    expect(parseKeyReference("env:SIGNING_KEY")).toEqual({ kind: "variable", name: "SIGNING_KEY" });
    expect(parseKeyReference("awskms:alias/release")).toEqual({ kind: "kms", key: "alias/release" });
    expect(parseKeyReference("awskms:///alias/release")).toEqual({ kind: "kms", key: "alias/release" });
    expect(() => parseKeyReference("env:not a name")).toThrow(expect.objectContaining({ code: "SW1301" }));
  });

  test("that cannot be used are refused without being shown", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = rsa.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    expect(() => readSigningKey(pem, "release.key")).toThrow(/release\.key is a key of kind rsa/);
    const broken = pem.slice(0, 200);
    try {
      readSigningKey(broken, "release.key");
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "SW1301" });
      expect(error instanceof Error && error.cause).toBeUndefined();
      expect(String(error)).not.toContain(broken.slice(60, 100));
    }
  });
});
