const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/reports/review-findings.ts
var review_findings_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ findingsOf: () => findingsOf });
/** All findings of a review, with paths from the root of the repository. */
function findingsOf(review) {
	return [...review.findings, ...review.projects.flatMap(({ path, findings }) => findings.map((finding) => path === "" ? finding : {
		...finding,
		file: `${path}/${finding.file}`
	}))];
}

Object.defineProperty(exports, "findingsOf", {
  enumerable: true,
  get: function () {
    return findingsOf;
  }
});
Object.defineProperty(exports, "review_findings_exports", {
  enumerable: true,
  get: function () {
    return review_findings_exports;
  }
});
