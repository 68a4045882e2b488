const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_inputs = require("./commands-index.js");
const require_markdown = require("./reports-markdown.js");
const require_words = require("./commands-evaluation-words.js");
const require_shown_file = require("./commands-report-shown-file.js");

// src/reports/markdown-review/section.ts
/** Whether names have to say to which project they belong. */
function isOneOfSeveral({ projects }) {
	return projects.length > 1;
}
/** Cuts a text that is longer than anybody reads, and says so. Never between the halves of a character. */
function shortened(text, most) {
	if (text.length <= most) return text;
	return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…`;
}
/**
* A text of strangers, escaped, in no more than `most` UTF-16 units: escapes can take ten times the room of what they
* stand for.
*/
function escapedWithin(text, most, escaped) {
	for (let length = Math.min(text.length, most);; length = Math.floor(length / 2)) {
		const result = escaped(shortened(text, length));
		if (result.length <= most || length === 0) return result;
	}
}

// src/commands/report/evaluation-section.ts
/** What answers are worth, in the report: the evaluation that a job with credentials made. */
var evaluation_section_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	evaluationSection: () => evaluationSection,
	shownEvaluation: () => shownEvaluation,
	withEvaluation: () => withEvaluation
});
const longestReasons = 2e3;
/**
* The review with an evaluation; as it was where there is no such file.
*
* @throws SW1503 for a file that is no evaluation.
*/
async function withEvaluation(review, file, context) {
	const evaluation = await require_shown_file.readShown(file, "evaluation", context);
	if (evaluation === void 0) {
		context.progress.note("No job of this run has made the evaluation: the report goes without.");
		return review;
	}
	if (evaluationIn({ evaluation }) === void 0) throw require_shown_file.notShown(file, "evaluation", "It has not the shape of one.");
	return {
		...review,
		evaluation
	};
}
/** The document may come from an artifact: it is read like any other, and left out where it is none. */
function evaluationSection(review) {
	const evaluation = evaluationIn(review);
	if (evaluation === void 0) return void 0;
	const wrong = notPassed(evaluation);
	const words = require_markdown.escapeMarkdown(aboutAnswers(evaluation).join(" "));
	return {
		title: `${evaluation.passed ? "✅" : "❌"} Evaluation: ${require_words.headlineOf(evaluation).replace(/\.$/, "")}`,
		folded: false,
		pieces: [{ forms: [words] }, ...wrong.map((result) => ({ forms: formsOf(result) }))],
		separator: "\n\n",
		leftOut: (count) => require_inputs.counted(count, "case"),
		weight: 3
	};
}
/** The same for the page. */
function shownEvaluation(review) {
	const evaluation = evaluationIn(review);
	if (evaluation === void 0) return void 0;
	return {
		passed: evaluation.passed,
		headline: require_words.headlineOf(evaluation),
		sentences: aboutAnswers(evaluation),
		cases: notPassed(evaluation).map((result) => ({
			prompt: result.prompt,
			name: result.case,
			status: require_words.statusOf(result),
			must: result.must,
			reasons: require_words.reasonsOf(result)
		}))
	};
}
function notPassed({ results }) {
	return require_words.inReadingOrder(results).filter(({ outcome }) => outcome === "failed" || outcome === "error");
}
function aboutAnswers(evaluation) {
	return [
		...require_words.certaintyOf(evaluation),
		`Cost: ${require_words.costWords(evaluation)}.`,
		...evaluation.trusted ? [] : ["For display only: its answers are no evidence for a release."]
	];
}
function formsOf(result) {
	const name = shortened(`${result.prompt} · ${result.case}`, 300);
	const status = `${require_words.statusOf(result)}${result.must ? ", must pass" : ""}`;
	const reasons = shortened(require_words.reasonsOf(result).join("\n"), longestReasons);
	return [require_markdown.details(`${require_markdown.htmlCode(name)} ${status}`, require_markdown.codeBlock(reasons), result.must), `- ${require_markdown.codeSpan(name)} ${status}`];
}
function evaluationIn({ evaluation }) {
	return evaluation === void 0 ? void 0 : require_evaluation.parseEvaluation(Buffer.from(JSON.stringify(evaluation)));
}

Object.defineProperty(exports, "escapedWithin", {
  enumerable: true,
  get: function () {
    return escapedWithin;
  }
});
Object.defineProperty(exports, "evaluationSection", {
  enumerable: true,
  get: function () {
    return evaluationSection;
  }
});
Object.defineProperty(exports, "evaluation_section_exports", {
  enumerable: true,
  get: function () {
    return evaluation_section_exports;
  }
});
Object.defineProperty(exports, "isOneOfSeveral", {
  enumerable: true,
  get: function () {
    return isOneOfSeveral;
  }
});
Object.defineProperty(exports, "shortened", {
  enumerable: true,
  get: function () {
    return shortened;
  }
});
