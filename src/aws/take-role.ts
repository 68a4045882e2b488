/**
 * Taking a role without any stored key: a fresh ID token for each attempt, the shortest session policy that STS takes,
 * and a guard on the account. What can change by itself is tried again; a refusal is not.
 */
import { type CredentialProvider, type Environment, remembered } from "./credentials.ts";
import { awsErrors } from "./errors.ts";
import { keptFailing, stopped, unreachable } from "./failures.ts";
import { createTransport, type HttpReply } from "./http.ts";
import { claimsOfToken, defaultAudience } from "./oidc-claims.ts";
import { fetchIdToken, type IdTokenSource } from "./oidc-token.ts";
import type { AwsErrorDocument } from "./reply.ts";
import { defaultRetryPolicy, judge, type RetryPolicy, waitBefore } from "./retry.ts";
import { checkRoleArn, parseAssumedRole, type RoleArn } from "./role-arn.ts";
import { roleRefusal } from "./role-refusals.ts";
import { stsEndpoint } from "./settings.ts";
import { hostOf } from "./signing.ts";
import { assumeRoleWithWebIdentity, type WebIdentityOutcome, type WebIdentitySession } from "./web-identity.ts";

export interface TakeRoleOptions {
  readonly role: string;
  readonly region: string;
  /** What the token is for; AWS's own address where absent. */
  readonly audience?: string | undefined;
  /** 900 to 3600; one hour where absent. */
  readonly durationSeconds?: number | undefined;
  /** Seen in CloudTrail. */
  readonly sessionName: string;
  /** JSON of inline policies, the narrowest first: the first one that STS takes is used. Empty for none. */
  readonly sessionPolicies: readonly string[];
  /** Accounts in which the role may be; undefined for any. */
  readonly accounts?: readonly string[] | undefined;
  readonly source: IdTokenSource;
  readonly environment: Environment;
  readonly certificates?: string | undefined;
  readonly retry?: RetryPolicy | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly registerSecret: (secret: string) => void;
  /** Told what is worth a line with `--verbose`. */
  readonly debug?: ((text: string) => void) | undefined;
}

export interface TakenRole extends WebIdentitySession {
  readonly account: string;
}

/** IAM's bounds for a session by web identity are 900 seconds and the role's own maximum; an hour is ours. */
const shortestSession = 900;
const longestSession = 3600;

/** Credentials of the role, taken when they are first asked for, kept in the process, and taken anew before they end. */
export function webIdentityCredentials(options: TakeRoleOptions, now?: () => number): CredentialProvider {
  return remembered(async () => (await takeRole(options)).credentials, now);
}

/**
 * Takes the role once.
 *
 * Throws SW0903 for an account that is not allowed, SW0930 and SW0931 for the ID token, SW0932 where AWS refuses, SW0933
 * for settings that cannot be right, SW0934 where no session policy is short enough, SW0910, SW0911, SW0913, SW0919 and
 * SW0921.
 */
export async function takeRole(options: TakeRoleOptions): Promise<TakenRole> {
  const role = checkRoleArn(options.role);
  guardAccount(role, options.accounts);
  const durationSeconds = checkDuration(options.durationSeconds ?? longestSession);
  const audience = checkAudience(options.audience ?? defaultAudience);
  const { environment, certificates, signal, registerSecret } = options;
  const retry = options.retry ?? defaultRetryPolicy;
  const endpoint = stsEndpoint(options.region, environment);
  const transport = createTransport({ environment, certificates, connections: 2, totalMilliseconds: 30_000 });
  try {
    let policies = options.sessionPolicies;
    let expiredBefore = false;
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted === true) throw stopped();
      const token = await fetchIdToken({ source: options.source, audience, transport, retry, signal, registerSecret });
      const outcome = await assumeRoleWithWebIdentity({
        endpoint,
        transport,
        signal,
        roleArn: role.arn,
        sessionName: options.sessionName,
        durationSeconds,
        policy: policies[0],
        token,
      });
      if (outcome.kind === "taken") return taken(outcome.session, role, options);
      const code = outcome.kind === "reply" ? outcome.error?.code : undefined;
      if (isTooLarge(code) && policies.length > 1) {
        options.debug?.("STS found the session policy too large; a shorter and wider one is tried.");
        policies = policies.slice(1);
        continue;
      }
      const verdict = verdictOf(outcome, code, expiredBefore);
      expiredBefore ||= isExpired(code);
      const retryAfter = outcome.kind === "reply" ? outcome.reply.headers["retry-after"] : undefined;
      const wait = waitBefore(retry, verdict, attempt, retryAfter);
      if (wait === undefined)
        throw failureOf(outcome, { role, token, audience, host: hostOf(endpoint), attempt, verdict });
      options.debug?.(`STS did not give the role yet (${code ?? outcome.kind}); asked again with a new ID token.`);
      if (wait > 0) await retry.sleep(wait, signal);
    }
  } finally {
    transport.close();
  }
}

type Attempted = Exclude<WebIdentityOutcome, { readonly kind: "taken" }>;

/**
 * STS could not reach GitHub for its keys: AWS asks to try that again ("AssumeRoleWithWebIdentity", errors). A token that
 * ended on its way is asked for once more; where the new one has ended too, a clock is wrong.
 */
function verdictOf(outcome: Attempted, code: string | undefined, expiredBefore: boolean): ReturnType<typeof judge> {
  if (outcome.kind === "failure") return judge(outcome.failure, undefined);
  if (code === "IDPCommunicationError" || code === "IDPCommunicationErrorException") return "transient";
  if (isExpired(code)) return expiredBefore ? "final" : "transient";
  const verdict = judge(outcome.reply, code);
  return verdict === "credentials" || verdict === "clock" ? "final" : verdict;
}

function isExpired(code: string | undefined): boolean {
  return code === "ExpiredTokenException" || code === "ExpiredToken";
}

function isTooLarge(code: string | undefined): boolean {
  return code === "PackedPolicyTooLarge" || code === "PackedPolicyTooLargeException";
}

function taken(session: WebIdentitySession, role: RoleArn, options: TakeRoleOptions): TakenRole {
  options.registerSecret(session.credentials.secretAccessKey);
  if (session.credentials.sessionToken !== undefined) options.registerSecret(session.credentials.sessionToken);
  const assumed = parseAssumedRole(session.arn);
  if (assumed?.account !== role.account || assumed.name !== role.name) {
    throw awsErrors.create("SW0903", {
      message: `STS was asked for ${role.arn} and gave a session of ${assumed === undefined ? "something that is no role" : `role ${assumed.name} in account ${assumed.account}`}. It is not used.`,
      next: "Look what answers in the place of STS: AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL, and proxies.",
    });
  }
  options.debug?.(`Took ${session.arn} until ${session.expiresAt.toISOString()}.`);
  const size = session.packedPolicySize;
  if (size !== undefined && size > 90) options.debug?.(`The session policy takes ${size} % of what STS allows.`);
  return {
    ...session,
    credentials: { ...session.credentials, accountId: role.account },
    account: role.account,
  };
}

interface FailedAttempt {
  readonly role: RoleArn;
  readonly token: string;
  readonly audience: string;
  readonly host: string;
  readonly attempt: number;
  readonly verdict: ReturnType<typeof judge>;
}

function failureOf(outcome: Attempted, at: FailedAttempt): Error {
  if (outcome.kind === "failure") return ofFailure(outcome.failure, at);
  const { reply, error } = outcome;
  if (at.verdict === "transient" && !isExpired(error?.code) && !(error?.code ?? "").startsWith("IDP")) {
    return keptFailing(at.host, reply, error, at.attempt);
  }
  if (error === undefined) return noAnswerOfSts(at.host, reply);
  return refusedBy(error, reply, at);
}

function ofFailure(failure: Extract<Attempted, { readonly kind: "failure" }>["failure"], at: FailedAttempt): Error {
  if (failure.kind === "failure") return unreachable(at.host, failure, at.attempt);
  return noAnswerOfSts(at.host, failure);
}

function noAnswerOfSts(host: string, { status }: Pick<HttpReply, "status">): Error {
  return awsErrors.create("SW0913", {
    message: `${host} gave an answer to AssumeRoleWithWebIdentity that is none of STS (status ${status}).`,
    next: "Check the region, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL, and the network: often a proxy answers in the server's place.",
  });
}

function refusedBy(error: AwsErrorDocument, reply: HttpReply, at: FailedAttempt): Error {
  const { role, audience, token } = at;
  return roleRefusal({ role, audience, error, status: reply.status, claims: claimsOfToken(token) });
}

/** The role's own account: before any token is asked for. */
function guardAccount(role: RoleArn, accounts: readonly string[] | undefined): void {
  if (accounts === undefined || accounts.length === 0 || accounts.includes(role.account)) return;
  throw awsErrors.create("SW0903", {
    message: `The role ${role.arn} is in account ${role.account}, and \`accounts:\` allows ${accounts.join(", ")} only. It was not taken.`,
    next: "Check `role:`. Where the role is right, write its account under `accounts:` too, beside the one that owns the bucket.",
  });
}

function checkDuration(seconds: number): number {
  if (Number.isInteger(seconds) && seconds >= shortestSession && seconds <= longestSession) return seconds;
  throw awsErrors.create("SW0933", {
    message: `A session of ${seconds} seconds is not given.`,
    next: `Ask for ${shortestSession} to ${longestSession} seconds: an hour at most. Sessions are renewed by themselves while a command runs.`,
  });
}

function checkAudience(audience: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(audience)) return audience;
  throw awsErrors.create("SW0933", {
    message: "The audience is empty, too long, or holds blanks or other characters than ASCII.",
    next: `Leave it out: AWS expects ${defaultAudience}, and \`sts.amazonaws.com.cn\` in China where the provider was made so.`,
  });
}
