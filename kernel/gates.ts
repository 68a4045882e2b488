/**
 * Cheap tests on the bytes around a keyword (`GateName` in src/secrets/rule.ts says what each asks for). They err on the
 * side of true: the rule's pattern and check decide.
 */

import {
  assignedGate,
  assignedTokenGate,
  blankKind,
  closerKind,
  endKind,
  flagGate,
  nameKind,
  pairedGate,
  quoteKind,
  signKind,
  tokenGate,
  tokenTrait,
  userinfoGate,
  valuedGate,
  wordTrait,
} from "../src/secrets/kernel-layout";
import { isCut } from "./cuts";
import { byteAt, isBare, kindOf, length, traitsOf } from "./memory";

const nameLimit = 48;
const blankLimit = 24;
const valueLimit = 64;
const openBracket = 40;
const hyphen = 45;
const slash = 47;
const colon = 58;
const lessThan = 60;
const equals = 61;
const greaterThan = 62;
const question = 63;
const at_ = 64;
const openBrace = 123;

export function passesGate(gate: u32, position: i32, end: i32): bool {
  if (gate == assignedGate) return isAssigned(end, false);
  if (gate == assignedTokenGate) return isAssigned(end, true);
  if (gate == valuedGate) return isValued(end);
  if (gate == tokenGate) return beginsToken(end);
  if (gate == userinfoGate) return hasUserinfo(end);
  if (gate == pairedGate) return isPaired(end);
  if (gate == flagGate) return isFlag(position, end);
  return true;
}

function skip(start: i32, limit: i32, mask: u32): i32 {
  let at = start;
  while (at < start + limit && (kindOf(at) & mask) != 0) at++;
  return at;
}

/** Where the value that was looked at last ends, its length, and whether it may be a secret. */
let valueEnd = 0;
let valueSize = 0;
let plausible = false;
/** What the content that was looked at last has. */
let special = false;
let lower = false;
let upper = false;
let blank = false;
let digit = false;
/** Neither letter, digit nor blank. */
let sign = false;

/** A value is given to the name. Looks through a type (`: string =`) and up to two calls around the value. */
function isAssigned(end: i32, isToken: bool): bool {
  let at = skip(end, nameLimit, nameKind);
  at = skip(at, blankLimit, quoteKind | closerKind | blankKind);
  if ((kindOf(at) & signKind) == 0) return false;
  for (let level = 0; level < 4; level++) {
    at = skip(at, 2 * blankLimit, signKind | blankKind | quoteKind);
    const quoted = (kindOf(at - 1) & quoteKind) != 0;
    if (quoted) lookAtQuoted(at);
    else lookAtBare(at);
    if (isToken ? looksLikeToken(quoted) : plausible) return true;
    if (quoted) return false;
    const stop = valueEnd;
    if (byteAt(stop) == openBracket || (kindOf(stop) & quoteKind) != 0) {
      at = stop;
      continue;
    }
    // A type, and the sign after it.
    at = skip(stop, 3 * blankLimit, blankKind | nameKind | signKind);
    while (at > stop && byteAt(at - 1) != equals) at--;
    if (at == stop) return false;
  }
  return false;
}

/** A value stands right behind the keyword and its sign. */
function isValued(end: i32): bool {
  const at = skip(end, 2 * blankLimit, signKind | blankKind | quoteKind);
  const quoted = (kindOf(at - 1) & quoteKind) != 0;
  if (quoted) lookAtQuoted(at);
  else lookAtBare(at);
  return looksLikeToken(quoted);
}

/** Whether the value that was looked at last may be a token. */
function looksLikeToken(quoted: bool): bool {
  if (valueSize < 4 || (!quoted && byteAt(valueEnd) == openBracket)) return false;
  if (digit || (quoted && isCut(valueEnd))) return true;
  const kinds = i32(lower) + i32(upper) + i32(sign);
  return !blank && valueSize >= (kinds == 3 ? 16 : kinds == 2 ? 32 : 20);
}

const longWithoutDigits = 16;

/** To the closing quote or the end of the line. */
function lookAtQuoted(start: i32): void {
  lookAtContent(start, length, quoteKind | endKind);
  const size = valueEnd - start;
  const mixed = lower && upper && !blank && size >= 6;
  plausible = size >= 4 && (special || mixed || (size >= longWithoutDigits && !blank));
}

/** To the first blank or bracket. */
function lookAtBare(start: i32): void {
  let end = start;
  while (end < start + valueLimit && isBare(end)) end++;
  lookAtContent(start, end, 0);
  const size = end - start;
  valueEnd = end;
  plausible = size >= 4 && byteAt(end) != openBracket && (special || size >= longWithoutDigits);
}

/** What a value consists of, up to a byte of `mask`. `special`: a digit, or a sign that words and names do not have. */
function lookAtContent(start: i32, textEnd: i32, mask: u32): void {
  const stop = min(textEnd, start + valueLimit);
  special = false;
  lower = false;
  upper = false;
  blank = false;
  digit = false;
  sign = false;
  let at = start;
  for (; at < stop; at++) {
    if ((kindOf(at) & mask) != 0) break;
    const byte = byteAt(at);
    if (byte >= 97 && byte <= 122) lower = true;
    else if (byte >= 65 && byte <= 90) upper = true;
    else if (byte == 32 || byte == 9) blank = true;
    else {
      if (byte >= 48 && byte <= 57) digit = true;
      else sign = true;
      if (byte != 95 && byte != 46 && byte != hyphen && byte != colon && byte != slash) special = true;
    }
  }
  valueEnd = at;
  valueSize = at - start;
}

const tokenProbe = 8;

/** Eight bytes that a random token may have, at least one of them a capital or a digit: no word goes on like that. */
function beginsToken(end: i32): bool {
  let mixed = false;
  for (let at = end; at < end + tokenProbe; at++) {
    const byte = byteAt(at);
    if ((traitsOf(at) & tokenTrait) == 0 && byte != 46) return false;
    if ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90)) mixed = true;
  }
  return mixed;
}

const longestUserinfo = 512;

/** An `@` before what ends the authority of a URL (RFC 3986, 3.2), or a blank, a quote or a bracket. */
function hasUserinfo(end: i32): bool {
  const stop = min(length, end + longestUserinfo);
  let hasColon = false;
  for (let at = end; at < stop; at++) {
    const byte = byteAt(at);
    if (byte == at_) return at > end;
    if (byte <= 32 || byte == 34 || byte == 39 || byte == lessThan || byte == greaterThan || byte == 96) return false;
    // Passwords may hold `/`, `?` and `#` against the rules; a host and a path without `@` behind them are the rule.
    if ((byte == slash || byte == question) && at > end + 3 && !hasColon) return false;
    if (byte == colon) hasColon = true;
  }
  return false;
}

/** A name in one field and its value in the next: `name: X` and `value: …`, `<key>X</key><string>`, attributes. */
function isPaired(end: i32): bool {
  let at = skip(end, nameLimit, nameKind);
  if (byteAt(at) == lessThan) return byteAt(at + 1) == slash;
  const first = at;
  while (at < first + blankLimit && isBetweenFields(byteAt(at))) at++;
  const byte = byteAt(at);
  if (at == first) return byte == greaterThan;
  if (byte == greaterThan || byte == openBrace) return true;
  if (beginsValueWord(max(byte, 0) | 32, max(byteAt(at + 1), 0) | 32)) return true;
  // More attributes before the end of the tag.
  at = skip(at, blankLimit, nameKind | blankKind | quoteKind);
  return byteAt(at) == greaterThan;
}

/** `va`, `de`, `co`, `se` */
function beginsValueWord(first: i32, second: i32): bool {
  if (first == 118) return second == 97;
  if (first == 100 || first == 115) return second == 101;
  return first == 99 && second == 111;
}

/** Blank, line end, quote, comma. */
function isBetweenFields(byte: i32): bool {
  if (byte == 32 || byte == 9 || byte == 10 || byte == 13) return true;
  return byte == 34 || byte == 39 || byte == 44 || byte == 92;
}

/** A name and its value with only blanks between, where commands and definitions have that. */
function isFlag(position: i32, end: i32): bool {
  let at = skip(end, nameLimit, nameKind);
  const value = skip(at, blankLimit / 2, blankKind);
  if (value == at) return false;
  if ((kindOf(value) & quoteKind) != 0) lookAtQuoted(value + 1);
  else lookAtBare(value);
  if (!plausible) return false;
  at = position;
  const floor = position - nameLimit;
  while (at > 0 && at > floor && (kindOf(at - 1) & nameKind) != 0) at--;
  if (byteAt(at) == hyphen) return true;
  const before = byteAt(at - 1);
  if (before < 0 || before == slash || before == colon || before == 10 || before == 13) return true;
  let wordEnd = at;
  while (wordEnd > 0 && (byteAt(wordEnd - 1) == 32 || byteAt(wordEnd - 1) == 9)) wordEnd--;
  if (wordEnd == at) return false;
  return isFlagWord(wordEnd);
}

/** The word before `end` begins with `-`, or is one of ENV, ARG, #define, set, setx, setenv, export; or there is none. */
function isFlagWord(end: i32): bool {
  let start = end;
  while (start > 0 && end - start < 8 && byteAt(start - 1) > 32) start--;
  const size = end - start;
  if (size == 0 || byteAt(start) == hyphen) return true;
  // Up to eight letters in lower case, the last one lowest.
  let word: u64 = 0;
  for (let at = start; at < end; at++) word = (word << 8) | u64(lowerCase(byteAt(at)));
  return (
    word == 0x656e76 ||
    word == 0x617267 ||
    word == 0x23646566696e65 ||
    word == 0x736574 ||
    word == 0x73657478 ||
    word == 0x736574656e76 ||
    word == 0x6578706f7274
  );
}

export function lowerCase(byte: i32): i32 {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

const backslash = 92;
const percent = 37;
const terminal = 27;

/**
 * True where no letter or digit stands before `position`, save one that ends an escape: `\n` and `\u0026` in a string,
 * `%3D` in a URL that is read as it stands, the `m` of a terminal's color.
 */
export function beginsWord(position: i32): bool {
  if ((traitsOf(position - 1) & wordTrait) == 0 || (traitsOf(position) & wordTrait) == 0) return true;
  const before = byteAt(position - 1);
  if (byteAt(position - 2) == backslash) return byteAt(position - 3) != backslash && isShortEscape(before);
  if (byteAt(position - 6) == backslash && byteAt(position - 5) == 117) return true;
  if (byteAt(position - 4) == backslash && byteAt(position - 3) == 120) return true;
  if (byteAt(position - 3) == percent) return true;
  if (before != 109) return false;
  for (let at = position - 2; at > position - 12; at--) if (byteAt(at) == terminal) return true;
  return false;
}

/** `b` `f` `n` `r` `t` `v` `0` */
function isShortEscape(byte: i32): bool {
  return byte == 98 || byte == 102 || byte == 110 || byte == 114 || byte == 116 || byte == 118 || byte == 48;
}
