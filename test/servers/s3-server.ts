/** What every S3 server of the tests offers. */
import { type AwsClient, type AwsReply, createAwsClient } from "../../src/aws/client.ts";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { createTransport } from "../../src/aws/http.ts";
import { textOf } from "../../src/aws/reply.ts";
import { parseEndpoint } from "../../src/aws/settings.ts";
import { childOf, parseXml, type XmlElement } from "../../src/aws/xml.ts";

export interface S3Server {
  readonly name: "ministack" | "seaweedfs";
  /** Of the server's process: a benchmark reads its CPU time. */
  readonly pid: number;
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  /** May do everything in S3. Policies and signatures hold for it, unlike for a root key. */
  readonly credentials: AwsCredentials;
  /** Makes an empty bucket, with a name of its own where none is given. */
  createBucket(name?: string): Promise<string>;
  /** One signed S3 request as it stands: for the state that a test needs, or to see what is really stored. */
  request(
    method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE",
    path: string,
    options?: {
      readonly query?: Readonly<Record<string, string>>;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
      readonly credentials?: AwsCredentials;
    },
  ): Promise<AwsReply>;
  stop(): Promise<void>;
}

/** The environment variables that a child process of the test needs to reach the server. */
export function environmentOf(server: S3Server, credentials = server.credentials): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
    AWS_REGION: server.region,
    AWS_ENDPOINT_URL: server.endpoint,
  };
}

/** A key that looks like one of AWS's, made at run time so that no scanner finds one in the sources. */
export function makeKey(name: string): AwsCredentials {
  return {
    accessKeyId: `AKIA${name.toUpperCase().padEnd(16, "7")}`,
    secretAccessKey: `${name}/`.repeat(10).slice(0, 40),
  };
}

export interface ServerRequests {
  request: S3Server["request"];
  createBucket: S3Server["createBucket"];
  /** A request of the query protocol (IAM, STS). Throws where it is refused. */
  query(
    service: "iam" | "sts" | "monitoring",
    parameters: Readonly<Record<string, string>>,
    as?: AwsCredentials,
  ): Promise<XmlElement>;
  close(): void;
}

export function serverRequests(endpoint: string, region: string, credentials: AwsCredentials): ServerRequests {
  const transport = createTransport({ environment: {}, connections: 8 });
  const client = (service: "s3" | "iam" | "sts" | "monitoring", as: AwsCredentials) =>
    createAwsClient({
      service,
      region,
      endpoint: parseEndpoint(endpoint),
      credentials: async () => as,
      transport,
      concurrency: 8,
    });
  let buckets = 0;
  const replyOf = async (sent: ReturnType<AwsClient["send"]>): Promise<AwsReply> => {
    const outcome = await sent;
    if (outcome.kind === "failed") throw outcome.error;
    return outcome;
  };
  const request: S3Server["request"] = (method, path, options = {}) =>
    replyOf(
      client("s3", options.credentials ?? credentials).send({
        method,
        path,
        query: options.query ?? {},
        headers: options.headers ?? {},
        ...(options.body === undefined
          ? {}
          : { body: typeof options.body === "string" ? Buffer.from(options.body) : options.body }),
        maximumBytes: 64 * 1024 * 1024,
      }),
    );
  return {
    request,
    createBucket: async (name) => {
      buckets += 1;
      const bucket = name ?? `slipway-test-${process.pid}-${buckets}`;
      const body =
        region === "us-east-1"
          ? ""
          : `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
      const reply = await request("PUT", `/${bucket}`, { body });
      if (reply.status !== 200) throw new Error(`no bucket ${bucket}: ${reply.status} ${textOf(reply.body)}`);
      return bucket;
    },
    query: async (service, parameters, as = credentials) => {
      const body = new URLSearchParams({ Version: service === "iam" ? "2010-05-08" : "2011-06-15", ...parameters });
      const reply = await replyOf(
        client(service, as).send({
          method: "POST",
          path: "/",
          headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
          body: Buffer.from(body.toString()),
          maximumBytes: 1024 * 1024,
        }),
      );
      const text = textOf(reply.body);
      const root = parseXml(text);
      if (reply.status !== 200 || root === undefined) {
        throw new Error(`${parameters["Action"]}: ${reply.status} ${text}`);
      }
      return childOf(root, `${parameters["Action"]}Result`) ?? root;
    },
    close: () => transport.close(),
  };
}
