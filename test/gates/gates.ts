/** Policies and facts for tests of gates: everything allows until a test says otherwise. */
import type { ApprovalRecord } from "../../src/gates/approval.ts";
import type { CheckedApproval, GateFacts } from "../../src/gates/facts.ts";
import type { Person, Standing } from "../../src/gates/people.ts";
import { type Policy, readPolicy } from "../../src/gates/policy.ts";
import { digestOf } from "../../src/platform/digest.ts";
import type { GateConfig } from "../../src/project/gate-schema.ts";

export function digestFor(text: string) {
  return digestOf(new TextEncoder().encode(text));
}

export const store = "s3://acme-prompts-prod/support";

export function policyOf(gate: GateConfig, after: string | undefined = "beta"): Policy {
  const read = readPolicy("prod", after, gate);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

export function factsOf(more: Partial<GateFacts> = {}): GateFacts {
  return {
    action: "promote",
    environment: "prod",
    evaluatedIn: "beta",
    store,
    bundle: digestFor("bundle"),
    version: "1.4.0",
    live: { seq: 6, version: "1.3.0", bundle: digestFor("live") },
    reach: undefined,
    now: new Date("2026-11-23T10:00:00Z"),
    approvals: { known: true, value: [] },
    involved: { known: true, value: [] },
    soak: { known: true, value: undefined },
    checks: { known: true, value: new Map() },
    allowedSecrets: 0,
    alerts: { known: true, value: undefined },
    contract: { known: true, value: { level: "none", changes: [] } },
    signatures: { known: true, value: [] },
    models: { known: true, value: [] },
    evidence: { known: true, value: new Map() },
    protection: { known: true, value: "protected" },
    brokenGlass: { known: true, value: undefined },
    breakGlass: undefined,
    ...more,
  };
}

export function github(login: string, id: string): Person {
  return { kind: "github", login, id };
}

export const writes: Standing = { role: "write", permission: "write", teams: [] };

let count = 0;

/** A sound approval by a person with write access, for exactly what `factsOf` has. */
export function approvalOf(
  policy: Policy,
  who: Person,
  more: Partial<ApprovalRecord> = {},
  check: CheckedApproval["check"] = { sound: true, standing: writes },
): CheckedApproval {
  const facts = factsOf();
  count += 1;
  return {
    record: {
      format: "slipway/approval/v1",
      kind: "approval",
      id: `approval-${count}`,
      bundle: facts.bundle,
      version: facts.version,
      environment: facts.environment,
      store: facts.store,
      policy: policy.digest,
      live: facts.live ?? null,
      who,
      source: { kind: "command" },
      shown: { url: null, digest: null },
      createdAt: "2026-11-23T09:00:00.000Z",
      expiresAt: "2026-11-30T09:00:00.000Z",
      ...more,
    },
    check,
  };
}
