import { expect, it } from "vitest";
import { type LedgerPlace, reserveInMonth } from "../../src/models/ledger.ts";

/** Moved by somebody else at each attempt; `swapped` is told of each. */
function busyPlace(swapped: () => void): LedgerPlace {
  return {
    address: "a ledger that others move",
    read: async () => undefined,
    async swap() {
      swapped();
      return false;
    },
  };
}

const request = { limit: 10, expected: 1, most: 1, id: "run", now: () => new Date("2026-11-23T10:00:00Z") };

it("waits for others no longer when the person stops the command", async () => {
  const controller = new AbortController();
  let attempts = 0;
  const place = busyPlace(() => {
    attempts += 1;
    if (attempts === 2) controller.abort();
  });
  await expect(reserveInMonth({ ...request, place, signal: controller.signal })).rejects.toThrow(/abort/i);
  expect(attempts).toBe(2);
});
