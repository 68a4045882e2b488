const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_bounded_json = require("./platform-bounded-json.js");
const require_digest = require("./platform-digest.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_order = require("./platform-order.js");
const require_evaluation_schema = require("./evaluation-evaluation-schema.js");

// src/evaluation/statistics/normal.ts
/** The standard normal distribution: what confidence levels and power mean in standard errors. */
/** Rational approximations of Wichura, Algorithm AS 241 (Applied Statistics 37, 1988), good to 1e-16. */
const central = {
	numerator: [
		3.3871328727963665,
		133.14166789178438,
		1971.5909503065513,
		13731.69376550946,
		45921.95393154987,
		67265.7709270087,
		33430.57558358813,
		2509.0809287301227
	],
	denominator: [
		1,
		42.31333070160091,
		687.1870074920579,
		5394.196021424751,
		21213.794301586597,
		39307.89580009271,
		28729.085735721943,
		5226.495278852546
	]
};
const near = {
	numerator: [
		1.4234371107496835,
		4.630337846156546,
		5.769497221460691,
		3.6478483247632045,
		1.2704582524523684,
		.2417807251774506,
		.022723844989269184,
		.0007745450142783414
	],
	denominator: [
		1,
		2.053191626637759,
		1.6763848301838038,
		.6897673349851,
		.14810397642748008,
		.015198666563616457,
		.0005475938084995345,
		1.0507500716444169e-9
	]
};
const far = {
	numerator: [
		6.657904643501103,
		5.463784911164114,
		1.7848265399172913,
		.29656057182850487,
		.026532189526576124,
		.0012426609473880784,
		27115555687434876e-21,
		2.0103343992922881e-7
	],
	denominator: [
		1,
		.599832206555888,
		.1369298809227358,
		.014875361290850615,
		.0007868691311456133,
		18463183175100548e-21,
		1.421511758316446e-7,
		20442631033899397e-31
	]
};
/**
* The number of standard deviations below which a share `probability` of a normal distribution lies: 1.959964 for 0.975.
* Infinite at 0 and 1.
*
* @throws RangeError outside 0 to 1.
*/
function normalQuantile(probability) {
	if (!(probability >= 0 && probability <= 1)) throw new RangeError(`${probability} is no probability`);
	if (probability === 0) return Number.NEGATIVE_INFINITY;
	if (probability === 1) return Number.POSITIVE_INFINITY;
	const fromCentre = probability - .5;
	if (Math.abs(fromCentre) <= .425) return fromCentre * ratioAt(central, .180625 - fromCentre * fromCentre);
	const tail = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
	const size = tail <= 5 ? ratioAt(near, tail - 1.6) : ratioAt(far, tail - 5);
	return fromCentre < 0 ? -size : size;
}
function ratioAt({ numerator, denominator }, at) {
	const polynomial = (coefficients) => coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0);
	return polynomial(numerator) / polynomial(denominator);
}

// src/evaluation/statistics/intervals.ts
/** Two-sided confidence of 95 % in standard errors. */
const usualZ = normalQuantile(.975);
/**
* Wilson's interval of one pass rate (Wilson, JASA 22, 1927). It stays within 0 and 1 and keeps its width where
* everything passed.
*
* @throws RangeError where nothing was tried.
*/
function wilson({ passed, total }, z = usualZ) {
	if (total <= 0) throw new RangeError("A rate needs at least one trial");
	const rate = passed / total;
	const spread = z * Math.sqrt(rate * (1 - rate) / total + z * z / (4 * total * total));
	const scale = 1 + z * z / total;
	const centre = rate + z * z / (2 * total);
	return {
		low: passed === 0 ? 0 : Math.max(0, (centre - spread) / scale),
		high: passed === total ? 1 : Math.min(1, (centre + spread) / scale)
	};
}
/**
* Newcombe's interval of head minus base, both of the same cases (Statistics in Medicine 17, 1998, method 10, with its
* correction for continuity of the correlation). It keeps its width where no case differs, where the usual one collapses to 0.
*
* @throws RangeError where there is no case.
*/
function newcombePaired(counts, z = usualZ) {
	const { bothPassed, worse, better, bothFailed } = counts;
	const total = bothPassed + worse + better + bothFailed;
	const basePassed = bothPassed + worse;
	const headPassed = bothPassed + better;
	const base = wilson({
		passed: basePassed,
		total
	}, z);
	const head = wilson({
		passed: headPassed,
		total
	}, z);
	const baseRate = basePassed / total;
	const headRate = headPassed / total;
	const scale = basePassed * (total - basePassed) * headPassed * (total - headPassed);
	const correlation = scale === 0 ? 0 : corrected(bothPassed * bothFailed - worse * better, total) / Math.sqrt(scale);
	const distance = (one, other) => Math.sqrt(one * one - 2 * correlation * one * other + other * other);
	const difference = headRate - baseRate;
	return {
		low: difference - distance(headRate - head.low, base.high - baseRate),
		high: difference + distance(head.high - headRate, baseRate - base.low)
	};
}
/** A positive product that half a case would explain is none. */
function corrected(product, total) {
	return product > 0 ? Math.max(0, product - total / 2) : product;
}
/** Mean and standard error of values that are independent: scores, or differences between pairs. */
function meanOf(values) {
	const count = values.length;
	if (count === 0) throw new RangeError("A mean needs at least one value");
	const mean = values.reduce((sum, value) => sum + value, 0) / count;
	if (count === 1) return {
		mean,
		standardError: void 0
	};
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		mean,
		standardError: Math.sqrt(squares / (count * (count - 1)))
	};
}
/**
* Mean and standard error where values of one cluster (cases that were made from the same source) resemble one another
* (Miller, arXiv 2411.00640, section 2.2): the error of independent values, and what different members of a cluster
* deviate together. The sum over those products is the square of the cluster's sum less the sum of its squares.
*/
function clusteredMeanOf(clusters) {
	const values = clusters.flat();
	const { mean, standardError } = meanOf(values);
	if (standardError === void 0 || clusters.length < 2) return {
		mean,
		standardError: void 0
	};
	let together = 0;
	for (const cluster of clusters) {
		const deviations = cluster.map((value) => value - mean);
		const sum = deviations.reduce((total, deviation) => total + deviation, 0);
		together += sum * sum - deviations.reduce((total, deviation) => total + deviation * deviation, 0);
	}
	return {
		mean,
		standardError: Math.sqrt(Math.max(0, standardError ** 2 + together / values.length ** 2))
	};
}

// src/evaluation/evaluation.ts
/**
* An evaluation as a document: what was asked, how the answers were judged, how they compare with the base, and what it
* cost. Evidence of a release is one of these, named by its digest.
*/
var evaluation_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	countOutcomes: () => countOutcomes,
	demandedCases: () => demandedCases,
	demandsDigest: () => demandsDigest,
	evaluationBytes: () => evaluationBytes,
	evaluationFormat: () => evaluationFormat,
	evaluationJson: () => evaluationJson,
	exitOf: () => exitOf,
	inDocumentOrder: () => inDocumentOrder,
	isUndecided: () => isUndecided,
	largestEvaluation: () => largestEvaluation,
	parseEvaluation: () => parseEvaluation,
	passes: () => passes,
	repeatErrorsOf: () => repeatErrorsOf,
	sumOf: () => sumOf
});
const evaluationFormat = "slipway/evaluation/v1";
/** A few hundred bytes a case; what is larger was not made by us. */
const largestEvaluation = 33554432;
/** Those of a prompt's cases that demand something. */
function demandedCases(prompt, cases) {
	return cases.filter(({ expect }) => expect.length > 0).map((one) => ({
		...one,
		prompt,
		case: one.name
	}));
}
/** The digest of what all cases demand, whatever order they stand in: an evaluation holds for these demands and no others. */
function demandsDigest(cases, scripts) {
	const demands = cases.filter(({ expect }) => expect.length > 0).map(({ prompt, case: name, input, context, history, expect, must, repeat, passRate, cluster }) => ({
		prompt,
		case: name,
		input,
		context,
		history,
		expect: expect.map(({ kind, value }) => ({
			kind,
			value,
			...kind === "script" ? { digest: scripts.get(String(value)) ?? null } : {}
		})),
		must,
		repeat,
		passRate,
		...cluster === void 0 ? {} : { cluster }
	})).sort((a, b) => require_order.compareText(a.prompt, b.prompt) || require_order.compareText(a.case, b.case));
	return require_digest.digestOf(require_canonical_json.canonicalBytes({
		format: "slipway/demands/v2",
		demands
	}));
}
/** Cases without a judgement, and those that nobody could judge, are no part of the pass rate. */
function countOutcomes(results) {
	const of = (wanted) => results.filter((one) => !isUndecided(one) && one.outcome === wanted).length;
	const passed = of("passed");
	const failed = of("failed");
	const interval = passed + failed === 0 ? void 0 : wilson({
		passed,
		total: passed + failed
	});
	const errors = results.filter(isUndecided).length;
	return {
		cases: results.length,
		passed,
		failed,
		errors,
		unjudged: of("unjudged"),
		interval
	};
}
/**
* True where nobody knows whether the case passes: it could not be asked or judged, on the base either, or it failed
* and what would confirm that could not. One that must pass has failed all the same.
*/
function isUndecided({ outcome, base, confirmation, must }) {
	if (outcome === "error") return true;
	return outcome === "failed" && must !== true && (base === "error" || confirmation === "error");
}
/** Repeats that count for nothing, in cases that have a verdict all the same; nothing where there are none. */
function repeatErrorsOf(results) {
	const repeatErrors = results.reduce((sum, { outcome, errors = 0, base, baseErrors = 0 }) => sum + (outcome === "error" ? 0 : errors) + (base === "error" ? 0 : baseErrors), 0);
	return repeatErrors === 0 ? {} : { repeatErrors };
}
/**
* Whether a release may go on by this evaluation: with a base, unless it is worse; without one, where nothing failed.
* What could not be asked proves nothing, so an error never passes.
*/
function passes(results, comparison) {
	const judged = results.filter(({ outcome }) => outcome !== "unjudged");
	if (judged.length === 0 || judged.some(({ outcome }) => outcome === "error")) return false;
	if (judged.some(({ must, outcome }) => must && outcome === "failed")) return false;
	if (comparison === void 0) return judged.every(({ outcome }) => outcome === "passed");
	if (comparison.verdict === "no-baseline") return comparison.failing.length === 0 && comparison.errors.length === 0;
	return !comparison.red && comparison.errors.length === 0;
}
/** Results by prompt and case, so that shards joined are the whole. */
function inDocumentOrder(results) {
	return [...results].sort((a, b) => require_order.compareText(a.prompt, b.prompt) || require_order.compareText(a.case, b.case));
}
/**
* 0 where a release may go on, 1 where it should not, 3 where nobody knows because something could not be asked or
* judged. A red verdict stands whatever could not be asked besides; what has to be mended in the project is no outage.
*/
function exitOf({ passed, summary, comparison, results }) {
	if (passed) return 0;
	if (comparison?.red === true) return 1;
	const errors = results.filter(isUndecided);
	if (errors.length > 0 && errors.every(({ inProject }) => inProject === true)) return 1;
	return summary.errors > 0 || comparison?.verdict === "error" ? 3 : 1;
}
/** What amounts come to; unknown where one of them is. */
function sumOf(amounts) {
	let sum = 0;
	for (const amount of amounts) {
		if (typeof amount !== "number") return amount;
		sum += amount;
	}
	return sum;
}
/** The document is plain data. */
function evaluationJson(evaluation) {
	return evaluation;
}
/** The bytes that an evaluation's digest is of. */
function evaluationBytes(evaluation) {
	return require_canonical_json.canonicalBytes(evaluation);
}
/** Reads an evaluation that somebody kept, believing nothing; undefined for what is none. */
function parseEvaluation(bytes) {
	const read = require_bounded_json.readJsonObject(bytes, {
		maximumBytes: largestEvaluation,
		maximumDepth: 64
	});
	if (!read.ok || require_json_schema.validatorOfOwn(require_evaluation_schema.evaluationSchema).validate(read.value).length > 0) return void 0;
	return read.value;
}

Object.defineProperty(exports, "clusteredMeanOf", {
  enumerable: true,
  get: function () {
    return clusteredMeanOf;
  }
});
Object.defineProperty(exports, "countOutcomes", {
  enumerable: true,
  get: function () {
    return countOutcomes;
  }
});
Object.defineProperty(exports, "demandedCases", {
  enumerable: true,
  get: function () {
    return demandedCases;
  }
});
Object.defineProperty(exports, "demandsDigest", {
  enumerable: true,
  get: function () {
    return demandsDigest;
  }
});
Object.defineProperty(exports, "evaluationBytes", {
  enumerable: true,
  get: function () {
    return evaluationBytes;
  }
});
Object.defineProperty(exports, "evaluationFormat", {
  enumerable: true,
  get: function () {
    return evaluationFormat;
  }
});
Object.defineProperty(exports, "evaluationJson", {
  enumerable: true,
  get: function () {
    return evaluationJson;
  }
});
Object.defineProperty(exports, "evaluation_exports", {
  enumerable: true,
  get: function () {
    return evaluation_exports;
  }
});
Object.defineProperty(exports, "exitOf", {
  enumerable: true,
  get: function () {
    return exitOf;
  }
});
Object.defineProperty(exports, "inDocumentOrder", {
  enumerable: true,
  get: function () {
    return inDocumentOrder;
  }
});
Object.defineProperty(exports, "isUndecided", {
  enumerable: true,
  get: function () {
    return isUndecided;
  }
});
Object.defineProperty(exports, "largestEvaluation", {
  enumerable: true,
  get: function () {
    return largestEvaluation;
  }
});
Object.defineProperty(exports, "meanOf", {
  enumerable: true,
  get: function () {
    return meanOf;
  }
});
Object.defineProperty(exports, "newcombePaired", {
  enumerable: true,
  get: function () {
    return newcombePaired;
  }
});
Object.defineProperty(exports, "normalQuantile", {
  enumerable: true,
  get: function () {
    return normalQuantile;
  }
});
Object.defineProperty(exports, "parseEvaluation", {
  enumerable: true,
  get: function () {
    return parseEvaluation;
  }
});
Object.defineProperty(exports, "passes", {
  enumerable: true,
  get: function () {
    return passes;
  }
});
Object.defineProperty(exports, "repeatErrorsOf", {
  enumerable: true,
  get: function () {
    return repeatErrorsOf;
  }
});
Object.defineProperty(exports, "sumOf", {
  enumerable: true,
  get: function () {
    return sumOf;
  }
});
