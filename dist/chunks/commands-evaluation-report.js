const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_inputs = require("./commands-index.js");
const require_markdown = require("./reports-markdown.js");
const require_xml = require("./reports-xml.js");
const require_words = require("./commands-evaluation-words.js");

// src/commands/evaluation/report.ts
var report_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	asJson: () => asJson,
	evaluationJunit: () => evaluationJunit,
	evaluationMarkdown: () => evaluationMarkdown,
	evaluationText: () => evaluationText
});
/** Results that are shown; the JSON has all of them. */
const mostShown = 100;
/** Rows of the table with all results: a job summary holds a megabyte, a comment less. */
const mostRows = 1e3;
/** Lines of reasons for one result: a case may demand any number of things. */
const mostReasons = 50;
/** The document is plain data. */
function asJson(evaluation) {
	return evaluation;
}
function evaluationText(evaluation, { evidence, notes, environment, terminal }) {
	const paint = require_inputs.createPaint(terminal.color);
	const lines = [];
	const shown = require_words.inReadingOrder(evaluation.results).filter((result) => result.outcome !== "unjudged");
	for (const result of shown.slice(0, mostShown)) lines.push(...resultLines(result, paint));
	if (shown.length > mostShown) lines.push(paint("dim", `… and ${shown.length - mostShown} more (--json has all of them)`));
	if (shown.length > 0) lines.push("");
	const sign = evaluation.passed ? paint("green", "✔") : paint("red", "✘");
	lines.push(`${sign} ${paint("bold", require_words.headlineOf(evaluation))}`);
	const { summary, base } = evaluation;
	for (const sentence of require_words.certaintyOf(evaluation)) lines.push(`  ${sentence}`);
	if (base !== null) {
		const since = base.answersSince === void 0 ? "" : `, with answers since ${base.answersSince.slice(0, 10)}`;
		lines.push(`  base      ${require_inputs.visibleLine(base.label)}${base.commit === null ? "" : ` (${base.commit.slice(0, 12)})`}${since}`);
	}
	lines.push(`  cost      ${require_words.costWords(evaluation)}`);
	if (summary.unjudged > 0) lines.push(`  unjudged  ${require_inputs.counted(summary.unjudged, "case")} without \`expect:\``);
	if (evidence !== void 0) lines.push(`  evidence  ${evidence} for bundle ${evaluation.bundle?.slice(0, 19)}`);
	else if (environment === void 0 && !evaluation.trusted && evaluation.summary.cases > 0) lines.push(paint("dim", "  For display: without --environment no answer counts as evidence."));
	for (const note of notes) lines.push(`  ${paint("yellow", "!")} ${require_inputs.visibleLine(note)}`);
	return `${lines.join("\n")}\n`;
}
function resultLines(result, paint) {
	const status = require_words.statusOf(result);
	const good = result.outcome === "passed";
	const sign = good ? paint("green", "✓") : status === "flaky" || result.outcome === "error" ? paint("yellow", "~") : paint("red", "✗");
	const name = `${require_inputs.visibleLine(result.prompt)} · ${require_inputs.visibleLine(result.case)}`;
	const of = result.answers > 1 ? `  ${result.passed} of ${result.answers}` : "";
	const must = result.must && !good ? paint("red", "  must pass") : "";
	const words = status === "passed" ? "" : `  ${status}`;
	return [`${sign} ${paint("bold", name)}${words}${of}${must}`, ...good ? [] : shownReasons(result).map((line) => `    ${require_inputs.visible(line)}`)];
}
/** For a job summary or a comment: verdict first, then what failed, then everything in a table. */
function evaluationMarkdown(evaluation, { evidence, notes }) {
	const { results, summary, base } = evaluation;
	const wrong = require_words.inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
	return `${[
		`### ${evaluation.passed ? "✅" : "❌"} ${require_markdown.escapeMarkdown(require_words.headlineOf(evaluation))}`,
		require_words.certaintyOf(evaluation).map((sentence) => require_markdown.escapeMarkdown(sentence)).join(" "),
		...wrong.slice(0, mostShown).map(wrongMarkdown),
		wrong.length > mostShown ? `… and ${wrong.length - mostShown} more.` : "",
		results.length === 0 ? "" : require_markdown.details(`${require_inputs.counted(summary.cases, "case")}`, resultTable(results)),
		[
			base === null ? "" : `Base: ${require_markdown.escapeMarkdown(base.label)}${base.commit === null ? "" : ` (${require_markdown.tableCodeSpan(base.commit.slice(0, 12))})`}${base.answersSince === void 0 ? "" : `, answers since ${base.answersSince.slice(0, 10)}`}.`,
			`Cost: ${require_markdown.escapeMarkdown(require_words.costWords(evaluation))}.`,
			evidence === void 0 ? "" : `Evidence: ${require_markdown.tableCodeSpan(evidence)}.`
		].filter((part) => part !== "").join(" "),
		...notes.map((note) => `⚠️ ${require_markdown.escapeMarkdown(require_inputs.visibleLine(note))}`)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function wrongMarkdown(result) {
	const name = `${require_markdown.htmlCode(`${result.prompt} · ${result.case}`)} ${require_words.statusOf(result)}${result.must ? ", must pass" : ""}`;
	return require_markdown.details(name, require_markdown.codeBlock(shownReasons(result).join("\n")), result.must);
}
function shownReasons(result) {
	const reasons = require_words.reasonsOf(result);
	const more = reasons.length - mostReasons;
	return more > 0 ? [...reasons.slice(0, mostReasons), `… and ${more} more`] : reasons;
}
function resultTable(results) {
	const rows = require_words.inReadingOrder(results).slice(0, mostRows).map((result) => `| ${require_markdown.tableCodeSpan(result.prompt)} | ${require_markdown.tableCodeSpan(result.case)} | ${require_words.statusOf(result)} | ${result.answers > 1 ? require_words.percent(result.passed / result.answers) : ""} |`);
	const more = results.length - mostRows;
	return [
		"| prompt | case | outcome | repeats |",
		"| --- | --- | --- | --- |",
		...rows,
		...more > 0 ? ["", `… and ${more} more.`] : []
	].join("\n");
}
/** A suite per prompt, a test per case. What could not be asked is an error, and no failure. */
function evaluationJunit(evaluation) {
	const { results, summary } = evaluation;
	const suites = [...Map.groupBy(results, ({ prompt }) => prompt)].map(([prompt, cases]) => {
		const of = (outcome) => cases.filter((one) => one.outcome === outcome).length;
		return [
			`  <testsuite name="${require_xml.xmlAttribute(prompt)}" tests="${cases.length}" failures="${of("failed")}" errors="${of("error")}" skipped="${of("unjudged")}">`,
			...cases.map(junitCase),
			"  </testsuite>"
		].join("\n");
	});
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="slipway evaluate" tests="${results.length}" failures="${summary.failed}" errors="${summary.errors}">`,
		...suites,
		"</testsuites>\n"
	].join("\n");
}
function junitCase(result) {
	const { latencyMilliseconds } = result;
	const seconds = typeof latencyMilliseconds === "number" ? ` time="${(latencyMilliseconds / 1e3).toFixed(3)}"` : "";
	const opening = `    <testcase classname="${require_xml.xmlAttribute(result.prompt)}" name="${require_xml.xmlAttribute(result.case)}"${seconds}`;
	if (result.outcome === "passed") return `${opening}/>`;
	if (result.outcome === "unjudged") return `${opening}><skipped message="the case demands nothing"/></testcase>`;
	const element = result.outcome === "error" ? "error" : "failure";
	const reasons = shownReasons(result);
	return `${opening}><${element} message="${require_xml.xmlAttribute(reasons[0] ?? require_words.statusOf(result))}">${require_xml.xmlText(reasons.join("\n"))}</${element}></testcase>`;
}

Object.defineProperty(exports, "asJson", {
  enumerable: true,
  get: function () {
    return asJson;
  }
});
Object.defineProperty(exports, "report_exports", {
  enumerable: true,
  get: function () {
    return report_exports;
  }
});
