/** What to write where nothing was evaluated, because no case demands anything. */
import { quoted } from "../../platform/inputs.ts";
import type { Case } from "../../prompts/prompt.ts";

/** Files in which `expect:` can stand; the others are of the classic layout, which has no place for it. */
const casesFile = /\.cases\.(?:yaml|yml|json)$/;

/**
 * The next step, as one sentence or two.
 *
 * @param cases those that were looked at; none of them demands anything
 * @param prompt name of the prompt that was chosen, where one was
 */
export function nextDemand(
  cases: readonly { readonly prompt: string; readonly case: Case }[],
  prompt: string | undefined,
): string {
  const [first] = cases.filter(({ case: one }) => casesFile.test(one.source.file));
  const page = "docs/evaluation.md lists what can be demanded.";
  if (first === undefined) {
    const name = cases[0]?.prompt ?? prompt ?? "NAME";
    return `Write a case that demands something into ${name}.cases.yaml beside the prompt: { name: hello, input: { … }, expect: { contains: hello } }. ${page}`;
  }
  const { name, source } = first.case;
  return `Add \`expect:\` to the case ${quoted(name)} in ${source.file}, for example \`expect: { contains: hello }\`. ${page}`;
}
