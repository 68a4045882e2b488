/** The page of the preview: the project as it is now, or why it cannot be shown. */

import type { CommandContext } from "../../platform/command.ts";
import { sha256Hex } from "../../platform/digest.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { visibleLine } from "../../platform/visible.ts";
import { counted } from "../../platform/words.ts";
import { loadProject } from "../../project/load.ts";
import { countsInWords } from "../../reports/findings.ts";
import { pagePolicy } from "../../reports/html/document.ts";
import { messagePage } from "../../reports/html/message-page.ts";
import { reviewPage } from "../../reports/html/review-page.ts";
import type { Review, ReviewPrompt } from "../../reports/review.ts";
import { currentReview, reviewPrompt } from "../current-review.ts";
import { checkProject } from "../project-check.ts";
import { shownTexts } from "../shown-texts.ts";
import { compareWithBase } from "./comparison.ts";
import type { PreviewPage } from "./server.ts";

export interface Preview extends PreviewPage {
  /** What a person at the terminal wants to know. */
  readonly summary: string;
}

type Context = Pick<CommandContext, "now" | "signal" | "environment" | "redaction">;

const kind = "Preview";

/**
 * Reads, checks and renders the project, and compares it. What is wrong with it is shown, never thrown; only an
 * interruption is.
 *
 * @param base a revision to compare with, where one was named
 */
export async function previewPage(root: string, base: string | undefined, context: Context): Promise<Preview> {
  try {
    const review = await reviewOf(root, base, context);
    const version = sha256Hex(JSON.stringify(review)).slice(0, 16);
    const content = context.redaction.redact(reviewPage(review, { kind, madeAt: context.now(), live: { version } }));
    return { version, content, policy: pagePolicy(true), summary: summaryOf(review) };
  } catch (error) {
    if (context.signal.aborted) throw error;
    const { message, next } = isSlipwayError(error)
      ? error
      : { message: String(error), next: "This is a fault of Slipway; please report it to its maintainers." };
    const version = sha256Hex(`${message}\n${next}`).slice(0, 16);
    const heading = "The project cannot be shown";
    const content = context.redaction.redact(messagePage({ kind, heading, message, next, live: { version } }));
    return { version, content, policy: pagePolicy(true), summary: message };
  }
}

async function reviewOf(root: string, base: string | undefined, context: Context): Promise<Review> {
  const loaded = await loadProject(root);
  const prompts: ReviewPrompt[] = [];
  const progress = { update() {}, note() {}, debug() {} };
  const { findings } = await checkProject(
    loaded,
    { ...context, progress },
    { each: (checked) => void prompts.push(reviewPrompt(checked, checked.renderings)) },
  );
  const { difference, notes, ...compared } = await compareWithBase(base, { ...context, progress, cwd: root });
  const review = currentReview(loaded.project, prompts, findings);
  return (await shownTexts(context)).document({
    ...review,
    ...compared,
    projects: review.projects.map((project) => ({ ...project, difference })),
    notes,
  });
}

function summaryOf({ projects, counts, base }: Review): string {
  const prompts = projects.reduce((sum, project) => sum + project.prompts.length, 0);
  const changed = projects.reduce((sum, { difference }) => sum + (difference?.prompts.length ?? 0), 0);
  const since =
    base === null ? "" : `, ${changed === 0 ? "nothing" : changed} changed since ${visibleLine(base.label)}`;
  return `${counted(prompts, "prompt")}, ${countsInWords(counts)}${since}`;
}
