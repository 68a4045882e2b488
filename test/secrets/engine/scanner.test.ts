import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScanner } from "../../../src/secrets/built-scanner.ts";
import { streamScan } from "../../../src/secrets/file-scan.ts";
import type { KeywordRule } from "../../../src/secrets/rule.ts";
import { secretRuleList } from "../../../src/secrets/rules/index.ts";
import { loadScanner, scanBytes } from "../../../src/secrets/scanner.ts";
import { githubToken } from "../support/secrets.ts";

const scanner = await loadScanner();
const rule = "github-classic-token";
const token = githubToken();

function placesIn(contents: string | Uint8Array, path = "a.txt"): readonly string[] {
  const bytes = typeof contents === "string" ? Buffer.from(contents) : contents;
  return scanBytes(scanner, bytes, path).map(
    ({ rule: id, range: { start, end } }) => `${id} ${start.line}:${start.column}-${end.line}:${end.column}`,
  );
}

describe("a scanner", () => {
  it("gives the range of the secret in UTF-16 units", () => {
    expect(placesIn(`x\nüñ😀 ${token}\n`)).toEqual([`${rule} 2:6-2:46`]);
    expect(placesIn(token)).toEqual([`${rule} 1:1-1:41`]);
    expect(placesIn(`\ufeff${token}`)).toEqual([`${rule} 1:1-1:41`]);
  });

  it("reads UTF-16 of both orders, with a mark and without", () => {
    const little = Buffer.from(`a\nb ${token}\n`, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const bytes of [
      little,
      big,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ]) {
      expect(placesIn(bytes)).toEqual([`${rule} 2:3-2:43`]);
    }
  });

  it("believes no mark of UTF-16: what stands there as bytes is found too, once", () => {
    for (const mark of [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ]) {
      const bytes = Buffer.concat([Buffer.from(mark), Buffer.from(`a\ntoken=${token}\n`)]);
      expect(placesIn(bytes, ".env")).toEqual([`${rule} 2:7-2:47`]);
      const stream = streamScan(scanner, ".env");
      for (let at = 0; at < bytes.length; at += 7) stream.push(bytes.subarray(at, at + 7));
      expect(stream.finish().map(({ secret }) => secret)).toEqual([token]);
    }
    const halfWide = Buffer.concat([Buffer.from("x ".repeat(1500), "utf16le"), Buffer.from(`\n${token}\n`)]);
    expect(placesIn(halfWide).map((place) => place.split(" ")[0])).toEqual([rule]);
  });

  it("finds text in binary files", () => {
    const bytes = Buffer.concat([Buffer.from([0, 1, 2, 255, 0]), Buffer.from(token), Buffer.from([0, 9])]);
    expect(placesIn(bytes, "a.bin")).toEqual([`${rule} 1:6-1:46`]);
  });

  it("finds what stands in base64, hex, percent encoding and in pieces", () => {
    const half = 17;
    const [first, second] = [token.slice(0, half), token.slice(half)];
    for (const text of [
      `data: ${Buffer.from(`token=${token} and more`).toString("base64")}`,
      `data: ${Buffer.from(`echo ${token}`, "utf16le").toString("base64")}`,
      `data: ${Buffer.from(`token=${token}`).toString("hex")}`,
      `https://a.b/?u=https%3A%2F%2Fx.y%2F%3Ft%3D${token}%26a%3D1`,
      `const t = "${first}" + "${second}";`,
      `const t = "${first}" +\n  '${second}';`,
      `const t = "gh" + "p_${token.slice(4)}";`,
      `t = ("${first}"\n     "${second}")`,
      `$t = "${first}" . "${second}";`,
      `TOKEN=${first}\\\n${second}\n`,
      `{"a":"b\\n${token}"}`,
      `\u001b[32m${token}\u001b[0m`,
    ]) {
      expect(placesIn(text).map((place) => place.split(" ")[0])).toEqual([rule]);
    }
  });

  it("never shows the secret, a part of it or anything computed from it", () => {
    const shown = JSON.stringify(scanBytes(scanner, Buffer.from(`a ${githubToken(1)}\n`), "x.txt"));
    const other = JSON.stringify(scanBytes(scanner, Buffer.from(`a ${githubToken(2)}\n`), "x.txt"));
    expect(shown).toBe(other);
    expect(shown).not.toContain(githubToken(1).slice(4, 12));
  });

  it("gives equal fingerprints when lines shift, and others for another file", () => {
    const fingerprint = (text: string, path: string) => scanBytes(scanner, Buffer.from(text), path)[0]?.fingerprint;
    expect(fingerprint(token, "a.txt")).toBe(fingerprint(`\n\n  ${token}`, "a.txt"));
    expect(fingerprint(token, "a.txt")).not.toBe(fingerprint(token, "b.txt"));
  });

  it("finds a token at any offset, in any bytes around it, whatever the alignment of the memory", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.uint8Array({ maxLength: 50 }),
        fc.integer({ min: 0, max: 3 }),
        (before, after, shift) => {
          const text = Buffer.concat([
            Buffer.from(before.map((byte) => (byte === 0 ? 32 : byte))),
            Buffer.from(` ${token} `),
            Buffer.from(after.map((byte) => (byte === 0 ? 32 : byte))),
          ]);
          const memory = Buffer.alloc(text.length + shift);
          memory.set(text, shift);
          expect(placesIn(memory.subarray(shift)).some((place) => place.startsWith(rule))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("finds every keyword of every rule wherever it stands: the table misses none", () => {
    const found: string[] = [];
    const probes: KeywordRule[] = [];
    const keywords = new Set(
      secretRuleList.flatMap((candidate) => (candidate.kind === "keyword" ? candidate.keywords : [])),
    );
    for (const keyword of keywords) {
      probes.push({
        kind: "keyword",
        id: `probe-${probes.length}`,
        title: "",
        provider: "",
        confidence: "high",
        precision: "none",
        advice: { what: "", revoke: "" },
        keywords: [keyword],
        anchor: "start",
        boundary: false,
        pattern: /[\s\S]/,
      });
    }
    const probe = createScanner(probes);
    for (const [index, keyword] of [...keywords].entries()) {
      for (const before of ["~", "~~"]) {
        const text = Buffer.from(`${before}${keyword.toUpperCase()}~~~~`, "latin1");
        // Letters that are more than one byte in UTF-8 have no capitals here.
        const plain = /[\x80-\xff]/.test(keyword) ? Buffer.from(`${before}${keyword}~~~~`, "latin1") : text;
        const ids = scanBytes(probe, plain, "").map(({ rule: id }) => id);
        if (ids.length === 0 && !found.includes(keyword)) found.push(keyword);
      }
      expect(index).toBeGreaterThanOrEqual(0);
    }
    expect(found).toEqual([]);
  });

  it("finds the same in a stream as in one piece, however the stream is cut", () => {
    const noise = "lorem ipsum password = changeme; ".repeat(12_000);
    const text = Buffer.from(`${noise}${githubToken(1)}\n${noise}ü ${githubToken(2)}\n${noise}${githubToken(3)}`);
    const whole = placesIn(text);
    expect(whole).toHaveLength(3);
    for (const size of [65_536, 70_001, 262_144, 1_000_003]) {
      const stream = streamScan(scanner, "a.txt");
      for (let at = 0; at < text.length; at += size) stream.push(text.subarray(at, at + size));
      const places = stream
        .finish()
        .map(
          ({ rule: { id }, range: { start, end } }) => `${id} ${start.line}:${start.column}-${end.line}:${end.column}`,
        );
      expect(places).toEqual(whole);
    }
  });
});
