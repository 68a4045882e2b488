/** What a review says in a few words, the same in every report. Plain text of ours. */
import type { ContractLevel, SizeChange } from "../changes/difference.ts";
import { counted, grouped } from "../platform/words.ts";
import type { Review } from "./review.ts";

/** The outcome and what the change does, in one sentence without a full stop. */
export function headlineOf(review: Review): string {
  return `${review.verdict === "fail" ? "Fails" : "Passes"}: ${changeInWords(review)}`;
}

/** What the change does, or what was looked at where nothing was compared: the rest of the sentence. */
export function changeInWords(review: Pick<Review, "base" | "level" | "counts" | "projects">): string {
  const { base, level, counts } = review;
  const prompts = review.projects.reduce((sum, project) => sum + project.prompts.length, 0);
  if (base === null || level === null) {
    const problems =
      counts.errors > 0
        ? `, with ${counted(counts.errors, "error")}`
        : counts.warnings > 0
          ? `, with ${counted(counts.warnings, "warning")}`
          : ", no problems";
    return `${counted(prompts, "prompt")} checked and rendered${problems}`;
  }
  const changed = changedPrompts(review);
  if (changed === 0) return "no prompt says anything new";
  const says = `${counted(changed, "prompt")} ${changed === 1 ? "differs" : "differ"}`;
  switch (level) {
    case "major":
      return `${says}, and callers have to adapt`;
    case "minor":
      return `${says}, and callers can go on as before`;
    default:
      return `${says}, in words alone`;
  }
}

/** How many prompts are not what they were. */
function changedPrompts({ projects }: Pick<Review, "projects">): number {
  return projects.reduce((sum, { difference }) => sum + (difference?.prompts.length ?? 0), 0);
}

/** Which version the change asks for; empty where that is not known. */
export function versionWords(version: Review["version"]): string {
  if (version?.next === undefined || version.next === null) return "";
  return version.latest === null ? `next version ${version.next}` : `${version.latest} → ${version.next} or higher`;
}

/** `major`, and what it means to callers. */
export function levelWords(level: ContractLevel): string {
  switch (level) {
    case "major":
      return "major: callers have to adapt";
    case "minor":
      return "minor: callers can go on as before";
    case "patch":
      return "patch: other words, the same contract";
    case "none":
      return "unchanged";
  }
}

/** Tokens that all longest cases gain or lose together, estimated; undefined where nothing can be compared. */
export function tokenChange(changes: readonly SizeChange[]): number | undefined {
  const both = changes.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [after.tokens - before.tokens],
  );
  return both.length === 0 ? undefined : both.reduce((sum, one) => sum + one, 0);
}

/** `+12`, `−3`, `±0`. */
export function signedNumber(value: number): string {
  return value === 0 ? "±0" : value > 0 ? `+${grouped(value)}` : `−${grouped(-value)}`;
}

/** `≈ +12 tokens`, `≈ −1 token`. */
export function tokenWords(change: number): string {
  return `≈ ${signedNumber(change)} ${Math.abs(change) === 1 ? "token" : "tokens"}`;
}
