/**
 * Runs a script of the project over an answer: in a process of its own, without environment variables, that may read
 * the project's files and nothing else, starts nothing, and has no network modules. A net under code of colleagues, not
 * a prison for code of strangers: those of a fork are never run.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { isJsonObject, type Json } from "../platform/json.ts";
import type { ScriptAnswer, ServiceResult } from "./expectations/judgement.ts";

export interface ScriptRequest {
  /** Absolute folder of the project. */
  readonly root: string;
  /** Path of the script in the project. */
  readonly file: string;
  readonly answer: ScriptAnswer;
  /** What the script gets as its second argument. */
  readonly about: { readonly prompt: string; readonly case: string; readonly input: Json };
  /** The program of Node itself. */
  readonly node: string;
  readonly signal: AbortSignal;
  /** Milliseconds; default 10,000. */
  readonly timeLimit?: number;
}

export interface ScriptVerdict {
  readonly pass: boolean;
  readonly reason?: string;
  readonly score?: number;
}

const usualTimeLimit = 10_000;
/** Bytes of the verdict, and of what the script printed that is kept for a message. */
const longestVerdict = 64 * 1024;
const longestErrors = 4 * 1024;
/** Megabytes of its heap. */
const heap = 256;

/** Modules without a way out of the process. Everything else of Node's is refused. */
const harmlessModules = [
  "assert",
  "assert/strict",
  "buffer",
  "events",
  "path",
  "path/posix",
  "querystring",
  "string_decoder",
  "url",
  "util",
  "util/types",
];

/** Runs before the script, in its process. Written as text because it must be no file that a script could replace. */
const runner = `
import { registerHooks } from "node:module";
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
// Taken now, before a script could put others in their place.
const { exit } = process;
const { file, answer, about, harmless } = JSON.parse(readFileSync(0, "utf8"));
const say = (verdict) => writeSync(3, JSON.stringify(verdict));
if (typeof registerHooks !== "function") {
  say({ problem: "Scripts need Node 22.15 or newer." });
  exit(0);
}
const allowed = new Set(harmless);
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (found.url.startsWith("node:") && !allowed.has(found.url.slice(5))) {
      throw new Error("Scripts of expectations cannot use " + found.url);
    }
    if (!/^(?:node|file):/.test(found.url)) throw new Error("Scripts of expectations cannot load " + found.url.slice(0, 60));
    return found;
  },
});
for (const name of ["fetch", "WebSocket", "EventSource", "Worker", "BroadcastChannel"]) delete globalThis[name];
for (const name of ["getBuiltinModule", "binding", "_linkedBinding", "dlopen", "kill"]) process[name] = undefined;
try {
  const module = await import(pathToFileURL(file));
  if (typeof module.default !== "function") say({ problem: "Its default export is no function." });
  else say({ result: (await module.default(answer, about)) ?? null });
} catch (error) {
  say({ problem: String(error?.message ?? error).slice(0, 1000) });
}
exit(0);
`;

/** Runs the script. What goes wrong with it is no failure of the answer: `ok: false` with a sentence. */
export async function runScript(request: ScriptRequest): Promise<ServiceResult<ScriptVerdict>> {
  const { file, signal, timeLimit = usualTimeLimit } = request;
  const said = await listenTo(request, timeLimit);
  signal.throwIfAborted();
  if (said.timedOut) return { ok: false, problem: `${file} did not end within ${timeLimit / 1000} s.` };
  const verdict = parsed(said.verdict);
  if (verdict === undefined) {
    const why = said.errors.trim().split("\n").at(-1) ?? "";
    return { ok: false, problem: `${file} ended without a verdict${why === "" ? "" : `: ${why.slice(0, 300)}`}.` };
  }
  const { problem } = verdict;
  if (typeof problem === "string") return { ok: false, problem: `${file}: ${problem}` };
  return understood(verdict["result"] ?? null, file);
}

interface Spoken {
  readonly verdict: string;
  readonly errors: string;
  readonly timedOut: boolean;
}

function listenTo({ root, file, answer, about, node, signal }: ScriptRequest, timeLimit: number): Promise<Spoken> {
  const parameters = [
    "--permission",
    `--allow-fs-read=${root}`,
    `--max-old-space-size=${heap}`,
    "--no-warnings",
    "--input-type=module",
    "--eval",
    runner,
  ];
  return new Promise((resolve, reject) => {
    let timedOut = false;
    const child = spawn(node, parameters, {
      cwd: root,
      env: {},
      stdio: ["pipe", "ignore", "pipe", "pipe"],
      windowsHide: true,
      signal,
      killSignal: "SIGKILL",
    });
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, timeLimit);
    const verdict = collected(child.stdio[3], longestVerdict);
    const errors = collected(child.stderr, longestErrors);
    child.on("error", (error) => {
      clearTimeout(timer);
      // Ended from outside: whoever asked for it knows.
      if (signal.aborted) resolve({ verdict: "", errors: "", timedOut: false });
      else reject(error);
    });
    child.on("close", () => {
      clearTimeout(timer);
      resolve({ verdict: verdict(), errors: errors(), timedOut });
    });
    // A script that ends before it has read everything closes the pipe.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify({ file: join(root, file), answer, about, harmless: harmlessModules }));
  });
}

/** Keeps the beginning of what a stream gives, and reads the rest so that its writer is not held up. */
function collected(stream: Readable | Writable | null | undefined, most: number): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on("data", (chunk: Buffer) => {
    if (size < most) chunks.push(chunk.subarray(0, most - size));
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): { readonly [name: string]: Json } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `true`, `false`, or `{ pass, reason, score }`. */
function understood(result: Json, file: string): ServiceResult<ScriptVerdict> {
  if (typeof result === "boolean") return { ok: true, value: { pass: result } };
  const pass = isJsonObject(result) ? result["pass"] : undefined;
  if (!isJsonObject(result) || typeof pass !== "boolean") {
    return { ok: false, problem: `${file} returns neither true nor false, nor { pass, reason }.` };
  }
  const { reason, score } = result;
  return {
    ok: true,
    value: {
      pass,
      ...(typeof reason === "string" ? { reason } : {}),
      ...(typeof score === "number" && Number.isFinite(score) ? { score } : {}),
    },
  };
}
