/** The models that a project's prompts use, and what is known of each. */
import { areCredentialsChosen } from "../../aws/credentials.ts";
import type { ToldProfile } from "../../models/bedrock/catalogue.ts";
import { readModelIdentifier } from "../../models/identifier.ts";
import { daysBetween, endOf, lifecycleOf, modelIdOf, type ToldLifecycle } from "../../models/lifecycle.ts";
import { type Price, priceOf } from "../../models/prices.ts";
import { replacementName, usualGroup } from "../../models/replacement.ts";
import type { CommandContext } from "../../platform/command.ts";
import { compareText } from "../../platform/order.ts";
import type { Project } from "../../project/project.ts";
import type { Prompt } from "../../prompts/prompt.ts";

export interface ModelInUse {
  readonly model: string;
  readonly id: string | undefined;
  readonly state: "live" | "legacy" | "ending" | "ended" | "unknown";
  readonly end: string | undefined;
  readonly days: number | undefined;
  readonly extendedAccess: string | undefined;
  readonly instead: string | undefined;
  readonly profile: string | undefined;
  readonly regions: readonly string[];
  readonly price: Price | undefined;
  readonly prompts: readonly string[];
  /** The `model` of slipway.yaml. */
  readonly isDefault: boolean;
}

/** What Bedrock told. */
export interface Told {
  readonly region: string | undefined;
  readonly lifecycles: ReadonlyMap<string, ToldLifecycle>;
  readonly profiles: ReadonlyMap<string, ToldProfile>;
  /** Why it was not asked, or did not tell. */
  readonly problem: string | undefined;
}

const nothingTold = { region: undefined, lifecycles: new Map(), profiles: new Map() } as const;
/** Bedrock is asked in passing: a slow answer is worth no wait. Milliseconds. */
const patience = 10_000;

/** Asks Bedrock where credentials are chosen; a failure is told, and ends nothing. */
export async function askBedrock(
  project: Project,
  models: readonly string[],
  offline: boolean,
  context: CommandContext,
): Promise<Told> {
  if (offline) return { ...nothingTold, problem: undefined };
  const hasCredentials =
    areCredentialsChosen(context.environment) || (context.environment["AWS_BEARER_TOKEN_BEDROCK"] ?? "") !== "";
  if (!hasCredentials) return { ...nothingTold, problem: "there are no AWS credentials in the environment" };
  const [{ openBedrockClient }, { inferenceProfile, listLifecycles }] = await Promise.all([
    import("./bedrock.ts"),
    import("../../models/bedrock/catalogue.ts"),
  ]);
  const limits = { concurrency: 4, deadline: patience };
  const { client, close } = await openBedrockClient(project, "control", undefined, limits, context);
  const ending = AbortSignal.any([context.signal, AbortSignal.timeout(patience)]);
  try {
    const lifecycles = await listLifecycles(client, ending);
    if (typeof lifecycles === "string") return { ...nothingTold, problem: lifecycles };
    const profiles = new Map<string, ToldProfile>();
    for (const model of models) {
      const identifier = readModelIdentifier(model);
      const isProfile =
        (identifier.kind === "model" && identifier.profile !== undefined) ||
        (identifier.kind === "arn" && identifier.resource.endsWith("inference-profile"));
      const profile = isProfile ? await inferenceProfile(client, model, ending) : undefined;
      if (profile !== undefined) profiles.set(model, profile);
    }
    return { region: client.region, lifecycles, profiles, problem: undefined };
  } finally {
    close();
  }
}

/** Every model once, those that end first at the top. */
export function modelsInUse(
  project: Project,
  prompts: readonly Prompt[],
  told: Told,
  today: string,
): readonly ModelInUse[] {
  const names = new Map<string, string[]>();
  if (project.config.model !== undefined) names.set(project.config.model, []);
  for (const { model, name } of prompts) {
    if (model === undefined) continue;
    const known = names.get(model);
    if (known === undefined) names.set(model, [name]);
    else known.push(name);
  }
  const usual = usualGroup([...names.keys()], project.config.models?.region);
  return [...names]
    .map(([model, users]) => describe(project, model, users, { told, today, usual }))
    .sort((a, b) => compareText(a.end ?? "9999", b.end ?? "9999") || compareText(a.model, b.model));
}

function describe(
  project: Project,
  model: string,
  prompts: readonly string[],
  { told, today, usual }: { readonly told: Told; readonly today: string; readonly usual: string | undefined },
): ModelInUse {
  const identifier = readModelIdentifier(model);
  const profile = told.profiles.get(model);
  const id = modelIdOf(model) ?? profile?.model;
  const lifecycle = id === undefined ? undefined : told.lifecycles.get(id);
  const entry = id === undefined ? undefined : endOf(id);
  const end = lifecycle?.end ?? entry?.end;
  const days = end === undefined ? undefined : daysBetween(today, end);
  const price = priceOf(model, project.config.models?.prices ?? {}, id);
  // A name that no table has and nobody told of may be misspelt; that it is live is more than is known.
  const isListed = id !== undefined && (lifecycle !== undefined || entry !== undefined || price !== undefined);
  const group = identifier.kind === "model" || identifier.kind === "arn" ? identifier.profile : undefined;
  return {
    model,
    id,
    state: !isListed ? "unknown" : stateOf(id, end, days, lifecycle, today),
    end,
    days,
    extendedAccess: lifecycle?.extendedAccess,
    instead: entry?.instead === undefined ? undefined : replacementName(entry.instead, group, usual),
    profile: group,
    regions: profile?.regions ?? [],
    price,
    prompts: [...prompts].sort(),
    isDefault: model === project.config.model,
  };
}

function stateOf(
  id: string,
  end: string | undefined,
  days: number | undefined,
  told: ToldLifecycle | undefined,
  today: string,
): ModelInUse["state"] {
  if (end !== undefined && days !== undefined && days <= 0) return "ended";
  if (told?.status === "LEGACY") return "legacy";
  return lifecycleOf(id, today).state === "ending" || (days !== undefined && days <= 90) ? "ending" : "live";
}
