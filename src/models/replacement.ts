/** The name of the model to write in place of another. */
import { parametersOf } from "./parameters.ts";

/** In the same group of regions; by the global profile where the old one had none and the new one needs one. */
export function replacementName(instead: string, profile: string | undefined): string {
  if (profile !== undefined) return `${profile}.${instead}`;
  return parametersOf(instead).profileOnly ? `global.${instead}` : instead;
}
