/** What the kernel finds, found the slow way: every keyword compared at every place, every span read byte by byte. */
import { createKernel, type Kernel } from "../../../src/secrets/kernel.ts";
import { blobEvent, candidateEvent, percentEvent } from "../../../src/secrets/kernel-layout.ts";
import type { GateName, KeywordRule } from "../../../src/secrets/rule.ts";
import { buildTable } from "../../../src/secrets/table.ts";

/** A rule with these keywords that asks for nothing else; its pattern tells the table nothing. */
export function ruleOfKeywords(keywords: readonly string[], gate: GateName = "none", boundary = false): KeywordRule {
  return {
    kind: "keyword",
    id: "probe",
    title: "",
    provider: "",
    confidence: "high",
    precision: "none",
    advice: { what: "", revoke: "" },
    keywords,
    anchor: "start",
    boundary,
    gate,
    pattern: /(?!)/,
  };
}

export function kernelOf(rules: readonly KeywordRule[]): Kernel {
  return createKernel(buildTable(rules, []));
}

/** `rule@position` of every candidate, `%position` and `start-end` of spans, each once and in order. */
export function eventsOf(kernel: Kernel, bytes: Buffer, from = 0, limit = bytes.length): readonly string[] {
  const found = new Set<string>();
  if (!kernel.open(bytes, from, limit)) return [];
  kernel.read((event, rule, position, second) => {
    if (event === candidateEvent) found.add(`${rule}@${position}`);
    if (event === percentEvent) found.add(`%${position}`);
    if (event === blobEvent) found.add(`${position}-${second}`);
  });
  return [...found].sort();
}

/** The same for bytes that are read to where files are read to. */
export function eventsInPlace(kernel: Kernel, bytes: Buffer): readonly string[] {
  // What an earlier file left behind the end must not count.
  kernel.readBuffer.fill("aaaa", 0, bytes.length + 4096);
  kernel.readBuffer.set(bytes);
  return eventsOf(kernel, kernel.readBuffer.subarray(0, bytes.length));
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

/** The candidates of rules that ask for nothing but their keywords. */
export function naiveCandidates(
  rules: readonly KeywordRule[],
  bytes: Buffer,
  from = 0,
  limit = bytes.length,
): readonly string[] {
  const text = Buffer.from(bytes.map(lower)).toString("latin1");
  const found = new Set<string>();
  for (const [rule, { keywords }] of rules.entries()) {
    for (const keyword of keywords) {
      for (let at = text.indexOf(keyword, from); at >= 0 && at < limit; at = text.indexOf(keyword, at + 1)) {
        found.add(`${rule}@${at}`);
      }
    }
  }
  return [...found].sort();
}

/** Percent signs that stand for a visible character, and runs of base64 or hex that begin like text. */
export function naiveSpans(bytes: Buffer): readonly string[] {
  const text = bytes.toString("latin1");
  const found: string[] = [];
  for (const { index, 1: digits } of text.matchAll(/%(?=([0-9a-fA-F]{2}))/g)) {
    const value = Number.parseInt(digits ?? "", 16);
    if (value >= 33 && value <= 126) found.push(`%${index}`);
  }
  for (const { index, 0: run } of text.matchAll(/[A-Za-z0-9+/_-]{24,}/g)) {
    const plain = [...Buffer.from(run.slice(0, 8), "base64")];
    const zeros = plain.filter((byte) => byte === 0).length;
    const inBase64 = plain.every((byte) => byte === 0 || isTextByte(byte)) && (zeros === 0 || zeros === 3);
    const hex = run.length >= 32 && /^[0-9a-fA-F]{16}/.test(run) ? [...Buffer.from(run.slice(0, 16), "hex")] : [];
    const foreign = hex.filter((byte) => byte >= 128).length;
    const inHex = hex.length > 0 && foreign <= 2 && hex.every((byte) => byte >= 128 || isTextByte(byte));
    if (inBase64 || inHex) found.push(`${index}-${index + run.length}`);
  }
  return found.sort();
}

function isTextByte(byte: number): boolean {
  return byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte <= 126);
}
