/** What stands under a comment after it was acted on: what counts, what is missing, or why it does not count. */
import type { SlipwayError } from "../../platform/errors.ts";
import { escapeMarkdown, sentenceMarkdown } from "../../reports/markdown.ts";
import { foreign } from "../releases/words.ts";
import type { Act } from "./approval-acts.ts";
import type { Decided } from "./decide.ts";

const longest = 600;

function sentence(text: string): string {
  return sentenceMarkdown(foreign(text, longest));
}

/** Markdown without a line feed at its end. `decided` is absent where nothing was decided, after an acknowledgement. */
export function commentReply(act: Act, decided: Decided | undefined, environment: string): string {
  const bundle = act.records[0]?.bundle;
  const lines = [`**${sentence(act.message)}**`, ""];
  if (bundle !== undefined) lines.push(`Bundle \`${bundle}\``, "");
  if (decided !== undefined) {
    const { decision } = decided;
    if (decision.outcome === "allow") lines.push(`The gate of ${escapeMarkdown(environment)} allows the release now.`);
    else {
      lines.push(`The gate of ${escapeMarkdown(environment)} does not allow the release yet:`, "");
      for (const { rule, outcome, reason } of decision.rules) {
        if (outcome !== "allow") lines.push(`- ${escapeMarkdown(rule)}: ${sentence(reason)}`);
      }
    }
  }
  return lines.join("\n").trimEnd();
}

/** Markdown: why the comment changed nothing, and what to do. */
export function refusalReply(error: SlipwayError): string {
  return [`**This does not count.** ${sentence(error.message)}`, "", sentence(error.next)].join("\n");
}
