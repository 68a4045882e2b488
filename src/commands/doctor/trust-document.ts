/** What the trust doctor found, as one document: `slipway/trust/v1`. */
import type { Claims } from "../../aws/oidc-claims.ts";
import type { RoleArn } from "../../aws/role-arn.ts";
import { type Advice, adviceFor } from "../../aws/trust/advice.ts";
import { evaluateTrust, type TrustDecision } from "../../aws/trust/evaluate.ts";
import type { ReadTrustPolicy } from "../../aws/trust/read.ts";
import { type Stranger, strangersLetIn } from "../../aws/trust/strangers.ts";
import { matchingStatement } from "../../aws/trust/suggestion.ts";

export interface TrustReport {
  readonly role: RoleArn;
  readonly claims: Claims;
  /** Undefined where no policy was given. */
  readonly judged: JudgedPolicy | undefined;
}

export interface JudgedPolicy {
  readonly policy: ReadTrustPolicy;
  readonly decision: TrustDecision;
  readonly changes: readonly Advice[];
  readonly strangers: readonly Stranger[];
}

/**
 * What STS would decide about the job as far as that can be told from outside, what to change for it, and who else gets
 * in.
 */
export function judgePolicy(policy: ReadTrustPolicy, role: RoleArn, claims: Claims): JudgedPolicy {
  const request = { role, claims };
  const decision = evaluateTrust(policy, request);
  return {
    policy,
    decision,
    changes: adviceFor(decision, request),
    strangers: strangersLetIn(policy, request),
  };
}

/** `slipway/trust/v1`; `policy` is null where no policy was given. */
export function trustDocument({ role, claims, judged }: TrustReport) {
  return {
    format: "slipway/trust/v1",
    role: role.arn,
    claims: Object.fromEntries(claims),
    matching: matchingStatement(claims, role.account, role.partition),
    policy:
      judged === undefined
        ? null
        : {
            file: judged.policy.file,
            outcome: judged.decision.outcome,
            statements: judged.decision.statements.map(({ statement, checks, applies }) => ({
              number: statement.number,
              ...(statement.sid === undefined ? {} : { sid: statement.sid }),
              effect: statement.effect,
              lines: { first: statement.line, last: statement.lastLine },
              applies,
              checks: checks.map(({ operator, got, ...check }) => ({
                ...check,
                ...(operator === undefined ? {} : { operator }),
                got: got ?? null,
              })),
            })),
            changes: judged.changes,
            strangers: judged.strangers,
          },
  };
}
