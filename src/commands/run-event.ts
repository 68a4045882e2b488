/** The event that started this run: one bounded reading of the file that the runner writes, for everybody who asks. */
import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { GithubEvent } from "../github/event.ts";
import type { CommandContext } from "../platform/command.ts";

/**
 * The event of this run; undefined where no name or no file of one is given, as outside of GitHub Actions.
 *
 * @throws SW1003 where the file cannot be read, is larger than any event, or is none of that name.
 */
export async function eventOf(context: CommandContext): Promise<GithubEvent | undefined> {
  const name = context.environment["GITHUB_EVENT_NAME"];
  const text = name === undefined || name === "" ? undefined : await eventText(context);
  if (name === undefined || text === undefined) return undefined;
  const { readEvent } = await import("../github/event.ts");
  return readEvent(name, text);
}

/**
 * The default branch that any event of a repository names; undefined where there is none.
 *
 * @throws SW1003 where the file cannot be read: another branch must not stand in for the one that it would have named.
 */
export async function defaultBranchInEvent(context: CommandContext): Promise<string | undefined> {
  const text = await eventText(context);
  if (text === undefined) return undefined;
  const { defaultBranchIn } = await import("../github/event.ts");
  return defaultBranchIn(text);
}

async function eventText({ environment }: CommandContext): Promise<string | undefined> {
  const path = environment["GITHUB_EVENT_PATH"];
  if (path === undefined || path === "") return undefined;
  const { largestEvent } = await import("../github/event.ts");
  try {
    // A pipe would be waited for without end.
    if (!statSync(path).isFile()) throw await refused("GITHUB_EVENT_PATH names no file.");
    const bytes = readUpTo(path, largestEvent);
    if (bytes === undefined) throw await refused("It is larger than any event of GitHub.");
    return bytes.toString("utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) {
      throw await refused(`The file that GITHUB_EVENT_PATH names gives ${error.code}.`, error);
    }
    throw error;
  }
}

/** Undefined for a longer file. By calls that wait: the modules that do not take longer to load than an event to read. */
function readUpTo(path: string, most: number): Buffer | undefined {
  const handle = openSync(path, "r");
  try {
    const parts: Buffer[] = [];
    // A file can grow after its size was asked for, so it is read until it ends.
    for (let size = 0; size <= most; ) {
      const part = Buffer.allocUnsafe(64 * 1024);
      const length = readSync(handle, part);
      if (length === 0) return Buffer.concat(parts);
      parts.push(part.subarray(0, length));
      size += length;
    }
    return undefined;
  } finally {
    closeSync(handle);
  }
}

async function refused(message: string, cause?: unknown): Promise<Error> {
  const { githubErrors } = await import("../github/errors.ts");
  return githubErrors.create("SW1003", {
    message: `The event of this run cannot be read: ${message}`,
    next: "The runner writes the file and names it in GITHUB_EVENT_PATH: leave the variable as it is. Without an event take GITHUB_EVENT_NAME and GITHUB_EVENT_PATH away.",
    ...(cause === undefined ? {} : { cause }),
  });
}
