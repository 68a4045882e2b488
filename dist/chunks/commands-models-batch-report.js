const require_dollars = require("./platform-dollars.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_markdown = require("./reports-markdown.js");

// src/commands/models/batch-report.ts
/** What `--batch` prints of its jobs. */
/** The part `batch` of `slipway/run/v1`: jobs that are still at work. */
function batchDocument({ place, waiting, left }) {
	return {
		place,
		left,
		jobs: waiting.map(({ model, job, state, records, processed, estimate }) => ({
			model,
			job,
			state,
			records,
			...processed === void 0 ? {} : { processed },
			...estimate === void 0 ? {} : { estimate: {
				expected: estimate.expected,
				most: estimate.most
			} }
		}))
	};
}
/** While jobs are at work. */
function batchText({ place, waiting, left }, kept, paint) {
	const lines = waiting.flatMap((job) => [`${paint("bold", require_visible.visibleLine(job.model))}  ${progressOf(job)}`, `  ${require_visible.visibleLine(job.job)}`]);
	lines.push("", `${paint("yellow", "\u2026")} ${require_words.counted(waiting.length, "batch job")} at work in ${require_visible.visibleLine(place)}; ${require_words.counted(kept, "answer")} known`);
	if (left > 0) lines.push(`  ${leftInWords(left)}`);
	lines.push(`  ${paint("cyan", "\u2192 Run the same command later: it takes the answers once a job has ended. To end one before: aws bedrock stop-model-invocation-job --job-identifier ARN")}`);
	return `${lines.join("\n")}\n`;
}
/** Lines; none where no job is at work. `known`: answers that are there, where nothing else says how many. */
function batchMarkdown(batch, known) {
	if (batch === void 0 || batch.waiting.length === 0) return [];
	return [
		`**${require_words.counted(batch.waiting.length, "batch job")} at work${known === void 0 ? "" : `; ${require_words.counted(known, "answer")} known`}.** ${require_markdown.sentenceMarkdown("The same command takes the answers once a job has ended.")}${batch.left > 0 ? ` ${require_markdown.sentenceMarkdown(leftInWords(batch.left))}` : ""}`,
		"",
		...batch.waiting.map((job) => `- ${require_markdown.tableCodeSpan(job.job)} (${require_markdown.tableCodeSpan(job.model)}): ${require_markdown.sentenceMarkdown(progressOf(job))}`),
		""
	];
}
function progressOf({ state, records, processed, estimate }) {
	const done = processed === void 0 || processed === 0 ? "" : `, ${processed} processed`;
	const cost = estimate === void 0 ? ", of unknown price" : `, about ${require_dollars.dollarsInWords(estimate.expected)}, at most ${require_dollars.dollarsInWords(estimate.most)}`;
	return `${require_visible.visibleLine(state)}, ${require_words.counted(records, "record")}${done}${cost}`;
}
function leftInWords(left) {
	return `${require_words.counted(left, "case")} without an answer ${left === 1 ? "is" : "are"} too few for a batch job: run the same command without --batch for ${left === 1 ? "it" : "them"}.`;
}

Object.defineProperty(exports, "batchDocument", {
  enumerable: true,
  get: function () {
    return batchDocument;
  }
});
Object.defineProperty(exports, "batchMarkdown", {
  enumerable: true,
  get: function () {
    return batchMarkdown;
  }
});
Object.defineProperty(exports, "batchText", {
  enumerable: true,
  get: function () {
    return batchText;
  }
});
