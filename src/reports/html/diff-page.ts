/** A comparison as a page: the review without what was checked. */
import type { DifferenceDocument } from "../../changes/difference.ts";
import { reviewPage } from "./review-page.ts";

export interface DiffPageOptions {
  /** Version of Slipway. */
  readonly tool: string;
  readonly madeAt: Date;
}

/** A whole HTML document. It is a review that passes and found nothing, so the two pages look the same. */
export function diffPage(document: DifferenceDocument, { tool, madeAt }: DiffPageOptions): string {
  const { base, head, shard, projects, level, version } = document;
  const counts = { errors: 0, warnings: 0, notes: 0 };
  return reviewPage(
    {
      format: "slipway/review/v1",
      tool: { version: tool },
      base,
      head,
      ...(shard === undefined ? {} : { shard }),
      projects: projects.map((difference) => ({
        path: difference.path,
        name: difference.path,
        findings: [],
        counts,
        prompts: [],
        difference,
      })),
      findings: [],
      counts,
      level,
      ...(version === undefined ? {} : { version }),
      verdict: "pass",
      reasons: [],
      notes: [],
    },
    { kind: "Difference", madeAt, judged: false },
  );
}
