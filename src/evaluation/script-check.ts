/**
 * Looks at scripts of expectations before a model is asked: that they are there, parse, import what a script may import,
 * and export a judge. They are compiled and linked, in one confined process for all of them, and none is run.
 */
import type { ProcessEnd } from "../platform/bounded-process.ts";
import { counted } from "../platform/words.ts";
import { type ConfinedProgram, runConfined } from "./confined-node.ts";
import { scriptFiles } from "./script-files.ts";
import { scriptLinker } from "./script-realm.ts";

export interface ScriptCheck {
  /** Absolute folder of the project. */
  readonly root: string;
  /** Paths in the project. */
  readonly files: readonly string[];
  /** The program of Node itself. */
  readonly node: string;
  readonly signal: AbortSignal;
  /** Milliseconds for one of them; default 10,000. */
  readonly timeLimit?: number;
}

/**
 * `wrong` and `unseen`, which could not be looked at, have the end of a sentence that says why, without full stop.
 * `unseen` says nothing about the script.
 */
export type ScriptState =
  | { readonly outcome: "sound" }
  | { readonly outcome: "wrong" | "unseen"; readonly why: string };

const usualTimeLimit = 10_000;
/** Scripts of one project. */
const mostScripts = 200;
/** Processes that one check starts: the one in which a script takes too long or breaks Node is replaced so often. */
const mostProcesses = 4;

/**
 * The state of each script, by its path. Does not depend on how many there are, up to 200.
 * @throws the reason of the signal
 */
export async function checkScripts(check: ScriptCheck): Promise<ReadonlyMap<string, ScriptState>> {
  const states = new Map<string, ScriptState>();
  const files = [...new Set(check.files)];
  const leave = (rest: readonly string[], why: string): void => {
    for (const file of rest) states.set(file, { outcome: "unseen", why });
  };
  leave(files.splice(mostScripts), `the project has more than ${counted(mostScripts, "script")}`);
  for (let process = 0; files.length > 0; process++) {
    if (process === mostProcesses) {
      leave(files, "too many scripts before it could not be looked at");
      break;
    }
    const why = await lookAt(files, check, states);
    check.signal.throwIfAborted();
    // The one at which it ended is left out, and the others are looked at without it.
    if (why !== undefined) leave(files.splice(0, 1), why);
  }
  return states;
}

/**
 * Looks at scripts in one process, in their order, and takes each from `waiting` with its state. Gives why it ended before
 * all were seen, as the end of a sentence.
 */
async function lookAt(
  waiting: string[],
  { root, node, signal, timeLimit = usualTimeLimit }: ScriptCheck,
  states: Map<string, ScriptState>,
): Promise<string | undefined> {
  let program: ConfinedProgram | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const next = (): void => {
    clearTimeout(timer);
    const [file] = waiting;
    if (file === undefined) {
      program?.end();
      return;
    }
    timer = setTimeout(() => {
      isLate = true;
      program?.end();
    }, timeLimit);
    // Each has bounds of its own, as when it is run.
    program?.begin({ file }, scriptFiles(root));
  };
  const ended = await runConfined({
    node,
    program: scriptLinker,
    root,
    signal,
    talk(started) {
      program = started;
      next();
    },
    hear(said) {
      const file = waiting.shift();
      if (said === undefined || file === undefined || isLate) return;
      const problem = said["problem"];
      if (typeof problem !== "string") states.set(file, { outcome: "sound" });
      else states.set(file, { outcome: "wrong", why: problem.replace(`${file}: `, "").replace(/\.$/, "") });
      next();
    },
  });
  clearTimeout(timer);
  if (waiting.length === 0) return undefined;
  return isLate ? `it was not compiled within ${timeLimit / 1000} s` : endedBy(ended);
}

function endedBy(ended: ProcessEnd): string {
  switch (ended.how) {
    case "not-started":
      return `Node cannot be started (${ended.code})`;
    case "exited":
      return `Node ended with exit code ${ended.code}`;
    case "killed":
      return `Node was ended by ${ended.signal}`;
    default:
      return "Node said too much";
  }
}
