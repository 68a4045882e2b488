/** Prompts and cases that a person names on the command line. */
import { quoted } from "../platform/inputs.ts";
import { nearest } from "../platform/nearest.ts";
import { visibleLine } from "../platform/visible.ts";
import type { Project } from "../project/project.ts";
import { promptsErrors } from "../prompts/errors.ts";
import { findPromptFiles } from "../prompts/load-find.ts";

/** @throws SW0331 with the nearest name. */
export async function requirePrompt(project: Project, name: string): Promise<void> {
  const names = (await findPromptFiles(project)).prompts.map((file) => file.name);
  if (names.includes(name)) return;
  const near = nearestPrompt(name, names);
  throw promptsErrors.create("SW0331", {
    message: `There is no prompt ${quoted(name)}.`,
    next: near === undefined ? `The project has ${listed(names)}.` : `Did you mean ${near}?`,
  });
}

/** A path to its file, or a case written behind it (`triage/late`), names a prompt too. */
function nearestPrompt(name: string, names: readonly string[]): string | undefined {
  const plain = name.replace(/\.(?:prompt|json|cases\.ya?ml)$/, "");
  const ofPath = names
    .filter((one) => plain === one || plain.endsWith(`/${one}`))
    .sort((a, b) => b.length - a.length)[0];
  if (ofPath !== undefined) return ofPath;
  const slash = plain.lastIndexOf("/");
  const before = slash <= 0 ? undefined : plain.slice(0, slash);
  if (before !== undefined && names.includes(before)) return `${before} --case ${visibleLine(plain.slice(slash + 1))}`;
  return nearest(plain, names);
}

/** With the nearest name among those that there are. */
export function noSuchCase(name: string, prompt: string | undefined, names: readonly string[]) {
  const near = nearest(name, names);
  const whose = prompt === undefined ? "No prompt has" : `${prompt} has no`;
  return promptsErrors.create("SW0332", {
    message: `${whose}${prompt === undefined ? " a" : ""} case ${quoted(name)}.`,
    next:
      near === undefined
        ? names.length === 0
          ? "It has none."
          : `There are ${listed([...new Set(names)])}.`
        : `Did you mean ${near}?`,
  });
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return "none";
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${names.length - 8} more` : names.join(", ");
}
