import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BundleFile, createManifest, parseManifest } from "../../src/bundles/manifest.ts";
import { digestOf, type Sha256, sha256Of } from "../../src/platform/digest.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { compareUtf8, problemWithPath } from "../../src/platform/portable-path.ts";

function file(path: string, more: Partial<BundleFile> = {}): BundleFile {
  return { mediaType: "text/plain; charset=utf-8", path, sha256: sha256Of(new Uint8Array()), size: 0, ...more };
}

function codeOf(action: () => unknown): unknown {
  try {
    action();
    return "accepted";
  } catch (error) {
    if (isSlipwayError(error)) return error.code;
    throw error;
  }
}

describe("a manifest", () => {
  test("has the digest of exactly its bytes, written as the format says", () => {
    const { bytes, digest } = createManifest([file("b", { size: 3, sha256: "0".repeat(64) as Sha256 }), file("a")]);
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    expect(new TextDecoder().decode(bytes)).toBe(
      `{"files":[{"mediaType":"text/plain; charset=utf-8","path":"a","sha256":"${empty}","size":0},{"mediaType":"text/plain; charset=utf-8","path":"b","sha256":"${"0".repeat(64)}","size":3}],"format":"slipway/bundle/v1"}`,
    );
    expect(digest).toBe(digestOf(bytes));
  });

  test("is the same for files in any order, and comes back from its bytes", () => {
    const paths = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,3}){0,2}\.[a-z]$/), { maxLength: 12 });
    fc.assert(
      fc.property(paths, fc.nat(), (names, seed) => {
        const files = names.map((name, index) => file(name, { size: index, sha256: sha256Of(Uint8Array.of(index)) }));
        const turned = files.map((_, index) => files[(index + seed) % files.length] ?? file("never"));
        const { digest, bytes, manifest } = createManifest(files);
        expect(createManifest(turned).digest).toBe(digest);
        expect(parseManifest(bytes, digest).manifest).toEqual(manifest);
      }),
    );
  });

  test("keeps only the four fields that it knows", () => {
    const extra = { ...file("a"), secret: "no" };
    expect(new TextDecoder().decode(createManifest([extra]).bytes)).not.toContain("secret");
  });

  test.each<[string, readonly BundleFile[], string]>([
    ["a path that leads out", [file("../a")], "SW0405"],
    ["a path twice", [file("a"), file("a")], "SW0405"],
    ["paths that differ in case alone", [file("Readme"), file("README")], "SW0405"],
    ["paths that fold alike beyond ASCII", [file("straße"), file("STRASSE")], "SW0405"],
    ["a ligature and its letters", [file("ﬁle"), file("file")], "SW0405"],
    ["a file that is a folder too", [file("a"), file("a/b")], "SW0405"],
    ["a file that is a folder in other case", [file("A"), file("a/b")], "SW0405"],
    ["a file that is too large", [file("a", { size: 64 * 1024 * 1024 + 1 })], "SW0404"],
    ["a negative size", [file("a", { size: -1 })], "SW0401"],
    ["a media type that breaks a header", [file("a", { mediaType: "text/plain\r\nX: y" })], "SW0401"],
  ])("refuses %s", (_name, files, code) => {
    expect(codeOf(() => createManifest(files))).toBe(code);
  });

  test("refuses more files, larger files and longer manifests than it is told to allow", () => {
    const limits = { manifestBytes: 10_000, files: 3, fileBytes: 100 };
    const files = ["a", "b", "c", "d"].map((name) => file(name));
    expect(codeOf(() => createManifest(files, limits))).toBe("SW0404");
    expect(codeOf(() => createManifest([file("a", { size: 101 })], limits))).toBe("SW0404");
    expect(codeOf(() => createManifest(files.slice(0, 3), { ...limits, manifestBytes: 100 }))).toBe("SW0404");
    const { bytes, digest } = createManifest(files);
    expect(codeOf(() => parseManifest(bytes, digest, limits))).toBe("SW0402");
    expect(codeOf(() => parseManifest(bytes, digest, { ...limits, files: 4, manifestBytes: 100 }))).toBe("SW0402");
  });

  test("a hundred thousand files are read in moments, however they try to collide", () => {
    const files = Array.from({ length: 50_000 }, (_, index) => file(`${"d/".repeat(20)}${index}`));
    const { bytes, digest } = createManifest(files);
    expect(parseManifest(bytes, digest).manifest.files).toHaveLength(50_000);
  });

  test("any damage to its bytes is found, and is our own error", () => {
    const { bytes, digest } = createManifest([file("prompts/a.prompt"), file("prompts/b.prompt")]);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        expect(codeOf(() => parseManifest(damaged, digest))).toBe("SW0402");
        expect(["SW0402", "SW0403", "accepted"]).toContain(codeOf(() => parseManifest(damaged, digestOf(damaged))));
      }),
    );
  });

  test("whatever is accepted has paths that stay inside a folder", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (path) => {
        if (problemWithPath(path) !== undefined) return;
        expect(path).not.toMatch(/(^|[/\\])\.\.?([/\\]|$)|^[/\\]|:|\0/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the order of paths", () => {
  test("is that of their UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(compareUtf8("\ue000", "\u{10000}")).toBeLessThan(0);
  });
});
