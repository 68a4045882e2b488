/**
 * Bytes folded into 32 classes for the keyword filter: letters without case (q shares the class of x), digits as one
 * class, `_` and `-` alone, `+` and the backslash together (they join strings and lines), quotes and signs of assignment
 * together, other visible characters and the pieces of UTF-8 together, blanks and all else zero.
 */

const underscore = 95;
const hyphen = 45;
/** `+` and the backslash. */
const joiners: ReadonlySet<number> = new Set([43, 92]);
/** `:` `=` `"` `'` */
const signs: ReadonlySet<number> = new Set([58, 61, 34, 39]);

/** The class, 0 to 31, of a byte. */
export function classOf(byte: number): number {
  const letter = (byte | 32) - 96;
  if (letter >= 1 && letter <= 26 && byte >= 65) return letter === 17 ? 24 : letter;
  if (joiners.has(byte)) return 17;
  if (byte >= 48 && byte <= 57) return 27;
  if (byte === underscore) return 28;
  if (byte === hyphen) return 29;
  if (signs.has(byte)) return 30;
  return byte > 32 && byte !== 127 ? 31 : 0;
}

/** ASCII letters in lower case, every other byte as it is. */
export function lowerCaseTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) table[byte] = byte >= 65 && byte <= 90 ? byte + 32 : byte;
  return table;
}

/**
 * How rare each pair of classes is: `-2 · log2(share)` as one base64 digit each, 1,024 of them, first class first.
 * Measured by `bench/pairs.ts` over 200 MB of npm packages. Only speed depends on it.
 */
const pairRarity =
  "GPSQRRRVUPZWTSSQRXQQNTTSYVdSWYNLTMUOTSYReRdUQQQVTcQROUXUVUXXecXTYScbcSefeXWiUedVdhYXdVhhdXjZffbSXPbWZQadRVZUTcZQZeTYRVafZYaVedaQRSZaWPabdTgcZabVZbXVZXcceZiZabURNQXRQUTUaWbZSSPXUbNOPZUWQVeYYYRPSTdcdVXkhRjiYgaScfVaYUihhZmYgfaVTTXacRdZYVffYbXZchVWYWeghehddeXSUSbbdPegeSiiecfUchXaWZhfhdkeffYTYRVSRTSUfehbSTOPVgUQRfVjYkWdedZSfdcdeVhjghjkilkZilkWidgjjkkinofaXUZbdTcdhYjhebbddjeXdchghgiedebTUTXZWQbdhRfdSdcSagaUTTadhViebdYTUQUacQffiUchbXcUTidWdXfihfgdedZTPRaSRRUQdUeYXZVTWYZQPUXffYhdaaUSTUUTSbSXhVbVTSNUSiOVTRWUccheecbVXRcaXPegbVkgTbdRVjSWTUeiiclfdfZWZhcgeijmkilommTmlagffXmlhpofokXZQRaUWNWVeRjWYVSQZdSSRUWceVjeabVSPUZTaPZdVShZYZYSTcYSOTcabXhXaaSPPQZUYOZcOOeeYYaQVdRSTScYdRibYZUQXVWVWSZZiVkiSUSeUkRSSfjngjhZkkdWcScdeSigjUlihigWckjghhkljikaljeZWVaddWfhWUkjeiYWgkZVfjieikmehicXZUYZcZdfeZehcdgeThbdUTiheeiXeeaVSWaacZeehajgbYYVRgbXZgebgdffccXUgZcefXiijemiijiXmnnijhlihigglhfcTZVXXYXddeffeefffafeeffgXgfPdXUQfabYaacdeYgcbbccanbYZcedgkiZZqfbYacbccbfgbehccddbbcabeeejlhXqThdNWZXXXYaZWdcWVXYYaWTUYZbbghUagPPKSWPURVTWRYUVTVTUTUSSVWWUWeSXcQK";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Share of positions in ordinary sources, by pair of classes (`first << 5 | second`). */
export function pairShares(): Float64Array {
  const shares = new Float64Array(1024);
  for (let pair = 0; pair < shares.length; pair++) {
    shares[pair] = 2 ** (-digits.indexOf(pairRarity.charAt(pair)) / 2);
  }
  return shares;
}
