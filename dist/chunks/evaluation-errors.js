const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/evaluation/errors.ts
/** Errors of evaluations. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ evaluationErrors: () => evaluationErrors });
const evaluationErrors = require_errors.defineErrors({
	SW1201: {
		class: "usage",
		title: "A file is no evaluation",
		page: `\`slipway evaluate merge\` takes files that \`slipway evaluate --out FILE\` wrote. The message names the one that is
none, or is larger than an evaluation can be.`
	},
	SW1202: {
		class: "usage",
		title: "Evaluations do not belong together",
		page: `The files to merge are the shards of one evaluation: each part once and none missing, with the same demands and the
same base. Give the files of all jobs of one run of the matrix.`
	},
	SW1203: {
		class: "outside",
		title: "The evaluation cannot be written",
		page: `The file that \`--out\` names could not be written: it is a folder, the disk is full, or it may not be
written. Answers are kept as they come, so the same command again asks nothing twice.`
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "evaluationErrors", {
  enumerable: true,
  get: function () {
    return evaluationErrors;
  }
});
