/** `slipway run` in a folder, with the defaults of its inputs. */
import { command } from "../../src/commands/run.ts";
import type { CommandContext, ParsedInputs } from "../../src/platform/command.ts";
import { completeInputs } from "../../src/platform/inputs.ts";
import { testContext } from "../support/context.ts";

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
  inputs: ParsedInputs = {},
  overrides: Partial<CommandContext> = {},
): Promise<RunResult> {
  const given = new Map(
    Object.entries(inputs).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const complete = completeInputs(command.inputs, given, (name) => ({ shown: name, next: "" }));
  // The definition says which type each has.
  const result = await command.run(complete as Parameters<typeof command.run>[0], testContext(folder, overrides));
  return {
    exitCode: result.exitCode,
    document: JSON.parse(await result.render("json")),
    text: await result.render("text"),
    outputs: result.outputs,
  };
}
