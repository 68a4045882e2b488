import { describe, expect, it } from "vitest";
import { parseEvaluation } from "../../src/evaluation/evaluation.ts";
import { readJsonObject } from "../../src/platform/bounded-json.ts";

const limits = { maximumBytes: 100, maximumDepth: 3 };
const read = (text: string | Buffer) => readJsonObject(Buffer.from(text), limits);

describe("a JSON document of a stranger", () => {
  it("is read within its bounds", () => {
    expect(read('{"a":{"b":[1]}}')).toEqual({ ok: true, value: { a: { b: [1] } } });
  });

  it.each([
    ["[1]", "It is not an object."],
    ["null", "It is not an object."],
    ["{", "It is not JSON."],
    ["", "It is not JSON."],
    ['{"a":{"b":[[1]]}}', "It is nested more than 3 levels deep."],
    [`{"a":"${"x".repeat(100)}"}`, "It holds 108 bytes; the limit is 100."],
    [Buffer.from([0x7b, 0xff, 0x7d]), /^Byte 2 is not valid UTF-8/],
  ])("%j is refused in words", (text, message) => {
    const expected = typeof message === "string" ? message : expect.stringMatching(message);
    expect(read(text)).toEqual({ ok: false, message: expected });
  });

  it("that claims to be an evaluation is none, however deep it is", () => {
    const deep = `{"format":"slipway/evaluation/v1","results":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(parseEvaluation(Buffer.from(deep))).toBeUndefined();
  });
});
