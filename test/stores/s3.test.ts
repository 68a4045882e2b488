/** What the S3 store does that no other store has: headers, accounts, probes, copies, settings of the bucket. */
import { beforeEach, describe, expect, test } from "vitest";
import { sha256Of } from "../../src/bundles/digest.ts";
import type { Store } from "../../src/stores/store.ts";
import type { FaultRule } from "../servers/fault-proxy.ts";
import { accessDenied, always, bucketOwnedBy, denied, operation } from "../servers/fault-rules.ts";
import { faultyS3 } from "../servers/faulty-s3.ts";
import { errorOf, immutable, limit, openTestStore, revalidated, type TestStoreOptions } from "./s3-store.ts";

const s3 = faultyS3();
let bucket: string;
beforeEach(async () => {
  bucket = await s3.server.createBucket();
  s3.proxy.plan({});
  s3.proxy.clear();
});

const open = (options: TestStoreOptions = {}) =>
  openTestStore(s3.server, bucket, { endpoint: s3.proxy.endpoint, ...options });
const bytes = new TextEncoder().encode("hello");
const sha256 = sha256Of(bytes);
const put = (store: Store, key = "objects/a") => store.putIfAbsent(key, bytes, sha256, immutable);
const sent = (name: string) => s3.proxy.requests.filter((request) => request.operation === name);

describe("what is written", () => {
  test("carries checksum, condition, type, caching and the release that wrote it", async () => {
    const store = await open();
    await store.putIfAbsent("objects/a", bytes, sha256, { ...immutable, metadata: { release: "7 – beta" } });
    const request = sent("PutObject")[0];
    expect(request?.path).toBe(`/${bucket}/app/objects/a`);
    expect(request?.headers).toMatchObject({
      "if-none-match": "*",
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "max-age=31536000, immutable",
      "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
      "x-amz-content-sha256": sha256,
      "x-amz-meta-release": "7 %E2%80%93 beta",
    });
    expect(request?.headers).not.toHaveProperty("x-amz-server-side-encryption");
    const head = await s3.server.request("HEAD", `/${bucket}/app/objects/a`, {
      headers: { "x-amz-checksum-mode": "ENABLED" },
    });
    expect(head.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "max-age=31536000, immutable",
      "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
    });
  });

  test("takes no media type or metadata for another header", async () => {
    const store = await open();
    const attributes = {
      ...immutable,
      mediaType: "text/plain\r\nx-amz-acl: public-read",
      metadata: { release: "a\nb%" },
    };
    await store.putIfAbsent("objects/a", bytes, sha256, attributes);
    expect(sent("PutObject")[0]?.headers).toMatchObject({
      "content-type": "text/plain%0D%0Ax-amz-acl: public-read",
      "x-amz-meta-release": "a%0Ab%25",
    });
    expect(sent("PutObject")[0]?.headers).not.toHaveProperty("x-amz-acl");
  });

  test("the pointer must be asked for every time", async () => {
    await (await open()).compareAndSwap("current.json", bytes, sha256, undefined, revalidated);
    expect(sent("PutObject")[0]?.headers).toMatchObject({
      "cache-control": "no-cache",
      "content-type": "application/json",
    });
  });

  test("is encrypted with the environment's key, through a bucket key, copies too", async () => {
    const store = await open({ kmsKey: "alias/prompts" });
    await put(store);
    const source = await open({ prefix: "source" });
    await put(source, "objects/b");
    await store.copyFrom(source, "objects/b", sha256, immutable);
    for (const request of [...sent("PutObject").filter(({ path }) => path.includes("/app/")), ...sent("CopyObject")]) {
      expect(request.headers).toMatchObject({
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": "alias/prompts",
        "x-amz-server-side-encryption-bucket-key-enabled": "true",
      });
    }
    expect(sent("CopyObject")).toHaveLength(1);
  });

  test("several applications share a bucket by prefix, and see nothing of each other", async () => {
    const [support, sales] = await Promise.all([open({ prefix: "/support/" }), open({ prefix: "support-2" })]);
    await put(support);
    expect([support.address, sales.address]).toEqual([`s3://${bucket}/support`, `s3://${bucket}/support-2`]);
    expect(await sales.exists("objects/a")).toBe(false);
    await put(sales, "objects/b");
    const keys: string[] = [];
    for await (const { key } of support.list("")) keys.push(key);
    expect(keys).toEqual(["objects/a"]);
  });
});

describe("the account guard", () => {
  test("every request names the bucket's owner", async () => {
    const store = await open({ accounts: [s3.server.accountId] });
    const other = await open({ accounts: [s3.server.accountId], prefix: "other" });
    s3.proxy.plan({ rules: [bucketOwnedBy(s3.server.accountId)] });
    await put(store);
    await store.read("objects/a", limit);
    await store.compareAndSwap("current.json", bytes, sha256, undefined, revalidated);
    await other.copyFrom(store, "objects/a", sha256, immutable);
    for await (const _ of store.list("")) break;
    await store.delete(["objects/a"]);
    expect(s3.proxy.requests.length).toBeGreaterThan(8);
    for (const { headers } of s3.proxy.requests)
      expect(headers["x-amz-expected-bucket-owner"]).toBe(s3.server.accountId);
    expect(sent("CopyObject")[0]?.headers["x-amz-source-expected-bucket-owner"]).toBe(s3.server.accountId);
    expect(sent("GetCallerIdentity")).toHaveLength(0);
  });

  test("a bucket of another account is refused before anything is written, and is told from a missing permission", async () => {
    s3.proxy.plan({ rules: [bucketOwnedBy("222222222222")] });
    const store = await open({ accounts: ["111111111111"] });
    const error = await errorOf(store.read("current.json", limit));
    expect(error.code).toBe("SW0903");
    expect(error.words).toContain(bucket);
    expect(error.words).toContain("111111111111");
    expect((await errorOf(put(store))).code).toBe("SW0903");
    expect((await s3.server.request("HEAD", `/${bucket}/app/objects/a`)).status).toBe(404);
  });

  test("a write that is denied in the right account is not taken for a wrong one", async () => {
    s3.proxy.plan({ rules: [bucketOwnedBy(s3.server.accountId), denied("s3:PutObject")] });
    const store = await open({ accounts: [s3.server.accountId] });
    expect((await errorOf(put(store))).code).toBe("SW0906");
    s3.proxy.plan({ rules: [bucketOwnedBy(s3.server.accountId), denied("s3:ListBucket")] });
    const listing = (async () => {
      for await (const _ of store.list("")) break;
    })();
    expect((await errorOf(listing)).code).toBe("SW0906");
  });

  test("of several accounts, the one of the credentials is the owner that is expected", async () => {
    const accounts = ["222222222222", s3.server.accountId];
    const environment = { AWS_ENDPOINT_URL_STS: s3.proxy.endpoint };
    const store = await open({ accounts, environment });
    expect(await put(store)).toBe("created");
    expect(sent("GetCallerIdentity")).toHaveLength(1);
    expect(sent("PutObject")[0]?.headers["x-amz-expected-bucket-owner"]).toBe(s3.server.accountId);
    s3.proxy.clear();
    const error = await errorOf(put(await open({ accounts: ["222222222222", "333333333333"], environment })));
    expect(error.code).toBe("SW0903");
    expect(error.words).toContain(s3.server.accountId);
    expect(sent("PutObject")).toHaveLength(0);
  });

  test("of several accounts, another one is the owner where the bucket is not in that of the credentials", async () => {
    const accounts = [s3.server.accountId, "222222222222", "333333333333"];
    s3.proxy.plan({ rules: [bucketOwnedBy("333333333333")] });
    const store = await open({ accounts, environment: { AWS_ENDPOINT_URL_STS: s3.proxy.endpoint } });
    expect(await put(store)).toBe("created");
    const owners = sent("PutObject").map(({ headers }) => headers["x-amz-expected-bucket-owner"]);
    expect(new Set(owners)).toEqual(new Set(["333333333333"]));
    s3.proxy.plan({ rules: [bucketOwnedBy("444444444444")] });
    const refused = await errorOf(
      put(await open({ accounts, environment: { AWS_ENDPOINT_URL_STS: s3.proxy.endpoint } })),
    );
    expect(refused.code).toBe("SW0903");
  });
});

describe("a missing key without s3:ListBucket", () => {
  /** S3's answer for a missing key to a role that may read objects only. */
  const hidden = always(
    ({ operation: name, path }) => (name === "GetObject" || name === "HeadObject") && path.includes("missing"),
    accessDenied,
  );

  test("is absent where listing tells so", async () => {
    s3.proxy.plan({ rules: [hidden] });
    const store = await open();
    expect(await store.read("missing.json", limit)).toEqual({ outcome: "absent" });
    expect(await store.exists("missing.json")).toBe(false);
  });

  test("is an error that names both permissions where it does not", async () => {
    s3.proxy.plan({ rules: [hidden, denied("s3:ListBucket")] });
    const error = await errorOf((await open()).read("missing.json", limit));
    expect(error.code).toBe("SW0906");
    expect(error.words).toContain("s3:GetObject");
    expect(error.words).toContain("s3:ListBucket");
  });
});

describe("a server that ignores conditional writes", () => {
  const ignoring: FaultRule = (request) =>
    request.method === "PUT" ? { kind: "unconditional", server: s3.server } : undefined;

  test("is refused at the first object of a deploy", async () => {
    s3.proxy.plan({ rules: [ignoring] });
    const store = await open();
    const error = await errorOf(put(store));
    expect(error.code).toBe("SW0912");
    expect(error.words).toContain("if-none-match");
  });

  test("is refused before a pointer moves, which stays as it was", async () => {
    const first = await (await open()).compareAndSwap("current.json", bytes, sha256, undefined, revalidated);
    if (first.outcome !== "moved") throw new Error("no pointer");
    await s3.server.request("PUT", `/${bucket}/app/current.json`, { body: "hello" });
    s3.proxy.plan({ rules: [ignoring] });
    const next = new TextEncoder().encode("next");
    const error = await errorOf(
      (await open()).compareAndSwap("current.json", next, sha256Of(next), first.revision, revalidated),
    );
    expect(error.code).toBe("SW0912");
    expect(Buffer.from((await s3.server.request("GET", `/${bucket}/app/current.json`)).body).toString()).toBe("hello");
  });

  test("that honours only If-None-Match is refused too", async () => {
    s3.proxy.plan({
      rules: [
        (request) =>
          request.headers["if-match"] === undefined ? undefined : { kind: "unconditional", server: s3.server },
      ],
    });
    const error = await errorOf(put(await open()));
    expect(error.code).toBe("SW0912");
    expect(error.words).toContain("if-match");
  });

  test("is looked for once in a store, and not where the pointer carries the proof", async () => {
    const store = await open();
    await put(store, "objects/a");
    expect(sent("PutObject")).toHaveLength(3);
    await put(store, "objects/b");
    expect(sent("PutObject")).toHaveLength(4);
    await store.compareAndSwap("current.json", bytes, sha256, undefined, revalidated);
    expect(sent("PutObject")).toHaveLength(5);
    s3.proxy.clear();
    const another = await open();
    const pointer = await another.read("current.json", limit);
    if (pointer.outcome !== "found") throw new Error("no pointer");
    const next = new TextEncoder().encode("next");
    expect(await put(another, "objects/c")).toBe("created");
    expect(
      await another.compareAndSwap("current.json", next, sha256Of(next), pointer.object.revision, revalidated),
    ).toMatchObject({ outcome: "moved" });
    expect(s3.proxy.requests.map(({ operation: name }) => name)).toEqual(["GetObject", "PutObject", "PutObject"]);
  });
});

describe("copies on the server", () => {
  async function twoPlaces(options: TestStoreOptions = {}): Promise<{ readonly from: Store; readonly to: Store }> {
    const [from, to] = await Promise.all([open({ prefix: "from" }), open({ prefix: "to", ...options })]);
    await put(from);
    await put(to, "objects/other");
    s3.proxy.clear();
    return { from, to };
  }

  test("name the source's ETag, and the bytes do not pass through us", async () => {
    const { from, to } = await twoPlaces();
    expect(await to.copyFrom(from, "objects/a", sha256, immutable)).toBe("created");
    const [copy] = sent("CopyObject");
    expect(copy?.headers).toMatchObject({
      "x-amz-copy-source": `/${bucket}/from/objects/a`,
      "if-none-match": "*",
      "x-amz-checksum-algorithm": "SHA256",
      "x-amz-metadata-directive": "REPLACE",
    });
    expect(copy?.headers["x-amz-copy-source-if-match"]).toMatch(/^"[0-9a-f]{32}"$/);
    expect(sent("GetObject")).toHaveLength(0);
    expect(sent("PutObject")).toHaveLength(0);
    expect(await to.inspect?.("objects/a")).toEqual({ size: 5, sha256 });
  });

  test("never overwrite: the same bytes exist, other bytes differ", async () => {
    const { from, to } = await twoPlaces();
    await put(to);
    expect(await to.copyFrom(from, "objects/a", sha256, immutable)).toBe("exists");
    const other = new TextEncoder().encode("other");
    await to.putIfAbsent("objects/b", other, sha256Of(other), immutable);
    await put(from, "objects/b");
    expect(await to.copyFrom(from, "objects/b", sha256, immutable)).toBe("differs");
    expect(sent("CopyObject")).toHaveLength(0);
  });

  test("are not made of a source whose bytes are not those that the bundle names", async () => {
    const { from, to } = await twoPlaces();
    await s3.server.request("PUT", `/${bucket}/from/objects/forged`, { body: "forged" });
    expect(await to.copyFrom(from, "objects/forged", sha256, immutable)).toBe("unsupported");
    expect(await to.exists("objects/forged")).toBe(false);
  });

  test("are unsupported where the role may not read the source, which is asked once", async () => {
    const { from, to } = await twoPlaces();
    s3.proxy.plan({
      rules: [always(({ path, method }) => method === "HEAD" && path.includes("/from/"), accessDenied)],
    });
    expect(await to.copyFrom(from, "objects/a", sha256, immutable)).toBe("unsupported");
    s3.proxy.clear();
    expect(await to.copyFrom(from, "objects/a", sha256, immutable)).toBe("unsupported");
    expect(s3.proxy.requests).toHaveLength(0);
  });

  test("are unsupported where the copy itself is denied, or would go to another region or server", async () => {
    const { from, to } = await twoPlaces();
    s3.proxy.plan({ rules: [always(operation("CopyObject"), accessDenied)] });
    expect(await to.copyFrom(from, "objects/a", sha256, immutable)).toBe("unsupported");
    const elsewhere = await open({ region: "us-west-2", prefix: "to" });
    expect(await elsewhere.copyFrom(from, "objects/a", sha256, immutable)).toBe("unsupported");
    const direct = await open({ endpoint: s3.server.endpoint, prefix: "to" });
    expect(await direct.copyFrom(from, "objects/a", sha256, immutable)).toBe("unsupported");
    expect(await to.exists("objects/a")).toBe(false);
  });

  test("that answer 200 with an error inside are made again, and the error told where it stays", async () => {
    const { from, to } = await twoPlaces();
    let left = 2;
    s3.proxy.plan({
      rules: [
        (request) => {
          if (request.operation !== "CopyObject" || left === 0) return undefined;
          left -= 1;
          return { kind: "error-in-success", code: "InternalError" };
        },
      ],
    });
    expect(await to.copyFrom(from, "objects/a", sha256, immutable)).toBe("created");
    await put(from, "objects/b");
    s3.proxy.plan({ rules: [always(operation("CopyObject"), { kind: "error-in-success", code: "InvalidRequest" })] });
    expect((await errorOf(to.copyFrom(from, "objects/b", sha256, immutable))).code).not.toBe("none");
    expect(await to.exists("objects/b")).toBe(false);
  });
});

describe("hostile content", () => {
  test("keys that climb are listed as they are, and never asked for", async () => {
    const store = await open();
    await put(store);
    await s3.server.request("PUT", `/${bucket}/app/objects/..%2F..%2Fsecret`, { body: "x" });
    const keys: string[] = [];
    for await (const { key } of store.list("")) keys.push(key);
    expect(keys).toContain("objects/../../secret");
    s3.proxy.clear();
    expect((await errorOf(store.read("objects/../../secret", limit))).code).toBe("SW0509");
    expect(s3.proxy.requests).toHaveLength(0);
  });

  test("a pointer of a gigabyte is refused without being read", async () => {
    s3.proxy.plan({ rules: [always(operation("GetObject"), { kind: "huge", bytes: 1024 ** 3 })] });
    const before = s3.proxy.hugeBytesSent;
    expect((await errorOf((await open()).read("current.json", { maximumBytes: 64 * 1024 }))).code).toBe("SW0505");
    expect(s3.proxy.hugeBytesSent - before).toBeLessThan(8 * 1024 * 1024);
  });

  test("bytes that are not those of the server's checksum are refused", async () => {
    const checksum = Buffer.from(sha256Of(new TextEncoder().encode("other")), "hex").toString("base64");
    s3.proxy.plan({
      rules: [
        always(operation("GetObject"), {
          kind: "reply",
          status: 200,
          headers: { etag: '"1"', "x-amz-checksum-sha256": checksum },
          body: "hello",
        }),
      ],
    });
    expect((await errorOf((await open()).read("current.json", limit))).code).toBe("SW0914");
  });

  test.each([
    ["HTML", "<html><body>Please log in</body></html>"],
    [
      "an entity bomb",
      `<!DOCTYPE a [<!ENTITY x "xx">]><ListBucketResult><Contents><Key>&x;</Key></Contents></ListBucketResult>`,
    ],
    ["a page that never ends", "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"],
    [
      "keys of another size than a number",
      "<ListBucketResult><Contents><Key>app/a</Key><Size>-1</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents></ListBucketResult>",
    ],
  ])("a listing that is %s is refused", async (_name, body) => {
    s3.proxy.plan({ rules: [always(operation("ListObjectsV2"), { kind: "reply", status: 200, body })] });
    const store = await open();
    const listing = (async () => {
      for await (const _ of store.list("")) break;
    })();
    expect((await errorOf(listing)).code).toBe("SW0913");
  });
});

describe("the bucket's settings", () => {
  const states = async (store: Store) =>
    Object.fromEntries(((await store.settings?.()) ?? []).map(({ setting, state }) => [setting, state]));

  test("are judged as they are", async () => {
    const store = await open();
    expect(await states(store)).toMatchObject({ versioning: "bad", "tls-only": "bad" });
    await s3.server.request("PUT", `/${bucket}`, {
      query: { versioning: "" },
      body: "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    });
    await s3.server.request("PUT", `/${bucket}`, {
      query: { publicAccessBlock: "" },
      body: "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>",
    });
    await s3.server.request("PUT", `/${bucket}`, {
      query: { encryption: "" },
      body: "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>",
    });
    const policy = {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    };
    // The policy denies plain HTTP, which is all that the test server speaks: it is answered by the proxy.
    s3.proxy.plan({
      rules: [always(({ query }) => query.has("policy"), { kind: "reply", status: 200, body: JSON.stringify(policy) })],
    });
    expect(await states(store)).toEqual({
      versioning: "good",
      "public-access-block": "good",
      encryption: "good",
      "tls-only": "good",
    });
  });

  test("are unknown to a role that may not look", async () => {
    s3.proxy.plan({ rules: [always(() => true, accessDenied)] });
    expect(new Set(Object.values(await states(await open())))).toEqual(new Set(["unknown"]));
  });
});
