/**
 * Signs requests (AWS Signature Version 4, header form; "Create a signed AWS API request" in the IAM user guide). Our
 * own because the SDK's signer brings 250 KB along; a property test compares our signatures with that signer's.
 */
import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { sha256Of } from "../platform/digest.ts";
import type { AwsCredentials } from "./credentials.ts";
import type { HttpRequest } from "./http.ts";
import type { Endpoint } from "./settings.ts";

/** A request before it is signed. */
export interface UnsignedRequest {
  readonly method: HttpRequest["method"];
  /**
   * Percent-encoded path below the endpoint's, starting with a slash. For S3 it is signed as it stands, for every other
   * service encoded once more, as each of them has it.
   */
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
  /** The signature covers every header, and the body through its SHA-256. */
  sign(request: UnsignedRequest, credentials: AwsCredentials, at: Date): HttpRequest;
}

const algorithm = "AWS4-HMAC-SHA256";

/** A signer for one service, region and endpoint. It keeps the derived key for a day and one set of credentials. */
export function createSigner(service: string, region: string, endpoint: Endpoint): Signer {
  const host = hostOf(endpoint);
  const emptyBody = sha256Of(new Uint8Array(0));
  // The derived key holds for a day and one set of credentials.
  let derived: { readonly credentials: AwsCredentials; readonly day: string; readonly key: KeyObject } | undefined;

  function keyFor(credentials: AwsCredentials, day: string): KeyObject {
    if (derived?.credentials !== credentials || derived.day !== day) {
      const parts = [day, region, service, "aws4_request"];
      const first = createSecretKey(`AWS4${credentials.secretAccessKey}`, "utf8");
      const key = parts.reduce((last, part) => createSecretKey(hmac(last, part)), first);
      derived = { credentials, day, key };
    }
    return derived.key;
  }

  return {
    sign: (request, credentials, at) => {
      const time = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
      const day = time.slice(0, 8);
      const path = endpoint.basePath + request.path;
      const signedPath = service === "s3" ? path : path.split("/").map(encodeRfc3986).join("/");
      const query = canonicalQuery(request.query ?? {});
      const bodySha256 = request.bodySha256 ?? (request.body === undefined ? emptyBody : sha256Of(request.body));
      const headers: Record<string, string> = {
        host,
        ...request.headers,
        ...lengthOf(request),
        "x-amz-content-sha256": bodySha256,
        "x-amz-date": time,
      };
      if (credentials.sessionToken !== undefined) headers["x-amz-security-token"] = credentials.sessionToken;
      const names = Object.keys(headers).sort();
      const signedHeaders = names.join(";");
      const lines = names.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}\n`).join("");
      const canonical = `${request.method}\n${signedPath}\n${query}\n${lines}\n${signedHeaders}\n${bodySha256}`;
      const scope = `${day}/${region}/${service}/aws4_request`;
      const toSign = `${algorithm}\n${time}\n${scope}\n${sha256Of(Buffer.from(canonical))}`;
      const signature = hmac(keyFor(credentials, day), toSign).toString("hex");
      headers["authorization"] =
        `${algorithm} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
      return {
        method: request.method,
        endpoint,
        target: query === "" ? path : `${path}?${query}`,
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

/** Percent-encodes all but RFC 3986's unreserved characters, as AWS signs paths and queries. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Sorted by encoded name (not by the whole pair); a name without a value keeps its equals sign. */
function canonicalQuery(query: Readonly<Record<string, string>>): string {
  const pairs = new Map(Object.entries(query).map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)]));
  return [...pairs.keys()]
    .sort()
    .map((name) => `${name}=${pairs.get(name)}`)
    .join("&");
}

function lengthOf(request: UnsignedRequest): Readonly<Record<string, string>> {
  const carriesBody = request.body !== undefined || request.method === "PUT" || request.method === "POST";
  return carriesBody ? { "content-length": String(request.body?.byteLength ?? 0) } : {};
}

function hmac(key: KeyObject, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
