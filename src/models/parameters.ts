/**
 * Which inference parameters models on Amazon Bedrock take, and within which bounds.
 *
 * Sources, as of 2026-11-23: Bedrock API reference, InferenceConfiguration; model cards of Claude ("Parameters change"
 * of Claude Opus 4.7); public threads on refusals: BerriAI/litellm#15070, aws-samples/bedrock-access-gateway#191 and
 * #238, BoltAI/BoltAI#399, promptfoo/promptfoo#10307, anomalyco/models.dev#1468.
 */
import { claudeVersion } from "./identifier.ts";

export interface ParameterDefinition {
  /** As prompts write it. */
  readonly name: string;
  /** Other spellings that mean the same: of the Converse API, and of classic configurations. */
  readonly aliases: readonly string[];
  readonly kind: "number" | "integer" | "texts" | "any";
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What `config` of a prompt may hold. */
export const parameters: readonly ParameterDefinition[] = [
  { name: "temperature", aliases: [], kind: "number", minimum: 0, maximum: 1 },
  { name: "topP", aliases: ["top_p"], kind: "number", minimum: 0, maximum: 1 },
  { name: "topK", aliases: ["top_k"], kind: "integer", minimum: 0 },
  {
    name: "maxOutputTokens",
    aliases: ["maxTokens", "max_tokens", "max_tokens_to_sample", "max_output_tokens"],
    kind: "integer",
    minimum: 1,
  },
  { name: "stopSequences", aliases: ["stop_sequences"], kind: "texts" },
  { name: "additionalModelRequestFields", aliases: [], kind: "any" },
  { name: "cachePoints", aliases: [], kind: "any" },
  { name: "effort", aliases: [], kind: "any" },
  { name: "guardrailConfig", aliases: ["guardrail"], kind: "any" },
  { name: "outputConfig", aliases: [], kind: "any" },
  { name: "performanceConfig", aliases: [], kind: "any" },
  { name: "requestMetadata", aliases: [], kind: "any" },
  { name: "serviceTier", aliases: [], kind: "any" },
  { name: "thinking", aliases: ["reasoning"], kind: "any" },
  // Dotprompt's name for a pinned version of the model.
  { name: "version", aliases: [], kind: "any" },
];

/** A parameter by its name or by one of its other spellings. */
export function parameterNamed(name: string): ParameterDefinition | undefined {
  return parameters.find((parameter) => parameter.name === name || parameter.aliases.includes(name));
}

export interface ModelParameters {
  /** Refuses `temperature`, `topP` and `topK` altogether. */
  readonly refusesSampling: boolean;
  /** Takes `temperature` or `topP`, not both. */
  readonly oneOfTemperatureAndTopP: boolean;
  /** Most tokens of an answer, where known. */
  readonly maxOutputTokens: number | undefined;
  /** Can be called by an inference profile only, not by its bare id. */
  readonly profileOnly: boolean;
  /** Can be held to a JSON Schema (`outputConfig.textFormat`). */
  readonly structuredOutput: boolean;
  /** Can be asked on the `flex` service tier, at half the price and without a promise of speed. */
  readonly flexTier: boolean;
}

/** What a model takes; `id` is without the region group of a profile. */
export function parametersOf(id: string): ModelParameters {
  const claude = claudeVersion(id);
  if (claude === undefined) {
    return {
      refusesSampling: false,
      oneOfTemperatureAndTopP: false,
      maxOutputTokens: undefined,
      profileOnly: false,
      structuredOutput: false,
      flexTier: flexModels.test(id),
    };
  }
  const { family, version } = claude;
  return {
    refusesSampling: version >= 5 || (family === "opus" && version >= 4.7),
    oneOfTemperatureAndTopP: version >= 4.1,
    maxOutputTokens: outputTokensOf(family, version),
    profileOnly: version >= 3.7,
    structuredOutput: version >= 4.5,
    flexTier: false,
  };
}

/** Source: Bedrock user guide, "Service tiers", November 2026: Nova and open-weight models; Claude is not among them. */
const flexModels =
  /^(?:amazon\.nova-(?:pro|premier|2)|deepseek\.|openai\.gpt-oss|qwen\.|moonshot|minimax\.|google\.gemma|mistral\.(?:mistral-large-3|ministral|magistral|voxtral)|nvidia\.|zai\.)/;

/** Source: model cards of Claude on Bedrock. Not known here for models after 4.5. */
function outputTokensOf(family: string, version: number): number | undefined {
  if (version < 3.5) return 4_096;
  if (version < 3.7) return 8_192;
  if (family === "opus" && version <= 4.1) return 32_000;
  return version <= 4.5 ? 64_000 : undefined;
}
