/** Deterministic randomness: the same seed gives the same corpus on every machine. */
import { Buffer } from "node:buffer";

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const hexDigits = "0123456789abcdef";
const base62 = digits + upper + lower;
export const base64Digits = `${upper}${lower}${digits}+/`;
const base64urlDigits = `${upper}${lower}${digits}-_`;
export const base32Digits = `${upper}234567`;

export interface Random {
  /** From 0 to below `limit`. */
  integer(limit: number): number;
  pick<T>(list: readonly T[]): T;
  chars(alphabet: string, length: number): string;
  bytes(length: number): Buffer;
  hex(length: number): string;
  alphanumeric(length: number): string;
  base64url(length: number): string;
  uuid(): string;
  /** Between the two, both included. */
  between(least: number, most: number): number;
}

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[integer(list.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  /** Digits and both cases where the alphabet has them, as real tokens of this length always have. */
  const chars = (alphabet: string, length: number): string => {
    for (;;) {
      let text = "";
      for (let index = 0; index < length; index++) text += alphabet.charAt(integer(alphabet.length));
      const wanted = [/[0-9]/, /[a-z]/, /[A-Z]/].filter((kind) => kind.test(alphabet));
      if (length < 12 || wanted.every((kind) => kind.test(text))) return text;
    }
  };
  const hex = (length: number): string => chars(hexDigits, length);
  return {
    integer,
    pick,
    chars,
    hex,
    bytes: (length) => Buffer.from(Array.from({ length }, () => integer(256))),
    alphanumeric: (length) => chars(base62, length),
    base64url: (length) => chars(base64urlDigits, length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`,
    between: (least, most) => least + integer(most - least + 1),
  };
}
