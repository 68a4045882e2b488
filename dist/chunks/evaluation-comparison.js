const require_visible = require("./platform-visible.js");
const require_case_id = require("./evaluation-case-id.js");
const require_order = require("./platform-order.js");
const require_tolerance = require("./platform-tolerance.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_errors = require("./evaluation-errors.js");
const require_median = require("./evaluation-statistics-median.js");

// src/evaluation/statistics/counting.ts
/** Exact probabilities of counts: tails of the binomial and the hypergeometric distribution. */
/**
* Natural logarithm of the binomial coefficient `n` over `k`; minus infinity where there is no way to choose. Summed
* term by term up to 256 and by Stirling's series beyond it, whose error there is below 1e-15.
*/
function logChoose(n, k) {
	if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
	return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
/** P(X >= atLeast) for X of `trials` fair coins. */
function fairTail(trials, atLeast) {
	if (atLeast <= 0) return 1;
	if (atLeast > trials) return 0;
	if (trials <= 1e3) return smallFairTail(trials, atLeast);
	let sum = 0;
	for (let count = atLeast; count <= trials; count++) {
		const term = Math.exp(logChoose(trials, count) - trials * Math.LN2);
		sum += term;
		if (count > trials / 2 && term < sum * 1e-17) break;
	}
	return Math.min(1, sum);
}
/** Exact in floating point as long as 2^trials is a number: the coefficients are built up from C(trials, 0). */
function smallFairTail(trials, atLeast) {
	let coefficient = 1;
	let sum = 0;
	for (let count = trials; count >= atLeast; count--) {
		sum += coefficient;
		coefficient = coefficient * count / (trials - count + 1);
	}
	return Math.min(1, sum / 2 ** trials);
}
/**
* Probabilities of 0 to `trials` heads of fair coins. Up to 1,000 from whole coefficients, beyond that outwards from the
* middle, where none is too small for a number; what is, is 0.
*/
function fairCounts(trials) {
	const counts = new Float64Array(trials + 1);
	const middle = Math.floor(trials / 2);
	const small = trials <= 1e3;
	counts[small ? 0 : middle] = 1;
	for (let count = small ? 1 : middle + 1; count <= trials; count++) counts[count] = (counts[count - 1] ?? 0) * (trials - count + 1) / count;
	if (small) return counts.map((coefficient) => coefficient / 2 ** trials);
	for (let count = 0; count < middle; count++) counts[count] = counts[trials - count] ?? 0;
	const sum = counts.reduce((total, count) => total + count, 0);
	return counts.map((count) => count / sum);
}
function logFactorial(n) {
	if (n > 256) {
		const square = n * n;
		return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n * square) + 1 / (1260 * n * square * square);
	}
	let sum = 0;
	for (let factor = 2; factor <= n; factor++) sum += Math.log(factor);
	return sum;
}

// src/evaluation/statistics/paired.ts
/** Tests of head against base on the same cases. */
/**
* Exact one-sided McNemar test: how likely at least `worse` of the cases that differ got worse, where getting worse and
* getting better were equally likely. Below five regressions it cannot be 0.05 or less.
*/
function mcnemarWorse(worse, better) {
	return fairTail(worse + better, worse);
}
/**
* Holm's correction for several comparisons at once (Scandinavian Journal of Statistics 6, 1979): each probability as it
* has to be compared with the level, in the order in which they came.
*/
function holm(probabilities) {
	const order = probabilities.map((probability, index) => ({
		probability,
		index
	}));
	order.sort((a, b) => a.probability - b.probability);
	const adjusted = probabilities.map(() => 1);
	let least = 0;
	for (const [rank, { probability, index }] of order.entries()) {
		least = Math.max(least, Math.min(1, probability * (order.length - rank)));
		adjusted[index] = least;
	}
	return adjusted;
}

// src/evaluation/statistics/random.ts
/** Numbers that look random and are the same for the same seed: mulberry32, with a period of 2^32. */
function createRandom(seed) {
	let state = seed >>> 0;
	return () => {
		state = state + 1831565813 >>> 0;
		let mixed = Math.imul(state ^ state >>> 15, 1 | state);
		mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
		return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
	};
}

// src/evaluation/statistics/sign-flips.ts
/** The sign-flip permutation test: exact where the differences have few sizes, as pass rates have, else by drawing. */
/** Draws; fewer where there are thousands of differences. With 20,000 a share of 0.05 is off by 0.003 at the most. */
const mostSamples = 1e5;
const leastSamples = 2e4;
/** Steps that an answer may take: some tenths of a second. */
const mostWork = 1e8;
/** Pass rates are of at most 100 answers a side, and so are their differences of fractions up to 100 \u00d7 99. */
const largestDenominator = 1e4;
/** Differences below this are 0 that floating point missed. */
const nothing = 1e-12;
/**
* How likely the differences (head less base, one a case or a cluster) sum up to as little as they do, where each could
* have had the other sign. One-sided; 1 where nothing differs. Differences of one size are counted together: how many of
* them are positive is a binomial, and binomials add up exactly. Where the sizes share no denominator, or are too many
* for that, the answer comes from draws that `seed` fixes.
*/
function signFlipWorse(differences, seed = 1) {
	const nonZero = differences.filter((difference) => Math.abs(difference) > nothing);
	if (nonZero.length === 0) return 1;
	const whole = wholeNumbers(nonZero);
	return (whole === void 0 ? void 0 : exactShare(whole)) ?? sampledShare(nonZero, seed);
}
/** The same differences as whole numbers of one unit; undefined where there is none. */
function wholeNumbers(differences) {
	let unit = 1;
	for (const size of new Set(differences.map(Math.abs))) {
		const denominator = denominatorOf(size);
		if (denominator === void 0) return void 0;
		unit *= denominator / greatestDivisor(unit, denominator);
		if (unit > mostWork) return void 0;
	}
	return differences.map((difference) => Math.round(difference * unit));
}
/** The smallest denominator of a fraction that is this number, by its continued fraction. */
function denominatorOf(value) {
	let [before, denominator] = [0, 1];
	let rest = value;
	while (Math.abs(value * denominator - Math.round(value * denominator)) > nothing * denominator) {
		const fraction = rest - Math.floor(rest);
		if (fraction < nothing) return void 0;
		rest = 1 / fraction;
		[before, denominator] = [denominator, Math.floor(rest) * denominator + before];
		if (denominator > largestDenominator) return void 0;
	}
	return denominator;
}
function greatestDivisor(one, other) {
	return other === 0 ? one : greatestDivisor(other, one % other);
}
/**
* The share of assignments of signs with a sum of no more than what was seen; undefined where that takes too long. The
* positive sizes of one group are a binomial times their size, and what is observed is the sum of all positive ones
* twice, less all sizes.
*/
function exactShare(differences) {
	const observed = differences.reduce((sum, difference) => sum + difference, 0);
	const groups = [...Map.groupBy(differences, Math.abs)].map(([size, those]) => ({
		size,
		count: those.length
	}));
	const most = (observed + groups.reduce((sum, { size, count }) => sum + size * count, 0)) / 2;
	groups.sort((a, b) => a.count - b.count || a.size - b.size);
	const last = groups.pop();
	if (last === void 0) return 1;
	let sums = {
		from: 0,
		weights: Float64Array.of(1)
	};
	let work = 0;
	for (const { size, count } of groups) {
		const counts = seen({
			from: 0,
			weights: fairCounts(count)
		});
		const room = sums.weights.length + size * (counts.weights.length - 1);
		work += sums.weights.length * counts.weights.length + room;
		if (work > mostWork) return void 0;
		sums = seen(added(sums, size, counts, room));
	}
	const atMost = runningSums(fairCounts(last.count));
	let share = 0;
	for (let index = 0; index < sums.weights.length; index++) {
		const left = Math.floor((most - sums.from - index) / last.size);
		if (left >= 0) share += (sums.weights[index] ?? 0) * (atMost[Math.min(left, last.count)] ?? 0);
	}
	return Math.min(1, Math.max(share, 2 ** -differences.length, Number.MIN_VALUE));
}
function added(sums, size, counts, room) {
	const weights = new Float64Array(room);
	for (let count = 0; count < counts.weights.length; count++) {
		const share = counts.weights[count] ?? 0;
		const at = size * count;
		for (let sum = 0; sum < sums.weights.length; sum++) weights[at + sum] = (weights[at + sum] ?? 0) + share * (sums.weights[sum] ?? 0);
	}
	return {
		from: sums.from + size * counts.from,
		weights
	};
}
/** Without its ends that nobody can see: with thousands of differences they are most of the work. */
function seen({ from, weights }) {
	const first = weights.findIndex((weight) => weight > 1e-40);
	const last = weights.findLastIndex((weight) => weight > 1e-40);
	return {
		from: from + first,
		weights: weights.subarray(first, last + 1)
	};
}
function runningSums(values) {
	let sum = 0;
	return values.map((value) => {
		sum += value;
		return sum;
	});
}
function sampledShare(differences, seed) {
	const observed = differences.reduce((sum, difference) => sum + difference, 0);
	const sizes = Float64Array.from(differences, Math.abs);
	const all = sizes.reduce((sum, size) => sum + size, 0);
	const most = (observed + all) / 2 + 1e-9 * all;
	const random = createRandom(seed);
	const samples = Math.round(Math.min(mostSamples, Math.max(leastSamples, 2 * mostWork / sizes.length)));
	let asLow = 0;
	for (let sample = 0; sample < samples; sample++) {
		let positive = 0;
		let signs = 0;
		for (let index = 0; index < sizes.length; index++) {
			signs = (index & 31) === 0 ? random() * 2 ** 32 | 0 : signs >> 1;
			positive += (signs & 1) * (sizes[index] ?? 0);
		}
		if (positive <= most) asLow++;
	}
	return (asLow + 1) / (samples + 1);
}

// src/evaluation/statistics/student.ts
/** Student's t distribution: how much wider an interval is where the spread was estimated from few values. */
/**
* The quantile by its expansion around the normal one (Abramowitz and Stegun, 26.7.5): 2.262157 for 0.975 with 9 degrees
* of freedom. Good to 3e-4 from 5 degrees of freedom, and to 2e-5 from 9.
*
* @throws RangeError below 5 degrees of freedom, where it is not good enough.
*/
function studentQuantile(probability, degrees) {
	if (degrees < 5) throw new RangeError(`${degrees} degrees of freedom are too few`);
	const z = require_evaluation.normalQuantile(probability);
	const square = z * z;
	return z * [
		1,
		(square + 1) / 4,
		(5 * square ** 2 + 16 * square + 3) / 96,
		(3 * square ** 3 + 19 * square ** 2 + 17 * square - 15) / 384,
		(79 * square ** 4 + 776 * square ** 3 + 1482 * square ** 2 - 1920 * square - 945) / 92160
	].reduceRight((sum, term) => sum / degrees + term, 0);
}

// src/evaluation/difference.ts
/** Fewer values, or clusters, say too little about their spread. */
const leastForInterval = 10;
/** Pure. The order of the cases decides the last bits of sums, and which draws a case gets. */
function differenceOf$1(cases) {
	const pairs = cases.flatMap(pairOf);
	const counts = countsOf(pairs);
	const differences = pairs.map((one) => one.difference);
	const clusters = [...Map.groupBy(pairs, (one) => one.cluster ?? one).values()].map((those) => those.map((one) => one.difference));
	const isScored = differences.some((value) => !Number.isInteger(value));
	const isClustered = clusters.length < pairs.length;
	const isPlain = !isScored && !isClustered;
	const sums = clusters.map((those) => those.reduce((sum, value) => sum + value, 0));
	const { mean, standardError } = pairs.length === 0 ? noDifference : isClustered ? require_evaluation.clusteredMeanOf(clusters) : require_evaluation.meanOf(differences);
	const fell = differences.filter((value) => value < 0).length;
	const rose = differences.filter((value) => value > 0).length;
	return {
		compared: pairs.length,
		counts,
		fell,
		rose,
		difference: mean,
		interval: intervalOf(),
		probability: isPlain ? mcnemarWorse(counts.worse, counts.better) : signFlipWorse(sums),
		opposite: isPlain ? mcnemarWorse(counts.better, counts.worse) : signFlipWorse(sums.map((value) => -value)),
		variance: varianceOf()
	};
	function intervalOf() {
		if (pairs.length === 0) return void 0;
		if (isPlain) return require_evaluation.newcombePaired(counts);
		if (fell + rose === 0) return require_evaluation.newcombePaired(scaled(counts, clusters.length / pairs.length));
		return around(mean, standardError, clusters.length);
	}
	function varianceOf() {
		if (isPlain) return pairs.length === 0 ? void 0 : (counts.worse + counts.better) / pairs.length;
		return standardError === void 0 ? void 0 : standardError ** 2 * pairs.length;
	}
}
const noDifference = {
	mean: 0,
	standardError: void 0
};
/** Nothing where a side has no judged answer. */
function pairOf({ head, base, rates, cluster }) {
	if (head === "error" || base === "error" || base === void 0) return [];
	return [{
		head,
		base,
		difference: rates === void 0 ? Number(head === "passed") - Number(base === "passed") : rates.head - rates.base,
		cluster
	}];
}
function countsOf(pairs) {
	const counts = {
		bothPassed: 0,
		worse: 0,
		better: 0,
		bothFailed: 0
	};
	for (const { head, base } of pairs) if (base === "passed") counts[head === "passed" ? "bothPassed" : "worse"]++;
	else counts[head === "passed" ? "better" : "bothFailed"]++;
	return counts;
}
function scaled({ bothPassed, bothFailed }, by) {
	return {
		bothPassed: bothPassed * by,
		worse: 0,
		better: 0,
		bothFailed: bothFailed * by
	};
}
/** 95 % around a mean; undefined where the spread of so few values, or of equal ones, says nothing. */
function around(mean, standardError, values) {
	if (standardError === void 0 || standardError < 1e-12 || values < leastForInterval) return void 0;
	const reach = studentQuantile(.975, values - 1) * standardError;
	return {
		low: Math.max(-1, mean - reach),
		high: Math.min(1, mean + reach)
	};
}

// src/evaluation/statistics/power.ts
/** Up, unless floating point made a whole number a little larger. */
function roundedUp(count) {
	return Math.ceil(count - 1e-9 * count);
}
/**
* Cases with which a run without a change would be called the same in about three of four: with so many, the 95 %
* interval of the difference stays within `tolerance` in 80 %, and the other guards allow nearly all of them.
*
* @param variance of the differences of the cases; where they pass or fail, the share of those that differ
* @param tolerance drop that is accepted, as a share; no number of cases rules out every drop, so it is above 0
*/
function casesForSame(variance, tolerance) {
	return roundedUp(7.85 * variance / (tolerance * tolerance));
}

// src/evaluation/comparison.ts
/**
* Head against base: the verdict on a suite. Two guards (confirmation.ts has the first), because neither sees what the
* other does: one broken case is no statistic, and ten points lost over many cases is no single case.
*/
/** The verdict on all cases together. Pure: what has to be asked was asked before. */
function compareSuites(given, options = {}) {
	const { alpha = .05, tolerance = require_tolerance.usualToleranceShare } = options;
	const cases = [...given].sort((a, b) => require_order.compareText(a.id, b.id));
	const { opposite, variance, ...whole } = differenceOf$1(cases);
	const changed = changedPrompts(cases);
	const family = changed.length === 1 ? changed : [...changed, whole];
	const adjusted = holm(family.map(({ probability }) => probability));
	const isDrop = ({ difference }) => -difference > tolerance + 1e-12;
	const tests = family.map((one, index) => {
		const probability = adjusted[index] ?? 1;
		return {
			one,
			tested: {
				adjusted: probability,
				dropped: probability <= alpha && isDrop(one)
			}
		};
	});
	const testOf = (wanted) => tests.find(({ one }) => one === wanted)?.tested;
	const idsWhere = (holds) => cases.filter(holds).map(({ id }) => id);
	const broken = idsWhere(({ base, confirmation }) => base !== void 0 && confirmation?.verdict === "broken");
	const failing = idsWhere(({ head, base, confirmation = { verdict: "broken" } }) => head === "failed" && base === void 0 && confirmation.verdict === "broken");
	const mustFailed = idsWhere(({ must, head }) => must && head === "failed");
	const flaky = idsWhere(({ confirmation }) => confirmation?.verdict === "flaky");
	const errors = idsWhere(({ head, base, confirmation }) => head === "error" || base === "error" || confirmation?.verdict === "error");
	const alone = whole.compared > 0 ? failing : [];
	const red = tests.some(({ tested }) => tested.dropped) || broken.length > 0 || alone.length > 0 || mustFailed.length > 0;
	const verdict = verdictOf();
	return {
		verdict,
		red,
		broken,
		failing,
		mustFailed,
		flaky,
		errors,
		...whole,
		...testOf(whole),
		tolerance,
		prompts: changed.map((prompt) => ({
			...prompt,
			...testOf(prompt) ?? {
				adjusted: 1,
				dropped: false
			}
		})),
		casesNeeded: verdict === "not-enough-evidence" ? neededFor(variance, whole.compared, tolerance) : void 0
	};
	function verdictOf() {
		if (red) return whole.compared === 0 ? "no-baseline" : "worse";
		if (errors.length > 0) return "error";
		if (whole.compared === 0) return "no-baseline";
		if (tests.some(({ one, tested }) => tested.adjusted <= alpha && one.difference < 0)) return "within-tolerance";
		if (opposite <= alpha) return "better";
		if (whole.fell === 0 || whole.interval !== void 0 && whole.interval.low >= -tolerance) return "same";
		return "not-enough-evidence";
	}
}
function changedPrompts(cases) {
	return [...Map.groupBy(cases, ({ prompt }) => prompt ?? "")].filter(([, ofPrompt]) => ofPrompt.some(({ unchanged, base }) => unchanged !== true && base !== void 0)).map(([prompt, ofPrompt]) => {
		const { opposite: _, variance: __, ...difference } = differenceOf$1(ofPrompt);
		return {
			prompt,
			...difference
		};
	}).filter(({ compared }) => compared > 0).sort((a, b) => require_order.compareText(a.prompt, b.prompt));
}
/** Undefined where these are enough, and where no number would be. */
function neededFor(variance, compared, tolerance) {
	if (variance === void 0 || tolerance <= 0) return void 0;
	const needed = casesForSame(variance, tolerance);
	return needed > compared && Number.isSafeInteger(needed) ? needed : void 0;
}

// src/evaluation/usage.ts
/** What the answers of one side to one case took; undefined without one. */
function usageOfAnswers(answers) {
	const [first] = answers;
	if (first === void 0) return void 0;
	const completions = answers.map(({ completion }) => completion);
	const tiers = distinct(completions.map(({ serviceTier }) => serviceTier ?? usualTier));
	return {
		model: first.completion.model,
		...tiersOf(tiers),
		answers: answers.length,
		tokens: addTokens(completions.map(({ usage }) => usage)),
		...completions.some(({ usage }) => usage.estimated === true) ? { estimated: true } : {},
		cost: require_evaluation.sumOf(answers.map(({ cost }) => cost ?? null)),
		latencyMilliseconds: medianOrNull(completions.map(({ latencyMilliseconds }) => latencyMilliseconds || null))
	};
}
/** Both sides, as a result has them; nothing where neither has an answer. */
function usageOfCase(head, base) {
	if (head === void 0 && base === void 0) return {};
	return { usage: {
		...head === void 0 ? {} : { head },
		...base === void 0 ? {} : { base }
	} };
}
/** In total and for every prompt; undefined where no result says what its answers took, as in earlier versions. */
function usageOf(results) {
	const known = results.filter(({ usage }) => usage?.head !== void 0 || usage?.base !== void 0);
	if (known.length === 0) return void 0;
	const prompts = [...Map.groupBy(known, ({ prompt }) => prompt)].sort(([a], [b]) => require_order.compareText(a, b));
	return {
		total: comparisonOf(known),
		prompts: prompts.map(([prompt, cases]) => ({
			prompt,
			...comparisonOf(cases)
		}))
	};
}
function comparisonOf(cases) {
	const heads = cases.flatMap(({ usage }) => usage?.head ?? []);
	const shared = cases.flatMap(({ usage: { head, base } = {} }) => head === void 0 || base === void 0 ? [] : [{
		head,
		base
	}]);
	const base = sideOf(shared.map((one) => one.base));
	const head = sideOf(base === null ? heads : shared.map((one) => one.head));
	return {
		cases: {
			head: heads.length,
			base: cases.filter(({ usage }) => usage?.base !== void 0).length,
			shared: shared.length
		},
		head,
		base,
		change: head === null || base === null ? null : changeOf(head.perAnswer.cost, base.perAnswer.cost)
	};
}
function changeOf(head, base) {
	if (head === null || base === null) return {
		cost: null,
		share: null
	};
	const cost = head - base;
	return {
		cost,
		share: cost === 0 ? 0 : base === 0 ? null : cost / base
	};
}
function sideOf(cases) {
	if (cases.length === 0) return null;
	const means = cases.map(({ answers, tokens, cost }) => ({
		tokens: divideTokens(tokens, answers),
		cost: cost === null ? null : cost / answers
	}));
	const cost = require_evaluation.sumOf(means.map((one) => one.cost));
	const tiers = distinct(cases.flatMap(({ serviceTiers }) => serviceTiers ?? usualTier));
	return {
		answers: cases.reduce((sum, { answers }) => sum + answers, 0),
		tokens: addTokens(cases.map(({ tokens }) => tokens)),
		...cases.some(({ estimated }) => estimated === true) ? { estimated: true } : {},
		cost: require_evaluation.sumOf(cases.map((one) => one.cost)),
		perAnswer: {
			tokens: divideTokens(addTokens(means.map(({ tokens }) => tokens)), cases.length),
			cost: cost === null ? null : cost / cases.length
		},
		latencyMilliseconds: medianOrNull(cases.map(({ latencyMilliseconds }) => latencyMilliseconds)),
		models: distinct(cases.map(({ model }) => model)),
		...tiersOf(tiers)
	};
}
function addTokens(counts) {
	const sum = (name) => counts.reduce((total, one) => total + one[name], 0);
	return {
		inputTokens: sum("inputTokens"),
		outputTokens: sum("outputTokens"),
		cacheReadTokens: sum("cacheReadTokens"),
		cacheWriteTokens: sum("cacheWriteTokens")
	};
}
function divideTokens(tokens, by) {
	return {
		inputTokens: tokens.inputTokens / by,
		outputTokens: tokens.outputTokens / by,
		cacheReadTokens: tokens.cacheReadTokens / by,
		cacheWriteTokens: tokens.cacheWriteTokens / by
	};
}
/** The tier of the list price, which is not worth a word where it is the only one. */
const usualTier = "default";
function tiersOf(tiers) {
	return tiers.every((tier) => tier === usualTier) ? {} : { serviceTiers: tiers };
}
function medianOrNull(values) {
	const known = values.filter((value) => value !== null);
	return known.length === 0 ? null : require_median.median(known);
}
function distinct(texts) {
	return [...new Set(texts)].sort(require_order.compareText);
}

// src/evaluation/merge.ts
/** Joins the evaluations of the shards of a matrix into one. */
/** As `--shard` takes. */
const mostParts = 1e4;
/**
* One evaluation from its shards.
*
* @throws SW1202 where a part is missing or there twice, or where they are not of one run.
*/
function mergeEvaluations(parts, { tolerance } = {}) {
	const [first] = parts;
	if (first === void 0) throw unfit("There is no evaluation to merge.");
	const of = first.shard?.of ?? 1;
	if (of > mostParts) throw unfit(`A matrix of ${of} jobs is none: ${mostParts} parts are the most.`);
	const seen = /* @__PURE__ */ new Set();
	for (const part of parts) {
		const number = part.shard?.part ?? 1;
		if ((part.shard?.of ?? 1) !== of) throw unfit(`The parts are of matrices of ${of} and of ${part.shard?.of ?? 1} jobs.`);
		if (number > of) throw unfit(`Part ${number} of ${of} is none.`);
		if (seen.has(number)) throw unfit(`Part ${number} of ${of} is there twice.`);
		seen.add(number);
		const difference = differenceOf(first, part);
		if (difference !== void 0) throw unfit(difference);
	}
	const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !seen.has(number));
	if (missing.length > 0) throw unfit(`Part ${missing.join(" and ")} of ${of} is missing.`);
	const results = require_evaluation.inDocumentOrder(parts.flatMap((part) => part.results));
	const twice = results.find(({ prompt, case: name }, index) => {
		const before = results[index - 1];
		return before?.prompt === prompt && before.case === name;
	});
	if (twice !== void 0) throw unfit(`${require_visible.visibleLine(`${twice.prompt}/${twice.case}`)} is in the parts twice.`);
	const comparison = first.comparison === null ? void 0 : compareSuites(results.flatMap(comparedCase), toleranceOf(parts, tolerance));
	const { interval, ...counts } = require_evaluation.countOutcomes(results);
	const usage = usageOf(results);
	const { shard: _, usage: __, ...rest } = first;
	return {
		...rest,
		trusted: parts.every(({ trusted }) => trusted),
		passed: require_evaluation.passes(results, comparison),
		base: baseOf(parts),
		results,
		comparison: comparison === void 0 ? null : documentOf(comparison),
		...usage === void 0 ? {} : { usage },
		summary: {
			...counts,
			...require_evaluation.repeatErrorsOf(results),
			interval: interval === void 0 ? null : { ...interval },
			cost: require_evaluation.sumOf(parts.map(({ summary }) => summary.cost)),
			keptCost: require_evaluation.sumOf(parts.map(({ summary }) => summary.keptCost))
		},
		createdAt: parts.map(({ createdAt }) => createdAt).sort().at(-1) ?? first.createdAt
	};
}
/** Of the parts where nobody chose another; the default for those of an earlier version, which do not say. */
function toleranceOf(parts, chosen) {
	if (chosen !== void 0) return { tolerance: chosen };
	const [first, ...others] = new Set(parts.flatMap(({ comparison }) => comparison?.tolerance ?? []));
	if (others.length > 0) throw unfit("The parts accept different drops (--tolerance).");
	return first === void 0 ? {} : { tolerance: first };
}
/** What two parts of one run cannot differ in, as a sentence; undefined where they do not. */
function differenceOf(first, part) {
	if (part.base?.commit !== first.base?.commit) return "The parts were compared with different commits.";
	if (part.head?.commit !== first.head?.commit) return "The parts are of different commits.";
	if (part.head?.content !== first.head?.content) return "The parts are of different prompts: the working trees were not the same.";
	if (part.head?.model !== first.head?.model) return "The parts asked different models (--model).";
	if (part.demands !== first.demands) return "The cases of the parts demand different things.";
	if (part.bundle !== first.bundle) return "The parts are of different bundles.";
}
/** Answers of the base are as old as the oldest of any part. */
function baseOf(parts) {
	const base = parts[0]?.base ?? null;
	const [oldest] = parts.flatMap((part) => part.base?.answersSince ?? []).sort();
	return base === null || oldest === void 0 ? base : {
		...base,
		answersSince: oldest
	};
}
/** What a result says of head and base, for the comparison of the whole suite. */
function comparedCase(result) {
	const { prompt, case: name, outcome, base, must, rates, confirmation, cluster, unchanged } = result;
	if (outcome === "unjudged") return [];
	const head = outcome;
	const confirmed = confirmation === void 0 || confirmation === "unconfirmed" ? void 0 : confirmation;
	return [{
		id: require_case_id.caseIdOf(prompt, name),
		prompt,
		...cluster === void 0 ? {} : { cluster },
		...unchanged === void 0 ? {} : { unchanged },
		head,
		base: base === void 0 || base === "none" ? void 0 : base,
		must,
		...rates === void 0 ? {} : { rates },
		...confirmed === void 0 ? {} : { confirmation: {
			verdict: confirmed,
			head: [],
			base: []
		} }
	}];
}
/** The comparison as the document has it. */
function documentOf({ casesNeeded, interval, prompts, ...comparison }) {
	return {
		...comparison,
		broken: [...comparison.broken],
		failing: [...comparison.failing],
		mustFailed: [...comparison.mustFailed],
		flaky: [...comparison.flaky],
		errors: [...comparison.errors],
		counts: { ...comparison.counts },
		interval: interval === void 0 ? null : { ...interval },
		prompts: prompts.map((one) => ({
			...one,
			counts: { ...one.counts },
			interval: one.interval === void 0 ? null : { ...one.interval }
		})),
		...casesNeeded === void 0 ? {} : { casesNeeded }
	};
}
function unfit(message) {
	return require_errors.evaluationErrors.create("SW1202", {
		message,
		next: "Give the files of all jobs of one run, each once: slipway evaluate merge shard-*.json."
	});
}

Object.defineProperty(exports, "compareSuites", {
  enumerable: true,
  get: function () {
    return compareSuites;
  }
});
Object.defineProperty(exports, "documentOf", {
  enumerable: true,
  get: function () {
    return documentOf;
  }
});
Object.defineProperty(exports, "mergeEvaluations", {
  enumerable: true,
  get: function () {
    return mergeEvaluations;
  }
});
Object.defineProperty(exports, "usageOf", {
  enumerable: true,
  get: function () {
    return usageOf;
  }
});
Object.defineProperty(exports, "usageOfAnswers", {
  enumerable: true,
  get: function () {
    return usageOfAnswers;
  }
});
Object.defineProperty(exports, "usageOfCase", {
  enumerable: true,
  get: function () {
    return usageOfCase;
  }
});
