/** One review from those of the shards of a matrix job. */
import type { ContractLevel, ProjectDifference } from "../changes/difference.ts";
import { higherLevel } from "../changes/levels.ts";
import { projectContract } from "../changes/project-contract.ts";
import type { Finding } from "../platform/finding.ts";
import { compareUtf8 } from "../platform/portable-path.ts";
import { counted } from "../platform/words.ts";
import { uncoveredBranch } from "../prompts/case-rules.ts";
import { unusedPartial } from "../prompts/rules.ts";
import { reportsErrors } from "./errors.ts";
import { inOrder, summarize } from "./findings.ts";
import type { Review, ReviewProject } from "./review.ts";
import { judged } from "./review-verdict.ts";

/**
 * The review of the whole change. The order of the documents does not matter. One document without a shard is returned
 * as it is.
 *
 * @throws SW1502 where a shard is missing or there twice, or where documents are about different changes.
 */
export function mergeReviews(reviews: readonly Review[]): Review {
  const [only] = reviews;
  if (only !== undefined && reviews.length === 1 && only.shard === undefined) return only;
  const [first = refuse("There is nothing to merge.", "Name the review documents of all shards."), ...others] =
    inShards(reviews);
  for (const other of others) requireSameChange(first, other);
  const sorted = [first, ...others];
  const paths = [...new Set(sorted.flatMap(({ projects }) => projects.map(({ path }) => path)))].sort(compareUtf8);
  const projects = paths.map((path) =>
    mergeProjects(sorted.flatMap((review) => review.projects.filter((project) => project.path === path))),
  );
  const { shard: _, version, evaluation, ...rest } = first;
  const found = distinct(sorted.flatMap(({ findings }) => findings));
  const asked = sorted.flatMap((review) => (review.version === undefined ? [] : [review.version]));
  const evaluated = evaluation ?? others.find((other) => other.evaluation !== undefined)?.evaluation;
  return judged({
    ...rest,
    projects,
    findings: inOrder(found),
    level: sorted.some(({ level }) => level === null) ? null : highest(sorted.map(({ level }) => level ?? "none")),
    ...(version === undefined ? {} : { version: highestVersion(version, asked) }),
    ...(evaluated === undefined ? {} : { evaluation: evaluated }),
    reasons: distinct(sorted.flatMap(({ reasons }) => reasons)),
    notes: distinct(sorted.flatMap(({ notes }) => notes)),
  });
}

/** The documents by the number of their shard. */
function inShards(reviews: readonly Review[]): readonly Review[] {
  const byIndex = new Map<number, Review>();
  let total: number | undefined;
  for (const review of reviews) {
    const { shard } = review;
    if (shard === undefined) {
      refuse(
        "One of the documents is the review of a whole change, not of a shard.",
        "Merge the documents of one matrix job alone.",
      );
    }
    if (shard.index > shard.total) {
      refuse(`There is no shard ${shard.index}/${shard.total}.`, "The first number counts from 1 to the second.");
    }
    total ??= shard.total;
    if (shard.total !== total) {
      refuse(
        `Some documents are of ${counted(total, "shard")} and others of ${shard.total}.`,
        "Merge the documents of one matrix job alone.",
      );
    }
    if (byIndex.has(shard.index)) {
      refuse(
        `Shard ${shard.index}/${shard.total} is there twice.`,
        "Give each job of the matrix a number and an artifact of its own.",
      );
    }
    byIndex.set(shard.index, review);
  }
  const missing: number[] = [];
  for (let index = 1; index <= (total ?? 0) && missing.length <= mostNamed; index++) {
    if (!byIndex.has(index)) missing.push(index);
  }
  if (missing.length > 0) {
    const more = missing.length > mostNamed ? " and more" : "";
    const numbers = missing.slice(0, mostNamed).map((index) => `${index}/${total}`);
    refuse(
      `${numbers.length === 1 && more === "" ? "Shard" : "Shards"} ${numbers.join(", ")}${more} ${numbers.length === 1 && more === "" ? "is" : "are"} missing.`,
      "Look at the jobs of the matrix: one failed before it wrote its document, or its artifact was not downloaded.",
    );
  }
  return [...byIndex].sort(([a], [b]) => a - b).map(([, review]) => review);
}

/** Of the shards that are missing, so many are named. */
const mostNamed = 8;

function requireSameChange(first: Review, other: Review): void {
  const facts: readonly (readonly [string, string | number | null | undefined, string | number | null | undefined])[] =
    [
      ["heads", first.head.commit ?? first.head.label, other.head.commit ?? other.head.label],
      ["bases", first.base?.commit ?? first.base?.label, other.base?.commit ?? other.base?.label],
      ["repositories", first.repository, other.repository],
      ["pull requests", first.pullRequest?.number, other.pullRequest?.number],
      ["versions of Slipway", first.tool.version, other.tool.version],
    ];
  for (const [what, one, two] of facts) {
    if (one === two) continue;
    refuse(
      `Shards ${first.shard?.index} and ${other.shard?.index} have different ${what}: ${one ?? "none"} and ${two ?? "none"}.`,
      "Merge documents that one run of the matrix job wrote.",
    );
  }
}

function mergeProjects(parts: readonly ReviewProject[]): ReviewProject {
  const [first = refuse("A project has no parts.", "Merge documents that Slipway wrote.")] = parts;
  const { pending: _, ...rest } = first;
  const all = [...parts.flatMap((part) => part.findings), ...reportedByAll(parts)];
  // What is wrong in a partial is seen by several shards, each with the prompts that it has.
  const findings = inOrder([...new Map(all.map((one) => [`${keyOf(one)}${one.message}`, one])).values()]);
  const differences = parts.map(({ difference }) => difference);
  return {
    ...rest,
    findings,
    counts: summarize(findings),
    prompts: parts.flatMap(({ prompts }) => prompts).sort((a, b) => compareUtf8(a.name, b.name)),
    difference: differences.some((difference) => difference === null)
      ? null
      : mergeDifferences(differences.filter((difference) => difference !== null)),
  };
}

/**
 * What every shard suspects is so: no prompt of any of them uses the partial. Of a branch in a partial those shards count
 * that use the partial: one that reports it as unused says nothing about its branches.
 */
function reportedByAll(parts: readonly ReviewProject[]): readonly Finding[] {
  const suspected = parts.map(({ pending }) => new Map((pending ?? []).map((one) => [keyOf(one), one])));
  const unused = suspected.map(
    (part) => new Set([...part.values()].flatMap(({ rule, file }) => (rule === unusedPartial.id ? [file] : []))),
  );
  const all = new Map(suspected.flatMap((part) => [...part]));
  return [...all].flatMap(([key, finding]) => {
    const holds = suspected.every(
      (part, index) =>
        part.has(key) || (finding.rule === uncoveredBranch.id && unused[index]?.has(finding.file) === true),
    );
    return holds ? [finding] : [];
  });
}

function keyOf({ rule, file, range }: Finding): string {
  return JSON.stringify([rule, file, range.start.line, range.start.column, range.end.line, range.end.column]);
}

function mergeDifferences(parts: readonly ProjectDifference[]): ProjectDifference | null {
  const [first] = parts;
  if (first === undefined) return null;
  const prompts = parts.flatMap((part) => part.prompts).sort((a, b) => compareUtf8(a.name, b.name));
  return {
    ...first,
    status: parts.find(({ status }) => status !== "unchanged")?.status ?? "unchanged",
    prompts,
    settings: distinct(parts.flatMap(({ settings }) => settings)),
    contract: projectContract(prompts),
    cut: distinct(parts.flatMap(({ cut }) => cut)),
  };
}

function highest(levels: readonly ContractLevel[]): ContractLevel {
  return levels.reduce(higherLevel, "none");
}

function highestVersion(first: NonNullable<Review["version"]>, all: readonly NonNullable<Review["version"]>[]) {
  let next = first.next;
  for (const one of all) {
    if (one.next !== null && (next === null || comparePlain(one.next, next) > 0)) next = one.next;
  }
  return { latest: first.latest, next };
}

/** Orders versions of three numbers, which is what advice gives; anything else comes last. */
function comparePlain(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Without entries that say the same, in the order of the first ones. */
function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function refuse(message: string, next: string): never {
  throw reportsErrors.create("SW1502", { message, next });
}
