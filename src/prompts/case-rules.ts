/** Rules about cases. */
import type { Rule } from "../platform/finding.ts";

export const promptWithoutCase: Rule = {
  id: "prompt-without-case",
  group: "cases",
  severity: "warning",
  title: "A prompt without a case",
  page: `A case is a named set of inputs. It is rendered in every check, reviewed in every change, and evaluated. Without
one, nobody has seen what the prompt gives. A prompt that some case names as its judge is asked with answers, and needs
none of its own. The finding stands at a file of cases that holds none yet, else at the prompt. Write \`NAME.cases.yaml\` beside the prompt:

\`\`\`yaml
cases:
  - name: lost-parcel
    input:
      question: Where is my order?
\`\`\``,
};

export const duplicateCase: Rule = {
  id: "duplicate-case",
  group: "cases",
  severity: "error",
  title: "Two cases of one name",
  page: `Cases of a prompt are told apart by name: in renderings, in completions and in comparisons with the base. Give
each its own. Names that differ only in case are one name on many file systems.`,
};

export const caseInput: Rule = {
  id: "case-input",
  group: "cases",
  severity: "error",
  title: "The input of a case does not fit the input schema",
  page: `What a case passes has to be what callers may pass. The finding points at the value, or at its name where the
schema does not know it. Correct the case, or the schema.`,
};

export const uncoveredBranch: Rule = {
  id: "uncovered-branch",
  group: "cases",
  severity: "note",
  title: "A branch that no case takes",
  page: `No case of any prompt makes the template take this branch, so nobody has seen what it gives. Add a case with an
input that leads here, or remove the branch.`,
};

export const caseRules: readonly Rule[] = [promptWithoutCase, duplicateCase, caseInput, uncoveredBranch];
