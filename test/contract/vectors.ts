/**
 * The test vectors under test/vectors, described in docs/store-format.md for readers in other languages. Run as a
 * program this writes them (`node test/contract/vectors.ts`); vectors.test.ts fails where a file is not what this makes,
 * so a change of the format is never an accident.
 */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { canonicalBytes, canonicalJson } from "../../src/bundles/canonical-json.ts";
import { createManifest } from "../../src/bundles/manifest.ts";
import { digestOf, type Sha256, sha256Of } from "../../src/platform/digest.ts";
import { compareText } from "../../src/platform/order.ts";
import { Environment } from "../releases/releasing.ts";

const encoder = new TextEncoder();

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** JSON texts and their canonical form. The first six are from RFC 8785 itself (3.2.2, 3.2.3). */
const canonicalInputs: readonly (readonly [string, string])[] = [
  [
    "RFC 8785, 3.2.2",
    '{\n  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],\n  "string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/",\n  "literals": [null, true, false]\n}',
  ],
  [
    "RFC 8785, 3.2.3: members by UTF-16 units, so U+1F600 comes before U+FB33",
    '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
  ],
  ["an empty object", "{ }"],
  ["an empty list", "[ ]"],
  ["lists keep their order, members do not", '[{"b":1,"a":2},[3,1,2]]'],
  ["control characters have short escapes or four lower-case digits", '"\\b\\t\\n\\f\\r\\u0000\\u001f\\u007f"'],
  ["line separators are written as they are", '"\\u2028\\u2029"'],
  ["negative zero is zero", "[-0, -0.0, 0e10]"],
  [
    "numbers as ECMAScript writes them",
    "[1e21, 1e20, 1e-6, 1e-7, 9007199254740993, 5e-324, 1.7976931348623157e308, 100, 1.0]",
  ],
  ["a member called __proto__ is a member", '{"__proto__":{"x":1},"a":1}'],
  ["the empty name comes first", '{"a":1,"":2}'],
  ["names that are numbers are texts", '{"10":1,"9":2}'],
];

/** What has no canonical form. */
const canonicalRefusals: readonly (readonly [string, string])[] = [
  ["a lone high surrogate", '"\\ud800"'],
  ["a lone low surrogate in a name", '{"\\udc00":1}'],
  ["nested deeper than 64 levels", `${"[".repeat(66)}${"]".repeat(66)}`],
];

/** IEEE 754 doubles in big-endian hexadecimal and their text: RFC 8785, appendix B. */
const numbers: readonly (readonly [string, string])[] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

const allowedPaths: readonly string[] = [
  "prompts/triage.prompt",
  "a",
  "compiled/support/triage.formal.json",
  "renderings/réponse/été.json",
  "prompts/日本語.prompt",
  "a b/c d.txt",
  "...a/b..c",
  "con-artist.txt",
  `${"x".repeat(250)}/${"y".repeat(250)}`,
];

const refusedPaths: readonly (readonly [string, string])[] = [
  ["", "empty"],
  ["/etc/passwd", "absolute"],
  ["../outside", "the name .."],
  ["a/../b", "the name .."],
  ["./a", "the name ."],
  ["a//b", "an empty name"],
  ["a/", "an empty name"],
  ["a\\b", "a backslash"],
  ["C:/windows", "a character that Windows refuses"],
  ["a:stream", "a character that Windows refuses"],
  ["what?.txt", "a character that Windows refuses"],
  ["a\u0000b", "a control character"],
  ["a\nb", "a control character"],
  ["a\u202eb", "a direction character"],
  ["a\u200bb", "an invisible character"],
  ["\ufeffa", "an invisible character"],
  ["e\u0301t\u00e9.txt", "not in form NFC"],
  ["a\uff0fb", "looks like /"],
  ["\uff0e\uff0e/a", "looks like .."],
  ["\u2025/a", "looks like .."],
  ["name./a", "a name that ends with a dot"],
  ["name /a", "a name that ends with a blank"],
  ["con", "reserved by Windows"],
  ["a/NUL.txt", "reserved by Windows"],
  ["com¹.prompt", "reserved by Windows"],
  ["x".repeat(256), "a name longer than 255 bytes"],
  ["\ud800", "half of a surrogate pair"],
];

const prompt = {
  mediaType: "text/plain; charset=utf-8",
  sha256: sha256Of(encoder.encode("Hello {{name}}\n")),
  size: 15,
};

function manifestText(files: readonly unknown[], format = "slipway/bundle/v1"): Uint8Array {
  return canonicalBytes({ files, format });
}

function manifests() {
  const file = (path: string, more: object = {}) => ({ ...prompt, path, ...more });
  const valid = [
    ["no file", createManifest([])],
    ["one file", createManifest([file("prompts/hello.prompt")])],
    [
      "files in the order of UTF-8 bytes: U+E000 before U+10000, upper case before lower",
      createManifest([file("a/\u{10000}"), file("a/\ue000"), file("a/b"), file("B"), file("a.b")]),
    ],
    ["the same bytes under two paths", createManifest([file("prompts/a.prompt"), file("prompts/b.prompt")])],
    [
      "the largest sizes and other media types",
      createManifest([
        file("media/a.png", { mediaType: "image/png", size: 67_108_864, sha256: "0".repeat(64) as Sha256 }),
        file("empty", { size: 0, sha256: sha256Of(new Uint8Array()) }),
      ]),
    ],
  ] as const;
  const unknownFields = canonicalBytes({
    files: [{ ...file("a"), note: "readers ignore this" }],
    format: "slipway/bundle/v1",
    later: { anything: true },
  });
  const invalid: readonly (readonly [string, Uint8Array, string?])[] = [
    ["other bytes than the digest says", manifestText([file("a")]), digestOf(manifestText([file("b")]))],
    ["not JSON", encoder.encode("{")],
    ["not UTF-8", Uint8Array.from([0x22, 0xff, 0x22])],
    ["a byte order mark", encoder.encode(`\ufeff${canonicalJson({ files: [], format: "slipway/bundle/v1" })}`)],
    ["not an object", encoder.encode("[]")],
    ["no format", encoder.encode('{"files":[]}')],
    ["another format", manifestText([], "somebody/else/v1")],
    ["a newer format: to be told apart from damage", manifestText([], "slipway/bundle/v2")],
    ["not canonical: a blank", encoder.encode('{"files":[], "format":"slipway/bundle/v1"}')],
    ["not canonical: members out of order", encoder.encode('{"format":"slipway/bundle/v1","files":[]}')],
    ["a member twice", encoder.encode('{"files":[],"files":[],"format":"slipway/bundle/v1"}')],
    ["a line feed at the end", encoder.encode('{"files":[],"format":"slipway/bundle/v1"}\n')],
    ["files out of order", manifestText([file("b"), file("a")])],
    ["files in the order of UTF-16 units", manifestText([file("\u{10000}"), file("\ue000")])],
    ["a path twice", manifestText([file("a"), file("a")])],
    ["paths that differ in case alone", manifestText([file("A"), file("a")])],
    ["paths that differ in case alone, beyond ASCII", manifestText([file("STRASSE"), file("straße")])],
    ["a file that is a folder too", manifestText([file("a"), file("a/b")])],
    ["a path that leads out", manifestText([file("../a")])],
    ["an absolute path", manifestText([file("/a")])],
    ["a negative size", manifestText([file("a", { size: -1 })])],
    ["a size that is no whole number", manifestText([file("a", { size: 1.5 })])],
    ["a size beyond 64 MiB", manifestText([file("a", { size: 67_108_865 })])],
    ["a size as text", manifestText([file("a", { size: "15" })])],
    ["a SHA-256 in upper case", manifestText([file("a", { sha256: "A".repeat(64) })])],
    ["a SHA-256 that is too short", manifestText([file("a", { sha256: "a".repeat(63) })])],
    ["a media type that is a header of its own", manifestText([file("a", { mediaType: "text/plain\r\nx: y" })])],
    ["one SHA-256 with two sizes", manifestText([file("a"), file("b", { size: 16 })])],
    ["files that are no list", canonicalBytes({ files: {}, format: "slipway/bundle/v1" })],
    ["a file that is no object", manifestText(["a"])],
  ];
  return {
    valid: [
      ...valid.map(([name, sealed]) => ({
        name,
        base64: base64(sealed.bytes),
        digest: sealed.digest,
        paths: sealed.manifest.files.map((entry) => entry.path),
      })),
      {
        name: "fields that readers do not know",
        base64: base64(unknownFields),
        digest: digestOf(unknownFields),
        paths: ["a"],
      },
    ],
    invalid: invalid.map(([name, bytes, digest]) => ({
      name,
      base64: base64(bytes),
      digest: digest ?? digestOf(bytes),
    })),
  };
}

const names = {
  valid: [
    { text: "7", kind: "sequence", value: 7 },
    { text: "9999999999", kind: "sequence", value: 9_999_999_999 },
    { text: "1.4.0", kind: "version", value: "1.4.0" },
    { text: "v1.4.0", kind: "version", value: "1.4.0" },
    { text: "2.0.0-rc.1", kind: "version", value: "2.0.0-rc.1" },
    { text: "1.0.0+build.5", kind: "version", value: "1.0.0+build.5" },
    { text: "0.0.0-g0123456789ab", kind: "version", value: "0.0.0-g0123456789ab" },
    { text: `sha256:${"0a".repeat(32)}`, kind: "digest", value: `sha256:${"0a".repeat(32)}` },
  ],
  invalid: [
    "",
    "0",
    "07",
    "-1",
    "1.5",
    "10000000000",
    "v7",
    "vv1.4.0",
    "1.4",
    "1.4.0.0",
    "01.4.0",
    " 1.4.0",
    "=1.4.0",
    "latest",
    "sha256:abc",
    `SHA256:${"0a".repeat(32)}`,
    `sha256:${"0A".repeat(32)}`,
    "1.0.0-01",
  ],
} as const;

/** A small environment that has lived: deploys, a rollback, a withdrawal and a prune. Ids and times are counted. */
async function livedStore(): Promise<ReadonlyMap<string, Uint8Array>> {
  const beta = new Environment("beta");
  const hello = "Hello {{name}}\n";
  await beta.deploy({ "prompts/hello.prompt": hello }, "1.0.0");
  await beta.deploy({ "prompts/hello.prompt": hello, "prompts/bye.prompt": "Bye {{name}}\n" }, "1.1.0");
  await beta.deploy({ "prompts/hello.prompt": "Hi {{name}}\n", "prompts/bye.prompt": "Bye {{name}}\n" }, "1.2.0");
  await beta.rollback();
  await beta.withdraw("1.0.0");
  await beta.prune(1);
  return beta.content;
}

/** Records as the store above has them, and ways to damage one. */
function records(store: ReadonlyMap<string, Uint8Array>) {
  const valid = [...store]
    .filter(([key]) => key === "current.json" || key.startsWith("releases/"))
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, bytes]) => ({ name: key, base64: base64(bytes), digest: digestOf(bytes) }));
  const live = JSON.parse(new TextDecoder().decode(store.get("current.json"))) as Record<string, unknown>;
  const changed = (more: Record<string, unknown>) => base64(canonicalBytes({ ...live, ...more }));
  const without = (name: string) =>
    base64(canonicalBytes(Object.fromEntries(Object.entries(live).filter(([key]) => key !== name))));
  return {
    valid: [
      ...valid,
      {
        name: "fields and actions that readers do not know",
        base64: changed({ action: "repair", later: [1] }),
        digest: null,
      },
      { name: "without the fields that came later", base64: without("keptFrom"), digest: null },
    ],
    invalid: [
      { name: "a newer format: to be told apart from damage", base64: changed({ format: "slipway/release/v2" }) },
      { name: "not JSON", base64: base64(encoder.encode("{")) },
      { name: "a list", base64: base64(encoder.encode("[]")) },
      { name: "more than 64 KiB", base64: changed({ padding: "x".repeat(65_536) }) },
      { name: "no sequence number", base64: without("seq") },
      { name: "sequence number 0", base64: changed({ seq: 0 }) },
      { name: "a sequence number that is no whole number", base64: changed({ seq: 1.5 }) },
      { name: "a sequence number of eleven digits", base64: changed({ seq: 10_000_000_000 }) },
      { name: "a version with v", base64: changed({ version: "v1.0.0" }) },
      { name: "a bundle that is no digest", base64: changed({ bundle: "sha256:abc" }) },
      { name: "no parent, though not the first", base64: changed({ parent: null }) },
      { name: "a time without a zone", base64: changed({ createdAt: "2026-01-01T00:00:00" }) },
      { name: "a time that does not exist", base64: changed({ createdAt: "2026-13-01T00:00:00Z" }) },
      { name: "an id that is a path", base64: changed({ id: "../x" }) },
      { name: "a prune that is a path", base64: changed({ pruning: "../../current" }) },
      {
        name: "recent that holds later releases",
        base64: changed({ recent: [{ seq: 99, version: "9.0.0", bundle: live["bundle"] }] }),
      },
      {
        name: "recent with more than 50",
        base64: changed({
          recent: Array.from({ length: 51 }, (_, index) => ({
            seq: index + 1,
            version: "1.0.0",
            bundle: live["bundle"],
          })),
        }),
      },
      { name: "blocked that is no list", base64: changed({ blocked: {} }) },
      { name: "an actor without a name", base64: changed({ actor: {} }) },
    ],
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Every file of the vectors: its path in this folder and its content. */
export async function vectorFiles(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const store = await livedStore();
  const canonical = {
    valid: canonicalInputs.map(([name, text]) => {
      const bytes = canonicalBytes(JSON.parse(text));
      return { name, json: text, canonical: new TextDecoder().decode(bytes), sha256: sha256Of(bytes) };
    }),
    invalid: canonicalRefusals.map(([name, text]) => ({ name, json: text })),
    numbers: numbers.map(([ieee754, text]) => ({ ieee754, text })),
  };
  const paths = { allowed: allowedPaths, refused: refusedPaths.map(([path, why]) => ({ path, why })) };
  return new Map<string, string | Uint8Array>([
    ["canonical-json.json", json(canonical)],
    ["manifests.json", json(manifests())],
    ["paths.json", json(paths)],
    ["release-names.json", json(names)],
    ["releases.json", json(records(store))],
    ...[...store].map(([key, bytes]) => [`store/${key}`, bytes] as const),
  ]);
}

export const vectorFolder = join(import.meta.dirname, "..", "vectors");

async function writeVectors(): Promise<void> {
  await rm(join(vectorFolder, "store"), { recursive: true, force: true });
  for (const [name, content] of await vectorFiles()) {
    const path = join(vectorFolder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

if (import.meta.main) await writeVectors();
