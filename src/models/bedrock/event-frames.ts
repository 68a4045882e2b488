/**
 * Frames of the Amazon event stream. Source: "Event stream encoding" (Amazon Transcribe developer guide, and the Smithy
 * specification). Our own because the library for it brings 220 KB along; a test reads what that library writes.
 */
import { crc32 } from "node:zlib";

export interface EventFrame {
  /** Headers of type string; Bedrock uses no others. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

export interface TakenFrame {
  readonly frame: EventFrame;
  /** Bytes that it took. */
  readonly length: number;
}

/** The format's own bound is 16 MiB of payload and 128 KiB of headers. */
const largestFrame = 16 * 1024 * 1024 + 128 * 1024 + 16;

/** Lengths of header values by their type, in bytes; -1 where two bytes of length come first. */
const valueLengths: readonly number[] = [0, 0, 1, 2, 4, 8, -1, -1, 8, 16];
const stringType = 7;

/**
 * The frame at the beginning of some bytes; undefined where it is not whole yet.
 *
 * @throws RangeError for bytes that are no frame: a wrong checksum, lengths that cannot be.
 */
export function takeFrame(bytes: Uint8Array): TakenFrame | undefined {
  if (bytes.byteLength < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0);
  const headersLength = view.getUint32(4);
  if (length < 16 || length > largestFrame || headersLength > length - 16) throw new RangeError("no frame");
  if (crc32(bytes.subarray(0, 8)) !== view.getUint32(8)) throw new RangeError("a wrong checksum of the prelude");
  if (bytes.byteLength < length) return undefined;
  if (crc32(bytes.subarray(0, length - 4)) !== view.getUint32(length - 4)) throw new RangeError("a wrong checksum");
  const headersEnd = 12 + headersLength;
  return {
    frame: {
      headers: readHeaders(bytes.subarray(12, headersEnd)),
      body: bytes.subarray(headersEnd, length - 4),
    },
    length,
  };
}

function readHeaders(bytes: Uint8Array): ReadonlyMap<string, string> {
  const decoder = new TextDecoder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers = new Map<string, string>();
  let at = 0;
  while (at < bytes.byteLength) {
    const nameEnd = at + 1 + view.getUint8(at);
    const name = decoder.decode(bytes.subarray(at + 1, nameEnd));
    const type = view.getUint8(nameEnd);
    const fixed = valueLengths[type];
    if (fixed === undefined) throw new RangeError(`a header of type ${type}`);
    const start = nameEnd + 1 + (fixed === -1 ? 2 : 0);
    const end = start + (fixed === -1 ? view.getUint16(nameEnd + 1) : fixed);
    if (end > bytes.byteLength) throw new RangeError("a header beyond its end");
    if (type === stringType) headers.set(name, decoder.decode(bytes.subarray(start, end)));
    at = end;
  }
  return headers;
}
