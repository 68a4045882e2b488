const require_review_page = require("./reports-html-comparison.js");

// src/reports/html/diff-page.ts
/** A whole HTML document. It is a review that passes and found nothing, so the two pages look the same. */
function diffPage(document, { tool, madeAt }) {
	const { base, head, shard, projects, level, version } = document;
	const counts = {
		errors: 0,
		warnings: 0,
		notes: 0
	};
	return require_review_page.reviewPage({
		format: "slipway/review/v1",
		tool: { version: tool },
		base,
		head,
		...shard === void 0 ? {} : { shard },
		projects: projects.map((difference) => ({
			path: difference.path,
			name: difference.path,
			findings: [],
			counts,
			prompts: [],
			difference
		})),
		findings: [],
		counts,
		level,
		...version === void 0 ? {} : { version },
		verdict: "pass",
		reasons: [],
		notes: []
	}, {
		kind: "Difference",
		madeAt,
		judged: false
	});
}

exports.diffPage = diffPage;
