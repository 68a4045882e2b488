/** GitHub as the gate sees it, where there is a repository and a token. */
import type { ApprovalRecord } from "../../gates/approval.ts";
import type { CheckedApproval, Reading } from "../../gates/facts.ts";
import type { Involved, Standing } from "../../gates/people.ts";
import { restOf } from "../../gates/words.ts";
import { commitsBetween, pullRequestsOfCommit, pushesTo, type SignedCommit } from "../../github/change-history.ts";
import { checkStatesAt } from "../../github/check-states.ts";
import type { GithubClient } from "../../github/client.ts";
import { readComment } from "../../github/comments.ts";
import { readDefaultBranch } from "../../github/contents.ts";
import { isSameRepository, repositoryNameOf } from "../../github/fields.ts";
import { permissionOf } from "../../github/people.ts";
import { openAlertsOf, protectionOf } from "../../github/protection.ts";
import { readPullRequest } from "../../github/pull-requests.ts";
import type { RepositoryAccess } from "../../github/repository.ts";
import { isTeamMember } from "../../github/teams.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Digest, sha256Hex } from "../../platform/digest.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { mapLimited } from "../../platform/limited.ts";
import { githubClient } from "../github-access.ts";
import { closedUnlessRead } from "./closed-unless-read.ts";
import { type GithubRunId, reviewApprovals, runOf } from "./environment-reviews.ts";
import type { GithubView } from "./github-view.ts";
import { peopleOf } from "./people-of-change.ts";

/** More commits between two releases are not looked through one by one. */
const mostCommits = 250;
const requestsAtOnce = 8;

export interface OpenGithub {
  readonly access: RepositoryAccess;
  /** Of a GitHub App that may read teams; undefined where none was given. */
  readonly teams: GithubClient | undefined;
  /** The run of this job; undefined outside of workflows. */
  readonly run: GithubRunId | undefined;
  /** `https://github.com/owner/name` */
  readonly url: string;
}

/** Undefined without a repository or a token. */
export function openGithub(context: CommandContext): OpenGithub | undefined {
  const { environment } = context;
  const repository = repositoryNameOf(environment["GITHUB_REPOSITORY"] ?? "");
  const token = environment["GITHUB_TOKEN"];
  if (repository === undefined || token === undefined || token === "") return undefined;
  const teamsToken = environment["SLIPWAY_TEAMS_TOKEN"];
  return {
    access: { client: githubClient(context, token), repository },
    teams: teamsToken === undefined || teamsToken === "" ? undefined : githubClient(context, teamsToken),
    run: isOnRunner(environment) ? runOf(environment) : undefined,
    url: `${environment["GITHUB_SERVER_URL"] ?? "https://github.com"}/${repository.owner}/${repository.name}`,
  };
}

/** Undefined without a repository or a token. Nothing is asked of GitHub yet. */
export function openGithubView(context: CommandContext): GithubView | undefined {
  const github = openGithub(context);
  return github === undefined ? undefined : new ApiView(github);
}

/** What GitHub refuses or cannot answer closes the gate, with its reason. */
function reading<T>(read: () => Promise<Reading<T>>): Promise<Reading<T>> {
  return closedUnlessRead(read, ({ message, next }) => `${message} ${next}`);
}

class ApiView implements GithubView {
  readonly #access: RepositoryAccess;
  readonly #teams: GithubClient;
  readonly #run: GithubRunId | undefined;
  readonly #url: string;

  constructor({ access, teams, run, url }: OpenGithub) {
    this.#access = access;
    this.#teams = teams ?? access.client;
    this.#run = run;
    this.#url = url;
  }

  reviewsOf(
    environment: string,
    bundle: Digest,
    expires: number,
    now: Date,
    teams: readonly string[],
  ): Promise<Reading<readonly CheckedApproval[]>> {
    const run = this.#run;
    if (run === undefined) return Promise.resolve({ known: true, value: [] });
    const check = (login: string, id: string) => this.#checkStanding(login, id, teams);
    return reading(() =>
      reviewApprovals({ access: this.#access, run, environment, bundle, expires, now, url: this.#url, check }),
    );
  }

  async #checkStanding(login: string, id: string, teams: readonly string[]): Promise<CheckedApproval["check"]> {
    const account = await this.accountOf(login, teams);
    if (!account.known) return { sound: false, why: `cannot be counted: ${restOf(account.why)}` };
    // The answer is about whoever has the login now.
    if (account.value?.id !== id) return { sound: false, why: "has not this login any more; approve again" };
    return { sound: true, standing: account.value.standing };
  }

  accountOf(login: string, teams: readonly string[]): ReturnType<GithubView["accountOf"]> {
    return reading(async () => {
      const permission = await permissionOf(this.#access, login);
      if (permission === undefined) return { known: true, value: undefined };
      const memberships = await mapLimited(teams, requestsAtOnce, async (team) => {
        const [organization = "", name = ""] = team.split("/");
        return { team, isMember: await isTeamMember(this.#teams, { organization, name }, login) };
      });
      const standing: Standing = {
        role: permission.role === "none" ? null : permission.role,
        permission: permission.permission === "none" ? null : permission.permission,
        teams: memberships.filter(({ isMember }) => isMember === true).map(({ team }) => team.toLowerCase()),
        unreadTeams: memberships.filter(({ isMember }) => isMember === "unreadable").map(({ team }) => team),
      };
      return { known: true, value: { id: String(permission.user.id), standing } };
    });
  }

  async checkApproval(record: ApprovalRecord, teams: readonly string[]): Promise<CheckedApproval["check"]> {
    const refused = (why: string): CheckedApproval["check"] => ({ sound: false, why });
    const { who, source } = record;
    if (who.kind !== "github") return refused("is nobody that GitHub knows");
    if (source.kind === "command")
      return refused("is named by nobody: only a comment or a review shows who somebody is on GitHub");
    if (source.kind === "review")
      return refused("is named by a stored file as a reviewer: reviews are read from their run alone");
    const repository = repositoryNameOf(source.repository);
    if (repository === undefined || !isSameRepository(repository, this.#access.repository)) {
      return refused("approved in another repository");
    }
    const read = await reading(async () => ({
      known: true,
      value: await this.#checkComment(who.id, source),
    }));
    if (!read.known) return refused(`cannot be counted: ${restOf(read.why)}`);
    if (read.value !== undefined) return refused(read.value);
    return this.#checkStanding(who.login, who.id, teams);
  }

  /** Why a comment does not stand as it stood, or undefined. */
  async #checkComment(
    id: string,
    source: Extract<ApprovalRecord["source"], { kind: "comment" }>,
  ): Promise<string | undefined> {
    const comment = await readComment(this.#access, source.comment);
    if (comment === undefined) return "deleted the comment, or somebody else did";
    if (String(comment.author?.id) !== id) return "is not the author of the comment that the approval names";
    if (comment.author?.type !== "User" || comment.viaApp)
      return "did not write the comment by hand: bots and apps approve nothing";
    if (comment.updatedAt.getTime() !== comment.createdAt.getTime() || sha256Hex(comment.body) !== source.text) {
      return "edited the comment, or somebody else did";
    }
    if (source.head === null) return undefined;
    const pull = await readPullRequest(this.#access, source.issue);
    const isStill = pull?.head.sha === source.head || pull?.mergeCommit === source.head;
    return isStill ? undefined : `approved pull request ${source.issue} without a digest, and its head has moved since`;
  }

  peopleOfChange(base: string | null, head: string): Promise<Reading<readonly Involved[]>> {
    return reading(async () => {
      const commits = await commitsBetween(this.#access, base, head, mostCommits);
      if (commits === undefined) {
        return {
          known: false,
          why: `Who wrote the change is not known: GitHub does not have the commits from ${(base ?? "").slice(0, 12)} to ${head.slice(0, 12)}, or there are more than ${mostCommits}.`,
        };
      }
      return { known: true, value: [...commits.flatMap(namedIn), ...(await this.#requesters(commits))] };
    });
  }

  /** Authors of the pull requests, and who pushed: GitHub records both, whatever the commits say. */
  async #requesters(commits: readonly SignedCommit[]): Promise<readonly Involved[]> {
    const hashes = new Set<string>(commits.map(({ sha }) => sha));
    const pulls = new Map(
      (await mapLimited([...hashes], requestsAtOnce, (sha) => pullRequestsOfCommit(this.#access, sha)))
        .flat()
        .map((pull) => [pull.number, pull]),
    );
    const people: Involved[] = [];
    for (const { number, author, head } of pulls.values()) {
      if (author !== undefined)
        people.push({ as: `the author of pull request ${number}`, login: author.login, id: String(author.id) });
      if (head.repository === undefined) continue;
      const [last] = (await pushesTo({ client: this.#access.client, repository: head.repository }, head.ref)) ?? [];
      if (last?.actor !== undefined)
        people.push({
          as: `the last who pushed to pull request ${number}`,
          login: last.actor.login,
          id: String(last.actor.id),
        });
    }
    const branch = await readDefaultBranch(this.#access);
    for (const { actor, after } of (await pushesTo(this.#access, branch)) ?? []) {
      if (actor !== undefined && hashes.has(after))
        people.push({ as: `the one who pushed ${after.slice(0, 8)}`, login: actor.login, id: String(actor.id) });
    }
    return people;
  }

  checksAt(commit: string): ReturnType<GithubView["checksAt"]> {
    return reading(async () => ({ known: true, value: await checkStatesAt(this.#access, commit) }));
  }

  openAlerts(): Promise<Reading<number | undefined>> {
    return reading(async () => ({ known: true, value: await openAlertsOf(this.#access, "Slipway") }));
  }

  protectionOf(environment: string): ReturnType<GithubView["protectionOf"]> {
    return reading(async () => {
      const protection = await protectionOf(this.#access, environment);
      if (protection === undefined) return { known: true, value: "missing" };
      return { known: true, value: protection.rules.length === 0 ? "unprotected" : "protected" };
    });
  }
}

function namedIn({ sha, author, committer, message }: SignedCommit): readonly Involved[] {
  const signature = ({ name, email, account }: SignedCommit["author"]) => ({
    name,
    email,
    login: account?.login,
    id: account === undefined ? undefined : String(account.id),
  });
  return peopleOf(sha, signature(author), signature(committer), message);
}
