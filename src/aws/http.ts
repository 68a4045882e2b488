/**
 * One HTTP exchange with an AWS server over kept connections. Answers are values: a reply of any status, or how the
 * exchange failed. Knows nothing of signatures, retries or S3.
 */
import * as http from "node:http";
import * as https from "node:https";
import type { Environment } from "./credentials.ts";
import type { Endpoint } from "./settings.ts";

export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  readonly endpoint: Endpoint;
  /** Percent-encoded, with base path, and query where there is one. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
}

export interface HttpReply {
  readonly kind: "reply";
  readonly status: number;
  /** Lower case names. */
  readonly headers: Readonly<http.IncomingHttpHeaders>;
  readonly body: Uint8Array;
}

/** What can happen instead of a reply. */
export type HttpFailure =
  /** No connection was made, or it broke: `code` is Node's, such as ECONNRESET. */
  | { readonly kind: "failure"; readonly code: string; readonly cause: Error }
  /** The body is larger than the caller takes; nothing of it was kept. */
  | {
      readonly kind: "too-large";
      readonly status: number;
      readonly headers: Readonly<http.IncomingHttpHeaders>;
    };

export interface HttpLimits {
  /** A longer body ends the exchange. For error replies `errorBytes` holds. */
  readonly maximumBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Gets the body of a success as it comes, with the headers; the reply's own body is empty then. */
  readonly onData?: ((chunk: Uint8Array, headers: Readonly<http.IncomingHttpHeaders>) => void) | undefined;
}

export interface Transport {
  send(request: HttpRequest, limits: HttpLimits): Promise<HttpReply | HttpFailure>;
  close(): void;
}

export interface TransportOptions {
  readonly environment: Environment;
  /** Certificates to trust in place of Node's own, PEM. */
  readonly certificates?: string | undefined;
  readonly connections: number;
  /** Nothing moves for this long: the connection counts as broken. */
  readonly idleMilliseconds?: number;
  /** One exchange, whatever trickles, besides what the size of its bodies takes at 100 kB/s. */
  readonly totalMilliseconds?: number;
}

/** Half of what the SDK's documents suggest for a broken connection; S3 answers small requests in well under a second. */
const defaultIdleMilliseconds = 20_000;
/** Besides the time that the bodies may take. */
const defaultTotalMilliseconds = 120_000;
/** Slower than this, 800 kbit/s, nobody delivers. */
const bytesPerMillisecond = 100;
/** A reader that takes any size waits no longer for it than for this. */
const maximumSlowBytes = 1024 ** 3;
/** S3's error documents have about 500 bytes. */
const errorBytes = 64 * 1024;

/**
 * Connections that are kept until `close`, at most `connections` to a host, through the proxy that the environment
 * names. `send` never rejects: a broken exchange is an HttpFailure with a code.
 */
export function createTransport(options: TransportOptions): Transport {
  const agentOptions: http.AgentOptions = {
    keepAlive: true,
    maxSockets: options.connections,
    // The connection used last is the one that the server has least likely closed meanwhile.
    scheduling: "lifo",
    ...proxySettings(options.environment),
  };
  const certificates = options.certificates === undefined ? {} : { ca: options.certificates };
  const plain = new http.Agent(agentOptions);
  const secure = new https.Agent({ ...agentOptions, ...certificates });
  const timeouts = {
    idle: options.idleMilliseconds ?? defaultIdleMilliseconds,
    total: options.totalMilliseconds ?? defaultTotalMilliseconds,
  };
  return {
    send: (request, limits) =>
      exchange(request, limits, request.endpoint.protocol === "https:" ? secure : plain, timeouts),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function exchange(
  request: HttpRequest,
  limits: HttpLimits,
  agent: http.Agent,
  timeouts: { readonly idle: number; readonly total: number },
): Promise<HttpReply | HttpFailure> {
  const { endpoint, body } = request;
  const send = endpoint.protocol === "https:" ? https.request : http.request;
  return new Promise((resolve) => {
    let settled = false;
    const settle = (outcome: HttpReply | HttpFailure): void => {
      if (settled) return;
      settled = true;
      clearTimeout(total);
      limits.signal?.removeEventListener("abort", onAbort);
      resolve(outcome);
    };
    const outgoing = send({
      agent,
      method: request.method,
      host: endpoint.hostname,
      port: endpoint.port,
      path: request.target,
      headers: request.headers,
      setDefaultHeaders: false,
    });
    const fail = (code: string, cause: Error): void => {
      settle({ kind: "failure", code, cause });
      outgoing.destroy();
    };
    const onAbort = (): void => fail("ABORTED", new Error("The command was stopped."));
    const bodyBytes = (body?.byteLength ?? 0) + Math.min(limits.maximumBytes, maximumSlowBytes);
    const wholeTime = timeouts.total + bodyBytes / bytesPerMillisecond;
    const total = setTimeout(
      () => fail("ETIMEDOUT", new Error(`No complete reply within ${Math.round(wholeTime)} ms.`)),
      wholeTime,
    );
    if (limits.signal?.aborted === true) {
      onAbort();
      return;
    }
    limits.signal?.addEventListener("abort", onAbort, { once: true });
    outgoing.setTimeout(timeouts.idle, () => fail("ETIMEDOUT", new Error(`Nothing came for ${timeouts.idle} ms.`)));
    outgoing.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "UNKNOWN", error));
    outgoing.on("response", (incoming) => {
      readBody(incoming, request.method, limits).then(
        (read) => {
          if (read === "too-large") {
            settle({ kind: "too-large", status: incoming.statusCode ?? 0, headers: incoming.headers });
            outgoing.destroy();
            return;
          }
          settle({ kind: "reply", status: incoming.statusCode ?? 0, headers: incoming.headers, body: read });
        },
        (error: NodeJS.ErrnoException) => fail(error.code ?? "ECONNRESET", error),
      );
    });
    if (body === undefined || body.byteLength === 0) outgoing.end();
    else outgoing.end(body);
  });
}

/** Rejects where the connection breaks before the announced length has come (Node reports it as an aborted stream). */
function readBody(
  incoming: http.IncomingMessage,
  method: string,
  { maximumBytes, onData }: HttpLimits,
): Promise<Uint8Array | "too-large"> {
  const success = (incoming.statusCode ?? 0) < 300;
  const limit = success ? maximumBytes : errorBytes;
  const announced = Number(incoming.headers["content-length"] ?? 0);
  if (method !== "HEAD" && announced > limit) return Promise.resolve("too-large");
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > limit) resolve("too-large");
      else if (success && onData !== undefined) onData(chunk, incoming.headers);
      else chunks.push(chunk);
    });
    incoming.on("end", () => {
      const [first] = chunks;
      resolve(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks));
    });
    incoming.on("error", reject);
    incoming.on("aborted", () => reject(Object.assign(new Error("The reply was cut off."), { code: "ECONNRESET" })));
  });
}

/** Node's agents read the usual proxy variables themselves (22.21, 24.5 and newer; older ones ignore the option). */
function proxySettings(environment: Environment): { proxyEnv?: NodeJS.ProcessEnv } {
  const names = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"];
  const set = names.filter((name) => environment[name]);
  if (set.length === 0) return {};
  return { proxyEnv: Object.fromEntries(set.map((name) => [name, environment[name]])) };
}
