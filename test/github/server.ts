/** The HTTP side of the fake: finds the endpoint, asks who calls, checks both directions against the description. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { isJsonObject } from "../../src/platform/json.ts";
import type { Description } from "./description.ts";
import { type Answer, type Endpoint, notFound, Refusal } from "./endpoint.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Addresses } from "./shapes.ts";
import type { Repository, Token, World } from "./state.ts";
import { roleOf } from "./users.ts";

/** One request as it came, for assertions. */
export interface LoggedRequest {
  readonly method: string;
  /** As the description writes it; the plain path where there is no such endpoint. */
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<IncomingMessage["headers"]>;
  readonly body: unknown;
  readonly login: string | undefined;
  /** 0 where the connection was broken instead. */
  status: number;
}

export interface FakeServer {
  readonly world: World;
  readonly faults: Faults;
  readonly description: Description;
  readonly endpoints: readonly Endpoint[];
  readonly requests: LoggedRequest[];
  readonly violations: string[];
  /** Before every path: `/api/v3` as on GitHub Enterprise Server; empty as on github.com. */
  readonly prefix: string;
}

interface Outcome {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts on a free port of the loopback address. */
export async function listen(fake: FakeServer): Promise<{ readonly server: Server; readonly at: Addresses }> {
  let at: Addresses = { api: "", html: "" };
  const server = createServer((request, response) => {
    serve(fake, at, request, response).catch((error: unknown) => {
      fake.violations.push(`The fake itself failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fake has no port.");
  const html = `http://127.0.0.1:${address.port}`;
  at = { api: `${html}${fake.prefix}`, html };
  return { server, at };
}

async function serve(
  fake: FakeServer,
  at: Addresses,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const url = new URL(request.url ?? "/", at.html);
  const method = request.method ?? "GET";
  const path = pathBelow(fake.prefix, url.pathname);
  const match = findEndpoint(fake.endpoints, method, path);
  const json = /json/.test(request.headers["content-type"] ?? "") && bytes.length > 0 ? parse(bytes) : undefined;
  const token = tokenOf(fake.world, request);
  const logged: LoggedRequest = {
    method,
    path: match?.endpoint.path ?? path,
    url: `${url.pathname}${url.search}`,
    headers: request.headers,
    body: json,
    login: token?.user.login,
    status: 0,
  };
  fake.requests.push(logged);

  const faults = fake.faults.take(method, logged.path);
  for (const fault of faults) if (fault.kind === "meanwhile") await fault.change();
  if (faults.some(({ kind }) => kind === "reset")) return void request.socket.destroy();
  const given = faults.find((fault) => fault.kind === "answer");
  let outcome: Outcome;
  if (given !== undefined) {
    outcome = {
      status: given.status,
      body: given.body ?? { message: "A fault of the test" },
      headers: given.headers ?? {},
    };
  } else {
    outcome = answer(fake, at, { request, url, match, token, json, bytes });
    const failure = faults.find((fault) => fault.kind === "done, then error");
    if (failure !== undefined) outcome = { status: failure.status, body: { message: "Server Error" } };
  }
  if (faults.some(({ kind }) => kind === "lost reply")) return void request.socket.destroy();
  logged.status = outcome.status;
  await write(fake.world, response, outcome, faults);
}

/** The path as the description writes it; another one where the request does not lie below the API. */
function pathBelow(prefix: string, path: string): string {
  if (prefix === "") return path;
  if (path === "/api/graphql") return "/graphql";
  return path.startsWith(`${prefix}/`) && path !== `${prefix}/graphql` ? path.slice(prefix.length) : `/outside${path}`;
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly match: EndpointMatch | undefined;
  readonly token: Token | undefined;
  readonly json: unknown;
  readonly bytes: Buffer;
}

function answer(fake: FakeServer, at: Addresses, incoming: Incoming): Outcome {
  const { request, url, match, token, json, bytes } = incoming;
  if (request.headers["user-agent"] === undefined)
    return { status: 403, body: { message: "Request forbidden by administrative rules." } };
  if (match === undefined) return { status: 404, body: { message: "Not Found" } };
  if (token === undefined) return { status: 401, body: { message: "Bad credentials" } };
  const { endpoint, parameters } = match;
  const isUpload = json === undefined && bytes.length > 0;
  const isGraphql = endpoint.path === "/graphql";
  if (!isGraphql) {
    const problems = fake.description.requestProblems({
      method: endpoint.method,
      path: endpoint.path,
      parameters,
      query: url.searchParams,
      body: isUpload ? undefined : json,
    });
    if (problems.length > 0) {
      fake.violations.push(`${endpoint.method} ${url.pathname}${url.search}: ${problems.join(" ")}`);
      return { status: 422, body: { message: `Not as described: ${problems.join(" ")}`, errors: [] } };
    }
  }
  const outcome = handled(() => {
    const repository = repositoryOf(fake.world, parameters, token);
    permit(endpoint, token, repository);
    const call = {
      world: fake.world,
      at,
      token,
      parameters,
      query: url.searchParams,
      body: isJsonObject(json) ? json : {},
      bytes,
      contentType: request.headers["content-type"] ?? "",
      user: token.user,
    };
    // Endpoints without a repository in their path do not look at it.
    return withPages(endpoint.handle({ ...call, repository: repository as Repository }), url, at);
  });
  if (!isGraphql) {
    const { status, body } = outcome;
    const problems = fake.description.answerProblems({ method: endpoint.method, path: endpoint.path, status, body });
    if (problems.length > 0) {
      fake.violations.push(`The answer of ${endpoint.method} ${url.pathname} (${status}): ${problems.join(" ")}`);
    }
  }
  return outcome;
}

function handled(handle: () => Outcome): Outcome {
  try {
    return handle();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      status: error.status,
      body: {
        message: error.message,
        documentation_url: "https://docs.github.com/rest",
        ...(error.errors === undefined ? {} : { errors: error.errors }),
      },
      headers: error instanceof Forbidden ? { "x-accepted-github-permissions": error.accepted } : {},
    };
  }
}

class Forbidden extends Refusal {
  readonly accepted: string;
  constructor(accepted: string) {
    super(403, "Resource not accessible by integration");
    this.accepted = accepted;
  }
}

function permit(endpoint: Endpoint, token: Token, repository: Repository | undefined): void {
  if (endpoint.permissions.length === 0 || repository === undefined) return;
  const enough = endpoint.permissions.some((needed) => {
    const [name = "", level] = needed.split("=");
    if (name === "metadata") return true;
    if (level === "read" && !repository.private) return true;
    const has = token.permissions[name];
    return has === "write" || has === level;
  });
  if (!enough) throw new Forbidden(endpoint.permissions.join("; "));
}

/** The repository of the path; a private one is hidden from those who may not see it. */
function repositoryOf(
  world: World,
  parameters: Readonly<Record<string, string>>,
  token: Token,
): Repository | undefined {
  const { owner, repo } = parameters;
  if (owner === undefined || repo === undefined) return undefined;
  const repository = world.repositories.get(`${owner}/${repo}`.toLowerCase());
  const hidden = repository?.private === true && token.kind === "user" && roleOf(token.user, repository) === undefined;
  if (repository === undefined || hidden) throw notFound();
  return repository;
}

function tokenOf(world: World, request: IncomingMessage): Token | undefined {
  const [, value = ""] = /^(?:Bearer|token) (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return world.tokens.get(value);
}

/** Cuts a list to the page that was asked for, and links to its neighbours as GitHub does. */
function withPages(answer: Answer, url: URL, at: Addresses): Outcome {
  if (answer.pages === undefined) return answer;
  const { items, wrap } = answer.pages;
  const size = Math.min(100, Math.max(1, Number(url.searchParams.get("per_page") ?? 30)));
  const page = Math.max(1, Number(url.searchParams.get("page") ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string) => {
    const target = new URL(`${at.html}${url.pathname}${url.search}`);
    target.searchParams.set("page", String(to));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
    ...(page > 1 ? [link(1, "first")] : []),
  ];
  const cut = items.slice((page - 1) * size, page * size);
  return {
    status: answer.status,
    body: wrap === undefined ? cut : wrap(cut),
    headers: links.length === 0 ? {} : { link: links.join(", ") },
  };
}

async function write(
  world: World,
  response: ServerResponse,
  outcome: Outcome,
  faults: readonly Fault["does"][],
): Promise<void> {
  response.sendDate = false;
  const bytes =
    outcome.body instanceof Uint8Array
      ? outcome.body
      : outcome.body === undefined
        ? undefined
        : Buffer.from(JSON.stringify(outcome.body));
  response.writeHead(outcome.status, {
    date: world.now().toUTCString(),
    "x-github-request-id": "FAKE:1",
    ...(bytes === undefined
      ? {}
      : { "content-type": "application/json; charset=utf-8", "content-length": bytes.byteLength }),
    ...outcome.headers,
  });
  const slow = faults.find((fault) => fault.kind === "slow");
  if (bytes === undefined) response.end();
  else if (faults.some(({ kind }) => kind === "cut body")) {
    response.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)), () => response.destroy());
  } else if (slow !== undefined) {
    for (const byte of bytes) {
      if (response.destroyed) return;
      response.write(Buffer.of(byte));
      await sleep(slow.millisecondsPerByte);
    }
    response.end();
  } else response.end(bytes);
}

interface EndpointMatch {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A path with more fixed words wins, as `/releases/latest` does over `/releases/{release_id}`. */
function findEndpoint(endpoints: readonly Endpoint[], method: string, path: string): EndpointMatch | undefined {
  const matches = endpoints.flatMap((endpoint) => {
    if (endpoint.method !== method) return [];
    const pattern = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      // Names of refs and of branches may hold slashes.
      ["ref", "branch", "basehead"].includes(name) ? `(?<${name}>.+?)` : `(?<${name}>[^/]+)`,
    );
    const found = new RegExp(`^${pattern}$`).exec(path);
    if (found === null) return [];
    const parameters = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    return [{ endpoint, parameters, fixed: endpoint.path.replace(/\{\w+\}/g, "").length }];
  });
  return matches.sort((a, b) => b.fixed - a.fixed)[0];
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
