/** A gate's decision as it is printed and stored: `slipway/decision/v1`. */
import type { JsonObject } from "../platform/json.ts";
import type { GateDecision } from "./evaluate.ts";
import type { GateFacts } from "./facts.ts";
import type { RuleDecision } from "./rule-decisions.ts";

const decisionFormat = "slipway/decision/v1";

/** Where the policy was read. */
export interface PolicyOrigin {
  /** Digest of the policy; null where the environment has none. */
  readonly digest: string | null;
  /** The commit, or null for a working tree. */
  readonly revision: string | null;
  readonly from: "default-branch" | "working-tree";
  readonly branch: string | null;
}

/** `slipway/decision/v1`. It names what was decided upon, so that a stored decision can be read without the release. */
export function decisionDocument(
  decision: GateDecision,
  facts: Pick<GateFacts, "action" | "environment" | "store" | "bundle" | "version" | "live" | "now">,
  origin: PolicyOrigin,
): JsonObject {
  const { brokeGlass } = decision;
  return {
    format: decisionFormat,
    outcome: decision.outcome,
    environment: facts.environment,
    store: facts.store,
    action: facts.action,
    bundle: facts.bundle,
    version: facts.version,
    live: facts.live === undefined ? null : { ...facts.live },
    at: facts.now.toISOString(),
    policy: { ...origin },
    rules: decision.rules.map(ruleDocument),
    ...(decision.until === undefined ? {} : { until: decision.until.toISOString() }),
    ...(brokeGlass === undefined
      ? {}
      : {
          breakGlass: {
            reason: brokeGlass.reason,
            by: brokeGlass.by,
            skipped: [...brokeGlass.skipped],
            approvers: [...brokeGlass.approvers],
          },
        }),
  };
}

function ruleDocument(rule: RuleDecision): JsonObject {
  return {
    rule: rule.rule,
    outcome: rule.outcome,
    reason: rule.reason,
    ...(rule.until === undefined ? {} : { until: rule.until.toISOString() }),
    ...(rule.for === undefined ? {} : { for: [...rule.for] }),
    ...(rule.notes === undefined ? {} : { notes: [...rule.notes] }),
    ...(rule.approvals === undefined ? {} : { approvals: [...rule.approvals] }),
    ...(rule.skipped === undefined ? {} : { skipped: true }),
  };
}
