const require_visible = require("./platform-visible.js");
const require_findings = require("./reports-findings.js");

// src/reports/findings-github.ts
const commands = {
	error: "error",
	warning: "warning",
	note: "notice"
};
/**
* One command per finding, and a line with the counts. Errors come first: a step shows ten annotations of a kind and
* drops the rest (the log keeps them all).
*/
function findingsGithub(findings, options) {
	return `${[...[
		"error",
		"warning",
		"note"
	].flatMap((severity) => findings.filter((finding) => finding.severity === severity).map((finding) => command(finding, options.pathPrefix))), `slipway: ${require_findings.countsInWords(require_findings.summarize(findings))}`].join("\n")}\n`;
}
function command(finding, prefix) {
	const { start, end } = finding.range;
	const file = prefix === void 0 || prefix === "" ? finding.file : `${prefix.replace(/\/$/, "")}/${finding.file}`;
	const properties = [
		["file", require_visible.visibleLine(file)],
		["line", String(start.line)],
		["endLine", String(end.line)],
		["col", String(start.column)],
		...start.line === end.line ? [["endColumn", String(Math.max(start.column, end.column - 1))]] : [],
		["title", finding.rule]
	].map(([name, value]) => `${name}=${escapeProperty(value ?? "")}`);
	return `::${commands[finding.severity]} ${properties.join(",")}::${escapeData(require_visible.visible(`${finding.message}\n${finding.help}`))}`;
}
/** As in @actions/core (command.ts): the percent sign first. */
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

exports.findingsGithub = findingsGithub;
