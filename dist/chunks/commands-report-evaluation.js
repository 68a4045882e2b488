const require_evaluation = require("./evaluation-evaluation.js");
const require_visible = require("./platform-visible.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_review_evaluation = require("./reports-review-evaluation.js");
const require_review_verdict = require("./reports-review-verdict.js");
const require_shown_file = require("./commands-report-shown-file.js");

// src/commands/report/evaluation.ts
/** An evaluation of another job in the report: what it says counts for the verdict. */
/** With these our sentences about an evaluation begin, so that they are made again and never twice. */
const beginning = "The evaluation ";
/**
* The review with an evaluation. A file that is not there makes it fail: somebody named it, and nobody knows what the
* answers are worth.
*
* @throws SW1503 for a file that is no evaluation.
*/
async function withEvaluation(review, file, context) {
	const evaluation = await require_shown_file.readShown(file, "evaluation", context);
	if (evaluation === void 0) return {
		review: withReasons(review, [`${beginning}is missing: there is no file ${require_visible.visibleLine(file)}. Name none where no job made one.`]),
		isMissing: true
	};
	if (require_review_evaluation.evaluationIn({ evaluation }) === void 0) throw require_shown_file.notShown(file, "evaluation", "It has not the shape of one.");
	return {
		review: withVerdict({
			...review,
			evaluation
		}),
		isMissing: false
	};
}
/** The review judged by the evaluation in it; whoever wrote the document does not get to leave that out. */
function withVerdict(review) {
	const evaluation = require_review_evaluation.evaluationIn(review);
	if (evaluation === void 0) return review;
	const of = evaluation.head?.commit ?? void 0;
	const { commit } = review.head;
	return withReasons(review, [...of !== void 0 && commit !== null && of !== commit && of !== review.pullRequest?.headSha ? [`${beginning}is of another commit, ${shortCommit(of)}: the review is of ${shortCommit(commit)}.`] : [], ...evaluation.passed ? [] : [`${beginning}${outcomeOf(evaluation)}: ${require_evaluation_words.headlineOf(evaluation)}`]]);
}
/** What could not be asked is no failure of the prompts, and proves nothing for them. */
function outcomeOf(evaluation) {
	return require_evaluation.exitOf(evaluation) === 3 ? "proves nothing" : "did not pass";
}
function withReasons(review, reasons) {
	const others = review.reasons.filter((reason) => !reason.startsWith(beginning));
	return require_review_verdict.judged({
		...review,
		reasons: [...others, ...reasons]
	});
}
/** Documents may say anything. */
function shortCommit(commit) {
	return require_visible.visibleLine(commit.slice(0, 12));
}

exports.withEvaluation = withEvaluation;
exports.withVerdict = withVerdict;
