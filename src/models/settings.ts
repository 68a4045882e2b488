/** The settings of a prompt that Bedrock takes as objects: guardrail, cache points, tier, effort; read, or said what is wrong. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { listed } from "../platform/words.ts";
import type { CachePoint, CachePointPlace, RequestContent } from "./request.ts";

export interface SettingProblem {
  /** A sentence. */
  readonly message: string;
  readonly help: string;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: SettingProblem };

/** Bedrock API reference, CachePointBlock and "Prompt caching": four points at most. */
const places: readonly CachePointPlace[] = ["system", "tools", "first", "last"];
const lifetimes = ["5m", "1h"] as const;
/** Bedrock API reference, ServiceTier. */
const tiers = ["default", "flex", "priority", "reserved"] as const;
/** Bedrock API reference, OutputConfig. */
const efforts = ["low", "medium", "high", "xhigh", "max"] as const;

/** `cachePoints: [system, { at: last, ttl: 1h }]`. */
export function readCachePoints(value: Json): Read<readonly CachePoint[]> {
  const entries: readonly Json[] = Array.isArray(value) ? value : [value];
  const points: CachePoint[] = [];
  for (const entry of entries) {
    const at = isJsonObject(entry) ? ownProperty(entry, "at") : entry;
    const ttl = isJsonObject(entry) ? ownProperty(entry, "ttl") : undefined;
    const place = places.find((candidate) => candidate === at);
    const lifetime = lifetimes.find((candidate) => candidate === ttl);
    const unknown = isJsonObject(entry) && Object.keys(entry).some((key) => key !== "at" && key !== "ttl");
    if (place === undefined || (ttl !== undefined && lifetime === undefined) || unknown) {
      return wrong(
        `A cache point stands at ${listed(places)}, and lasts ${listed(lifetimes)}.`,
        "Write cachePoints: [system], or [{ at: system, ttl: 1h }].",
      );
    }
    if (points.some((known) => known.at === place)) {
      return wrong(`There are two cache points at \`${place}\`.`, "Keep one of them.");
    }
    points.push({ at: place, ...(lifetime === undefined ? {} : { ttl: lifetime }) });
  }
  return { ok: true, value: points };
}

/** `guardrailConfig: { guardrailIdentifier: …, guardrailVersion: … }`, as the API has it, or `identifier` and `version`. */
export function readGuardrail(value: Json): Read<NonNullable<RequestContent["guardrail"]>> {
  const object: JsonObject = isJsonObject(value) ? value : {};
  const identifier = ownProperty(object, "guardrailIdentifier") ?? ownProperty(object, "identifier");
  const written = ownProperty(object, "guardrailVersion") ?? ownProperty(object, "version");
  const version = typeof written === "number" ? String(written) : written;
  const trace = ownProperty(object, "trace");
  const known = ["guardrailIdentifier", "guardrailVersion", "identifier", "version", "trace", "streamProcessingMode"];
  const traceFits = trace === undefined || trace === "enabled" || trace === "disabled" || trace === "enabled_full";
  if (
    typeof identifier !== "string" ||
    !/^[a-zA-Z0-9:/_-]{1,2048}$/.test(identifier) ||
    typeof version !== "string" ||
    !/^(?:[1-9]\d{0,7}|DRAFT)$/.test(version) ||
    !traceFits ||
    Object.keys(object).some((key) => !known.includes(key))
  ) {
    return wrong(
      "A guardrail has an identifier, a version (a number, or DRAFT), and where wanted a trace.",
      'Write guardrailConfig: { guardrailIdentifier: abc123, guardrailVersion: "1" }.',
    );
  }
  return { ok: true, value: { identifier, version, ...(typeof trace === "string" ? { trace } : {}) } };
}

/** `serviceTier: flex`, or `{ type: flex }` as the API has it. */
export function readServiceTier(value: Json): Read<string> {
  const written = isJsonObject(value) ? ownProperty(value, "type") : value;
  const tier = tiers.find((candidate) => candidate === written);
  return tier === undefined
    ? wrong(`\`serviceTier\` is ${listed(tiers)}.`, "Write serviceTier: flex.")
    : { ok: true, value: tier };
}

/** `effort: low` */
export function readEffort(value: Json): Read<string> {
  const effort = efforts.find((candidate) => candidate === value);
  return effort === undefined
    ? wrong(`\`effort\` is ${listed(efforts)}.`, "Write effort: low.")
    : { ok: true, value: effort };
}

/** Settings that are handed to the model as they stand; `name` is for the message. */
export function readObject(name: string, value: Json): Read<JsonObject> {
  return isJsonObject(value)
    ? { ok: true, value }
    : wrong(`\`${name}\` is an object of names and values.`, `Write ${name}: { name: value }.`);
}

/** A string map, which filters invocation logs (Bedrock API reference, Converse, `requestMetadata`). */
export function readMetadata(value: Json): Read<JsonObject> {
  const fits =
    isJsonObject(value) &&
    Object.keys(value).length <= 16 &&
    Object.values(value).every((entry) => typeof entry === "string" && entry.length <= 256);
  return fits
    ? { ok: true, value }
    : wrong(
        "`requestMetadata` holds at most 16 texts of at most 256 characters.",
        "Write requestMetadata: { team: support }.",
      );
}

/** The problem of such a setting, for `check`; undefined for a sound one, and for other settings. */
export function problemOfSetting(name: string, value: Json): SettingProblem | undefined {
  const read = readSetting(name, value);
  return read === undefined || read.ok ? undefined : read.problem;
}

function readSetting(name: string, value: Json): Read<unknown> | undefined {
  switch (name) {
    case "cachePoints":
      return readCachePoints(value);
    case "guardrailConfig":
      return readGuardrail(value);
    case "serviceTier":
      return readServiceTier(value);
    case "effort":
      return readEffort(value);
    case "requestMetadata":
      return readMetadata(value);
    case "additionalModelRequestFields":
    case "outputConfig":
    case "performanceConfig":
    case "thinking":
      return readObject(name, value);
    default:
      return undefined;
  }
}

function wrong(message: string, help: string): { readonly ok: false; readonly problem: SettingProblem } {
  return { ok: false, problem: { message, help } };
}
