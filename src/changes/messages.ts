/** Two conversations compared: which message became which, and what changed in it. */
import type { Message, Part } from "../prompts/prompt.ts";
import type { MessageDifference, PartDifference } from "./difference.ts";
import { defaultRowOptions, type RowOptions, rowsBetween } from "./rows.ts";
import { type Difference, differences } from "./sequences.ts";

/** What became of the elements of two lists. Indexes count from 0; `same` and `moved` have the same content. */
type Match =
  | { readonly status: "same" | "moved" | "changed"; readonly before: number; readonly after: number }
  | { readonly status: "removed"; readonly before: number }
  | { readonly status: "added"; readonly after: number };

/**
 * The messages of both conversations in the order of the newer one, removed ones where they stood. Empty where the
 * conversations are the same.
 */
export function compareMessages(
  before: readonly Message[],
  after: readonly Message[],
  options: RowOptions = defaultRowOptions,
): readonly MessageDifference[] {
  const [left, right] = [before.map(keyOf), after.map(keyOf)];
  if (left.length === right.length && left.every((key, index) => key === right[index])) return [];
  const matches = matchUp(left, right, (one, other) => before[one]?.role === after[other]?.role);
  return matches.map((match): MessageDifference => {
    const was = "before" in match ? before[match.before] : undefined;
    const is = "after" in match ? after[match.after] : undefined;
    const role = (is ?? was)?.role ?? "";
    const roleChanged = was !== undefined && is !== undefined && was.role !== is.role ? { roleBefore: was.role } : {};
    const content =
      match.status === "same" || match.status === "moved"
        ? []
        : compareParts(was?.content ?? [], is?.content ?? [], options);
    return { ...match, role, ...roleChanged, parts: content };
  });
}

function compareParts(before: readonly Part[], after: readonly Part[], options: RowOptions): readonly PartDifference[] {
  const matches = matchUp(
    before.map(keyOf),
    after.map(keyOf),
    (one, other) => kindOf(before[one]) === kindOf(after[other]),
  );
  return matches.map((match): PartDifference => {
    const was = "before" in match ? before[match.before] : undefined;
    const is = "after" in match ? after[match.after] : undefined;
    const rows =
      match.status === "same" || match.status === "moved" ? [] : rowsBetween(textOf(was), textOf(is), options);
    return { ...match, kind: kindOf(is ?? was), rows };
  });
}

/** Equal elements first, in order; then equal ones elsewhere, which moved; then those of one kind between the same neighbours. */
function matchUp(
  left: readonly string[],
  right: readonly string[],
  alike: (before: number, after: number) => boolean,
): readonly Match[] {
  const parts = differences(left, right);
  const movedFrom = movesBetween(left, right, parts);
  const gone = new Set(movedFrom.values());
  const matches: Match[] = [];
  let at = 0;
  const equalUntil = (end: number, offset: number): void => {
    for (; at < end; at++) matches.push({ status: "same", before: at, after: at + offset });
  };
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of parts) {
    equalUntil(beforeStart, afterStart - beforeStart);
    let next = beforeStart;
    const removeUntil = (end: number): void => {
      for (; next < end; next++) if (!gone.has(next)) matches.push({ status: "removed", before: next });
    };
    for (let after = afterStart; after < afterEnd; after++) {
      const from = movedFrom.get(after);
      if (from !== undefined) {
        matches.push({ status: "moved", before: from, after });
        continue;
      }
      let partner = next;
      while (partner < beforeEnd && (gone.has(partner) || !alike(partner, after))) partner++;
      // One message for one message is the same message with another role.
      if (
        partner === beforeEnd &&
        beforeEnd - beforeStart === 1 &&
        afterEnd - afterStart === 1 &&
        !gone.has(beforeStart)
      ) {
        partner = beforeStart;
      }
      if (partner >= beforeEnd) {
        matches.push({ status: "added", after });
        continue;
      }
      removeUntil(partner);
      matches.push({ status: "changed", before: partner, after });
      next = partner + 1;
    }
    removeUntil(beforeEnd);
    at = beforeEnd;
  }
  const last = parts.at(-1);
  equalUntil(left.length, last === undefined ? 0 : last.afterEnd - last.beforeEnd);
  return acrossGaps(matches, alike);
}

/** Elements of the stretches that differ which stand elsewhere now: from their index after to that before. */
function movesBetween(
  left: readonly string[],
  right: readonly string[],
  parts: readonly Difference[],
): ReadonlyMap<number, number> {
  const removed = new Map<string, number[]>();
  for (const { beforeStart, beforeEnd } of parts) {
    for (let index = beforeStart; index < beforeEnd; index++) {
      const key = left[index] ?? "";
      removed.set(key, [...(removed.get(key) ?? []), index]);
    }
  }
  const movedFrom = new Map<number, number>();
  for (const { afterStart, afterEnd } of parts) {
    for (let index = afterStart; index < afterEnd; index++) {
      const from = removed.get(right[index] ?? "")?.shift();
      if (from !== undefined) movedFrom.set(index, from);
    }
  }
  return movedFrom;
}

/** What is gone at one place and new of the same kind at another is one thing that changed, and went on its way. */
function acrossGaps(matches: readonly Match[], alike: (before: number, after: number) => boolean): readonly Match[] {
  const gone = matches.flatMap((match) => (match.status === "removed" ? [match.before] : []));
  const partners = new Map<number, number>();
  for (const match of matches) {
    if (match.status !== "added" || gone.length === 0) continue;
    const index = gone.findIndex((before) => alike(before, match.after));
    if (index !== -1) partners.set(match.after, gone.splice(index, 1)[0] ?? 0);
  }
  const taken = new Set(partners.values());
  return matches.flatMap((match): readonly Match[] => {
    if (match.status === "removed" && taken.has(match.before)) return [];
    const before = match.status === "added" ? partners.get(match.after) : undefined;
    return match.status !== "added" || before === undefined
      ? [match]
      : [{ status: "changed", before, after: match.after }];
  });
}

function keyOf(value: Message | Part): string {
  return JSON.stringify(value);
}

function kindOf(part: Part | undefined): string {
  return Object.keys(part ?? {})[0] ?? "part";
}

/** What a part is compared by: its text, or its value as indented JSON. */
function textOf(part: Part | undefined): string {
  if (part === undefined) return "";
  if ("text" in part) return part.text;
  const [value] = Object.values(part);
  return JSON.stringify(value, null, 2);
}
