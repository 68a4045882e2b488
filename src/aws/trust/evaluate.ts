/** Whether a trust policy lets a job in: statement by statement, with what each line wanted and what it got. */
import { type Claims, providerOf } from "../oidc-claims.ts";
import type { RoleArn } from "../role-arn.ts";
import {
  allOf,
  anyOf,
  evaluateCondition,
  type KeyValue,
  type Lookup,
  matchesWildcards,
  opposite,
  parseOperator,
  type Verdict,
} from "./conditions.ts";
import { githubConditionClaims, offersGithubClaims } from "./policies.ts";
import type { ReadCondition, ReadStatement, ReadTrustPolicy } from "./read.ts";

/** One line of a statement. */
export interface Check {
  readonly kind: "principal" | "action" | "condition";
  readonly line: number;
  /** `Principal`, `Action`, or the key of a condition as it is written. */
  readonly name: string;
  /** Of a condition. */
  readonly operator: string | undefined;
  readonly wanted: readonly string[];
  /** Undefined where the request has nothing of that name, or where it is not known here. */
  readonly got: readonly string[] | undefined;
  readonly verdict: Verdict;
}

export interface JudgedStatement {
  readonly statement: ReadStatement;
  readonly checks: readonly Check[];
  /** Whether the statement is about this request. */
  readonly applies: Verdict;
}

export interface TrustDecision {
  /** `unknown` where a condition asks what is not known here. */
  readonly outcome: "allowed" | "refused" | "unknown";
  readonly statements: readonly JudgedStatement[];
}

export interface TrustRequest {
  readonly role: RoleArn;
  readonly claims: Claims;
  /** Where it is known. */
  readonly sessionName?: string | undefined;
}

const action = "sts:AssumeRoleWithWebIdentity";

/** A deny that applies wins over every allow; without an allow nobody is let in. */
export function evaluateTrust(policy: ReadTrustPolicy, request: TrustRequest): TrustDecision {
  const lookup = lookupFor(request);
  const statements = policy.statements.map((statement) => judge(statement, policy.variables, request, lookup));
  const applying = (effect: string): Verdict =>
    anyOf(statements.filter(({ statement }) => statement.effect === effect).map(({ applies }) => applies));
  const allowed = allOf([applying("Allow"), opposite(applying("Deny"))]);
  return { outcome: allowed === "yes" ? "allowed" : allowed === "no" ? "refused" : "unknown", statements };
}

/** `arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com`. */
export function providerArn({ role, claims }: Pick<TrustRequest, "role" | "claims">): string {
  return `arn:${role.partition}:iam::${role.account}:oidc-provider/${providerOf(claims)}`;
}

/** What the key of a condition is called in the token; undefined for a key that is none of its issuer's. */
export function claimOfKey(key: string, claims: Claims): string | undefined {
  const prefix = `${providerOf(claims)}:`.toLowerCase();
  return key.toLowerCase().startsWith(prefix) ? key.slice(prefix.length).toLowerCase() : undefined;
}

/** Claims that STS compares for this issuer: of every issuer three, of GitHub's some more. */
export function comparedClaims({ role, claims }: Pick<TrustRequest, "role" | "claims">): readonly string[] {
  const more = offersGithubClaims(role.partition, providerOf(claims)) ? githubConditionClaims : [];
  return ["amr", "aud", "sub", ...more];
}

function judge(statement: ReadStatement, variables: boolean, request: TrustRequest, lookup: Lookup): JudgedStatement {
  const checks = [
    principalCheck(statement, request),
    actionCheck(statement),
    ...statement.conditions.map((condition) => conditionCheck(condition, variables, lookup)),
  ];
  return { statement, checks, applies: allOf(checks.map(({ verdict }) => verdict)) };
}

function principalCheck(statement: ReadStatement, request: TrustRequest): Check {
  const { principals, exceptPrincipals } = statement;
  const got = providerArn(request);
  const federated = principals.get("Federated")?.values ?? [];
  const everybody = [principals.get("*"), principals.get("AWS")].some((element) => element?.values.includes("*"));
  const named: Verdict = everybody || federated.includes(got) ? "yes" : "no";
  const wanted = [...principals].flatMap(([kind, { values }]) =>
    values.map((value) => (kind === "Federated" || kind === "*" ? value : `${kind}: ${value}`)),
  );
  return {
    kind: "principal",
    line: principals.get("Federated")?.line ?? statement.principalLine,
    name: exceptPrincipals ? "NotPrincipal" : "Principal",
    operator: undefined,
    wanted,
    got: [got],
    verdict: exceptPrincipals ? opposite(named) : named,
  };
}

function actionCheck(statement: ReadStatement): Check {
  const { actions, exceptActions } = statement;
  const named: Verdict = actions.values.some((pattern) => isAction(pattern)) ? "yes" : "no";
  return {
    kind: "action",
    line: actions.line,
    name: exceptActions ? "NotAction" : "Action",
    operator: undefined,
    wanted: actions.values,
    got: [action],
    verdict: exceptActions ? opposite(named) : named,
  };
}

/** Actions have wildcards and no case. */
function isAction(pattern: string): boolean {
  return matchesWildcards(action.toLowerCase(), pattern.toLowerCase());
}

function conditionCheck(condition: ReadCondition, variables: boolean, lookup: Lookup): Check {
  const { operator: written, key, values, line } = condition;
  const operator = parseOperator(written);
  const value = lookup(key);
  return {
    kind: "condition",
    line,
    name: key,
    operator: written,
    wanted: values,
    got: value.kind === "present" ? value.values : undefined,
    verdict:
      operator === undefined ? "unknown" : evaluateCondition({ operator, key, wanted: values, variables, lookup }),
  };
}

/** Keys have no case. What only the request to AWS tells (address, time, region) is not known here. */
function lookupFor(request: TrustRequest): Lookup {
  const compared = new Set(comparedClaims(request));
  return (key) => {
    const claim = claimOfKey(key, request.claims);
    if (claim !== undefined) return claimValue(claim, compared, request.claims);
    const name = key.toLowerCase();
    if (name === "sts:rolesessionname") {
      return request.sessionName === undefined
        ? { kind: "unknown" }
        : { kind: "present", values: [request.sessionName] };
    }
    return name.startsWith("aws:") || name.startsWith("sts:") ? { kind: "unknown" } : { kind: "absent" };
  };
}

function claimValue(claim: string, compared: ReadonlySet<string>, claims: Claims): KeyValue {
  // Where a token names the party that it was made for, that is what `aud` means, and `oaud` the audience itself.
  const source = claim === "aud" && claims.has("azp") ? "azp" : claim === "oaud" && claims.has("azp") ? "aud" : claim;
  if (!compared.has(claim) && claim !== "oaud") return { kind: "absent" };
  const value = claims.get(source);
  if (value !== undefined) return { kind: "present", values: [value].flat() };
  return alwaysSent.has(source) ? { kind: "unknown" } : { kind: "absent" };
}

/** GitHub sends these in every token: where they are missing, not all claims were pasted. */
const alwaysSent = new Set([
  "actor",
  "actor_id",
  "aud",
  "job_workflow_ref",
  "ref",
  "repository",
  "repository_id",
  "sub",
  "workflow",
]);
