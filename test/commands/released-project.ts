/** A project in a folder that has made releases, for tests of commands that look at them or go back. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { command as deploy } from "../../src/commands/deploy.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

/** One environment with a folder of its name, and a release for each version. `more` stands below the environment. */
export async function releasedProject(environment: string, versions: readonly string[], more = ""): Promise<string> {
  const folder = makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\nenvironments:\n  ${environment}:\n    store: ./${environment}\n${more}`,
    "prompts/a.prompt": "Hello\n",
    "prompts/a.cases.yaml": "cases: { one: {} }\n",
  });
  for (const version of versions) {
    writeFileSync(join(folder, "prompts/a.prompt"), `Hello from ${version}\n`);
    await deploy.run(inputsFor(deploy, { environment, version }), testContext(folder));
  }
  return folder;
}
