/** The files in which a runner takes outputs, variables and state from a step (GitHub docs, "Workflow commands"). */
import { appendFileSync } from "node:fs";
import type { EnvironmentVariables } from "../platform/environment.ts";
import { platformErrors } from "../platform/platform-errors.ts";

export type NamedFile = "GITHUB_OUTPUT" | "GITHUB_ENV" | "GITHUB_STATE";

/**
 * Appends names and values to one of the runner's files; false where the runner names no such file. The delimiter is
 * random, and none that the value holds, so that no value can end itself and begin another one.
 */
export function appendNamed(
  file: NamedFile,
  values: Readonly<Record<string, string>>,
  environment: EnvironmentVariables,
): boolean {
  const path = environment[file];
  const entries = Object.entries(values);
  if (entries.length === 0) return true;
  if (path === undefined || path === "") return false;
  const text = entries.map(([name, value]) => {
    const delimiter = delimiterFor(value);
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  try {
    appendFileSync(path, text.join(""), "utf8");
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw platformErrors.create("SW0107", {
      message: `The operating system refused to write ${path}, which the runner names in ${file}: ${reason}.`,
      next: "Look at the runner: its folder for temporary files must be there and writable. What the step did until then is done.",
      cause,
    });
  }
  return true;
}

/** Nothing rests on the numbers: a delimiter that the value holds is not taken. node:crypto takes 5 ms to load. */
function delimiterFor(value: string): string {
  for (;;) {
    const delimiter = `slipway_${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
    if (!value.includes(delimiter)) return delimiter;
  }
}
