/** Words about differences that every format writes. */
import type {
  ContractLevel,
  ProjectDifference,
  PromptDifference,
  SettingChange,
  Side,
  SizeChange,
} from "../changes/difference.ts";
import { counted, grouped } from "../platform/words.ts";

/** `main (1a2b3c4)`, or `the working tree`. */
export function sideInWords({ commit, label }: Side): string {
  if (commit === null) return label === "working tree" ? "the working tree" : label;
  return commit.startsWith(label) ? commit.slice(0, 12) : `${label} (${commit.slice(0, 7)})`;
}

/** What a level asks for, in a few words. */
export function levelInWords(level: ContractLevel): string {
  switch (level) {
    case "major":
      return "callers have to change something";
    case "minor":
      return "callers can use something new";
    case "patch":
      return "callers need do nothing";
    case "none":
      return "nothing changed";
  }
}

/** `2 of 40 prompts differ`. */
export function countInWords({ prompts, count, status }: ProjectDifference): string {
  if (status === "added") return `a new project with ${counted(count.after, "prompt")}`;
  if (status === "removed") return `the project is gone, with ${counted(count.before, "prompt")}`;
  const all = Math.max(count.before, count.after, prompts.length);
  return prompts.length === 0
    ? `none of ${counted(all, "prompt")} differs`
    : `${prompts.length} of ${counted(all, "prompt")} ${prompts.length === 1 ? "differs" : "differ"}`;
}

/** `changed`, `renamed from a`, `says the same` … */
export function statusInWords({ status, from, cases }: PromptDifference): string {
  if (status === "renamed") return `renamed from ${from ?? "?"}`;
  if (status !== "affected") return status;
  return cases.length === 0 ? "affected, says the same" : "affected";
}

/** `≈ 1,200 → 1,350 tokens (+150)`; empty where nothing was rendered. */
export function tokensInWords({ before, after }: SizeChange): string {
  const number = (value: number): string => grouped(value);
  if (before === null && after === null) return "";
  if (before === null || after === null) return `≈ ${number((before ?? after)?.tokens ?? 0)} tokens`;
  const change = after.tokens - before.tokens;
  if (change === 0) return `≈ ${number(after.tokens)} tokens`;
  return `≈ ${number(before.tokens)} → ${number(after.tokens)} tokens (${change > 0 ? "+" : "−"}${number(Math.abs(change))})`;
}

/** `0.2 → 0`, `new: 0.2`, `gone: 0.2`; long values are cut. */
export function settingInWords({ before, after }: SettingChange): string {
  const value = (one: SettingChange["before"]): string => {
    const text = typeof one === "string" ? one : JSON.stringify(one);
    return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  };
  if (before === undefined) return `new: ${value(after ?? null)}`;
  return after === undefined ? `gone: ${value(before)}` : `${value(before)} → ${value(after)}`;
}
