/** What the cases of a working tree demand of answers, as one digest: an evaluation holds for these demands and no others. */
import { type DemandedCase, demandedCases, demandsDigest } from "../../evaluation/evaluation.ts";
import { scriptDigests } from "../../evaluation/script-digest.ts";
import type { Digest } from "../../platform/digest.ts";
import type { Project } from "../../project/project.ts";
import { openChecked } from "../../prompts/checked.ts";

/** Of cases that were read already, with the files of their scripts as they are now. */
export async function digestOfDemands(root: string, cases: readonly DemandedCase[]): Promise<Digest> {
  return demandsDigest(cases, await scriptDigests(root, cases));
}

/** Of all cases of the project as they are now. */
export async function demandsOfTree(project: Project): Promise<Digest> {
  const set = await openChecked(project, "dropped");
  const demands: DemandedCase[] = [];
  for await (const { prompt, cases } of set.each()) {
    if (prompt === undefined) continue;
    demands.push(...demandedCases(prompt.name, cases));
  }
  return digestOfDemands(project.root, demands);
}
