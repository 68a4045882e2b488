import fc from "fast-check";
import { expect, test } from "vitest";
import { isNestedWithin } from "../../src/platform/json-depth.ts";

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test("counts lists and objects, and no brackets in texts", () => {
  expect(isNestedWithin('{"a":["[[[[\\"[[[\\\\"]}', 2)).toBe(true);
  expect(isNestedWithin("[[[]]]", 3)).toBe(true);
  expect(isNestedWithin("[[[]]]", 2)).toBe(false);
  expect(isNestedWithin("[".repeat(5_000_000), 128)).toBe(false);
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value);
      const depth = depthOf(value);
      expect(isNestedWithin(text, depth)).toBe(true);
      if (depth > 0) expect(isNestedWithin(text, depth - 1)).toBe(false);
    }),
  );
});

test("a long text of slashes takes no time by its square", () => {
  const started = performance.now();
  expect(isNestedWithin(`["${"\\\\".repeat(500_000)}"]`, 1)).toBe(true);
  expect(isNestedWithin(`["${'\\"'.repeat(500_000)}"]`, 1)).toBe(true);
  expect(performance.now() - started).toBeLessThan(2_000);
});
