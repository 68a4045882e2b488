import { createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type AwsClient, type AwsClientOptions, createAwsClient } from "../../src/aws/client.ts";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { createTransport, type Transport, type TransportOptions } from "../../src/aws/http.ts";
import { defaultRetryPolicy, type RetryPolicy } from "../../src/aws/retry.ts";
import { parseEndpoint } from "../../src/aws/settings.ts";
import { type Fault, type FaultProxy, type FaultRule, startFaultProxy } from "../servers/fault-proxy.ts";
import { first } from "../servers/fault-rules.ts";
import { freePort } from "../servers/server-process.ts";

const everything = (): boolean => true;
const ok: Fault = { kind: "reply", status: 200, headers: { etag: '"1"' }, body: "fine" };
const credentials: AwsCredentials = { accessKeyId: "id", secretAccessKey: "secret" };
const get = { method: "GET", path: "/bucket/key", maximumBytes: 1000 } as const;

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

/** A server of faults alone; what no rule meets is a 200. */
async function serverOf(...rules: readonly FaultRule[]): Promise<FaultProxy> {
  const server = await startFaultProxy("http://127.0.0.1:9", { rules: [...rules, () => ok] });
  cleanups.push(() => server.stop());
  return server;
}

/** Waits are noted, not waited. */
function quickRetry(waits: number[] = []): RetryPolicy {
  return {
    ...defaultRetryPolicy,
    random: () => 1,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
}

function clientOf(
  endpoint: string,
  options: Partial<AwsClientOptions> = {},
  transportOptions: Partial<TransportOptions> = {},
): AwsClient {
  const transport: Transport = createTransport({ environment: {}, connections: 4, ...transportOptions });
  cleanups.push(() => transport.close());
  return createAwsClient({
    service: "s3",
    region: "eu-west-1",
    endpoint: parseEndpoint(endpoint),
    credentials: async () => credentials,
    transport,
    concurrency: 4,
    retry: quickRetry(),
    ...options,
  });
}

describe("what is tried again", () => {
  test.each<[string, Fault]>([
    ["500", { kind: "error", status: 500, code: "InternalError" }],
    ["502 of a proxy", { kind: "reply", status: 502, body: "<html>bad gateway</html>" }],
    ["503 SlowDown", { kind: "error", status: 503, code: "SlowDown" }],
    ["429", { kind: "error", status: 429, code: "TooManyRequestsException" }],
    ["400 RequestTimeout", { kind: "error", status: 400, code: "RequestTimeout" }],
    ["409 ConditionalRequestConflict", { kind: "error", status: 409, code: "ConditionalRequestConflict" }],
    ["a reset", { kind: "reset" }],
    ["an oversized error page", { kind: "reply", status: 503, body: "x".repeat(100_000) }],
  ])("%s", async (_name, fault) => {
    const server = await serverOf(first(3, everything, fault));
    expect(await clientOf(server.endpoint).send(get)).toMatchObject({ kind: "reply", status: 200 });
    expect(server.requests).toHaveLength(4);
  });

  test.each([
    [301, "PermanentRedirect"],
    [400, "BadDigest"],
    [403, "AccessDenied"],
    [403, "SignatureDoesNotMatch"],
    [404, "NoSuchKey"],
    [412, "PreconditionFailed"],
    [501, "NotImplemented"],
  ])("not %i %s: an answer is an answer", async (status, code) => {
    const server = await serverOf(() => ({ kind: "error", status, code }));
    expect(await clientOf(server.endpoint).send(get)).toMatchObject({ kind: "reply", status, error: { code } });
    expect(server.requests).toHaveLength(1);
  });

  test("ten times at most, with waits that double up to a bound", async () => {
    const server = await serverOf(() => ({ kind: "error", status: 503, code: "SlowDown" }));
    const waits: number[] = [];
    const outcome = await clientOf(server.endpoint, { retry: quickRetry(waits) }).send(get);
    expect(outcome).toMatchObject({ kind: "failed", uncertain: false, error: { code: "SW0911" } });
    expect(server.requests).toHaveLength(10);
    expect(waits).toEqual([50, 100, 200, 400, 800, 1600, 3200, 4000, 4000]);
  });

  test("no sooner than Retry-After says, within the bound", async () => {
    const server = await serverOf(
      first(1, everything, { kind: "error", status: 503, code: "SlowDown", headers: { "retry-after": "2" } }),
      first(1, everything, { kind: "error", status: 503, code: "SlowDown", headers: { "retry-after": "3600" } }),
    );
    const waits: number[] = [];
    await clientOf(server.endpoint, { retry: { ...quickRetry(waits), random: () => 0 } }).send(get);
    expect(waits).toEqual([2000, 4000]);
  });

  test("three times where nobody listens, which is no uncertain write", async () => {
    const port = await freePort();
    const waits: number[] = [];
    const outcome = await clientOf(`http://127.0.0.1:${port}`, { retry: quickRetry(waits) }).send({
      ...get,
      method: "PUT",
    });
    expect(outcome).toMatchObject({ kind: "failed", uncertain: false, error: { code: "SW0910" } });
    expect(waits).toHaveLength(2);
  });

  test("an error inside a 200, where the request says that this can be", async () => {
    const server = await serverOf(first(1, everything, { kind: "error-in-success", code: "InternalError" }));
    const outcome = await clientOf(server.endpoint).send({ ...get, method: "PUT", errorInSuccess: true });
    expect(outcome).toMatchObject({ status: 200, error: undefined });
    expect(server.requests).toHaveLength(2);
  });
});

describe("what may have happened although no answer said so", () => {
  test.each<[string, Fault, boolean]>([
    ["a lost connection", { kind: "reset" }, true],
    ["an internal error", { kind: "error", status: 500, code: "InternalError" }, true],
    ["being told to slow down", { kind: "error", status: 503, code: "SlowDown" }, false],
  ])("%s", async (_name, fault, uncertain) => {
    const always = await serverOf(() => fault);
    expect(await clientOf(always.endpoint).send({ ...get, method: "PUT" })).toMatchObject({
      kind: "failed",
      uncertain,
    });
    const once = await serverOf(first(1, everything, fault), () => ({
      kind: "error",
      status: 412,
      code: "PreconditionFailed",
    }));
    expect(await clientOf(once.endpoint).send({ ...get, method: "PUT" })).toMatchObject({ status: 412, uncertain });
  });
});

describe("clock and credentials", () => {
  test("a clock that is off is corrected by the server's, once for all requests", async () => {
    const server = await startFaultProxy("http://127.0.0.1:9", { rules: [], clockSkew: 3_600_000 });
    cleanups.push(() => server.stop());
    const client = clientOf(server.endpoint);
    // Past the check of the time there is nobody behind this server: the connection ends.
    await client.send(get);
    const { requests } = server;
    expect(requests[0]).toMatchObject({ status: 403, fault: "error" });
    expect(requests.slice(1).every(({ status }) => status === 0)).toBe(true);
    server.clear();
    await client.send(get);
    expect(requests.every(({ status }) => status === 0)).toBe(true);
  });

  test("a refused time without a Date, or refused again, is the end", async () => {
    const server = await serverOf(() => ({ kind: "error", status: 403, code: "RequestTimeTooSkewed" }));
    expect(await clientOf(server.endpoint).send(get)).toMatchObject({
      status: 403,
      error: { code: "RequestTimeTooSkewed" },
    });
    expect(server.requests).toHaveLength(2);
  });

  test("credentials that expire in the middle are replaced", async () => {
    const fresh: AwsCredentials = { accessKeyId: "fresh", secretAccessKey: "x" };
    const server = await serverOf(({ headers }) =>
      String(headers.authorization).includes("Credential=fresh/")
        ? undefined
        : { kind: "error", status: 400, code: "ExpiredToken" },
    );
    const client = clientOf(server.endpoint, {
      credentials: async (options) => (options?.rejected === credentials ? fresh : credentials),
    });
    expect(await client.send(get)).toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(2);
  });

  test("where there are no others, the first refusal is the answer", async () => {
    const server = await serverOf(() => ({ kind: "error", status: 400, code: "ExpiredToken" }));
    expect(await clientOf(server.endpoint).send(get)).toMatchObject({ status: 400, error: { code: "ExpiredToken" } });
    expect(server.requests).toHaveLength(1);
  });

  test("the server's time is that of its last reply, moved on", async () => {
    const server = await serverOf(() => ({
      kind: "reply",
      status: 200,
      headers: { date: "Mon, 23 Nov 2026 12:00:00 GMT" },
      body: "",
    }));
    const client = clientOf(server.endpoint);
    expect(client.serverTime()).toBeUndefined();
    await client.send(get);
    const time = client.serverTime()?.getTime() ?? 0;
    expect(time - Date.parse("2026-11-23T12:00:00Z")).toBeLessThan(30_000);
    expect(time).toBeGreaterThanOrEqual(Date.parse("2026-11-23T12:00:00Z"));
  });
});

describe("replies", () => {
  test("a larger body than is taken is not read", async () => {
    const server = await serverOf(() => ({ kind: "huge", bytes: 1024 ** 3 }));
    const outcome = await clientOf(server.endpoint).send(get);
    expect(outcome).toMatchObject({ status: 200, tooLarge: true, body: new Uint8Array(0) });
    expect(server.hugeBytesSent).toBeLessThan(8 * 1024 * 1024);
  });

  test("a body without a length is not read past what is taken", async () => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n");
        const timer = setInterval(() => socket.write("x".repeat(10_000)), 1);
        socket.on("close", () => clearInterval(timer));
      });
    });
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    cleanups.push(() => void server.close());
    expect(await clientOf(`http://127.0.0.1:${port}`).send(get)).toMatchObject({ tooLarge: true });
  });

  test("a body that is cut is asked for again, and never taken for the whole", async () => {
    const target = await serverOf();
    const server = await startFaultProxy(target.endpoint, { rules: [first(2, everything, { kind: "cut", keep: 2 })] });
    cleanups.push(() => server.stop());
    const outcome = await clientOf(server.endpoint).send(get);
    expect(outcome.kind === "reply" && Buffer.from(outcome.body).toString()).toBe("fine");
    expect(server.requests).toHaveLength(3);
  });

  test("a slow body is waited for while it moves, and given up where it trickles for ever", async () => {
    const target = await serverOf();
    const server = await startFaultProxy(target.endpoint, {
      rules: [() => ({ kind: "slow", pieces: 4, pauseMilliseconds: 100 })],
    });
    cleanups.push(() => server.stop());
    const patient = clientOf(server.endpoint, {}, { idleMilliseconds: 5000 });
    expect(await patient.send(get)).toMatchObject({ status: 200 });
    const hasty = clientOf(server.endpoint, {}, { totalMilliseconds: 150 });
    expect(await hasty.send(get)).toMatchObject({ kind: "failed", error: { code: "SW0910" } });
  });

  test("a server that accepts and never answers is given up", async () => {
    const server = createServer(() => undefined);
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    cleanups.push(() => void server.close());
    const client = clientOf(
      `http://127.0.0.1:${port}`,
      { retry: { ...quickRetry(), attempts: 2 } },
      { idleMilliseconds: 100 },
    );
    expect(await client.send(get)).toMatchObject({ kind: "failed", uncertain: true, error: { code: "SW0910" } });
  });

  test("the server's words lose what a terminal could take for more than words", async () => {
    const server = await serverOf(() => ({
      kind: "error",
      status: 403,
      code: "AccessDenied",
      message: "a&#27;[31m\nb\u202e",
    }));
    const outcome = await clientOf(server.endpoint).send(get);
    expect(outcome.kind === "reply" && outcome.error?.message).toBe("a&#27;[31m b".replace("&#27;", " "));
  });
});

describe("connections", () => {
  test("are kept, and no more than the bound are under way", async () => {
    let open = 0;
    let most = 0;
    const target = await serverOf();
    const proxy = await startFaultProxy(target.endpoint, {
      rules: [
        () => ({
          kind: "before",
          act: async () => {
            open += 1;
            most = Math.max(most, open);
            await new Promise((resolve) => setTimeout(resolve, 2));
            open -= 1;
          },
        }),
      ],
    });
    cleanups.push(() => proxy.stop());
    const client = clientOf(proxy.endpoint);
    await Promise.all(Array.from({ length: 100 }, () => client.send(get)));
    expect(proxy.requests).toHaveLength(100);
    expect(most).toBe(4);
    expect(proxy.connections).toBeLessThanOrEqual(4);
  });

  test("end with the signal: nothing more is sent", async () => {
    const controller = new AbortController();
    const server = await serverOf(() => {
      controller.abort();
      return { kind: "error", status: 503, code: "SlowDown" };
    });
    const outcome = await clientOf(server.endpoint, { signal: controller.signal }).send(get);
    expect(outcome).toMatchObject({ kind: "failed", error: { code: "SW0921", class: "interrupted" } });
    expect(server.requests).toHaveLength(1);
    expect(await clientOf(server.endpoint, { signal: controller.signal }).send(get)).toMatchObject({ kind: "failed" });
    expect(server.requests).toHaveLength(1);
  });

  test("through a proxy of the environment, and past it where NO_PROXY says so", async () => {
    const proxy = await serverOf();
    const server = await serverOf();
    const environment = { HTTP_PROXY: proxy.endpoint };
    await clientOf("http://s3.example.test", {}, { environment }).send(get);
    expect(proxy.requests).toHaveLength(1);
    await clientOf(server.endpoint, {}, { environment: { ...environment, NO_PROXY: "127.0.0.1" } }).send(get);
    expect([proxy.requests.length, server.requests.length]).toEqual([1, 1]);
  });
});
