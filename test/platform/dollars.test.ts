import { describe, expect, it } from "vitest";
import { dollarsApart, exactDollars } from "../../src/platform/dollars.ts";

describe("exact amounts", () => {
  it.each([
    [0, "$0"],
    [1e-12, "under $0.000000001"],
    [0.0000000123, "$0.0000000123"],
    [0.00175, "$0.00175"],
    [0.012, "$0.012"],
    [0.5, "$0.50"],
    [0.9999, "$1.00"],
    [1.2, "$1.20"],
    [12.345, "$12.35"],
    [999.6, "$1,000"],
    [1_234_567.8, "$1,234,568"],
  ])("%d reads %s", (amount, words) => {
    expect(exactDollars(amount)).toBe(words);
  });

  it("have as many digits as tell two apart", () => {
    expect(dollarsApart(1.2, 1.45)).toEqual(["$1.20", "$1.45"]);
    expect(dollarsApart(1.2, 1.204)).toEqual(["$1.200", "$1.204"]);
    expect(dollarsApart(0.251, 0.2)).toEqual(["$0.251", "$0.200"]);
    expect(dollarsApart(0.012, 1.2)).toEqual(["$0.012", "$1.20"]);
    expect(dollarsApart(99.5, 1_200)).toEqual(["$99.50", "$1,200"]);
    expect(dollarsApart(1.2, 1.2)).toEqual(["$1.20", "$1.20"]);
  });
});
