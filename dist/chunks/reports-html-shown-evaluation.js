const require_case_costs = require("./evaluation-case-costs.js");
const require_dollars = require("./platform-dollars.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_review_evaluation = require("./reports-review-evaluation.js");
const require_usage_words = require("./reports-usage-words.js");

// src/reports/html/shown-evaluation.ts
/** An evaluation for the page of the review. */
/** The evaluation of a review; undefined where there is none. */
function shownEvaluation(review) {
	const evaluation = require_review_evaluation.evaluationIn(review);
	if (evaluation === void 0) return void 0;
	const usage = new Map(evaluation.usage?.prompts.map((one) => [one.prompt, require_usage_words.usageWords(one)]));
	const { results } = evaluation;
	return {
		outcome: evaluation.passed ? "passed" : saysNothing(evaluation) ? "no verdict" : "failed",
		headline: require_evaluation_words.headlineOf(evaluation),
		sentences: [
			...require_evaluation_words.certaintyOf(evaluation),
			...usageSentences(evaluation),
			...require_review_evaluation.aboutRun(evaluation)
		],
		counts: countsOf(results),
		better: require_evaluation_words.inReadingOrder(results.filter(isBetter)).map(({ prompt, case: name }) => `${prompt} \u00b7 ${name}`),
		prompts: [...Map.groupBy(results, ({ prompt }) => prompt)].map(([name, cases]) => promptOf(name, cases, usage.get(name))),
		cases: require_review_evaluation.notPassed(evaluation).map((result) => ({
			prompt: result.prompt,
			name: result.case,
			status: require_evaluation_words.statusOf(result),
			must: result.must,
			reasons: require_evaluation_words.reasonsOf(result)
		}))
	};
}
/** An outage is never a failed expectation. */
function saysNothing({ summary, comparison }) {
	if (comparison?.red === true) return false;
	return comparison?.verdict === "error" || summary.errors > 0 && summary.failed === 0;
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
function promptOf(name, cases, usage) {
	const judged = cases.filter(({ outcome }) => outcome === "passed" || outcome === "failed");
	const compared = cases.filter(({ base }) => base === "passed" || base === "failed");
	const passed = judged.filter(({ outcome }) => outcome === "passed").length;
	const passedThere = compared.filter(({ base }) => base === "passed").length;
	return {
		name,
		passes: judged.length === 0 ? "none judged" : `${passed} of ${judged.length}`,
		base: compared.length === 0 ? void 0 : `${passedThere} of ${compared.length}`,
		cost: usage?.cost ?? costOf(cases),
		tokens: usage?.tokens,
		time: usage?.time
	};
}
/** Of 1,000 answers, by an evaluation of an earlier version, which says no more of what they took. */
function costOf(cases) {
	const cost = require_case_costs.totalCost(cases);
	const answers = cases.reduce((sum, one) => sum + one.answers, 0);
	return cost === void 0 || answers === 0 ? "not known" : require_dollars.exactDollars(cost / answers * 1e3);
}
/** What the answers took as a whole, in sentences. */
function usageSentences(evaluation) {
	const { usage } = evaluation;
	if (usage === void 0) return [];
	const { costAlone, tokens, time } = require_usage_words.usageWords(usage.total);
	return [
		`Cost of 1,000 answers: ${costAlone}, over ${require_usage_words.scopeOf(usage)}.`,
		`Tokens of an answer: ${tokens}.${time === "" ? "" : ` Time of an answer: ${time} (median).`}`,
		...require_usage_words.cautionsOf(evaluation)
	];
}

exports.shownEvaluation = shownEvaluation;
