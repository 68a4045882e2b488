/** The statement of a trust policy that lets exactly one job in: its provider, audience, subject in both forms, and id. */
import { jsonDocument } from "../../platform/json-document.ts";
import { type Claims, claimText, defaultAudience, providerOf, subjectForms } from "../oidc-claims.ts";
import type { TrustStatement } from "./policies.ts";

/** A statement that fits all of these claims. Claims that are absent are left out, so it binds less then. */
export function matchingStatement(claims: Claims, account: string, partition: string): TrustStatement {
  const provider = providerOf(claims);
  const subject = subjectForms(claims);
  const subjects =
    subject === undefined ? [] : [subject.written, ...(subject.other === undefined ? [] : [subject.other])];
  const repositoryId = claimText(claims, "repository_id");
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${provider}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${provider}:aud`]: claimText(claims, "aud") ?? defaultAudience,
        ...(subjects.length === 0 ? {} : { [`${provider}:sub`]: [...subjects].sort() }),
        // Other partitions offer the standard claims only.
        ...(repositoryId === undefined || partition !== "aws" ? {} : { [`${provider}:repository_id`]: repositoryId }),
      },
    },
  };
}

/** The same as lines of JSON, without characters that a terminal obeys. */
export function matchingStatementLines(claims: Claims, account: string, partition: string): readonly string[] {
  return jsonDocument(matchingStatement(claims, account, partition))
    .trimEnd()
    .split("\n");
}
