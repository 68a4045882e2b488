/** The contract of all prompts of a project together. */
import type { Contract, ContractChange, PromptDifference } from "./difference.ts";
import { contractOf } from "./levels.ts";

/** More changes are not told one by one. */
const mostReasons = 500;

/** Every reason but the patches, of which there is one sentence for all: words change in most prompts of most changes. */
export function projectContract(prompts: readonly PromptDifference[]): Contract {
  const reasons = prompts.flatMap(({ contract }) => contract.changes.filter(({ level }) => level !== "patch"));
  return contractOf([...limited(reasons), ...patches(prompts)]);
}

function limited(reasons: readonly ContractChange[]): readonly ContractChange[] {
  if (reasons.length <= mostReasons) return reasons;
  const sorted = contractOf(reasons).changes;
  const [next] = sorted.slice(mostReasons);
  return [
    ...sorted.slice(0, mostReasons),
    {
      level: next?.level ?? "minor",
      subject: "prompt",
      reason: `There are ${sorted.length - mostReasons} more reasons; each prompt has its own.`,
    },
  ];
}

function patches(prompts: readonly PromptDifference[]): readonly ContractChange[] {
  const count = prompts.filter(({ contract }) => contract.changes.some(({ level }) => level === "patch")).length;
  if (count === 0) return [];
  return [
    {
      level: "patch",
      subject: "words",
      reason: `Words or settings of ${count === 1 ? "one prompt" : `${count} prompts`} changed.`,
    },
  ];
}
