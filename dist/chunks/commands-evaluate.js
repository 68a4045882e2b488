const require_command = require("./platform-command.js");
const require_inputs = require("./platform-inputs.js");
const require_json_document = require("./platform-json-document.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_tolerance = require("./platform-tolerance.js");
const require_load = require("./platform-shape.js");
const require_chosen_cases = require("./commands-chosen-cases.js");
const require_cost_limit = require("./commands-cost-limit.js");
const require_resume_input = require("./commands-models-again-input.js");
let node_path = require("node:path");

// src/commands/evaluate.ts
/** `slipway evaluate`: asks the models, judges the answers by what cases demand, and compares with the base. */
const command = require_command.defineCommand({
	name: "evaluate",
	summary: "Judge the answers of models by what cases demand",
	description: [
		"Asks the models what prompts say for their cases, as `slipway run` does and from the same kept answers, and judges every answer by the `expect:` of its case. With `--base` the same cases are compared with another revision's kept answers: a case that passed there and fails here is asked again, in turn with the base, and counts as broken only where it fails every time; a suite is worse only where the drop is significant and larger than the tolerance. docs/evaluation.md explains the numbers.",
		"With `--environment` answers are kept in the environment's store, and the evaluation is kept there as evidence for the bundle: a gate can demand it. `slipway evaluate merge FILES\u2026` joins the evaluations of the shards of a matrix.",
		"Exit code 0 where a release may go on, 1 where it should not, 3 where a model could not be asked: throttling and outages are never a failed expectation; 4 that batch jobs are at work (`--batch`), and the same command later takes their answers and judges them."
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
			line: "slipway evaluate --environment beta --batch",
			explains: "thousands of cases by batch jobs of Bedrock; the same line later judges"
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
			description: "Drop in percent of the cases that is accepted, beyond chance or not. Default: 2, and for merge that of the parts",
			placeholder: "PERCENT"
		},
		again: require_resume_input.againInput,
		resume: require_resume_input.resumeInput,
		"max-cost": {
			type: "number",
			description: "Most that this run may cost, judging and confirming included, in US dollars",
			placeholder: "USD"
		},
		...require_resume_input.batchInputs,
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
		verdict: { description: "Compared with the base: `better`, `same`, `worse`, `within-tolerance`, `not-enough-evidence`, `no-baseline`, `error`; empty without one" },
		failed: { description: "Number of cases that failed" },
		errors: { description: "Number of cases that could not be asked or judged" },
		cost: { description: "US dollars for what was asked now, judging included; empty where a price is not known" },
		waiting: { description: "Number of batch jobs that are at work; nothing is judged before they have ended" },
		"cost-change": { description: "How much more the answers cost than those of the base, in percent, over the cases that both have: `21`, `-3.5`; empty without a base, or where a price is not known" },
		evidence: { description: "Digest of the evaluation in the environment's store, `sha256:\u2026`" }
	},
	formats: [
		"text",
		"json",
		"markdown",
		"junit"
	],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const [{ evaluateProject }, { mergeFiles }, { requireWritable, writeOutput }, { exitOf }] = await Promise.all([
			Promise.resolve().then(() => require("./commands-evaluation-evaluate-project.js")),
			Promise.resolve().then(() => require("./commands-evaluation-merge.js")),
			Promise.resolve().then(() => require("./commands-evaluation-evidence.js")).then((n) => n.evidence_exports),
			Promise.resolve().then(() => require("./evaluation-evaluation.js")).then((n) => n.evaluation_exports)
		]);
		require_resume_input.refuseBatchWishes(inputs);
		const merges = inputs.prompt === "merge" && inputs.files.length > 0;
		if (merges) refuseWithMerge(inputs);
		else refuseFiles(inputs);
		const anew = require_resume_input.anewBy(inputs);
		const tolerance = toleranceOf(inputs.tolerance);
		const maxCost = require_cost_limit.readCost(inputs["max-cost"], inputs.offline);
		if (!merges && inputs.prompt !== void 0) await require_chosen_cases.requirePrompt(require_load.soundProject(await require_load.findProject(context.cwd)), inputs.prompt).catch((error) => {
			throw inputs.prompt === "merge" ? nothingToMerge() : error;
		});
		const out = inputs.out === void 0 ? void 0 : (0, node_path.resolve)(context.cwd, inputs.out);
		if (out !== void 0) requireWritable(out);
		const outcome = merges ? {
			evaluation: await mergeFiles(inputs.files, tolerance, context),
			evidence: void 0,
			notes: []
		} : await evaluateProject({
			...inputs,
			tolerance: tolerance ?? .02,
			"max-cost": maxCost,
			anew
		}, context);
		if ("batch" in outcome) {
			const { waitingResult } = await Promise.resolve().then(() => require("./commands-evaluation-waiting.js"));
			return waitingResult(outcome, context);
		}
		const { evaluation, evidence, notes } = outcome;
		if (out !== void 0) await writeOutput(out, evaluation);
		const { summary, comparison, passed } = evaluation;
		return {
			exitCode: exitOf(evaluation),
			outputs: {
				passed: String(passed),
				verdict: comparison?.verdict ?? "",
				failed: String(summary.failed),
				errors: String(summary.errors),
				cost: summary.cost === null ? "" : String(summary.cost),
				"cost-change": costChangeOf(evaluation),
				evidence: evidence ?? "",
				waiting: "0"
			},
			async render(format) {
				if (format === "json") {
					const { evaluationJson } = await Promise.resolve().then(() => require("./evaluation-evaluation.js")).then((n) => n.evaluation_exports);
					return require_json_document.jsonDocument(evaluationJson(evaluation));
				}
				if (format === "junit") {
					const { evaluationJunit } = await Promise.resolve().then(() => require("./reports-evaluation-junit.js"));
					return evaluationJunit(evaluation);
				}
				if (format === "markdown") {
					const { evaluationMarkdown } = await Promise.resolve().then(() => require("./reports-evaluation-markdown.js")).then((n) => n.evaluation_markdown_exports);
					return evaluationMarkdown(evaluation, {
						evidence,
						notes
					});
				}
				const { evaluationText } = await Promise.resolve().then(() => require("./reports-evaluation-text.js"));
				const { environment } = inputs;
				return evaluationText(evaluation, {
					evidence,
					notes,
					environment,
					terminal: context.terminal
				});
			}
		};
	}
});
/** In percent, with a digit behind the point. */
function costChangeOf({ usage }) {
	const share = usage?.total.change?.share ?? void 0;
	return share === void 0 ? "" : String(Number((share * 100).toFixed(1)));
}
/** @throws SW0103 */
function refuseWithMerge(inputs) {
	const given = [
		"base",
		"batch",
		"case",
		"environment",
		"model",
		"shard",
		"max-cost"
	].find((flag) => inputs[flag] !== void 0) ?? ["offline", "again"].find((flag) => inputs[flag]);
	if (given === void 0) return;
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `evaluate merge asks nobody and keeps no evidence, so --${given} means nothing.`,
		next: `Leave --${given} out; it belongs to the runs whose files are merged.`
	});
}
/** @throws SW0103 */
function refuseFiles({ prompt, files }) {
	if (files.length === 0) return;
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `evaluate takes one prompt, and ${require_inputs.quoted(files[0] ?? "")} stands after ${require_inputs.quoted(prompt ?? "")}.`,
		next: "Name one prompt, or none for all of them. To join evaluations: slipway evaluate merge FILES\u2026."
	});
}
/** As a share. @throws SW0103 */
function toleranceOf(percent) {
	if (percent === void 0) return void 0;
	if (percent >= 0 && percent <= 100) return percent / 100;
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `--tolerance is a share in percent from 0 to 100, not ${percent}.`,
		next: "Write --tolerance 2 for two points."
	});
}
/** For the word alone, where no prompt has that name. */
function nothingToMerge() {
	return require_platform_errors.platformErrors.create("SW0103", {
		message: "evaluate merge joins files, and none is named.",
		next: "Name those that `slipway evaluate --shard I/N --out FILE` wrote: slipway evaluate merge shard-*.json."
	});
}

exports.command = command;
