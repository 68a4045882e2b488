/** Statements about models of Bedrock, by their ids, inference profiles and ARNs. */
import { partitionOf } from "./partition.ts";
import type { PolicyInput } from "./policies.ts";
import { allow, type Statement } from "./policy-statements.ts";

interface CalledModels {
  /** ARNs of models, and of whatever an ARN names. */
  readonly direct: readonly string[];
  readonly profiles: readonly { readonly profile: string; readonly model: string }[];
}

function calledModels({ account, models, ...input }: PolicyInput): CalledModels {
  const region = input.modelRegion ?? input.region;
  const bedrock = `arn:${partitionOf(region).id}:bedrock`;
  const direct: string[] = [];
  const profiles: { readonly profile: string; readonly model: string }[] = [];
  for (const model of models) {
    const geography = /^(?:us|eu|apac|jp|au|ca|us-gov|global)\.(.+)$/.exec(model)?.[1];
    if (model.startsWith("arn:")) direct.push(model);
    else if (geography === undefined) direct.push(`${bedrock}:${region}::foundation-model/${model}`);
    else {
      const profile = `${bedrock}:${region}:${account ?? "*"}:inference-profile/${model}`;
      profiles.push({ profile, model: `${bedrock}:*::foundation-model/${geography}` });
    }
  }
  return { direct, profiles };
}

/** ARNs of the models that evaluations call, inference profiles with the models in the regions that they lead to. */
export function modelResources(input: PolicyInput): readonly string[] {
  const { direct, profiles } = calledModels(input);
  return [...direct, ...profiles.flatMap(({ profile, model }) => [profile, model])];
}

/**
 * A model by its id, or an inference profile and the model in the regions that it leads to (Bedrock user guide,
 * "Prerequisites for inference profiles": the condition keeps the model from being called past the profile).
 */
export function modelStatements(input: PolicyInput): readonly Statement[] {
  return statementsOf(calledModels(input), ["bedrock:CountTokens", "bedrock:InvokeModel"]);
}

/** The same for inference profiles alone: whoever works for Bedrock needs no word for a model of its region. */
export function profileStatements(input: PolicyInput, actions: readonly string[]): readonly Statement[] {
  const { direct, profiles } = calledModels(input);
  return statementsOf({ direct: direct.filter((arn) => arn.includes("inference-profile/")), profiles }, actions);
}

function statementsOf({ direct, profiles }: CalledModels, actions: readonly string[]): readonly Statement[] {
  const called = [...direct, ...profiles.map(({ profile }) => profile)];
  if (called.length === 0) return [];
  const models = profiles.map(({ model }) => model);
  return [
    allow("CallModels", actions, called),
    ...(profiles.length === 0
      ? []
      : [
          {
            ...allow("CallModelsOfProfiles", actions, models),
            Condition: { StringLike: { "bedrock:InferenceProfileArn": profiles.map(({ profile }) => profile) } },
          },
        ]),
  ];
}
