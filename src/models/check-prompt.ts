/** Checks the model and the inference parameters of a prompt, without asking anybody: from dated tables. */
import type { Finding, Rule, SourceRange } from "../platform/finding.ts";
import { createFinding, type FindingText } from "../platform/finding-at.ts";
import { type Json, jsonPointer } from "../platform/json.ts";
import type { LocationMap } from "../platform/locations.ts";
import { nearest } from "../platform/nearest.ts";
import type { SourceFile } from "../platform/text.ts";
import type { Prompt } from "../prompts/prompt.ts";
import { type ModelIdentifier, profileGroups, providers, readModelIdentifier } from "./identifier.ts";
import { lifecycleOf, type ModelEnd, modelEnds } from "./lifecycle.ts";
import {
  type ModelParameters,
  type ParameterDefinition,
  parameterNamed,
  parameters,
  parametersOf,
} from "./parameters.ts";
import { replacementName } from "./replacement.ts";
import {
  modelEnded,
  modelEnding,
  modelId,
  modelProfile,
  parameterRefused,
  parameterUnknown,
  parameterValue,
} from "./rules.ts";
import { problemOfSetting } from "./settings.ts";
import { misspelling } from "./spelling.ts";

const exampleModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** Bedrock's bound on the number of stop sequences (API reference, InferenceConfiguration). */
const mostStopSequences = 2_500;

/**
 * Findings about a prompt's own model and its parameters. `today` is the day, as `2026-11-23`. Where the model is the
 * project's (`modelFrom: project`), only the parameters are looked at: `checkModelName` looks at the model, once. `group`
 * is that of the profiles which the project uses, for advice.
 */
export function checkPromptModel(prompt: Prompt, today: string, group?: string): readonly Finding[] {
  const findings: Finding[] = [];
  const { model, settings, locations } = prompt;
  if (model !== undefined && prompt.modelFrom !== "project") {
    const place = locations.valueAt("/model") ?? locations.nearestTo("/model");
    findings.push(...checkModelName(model, settings, place, today, group));
  }
  const identifier = model === undefined ? undefined : readModelIdentifier(model);
  // Another service has parameters of its own, which nobody here knows.
  if (identifier?.kind === "elsewhere" || identifier?.kind === "unknown") return findings;
  const id = identifier?.kind === "model" || identifier?.kind === "arn" ? identifier.id : undefined;
  findings.push(...checkParameters(prompt, id === undefined ? undefined : parametersOf(id), model ?? ""));
  return findings;
}

/** Findings about the name of a model, wherever it is written. */
export function checkModelName(
  model: string,
  source: SourceFile,
  place: SourceRange,
  today: string,
  group?: string,
): readonly Finding[] {
  const found = (rule: Rule, text: FindingText): readonly Finding[] => [createFinding(rule, source, place, text)];
  const identifier = readModelIdentifier(model);
  switch (identifier.kind) {
    case "elsewhere": {
      const text = elsewhere(model, identifier.service);
      return text === undefined ? [] : found(modelId, text);
    }
    case "bad-arn":
      return found(modelId, {
        message: `\`${shorten(model)}\` is no ARN of a model on Bedrock.`,
        help: "Copy the ARN of an inference profile, a model, a prompt or a provisioned model from the Bedrock console.",
      });
    case "unknown":
      return found(modelId, unknownModel(model));
    default: {
      const known = identifier.kind === "arn" ? [] : checkForm(model, identifier);
      if (known.length > 0) return known.flatMap((text) => found(modelId, text));
      return identifier.id === undefined ? [] : checkLife(model, identifier, identifier.id, { today, group }, found);
    }
  }
}

/** A prompt may be made for another service; only what looks like Bedrock and is not deserves a word. */
function elsewhere(model: string, service: string): FindingText | undefined {
  if (service === "bedrock" || service === "amazon-bedrock" || service === "aws-bedrock") {
    return {
      message: `\`${shorten(model)}\` is not how Bedrock names its models.`,
      help: `Write \`${model.slice(service.length + 1)}\`.`,
    };
  }
  if (!providers.includes(service)) return undefined;
  return {
    message: `\`${shorten(model)}\` is a model of another service: Slipway can check and release the prompt, but not run it.`,
    help: "For Amazon Bedrock write an id such as `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`.",
    severity: "note",
  };
}

function unknownModel(model: string): FindingText {
  const examples = modelEnds.flatMap((entry) => entry.instead ?? []);
  const meant = nearest(model, examples) ?? (/claude/i.test(model) ? exampleModel : undefined);
  return {
    message: `\`${shorten(model)}\` is no model of Amazon Bedrock by its form.`,
    help:
      meant === undefined
        ? "Write an id such as `amazon.nova-pro-v1:0`, an inference profile such as `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`, or an ARN."
        : `Did you mean \`${meant}\`?`,
    severity: "warning",
  };
}

function checkForm(model: string, identifier: Extract<ModelIdentifier, { kind: "model" }>): readonly FindingText[] {
  const { provider, profile } = identifier;
  if (providers.includes(provider)) {
    const misspelt = misspelling(model);
    if (misspelt === undefined) return [];
    return [
      {
        message: `\`${shorten(model)}\` is no model that is known here, and \`${misspelt.word}\` looks like \`${misspelt.meant}\`.`,
        help: `Did you mean \`${shorten(misspelt.model)}\`?`,
        severity: "warning",
      },
    ];
  }
  const rest = model.slice(model.indexOf(".") + 1);
  const second = rest.split(".")[0] ?? "";
  if (profile === undefined && providers.includes(second)) {
    const meant = nearest(provider, profileGroups);
    return [
      {
        message: `There is no group of regions \`${provider}\`.`,
        help: `Write ${meant === undefined ? `one of ${profileGroups.join(", ")} before` : `\`${meant}.${rest}\`, or another of ${profileGroups.join(", ")} before`} \`.${shorten(rest)}\`.`,
      },
    ];
  }
  const meant = nearest(provider, providers);
  return [
    {
      message: `Bedrock has no provider \`${provider}\`${meant === undefined ? "" : `; did you mean \`${meant}\`?`}${meant === undefined ? "." : ""}`,
      help: `Ids begin with the provider: ${providers.slice(0, 6).join(", ")} and others.`,
      ...(meant === undefined ? { severity: "warning" } : {}),
    },
  ];
}

function checkLife(
  model: string,
  identifier: Extract<ModelIdentifier, { kind: "model" | "arn" }>,
  id: string,
  { today, group }: { readonly today: string; readonly group: string | undefined },
  found: (rule: Rule, text: FindingText) => readonly Finding[],
): readonly Finding[] {
  const life = lifecycleOf(id, today);
  if (life.state === "ended") {
    const when = life.entry.atTheLatest === true ? `by ${life.entry.end}` : `on ${life.entry.end}`;
    return found(modelEnded, {
      message: `\`${shorten(model)}\` reached the end of its life on Bedrock ${when}: every request is refused.`,
      help: replacement(life.entry, identifier.profile, group),
    });
  }
  if (life.state === "ending") {
    return found(modelEnding, {
      message: `\`${shorten(model)}\` reaches the end of its life on Bedrock on ${life.entry.end}, in ${life.days} ${life.days === 1 ? "day" : "days"}.`,
      help: replacement(life.entry, identifier.profile, group),
    });
  }
  if (identifier.kind === "model" && identifier.profile === undefined && parametersOf(id).profileOnly) {
    return found(modelProfile, {
      message: `\`${shorten(model)}\` can be called by an inference profile only.`,
      help: `Write \`${group ?? "eu"}.${model}\`, or another of ${profileGroups.join(", ")} before it.`,
    });
  }
  return [];
}

/** The model to write instead, in the same group of regions. */
function replacement({ instead }: ModelEnd, profile: string | undefined, group: string | undefined): string {
  if (instead === undefined) return "Choose another model, and evaluate the prompt with it.";
  return `Write \`${replacementName(instead, profile, group)}\`, and evaluate the prompt with it.`;
}

function checkParameters(prompt: Prompt, model: ModelParameters | undefined, name: string): readonly Finding[] {
  const findings: Finding[] = [];
  const { config, settings, locations } = prompt;
  // What a pipeline publishes under a name of its own is a classic prompt, or was one before it was converted.
  const isClassic = prompt.form === "classic" || prompt.output.file !== undefined;
  const written = new Map<string, string>();
  for (const key of Object.keys(config)) {
    const value = config[key];
    const parameter = parameterNamed(key);
    const add = (rule: Rule, target: "key" | "value", text: FindingText): void => {
      findings.push(createFinding(rule, settings, placeOf(locations, key, target), text));
    };
    // A classic configuration is read by a program of its user's, who knows its spellings.
    const isForeign = parameter !== undefined && parameter.name !== key && key.includes("_") && !isClassic;
    if (parameter === undefined || isForeign) {
      if (!isClassic) add(parameterUnknown, "key", unknownParameter(key));
      continue;
    }
    const first = written.get(parameter.name);
    if (first !== undefined) {
      add(parameterUnknown, "key", {
        message: `\`${key}\` and \`${first}\` are the same parameter.`,
        help: `Keep \`${parameter.name}\`.`,
      });
    }
    written.set(parameter.name, key);
    const problem = value === undefined ? undefined : problemOfValue(parameter, value, model);
    // Without a model nobody can say that the prompt is meant for Bedrock.
    if (problem !== undefined)
      add(parameterValue, "value", name === "" ? { ...problem, severity: "warning" } : problem);
  }
  if (model !== undefined) findings.push(...refused(prompt, model, name, written));
  return findings;
}

function placeOf(locations: LocationMap, key: string, target: "key" | "value"): SourceRange {
  const pointer = `/config${jsonPointer([key])}`;
  return (target === "key" ? locations.keyAt(pointer) : locations.valueAt(pointer)) ?? locations.nearestTo(pointer);
}

function unknownParameter(key: string): FindingText {
  const alias = parameterNamed(key)?.name;
  const meant =
    alias ??
    nearest(
      key,
      parameters.map((parameter) => parameter.name),
    );
  return meant === undefined
    ? {
        message: `Nothing reads the parameter \`${shorten(key)}\`.`,
        help: "Remove it; a parameter that only this model knows goes under `additionalModelRequestFields`.",
      }
    : {
        message: `There is no parameter \`${shorten(key)}\`; did you mean \`${meant}\`?`,
        help: `Write \`${meant}\`.`,
        severity: "error",
      };
}

function problemOfValue(
  parameter: ParameterDefinition,
  value: Json,
  model: ModelParameters | undefined,
): FindingText | undefined {
  const { name, kind, minimum, maximum } = parameter;
  if (kind === "any") return problemOfSetting(name, value);
  if (kind === "texts") {
    const isList = Array.isArray(value) && value.every((text) => typeof text === "string" && text !== "");
    if (!isList)
      return { message: `\`${name}\` is a list of texts, none of them empty.`, help: `Write ${name}: ["END"].` };
    return value.length <= mostStopSequences
      ? undefined
      : { message: `\`${name}\` may hold ${mostStopSequences} texts.`, help: "Remove some of them." };
  }
  if (typeof value !== "number" || (kind === "integer" && !Number.isInteger(value))) {
    return {
      message: `\`${name}\` is a ${kind === "integer" ? "whole number" : "number"}.`,
      help:
        typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
          ? `Write it without quotes: ${name}: ${value}.`
          : `Write a number, such as ${name}: ${maximum === undefined ? 500 : 0.5}.`,
    };
  }
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) {
    const range = maximum === undefined ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
    return { message: `\`${name}\` is ${range} on Bedrock, but is ${value}.`, help: `Write a number ${range}.` };
  }
  if (name === "maxOutputTokens" && model?.maxOutputTokens !== undefined && value > model.maxOutputTokens) {
    return {
      message: `The model writes ${model.maxOutputTokens} tokens at most, and \`${name}\` is ${value}.`,
      help: `Write ${model.maxOutputTokens} or less; the number is reserved from your quota when a request begins.`,
    };
  }
  return undefined;
}

function refused(
  prompt: Prompt,
  model: ModelParameters,
  name: string,
  written: ReadonlyMap<string, string>,
): readonly Finding[] {
  const add = (key: string, text: FindingText): Finding =>
    createFinding(parameterRefused, prompt.settings, placeOf(prompt.locations, key, "key"), text);
  if (model.refusesSampling) {
    return ["temperature", "topP", "topK"].flatMap((parameter) => {
      const key = written.get(parameter);
      if (key === undefined) return [];
      return [
        add(key, {
          message: `\`${shorten(name)}\` takes no \`${key}\`: Bedrock refuses the request.`,
          help: "Remove the line; say in the prompt how the answer should be.",
        }),
      ];
    });
  }
  const topP = written.get("topP");
  if (!model.oneOfTemperatureAndTopP || topP === undefined || !written.has("temperature")) return [];
  return [
    add(topP, {
      message: `\`${shorten(name)}\` takes \`temperature\` or \`${topP}\`, not both: Bedrock refuses the request.`,
      help: `Remove \`${topP}\`, or \`temperature\`.`,
    }),
  ];
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
