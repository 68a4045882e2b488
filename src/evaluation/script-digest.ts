/** What a script is made from, as one digest: an evaluation holds for these scripts and no others. */
import { dirname, join } from "node:path/posix";
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, digestOf, sha256Of } from "../platform/digest.ts";
import { compareText } from "../platform/order.ts";
import type { Case } from "../prompts/prompt.ts";
import { scriptFiles } from "./script-files.ts";
import { importableNames } from "./script-imports.ts";

/**
 * Digests of the scripts that cases name, by their path in the project: of each with all files that it may import. What
 * cannot be read is part of the digest as such, so that a file which comes later changes it.
 */
export async function scriptDigests(
  root: string,
  cases: readonly Pick<Case, "expect">[],
): Promise<ReadonlyMap<string, Digest>> {
  const scripts = new Set(
    cases.flatMap(({ expect }) =>
      expect.flatMap(({ kind, value }) => (kind === "script" && typeof value === "string" ? [value] : [])),
    ),
  );
  const digests = new Map<string, Digest>();
  for (const script of scripts) digests.set(script, await digestOfScript(root, script));
  return digests;
}

async function digestOfScript(root: string, script: string): Promise<Digest> {
  // Reads and refuses as the run does, and counts nothing: names that nothing imports would use the number up before it
  // comes to those that are imported.
  const read = scriptFiles(root, Number.POSITIVE_INFINITY);
  const found = new Map<string, string>();
  const waiting = [script];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const file = await read(path);
    found.set(path, "text" in file ? sha256Of(Buffer.from(file.text)) : "unreadable");
    if (!("text" in file) || path.endsWith(".json")) continue;
    for (const name of importableNames(file.text) ?? []) waiting.push(join(dirname(path), name));
  }
  const files = [...found].sort(([a], [b]) => compareText(a, b)).map(([path, sha256]) => ({ path, sha256 }));
  return digestOf(canonicalBytes({ format: "slipway/script/v1", script, files }));
}
