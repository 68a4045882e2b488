/** `slipway evaluate` as the command line calls it, in every format. */
import { command } from "../../../src/commands/evaluate.ts";
import type { CommandContext, ParsedInputs } from "../../../src/platform/command.ts";
import { completeInputs } from "../../../src/platform/inputs.ts";
import type { FakeBedrock } from "../../models/fake-bedrock.ts";
import { testContext } from "../../support/context.ts";

export async function runEvaluate(
  folder: string,
  fake: FakeBedrock,
  inputs: ParsedInputs = {},
  overrides: Partial<CommandContext> = {},
) {
  const given = new Map(
    Object.entries(inputs).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const complete = completeInputs(command.inputs, given as never, (name) => ({ shown: name, next: "" }));
  const environment = { ...fake.environment, PATH: process.env["PATH"], HOME: folder };
  // The definition says which type each has.
  const context = testContext(folder, { environment, ...overrides });
  const result = await command.run(complete as Parameters<typeof command.run>[0], context);
  return {
    exitCode: result.exitCode,
    outputs: result.outputs,
    document: JSON.parse(await result.render("json")),
    text: await result.render("text"),
    markdown: await result.render("markdown"),
    junit: await result.render("junit"),
  };
}
