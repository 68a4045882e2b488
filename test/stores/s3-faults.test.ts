/** The S3 store under the faults that no server of the tests has: nothing lost, nothing said that is not so. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { remembered } from "../../src/aws/credentials.ts";
import { defaultRetryPolicy } from "../../src/aws/retry.ts";
import { sha256Of } from "../../src/bundles/digest.ts";
import { forEachLimited } from "../../src/platform/limited.ts";
import type { Store } from "../../src/stores/store.ts";
import type { Fault } from "../servers/fault-proxy.ts";
import {
  accessDenied,
  always,
  conditionalConflict,
  failingShare,
  first,
  keyEnds,
  operation,
  slowDown,
} from "../servers/fault-rules.ts";
import { faultyS3 } from "../servers/faulty-s3.ts";
import { freePort } from "../servers/server-process.ts";
import { errorOf, immutable, limit, openTestStore, revalidated, type TestStoreOptions } from "./s3-store.ts";

const s3 = faultyS3();
let bucket: string;
beforeEach(async () => {
  bucket = await s3.server.createBucket();
  s3.proxy.plan({});
  s3.proxy.clear();
});

/** Waits are as many as in use, and short. */
const retry = { ...defaultRetryPolicy, baseMilliseconds: 1, maximumMilliseconds: 4 };
const open = (options: TestStoreOptions = {}) =>
  openTestStore(s3.server, bucket, { endpoint: s3.proxy.endpoint, retry, ...options });

const bytesOf = (text: string) => new TextEncoder().encode(text);
const put = (store: Store, key: string, text: string) =>
  store.putIfAbsent(key, bytesOf(text), sha256Of(bytesOf(text)), immutable);
const swap = (store: Store, text: string, expected: Parameters<Store["compareAndSwap"]>[3]) =>
  store.compareAndSwap("current.json", bytesOf(text), sha256Of(bytesOf(text)), expected, revalidated);
const stored = async (key: string) => {
  const reply = await s3.server.request("GET", `/${bucket}/app/${key}`);
  return reply.status === 200 ? Buffer.from(reply.body).toString() : reply.status;
};

/** A store that has proved the server already, so that tests count only their own requests. */
async function openProven(options: TestStoreOptions = {}): Promise<Store> {
  const store = await open(options);
  await put(store, "objects/proof", "proof");
  s3.proxy.clear();
  return store;
}

describe("writes whose reply is lost", () => {
  test("a new key is there once, and is found again", async () => {
    const store = await openProven();
    s3.proxy.plan({ rules: [first(1, operation("PutObject"), { kind: "lost-reply" })] });
    expect(await put(store, "objects/a", "a")).toBe("exists");
    expect(await stored("objects/a")).toBe("a");
  });

  test("a pointer that we moved looks like a conflict, and holds our bytes", async () => {
    const store = await openProven();
    s3.proxy.plan({ rules: [first(1, keyEnds("current.json"), { kind: "lost-reply" })] });
    expect(await swap(store, "ours", undefined)).toEqual({ outcome: "conflict" });
    expect(await stored("current.json")).toBe("ours");
  });

  test("where no reply ever comes, the write is said to be unknown, and nothing else", async () => {
    const store = await openProven();
    s3.proxy.plan({ rules: [always(operation("PutObject"), { kind: "lost-reply" })] });
    // Every attempt after the first meets the first one's success, and its reply is lost as well.
    expect((await errorOf(swap(store, "ours", undefined))).code).toBe("SW0510");
    expect((await errorOf(put(store, "objects/a", "a"))).code).toBe("SW0510");
  });

  test("a refusal after an attempt without an answer leaves it unknown", async () => {
    const store = await openProven();
    s3.proxy.plan({
      rules: [first(1, operation("PutObject"), { kind: "lost-reply" }), always(operation("PutObject"), accessDenied)],
    });
    expect((await errorOf(put(store, "objects/a", "a"))).code).toBe("SW0510");
    expect(await stored("objects/a")).toBe("a");
  });

  test("what the server refused without doing it is not unknown", async () => {
    const store = await openProven();
    s3.proxy.plan({ rules: [always(operation("PutObject"), slowDown)] });
    expect((await errorOf(put(store, "objects/a", "a"))).code).toBe("SW0911");
    s3.proxy.plan({ rules: [always(operation("PutObject"), accessDenied)] });
    expect((await errorOf(swap(store, "ours", undefined))).code).toBe("SW0906");
    expect([await stored("objects/a"), await stored("current.json")]).toEqual([404, 404]);
  });
});

describe("409 ConditionalRequestConflict", () => {
  test("is tried again under the same condition", async () => {
    const store = await openProven();
    s3.proxy.plan({ rules: [first(3, operation("PutObject"), conditionalConflict)] });
    expect(await put(store, "objects/a", "a")).toBe("created");
    s3.proxy.plan({ rules: [first(3, operation("PutObject"), conditionalConflict)] });
    expect(await swap(store, "ours", undefined)).toMatchObject({ outcome: "moved" });
  });

  test("where the other writer won meanwhile, it is a conflict, and theirs stays", async () => {
    const store = await openProven();
    const rival = await open({ endpoint: s3.server.endpoint });
    let times = 0;
    s3.proxy.plan({
      rules: [
        (request) => {
          if (request.operation !== "PutObject") return undefined;
          times += 1;
          if (times === 1) return conditionalConflict;
          return times === 2
            ? { kind: "before", act: async () => void (await swap(rival, "theirs", undefined)) }
            : undefined;
        },
      ],
    });
    expect(await swap(store, "ours", undefined)).toEqual({ outcome: "conflict" });
    expect(await stored("current.json")).toBe("theirs");
  });

  test("that never ends is a conflict for the pointer, and for a key what is there", async () => {
    const store = await openProven();
    await put(store, "objects/a", "a");
    s3.proxy.plan({ rules: [always(operation("PutObject"), conditionalConflict)] });
    expect(await swap(store, "ours", undefined)).toEqual({ outcome: "conflict" });
    expect(await put(store, "objects/a", "a")).toBe("exists");
    expect((await errorOf(put(store, "objects/b", "b"))).code).toBe("SW0918");
  });
});

describe("a server in trouble", () => {
  test("a fifth of all requests failing by 503 or reset: everything arrives, with bounded repetition", async () => {
    const store = await openProven();
    s3.proxy.plan({ rules: [failingShare(0.2, 4)] });
    const names = Array.from({ length: 400 }, (_, index) => `objects/${index}`);
    const outcomes = new Set<string>();
    await forEachLimited(names, 16, async (name) => {
      outcomes.add(await put(store, name, name));
    });
    // A reset comes before the server sees the request, so nobody else can have made these keys.
    expect([...outcomes]).toEqual(["created"]);
    const listed: string[] = [];
    for await (const { key } of store.list("objects/")) listed.push(key);
    expect(listed).toHaveLength(401);
    expect(s3.proxy.requests.length).toBeLessThan(700);
  });

  test("cut and slow bodies are read whole or not at all", async () => {
    const store = await openProven();
    await put(store, "objects/large", "x".repeat(100_000));
    const faults: readonly Fault[] = [
      { kind: "cut", keep: 0 },
      { kind: "cut", keep: 99_999 },
      { kind: "slow", pieces: 5, pauseMilliseconds: 5 },
    ];
    for (const fault of faults) {
      s3.proxy.plan({ rules: [first(2, operation("GetObject"), fault)] });
      const read = await store.read("objects/large", limit);
      expect(read.outcome === "found" && read.object.bytes.byteLength).toBe(100_000);
    }
  });

  test("DeleteObjects that fails for single keys inside a 200 goes on with those", async () => {
    const store = await openProven();
    await put(store, "objects/a", "a");
    await put(store, "objects/b", "b");
    const refusal = (code: string) =>
      `<DeleteResult><Error><Key>app/objects/a</Key><Code>${code}</Code><Message>x</Message></Error></DeleteResult>`;
    s3.proxy.plan({
      rules: [first(1, operation("DeleteObjects"), { kind: "reply", status: 200, body: refusal("InternalError") })],
    });
    s3.proxy.clear();
    expect(await store.delete(["objects/a", "objects/b"])).toBe("deleted");
    expect(s3.proxy.requests.map(({ body }) => (body.toString().match(/<Key>/g) ?? []).length)).toEqual([2, 1]);
    s3.proxy.plan({
      rules: [always(operation("DeleteObjects"), { kind: "reply", status: 200, body: refusal("AccessDenied") })],
    });
    const error = await errorOf(store.delete(["objects/a"]));
    expect(error.code).toBe("SW0906");
    expect(error.words).toContain("s3:DeleteObject");
  });
});

describe("refusals say what to do", () => {
  const denials: readonly (readonly [string, (store: Store) => Promise<unknown>, string])[] = [
    ["s3:GetObject", (store) => store.read("current.json", limit), "arn:aws:s3:::BUCKET/app/current.json"],
    ["s3:PutObject", (store) => put(store, "objects/abc", "a"), "arn:aws:s3:::BUCKET/app/objects/*"],
    ["s3:DeleteObject", (store) => store.delete(["objects/abc"]), "arn:aws:s3:::BUCKET/app/objects/*"],
    [
      "s3:ListBucket",
      async (store) => {
        for await (const _ of store.list("objects/")) break;
      },
      "arn:aws:s3:::BUCKET",
    ],
  ];
  test.each(denials)("%s denied: action, resource, statement and who was denied", async (action, act, resource) => {
    s3.proxy.plan({ rules: [always(({ operation: name }) => name !== "GetCallerIdentity", accessDenied)] });
    const store = await open({ environment: { AWS_ENDPOINT_URL: s3.proxy.endpoint } });
    const error = await errorOf(act(store));
    expect(error.code).toBe("SW0906");
    expect(error.words).toContain(`denied ${action} on arn:aws:s3:::${bucket}`);
    expect(error.words).toContain(`"Action":"${action}","Resource":"${resource.replace("BUCKET", bucket)}"`);
    expect(error.words).toContain("user/everything");
  });

  test("a denied write of an encrypted object names the statement for its key", async () => {
    const kmsKey = "arn:aws:kms:eu-west-1:111111111111:key/12345678-1234-1234-1234-123456789012";
    s3.proxy.plan({ rules: [always(operation("PutObject"), accessDenied)] });
    const error = await errorOf(put(await open({ kmsKey }), "objects/a", "a"));
    expect(error.words).toContain(`"Action":"kms:GenerateDataKey","Resource":"${kmsKey}"`);
  });

  test.each<[string, Fault, string, string]>([
    ["a missing bucket", { kind: "error", status: 404, code: "NoSuchBucket" }, "SW0905", "BUCKET"],
    [
      "another region, by redirect",
      { kind: "error", status: 301, code: "PermanentRedirect", headers: { "x-amz-bucket-region": "eu-north-1" } },
      "SW0904",
      "region: eu-north-1",
    ],
    [
      "another region, by the signature",
      { kind: "error", status: 400, code: "AuthorizationHeaderMalformed", fields: { Region: "us-east-2" } },
      "SW0904",
      "region: us-east-2",
    ],
    [
      "another region, beside a denial",
      { kind: "error", status: 403, code: "AccessDenied", headers: { "x-amz-bucket-region": "eu-north-1" } },
      "SW0904",
      "region: eu-north-1",
    ],
    ["a disabled key", { kind: "error", status: 400, code: "KMS.DisabledException" }, "SW0907", "enabled"],
    [
      "an unknown access key",
      { kind: "error", status: 403, code: "InvalidAccessKeyId" },
      "SW0915",
      "aws sts get-caller-identity",
    ],
    [
      "something else",
      { kind: "error", status: 400, code: "InvalidRequest", message: "Words of S3" },
      "SW0918",
      "Words of S3",
    ],
    ["a login page", { kind: "reply", status: 403, body: "<html>Log in</html>" }, "SW0906", "s3:GetObject"],
  ])("%s", async (_name, fault, code, word) => {
    s3.proxy.plan({ rules: [always(() => true, fault)] });
    const error = await errorOf((await open()).read("current.json", limit));
    expect(error.code).toBe(code);
    expect(error.words).toContain(word.replace("BUCKET", bucket));
  });

  test("a server that is not there", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const error = await errorOf(put(await open({ endpoint }), "objects/a", "a"));
    expect(error.code).toBe("SW0910");
    expect(error.words).toContain("127.0.0.1");
  });
});

describe("time and credentials", () => {
  test("a HEAD, whose refusal has no words, is understood as well", async () => {
    const store = await openProven();
    const old = (code: string): Fault => ({ kind: "error", status: code === "ExpiredToken" ? 400 : 403, code });
    s3.proxy.plan({ rules: [first(2, ({ path }) => path.endsWith("objects/proof"), old("ExpiredToken"))] });
    expect((await errorOf(store.exists("objects/proof"))).code).toBe("SW0908");
    s3.proxy.plan({ rules: [first(2, ({ path }) => path.endsWith("objects/proof"), old("RequestTimeTooSkewed"))] });
    expect(await store.exists("objects/proof")).toBe(true);
    s3.proxy.plan({
      rules: [always(operation("HeadObject", "GetObject", "ListObjectsV2"), old("InvalidAccessKeyId"))],
    });
    expect((await errorOf(store.exists("objects/proof"))).code).toBe("SW0915");
  });

  test("a command that is stopped ends all of its requests", async () => {
    const controller = new AbortController();
    const warnings: string[] = [];
    const listen = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", listen);
    const store = await openProven({ signal: controller.signal });
    s3.proxy.plan({
      rules: [
        always(operation("PutObject"), {
          kind: "before",
          act: () => new Promise((resolve) => setTimeout(resolve, 500)),
        }),
      ],
    });
    const writes = Array.from({ length: 30 }, (_, index) => errorOf(put(store, `objects/${index}`, "x")));
    await vi.waitFor(() => expect(s3.proxy.requests.length).toBeGreaterThan(20));
    controller.abort();
    // They were sent, so whether they happened is not known.
    expect(new Set((await Promise.all(writes)).map(({ code }) => code))).toEqual(new Set(["SW0510"]));
    expect((await errorOf(put(store, "objects/late", "x"))).code).toBe("SW0921");
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  test.each([-3_600_000, 3_600_000])(
    "a clock %i ms off is corrected at the first refusal, for everything after it",
    async (off) => {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + off });
      try {
        const store = await open();
        expect(await put(store, "objects/a", "a")).toBe("created");
        expect(s3.proxy.requests[0]).toMatchObject({ status: 403 });
        expect(s3.proxy.requests.filter(({ status }) => status === 403)).toHaveLength(1);
        expect(await swap(store, "ours", undefined)).toMatchObject({ outcome: "moved" });
        expect(s3.proxy.requests.filter(({ status }) => status === 403)).toHaveLength(1);
        expect(Math.abs((await store.now()).getTime() - (Date.now() - off))).toBeLessThan(60_000);
      } finally {
        vi.useRealTimers();
      }
    },
  );

  test("a clock that stays wrong is said to be", async () => {
    // The proxy's hour is not the server's behind it: whatever is signed is wrong for one of them.
    s3.proxy.plan({ clockSkew: 3_600_000 });
    expect((await errorOf((await open()).read("current.json", limit))).code).toBe("SW0909");
    expect(s3.proxy.requests.map(({ fault }) => fault)).toEqual(["error", undefined]);
  });

  test("credentials that expire in the middle are taken anew, else the end is clear", async () => {
    let sessions = 0;
    const session = async (): Promise<AwsCredentials> => {
      sessions += 1;
      const { accessKeyId, secretAccessKey } = s3.server.credentials;
      return { accessKeyId, secretAccessKey };
    };
    const store = await open({ credentials: remembered(session) });
    await put(store, "objects/a", "a");
    s3.proxy.plan({ rules: [first(1, operation("PutObject"), { kind: "error", status: 400, code: "ExpiredToken" })] });
    // The same keys again are no fresher ones: the end.
    expect((await errorOf(put(store, "objects/b", "b"))).code).toBe("SW0908");
    expect(sessions).toBe(2);
    const other = await s3.server.createUser(`fresh-${bucket}`, {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
    });
    const given = [s3.server.credentials, other];
    const renewed = await open({ credentials: remembered(async () => given.shift() ?? other) });
    await put(renewed, "objects/c", "c");
    s3.proxy.plan({
      rules: [
        always(({ headers }) => String(headers.authorization).includes(s3.server.credentials.accessKeyId), {
          kind: "error",
          status: 400,
          code: "ExpiredToken",
        }),
      ],
    });
    expect(await put(renewed, "objects/d", "d")).toBe("created");
    const names = Array.from({ length: 20 }, (_, index) => `objects/after-${index}`);
    await forEachLimited(names, 8, async (name) => {
      await put(renewed, name, name);
    });
    expect(given).toHaveLength(0);
  });
});

test("a proxy that takes ETags away leaves it unknown whether the pointer moved, and reading tells", async () => {
  const store = await openProven();
  s3.proxy.plan({ rules: [always(keyEnds("current.json"), { kind: "reply", status: 200, body: "" })] });
  expect((await errorOf(swap(store, "ours", undefined))).code).toBe("SW0510");
});
