/** Rules made ready: patterns with the engine's flags, made when first needed, and the work that they did. */

import type { FileRule, KeywordRule, SecretRule } from "./rule.ts";

const defaultReach = { start: { before: 64, after: 512 }, near: { before: 64, after: 256 } } as const;
/** Bytes before and behind a keyword in which the rule's match stands. */
export function rulesReach({ anchor, reach }: KeywordRule): { readonly before: number; readonly after: number } {
  return { ...defaultReach[anchor], ...reach };
}

/** What lookbehind and lookahead may see beyond the reach. */
export const margin = 16;

/** Work that a rule caused, so that a test can compare it with the input: runs of its pattern, and characters decoded. */
export interface RuleWork {
  runs: number;
  characters: number;
}

export interface CompiledRule {
  readonly rule: KeywordRule;
  readonly number: number;
  readonly before: number;
  readonly after: number;
  readonly work: RuleWork;
  /** Sticky for `start`, global for `near`. */
  readonly pattern: () => Pattern;
}

/** The part of a regular expression that the engine uses: RegExp, or a linear-time engine behind the same shape. */
export interface Pattern {
  /** The match at (sticky) or after (global) `position`. */
  execute(text: string, position: number): PatternMatch | undefined;
}

export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** Offset of the group `secret`, or of the whole match. */
  readonly secretStart: number;
  readonly secretEnd: number;
}

const noGroups: Readonly<Record<string, string | undefined>> = Object.freeze(Object.create(null));

function patternOf(rule: KeywordRule): Pattern {
  const flags = rule.pattern.flags.replaceAll(/[gyd]/g, "") + (rule.anchor === "start" ? "y" : "g");
  const expression = new RegExp(rule.pattern.source, flags);
  const hasSecretGroup = rule.pattern.source.includes("(?<secret>");
  // Indices cost time in every match, so a second run asks for them, and only after the first one matched.
  let withIndices: RegExp | undefined;
  return {
    execute(text, position) {
      expression.lastIndex = position;
      const found = expression.exec(text);
      if (found === null) return undefined;
      const start = found.index;
      const end = start + found[0].length;
      const groups = found.groups ?? noGroups;
      if (!hasSecretGroup) return { start, end, groups, secretStart: start, secretEnd: end };
      withIndices ??= new RegExp(rule.pattern.source, `${flags}d`);
      withIndices.lastIndex = start;
      const range = withIndices.exec(text)?.indices?.groups?.["secret"];
      return { start, end, groups, secretStart: range?.[0] ?? start, secretEnd: range?.[1] ?? end };
    },
  };
}

/**
 * Rules by number, those that are `off` left out. `custom` gives the pattern of a rule that does not run on RegExp
 * (rules of a project).
 */
export function compileRules(
  rules: readonly SecretRule[],
  off: ReadonlySet<string>,
  custom?: (rule: KeywordRule) => Pattern | undefined,
): { readonly byNumber: readonly (CompiledRule | undefined)[]; readonly fileRules: readonly NumberedFileRule[] } {
  const fileRules: NumberedFileRule[] = [];
  const byNumber = rules.map((rule, number): CompiledRule | undefined => {
    if (off.has(rule.id)) return undefined;
    if (rule.kind === "file") {
      fileRules.push({ rule, number });
      return undefined;
    }
    const reach = rulesReach(rule);
    let pattern: Pattern | undefined;
    return {
      rule,
      number,
      before: reach.before,
      after: reach.after,
      work: { runs: 0, characters: 0 },
      pattern: () => {
        pattern ??= custom?.(rule) ?? patternOf(rule);
        return pattern;
      },
    };
  });
  return { byNumber, fileRules };
}

export interface NumberedFileRule {
  readonly rule: FileRule;
  readonly number: number;
}
