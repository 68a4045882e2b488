/** The process of an action. */
import { edgeProcess, endWith } from "../edge/process.ts";
import { writeFully } from "../platform/output.ts";
import { createRedaction } from "../platform/redaction.ts";
import { maskingRedaction } from "./mask.ts";
import { type ActionMachine, reportActionCrash, runAction } from "./run.ts";

/** Runs one phase of a command's action and ends the process. */
export function runActionProcess(
  commands: ActionMachine["commands"],
  name: string,
  phase: "main" | "post",
): Promise<never> {
  const masked = maskingRedaction(createRedaction(), process.env, (line) => void writeFully(1, line));
  const machine: ActionMachine = { ...edgeProcess(masked), commands };
  return endWith(
    () => runAction(machine, name, phase),
    (error) => reportActionCrash(machine, name, error),
  );
}
