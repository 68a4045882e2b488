/** Cases of which nobody knows what became of them, in words: which they are, and why. */
import { type CaseResult, type Evaluation, isUndecided } from "../evaluation/evaluation.ts";
import { visibleLine } from "../platform/visible.ts";
import { counted, grouped, listed } from "../platform/words.ts";
import { shortened } from "./markdown-review/section.ts";

const mostNamed = 3;
const longestName = 100;
const longestReason = 500;

/** Also those that pass, where the base could not be judged: then nothing is known about the difference. */
function undecidedIn({ results }: Pick<Evaluation, "results">): readonly CaseResult[] {
  return results.filter((result) => isUndecided(result) || result.base === "error");
}

/** `2 cases could not be asked, judged or confirmed: sort · late and sort · money`. `least`: a count of an earlier version. */
export function undecidedWords(evaluation: Pick<Evaluation, "results">, least: number): string {
  const those = undecidedIn(evaluation);
  const could = `${counted(Math.max(least, those.length), "case")} could not be asked, judged or confirmed`;
  if (those.length === 0) return could;
  const more = those.length - mostNamed;
  const named = those.slice(0, mostNamed).map(nameOf);
  return `${could}: ${listed(more > 0 ? [...named, `${grouped(more)} more`] : named, "and")}`;
}

/** Why, of those that are listed nowhere else, because their own answers passed. */
export function undecidedReasons(evaluation: Pick<Evaluation, "results">): readonly string[] {
  return undecidedIn(evaluation)
    .filter(({ outcome, problem }) => outcome === "passed" && problem !== undefined)
    .slice(0, mostNamed)
    .map((result) => `${nameOf(result)}: ${visibleLine(shortened(result.problem ?? "", longestReason))}`);
}

function nameOf({ prompt, case: name }: CaseResult): string {
  return visibleLine(shortened(`${prompt} · ${name}`, longestName));
}
