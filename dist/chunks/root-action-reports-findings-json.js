const require_start = require("./root-action-start.js");
const require_review = require("./root-action-review.js");

// src/reports/findings-json.ts
/** The findings as one JSON document. Excerpts are left out: whoever reads JSON has the files. */
function findingsJson(findings) {
	return require_start.jsonDocument({
		format: "slipway/findings/v1",
		findings: findings.map(({ rule, severity, file, range, message, help, fingerprint, confidence, commit, author }) => ({
			rule,
			severity,
			file,
			range: {
				start: {
					line: range.start.line,
					column: range.start.column
				},
				end: {
					line: range.end.line,
					column: range.end.column
				}
			},
			message,
			help,
			fingerprint,
			...confidence === void 0 ? {} : { confidence },
			...commit === void 0 ? {} : { commit },
			...author === void 0 ? {} : { author }
		})),
		summary: require_review.summarize(findings)
	});
}

exports.findingsJson = findingsJson;
