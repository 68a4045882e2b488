/** `slipway run` in a folder, with the defaults of its inputs. */
import { command } from "../../src/commands/run.ts";
import type { CommandContext } from "../../src/platform/command.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON documents that tests look into
type Document = any;

interface RunResult {
  readonly exitCode: number;
  readonly document: Document;
  readonly text: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the command with its defaults and these inputs. */
export async function run(
  folder: string,
  inputs: Partial<Parameters<typeof command.run>[0]> = {},
  overrides: Partial<CommandContext> = {},
): Promise<RunResult> {
  const result = await command.run(inputsFor(command, inputs), testContext(folder, overrides));
  return {
    exitCode: result.exitCode,
    document: JSON.parse(await result.render("json")),
    text: await result.render("text"),
    outputs: result.outputs,
  };
}
