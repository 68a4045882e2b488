const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");

// src/reports/review-evaluation.ts
/** What a review says of the answers of models: the evaluation in it, read like anything that comes from elsewhere. */
var review_evaluation_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	aboutRun: () => aboutRun,
	evaluationIn: () => evaluationIn,
	notPassed: () => notPassed
});
/** The evaluation of a review; undefined where there is none, or what stands there is none. */
function evaluationIn({ evaluation }) {
	return evaluation === void 0 ? void 0 : require_evaluation.parseEvaluation(Buffer.from(JSON.stringify(evaluation)));
}
/** Cases that did not pass, the most important first. */
function notPassed({ results }) {
	return require_evaluation_words.inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
}
/** What was compared with, what the run spent, and that a report is no evidence, in sentences. */
function aboutRun(evaluation) {
	return [
		...evaluation.base === null ? [] : [`Base: ${require_evaluation_words.baseWords(evaluation.base)}.`],
		`Spent: ${require_evaluation_words.spentWords(evaluation)}.`,
		require_evaluation_words.forDisplay
	];
}

Object.defineProperty(exports, "aboutRun", {
  enumerable: true,
  get: function () {
    return aboutRun;
  }
});
Object.defineProperty(exports, "evaluationIn", {
  enumerable: true,
  get: function () {
    return evaluationIn;
  }
});
Object.defineProperty(exports, "notPassed", {
  enumerable: true,
  get: function () {
    return notPassed;
  }
});
Object.defineProperty(exports, "review_evaluation_exports", {
  enumerable: true,
  get: function () {
    return review_evaluation_exports;
  }
});
