/**
 * What makes a gate let more through than before. Only what surely tightens it is left out: a number that is raised, an
 * entry that is added to a list of demands. Any other change is one that somebody has to look at.
 */

import { readDuration } from "../platform/duration.ts";
import { isJsonObject, type Json, type JsonObject } from "../platform/json.ts";
import { compareText } from "../platform/order.ts";
import { listed } from "../platform/words.ts";

/**
 * Each weakening as the rest of a sentence, without the environment's name: "lowers `gate.approvals.required` from 2 to
 * 1". Empty where the gate demands as much as before, or more.
 */
export function gateWeakenings(before: unknown, after: unknown): readonly string[] {
  if (!isJsonObject(before)) return before === undefined || isSame(before, after) ? [] : ["alters the gate"];
  if (after === undefined) return Object.keys(before).length === 0 ? [] : ["removes the gate"];
  if (!isJsonObject(after)) return ["alters the gate"];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [old, now] = [before[key], after[key]];
    if (isSame(old, now)) return [];
    return judgeOf(judges, key)(old, now, `gate.${key}`);
  });
}

type Judge = (before: Json | undefined, after: Json | undefined, name: string) => readonly string[];

const changed: Judge = (before, after, name) => {
  if (after === undefined) return [`removes \`${name}\``];
  return [before === undefined ? `adds \`${name}\`` : `alters \`${name}\``];
};

/** For demands: to add one is no weakening. */
const demand =
  (judge: Judge): Judge =>
  (before, after, name) => {
    if (before === undefined) return [];
    return after === undefined ? [`removes \`${name}\``] : judge(before, after, name);
  };

/** A list of demands may grow. */
const growingList = demand((before, after, name) => {
  const missing = missingFrom(listOf(before), listOf(after));
  return missing.length === 0 ? [] : [`takes entries out of \`${name}\`: ${named(missing)}`];
});

/** A list of those who may do something may shrink. */
const shrinkingList: Judge = (before, after, name) => {
  const added = missingFrom(listOf(after), listOf(before));
  return added.length === 0 ? [] : [`adds to \`${name}\`: ${named(added)}`];
};

/** A duration, or a number, that may become longer. */
const atLeast = demand((before, after, name) => {
  const [old, now] = [amountOf(before), amountOf(after)];
  if (old !== undefined && now !== undefined && now >= old) return [];
  return [`lowers \`${name}\` from ${shown(before)} to ${shown(after)}`];
});

/** By the order of the words, the strictest first. Without one, the word that then applies. */
const ranked =
  (words: readonly string[], usual: string): Judge =>
  (before, after, name) => {
    const rank = (value: Json | undefined) => words.indexOf(typeof value === "string" ? value : usual);
    return rank(after) > rank(before)
      ? [`alters \`${name}\` from ${shown(before ?? usual)} to ${shown(after ?? usual)}`]
      : [];
  };

/** Keys are a stranger's: `constructor` and the like are of no table. */
function judgeOf(table: Readonly<Record<string, Judge>>, key: string): Judge {
  return (Object.hasOwn(table, key) ? table[key] : undefined) ?? changed;
}

const approvals = demand((before, after, name) => {
  if (!isJsonObject(before) || !isJsonObject(after)) return [`alters \`${name}\``];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    if (isSame(before[key], after[key])) return [];
    return judgeOf(approvalJudges, key)(before[key], after[key], `${name}.${key}`);
  });
});

const approvalJudges: Readonly<Record<string, Judge>> = {
  required: atLeast,
  from: shrinkingList,
  // Without one it is seven days.
  expires: (before, after, name) => {
    const [old, now] = [amountOf(before ?? "7d"), amountOf(after ?? "7d")];
    if (old !== undefined && now !== undefined && now <= old) return [];
    return [`raises \`${name}\` from ${shown(before ?? "7d")} to ${shown(after ?? "7d")}`];
  },
  digest: ranked(["full", "short"], "full"),
};

/** With an `allow` among them, only then; a `deny` wins. So an `allow` may go while others stay, and a `deny` may come. */
const windows = demand((before, after, name) => {
  const [old, now] = [listOf(before), listOf(after)];
  const isAllow = (entry: Json) => isJsonObject(entry) && entry["allow"] !== undefined;
  const isOther = (entry: Json) => !isAllow(entry);
  const found: string[] = [];
  const denials = missingFrom(old.filter(isOther), now);
  if (denials.length > 0) found.push(`takes entries out of \`${name}\`: ${named(denials)}`);
  const allowedBefore = old.filter(isAllow);
  if (allowedBefore.length > 0 && !now.some(isAllow)) found.push(`takes every \`allow\` out of \`${name}\``);
  else if (allowedBefore.length > 0) found.push(...shrinkingList(allowedBefore, now.filter(isAllow), name));
  return found;
});

const judges: Readonly<Record<string, Judge>> = {
  approvals,
  windows,
  freezes: growingList,
  soak: atLeast,
  checks: growingList,
  evidence: growingList,
  // Without one it is two points.
  evaluate: (before, after, name) => {
    const [old, now] = [toleranceIn(before), toleranceIn(after)];
    if (old !== undefined && now !== undefined && now <= old) return [];
    return [`raises \`${name}.tolerance\` from ${shown(old)} to ${shown(now)}`];
  },
  signedBy: demand(shrinkingList),
  models: atLeast,
  blocked: growingList,
  findings: demand(changed),
  contract: ranked(["none", "patch", "minor", "major"], "major"),
  github: demand(changed),
  rollback: ranked(["gated", "exempt"], "exempt"),
  // It moves every period that has none of its own: nobody can tell in which direction.
  zone: changed,
  breakGlass: (before, after, name) => {
    if (after === undefined) return [];
    if (before === undefined) return [`adds \`${name}\``];
    const by = (value: Json): JsonObject => (isJsonObject(value) ? value : {});
    return shrinkingList(by(before)["by"], by(after)["by"], `${name}.by`);
  },
};

/** Keys of a gate that are judged by what they mean. */
export const judgedKeys: ReadonlySet<string> = new Set(Object.keys(judges));

/** Percent; undefined for what is none. */
function toleranceIn(evaluate: Json | undefined): number | undefined {
  const written = isJsonObject(evaluate) ? evaluate["tolerance"] : undefined;
  return written === undefined ? 2 : amountOf(written);
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value as Json];
}

function missingFrom(wanted: readonly Json[], there: readonly Json[]): readonly Json[] {
  return wanted.filter((entry) => !there.some((other) => isSame(entry, other)));
}

/** Milliseconds of `30m`, `12h`, `7d`, `2w`; a number as it is. */
function amountOf(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" ? readDuration(value) : undefined;
}

const mostNamed = 5;

function named(entries: readonly Json[]): string {
  const more = entries.length - mostNamed;
  const words = entries.slice(0, mostNamed).map(shown);
  return more > 0 ? `${words.join(", ")} and ${more} more` : listed(words, "and");
}

/** Cut where nobody would read on, without a backtick that would end the code around it. */
export function shown(value: Json | undefined): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
  return `\`${(text.length > 80 ? `${text.slice(0, 79)}…` : text).replaceAll("`", "'")}\``;
}

/** Equal where they say the same, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  return inOneForm(a) === inOneForm(b);
}

function inOneForm(value: unknown): string {
  return JSON.stringify(value, (_, inner: Json) =>
    isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b))) : inner,
  );
}
