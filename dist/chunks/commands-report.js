const require_command = require("./platform-command.js");
const require_errors = require("./platform-errors.js");
const require_json_document = require("./platform-json-document.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_catalogue = require("./commands-catalogue.js");
const require_output_file = require("./commands-output-file.js");

// src/commands/report.ts
/** `slipway report`: publishes the review of a change, as high as the run's rights allow. */
const inputs = {
	files: {
		type: "list",
		description: "Review documents, or folders with them; several are the shards of one review. On the command line, `merge` before them joins them and publishes nothing; `-` is standard input",
		placeholder: "FILE",
		positional: "rest"
	},
	comment: {
		type: "choice",
		choices: ["auto", "never"],
		description: "`auto` comments on the pull request of the run; `never` leaves the comment out",
		default: "auto"
	},
	key: {
		type: "string",
		description: "Tells comments of one pull request apart; by default the name of the workflow's file. Give each of several reports of one workflow a key of its own",
		placeholder: "NAME"
	},
	"pull-request": {
		type: "number",
		description: "Number of the pull request, in runs that belong to none by themselves",
		placeholder: "N"
	},
	"artifact-url": {
		type: "string",
		description: "Address of an uploaded artifact with the whole review, for a link in the comment",
		placeholder: "URL"
	},
	base: {
		type: "string",
		description: "In place of documents: review the working tree against this revision first, as `slipway review` does",
		placeholder: "REVISION",
		commandLineOnly: true
	},
	plans: {
		type: "list",
		description: "Files with plans to show (`slipway plan ENV --json`), made by a job with credentials; `FOLDER=FILE` where there are several projects",
		placeholder: "FILE"
	},
	evaluation: {
		type: "string",
		description: "File with an evaluation to show (`slipway evaluate --out FILE`), made by a job with credentials",
		placeholder: "FILE"
	},
	html: {
		type: "string",
		description: "File to write the review into as one page",
		placeholder: "FILE"
	},
	sarif: {
		type: "string",
		description: "File to write the findings into as SARIF, for github/codeql-action/upload-sarif",
		placeholder: "FILE"
	},
	outdated: {
		type: "boolean",
		description: "There is no document, because the run ended before: mark the earlier comment as outdated",
		default: false
	},
	fail: {
		type: "boolean",
		description: "Fail where the review fails",
		default: false
	}
};
const command = require_command.defineCommand({
	name: "report",
	summary: "Publish the review of a change on its pull request",
	description: [
		"Takes the document that `slipway review --report FILE` wrote and shows it where a reviewer looks: in one comment on the pull request, found again and updated by every run. It needs no checkout, runs nothing of the change, and believes nothing in the document but what it says about prompts.",
		"Where it may not comment (a fork's token, a rate limit, a fault of GitHub) it climbs down: the job's summary, then annotations, then the log, and says why. None of these fails the step. Under `on: workflow_run` it publishes what the run of a fork has made, and says so.",
		"`slipway report merge FILES\u2026` joins the documents of a matrix job into one and publishes nothing. docs/pull-requests.md has the workflows to copy."
	].join("\n\n"),
	examples: [
		{
			line: "slipway report review.json",
			explains: "in a workflow: one comment; on a laptop: the review in the terminal"
		},
		{
			line: "slipway report review.json --html review.html",
			explains: "the whole review as one page"
		},
		{
			line: "slipway report --html review.html --base main",
			explains: "on a laptop: reviewed and shown as one page"
		},
		{
			line: "slipway report merge shards/ --json > review.json",
			explains: "one document from those of a matrix job"
		}
	],
	inputs,
	outputs: {
		verdict: { description: "`pass` or `fail`" },
		rung: { description: "Where the report is: `comment`, `summary`, `annotations` or `log`" },
		reason: { description: "Why it is not in a comment; else empty" },
		comment: { description: "What became of the comment: `created`, `updated`, `unchanged`, or empty" },
		"comment-url": { description: "Address of the comment; else empty" },
		"pull-request": { description: "Number of the pull request that was commented on; else empty" },
		errors: { description: "Number of errors" },
		warnings: { description: "Number of warnings" },
		level: { description: "What the change asks of callers: `none`, `patch`, `minor` or `major`; empty without a base" },
		html: { description: "Absolute path of the page, where `html` names one" },
		sarif: { description: "Absolute path of the SARIF file, where `sarif` names one" }
	},
	formats: [
		"text",
		"json",
		"markdown",
		"html",
		"sarif",
		"github"
	],
	permissions: { "pull-requests": "write" },
	action: true,
	readsCheckout: false,
	githubToken: true,
	async run(values, context) {
		const [mode, files] = values.files[0] === "merge" ? ["merge", values.files.slice(1)] : ["publish", values.files];
		if (mode === "merge") refuseWithMerge(values);
		if (values.outdated) return markOutdated(values, context);
		const reviewed = await reviewOf(files, values.base, context).catch(async (error) => {
			if (mode === "publish") await markAfterFailure(error, values, context);
			throw error;
		});
		const { shownTexts } = await Promise.resolve().then(() => require("./commands-shown-texts.js")).then((n) => n.shown_texts_exports);
		const { review: whole, isMissing } = await withOthers(reviewed, values, context);
		const review = (await shownTexts({ redaction: context.redaction })).document(whole);
		const written = {
			html: await writeWhere(values.html, () => asPage(review, context), context),
			sarif: await writeWhere(values.sarif, () => asFindings(review, "sarif", context), context)
		};
		const mustPass = isMissing || values.fail;
		if (mode === "merge") return result(review, void 0, written, mustPass, context);
		return result(review, await publish(review, values, context), written, mustPass, context);
	}
});
/** The review in the documents; or that of the working tree where a base is named in their place. */
async function reviewOf(files, base, context) {
	if (base !== void 0) {
		if (files.length > 0) throw require_platform_errors.platformErrors.create("SW0103", {
			message: "Review documents and --base are two answers to one question.",
			next: "Name the documents to publish them, or --base to review the working tree."
		});
		const { reviewChange } = await Promise.resolve().then(() => require("./commands-review-assemble.js"));
		return reviewChange({
			base,
			strict: false,
			mayFetch: false,
			shard: void 0
		}, context);
	}
	const [{ readDocuments }, { mergeReviews }, { judged }] = await Promise.all([
		Promise.resolve().then(() => require("./commands-report-documents.js")),
		Promise.resolve().then(() => require("./reports-review-merge.js")),
		Promise.resolve().then(() => require("./reports-review-verdict.js")).then((n) => n.review_verdict_exports)
	]);
	return judged(mergeReviews(await readDocuments(files, context)));
}
/** With what other jobs have made; `isMissing` where an evaluation was named that is not there. */
async function withOthers(review, { plans, evaluation }, context) {
	let whole = review;
	if (plans.length > 0) whole = await (await Promise.resolve().then(() => require("./commands-report-plans.js"))).withPlans(whole, plans, context);
	if (evaluation === void 0 && whole.evaluation === void 0) return {
		review: whole,
		isMissing: false
	};
	const { withEvaluation, withVerdict } = await Promise.resolve().then(() => require("./commands-report-evaluation.js"));
	if (evaluation === void 0) return {
		review: withVerdict(whole),
		isMissing: false
	};
	return withEvaluation(whole, evaluation, context);
}
async function publish(review, values, context) {
	const { publishReport } = await Promise.resolve().then(() => require("./commands-report-publish.js"));
	const { key, comment, "pull-request": pullRequest, "artifact-url": artifactUrl } = values;
	return publishReport(review, {
		key,
		pullRequest,
		artifactUrl,
		comment
	}, context);
}
/** Documents are not looked at: there are none. The other job has failed, so this one need not. */
async function markOutdated(values, context) {
	const publication = await publish(void 0, values, context);
	const { outdatedLines, reportDocument } = await Promise.resolve().then(() => require("./commands-report-result.js"));
	return {
		exitCode: 0,
		outputs: {
			...noOutputs,
			...commentOutputs(publication)
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument(reportDocument(void 0, publication)) : outdatedLines(publication)
	};
}
/** Documents that are missing or damaged fail the step; what an earlier run said of another commit must not stay for that. */
async function markAfterFailure(error, values, context) {
	if (!(require_errors.isSlipwayError(error) && (error.code === "SW1501" || error.code === "SW1502")) || context.environment["GITHUB_ACTIONS"] !== "true") return;
	try {
		const { outdatedLines } = await Promise.resolve().then(() => require("./commands-report-result.js"));
		context.progress.note(outdatedLines(await publish(void 0, values, context)).trimEnd());
	} catch (thrown) {
		if (!require_errors.isSlipwayError(thrown) || thrown.class === "interrupted") throw thrown;
	}
}
const noOutputs = {
	verdict: "",
	errors: "0",
	warnings: "0",
	level: "",
	html: "",
	sarif: ""
};
function commentOutputs(publication) {
	const comment = publication?.comments.find(({ url }) => url !== void 0) ?? publication?.comments[0];
	const { kind } = comment?.outcome ?? { kind: "nothing" };
	const done = kind === "created" || kind === "updated" || kind === "unchanged";
	return {
		rung: publication?.rung ?? "log",
		reason: publication?.reason ?? "",
		comment: done ? kind : "",
		"comment-url": (done ? comment?.url : void 0) ?? "",
		"pull-request": done && comment !== void 0 ? String(comment.pullRequest) : ""
	};
}
function refuseWithMerge(values) {
	const given = [
		values.key === void 0 ? void 0 : "--key",
		values.base === void 0 ? void 0 : "--base",
		values["pull-request"] === void 0 ? void 0 : "--pull-request",
		values["artifact-url"] === void 0 ? void 0 : "--artifact-url",
		values.outdated ? "--outdated" : void 0,
		values.comment === "auto" ? void 0 : "--comment"
	].find((flag) => flag !== void 0);
	if (given === void 0) return;
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `report merge publishes nothing, so ${given} means nothing.`,
		next: `Leave ${given} out, or publish the merged document with slipway report.`
	});
}
function result(review, publication, written, mustPass, context) {
	return {
		exitCode: mustPass && review.verdict === "fail" ? 1 : 0,
		outputs: {
			verdict: review.verdict,
			...commentOutputs(publication),
			errors: String(review.counts.errors),
			warnings: String(review.counts.warnings),
			level: review.level ?? "",
			...written
		},
		render: (format) => rendered(format, review, publication, context)
	};
}
async function rendered(format, review, publication, context) {
	switch (format) {
		case "json": {
			if (publication === void 0) return require_json_document.jsonDocument(review);
			const { reportDocument } = await Promise.resolve().then(() => require("./commands-report-result.js"));
			return require_json_document.jsonDocument(reportDocument(review, publication));
		}
		case "markdown": {
			const { summaryText } = await Promise.resolve().then(() => require("./commands-report-text.js")).then((n) => n.text_exports);
			const { evaluationSection } = await Promise.resolve().then(() => require("./reports-markdown-review-evaluation.js")).then((n) => n.evaluation_exports);
			return summaryText(review, publication?.around, [evaluationSection]);
		}
		case "html": return asPage(review, context);
		case "sarif": return asFindings(review, "sarif", context);
		case "github": {
			const { annotations } = await Promise.resolve().then(() => require("./commands-report-result.js"));
			return annotations(review, publication);
		}
		default: {
			const { reportText } = await Promise.resolve().then(() => require("./commands-report-result.js"));
			return reportText(review, publication, context.terminal);
		}
	}
}
async function asPage(review, context) {
	const [{ reviewPage }, { shownEvaluation }] = await Promise.all([Promise.resolve().then(() => require("./reports-html-comparison.js")).then((n) => n.review_page_exports), Promise.resolve().then(() => require("./reports-html-shown-evaluation.js"))]);
	return reviewPage(review, {
		madeAt: context.now(),
		evaluation: shownEvaluation(review)
	});
}
async function asFindings(review, format, context) {
	const [{ renderFindings }, { findingsOf }, rules] = await Promise.all([
		Promise.resolve().then(() => require("./reports-findings.js")).then((n) => n.findings_exports),
		Promise.resolve().then(() => require("./reports-review-findings.js")).then((n) => n.review_findings_exports),
		require_catalogue.loadRules()
	]);
	return renderFindings(findingsOf(review), format, {
		color: false,
		columns: context.terminal.columns,
		rules
	});
}
/** Absolute path of the file; empty where none is named. */
async function writeWhere(named, make, context) {
	if (named === void 0) return "";
	return require_output_file.writeOutputFile(named, context.cwd, context.cwd, context.redaction.redact(await make()));
}

exports.command = command;
