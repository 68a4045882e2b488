/**
 * Evaluating a gate of 10,000 rules and approvals, against reading the same policy and approvals as JSON in the same
 * run: 5,000 periods in twenty time zones, a tenth of them denying, and 5,000 approvals, of which two count. Facts are
 * in memory; what is read from GitHub and the store before is not in it.
 */

import type { ApprovalRecord } from "../src/gates/approval.ts";
import { evaluate } from "../src/gates/evaluate.ts";
import type { CheckedApproval, GateFacts } from "../src/gates/facts.ts";
import { type Policy, readPolicy } from "../src/gates/policy.ts";
import { digestOf } from "../src/platform/digest.ts";
import type { GateConfig } from "../src/project/gate-schema.ts";

const rounds = 15;
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export async function bench(): Promise<void> {
  const gate = gateOf(5_000);
  const policy = policyOf(gate);
  const facts = factsOf(policy, 5_000);
  const text = JSON.stringify([gate, facts.approvals.known ? facts.approvals.value.map(({ record }) => record) : []]);
  const json = best(() => JSON.parse(text));
  console.log(`  JSON.parse of policy and approvals (${(text.length / 1e6).toFixed(1)} MB)  ${json.toFixed(2)} ms`);
  for (const [name, now] of [
    ["open", "2026-11-25T10:00:00Z"],
    ["closed, next opening in hours", "2026-11-28T23:30:00Z"],
    ["frozen for a month", "2026-12-05T10:00:00Z"],
  ] as const) {
    const at = { ...facts, now: new Date(now) };
    const { outcome } = evaluate(policy, at);
    const time = best(() => evaluate(policy, at));
    console.log(
      `  ${name.padEnd(32)} ${outcome.padEnd(6)} ${time.toFixed(2)} ms   ${(time / json).toFixed(2)} of reading it`,
    );
  }
  console.log(`  reading the policy               ${best(() => policyOf(gate)).toFixed(2)} ms`);
}

function gateOf(count: number): GateConfig {
  const zones = Intl.supportedValuesOf("timeZone")
    .filter((_, index) => index % 20 === 0)
    .slice(0, 20);
  const windows: NonNullable<GateConfig["windows"]> = Array.from({ length: count }, (_, index) => {
    const zone = zones[index % zones.length] ?? "UTC";
    const hour = String(9 + (index % 3)).padStart(2, "0");
    const period = `${days[index % 5]} ${hour}:${index % 2 === 0 ? "00" : "30"}-16:00`;
    return index % 10 === 0 ? { deny: `Sun 0${index % 6}:15-07:00`, zone } : { allow: period, zone };
  });
  return {
    approvals: { required: 2, from: ["anna#1", "ben#2"] },
    windows,
    freezes: [{ during: "2026-12-01 00:00 - 2027-01-02 00:00", zone: "Europe/Berlin" }],
  };
}

function policyOf(gate: GateConfig): Policy {
  const read = readPolicy("prod", "beta", gate);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.policy;
}

function factsOf(policy: Policy, count: number): GateFacts {
  const digest = (text: string) => digestOf(new TextEncoder().encode(text));
  const live = { seq: 7, version: "1.3.0", bundle: digest("live") };
  const approval = (index: number): CheckedApproval => {
    const record: ApprovalRecord = {
      format: "slipway/approval/v1",
      kind: "approval",
      id: `approval-${index}`,
      bundle: digest("bundle"),
      version: "1.4.0",
      environment: "prod",
      store: "s3://acme-prompts-prod/support",
      policy: policy.digest,
      live,
      who: {
        kind: "github",
        login: index < 2 ? (["anna", "ben"][index] ?? "") : `somebody-${index}`,
        id: String(index + 1),
      },
      source: { kind: "command" },
      shown: { url: null, digest: null },
      createdAt: "2026-11-25T09:00:00.000Z",
      expiresAt: "2027-12-01T09:00:00.000Z",
    };
    return { record, check: { sound: true, standing: { role: "write", permission: "write", teams: [] } } };
  };
  return {
    action: "promote",
    environment: "prod",
    evaluatedIn: "beta",
    store: "s3://acme-prompts-prod/support",
    bundle: digest("bundle"),
    version: "1.4.0",
    live,
    reach: undefined,
    now: new Date(),
    approvals: { known: true, value: Array.from({ length: count }, (_, index) => approval(index)) },
    involved: { known: true, value: [{ as: "an author", id: "99" }] },
    soak: { known: true, value: undefined },
    checks: { known: true, value: new Map() },
    allowedSecrets: 0,
    alerts: { known: true, value: undefined },
    signatures: { known: true, value: [] },
    models: { known: true, value: [] },
    contract: { known: true, value: { level: "none", changes: [] } },
    evidence: { known: true, value: new Map() },
    protection: { known: true, value: "protected" },
    brokenGlass: { known: true, value: undefined },
    breakGlass: undefined,
  };
}

/** Milliseconds of the best round. */
function best(act: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    act();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
