/** The model's own count of a request's tokens, which costs nothing: where the model has it. */
import { isJsonObject, ownProperty } from "../../platform/json.ts";
import { claudeVersion, readModelIdentifier } from "../identifier.ts";
import type { CompletionRequest } from "../request.ts";
import type { BedrockClient } from "./client.ts";
import { countableBody } from "./converse.ts";

/**
 * Tokens of the input, or undefined where the model does not count (Nova, models that are launched with profiles only)
 * or the question failed: an estimate takes its place. CountTokens refuses profiles, so the bare model is asked.
 */
export async function countTokens(
  client: BedrockClient,
  request: CompletionRequest,
  signal: AbortSignal,
): Promise<number | undefined> {
  const identifier = readModelIdentifier(request.model);
  const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : undefined;
  if (id === undefined || claudeVersion(id) === undefined) return undefined;
  const body = Buffer.from(JSON.stringify({ input: { converse: countableBody(request) } }));
  const outcome = await client.send({
    method: "POST",
    path: `/model/${encodeURIComponent(id)}/count-tokens`,
    body,
    signal,
  });
  if (outcome.kind !== "reply") return undefined;
  try {
    const reply: unknown = JSON.parse(Buffer.from(outcome.body).toString("utf8"));
    const tokens = isJsonObject(reply) ? ownProperty(reply, "inputTokens") : undefined;
    return typeof tokens === "number" && Number.isSafeInteger(tokens) && tokens >= 0 ? tokens : undefined;
  } catch {
    return undefined;
  }
}
