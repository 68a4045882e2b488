/**
 * `provider: exec`: a command of one's own answers. It gets a request as JSON on standard input and writes an answer as
 * JSON on standard output. No shell, no environment but what is named, bounded output, ended with its process group.
 */
import { endOfOutput, type ProcessEnd, runProcess, shownLine, wholeOutput } from "../platform/bounded-process.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { visibleLine } from "../platform/visible.ts";
import { type AnswerPart, largestCompletion, type ProviderAnswer } from "./completion.ts";
import type { CompletionFailure } from "./failure.ts";
import type { AskOptions, AskResult, Provider } from "./provider.ts";
import { type CompletionRequest, requestBytes, textBytesOf } from "./request.ts";

export interface ExecProviderOptions {
  readonly command: readonly string[];
  /** Folder in which it runs: the project's. */
  readonly folder: string;
  /** Everything that it sees. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What any program needs to run at all; no credential is among them. */
const plainVariables = [
  "PATH",
  "HOME",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "PATHEXT",
  "COMSPEC",
];

/** Standard error that is shown where it fails, bytes. */
const shownError = 500;
/** Bytes that are kept to find them in: a stack may stand behind the line that tells. */
const keptError = 16 * 1024;

/**
 * What opens AWS, GitHub or Slipway itself. Variables of actions are among them, for inputs hold tokens. Upper case,
 * for Windows does not tell cases apart.
 */
const credentials =
  /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN|WEB_IDENTITY_TOKEN_FILE|SHARED_CREDENTIALS_FILE|CONFIG_FILE|CONTAINER_.*|BEARER_TOKEN_.*)|ACTIONS_.*|INPUT_.*|SLIPWAY_.*|(?:GITHUB|GH|GITHUB_ENTERPRISE|GH_ENTERPRISE)_TOKEN)$/s;

/** Those of the names that no command may get. */
export function credentialsAmong(names: readonly string[]): readonly string[] {
  return names.filter((name) => credentials.test(name.toUpperCase()));
}

/** The environment of the command: what every program needs, and the variables that slipway.yaml names. */
export function execEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  named: readonly string[],
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const name of [...plainVariables, ...named]) {
    const value = environment[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** Starts one process for each request. */
export function createExecProvider(options: ExecProviderOptions): Provider {
  return { name: "exec", ask: (request, asked) => ask(options, request, asked), close() {} };
}

async function ask(options: ExecProviderOptions, request: CompletionRequest, asked: AskOptions): Promise<AskResult> {
  const began = performance.now();
  const [program = "", ...parameters] = options.command;
  const output = wholeOutput(largestCompletion);
  const errors = endOfOutput(keptError);
  const ended = await runProcess({
    command: { program, parameters },
    folder: options.folder,
    environment: options.environment,
    input: Buffer.from(JSON.stringify(questionOf(request))),
    output,
    errors,
    signal: asked.signal,
  });
  if (ended.how !== "exited" || ended.code !== 0) {
    return { ok: false, failure: failureOf(options, ended, errors.text()) };
  }
  const answer = readAnswer(output.text(), request, Math.round(performance.now() - began));
  if (typeof answer === "string") {
    return {
      ok: false,
      failure: failed(
        options,
        `wrote no answer: ${answer}`,
        'It writes one JSON document: {"text": "…"}, or {"content": […], "stopReason": "end_turn", "usage": {"inputTokens": 1, "outputTokens": 1}}.',
      ),
    };
  }
  asked.onText?.(answer.content.map((part) => ("text" in part ? part.text : "")).join(""));
  return { ok: true, answer };
}

/** The canonical request, and the bytes of its media in base64 by their SHA-256. */
function questionOf(request: CompletionRequest): object {
  const media = Object.fromEntries(
    [...request.media].map(([sha256, bytes]) => [sha256, Buffer.from(bytes).toString("base64")]),
  );
  const question: object = JSON.parse(Buffer.from(requestBytes(request)).toString("utf8"));
  return { ...question, request: request.digest, media };
}

/** A text where it is none, saying why. */
function readAnswer(output: string, request: CompletionRequest, milliseconds: number): ProviderAnswer | string {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch {
    return output.trim() === "" ? "nothing came" : "what came is no JSON";
  }
  if (!isJsonObject(value)) return "the document is no object";
  const text = ownProperty(value, "text");
  const content = typeof text === "string" ? [{ text }] : partsIn(ownProperty(value, "content"));
  if (content === undefined) return "it has neither `text` nor `content` with parts";
  const stopReason =
    ownProperty(value, "stopReason") ?? (content.some((part) => "toolUse" in part) ? "tool_use" : "end_turn");
  if (typeof stopReason !== "string" || !/^[a-z_]{1,64}$/.test(stopReason))
    return "`stopReason` is no word such as end_turn";
  return {
    content,
    stopReason,
    usage: usageOf(ownProperty(value, "usage"), content, request),
    latencyMilliseconds: milliseconds,
  };
}

function partsIn(content: Json | undefined): readonly AnswerPart[] | undefined {
  if (!Array.isArray(content)) return undefined;
  const parts: AnswerPart[] = [];
  for (const part of content as readonly Json[]) {
    if (!isJsonObject(part)) return undefined;
    const text = ownProperty(part, "text");
    const use = ownProperty(part, "toolUse");
    if (typeof text === "string") parts.push({ text });
    else if (isJsonObject(use) && typeof use["name"] === "string") {
      const id = use["id"];
      parts.push({
        toolUse: {
          id: typeof id === "string" ? id : `call_${parts.length + 1}`,
          name: use["name"],
          input: use["input"] ?? {},
        },
      });
    } else return undefined;
  }
  return parts;
}

/** What it counted, else an estimate that says so. */
function usageOf(
  value: Json | undefined,
  content: readonly AnswerPart[],
  request: CompletionRequest,
): ProviderAnswer["usage"] {
  const usage: JsonObject = isJsonObject(value) ? value : {};
  const count = (name: string): number | undefined => {
    const found = ownProperty(usage, name);
    return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
  };
  const inputTokens = count("inputTokens");
  const outputTokens = count("outputTokens");
  const estimated = inputTokens === undefined || outputTokens === undefined;
  return {
    inputTokens: inputTokens ?? Math.ceil(textBytesOf(request) / 4),
    outputTokens: outputTokens ?? Math.ceil(Buffer.byteLength(JSON.stringify(content)) / 4),
    cacheReadTokens: count("cacheReadTokens") ?? 0,
    cacheWriteTokens: count("cacheWriteTokens") ?? 0,
    ...(estimated ? { estimated } : {}),
  };
}

function failureOf(options: ExecProviderOptions, ended: ProcessEnd, errors: string): CompletionFailure {
  switch (ended.how) {
    case "stopped":
      return {
        kind: "interrupted",
        message: "Stopped before an answer came.",
        next: "Run the same command again: it goes on where it stopped.",
      };
    case "not-started":
      return failed(
        options,
        `cannot be started (${ended.code})`,
        "Check `models.exec.command` in slipway.yaml: the program and its arguments as a list, without a shell.",
      );
    case "too-much":
      return failed(options, "writes more than Slipway reads", "Let it write the answer alone on standard output.");
    default: {
      const how =
        ended.how === "exited"
          ? `exit code ${ended.code}`
          : ended.how === "killed"
            ? `signal ${ended.signal}`
            : ended.how;
      const words = shownLine(telling(errors), shownError);
      return failed(
        options,
        `ended with ${how}${words === "" ? "" : `: ${words}`}`,
        "Run it by hand with a request on standard input; its environment holds only the variables that `models.exec.environment` names.",
      );
    }
  }
}

/** The last line that names an error, as most languages write one; else the end of what was said. */
function telling(errors: string): string {
  const named = errors
    .split("\n")
    .filter((line) => /^(?:Uncaught )?[\w.]*(?:Error|Exception)(?: \[\w+\])?: \S/.test(line));
  return named.at(-1) ?? errors.replace(/\s+/g, " ").slice(-shownError);
}

function failed({ command }: ExecProviderOptions, how: string, next: string): CompletionFailure {
  return { kind: "command", message: `The command ${visibleLine(command.join(" ")).slice(0, 200)} ${how}.`, next };
}
