/** How often a release with a gate reads the pointer of its own environment: once, at either look of the gate. */
import { expect, test } from "vitest";
import { pointerKey } from "../../src/releases/keys.ts";
import { policyOf } from "./gates.ts";
import { ModelWorld, type Operation } from "./model-world.ts";

const policy = policyOf({
  approvals: { required: 1, from: ["ben"] },
  breakGlass: { by: ["erin"] },
  signedBy: [],
  rollback: "gated",
});

/** Requests one after the other, as a single process sends them. */
const inOrder = {
  schedule: <T>(task: Promise<T>) => task,
  waitFor: <T>(task: Promise<T>) => task,
};

const released = (bundle: number): readonly Operation[] => [
  { kind: "deploy", bundle },
  { kind: "approve", person: "ben", bundle },
  { kind: "promote", bundle },
];

/** Runs one operation after the other; what the last one asked prod's store for, and what it was told. */
async function lastOf(operations: readonly Operation[]) {
  const world = new ModelWorld(policy);
  for (const operation of operations) await world.run([{ operation }], inOrder);
  const requests = world.log.filter(({ process, key }) => process === operations.length && key.startsWith("prod:"));
  return {
    told: world.told.at(-1),
    pointerReads: requests.filter(({ method, key }) => method === "read" && key === `prod:${pointerKey}`).length,
    looks: requests.filter(({ method }) => method === "list").length,
  };
}

test("a promotion after a rollback: people of the change, what is live and broken glass are of one read", async () => {
  const rolledBack: readonly Operation[] = [
    ...released(0),
    ...released(1),
    { kind: "approve", person: "ben", bundle: 0 },
    { kind: "rollback" },
  ];
  expect(await lastOf([...rolledBack, ...released(2)])).toEqual({
    told: "promote released",
    pointerReads: 1,
    looks: 2,
  });
});

test("a rollback that asks its gate", async () => {
  expect(
    await lastOf([...released(0), ...released(1), { kind: "approve", person: "ben", bundle: 0 }, { kind: "rollback" }]),
  ).toEqual({ told: "rollback released", pointerReads: 1, looks: 2 });
});
