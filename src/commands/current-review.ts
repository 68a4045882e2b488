/** The prompts of a project as they are now, as a review that compares with nothing: what pages show of renderings. */
import packageJson from "../../package.json" with { type: "json" };
import type { Finding } from "../platform/finding.ts";
import { nameOf } from "../project/paths.ts";
import type { Project } from "../project/project.ts";
import type { CheckedPrompt } from "../prompts/checked.ts";
import type { Rendering } from "../prompts/prompt.ts";
import { longestOf } from "../prompts/size.ts";
import { summarize } from "../reports/findings.ts";
import type { Review, ReviewPrompt } from "../reports/review.ts";
import { judged } from "../reports/review-verdict.ts";

/** A prompt as the review has it, with the renderings that are to be shown. */
export function reviewPrompt(checked: CheckedPrompt, renderings: readonly Rendering[]): ReviewPrompt {
  return {
    ...factsOfPrompt(checked, renderings),
    renderings: renderings.map(({ case: name, messages }) => ({ case: name, messages })),
  };
}

/** What a review says of a prompt besides its renderings; its size is that of the longest of these. */
export function factsOfPrompt(
  { file, prompt, cases, sound }: CheckedPrompt,
  renderings: CheckedPrompt["renderings"],
): Omit<ReviewPrompt, "renderings"> {
  return {
    name: file.name,
    form: prompt?.form ?? "dotprompt",
    file: file.file.path,
    ...(file.cases === undefined ? {} : { casesFile: file.cases.path }),
    ...(prompt?.description === undefined ? {} : { description: prompt.description }),
    model: prompt?.model ?? null,
    cases: cases.length,
    sound,
    size: longestOf(renderings),
  };
}

/** The review of one project without a base. */
export function currentReview(
  project: Project,
  prompts: readonly ReviewPrompt[],
  findings: readonly Finding[],
): Review {
  return judged({
    format: "slipway/review/v1",
    tool: { version: packageJson.version },
    base: null,
    head: { commit: null, label: "working tree" },
    projects: [
      {
        path: "",
        name: nameOf(project.root.replaceAll("\\", "/")),
        findings,
        counts: summarize(findings),
        prompts,
        difference: null,
      },
    ],
    findings: [],
    level: null,
    reasons: [],
    notes: [],
  });
}
