/**
 * A fake GitHub for tests: an HTTP server with the REST API over a state in memory. Nothing of our client is replaced;
 * it gets the address of this server as `GITHUB_API_URL`.
 *
 *     const github = await startFakeGithub();
 *     const repository = github.addRepository("acme/prompts", { collaborators: { anna: "write" } });
 *     const pull = github.addPullRequest(repository, { author: "anna", branch: "shorter" });
 *     const token = github.token({ login: "github-actions[bot]", permissions: { pull_requests: "write" } });
 *     …run something with { GITHUB_API_URL: github.url, GITHUB_TOKEN: token }…
 *     expect(github.comments(repository, pull)).toHaveLength(1);
 *     await github.close();
 *
 * - `close()` throws where a request or an answer of the fake broke GitHub's published OpenAPI description, so every
 *   test checks it. `violations` holds what it found; a test that means it empties the list.
 * - `github.fault({ method, path, times, does })` breaks the next matching requests: see faults.ts.
 * - `github.requests` is what came, in order. `github.world` is the state; change it as you like.
 * - To add an endpoint: a line in scripts/github-description.ts, run it, and an entry in the file of its family
 *   (comments.ts, deployments.ts, …; each exports a list that `endpoints` below names). The description is checked by
 *   itself. What the state needs besides goes into state.ts, its JSON into shapes.ts.
 * - The clock is the world's: it starts on 2026-11-02 at 09:00 UTC, moves a second at each write, and is what the `Date`
 *   header says; `github.world.tick(ms)` moves it.
 */
import { randomBytes } from "node:crypto";
import { checkEndpoints } from "./checks.ts";
import { commentEndpoints } from "./comments.ts";
import { commitEndpoints } from "./commits.ts";
import { deploymentEndpoints } from "./deployments.ts";
import { loadDescription } from "./description.ts";
import type { Endpoint } from "./endpoint.ts";
import { environmentEndpoints } from "./environments.ts";
import { type Fault, Faults } from "./faults.ts";
import { gateEndpoints } from "./gates.ts";
import { graphqlEndpoints } from "./graphql.ts";
import { pullEndpoints } from "./pulls.ts";
import { releaseEndpoints } from "./releases.ts";
import { runEndpoints } from "./runs.ts";
import { scanningEndpoints } from "./scanning.ts";
import { type FakeServer, type LoggedRequest, listen } from "./server.ts";
import {
  type Comment,
  type Environment,
  type PullRequest,
  type Repository,
  type Review,
  type Role,
  type User,
  type WorkflowRun,
  World,
} from "./state.ts";
import { userEndpoints } from "./users.ts";

export interface FakeGithub {
  /** What goes into `GITHUB_API_URL`. */
  readonly url: string;
  /** What goes into `GITHUB_SERVER_URL`. */
  readonly serverUrl: string;
  readonly world: World;
  readonly requests: LoggedRequest[];
  readonly violations: string[];
  fault(fault: Fault): void;
  addRepository(fullName: string, options?: RepositoryOptions): Repository;
  /** A fork in another account, with the same commits. */
  addFork(of: Repository, owner: string): Repository;
  /** A commit on a branch, which moves. Gives its hash. */
  addCommit(repository: Repository, options?: CommitOptions): string;
  addPullRequest(repository: Repository, options?: PullRequestOptions): PullRequest;
  addComment(repository: Repository, pull: PullRequest, author: string, body: string): Comment;
  addReview(pull: PullRequest, author: string, state: Review["state"], body?: string): Review;
  addEnvironment(
    repository: Repository,
    name: string,
    options?: Partial<Omit<Environment, "id" | "name">>,
  ): Environment;
  addRun(repository: Repository, options?: Partial<Omit<WorkflowRun, "id">>): WorkflowRun;
  /** A new token; made anew each time, so that none stands in a file. */
  token(options: TokenOptions): string;
  /** The comments of a pull request, oldest first. */
  comments(repository: Repository, pull: PullRequest): readonly Comment[];
  /** @throws what broke GitHub's description since the start. */
  close(): Promise<void>;
}

export interface RepositoryOptions {
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly collaborators?: Readonly<Record<string, Role>>;
  readonly ownerType?: "User" | "Organization";
}

export interface CommitOptions {
  readonly branch?: string;
  readonly message?: string;
  readonly author?: string;
  /** Where it belongs to no branch yet: this commit's child. */
  readonly parent?: string;
}

export interface PullRequestOptions {
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly branch?: string;
  readonly base?: string;
  /** Where the branch is, for a pull request from a fork. */
  readonly from?: Repository;
  readonly files?: PullRequest["files"];
}

export interface TokenOptions {
  /** `github-actions[bot]` is what `GITHUB_TOKEN` acts as. */
  readonly login: string;
  /** Names as in GitHub's headers: `pull_requests`, `issues`, `contents`, `deployments`, `checks`, `security_events`. */
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
  /** A login that ends in `[bot]` has an installation's token, any other a user's, unless this says otherwise. */
  readonly kind?: "installation" | "user";
}

export interface FakeGithubOptions {
  /** `/api/v3` as on GitHub Enterprise Server. */
  readonly prefix?: string;
  readonly start?: Date;
}

const endpoints: readonly Endpoint[] = [
  ...userEndpoints,
  ...pullEndpoints,
  ...commentEndpoints,
  ...commitEndpoints,
  ...checkEndpoints,
  ...deploymentEndpoints,
  ...releaseEndpoints,
  ...environmentEndpoints,
  ...runEndpoints,
  ...scanningEndpoints,
  ...gateEndpoints,
  ...graphqlEndpoints,
];

export async function startFakeGithub(options: FakeGithubOptions = {}): Promise<FakeGithub> {
  const world = new World(options.start ?? new Date("2026-11-02T09:00:00Z"));
  // The id that github.com gives it.
  world.user("github-actions[bot]", "Bot", 41_898_282);
  const faults = new Faults();
  const fake: FakeServer = {
    world,
    faults,
    description: loadDescription(),
    endpoints,
    requests: [],
    violations: [],
    prefix: options.prefix ?? "",
  };
  const { server, at } = await listen(fake);

  const addCommit = (repository: Repository, commit: CommitOptions = {}): string => {
    const branch = `refs/heads/${commit.branch ?? repository.defaultBranch}`;
    const parent =
      commit.parent ?? repository.refs.get(branch) ?? repository.refs.get(`refs/heads/${repository.defaultBranch}`);
    const message = commit.message ?? `Commit ${repository.commits.size + 1}`;
    const at = world.tick();
    const author = commit.author === undefined ? undefined : world.user(commit.author);
    const sha = world.shaOf(repository.name, repository.owner.login, message, parent ?? "", String(at.getTime()));
    repository.commits.set(sha, {
      sha,
      message,
      author,
      committer: author,
      parents: parent === undefined ? [] : [parent],
      at,
    });
    repository.refs.set(branch, sha);
    return sha;
  };

  const addRepository = (
    fullName: string,
    repositoryOptions: RepositoryOptions = {},
    parent?: Repository,
  ): Repository => {
    const [owner = "", name = ""] = fullName.split("/");
    const repository: Repository = {
      id: world.id(),
      owner: world.user(owner, repositoryOptions.ownerType ?? "Organization"),
      name,
      private: repositoryOptions.private ?? false,
      defaultBranch: repositoryOptions.defaultBranch ?? "main",
      parent,
      collaborators: new Map(),
      pulls: new Map(),
      comments: new Map(),
      commits: new Map(parent?.commits),
      refs: new Map(parent?.refs),
      tagObjects: new Map(),
      checkRuns: [],
      statuses: [],
      deployments: [],
      releases: [],
      environments: [],
      runs: [],
      dispatches: [],
      sarifs: [],
      contents: new Map(),
      activity: [],
      alerts: [],
      scanning: true,
      reactions: [],
      attestations: [],
    };
    for (const [login, role] of Object.entries(repositoryOptions.collaborators ?? {})) {
      repository.collaborators.set(world.user(login).login.toLowerCase(), role);
    }
    world.repositories.set(fullName.toLowerCase(), repository);
    if (parent === undefined) addCommit(repository, { message: "First commit" });
    return repository;
  };

  return {
    url: at.api,
    serverUrl: at.html,
    world,
    requests: fake.requests,
    violations: fake.violations,
    fault: (fault) => faults.add(fault),
    addRepository: (fullName, repositoryOptions) => addRepository(fullName, repositoryOptions),
    addFork: (of, owner) => {
      world.user(owner);
      return addRepository(`${owner}/${of.name}`, { defaultBranch: of.defaultBranch, ownerType: "User" }, of);
    },
    addCommit,
    addPullRequest(repository, pull = {}) {
      const from = pull.from ?? repository;
      const ref = pull.branch ?? "change";
      const base = pull.base ?? repository.defaultBranch;
      const author = world.user(pull.author ?? "anna");
      if (!from.refs.has(`refs/heads/${ref}`)) addCommit(from, { branch: ref, author: author.login });
      const made: PullRequest = {
        id: world.id(),
        number: repository.pulls.size + 1,
        title: pull.title ?? "A change",
        body: pull.body ?? "",
        state: "open",
        draft: false,
        author,
        head: { repository: from, ref, sha: from.refs.get(`refs/heads/${ref}`) ?? "" },
        base: { ref: base, sha: repository.refs.get(`refs/heads/${base}`) ?? "" },
        createdAt: world.tick(),
        reviews: [],
        files: [...(pull.files ?? [])],
      };
      repository.pulls.set(made.number, made);
      return made;
    },
    addComment(repository, pull, author, body) {
      const at = world.tick();
      const user = world.user(author, author.endsWith("[bot]") ? "Bot" : "User");
      const comment: Comment = {
        id: world.id(),
        issue: pull.number,
        author: user,
        body,
        minimized: undefined,
        createdAt: at,
        updatedAt: at,
      };
      repository.comments.set(comment.id, comment);
      return comment;
    },
    addReview(pull, author, state, body = "") {
      const review: Review = {
        id: world.id(),
        author: world.user(author),
        state,
        body,
        commit: pull.head.sha,
        at: world.tick(),
      };
      pull.reviews.push(review);
      return review;
    },
    addEnvironment(repository, name, environmentOptions = {}) {
      const environment: Environment = {
        id: world.id(),
        name,
        reviewers: [],
        waitMinutes: 0,
        protectedBranchesOnly: false,
        ...environmentOptions,
      };
      repository.environments.push(environment);
      return environment;
    },
    addRun(repository, runOptions = {}) {
      const run: WorkflowRun = {
        id: world.id(),
        attempt: 1,
        name: "check",
        path: ".github/workflows/check.yml",
        event: "pull_request",
        status: "completed",
        conclusion: "success",
        headSha: repository.refs.get(`refs/heads/${repository.defaultBranch}`) ?? "",
        headBranch: repository.defaultBranch,
        headRepository: repository,
        actor: world.user("anna"),
        createdAt: world.tick(),
        artifacts: [],
        approvals: [],
        pending: [],
        ...runOptions,
      };
      repository.runs.push(run);
      return run;
    },
    token({ login, permissions = {}, kind }) {
      const isBot = login.endsWith("[bot]");
      const value = `${isBot ? "ghs" : "ghp"}_${randomBytes(18).toString("hex")}`;
      const user: User = world.user(login, isBot ? "Bot" : "User");
      world.tokens.set(value, { user, kind: kind ?? (isBot ? "installation" : "user"), permissions });
      return value;
    },
    comments: (repository, pull) =>
      [...repository.comments.values()].filter(({ issue }) => issue === pull.number).sort((a, b) => a.id - b.id),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      if (fake.violations.length > 0)
        throw new Error(`GitHub's description was broken:\n${fake.violations.join("\n")}`);
    },
  };
}
