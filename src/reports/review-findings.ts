/** The findings of a review as one list. */
import type { Finding } from "../platform/finding.ts";
import type { Review } from "./review.ts";

/** All findings of a review, with paths from the root of the repository. */
export function findingsOf(review: Review): readonly Finding[] {
  return [
    ...review.findings,
    ...review.projects.flatMap(({ path, findings }) =>
      findings.map((finding) => (path === "" ? finding : { ...finding, file: `${path}/${finding.file}` })),
    ),
  ];
}
