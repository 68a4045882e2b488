/** Cheap tests on the bytes right after a keyword, before anything is decoded (`GateName` in rule.ts says what each asks for). */

const nameLimit = 48;
const signLimit = 24;
const shortestValue = 6;

const kind = { other: 0, name: 1, blank: 2, quote: 4, closer: 8, sign: 16, end: 32 } as const;

/** What each byte can be around an assignment; bits of `kind`. */
export function assignmentKinds(): Uint8Array {
  const kinds = new Uint8Array(256);
  const mark = (characters: string, bit: number): void => {
    for (const byte of Buffer.from(characters, "latin1")) kinds[byte] = (kinds[byte] ?? 0) | bit;
  };
  mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-", kind.name);
  mark(" \t", kind.blank);
  mark("\"'`\\", kind.quote);
  mark(")]}", kind.closer);
  mark("=:>,(|<?", kind.sign);
  mark("\r\n\0", kind.end);
  return kinds;
}

/**
 * True where a value is given to the name that the keyword ends at `position`. Errs on the side of true: the rule's
 * pattern decides.
 */
export function isAssigned(bytes: Uint8Array, position: number, limit: number, kinds: Uint8Array): boolean {
  let at = position;
  const kindAt = (index: number): number => (index < limit ? (kinds[bytes[index] as number] as number) : kind.end);
  const nameEnd = position + nameLimit;
  while (at < nameEnd && (kindAt(at) & kind.name) !== 0) at++;
  const closers = kind.quote | kind.closer | kind.blank;
  const closerEnd = at + 8;
  while (at < closerEnd && (kindAt(at) & closers) !== 0) at++;
  if ((kindAt(at) & kind.sign) === 0) {
    // A flag of a command line: `--password hunter2`. A sentence has no digit in its next word.
    return (
      at > position &&
      (kindAt(at - 1) & kind.blank) !== 0 &&
      hasValue(bytes, at, limit, kinds) &&
      hasDigit(bytes, at, limit)
    );
  }
  const signEnd = at + signLimit;
  while (at < signEnd && (kindAt(at) & (kind.sign | kind.blank | kind.quote | kind.closer)) !== 0) at++;
  return hasValue(bytes, at, limit, kinds);
}

/** At least six bytes that are neither blank, quote nor end of line. */
function hasValue(bytes: Uint8Array, position: number, limit: number, kinds: Uint8Array): boolean {
  if (position + shortestValue > limit) return false;
  for (let at = position; at < position + shortestValue; at++) {
    if (((kinds[bytes[at] as number] as number) & (kind.blank | kind.quote | kind.end)) !== 0) return false;
  }
  return true;
}

function hasDigit(bytes: Uint8Array, position: number, limit: number): boolean {
  const end = Math.min(limit, position + signLimit);
  for (let at = position; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 48 && byte <= 57) return true;
    if (byte === 10) return false;
  }
  return false;
}

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
  const terminal = 27;
  if (before !== 109) return false;
  for (let at = position - 2; at > position - 12; at--) if (bytes[at] === terminal) return true;
  return false;
}

/** `b` `f` `n` `r` `t` `v` `0` */
const shortEscapes: ReadonlySet<number> = new Set([98, 102, 110, 114, 116, 118, 48]);

/** Letter, digit, `_` or `-`. */
export function isTokenByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    (byte >= 97 && byte <= 122) ||
    (byte >= 65 && byte <= 90) ||
    (byte >= 48 && byte <= 57) ||
    byte === 95 ||
    byte === 45
  );
}

const tokenProbe = 8;

/** Eight bytes that a random token may have, at least one of them a capital or a digit: no word goes on like that. */
export function beginsToken(bytes: Uint8Array, position: number): boolean {
  let mixed = false;
  for (let at = position; at < position + tokenProbe; at++) {
    const byte = bytes[at];
    if (!isTokenByte(byte) && byte !== 46) return false;
    if (byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90))) mixed = true;
  }
  return mixed;
}

/** Letter or digit. */
export function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
}
