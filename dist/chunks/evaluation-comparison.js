const require_order = require("./platform-order.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_errors = require("./evaluation-errors.js");

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
function logFactorial(n) {
	if (n > 256) {
		const square = n * n;
		return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n * square) + 1 / (1260 * n * square * square);
	}
	let sum = 0;
	for (let factor = 2; factor <= n; factor++) sum += Math.log(factor);
	return sum;
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

// src/evaluation/statistics/paired.ts
/** Tests of head against base on the same cases. */
/**
* Exact one-sided McNemar test: how likely at least `worse` of the cases that differ got worse, where getting worse and
* getting better were equally likely. Below five regressions it cannot be 0.05 or less.
*/
function mcnemarWorse(worse, better) {
	return fairTail(worse + better, worse);
}
/** More differences than this are sampled: 2^20 assignments take some milliseconds. */
const exactDifferences = 20;
const samples = 1e5;
/**
* Sign-flip permutation test, one-sided: how likely the differences (head less base, one a case) sum up to as little as
* they do, where each could have had the other sign. Exact up to 20 differences that are not 0, else from 100,000 draws
* that `seed` fixes.
*/
function signFlipWorse(differences, seed = 1) {
	const nonZero = differences.filter((difference) => difference !== 0);
	if (nonZero.length === 0) return 1;
	const observed = nonZero.reduce((sum, difference) => sum + difference, 0);
	const sizes = nonZero.map(Math.abs);
	const limit = observed + 1e-9 * sizes.reduce((sum, size) => sum + size, 0);
	return sizes.length <= exactDifferences ? exactShare(sizes, limit) : sampledShare(sizes, limit, seed);
}
function exactShare(sizes, limit) {
	const assignments = 2 ** sizes.length;
	let asLow = 0;
	let sum = -sizes.reduce((total, size) => total + size, 0);
	const positive = sizes.map(() => false);
	for (let step = 1;; step++) {
		if (sum <= limit) asLow++;
		if (step === assignments) return asLow / assignments;
		const index = 31 - Math.clz32(step & -step);
		const size = sizes[index] ?? 0;
		positive[index] = positive[index] !== true;
		sum += positive[index] ? 2 * size : -2 * size;
	}
}
function sampledShare(sizes, limit, seed) {
	const random = createRandom(seed);
	let asLow = 0;
	for (let sample = 0; sample < samples; sample++) {
		let sum = 0;
		for (const size of sizes) sum += random() < .5 ? -size : size;
		if (sum <= limit) asLow++;
	}
	return (asLow + 1) / 100001;
}

// src/evaluation/statistics/power.ts
/** How many cases it takes to see a difference. */
/**
* Cases that a one-sided comparison of passes takes, where a share `discordance` of the cases differs between the two
* (Connor, Biometrics 43, 1987).
*
* @throws RangeError where less than the difference differs at all.
*/
function casesForPasses(discordance, { difference, alpha = .05, power = .8 }) {
	if (discordance < difference) throw new RangeError("A difference cannot be larger than the share of cases that differ");
	return roundedUp(((require_evaluation.normalQuantile(1 - alpha) * Math.sqrt(discordance) + require_evaluation.normalQuantile(power) * Math.sqrt(discordance - difference * difference)) / difference) ** 2);
}
/** Up, unless floating point made a whole number a little larger. */
function roundedUp(count) {
	return Math.ceil(count - 1e-9 * count);
}

// src/evaluation/comparison.ts
/**
* Head against base: the verdict on a suite. Two guards (confirmation.ts has the first), because neither sees what the
* other does: one broken case is no statistic, and ten points lost over many cases is no single case.
*/
/** The verdict on all cases together. Pure: what has to be asked was asked before. */
function compareSuites(given, options = {}) {
	const { alpha = .05, tolerance = .02 } = options;
	const cases = [...given].sort((a, b) => require_order.compareText(a.id, b.id));
	const counts = countsOf(cases);
	const { worse, better } = counts;
	const total = counts.bothPassed + worse + better + counts.bothFailed;
	const differences = differencesOf(cases);
	const { mean: difference, standardError } = total === 0 ? noDifference : require_evaluation.meanOf(differences);
	const idsWhere = (holds) => cases.filter(holds).map(({ id }) => id);
	const broken = idsWhere(({ confirmation }) => confirmation?.verdict === "broken");
	const mustFailed = idsWhere(({ must, head }) => must && head === "failed");
	const flaky = idsWhere(({ confirmation }) => confirmation?.verdict === "flaky");
	const errors = idsWhere(({ head, base, confirmation }) => head === "error" || base === "error" || confirmation?.verdict === "error");
	const scored = differences.some((value) => !Number.isInteger(value));
	const probability = scored ? signFlipWorse(differences) : mcnemarWorse(worse, better);
	const opposite = scored ? signFlipWorse(differences.map((value) => -value)) : mcnemarWorse(better, worse);
	const interval = total === 0 ? void 0 : scored ? around(difference, standardError) : require_evaluation.newcombePaired(counts);
	const red = probability <= alpha && -difference > tolerance + 1e-12 || broken.length > 0 || mustFailed.length > 0;
	const verdict = verdictOf();
	return {
		verdict,
		red,
		broken,
		mustFailed,
		flaky,
		errors,
		counts,
		difference,
		interval,
		probability,
		casesNeeded: verdict === "not-enough-evidence" ? neededFor(counts, total, tolerance, alpha) : void 0
	};
	function verdictOf() {
		if (red) return "worse";
		if (errors.length > 0) return "error";
		if (total === 0 || interval === void 0) return "no-baseline";
		if (opposite <= alpha) return "better";
		if (differences.every((value) => value === 0) || interval.low >= -tolerance) return "same";
		return "not-enough-evidence";
	}
}
const noDifference = {
	mean: 0,
	standardError: void 0
};
/** Head minus base for each case that both have: rates where there are some, else 1 for passed and 0 for failed. */
function differencesOf(cases) {
	return cases.flatMap(({ head, base, rates }) => {
		if (head === "error" || base === "error" || base === void 0) return [];
		if (rates !== void 0) return [rates.head - rates.base];
		return [Number(head === "passed") - Number(base === "passed")];
	});
}
/** 95 % around a mean; everything is possible where one value says nothing about the spread. */
function around(mean, standardError) {
	if (standardError === void 0) return {
		low: -1,
		high: 1
	};
	return {
		low: Math.max(-1, mean - 1.96 * standardError),
		high: Math.min(1, mean + 1.96 * standardError)
	};
}
function countsOf(cases) {
	const counts = {
		bothPassed: 0,
		worse: 0,
		better: 0,
		bothFailed: 0
	};
	for (const { head, base } of cases) {
		if (head === "error" || base === "error" || base === void 0) continue;
		if (base === "passed") counts[head === "passed" ? "bothPassed" : "worse"]++;
		else counts[head === "passed" ? "better" : "bothFailed"]++;
	}
	return counts;
}
/** At the share of differing cases that was seen, which is at least the drop that should be seen. */
function neededFor({ worse, better }, total, tolerance, alpha) {
	const drop = Math.max(tolerance, .001);
	return casesForPasses(Math.max((worse + better) / total, drop), {
		difference: drop,
		alpha
	});
}

// src/evaluation/merge.ts
/** Joins the evaluations of the shards of a matrix into one. */
/**
* One evaluation from its shards.
*
* @throws SW1202 where a part is missing or there twice, or where they are not of one run.
*/
function mergeEvaluations(parts, options) {
	const [first] = parts;
	if (first === void 0) throw unfit("There is no evaluation to merge.");
	const of = first.shard?.of ?? 1;
	const seen = /* @__PURE__ */ new Set();
	for (const part of parts) {
		const number = part.shard?.part ?? 1;
		if ((part.shard?.of ?? 1) !== of) throw unfit(`The parts are of matrices of ${of} and of ${part.shard?.of ?? 1} jobs.`);
		if (seen.has(number)) throw unfit(`Part ${number} of ${of} is there twice.`);
		seen.add(number);
		const difference = differenceOf(first, part);
		if (difference !== void 0) throw unfit(difference);
	}
	const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !seen.has(number));
	if (missing.length > 0) throw unfit(`Part ${missing.join(" and ")} of ${of} is missing.`);
	const results = require_evaluation.inDocumentOrder(parts.flatMap((part) => part.results));
	const comparison = first.comparison === null ? void 0 : compareSuites(results.flatMap(comparedCase), options);
	const { interval, ...counts } = require_evaluation.countOutcomes(results);
	const { shard: _, ...rest } = first;
	return {
		...rest,
		trusted: parts.every(({ trusted }) => trusted),
		passed: require_evaluation.passes(results, comparison),
		base: baseOf(parts),
		results,
		comparison: comparison === void 0 ? null : documentOf(comparison),
		summary: {
			...counts,
			interval: interval === void 0 ? null : { ...interval },
			cost: require_evaluation.sumOf(parts.map(({ summary }) => summary.cost)),
			keptCost: require_evaluation.sumOf(parts.map(({ summary }) => summary.keptCost))
		},
		createdAt: parts.map(({ createdAt }) => createdAt).sort().at(-1) ?? first.createdAt
	};
}
/** What two parts of one run cannot differ in, as a sentence; undefined where they do not. */
function differenceOf(first, part) {
	if (part.base?.commit !== first.base?.commit) return "The parts were compared with different commits.";
	if (part.head?.commit !== first.head?.commit) return "The parts are of different commits.";
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
	const { prompt, case: name, outcome, base, must, rates, confirmation } = result;
	if (outcome === "unjudged") return [];
	const head = outcome;
	const confirmed = confirmation === void 0 || confirmation === "unconfirmed" ? void 0 : confirmation;
	return [{
		id: `${prompt}/${name}`,
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
function documentOf({ casesNeeded, interval, ...comparison }) {
	return {
		...comparison,
		broken: [...comparison.broken],
		mustFailed: [...comparison.mustFailed],
		flaky: [...comparison.flaky],
		errors: [...comparison.errors],
		counts: { ...comparison.counts },
		interval: interval === void 0 ? null : { ...interval },
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
