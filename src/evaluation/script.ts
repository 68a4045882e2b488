/**
 * Runs a script of the project over an answer: in a process of its own that has no environment variables, reads no file,
 * starts nothing, and gives the script JavaScript without anything of Node's. Those of a fork are never run all the same.
 */
import { beginningOfOutput, type ProcessEnd, shownLine } from "../platform/bounded-process.ts";
import { isJsonObject, type Json, type JsonObject } from "../platform/json.ts";
import { type ConfinedProgram, runConfined } from "./confined-node.ts";
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
/** Bytes of what it prints that are kept for a message. */
const longestErrors = 4 * 1024;

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
  const { verdict, ended } = said;
  if (verdict === undefined) {
    if (ended.how === "timed-out") return { ok: false, problem: `${file} did not end within ${timeLimit / 1000} s.` };
    if (ended.how === "not-started")
      return { ok: false, problem: `${file} is not run: Node cannot be started (${ended.code}).` };
    const why = shownLine(said.errors, 300);
    return { ok: false, problem: `${file} ended without a verdict${why === "" ? "" : `: ${why}`}.` };
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
  readonly ended: ProcessEnd;
}

async function listenTo(
  { root, file, answer, about, node, signal }: ScriptRequest,
  timeLimit: number,
): Promise<Spoken> {
  let verdict: Verdict | undefined;
  let script: ConfinedProgram | undefined;
  const errors = beginningOfOutput(longestErrors);
  const ended = await runConfined({
    node,
    program: scriptRealm,
    root,
    errors,
    signal,
    timeLimit,
    talk(program) {
      script = program;
      program.begin({ file, data: JSON.stringify({ answer, about }) }, scriptFiles(root));
    },
    hear(said) {
      verdict ??= verdictOf(said);
      script?.end();
    },
  });
  return { verdict, errors: errors.text(), ended };
}

function verdictOf(said: JsonObject | undefined): Verdict | undefined {
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
