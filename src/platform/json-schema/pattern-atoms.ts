/**
 * What the parts of a regular expression match, as far as it decides how an engine that backtracks fares with them: the
 * trail of atoms that `pattern-syntax.ts` leaves.
 */

/** Characters an atom may match, as far as the question "can the next atom begin with it too?" needs. */
export interface AtomSet {
  /** Bit per ASCII code. */
  readonly ascii: bigint;
  /** May match characters beyond ASCII. */
  readonly beyond: boolean;
}

/** One character class or literal with its repetition; the trail of these decides whether a pattern is simple. */
export interface Atom {
  readonly set: AtomSet;
  readonly minimum: number;
  readonly maximum: number;
}

export const allAscii = (1n << 128n) - 1n;
export const everything: AtomSet = { ascii: allAscii, beyond: true };
export const digits = rangeBits(48, 57);
export const wordCharacters = digits | rangeBits(65, 90) | rangeBits(97, 122) | bit(95);
export const asciiSpace = rangeBits(9, 13) | bit(32);
/**
 * True where no retry can cost more than a constant: every repetition that can give characters back is followed only
 * by atoms that cannot match those characters, and the search starts at one place (or never runs far).
 */
export function isSimple(atoms: readonly Atom[], anchored: boolean): boolean {
  const longest = atoms.reduce((sum, atom) => sum + atom.maximum, 0);
  if (!anchored && longest > 100) return false;
  for (const [index, atom] of atoms.entries()) {
    if (atom.maximum > 100 && atom.maximum !== Number.POSITIVE_INFINITY) return false;
    if (atom.minimum === atom.maximum) continue;
    for (const following of atoms.slice(index + 1)) {
      if ((atom.set.ascii & following.set.ascii) !== 0n || (atom.set.beyond && following.set.beyond)) return false;
      if (following.minimum > 0) break;
    }
  }
  return atoms.length <= 50;
}

/** The set of one character, by its code point. */
export function single(code: number): AtomSet {
  return code < 128 ? { ascii: bit(code), beyond: false } : { ascii: 0n, beyond: true };
}

/** One ASCII code in the bits of a set. */
export function bit(code: number): bigint {
  return 1n << BigInt(code);
}

/** The ASCII codes from one code point to another, both included. */
export function rangeBits(low: number, high: number): bigint {
  if (low > 127) return 0n;
  const top = Math.min(high, 127);
  return ((1n << BigInt(top - low + 1)) - 1n) << BigInt(low);
}
