const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_columns = require("./get-east-asian-width-index.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_section = require("./reports-markdown-review-section.js");
const require_usage_words = require("./reports-usage-words.js");

// src/reports/evaluation-text.ts
/** For a terminal: what failed first, at most so many cases, then the verdict and what it rests on. */
function evaluationText(evaluation, { evidence, notes, environment, terminal }) {
	const paint = require_paint.createPaint(terminal.color);
	const lines = [];
	const shown = require_evaluation_words.inReadingOrder(evaluation.results).filter((result) => result.outcome !== "unjudged");
	for (const result of shown.slice(0, 100)) lines.push(...resultLines(result, paint));
	if (shown.length > 100) lines.push(paint("dim", `\u2026 and ${shown.length - 100} more (--json has all of them)`));
	if (shown.length > 0) lines.push("");
	const sign = evaluation.passed ? paint("green", "\u2714") : paint("red", "\u2718");
	lines.push(`${sign} ${paint("bold", require_evaluation_words.headlineOf(evaluation))}`);
	const { summary, base } = evaluation;
	for (const sentence of require_evaluation_words.certaintyOf(evaluation)) lines.push(`  ${sentence}`);
	if (base !== null) lines.push(`  base      ${require_visible.visibleLine(require_evaluation_words.baseWords(base))}`);
	lines.push(...usageLines(evaluation));
	if (summary.cases > 0 || summary.cost !== 0) lines.push(`  spent     ${require_evaluation_words.spentWords(evaluation)}`);
	if (summary.unjudged > 0) lines.push(`  unjudged  ${require_words.counted(summary.unjudged, "case")} without \`expect:\``);
	if (evidence !== void 0) lines.push(`  evidence  ${evidence} for bundle ${evaluation.bundle?.slice(0, 19)}`);
	else if (environment === void 0 && evaluation.summary.cases > 0) lines.push(paint("dim", "  For display: without --environment no answer counts as evidence."));
	for (const note of notes) lines.push(`  ${paint("yellow", "!")} ${require_visible.visibleLine(note)}`);
	return `${lines.join("\n")}\n`;
}
/** Prompts whose change of cost is shown. */
const mostPrompts = 10;
const widestName = 40;
function usageLines({ usage, ...evaluation }) {
	if (usage === void 0) return [];
	const { costAlone, tokens, time } = require_usage_words.usageWords(usage.total);
	const changed = usage.prompts.length < 2 ? [] : require_usage_words.changedPrompts(usage);
	const shown = changed.slice(0, mostPrompts).map((one) => ({
		...one,
		name: require_visible.visibleLine(require_section.shortened(one.prompt, widestName))
	}));
	const width = Math.max(0, ...shown.map(({ name }) => require_columns.columnsOf(name)));
	const costs = Math.max(0, ...shown.map(({ cost }) => cost.length));
	const more = changed.length - shown.length;
	const unchanged = usage.prompts.length - changed.length;
	const rest = [...more > 0 ? [`${require_words.counted(more, "more prompt")} changed`] : [], ...unchanged > 0 && changed.length > 0 ? [`${require_words.counted(unchanged, "prompt")} unchanged`] : []];
	const byPrompt = [...shown.map(({ name, cost, tokens: ofPrompt }) => `${name}${" ".repeat(width - require_columns.columnsOf(name))}  ${cost.padEnd(costs)}  ${ofPrompt}`), ...rest.length === 0 ? [] : [rest.join(", ")]];
	return [
		`  cost      1,000 answers: ${costAlone}`,
		`  tokens    an answer: ${tokens}`,
		...time === "" ? [] : [`  time      an answer: ${time} (median)`],
		...usage.total.base === null ? [] : [`  compared  ${require_usage_words.scopeOf(usage)}`],
		...byPrompt.map((line, index) => `  ${index === 0 ? "prompts " : "        "}  ${line}`),
		...require_usage_words.cautionsOf({
			...evaluation,
			usage
		}).map((caution) => `  !         ${require_visible.visibleLine(caution)}`)
	];
}
function resultLines(result, paint) {
	const status = require_evaluation_words.statusOf(result);
	const good = result.outcome === "passed";
	const sign = good ? paint("green", "\u2713") : status === "flaky" || result.outcome === "error" ? paint("yellow", "~") : paint("red", "\u2717");
	const name = `${require_visible.visibleLine(result.prompt)} \u00b7 ${require_visible.visibleLine(result.case)}`;
	const repeats = require_evaluation_words.repeatsOf(result);
	const of = repeats === "" ? "" : `  ${repeats}`;
	const must = result.must && !good ? paint("red", "  must pass") : "";
	const words = status === "passed" ? "" : `  ${status}`;
	return [`${sign} ${paint("bold", name)}${words}${of}${must}`, ...good ? [] : require_evaluation_words.shownReasons(result).map((line) => `    ${require_visible.visible(line)}`)];
}

exports.evaluationText = evaluationText;
