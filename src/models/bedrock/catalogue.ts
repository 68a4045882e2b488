/** What Bedrock tells about its models: how they stand, and where profiles lead. Source: Bedrock API reference. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import { readModelIdentifier } from "../identifier.ts";
import type { ToldLifecycle } from "../lifecycle.ts";
import type { BedrockClient } from "./client.ts";

/** How every model of a region stands, by its id; a text where Bedrock did not tell, saying why. */
export async function listLifecycles(
  client: BedrockClient,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ToldLifecycle> | string> {
  const reply = await ask(client, "/foundation-models", signal);
  if (typeof reply === "string") return reply;
  const summaries = ownProperty(reply, "modelSummaries");
  const found = new Map<string, ToldLifecycle>();
  for (const summary of Array.isArray(summaries) ? (summaries as readonly Json[]) : []) {
    if (!isJsonObject(summary)) continue;
    const id = ownProperty(summary, "modelId");
    const told = ownProperty(summary, "modelLifecycle");
    if (typeof id !== "string" || !isJsonObject(told)) continue;
    const lifecycle: Record<string, string> = { status: told["status"] === "LEGACY" ? "LEGACY" : "ACTIVE" };
    for (const [name, field] of [
      ["legacy", "legacyTime"],
      ["extendedAccess", "publicExtendedAccessTime"],
      ["end", "endOfLifeTime"],
    ] as const) {
      const day = dayOf(ownProperty(told, field));
      if (day !== undefined) lifecycle[name] = day;
    }
    // The members were set one by one.
    found.set(id, lifecycle as unknown as ToldLifecycle);
  }
  return found;
}

export interface ToldProfile {
  /** The model behind it, without a group of regions. */
  readonly model: string | undefined;
  /** Regions that it leads to. */
  readonly regions: readonly string[];
}

/** Where a profile leads, by its id or ARN; undefined where Bedrock did not tell. */
export async function inferenceProfile(
  client: BedrockClient,
  name: string,
  signal: AbortSignal,
): Promise<ToldProfile | undefined> {
  const reply = await ask(client, `/inference-profiles/${encodeURIComponent(name)}`, signal);
  if (typeof reply === "string") return undefined;
  const models = ownProperty(reply, "models");
  const arns = (Array.isArray(models) ? (models as readonly Json[]) : []).flatMap((entry) => {
    const arn = isJsonObject(entry) ? ownProperty(entry, "modelArn") : undefined;
    return typeof arn === "string" ? [arn] : [];
  });
  const [first] = arns;
  const identifier = first === undefined ? undefined : readModelIdentifier(first);
  const regions = arns.flatMap((arn) => {
    const region = arn.split(":")[3];
    return region === undefined || region === "" ? [] : [region];
  });
  return { model: identifier?.kind === "arn" ? identifier.id : undefined, regions: [...new Set(regions)].sort() };
}

async function ask(client: BedrockClient, path: string, signal: AbortSignal): Promise<JsonObject | string> {
  const outcome = await client.send({ method: "GET", path, signal });
  switch (outcome.kind) {
    case "reply":
      break;
    case "refused":
      return `${outcome.code || outcome.status}${outcome.message === "" ? "" : `: ${outcome.message}`}`;
    case "unreachable":
      return `${outcome.host} cannot be reached (${outcome.code})`;
    case "no-credentials":
      return outcome.error.message;
    default:
      return "no answer that can be read came";
  }
  try {
    const value: unknown = JSON.parse(Buffer.from(outcome.body).toString("utf8"));
    return isJsonObject(value) ? value : "the reply is no object";
  } catch {
    return "the reply is no JSON";
  }
}

/** Times come as RFC 3339, or as seconds since 1970. */
function dayOf(time: Json | undefined): string | undefined {
  const date = typeof time === "number" ? new Date(time * 1000) : typeof time === "string" ? new Date(time) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
