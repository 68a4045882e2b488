/** An evaluation as JUnit XML. */
import { type CaseResult, countOutcomes, type Evaluation, isUndecided } from "../evaluation/evaluation.ts";
import type { UsageComparison } from "../evaluation/usage-schema.ts";
import { shownReasons, statusOf } from "./evaluation-words.ts";
import { xmlAttribute, xmlText } from "./xml.ts";

/** A suite per prompt, a test per case. What could not be asked is an error, and no failure. */
export function evaluationJunit(evaluation: Evaluation): string {
  const { results, summary } = evaluation;
  const usage = new Map(evaluation.usage?.prompts.map((one) => [one.prompt, one]));
  const suites = [...Map.groupBy(results, ({ prompt }) => prompt)].map(([prompt, cases]) => {
    const { errors, unjudged } = countOutcomes(cases);
    const failed = failuresIn(cases);
    return [
      `  <testsuite name="${xmlAttribute(prompt)}" tests="${cases.length}" failures="${failed}" errors="${errors}" skipped="${unjudged}">`,
      ...junitProperties(usage.get(prompt)),
      ...cases.map(junitCase),
      "  </testsuite>",
    ].join("\n");
  });
  return junitDocument({ tests: results.length, failures: failuresIn(results), errors: summary.errors }, suites);
}

/** The whole document, from its suites; without any where nothing was judged yet. */
export function junitDocument(
  { tests, failures, errors }: { readonly tests: number; readonly failures: number; readonly errors: number },
  suites: readonly string[],
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slipway evaluate" tests="${tests}" failures="${failures}" errors="${errors}">`,
    ...suites,
    "</testsuites>\n",
  ].join("\n");
}

/** A case that passes now and then (`flaky`) stops nothing, and whoever reads the file shall not stop for it. */
function failuresIn(results: readonly CaseResult[]): number {
  return countOutcomes(results.filter((result) => !isFlaky(result))).failed;
}

function isFlaky(result: CaseResult): boolean {
  return statusOf(result) === "flaky" && !result.must;
}

/**
 * What the answers took, for whoever draws it: costs in US dollars for 1,000 answers, tokens and milliseconds for one.
 * A figure that is not known is left out.
 */
function junitProperties(usage: UsageComparison | undefined): readonly string[] {
  if (usage === undefined) return [];
  const properties = (["base", "head"] as const).flatMap((name) => {
    const side = usage[name];
    if (side === null) return [];
    const { tokens, cost } = side.perAnswer;
    return [
      [`${name}.cost-of-1000-answers`, cost === null ? null : cost * 1000],
      [`${name}.input-tokens`, tokens.inputTokens],
      [`${name}.output-tokens`, tokens.outputTokens],
      [`${name}.cache-read-tokens`, tokens.cacheReadTokens],
      [`${name}.cache-write-tokens`, tokens.cacheWriteTokens],
      [`${name}.latency-milliseconds`, side.latencyMilliseconds],
    ] as const;
  });
  const lines = properties.flatMap(([name, value]) =>
    value === null ? [] : [`      <property name="slipway.${name}" value="${Number(value.toPrecision(6))}"/>`],
  );
  return ["    <properties>", ...lines, "    </properties>"];
}

function junitCase(result: CaseResult): string {
  const { latencyMilliseconds } = result;
  const seconds = typeof latencyMilliseconds === "number" ? ` time="${(latencyMilliseconds / 1000).toFixed(3)}"` : "";
  const opening = `    <testcase classname="${xmlAttribute(result.prompt)}" name="${xmlAttribute(result.case)}"${seconds}`;
  if (result.outcome === "passed") return `${opening}/>`;
  if (result.outcome === "unjudged") return `${opening}><skipped message="the case demands nothing"/></testcase>`;
  if (isFlaky(result)) {
    const words = [
      "flaky: it failed once, and passed or failed on both sides when it was asked again",
      ...shownReasons(result),
    ];
    return `${opening}><system-out>${xmlText(words.join("\n"))}</system-out></testcase>`;
  }
  const element = isUndecided(result) ? "error" : "failure";
  const reasons = shownReasons(result);
  return `${opening}><${element} message="${xmlAttribute(reasons[0] ?? statusOf(result))}">${xmlText(reasons.join("\n"))}</${element}></testcase>`;
}
