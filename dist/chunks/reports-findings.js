const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_order = require("./platform-order.js");
const require_paint = require("./platform-paint.js");
const require_words = require("./platform-words.js");

// src/reports/findings.ts
var findings_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	countsInWords: () => countsInWords,
	findingFormats: () => findingFormats,
	inOrder: () => inOrder,
	renderFindings: () => renderFindings,
	summarize: () => summarize
});
const findingFormats = [
	"text",
	"json",
	"sarif",
	"junit",
	"github",
	"markdown"
];
/** The findings as text in one format, ending in a line feed. Their order does not matter. */
async function renderFindings(findings, format, options) {
	const sorted = inOrder(findings);
	switch (format) {
		case "text": {
			const paint = require_paint.createPaint(options.color);
			if (sorted.length === 0) return `${paint("green", "\u2713")} No problems found.\n`;
			const { findingsText } = await Promise.resolve().then(() => require("./reports-findings-text.js"));
			return `${findingsText(sorted, options)}\n${summaryLine(sorted, paint)}\n`;
		}
		case "json": return (await Promise.resolve().then(() => require("./reports-findings-json.js"))).findingsJson(sorted);
		case "sarif": return (await Promise.resolve().then(() => require("./reports-findings-sarif.js"))).findingsSarif(sorted, options);
		case "junit": return (await Promise.resolve().then(() => require("./reports-findings-junit.js"))).findingsJunit(sorted);
		case "github": return (await Promise.resolve().then(() => require("./reports-findings-github.js"))).findingsGithub(sorted, options);
		case "markdown": return (await Promise.resolve().then(() => require("./reports-findings-markdown.js"))).findingsMarkdown(sorted);
	}
}
/** How many findings there are of each severity. */
function summarize(findings) {
	const counts = {
		errors: 0,
		warnings: 0,
		notes: 0
	};
	for (const { severity } of findings) counts[`${severity}s`] += 1;
	return counts;
}
/** `2 errors, 1 warning`; severities of which there are none are left out. */
function countsInWords(counts) {
	const words = [
		unlessNone(counts.errors, "error"),
		unlessNone(counts.warnings, "warning"),
		unlessNone(counts.notes, "note")
	].filter((part) => part !== "");
	return words.length === 0 ? "no problems" : words.join(", ");
}
function unlessNone(count, noun) {
	return count === 0 ? "" : require_words.counted(count, noun);
}
function summaryLine(findings, paint) {
	const counts = summarize(findings);
	const files = new Set(findings.map((finding) => finding.file)).size;
	return `${paint(counts.errors > 0 ? "red" : counts.warnings > 0 ? "yellow" : "blue", counts.errors > 0 ? "\u2717" : "!")} ${paint("bold", countsInWords(counts))} in ${files} file${files === 1 ? "" : "s"}`;
}
/** By file, place, rule and message, so that the same findings give the same report on every machine. */
function inOrder(findings) {
	return [...findings].sort((a, b) => require_order.compareText(a.file, b.file) || a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column || require_order.compareText(a.rule, b.rule) || require_order.compareText(a.message, b.message));
}

Object.defineProperty(exports, "countsInWords", {
  enumerable: true,
  get: function () {
    return countsInWords;
  }
});
Object.defineProperty(exports, "findingFormats", {
  enumerable: true,
  get: function () {
    return findingFormats;
  }
});
Object.defineProperty(exports, "findings_exports", {
  enumerable: true,
  get: function () {
    return findings_exports;
  }
});
Object.defineProperty(exports, "inOrder", {
  enumerable: true,
  get: function () {
    return inOrder;
  }
});
Object.defineProperty(exports, "renderFindings", {
  enumerable: true,
  get: function () {
    return renderFindings;
  }
});
Object.defineProperty(exports, "summarize", {
  enumerable: true,
  get: function () {
    return summarize;
  }
});
