/**
 * Environments that belong together and show different bundles. Several regions are several environments, promoted one
 * by one: between two promotions, and after one that was forgotten, their users get different prompts.
 */
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import type { JsonObject } from "../../platform/json.ts";
import type { Environment, Project } from "../../project/project.ts";
import { readPointer, readRelease } from "../../releases/pointer.ts";
import { liveSequence } from "../../releases/record.ts";
import { type OpenEnvironment, openIn } from "./open.ts";
import { foreign, timeOf } from "./words.ts";

/** What another environment shows instead. */
export interface Skew {
  readonly environment: string;
  /** Undefined where nothing was released there yet. */
  readonly live:
    | { readonly seq: number; readonly version: string; readonly bundle: Digest; readonly since: string }
    | undefined;
}

/**
 * The environments that come after the same one as this does, and that one, where they show another bundle. One request
 * each. An environment that cannot be read from here (another account, say) is left out.
 */
export async function findSkew(
  open: OpenEnvironment,
  bundle: Digest | undefined,
  context: CommandContext,
): Promise<readonly Skew[]> {
  const found: Skew[] = [];
  for (const { name } of relatives(open.project, open.environment)) {
    const live = await liveIn(open, name, context);
    if (live !== "unknown" && live?.bundle !== bundle) found.push({ environment: name, live });
  }
  return found;
}

function relatives(project: Project, { name, after }: Environment): readonly Environment[] {
  if (after === undefined) return [];
  return [...project.environments.values()].filter(
    (other) => other.name !== name && (other.name === after || other.after === after),
  );
}

async function liveIn(open: OpenEnvironment, name: string, context: CommandContext): Promise<Skew["live"] | "unknown"> {
  try {
    const { store } = await openIn(open.project, name, "read", context, open);
    try {
      const pointer = await readPointer(store, name);
      if (pointer === undefined) return undefined;
      // A mark is younger than the release that it leaves live.
      const { record } = await readRelease(store, pointer, liveSequence(pointer.record));
      return { seq: record.seq, version: record.version, bundle: record.bundle, since: record.createdAt };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!isSlipwayError(error)) throw error;
    context.progress.debug(`${name} was not compared: ${error.message}`);
    return "unknown";
  }
}

/** For `slipway/plan/v1`; `live` is null where the other environment has released nothing. */
export function skewDocument(skew: readonly Skew[]): readonly JsonObject[] {
  return skew.map(({ environment, live }) => ({ environment, live: live === undefined ? null : { ...live } }));
}

/** One phrase for each environment: `prod-us shows 1.1.0 (release 3) since …`. */
export function skewWords(skew: readonly Skew[]): readonly string[] {
  return skew.map(({ environment, live }) =>
    live === undefined
      ? `${foreign(environment)} shows nothing yet`
      : `${foreign(environment)} shows ${live.version} (release ${live.seq}) since ${timeOf(live.since)}`,
  );
}
