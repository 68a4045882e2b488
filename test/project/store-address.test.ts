import { describe, expect, it } from "vitest";
import { problemWithBucketName, problemWithPrefix, readStoreAddress } from "../../src/project/store-address.ts";

describe("readStoreAddress", () => {
  it.each([
    ["./releases/beta", { kind: "folder", folder: "/work/p/releases/beta" }],
    ["/srv/x", { kind: "folder", folder: "/srv/x" }],
    ["file:///srv/a%20b", { kind: "folder", folder: "/srv/a b" }],
    ["s3://acme-prompts", { kind: "s3", bucket: "acme-prompts", prefix: "" }],
    ["s3://acme.prompts/a/b/", { kind: "s3", bucket: "acme.prompts", prefix: "a/b" }],
  ])("reads %s", (written, address) => {
    expect(readStoreAddress(written, "/work/p")).toEqual({ ok: true, address });
  });

  it.each([
    ["S3://acme-prompts/x", /lower case/],
    ["s3:/acme-prompts", /two slashes/],
    ["https://acme-prompts.s3.eu-west-1.amazonaws.com/support", /s3:\/\/acme-prompts/],
    ["gs://bucket/x", /s3:\/\/bucket\/prefix/],
    ["file://otherhost/x", /three slashes/],
    ["s3://my_bucket/x", /./],
    ["s3://acme-prompts//x", /prefix/],
  ])("refuses %s and says what to write", (written, help) => {
    expect(readStoreAddress(written, "/work/p")).toMatchObject({ ok: false, help: expect.stringMatching(help) });
  });
});

describe("names in S3", () => {
  it.each(["abc", "a-b.c-1", "9to5", "a".repeat(63)])("takes the bucket %s", (name) => {
    expect(problemWithBucketName(name)).toBeUndefined();
  });

  it.each([
    "ab",
    "a".repeat(64),
    "Abc",
    "a_b",
    "-abc",
    "abc-",
    "a..b",
    ".abc",
    "192.168.5.4",
    "xn--abc",
    "sthree-abc",
    "abc-s3alias",
    "abc--ol-s3",
    "abc.mrap",
    "abc--x-s3",
    "abc--table-s3",
    "münchen",
  ])("refuses the bucket %s", (name) => {
    expect(problemWithBucketName(name)).toBeTypeOf("string");
  });

  it.each(["", "support", "a/b-c_d.e", "prämien"])("takes the prefix “%s”", (prefix) => {
    expect(problemWithPrefix(prefix)).toBeUndefined();
  });

  it.each(["/a", "a//b", "a/../b", "./a", "a\\b", "a\nb", "a#b", "é".repeat(257)])(
    "refuses the prefix “%s”",
    (prefix) => {
      expect(problemWithPrefix(prefix)).toBeTypeOf("string");
    },
  );
});
