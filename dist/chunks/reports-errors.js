const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/reports/errors.ts
/** Errors about review documents: SW15. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ reportsErrors: () => reportsErrors });
const reportsErrors = require_errors.defineErrors({
	SW1501: {
		class: "usage",
		title: "The file is no review document",
		page: "The file is not the JSON of a review (`slipway/review/v1`), is damaged, or is larger than a review may be. `slipway schema review` prints its shape. Where the file comes from an artifact, look whether the step that writes it ran to its end."
	},
	SW1502: {
		class: "usage",
		title: "The results of the shards do not belong together",
		page: "`slipway report merge` joins the review documents of one matrix job: every shard `1/n` to `n/n` once, all made by one version of Slipway for the same base and head. Here one is missing, is there twice, or is about another commit.\n\nGive each job of the matrix an artifact name of its own, download all of them, and run the jobs again where some failed. Documents of an earlier run of the same pull request are about an earlier head and cannot be mixed in."
	},
	SW1510: {
		class: "usage",
		title: "The preview cannot listen on this port",
		page: "`slipway preview --port N` found the port taken by another program (perhaps an earlier preview that still runs), or the system does not let this user listen on it: ports under 1024 belong to the administrator. Without `--port` a free one is taken."
	},
	SW1503: {
		class: "usage",
		title: "The file is no plan, or no evaluation",
		page: "The report shows plans (`plans`, made by `slipway plan ENV --json` or the action `plan` with `result-file`) and an evaluation (`evaluation`, made by `slipway evaluate --out FILE`) beside the review. The message says what is wrong with this file. A file that is not there is no error, because a job with credentials does not run for a fork; nor is a plan that failed: the report says why."
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "reportsErrors", {
  enumerable: true,
  get: function () {
    return reportsErrors;
  }
});
