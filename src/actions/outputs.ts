/** The outputs of an action: those of its command, and those that every action has. */
import type { AnyCommand, CommandResult, OutputDefinition } from "../platform/command.ts";
import type { SlipwayError } from "../platform/errors.ts";
import type { Redaction } from "../platform/redaction.ts";

/** Outputs that every action has besides those of its command. */
export function generalOutputs(): Readonly<Record<string, OutputDefinition>> {
  return {
    outcome: {
      description:
        "`done`, `findings`, or `wait` where a gate says so; where the step fails, `refused` by policy or a lost race, else `failed`",
    },
    "error-code": { description: "Code of the error with which the step failed, such as SW0201; else empty" },
    "result-file": { description: "Absolute path of the result's file, where `result-file` names one" },
  };
}

/** All outputs that an action declares. A command's own `outcome` says more than the general one. */
export function actionOutputs(command: Pick<AnyCommand, "outputs">): Readonly<Record<string, OutputDefinition>> {
  const general = generalOutputs();
  const own = command.outputs["outcome"];
  if (own === undefined) return { ...command.outputs, ...general };
  const outcome = {
    description: `${own.description}; \`wait\` where a gate says so; \`refused\` or \`failed\` where the step fails`,
  };
  return { ...command.outputs, ...general, outcome };
}

/** What a result writes. Secrets are taken out: the next step may print an output. */
export function outputsOf(
  command: AnyCommand,
  result: CommandResult,
  file: string | undefined,
  redaction: Redaction,
): Readonly<Record<string, string>> {
  const waits = result.exitCode === 4;
  const outcome = waits ? "wait" : (result.outputs["outcome"] ?? (result.exitCode === 0 ? "done" : "findings"));
  const values = { ...result.outputs, outcome, "error-code": "", "result-file": file ?? "" };
  const declared = actionOutputs(command);
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => declared[name] !== undefined)
      .map(([name, value]) => [name, redaction.redact(value)]),
  );
}

/** What an error writes, for steps that run `if: failure()` or after `continue-on-error`. */
export function outputsOfFailure(failure: SlipwayError): Readonly<Record<string, string>> {
  return { outcome: failure.class === "refusal" ? "refused" : "failed", "error-code": failure.code };
}
