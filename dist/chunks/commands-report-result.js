const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_findings = require("./reports-findings.js");
const require_review_findings = require("./reports-review-findings.js");
const require_plan_facts = require("./reports-plan-facts.js");
const require_publish = require("./commands-report-publish.js");

// src/commands/report/result.ts
/** What `slipway report` says of its own work: in the log, as annotations, and as JSON. */
/** `slipway/report/v1` */
function reportDocument(review, { rung, reason, code, comments }) {
	return {
		format: "slipway/report/v1",
		verdict: review?.verdict ?? null,
		counts: review?.counts ?? {
			errors: 0,
			warnings: 0,
			notes: 0
		},
		level: review?.level ?? null,
		rung,
		reason: reason ?? null,
		code: code ?? null,
		comments: comments.map(({ pullRequest, outcome, url }) => ({
			pullRequest,
			outcome: outcome.kind,
			id: require_publish.isWritten(outcome) ? outcome.id : null,
			url: url ?? null
		}))
	};
}
/** Annotations where neither comment nor page shows the findings; on `workflow_run` there is nothing to annotate. */
async function annotations(review, publication) {
	if (publication === void 0 || publication.rung === "comment" || publication.around.madeBy !== void 0) return `slipway: ${require_findings.countsInWords(review.counts)}\n`;
	return require_findings.renderFindings(require_review_findings.findingsOf(review), "github", {
		color: false,
		columns: 0,
		rules: []
	});
}
/** Where there is no review: what became of the earlier one. */
function outdatedLines(publication) {
	const { rung, reason, comments } = publication;
	return `! There is no review of this commit\n${(rung === "comment" || reason === void 0 ? comments.map((comment) => `  comment   ${commentWords(comment)}`) : [`  comment   not marked, because ${require_visible.visibleLine(reason)}`]).join("\n")}\n`;
}
/** The verdict and where it was published. Where no comment says it, the findings too. */
async function reportText(review, publication, terminal) {
	const paint = require_paint.createPaint(terminal.color);
	const sign = review.verdict === "fail" ? paint("red", "\u2717") : paint("green", "\u2713");
	const version = require_plan_facts.versionWords(review.version);
	const lines = [
		`${sign} ${paint("bold", require_plan_facts.headlineOf(review))}`,
		...review.reasons.slice(0, 20).map((reason) => `  ${require_visible.visibleLine(reason)}`),
		...review.level === null || review.level === "none" ? [] : [`  contract  ${review.level}${version === "" ? "" : `, ${require_visible.visibleLine(version)}`}`],
		`  findings  ${require_findings.countsInWords(review.counts)}`,
		...await evaluationLines(review),
		...publication === void 0 ? [] : publishedLines(publication)
	];
	const findings = require_review_findings.findingsOf(review);
	const body = `${lines.join("\n")}\n`;
	if (publication?.rung === "comment" || findings.length === 0) return body;
	return `${body}\n${await require_findings.renderFindings(findings, "text", {
		...terminal,
		rules: []
	})}`;
}
/** What answers are worth, in one line. */
async function evaluationLines(review) {
	if (review.evaluation === void 0) return [];
	const [{ evaluationIn }, words] = await Promise.all([Promise.resolve().then(() => require("./reports-review-evaluation.js")).then((n) => n.review_evaluation_exports), Promise.resolve().then(() => require("./reports-evaluation-undecided.js")).then((n) => n.evaluation_words_exports)]);
	const evaluation = evaluationIn(review);
	if (evaluation === void 0) return [];
	return [`  answers   ${require_visible.visibleLine(words.headlineOf(evaluation))}`];
}
function publishedLines({ rung, reason, comments, around }) {
	if (rung === "comment") return comments.map((comment) => `  comment   ${commentWords(comment)}`);
	if (around.run === void 0) return [];
	return [
		`  report    ${{
			summary: "in the job's summary",
			annotations: "in annotations",
			log: "here in the log"
		}[rung]}, not in a comment`,
		...reason === void 0 ? [] : [`            because ${require_visible.visibleLine(reason)}`],
		...comments.flatMap(({ outcome }) => outcome.kind !== "refused" || outcome.earlier === "none" ? [] : [outcome.earlier === "folded" ? "            the earlier comment is folded as outdated" : "            the earlier comment stays as it was"])
	];
}
function commentWords({ pullRequest, outcome, url }) {
	const where = `on pull request #${pullRequest}${url === void 0 ? "" : ` ${url}`}`;
	switch (outcome.kind) {
		case "created":
		case "updated": return `${outcome.kind} ${where}${outcome.form === 0 ? "" : ", shortened, because GitHub did not take the whole of it"}`;
		case "unchanged": return `says it already ${where}`;
		case "nothing": return `not needed ${where}: there is no earlier one`;
		case "superseded": return `not touched ${where}: ${require_visible.visibleLine(outcome.reason)}`;
		case "refused": return `not written ${where}: ${require_visible.visibleLine(outcome.error.message)}`;
	}
}

exports.annotations = annotations;
exports.outdatedLines = outdatedLines;
exports.reportDocument = reportDocument;
exports.reportText = reportText;
