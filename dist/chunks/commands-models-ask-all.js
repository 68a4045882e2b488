const require_check_answer = require("./models-check-answer.js");
const require_errors = require("./models-errors.js");
const require_limited = require("./platform-limited.js");
const require_inputs = require("./commands-index.js");
const require_questions = require("./commands-models-questions.js");

// src/commands/models/ask-all.ts
/** Kept answers that are looked for at once: files and small objects. */
const lookupsAtOnce = 32;
/** Questions that wait in the limiters of their models: more would only hold memory. */
const questionsAtOnce = 1024;
/** Kept answers by question; what has none is missing from the map. */
async function findKept(questions, session, context) {
	const kept = /* @__PURE__ */ new Map();
	let done = 0;
	await require_limited.forEachLimited(questions, lookupsAtOnce, async (question) => {
		context.signal.throwIfAborted();
		const answer = await session.answers.find(question.request, question.repeat);
		if (answer !== void 0) {
			kept.set(question, answer);
			if (answer.kind === "answer") session.estimator.learn(answer.completion);
		}
		done += 1;
		context.progress.update("Looking for kept answers", done, questions.length);
	});
	return kept;
}
/**
* Answers to all questions, in their order: kept ones, and the others from the models.
*
* @throws SW1105 where it was interrupted; what came is kept.
*/
async function askAll(questions, kept, session, context) {
	const { costOf } = await Promise.resolve().then(() => require("./models-prices.js")).then((n) => n.prices_exports);
	const checker = require_check_answer.createAnswerChecker();
	const results = new Array(questions.length);
	const toAsk = questions.length - kept.size;
	let done = 0;
	const live = toAsk === 1 ? context.live : void 0;
	await require_limited.forEachLimited(questions.entries(), questionsAtOnce, async ([index, question]) => {
		const { request, repeat } = question;
		const known = kept.get(question);
		const answer = known ?? await session.answers.ask(request, repeat, {
			signal: context.signal,
			...live === void 0 ? {} : {
				onText: (text) => live.write(text),
				onRestart: () => live.write("\n\n(the connection broke; once more from the beginning)\n\n")
			}
		});
		if (known === void 0) {
			done += 1;
			context.progress.update("Asking models", done, toAsk);
		}
		const completion = answer.kind === "answer" ? answer.completion : void 0;
		const price = completion === void 0 ? void 0 : session.priceOf(completion.model);
		results[index] = {
			...question,
			answer,
			findings: await findingsOf(question, answer, checker),
			cost: completion === void 0 || price === void 0 ? void 0 : costOf(price, completion.usage, completion.serviceTier)
		};
	});
	live?.end();
	if (context.signal.aborted) throw interrupted(results);
	return results;
}
async function findingsOf({ prompt, case: one }, answer, checker) {
	if (answer.kind === "answer") return checker.check(prompt, one, answer.completion);
	if (answer.kind === "failed" && answer.failure.kind === "invalid") return [require_questions.impossible(prompt, one, {
		message: answer.failure.message,
		help: answer.failure.next
	})];
	return [];
}
function interrupted(results) {
	const answers = results.filter((result) => result?.answer.kind === "answer").length;
	return require_errors.modelsErrors.create("SW1105", {
		message: `Stopped. ${require_inputs.counted(answers, "answer")} of ${results.length} ${answers === 1 ? "is" : "are"} kept.`,
		next: "Run the same command again: it goes on where it stopped, and asks nothing twice."
	});
}

exports.askAll = askAll;
exports.findKept = findKept;
