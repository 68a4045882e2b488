import { afterAll, beforeAll, expect, test } from "vitest";
import { type AwsClient, createAwsClient } from "../../src/aws/client.ts";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { createTransport } from "../../src/aws/http.ts";
import { kmsPublicKey, kmsSign } from "../../src/aws/kms.ts";
import { textOf } from "../../src/aws/reply.ts";
import { resolveServiceSettings } from "../../src/aws/settings.ts";
import { digestOf } from "../../src/platform/digest.ts";
import { readVerifyingKeyDer } from "../../src/provenance/keys.ts";
import { signBundle, verifiedSignatures } from "../../src/provenance/signatures.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";

let server: Ministack;
let key = "";

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] };

async function clientFor(credentials: AwsCredentials): Promise<AwsClient> {
  const variables = { AWS_ENDPOINT_URL_KMS: server.endpoint };
  const { region, endpoint } = await resolveServiceSettings("kms", { region: server.region, environment: variables });
  const transport = createTransport({ environment: variables, certificates: undefined, connections: 1 });
  return createAwsClient({
    service: "kms",
    region,
    endpoint,
    credentials: async () => credentials,
    transport,
    concurrency: 1,
  });
}

beforeAll(async () => {
  server = await startMinistack();
  const client = await clientFor(await server.createUser("keys", everything));
  const reply = await client.send({
    method: "POST",
    path: "/",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.CreateKey" },
    body: Buffer.from(JSON.stringify({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" })),
    maximumBytes: 64 * 1024,
  });
  if (reply.kind === "failed") throw reply.error;
  key = JSON.parse(textOf(reply.body)).KeyMetadata.KeyId;
});

afterAll(() => server.stop());

test("a key in KMS signs a bundle, and its public part verifies it", async () => {
  const client = await clientFor(await server.createUser("signer", everything));
  const verifying = readVerifyingKeyDer(await kmsPublicKey(client, key), key);
  const bundle = digestOf(Buffer.from("bundle"));
  const provenance = {
    bundle,
    version: "1.0.0",
    repository: null,
    commit: null,
    ref: null,
    changed: false,
    builder: "urn:slipway:builder:local",
    invocation: undefined,
    tool: "slipway",
  };
  const document = await signBundle(provenance, [{ id: verifying.id, sign: (bytes) => kmsSign(client, key, bytes) }]);
  expect(verifiedSignatures([document], bundle, [verifying])).toMatchObject([{ keys: [verifying.id] }]);
});

test("a role that may not sign is told what it lacks", async () => {
  const nothing = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
  const client = await clientFor(await server.createUser("stranger", nothing));
  await expect(kmsSign(client, key, Buffer.from("x"))).rejects.toMatchObject({
    code: "SW0922",
    next: expect.stringContaining("kms:Sign"),
  });
});

test("a key that is not there is named", async () => {
  const client = await clientFor(await server.createUser("other", everything));
  await expect(kmsPublicKey(client, "alias/missing")).rejects.toMatchObject({
    code: "SW0922",
    message: expect.stringContaining("alias/missing"),
  });
});
