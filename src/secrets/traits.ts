/** What single bytes can be: tables for the kernel, and tests for what is left to do here. */

import {
  bareKind,
  base64Trait,
  blankKind,
  closerKind,
  endKind,
  hexTrait,
  nameKind,
  pieceTrait,
  quoteKind,
  quoteTrait,
  signKind,
  tokenTrait,
  wordTrait,
} from "./kernel-layout.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";

/** The bits of a table by byte. */
function tableOf(marks: readonly (readonly [string, number])[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const [characters, bit] of marks) {
    for (const byte of Buffer.from(characters, "latin1")) table[byte] = (table[byte] ?? 0) | bit;
  }
  return table;
}

/** The traits of kernel-layout.ts by byte. */
export function byteTraits(): Uint8Array {
  return tableOf([
    [letters + digits, wordTrait | tokenTrait | base64Trait | pieceTrait],
    ["_-", tokenTrait | base64Trait | pieceTrait],
    ["+/", base64Trait | pieceTrait],
    // Halves of a sentence end in a blank, halves of a secret do not.
    ["=.:@", pieceTrait],
    ["\"'`", quoteTrait],
    [`${digits}abcdefABCDEF`, hexTrait],
  ]);
}

/** The kinds of kernel-layout.ts by byte. */
export function assignmentKinds(): Uint8Array {
  const kinds = tableOf([
    [`${letters}${digits}_.-`, nameKind],
    [" \t", blankKind],
    ["\"'`\\", quoteKind],
    [")]}", closerKind],
    ["=:>,(|<?!", signKind],
    ["\r\n\0", endKind],
  ]);
  // What ends a value without quotes.
  const enders = new Set(Buffer.from("\"'`,;<>(){}[]|\\"));
  for (let byte = 33; byte < 256; byte++) if (!enders.has(byte)) kinds[byte] = (kinds[byte] ?? 0) | bareKind;
  return kinds;
}

/** Letter or digit. */
export function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
}

/** Letter, digit, `_` or `-`. */
export function isTokenByte(byte: number | undefined): boolean {
  return isWordByte(byte) || byte === 95 || byte === 45;
}

/** Both alphabets of base64: `+` `/` and `-` `_`. */
export function isBase64Byte(byte: number | undefined): boolean {
  return byte === 43 || byte === 47 || isTokenByte(byte);
}
