const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_evaluation_junit = require("./reports-evaluation-junit.js");
const require_batch_report = require("./commands-models-batch-report.js");

// src/commands/evaluation/waiting.ts
/** Exit code 4, with the jobs in every format; JUnit has no test yet. */
function waitingResult({ batch, answers }, context) {
	return {
		exitCode: 4,
		outputs: {
			passed: "",
			verdict: "",
			failed: "",
			errors: "",
			cost: "",
			"cost-change": "",
			evidence: "",
			waiting: String(batch.waiting.length)
		},
		render(format) {
			if (format === "json") return require_json_document.jsonDocument({
				format: "slipway/batch-jobs/v1",
				...require_batch_report.batchDocument(batch),
				answers
			});
			if (format === "junit") return require_evaluation_junit.junitDocument({
				tests: 0,
				failures: 0,
				errors: 0
			}, []);
			if (format === "markdown") return require_batch_report.batchMarkdown(batch, answers).join("\n");
			return require_batch_report.batchText(batch, answers, require_paint.createPaint(context.terminal.color));
		}
	};
}

exports.waitingResult = waitingResult;
