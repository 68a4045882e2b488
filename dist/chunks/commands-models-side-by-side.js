const require_completion = require("./models-completion.js");
const require_project_check = require("./commands-project-check.js");
const require_ask_all = require("./commands-models-ask-all.js");
const require_session = require("./commands-models-policy.js");
const require_questions = require("./commands-models-questions.js");

// src/commands/models/side-by-side.ts
/** The kept answers of two models to the same cases. */
/** In the order of prompts and cases; with `asks` the models are asked for what is missing. */
async function sideBySide(loaded, { prompts, from, to }, asks, context) {
	const names = new Set(prompts.map(({ name }) => name));
	const checked = [];
	await require_project_check.checkProject(loaded, context, {
		wanted: ({ name }) => names.has(name),
		each(one) {
			checked.push(one);
		}
	});
	const before = await answersOf(loaded, checked, from, asks, context);
	const after = await answersOf(loaded, checked, to, asks, context);
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].map((key) => {
		const [prompt = "", one = ""] = key.split("\n");
		return {
			prompt,
			case: one,
			before: before.get(key),
			after: after.get(key)
		};
	});
}
async function answersOf(loaded, checked, model, asks, context) {
	const policy = asks ? await require_session.modelPolicyOf(loaded.project, context) : void 0;
	const session = require_session.openModelSession(loaded.project, {
		offline: !asks,
		model,
		prices: policy?.prices,
		asking: policy?.asking
	}, context);
	try {
		const { questions } = await require_questions.questionsOf(checked, session.requests);
		const kept = await require_ask_all.findKept(questions, session, context);
		const answered = await require_ask_all.askAll(questions, kept, session, context);
		return new Map(answered.map(({ prompt, case: one, answer }) => [`${prompt.name}\n${one.name}`, answer.kind === "answer" ? require_completion.textOfAnswer(answer.completion) : answer.kind === "failed" ? `(${answer.failure.message})` : void 0]));
	} finally {
		session.close();
	}
}

exports.sideBySide = sideBySide;
