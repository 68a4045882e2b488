/** What a step shows: its log, annotations, the job summary, and the file of the result. */

import { resolve } from "node:path";
import { writeOutputFile } from "../commands/output-file.ts";
import { exitCodeOf, failureDocument, failureOf, failureText } from "../edge/failure.ts";
import type { EdgeMachine } from "../edge/machine.ts";
import type { Print } from "../edge/printer.ts";
import type { AnyCommand, CommandResult } from "../platform/command.ts";
import type { SlipwayError } from "../platform/errors.ts";
import { visible, visibleLine } from "../platform/visible.ts";
import { codeSpan, sentenceMarkdown } from "../reports/markdown.ts";
import { appendNamed } from "./file-commands.ts";
import type { ActionInvocation } from "./inputs.ts";
import { outputsOfFailure } from "./outputs.ts";
import { appendSummary, summaryOfText } from "./summary.ts";
import { workflowCommand } from "./workflow-commands.ts";

/** Lines; a longer result is folded, so that what follows it is found. */
const longestOpen = 60;

/** A step shows so many annotations of a kind (GitHub docs, "Workflow commands"); the log has them all anyhow. */
const annotationsOfAKind = 10;

export interface ReportedResult {
  readonly command: AnyCommand;
  readonly result: CommandResult;
  readonly invocation: ActionInvocation;
  readonly directory: string;
}

/** Prints the result, annotates, and writes summary and file. Returns the file's path where one was asked for. */
export async function reportResult(
  machine: EdgeMachine,
  print: Print,
  reported: ReportedResult,
): Promise<string | undefined> {
  const { command, result, invocation, directory } = reported;
  const texts = new Map<string, string>();
  const rendered = async (format: Parameters<CommandResult["render"]>[0]): Promise<string> => {
    const text = texts.get(format) ?? (await result.render(format));
    texts.set(format, text);
    return text;
  };
  const title = `slipway ${command.name}`;
  printFolded(machine, print, title, await rendered("text"));
  const annotates = command.formats.includes("github");
  if (annotates) print("output", fewOfAKind(await rendered("github")), "github");
  else if (result.exitCode === 1)
    failed(machine, print, title, `${title} found what must be mended; the log says what.`);
  const summary = command.formats.includes("markdown")
    ? await rendered("markdown")
    : summaryOfText(title, await rendered("text"));
  writeSummary(machine, print, summary);
  if (invocation.resultFile === undefined) return undefined;
  const content = machine.redaction.redact(await rendered(invocation.resultFormat));
  return writeOutputFile(invocation.resultFile, directory, machine.directory, content);
}

export interface ReportedFailure {
  readonly name: string;
  readonly phase: "main" | "post";
  readonly thrown: unknown;
  readonly interrupted: boolean;
}

/** Reports an error on every channel and returns the exit code. What cannot be written is not worth a second error. */
export async function reportFailure(machine: EdgeMachine, print: Print, reported: ReportedFailure): Promise<number> {
  const failure = failureOf(reported.thrown, reported.interrupted);
  const title = `slipway ${reported.name}`;
  if (machine.environment["RUNNER_DEBUG"] === "1" || isOn(machine.environment["INPUT_VERBOSE"])) {
    print("output", failureText(failure, { color: false, verbose: true }));
  }
  failed(machine, print, `${title} ${failure.code}`, failureMessage(failure));
  if (reported.phase === "main") {
    attempt(print, "outputs", () => {
      appendNamed("GITHUB_OUTPUT", outputsOfFailure(failure), machine.environment);
    });
    writeSummary(machine, print, failureSummary(title, failure));
    attempt(print, "result", () => writeFailureFile(machine, failure));
  }
  return exitCodeOf(failure);
}

function isOn(value: string | undefined): boolean {
  return value?.trim().toLowerCase() === "true";
}

function printFolded(machine: EdgeMachine, print: Print, title: string, text: string): void {
  const lines = text.split("\n").length - 1;
  const folded = lines > longestOpen;
  if (folded) machine.write("output", workflowCommand("group", {}, `${title}: ${lines} lines`));
  print("output", text.endsWith("\n") || text === "" ? text : `${text}\n`);
  if (folded) machine.write("output", workflowCommand("endgroup", {}, ""));
}

function failed(machine: EdgeMachine, print: Print, title: string, message: string): void {
  const line = workflowCommand("error", { title }, visible(machine.redaction.redact(message)));
  print("output", line, "github");
}

/** What happened, where, and what to do next. */
function failureMessage(failure: SlipwayError): string {
  const lines = [failure.message];
  if (failure.place !== undefined) lines.push(`at ${placeOf(failure)}`);
  return [...lines, `→ ${failure.next}`, `More: slipway explain ${failure.code}`].join("\n");
}

function placeOf({ place }: SlipwayError): string {
  return [place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(":");
}

function failureSummary(title: string, failure: SlipwayError): string {
  const sign = failure.class === "refusal" ? "⛔" : "❌";
  const sentences = [failure.message, failure.next].map((text) => text.split("\n").map(sentenceMarkdown).join("\\\n"));
  return [
    `### ${sign} ${title}: ${failure.class === "refusal" ? "refused" : "failed"} (${codeSpan(failure.code)})`,
    sentences[0],
    ...(failure.place === undefined ? [] : [`At ${codeSpan(visibleLine(placeOf(failure)))}.`]),
    `**What to do:** ${sentences[1]}`,
  ].join("\n\n");
}

/** A reader of the file finds the error in it, in the shape of every error document, not the result of an earlier run. */
function writeFailureFile(machine: EdgeMachine, failure: SlipwayError): void {
  const named = machine.environment["INPUT_RESULT-FILE"]?.trim() ?? "";
  if (named === "" || failure.code === "SW0113") return;
  const directory = machine.environment["INPUT_WORKING-DIRECTORY"]?.trim() ?? "";
  writeOutputFile(
    named,
    resolve(machine.directory, directory),
    machine.directory,
    machine.redaction.redact(failureDocument(failure)),
  );
}

function writeSummary(machine: EdgeMachine, print: Print, markdown: string): void {
  attempt(print, "job summary", () => appendSummary(machine.redaction.redact(markdown), machine.environment));
}

/** For what must not fail a step that did its work. */
function attempt(print: Print, what: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    print("output", `The ${what} could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Annotations beyond those that a step shows are left out: each would be a second line in the log for a finding. */
function fewOfAKind(commands: string): string {
  const counts = new Map<string, number>();
  return commands
    .split("\n")
    .filter((line) => {
      const [, kind] = /^::(error|warning|notice)[ :]/.exec(line) ?? [];
      if (kind === undefined) return true;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return count <= annotationsOfAKind;
    })
    .join("\n");
}
