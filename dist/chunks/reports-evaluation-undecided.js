const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_dollars = require("./platform-dollars.js");
const require_order = require("./platform-order.js");
const require_tolerance = require("./platform-tolerance.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_section = require("./reports-markdown-review-section.js");

// src/reports/evaluation-undecided.ts
/** Cases of which nobody knows what became of them, in words: which they are, and why. */
const mostNamed$1 = 3;
const longestName = 100;
const longestReason = 500;
/** Also those that pass, where the base could not be judged: then nothing is known about the difference. */
function undecidedIn({ results }) {
	return results.filter((result) => require_evaluation.isUndecided(result) || result.base === "error");
}
/** `2 cases could not be asked, judged or confirmed: sort \u00b7 late and sort \u00b7 money`. `least`: a count of an earlier version. */
function undecidedWords(evaluation, least) {
	const those = undecidedIn(evaluation);
	const could = `${require_words.counted(Math.max(least, those.length), "case")} could not be asked, judged or confirmed`;
	if (those.length === 0) return could;
	const more = those.length - mostNamed$1;
	const named = those.slice(0, mostNamed$1).map(nameOf);
	return `${could}: ${require_words.listed(more > 0 ? [...named, `${require_words.grouped(more)} more`] : named, "and")}`;
}
/** Why, of those that are listed nowhere else, because their own answers passed. */
function undecidedReasons(evaluation) {
	return undecidedIn(evaluation).filter(({ outcome, problem }) => outcome === "passed" && problem !== void 0).slice(0, mostNamed$1).map((result) => `${nameOf(result)}: ${require_visible.visibleLine(require_section.shortened(result.problem ?? "", longestReason))}`);
}
function nameOf({ prompt, case: name }) {
	return require_visible.visibleLine(require_section.shortened(`${prompt} \u00b7 ${name}`, longestName));
}

// src/reports/evaluation-words.ts
/** An evaluation in words, for people who are no statisticians. */
var evaluation_words_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	baseWords: () => baseWords,
	certaintyOf: () => certaintyOf,
	forDisplay: () => forDisplay,
	headlineOf: () => headlineOf,
	inReadingOrder: () => inReadingOrder,
	mostShown: () => 100,
	percent: () => percent,
	reasonsOf: () => reasonsOf,
	repeatsOf: () => repeatsOf,
	shownReasons: () => shownReasons,
	spentWords: () => spentWords,
	statusOf: () => statusOf
});
/**
* Stands below every evaluation that was not just kept as evidence, whatever it says of itself: a document of an
* evaluation comes from wherever somebody wrote it.
*/
const forDisplay = "For display only: what is shown here is no evidence for a release.";
/** Results that are shown; the JSON has all of them. */
const mostShown = 100;
/** Lines of reasons for one result: a case may demand any number of things. */
const mostReasons = 50;
/** One line on top: what came of it. */
function headlineOf(evaluation) {
	const { passed, comparison, summary, shard, results } = evaluation;
	if (summary.cases === 0 && passed && shard !== void 0) return `Part ${shard.part} of ${shard.of} has no case that demands anything: the other parts have them.`;
	if (summary.cases === 0) return "Nothing was evaluated: no case demands anything.";
	if (comparison !== null && comparison.verdict !== "no-baseline") {
		const isOfSeveral = results.some(({ prompt }) => prompt !== results[0]?.prompt);
		const undecided = undecidedWords(evaluation, Math.max(summary.errors, comparison.errors.length));
		const also = comparison.verdict === "worse" && summary.errors > 0 ? ` ${alsoUnknown(summary.errors)}.` : "";
		return `${comparisonHeadline(comparison, undecided, isOfSeveral)}${also}`;
	}
	if (summary.errors > 0 && summary.failed === 0) {
		const what = results.every((one) => !require_evaluation.isUndecided(one) || one.inProject === true) ? "what to mend stands beside each" : "this says nothing about the prompts";
		return `${require_words.counted(summary.errors, "case")} could not be asked or judged: ${what}.`;
	}
	const judged = summary.passed + summary.failed;
	const share = passed ? judged === 1 ? "" : "All " : `${summary.passed} of `;
	const errors = summary.errors === 0 ? "" : `; ${alsoUnknown(summary.errors)}`;
	return `${share}${require_words.counted(judged, "case")} passed${errors}.${withoutBaseline(evaluation)}`;
}
function alsoUnknown(errors) {
	return `${require_words.grouped(errors)} more could not be asked or judged`;
}
/** Why every failure counts although a base was named, after a space. */
function withoutBaseline({ comparison, base }) {
	if (comparison === null) return "";
	const must = comparison.mustFailed.length;
	return `${must === 0 ? "" : ` ${require_words.counted(must, "case")} that must pass failed.`} ${base?.excusesNothing === void 0 ? "There is no baseline to compare with." : nothingExcused(base.excusesNothing)}`;
}
function nothingExcused(why) {
	switch (why) {
		case "same-commit": return "The base is the head's own commit, so it excuses nothing.";
		case "same-requests": return "The base asks the same as the head, so it excuses nothing.";
		default: return "No evaluation of the base that passed is kept, so it excuses nothing.";
	}
}
function comparisonHeadline(comparison, undecided, isOfSeveral) {
	switch (comparison.verdict) {
		case "worse": {
			const because = worseBecause(comparison, isOfSeveral);
			const alone = failingWords(comparison);
			if (because === "" && alone !== "") return `${capitalized(alone)}.`;
			return `Worse than the base${because}${alone === "" ? "" : `; and ${alone}`}.`;
		}
		case "within-tolerance": return `Worse, by no more than the tolerance of ${toleranceWords(comparison.tolerance ?? .02)}.`;
		case "better": return `Better than the base: ${betterBecause(comparison)}.`;
		case "same":
			if (movedIn(comparison).fell > 0) return "As good as the base.";
			return movedIn(comparison).rose > 0 ? "As good as the base: nothing got worse." : "Nothing differs from the base.";
		case "error": return `No verdict: ${undecided}.`;
		default: return "No difference that could not be chance, and too few cases to rule one out.";
	}
}
/** Cases that pass less or more often; earlier versions counted those that fail or pass now. */
function movedIn({ fell, rose, counts }) {
	return {
		fell: fell ?? counts.worse,
		rose: rose ?? counts.better
	};
}
function betterBecause(comparison) {
	const { rose } = movedIn(comparison);
	const one = rose === 1;
	return rose === comparison.counts.better ? `${require_words.counted(rose, "case")} that failed there now ${one ? "passes" : "pass"}` : `${require_words.counted(rose, "case")} ${one ? "passes" : "pass"} more often than there`;
}
function worseBecause(comparison, isOfSeveral) {
	const { broken, mustFailed } = comparison;
	const reasons = [
		...mustFailed.length === 0 ? [] : [`${require_words.counted(mustFailed.length, "case")} that must pass failed`],
		...broken.length === 0 ? [] : [`${require_words.counted(broken.length, "case")} broke for good`],
		...dropsIn(comparison, isOfSeveral)
	];
	return reasons.length === 0 ? "" : `: ${require_words.listed(reasons, "and")}`;
}
/** Failures without a baseline; earlier versions let them pass. */
function failingWords({ failing = [] }) {
	if (failing.length === 0) return "";
	return `${require_words.counted(failing.length, "case")} without a baseline ${failing.length === 1 ? "fails" : "fail"}`;
}
function capitalized(sentence) {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
/** Prompts of which it is said that they dropped. */
const mostDropped = 3;
const longestPrompt = 100;
/** What the guard over many cases saw, as a whole or prompt by prompt. */
function dropsIn(comparison, isOfSeveral) {
	const { prompts, dropped } = comparison;
	if (prompts === void 0) {
		const isAlone = comparison.broken.length + comparison.mustFailed.length === 0;
		return comparison.probability <= .05 && -comparison.difference > .02 || isAlone ? [dropWords({
			...comparison,
			adjusted: comparison.probability
		}, "")] : [];
	}
	const those = prompts.filter((one) => one.dropped);
	const more = those.length - mostDropped;
	const inWords = (prompt) => isOfSeveral ? ` in ${require_visible.visibleLine(require_section.shortened(prompt, longestPrompt))}` : "";
	return [
		...dropped === true ? [dropWords(comparison, prompts.length > 0 ? " in all" : "")] : [],
		...those.slice(0, mostDropped).map((one) => dropWords(one, inWords(one.prompt))),
		...more > 0 ? [`${require_words.counted(more, "more prompt")} dropped`] : []
	];
}
function dropWords(drop, where) {
	const { fell, rose } = movedIn(drop);
	const { probability, adjusted = probability } = drop;
	const most = adjusted > probability ? "at most " : "";
	return `${fell} got worse and ${rose} better${where}, ${points(-drop.difference)} fewer pass: chance alone gives this or worse in ${most}${percent(adjusted)} of comparisons`;
}
/** `main (a812a67f06ea), with answers since 2026-11-28`. */
function baseWords({ label, commit, answersSince }) {
	return `${label}${commit === null ? "" : ` (${commit.slice(0, 12)})`}${answersSince === void 0 ? "" : `, with answers since ${answersSince.slice(0, 10)}`}`;
}
/** How sure one may be, and what was not compared, in sentences. */
function certaintyOf({ comparison, summary, results, base }) {
	const { interval, repeatErrors = 0 } = summary;
	const sentences = [...undecidedReasons({ results })];
	if (comparison !== null && comparison.verdict !== "no-baseline") sentences.push(...withoutBase(results));
	if (repeatErrors > 0) sentences.push(`${require_words.counted(repeatErrors, "repeat")} could not be asked or judged and ${repeatErrors === 1 ? "counts" : "count"} for nothing: this is no evidence.`);
	if (interval !== null) {
		const rate = summary.passed / Math.max(1, summary.passed + summary.failed);
		sentences.push(`${percent(rate)} pass; asked about many more cases like these, between ${percent(interval.low)} and ${percent(interval.high)} would (95 %).`);
	}
	if (comparison !== null && comparison.verdict !== "no-baseline") sentences.push(...changeWords(comparison));
	if (comparison?.casesNeeded !== void 0 && comparison.compared !== void 0) sentences.push(`With about ${require_words.grouped(comparison.casesNeeded)} cases, a run without a change would be called \`same\` in about three of four.`);
	if (comparison?.verdict === "no-baseline" && base?.excusesNothing === void 0) sentences.push("No answers of the base are kept: run `slipway evaluate` there, with the same cache or --environment.");
	return sentences;
}
function changeWords(comparison) {
	const { interval, difference } = comparison;
	const { fell, rose } = movedIn(comparison);
	if (interval !== null) return [`Against the base: ${signed(difference)} points (with 95 % confidence between ${signed(interval.low)} and ${signed(interval.high)}).`];
	if (fell + rose === 0) return [];
	return [`Against the base: ${signed(difference)} points (of too few cases to say how far that may be off).`];
}
/** Failures that are named: more are in the list of cases. */
const mostNamed = 10;
/** Cases that the base has no answer to, for which the verdict does not speak. */
function withoutBase(results) {
	const those = results.filter(({ base, outcome }) => base === "none" && outcome !== "unjudged");
	if (those.length === 0) return [];
	const failed = those.filter(({ outcome }) => outcome === "failed");
	const some = `${require_words.counted(those.length, "case")} ${those.length === 1 ? "has" : "have"} no baseline and ${those.length === 1 ? "was" : "were"} not compared`;
	if (failed.length === 0) return [`${some}.`];
	const named = failed.slice(0, mostNamed).map(({ prompt, case: name }) => require_visible.visibleLine(require_section.shortened(`${prompt} \u00b7 ${name}`, longestPrompt)));
	const more = failed.length - mostNamed;
	const names = require_words.listed(more > 0 ? [...named, `${require_words.grouped(more)} more`] : named, "and");
	return [`${some}; of these ${failed.length} failed: ${names}.`];
}
/** What a case with repeats came to: `4 of 5`; nothing where it has one answer. */
function repeatsOf({ passed, answers, judged = answers, errors = 0 }) {
	if (judged + errors < 2) return "";
	return `${passed} of ${judged}${errors === 0 ? "" : `, ${errors} not asked or judged`}`;
}
/** `94 %`, `0.4 %`, `99.96 %`: what is not all is never shown as all, nor what is something as nothing. */
function percent(share) {
	const value = share * 100;
	if (value === 0 || value === 100 || value >= 9.95 && value <= 99.5) return `${Math.round(value)} %`;
	const places = [
		1,
		2,
		3
	].find((digits) => !/^(?:100|0)\.0+$/.test(value.toFixed(digits)));
	if (places !== void 0) return `${value.toFixed(places)} %`;
	return value < 50 ? "under 0.001 %" : "over 99.999 %";
}
function points(share) {
	return `${(share * 100).toFixed(1)} points`;
}
/** As it was written: `2 points`, `0.25 points`. */
function toleranceWords(share) {
	const value = Number((share * 100).toPrecision(6));
	return `${value} ${value === 1 ? "point" : "points"}`;
}
/** In points. */
function signed(share) {
	const value = share * 100;
	const digits = value !== 0 && Math.abs(value) < .05 ? 2 : 1;
	const written = value.toFixed(digits);
	return /[1-9]/.test(written) ? (share > 0 ? "+" : "") + written : "0.0";
}
/** What a result is called in a list. */
function statusOf({ outcome, confirmation, base }) {
	if (outcome === "failed" && confirmation === "flaky") return "flaky";
	if (outcome === "failed" && base === "none") return "failed, no baseline";
	if (outcome === "failed" && confirmation === "broken") return "broken";
	if (outcome === "failed" && confirmation === "error") return "failed, not confirmed";
	if (outcome === "failed" && base === "failed") return "failed, as on the base";
	if (outcome === "passed" && base === "failed") return "passed, failed on the base";
	return outcome;
}
/** What failed of a result, or could not be judged: what was demanded, and why it is not so. */
function reasonsOf({ judgements, problem }) {
	const lines = judgements.filter(({ outcome }) => outcome !== "passed").flatMap(({ kind, demanded, reason, difference, score }) => [`${demanded}${reason === void 0 ? "" : `: ${reason}`}${score === void 0 || kind === "judge" ? "" : ` (score ${Number(score.toFixed(3))})`}`, ...difference === void 0 ? [] : [`  expected ${JSON.stringify(difference.expected)}`, `  got      ${JSON.stringify(difference.got)}`]]);
	return problem === void 0 ? lines : [...lines, problem];
}
/** As many of its reasons as are shown. */
function shownReasons(result) {
	const reasons = reasonsOf(result);
	const more = reasons.length - mostReasons;
	return more > 0 ? [...reasons.slice(0, mostReasons), `\u2026 and ${more} more`] : reasons;
}
/** What the run itself spent: answers that were kept cost nothing again. */
function spentWords({ summary: { cost, keptCost } }) {
	return `${cost === null ? "an amount that is not known (a price is missing)" : require_dollars.dollarsInWords(cost)} in this run${keptCost === null || keptCost === 0 ? "" : `; the answers that were kept would have cost ${require_dollars.dollarsInWords(keptCost)} more`}`;
}
/** Worst first, then by name. */
function inReadingOrder(results) {
	const rank = ({ outcome, must, confirmation }) => outcome === "failed" ? must ? 0 : confirmation === "broken" ? 1 : confirmation === "flaky" ? 4 : 2 : outcome === "error" ? 3 : 5;
	return [...results].sort((a, b) => rank(a) - rank(b) || require_order.compareText(a.prompt, b.prompt) || require_order.compareText(a.case, b.case));
}

Object.defineProperty(exports, "baseWords", {
  enumerable: true,
  get: function () {
    return baseWords;
  }
});
Object.defineProperty(exports, "certaintyOf", {
  enumerable: true,
  get: function () {
    return certaintyOf;
  }
});
Object.defineProperty(exports, "evaluation_words_exports", {
  enumerable: true,
  get: function () {
    return evaluation_words_exports;
  }
});
Object.defineProperty(exports, "forDisplay", {
  enumerable: true,
  get: function () {
    return forDisplay;
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
Object.defineProperty(exports, "mostShown", {
  enumerable: true,
  get: function () {
    return mostShown;
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
Object.defineProperty(exports, "repeatsOf", {
  enumerable: true,
  get: function () {
    return repeatsOf;
  }
});
Object.defineProperty(exports, "shownReasons", {
  enumerable: true,
  get: function () {
    return shownReasons;
  }
});
Object.defineProperty(exports, "spentWords", {
  enumerable: true,
  get: function () {
    return spentWords;
  }
});
Object.defineProperty(exports, "statusOf", {
  enumerable: true,
  get: function () {
    return statusOf;
  }
});
