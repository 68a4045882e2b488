const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_words = require("./platform-words.js");
const require_findings = require("./reports-findings.js");

// src/reports/review-verdict.ts
/** Whether a review passes, and why not. */
var review_verdict_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ judged: () => judged });
/**
* The review with its counts and its verdict: it fails where there is an error among the findings, and for every other
* reason that is among `reasons` already. The sentence about errors is made again.
*/
function judged(review) {
	const counts = require_findings.summarize([...review.findings, ...review.projects.flatMap(({ findings }) => findings)]);
	const others = review.reasons.filter((reason) => !/^There (?:is|are) [0-9]+ errors?\.$/.test(reason));
	const reasons = [...counts.errors === 0 ? [] : [`There ${counts.errors === 1 ? "is" : "are"} ${require_words.counted(counts.errors, "error")}.`], ...others];
	return {
		...review,
		counts,
		reasons,
		verdict: reasons.length === 0 ? "pass" : "fail"
	};
}

Object.defineProperty(exports, "judged", {
  enumerable: true,
  get: function () {
    return judged;
  }
});
Object.defineProperty(exports, "review_verdict_exports", {
  enumerable: true,
  get: function () {
    return review_verdict_exports;
  }
});
