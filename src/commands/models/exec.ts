/** The command that answers for `provider: exec`, where it may be started. */
import { modelsErrors } from "../../models/errors.ts";
import { createExecProvider, credentialsAmong, execEnvironment } from "../../models/exec-provider.ts";
import type { Provider } from "../../models/provider.ts";
import type { CommandContext } from "../../platform/command.ts";
import { visibleLine } from "../../platform/visible.ts";
import { foreignCodeWords, isForeignCode } from "../evaluation/foreign-code.ts";
import type { AskingPolicy } from "./policy.ts";

/** @throws SW1101 without a command, SW1113 where starting it would hand a change what is not its own. */
export async function openExec(
  { exec, trusted }: AskingPolicy,
  folder: string,
  context: CommandContext,
): Promise<Provider> {
  if (exec === undefined) {
    throw modelsErrors.create("SW1101", {
      message: "`provider: exec` has no command.",
      next: "Write `models.exec.command` in slipway.yaml.",
      place: { file: "slipway.yaml" },
    });
  }
  if (await isForeignCode(context, folder)) {
    throw modelsErrors.create("SW1113", {
      message: `The command ${shown(exec.command)} of \`models.exec\` is not started: the code here may be a stranger's (${foreignCodeWords}).`,
      next: "Run with `--offline` in this workflow, or bring the change to a branch of this repository after its review.",
    });
  }
  if (!trusted) {
    throw modelsErrors.create("SW1113", {
      message: `The command ${shown(exec.command)} of \`models.exec\` is not started: in a workflow it is the default branch's, and that branch is not known here, or has no slipway.yaml in this folder.`,
      next: "Give the step GITHUB_TOKEN with `contents: read`, or check out with `fetch-depth: 0`; a new slipway.yaml counts when it is on the default branch.",
    });
  }
  const credentials = credentialsAmong(exec.environment ?? []);
  if (credentials.length > 0) {
    throw modelsErrors.create("SW1113", {
      message: `\`models.exec.environment\` names ${credentials.map((name) => visibleLine(name)).join(", ")}: credentials of the workflow, of AWS, GitHub or Slipway, are never handed to a command.`,
      next: "Remove them from slipway.yaml, and give the command a key of its own under a name of its own.",
      place: { file: "slipway.yaml" },
    });
  }
  return createExecProvider({
    command: exec.command,
    folder,
    environment: execEnvironment(context.environment, exec.environment ?? []),
  });
}

function shown(command: readonly string[]): string {
  return visibleLine(command.join(" ")).slice(0, 200);
}
