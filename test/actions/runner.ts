/** Runs an action in this process as a runner does: variables for inputs, files for outputs, summary, state. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { maskingRedaction } from "../../src/actions/mask.ts";
import { runAction } from "../../src/actions/run.ts";
import type { AnyCommand } from "../../src/platform/command.ts";
import { createRedaction } from "../../src/platform/redaction.ts";

export interface StepResult {
  readonly exitCode: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface StepOptions {
  /** Names as in `with:`. */
  readonly with?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  readonly phase?: "main" | "post";
  /** False where the runner names no files. */
  readonly files?: boolean;
  readonly summaryBefore?: string;
}

/** One step. */
export async function step(command: AnyCommand, options: StepOptions = {}): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-step-"));
  const files = runnerFiles(folder, options.summaryBefore);
  let log = "";
  const write = (text: string) => {
    log += text;
  };
  const environment = {
    GITHUB_ACTIONS: "true",
    ...(options.files === false ? {} : files),
    ...inputVariables(options.with ?? {}),
    ...options.environment,
  };
  const exitCode = await runAction(
    {
      environment,
      directory: options.directory ?? folder,
      redaction: maskingRedaction(createRedaction(), environment, write),
      commands: [{ name: command.name, load: async () => ({ command }) }],
      write: (_stream, text) => write(text),
      readStandardInput: async () => new Uint8Array(),
      isDirectory: (path) => !path.includes("nowhere"),
      now: () => new Date("2026-11-02T09:00:00Z"),
      clock: () => 0,
      onInterrupt: () => () => undefined,
    },
    command.name,
    options.phase ?? "main",
  );
  return { exitCode, log, ...readRunnerFiles(files) };
}

/** Empty files where a runner would make them. */
export function runnerFiles(folder: string, summary = ""): Readonly<Record<string, string>> {
  const files = {
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_ENV: join(folder, "env"),
    GITHUB_STATE: join(folder, "state"),
    GITHUB_STEP_SUMMARY: join(folder, "summary"),
  };
  for (const [name, file] of Object.entries(files)) writeFileSync(file, name === "GITHUB_STEP_SUMMARY" ? summary : "");
  return files;
}

export function readRunnerFiles(files: Readonly<Record<string, string>>) {
  const text = (name: string) => readFileSync(files[name] ?? "", "utf8");
  return {
    outputs: namedValues(text("GITHUB_OUTPUT")),
    variables: namedValues(text("GITHUB_ENV")),
    state: namedValues(text("GITHUB_STATE")),
    summary: text("GITHUB_STEP_SUMMARY"),
  };
}

/** As the runner names them. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** Reads a file command as the runner does (FileCommandManager.cs): `name=value`, or `name<<delimiter` and lines up to it. */
function namedValues(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const heredoc = line.indexOf("<<");
    const equals = line.indexOf("=");
    if (heredoc === -1 || (equals !== -1 && equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const end = lines.indexOf(line.slice(heredoc + 2), at + 1);
    if (end === -1) throw new Error(`The value of ${line} has no end.`);
    values[line.slice(0, heredoc)] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return values;
}
