/** Amounts of money in words. */
import { grouped } from "./words.ts";

/** `$0.0042`, `$1.25`, `$120`: two digits that say something. */
export function dollarsInWords(amount: number): string {
  if (amount === 0) return "$0";
  if (amount >= 99.5) return `$${Math.round(amount)}`;
  if (amount >= 0.995) return `$${amount.toFixed(2)}`;
  return amount < 0.00005 ? "under $0.0001" : `$${amount.toFixed(4)}`;
}

/** Below this an amount is not told apart from nothing, in US dollars. */
const leastShown = 1e-9;

/**
 * `$0.00175`, `$0.165`, `$1.20`, `$1,235`: three digits that say something, and cents from a dollar on.
 *
 * @param more digits besides, to tell it from another amount
 */
export function exactDollars(amount: number, more = 0): string {
  if (amount === 0) return "$0";
  if (amount < leastShown) return "under $0.000000001";
  const places = amount >= 999.5 ? 0 : amount >= 1 ? 2 : 2 - Math.floor(Math.log10(amount));
  const [whole = "", fraction = ""] = amount.toFixed(Math.min(20, places + more)).split(".");
  // Cents stay as they are written: `$1.20`.
  const digits = fraction.length <= 2 ? fraction : fraction.slice(0, 2) + fraction.slice(2).replace(/0+$/, "");
  return `$${grouped(Number(whole))}${digits === "" ? "" : `.${digits}`}`;
}

/** Two amounts with as many digits as tell them apart: `$1.200` and `$1.204`. */
export function dollarsApart(one: number, other: number): readonly [string, string] {
  for (let more = 0; more < 4; more += 1) {
    const words = [exactDollars(one, more), exactDollars(other, more)] as const;
    if (words[0] !== words[1]) return aligned(words, one, other);
  }
  return [exactDollars(one), exactDollars(other)];
}

/** Amounts of one size end at one digit. */
function aligned([first, second]: readonly [string, string], one: number, other: number): readonly [string, string] {
  const isOneSize = Math.max(one, other) < 10 * Math.min(one, other) && one >= 1 === other >= 1;
  const [shorter, longer] = first.length < second.length ? [first, second] : [second, first];
  const missing = decimalsOf(longer) - decimalsOf(shorter);
  if (!isOneSize || missing <= 0 || decimalsOf(shorter) === 0) return [first, second];
  const padded = shorter + "0".repeat(missing);
  return shorter === first ? [padded, second] : [first, padded];
}

function decimalsOf(words: string): number {
  return words.split(".")[1]?.length ?? 0;
}
