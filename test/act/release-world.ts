/**
 * Everything that a release touches, on this machine: a git repository with the workflows that `init --github` writes, the
 * fake GitHub, the issuer of ID tokens, an STS that verifies, S3 with IAM, and an application that reads prod and says
 * whether it is well. What act does not know of jobs is filled in here: which GitHub environment a job is in, and with
 * that which ID token it gets.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3 } from "@aws-sdk/client-s3";
import { type PolicyInput, rolePolicies } from "../../src/aws/policies.ts";
import { jobTrustPolicy } from "../../src/aws/trust/policies.ts";
import { majorTag } from "../../src/commands/own-repository.ts";
import { openStore, type Reader } from "../../src/reader.ts";
import { jobTrust } from "../aws/oidc/job-trust.ts";
import { type FakeGithub, startFakeGithub } from "../github/fake.ts";
import { commentJson } from "../github/shapes.ts";
import type { PullRequest, Repository } from "../github/state.ts";
import { writeFiles } from "../project/folder.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { type OidcIssuer, startOidcIssuer } from "../servers/oidc-issuer.ts";
import { environmentOf } from "../servers/s3-server.ts";
import { type StsServer, startStsServer } from "../servers/sts-server.ts";
import { runSlipway } from "../support/slipway.ts";
import { type Act, type ActRun, prepareAct } from "./act.ts";

const day = 86_400_000;
const everything = {
  actions: "read",
  checks: "read",
  contents: "write",
  deployments: "write",
  issues: "write",
  pull_requests: "write",
  statuses: "read",
} as const;

/** What a run of a workflow is started with. */
export interface Start {
  /** File name in `.github/workflows`. */
  readonly workflow: string;
  readonly event: string;
  readonly actor: string;
  readonly payload?: object;
  /** `refs/heads/main` where not given. */
  readonly ref?: string;
  /** GitHub environment of a job whose environment is an input. */
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
}

export class ReleaseWorld {
  readonly ministack: Ministack;
  readonly github: FakeGithub;
  readonly repository: Repository;
  readonly folder: string;
  /** Versions that the application served, one after the other. */
  readonly served: string[] = [];
  readonly #issuer: OidcIssuer;
  readonly #sts: StsServer;
  readonly #act: Act;
  readonly #closing: (() => Promise<void> | void)[];
  readonly #started = new Date();
  #runs = 4_000;

  private constructor(parts: {
    readonly ministack: Ministack;
    readonly github: FakeGithub;
    readonly issuer: OidcIssuer;
    readonly sts: StsServer;
    readonly act: Act;
    readonly closing: (() => Promise<void> | void)[];
  }) {
    this.ministack = parts.ministack;
    this.github = parts.github;
    this.#issuer = parts.issuer;
    this.#sts = parts.sts;
    this.#act = parts.act;
    this.#closing = parts.closing;
    this.repository = parts.github.addRepository("acme/prompts", {
      collaborators: { anna: "write", ben: "write", cara: "maintain" },
    });
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), "slipway-release-")));
    this.#closing.push(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  static async start(): Promise<ReleaseWorld> {
    const [ministack, act] = await Promise.all([startMinistack(), prepareAct(majorTag)]);
    const issuer = await startOidcIssuer();
    const sts = await startStsServer({ ministack, issuer });
    const github = await startFakeGithub({ start: new Date() });
    const closing = [
      () => rmSync(act.folder, { recursive: true, force: true }),
      () => github.close(),
      () => sts.stop(),
      () => issuer.stop(),
      () => ministack.stop(),
    ];
    const world = new ReleaseWorld({ ministack, github, issuer, sts, act, closing });
    await world.#makeResources();
    return world;
  }

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
  }

  /** Buckets and roles, as `slipway setup` describes them, and the application. */
  async #makeResources(): Promise<void> {
    const { ministack } = this;
    const account = ministack.accountId;
    const buckets = { beta: await ministack.createBucket(), prod: await ministack.createBucket() };
    const place = { prefix: "support", region: ministack.region, kmsKey: undefined, account };
    const beta: PolicyInput = { ...place, bucket: buckets.beta, source: undefined, mirrors: [], models: [] };
    const source = { ...place, bucket: buckets.beta };
    const prod: PolicyInput = {
      ...place,
      bucket: buckets.prod,
      source,
      evaluations: source,
      mirrors: [],
      models: [],
    };
    const trust = (environment: string, workflows: readonly string[], tags?: string) =>
      workflows.flatMap(
        (workflow) =>
          jobTrustPolicy(
            jobTrust(account, {
              repositoryId: String(this.repository.id),
              ownerId: String(this.repository.owner.id),
              environments: [environment],
              tags,
              workflows: [`acme/prompts/.github/workflows/${workflow}`],
            }),
          ).Statement,
      );
    const role = (name: string, statements: readonly object[], policy: object) =>
      this.#sts.createRole(name, { Version: "2012-10-17", Statement: statements }, policy);
    const roles = {
      beta: await role(
        "beta-deployer",
        trust("beta", ["slipway-release.yml", "slipway-rollback.yml", "slipway-drill.yml"], "v*"),
        rolePolicies(beta).deployer,
      ),
      evaluator: await role("beta-evaluator", trust("beta", ["slipway-evaluate.yml"]), rolePolicies(beta).evaluator),
      prod: await role(
        "prod-deployer",
        trust("prod", ["slipway-promote.yml", "slipway-rollback.yml"]),
        rolePolicies(prod).deployer,
      ),
      approver: await role(
        "prod-approver",
        trust("prod-approvals", ["slipway-promote.yml"]),
        rolePolicies(prod).approver,
      ),
    };
    const health = await this.#application(buckets.prod, rolePolicies(prod).reader);
    const config = [
      "slipway: 1",
      "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
      "environments:",
      "  beta:",
      `    store: s3://${buckets.beta}/support`,
      `    region: ${ministack.region}`,
      `    role: ${roles.beta}`,
      `    roles: { evaluator: "${roles.evaluator}" }`,
      "  prod:",
      `    store: s3://${buckets.prod}/support`,
      `    region: ${ministack.region}`,
      `    role: ${roles.prod}`,
      `    roles: { approver: "${roles.approver}" }`,
      "    after: beta",
      `    watch: { for: 3s, every: 1s, probes: ["${health}"] }`,
      "",
    ].join("\n");
    writeFiles(this.folder, { "slipway.yaml": config, "prompts/hello.prompt": "Hello\n" });
    writeFiles(this.folder, { "prompts/hello.cases.yaml": "cases: { one: {} }\n" });
    this.git("anna", "init", "--quiet", "--initial-branch=main");
    const origin = mkdtempSync(join(tmpdir(), "slipway-origin-"));
    this.#closing.push(() => rmSync(origin, { recursive: true, force: true }));
    this.git("anna", "init", "--quiet", "--bare", "--initial-branch=main", origin);
    this.git("anna", "remote", "add", "origin", origin);
    await this.slipway(["init", "--github", "--no-hooks", `--actions-ref=${majorTag}`]);
    this.#putJobsIntoEnvironments();
  }

  /** act ignores `environment:`; GitHub would give the job an ID token that names it. */
  #putJobsIntoEnvironments(): void {
    const workflows = join(this.folder, ".github", "workflows");
    for (const name of readdirSync(workflows)) {
      const text = readFileSync(join(workflows, name), "utf8");
      const filled = text.replace(/^ {4}environment: (\$\{\{[^}]*\}\}|\S+).*$/gm, (line, environment: string) => {
        const key = environment.startsWith("$") ? "CHOSEN" : environment.toUpperCase().replaceAll("-", "_");
        const url = `ACTIONS_ID_TOKEN_REQUEST_URL: "\${{ vars.URL_OF_${key} }}"`;
        const token = `ACTIONS_ID_TOKEN_REQUEST_TOKEN: "\${{ vars.TOKEN_OF_${key} }}"`;
        return `${line}\n    env:\n      ${url}\n      ${token}`;
      });
      writeFileSync(join(workflows, name), filled);
    }
  }

  /** Reads prod as an application does, and says on its health page whether it does well: not with bad answers. */
  async #application(bucket: string, policy: object): Promise<string> {
    const { ministack, served } = this;
    const user = await ministack.createUser("application", policy);
    const s3 = new S3({
      endpoint: ministack.endpoint,
      region: ministack.region,
      forcePathStyle: true,
      credentials: { accessKeyId: user.accessKeyId, secretAccessKey: user.secretAccessKey },
    });
    let opened: Promise<Reader> | undefined;
    let text = "";
    const read = async (): Promise<void> => {
      opened ??= openStore(`s3://${bucket}/support`, { s3, pollMilliseconds: 100 });
      const reader = await opened;
      const release = await reader.refresh();
      if (served.at(-1) !== release.version) served.push(release.version);
      text = Buffer.from(await release.file("prompts/hello.prompt")).toString("utf8");
    };
    const poll = setInterval(() => {
      // Before the first release there is nothing to read.
      read().catch(() => {
        opened = undefined;
      });
    }, 200);
    const site = createServer((_, response) => {
      response.statusCode = text.includes("bad") ? 503 : 200;
      response.end();
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    this.#closing.push(() => {
      clearInterval(poll);
      s3.destroy();
      site.closeAllConnections();
      site.close();
    });
    return `http://127.0.0.1:${(site.address() as AddressInfo).port}/health`;
  }

  /** The application's last words; waits until it serves this version. */
  async serves(version: string): Promise<void> {
    for (let waited = 0; this.served.at(-1) !== version; waited++) {
      if (waited > 300) throw new Error(`The application serves ${this.served.at(-1)}, not ${version}.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Moves GitHub's clock and the store's to 12:00 on the next Saturday, or to 10:00 on the Monday after it. */
  goTo(weekday: "Saturday" | "Monday"): void {
    const today = Math.floor(this.#started.getTime() / day) * day;
    const saturday = today + ((6 - this.#started.getUTCDay() + 7) % 7 || 7) * day;
    const target = weekday === "Saturday" ? saturday + day / 2 : saturday + 2 * day + (10 / 24) * day;
    this.#sts.moveClock(target - Date.now());
    this.github.world.tick(target - this.github.world.now().getTime());
  }

  git(author: string, ...words: readonly string[]): string {
    const [name, email] = [author, `${author}@example.com`];
    return execFileSync("git", words, {
      cwd: this.folder,
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
      },
    }).trim();
  }

  commit(author: string, message: string, files: Readonly<Record<string, string>>): string {
    writeFiles(this.folder, files);
    this.git(author, "add", "--all");
    this.git(author, "commit", "--quiet", "-m", message);
    return this.git(author, "rev-parse", "HEAD");
  }

  /** What stands in slipway.yaml, with a gate below prod. */
  gated(gate: string): string {
    return readFileSync(join(this.folder, "slipway.yaml"), "utf8").replace(
      "    after: beta\n",
      `    after: beta\n    gate: ${gate}\n`,
    );
  }

  /** Brings main to GitHub, pushed by somebody. */
  push(actor: string): void {
    this.git(actor, "push", "--quiet", "origin", "main");
    const { world } = this.github;
    const log = this.git(actor, "log", "--reverse", "--format=%H%x09%P%x09%an%x09%cn%x09%s", "main");
    for (const line of log.split("\n")) {
      const [sha = "", parents = "", author = "", committer = "", message = ""] = line.split("\t");
      if (this.repository.commits.has(sha)) continue;
      this.repository.commits.set(sha, {
        sha,
        message,
        author: world.user(author),
        committer: world.user(committer),
        parents: parents.split(" ").filter(Boolean),
        at: world.tick(),
      });
    }
    const head = this.git(actor, "rev-parse", "main");
    this.repository.refs.set("refs/heads/main", head);
    this.repository.contents.set(`${head}:slipway.yaml`, Buffer.from(this.git(actor, "show", "main:slipway.yaml")));
    this.repository.activity.push({
      actor: world.user(actor),
      ref: "refs/heads/main",
      after: head,
      type: "push",
      at: world.tick(),
    });
  }

  /** Tags main, and runs the workflow that the tag starts. */
  async tag(actor: string, tag: string): Promise<ActRun> {
    this.git(actor, "tag", tag);
    this.git(actor, "push", "--quiet", "origin", tag);
    this.repository.refs.set(`refs/tags/${tag}`, this.git(actor, "rev-parse", tag));
    return this.run({ workflow: "slipway-release.yml", event: "push", actor, ref: `refs/tags/${tag}` });
  }

  /** The workflow that follows the release workflow, and the one that evaluates. */
  afterRelease(actor: string): Promise<ActRun> {
    const { id, login, type } = this.github.world.user(actor);
    const run = {
      id: 7_000,
      run_attempt: 1,
      name: "Slipway release",
      path: ".github/workflows/slipway-release.yml",
      event: "push",
      status: "completed",
      conclusion: "success",
      head_sha: this.git(actor, "rev-parse", "HEAD"),
      head_branch: "main",
      head_repository: { id: this.repository.id, full_name: "acme/prompts" },
      actor: { id, login, type },
    };
    const payload = { action: "completed", workflow_run: run };
    return this.run({ workflow: "slipway-promote.yml", event: "workflow_run", actor, payload });
  }

  /** Somebody comments, and the workflow runs that the comment starts. */
  comment(pull: PullRequest, actor: string, body: string): Promise<ActRun> {
    const comment = this.github.addComment(this.repository, pull, actor, body);
    const payload = {
      action: "created",
      issue: { number: pull.number, title: pull.title, pull_request: {} },
      comment: commentJson(comment, this.repository, { api: this.github.url, html: this.github.serverUrl }),
    };
    return this.run({ workflow: "slipway-promote.yml", event: "issue_comment", actor, payload });
  }

  run(start: Start): Promise<ActRun> {
    const ref = start.ref ?? "refs/heads/main";
    const user = this.github.world.user(start.actor);
    const sender = { id: user.id, login: user.login, type: user.type };
    const repository = { id: this.repository.id, full_name: "acme/prompts", default_branch: "main" };
    this.#runs += 1;
    const sha = this.git(start.actor, "rev-parse", `${ref}^{commit}`);
    const pushed = start.event === "push" ? { before: "0".repeat(40), after: sha } : {};
    const payload = { ref, sender, repository, ...pushed, ...start.payload };
    return this.#act.run(
      this.folder,
      {
        name: start.event,
        payload,
        workflow: join(this.folder, ".github", "workflows", start.workflow),
        variables: this.#tokensOfJobs(start, ref),
      },
      {
        // What is sent to the stand-in of STS and is not for it goes on to S3, with the clock of the story.
        AWS_ENDPOINT_URL: this.#sts.url,
        AWS_ENDPOINT_URL_STS: this.#sts.url,
        AWS_REGION: this.ministack.region,
        GITHUB_REPOSITORY: "acme/prompts",
        GITHUB_REPOSITORY_ID: String(this.repository.id),
        GITHUB_REPOSITORY_OWNER_ID: String(this.repository.owner.id),
        GITHUB_API_URL: this.github.url,
        GITHUB_SERVER_URL: this.github.serverUrl,
        GITHUB_REF: ref,
        GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags)\//, ""),
        GITHUB_REF_TYPE: ref.startsWith("refs/tags/") ? "tag" : "branch",
        GITHUB_SHA: sha,
        GITHUB_RUN_ID: String(this.#runs),
        GITHUB_ACTOR: user.login,
        GITHUB_ACTOR_ID: String(user.id),
        GITHUB_TRIGGERING_ACTOR: user.login,
        GITHUB_TOKEN: this.github.token({
          login: "github-actions[bot]",
          permissions: start.permissions ?? everything,
        }),
      },
    );
  }

  /** For each GitHub environment where a job asks for its token, and with what. */
  #tokensOfJobs(start: Start, ref: string): Readonly<Record<string, string>> {
    const environments = { BETA: "beta", PROD: "prod", PROD_APPROVALS: "prod-approvals", CHOSEN: start.environment };
    const variables: Record<string, string> = {};
    for (const [key, environment] of Object.entries(environments)) {
      if (environment === undefined) continue;
      const job = this.#issuer.jobEnvironment({
        repository: "acme/prompts",
        repositoryId: String(this.repository.id),
        ownerId: String(this.repository.owner.id),
        ref,
        environment,
        workflowRef: `acme/prompts/.github/workflows/${start.workflow}@${ref}`,
        event: start.event,
      });
      variables[`URL_OF_${key}`] = job["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "";
      variables[`TOKEN_OF_${key}`] = job["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "";
    }
    return variables;
  }

  /** The command line, as somebody with all rights in AWS runs it. */
  async slipway(words: readonly string[]): Promise<string> {
    const { exitCode, output, errors } = await runSlipway(this.folder, words, {
      GIT_CONFIG_NOSYSTEM: "1",
      ...environmentOf(this.ministack),
      AWS_ENDPOINT_URL: this.#sts.url,
      AWS_REGION: this.ministack.region,
    });
    if (exitCode === 0) return output;
    throw new Error(`slipway ${words.join(" ")}: ${exitCode}\n${output}${errors}`);
  }
}
