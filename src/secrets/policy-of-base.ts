/** The policy of a base revision, for the review of a range. */

import { join, relative } from "node:path";
import { isSlipwayError } from "../platform/errors.ts";
import type { Finding } from "../platform/finding.ts";
import { runGit } from "../platform/git.ts";
import { contentsInGit } from "../platform/git-texts.ts";
import { allowanceTexts } from "./allow.ts";
import type { Place, Policy, PolicyRequest } from "./policy.ts";
import { policyFrom, settingsFileOf, settingsName, slashed } from "./policy.ts";
import type { Range } from "./sources/revisions.ts";

/** The files that make a policy; undefined where a commit does not have one. */
interface PolicyTexts {
  readonly settings: string | undefined;
  readonly baseline: string | undefined;
}

const noTexts: PolicyTexts = { settings: undefined, baseline: undefined };

/** From the base revision: the change under review cannot weaken its own review. */
export async function policyOfBase(request: PolicyRequest, place: Place, range: Range): Promise<Policy> {
  const read = request.contents ?? ((places) => contentsInGit(places, place.git));
  const contents = async (path: string): Promise<Buffer | undefined> => {
    const [bytes] = await read([{ commit: range.base, path }]);
    return bytes;
  };
  const settingsFile = settingsFileOf(request.directory, place.root) ?? join(place.root, settingsName);
  const settingsPath = slashed(relative(place.root, settingsFile));
  const baselinePath = slashed(relative(place.root, place.baselineFile));
  const textsOf = async (commits: readonly string[]): Promise<readonly PolicyTexts[]> => {
    const paths = [settingsPath, baselinePath];
    const places = commits.flatMap((commit) => paths.map((path) => ({ commit, path })));
    const found = await read(places);
    const text = (index: number) => found[index]?.toString("utf8");
    return commits.map((_, index) => ({ settings: text(2 * index), baseline: text(2 * index + 1) }));
  };
  const policyAt = (commit: string, texts: PolicyTexts): Promise<Policy> =>
    policyFrom(request, `${settingsPath} of ${commit.slice(0, 12)}`, texts.settings, texts.baseline, baselinePath);
  const [texts = noTexts, after = noTexts] = await textsOf([range.base, range.head]);
  const policy = await policyAt(range.base, texts);

  const loosened = async (): Promise<readonly Finding[]> => {
    if (after.settings === texts.settings && after.baseline === texts.baseline) return [];
    const { loosenedFindings, unreadablePolicyFinding } = await import("./loosened.ts");
    const before: Policy[] = [policy];
    const fork = (await runGit(["merge-base", range.base, range.head], place.git)).output.toString("latin1").trim();
    try {
      if (fork !== "" && fork !== range.base) before.push(await policyAt(fork, (await textsOf([fork]))[0] ?? noTexts));
      return await loosenedFindings(before, await policyAt(range.head, after), {
        settings: { path: settingsPath, text: after.settings ?? "" },
        baseline: { path: baselinePath, text: after.baseline ?? "" },
      });
    } catch (error) {
      if (!isSlipwayError(error)) throw error;
      return [unreadablePolicyFinding(error.code === "SW0810" ? baselinePath : settingsPath, error.message)];
    }
  };

  const markers = new Map<string, Promise<ReadonlySet<string>>>();
  return {
    ...policy,
    loosened,
    countingMarkers: (path) => {
      const known = markers.get(path) ?? contents(path).then((bytes) => allowanceTexts(bytes ?? Buffer.alloc(0)));
      markers.set(path, known);
      return known;
    },
  };
}
