/**
 * The process around code of the project: a Node that has no environment variables, reads no file, starts nothing and
 * makes no code from text. What runs in it is a program of ours (`script-realm.ts`); it asks us for files, and gets those
 * that a reader gives.
 */
import { eachLine, type ProcessEnd, type RunningProgram, runProcess, type Sink } from "../platform/bounded-process.ts";
import { isJsonObject, type JsonObject } from "../platform/json.ts";
import type { ScriptFile } from "./script-files.ts";

export interface ConfinedNode {
  /** The program of Node itself. */
  readonly node: string;
  /** What runs in it: the text of an ES module. */
  readonly program: string;
  /** Absolute folder of the project. */
  readonly root: string;
  /** Gets what it prints on standard error. */
  readonly errors?: Sink;
  readonly signal: AbortSignal;
  /** Milliseconds; without end where it is absent. */
  readonly timeLimit?: number;
  /** Called once it runs. */
  readonly talk: (program: ConfinedProgram) => void;
  /** Called with what it says, other than that it wants a file. Undefined where that is no object of JSON. */
  readonly hear: (said: JsonObject | undefined) => void;
}

export interface ConfinedProgram {
  /** Tells it what to do. From now on it gets the files that `read` gives. */
  begin(task: JsonObject, read: (path: string) => Promise<ScriptFile>): void;
  /** Ends it: everything that was wanted has come. */
  end(): void;
}

/** Bytes of all that it says. */
const mostSaid = 1024 * 1024;
/** Megabytes of its heap. */
const heap = 256;

/** Runs it to its end. Never throws: how it ended is the value. */
export function runConfined(confined: ConfinedNode): Promise<ProcessEnd> {
  const { node, program, root, errors, signal, timeLimit, talk, hear } = confined;
  let running: RunningProgram | undefined;
  let read: ((path: string) => Promise<ScriptFile>) | undefined;
  const send = (message: object): void => running?.send(`${JSON.stringify(message)}\n`);
  return runProcess({
    command: { program: node, parameters: [...flags(), "--eval", program] },
    folder: root,
    environment: {},
    input: "open",
    ...(errors === undefined ? {} : { errors }),
    third: eachLine(mostSaid, (line) => {
      const said = parsed(line);
      const load = said?.["load"];
      if (typeof load === "string" && read !== undefined) void read(load).then(send);
      else hear(said);
    }),
    signal,
    ...(timeLimit === undefined ? {} : { timeLimit }),
    talk(started) {
      running = started;
      talk({
        begin(task, reader) {
          read = reader;
          send(task);
        },
        end: () => started.end(),
      });
    },
  });
}

function flags(): readonly string[] {
  return [
    "--permission",
    // Since Node 22.14; the child has nobody else who could send it one.
    ...(process.allowedNodeEnvironmentFlags.has("--disable-sigusr1") ? ["--disable-sigusr1"] : []),
    "--disallow-code-generation-from-strings",
    "--experimental-vm-modules",
    `--max-old-space-size=${heap}`,
    "--no-warnings",
    "--input-type=module",
  ];
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
