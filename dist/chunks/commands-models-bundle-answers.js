const require_completion = require("./models-completion.js");
const require_errors = require("./models-errors.js");
const require_rules = require("./models-rules.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_open = require("./commands-releases-open.js");
const require_answer_files = require("./commands-models-answer-files.js");
const require_ask_all = require("./commands-models-ask-all.js");
const require_budget = require("./commands-models-budget.js");
const require_levels = require("./commands-models-levels.js");
const require_open_environment = require("./commands-models-open-environment.js");
const require_session = require("./commands-models-policy.js");
const require_questions = require("./commands-models-questions.js");

// src/commands/models/bundle-answers.ts
/**
* `completions/<prompt>/<case>.json` for every case, and `outputs/<file>` for those that publish one.
*
* @throws SW1103 where answers are missing, SW1104 where one is not fit to be released, SW1109 where models could not be
*   asked, SW1106 and SW1107 for a limit on cost, SW1105 where it was interrupted.
*/
async function bundleAnswers(project, prompts, options, context) {
	if (options.environment === void 0) throw withoutEnvironment(project);
	const wanted = require_load.environmentOf(project, options.environment);
	const first = require_load.environmentOf(project, require_load.firstOf(project, options.environment));
	const policy = await require_session.modelPolicyOf(project, context);
	const kept = await fromStore(project, first, wanted, prompts, policy, context);
	const mayAsk = options.mayAsk && first === wanted;
	const missing = kept.filter(({ answer }) => answer.kind === "missing");
	if (missing.length > 0 && !mayAsk) throw missingAnswers(missing, first.name, first === wanted);
	const answered = missing.length === 0 ? kept : await asked(project, first.name, kept, policy, context);
	const files = [];
	for (const one of answered) files.push(...filesOf(one, completionOf(one, first.name)));
	return files;
}
/** What is kept, judged, with a session that may read and no more. */
async function fromStore(project, first, wanted, prompts, policy, context) {
	const { store } = await require_open.openIn(project, first.name, "read", context, first === wanted ? void 0 : {
		environment: wanted,
		work: "deploy"
	});
	const environment = {
		name: first.name,
		store,
		answers: policy.answersOf(first.name)
	};
	const session = require_session.openModelSession(project, {
		environment,
		offline: true,
		asking: policy.asking
	}, context);
	try {
		const { questions, findings } = await require_questions.questionsOf(prompts, session.requests);
		await refuseFindings(project, first.name, findings);
		return await answersTo(project, first.name, questions, session, context);
	} finally {
		session.close();
		await store.close();
	}
}
/** Asks for what is missing, in the evaluator's role, within the project's budget. */
async function asked(project, name, kept, policy, context) {
	const environment = await require_open_environment.openForAnswers(project, name, policy, context);
	const session = require_session.openModelSession(project, {
		environment,
		credentials: environment.credentials,
		offline: false,
		prices: policy.prices,
		asking: policy.asking
	}, context);
	try {
		const wanting = kept.filter(({ answer }) => answer.kind === "missing").map(({ request }) => request);
		context.progress.note(`${require_words.counted(wanting.length, "answer")} missing in the store of ${name}: models are asked now.`);
		const budget = {
			maxCost: void 0,
			budget: policy.budget,
			store: environment.store
		};
		let settle = async () => void 0;
		if (require_budget.isLimited(budget)) settle = await require_budget.holdBudget(await require_budget.estimateCost(wanting, session, context), budget, session, context);
		try {
			return await answersTo(project, name, kept, session, context);
		} finally {
			await settle();
		}
	} finally {
		session.close();
		await environment.store.close();
	}
}
async function answersTo(project, environment, questions, session, context) {
	const kept = await require_ask_all.findKept(questions, session, context);
	const answered = await require_ask_all.askAll(questions, kept, session, context);
	await refuseFindings(project, environment, answered.flatMap(({ findings }) => findings));
	const failures = answered.flatMap(({ answer }) => answer.kind === "failed" ? [answer.failure] : []);
	const [failure] = failures;
	if (failure === void 0) return answered;
	const more = failures.length === 1 ? "" : ` (${require_words.counted(failures.length, "case")})`;
	const code = failure.kind === "budget" ? "SW1106" : "SW1109";
	throw require_errors.modelsErrors.create(code, {
		message: `${failure.message}${more}`,
		next: failure.next
	});
}
/** The answer, where it may be released. */
function completionOf({ answer, prompt, case: one }, environment) {
	if (answer.kind !== "answer") throw new Error("An answer is missing, and nothing said so");
	if (isReleasable(answer)) return answer.completion;
	throw require_errors.modelsErrors.create("SW1104", {
		message: `The answer to the case ${one.name} of ${prompt.name} is by \`provider: ${answer.completion.provider}\`, which ${environment} does not trust: it is for display.`,
		next: `Ask Bedrock, or write \`answers: [bedrock, ${answer.completion.provider}]\` into the environment ${environment} of slipway.yaml.`,
		place: {
			file: one.source.file,
			...one.range.start
		}
	});
}
function isReleasable(answer) {
	return answer.trusted;
}
function filesOf({ prompt, case: one, rendering }, completion) {
	const files = [{
		path: `completions/${prompt.name}/${one.name}.json`,
		bytes: require_completion.completionBytes(completion)
	}];
	const name = require_answer_files.classicName(rendering);
	if (name !== void 0) files.push({
		path: `outputs/${name}`,
		bytes: require_answer_files.answerBytes(prompt, rendering, completion)
	});
	return files;
}
async function refuseFindings(project, environment, findings) {
	const errors = (await require_levels.inLevels(findings, project.config.rules)).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return;
	const more = errors.length === 1 ? "" : ` There ${errors.length === 2 ? "is 1 more" : `are ${errors.length - 1} more`}.`;
	throw require_errors.modelsErrors.create("SW1104", {
		message: `${first.message}${more}`,
		next: first.rule === require_rules.answerIncomplete.id ? `${first.help} \`slipway run --environment ${environment}\` asks once more for an answer that is not whole.` : first.help,
		place: {
			file: first.file,
			...first.range.start
		}
	});
}
function missingAnswers(missing, environment, deployAsks) {
	const names = missing.map(({ prompt, case: one }) => `${prompt.name} \u00b7 ${one.name}`);
	const shown = names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${names.length - 8} more` : names.join(", ");
	return require_errors.modelsErrors.create("SW1103", {
		message: `${require_words.counted(names.length, "answer")} for the bundle ${names.length === 1 ? "is" : "are"} not kept in the store of ${environment}: ${shown}.`,
		next: `Run \`slipway run --environment ${environment}\` in the evaluator's role, then the same command again.${deployAsks ? ` \`slipway deploy ${environment}\` asks for them itself where its role may.` : ""}`
	});
}
function withoutEnvironment(project) {
	const [name = "beta"] = project.environments.keys();
	return require_errors.modelsErrors.create("SW1103", {
		message: "The bundle holds completions (bundle.include in slipway.yaml), and they are kept in the store of an environment, which is not named.",
		next: `Name it: \`slipway bundle --environment ${name}\`.`
	});
}

exports.bundleAnswers = bundleAnswers;
