/** From a prompt and its rendering for a case to what is asked of the model. */
import { type Sha256, sha256Of } from "../platform/digest.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { mediaTypeOf } from "../platform/media-types.ts";
import { visible } from "../platform/visible.ts";
import type { Message, Part, Prompt, Rendering } from "../prompts/prompt.ts";
import { roleNames } from "../prompts/roles.ts";
import { type ModelIdentifier, readModelIdentifier } from "./identifier.ts";
import { parameterNamed, parametersOf } from "./parameters.ts";
import {
  type CachePoint,
  type CompletionRequest,
  createRequest,
  type MediaKind,
  type ProviderName,
  type RequestContent,
  type RequestMessage,
  type RequestParameters,
  type RequestPart,
} from "./request.ts";
import {
  type Read,
  readCachePoints,
  readEffort,
  readGuardrail,
  readMetadata,
  readObject,
  readServiceTier,
  type SettingProblem,
} from "./settings.ts";
import { constrainedSchema } from "./structured-output.ts";

export interface RequestContext {
  /** Who answers prompts whose model does not say so. */
  readonly provider: ProviderName;
  /** The command of `provider: exec`. */
  readonly command: readonly string[] | undefined;
  /** In place of the prompt's model. */
  readonly model?: string | undefined;
  /** Tier for prompts that name none. */
  readonly serviceTier?: string | undefined;
  /** True in CI, where `flex` is the default for models that have it. */
  readonly automated: boolean;
  /** Bytes of a media file of the project; undefined where there is none. */
  readMedia(path: string): Promise<Uint8Array | undefined>;
}

/** Why a rendering cannot be put to a model: said before anything is paid for. */
export type BuiltRequest =
  | { readonly ok: true; readonly request: CompletionRequest }
  | { readonly ok: false; readonly problem: SettingProblem };

/** The request of one rendering. Settings were checked before; what is wrong with them all the same is a problem. */
export async function buildRequest(
  prompt: Prompt,
  rendering: Rendering,
  context: RequestContext,
): Promise<BuiltRequest> {
  try {
    return { ok: true, request: await build(prompt, rendering, context) };
  } catch (error) {
    if (error instanceof Unaskable) return { ok: false, problem: error.problem };
    if (error instanceof RangeError || (isSlipwayError(error) && error.code === "SW0401")) {
      return { ok: false, problem: unwritable };
    }
    throw error;
  }
}

const unwritable: SettingProblem = {
  message: "What it says is too large, or holds half of a character (a surrogate), which no JSON document can hold.",
  help: "Look at it with `slipway render`, and mend the case or the template.",
};

async function build(prompt: Prompt, rendering: Rendering, context: RequestContext): Promise<CompletionRequest> {
  const written = context.model ?? rendering.model ?? undefined;
  if (written === undefined)
    throw unaskable(
      "The prompt names no model, and slipway.yaml none.",
      "Write `model:` into the prompt or into slipway.yaml.",
    );
  const problem = problemOfModel(written, context);
  if (problem !== undefined) throw unaskable(problem.message, problem.help);
  const identifier = readModelIdentifier(written);
  const provider = providerOf(identifier, context);
  const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : undefined;
  const settings = readConfig(prompt.config, id);
  const media = new Map<Sha256, Uint8Array>();
  const { system, messages } = await conversation(rendering.messages, media, context);
  const tools = toolsOf(prompt, messages);
  const choice = prompt.extensions["toolChoice"];
  const outputSchema = outputSchemaOf(prompt, id);
  const content: RequestContent = {
    provider,
    model: written,
    system,
    messages,
    parameters: settings.parameters,
    tools,
    ...(provider === "exec" ? { command: context.command ?? [] } : {}),
    ...(tools.length > 0 && (choice === "auto" || choice === "required") ? { toolChoice: choice } : {}),
    ...(outputSchema === undefined ? {} : { outputSchema }),
    ...(settings.guardrail === undefined ? {} : { guardrail: settings.guardrail }),
  };
  const flex = context.automated && id !== undefined && parametersOf(id).flexTier ? "flex" : undefined;
  const serviceTier = settings.serviceTier ?? context.serviceTier ?? flex;
  return createRequest(content, media, {
    cachePoints: settings.cachePoints,
    ...(serviceTier === undefined || provider === "exec" ? {} : { serviceTier }),
    ...(settings.performance === undefined ? {} : { performance: settings.performance }),
    ...(settings.metadata === undefined ? {} : { metadata: settings.metadata }),
  });
}

/** Why nobody can be asked by this name; undefined where somebody can. */
export function problemOfModel(
  model: string,
  context: Pick<RequestContext, "provider" | "command">,
): SettingProblem | undefined {
  const identifier = readModelIdentifier(model);
  const provider = providerOf(identifier, context);
  if (
    provider === "bedrock" &&
    (identifier.kind === "elsewhere" || identifier.kind === "unknown" || identifier.kind === "bad-arn")
  ) {
    return {
      message: `\`${model.slice(0, 100)}\` is no model of Amazon Bedrock, so nobody can be asked.`,
      help: "Write a model of Bedrock, or have a command of your own answer: `models.provider: exec`.",
    };
  }
  if (provider === "exec" && context.command === undefined) {
    return {
      message: "slipway.yaml names no command that answers.",
      help: "Write `models: { exec: { command: [node, scripts/ask.mjs] } }`.",
    };
  }
  if (identifier.kind === "arn" && identifier.resource === "prompt") {
    return {
      message: "A prompt of Bedrock Prompt Management takes no messages and settings of ours.",
      help: "Name a model or an inference profile.",
    };
  }
  return undefined;
}

function providerOf(identifier: ModelIdentifier, { provider }: Pick<RequestContext, "provider">): ProviderName {
  return identifier.kind === "elsewhere" && identifier.service === "exec" ? "exec" : provider;
}

interface ConfigSettings {
  readonly parameters: RequestParameters;
  readonly guardrail: RequestContent["guardrail"] | undefined;
  readonly cachePoints: readonly CachePoint[];
  readonly serviceTier: string | undefined;
  readonly performance: JsonObject | undefined;
  readonly metadata: JsonObject | undefined;
}

/** Sends no parameter that the prompt does not set. `id`: the model without its group of regions, where it is known. */
function readConfig(config: JsonObject, id: string | undefined): ConfigSettings {
  const values = new Map<string, Json>();
  for (const [key, value] of Object.entries(config)) {
    const parameter = parameterNamed(key);
    if (parameter !== undefined && value !== null) values.set(parameter.name, value);
  }
  const number = (name: string): number | undefined => {
    const value = values.get(name);
    return typeof value === "number" ? value : undefined;
  };
  const stops = values.get("stopSequences");
  const topK = number("topK");
  const thinking = optional(values.get("thinking"), (value) => readObject("thinking", value));
  const outputConfig = optional(values.get("outputConfig"), (value) => readObject("outputConfig", value));
  const additional: JsonObject = {
    ...(topK === undefined ? {} : topKField(topK, id)),
    ...(thinking === undefined ? {} : { thinking }),
    ...optional(values.get("additionalModelRequestFields"), (value) =>
      readObject("additionalModelRequestFields", value),
    ),
  };
  const effort = optional(values.get("effort") ?? outputConfig?.["effort"], readEffort);
  return {
    parameters: present({
      maxOutputTokens: number("maxOutputTokens"),
      temperature: number("temperature"),
      topP: number("topP"),
      stopSequences: Array.isArray(stops) ? stops.filter((stop: Json) => typeof stop === "string") : undefined,
      additional: Object.keys(additional).length === 0 ? undefined : additional,
      effort,
    }),
    guardrail: optional(values.get("guardrailConfig"), readGuardrail),
    cachePoints: optional(values.get("cachePoints"), readCachePoints) ?? [],
    serviceTier: optional(values.get("serviceTier"), readServiceTier),
    performance: optional(values.get("performanceConfig"), (value) => readObject("performanceConfig", value)),
    metadata: optional(values.get("requestMetadata"), readMetadata),
  };
}

/** Converse has no `topK`; each maker of models calls it otherwise (their "Inference parameters" pages). */
function topKField(topK: number, id: string | undefined): JsonObject {
  return id?.startsWith("amazon.nova") === true ? { inferenceConfig: { topK } } : { top_k: topK };
}

/** Held to by constrained output where the model has it, and where it can say what the schema says. */
function outputSchemaOf(prompt: Prompt, id: string | undefined): JsonObject | undefined {
  const { schema, constrained, format } = prompt.output;
  if (schema === undefined || constrained === false || (format !== undefined && format !== "json")) return undefined;
  if (constrained !== true && (id === undefined || !parametersOf(id).structuredOutput)) return undefined;
  const converted = constrainedSchema(schema);
  if (converted === undefined && constrained === true) {
    throw unaskable(
      "The output schema says more than constrained output can hold a model to.",
      "Write objects with named properties only, without unions that exclude and references to itself, or remove `constrained: true`.",
    );
  }
  return converted;
}

function toolsOf(prompt: Prompt, messages: readonly RequestMessage[]): RequestContent["tools"] {
  const used = messages.some(({ content }) => content.some((part) => "toolUse" in part || "toolResult" in part));
  if (prompt.extensions["toolChoice"] === "none" && !used) return [];
  return prompt.toolDefinitions.map(({ name, description, inputSchema }) => ({
    name,
    ...(description === undefined ? {} : { description }),
    inputSchema: isJsonObject(inputSchema) ? inputSchema : { type: "object", properties: {} },
  }));
}

/** System texts apart, roles in turn, as Converse has a conversation. */
async function conversation(
  rendered: readonly Message[],
  media: Map<Sha256, Uint8Array>,
  context: RequestContext,
): Promise<{ readonly system: readonly string[]; readonly messages: readonly RequestMessage[] }> {
  const system: string[] = [];
  const messages: { role: "user" | "assistant"; content: RequestPart[] }[] = [];
  const calls: { readonly id: string; readonly name: string }[] = [];
  for (const { role, content } of rendered) {
    if (role === "system") {
      for (const part of content) system.push(...systemText(part));
      continue;
    }
    // Taking an unknown role for the user's would give instructions another weight, unseen.
    if (!roleNames.includes(role) && role !== "assistant")
      throw unaskable(
        `A message has the role “${visible(role)}”, which no model knows.`,
        "Write one of the roles `system`, `user`, `model` and `tool`.",
      );
    const speaker = role === "model" || role === "assistant" ? "assistant" : "user";
    const parts: RequestPart[] = [];
    for (const part of content) parts.push(...(await partsOf(part, media, calls, context)));
    if (parts.length === 0) continue;
    const last = messages.at(-1);
    if (last?.role === speaker) last.content.push(...parts);
    else messages.push({ role: speaker, content: parts });
  }
  const [first] = messages;
  if (first === undefined)
    throw unaskable(
      "The rendering says nothing to the model as its user.",
      'Put the question below `{{role "user"}}`.',
    );
  if (first.role !== "user")
    throw unaskable(
      "The conversation begins with the model's own words.",
      'Begin with `{{role "user"}}`, or a history that does.',
    );
  return { system, messages };
}

function systemText(part: Part): readonly string[] {
  if ("text" in part) return part.text.trim() === "" ? [] : [part.text];
  if ("metadata" in part) return [];
  if ("data" in part) return [JSON.stringify(part.data)];
  throw unaskable("A system prompt holds text alone.", 'Put media and tools below `{{role "user"}}`.');
}

async function partsOf(
  part: Part,
  media: Map<Sha256, Uint8Array>,
  calls: { readonly id: string; readonly name: string }[],
  context: RequestContext,
): Promise<readonly RequestPart[]> {
  // Bedrock refuses texts of white space alone.
  if ("text" in part) return part.text.trim() === "" ? [] : [{ text: part.text }];
  if ("data" in part) return [{ text: JSON.stringify(part.data) }];
  if ("media" in part) return [{ media: await mediaOf(part.media, media, context) }];
  if ("toolRequest" in part) {
    const call = isJsonObject(part.toolRequest) ? part.toolRequest : {};
    const name = textIn(call, "name") ?? "tool";
    const id = textIn(call, "ref") ?? `call_${calls.length + 1}`;
    calls.push({ id, name });
    return [{ toolUse: { id, name, input: ownProperty(call, "input") ?? {} } }];
  }
  if ("toolResponse" in part) {
    const result = isJsonObject(part.toolResponse) ? part.toolResponse : {};
    const name = textIn(result, "name") ?? "tool";
    const id = textIn(result, "ref") ?? calls.find((call) => call.name === name)?.id ?? "call_1";
    return [{ toolResult: { id, name, output: ownProperty(result, "output") ?? null } }];
  }
  return [];
}

/** Formats by media type. Source: Bedrock API reference, ImageBlock, DocumentBlock, VideoBlock, AudioBlock. */
const mediaFormats: Readonly<Record<string, readonly [MediaKind, string]>> = {
  "image/png": ["image", "png"],
  "image/jpeg": ["image", "jpeg"],
  "image/gif": ["image", "gif"],
  "image/webp": ["image", "webp"],
  "application/pdf": ["document", "pdf"],
  "text/csv": ["document", "csv"],
  "text/html": ["document", "html"],
  "text/plain": ["document", "txt"],
  "text/markdown": ["document", "md"],
  "application/msword": ["document", "doc"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["document", "docx"],
  "application/vnd.ms-excel": ["document", "xls"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["document", "xlsx"],
  "video/mp4": ["video", "mp4"],
  "video/quicktime": ["video", "mov"],
  "video/x-matroska": ["video", "mkv"],
  "video/webm": ["video", "webm"],
  "video/x-flv": ["video", "flv"],
  "video/mpeg": ["video", "mpeg"],
  "audio/mpeg": ["audio", "mp3"],
  "audio/wav": ["audio", "wav"],
  "audio/ogg": ["audio", "ogg"],
  "audio/flac": ["audio", "flac"],
  "audio/opus": ["audio", "opus"],
  "audio/mp4": ["audio", "m4a"],
};

async function mediaOf(
  { url, contentType }: { readonly url: string; readonly contentType?: string },
  media: Map<Sha256, Uint8Array>,
  context: RequestContext,
) {
  const shown = url.length > 80 ? `${url.slice(0, 80)}…` : url;
  const data = /^data:([^;,]+)[^,]*;base64,(.*)$/is.exec(url);
  const type = (contentType ?? data?.[1] ?? mediaTypeOf(url)).toLowerCase().replace(/;.*$/s, "").trim();
  const known = Object.hasOwn(mediaFormats, type) ? mediaFormats[type] : undefined;
  if (known === undefined) {
    throw unaskable(
      `Bedrock takes no media of the type \`${type}\` (\`${shown}\`).`,
      "Convert the file: images to PNG or JPEG, documents to PDF, video to MP4.",
    );
  }
  const [kind, format] = known;
  if (url.startsWith("s3:")) return { kind, format, source: { s3: url } };
  const bytes = data === null ? await context.readMedia(url) : Buffer.from(data[2] ?? "", "base64");
  if (bytes === undefined)
    throw unaskable(`The medium \`${shown}\` is no file of the project.`, "Write the path of a file of the project.");
  const sha256 = sha256Of(bytes);
  media.set(sha256, bytes);
  return { kind, format, source: { sha256 } };
}

/** Carries a problem out of the depths; never leaves this file. */
class Unaskable extends Error {
  readonly problem: SettingProblem;

  constructor(problem: SettingProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

function unaskable(message: string, help: string): Unaskable {
  return new Unaskable({ message, help });
}

function optional<T>(value: Json | undefined, read: (value: Json) => Read<T>): T | undefined {
  if (value === undefined) return undefined;
  const result = read(value);
  if (!result.ok) throw new Unaskable(result.problem);
  return result.value;
}

function present(
  parameters: { readonly [K in keyof RequestParameters]: RequestParameters[K] | undefined },
): RequestParameters {
  // Absent members are left out, which is what the type says.
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)) as RequestParameters;
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = ownProperty(object, name);
  return typeof value === "string" ? value : undefined;
}
