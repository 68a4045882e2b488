/**
 * Looks at scripts of expectations before a model is asked: that they are there, parse, import what a script may import,
 * and export a judge. They are compiled and linked, in one confined process for all of them, and none is run.
 */
import { eachLine, type RunningProgram, runProcess } from "../platform/bounded-process.ts";
import { isJsonObject } from "../platform/json.ts";
import { type ScriptFile, scriptFiles } from "./script-files.ts";
import { scriptLinker } from "./script-realm.ts";

export interface ScriptCheck {
  /** Absolute folder of the project. */
  readonly root: string;
  /** Paths in the project. */
  readonly files: readonly string[];
  /** The program of Node itself. */
  readonly node: string;
  readonly signal: AbortSignal;
}

/** Milliseconds for all of them. What takes longer shows when it is run. */
const timeLimit = 10_000;
/** Bytes of all that its process says. */
const mostSaid = 1024 * 1024;
/** Scripts of one project; the others show when they are run. */
const mostScripts = 200;

/** What is wrong with a script, a sentence, by its path. Sound ones, and those that could not be looked at, are absent. */
export async function checkScripts({ root, files, node, signal }: ScriptCheck): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  const waiting = [...new Set(files)].slice(0, mostScripts);
  if (waiting.length === 0) return problems;
  let program: RunningProgram | undefined;
  let current = "";
  let read: (path: string) => Promise<ScriptFile> = scriptFiles(root);
  const send = (message: object): void => program?.send(`${JSON.stringify(message)}\n`);
  const next = (): void => {
    const file = waiting.shift();
    if (file === undefined) {
      program?.end();
      return;
    }
    current = file;
    // Each has bounds of its own, as when it is run.
    read = scriptFiles(root);
    send({ file });
  };
  await runProcess({
    command: {
      program: node,
      parameters: [
        "--permission",
        "--disallow-code-generation-from-strings",
        "--experimental-vm-modules",
        "--no-warnings",
        "--input-type=module",
        "--eval",
        scriptLinker,
      ],
    },
    folder: root,
    environment: {},
    input: "open",
    third: eachLine(mostSaid, (line) => {
      const said = parsed(line);
      if (said === undefined) return;
      const { load, problem } = said;
      if (typeof load === "string") {
        void read(load).then(send);
        return;
      }
      if (typeof problem === "string") problems.set(current, problem);
      next();
    }),
    signal,
    timeLimit,
    talk(running) {
      program = running;
      next();
    },
  });
  return problems;
}

function parsed(text: string): { readonly load?: unknown; readonly problem?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
