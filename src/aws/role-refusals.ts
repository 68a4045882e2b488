/** What a refusal by STS means for the person who reads it: what the token claims beside what would match it. */
import type { SlipwayError } from "../platform/errors.ts";
import { visibleLine } from "../platform/visible.ts";
import { awsErrors } from "./errors.ts";
import { type Claims, claimText, providerOf, subjectForms } from "./oidc-claims.ts";
import type { AwsErrorDocument } from "./reply.ts";
import type { RoleArn } from "./role-arn.ts";
import { matchingStatementLines } from "./trust/suggestion.ts";

export interface RefusedRole {
  readonly role: RoleArn;
  readonly audience: string;
  readonly error: AwsErrorDocument;
  readonly status: number;
  /** Undefined where the token's payload could not be read. */
  readonly claims: Claims | undefined;
}

/** Claims that conditions speak of, and those that tell a person which job this was. */
const shownClaims = [
  "iss",
  "aud",
  "sub",
  "repository",
  "repository_id",
  "repository_owner_id",
  "ref",
  "environment",
  "job_workflow_ref",
  "event_name",
  "actor",
];

/** By code and status, never by message; STS's own words are shown as such. */
export function roleRefusal(refused: RefusedRole): SlipwayError {
  const { role, error, status } = refused;
  const words = error.message === "" ? "" : ` STS says: “${error.message}”`;
  switch (error.code) {
    case "PackedPolicyTooLarge":
    case "PackedPolicyTooLargeException":
      return awsErrors.create("SW0934", {
        message: `STS takes no session policy of this size for ${role.arn}.${words}`,
        next: "Shorten the prefix of `store:`, or take the role without one: `slipway assume-role --session-policy none`.",
      });
    case "RegionDisabledException":
      return awsErrors.create("SW0933", {
        message: `STS is not switched on in this region for account ${role.account}.${words}`,
        next: "Switch the region on (IAM console, Account settings, “Security Token Service”), or set `region:` to another one.",
      });
    case "ValidationError":
    case "ValidationException":
    case "MalformedPolicyDocument":
    case "MalformedPolicyDocumentException":
      return awsErrors.create("SW0933", {
        message: `STS refused how ${role.arn} was asked for (${error.code}).${words}`,
        next: "Where the words speak of the duration, raise the role's maximum session duration or ask for a shorter one.",
      });
    case "AccessDenied":
    case "AccessDeniedException":
    case "InvalidIdentityToken":
    case "InvalidIdentityTokenException":
    case "ExpiredToken":
    case "ExpiredTokenException":
    case "IDPCommunicationError":
    case "IDPCommunicationErrorException":
    case "IDPRejectedClaim":
    case "IDPRejectedClaimException":
      return awsErrors.create("SW0932", {
        message: `AWS does not let this job take ${role.arn} (${error.code}).${words}`,
        next: [reasonFor(refused), ...claimLines(refused.claims), ...remedyLines(refused)].join("\n"),
      });
    default:
      return awsErrors.create("SW0918", {
        message: `STS refused AssumeRoleWithWebIdentity for ${role.arn} with status ${status} ${error.code}.${words}`,
        next: "Look the code up in the STS documentation (“AssumeRoleWithWebIdentity”, errors).",
      });
  }
}

function reasonFor({ error, role, audience, claims }: RefusedRole): string {
  const provider = claims === undefined ? "token.actions.githubusercontent.com" : providerOf(claims);
  if (error.code.startsWith("InvalidIdentityToken")) {
    return `Account ${role.account} has no identity provider https://${provider}, or that provider does not list the audience ${audience}, or the role's trust policy names another provider. \`slipway setup\` writes the provider.`;
  }
  if (error.code.startsWith("ExpiredToken")) {
    return "STS takes the ID token for expired although it was just made: on a server of your own, set the clock of GitHub's issuer; else run the job again.";
  }
  if (error.code.startsWith("IDP")) {
    return `STS could not check the token with https://${provider}. Run the job again; behind a server of your own, its keys must be reachable from AWS.`;
  }
  return "Either the role does not exist, or its trust policy does not match this job. AWS does not say which, so compare.";
}

function claimLines(claims: Claims | undefined): readonly string[] {
  if (claims === undefined) return [];
  const lines = shownClaims.flatMap((name) => {
    const value = claimText(claims, name);
    return value === undefined ? [] : [`  ${name.padEnd(20)} ${shown(value)}`];
  });
  const other = subjectForms(claims)?.other;
  return [
    "The ID token of this job claims (the token itself is never shown):",
    ...lines,
    ...(other === undefined ? [] : [`  ${"sub, other form".padEnd(20)} ${shown(other)}`]),
  ];
}

function remedyLines({ role, claims, error }: RefusedRole): readonly string[] {
  if (claims === undefined || error.code.startsWith("ExpiredToken") || error.code.startsWith("IDP")) return [];
  return [
    "A trust policy that lets exactly this job in has the statement:",
    ...matchingStatementLines(claims, role.account, role.partition).map((line) => `  ${line}`),
    `To see which line of the policy fails: aws iam get-role --role-name ${role.name} --query Role.AssumeRolePolicyDocument > trust.json; slipway doctor oidc --role ${role.arn} --policy trust.json`,
  ];
}

/** Claims hold names that strangers choose. */
function shown(value: string): string {
  const line = visibleLine(value);
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
