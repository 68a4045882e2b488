/**
 * An HTTP server in front of an S3 server that injects what no local server does: conflicts, throttling, resets, lost
 * replies, slow and cut bodies, errors inside a 200, a wrong clock, huge bodies, denied actions, a wrong owner. It
 * records every request, and whether a fault met it. Signatures pass through: the Host header is kept.
 */
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { parseEndpoint } from "../../src/aws/settings.ts";
import { createSigner } from "../../src/aws/signing.ts";
import type { S3Server } from "./s3-server.ts";

/** A request as a rule and a test see it. */
export interface SeenRequest {
  /** From 1, in the order in which requests came. */
  readonly number: number;
  readonly method: string;
  /** The operation of S3, as IAM and the API call it. */
  readonly operation: S3Operation;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export type S3Operation =
  | "GetObject"
  | "HeadObject"
  | "PutObject"
  | "CopyObject"
  | "DeleteObject"
  | "DeleteObjects"
  | "ListObjectsV2"
  | "GetCallerIdentity"
  | "Other";

export type Fault =
  /** Answered by the proxy; the server never sees the request. */
  | {
      readonly kind: "error";
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly fields?: Readonly<Record<string, string>>;
    }
  /** The connection is cut before the server sees the request. */
  | { readonly kind: "reset" }
  /** The server does the work, and the reply is lost. */
  | { readonly kind: "lost-reply"; readonly afterwards?: () => void }
  /** The server's body comes in so many pieces, with a pause before each. */
  | { readonly kind: "slow"; readonly pieces: number; readonly pauseMilliseconds: number }
  /** Only a part of the announced body comes, then the connection ends. */
  | { readonly kind: "cut"; readonly keep: number }
  /** Status 200 with this error as the body; the server never sees the request. */
  | { readonly kind: "error-in-success"; readonly code: string }
  /** A 200 that announces, and where it is read sends, so many bytes. */
  | { readonly kind: "huge"; readonly bytes: number }
  /** The whole 200 or error reply is replaced. */
  | {
      readonly kind: "reply";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string | Uint8Array;
    }
  /** Passed on without the headers that make a write conditional, and signed again: a server that ignores them. */
  | { readonly kind: "unconditional"; readonly server: S3Server }
  /** Passed on after `act` has run: for a rival that comes in between. */
  | { readonly kind: "before"; act(): Promise<void> };

/** Gives the fault for a request, or nothing. Rules are asked in order; the first fault wins. */
export type FaultRule = (request: SeenRequest) => Fault | undefined;

export interface FaultPlan {
  readonly rules?: readonly FaultRule[];
  /** Milliseconds added to the Date of replies, and expected of signatures: what an hour's skew looks like. */
  readonly clockSkew?: number;
}

export interface FaultProxy {
  readonly endpoint: string;
  /** Every request that came, with the status that was answered (0 for none). */
  readonly requests: readonly (SeenRequest & { readonly status: number; readonly fault: Fault["kind"] | undefined })[];
  /** Replaces the plan, from the next request on. */
  plan(plan: FaultPlan): void;
  /** Forgets the requests recorded so far. */
  clear(): void;
  /** Connections that were opened to the proxy. */
  readonly connections: number;
  /** Bytes of faked huge bodies that were really sent. */
  readonly hugeBytesSent: number;
  stop(): Promise<void>;
}

/** S3 accepts a signature for 15 minutes around its own time. */
const skewTolerated = 15 * 60 * 1000;

export async function startFaultProxy(target: string, initialPlan: FaultPlan = {}): Promise<FaultProxy> {
  const upstream = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const requests: (SeenRequest & { status: number; fault: Fault["kind"] | undefined })[] = [];
  const state = { plan: initialPlan, number: 0, connections: 0, huge: 0 };

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    state.number += 1;
    const seen = {
      ...describeRequest(incoming, body, state.number),
      status: 0,
      fault: undefined as Fault["kind"] | undefined,
    };
    requests.push(seen);
    const skew = state.plan.clockSkew ?? 0;
    const date = new Date(Date.now() + skew).toUTCString();
    const fault = firstFault(state.plan.rules ?? [], seen) ?? skewFault(seen, skew);
    seen.fault = fault?.kind;
    const answer = (status: number, headers: Readonly<Record<string, string>>, content: string | Uint8Array): void => {
      seen.status = status;
      const bytes = Buffer.from(content);
      outgoing.writeHead(status, { date, "content-length": String(bytes.byteLength), ...headers });
      outgoing.end(incoming.method === "HEAD" ? undefined : bytes);
    };
    switch (fault?.kind) {
      case "reset":
        incoming.socket.destroy();
        return;
      case "error":
        answer(
          fault.status,
          { "content-type": "application/xml", ...fault.headers },
          errorXml(fault.code, fault.message, fault.fields),
        );
        return;
      case "error-in-success":
        answer(200, { "content-type": "application/xml" }, errorXml(fault.code));
        return;
      case "reply":
        answer(fault.status, fault.headers ?? {}, fault.body);
        return;
      case "huge":
        seen.status = 200;
        outgoing.writeHead(200, { date, etag: '"huge"', "content-length": String(fault.bytes) });
        await sendHuge(outgoing, fault.bytes, (sent) => {
          state.huge += sent;
        });
        return;
      case "before":
        await fault.act();
        break;
      default:
        break;
    }
    const forwarded =
      fault?.kind === "unconditional" ? await withoutConditions(incoming, body, fault.server) : incoming.headers;
    const reply = await forward(upstream, agent, incoming, body, forwarded);
    if (fault?.kind === "lost-reply") {
      fault.afterwards?.();
      incoming.socket.destroy();
      return;
    }
    seen.status = reply.status;
    const headers = { ...reply.headers, ...(skew === 0 ? {} : { date }) };
    outgoing.writeHead(reply.status, headers);
    if (fault?.kind === "cut") {
      outgoing.write(reply.body.subarray(0, fault.keep), () => incoming.socket.destroy());
      return;
    }
    if (fault?.kind === "slow") {
      const size = Math.ceil(reply.body.byteLength / fault.pieces);
      for (let at = 0; at < reply.body.byteLength && !outgoing.destroyed; at += size) {
        await new Promise((resolve) => setTimeout(resolve, fault.pauseMilliseconds));
        outgoing.write(reply.body.subarray(at, at + size));
      }
      outgoing.end();
      return;
    }
    outgoing.end(reply.body);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", () => {
    state.connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    plan: (plan) => {
      state.plan = plan;
    },
    clear: () => {
      requests.length = 0;
      state.number = 0;
    },
    get connections() {
      return state.connections;
    },
    get hugeBytesSent() {
      return state.huge;
    },
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function withoutConditions(
  incoming: IncomingMessage,
  body: Buffer,
  server: S3Server,
): Promise<OutgoingHttpHeaders> {
  const host = incoming.headers.host ?? "";
  const [path = "/", queryText = ""] = (incoming.url ?? "/").split("?", 2);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (name !== "if-match" && name !== "if-none-match" && name !== "authorization" && name !== "host") {
      headers[name] = String(value);
    }
  }
  const signer = createSigner("s3", server.region, parseEndpoint(`http://${host}`));
  const signed = signer.sign(
    { method: "PUT", path, query: Object.fromEntries(new URLSearchParams(queryText)), headers, body },
    server.credentials,
    new Date(),
  );
  return { ...signed.headers };
}

function firstFault(rules: readonly FaultRule[], request: SeenRequest): Fault | undefined {
  for (const rule of rules) {
    const fault = rule(request);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Refuses a signature whose time is too far from the proxy's, as S3 does. The server behind has the true time. */
function skewFault(request: SeenRequest, skew: number): Fault | undefined {
  if (skew === 0) return undefined;
  const signed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(request.headers["x-amz-date"] ?? ""));
  if (signed === null) return undefined;
  const at = Date.parse(`${signed[1]}-${signed[2]}-${signed[3]}T${signed[4]}:${signed[5]}:${signed[6]}Z`);
  const off = Math.abs(Date.now() + skew - at) > skewTolerated;
  return off ? { kind: "error", status: 403, code: "RequestTimeTooSkewed" } : undefined;
}

function describeRequest(incoming: IncomingMessage, body: Buffer, number: number): SeenRequest {
  const [path = "/", queryText = ""] = (incoming.url ?? "/").split("?", 2);
  const query = new URLSearchParams(queryText);
  const method = incoming.method ?? "GET";
  const headers = incoming.headers;
  const seen = { number, method, path: decodeURIComponent(path), query, headers, body };
  return { ...seen, operation: operationOf(seen) };
}

function operationOf(request: Omit<SeenRequest, "operation">): S3Operation {
  const { method, query, headers, path } = request;
  const ofObject = path.split("/").filter((segment) => segment !== "").length > 1;
  if (method === "POST" && query.has("delete")) return "DeleteObjects";
  if (method === "POST" && request.body.includes("GetCallerIdentity")) return "GetCallerIdentity";
  if (method === "GET" && query.get("list-type") === "2") return "ListObjectsV2";
  if (!ofObject || [...query.keys()].some((name) => name !== "x-id" && name !== "versionId")) return "Other";
  if (method === "GET") return "GetObject";
  if (method === "HEAD") return "HeadObject";
  if (method === "DELETE") return "DeleteObject";
  if (method === "PUT") return headers["x-amz-copy-source"] === undefined ? "PutObject" : "CopyObject";
  return "Other";
}

interface UpstreamReply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

function forward(
  upstream: URL,
  agent: Agent,
  incoming: IncomingMessage,
  body: Buffer,
  headers: OutgoingHttpHeaders,
): Promise<UpstreamReply> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { agent, host: upstream.hostname, port: upstream.port, method: incoming.method, path: incoming.url, headers },
      (reply) => {
        readAll(reply).then(
          (bytes) => resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: bytes }),
          reject,
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function sendHuge(outgoing: ServerResponse, bytes: number, sent: (bytes: number) => void): Promise<void> {
  const piece = Buffer.alloc(64 * 1024, "x");
  for (let at = 0; at < bytes && !outgoing.destroyed; at += piece.byteLength) {
    const part = piece.subarray(0, Math.min(piece.byteLength, bytes - at));
    const more = outgoing.write(part);
    sent(part.byteLength);
    if (!more) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          outgoing.off("drain", done).off("close", done);
          resolve();
        };
        outgoing.on("drain", done).on("close", done);
      });
    }
  }
  outgoing.end();
}

function errorXml(code: string, message = code, fields: Readonly<Record<string, string>> = {}): string {
  const extra = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${extra.join("")}</Error>`;
}
