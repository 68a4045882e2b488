/**
 * When models on Amazon Bedrock end. Dates are Bedrock's own, which differ from the providers'.
 *
 * Source: Bedrock user guide, "Model lifecycle" and "Model lifecycle (Legacy)", as of 2026-11-23, by way of the public
 * threads that quote it: awslabs/startups#10, #131, #304 and #307, awslabs/threat-composer#290, anomalyco/models.dev#3708,
 * epam/ai-dial-adapter-bedrock#310 and #378, langchain4j/langchain4j#2532; for models that left the table earlier,
 * aws/aws-cdk#33058 and aws-samples/bedrock-chat#1053, which say by when they were gone. A model that is not listed may have an end too: ask
 * `GetFoundationModel`.
 */

import { readModelIdentifier } from "./identifier.ts";

export interface ModelEnd {
  /** Beginning of the model id; a whole id, or a family. */
  readonly id: string;
  /** Day on which requests begin to fail, as `2026-07-30`. */
  readonly end: string;
  /** True where only the day is known on which the model was seen to be gone. */
  readonly atTheLatest?: true;
  /** A model for the same work. Absent for models that no text prompt is for. */
  readonly instead?: string;
}

const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
const opus = "anthropic.claude-opus-4-8";

export const modelEnds: readonly ModelEnd[] = [
  { id: "ai21.jamba-1-5-large-v1", end: "2026-11-26", instead: sonnet },
  { id: "ai21.jamba-1-5-mini-v1", end: "2026-11-26", instead: haiku },
  { id: "ai21.jamba-instruct-v1", end: "2025-08-31", atTheLatest: true, instead: haiku },
  { id: "amazon.nova-canvas-v1", end: "2026-09-30" },
  { id: "amazon.nova-premier-v1", end: "2026-09-14", instead: "amazon.nova-pro-v1:0" },
  { id: "amazon.nova-reel-v1", end: "2026-09-30" },
  { id: "amazon.nova-sonic-v1", end: "2026-09-14" },
  { id: "amazon.titan-image-generator-v2", end: "2026-06-30" },
  { id: "amazon.titan-text-express-v1", end: "2025-12-29", atTheLatest: true, instead: "amazon.nova-lite-v1:0" },
  { id: "amazon.titan-text-lite-v1", end: "2025-12-18", atTheLatest: true, instead: "amazon.nova-micro-v1:0" },
  { id: "amazon.titan-text-premier-v1", end: "2025-10-17", atTheLatest: true, instead: "amazon.nova-pro-v1:0" },
  // A longer id goes before its family.
  { id: "anthropic.claude-v1", end: "2024-02-28", instead: sonnet },
  { id: "anthropic.claude-v2:1", end: "2025-09-19", atTheLatest: true, instead: sonnet },
  { id: "anthropic.claude-v2", end: "2025-07-21", instead: sonnet },
  { id: "anthropic.claude-instant-v1", end: "2025-09-19", atTheLatest: true, instead: haiku },
  { id: "anthropic.claude-3-opus-20240229", end: "2026-04-08", atTheLatest: true, instead: opus },
  { id: "anthropic.claude-3-sonnet-20240229", end: "2026-07-30", instead: sonnet },
  { id: "anthropic.claude-3-haiku-20240307", end: "2026-09-10", instead: haiku },
  { id: "anthropic.claude-3-5-sonnet-20240620", end: "2026-07-30", instead: sonnet },
  { id: "anthropic.claude-3-5-sonnet-20241022", end: "2026-07-30", instead: sonnet },
  { id: "anthropic.claude-3-5-haiku-20241022", end: "2026-06-19", instead: haiku },
  { id: "anthropic.claude-3-7-sonnet-20250219", end: "2026-04-28", instead: sonnet },
  { id: "anthropic.claude-opus-4-20250514", end: "2026-05-31", instead: opus },
  { id: "anthropic.claude-opus-4-1-20250805", end: "2027-01-08", instead: opus },
  { id: "anthropic.claude-sonnet-4-20250514", end: "2026-10-14", instead: sonnet },
  { id: "cohere.command-text-v14", end: "2025-08-12", instead: haiku },
  { id: "cohere.command-light-text-v14", end: "2025-08-12", instead: haiku },
  { id: "cohere.command-r-v1", end: "2026-08-19", instead: haiku },
  { id: "cohere.command-r-plus-v1", end: "2026-08-19", instead: sonnet },
  { id: "meta.llama3-1-405b-instruct-v1", end: "2026-07-07", instead: "meta.llama3-3-70b-instruct-v1:0" },
  { id: "meta.llama3-2-", end: "2026-07-07", instead: "meta.llama3-3-70b-instruct-v1:0" },
  { id: "twelvelabs.marengo-embed-2-7", end: "2026-11-30" },
];

/** Day on which the table was last compared with its sources. */
export const lifecyclesAsOf = "2026-11-23";

/** Days before its end from which on a model is warned about: replacing one takes evaluation and a release. */
const warnedDays = 90;

export type Lifecycle =
  | { readonly state: "ended"; readonly entry: ModelEnd }
  | { readonly state: "ending"; readonly entry: ModelEnd; readonly days: number }
  /** Nothing is known that speaks against it. */
  | { readonly state: "live" };

/** What Bedrock itself says of a model (`modelLifecycle` of ListFoundationModels), days as `2026-11-23`. */
export interface ToldLifecycle {
  readonly status: "ACTIVE" | "LEGACY";
  readonly legacy?: string;
  /** From here on the price rises. */
  readonly extendedAccess?: string;
  readonly end?: string;
}

/** A model as a prompt names it, and when it ends. */
export interface EndingModel {
  readonly model: string;
  readonly end: string;
  /** Until its end; 0 and less where it has ended. */
  readonly days: number;
  readonly instead: string | undefined;
}

/**
 * The models among these that end within so many days, or have ended: for a gate, and for `slipway models --within`.
 * What Bedrock told goes before the table. Models of other services and ARNs that hide their model are passed over.
 */
export function endingWithin(
  models: readonly string[],
  days: number,
  today: string,
  told: ReadonlyMap<string, ToldLifecycle> = new Map(),
): readonly EndingModel[] {
  return models.flatMap((model) => {
    const id = modelIdOf(model);
    if (id === undefined) return [];
    const entry = endOf(id);
    const end = told.get(id)?.end ?? entry?.end;
    if (end === undefined) return [];
    const left = daysBetween(today, end);
    return left <= days ? [{ model, end, days: left, instead: entry?.instead }] : [];
  });
}

/** The model behind a name, without its group of regions; undefined where the name does not say it. */
export function modelIdOf(model: string): string | undefined {
  const identifier = readModelIdentifier(model);
  return identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : undefined;
}

/** What the table has about a model; `id` is without the region group of a profile. */
export function endOf(id: string): ModelEnd | undefined {
  return modelEnds.find((candidate) => id.startsWith(candidate.id));
}

/** From one day to another, both as `2026-11-23`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** How a model stands on a day, both as `2026-11-23`. `id` is without the region group of a profile. */
export function lifecycleOf(id: string, today: string): Lifecycle {
  const entry = endOf(id);
  if (entry === undefined) return { state: "live" };
  if (entry.end <= today) return { state: "ended", entry };
  const days = daysBetween(today, entry.end);
  return days <= warnedDays ? { state: "ending", entry, days } : { state: "live" };
}
