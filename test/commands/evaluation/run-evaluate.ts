/** `slipway evaluate` as the command line calls it, in every format. */
import { command } from "../../../src/commands/evaluate.ts";
import type { CommandContext } from "../../../src/platform/command.ts";
import type { FakeBedrock } from "../../models/fake-bedrock.ts";
import { testContext } from "../../support/context.ts";
import { inputsFor } from "../../support/inputs.ts";

export async function runEvaluate(
  folder: string,
  fake: FakeBedrock,
  inputs: Partial<Parameters<typeof command.run>[0]> = {},
  overrides: Partial<CommandContext> = {},
) {
  const environment = { ...fake.environment, PATH: process.env["PATH"], HOME: folder };
  const context = testContext(folder, { environment, ...overrides });
  const result = await command.run(inputsFor(command, inputs), context);
  return {
    exitCode: result.exitCode,
    outputs: result.outputs,
    document: JSON.parse(await result.render("json")),
    text: await result.render("text"),
    markdown: await result.render("markdown"),
    junit: await result.render("junit"),
  };
}
