/** What a deploy would change in each environment, where the run had credentials to look. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import { counted } from "../../platform/words.ts";
import { codeSpan, sentenceMarkdown } from "../markdown.ts";
import { fileCountWords, liveVersion, textOf, uploadWords } from "../plan-facts.ts";
import type { Review, ReviewPlan } from "../review.ts";
import { isOneOfSeveral, type ReviewSection, shortened } from "./section.ts";

/** A line for each environment; undefined where no plan was made. */
export function plansSection(review: Review): ReviewSection | undefined {
  const several = isOneOfSeveral(review);
  const pieces = review.projects.flatMap((project) =>
    (project.plans ?? []).slice(0, 100).map((plan) => {
      const name = several && project.path !== "" ? `${project.path}: ${plan.environment}` : plan.environment;
      return { forms: [`- ${codeSpan(shortened(name, 200))}: ${planWords(plan)}`] as const };
    }),
  );
  if (pieces.length === 0) return undefined;
  return {
    title: "What a deploy would change",
    folded: false,
    pieces,
    separator: "\n",
    leftOut: (count) => counted(count, "environment"),
    weight: 1,
  };
}

/** The document of `slipway plan` may come from an artifact: every field is looked at before it is believed. */
function planWords(plan: ReviewPlan): string {
  if (plan.status === "unavailable") return `not looked at. ${sentenceMarkdown(shortened(plan.reason, 400))}`;
  const document = plan.plan;
  const facts = [
    kindWords(textOf(document, "kind"), liveVersion(document), textOf(document, "version")),
    fileCountWords(document),
    uploadWords(document),
  ].filter((words) => words !== "");
  const refusal = ownProperty(document, "refusal");
  const decision = ownProperty(document, "decision");
  if (isJsonObject(refusal))
    facts.push(`⛔ it would be refused: ${sentenceMarkdown(shortened(textOf(refusal, "message"), 400))}`);
  if (isJsonObject(decision)) facts.push(decisionWords(decision));
  return facts.join("; ");
}

function kindWords(kind: string, live: string, version: string): string {
  const to = version === "" ? "" : ` ${codeSpan(shortened(version, 80))}`;
  switch (kind) {
    case "first":
      return `the first release,${to === "" ? " without a version" : to}`;
    case "unchanged":
      return "nothing would change";
    case "same-bundle":
      return `the same files under another version,${to}`;
    default:
      return live === "" ? `to${to}` : `from ${codeSpan(shortened(live, 80))} to${to}`;
  }
}

function decisionWords(decision: JsonObject): string {
  const outcome = textOf(decision, "outcome");
  const reasons = ownProperty(decision, "reasons");
  const words = Array.isArray(reasons)
    ? reasons
        .filter((reason: Json) => typeof reason === "string")
        .slice(0, 3)
        .map((reason) => sentenceMarkdown(shortened(String(reason), 300)))
    : [];
  const sign = outcome === "allow" ? "✅" : outcome === "wait" ? "⏳" : "⛔";
  return `${sign} the gate says ${codeSpan(shortened(outcome, 40))}${words.length === 0 ? "" : `: ${words.join("; ")}`}`;
}
