/**
 * The one way in which programs of other people are run: scripts that judge, commands that answer, checks of health. A
 * program sees the environment that it is given and nothing else of ours, has bounds of time and output, and however it
 * ends, its process group ends with it: what it started lives on only where that left the group, or on Windows. What it
 * says is a stranger's text: `shownLine` makes it fit for a message.
 */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { EnvironmentVariables } from "./environment.ts";
import { endGroup, groupOptions } from "./process-group.ts";
import { visibleLine } from "./visible.ts";

/** Takes what a stream gives. False ends the program: more came than anybody wants. */
export interface Sink {
  take(chunk: Buffer): boolean;
  /** What was kept, as UTF-8; broken characters are shown as such. */
  text(): string;
}

export interface ProcessRequest {
  /** Program and arguments, without a shell; or a line for the shell. */
  readonly command: { readonly program: string; readonly parameters: readonly string[] } | { readonly line: string };
  /** Absolute folder in which it runs. */
  readonly folder: string;
  /** All that it sees: nothing is inherited. */
  readonly environment: EnvironmentVariables;
  /** Its whole standard input; `open` for a conversation, by `talk`. It has none where this is absent. */
  readonly input?: Uint8Array | "open";
  readonly output?: Sink;
  readonly errors?: Sink;
  /** File descriptor 3, where a program answers past what its libraries print. */
  readonly third?: Sink;
  readonly signal: AbortSignal;
  /** Milliseconds; without end where it is absent. */
  readonly timeLimit?: number;
  /** Called once it runs. */
  readonly talk?: (program: RunningProgram) => void;
}

export interface RunningProgram {
  /** Writes to its standard input, where that is open. */
  send(text: string): void;
  /** Ends it: everything that was wanted has come. */
  end(): void;
}

export type ProcessEnd =
  | { readonly how: "exited"; readonly code: number }
  /** By somebody else. */
  | { readonly how: "killed"; readonly signal: string }
  /** `code` as Node has it: `ENOENT`, `E2BIG`. */
  | { readonly how: "not-started"; readonly code: string }
  | { readonly how: "timed-out" }
  | { readonly how: "too-much" }
  /** By the signal of the request. */
  | { readonly how: "stopped" }
  /** By `end` of `talk`. */
  | { readonly how: "finished" };

/**
 * Milliseconds that its streams may stay open and silent after it has ended, and how often they are looked at: what left
 * its group may hold them, and print for ever.
 */
const silenceAfterEnd = 1_000;
const looksAfterEnd = 3;

/** Runs a program to its end. Never throws: how it ended is the value. */
export function runProcess(request: ProcessRequest): Promise<ProcessEnd> {
  const { input, output, errors, third, signal, timeLimit, talk } = request;
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = start(request);
    } catch (error) {
      // What is not about the program itself, such as E2BIG, is thrown and not told as an event.
      return resolve({ how: "not-started", code: codeOf(error) });
    }
    let outcome: ProcessEnd | undefined;
    let silent = true;
    const end = (how: ProcessEnd): void => {
      outcome ??= how;
      endGroup(child);
    };
    const onAbort = (): void => end({ how: "stopped" });
    const timer = timeLimit === undefined ? undefined : setTimeout(() => end({ how: "timed-out" }), timeLimit);
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    const settle = (how: ProcessEnd): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      resolve(outcome ?? how);
    };
    const listen = (stream: Readable | Writable | null | undefined, sink: Sink | undefined): void => {
      stream?.on("data", (chunk: Buffer) => {
        silent = false;
        if (sink?.take(chunk) === false) end({ how: "too-much" });
      });
    };
    listen(child.stdout, output);
    listen(child.stderr, errors);
    listen(child.stdio[3], third);
    child.on("error", (error) => settle({ how: "not-started", code: codeOf(error) }));
    child.on("close", (code, killed) => settle(endOf(code, killed)));
    child.on("exit", (code, killed) => {
      endGroup(child);
      const look = (left: number): void => {
        silent = true;
        // What stands in the pipes already is read before the next look.
        setTimeout(
          () => setImmediate(() => (silent || left === 0 || outcome !== undefined ? leave() : look(left - 1))),
          silenceAfterEnd,
        ).unref();
      };
      const leave = (): void => {
        for (const stream of child.stdio) stream?.destroy();
        settle(endOf(code, killed));
      };
      look(looksAfterEnd - 1);
    });
    // A program that does not read what it is told closes the pipe early; how it ends tells more than the pipe.
    child.stdin?.on("error", () => undefined);
    if (input instanceof Uint8Array) child.stdin?.end(input);
    talk?.({
      send: (text) => void child.stdin?.write(text),
      end: () => end({ how: "finished" }),
    });
  });
}

function start({ command, folder, environment, input, output, errors, third }: ProcessRequest): ChildProcess {
  const stdio: SpawnOptions["stdio"] = [
    input === undefined ? "ignore" : "pipe",
    output === undefined ? "ignore" : "pipe",
    errors === undefined ? "ignore" : "pipe",
    ...(third === undefined ? [] : (["pipe"] as const)),
  ];
  const options: SpawnOptions = { cwd: folder, env: { ...environment }, stdio, ...groupOptions() };
  return "line" in command
    ? spawn(command.line, { ...options, shell: true })
    : spawn(command.program, command.parameters, { ...options, shell: false });
}

function endOf(code: number | null, killed: string | null): ProcessEnd {
  return code === null ? { how: "killed", signal: killed ?? "a signal" } : { how: "exited", code };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown reason";
  return visibleLine("code" in error ? String(error.code) : error.message).slice(0, 80);
}

/** Keeps everything, and ends the program where more than `most` bytes come. */
export function wholeOutput(most: number): Sink {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    take(chunk) {
      size += chunk.byteLength;
      if (size > most) return false;
      chunks.push(chunk);
      return true;
    },
    text: () => Buffer.concat(chunks).toString("utf8"),
  };
}

/** Keeps the first bytes, and reads the rest so that the program is not held up. */
export function beginningOfOutput(most: number): Sink {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    take(chunk) {
      if (size < most) chunks.push(chunk.subarray(0, most - size));
      size += chunk.byteLength;
      return true;
    },
    text: () => Buffer.concat(chunks).toString("utf8"),
  };
}

/** Keeps the last bytes. For both streams at once, it has them in the order in which they came. */
export function endOfOutput(most: number): Sink {
  let kept: Buffer = Buffer.alloc(0);
  return {
    take(chunk) {
      kept = Buffer.concat([kept, chunk]).subarray(-most);
      return true;
    },
    text: () => kept.toString("utf8"),
  };
}

/** Calls `take` with every line that has ended, and ends the program where more than `most` bytes come in all. */
export function eachLine(most: number, take: (line: string) => void): Sink {
  let rest = "";
  let size = 0;
  return {
    take(chunk) {
      size += chunk.byteLength;
      if (size > most) return false;
      // Bytes as characters, so that one of UTF-8 that two chunks share stays whole.
      const lines = `${rest}${chunk.toString("latin1")}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(Buffer.from(line, "latin1").toString("utf8"));
      return true;
    },
    text: () => Buffer.from(rest, "latin1").toString("utf8"),
  };
}

/** Words of a program for a message: one line without control and invisible characters, the last one of several. */
export function shownLine(text: string, most: number): string {
  return visibleLine(text.trim().split("\n").at(-1) ?? "").slice(0, most);
}
