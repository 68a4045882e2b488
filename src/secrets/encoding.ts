/**
 * Which encoding a file has, as far as the scanner must care: UTF-16 is read as UTF-8 and as it stands, since its marks
 * can be put before anything; all else as it stands.
 */

export type Encoding = "bytes" | "utf16le" | "utf16be";

export interface EncodingFacts {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  readonly binary: boolean;
}

const probeLength = 4096;
const plain: EncodingFacts = { encoding: "bytes", mark: 0, binary: false };

/** True where the first bytes have neither a mark nor a zero; behind them stands a zero. */
export function isPlain(bytes: Buffer, length: number): boolean {
  const first = bytes[0] ?? 0;
  return first < 0xef && bytes.indexOf(0) >= Math.min(length, probeLength);
}

/** Looks at the first 4 KiB. */
export function encodingOf(bytes: Uint8Array): EncodingFacts {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf16le", mark: 2, binary: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf16be", mark: 2, binary: false };
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const zero = bytes.indexOf(0);
  if (zero < 0 || zero >= probeLength) return mark === 0 ? plain : { ...plain, mark };
  const probe = bytes.subarray(0, probeLength);
  const zeros = [0, 0];
  for (let at = 0; at < probe.length; at++) if (probe[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = probe.length / 2;
  // Text of Latin letters has a zero in nearly every second byte and next to none in the others.
  if (odd > half * 0.6 && even < half * 0.05) return { encoding: "utf16le", mark: 0, binary: false };
  if (even > half * 0.6 && odd < half * 0.05) return { encoding: "utf16be", mark: 0, binary: false };
  return { encoding: "bytes", mark: 0, binary: true };
}

/** The same bytes read as they stand, whatever they claim to be. */
export function asBytes(bytes: Uint8Array, mark: number): EncodingFacts {
  const zero = bytes.indexOf(0);
  return { encoding: "bytes", mark, binary: zero >= 0 && zero < probeLength };
}

/** UTF-16 bytes, without their mark, as UTF-8. An odd byte at the end is left out. */
export function toUtf8(bytes: Buffer, encoding: "utf16le" | "utf16be"): Buffer {
  const whole = bytes.subarray(0, bytes.length & ~1);
  const little = encoding === "utf16le" ? whole : Buffer.from(whole).swap16();
  return Buffer.from(little.toString("utf16le"), "utf8");
}
