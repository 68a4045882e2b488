/** Names of models on Amazon Bedrock: model ids, inference profiles and ARNs. */

export type ModelIdentifier =
  /** `anthropic.claude-sonnet-4-5-20250929-v1:0`, with the region group of a profile (`eu`) where there is one. */
  | {
      readonly kind: "model";
      readonly id: string;
      readonly provider: string;
      readonly profile: string | undefined;
    }
  /** An ARN; `id` is the model where the ARN names one. */
  | {
      readonly kind: "arn";
      readonly resource: string;
      readonly id: string | undefined;
      readonly profile: string | undefined;
    }
  /** A model of another service: `googleai/gemini-2.5-flash`. */
  | { readonly kind: "elsewhere"; readonly service: string }
  /** An ARN that Bedrock has not. */
  | { readonly kind: "bad-arn" }
  | { readonly kind: "unknown" };

/** Groups of regions that inference profiles are for. Source: Bedrock user guide, "Supported Regions and models for inference profiles", November 2026. */
export const profileGroups: readonly string[] = ["us", "eu", "apac", "au", "jp", "us-gov", "global"];

/** Providers on Bedrock, as model ids begin. Source: Bedrock user guide, "Supported foundation models", November 2026. */
export const providers: readonly string[] = [
  "ai21",
  "amazon",
  "anthropic",
  "cohere",
  "deepseek",
  "google",
  "luma",
  "meta",
  "minimax",
  "mistral",
  "moonshot",
  "moonshotai",
  "nvidia",
  "openai",
  "qwen",
  "stability",
  "twelvelabs",
  "writer",
  "zai",
];

/** Resources of Bedrock that stand where a model id stands. Source: Bedrock API reference, Converse, `modelId`. */
const arnResources = [
  "application-inference-profile",
  "custom-model",
  "custom-model-deployment",
  "default-prompt-router",
  "foundation-model",
  "imported-model",
  "inference-profile",
  "prompt",
  "prompt-router",
  "provisioned-model",
];

/** `unknown` for what has none of the forms; whether the model exists is not asked. */
export function readModelIdentifier(text: string): ModelIdentifier {
  if (text.startsWith("arn:")) return readArn(text);
  const slash = text.indexOf("/");
  if (slash > 0) return { kind: "elsewhere", service: text.slice(0, slash) };
  const parts = text.split(".");
  const [first = "", second = ""] = parts;
  const isId = (part: string) => /^[A-Za-z0-9][A-Za-z0-9:_-]*$/.test(part);
  if (parts.length >= 3 && profileGroups.includes(first) && isId(parts.slice(2).join("-"))) {
    return { kind: "model", id: parts.slice(1).join("."), provider: second, profile: first };
  }
  if (parts.length >= 2 && isId(first) && isId(parts.slice(1).join("-"))) {
    return { kind: "model", id: text, provider: first, profile: undefined };
  }
  return { kind: "unknown" };
}

/** `arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic…` */
function readArn(text: string): ModelIdentifier {
  const match = /^arn:aws(?:-[a-z]+){0,3}:bedrock:([a-z0-9-]{1,30}):(\d{12})?:([a-z-]{1,40})\/(\S{1,200})$/.exec(text);
  const [, , , resource = "", name = ""] = match ?? [];
  if (match === null || !arnResources.includes(resource)) return { kind: "bad-arn" };
  if (resource !== "foundation-model" && resource !== "inference-profile") {
    return { kind: "arn", resource, id: undefined, profile: undefined };
  }
  const model = readModelIdentifier(name);
  return model.kind === "model" ? { kind: "arn", resource, id: model.id, profile: model.profile } : { kind: "bad-arn" };
}

/** Family and version of a Claude model; undefined for every other. `claude-opus-4-1-20250805-v1:0` is opus 4.1. */
export function claudeVersion(id: string): { readonly family: string; readonly version: number } | undefined {
  const now = /^anthropic\.claude-([a-z]+)-(\d{1,2})(?:-(\d{1,2}))?(?:-\d{8})?(?:-v\d+)?(?::\d+)?$/.exec(id);
  if (now !== null) return { family: now[1] ?? "", version: Number(`${now[2]}.${now[3] ?? 0}`) };
  const before = /^anthropic\.claude-(\d)(?:-(\d))?-([a-z]+)-\d{8}-v\d+(?::\d+)?/.exec(id);
  return before === null ? undefined : { family: before[3] ?? "", version: Number(`${before[1]}.${before[2] ?? 0}`) };
}
