/**
 * A job's ID token, asked of GitHub at the moment when it is used: it lives for minutes only (GitHub's documentation,
 * "OpenID Connect", and configure-aws-credentials#1848).
 */
import { isJsonObject } from "../platform/json.ts";
import type { Environment } from "./credentials.ts";
import { awsErrors } from "./errors.ts";
import { keptFailing, stopped, unreachable } from "./failures.ts";
import type { HttpFailure, HttpReply, Transport } from "./http.ts";
import { isTokenShaped } from "./oidc-claims.ts";
import { textOf } from "./reply.ts";
import { judge, type RetryPolicy, waitBefore } from "./retry.ts";
import { parseEndpoint } from "./settings.ts";
import { hostOf } from "./signing.ts";

/** Where a job asks for its ID token, and with what. */
export interface IdTokenSource {
  readonly url: string;
  /** A secret. */
  readonly requestToken: string;
}

/** Undefined where no ID token can be had: on a laptop, without `id-token: write`, and in a fork's pull request. */
export function idTokenSource(environment: Environment): IdTokenSource | undefined {
  const url = environment["ACTIONS_ID_TOKEN_REQUEST_URL"];
  const requestToken = environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
  return url && requestToken ? { url, requestToken } : undefined;
}

export interface IdTokenRequest {
  readonly source: IdTokenSource;
  readonly audience: string;
  readonly transport: Transport;
  readonly retry: RetryPolicy;
  readonly signal: AbortSignal | undefined;
  /** Told the token before anything else is done with it. */
  readonly registerSecret: (secret: string) => void;
}

/** GitHub's answer is a token of about 2 kB in a small JSON document. */
const replyBytes = 64 * 1024;

/**
 * One fresh ID token. Failures of the moment are tried again, refusals are not.
 *
 * Throws SW0930 where the job may not have one, SW0931 where none came, SW0910, SW0919 and SW0921.
 */
export async function fetchIdToken(request: IdTokenRequest): Promise<string> {
  const { transport, retry, signal } = request;
  request.registerSecret(request.source.requestToken);
  const sent = httpRequest(request);
  const host = hostOf(sent.endpoint);
  for (let attempt = 1; ; attempt += 1) {
    if (signal?.aborted === true) throw stopped();
    const outcome = await transport.send(sent, { maximumBytes: replyBytes, signal });
    const verdict = judge(outcome, undefined);
    const retryAfter = outcome.kind === "reply" ? outcome.headers["retry-after"] : undefined;
    const wait = waitBefore(retry, verdict, attempt, retryAfter);
    if (wait === undefined) return tokenOf(outcome, { host, attempt, transient: verdict === "transient" }, request);
    if (wait > 0) await retry.sleep(wait, signal);
  }
}

function httpRequest({ source, audience }: IdTokenRequest) {
  const url = URL.parse(source.url);
  if (url === null) {
    throw awsErrors.create("SW0931", {
      message: "ACTIONS_ID_TOKEN_REQUEST_URL holds no address.",
      next: "GitHub's runner sets this variable; look who else does, and take that away.",
    });
  }
  url.searchParams.set("audience", audience);
  const endpoint = parseEndpoint(url.origin);
  return {
    method: "GET" as const,
    endpoint,
    target: `${url.pathname}${url.search}`,
    headers: {
      host: hostOf(endpoint),
      accept: "application/json",
      authorization: `Bearer ${source.requestToken}`,
      "user-agent": "slipway",
    },
  };
}

function tokenOf(
  outcome: HttpReply | HttpFailure,
  at: { readonly host: string; readonly attempt: number; readonly transient: boolean },
  request: IdTokenRequest,
): string {
  if (outcome.kind === "failure") throw unreachable(at.host, outcome, at.attempt);
  if (outcome.kind === "reply" && at.transient) {
    throw awsErrors.create("SW0931", {
      message: `GitHub's token service kept failing, after ${at.attempt} attempts: ${keptFailing(at.host, outcome, undefined, at.attempt).message}`,
      next: "Run the job again a little later. Nothing was asked of AWS yet.",
    });
  }
  if (outcome.status >= 400 && outcome.status < 500) {
    throw awsErrors.create("SW0930", {
      message: `GitHub refused this job an ID token (status ${outcome.status}).`,
      next: "Give the job `permissions: { id-token: write, contents: read }`, and the caller too where the workflow is a reusable one. A fork's pull request never gets a token.",
    });
  }
  const token = outcome.kind === "reply" && outcome.status < 300 ? tokenIn(outcome.body) : undefined;
  if (token === undefined) {
    throw awsErrors.create("SW0931", {
      message: `${at.host} answered with status ${outcome.status} and no ID token.`,
      next: "Often a proxy answers in GitHub's place: look at the network of the runner, and at HTTPS_PROXY and NO_PROXY.",
    });
  }
  request.registerSecret(token);
  return token;
}

function tokenIn(body: Uint8Array): string | undefined {
  try {
    const document: unknown = JSON.parse(textOf(body));
    const value = isJsonObject(document) ? document["value"] : undefined;
    return typeof value === "string" && isTokenShaped(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
