/** An evaluation as JUnit XML. */
import type { CaseResult, Evaluation } from "../evaluation/evaluation.ts";
import { shownReasons, statusOf } from "./evaluation-words.ts";
import { xmlAttribute, xmlText } from "./xml.ts";

/** A suite per prompt, a test per case. What could not be asked is an error, and no failure. */
export function evaluationJunit(evaluation: Evaluation): string {
  const { results, summary } = evaluation;
  const suites = [...Map.groupBy(results, ({ prompt }) => prompt)].map(([prompt, cases]) => {
    const of = (outcome: string) => cases.filter((one) => one.outcome === outcome).length;
    return [
      `  <testsuite name="${xmlAttribute(prompt)}" tests="${cases.length}" failures="${of("failed")}" errors="${of("error")}" skipped="${of("unjudged")}">`,
      ...cases.map(junitCase),
      "  </testsuite>",
    ].join("\n");
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slipway evaluate" tests="${results.length}" failures="${summary.failed}" errors="${summary.errors}">`,
    ...suites,
    "</testsuites>\n",
  ].join("\n");
}

function junitCase(result: CaseResult): string {
  const { latencyMilliseconds } = result;
  const seconds = typeof latencyMilliseconds === "number" ? ` time="${(latencyMilliseconds / 1000).toFixed(3)}"` : "";
  const opening = `    <testcase classname="${xmlAttribute(result.prompt)}" name="${xmlAttribute(result.case)}"${seconds}`;
  if (result.outcome === "passed") return `${opening}/>`;
  if (result.outcome === "unjudged") return `${opening}><skipped message="the case demands nothing"/></testcase>`;
  const element = result.outcome === "error" ? "error" : "failure";
  const reasons = shownReasons(result);
  return `${opening}><${element} message="${xmlAttribute(reasons[0] ?? statusOf(result))}">${xmlText(reasons.join("\n"))}</${element}></testcase>`;
}
