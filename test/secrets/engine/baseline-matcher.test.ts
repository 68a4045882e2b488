/** The comparison with a baseline, apart from a scan. */
import { expect, test } from "vitest";
import { createBaselineMatcher, hashSecret } from "../../../src/secrets/baseline.ts";

test("a file of many secrets under one entry is not hashed without end: beyond a bound they are new", async () => {
  const cost = { N: 16, r: 8, p: 1 };
  const salt = "00".repeat(16);
  const subject = (index: number) => ({ rule: "password", path: "a.txt", secret: `secret ${index}` });
  const hash = await hashSecret(subject(0), { salt, cost });
  const entry = { path: "a.txt", rule: "password", hash };
  const matcher = createBaselineMatcher({ salt, cost, ignore: [], entries: [entry] });
  const many = Array.from({ length: 20_000 }, (_, index) => subject(index));
  const known = await matcher.knows([...many, subject(0)]);
  expect(known.filter(Boolean)).toHaveLength(2);
  expect(known[0]).toBe(true);
  // What stands behind the bound counts as new, also where it had an entry.
  const late = createBaselineMatcher({ salt, cost, ignore: [], entries: [entry] });
  expect((await late.knows([...many.slice(1), subject(0)])).at(-1)).toBe(false);
});
