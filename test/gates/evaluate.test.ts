/** What each rule of a gate says, and how the answers come together. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/gates/evaluate.ts";
import type { GateFacts } from "../../src/gates/facts.ts";
import type { GateConfig } from "../../src/project/gate-schema.ts";
import { approvalOf, digestFor, factsOf, github, policyOf, store } from "./gates.ts";

function ask(gate: GateConfig, facts: Partial<GateFacts> = {}) {
  return evaluate(policyOf(gate), factsOf(facts));
}

/** Outcome and reason of the one rule. */
function rule(gate: GateConfig, facts: Partial<GateFacts> = {}): string {
  const [first, ...more] = ask(gate, facts).rules;
  expect(more).toEqual([]);
  return `${first?.outcome}: ${first?.reason}`;
}

const unread = { known: false, why: "GitHub did not answer." } as const;
const closed: GateConfig = { windows: [{ allow: "Sat", zone: "UTC" }] };

describe("together", () => {
  test("deny wins over wait, wait over allow, and every rule has a reason", () => {
    const gate: GateConfig = { ...closed, blocked: ["1.4.0"], findings: "none" };
    const denied = ask(gate);
    expect(denied.outcome).toBe("deny");
    expect(denied.until).toBeUndefined();
    expect(denied.rules.map(({ rule: name, outcome }) => [name, outcome])).toEqual([
      ["blocked", "deny"],
      ["windows", "wait"],
      ["findings", "allow"],
    ]);
    for (const { reason } of denied.rules) expect(reason).toMatch(/^[A-Z“].*\.$/);
    expect(ask(gate, { version: "1.5.0" }).outcome).toBe("wait");
    expect(ask({ findings: "none" }).outcome).toBe("allow");
  });

  test("an empty policy allows, and says that it has no rule", () => {
    expect(rule({})).toBe("allow: The policy has no rule.");
  });

  test("not before: the first time at which window and soak are both content", () => {
    const soak = {
      known: true,
      value: { seq: 3, version: "1.4.0", since: new Date("2026-11-23T09:50:00Z"), until: undefined },
    } as const;
    const gate: GateConfig = { soak: "6h", windows: [{ allow: "Mon-Fri 09:00-16:00", zone: "Europe/Berlin" }] };
    const decision = ask(gate, { soak });
    expect(decision.rules.map(({ outcome, until }) => [outcome, until?.toISOString()])).toEqual([
      ["allow", undefined],
      ["wait", "2026-11-23T15:50:00.000Z"],
    ]);
    expect(decision.until?.toISOString()).toBe("2026-11-24T08:00:00.000Z");
  });

  test.each<[string, GateConfig, Partial<GateFacts>]>([
    ["approvals", { approvals: { required: 1, from: ["anna"] } }, { approvals: unread }],
    ["soak", { soak: "1h" }, { soak: unread }],
    ["checks", { checks: ["ci"] }, { checks: unread }],
    ["findings", { findings: "none" }, { alerts: unread }],
    ["contract", { contract: "minor" }, { contract: unread }],
    ["evidence", { evidence: ["evaluate"] }, { evidence: unread }],
    ["github", { github: "required" }, { protection: unread }],
    ["acknowledgement", {}, { brokenGlass: unread }],
  ])("what cannot be read is closed: %s", (name, gate, facts) => {
    const decision = ask(gate, facts);
    expect(decision.outcome).toBe("deny");
    expect(decision.rules).toContainEqual({ rule: name, outcome: "deny", reason: "GitHub did not answer." });
  });
});

describe("rules", () => {
  test("blocked: by version, by part of a version, by digest", () => {
    expect(rule({ blocked: ["v1.4.0"] })).toBe("deny: The policy blocks v1.4.0.");
    expect(rule({ blocked: ["1.4.*"] })).toContain("deny");
    expect(rule({ blocked: [digestFor("bundle")] })).toContain("deny");
    expect(rule({ blocked: ["1.40.*", "1.3.0", digestFor("other")] })).toBe(
      "allow: 1.4.0 is not among the versions that the policy blocks.",
    );
  });

  test("windows and freezes say which period it is, and when it opens", () => {
    expect(rule(closed)).toBe("wait: No window is open (“Sat” (UTC)). Opens 2026-11-28 00:00 UTC (Sat).");
    expect(rule({ freezes: [{ during: "2026-11-20 - 2026-11-24", zone: "UTC", reason: "Black Friday" }] })).toBe(
      "wait: Closed by “2026-11-20 - 2026-11-24” (UTC): Black Friday. Opens 2026-11-25 00:00 UTC (Wed).",
    );
    expect(rule({ windows: [{ deny: "daily", zone: "UTC" }] })).toBe(
      "deny: Closed by “daily” (UTC). It does not open within two years.",
    );
  });

  test("soak: never there, too short, superseded too early, long enough", () => {
    const stay = (since: string, until?: string) =>
      ({
        known: true,
        value: {
          seq: 3,
          version: "1.4.0",
          since: new Date(since),
          until: until === undefined ? undefined : new Date(until),
        },
      }) as const;
    expect(rule({ soak: "30m" })).toBe("deny: The bundle was never live in beta; it must be for 30 min.");
    expect(rule({ soak: "30m" }, { soak: stay("2026-11-23T09:45:00Z") })).toBe(
      "wait: 1.4.0 (release 3 of beta) has been live for 15 min; 30 min are asked for.",
    );
    expect(rule({ soak: "30m" }, { soak: stay("2026-11-23T08:00:00Z", "2026-11-23T08:10:00Z") })).toContain(
      "deny: 1.4.0 (release 3 of beta) was live for 10 min only",
    );
    expect(rule({ soak: "30m" }, { soak: stay("2026-11-23T09:30:00Z") })).toContain("allow");
    expect(rule({ soak: "30m" }, { soak: stay("2026-11-23T08:00:00Z", "2026-11-23T08:30:00Z") })).toContain("allow");
  });

  test("checks: failed denies, running or missing waits", () => {
    const gate: GateConfig = { checks: ["ci / test", "lint"] };
    const states = (test: "passed" | "failed" | "pending") =>
      ({
        checks: {
          known: true,
          value: new Map([
            ["ci / test", test],
            ["lint", "passed"],
          ] as const),
        },
      }) as const;
    expect(rule(gate, states("failed"))).toBe("deny: Failed on GitHub: ci / test.");
    expect(rule(gate, states("pending"))).toBe("wait: Required checks are not done: ci / test is running.");
    expect(rule(gate)).toBe("wait: Required checks are not done: ci / test has not reported, lint has not reported.");
    expect(rule(gate, states("passed"))).toBe("allow: Passed on GitHub: ci / test, lint.");
  });

  test("findings: secrets that were let through, and alerts that are open", () => {
    expect(rule({ findings: "none" }, { allowedSecrets: 2 })).toContain("deny: Secrets were let through");
    expect(rule({ findings: "none" }, { alerts: { known: true, value: 3 } })).toBe(
      "deny: Code scanning shows open alerts of Slipway: 3.",
    );
    expect(rule({ findings: "none" }, { alerts: { known: true, value: 0 } })).toContain("allow");
  });

  test("contract: the largest change that is allowed", () => {
    const contract = (level: "none" | "patch" | "minor" | "major") =>
      ({ contract: { known: true, value: { level, changes: ["triage: input `age` is required now"] } } }) as const;
    expect(rule({ contract: "minor" }, contract("minor"))).toContain("allow");
    expect(rule({ contract: "minor" }, contract("major"))).toBe(
      "deny: The contract with callers changes by major, and at most minor is allowed: triage: input `age` is required now.",
    );
    expect(rule({ contract: "none" }, contract("patch"))).toContain("deny");
  });

  test("evidence: missing waits, failed denies", () => {
    const found = (passed: boolean) =>
      ({
        evidence: {
          known: true,
          value: new Map([["evaluate", { passed, digest: digestFor("e"), words: "12 of 12 cases" }]]),
        },
      }) as const;
    expect(rule({ evidence: ["evaluate"] })).toBe(
      "wait: No stored evaluation of this bundle for what its cases demand was found; run `slipway evaluate --environment beta`.",
    );
    expect(rule({ evidence: ["evaluate"] }, found(false))).toBe("deny: The evaluation did not pass: 12 of 12 cases.");
    expect(rule({ evidence: ["evaluate"] }, found(true))).toContain("allow");
  });

  test("evidence: what failed is excused by no more than the policy accepts", () => {
    const excused = (bySelf: boolean, tolerance: number | undefined) => {
      const found = { passed: true, digest: digestFor("e"), words: "As good as the base" };
      const value = new Map([["evaluate", { ...found, excused: { bySelf, tolerance } }]]);
      return { evidence: { known: true, value } } as const;
    };
    const gate: GateConfig = { evidence: ["evaluate"] };
    expect(rule(gate, excused(false, 0.02))).toContain("allow");
    expect(rule(gate, excused(false, 0.05))).toBe(
      "deny: The evaluation accepted a drop of 5 points, and the gate accepts 2 points; run `slipway evaluate --environment beta` with `--tolerance 2`.",
    );
    expect(rule({ ...gate, evaluate: { tolerance: 5 } }, excused(false, 0.05))).toContain("allow");
    expect(rule({ ...gate, evaluate: { tolerance: 1 } }, excused(false, 0.02))).toContain("the gate accepts 1 point;");
    expect(rule(gate, excused(true, 0.02))).toContain("deny: The evaluation excused failures by the very commit");
    expect(rule(gate, excused(false, undefined))).toContain("wait: The evaluation does not say which drop it accepted");
  });

  test("github: an environment that is missing or unprotected denies", () => {
    expect(rule({ github: "required" })).toContain("allow");
    expect(rule({ github: "required" }, { protection: { known: true, value: "unprotected" } })).toContain("deny");
    expect(rule({ github: "required" }, { protection: { known: true, value: "missing" } })).toContain("deny");
  });
});

describe("rollback", () => {
  test("to the newest earlier good bundle is exempt, and says so", () => {
    const facts = { action: "rollback", reach: "newest" } as const;
    const decision = ask(closed, facts);
    expect(decision).toMatchObject({ outcome: "allow", exempt: true });
    expect(decision.rules[0]?.reason).toContain("needs no gate");
    expect(ask({ ...closed, rollback: "gated" }, facts)).toMatchObject({ outcome: "wait" });
  });

  test("that goes further asks the gate", () => {
    const decision = ask(closed, { action: "rollback", reach: "further" });
    expect(decision.outcome).toBe("wait");
    expect(decision.rules[0]).toMatchObject({ rule: "rollback", outcome: "allow" });
  });
});

describe("breaking the glass", () => {
  const gate: GateConfig = {
    ...closed,
    approvals: { required: 1, from: ["anna", "ben"] },
    breakGlass: { by: ["cara#3"] },
  };
  const cara = {
    reason: "prod is down",
    person: github("cara", "3"),
    standing: { role: "write", permission: "write", teams: [] },
  };

  test("goes past what is closed, and names rules and approvers", () => {
    const decision = ask(gate, { breakGlass: cara });
    expect(decision.outcome).toBe("allow");
    expect(decision.brokeGlass).toEqual({
      reason: "prod is down",
      by: "cara (#3)",
      skipped: ["windows", "approvals"],
      approvers: ["anna", "ben"],
    });
    expect(decision.rules.filter(({ skipped }) => skipped).map(({ rule: name }) => name)).toEqual([
      "windows",
      "approvals",
    ]);
  });

  test("is for those whom the policy names, and for nobody where it names none", () => {
    const dora = { ...cara, person: github("dora", "4") };
    expect(ask(gate, { breakGlass: dora })).toMatchObject({ outcome: "deny", brokeGlass: undefined });
    const { breakGlass: _, ...without } = gate;
    expect(ask(without, { breakGlass: cara }).rules.at(-1)?.reason).toBe("The policy lets nobody go past the gate.");
  });

  test("does not go past a blocked version", () => {
    expect(ask({ ...gate, blocked: ["1.4.0"] }, { breakGlass: cara })).toMatchObject({
      outcome: "deny",
      brokeGlass: undefined,
    });
  });

  test("is an ordinary release where nothing was closed", () => {
    expect(ask({ breakGlass: { by: ["cara"] } }, { breakGlass: cara })).toMatchObject({
      outcome: "allow",
      brokeGlass: undefined,
    });
  });

  test("blocks the next ordinary release until somebody else acknowledged it", () => {
    const policy = policyOf(gate);
    const glass = {
      seq: 7,
      version: "1.3.1",
      bundle: digestFor("glass"),
      by: "cara",
      byId: "3",
      reason: "prod is down",
    };
    const acknowledgement = (id: string, more = {}) =>
      approvalOf(policy, github(id === "1" ? "anna" : "cara", id), {
        kind: "acknowledgement",
        release: 7,
        bundle: glass.bundle,
        ...more,
      });
    const asked = (acknowledgements: ReturnType<typeof acknowledgement>[]) =>
      evaluate(
        policyOf({ approvals: { required: 1, from: ["anna", "cara"] } }),
        factsOf({ brokenGlass: { known: true, value: { ...glass, acknowledgements } } }),
      ).rules.find(({ rule: name }) => name === "acknowledgement");
    expect(asked([])?.outcome).toBe("deny");
    expect(asked([acknowledgement("3")])?.notes).toEqual(["cara (#3) made the release and cannot acknowledge it."]);
    expect(asked([acknowledgement("1", { release: 6 })])?.outcome).toBe("deny");
    expect(asked([acknowledgement("1", { store: `${store}/other` })])?.outcome).toBe("deny");
    expect(asked([acknowledgement("1")])?.outcome).toBe("allow");
  });
});

describe("models", () => {
  const opus = {
    model: "anthropic.claude-opus-4-1-20250805-v1:0",
    end: "2027-01-08",
    days: 46,
    prompts: ["a", "b", "c", "d"],
  };

  test("a bundle whose models live long enough may go, one whose model ends may not", () => {
    const models = { known: true, value: [opus] } as const;
    expect(rule({ models: "30d" }, { models })).toBe("allow: No model of the bundle is known to end within 30 days.");
    expect(rule({ models: "60d" }, { models })).toBe(
      "deny: anthropic.claude-opus-4-1-20250805-v1:0 ends on 2027-01-08, in 46 days, and the bundle must live 60 days (used by a, b, c and 1 more). Run `slipway models`.",
    );
    const ended = { ...opus, days: -3 };
    expect(rule({ models: "30d" }, { models: { known: true, value: [ended] } })).toContain("ended on 2027-01-08");
  });

  test("what cannot be read is closed", () => {
    expect(ask({ models: "30d" }, { models: unread }).outcome).not.toBe("allow");
  });
});
