/** A project whose repository is on the fake GitHub too, and commands that run there as workflows. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type FakeGithub, startFakeGithub } from "../github/fake.ts";
import { commentJson } from "../github/shapes.ts";
import type { Comment, PullRequest, Repository, Role } from "../github/state.ts";
import { GateProject } from "./gate-project.ts";

export class GithubProject {
  readonly project: GateProject;
  readonly github: FakeGithub;
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly #tokens = new Map<string, string>();
  #events = 0;

  private constructor(project: GateProject, github: FakeGithub, people: Readonly<Record<string, Role>>) {
    this.project = project;
    this.github = github;
    this.repository = github.addRepository("acme/prompts", { collaborators: people });
    this.pull = github.addPullRequest(this.repository, { author: "anna", branch: "change" });
    this.publish("anna");
  }

  static async start(
    gate: string,
    people: Readonly<Record<string, Role>> = { anna: "write", ben: "write", cara: "maintain", dora: "read" },
  ): Promise<GithubProject> {
    // Times of comments are compared with the store's clock, which is the machine's.
    const github = await startFakeGithub({ start: new Date() });
    onTestFinished(() => github.close());
    return new GithubProject(new GateProject(gate), github, people);
  }

  /** Brings the commit at HEAD to GitHub's main, as somebody's commit and as the head of the pull request. */
  publish(author: string, message = "A change", login: string | undefined = author): string {
    const sha = this.project.git("rev-parse", "HEAD");
    const user = login === undefined ? undefined : this.github.world.user(login);
    const parent = this.repository.refs.get("refs/heads/main");
    const at = this.github.world.tick();
    this.repository.commits.set(sha, {
      sha,
      message,
      author: user,
      committer: user,
      parents: parent === undefined ? [] : [parent],
      at,
    });
    this.repository.refs.set("refs/heads/main", sha);
    this.repository.contents.set(`${sha}:slipway.yaml`, Buffer.from(this.project.git("show", "HEAD:slipway.yaml")));
    this.pull.head.sha = sha;
    return sha;
  }

  /** The variables of a workflow that somebody started. */
  workflow(
    actor: string,
    event: string,
    payload: unknown = {},
    permissions: Readonly<Record<string, "read" | "write">> = everything,
  ) {
    this.#events += 1;
    const path = join(this.project.folder, "releases", `event-${this.#events}.json`);
    mkdirSync(join(this.project.folder, "releases"), { recursive: true });
    writeFileSync(
      path,
      JSON.stringify({
        ...(payload as object),
        repository: { id: this.repository.id, full_name: "acme/prompts", default_branch: "main" },
      }),
    );
    return {
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: this.github.url,
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "acme/prompts",
      GITHUB_RUN_ID: String(1_000 + this.#events),
      GITHUB_ACTOR: actor,
      GITHUB_ACTOR_ID: String(this.github.world.user(actor).id),
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: path,
      GITHUB_SHA: this.project.git("rev-parse", "HEAD"),
      GITHUB_REF: "refs/heads/main",
      GITHUB_TOKEN: this.#token(permissions),
    };
  }

  #token(permissions: Readonly<Record<string, "read" | "write">>): string {
    const key = JSON.stringify(permissions);
    const known = this.#tokens.get(key) ?? this.github.token({ login: "github-actions[bot]", permissions });
    this.#tokens.set(key, known);
    return known;
  }

  deploy(version: string, actor = "anna") {
    return this.project.run(`deploy beta --version ${version}`, this.workflow(actor, "push"));
  }

  promote(actor = "anna", event = "workflow_dispatch") {
    return this.project.json("promote beta prod", this.workflow(actor, event));
  }

  /** Somebody comments, and the workflow that the comment starts runs. `change` happens in between. */
  async comment(
    author: string,
    body: string,
    options: { readonly change?: (comment: Comment) => void; readonly action?: string } = {},
  ) {
    const comment = this.github.addComment(this.repository, this.pull, author, body);
    const payload = {
      action: options.action ?? "created",
      sender: { id: comment.author.id, login: comment.author.login, type: comment.author.type },
      issue: { number: this.pull.number, title: "A change", pull_request: {} },
      comment: commentJson(comment, this.repository, { api: this.github.url, html: this.github.serverUrl }),
    };
    options.change?.(comment);
    const told = await this.project.json("approve --from-event", this.workflow(author, "issue_comment", payload));
    return { told, comment, replies: this.replies() };
  }

  replies(): readonly string[] {
    return this.github
      .comments(this.repository, this.pull)
      .filter(({ author }) => author.type === "Bot")
      .map(({ body }) => body);
  }
}

const everything = {
  contents: "write",
  pull_requests: "write",
  issues: "write",
  checks: "read",
  statuses: "read",
  actions: "read",
  deployments: "write",
  security_events: "read",
} as const;
