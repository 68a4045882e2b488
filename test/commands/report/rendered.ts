/** A review in every format that the report writes. */

import { annotations, reportText } from "../../../src/commands/report/result.ts";
import { commentRoom, commentText, nothingAround } from "../../../src/commands/report/text.ts";
import { renderFindings } from "../../../src/reports/findings.ts";
import { reviewPage } from "../../../src/reports/html/review-page.ts";
import { evaluationSection } from "../../../src/reports/markdown-review/evaluation.ts";
import type { Review } from "../../../src/reports/review.ts";
import { findingsOf } from "../../../src/reports/review-findings.ts";

export async function rendered(review: Review) {
  const around = { rung: "log", reason: undefined, code: undefined, comments: [], around: nothingAround } as const;
  return {
    markdown: commentText(review, "<!-- slipway:report -->", commentRoom, nothingAround, [evaluationSection]),
    html: reviewPage(review, { madeAt: new Date("2026-11-02T09:00:00Z") }),
    text: await reportText(review, around, { color: false, columns: 100 }),
    annotations: await annotations(review, around),
    sarif: await renderFindings(findingsOf(review), "sarif", { color: false, columns: 0, rules: [] }),
  };
}
