const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_markdown = require("./reports-markdown.js");
const require_section = require("./reports-markdown-review-section.js");
const require_usage_words = require("./reports-usage-words.js");

// src/reports/evaluation-markdown.ts
var evaluation_markdown_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ evaluationMarkdown: () => evaluationMarkdown });
/** Rows of the table with all results: a job summary holds a megabyte, a comment less. */
const mostRows = 1e3;
/** For a job summary or a comment: verdict first, then what failed, then everything in a table. */
function evaluationMarkdown(evaluation, { evidence, notes }) {
	const { results, summary, base } = evaluation;
	const wrong = require_evaluation_words.inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
	return `${[
		`### ${evaluation.passed ? "\u2705" : "\u274c"} ${require_markdown.escapeMarkdown(require_evaluation_words.headlineOf(evaluation))}`,
		require_evaluation_words.certaintyOf(evaluation).map((sentence) => require_markdown.escapeMarkdown(sentence)).join(" "),
		...wrong.slice(0, 100).map(wrongMarkdown),
		wrong.length > 100 ? `\u2026 and ${wrong.length - 100} more.` : "",
		...usageMarkdown(evaluation),
		results.length === 0 ? "" : require_markdown.details(`${require_words.counted(summary.cases, "case")}`, resultTable(results)),
		[
			base === null ? "" : `Base: ${require_markdown.escapeMarkdown(base.label)}${base.commit === null ? "" : ` (${require_markdown.tableCodeSpan(base.commit.slice(0, 12))})`}${base.answersSince === void 0 ? "" : `, answers since ${base.answersSince.slice(0, 10)}`}.`,
			`Spent: ${require_markdown.escapeMarkdown(require_evaluation_words.spentWords(evaluation))}.`,
			evidence === void 0 ? "" : `Evidence: ${require_markdown.tableCodeSpan(evidence)}.`,
			evidence !== void 0 || summary.cases === 0 ? "" : require_evaluation_words.forDisplay
		].filter((part) => part !== "").join(" "),
		...notes.map((note) => `\u26a0\ufe0f ${require_markdown.escapeMarkdown(require_visible.visibleLine(note))}`)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function wrongMarkdown(result) {
	const name = `${require_markdown.htmlCode(`${result.prompt} \u00b7 ${result.case}`)} ${require_evaluation_words.statusOf(result)}${result.must ? ", must pass" : ""}`;
	return require_markdown.details(name, require_markdown.codeBlock(require_evaluation_words.shownReasons(result).join("\n")), result.must);
}
function resultTable(results) {
	const rows = require_evaluation_words.inReadingOrder(results).slice(0, mostRows).map((result) => `| ${require_markdown.tableCodeSpan(result.prompt)} | ${require_markdown.tableCodeSpan(result.case)} | ${require_evaluation_words.statusOf(result)} | ${require_evaluation_words.repeatsOf(result)} |`);
	const more = results.length - mostRows;
	return [
		"| prompt | case | outcome | repeats |",
		"| --- | --- | --- | --- |",
		...rows,
		...more > 0 ? ["", `\u2026 and ${more} more.`] : []
	].join("\n");
}
/** Prompts in the table of what changed. */
const mostPrompts = 30;
/** What the answers took, and where that differs from the base: a sentence, and a table where several prompts changed. */
function usageMarkdown(evaluation) {
	const { usage } = evaluation;
	if (usage === void 0) return [];
	const { costAlone, tokens, time } = require_usage_words.usageWords(usage.total);
	const sentences = [
		`**Cost of 1,000 answers: ${require_markdown.escapeMarkdown(costAlone)}**, over ${require_markdown.escapeMarkdown(require_usage_words.scopeOf(usage))}.`,
		`Tokens of an answer: ${require_markdown.escapeMarkdown(tokens)}.`,
		time === "" ? "" : `Time of an answer: ${require_markdown.escapeMarkdown(time)} (median).`,
		...require_usage_words.cautionsOf(evaluation).map(require_markdown.sentenceMarkdown)
	];
	const changed = usage.prompts.length < 2 ? [] : require_usage_words.changedPrompts(usage);
	const rows = changed.slice(0, mostPrompts).map(({ prompt, cost, tokens: ofPrompt, time: ofAnswer }) => `| ${require_markdown.tableCodeSpan(require_section.shortened(prompt, 200))} | ${require_markdown.escapeMarkdown(cost)} | ${require_markdown.escapeMarkdown(ofPrompt)} | ${require_markdown.escapeMarkdown(ofAnswer)} |`);
	const rest = usage.prompts.length - rows.length;
	return [sentences.filter((sentence) => sentence !== "").join(" "), ...rows.length === 0 ? [] : [[
		"| prompt | cost of 1,000 answers | tokens of an answer | time |",
		"| --- | --- | --- | --- |",
		...rows,
		...rest === 0 ? [] : ["", changed.length > rows.length ? `${require_words.counted(rest, "more prompt")}.` : `${require_words.counted(rest, "prompt")} unchanged.`]
	].join("\n")]];
}

Object.defineProperty(exports, "evaluation_markdown_exports", {
  enumerable: true,
  get: function () {
    return evaluation_markdown_exports;
  }
});
Object.defineProperty(exports, "usageMarkdown", {
  enumerable: true,
  get: function () {
    return usageMarkdown;
  }
});
