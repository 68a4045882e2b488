/** What is wrong with the expectations of a prompt's cases, as findings. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import type { Case, Prompt } from "../prompts/prompt.ts";
import { compileExpectations, type ExpectationSurroundings } from "./expectations/compile.ts";
import { expectationInvalid } from "./rules.ts";

/** One finding for each expectation that cannot be used, at the value that is wrong. */
export async function checkExpectations(
  prompt: Prompt,
  cases: readonly Case[],
  project: Pick<ExpectationSurroundings, "hasPrompt" | "hasFile">,
): Promise<readonly Finding[]> {
  const around = surroundingsOf(prompt, project);
  const findings: Finding[] = [];
  for (const one of cases) {
    const { problems } = await compileExpectations(one.expect, around);
    for (const { expectation, within, message, help } of problems) {
      const pointer = `${expectation.pointer}${within}`;
      const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
      findings.push(createFinding(expectationInvalid, one.source, place, { message, help }));
    }
  }
  return findings;
}

/** What expectations of this prompt's cases may refer to. */
export function surroundingsOf(
  { output, tools }: Prompt,
  { hasPrompt, hasFile }: Pick<ExpectationSurroundings, "hasPrompt" | "hasFile">,
): ExpectationSurroundings {
  return { outputSchema: output.schema, tools, hasPrompt, hasFile };
}
