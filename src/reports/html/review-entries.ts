/** From the review document to the sections of the page, in the order in which a reviewer wants them. */
import type { PromptDifference } from "../../changes/difference.ts";
import type { Finding } from "../../platform/finding.ts";
import type { Review, ReviewProject, ReviewPrompt } from "../review.ts";
import type { PromptEntry, SectionChange } from "./prompt-section.ts";

/** Every prompt that the review knows, those with errors and the greatest changes first, equal ones by name. */
export function entriesOf(review: Review): readonly PromptEntry[] {
  const several = review.projects.length > 1;
  const entries = review.projects.flatMap((project) => projectEntries(project, several ? project.path : undefined));
  if (review.findings.length > 0) entries.unshift(otherFiles("Files outside the projects", review.findings, undefined));
  return entries.toSorted((a, b) => rank(a) - rank(b)).map((entry, index) => ({ ...entry, id: `p${index + 1}` }));
}

function projectEntries(project: ReviewProject, path: string | undefined): PromptEntry[] {
  const differences = new Map((project.difference?.prompts ?? []).map((difference) => [difference.name, difference]));
  const owners = ownersOf(project);
  const found = Map.groupBy(project.findings, ({ file }) => owners.get(file) ?? "");
  const entries: PromptEntry[] = [];
  const rest = found.get("") ?? [];
  if (rest.length > 0) entries.push(otherFiles("Other files", rest, path));
  for (const prompt of project.prompts) {
    const difference = differences.get(prompt.name);
    differences.delete(prompt.name);
    entries.push(entryOf(prompt.name, prompt, difference, found.get(`p:${prompt.name}`) ?? [], path));
  }
  // What is left is gone in the head.
  for (const difference of differences.values()) {
    entries.push(entryOf(difference.name, undefined, difference, [], path));
  }
  return entries;
}

/** Which prompt a file belongs to: its own file, its cases, and the other file of a classic pair. */
function ownersOf(project: ReviewProject): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { name, file, casesFile } of project.prompts) {
    owners.set(file, `p:${name}`);
    if (casesFile !== undefined) owners.set(casesFile, `p:${name}`);
  }
  const shared = new Set<string>();
  for (const { name, causes } of project.difference?.prompts ?? []) {
    for (const { kind, file } of causes) {
      if (kind !== "template" || owners.get(file) === `p:${name}`) continue;
      if (owners.has(file)) shared.add(file);
      owners.set(file, `p:${name}`);
    }
  }
  for (const file of shared) owners.delete(file);
  return owners;
}

function entryOf(
  name: string,
  prompt: ReviewPrompt | undefined,
  difference: PromptDifference | undefined,
  findings: readonly Finding[],
  project: string | undefined,
): PromptEntry {
  const status = difference?.status ?? "same";
  return { id: "", name, change: changeOf(status), status, project, prompt, difference, findings };
}

function changeOf(status: PromptDifference["status"] | "same"): SectionChange {
  return status === "renamed" || status === "affected" ? "changed" : status;
}

function otherFiles(name: string, findings: readonly Finding[], project: string | undefined): PromptEntry {
  return { id: "", name, change: "same", status: "same", project, prompt: undefined, difference: undefined, findings };
}

function rank({ findings, change, difference }: PromptEntry): number {
  if (findings.some(({ severity }) => severity === "error")) return 0;
  if (change !== "same") {
    const level = difference?.contract.level;
    return level === "major" ? 1 : level === "minor" ? 2 : 3;
  }
  return findings.some(({ severity }) => severity === "warning") ? 4 : 5;
}
