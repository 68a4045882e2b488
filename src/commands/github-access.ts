/** How commands reach GitHub: the run that they are part of, its event, and a client with the job's token. */
import * as http from "node:http";
import packageJson from "../../package.json" with { type: "json" };
import { createGithubClient, type GithubClient } from "../github/client.ts";
import { githubErrors } from "../github/errors.ts";
import type { GithubEvent } from "../github/event.ts";
import { type GithubRun, readRun } from "../github/run.ts";
import type { CommandContext } from "../platform/command.ts";
import { eventOf } from "./run-event.ts";

/**
 * A client for the API of this run, with the token in `GITHUB_TOKEN` where no other is given.
 *
 * @throws SW1001 without a token, SW1004 for an address that cannot be right.
 */
export function githubClient(
  { environment, redaction, progress, signal }: CommandContext,
  token = environment["GITHUB_TOKEN"],
): GithubClient {
  useProxy(environment);
  return createGithubClient({
    apiUrl: environment["GITHUB_API_URL"],
    token,
    fetch: globalThis.fetch,
    redaction,
    signal,
    version: packageJson.version,
    onWait: (text) => progress.note(text),
  });
}

/**
 * The run of GitHub Actions that this process belongs to, and what started it.
 *
 * @throws SW1002 outside of one, SW1003 where the event cannot be read.
 */
export async function githubRun(context: CommandContext): Promise<{
  readonly run: GithubRun;
  readonly event: GithubEvent;
}> {
  const run = readRun(context.environment);
  const event = await eventOf(context);
  if (event !== undefined) return { run, event };
  throw githubErrors.create("SW1003", {
    message: "The event of this run cannot be read: GITHUB_EVENT_PATH is not set.",
    next: "The runner sets it to the file that it writes: hand it on to this step.",
  });
}

/** `fetch` of Node reads the usual proxy variables where it is told to (24.14, 25.4 and newer; older ones ignore them). */
function useProxy(environment: CommandContext["environment"]): void {
  const names = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"];
  const set = names.flatMap((name) => {
    const value = environment[name];
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  if (set.length === 0 || !("setGlobalProxyFromEnv" in http)) return;
  http.setGlobalProxyFromEnv(Object.fromEntries(set));
}
