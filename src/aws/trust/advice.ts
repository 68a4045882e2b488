/** What to change so that a trust policy lets a job in. */
import { nearest } from "../../platform/nearest.ts";
import { claimText, providerOf, subjectForms } from "../oidc-claims.ts";
import { matchesWildcards, operatorNames, parseOperator } from "./conditions.ts";
import {
  type Check,
  claimOfKey,
  comparedClaims,
  type JudgedStatement,
  providerArn,
  type TrustDecision,
  type TrustRequest,
} from "./evaluate.ts";

/** A sentence about one line of the policy. */
export interface Advice {
  readonly line: number;
  readonly text: string;
}

/**
 * What to change, for a request that is not let in: about the denials that apply, else about the statement that comes
 * nearest to letting the job in.
 */
export function adviceFor(decision: TrustDecision, request: TrustRequest): readonly Advice[] {
  if (decision.outcome === "allowed") return [];
  const denials = decision.statements.filter(
    ({ statement, applies }) => statement.effect === "Deny" && applies !== "no",
  );
  const denying = denials.map(({ statement, applies }) => ({
    line: statement.line,
    text:
      applies === "yes"
        ? "This Deny applies to the job, and a Deny wins over every Allow. Narrow its conditions, or run the job as they ask for."
        : "Whether this Deny applies cannot be told from here: it asks for what only the request to AWS tells.",
  }));
  const nearestOne = nearestAllow(decision);
  if (nearestOne === undefined) {
    return [
      ...denying,
      {
        line: decision.statements[0]?.statement.line ?? 1,
        text: 'No statement allows anything: add one with "Effect": "Allow".',
      },
    ];
  }
  if (nearestOne.applies === "yes") return denying;
  // What surely fails comes before what cannot be told: whoever reads one line alone reads the reason.
  const failing = (["no", "unknown"] as const).flatMap((wanted) =>
    nearestOne.checks.filter(({ verdict }) => verdict === wanted),
  );
  return [...denying, ...failing.map((check) => ({ line: check.line, text: changeFor(check, request) }))];
}

/** The Allow with the fewest lines that fail; of several the first. */
function nearestAllow({ statements }: TrustDecision): JudgedStatement | undefined {
  const failures = ({ checks }: JudgedStatement): number => checks.filter(({ verdict }) => verdict !== "yes").length;
  return statements
    .filter(({ statement }) => statement.effect === "Allow")
    .reduce<JudgedStatement | undefined>(
      (best, candidate) => (best === undefined || failures(candidate) < failures(best) ? candidate : best),
      undefined,
    );
}

function changeFor(check: Check, request: TrustRequest): string {
  switch (check.kind) {
    case "principal":
      return principalChange(check, request);
    case "action":
      return 'Write "Action": "sts:AssumeRoleWithWebIdentity": sts:AssumeRole is for identities of AWS.';
    case "condition":
      return conditionChange(check, request);
  }
}

function principalChange({ wanted }: Check, request: TrustRequest): string {
  const arn = providerArn(request);
  if (wanted.includes(providerOf(request.claims))) {
    return `Write the provider's whole ARN: "Federated": "${arn}".`;
  }
  const other = wanted.find((value) => value.endsWith(`/${providerOf(request.claims)}`));
  if (other !== undefined) {
    return `The provider is that of another account or partition. Write "Federated": "${arn}", the one of the role's own account.`;
  }
  return `Write "Principal": {"Federated": "${arn}"}, and make that provider in account ${request.role.account} where it is missing.`;
}

function conditionChange(check: Check, request: TrustRequest): string {
  const operator = parseOperator(check.operator ?? "");
  if (operator === undefined) {
    const near = nearest(check.operator ?? "", operatorNames());
    return `IAM has no operator “${check.operator}”.${near === undefined ? "" : ` Did you mean ${near}?`}`;
  }
  const claim = claimOfKey(check.name, request.claims);
  if (check.verdict === "unknown" && claim !== undefined) {
    return `The claim “${claim}” is not among those that were pasted. Paste all of them to see whether this holds.`;
  }
  if (check.verdict === "unknown") {
    return `Whether “${check.name}” holds cannot be told from here: only the request to AWS says it.`;
  }
  if (operator.base === "Null" && check.got !== undefined) {
    return `This asks that the token has no claim “${claim ?? check.name}”, and it has one. Take the condition away, or write "false".`;
  }
  if (claim === undefined) return foreignKey(check.name, request);
  if (check.got === undefined) return missingClaim(claim, request);
  if (operator.negated) return `This forbids what the job is. Take the value out, or run the job differently.`;
  return valueChange(check, claim, operator.base, check.got, request);
}

function foreignKey(key: string, request: TrustRequest): string {
  const provider = providerOf(request.claims);
  const bare = key.split(":").at(-1) ?? key;
  return comparedClaims(request).includes(bare.toLowerCase())
    ? `The key is not one of this identity provider. Write “${provider}:${bare}”.`
    : `No request with a token of ${provider} has a key “${key}”, so this can never hold. Take it away.`;
}

function missingClaim(claim: string, request: TrustRequest): string {
  const compared = comparedClaims(request);
  if (!compared.includes(claim)) {
    return `STS compares no claim “${claim}”, whatever the token says, so this can never hold. Take it away, or bind one of ${compared.join(", ")}.`;
  }
  if (claim === "environment") {
    return "The job names no GitHub environment. Give it `environment: NAME` in the workflow, or take this condition away.";
  }
  return `The token has no claim “${claim}”. Take this condition away, or run the job where GitHub sends the claim.`;
}

function valueChange(check: Check, claim: string, base: string, got: readonly string[], request: TrustRequest): string {
  const value = got[0] ?? "";
  const starred = check.wanted.find((wanted) => /[*?]/.test(wanted) && matchesWildcards(value, wanted));
  if (base === "StringEquals" && starred !== undefined) {
    return `StringEquals takes * and ? as they stand. Put “${starred}” under StringLike.`;
  }
  if (check.wanted.some((wanted) => wanted.toLowerCase() === value.toLowerCase())) {
    return `Upper and lower case differ. Write “${value}”.`;
  }
  if (check.wanted.some((wanted) => wanted.trim() === value))
    return `The value has blanks around it. Write “${value}”.`;
  if (claim === "aud") {
    return `The job asks for the audience “${value}”. Write that here and in the provider, or take \`audience:\` away where the job sets it.`;
  }
  if (claim === "sub") return subjectChange(check, base, value, request);
  if (claim === "ref" && value.startsWith("refs/tags/")) {
    return "The job runs for a tag, and this role is for branches. Run it from the default branch: deploy tags to an environment whose role takes them.";
  }
  return `If this job should be let in, write “${value}” beside what stands here.`;
}

function subjectChange(check: Check, base: string, value: string, request: TrustRequest): string {
  const other = subjectForms(request.claims)?.other;
  const matches = (subject: string): boolean =>
    check.wanted.some((wanted) => (base === "StringLike" ? matchesWildcards(subject, wanted) : wanted === subject));
  if (other !== undefined && matches(other)) {
    return value.includes("@")
      ? `GitHub now writes ids into sub for this repository. Add “${value}” beside the old form.`
      : `The policy has the form with ids, and GitHub sends the one without for this repository. Add “${value}” beside it.`;
  }
  const environment = claimText(request.claims, "environment");
  if (environment !== undefined && check.wanted.some((wanted) => /:ref:|:pull_request/.test(wanted))) {
    return `The job runs in the GitHub environment “${environment}”, and then sub ends in :environment:${environment} in place of the ref. Write “${value}”, or take \`environment:\` off the job.`;
  }
  if (environment === undefined && check.wanted.some((wanted) => wanted.includes(":environment:"))) {
    return "The job names no GitHub environment. Give it `environment: NAME` in the workflow.";
  }
  if (value.endsWith(":pull_request")) {
    return "The job runs for a pull request, whose code nobody has reviewed. Do not let it in: deploy after the merge.";
  }
  const both = other === undefined ? `“${value}”` : `“${value}” and “${other}”`;
  return `If this job should be let in, write ${both}, both forms, beside what stands here.`;
}
