/** The levels of slipway.yaml for findings about answers. */
import type { Finding, RuleLevel } from "../../platform/finding.ts";

/** Notes in files that disable a rule were used up by the check, and none of them is about an answer. */
export async function inLevels(
  findings: readonly Finding[],
  levels: Readonly<Record<string, RuleLevel>> | undefined,
): Promise<readonly Finding[]> {
  if (levels === undefined || Object.keys(levels).length === 0 || findings.length === 0) return findings;
  const [{ applyRules }, { loadRules }] = await Promise.all([
    import("../../prompts/check/levels.ts"),
    import("../catalogue.ts"),
  ]);
  return applyRules(findings, { levels, rules: await loadRules() }, []);
}
