/**
 * STS for AssumeRoleWithWebIdentity that really verifies: signature by the issuer's published keys, issuer, audience of
 * the provider, expiry, and every condition of the role's trust policy. What passes gets credentials of ministack, which
 * enforces the role's policies and the session policy. Everything else that is sent here goes to ministack as it came.
 * The conditions are evaluated here and not by the code under test.
 */
import { createPublicKey, createVerify, type JsonWebKey } from "node:crypto";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { childOf, childText, escapeXml } from "../../src/aws/xml.ts";
import type { Ministack } from "./ministack.ts";
import type { OidcIssuer } from "./oidc-issuer.ts";

/** One AssumeRoleWithWebIdentity as it came, without its token. */
export interface StsRequest {
  readonly parameters: ReadonlyMap<string, string>;
  readonly token: string;
  /** What was answered. */
  outcome: string;
}

export type StsFault =
  | { readonly kind: "error"; readonly status: number; readonly code: string }
  /** The role is taken, and the reply never comes. */
  | { readonly kind: "lost" }
  /** The reply names another role. */
  | { readonly kind: "other-role" }
  /** STS's clock is so many seconds ahead of ours. */
  | { readonly kind: "clock"; readonly ahead: number };

export interface StsServer {
  readonly url: string;
  readonly requests: readonly StsRequest[];
  /** What meets the next requests, one each. */
  fail(...faults: readonly StsFault[]): void;
  /** Sessions end after so many seconds on the server, whatever the reply says. */
  endSessionsAfter(seconds: number | undefined): void;
  /** A larger session policy, in characters, is refused as too large when packed. */
  limitPolicies(characters: number): void;
  /** What is sent here and goes on to ministack is answered with a `Date` so many milliseconds ahead of ours. */
  moveClock(ahead: number): void;
  /** A role in IAM. */
  createRole(name: string, trust: object, policy?: object): Promise<string>;
  /** Variables by which clients find it, and ministack for everything else. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface StsOptions {
  readonly ministack: Ministack;
  readonly issuer: OidcIssuer;
  /** Audiences of the identity provider in the account. */
  readonly audiences?: readonly string[];
}

export async function startStsServer(options: StsOptions): Promise<StsServer> {
  const { ministack, issuer } = options;
  const audiences = options.audiences ?? ["sts.amazonaws.com"];
  const requests: StsRequest[] = [];
  const faults: StsFault[] = [];
  let sessionSeconds: number | undefined;
  let policyLimit = 2048;
  let clockAhead = 0;
  const broker = await ministack.createUser("oidc-broker", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
  });
  const brokerArn = `arn:aws:iam::${ministack.accountId}:user/oidc-broker`;
  /** One role at a time: its trust policy is exchanged for a moment (below). */
  let turn: Promise<unknown> = Promise.resolve();

  async function assume(parameters: ReadonlyMap<string, string>): Promise<Answer> {
    const roleArn = parameters.get("RoleArn") ?? "";
    const policy = parameters.get("Policy");
    const duration = Number(parameters.get("DurationSeconds") ?? "3600");
    if (!/^arn:aws:iam::[0-9]{12}:role\/.+/.test(roleArn)) return refusal(400, "ValidationError", "Invalid RoleArn");
    if (duration < 900 || duration > 43_200) return refusal(400, "ValidationError", "DurationSeconds out of range");
    if (!/^[\w+=,.@-]{2,64}$/.test(parameters.get("RoleSessionName") ?? "")) {
      return refusal(400, "ValidationError", "Invalid RoleSessionName");
    }
    if (policy !== undefined && policy.length > 2048) {
      return refusal(400, "ValidationError", "Member must have length less than or equal to 2048");
    }
    if (policy !== undefined && policy.length > policyLimit) {
      return refusal(400, "PackedPolicyTooLarge", "The packed policy is too large");
    }
    const verified = await verify(parameters.get("WebIdentityToken") ?? "", issuer, audiences);
    if ("code" in verified) return verified;
    const name = roleArn.split("/").at(-1) ?? "";
    const denied = refusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    const role = await ministack
      .query("iam", { Action: "GetRole", RoleName: name })
      .then((result) => childOf(result, "Role"))
      .catch(() => undefined);
    if (role === undefined || childText(role, "Arn") !== roleArn) return denied;
    const trust = decodeURIComponent(childText(role, "AssumeRolePolicyDocument") ?? "{}");
    const provider = `arn:aws:iam::${ministack.accountId}:oidc-provider/${hostOf(issuer)}`;
    if (!isTrusted(JSON.parse(trust), provider, hostOf(issuer), verified.claims)) return denied;
    return brokered(name, roleArn, trust, parameters, duration);
  }

  /** ministack's own AssumeRoleWithWebIdentity takes no session policy; its AssumeRole does. */
  async function brokered(
    name: string,
    roleArn: string,
    trust: string,
    parameters: ReadonlyMap<string, string>,
    duration: number,
  ): Promise<Answer> {
    const policy = parameters.get("Policy");
    const forBroker = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: brokerArn }, Action: "sts:AssumeRole" }],
    };
    const setTrust = (document: string) =>
      ministack.query("iam", { Action: "UpdateAssumeRolePolicy", RoleName: name, PolicyDocument: document });
    const taken = turn.then(async () => {
      await setTrust(JSON.stringify(forBroker));
      try {
        return await ministack.query(
          "sts",
          {
            Action: "AssumeRole",
            RoleArn: roleArn,
            RoleSessionName: parameters.get("RoleSessionName") ?? "",
            DurationSeconds: String(sessionSeconds ?? duration),
            ...(policy === undefined ? {} : { Policy: policy }),
          },
          broker,
        );
      } finally {
        await setTrust(trust);
      }
    });
    turn = taken.catch(() => undefined);
    const result = await taken;
    const credentials = childOf(result, "Credentials");
    const arn = childText(childOf(result, "AssumedRoleUser"), "Arn") ?? "";
    return {
      kind: "session",
      arn,
      accessKeyId: childText(credentials, "AccessKeyId") ?? "",
      secretAccessKey: childText(credentials, "SecretAccessKey") ?? "",
      sessionToken: childText(credentials, "SessionToken") ?? "",
      expiration: new Date(Date.now() + duration * 1000).toISOString(),
    };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const parameters = new URLSearchParams(body.toString("utf8"));
    if (parameters.get("Action") !== "AssumeRoleWithWebIdentity") {
      forward(ministack, request, response, { body, clockAhead });
      return;
    }
    const seen = new Map([...parameters].filter(([name]) => name !== "WebIdentityToken"));
    const record: StsRequest = {
      parameters: seen,
      token: parameters.get("WebIdentityToken") ?? "",
      outcome: "pending",
    };
    requests.push(record);
    const fault = faults.shift();
    if (fault?.kind === "error") {
      record.outcome = fault.code;
      send(response, fault.status, errorXml(refusal(fault.status, fault.code, "the test wants it so")));
      return;
    }
    const given = await assume(new Map(parameters));
    if (fault?.kind === "lost") {
      record.outcome = "lost";
      request.socket.destroy();
      return;
    }
    if (given.kind === "refusal") {
      record.outcome = given.code;
      send(response, given.status, errorXml(given));
      return;
    }
    record.outcome = "taken";
    const ahead = fault?.kind === "clock" ? fault.ahead * 1000 : 0;
    const arn = fault?.kind === "other-role" ? given.arn.replace(/role\/[^/]+/, "role/another") : given.arn;
    const expiration = new Date(Date.parse(given.expiration) + ahead).toISOString();
    send(response, 200, sessionXml({ ...given, arn, expiration }), ahead);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 500, errorXml(refusal(500, "InternalFailure", String(error))));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    environment: { AWS_ENDPOINT_URL: ministack.endpoint, AWS_ENDPOINT_URL_STS: url, AWS_REGION: ministack.region },
    fail: (...next) => {
      faults.push(...next);
    },
    endSessionsAfter: (seconds) => {
      sessionSeconds = seconds;
    },
    limitPolicies: (characters) => {
      policyLimit = characters;
    },
    moveClock: (ahead) => {
      clockAhead = ahead;
    },
    createRole: async (name, trust, policy) => {
      await ministack.query("iam", {
        Action: "CreateRole",
        RoleName: name,
        AssumeRolePolicyDocument: JSON.stringify(trust),
      });
      if (policy !== undefined) {
        await ministack.query("iam", {
          Action: "PutRolePolicy",
          RoleName: name,
          PolicyName: "work",
          PolicyDocument: JSON.stringify(policy),
        });
      }
      return `arn:aws:iam::${ministack.accountId}:role/${name}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Refusal {
  readonly kind: "refusal";
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

interface Session {
  readonly kind: "session";
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: string;
}

type Answer = Refusal | Session;

function refusal(status: number, code: string, message: string): Refusal {
  return { kind: "refusal", status, code, message };
}

type Claims = Readonly<Record<string, unknown>>;

/** As STS does: keys of the issuer, then who made it, for whom, and until when. */
async function verify(
  token: string,
  issuer: OidcIssuer,
  audiences: readonly string[],
): Promise<Refusal | { readonly claims: Claims }> {
  const invalid = (why: string): Refusal => refusal(400, "InvalidIdentityToken", why);
  const [head = "", payload = "", signature = ""] = token.split(".");
  const header = parsed(head);
  const claims = parsed(payload);
  if (header === undefined || claims === undefined) return invalid("The ID Token provided is not a valid JWT");
  // Our own issuer's documents (oidc-issuer.ts): their shapes are known.
  const discovery = (await fetched(`${issuer.url}/.well-known/openid-configuration`)) as Record<string, string>;
  const { keys } = (await fetched(discovery["jwks_uri"] ?? "")) as { keys: readonly JsonWebKey[] };
  const jwk = keys.find((key) => "kid" in key && key["kid"] === header["kid"]);
  if (header["alg"] !== "RS256" || jwk === undefined) return invalid("Couldn't find the key of the token");
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const sound = createVerify("RSA-SHA256")
    .update(`${head}.${payload}`)
    .verify(key, Buffer.from(signature, "base64url"));
  if (!sound) return invalid("Provided Token's signature is not valid");
  if (claims["iss"] !== discovery["issuer"]) {
    return invalid("No OpenIDConnect provider found in your account for the issuer of the token");
  }
  if (!audiences.includes(String(claims["aud"]))) return invalid("Incorrect token audience");
  if (!(Number(claims["exp"]) * 1000 > Date.now())) return refusal(400, "ExpiredTokenException", "Token expired");
  return { claims };
}

async function fetched(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

function parsed(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** Claims that conditions can name (IAM user guide, "Available keys for AWS OIDC federation"). */
const conditionClaims = new Set(
  "aud sub amr actor actor_id enterprise_id environment job_workflow_ref ref repository repository_id workflow".split(
    " ",
  ),
);

interface Statement {
  readonly Effect: string;
  readonly Principal?: { readonly Federated?: string | readonly string[] };
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

function isTrusted(
  policy: { readonly Statement?: Statement | readonly Statement[] },
  provider: string,
  prefix: string,
  claims: Claims,
): boolean {
  const applying = [policy.Statement ?? []]
    .flat()
    .filter(
      (statement: Statement) =>
        [statement.Principal?.Federated ?? []].flat().includes(provider) &&
        [statement.Action].flat().includes("sts:AssumeRoleWithWebIdentity") &&
        Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
          Object.entries(block).every(([key, values]) => isMet(operator, key, [values].flat(), prefix, claims)),
        ),
    );
  return applying.some(({ Effect }) => Effect === "Allow") && !applying.some(({ Effect }) => Effect === "Deny");
}

function isMet(operator: string, key: string, wanted: readonly string[], prefix: string, claims: Claims): boolean {
  const name = key.toLowerCase().startsWith(`${prefix.toLowerCase()}:`) ? key.slice(prefix.length + 1) : "";
  const claim = conditionClaims.has(name) ? claims[name] : undefined;
  if (claim === undefined) return false;
  const got = String(claim);
  if (operator === "StringEquals") return wanted.includes(got);
  if (operator === "StringLike") return wanted.some((pattern) => likeness(pattern).test(got));
  throw new Error(`the test's STS knows no operator ${operator}`);
}

function likeness(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^$()|{}[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}

function hostOf(issuer: OidcIssuer): string {
  return issuer.claimedIssuer.replace(/^https?:\/\//, "");
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The Host header stays as the client signed it. */
function forward(
  ministack: Ministack,
  request: IncomingMessage,
  response: ServerResponse,
  { body, clockAhead }: { readonly body: Buffer; readonly clockAhead: number },
): void {
  const { hostname, port } = new URL(ministack.endpoint);
  const { method, url, headers } = request;
  const outgoing = httpRequest({ hostname, port, method, path: url, headers, setDefaultHeaders: false }, (incoming) => {
    const date = new Date(Date.now() + clockAhead).toUTCString();
    response.writeHead(incoming.statusCode ?? 502, { ...incoming.headers, ...(clockAhead === 0 ? {} : { date }) });
    incoming.pipe(response);
  });
  outgoing.on("error", () => response.destroy());
  outgoing.end(body);
}

function send(response: ServerResponse, status: number, xml: string, ahead = 0): void {
  response.writeHead(status, { "content-type": "text/xml", date: new Date(Date.now() + ahead).toUTCString() });
  response.end(xml);
}

function errorXml({ code, message, status }: Refusal): string {
  return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>${status < 500 ? "Sender" : "Receiver"}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`;
}

function sessionXml(session: Session): string {
  return `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${session.accessKeyId}</AccessKeyId><SecretAccessKey>${escapeXml(session.secretAccessKey)}</SecretAccessKey><SessionToken>${escapeXml(session.sessionToken)}</SessionToken><Expiration>${session.expiration}</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId><Arn>${session.arn}</Arn></AssumedRoleUser><PackedPolicySize>12</PackedPolicySize></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
}
