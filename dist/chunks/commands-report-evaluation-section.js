const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_inputs = require("./commands-index.js");
const require_markdown = require("./reports-markdown.js");
const require_section = require("./reports-markdown-review-section.js");
const require_words = require("./commands-evaluation-words.js");
const require_prices = require("./models-prices.js");
const require_case_costs = require("./commands-evaluation-case-costs.js");
const require_shown_file = require("./commands-report-shown-file.js");

// src/commands/report/shown-evaluation.ts
/**
* @param sentences what is said about the answers as a whole
* @param wrong cases that did not pass, the most important first
*/
function shownFor(evaluation, sentences, wrong) {
	const { results, base } = evaluation;
	return {
		outcome: evaluation.passed ? "passed" : saysNothing(evaluation) ? "no verdict" : "failed",
		headline: require_words.headlineOf(evaluation),
		sentences: base === null ? sentences : [...sentences, baseWords(base)],
		counts: countsOf(results),
		better: require_words.inReadingOrder(results.filter(isBetter)).map(({ prompt, case: name }) => `${prompt} · ${name}`),
		prompts: [...Map.groupBy(results, ({ prompt }) => prompt)].map(([name, cases]) => promptOf(name, cases)),
		cases: wrong.map((result) => ({
			prompt: result.prompt,
			name: result.case,
			status: require_words.statusOf(result),
			must: result.must,
			reasons: require_words.reasonsOf(result)
		}))
	};
}
/** An outage is never a failed expectation. */
function saysNothing({ summary, comparison }) {
	if (comparison?.red === true) return false;
	return comparison?.verdict === "error" || summary.errors > 0 && summary.failed === 0;
}
function baseWords({ label, commit, answersSince }) {
	return `Base: ${label}${commit === null ? "" : ` (${commit.slice(0, 12)})`}${answersSince === void 0 ? "" : `, with answers since ${answersSince.slice(0, 10)}`}.`;
}
/** In the order in which they matter; every case is counted once. */
function countsOf(results) {
	const failed = results.filter(({ outcome }) => outcome === "failed");
	const broken = failed.filter(({ confirmation }) => confirmation === "broken").length;
	const flaky = failed.filter(({ confirmation }) => confirmation === "flaky").length;
	const better = results.filter(isBetter).length;
	const count = (wanted) => results.filter(({ outcome }) => outcome === wanted).length;
	const others = count("passed") - better;
	return [
		{
			count: broken,
			kind: "broken",
			tone: "bad"
		},
		{
			count: failed.length - broken - flaky,
			kind: "failed",
			tone: "bad"
		},
		{
			count: count("error"),
			kind: "not asked or judged",
			tone: "open"
		},
		{
			count: flaky,
			kind: "flaky",
			tone: "open"
		},
		{
			count: better,
			kind: "better than on the base",
			tone: "good"
		},
		{
			count: others,
			kind: better === 0 ? "passed" : `${others === 1 ? "other" : "others"} passed`,
			tone: "good"
		},
		{
			count: count("unjudged"),
			kind: "without a demand",
			tone: "open"
		}
	].filter((one) => one.count > 0);
}
function isBetter({ outcome, base }) {
	return outcome === "passed" && base === "failed";
}
function promptOf(name, cases) {
	const judged = cases.filter(({ outcome }) => outcome === "passed" || outcome === "failed");
	const compared = cases.filter(({ base }) => base === "passed" || base === "failed");
	const passed = judged.filter(({ outcome }) => outcome === "passed").length;
	const cost = require_case_costs.totalCost(cases);
	const passedThere = compared.filter(({ base }) => base === "passed").length;
	return {
		name,
		passes: judged.length === 0 ? "none judged" : `${passed} of ${judged.length}`,
		base: compared.length === 0 ? void 0 : `${passedThere} of ${compared.length}`,
		cost: cost === void 0 ? "not known" : require_prices.dollarsInWords(cost)
	};
}

// src/commands/report/evaluation-section.ts
/** What answers are worth, in the report: the evaluation that a job with credentials made. */
var evaluation_section_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	evaluationSection: () => evaluationSection,
	shownEvaluation: () => shownEvaluation,
	withEvaluation: () => withEvaluation
});
const longestReasons = 2e3;
/**
* The review with an evaluation; as it was where there is no such file.
*
* @throws SW1503 for a file that is no evaluation.
*/
async function withEvaluation(review, file, context) {
	const evaluation = await require_shown_file.readShown(file, "evaluation", context);
	if (evaluation === void 0) {
		context.progress.note("No job of this run has made the evaluation: the report goes without.");
		return review;
	}
	if (evaluationIn({ evaluation }) === void 0) throw require_shown_file.notShown(file, "evaluation", "It has not the shape of one.");
	return {
		...review,
		evaluation
	};
}
/** The document may come from an artifact: it is read like any other, and left out where it is none. */
function evaluationSection(review) {
	const evaluation = evaluationIn(review);
	if (evaluation === void 0) return void 0;
	const wrong = notPassed(evaluation);
	const words = require_markdown.escapeMarkdown(aboutAnswers(evaluation).join(" "));
	return {
		title: `${evaluation.passed ? "✅" : "❌"} Evaluation: ${require_words.headlineOf(evaluation).replace(/\.$/, "")}`,
		folded: false,
		pieces: [{ forms: [words] }, ...wrong.map((result) => ({ forms: formsOf(result) }))],
		separator: "\n\n",
		leftOut: (count) => require_inputs.counted(count, "case"),
		weight: 3
	};
}
/** The same for the page. */
function shownEvaluation(review) {
	const evaluation = evaluationIn(review);
	if (evaluation === void 0) return void 0;
	return shownFor(evaluation, aboutAnswers(evaluation), notPassed(evaluation));
}
function notPassed({ results }) {
	return require_words.inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
}
function aboutAnswers(evaluation) {
	return [
		...require_words.certaintyOf(evaluation),
		`Cost: ${require_words.costWords(evaluation)}.`,
		...evaluation.trusted ? [] : ["For display only: its answers are no evidence for a release."]
	];
}
function formsOf(result) {
	const name = require_section.shortened(`${result.prompt} · ${result.case}`, 300);
	const status = `${require_words.statusOf(result)}${result.must ? ", must pass" : ""}`;
	const reasons = require_section.shortened(require_words.reasonsOf(result).join("\n"), longestReasons);
	return [require_markdown.details(`${require_markdown.htmlCode(name)} ${status}`, require_markdown.codeBlock(reasons), result.must), `- ${require_markdown.codeSpan(name)} ${status}`];
}
function evaluationIn({ evaluation }) {
	return evaluation === void 0 ? void 0 : require_evaluation.parseEvaluation(Buffer.from(JSON.stringify(evaluation)));
}

Object.defineProperty(exports, "evaluationSection", {
  enumerable: true,
  get: function () {
    return evaluationSection;
  }
});
Object.defineProperty(exports, "evaluation_section_exports", {
  enumerable: true,
  get: function () {
    return evaluation_section_exports;
  }
});
