/** By which revision a workflow names our actions: the commit of the program that writes it, where that can be known. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EnvironmentVariables } from "../../platform/environment.ts";
import { runGit } from "../../platform/git.ts";
import { isJsonObject, type Json, ownProperty } from "../../platform/json.ts";
import { majorTag } from "../own-repository.ts";

export interface ActionsRevision {
  /** Commit, tag or branch. */
  readonly ref: string;
  /** True for a full commit hash: what it names cannot change. */
  readonly pinned: boolean;
}

/** A revision that a person named. */
export function namedRevision(ref: string): ActionsRevision {
  return { ref, pinned: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref) };
}

/**
 * The commit from which npm installed this package; or the one that is checked out in its clone, where a remote has it;
 * else the tag of the major version.
 *
 * @param script the file that is run, `…/slipway/dist/cli.js`
 */
export async function ownRevision(
  script: string | undefined,
  environment: EnvironmentVariables,
): Promise<ActionsRevision> {
  const root = packageRoot(script);
  if (root === undefined) return namedRevision(majorTag);
  const installed = installedCommit(root);
  if (installed !== undefined) return namedRevision(installed);
  if (!existsSync(join(root, ".git"))) return namedRevision(majorTag);
  const git = { directory: root, environment };
  const head = await runGit(["rev-parse", "--verify", "HEAD"], git).catch(() => undefined);
  const commit = head?.exitCode === 0 ? head.output.toString("utf8").trim() : "";
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return namedRevision(majorTag);
  const published = await runGit(["branch", "-r", "--contains", commit], git);
  return namedRevision(published.exitCode === 0 && published.output.length > 0 ? commit : majorTag);
}

function packageRoot(script: string | undefined): string | undefined {
  if (script === undefined || !existsSync(script)) return undefined;
  let folder = dirname(realpathSync(script));
  for (let up = 0; up < 3; up++, folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "action.yml"))) return folder;
  }
  return undefined;
}

/** What npm notes of a package from git: `git+ssh://…#<commit>` in `node_modules/.package-lock.json`. */
function installedCommit(root: string): string | undefined {
  const modules = dirname(root);
  const file = join(modules, ".package-lock.json");
  if (!existsSync(file)) return undefined;
  try {
    const lock = JSON.parse(readFileSync(file, "utf8")) as Json;
    const packages = isJsonObject(lock) ? ownProperty(lock, "packages") : undefined;
    const own = isJsonObject(packages)
      ? ownProperty(packages, `node_modules/${root.slice(modules.length + 1)}`)
      : undefined;
    const resolved = isJsonObject(own) ? ownProperty(own, "resolved") : undefined;
    return typeof resolved === "string" ? /#([0-9a-f]{40})$/.exec(resolved)?.[1] : undefined;
  } catch {
    return undefined;
  }
}
