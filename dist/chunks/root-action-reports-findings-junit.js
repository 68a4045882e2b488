const require_start = require("./root-action-start.js");
const require_markup = require("./root-action-platform-markup.js");

// src/reports/xml.ts
/** Foreign text in XML. */
/** Characters that XML 1.0 does not have (section 2.2) are control characters or lone surrogates: `visible` spells them out. */
function xmlText(value) {
	return require_markup.escapeMarkup(require_start.visible(value).replace(/[\ufffe\uffff]/g, "\ufffd"));
}
/** One line, for an attribute in double quotes. */
function xmlAttribute(value) {
	return require_markup.escapeMarkup(require_start.visibleLine(value).replace(/[\ufffe\uffff]/g, "\ufffd"));
}

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
		`  <testsuite name="${xmlAttribute(file)}" tests="${findings.length}" failures="${findings.filter(isFailure).length}">`,
		...findings.map(testCase),
		"  </testsuite>"
	].join("\n");
}
function testCase(finding) {
	const { line, column } = finding.range.start;
	const words = xmlText(`${require_start.visibleLine(finding.file)}:${line}:${column}\n${finding.message}\n${finding.help}`);
	return `${`    <testcase classname="${xmlAttribute(finding.file)}" name="${xmlAttribute(`${finding.rule} at ${line}:${column}`)}"`}>${isFailure(finding) ? `<failure type="${xmlAttribute(finding.rule)}" message="${xmlAttribute(finding.message)}">${words}</failure>` : `<system-out>${finding.severity}: ${words}</system-out>`}</testcase>`;
}
function isFailure(finding) {
	return finding.severity === "error";
}

exports.findingsJunit = findingsJunit;
