/**
 * What an ID token of GitHub Actions claims. The token itself is a credential: it is decoded here and goes no further;
 * what comes out is bounded, and nothing in it was verified (that is the work of STS).
 */
import { isJsonObject, type Json } from "../platform/json.ts";

export type ClaimValue = string | readonly string[];

/** Claims by name, as strings: numbers and booleans are written as STS compares them. */
export type Claims = ReadonlyMap<string, ClaimValue>;

/** GitHub's tokens have about 30 claims and 2 kB. */
const maximumClaims = 100;
const maximumTokenCharacters = 32 * 1024;
const maximumValueCharacters = 2_000;

/** GitHub's issuer; a server of one's own and some enterprises have another. */
export const githubIssuer = "https://token.actions.githubusercontent.com";

export const defaultAudience = "sts.amazonaws.com";

/** True for text of the form of a signed token: three parts of base64url. */
export function isTokenShaped(text: string): boolean {
  return (
    text.length <= maximumTokenCharacters &&
    /^[A-Za-z0-9_-]+={0,2}\.[A-Za-z0-9_-]+={0,2}\.[A-Za-z0-9_-]+={0,2}$/.test(text)
  );
}

/** The claims in a token. Undefined where it holds none that can be read. */
export function claimsOfToken(token: string): Claims | undefined {
  const [, payload] = token.split(".");
  return payload === undefined ? undefined : claimsOfPayload(payload);
}

/** The claims in the middle part of a token, base64url. */
export function claimsOfPayload(payload: string): Claims | undefined {
  if (payload.length > maximumTokenCharacters || !/^[A-Za-z0-9_+/-]+={0,2}$/.test(payload)) return undefined;
  return claimsOfJson(Buffer.from(payload, "base64url").toString("utf8"));
}

/** The claims in a JSON object. */
export function claimsOfJson(text: string): Claims | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const claims = new Map<string, ClaimValue>();
  for (const [name, claim] of Object.entries(value).slice(0, maximumClaims)) {
    const read = readClaim(claim);
    if (read !== undefined) claims.set(name.slice(0, 200), read);
  }
  return claims.size === 0 ? undefined : claims;
}

/** The claims in lines of a log, `sub   repo:acme/prompts:environment:prod`, as a refused job prints them. */
export function claimsOfWords(text: string): Claims | undefined {
  const claims = new Map<string, ClaimValue>();
  for (const line of text.split("\n").slice(0, 1_000)) {
    // A log of GitHub begins each line with the time.
    const [, name, value] =
      /^\s*(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}Z\s+)?([a-z_]{3,40})\s+(\S[^\n]{0,2000})$/.exec(line.trimEnd()) ?? [];
    if (name !== undefined && value !== undefined && !claims.has(name)) claims.set(name, value);
  }
  return claims.has("sub") ? claims : undefined;
}

/** One text; of a list its parts joined by commas. Undefined where the claim is not there. */
export function claimText(claims: Claims, name: string): string | undefined {
  const value = claims.get(name);
  return value === undefined || typeof value === "string" ? value : value.join(", ");
}

/** The issuer without its scheme: what the keys of conditions and the provider's ARN begin with. */
export function providerOf(claims: Claims): string {
  return (claimText(claims, "iss") ?? githubIssuer).replace(/^https?:\/\//, "").replace(/\/+$/, "");
}

/** `sub` in both forms that GitHub writes it in; the form that the token has comes first. */
export interface SubjectForms {
  readonly written: string;
  /** The other form, where the claims hold what it is made of. */
  readonly other: string | undefined;
}

/**
 * Repositories that were made, renamed or moved since the middle of 2026 send ids in `sub`
 * (`repo:acme@12/prompts@34:ref:…`), others do not (`repo:acme/prompts:ref:…`). Undefined without a `sub`; a `sub` that an
 * organization has customized has one form only.
 */
export function subjectForms(claims: Claims): SubjectForms | undefined {
  const written = claimText(claims, "sub");
  if (written === undefined) return undefined;
  const [, owner, ownerId, repository, repositoryId, rest] =
    /^repo:([^/@:]+)(?:@([0-9]+))?\/([^/@:]+)(?:@([0-9]+))?(:.*)?$/.exec(written) ?? [];
  if (owner === undefined || repository === undefined) return { written, other: undefined };
  if (ownerId !== undefined && repositoryId !== undefined) {
    return { written, other: `repo:${owner}/${repository}${rest ?? ""}` };
  }
  const ids = { owner: claimText(claims, "repository_owner_id"), repository: claimText(claims, "repository_id") };
  const known = ids.owner !== undefined && ids.repository !== undefined;
  return {
    written,
    other: known ? `repo:${owner}@${ids.owner}/${repository}@${ids.repository}${rest ?? ""}` : undefined,
  };
}

function readClaim(claim: Json): ClaimValue | undefined {
  if (Array.isArray(claim)) {
    const parts = claim.slice(0, maximumClaims).map(scalar);
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }
  return scalar(claim);
}

function scalar(claim: Json): string | undefined {
  if (typeof claim === "string") return claim.slice(0, maximumValueCharacters);
  return typeof claim === "number" || typeof claim === "boolean" ? String(claim) : undefined;
}
