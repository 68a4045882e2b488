import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CommitSha } from "../../src/github/fields.ts";
import { type CommentOutcome, publishComment, type ReportComment } from "../../src/github/report-comment.ts";
import { formatMarker, parseMarker, type ReportMarker, reportKeyOf } from "../../src/github/report-marker.ts";
import type { RepositoryAccess } from "../../src/github/repository.ts";
import { clientOf } from "./calling.ts";
import { type FakeGithub, startFakeGithub } from "./fake.ts";
import { secondaryRateLimit } from "./faults.ts";
import type { PullRequest, Repository } from "./state.ts";

let github: FakeGithub;
let repository: Repository;
let pull: PullRequest;
let access: RepositoryAccess;

beforeEach(async () => {
  github = await startFakeGithub();
  repository = github.addRepository("acme/prompts");
  pull = github.addPullRequest(repository);
  access = accessFor("github-actions[bot]");
});
afterEach(() => github.close());

function accessFor(
  login: string,
  permissions: Readonly<Record<string, "read" | "write">> = { pull_requests: "write" },
): RepositoryAccess {
  return {
    client: clientOf(github, github.token({ login, permissions })),
    repository: { owner: "acme", name: "prompts" },
  };
}

function markerOf(overrides: Partial<ReportMarker> = {}): ReportMarker {
  // The fake's hashes have the right form.
  return { key: "check.yml", head: pull.head.sha as CommitSha, run: 5, attempt: 1, ...overrides };
}

function report(text: string, marker = markerOf(), more: readonly string[] = []): ReportComment {
  const bodyOf = (words: string) => () => `${formatMarker(marker)}\n${words}`;
  return { pullRequest: 1, marker, bodies: [bodyOf(text), ...more.map(bodyOf)] };
}

const publish = (text: string, marker?: ReportMarker): Promise<CommentOutcome> =>
  publishComment(access, report(text, marker));
const bodies = (): readonly string[] =>
  github.comments(repository, pull).map(({ body }) => body.split("\n").slice(1).join("\n"));

describe("one comment", () => {
  test("written first, then updated in place, then left alone", async () => {
    expect(await publish("First")).toMatchObject({ kind: "created", form: 0 });
    const [{ id } = { id: 0 }] = github.comments(repository, pull);
    pull.head.sha = github.addCommit(repository, { branch: "change" });
    expect(await publish("Second", markerOf({ run: 6 }))).toMatchObject({ kind: "updated", id });
    expect(bodies()).toEqual(["Second"]);
    const writes = github.requests.filter(({ method }) => method === "PATCH").length;
    expect(await publish("Second", markerOf({ run: 6 }))).toMatchObject({ kind: "unchanged", id });
    expect(github.requests.filter(({ method }) => method === "PATCH")).toHaveLength(writes);
  });

  test("found among hundreds of others", async () => {
    for (let index = 0; index < 130; index++) github.addComment(repository, pull, "ben", `Comment ${index}`);
    await publish("First");
    for (let index = 0; index < 130; index++) github.addComment(repository, pull, "ben", `More ${index}`);
    expect(await publish("Second")).toMatchObject({ kind: "updated" });
    expect(bodies().filter((body) => body === "Second" || body === "First")).toEqual(["Second"]);
  });

  test("each key has its own", async () => {
    await publish("One");
    await publish("Two", markerOf({ key: "other.yml" }));
    await publish("One again");
    expect(bodies()).toEqual(["One again", "Two"]);
  });

  test("an app's token and a person's token find their own comments too", async () => {
    for (const login of ["my-app[bot]", "carla"]) {
      access = accessFor(login);
      await publish(`First of ${login}`);
      expect(await publish(`Second of ${login}`)).toMatchObject({ kind: "updated" });
    }
    expect(bodies()).toEqual(["Second of my-app[bot]", "Second of carla"]);
  });

  test("an app is known even where GraphQL is not to be had", async () => {
    access = accessFor("my-app[bot]");
    github.fault({ path: "/graphql", times: Number.POSITIVE_INFINITY, does: { kind: "answer", status: 403 } });
    await publish("First");
    // Taken for a job's token it finds nothing, writes, learns who it is, and takes the older comment.
    await publish("Second");
    expect(bodies()).toEqual(["Second"]);
  });
});

test("on GitHub Enterprise Server, whose API has another address", async () => {
  const server = await startFakeGithub({ prefix: "/api/v3" });
  const prompts = server.addRepository("acme/prompts");
  const other = server.addPullRequest(prompts);
  const token = server.token({ login: "my-app[bot]", permissions: { pull_requests: "write" } });
  const there: RepositoryAccess = { client: clientOf(server, token), repository: { owner: "acme", name: "prompts" } };
  // The fake's hashes have the right form.
  const marker = markerOf({ head: other.head.sha as CommitSha });
  expect(await publishComment(there, report("First", marker))).toMatchObject({ kind: "created" });
  expect(await publishComment(there, report("Second", marker))).toMatchObject({ kind: "updated" });
  expect(server.requests.map(({ url }) => url)).toContain("/api/graphql");
  await server.close();
});

describe("somebody else's comment with our marker", () => {
  test.each(["mallory", "other-app[bot]", "github-actions"])("by %s stays as it is", async (login) => {
    const theirs = github.addComment(repository, pull, login, `${formatMarker(markerOf())}\nForged: all is well`);
    expect(await publish("True")).toMatchObject({ kind: "created" });
    expect(await publish("Still true")).toMatchObject({ kind: "updated" });
    expect(theirs.body).toContain("Forged");
    expect(bodies()).toEqual(["Forged: all is well", "Still true"]);
  });

  test("a marker in the middle of our own text is none", () => {
    expect(parseMarker(`Quote:\n${formatMarker(markerOf())}`)).toBeUndefined();
    expect(parseMarker(formatMarker(markerOf()))).toEqual(markerOf());
  });

  test("no key can break out of the marker", () => {
    expect(reportKeyOf("check.yml")).toBe("check.yml");
    for (const key of ["--> <img src=x>", "a b", "x".repeat(65), "", "ключ"])
      expect(reportKeyOf(key)).toMatch(/^x-[0-9a-f]{24}$/);
  });
});

describe("older and newer", () => {
  test("a run for an older head never overwrites the report of a newer one", async () => {
    const old = markerOf({ run: 5 });
    pull.head.sha = github.addCommit(repository, { branch: "change" });
    await publish("New", markerOf({ run: 6 }));
    expect(await publish("Old", { ...old, attempt: 2 })).toMatchObject({
      kind: "superseded",
      reason: expect.stringContaining(pull.head.sha.slice(0, 12)),
    });
    expect(bodies()).toEqual(["New"]);
  });

  test("an older attempt that ends late does not either", async () => {
    await publish("Attempt 2", markerOf({ attempt: 2 }));
    expect(await publish("Attempt 1", markerOf({ attempt: 1 }))).toMatchObject({ kind: "superseded" });
    expect(bodies()).toEqual(["Attempt 2"]);
  });

  test("the head moves while a rate limit makes us wait", async () => {
    await publish("First");
    github.fault({ method: "PATCH", does: secondaryRateLimit(5) });
    github.fault({
      method: "PATCH",
      does: {
        kind: "meanwhile",
        change() {
          pull.head.sha = github.addCommit(repository, { branch: "change" });
        },
      },
    });
    expect(await publish("Second", markerOf())).toMatchObject({ kind: "superseded" });
    expect(bodies()).toEqual(["First"]);
  });
});

describe("what happens between two requests", () => {
  test("the comment is deleted between finding and updating", async () => {
    await publish("First");
    github.fault({ method: "PATCH", does: { kind: "meanwhile", change: () => repository.comments.clear() } });
    expect(await publish("Second")).toMatchObject({ kind: "created" });
    expect(bodies()).toEqual(["Second"]);
  });

  test("two runs at once end with one comment", async () => {
    const outcomes = await Promise.all([
      publishComment(accessFor("github-actions[bot]"), report("Run 5", markerOf({ run: 5 }))),
      publishComment(accessFor("github-actions[bot]"), report("Run 6", markerOf({ run: 6 }))),
      publishComment(accessFor("github-actions[bot]"), report("Run 7", markerOf({ run: 7 }))),
    ]);
    expect(outcomes.every(({ kind }) => kind === "created" || kind === "updated")).toBe(true);
    expect(bodies()).toHaveLength(1);
  });

  test("another run writes right before us", async () => {
    const theirs = markerOf({ run: 9 });
    github.fault({
      method: "POST",
      path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
      does: {
        kind: "meanwhile",
        change: () =>
          void github.addComment(repository, pull, "github-actions[bot]", `${formatMarker(theirs)}\nTheirs`),
      },
    });
    expect(await publish("Ours")).toMatchObject({ kind: "updated" });
    expect(bodies()).toEqual(["Ours"]);
  });

  test("what a killed run left twice is cleaned up", async () => {
    for (const text of ["One", "Two"]) {
      github.addComment(repository, pull, "github-actions[bot]", `${formatMarker(markerOf({ run: 3 }))}\n${text}`);
    }
    github.fault({ method: "DELETE", does: { kind: "answer", status: 403 } });
    expect(await publish("Now")).toMatchObject({ kind: "updated" });
    expect(bodies()).toEqual(["Now", "Two"]);
    expect(await publish("Now")).toMatchObject({ kind: "unchanged" });
    expect(bodies()).toEqual(["Now"]);
  });

  test.each([{ kind: "lost reply" }, { kind: "done, then error", status: 502 }, { kind: "reset" }] as const)(
    "$kind of the first comment",
    async (does) => {
      github.fault({ method: "POST", path: "/repos/{owner}/{repo}/issues/{issue_number}/comments", does });
      expect(await publish("First")).toMatchObject({ kind: "created" });
      expect(bodies()).toEqual(["First"]);
    },
  );
});

describe("what GitHub does not take", () => {
  test("the token of a fork: refused with the reason", async () => {
    access = accessFor("github-actions[bot]", { contents: "read" });
    expect(await publish("First")).toMatchObject({ kind: "refused", error: { code: "SW1006" }, earlier: "none" });
    expect(bodies()).toEqual([]);
  });

  test("too long: the next shorter form", async () => {
    const long = "x".repeat(65_530);
    expect(await publishComment(access, report(long, markerOf(), ["shorter"]))).toMatchObject({
      kind: "created",
      form: 1,
    });
    expect(bodies()).toEqual(["shorter"]);
    expect(await publishComment(access, report(long, markerOf(), []))).toMatchObject({
      kind: "refused",
      error: { code: "SW1008" },
      earlier: "folded",
    });
    expect(github.comments(repository, pull)[0]?.minimized).toBe("OUTDATED");
  });

  test("an update that is refused folds what is not true any more", async () => {
    await publish("First");
    github.fault({ method: "PATCH", does: { kind: "answer", status: 403 } });
    expect(await publish("Second")).toMatchObject({ kind: "refused", error: { code: "SW1006" }, earlier: "folded" });
  });

  test("what was folded is shown again once it is up to date", async () => {
    await publish("First");
    github.fault({ method: "PATCH", does: { kind: "answer", status: 403 } });
    await publish("Second");
    const folded = () => github.comments(repository, pull)[0]?.minimized;
    expect(folded()).toBe("OUTDATED");
    expect(await publish("Second")).toMatchObject({ kind: "updated" });
    expect(folded()).toBeUndefined();
    // A person's reason stays.
    const [comment] = github.comments(repository, pull);
    if (comment !== undefined) comment.minimized = "OFF_TOPIC";
    expect(await publish("Third")).toMatchObject({ kind: "updated" });
    expect(folded()).toBe("OFF_TOPIC");
  });

  test("an update stands also where nobody says whether it is folded", async () => {
    await publish("First");
    github.fault({
      method: "POST",
      path: "/graphql",
      times: Number.POSITIVE_INFINITY,
      does: { kind: "answer", status: 403 },
    });
    expect(await publish("Second")).toMatchObject({ kind: "updated" });
  });

  test("a server that keeps failing, and a limit that lasts", async () => {
    github.fault({ times: Number.POSITIVE_INFINITY, does: { kind: "answer", status: 503 } });
    expect(await publish("First")).toMatchObject({ kind: "refused", error: { code: "SW1010" } });
    github.fault({ times: Number.POSITIVE_INFINITY, does: secondaryRateLimit(7_200) });
  });

  test("a pull request that does not exist", async () => {
    repository.pulls.clear();
    expect(await publish("First")).toMatchObject({ kind: "refused", error: { code: "SW1007" } });
  });

  test("a secondary rate limit is waited for", async () => {
    github.fault({
      method: "POST",
      path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
      does: secondaryRateLimit(3),
    });
    expect(await publish("First")).toMatchObject({ kind: "created" });
    expect(bodies()).toEqual(["First"]);
  });
});
