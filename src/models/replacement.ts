/** The name of the model to write in place of another, and the group of regions that a project uses. */
import { readModelIdentifier } from "./identifier.ts";
import { parametersOf } from "./parameters.ts";

/**
 * In the same group of regions. Where the old one had none and the new one needs one: by the group that the project
 * uses, else by the global profile.
 */
export function replacementName(instead: string, profile: string | undefined, usual?: string): string {
  if (profile !== undefined) return `${profile}.${instead}`;
  return parametersOf(instead).profileOnly ? `${usual ?? "global"}.${instead}` : instead;
}

/** By the profiles of its models, in their order, else by the region in which Bedrock is asked. */
export function usualGroup(models: readonly (string | undefined)[], region: string | undefined): string | undefined {
  for (const model of models) {
    const identifier = model === undefined ? undefined : readModelIdentifier(model);
    if ((identifier?.kind === "model" || identifier?.kind === "arn") && identifier.profile !== undefined) {
      return identifier.profile;
    }
  }
  return region === undefined ? undefined : groupOfRegion(region);
}

/** Source: Bedrock user guide, "Supported Regions and models for inference profiles", November 2026. */
export function groupOfRegion(region: string): string {
  if (region.startsWith("us-gov-")) return "us-gov";
  if (region.startsWith("us-") || region.startsWith("ca-")) return "us";
  if (region.startsWith("eu-")) return "eu";
  if (region === "ap-southeast-2" || region === "ap-southeast-4") return "au";
  if (region === "ap-northeast-1" || region === "ap-northeast-3") return "jp";
  return region.startsWith("ap-") ? "apac" : "global";
}
