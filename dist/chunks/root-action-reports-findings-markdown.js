const require_review = require("./root-action-review.js");
const require_start = require("./root-action-start.js");

// src/reports/findings-markdown.ts
const marks = {
	error: "\u274c",
	warning: "\u26a0\ufe0f",
	note: "\u2139\ufe0f"
};
/** A heading with the counts, then the findings of each file with their lines. */
function findingsMarkdown(findings) {
	return `${[`### Slipway: ${require_review.countsInWords(require_review.summarize(findings))}`, ...[...Map.groupBy(findings, (finding) => finding.file)].map(([file, list]) => [`#### ${require_start.codeSpan(file)}`, ...list.map(item)].join("\n\n"))].join("\n\n")}\n`;
}
function item(finding) {
	const { line, column } = finding.range.start;
	const words = [`- ${marks[finding.severity]} **${finding.severity}** at ${require_start.codeSpan(`${line}:${column}`)}: ${sentence(finding.message)} (${require_start.codeSpan(finding.rule)})`, `  **What to do:** ${sentence(finding.help)}`];
	if (finding.excerpt !== void 0 && finding.excerpt !== "") words.push(require_start.codeBlock(finding.excerpt, "  "));
	return words.join("\n\n");
}
/** Line feeds in a message become hard breaks (CommonMark 6.7), indented so that the list item goes on. */
function sentence(text) {
	return text.split("\n").map(require_start.sentenceMarkdown).join("\\\n  ");
}

exports.findingsMarkdown = findingsMarkdown;
