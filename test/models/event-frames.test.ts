/** Our reader of the event stream against the library that writes it. */
import { EventStreamCodec } from "@smithy/core/event-streams";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takeFrame } from "../../src/models/bedrock/event-frames.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const codec = new EventStreamCodec(
  (bytes) => decoder.decode(bytes as Uint8Array),
  (text) => encoder.encode(text),
);

function frameOf(headers: Readonly<Record<string, string>>, body: Uint8Array): Uint8Array {
  const typed = Object.entries(headers).map(([name, value]) => [name, { type: "string" as const, value }] as const);
  return codec.encode({
    headers: {
      ...Object.fromEntries(typed),
      flag: { type: "boolean", value: true },
      number: { type: "integer", value: 7 },
    },
    body,
  });
}

const name = fc.stringMatching(/^:?[a-z-]{1,20}$/);

describe("frames of the event stream", () => {
  it("are read as the library writes them, also where only a part has come", () => {
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.string({ unit: "grapheme" })),
        fc.uint8Array({ maxLength: 300 }),
        (headers, body) => {
          const bytes = frameOf(headers, body);
          const { frame, length } = takeFrame(Buffer.concat([bytes, new Uint8Array([1, 2, 3])])) ?? {};
          expect(length).toBe(bytes.byteLength);
          expect(Object.fromEntries(frame?.headers ?? [])).toEqual({ ...headers });
          expect(new Uint8Array(frame?.body ?? [])).toEqual(body);
          expect(takeFrame(bytes.subarray(0, bytes.byteLength - 1))).toBeUndefined();
        },
      ),
    );
  });

  it("with a changed byte are refused, or not whole", () => {
    const bytes = frameOf({ ":event-type": "metadata" }, encoder.encode('{"a":1}'));
    for (let at = 0; at < bytes.byteLength; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      expect(() => takeFrame(changed)).toThrow(RangeError);
    }
  });
});
