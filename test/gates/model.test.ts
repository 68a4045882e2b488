/**
 * The protocol with its gate, as a property: whatever deploys, promotions, approvals, withdrawals, rollbacks and broken
 * glasses run at once, in whatever order their requests arrive, and wherever one of them is killed.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ApprovalRecord, readApproval } from "../../src/gates/approval.ts";
import { digestOf } from "../../src/platform/digest.ts";
import type { JsonObject } from "../../src/platform/json.ts";
import { evidenceKey, pointerKey, releaseKey } from "../../src/releases/keys.ts";
import type { SealedRelease } from "../../src/releases/record.ts";
import { parseRelease } from "../../src/releases/record-parse.ts";
import { policyOf } from "./gates.ts";
import { type Logged, ModelWorld, type Operation, type Process } from "./model-world.ts";
import "../support/property-seed.ts";

const people = ["ben", "cara", "dora"] as const;
const required = 2;
const policy = policyOf({ approvals: { required, from: [...people] }, breakGlass: { by: ["erin"] } });

const bundle = fc.integer({ min: 0, max: 2 });
const person = fc.constantFrom(...people);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("deploy" as const), bundle }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("promote" as const), bundle }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("approve" as const), person, bundle }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), person, bundle }) },
  { weight: 1, arbitrary: fc.constant({ kind: "rollback" } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("break-glass" as const), person: fc.constantFrom("erin", "ben"), bundle }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("acknowledge" as const), person }) },
);
const process: fc.Arbitrary<Process> = fc.record({
  operation,
  killed: fc.option(fc.record({ at: fc.integer({ min: 1, max: 14 }), after: fc.boolean() }), {
    nil: undefined,
    freq: 4,
  }),
});
/** Every bundle is in beta; what is asked of the gate is in order for some of them already. */
const inBeta: readonly Operation[] = [0, 1, 2].map((number) => ({ kind: "deploy", bundle: number }));

function approvedBy(number: number, ...names: readonly string[]): readonly Operation[] {
  return names.map((name) => ({ kind: "approve", person: name, bundle: number }));
}

/** Two releases in prod, and one more that two people have approved. */
const beginning: readonly Operation[] = [
  ...inBeta,
  ...approvedBy(0, "ben", "cara"),
  { kind: "promote", bundle: 0 },
  ...approvedBy(1, "cara", "dora"),
  { kind: "promote", bundle: 1 },
  ...approvedBy(2, "ben", "dora"),
];

/** The newest release went past the gate, and nobody has acknowledged it. */
const afterGlass: readonly Operation[] = [
  ...beginning.slice(0, -2),
  { kind: "break-glass", person: "erin", bundle: 2 },
];

/** Every record of prod, oldest first. */
function chainOf(content: ReadonlyMap<string, Uint8Array>): readonly SealedRelease[] {
  const pointer = content.get(pointerKey);
  if (pointer === undefined) return [];
  const live = parseRelease(pointer, pointerKey);
  const chain: SealedRelease[] = [];
  for (let seq = 1; seq < live.record.seq; seq += 1) {
    const bytes = content.get(releaseKey(seq));
    if (bytes === undefined) throw new Error(`the chain has a gap at ${seq}`);
    chain.push(parseRelease(bytes, releaseKey(seq)));
  }
  return [...chain, live];
}

interface Decision {
  readonly outcome: string;
  readonly bundle: string;
  readonly environment: string;
  readonly rules: readonly {
    readonly rule: string;
    readonly outcome: string;
    readonly approvals?: readonly string[];
  }[];
}

function decisionOf(content: ReadonlyMap<string, Uint8Array>, { record }: SealedRelease): Decision {
  const { evidence } = record.gate;
  const bytes =
    evidence === null ? undefined : content.get(evidenceKey(evidence.slice(7) as Parameters<typeof evidenceKey>[0]));
  if (bytes === undefined) throw new Error(`release ${record.seq} has no decision`);
  expect(digestOf(bytes)).toBe(evidence);
  return JSON.parse(new TextDecoder().decode(bytes)) as Decision & JsonObject;
}

function approvalsIn(content: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, ApprovalRecord> {
  const records = new Map<string, ApprovalRecord>();
  for (const [key, bytes] of content) {
    if (!key.startsWith("approvals/")) continue;
    const read = readApproval(bytes, key);
    if (!read.ok) throw new Error(`${key} ${read.why}`);
    records.set(read.record.id, read.record);
  }
  return records;
}

/** When the process that made a release last looked at the approvals, by the order of requests. */
function lastLook(log: readonly Logged[], content: ReadonlyMap<string, Uint8Array>, release: SealedRelease): number {
  const { evidence, bundle: digest } = { evidence: release.record.gate.evidence, bundle: release.record.bundle };
  const key = `prod:evidence/${evidence?.slice(7)}.json`;
  expect(content.has(key.slice("prod:".length))).toBe(true);
  const written = log.find((entry) => entry.method === "put" && entry.key === key);
  const looks = log.filter(
    (entry) =>
      entry.process === written?.process &&
      entry.method === "list" &&
      entry.key === `prod:approvals/${digest.slice(7)}/` &&
      entry.step < written.step,
  );
  return looks.at(-1)?.step ?? -1;
}

function checkWorld({ contents: { prod }, log }: ModelWorld): void {
  const chain = chainOf(prod);
  const approvals = approvalsIn(prod);
  const spent = new Set<string>();
  let unacknowledged: number | undefined;
  for (const [index, release] of chain.entries()) {
    const { record } = release;
    const before = chain[index - 1];
    // No gap, and each names the one before.
    expect(record.seq).toBe(index + 1);
    expect(record.parent).toBe(before?.digest ?? null);
    if (record.action === "rollback") {
      expect(record.gate.outcome).toBe("exempt");
      expect(chain.slice(0, index).some((earlier) => earlier.record.bundle === record.bundle)).toBe(true);
      continue;
    }
    const decision = decisionOf(prod, release);
    expect([decision.outcome, decision.bundle, decision.environment]).toEqual(["allow", record.bundle, "prod"]);
    if (record.breakGlass !== undefined) {
      expect(record.gate.outcome).toBe("break-glass");
      expect(record.actor.name).toBe("erin");
      unacknowledged = record.seq;
      continue;
    }
    expect(record.gate.outcome).toBe("allow");
    if (unacknowledged !== undefined) {
      const seen = [...approvals.values()].filter(
        ({ kind, release: seq, who }) =>
          kind === "acknowledgement" && seq === unacknowledged && who.kind === "git" && who.name !== "erin",
      );
      expect(seen.length).toBeGreaterThan(0);
      unacknowledged = undefined;
    }
    const counted = decision.rules.find(({ rule }) => rule === "approvals")?.approvals ?? [];
    expect(counted.length).toBeGreaterThanOrEqual(required);
    const look = lastLook(log, prod, release);
    expect(look).toBeGreaterThan(0);
    const names = new Set<string>();
    for (const id of counted) {
      const approval = approvals.get(id);
      // Prod never serves a digest that was not approved for it, in place of what was live.
      expect(approval).toMatchObject({
        kind: "approval",
        bundle: record.bundle,
        environment: "prod",
        policy: policy.digest,
      });
      expect(approval?.live?.seq ?? null).toBe(before === undefined ? null : before.record.seq);
      // An approval never serves twice, nor another digest.
      expect(spent.has(id)).toBe(false);
      spent.add(id);
      names.add(approval?.who.kind === "git" ? approval.who.name : "");
      for (const withdrawal of approvals.values()) {
        if (withdrawal.of !== id) continue;
        const taken = log.find(({ method, key }) => method === "put" && key.endsWith(`/${withdrawal.id}.json`));
        // A withdrawal that was stored before the last look counts.
        expect(taken?.step ?? 0).toBeGreaterThan(look);
      }
    }
    expect(names.size).toBeGreaterThanOrEqual(required);
  }
}

describe("the protocol with its gate", () => {
  test("prod never serves what was not approved for it, no approval serves twice, the chain has no gap", async () => {
    const told = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(process, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(inBeta, beginning, afterGlass),
        fc.scheduler(),
        async (rounds, start, scheduler) => {
          const world = new ModelWorld(policy);
          for (const first of start) await world.run([{ operation: first }], scheduler);
          for (const round of rounds) {
            await world.run(round, scheduler);
            checkWorld(world);
          }
          for (const word of world.told) told.set(word, (told.get(word) ?? 0) + 1);
        },
      ),
      { numRuns: 300 },
    );
    // The examples reach what they are about.
    for (const word of [
      "promote released",
      "promote waiting",
      "approve approved",
      "withdraw withdrawn",
      "rollback released",
      "break-glass released",
      "acknowledge acknowledged",
      "promote killed",
      "approve killed",
    ]) {
      expect(told.get(word) ?? 0, word).toBeGreaterThan(0);
    }
  }, 60_000);

  test("two people approve, somebody promotes: with every order of a withdrawal beside the promotion", async () => {
    const endings = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = new ModelWorld(policy);
        for (const first of inBeta) await world.run([{ operation: first }], scheduler);
        for (const name of ["ben", "cara"])
          await world.run([{ operation: { kind: "approve", person: name, bundle: 1 } }], scheduler);
        await world.run(
          [
            { operation: { kind: "promote", bundle: 1 } },
            { operation: { kind: "withdraw", person: "ben", bundle: 1 } },
          ],
          scheduler,
        );
        checkWorld(world);
        endings.add(String(chainOf(world.contents.prod).length));
      }),
      { numRuns: 150 },
    );
    expect([...endings].sort()).toEqual(["0", "1"]);
  }, 60_000);
});
