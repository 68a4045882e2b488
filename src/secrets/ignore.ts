/** Places that are not reported, from `secrets.ignore` in slipway.yaml or imported into the baseline. */

export interface IgnoreEntry {
  /** Globs, or regular expressions where they come from gitleaks (`patterns`). */
  readonly paths?: readonly string[];
  readonly patterns?: readonly string[];
  /** Only these rules; without it all. */
  readonly rules?: readonly string[];
  readonly reason: string;
}

export type PathTest = (path: string) => boolean;

/** True where some entry covers a rule's finding in a file. */
export type IgnoreTest = (rule: string, path: string) => boolean;

/** Puts the entries together. `globOf` and `patternOf` make tests of what is written. */
export function ignoreTest(
  entries: readonly IgnoreEntry[],
  globOf: (glob: string) => PathTest,
  patternOf: (pattern: string) => PathTest,
): IgnoreTest {
  const tests = entries.map((entry) => ({
    rules: entry.rules === undefined ? undefined : new Set(entry.rules),
    paths: [...(entry.paths ?? []).map(globOf), ...(entry.patterns ?? []).map(patternOf)],
  }));
  return (rule, path) =>
    tests.some(({ rules, paths }) => (rules === undefined || rules.has(rule)) && paths.some((test) => test(path)));
}
