/** Signs requests (Signature Version 4) with the SDK's signer on Node's own hash functions. */
import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import { sha256Of } from "../platform/digest.ts";
import type { AwsCredentials } from "./credentials.ts";
import type { HttpRequest } from "./http.ts";
import type { Endpoint } from "./settings.ts";

/** A request before it is signed. */
export interface UnsignedRequest {
  readonly method: HttpRequest["method"];
  /** Percent-encoded path below the endpoint's, starting with a slash. */
  readonly path: string;
  /** Names and values as they are meant, not encoded. */
  readonly query?: Readonly<Record<string, string>>;
  /** Lower case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Hex SHA-256 of the body, where the caller knows it already. */
  readonly bodySha256?: string;
}

export interface Signer {
  sign(request: UnsignedRequest, credentials: AwsCredentials, at: Date): Promise<HttpRequest>;
}

/** The signature covers every header that is given, and the body through its SHA-256. */
export function createSigner(service: string, region: string, endpoint: Endpoint): Signer {
  // The SDK's signer remembers the derived keys of one set of credentials.
  const signers = new WeakMap<AwsCredentials, SignatureV4>();
  const host = hostOf(endpoint);

  function signerFor(credentials: AwsCredentials): SignatureV4 {
    const known = signers.get(credentials);
    if (known !== undefined) return known;
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const signer = new SignatureV4({
      service,
      region,
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
      sha256: NodeSha256,
      // Paths come encoded once, as S3 signs them.
      uriEscapePath: false,
      applyChecksum: false,
    });
    signers.set(credentials, signer);
    return signer;
  }

  return {
    sign: async (request, credentials, at) => {
      const query = request.query ?? {};
      const path = endpoint.basePath + request.path;
      const { headers } = await signerFor(credentials).sign(
        {
          method: request.method,
          protocol: endpoint.protocol,
          hostname: endpoint.hostname,
          path,
          query: { ...query },
          headers: {
            host,
            ...request.headers,
            ...lengthOf(request),
            "x-amz-content-sha256": request.bodySha256 ?? sha256Of(request.body ?? new Uint8Array(0)),
          },
        },
        { signingDate: at },
      );
      const queryText = Object.entries(query)
        .map(([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(value)}`)
        .join("&");
      return {
        method: request.method,
        endpoint,
        target: queryText === "" ? path : `${path}?${queryText}`,
        headers,
        body: request.body,
      };
    },
  };
}

/** As it stands in the `Host` header. */
export function hostOf(endpoint: Endpoint): string {
  const name = endpoint.hostname.includes(":") ? `[${endpoint.hostname}]` : endpoint.hostname;
  return endpoint.port === undefined ? name : `${name}:${endpoint.port}`;
}

/** Percent-encodes all but RFC 3986's unreserved characters, as AWS signs a query. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function lengthOf(request: UnsignedRequest): Readonly<Record<string, string>> {
  const carriesBody = request.body !== undefined || request.method === "PUT" || request.method === "POST";
  return carriesBody ? { "content-length": String(request.body?.byteLength ?? 0) } : {};
}

type Binary = string | ArrayBuffer | ArrayBufferView;

/** node:crypto behind the interface that the signer wants. */
class NodeSha256 {
  readonly #hash: { update(data: string | Uint8Array): unknown; digest(): Uint8Array };

  constructor(secret?: Binary) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", asBytes(secret));
  }

  update(data: Binary): void {
    this.#hash.update(asBytes(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}

function asBytes(data: Binary): string | Uint8Array {
  if (typeof data === "string") return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
