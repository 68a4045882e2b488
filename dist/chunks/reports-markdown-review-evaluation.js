const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_words = require("./platform-words.js");
const require_evaluation_markdown = require("./reports-evaluation-markdown.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_markdown = require("./reports-markdown.js");
const require_review_evaluation = require("./reports-review-evaluation.js");
const require_section = require("./reports-markdown-review-section.js");

// src/reports/markdown-review/evaluation.ts
var evaluation_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ evaluationSection: () => evaluationSection });
const longestReasons = 2e3;
/** The document may come from an artifact: it is read like any other, and left out where it is none. */
function evaluationSection(review) {
	const evaluation = require_review_evaluation.evaluationIn(review);
	if (evaluation === void 0) return void 0;
	const wrong = require_review_evaluation.notPassed(evaluation);
	return {
		title: `${evaluation.passed ? "\u2705" : "\u274c"} Evaluation: ${require_markdown.escapeMarkdown(require_evaluation_words.headlineOf(evaluation).replace(/\.$/, ""))}`,
		folded: false,
		pieces: [wholePiece(evaluation), ...wrong.map((result) => ({ forms: formsOf(result) }))],
		separator: "\n\n",
		leftOut: (count) => require_words.counted(count, "case"),
		weight: 3
	};
}
/** About all answers together. The table of prompts that cost something else goes where there is no room for it. */
function wholePiece(evaluation) {
	const [usage = "", table = ""] = require_evaluation_markdown.usageMarkdown(evaluation);
	const before = require_markdown.escapeMarkdown(require_evaluation_words.certaintyOf(evaluation).join(" "));
	const after = require_markdown.escapeMarkdown(require_review_evaluation.aboutRun(evaluation).join(" "));
	const [full, short] = [[
		before,
		usage,
		table,
		after
	], [
		before,
		usage,
		after
	]].map((parts) => parts.filter((part) => part !== "").join("\n\n"));
	return { forms: [full ?? "", short ?? ""] };
}
function formsOf(result) {
	const name = require_section.shortened(`${result.prompt} \u00b7 ${result.case}`, 300);
	const status = `${require_evaluation_words.statusOf(result)}${result.must ? ", must pass" : ""}`;
	const reasons = require_section.shortened(require_evaluation_words.reasonsOf(result).join("\n"), longestReasons);
	return [require_markdown.details(`${require_markdown.htmlCode(name)} ${status}`, require_markdown.codeBlock(reasons), result.must), `- ${require_markdown.codeSpan(name)} ${status}`];
}

Object.defineProperty(exports, "evaluationSection", {
  enumerable: true,
  get: function () {
    return evaluationSection;
  }
});
Object.defineProperty(exports, "evaluation_exports", {
  enumerable: true,
  get: function () {
    return evaluation_exports;
  }
});
