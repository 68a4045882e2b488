import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalBytes, canonicalJson } from "../../src/bundles/canonical-json.ts";
import { createManifest, parseManifest } from "../../src/bundles/manifest.ts";
import { type Digest, digestOf, sha256Of } from "../../src/platform/digest.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { problemWithPath } from "../../src/platform/portable-path.ts";
import { parseReleaseName } from "../../src/releases/name.ts";
import { parseRelease } from "../../src/releases/record-parse.ts";
import { verify } from "../../src/releases/verify.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import { vectorFiles, vectorFolder } from "./vectors.ts";

async function readVectors<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(vectorFolder, name), "utf8")) as T;
}

function codeOf(action: () => unknown): unknown {
  try {
    action();
    return "accepted";
  } catch (error) {
    return isSlipwayError(error) ? error.code : error;
  }
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));

describe("the files under test/vectors", () => {
  test("are what the code makes today: a change of the format is never an accident", async () => {
    const made = await vectorFiles();
    const found = (await readdir(vectorFolder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(vectorFolder.length + 1)
          .split(sep)
          .join("/"),
      )
      .filter((name) => !name.startsWith("store/.slipway") && (name.startsWith("store/") || made.has(name)));
    expect(found.sort()).toEqual([...made.keys()].sort());
    for (const [name, content] of made) {
      const file = await readFile(join(vectorFolder, name));
      expect(file.equals(Buffer.from(content)), name).toBe(true);
    }
  });
});

describe("canonical JSON", async () => {
  const vectors = await readVectors<{
    valid: { name: string; json: string; canonical: string; sha256: string }[];
    invalid: { name: string; json: string }[];
    numbers: { ieee754: string; text: string }[];
  }>("canonical-json.json");

  test.each(vectors.valid)("$name", ({ json, canonical, sha256 }) => {
    expect(canonicalJson(JSON.parse(json))).toBe(canonical);
    expect(sha256Of(canonicalBytes(JSON.parse(json)))).toBe(sha256);
    expect(canonicalJson(JSON.parse(canonical))).toBe(canonical);
  });

  test("the examples of RFC 8785 come out as it prints them", () => {
    expect(vectors.valid[0]?.canonical).toBe(
      `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
    );
    expect(Object.values(JSON.parse(vectors.valid[1]?.canonical ?? "{}"))).toEqual([
      "One",
      "Carriage Return",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  test.each(vectors.invalid)("refused: $name", ({ json }) => {
    expect(codeOf(() => canonicalJson(JSON.parse(json)))).toBe("SW0401");
  });

  test.each(vectors.numbers)("the double $ieee754 is $text", ({ ieee754, text }) => {
    expect(canonicalJson(Buffer.from(ieee754, "hex").readDoubleBE())).toBe(text);
  });
});

describe("manifests", async () => {
  const vectors = await readVectors<{
    valid: { name: string; base64: string; digest: Digest; paths: string[] }[];
    invalid: { name: string; base64: string; digest: Digest }[];
  }>("manifests.json");

  test.each(vectors.valid)("read: $name", ({ base64, digest, paths }) => {
    const bytes = bytesOf(base64);
    expect(digestOf(bytes)).toBe(digest);
    const { manifest } = parseManifest(bytes, digest);
    expect(manifest.files.map((file) => file.path)).toEqual(paths);
    if (canonicalJson(manifest) !== new TextDecoder().decode(bytes)) return;
    // In any order the same files make the same bytes.
    expect(createManifest(manifest.files.toReversed()).digest).toBe(digest);
  });

  test.each(vectors.invalid)("refused: $name", ({ name, base64, digest }) => {
    const code = name.startsWith("a newer format") ? "SW0403" : "SW0402";
    expect(codeOf(() => parseManifest(bytesOf(base64), digest))).toBe(code);
  });
});

describe("paths", async () => {
  const vectors = await readVectors<{ allowed: string[]; refused: { path: string; why: string }[] }>("paths.json");
  test.each(vectors.allowed)("allowed: %j", (path) => {
    expect(problemWithPath(path)).toBeUndefined();
  });
  test.each(vectors.refused)("refused: $path ($why)", ({ path }) => {
    expect(problemWithPath(path)).toEqual(expect.any(String));
  });
});

describe("names of releases", async () => {
  const vectors = await readVectors<{ valid: { text: string; kind: string; value: unknown }[]; invalid: string[] }>(
    "release-names.json",
  );
  test.each(vectors.valid)("$text is a $kind", ({ text, kind, value }) => {
    const name = parseReleaseName(text);
    expect(name.kind).toBe(kind);
    expect(Object.values(name)).toContain(value);
  });
  test.each(vectors.invalid)("refused: %j", (text) => {
    expect(codeOf(() => parseReleaseName(text))).toBe("SW0601");
  });
});

describe("release records", async () => {
  const vectors = await readVectors<{
    valid: { name: string; base64: string; digest: Digest | null }[];
    invalid: { name: string; base64: string }[];
  }>("releases.json");

  test.each(vectors.valid)("read: $name", ({ base64, digest }) => {
    const bytes = bytesOf(base64);
    const release = parseRelease(bytes, "current.json");
    if (digest !== null) expect(release.digest).toBe(digest);
    expect(release.bytes).toBe(bytes);
    expect(new TextDecoder().decode(canonicalBytes(release.document))).toBe(new TextDecoder().decode(bytes));
  });

  test.each(vectors.invalid)("refused: $name", ({ name, base64 }) => {
    const code = name.startsWith("a newer format") ? "SW0603" : "SW0602";
    expect(codeOf(() => parseRelease(bytesOf(base64), "current.json"))).toBe(code);
  });
});

describe("the store that has lived", () => {
  test("is sound to the last byte, and each record names the digest of the one before", async () => {
    const store = await openFolderStore(join(vectorFolder, "store"));
    const report = await verify({ store, environment: "beta", deep: true, places: [] });
    expect(report.problems).toEqual([]);
    expect(report.checked).toMatchObject({ records: 7, releases: 1, bundles: 1, objects: 2, objectsBy: "content" });
    expect(report.pointer?.record).toMatchObject({ version: "1.1.0", continues: 4, keptFrom: 4 });
  });
});
