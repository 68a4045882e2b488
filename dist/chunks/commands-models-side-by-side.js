const require_evaluation = require("./evaluation-evaluation.js");
const require_completion = require("./models-completion.js");
const require_load = require("./platform-shape.js");
const require_ask_within = require("./commands-evaluation-ask-within.js");
const require_ask_all = require("./commands-models-ask-all.js");
const require_open_models = require("./commands-models-open-models.js");
const require_questions = require("./commands-models-questions.js");

// src/commands/models/side-by-side.ts
/** The answers of two models to the same cases, judged by what the cases demand. */
/**
* Both sides of every case of the prompts that change their model, in the order of prompts and cases.
*
* @throws what `run` throws for limits, and SW0330 where the check finds errors besides models.
*/
async function sideBySide(loaded, migration, { asks, maxCost }, context) {
	const before = await answersOf(loaded, migration, migration.from, {
		asks,
		maxCost,
		spent: 0
	}, context);
	const after = await answersOf(loaded, migration, migration.to, {
		asks,
		maxCost,
		spent: before.spent
	}, context);
	return [.../* @__PURE__ */ new Set([...before.sides.keys(), ...after.sides.keys()])].map((key) => {
		const found = before.sides.get(key) ?? after.sides.get(key);
		return {
			prompt: found?.prompt ?? "",
			case: found?.case ?? "",
			before: before.sides.get(key)?.side,
			after: after.sides.get(key)?.side
		};
	});
}
async function answersOf(loaded, { prompts }, model, { asks, maxCost, spent }, context) {
	const names = new Set(prompts.map(({ name }) => name));
	const models = await require_open_models.openModels(require_load.soundProject(loaded), {
		environment: void 0,
		offline: !asks,
		model
	}, context);
	const { session } = models;
	try {
		const { questions } = await require_questions.collectQuestions(loaded, {
			prompts: names,
			repeat: (one) => one.repeat
		}, session.requests, context);
		const kept = await require_ask_all.findKept(questions, session, context);
		const limits = [maxCost, models.budget?.run].filter((limit) => limit !== void 0);
		const budget = {
			maxCost: limits.length === 0 ? void 0 : Math.max(0, Math.min(...limits) - spent),
			budget: models.budget,
			store: void 0
		};
		const sides = (await require_ask_within.askWithin(budget, {
			loaded,
			questions,
			kept,
			asks
		}, session, context, async (judged) => judged)).map((one) => {
			const names = {
				prompt: one.prompt.name,
				case: one.case.name
			};
			return [require_ask_within.caseId(one), {
				...names,
				side: sideOf(one)
			}];
		});
		return {
			sides: new Map(sides),
			spent: spent + (session.asked ?? 0)
		};
	} finally {
		await models.close();
	}
}
function sideOf({ answers, outcome, repeats }) {
	const [first] = answers;
	const isMissing = answers.every(({ answer }) => answer.kind === "missing");
	const wrong = repeats.find((repeat) => repeat.outcome !== "passed");
	const judged = (wrong?.judgements ?? []).filter((judgement) => judgement.outcome !== "passed");
	return {
		text: first?.answer.kind === "answer" ? require_completion.textOfAnswer(first.answer.completion) : void 0,
		outcome: isMissing ? "missing" : outcome,
		passed: repeats.filter((repeat) => repeat.outcome === "passed").length,
		answers: answers.length,
		reasons: isMissing ? [] : [...judged.map(({ demanded, reason }) => reason === void 0 ? demanded : `${demanded}: ${reason}`), ...wrong?.problem === void 0 ? [] : [wrong.problem]],
		cost: require_evaluation.sumOf(answers.map(({ cost }) => cost))
	};
}

exports.sideBySide = sideBySide;
