/**
 * The gates of the kernel (kernel/gates.ts) written a second time, so that both can be compared: `GateName` in rule.ts says
 * what each asks for.
 */

import { mayBeCut } from "../../../src/secrets/layer.ts";

const nameLimit = 48;
const blankLimit = 24;
const valueLimit = 64;

/** What a byte can be around an assignment; bits. */
const kind = { name: 1, blank: 2, quote: 4, closer: 8, sign: 16, end: 32, bare: 64 } as const;

/** The bits of `kind` by byte. */
export function assignmentKinds(): Uint8Array {
  const kinds = new Uint8Array(256);
  const mark = (characters: string, bit: number): void => {
    for (const byte of Buffer.from(characters, "latin1")) kinds[byte] = (kinds[byte] as number) | bit;
  };
  mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-", kind.name);
  mark(" \t", kind.blank);
  mark("\"'`\\", kind.quote);
  mark(")]}", kind.closer);
  mark("=:>,(|<?!", kind.sign);
  mark("\r\n\0", kind.end);
  // What ends a value without quotes.
  for (let byte = 33; byte < 256; byte++) kinds[byte] = (kinds[byte] as number) | kind.bare;
  for (const byte of Buffer.from("\"'`,;<>(){}[]|\\")) kinds[byte] = (kinds[byte] as number) & ~kind.bare;
  return kinds;
}

/** Test a gate for a keyword that stands at `[position, end)`. */
type Gate = (bytes: Uint8Array, position: number, end: number, kinds: Uint8Array) => boolean;

function kindAt(bytes: Uint8Array, at: number, kinds: Uint8Array): number {
  return at < bytes.length ? (kinds[bytes[at] as number] as number) : kind.end;
}

function skip(bytes: Uint8Array, from: number, limit: number, mask: number, kinds: Uint8Array): number {
  let at = from;
  while (at < from + limit && (kindAt(bytes, at, kinds) & mask) !== 0) at++;
  return at;
}

/** A value is given to the name. Looks through a type (`: string =`) and up to two calls around the value. */
const isAssigned = (bytes: Uint8Array, end: number, kinds: Uint8Array, isToken: boolean): boolean => {
  let at = skip(bytes, end, nameLimit, kind.name, kinds);
  at = skip(bytes, at, blankLimit, kind.quote | kind.closer | kind.blank, kinds);
  if ((kindAt(bytes, at, kinds) & kind.sign) === 0) return false;
  for (let level = 0; level < 4; level++) {
    at = skip(bytes, at, 2 * blankLimit, kind.sign | kind.blank | kind.quote, kinds);
    const quoted = (kindAt(bytes, at - 1, kinds) & kind.quote) !== 0;
    const value = quoted ? quotedValue(bytes, at, kinds) : bareValue(bytes, at, kinds);
    if (isToken ? looksLikeToken(bytes, at, value.end, quoted) : value.plausible) return true;
    if (quoted) return false;
    const stop = bytes[value.end];
    const openBracket = 40;
    if (stop === openBracket || (kindAt(bytes, value.end, kinds) & kind.quote) !== 0) {
      at = value.end;
      continue;
    }
    // A type, and the sign after it.
    at = skip(bytes, value.end, 3 * blankLimit, kind.blank | kind.name | kind.sign, kinds);
    const equals = 61;
    while (at > value.end && bytes[at - 1] !== equals) at--;
    if (at === value.end) return false;
  }
  return false;
};

const isValued: Gate = (bytes, _position, end, kinds) => {
  const at = skip(bytes, end, 2 * blankLimit, kind.sign | kind.blank | kind.quote, kinds);
  const quoted = (kindAt(bytes, at - 1, kinds) & kind.quote) !== 0;
  const value = quoted ? quotedValue(bytes, at, kinds) : bareValue(bytes, at, kinds);
  return looksLikeToken(bytes, at, value.end, quoted);
};

/** By expressions, not by loops: another way to the same answer. */
function looksLikeToken(bytes: Uint8Array, start: number, end: number, quoted: boolean): boolean {
  const value = Buffer.from(bytes.subarray(start, end)).toString("latin1");
  if (value.length < 4 || (!quoted && bytes[end] === 40)) return false;
  if (/[0-9]/.test(value) || (quoted && mayBeCut(Buffer.from(bytes), end, false))) return true;
  const kinds = [/[a-z]/, /[A-Z]/, /[^A-Za-z0-9 \t]/].filter((expression) => expression.test(value)).length;
  return !/[ \t]/.test(value) && value.length >= (kinds === 3 ? 16 : kinds === 2 ? 32 : 20);
}

interface Value {
  readonly end: number;
  readonly plausible: boolean;
}

const longWithoutDigits = 16;

/** To the closing quote or the end of the line. */
function quotedValue(bytes: Uint8Array, start: number, kinds: Uint8Array): Value {
  const content = contentOf(bytes, start, kind.quote | kind.end, kinds);
  const length = content.end - start;
  const mixed = content.lower && content.upper && !content.blank && length >= 6;
  const plausible = length >= 4 && (content.special || mixed || (length >= longWithoutDigits && !content.blank));
  return { end: content.end, plausible };
}

/** To the first blank or bracket. */
function bareValue(bytes: Uint8Array, start: number, kinds: Uint8Array): Value {
  let end = start;
  const limit = start + valueLimit;
  while (end < limit && (kindAt(bytes, end, kinds) & kind.bare) !== 0 && end < bytes.length) end++;
  const content = contentOf(bytes.subarray(0, end), start, 0, kinds);
  const length = end - start;
  const openBracket = 40;
  const plausible = length >= 4 && bytes[end] !== openBracket && (content.special || length >= longWithoutDigits);
  return { end, plausible };
}

/** What a value consists of, up to a byte of `mask`. `special`: a digit, or a sign that words and names do not have. */
function contentOf(bytes: Uint8Array, start: number, mask: number, kinds: Uint8Array) {
  const limit = Math.min(bytes.length, start + valueLimit);
  let special = false;
  let lower = false;
  let upper = false;
  let blank = false;
  let at = start;
  for (; at < limit; at++) {
    const byte = bytes[at] as number;
    if (((kinds[byte] as number) & mask) !== 0) break;
    if (byte >= 97 && byte <= 122) lower = true;
    else if (byte >= 65 && byte <= 90) upper = true;
    else if (byte === 32 || byte === 9) blank = true;
    else if (byte !== 95 && byte !== 46 && byte !== 45 && byte !== 58 && byte !== 47) special = true;
  }
  return { end: at, special, lower, upper, blank };
}

const tokenProbe = 8;

/** Eight bytes that a random token may have, at least one of them a capital or a digit: no word goes on like that. */
const beginsToken: Gate = (bytes, _position, end) => {
  let mixed = false;
  for (let at = end; at < end + tokenProbe; at++) {
    const byte = bytes[at];
    if (!isTokenByte(byte) && byte !== 46) return false;
    if (byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90))) mixed = true;
  }
  return mixed;
};

const longestUserinfo = 512;

/** An `@` before what ends the authority of a URL (RFC 3986, 3.2), or a blank, a quote or a bracket. */
const hasUserinfo: Gate = (bytes, _position, end) => {
  const limit = Math.min(bytes.length, end + longestUserinfo);
  for (let at = end; at < limit; at++) {
    const byte = bytes[at] as number;
    if (byte === 64) return at > end;
    if (byte <= 32 || byte === 34 || byte === 39 || byte === 60 || byte === 62 || byte === 96) return false;
    // Passwords may hold `/`, `?` and `#` against the rules; a host and a path without `@` behind them are the rule.
    if ((byte === 47 || byte === 63) && at > end + 3 && !hasColon(bytes, end, at)) return false;
  }
  return false;
};

function hasColon(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 58) return true;
  return false;
}

const pairedWords: ReadonlySet<string> = new Set(["va", "de", "co", "se"]);

/** A name in one field and its value in the next: `name: X` and `value: …`, `<key>X</key><string>`, attributes. */
const isPaired: Gate = (bytes, _position, end, kinds) => {
  let at = skip(bytes, end, nameLimit, kind.name, kinds);
  if (bytes[at] === 60) return bytes[at + 1] === 47;
  const first = at;
  while (at < first + blankLimit && isBetweenFields(bytes[at])) at++;
  if (at === first) return bytes[at] === 62;
  const byte = bytes[at];
  if (byte === 62 || byte === 123) return true;
  const word = String.fromCharCode((byte ?? 0) | 32, (bytes[at + 1] ?? 0) | 32);
  if (pairedWords.has(word)) return true;
  // More attributes before the end of the tag.
  at = skip(bytes, at, blankLimit, kind.name | kind.blank | kind.quote, kinds);
  return bytes[at] === 62;
};

/** Blank, line end, quote, comma. */
function isBetweenFields(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    byte === 32 || byte === 9 || byte === 10 || byte === 13 || byte === 34 || byte === 39 || byte === 44 || byte === 92
  );
}

const flagWords: ReadonlySet<string> = new Set(["env", "arg", "#define", "set", "setx", "setenv", "export"]);

/** A name and its value with only blanks between, where commands and definitions have that. */
const isFlag: Gate = (bytes, position, end, kinds) => {
  let at = skip(bytes, end, nameLimit, kind.name, kinds);
  const value = skip(bytes, at, blankLimit / 2, kind.blank, kinds);
  if (value === at) return false;
  const quoted = (kindAt(bytes, value, kinds) & kind.quote) !== 0;
  const content = quoted ? quotedValue(bytes, value + 1, kinds) : bareValue(bytes, value, kinds);
  if (!content.plausible) return false;
  at = position;
  const floor = position - nameLimit;
  while (at > 0 && at > floor && (kindAt(bytes, at - 1, kinds) & kind.name) !== 0) at--;
  if (bytes[at] === 45) return true;
  const before = bytes[at - 1];
  if (before === undefined || before === 47 || before === 58 || before === 10 || before === 13) return true;
  let wordEnd = at;
  while (wordEnd > 0 && (bytes[wordEnd - 1] === 32 || bytes[wordEnd - 1] === 9)) wordEnd--;
  if (wordEnd === at) return false;
  let word = "";
  for (let index = wordEnd - 1; index >= 0 && wordEnd - index <= 8; index--) {
    const byte = bytes[index] as number;
    if (byte <= 32) break;
    word = String.fromCharCode(byte) + word;
  }
  return word === "" || word.startsWith("-") || flagWords.has(word.toLowerCase());
};

/**
 * True where no letter or digit stands before `position`, save one that ends an escape: `\n` and `\u0026` in a string,
 * the `m` of a terminal's color.
 */
export function beginsWord(bytes: Uint8Array, position: number): boolean {
  if (!isWordByte(bytes[position - 1]) || !isWordByte(bytes[position])) return true;
  const before = bytes[position - 1];
  const backslash = 92;
  if (bytes[position - 2] === backslash) return bytes[position - 3] !== backslash && shortEscapes.has(before ?? 0);
  if (bytes[position - 6] === backslash && bytes[position - 5] === 117) return true;
  if (bytes[position - 4] === backslash && bytes[position - 3] === 120) return true;
  // `%3D` in a URL that is read as it stands.
  if (bytes[position - 3] === 37) return true;
  const terminal = 27;
  if (before !== 109) return false;
  for (let at = position - 2; at > position - 12; at--) if (bytes[at] === terminal) return true;
  return false;
}

/** `b` `f` `n` `r` `t` `v` `0` */
const shortEscapes: ReadonlySet<number> = new Set([98, 102, 110, 114, 116, 118, 48]);

/** Letter, digit, `_` or `-`. */
function isTokenByte(byte: number | undefined): boolean {
  return isWordByte(byte) || byte === 95 || byte === 45;
}

/** Letter or digit. */
function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
}

/** The gates in the order of `gateNames`; the first asks nothing. */
export const gates: readonly (Gate | undefined)[] = [
  undefined,
  (bytes, _position, end, kinds) => isAssigned(bytes, end, kinds, false),
  beginsToken,
  hasUserinfo,
  isPaired,
  isFlag,
  (bytes, _position, end, kinds) => isAssigned(bytes, end, kinds, true),
  isValued,
];
