/**
 * Checksums and structures inside credentials, told by their issuers or by the code that issues them. A token whose
 * checksum does not hold was never issued: it is a placeholder, a test vector or a typing error.
 *
 * All functions take latin1 text, are linear in its length and never throw.
 */
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";

const base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A number below 2^32 in base 62, digits before capitals before small letters, padded with zeros. */
export function toBase62(value: number, width: number): string {
  let text = "";
  let rest = value;
  while (rest > 0) {
    text = base62Digits.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text.padStart(width, "0");
}

/**
 * True where the last six characters are the CRC-32 of the characters between prefix and checksum, in base 62:
 * GitHub (github.blog, "Behind GitHub's new authentication token formats", 2021), npm and Vercel tokens.
 */
export function hasBase62Checksum(token: string, prefixLength: number): boolean {
  const body = token.slice(prefixLength, -6);
  return body.length > 0 && toBase62(crc32(body), 6) === token.slice(-6);
}

/**
 * True where the last eight hex digits of a Grafana token (`glsa_…_xxxxxxxx`) are the little-endian CRC-32 of all that
 * stands before the second underscore. Source: grafana/grafana, pkg/components/satokengen.
 */
export function hasGrafanaChecksum(token: string): boolean {
  const split = token.lastIndexOf("_");
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(token.slice(0, split)));
  return checksum.toString("hex") === token.slice(split + 1);
}

/** True where the last eight hex digits are the CRC-32 of the text between prefix and `_`: Zuplo's `zpka_`. */
export function hasHexChecksum(token: string, prefixLength: number): boolean {
  const split = token.lastIndexOf("_");
  const expected = crc32(token.slice(prefixLength, split)).toString(16).padStart(8, "0");
  return expected === token.slice(split + 1).toLowerCase();
}

/**
 * True where a Confluent secret (`cflt` + 54 + 6) ends in the unpadded base64 of the little-endian CRC-32 of what is
 * between prefix and checksum.
 */
export function hasConfluentChecksum(token: string): boolean {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(token.slice(4, -6)));
  return checksum.toString("base64").slice(0, 6) === token.slice(-6);
}

/**
 * True where a routable GitLab token holds together: `<prefix><base64url payload>.<version><length><crc>` with the
 * length of the payload in two and the CRC-32 of everything before it in seven digits of base 36.
 * Source: gitlab-org/gitlab, lib/authn/token_field/generator/routable_token.rb, and the routable tokens design document.
 */
export function hasGitlabChecksum(token: string): boolean {
  const crc = token.slice(-7);
  const dot = token.lastIndexOf(".");
  const payloadEnd = token.lastIndexOf(".", dot - 1);
  // The 9 characters after the last dot are the length (2) and the CRC (7); older tokens put the version there too.
  const signed = token.slice(0, -7);
  return payloadEnd > 0 && crc32(signed).toString(36).padStart(7, "0") === crc;
}

const marvinRounds = (state: { low: number; high: number }): void => {
  const rotate = (value: number, by: number): number => ((value << by) | (value >>> (32 - by))) >>> 0;
  let low = state.low;
  let high = (state.high ^ low) >>> 0;
  low = (rotate(low, 20) + high) >>> 0;
  high = (rotate(high, 9) ^ low) >>> 0;
  low = (rotate(low, 27) + high) >>> 0;
  high = rotate(high, 19);
  state.low = low;
  state.high = high;
};

/**
 * Marvin32, collapsed to 32 bits as four little-endian bytes. `seed` is the eight characters that Microsoft's key kinds
 * are named by, first character highest. Sources: microsoft/SymCrypt lib/marvin32.c, microsoft/security-utilities.
 */
export function marvin32(data: Uint8Array, seed: string): Buffer {
  const seedBytes = Buffer.from(seed, "latin1");
  const state = { low: seedBytes.readUInt32BE(4), high: seedBytes.readUInt32BE(0) };
  const view = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const whole = data.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    state.low = (state.low + view.readUInt32LE(at)) >>> 0;
    marvinRounds(state);
  }
  let last = 0x80;
  for (let at = data.length - 1; at >= whole; at--) last = ((last << 8) | (data[at] ?? 0)) >>> 0;
  state.low = (state.low + last) >>> 0;
  marvinRounds(state);
  marvinRounds(state);
  const hash = Buffer.alloc(4);
  hash.writeUInt32LE((state.low ^ state.high) >>> 0);
  return hash;
}

/**
 * True where an Azure key of the first identifiable form (32, 39 or 64 bytes in base64, four characters of signature,
 * then the checksum) carries the Marvin checksum of one of the seeds.
 */
export function hasAzureChecksum(key: string, seeds: readonly string[]): boolean {
  const bytes = Buffer.from(key, "base64");
  if (bytes.length < 12) return false;
  const body = bytes.subarray(0, -4);
  const checksum = bytes.subarray(-4);
  return seeds.some((seed) => marvin32(body, seed).equals(checksum));
}

/**
 * True where a common annotated security key (`…JQQJ99…`, 84 or 88 characters) carries its checksum: Marvin32 of the
 * first 60 bytes with the seed `Default0`, in base 64 or, since 2024, in base 62.
 */
export function hasAnnotatedKeyChecksum(key: string): boolean {
  const bytes = Buffer.from(key.slice(0, 80), "base64");
  if (bytes.length !== 60) return false;
  const hash = marvin32(bytes, "Default0");
  const stored = key.slice(80).replace(/=+$/, "");
  const base64 = hash.toString("base64").replace(/=+$/, "");
  if (base64.startsWith(stored.length === 4 ? stored : stored.slice(0, 6))) return true;
  return toBase62(hash.readUInt32BE(0), 1).padEnd(6, "0").startsWith(stored);
}

const bech32Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** True where a bech32 text (`prefix1data`, one case) carries its checksum: BIP 173; age keys use it. */
export function hasBech32Checksum(text: string): boolean {
  const lower = text.toLowerCase();
  const split = lower.lastIndexOf("1");
  if (split < 1) return false;
  const values: number[] = [];
  for (const char of lower.slice(0, split)) values.push(char.charCodeAt(0) >> 5);
  values.push(0);
  for (const char of lower.slice(0, split)) values.push(char.charCodeAt(0) & 31);
  for (const char of lower.slice(split + 1)) {
    const value = bech32Digits.indexOf(char);
    if (value < 0) return false;
    values.push(value);
  }
  return bech32Polynomial(values) === 1;
}

/** The checksum polynomial of BIP 173 over five-bit values. */
export function bech32Polynomial(values: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    generator.forEach((term, bit) => {
      if ((top >>> bit) & 1) checksum ^= term;
    });
  }
  return checksum >>> 0;
}

/** Header and payload of a JSON Web Token where both are JSON objects and the header names an algorithm. */
export function decodeJwt(
  token: string,
): { readonly header: Record<string, unknown>; readonly payload: Record<string, unknown> } | undefined {
  const [header, payload] = token.split(".", 2).map(decodeJsonObject);
  return header !== undefined && payload !== undefined && typeof header["alg"] === "string"
    ? { header, payload }
    : undefined;
}

/** The JSON object that a base64 or base64url text holds, or undefined. */
export function decodeJsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>) // any string may be a key of parsed JSON
      : undefined;
  } catch {
    return undefined;
  }
}
