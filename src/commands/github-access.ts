/** How commands reach GitHub: the run that they are part of, its event, and a client with the job's token. */
import { readFile, stat } from "node:fs/promises";
import * as http from "node:http";
import packageJson from "../../package.json" with { type: "json" };
import { createGithubClient, type GithubClient } from "../github/client.ts";
import { githubErrors } from "../github/errors.ts";
import { type GithubEvent, largestEvent, readEvent } from "../github/event.ts";
import { type GithubRun, readRun } from "../github/run.ts";
import type { CommandContext } from "../platform/command.ts";

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
export async function githubRun({ environment }: CommandContext): Promise<{
  readonly run: GithubRun;
  readonly event: GithubEvent;
}> {
  const run = readRun(environment);
  return { run, event: readEvent(run.eventName, await eventText(run.eventPath)) };
}

async function eventText(path: string | undefined): Promise<string> {
  const refused = (message: string, cause?: unknown) =>
    githubErrors.create("SW1003", {
      message: `The event of this run cannot be read: ${message}`,
      next: "Check the file that GITHUB_EVENT_PATH names.",
      cause,
    });
  if (path === undefined || path === "") throw refused("GITHUB_EVENT_PATH is not set.");
  try {
    if ((await stat(path)).size > largestEvent) throw refused("It is larger than any event of GitHub.");
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) {
      throw refused(`the file that GITHUB_EVENT_PATH names gives ${error.code}.`, error);
    }
    throw error;
  }
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
