import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/platform/digest.ts";
import { compareVersions, normalizeVersion, versionOf } from "../../src/releases/version.ts";
import { bytesOf, codeOf } from "./releasing.ts";

const bundle = digestOf(bytesOf("bundle"));
const fromBundle = `0.0.0-b${bundle.slice(7, 19)}`;
const commit = "0123456789abcdef0123456789abcdef01234567";

describe("the version of a candidate", () => {
  test("is what was given, without its v", () => {
    const git = { commit, changed: true, tags: ["v9.0.0"] };
    expect(versionOf({ given: "v1.4.0", bundle, git })).toEqual({ kind: "explicit", version: "1.4.0" });
    expect(versionOf({ given: "2.0.0-rc.1+5", bundle, git })).toEqual({ kind: "explicit", version: "2.0.0-rc.1+5" });
  });

  test("is an error where what was given is no version", async () => {
    for (const given of ["", "1.4", "latest", "1.4.0 ", `1.0.0-${"x".repeat(130)}`]) {
      expect(await codeOf((async () => versionOf({ given, bundle, git: undefined }))())).toBe("SW0604");
    }
  });

  test("is the highest version among the tags of an unchanged tree", () => {
    const tags = ["nightly", "v1.9.0", "1.10.0", "v1.10.0-rc.2", "prompts-2.0.0"];
    expect(versionOf({ given: undefined, bundle, git: { commit, changed: false, tags } })).toEqual({
      kind: "explicit",
      version: "1.10.0",
    });
  });

  test("is made from the commit without a tag, with one from the bundle in reserve", () => {
    expect(versionOf({ given: undefined, bundle, git: { commit, changed: false, tags: ["nightly"] } })).toEqual({
      kind: "derived",
      version: "0.0.0-g0123456789ab",
      otherwise: fromBundle,
    });
  });

  test("is made from the bundle where the tree has changes or there is no git, tags or not", () => {
    for (const git of [undefined, { commit, changed: true, tags: ["v1.0.0"] }]) {
      expect(versionOf({ given: undefined, bundle, git })).toEqual({
        kind: "derived",
        version: fromBundle,
        otherwise: fromBundle,
      });
    }
  });

  test("made ones are versions", () => {
    expect(normalizeVersion("0.0.0-g000000000000")).toBe("0.0.0-g000000000000");
    expect(normalizeVersion(fromBundle)).toBe(fromBundle);
  });

  test("orders by precedence", () => {
    const versions = ["1.10.0", "1.9.0", "1.10.0-rc.10", "1.10.0-rc.2", "1.9.0+b", "1.9.0+a"];
    expect(versions.sort(compareVersions)).toEqual([
      "1.9.0",
      "1.9.0+a",
      "1.9.0+b",
      "1.10.0-rc.2",
      "1.10.0-rc.10",
      "1.10.0",
    ]);
  });
});
