const require_prices = require("./models-prices.js");
const require_order = require("./platform-order.js");
const require_inputs = require("./commands-index.js");

// src/commands/evaluation/words.ts
/** One line on top: what came of it. */
function headlineOf({ passed, comparison, summary }) {
	if (summary.cases === 0) return "Nothing was evaluated: no case demands anything.";
	if (comparison !== null && comparison.verdict !== "no-baseline") return comparisonHeadline(comparison, summary.errors);
	if (summary.errors > 0 && summary.failed === 0) return `${require_inputs.counted(summary.errors, "case")} could not be asked or judged: this says nothing about the prompts.`;
	const judged = summary.passed + summary.failed;
	const base = comparison === null ? "" : " There is no baseline to compare with.";
	return `${passed ? "All" : `${summary.passed} of`} ${require_inputs.counted(judged, "case")} passed.${base}`;
}
function comparisonHeadline(comparison, errors) {
	switch (comparison.verdict) {
		case "worse": return `Worse than the base: ${worseBecause(comparison)}.`;
		case "better": return `Better than the base: ${require_inputs.counted(comparison.counts.better, "case")} that failed there now ${comparison.counts.better === 1 ? "passes" : "pass"}.`;
		case "same": return "As good as the base.";
		case "error": return `No verdict: ${require_inputs.counted(Math.max(errors, comparison.errors.length), "case")} could not be asked or judged.`;
		default: return "No difference that could not be chance, and too few cases to rule one out.";
	}
}
function worseBecause({ broken, mustFailed, difference, probability, counts }) {
	const reasons = [
		mustFailed.length === 0 ? void 0 : `${require_inputs.counted(mustFailed.length, "case")} that must pass failed`,
		broken.length === 0 ? void 0 : `${require_inputs.counted(broken.length, "case")} broke for good`,
		broken.length + mustFailed.length > 0 && probability > .05 ? void 0 : `${counts.worse} got worse and ${counts.better} better, ${points(-difference)} fewer pass, which chance alone does in ${percent(probability)} of comparisons`
	];
	return require_inputs.listed(reasons.filter((reason) => reason !== void 0), "and");
}
/** How sure one may be, in sentences. */
function certaintyOf({ comparison, summary }) {
	const { interval } = summary;
	const sentences = [];
	if (interval !== null) {
		const rate = summary.passed / Math.max(1, summary.passed + summary.failed);
		sentences.push(`${percent(rate)} pass; asked about many more cases like these, between ${percent(interval.low)} and ${percent(interval.high)} would (95 %).`);
	}
	if (comparison?.interval != null) {
		const { low, high } = comparison.interval;
		sentences.push(`Against the base: ${signed(comparison.difference)}, truly between ${signed(low)} and ${signed(high)} (95 %).`);
	}
	if (comparison?.casesNeeded !== void 0) sentences.push(`About ${comparison.casesNeeded.toLocaleString("en")} cases would tell.`);
	if (comparison?.verdict === "no-baseline") sentences.push("No answers of the base are kept: run `slipway evaluate` there, with the same cache or --environment.");
	return sentences;
}
/** `94 %`, `0.4 %`. */
function percent(share) {
	const value = share * 100;
	return `${value !== 0 && value !== 100 && (value < 9.95 || value > 99.5) ? value.toFixed(1) : Math.round(value)} %`;
}
function points(share) {
	return `${(share * 100).toFixed(1)} points`;
}
function signed(share) {
	const value = (share * 100).toFixed(1);
	return `${share > 0 ? "+" : ""}${value === "-0.0" ? "0.0" : value} points`;
}
/** What a result is called in a list. */
function statusOf({ outcome, confirmation, base }) {
	if (outcome === "failed" && confirmation === "flaky") return "flaky";
	if (outcome === "failed" && confirmation === "broken") return "broken";
	if (outcome === "failed" && base === "failed") return "failed, as on the base";
	if (outcome === "passed" && base === "failed") return "passed, failed on the base";
	return outcome;
}
/** What failed of a result, or could not be judged: what was demanded, and why it is not so. */
function reasonsOf({ judgements, problem }) {
	const lines = judgements.filter(({ outcome }) => outcome !== "passed").flatMap(({ demanded, reason, difference, score }) => [`${demanded}${reason === void 0 ? "" : `: ${reason}`}${score === void 0 || reason?.includes("gives") === true ? "" : ` (score ${Number(score.toFixed(3))})`}`, ...difference === void 0 ? [] : [`  expected ${JSON.stringify(difference.expected)}`, `  got      ${JSON.stringify(difference.got)}`]]);
	return problem === void 0 ? lines : [...lines, problem];
}
function costWords({ summary: { cost, keptCost } }) {
	return `${cost === null ? "an unknown amount (a price is missing)" : require_prices.dollarsInWords(cost)} for what was asked now${keptCost === null || keptCost === 0 ? "" : `; kept answers would have cost ${require_prices.dollarsInWords(keptCost)}`}`;
}
/** Worst first, then by name. */
function inReadingOrder(results) {
	const rank = ({ outcome, must, confirmation }) => outcome === "failed" ? must ? 0 : confirmation === "broken" ? 1 : confirmation === "flaky" ? 4 : 2 : outcome === "error" ? 3 : 5;
	return [...results].sort((a, b) => rank(a) - rank(b) || require_order.compareText(a.prompt, b.prompt) || require_order.compareText(a.case, b.case));
}

Object.defineProperty(exports, "certaintyOf", {
  enumerable: true,
  get: function () {
    return certaintyOf;
  }
});
Object.defineProperty(exports, "costWords", {
  enumerable: true,
  get: function () {
    return costWords;
  }
});
Object.defineProperty(exports, "headlineOf", {
  enumerable: true,
  get: function () {
    return headlineOf;
  }
});
Object.defineProperty(exports, "inReadingOrder", {
  enumerable: true,
  get: function () {
    return inReadingOrder;
  }
});
Object.defineProperty(exports, "percent", {
  enumerable: true,
  get: function () {
    return percent;
  }
});
Object.defineProperty(exports, "reasonsOf", {
  enumerable: true,
  get: function () {
    return reasonsOf;
  }
});
Object.defineProperty(exports, "statusOf", {
  enumerable: true,
  get: function () {
    return statusOf;
  }
});
