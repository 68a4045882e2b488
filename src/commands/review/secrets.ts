/** The scan of a change: once for the repository, and once more for each project with settings of its own. */
import { join } from "node:path";
import type { CommandContext } from "../../platform/command.ts";
import type { Finding } from "../../platform/finding.ts";
import { runScan, type ScanRequest, type ScanSource } from "../../secrets/scan.ts";
import type { Range } from "../../secrets/sources/revisions.ts";
import { scanRequest } from "../scan.ts";
import { hideSecret } from "../shown-texts.ts";

export interface ScannedChange {
  readonly root: string;
  /** Undefined where the tree is scanned as it is. */
  readonly range: Range | undefined;
  /** Reads files of commits for the policy. */
  readonly contents: NonNullable<ScanRequest["contents"]>;
  readonly objects: NonNullable<ScanRequest["objects"]>;
  /** Gets each secret that is found, by the rules of the base where there is one. Must not leave the process. */
  readonly secrets: Set<string>;
}

/** Findings of the whole repository by the settings of its root, with paths from there. */
export function scanWhole(change: ScannedChange, context: CommandContext): Promise<readonly Finding[]> {
  return scanIn("", change, context);
}

/**
 * The findings with those of projects with settings of their own in place of what the root's settings found there.
 * @param own paths of such projects, from the root
 */
export async function withOwnScans(
  whole: readonly Finding[],
  change: ScannedChange,
  own: readonly string[],
  context: CommandContext,
): Promise<readonly Finding[]> {
  const found = whole.filter(({ file }) => nearestOf(file, own) === "");
  for (const path of own.filter((folder) => folder !== "")) {
    const findings = await scanIn(path, change, context);
    found.push(...findings.filter(({ file }) => nearestOf(file, own) === path));
  }
  return found;
}

async function scanIn(
  path: string,
  { root, range, contents, objects, secrets }: ScannedChange,
  context: CommandContext,
): Promise<readonly Finding[]> {
  const source: ScanSource =
    range === undefined ? { kind: "tree" } : { kind: "range", range: `${range.base}..${range.head}`, commits: range };
  const cwd = join(root, path);
  const { findings } = await runScan({
    ...scanRequest({ ...context, cwd }),
    source,
    allowEmpty: true,
    found: (secret) => {
      secrets.add(secret);
      hideSecret(context.redaction, secret);
    },
    contents,
    objects,
  });
  const prefix = path === "" ? "" : `${path}/`;
  return findings.map((finding) => ({ ...finding, file: fromRoot(prefix, finding.file) }));
}

/** The scan names files from the folder in which it works: those outside with `../`. */
function fromRoot(prefix: string, file: string): string {
  const parts = (prefix + file).split("/");
  const path: string[] = [];
  for (const part of parts) {
    if (part === "..") path.pop();
    else if (part !== "") path.push(part);
  }
  return path.join("/");
}

/** The project that a file belongs to: the deepest whose folder it is in; else the root. */
export function nearestOf(file: string, folders: readonly string[]): string {
  const holding = folders.filter((folder) => folder === "" || file.startsWith(`${folder}/`));
  return holding.sort((a, b) => b.length - a.length)[0] ?? "";
}
