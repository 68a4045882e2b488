const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_load = require("./platform-shape.js");
const require_chosen_cases = require("./commands-chosen-cases.js");
let node_path = require("node:path");

// src/commands/evaluate.ts
/** `slipway evaluate`: asks the models, judges the answers by what cases demand, and compares with the base. */
const command = require_command.defineCommand({
	name: "evaluate",
	summary: "Judge the answers of models by what cases demand",
	description: [
		"Asks the models what prompts say for their cases, as `slipway run` does and from the same kept answers, and judges every answer by the `expect:` of its case. With `--base` the same cases are compared with another revision's kept answers: a case that passed there and fails here is asked again, in turn with the base, and counts as broken only where it fails every time; a suite is worse only where the drop is significant and larger than the tolerance. docs/evaluation.md explains the numbers.",
		"With `--environment` answers are kept in the environment's store, and the evaluation is kept there as evidence for the bundle: a gate can demand it. `slipway evaluate merge FILES…` joins the evaluations of the shards of a matrix.",
		"Exit code 0 where a release may go on, 1 where it should not, 3 where a model could not be asked: throttling and outages are never a failed expectation."
	].join("\n\n"),
	examples: [
		{
			line: "slipway evaluate",
			explains: "every case that demands something"
		},
		{
			line: "slipway evaluate --base origin/main --max-cost 2",
			explains: "compared with main"
		},
		{
			line: "slipway evaluate --environment beta",
			explains: "kept as evidence for the bundle"
		},
		{
			line: "slipway evaluate --offline --format junit > evaluation.xml",
			explains: "from kept answers alone"
		},
		{
			line: "slipway evaluate merge shard-*.json",
			explains: "one evaluation from those of several jobs"
		}
	],
	inputs: {
		prompt: {
			type: "string",
			description: "Name of the prompt, all prompts where it is absent; or the word merge before files",
			placeholder: "PROMPT",
			positional: "first"
		},
		files: {
			type: "list",
			description: "Evaluations to merge, as `--out` wrote them",
			placeholder: "FILE",
			positional: "rest"
		},
		case: {
			type: "string",
			description: "Name of the case; all cases where it is absent",
			placeholder: "NAME"
		},
		base: {
			type: "string",
			description: "Revision to compare with: a branch, tag or commit",
			placeholder: "REVISION"
		},
		environment: {
			type: "string",
			description: "Environment whose store keeps answers and evidence",
			placeholder: "ENV"
		},
		offline: {
			type: "boolean",
			description: "Ask no model: judge kept answers alone"
		},
		model: {
			type: "string",
			description: "Model to ask in place of the prompts' own",
			placeholder: "MODEL"
		},
		tolerance: {
			type: "number",
			description: "Drop in percent of the cases that is accepted, significant or not",
			default: 2,
			placeholder: "PERCENT"
		},
		"max-cost": {
			type: "number",
			description: "Most that this run may cost, in US dollars",
			placeholder: "USD"
		},
		shard: {
			type: "string",
			description: "Part of the cases, for jobs of a matrix: 2/4 is the second of four",
			placeholder: "I/N"
		},
		out: {
			type: "string",
			description: "File to write the evaluation into",
			placeholder: "FILE"
		}
	},
	outputs: {
		passed: { description: "`true` where a release may go on by it" },
		verdict: { description: "Compared with the base: `better`, `same`, `worse`, `not-enough-evidence`, `no-baseline`, `error`; empty without one" },
		failed: { description: "Number of cases that failed" },
		errors: { description: "Number of cases that could not be asked or judged" },
		cost: { description: "US dollars for what was asked now; empty where a price is not known" },
		evidence: { description: "Digest of the evaluation in the environment's store, `sha256:…`" }
	},
	formats: [
		"text",
		"json",
		"markdown",
		"junit"
	],
	permissions: { contents: "read" },
	action: true,
	async run(inputs, context) {
		const [{ evaluateProject }, { mergeFiles }, { writeOutput }, reports] = await Promise.all([
			Promise.resolve().then(() => require("./commands-evaluation-evaluate-project.js")),
			Promise.resolve().then(() => require("./commands-evaluation-merge.js")),
			Promise.resolve().then(() => require("./commands-evaluation-evidence.js")).then((n) => n.evidence_exports),
			Promise.resolve().then(() => require("./commands-evaluation-report.js")).then((n) => n.report_exports)
		]);
		const merges = inputs.prompt === "merge" && inputs.files.length > 0;
		if (!merges && inputs.prompt !== void 0) await require_chosen_cases.requirePrompt(require_load.soundProject(await require_load.findProject(context.cwd)), inputs.prompt);
		const { evaluation, evidence, notes } = merges ? {
			evaluation: await mergeFiles(inputs.files, inputs.tolerance, context),
			evidence: void 0,
			notes: []
		} : await evaluateProject(inputs, context);
		if (inputs.out !== void 0) await writeOutput((0, node_path.resolve)(context.cwd, inputs.out), evaluation);
		const { summary, comparison, passed } = evaluation;
		const cannotSay = summary.errors > 0 || comparison?.verdict === "error";
		const failed = summary.failed > 0 && !passed && !cannotSay;
		return {
			exitCode: passed ? 0 : failed || comparison?.red === true ? 1 : cannotSay ? 3 : 1,
			outputs: {
				passed: String(passed),
				verdict: comparison?.verdict ?? "",
				failed: String(summary.failed),
				errors: String(summary.errors),
				cost: summary.cost === null ? "" : String(summary.cost),
				evidence: evidence ?? ""
			},
			render(format) {
				if (format === "json") return require_json_document.jsonDocument(reports.asJson(evaluation));
				if (format === "junit") return reports.evaluationJunit(evaluation);
				if (format === "markdown") return reports.evaluationMarkdown(evaluation, evidence);
				return reports.evaluationText(evaluation, {
					evidence,
					notes,
					terminal: context.terminal
				});
			}
		};
	}
});

exports.command = command;
