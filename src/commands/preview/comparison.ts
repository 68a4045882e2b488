/** What the preview compares the working tree with: the newest release that it comes from, else the last commit. */
import type { ContractLevel, ProjectDifference, Side } from "../../changes/difference.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { runGit } from "../../platform/git.ts";
import { compareRevisions } from "../revisions.ts";

export interface PreviewComparison {
  readonly base: Side | null;
  readonly difference: ProjectDifference | null;
  readonly level: ContractLevel | null;
  /** Sentences. */
  readonly notes: readonly string[];
}

type Context = Pick<CommandContext, "cwd" | "environment" | "signal" | "progress" | "redaction">;

/**
 * Compares the project in the context's folder. Where there is nothing to compare with (no repository, no commit), the
 * preview goes on without; where a base was named and is not there, a note says so.
 *
 * @param named a revision, as written
 */
export async function compareWithBase(named: string | undefined, context: Context): Promise<PreviewComparison> {
  const base = named ?? (await usualBase(context));
  if (base === undefined) return nothing([]);
  try {
    const compared = await compareRevisions(
      { base, head: undefined, direct: true },
      { all: false, shard: undefined },
      context,
    );
    const [difference] = compared.projects;
    return difference === undefined
      ? nothing([])
      : { base: compared.base, difference, level: compared.level, notes: difference.cut };
  } catch (error) {
    if (!isSlipwayError(error)) throw error;
    return nothing([`There is no comparison: ${error.message} ${error.next}`]);
  }
}

function nothing(notes: readonly string[]): PreviewComparison {
  return { base: null, difference: null, level: null, notes };
}

/** The newest tag of a release in the history of HEAD, else HEAD; undefined where there is no commit. */
async function usualBase({ cwd, environment, signal }: Context): Promise<string | undefined> {
  const git = { directory: cwd, environment, signal };
  try {
    const head = await runGit(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], git);
    if (head.exitCode !== 0) return undefined;
    const tag = await runGit(["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"], git);
    return tag.exitCode === 0 ? tag.output.toString("utf8").trim() : "HEAD";
  } catch (error) {
    if (isSlipwayError(error)) return undefined;
    throw error;
  }
}
