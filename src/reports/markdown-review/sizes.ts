/** How long prompts are and were: the longest case of each, tokens estimated. */
import { counted, grouped } from "../../platform/words.ts";
import { tableCodeSpan } from "../markdown.ts";
import type { Review } from "../review.ts";
import { signedNumber } from "../review-words.ts";
import { isOneOfSeveral, type ReviewSection, shortened } from "./section.ts";

const mostRows = 2_000;

/** A table, largest change in tokens first; undefined where every prompt kept its size. */
export function sizesSection(review: Review): ReviewSection | undefined {
  const several = isOneOfSeveral(review);
  const rows = review.projects.flatMap((project) =>
    (project.difference?.prompts ?? []).flatMap(({ name, size: { before, after } }) => {
      if (before === null && after === null) return [];
      if (before?.tokens === after?.tokens && before?.characters === after?.characters) return [];
      const shown = several && project.path !== "" ? `${project.path}: ${name}` : name;
      return [
        {
          name: shown,
          before,
          after,
          change: before === null || after === null ? undefined : after.tokens - before.tokens,
        },
      ];
    }),
  );
  if (rows.length === 0) return undefined;
  const sorted = rows.toSorted((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
  const pieces = sorted.slice(0, mostRows).map(({ name, before, after, change }) => ({
    forms: [
      `| ${tableCodeSpan(shortened(name, 200))} | ${count(before?.characters)} | ${count(after?.characters)} | ${count(before?.tokens)} | ${count(after?.tokens)} | ${change === undefined ? "–" : signedNumber(change)} |`,
    ] as const,
  }));
  return {
    title: "Sizes",
    folded: true,
    lead: "The longest case of each prompt. Tokens are estimated offline.\n\n| prompt | characters before | after | ≈ tokens before | after | change |\n| --- | ---: | ---: | ---: | ---: | ---: |",
    pieces,
    separator: "\n",
    leftOut: (left) => counted(left, "prompt"),
    unmade: rows.length - pieces.length,
    weight: 1,
  };
}

function count(value: number | undefined): string {
  return value === undefined ? "–" : grouped(value);
}
