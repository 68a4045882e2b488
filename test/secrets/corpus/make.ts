/** Credentials put together from parts at run time, with the checksums that their issuers give them. */
import { Buffer } from "node:buffer";
import { generateKeyPairSync } from "node:crypto";
import { crc32 } from "node:zlib";
import { bech32Polynomial, marvin32 } from "../../../src/secrets/checksums.ts";
import { base64Digits, type Random } from "./random.ts";

const alphabet62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62Of(value: number): string {
  let rest = BigInt(value);
  let text = "";
  while (text.length < 6) {
    text = alphabet62.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}

/** GitHub, npm, Vercel. */
export function withBase62Checksum(random: Random, prefix: string, length: number): string {
  const body = random.alphanumeric(length);
  return `${prefix}${body}${base62Of(crc32(body))}`;
}

export function grafanaToken(random: Random): string {
  const body = `gl${"sa"}_${random.alphanumeric(32)}`;
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(body));
  return `${body}_${checksum.toString("hex")}`;
}

export function zuploKey(random: Random): string {
  const body = random.hex(32);
  return `zp${"ka"}_${body}_${crc32(body).toString(16).padStart(8, "0")}`;
}

export function confluentSecret(random: Random): string {
  const body = random.chars(base64Digits, 54);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(body));
  return `cf${"lt"}${body}${checksum.toString("base64").slice(0, 6)}`;
}

export function gitlabRoutable(random: Random, prefix: string): string {
  const payload = `o:${random.integer(99)}\nu:${random.hex(3)}`;
  const encoded = Buffer.concat([random.bytes(16), Buffer.from(payload), Buffer.from([payload.length])]).toString(
    "base64url",
  );
  const signed = `${prefix}${encoded}.01.${encoded.length.toString(36).padStart(2, "0")}`;
  return signed + crc32(signed).toString(36).padStart(7, "0");
}

/** 32 or 64 bytes, four characters of signature, Marvin checksum. */
export function azureKey(random: Random, bytes: number, signature: string, seed: string, urlSafe = false): string {
  const characters = Math.ceil((bytes * 8) / 6);
  const body = random.chars(base64Digits.replace(urlSafe ? /[+/]/g : "", ""), characters - 10);
  const key = Buffer.from(`${body}${signature}AAAAAA`, "base64");
  marvin32(key.subarray(0, -4), seed).copy(key, key.length - 4);
  return urlSafe ? key.toString("base64").replace(/\+/g, "-").replace(/\//g, "_") : key.toString("base64");
}

export function annotatedKey(random: Random): string {
  const body =
    `${random.alphanumeric(52)}JQ${"QJ"}99${random.pick(["A", "B"])}${random.pick([..."ABCDEFGHIJKL"])}AC${random.alphanumeric(6)}XJ3w3AAAA${random.pick(["AAAC", "BAAC", "AACO"])}OG`
      .slice(0, 80)
      .padEnd(80, "A");
  const hash = marvin32(Buffer.from(body, "base64"), "Default0");
  const text = hash.toString("base64").slice(0, 4);
  return /^[A-Za-z][A-Za-z0-9]{3}$/.test(text) && /[A-Za-z]$/.test(body.slice(76, 77))
    ? body + text
    : annotatedKey(random);
}

/** 32 random bytes as bech32 (BIP 173). */
export function bech32(random: Random, prefix: string): string {
  const digitsOf = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  const data = Array.from({ length: 52 }, (_, index) => (index === 51 ? random.integer(2) * 16 : random.integer(32)));
  const codes = [...prefix].map((char) => char.charCodeAt(0));
  const expanded = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  const polynomial = bech32Polynomial([...expanded, ...data, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = Array.from({ length: 6 }, (_, index) => (polynomial >>> (5 * (5 - index))) & 31);
  return `${prefix}1${[...data, ...checksum].map((digit) => digitsOf.charAt(digit)).join("")}`;
}

export function ageKey(random: Random): string {
  return bech32(random, "age-secret-key-").toUpperCase();
}

export function jwt(
  random: Random,
  payload: Record<string, unknown>,
  header: Record<string, unknown> = { alg: "HS256", typ: "JWT" },
): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(payload)}.${random.base64url(43)}`;
}

export function bedrockKey(random: Random): string {
  const text = `Bedrock${"APIKey"}-${random.chars("abcdefghijklmnopqrstuvwxyz0123456789", 4)}-at-${random.chars("123456789", 12)}:${random.chars(base64Digits, 40)}`;
  return `AB${"SK"}${Buffer.from(text).toString("base64")}`;
}

/** One real key of each kind, made once a run: making RSA keys for every sample would take minutes. */
export interface KeyRing {
  readonly rsa: string;
  readonly ec: string;
  readonly ed25519: string;
}

export function createKeyRing(): KeyRing {
  const pem = { type: "pkcs8", format: "pem" } as const;
  return {
    rsa: generateKeyPairSync("rsa", { modulusLength: 2048 })
      .privateKey.export({ type: "pkcs1", format: "pem" })
      .toString(),
    ec: generateKeyPairSync("ec", { namedCurve: "P-256" })
      .privateKey.export({ type: "sec1", format: "pem" })
      .toString(),
    ed25519: generateKeyPairSync("ed25519").privateKey.export(pem).toString(),
  };
}

/** A block of base64 between two lines. */
export function block(label: string, bytes: Buffer): string {
  const body = bytes.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;
}

export function openSshKey(random: Random): string {
  return block(
    `OPENSSH ${"PRIVATE"} KEY`,
    Buffer.concat([
      Buffer.from("openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none\0\0\0\0\0\0\0\x01", "latin1"),
      random.bytes(280),
    ]),
  );
}

/** A password as a person in a company chooses it. */
export function personPassword(random: Random): string {
  const words = [
    "Harbor",
    "Winter",
    "Falcon",
    "Maple",
    "Copper",
    "Violet",
    "Tunnel",
    "Rocket",
    "Garden",
    "Marble",
    "Saturn",
    "Pepper",
  ];
  return random.pick([
    () => `${random.pick(words)}${random.between(10, 99)}${random.pick(["!", "#", "$", "?", "*"])}`,
    () => `${random.pick(words).toLowerCase()}-${random.pick(words).toLowerCase()}-${random.between(100, 999)}`,
    () => random.alphanumeric(16),
    () =>
      `${random.chars("abcdefghjkmnpqrstuvwxyz23456789", 6)}-${random.chars("abcdefghjkmnpqrstuvwxyz23456789", 6)}-${random.chars("abcdefghjkmnpqrstuvwxyz23456789", 6)}`,
    () => `${random.alphanumeric(5)}#${random.alphanumeric(5)}!${random.alphanumeric(3)}`,
    () => `${random.pick(words)}_${random.pick(words)}_${random.between(1000, 9999)}`,
    () =>
      `${random.chars("bcdfgh", 1)}${random.between(1, 9)}${random.pick(words)}${random.between(1, 9)}${random.pick(words)}`,
  ])();
}
