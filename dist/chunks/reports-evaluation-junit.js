const require_evaluation = require("./evaluation-evaluation.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_xml = require("./reports-xml.js");

// src/reports/evaluation-junit.ts
/** An evaluation as JUnit XML. */
/** A suite per prompt, a test per case. What could not be asked is an error, and no failure. */
function evaluationJunit(evaluation) {
	const { results, summary } = evaluation;
	const usage = new Map(evaluation.usage?.prompts.map((one) => [one.prompt, one]));
	const suites = [...Map.groupBy(results, ({ prompt }) => prompt)].map(([prompt, cases]) => {
		const { errors, unjudged } = require_evaluation.countOutcomes(cases);
		const failed = failuresIn(cases);
		return [
			`  <testsuite name="${require_xml.xmlAttribute(prompt)}" tests="${cases.length}" failures="${failed}" errors="${errors}" skipped="${unjudged}">`,
			...junitProperties(usage.get(prompt)),
			...cases.map(junitCase),
			"  </testsuite>"
		].join("\n");
	});
	return junitDocument({
		tests: results.length,
		failures: failuresIn(results),
		errors: summary.errors
	}, suites);
}
/** The whole document, from its suites; without any where nothing was judged yet. */
function junitDocument({ tests, failures, errors }, suites) {
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="slipway evaluate" tests="${tests}" failures="${failures}" errors="${errors}">`,
		...suites,
		"</testsuites>\n"
	].join("\n");
}
/** A case that passes now and then (`flaky`) stops nothing, and whoever reads the file shall not stop for it. */
function failuresIn(results) {
	return require_evaluation.countOutcomes(results.filter((result) => !isFlaky(result))).failed;
}
function isFlaky(result) {
	return require_evaluation_words.statusOf(result) === "flaky" && !result.must;
}
/**
* What the answers took, for whoever draws it: costs in US dollars for 1,000 answers, tokens and milliseconds for one.
* A figure that is not known is left out.
*/
function junitProperties(usage) {
	if (usage === void 0) return [];
	return [
		"    <properties>",
		...["base", "head"].flatMap((name) => {
			const side = usage[name];
			if (side === null) return [];
			const { tokens, cost } = side.perAnswer;
			return [
				[`${name}.cost-of-1000-answers`, cost === null ? null : cost * 1e3],
				[`${name}.input-tokens`, tokens.inputTokens],
				[`${name}.output-tokens`, tokens.outputTokens],
				[`${name}.cache-read-tokens`, tokens.cacheReadTokens],
				[`${name}.cache-write-tokens`, tokens.cacheWriteTokens],
				[`${name}.latency-milliseconds`, side.latencyMilliseconds]
			];
		}).flatMap(([name, value]) => value === null ? [] : [`      <property name="slipway.${name}" value="${Number(value.toPrecision(6))}"/>`]),
		"    </properties>"
	];
}
function junitCase(result) {
	const { latencyMilliseconds } = result;
	const seconds = typeof latencyMilliseconds === "number" ? ` time="${(latencyMilliseconds / 1e3).toFixed(3)}"` : "";
	const opening = `    <testcase classname="${require_xml.xmlAttribute(result.prompt)}" name="${require_xml.xmlAttribute(result.case)}"${seconds}`;
	if (result.outcome === "passed") return `${opening}/>`;
	if (result.outcome === "unjudged") return `${opening}><skipped message="the case demands nothing"/></testcase>`;
	if (isFlaky(result)) {
		const words = ["flaky: it failed once, and passed or failed on both sides when it was asked again", ...require_evaluation_words.shownReasons(result)];
		return `${opening}><system-out>${require_xml.xmlText(words.join("\n"))}</system-out></testcase>`;
	}
	const element = require_evaluation.isUndecided(result) ? "error" : "failure";
	const reasons = require_evaluation_words.shownReasons(result);
	return `${opening}><${element} message="${require_xml.xmlAttribute(reasons[0] ?? require_evaluation_words.statusOf(result))}">${require_xml.xmlText(reasons.join("\n"))}</${element}></testcase>`;
}

exports.evaluationJunit = evaluationJunit;
exports.junitDocument = junitDocument;
