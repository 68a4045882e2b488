const require_dollars = require("./platform-dollars.js");
const require_order = require("./platform-order.js");
const require_words = require("./platform-words.js");
const require_section = require("./reports-markdown-review-section.js");

// src/reports/usage-words.ts
/** The words for one comparison. */
function usageWords({ head, base, change }) {
	if (head === null) return {
		cost: "no answer",
		costAlone: "no answer",
		tokens: "no answer",
		time: "",
		unchanged: false
	};
	if (base === null || change === null) {
		const cost = costOf(head);
		return {
			cost,
			costAlone: cost,
			tokens: tokensOf(head, head),
			time: timeOf(head, head),
			unchanged: false
		};
	}
	const cost = costChange(head, base, change.share);
	const tokens = tokensOf(base, head);
	const sameCost = isSameCost(head, base);
	return {
		cost,
		costAlone: sameCost && head.perAnswer.cost !== null ? `${cost}, unchanged` : cost,
		tokens,
		time: timeOf(base, head),
		unchanged: sameCost && tokens === tokensOf(head, head)
	};
}
/** Smaller changes than a twentieth of a percent are the rounding of sums. */
const leastShare = 5e-4;
function isSameCost({ perAnswer: head }, { perAnswer: base }) {
	if (head.cost === null || base.cost === null) return head.cost === base.cost;
	return Math.abs(head.cost - base.cost) <= leastShare * base.cost;
}
function costOf({ perAnswer: { cost } }) {
	return cost === null ? "not known" : require_dollars.exactDollars(cost * 1e3);
}
function costChange(head, base, share) {
	const [before, after] = [base.perAnswer.cost, head.perAnswer.cost];
	if (isSameCost(head, base)) return costOf(head);
	if (before === null || after === null) return `${costOf(base)} \u2192 ${costOf(head)}`;
	const [one, other] = require_dollars.dollarsApart(before * 1e3, after * 1e3);
	return `${one} \u2192 ${other}${share === null ? "" : ` (${signedPercent(share)})`}`;
}
/** `+6.7 %`, `\u221217 %`, `+1,300 %`. */
function signedPercent(share) {
	const value = Math.abs(share) * 100;
	const digits = value < 9.95 ? value.toFixed(1) : require_words.grouped(Math.round(value));
	return `${share < 0 ? "\u2212" : "+"}${digits} %`;
}
function tokensOf(base, head) {
	const [before, after] = [base.perAnswer.tokens, head.perAnswer.tokens];
	const read = numbersApart(inputOf(before), inputOf(after));
	const written = numbersApart(before.outputTokens, after.outputTokens);
	const cached = [fromCache(before.cacheReadTokens, after.cacheReadTokens, "read from the prompt cache"), fromCache(before.cacheWriteTokens, after.cacheWriteTokens, "written to it")].filter((part) => part !== "");
	return `${base.estimated === true || head.estimated === true ? "\u2248 " : ""}${read} in${change(inputOf(before), inputOf(after))}${cached.length === 0 ? "" : `, of these ${cached.join(" and ")}`}, ${written} out${change(before.outputTokens, after.outputTokens)}`;
}
function fromCache(before, after, what) {
	return before === 0 && after === 0 ? "" : `${numbersApart(before, after)} ${what}`;
}
/** Everything that the model read, whatever of it came from the prompt cache. */
function inputOf({ inputTokens, cacheReadTokens, cacheWriteTokens }) {
	return inputTokens + cacheReadTokens + cacheWriteTokens;
}
function change(before, after) {
	if (before === 0 || numberWords(before) === numberWords(after)) return "";
	return ` (${signedPercent((after - before) / before)})`;
}
/** `412`, `412 \u2192 520`, `3.5 \u2192 7.3`: means, with three digits that say something. */
function numbersApart(before, after) {
	const [one, other] = [numberWords(before), numberWords(after)];
	return one === other ? other : `${one} \u2192 ${other}`;
}
function numberWords(value) {
	const rounded = value >= 99.5 ? Math.round(value) : Number(value.toFixed(1));
	return Number.isInteger(rounded) ? require_words.grouped(rounded) : rounded.toFixed(1);
}
function timeOf({ latencyMilliseconds: before }, { latencyMilliseconds: after }) {
	if (before === null && after === null) return "";
	const [one, other] = [seconds(before), seconds(after)];
	return one === other ? other : `${one} \u2192 ${other}`;
}
function seconds(milliseconds) {
	if (milliseconds === null) return "not measured";
	return milliseconds < 1e3 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1e3).toFixed(1)} s`;
}
/** Which cases were compared, and how many each side has: `the 8 cases that both sides have answers to (head 10, base 8)`. */
function scopeOf({ total: { cases } }) {
	const { head, base, shared } = cases;
	if (shared === 0) return require_words.counted(head, "case");
	if (shared === head && shared === base) return shared === 1 ? "the one case" : `all ${require_words.counted(shared, "case")}`;
	return `the ${require_words.counted(shared, "case")} that both sides have answers to (head ${require_words.grouped(head)}, base ${require_words.grouped(base)})`;
}
/** What a reader has to know of the figures, in sentences: what is not of one kind on both sides, what has no price. */
function cautionsOf({ results, usage }) {
	return usage === void 0 ? [] : [
		...otherModels(usage.prompts),
		...otherTiers(usage.total),
		...missingPrices(results)
	];
}
/** Names in a sentence, and the length of each: they may come from anywhere. */
const mostNames = 3;
const longestName = 120;
/** Names as code, those beyond the first counted. */
function named(names) {
	const shown = names.slice(0, mostNames).map((name) => `\`${require_section.shortened(name, longestName)}\``);
	const more = names.length - shown.length;
	return require_words.listed(more > 0 ? [...shown, require_words.counted(more, "other")] : shown, "and");
}
function otherModels(prompts) {
	const others = prompts.flatMap(({ prompt, head, base }) => {
		const [before = [], after = []] = [base?.models, head?.models];
		if (base === null || before.join("\n") === after.join("\n")) return [];
		return [{
			prompt,
			before,
			after
		}];
	});
	const more = others.length - mostNames;
	return [...others.slice(0, mostNames).map(({ prompt, before, after }) => `${named([prompt])} asks ${named(after)}, and on the base ${named(before)}.`), ...more > 0 ? [`${require_words.counted(more, "other prompt")} ${more === 1 ? "asks" : "ask"} another model too.`] : []];
}
function otherTiers({ head, base }) {
	if (base === null) return [];
	const [before, after] = [base, head].map((side) => named(side?.serviceTiers ?? ["default"]));
	if (before === after) return [];
	return [`The base was answered on the service tier ${before}, the head on ${after}: part of the difference is the price of the tier.`];
}
function missingPrices(results) {
	const models = /* @__PURE__ */ new Set();
	for (const { usage } of results) for (const side of [usage?.head, usage?.base]) if (side?.cost === null) models.add(side.model);
	if (models.size === 0) return [];
	return [`The cost is not known without the price of ${named([...models].sort(require_order.compareText))}: write it under \`models.prices\` in slipway.yaml.`];
}
/** Prompts that cost something else than on the base, the largest change first. */
function changedPrompts({ prompts, total }) {
	if (total.base === null) return [];
	const weight = ({ change }) => Math.abs(change?.cost ?? 0);
	return [...prompts].sort((a, b) => weight(b) - weight(a) || require_order.compareText(a.prompt, b.prompt)).map((one) => {
		const words = usageWords(one);
		return {
			prompt: one.prompt,
			...words,
			cost: one.base === null ? `${words.cost}, none on the base` : words.cost
		};
	}).filter(({ unchanged }) => !unchanged);
}

Object.defineProperty(exports, "cautionsOf", {
  enumerable: true,
  get: function () {
    return cautionsOf;
  }
});
Object.defineProperty(exports, "changedPrompts", {
  enumerable: true,
  get: function () {
    return changedPrompts;
  }
});
Object.defineProperty(exports, "scopeOf", {
  enumerable: true,
  get: function () {
    return scopeOf;
  }
});
Object.defineProperty(exports, "usageWords", {
  enumerable: true,
  get: function () {
    return usageWords;
  }
});
