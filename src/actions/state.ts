/** What the main step left for the post step. */
import type { EnvironmentVariables } from "../platform/environment.ts";

/** The state by name: the runner hands each line of GITHUB_STATE to the post step as `STATE_<name>`. */
export function stateOf(environment: EnvironmentVariables): Readonly<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const [variable, value] of Object.entries(environment)) {
    if (variable.startsWith("STATE_") && value !== undefined) state[variable.slice("STATE_".length)] = value;
  }
  return state;
}
