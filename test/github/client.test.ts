import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGithubClient, type GithubRequest } from "../../src/github/client.ts";
import type { SlipwayError } from "../../src/platform/errors.ts";
import { createRedaction } from "../../src/platform/redaction.ts";
import { clientOf } from "./calling.ts";
import { type FakeGithub, startFakeGithub } from "./fake.ts";
import { primaryRateLimit, secondaryRateLimit } from "./faults.ts";
import type { PullRequest, Repository } from "./state.ts";

let github: FakeGithub;
let repository: Repository;
let pull: PullRequest;
let token: string;

beforeEach(async () => {
  github = await startFakeGithub();
  repository = github.addRepository("acme/prompts");
  pull = github.addPullRequest(repository);
  token = github.token({ login: "github-actions[bot]", permissions: { pull_requests: "write" } });
});
afterEach(() => github.close());

const comments = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const parameters = { owner: "acme", repo: "prompts", issue_number: 1 };
const listing: GithubRequest = { method: "GET", path: comments, parameters, purpose: "list comments" };
const writing: GithubRequest = {
  method: "POST",
  path: comments,
  parameters,
  body: { body: "Hello" },
  purpose: "comment",
};

async function failureOf(promise: Promise<unknown>): Promise<SlipwayError> {
  try {
    await promise;
  } catch (error) {
    // Only such errors are thrown; the assertions look at its fields.
    return error as SlipwayError;
  }
  throw new Error("It did not fail.");
}

describe("asking", () => {
  test("sends what GitHub wants and hides the token", async () => {
    const redaction = createRedaction();
    const reply = await clientOf(github, token, { redaction }).send(writing);
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({ body: "Hello", user: { login: "github-actions[bot]", type: "Bot" } });
    const [sent] = github.requests;
    expect(sent?.headers).toMatchObject({
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
      authorization: `Bearer ${token}`,
    });
    expect(redaction.redact(`The token is ${token}.`)).toBe("The token is ***.");
  });

  test("values cannot leave their place in the path", async () => {
    const path = "/users/{username}";
    const reply = await clientOf(github, token).send({
      method: "GET",
      path,
      parameters: { username: "../user" },
      purpose: "look",
      answers: [404],
    });
    expect(reply.status).toBe(404);
    expect(github.requests[0]?.url).toBe("/users/..%2Fuser");
  });

  test("reads every page and stops at the bound", async () => {
    for (let index = 0; index < 230; index++) github.addComment(repository, pull, "ben", `Comment ${index}`);
    const client = clientOf(github, token);
    const sizes: number[] = [];
    for await (const { json } of client.pages(listing)) sizes.push(Array.isArray(json) ? json.length : -1);
    expect(sizes).toEqual([100, 100, 30]);
    const bounded = async () => {
      for await (const _ of client.pages(listing, 2));
    };
    expect(await failureOf(bounded())).toMatchObject({
      code: "SW1012",
      message: expect.stringContaining("more than 2 pages"),
    });
  });

  test("works under the path of GitHub Enterprise Server", async () => {
    const server = await startFakeGithub({ prefix: "/api/v3" });
    const prompts = server.addRepository("acme/prompts");
    const other = server.addPullRequest(prompts);
    for (let index = 0; index < 120; index++) server.addComment(prompts, other, "ben", "x");
    const client = clientOf(server, server.token({ login: "anna" }));
    let count = 0;
    for await (const { json } of client.pages(listing)) count += Array.isArray(json) ? json.length : 0;
    expect(count).toBe(120);
    await server.close();
  });

  test("the token goes to no other server, by a redirect or a next page", async () => {
    github.fault({ does: { kind: "answer", status: 307, headers: { location: "https://evil.example/" } } });
    expect(await failureOf(clientOf(github, token).send(listing))).toMatchObject({
      code: "SW1012",
      message: expect.stringContaining("https://evil.example"),
    });
    github.fault({
      does: { kind: "answer", status: 200, body: [], headers: { link: '<https://evil.example/2>; rel="next"' } },
    });
    const walk = async () => {
      for await (const _ of clientOf(github, token).pages(listing));
    };
    expect(await failureOf(walk())).toMatchObject({ code: "SW1012" });
  });

  test("a renamed repository is found by the redirect, with its method", async () => {
    github.fault({
      does: {
        kind: "answer",
        status: 307,
        headers: { location: `${github.url}/repos/acme/prompts/issues/1/comments` },
      },
    });
    const reply = await clientOf(github, token).send({ ...writing, parameters: { ...parameters, repo: "old-name" } });
    expect(reply.status).toBe(201);
    expect(github.comments(repository, pull)).toHaveLength(1);
  });
});

describe("what is repeated", () => {
  test("a 5xx of a read, with growing pauses", async () => {
    github.fault({ times: 2, does: { kind: "answer", status: 502 } });
    const client = clientOf(github, token);
    expect((await client.send(listing)).status).toBe(200);
    expect(client.waits).toEqual([125, 250]);
  });

  test("a secondary rate limit waits as long as GitHub asks", async () => {
    github.fault({ does: secondaryRateLimit(7) });
    const client = clientOf(github, token);
    await client.send(writing);
    expect(client.waits).toEqual([7_000]);
    expect(client.told).toEqual(["GitHub asks to wait 7 s (to comment)."]);
    expect(github.comments(repository, pull)).toHaveLength(1);
  });

  test("one that names no time waits a minute", async () => {
    github.fault({ does: secondaryRateLimit(undefined) });
    const client = clientOf(github, token);
    await client.send(writing);
    expect(client.waits).toEqual([60_000]);
  });

  test("an exhausted limit waits for its reset by the server's clock", async () => {
    github.fault({ does: primaryRateLimit(github.world.now().getTime() / 1_000 + 20) });
    const client = clientOf(github, token);
    await client.send(writing);
    expect(client.waits).toEqual([21_000]);
  });

  test("no wait beyond the command's patience: the error says how long", async () => {
    github.fault({ times: Number.POSITIVE_INFINITY, does: secondaryRateLimit(3_600) });
    const client = clientOf(github, token);
    expect(await failureOf(client.send(writing))).toMatchObject({
      code: "SW1009",
      class: "outside",
      message: expect.stringContaining("60 minutes"),
      next: "Run it again in 60 minutes.",
    });
    expect(client.waits).toEqual([]);
  });

  test("it gives up after six attempts", async () => {
    github.fault({ times: Number.POSITIVE_INFINITY, does: { kind: "answer", status: 503 } });
    expect(await failureOf(clientOf(github, token).send(listing))).toMatchObject({
      code: "SW1010",
      message: expect.stringContaining("each of 6 attempts"),
    });
    expect(github.requests).toHaveLength(6);
  });

  test("a PATCH whose reply was lost, because it can be done twice", async () => {
    const comment = github.addComment(repository, pull, "github-actions[bot]", "old");
    github.fault({ method: "PATCH", does: { kind: "lost reply" } });
    const reply = await clientOf(github, token).send({
      method: "PATCH",
      path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
      parameters: { owner: "acme", repo: "prompts", comment_id: comment.id },
      body: { body: "new" },
      purpose: "update",
    });
    expect(reply.status).toBe(200);
    expect(comment.body).toBe("new");
  });
});

describe("a POST that may have been carried out", () => {
  for (const does of [{ kind: "lost reply" }, { kind: "done, then error", status: 502 }] as const) {
    test(`${does.kind}: is not repeated without looking`, async () => {
      github.fault({ method: "POST", does });
      expect(await failureOf(clientOf(github, token).send(writing))).toMatchObject({ code: "SW1013" });
      expect(github.comments(repository, pull)).toHaveLength(1);
    });

    test(`${does.kind}: what is found counts as the reply`, async () => {
      github.fault({ method: "POST", does });
      const client = clientOf(github, token);
      const reply = await client.send({
        ...writing,
        lookFirst: async () => {
          const { json } = await client.send(listing);
          return Array.isArray(json) ? json[0] : undefined;
        },
      });
      expect(reply.json).toMatchObject({ body: "Hello" });
      expect(github.comments(repository, pull)).toHaveLength(1);
    });
  }

  test("one that never arrived is sent again after looking", async () => {
    github.fault({ method: "POST", does: { kind: "reset" } });
    const reply = await clientOf(github, token).send({ ...writing, lookFirst: async () => undefined });
    expect(reply.status).toBe(201);
    expect(github.comments(repository, pull)).toHaveLength(1);
  });
});

describe("refusals", () => {
  test("a missing permission is named as a workflow writes it, and nothing is repeated", async () => {
    const fork = github.token({ login: "github-actions[bot]", permissions: { contents: "read" } });
    expect(await failureOf(clientOf(github, fork).send(writing))).toMatchObject({
      code: "SW1006",
      message:
        "GitHub answered 403: Resource not accessible by integration (to comment; POST /repos/{owner}/{repo}/issues/{issue_number}/comments).",
      next: expect.stringContaining("`issues: write` or `pull-requests: write`"),
    });
    expect(github.requests).toHaveLength(1);
  });

  test("a wrong token", async () => {
    expect(await failureOf(clientOf(github, "wrong-token").send(listing))).toMatchObject({ code: "SW1005" });
  });

  test("no token", () => {
    expect(() => clientOf(github, " ")).toThrow(expect.objectContaining({ code: "SW1001" }));
  });

  test("what does not exist, as an error or as an answer", async () => {
    const missing = { ...listing, parameters: { ...parameters, issue_number: 99 } };
    expect(await failureOf(clientOf(github, token).send(missing))).toMatchObject({ code: "SW1007" });
    expect((await clientOf(github, token).send({ ...missing, answers: [404] })).status).toBe(404);
  });

  test("a 422 with GitHub's reason, cut and made visible", async () => {
    const long = { ...writing, body: { body: "x".repeat(65_537) } };
    expect(await failureOf(clientOf(github, token).send(long))).toMatchObject({
      code: "SW1008",
      message: expect.stringContaining("body is too long (maximum is 65536 characters)"),
    });
    github.fault({ does: { kind: "answer", status: 422, body: { message: `\u202e::error::${"a".repeat(5_000)}` } } });
    const failure = await failureOf(clientOf(github, token).send(writing));
    expect(failure.message).toContain("[U+202E]::error::aaa");
    expect(failure.message.length).toBeLessThan(600);
  });

  test("what is no JSON, and what is cut off or slow", async () => {
    const html = async () => new Response("<html>Please log in</html>", { status: 200 });
    expect(await failureOf(clientOf(github, token, { fetch: html }).send(listing))).toMatchObject({
      code: "SW1012",
      message: "GitHub's reply was not understood (to list comments): it is no JSON.",
    });
    github.addComment(repository, pull, "ben", "x".repeat(1_000));
    github.fault({ does: { kind: "cut body" } });
    expect((await clientOf(github, token).send(listing)).status).toBe(200);
  });

  test("a reply that never ends does not hold the command", async () => {
    github.addComment(repository, pull, "ben", "x");
    github.fault({ times: Number.POSITIVE_INFINITY, does: { kind: "slow", millisecondsPerByte: 50 } });
    const client = createGithubClient({
      apiUrl: github.url,
      token,
      fetch: globalThis.fetch,
      redaction: createRedaction(),
      signal: new AbortController().signal,
      patience: 300,
    });
    expect(await failureOf(client.send(listing))).toMatchObject({
      code: "SW1011",
      message: expect.stringContaining("ETIMEDOUT"),
    });
  });

  test("a reply without end is not kept in memory", async () => {
    const endless = async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)) }));
    expect(await failureOf(clientOf(github, token, { fetch: endless }).send(listing))).toMatchObject({
      code: "SW1012",
      message: expect.stringContaining("larger than 32 MiB"),
    });
  });

  test("a server that is not there", async () => {
    const ended = await startFakeGithub();
    await ended.close();
    const gone = clientOf(ended, token);
    expect(await failureOf(gone.send(writing))).toMatchObject({ code: "SW1011" });
    expect(gone.waits.length).toBeGreaterThan(1);
  });

  test("Ctrl-C", async () => {
    const stop = new AbortController();
    github.fault({ does: { kind: "meanwhile", change: () => stop.abort() } });
    expect(await failureOf(clientOf(github, token, { signal: stop.signal }).send(listing))).toMatchObject({
      code: "SW1014",
      class: "interrupted",
    });
  });
});

describe("the address", () => {
  for (const apiUrl of [
    "ftp://x",
    "http://github.example.com",
    "nonsense",
    "https://a:b@github.com",
    "https://x/?q=1",
  ]) {
    test(`${apiUrl} is refused before the token is sent`, () => {
      expect(() => clientOf({ ...github, url: apiUrl }, token)).toThrow(expect.objectContaining({ code: "SW1004" }));
    });
  }
});
