/** JUnit XML, for the test views of Jenkins, GitLab and others. One suite per file, one case per finding. */
import type { Finding } from "../platform/finding.ts";
import { visibleLine } from "../platform/visible.ts";
import { xmlAttribute, xmlText } from "./xml.ts";

/**
 * The findings as JUnit XML. Errors are failures; warnings and notes pass and say their words in `system-out`,
 * because JUnit has nothing between. Where there is no finding, one passing case says so: some importers take an empty
 * report for a broken one.
 */
export function findingsJunit(findings: readonly Finding[]): string {
  const byFile = Map.groupBy(findings, (finding) => finding.file);
  const failures = findings.filter(isFailure).length;
  const suites = [...byFile].map(([file, list]) => suite(file, list));
  if (suites.length === 0) {
    suites.push(
      `  <testsuite name="slipway" tests="1" failures="0">\n    <testcase classname="slipway" name="no problems found"/>\n  </testsuite>`,
    );
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slipway" tests="${Math.max(1, findings.length)}" failures="${failures}">`,
    ...suites,
    "</testsuites>\n",
  ].join("\n");
}

function suite(file: string, findings: readonly Finding[]): string {
  return [
    `  <testsuite name="${xmlAttribute(file)}" tests="${findings.length}" failures="${findings.filter(isFailure).length}">`,
    ...findings.map(testCase),
    "  </testsuite>",
  ].join("\n");
}

function testCase(finding: Finding): string {
  const { line, column } = finding.range.start;
  // The file's name in one line: its line feeds would begin lines of their own.
  const words = xmlText(`${visibleLine(finding.file)}:${line}:${column}\n${finding.message}\n${finding.help}`);
  const opening = `    <testcase classname="${xmlAttribute(finding.file)}" name="${xmlAttribute(`${finding.rule} at ${line}:${column}`)}"`;
  const content = isFailure(finding)
    ? `<failure type="${xmlAttribute(finding.rule)}" message="${xmlAttribute(finding.message)}">${words}</failure>`
    : `<system-out>${finding.severity}: ${words}</system-out>`;
  return `${opening}>${content}</testcase>`;
}

function isFailure(finding: Finding): boolean {
  return finding.severity === "error";
}
