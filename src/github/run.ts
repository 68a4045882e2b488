/** The run of a workflow, from what the runner sets: "Variables reference" in GitHub's documentation. Hostile text, bounded. */
import { githubErrors } from "./errors.ts";
import { type CommitSha, isCommitSha, longestName, type RepositoryName, repositoryNameOf } from "./fields.ts";

export type GithubEnvironment = Readonly<Record<string, string | undefined>>;

/** One job of one attempt of a run. Names, refs and titles are text of strangers. */
export interface GithubRun {
  /** `GITHUB_API_URL`, not yet checked: `readApiUrl` does. */
  readonly apiUrl: string | undefined;
  /** `https://github.com`, without a slash at its end; undefined where it is no https address. */
  readonly serverUrl: string | undefined;
  readonly repository: RepositoryName;
  readonly repositoryId: number | undefined;
  readonly runId: number;
  readonly runAttempt: number;
  readonly workflow: string;
  /** `owner/name/.github/workflows/check.yml@refs/heads/main`. */
  readonly workflowRef: string | undefined;
  readonly job: string;
  /** For a pull request the merge commit, not the head: `event.pullRequest.head.sha` is that. */
  readonly sha: CommitSha;
  readonly ref: string;
  readonly actor: string;
  readonly actorId: number | undefined;
  /** Who started this attempt; the actor is who started the first. */
  readonly triggeringActor: string | undefined;
  readonly eventName: string;
  readonly eventPath: string | undefined;
  /** Page of the run, where the server's address is known. */
  readonly url: string | undefined;
}

/**
 * The run that this process belongs to.
 *
 * @throws SW1002 for the first variable that is missing or wrong.
 */
export function readRun(environment: GithubEnvironment): GithubRun {
  const text = (name: string): string => neededText(environment, name);
  const repository = repositoryNameOf(text("GITHUB_REPOSITORY"));
  if (repository === undefined) throw wrong("GITHUB_REPOSITORY", "is no repository as owner/name");
  const sha = text("GITHUB_SHA");
  if (!isCommitSha(sha)) throw wrong("GITHUB_SHA", "is no commit's hash");
  const serverUrl = readServerUrl(environment["GITHUB_SERVER_URL"]);
  const runId = neededNumber(environment, "GITHUB_RUN_ID");
  return {
    apiUrl: environment["GITHUB_API_URL"],
    serverUrl,
    repository,
    repositoryId: optionalNumber(environment["GITHUB_REPOSITORY_ID"]),
    runId,
    runAttempt: optionalNumber(environment["GITHUB_RUN_ATTEMPT"]) ?? 1,
    workflow: optionalText(environment, "GITHUB_WORKFLOW") ?? "",
    workflowRef: optionalText(environment, "GITHUB_WORKFLOW_REF"),
    job: optionalText(environment, "GITHUB_JOB") ?? "",
    sha,
    ref: optionalText(environment, "GITHUB_REF") ?? "",
    actor: optionalText(environment, "GITHUB_ACTOR") ?? "",
    actorId: optionalNumber(environment["GITHUB_ACTOR_ID"]),
    triggeringActor: optionalText(environment, "GITHUB_TRIGGERING_ACTOR"),
    eventName: text("GITHUB_EVENT_NAME"),
    eventPath: environment["GITHUB_EVENT_PATH"],
    url:
      serverUrl === undefined ? undefined : `${serverUrl}/${repository.owner}/${repository.name}/actions/runs/${runId}`,
  };
}

function neededText(environment: GithubEnvironment, name: string): string {
  const value = optionalText(environment, name);
  if (value === undefined) throw wrong(name, "is not set");
  return value;
}

function optionalText(environment: GithubEnvironment, name: string): string | undefined {
  const value = environment[name];
  if (value === undefined || value === "") return undefined;
  if (value.length > longestName) throw wrong(name, `is longer than ${longestName} characters`);
  return value;
}

function neededNumber(environment: GithubEnvironment, name: string): number {
  const number = optionalNumber(neededText(environment, name));
  if (number === undefined) throw wrong(name, "is no whole number");
  return number;
}

function optionalNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Only an address that can stand in a link. */
function readServerUrl(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const loopback = url.protocol === "http:" && (url.hostname === "127.0.0.1" || url.hostname === "localhost");
  if (url.username !== "" || url.password !== "" || (url.protocol !== "https:" && !loopback)) return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function wrong(name: string, problem: string): Error {
  return githubErrors.create("SW1002", {
    message: `${name} ${problem}.`,
    next: "Run the command in a workflow of GitHub Actions, where the runner sets it.",
  });
}
