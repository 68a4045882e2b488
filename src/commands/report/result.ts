/** What `slipway report` says of its own work: in the log, as annotations, and as JSON. */
import { createPaint } from "../../platform/paint.ts";
import { visibleLine } from "../../platform/visible.ts";
import { countsInWords, renderFindings } from "../../reports/findings.ts";
import type { Review } from "../../reports/review.ts";
import { findingsOf } from "../../reports/review-findings.ts";
import { headlineOf, versionWords } from "../../reports/review-words.ts";
import { isWritten, type Publication, type PublishedComment } from "./publish.ts";

/** `slipway/report/v1` */
export function reportDocument(review: Review | undefined, { rung, reason, code, comments }: Publication) {
  return {
    format: "slipway/report/v1",
    verdict: review?.verdict ?? null,
    counts: review?.counts ?? { errors: 0, warnings: 0, notes: 0 },
    level: review?.level ?? null,
    rung,
    reason: reason ?? null,
    code: code ?? null,
    comments: comments.map(({ pullRequest, outcome, url }) => ({
      pullRequest,
      outcome: outcome.kind,
      id: isWritten(outcome) ? outcome.id : null,
      url: url ?? null,
    })),
  };
}

/** Annotations where neither comment nor page shows the findings; on `workflow_run` there is nothing to annotate. */
export async function annotations(review: Review, publication: Publication | undefined): Promise<string> {
  const elsewhere =
    publication === undefined || publication.rung === "comment" || publication.around.madeBy !== undefined;
  if (elsewhere) return `slipway: ${countsInWords(review.counts)}\n`;
  return renderFindings(findingsOf(review), "github", { color: false, columns: 0, rules: [] });
}

/** Where there is no review: what became of the earlier one. */
export function outdatedLines(publication: Publication): string {
  const { rung, reason, comments } = publication;
  const lines =
    rung === "comment" || reason === undefined
      ? comments.map((comment) => `  comment   ${commentWords(comment)}`)
      : [`  comment   not marked, because ${visibleLine(reason)}`];
  return `! There is no review of this commit\n${lines.join("\n")}\n`;
}

/** The verdict and where it was published. Where no comment says it, the findings too. */
export async function reportText(
  review: Review,
  publication: Publication | undefined,
  terminal: { readonly color: boolean; readonly columns: number },
): Promise<string> {
  const paint = createPaint(terminal.color);
  const sign = review.verdict === "fail" ? paint("red", "✗") : paint("green", "✓");
  const version = versionWords(review.version);
  const lines = [
    `${sign} ${paint("bold", headlineOf(review))}`,
    ...review.reasons.slice(0, 20).map((reason) => `  ${visibleLine(reason)}`),
    ...(review.level === null || review.level === "none"
      ? []
      : [`  contract  ${review.level}${version === "" ? "" : `, ${visibleLine(version)}`}`]),
    `  findings  ${countsInWords(review.counts)}`,
    ...(await evaluationLines(review)),
    ...(publication === undefined ? [] : publishedLines(publication)),
  ];
  const findings = findingsOf(review);
  const body = `${lines.join("\n")}\n`;
  if (publication?.rung === "comment" || findings.length === 0) return body;
  return `${body}\n${await renderFindings(findings, "text", { ...terminal, rules: [] })}`;
}

/** What answers are worth, in one line. */
async function evaluationLines(review: Review): Promise<readonly string[]> {
  if (review.evaluation === undefined) return [];
  const [{ evaluationIn }, words] = await Promise.all([
    import("../../reports/review-evaluation.ts"),
    import("../../reports/evaluation-words.ts"),
  ]);
  const evaluation = evaluationIn(review);
  if (evaluation === undefined) return [];
  return [`  answers   ${visibleLine(words.headlineOf(evaluation))}`];
}

function publishedLines({ rung, reason, comments, around }: Publication): readonly string[] {
  if (rung === "comment") return comments.map((comment) => `  comment   ${commentWords(comment)}`);
  if (around.run === undefined) return [];
  const where = { summary: "in the job's summary", annotations: "in annotations", log: "here in the log" }[rung];
  return [
    `  report    ${where}, not in a comment`,
    ...(reason === undefined ? [] : [`            because ${visibleLine(reason)}`]),
    ...comments.flatMap(({ outcome }) =>
      outcome.kind !== "refused" || outcome.earlier === "none"
        ? []
        : [
            outcome.earlier === "folded"
              ? "            the earlier comment is folded as outdated"
              : "            the earlier comment stays as it was",
          ],
    ),
  ];
}

function commentWords({ pullRequest, outcome, url }: PublishedComment): string {
  const where = `on pull request #${pullRequest}${url === undefined ? "" : ` ${url}`}`;
  switch (outcome.kind) {
    case "created":
    case "updated":
      return `${outcome.kind} ${where}${outcome.form === 0 ? "" : ", shortened, because GitHub did not take the whole of it"}`;
    case "unchanged":
      return `says it already ${where}`;
    case "nothing":
      return `not needed ${where}: there is no earlier one`;
    case "superseded":
      return `not touched ${where}: ${visibleLine(outcome.reason)}`;
    case "refused":
      return `not written ${where}: ${visibleLine(outcome.error.message)}`;
  }
}
