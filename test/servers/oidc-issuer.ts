/**
 * A local issuer of ID tokens as GitHub's: the endpoint where a job asks for its token, a key set, and the document that
 * leads to it. Tokens are signed (RS256); `sub` has either of the two forms that GitHub writes.
 */
import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a job is, as far as its token says so. */
export interface JobIdentity {
  /** `acme/prompts`. */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
  /** `refs/heads/main`. */
  readonly ref: string;
  /** GitHub environment of the job. */
  readonly environment?: string;
  /** `acme/prompts/.github/workflows/release.yml@refs/heads/main`. */
  readonly workflowRef: string;
  readonly event?: string;
  /** Repositories made, renamed or moved since mid-2026 send ids in `sub`. */
  readonly subject?: "classic" | "ids";
}

export interface TokenWishes {
  /** Seconds from now; negative for a token that has ended. */
  readonly lifetime?: number;
  /** Signed by a key that the issuer does not publish. */
  readonly forged?: boolean;
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface TokenRequest {
  readonly audience: string | null;
  readonly authorization: string | undefined;
}

export interface OidcIssuer {
  /** `http://127.0.0.1:PORT`: the `iss` of its tokens, unless `claimedIssuer` says otherwise. */
  readonly url: string;
  readonly claimedIssuer: string;
  /** Variables of a job that may ask for tokens. */
  jobEnvironment(job: JobIdentity): Readonly<Record<string, string>>;
  /** Every request for a token, in order. */
  readonly requests: readonly TokenRequest[];
  /** Tokens that were handed out. */
  readonly tokens: readonly string[];
  /** What the next requests get instead of a token: a status, or a connection that breaks. One each. */
  fail(...answers: readonly (number | "reset")[]): void;
  /** How the next tokens are made; until it is called again. */
  wish(wishes: TokenWishes): void;
  /** A token without a request. */
  sign(job: JobIdentity, audience: string, wishes?: TokenWishes): string;
  stop(): Promise<void>;
}

/** The issuer's own name in tokens is GitHub's where `claimedIssuer` is left out: trust policies then look as real ones do. */
export async function startOidcIssuer(options: { readonly claimedIssuer?: string } = {}): Promise<OidcIssuer> {
  const claimedIssuer = options.claimedIssuer ?? "https://token.actions.githubusercontent.com";
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomUUID();
  const jobs = new Map<string, JobIdentity>();
  const requests: TokenRequest[] = [];
  const tokens: string[] = [];
  const failures: (number | "reset")[] = [];
  let wished: TokenWishes = {};

  const sign: OidcIssuer["sign"] = (job, audience, wishes = wished) => {
    const key: KeyObject = wishes.forged === true ? other.privateKey : keys.privateKey;
    return signedToken(key, kid, {
      ...claimsOf(job, claimedIssuer, audience, wishes.lifetime ?? 300),
      ...wishes.claims,
    });
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname === "/.well-known/openid-configuration") {
      json(response, 200, { issuer: claimedIssuer, jwks_uri: `${address()}/.well-known/jwks` });
      return;
    }
    if (url.pathname === "/.well-known/jwks") {
      json(response, 200, { keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" }] });
      return;
    }
    const { authorization } = request.headers;
    requests.push({ audience: url.searchParams.get("audience"), authorization });
    const failure = failures.shift();
    if (failure === "reset") {
      request.socket.destroy();
      return;
    }
    if (failure !== undefined) {
      json(response, failure, { message: "the test wants it so" });
      return;
    }
    const job = jobs.get((authorization ?? "").replace(/^Bearer /, ""));
    if (url.pathname !== "/token" || job === undefined) {
      json(response, 403, { message: "Resource not accessible by integration" });
      return;
    }
    const token = sign(job, url.searchParams.get("audience") ?? `https://github.com/${job.repository.split("/")[0]}`);
    tokens.push(token);
    json(response, 200, { count: token.length, value: token });
  }

  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: address(),
    claimedIssuer,
    requests,
    tokens,
    sign,
    jobEnvironment: (job) => {
      const requestToken = `request-${randomUUID()}`;
      jobs.set(requestToken, job);
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${address()}/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
        GITHUB_ACTIONS: "true",
        GITHUB_REPOSITORY: job.repository,
        GITHUB_REPOSITORY_ID: job.repositoryId,
        GITHUB_REPOSITORY_OWNER_ID: job.ownerId,
        GITHUB_REF: job.ref,
        GITHUB_RUN_ID: "4711",
        GITHUB_RUN_ATTEMPT: "2",
      };
    },
    fail: (...answers) => {
      failures.push(...answers);
    },
    wish: (wishes) => {
      wished = wishes;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The claims of GitHub's documentation ("OpenID Connect reference"). */
function claimsOf(job: JobIdentity, issuer: string, audience: string, lifetime: number) {
  const [owner = "", name = ""] = job.repository.split("/");
  const repository = job.subject === "ids" ? `${owner}@${job.ownerId}/${name}@${job.repositoryId}` : job.repository;
  const isPull = job.event === "pull_request";
  const context =
    job.environment !== undefined ? `environment:${job.environment}` : isPull ? "pull_request" : `ref:${job.ref}`;
  const now = Math.floor(Date.now() / 1000);
  return {
    jti: randomUUID(),
    sub: `repo:${repository}:${context}`,
    aud: audience,
    ref: job.ref,
    ref_type: job.ref.startsWith("refs/tags/") ? "tag" : "branch",
    sha: "c".repeat(40),
    repository: job.repository,
    repository_id: job.repositoryId,
    repository_owner: owner,
    repository_owner_id: job.ownerId,
    repository_visibility: "private",
    run_id: "4711",
    run_number: "12",
    run_attempt: "2",
    actor: "anna",
    actor_id: "7",
    workflow: "Release",
    workflow_ref: job.workflowRef,
    job_workflow_ref: job.workflowRef,
    event_name: job.event ?? "push",
    ...(job.environment === undefined ? {} : { environment: job.environment }),
    runner_environment: "github-hosted",
    iss: issuer,
    nbf: now - 600,
    iat: now - 5,
    exp: now + lifetime,
  };
}

function signedToken(key: KeyObject, kid: string, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ typ: "JWT", alg: "RS256", kid })}.${part(claims)}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key).toString("base64url")}`;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
