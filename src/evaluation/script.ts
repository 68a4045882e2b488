/**
 * Runs a script of the project over an answer: in a process of its own that has no environment variables, reads no file,
 * starts nothing, and gives the script JavaScript without anything of Node's. Those of a fork are never run all the same.
 */
import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { isJsonObject, type Json } from "../platform/json.ts";
import { endGroup, groupOptions } from "../platform/process-group.ts";
import type { ScriptAnswer, ServiceResult } from "./expectations/judgement.ts";
import { scriptFiles } from "./script-files.ts";
import { scriptRealm } from "./script-realm.ts";

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
/** Bytes of all that its process says, and of what it prints that is kept for a message. */
const mostSaid = 1024 * 1024;
const longestErrors = 4 * 1024;
/** Megabytes of its heap. */
const heap = 256;

/** Runs the script. What goes wrong with it is no failure of the answer: `ok: false` with a sentence. */
export async function runScript(request: ScriptRequest): Promise<ServiceResult<ScriptVerdict>> {
  const { file, signal, timeLimit = usualTimeLimit } = request;
  if (file.endsWith(".cjs")) {
    return {
      ok: false,
      problem: `${file} is not run: scripts are ES modules. Write \`export default\` in place of \`module.exports =\`, and name it .mjs.`,
    };
  }
  const said = await listenTo(request, timeLimit);
  signal.throwIfAborted();
  if (said.timedOut) return { ok: false, problem: `${file} did not end within ${timeLimit / 1000} s.` };
  const { verdict } = said;
  if (verdict === undefined) {
    const why = said.errors.trim().split("\n").at(-1) ?? "";
    return { ok: false, problem: `${file} ended without a verdict${why === "" ? "" : `: ${why.slice(0, 300)}`}.` };
  }
  if ("problem" in verdict) {
    // What CommonJS meets first in an ES module.
    const hint = /^(?:module|exports|require) is not defined$/.test(verdict.problem)
      ? " (scripts are ES modules: `export default` and `import`)"
      : "";
    const said = verdict.problem.startsWith(file) ? verdict.problem : `${file}: ${verdict.problem}`;
    return { ok: false, problem: `${said}${hint}` };
  }
  return understood(verdict.result, file);
}

type Verdict = { readonly problem: string } | { readonly result: Json };

interface Spoken {
  /** Undefined where its process ended without one. */
  readonly verdict: Verdict | undefined;
  readonly errors: string;
  readonly timedOut: boolean;
}

/** In place of Node's own answer to SIGUSR1, which opens a debugger for everybody on the machine. */
function ignoreSignal(): void {}

function listenTo({ root, file, answer, about, node, signal }: ScriptRequest, timeLimit: number): Promise<Spoken> {
  // Stays: whoever sends the signal may do so after the script has ended.
  if (!process.listeners("SIGUSR1").includes(ignoreSignal)) process.on("SIGUSR1", ignoreSignal);
  const parameters = [
    "--permission",
    // Since Node 22.14; the child has nobody else who could send it one.
    ...(process.allowedNodeEnvironmentFlags.has("--disable-sigusr1") ? ["--disable-sigusr1"] : []),
    "--disallow-code-generation-from-strings",
    "--experimental-vm-modules",
    `--max-old-space-size=${heap}`,
    "--no-warnings",
    "--input-type=module",
    "--eval",
    scriptRealm,
  ];
  return new Promise((resolve, reject) => {
    let timedOut = false;
    let verdict: Verdict | undefined;
    const child = spawn(node, parameters, {
      cwd: root,
      env: {},
      stdio: ["pipe", "ignore", "pipe", "pipe"],
      ...groupOptions(),
    });
    const end = (): void => endGroup(child);
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, timeLimit);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    const send = (message: object): void => {
      child.stdin?.write(`${JSON.stringify(message)}\n`);
    };
    const read = scriptFiles(root);
    eachLine(child.stdio[3], end, (line) => {
      const said = parsed(line);
      const load = said?.["load"];
      if (verdict !== undefined) return;
      if (typeof load === "string") {
        void read(load).then(send);
        return;
      }
      verdict = verdictOf(said);
      end();
    });
    const errors = collected(child.stderr, longestErrors);
    const settled = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
    };
    child.on("error", (error) => {
      settled();
      reject(error);
    });
    child.on("close", () => {
      settled();
      resolve({ verdict, errors: errors(), timedOut: timedOut && verdict === undefined });
    });
    // A process that ends before it has read everything closes the pipe.
    child.stdin?.on("error", () => undefined);
    send({ file, data: JSON.stringify({ answer, about }) });
  });
}

/** Calls `take` for every line that comes, and `tooMuch` where more comes than any script has to say. */
function eachLine(
  stream: Readable | Writable | null | undefined,
  tooMuch: () => void,
  take: (line: string) => void,
): void {
  let rest = "";
  let size = 0;
  stream?.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostSaid) return tooMuch();
    const lines = `${rest}${chunk.toString("latin1")}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(Buffer.from(line, "latin1").toString("utf8"));
  });
}

function verdictOf(said: { readonly [name: string]: Json } | undefined): Verdict | undefined {
  const problem = said?.["problem"];
  if (typeof problem === "string") return { problem };
  const result = said?.["result"];
  if (typeof result !== "string") return undefined;
  try {
    const value: Json = JSON.parse(result);
    return { result: value };
  } catch {
    return { problem: "Its result is no JSON." };
  }
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
