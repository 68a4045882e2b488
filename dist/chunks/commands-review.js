const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_catalogue = require("./commands-catalogue.js");
const require_output_file = require("./commands-output-file.js");
let node_path = require("node:path");

// src/commands/review.ts
/** `slipway review`: what a pull request is told about its change, in one step. The root action runs it. */
/** What the action's report is called in the runner's folder for temporary files. */
const reportName = "slipway-review.json";
const command = require_command.defineCommand({
	name: "review",
	summary: "Review a change: check, render, scan, and compare with the base",
	description: [
		"Everything that a pull request should be told, in one step that needs no secret and no account: every project of the repository is checked and every case rendered, the commits of the change are scanned for secrets, and the whole is written into one document, which the action `report` publishes from a job of its own.",
		"The policy is that of the base: rules, limits, settings of the scan, baseline, and notes that silence a rule count as the base has them, so a change cannot weaken its own review. What it loosens is a finding of its own (`policy-loosened`, `secrets-policy-loosened`).",
		"In a workflow the base comes from the event: the branch of the pull request, the merge group, or what was there before a push. Commits that the checkout lacks are fetched. On a laptop name it: `--base origin/main`. Without a base the tree is reviewed as it is, by its own policy."
	].join("\n\n"),
	examples: [{
		line: "slipway review --base origin/main",
		explains: "what the pull request would be told"
	}, {
		line: "slipway review --base origin/main --report review.json",
		explains: "and the document, for slipway report"
	}],
	inputs: {
		base: {
			type: "string",
			description: "Revision to compare with, and whose policy counts; in a workflow that of the event where absent",
			placeholder: "REVISION"
		},
		strict: {
			type: "boolean",
			description: "Fail on warnings too",
			default: false
		},
		shard: {
			type: "string",
			description: "One part of the prompts, for a job of a matrix; `slipway report merge` joins the documents",
			placeholder: "I/N"
		},
		fetch: {
			type: "boolean",
			description: "Fetch commits of the change that a shallow checkout lacks",
			default: true
		},
		html: {
			type: "string",
			description: "File to write the review into as one page",
			placeholder: "FILE"
		},
		report: {
			type: "string",
			description: `File to write the review document into; in a workflow \`${reportName}\` in the runner's temporary folder where absent`,
			placeholder: "FILE"
		}
	},
	outputs: {
		verdict: { description: "`pass` or `fail`" },
		errors: { description: "Number of errors" },
		warnings: { description: "Number of warnings" },
		notes: { description: "Number of notes" },
		level: { description: "What callers have to do: `none`, `patch`, `minor`, `major`; empty where nothing is compared" },
		prompts: { description: "Number of prompts that were checked" },
		affected: { description: "Prompts that say something else than in the base, as a JSON list of names; in several projects with the folder before them, `apps/support:triage`" },
		projects: { description: "Folders of the projects, as a JSON list of texts; the root is empty" },
		base: { description: "Commit that was compared with; empty where there is none" },
		head: { description: "Commit that was reviewed" },
		report: { description: "Absolute path of the review document, for actions/upload-artifact" },
		html: { description: "Absolute path of the page, where `html` names one" }
	},
	formats: [
		"text",
		"markdown",
		"json",
		"sarif",
		"github",
		"html"
	],
	permissions: { contents: "read" },
	action: true,
	githubToken: true,
	async run(inputs, context) {
		const { lookAtCheckout } = await Promise.resolve().then(() => require("./commands-review-change.js"));
		const checkout = lookAtCheckout(context);
		checkout.catch(() => void 0);
		const { reviewChange } = await Promise.resolve().then(() => require("./commands-review-assemble.js"));
		const { readShard } = await Promise.resolve().then(() => require("./changes-shard.js")).then((n) => n.shard_exports);
		const review = await reviewChange({
			base: inputs.base,
			strict: inputs.strict,
			mayFetch: inputs.fetch,
			shard: inputs.shard === void 0 ? void 0 : readShard(inputs.shard)
		}, context, checkout);
		const file = reportFile(inputs.report, context);
		const report = file === void 0 ? "" : require_output_file.writeOutputFile(file, context.cwd, context.cwd, context.redaction.redact(require_json_document.jsonDocument(review)));
		return {
			exitCode: review.verdict === "pass" ? 0 : 1,
			outputs: {
				verdict: review.verdict,
				errors: String(review.counts.errors),
				warnings: String(review.counts.warnings),
				notes: String(review.counts.notes),
				level: review.level ?? "",
				prompts: String(review.projects.reduce((sum, { prompts }) => sum + prompts.length, 0)),
				affected: JSON.stringify(affectedBy(review)),
				projects: JSON.stringify(review.projects.map(({ path }) => path)),
				base: review.base?.commit ?? "",
				head: review.head.commit ?? "",
				report,
				html: inputs.html === void 0 ? "" : await writePage(inputs.html, review, context)
			},
			render: (format) => shown(review, format, context)
		};
	}
});
/** Names for `fromJSON` in a workflow. */
function affectedBy({ projects }) {
	return projects.flatMap(({ path, difference }) => (difference?.prompts ?? []).map(({ name }) => path === "" ? name : `${path}:${name}`));
}
async function writePage(file, review, context) {
	const page = await shown(review, "html", context);
	return require_output_file.writeOutputFile(file, context.cwd, context.cwd, context.redaction.redact(page));
}
function reportFile(named, { environment }) {
	if (named !== void 0) return named;
	const folder = environment["RUNNER_TEMP"];
	return folder === void 0 || folder === "" ? void 0 : (0, node_path.join)(folder, reportName);
}
async function shown(review, format, { terminal, now }) {
	if (format === "json") return require_json_document.jsonDocument(review);
	if (format === "html") {
		const { reviewPage } = await Promise.resolve().then(() => require("./reports-html-comparison.js")).then((n) => n.review_page_exports);
		return reviewPage(review, { madeAt: now() });
	}
	if (format === "markdown") return (await Promise.resolve().then(() => require("./commands-report-text.js")).then((n) => n.text_exports)).summaryText(review);
	if (format === "sarif" || format === "github") {
		const [{ renderFindings }, { findingsOf }] = await Promise.all([Promise.resolve().then(() => require("./reports-findings.js")).then((n) => n.findings_exports), Promise.resolve().then(() => require("./reports-review-findings.js")).then((n) => n.review_findings_exports)]);
		const rules = format === "sarif" ? await require_catalogue.loadRules() : [];
		return renderFindings(findingsOf(review), format, {
			color: false,
			columns: terminal.columns,
			rules
		});
	}
	return (await Promise.resolve().then(() => require("./commands-review-summary.js"))).reviewText(review, terminal);
}

exports.command = command;
