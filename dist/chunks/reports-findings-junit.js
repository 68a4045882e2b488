const require_visible = require("./platform-visible.js");
const require_xml = require("./reports-xml.js");

// src/reports/findings-junit.ts
/**
* The findings as JUnit XML. Errors are failures; warnings and notes pass and say their words in `system-out`,
* because JUnit has nothing between. Where there is no finding, one passing case says so: some importers take an empty
* report for a broken one.
*/
function findingsJunit(findings) {
	const byFile = Map.groupBy(findings, (finding) => finding.file);
	const failures = findings.filter(isFailure).length;
	const suites = [...byFile].map(([file, list]) => suite(file, list));
	if (suites.length === 0) suites.push(`  <testsuite name="slipway" tests="1" failures="0">\n    <testcase classname="slipway" name="no problems found"/>\n  </testsuite>`);
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="slipway" tests="${Math.max(1, findings.length)}" failures="${failures}">`,
		...suites,
		"</testsuites>\n"
	].join("\n");
}
function suite(file, findings) {
	return [
		`  <testsuite name="${require_xml.xmlAttribute(file)}" tests="${findings.length}" failures="${findings.filter(isFailure).length}">`,
		...findings.map(testCase),
		"  </testsuite>"
	].join("\n");
}
function testCase(finding) {
	const { line, column } = finding.range.start;
	const words = require_xml.xmlText(`${require_visible.visibleLine(finding.file)}:${line}:${column}\n${finding.message}\n${finding.help}`);
	return `${`    <testcase classname="${require_xml.xmlAttribute(finding.file)}" name="${require_xml.xmlAttribute(`${finding.rule} at ${line}:${column}`)}"`}>${isFailure(finding) ? `<failure type="${require_xml.xmlAttribute(finding.rule)}" message="${require_xml.xmlAttribute(finding.message)}">${words}</failure>` : `<system-out>${finding.severity}: ${words}</system-out>`}</testcase>`;
}
function isFailure(finding) {
	return finding.severity === "error";
}

exports.findingsJunit = findingsJunit;
