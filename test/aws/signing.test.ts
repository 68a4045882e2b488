import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { parseEndpoint } from "../../src/aws/settings.ts";
import { createSigner, encodeRfc3986, type UnsignedRequest } from "../../src/aws/signing.ts";

/** What the SDK's signer takes for a hash function. */
class NodeSha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as string);
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(data as string);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

const at = new Date("2026-11-23T05:06:07.890Z");
const text = fc.string({ unit: "grapheme", maxLength: 20 });
const headerText = fc.string({ unit: fc.constantFrom(..."abc XYZ09*+/=%~:,;\"'()"), maxLength: 20 });
const requests = fc.record({
  method: fc.constantFrom("GET" as const, "PUT" as const, "POST" as const, "HEAD" as const),
  names: fc.array(text, { minLength: 1, maxLength: 4 }),
  query: fc.dictionary(
    fc.string({ unit: fc.constantFrom(..."abcAB-_~ !*'()é&=+"), minLength: 1, maxLength: 8 }),
    text,
    { maxKeys: 4 },
  ),
  headers: fc.dictionary(
    fc.string({ unit: fc.constantFrom(..."abcx-"), minLength: 1, maxLength: 8 }).map((name) => `x-amz-meta-${name}`),
    headerText,
    { maxKeys: 4 },
  ),
  body: fc.option(fc.uint8Array({ maxLength: 50 }), { nil: undefined }),
  sessionToken: fc.option(fc.constantFrom("token/+=", "other"), { nil: undefined }),
});

describe("signatures", () => {
  test("are those of the SDK's signer, for every request", async () => {
    const endpoint = parseEndpoint("https://bucket.s3.eu-west-1.amazonaws.com:8443/base");
    await fc.assert(
      fc.asyncProperty(requests, async ({ method, names, query, headers, body, sessionToken }) => {
        const credentials: AwsCredentials = { accessKeyId: "id", secretAccessKey: "secret", sessionToken };
        const path = `/${names.map(encodeRfc3986).join("/")}`;
        const request: UnsignedRequest = { method, path, query, headers, ...(body === undefined ? {} : { body }) };
        const ours = createSigner("s3", "eu-west-1", endpoint).sign(request, credentials, at);
        const theirs = await new SignatureV4({
          service: "s3",
          region: "eu-west-1",
          credentials: {
            accessKeyId: "id",
            secretAccessKey: "secret",
            ...(sessionToken === undefined ? {} : { sessionToken }),
          },
          sha256: NodeSha256,
          uriEscapePath: false,
          applyChecksum: true,
        }).sign(
          {
            method,
            protocol: "https:",
            hostname: endpoint.hostname,
            port: 8443,
            path: `/base${path}`,
            query,
            headers: Object.fromEntries(
              Object.entries(ours.headers).filter(
                ([name]) => name !== "authorization" && name !== "x-amz-date" && name !== "x-amz-security-token",
              ),
            ),
            ...(body === undefined ? {} : { body }),
          },
          { signingDate: at },
        );
        expect(ours.headers["authorization"]).toBe(theirs.headers["authorization"]);
        expect(ours.headers["x-amz-date"]).toBe("20261123T050607Z");
      }),
      { numRuns: 500 },
    );
  });

  test("the key is derived anew for another day and for other credentials", () => {
    const signer = createSigner("s3", "eu-west-1", parseEndpoint("http://127.0.0.1:1"));
    const request = { method: "GET", path: "/" } as const;
    const first = { accessKeyId: "id", secretAccessKey: "one" };
    const second = { accessKeyId: "id", secretAccessKey: "two" };
    const sign = (credentials: AwsCredentials, time: Date) =>
      signer.sign(request, credentials, time).headers["authorization"];
    const fresh = (credentials: AwsCredentials, time: Date) =>
      createSigner("s3", "eu-west-1", parseEndpoint("http://127.0.0.1:1")).sign(request, credentials, time).headers[
        "authorization"
      ];
    const next = new Date(at.getTime() + 24 * 3_600_000);
    for (const [credentials, time] of [
      [first, at],
      [second, at],
      [first, next],
      [first, at],
    ] as const) {
      expect(sign(credentials, time)).toBe(fresh(credentials, time));
    }
  });
});
