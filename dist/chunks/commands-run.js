const require_errors = require("./models-errors.js");
const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_load = require("./platform-shape.js");
const require_chosen_cases = require("./commands-chosen-cases.js");
const require_cost_limit = require("./commands-cost-limit.js");
const require_resume_input = require("./commands-models-again-input.js");
const require_batch_request = require("./commands-models-batch-request.js");
let node_path = require("node:path");

// src/commands/run.ts
/** `slipway run`: asks models what prompts say for their cases, once, and keeps the answers. */
const command = require_command.defineCommand({
	name: "run",
	summary: "Ask models what prompts say for their cases",
	description: [
		"Asks Amazon Bedrock (Converse), or a command of your own, what one prompt or all of them say for their cases, and keeps every answer: nothing is asked twice. The key is a digest of all that decides the answer, so a changed prompt is asked anew, and a changed comment is not. Killed anywhere, the same command goes on where it stopped.",
		"Without `--environment` answers are kept on this machine and are for display. With it they are kept below `completions/` of the environment's store, where only the evaluator's role writes: those may be released.",
		"Exit code 1 says that an answer is not whole or does not fit its schema, or that `--offline` lacks some; 3 that a model could not be asked: throttling, no access, no network; 4 that a batch job is at work. What came is printed, written and kept in either case."
	].join("\n\n"),
	examples: [
		{
			line: "slipway run support/triage --case lost-parcel",
			explains: "one case; on a terminal the answer is shown as it is written"
		},
		{
			line: "slipway run --environment beta --max-cost 2",
			explains: "every case, kept where `deploy beta` finds them"
		},
		{
			line: "slipway run --offline --out build/answers",
			explains: "the kept answers alone, as files"
		},
		{
			line: "slipway run --estimate",
			explains: "what it would cost, without asking"
		},
		{
			line: "slipway run --batch --environment beta",
			explains: "thousands of cases by batch jobs of Bedrock; the same line later takes the answers"
		}
	],
	inputs: {
		prompt: {
			type: "string",
			description: "Name of the prompt; all prompts where it is absent",
			placeholder: "PROMPT",
			positional: "first"
		},
		case: {
			type: "string",
			description: "Name of the case; all cases where it is absent",
			placeholder: "NAME"
		},
		model: {
			type: "string",
			description: "Model to ask in place of the prompts' own",
			placeholder: "MODEL"
		},
		environment: {
			type: "string",
			description: "Environment whose store keeps the answers",
			placeholder: "ENV"
		},
		offline: {
			type: "boolean",
			description: "Ask no model: show the kept answers, and name the cases that have none"
		},
		repeat: {
			type: "number",
			description: "Answers per case, each kept by its number",
			default: 1,
			placeholder: "N"
		},
		out: {
			type: "string",
			description: "Folder to write the answers into: a new, empty or earlier one",
			placeholder: "DIR"
		},
		again: require_resume_input.againInput,
		resume: require_resume_input.resumeInput,
		"max-cost": {
			type: "number",
			description: "Most that this run may cost, in US dollars",
			placeholder: "USD"
		},
		estimate: {
			type: "boolean",
			description: "Only say what it would cost"
		},
		...require_resume_input.batchInputs,
		shard: {
			type: "string",
			description: "Part of the cases, for jobs of a matrix: 2/4 is the second of four",
			placeholder: "I/N"
		}
	},
	outputs: {
		answers: { description: "Number of answers" },
		asked: { description: "Number of answers that were asked for now" },
		missing: { description: "Number of cases without an answer, with `--offline`" },
		failed: { description: "Number of cases that could not be asked" },
		waiting: { description: "Number of batch jobs that are at work" },
		cost: { description: "US dollars for what was asked now; empty where a price is not known" }
	},
	formats: [
		"text",
		"json",
		"markdown"
	],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const { prompt, case: caseName, model, offline, out, estimate: estimates } = inputs;
		const choice = {
			prompt,
			case: caseName,
			repeat: wholeRepeat(inputs.repeat),
			shard: inputs.shard === void 0 ? void 0 : (await Promise.resolve().then(() => require("./changes-shard.js")).then((n) => n.shard_exports)).readShard(inputs.shard)
		};
		const maxCost = require_cost_limit.readCost(inputs["max-cost"], offline);
		if (estimates && offline) throw require_errors.modelsErrors.create("SW1102", {
			message: "With --offline nobody is asked, so there is nothing to estimate.",
			next: "Leave out --offline to see what asking would cost, or --estimate to see the kept answers."
		});
		require_resume_input.refuseBatchWishes(inputs);
		const anew = require_resume_input.anewBy(inputs);
		const loaded = await require_load.findProject(context.cwd);
		const project = require_load.soundProject(loaded);
		if (prompt !== void 0) await require_chosen_cases.requirePrompt(project, prompt);
		const [{ openModels }, { collectQuestions, distinctRequests }, asking, budgets, reports, { showingTexts }] = await Promise.all([
			Promise.resolve().then(() => require("./commands-models-open-models.js")),
			Promise.resolve().then(() => require("./commands-models-questions.js")).then((n) => n.questions_exports),
			Promise.resolve().then(() => require("./commands-models-ask-all.js")),
			Promise.resolve().then(() => require("./commands-models-budget.js")).then((n) => n.budget_exports),
			Promise.resolve().then(() => require("./commands-models-run-report.js")),
			Promise.resolve().then(() => require("./commands-shown-texts.js")).then((n) => n.shown_texts_exports)
		]);
		const models = await openModels(project, {
			environment: inputs.environment,
			offline,
			model
		}, context);
		const { session } = models;
		const showing = showingTexts(context);
		try {
			const batch = require_resume_input.batchSettingsOf(inputs, models.batch);
			const { questions, findings: unaskable, cases } = await collectQuestions(loaded, choice, session.requests, context);
			if (caseName !== void 0 && questions.length + unaskable.length === 0 && choice.shard === void 0) throw require_chosen_cases.noSuchCase(caseName, prompt, cases.map((one) => one.case.name));
			const kept = await asking.findKept(questions, session, context, anew);
			const wanting = questions.filter((question) => !kept.has(question));
			const budget = {
				maxCost,
				budget: models.budget,
				store: models.environment?.store
			};
			const needsEstimate = !offline && (estimates || batch === void 0 && budgets.isLimited(budget));
			const toAsk = distinctRequests(wanting);
			const estimate = needsEstimate ? await budgets.estimateCost(batch === void 0 ? toAsk : toAsk.map(require_batch_request.asBatch), session, context) : void 0;
			const { ownPrices } = session;
			const report = {
				...emptyReport,
				estimate,
				ownPrices,
				environment: models.environment?.name
			};
			if (estimates && estimate !== void 0) return {
				exitCode: 0,
				outputs: {
					answers: String(kept.size),
					asked: "0",
					missing: "0",
					failed: "0",
					waiting: "0",
					cost: "0"
				},
				render: (format) => format === "json" ? require_json_document.jsonDocument(reports.runDocument({
					...report,
					findings: unaskable
				})) : reports.estimateText(estimate, {
					kept: kept.size,
					ownPrices: session.ownPrices
				}, require_paint.createPaint(format === "text" && context.terminal.color))
			};
			if (batch !== void 0) {
				const { runBatch } = await Promise.resolve().then(() => require("./commands-models-batch-budget.js")).then((n) => n.batch_exports);
				const outcome = await runBatch(wanting, {
					settings: batch,
					budget
				}, models, project, context);
				const known = new Map([...kept, ...outcome.answers]);
				const waiting = outcome.waiting.length > 0;
				const rest = waiting ? questions.filter((question) => known.has(question)) : questions;
				for (const question of rest) if (!known.has(question)) known.set(question, { kind: "missing" });
				const answered = await asking.askAll(rest, known, session, context);
				const { inLevels } = await Promise.resolve().then(() => require("./commands-models-levels.js"));
				const findings = [...unaskable, ...answered.flatMap((one) => one.findings)];
				return await resultOf({
					...report,
					batch: outcome,
					answered,
					findings: await inLevels(findings, project.config.rules)
				}, out === void 0 || waiting ? void 0 : (0, node_path.resolve)(context.cwd, out), showing, context);
			}
			const settle = estimate === void 0 ? async () => void 0 : await budgets.holdBudget(estimate, budget, session, context);
			const done = wanting.length > 0 && !offline ? require_batch_request.whileModelsThink(session, showing) : void 0;
			let answered;
			try {
				answered = await asking.askAll(questions, kept, session, context, anew);
			} finally {
				await settle();
				await done;
			}
			const { inLevels } = await Promise.resolve().then(() => require("./commands-models-levels.js"));
			const findings = [...unaskable, ...answered.flatMap((one) => one.findings)];
			const [shown] = context.live !== void 0 && wanting.length === 1 ? wanting : [];
			return await resultOf({
				...report,
				answered,
				findings: await inLevels(findings, project.config.rules),
				shown: answered.find(({ request, repeat }) => request === shown?.request && repeat === shown.repeat)
			}, out === void 0 ? void 0 : (0, node_path.resolve)(context.cwd, out), showing, context);
		} finally {
			await models.close();
		}
	}
});
const emptyReport = {
	answered: [],
	findings: [],
	estimate: void 0,
	ownPrices: false,
	batch: void 0,
	environment: void 0,
	files: /* @__PURE__ */ new Map(),
	folder: void 0,
	shown: void 0,
	masked: (text) => text
};
/** Writes the answers where they are wanted; what is printed and written does not depend on how it ended. */
async function resultOf(run, folder, showing, context) {
	const [{ namedFiles, writeAnswers }, reports] = await Promise.all([Promise.resolve().then(() => require("./commands-models-answer-files.js")), Promise.resolve().then(() => require("./commands-models-run-report.js"))]);
	const { answered, findings } = run;
	const files = folder === void 0 ? run.files : namedFiles(answered);
	const reportBy = (texts) => ({
		...run,
		files,
		folder,
		findings: texts.document(findings),
		masked: texts.text
	});
	const document = await showing((texts) => texts.document(reports.runDocument(reportBy(texts))));
	if (folder !== void 0) await writeAnswers(folder, files, document);
	const { answers, asked, missing, failed, cost } = reports.summaryOf(answered);
	const isWorld = answered.some(({ answer }) => answer.kind === "failed" && !isOurs(answer.failure.kind));
	const isWanting = failed > 0 || missing > 0 || findings.some(({ severity }) => severity === "error");
	const waiting = run.batch?.waiting.length ?? 0;
	return {
		exitCode: waiting > 0 ? 4 : isWorld ? 3 : isWanting ? 1 : 0,
		outputs: {
			answers: String(answers),
			asked: String(asked),
			missing: String(missing),
			failed: String(failed),
			waiting: String(waiting),
			cost: cost === void 0 ? "" : String(cost)
		},
		render(format) {
			if (format === "json") return require_json_document.jsonDocument(document);
			return showing((texts) => format === "markdown" ? reports.runMarkdown(reportBy(texts)) : reports.runText(reportBy(texts), context.terminal));
		}
	};
}
/** Refusals of ours, and of Bedrock for a prompt's own settings: the outside world is not to blame. */
function isOurs(kind) {
	return kind === "budget" || kind === "invalid";
}
/** @throws SW1102 */
function wholeRepeat(repeat) {
	if (Number.isSafeInteger(repeat) && repeat >= 1 && repeat <= mostRepeats) return repeat;
	throw require_errors.modelsErrors.create("SW1102", {
		message: `--repeat is a whole number from 1 to ${mostRepeats}, not ${repeat}.`,
		next: "Write --repeat 3."
	});
}
/** More answers to one question than this say nothing new, and cost. */
const mostRepeats = 1e3;

exports.command = command;
