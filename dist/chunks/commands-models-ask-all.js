const require_finding_at = require("./platform-finding-at.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_words = require("./platform-words.js");
const require_answer_json = require("./models-answer-json.js");
const require_completion = require("./models-completion.js");
const require_rules = require("./models-rules.js");
const require_errors = require("./models-errors.js");
const require_limited = require("./platform-limited.js");
const require_visible = require("./platform-visible.js");
const require_shown_texts = require("./commands-shown-texts.js");
const require_questions = require("./commands-models-questions.js");
const require_answer = require("./evaluation-expectations-answer.js");

// src/models/check-answer.ts
/** Problems of an answer that are named; more of them help nobody. */
const mostProblems = 3;
/** Compiles each prompt's output schema once. */
function createAnswerChecker() {
	const validators = /* @__PURE__ */ new Map();
	const validatorOf = (prompt) => {
		const known = validators.get(prompt);
		if (known !== void 0) return known;
		const made = compile(prompt);
		validators.set(prompt, made);
		return made;
	};
	return { async check(prompt, one, completion) {
		const found = (rule, text) => [require_finding_at.createFinding(rule, one.source, one.range, text)];
		if (!require_completion.isComplete(completion)) return found(require_rules.answerIncomplete, incomplete(one, prompt, completion));
		const text = require_completion.textOfAnswer(completion);
		const callsTools = completion.content.some((part) => "toolUse" in part);
		if (text.trim() === "") return callsTools ? [] : found(require_rules.answerEmpty, emptyAnswer(prompt, one));
		if (!isJson(prompt) || callsTools) return [];
		const value = require_answer_json.jsonInAnswer(text);
		if (value === void 0) return found(require_rules.answerInvalid, {
			message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` is no JSON: ${startOf(text)}`,
			help: "Say in the prompt that the answer is JSON and nothing else, or give `output.schema`, to which newer models are held."
		});
		const problems = (await validatorOf(prompt))?.validate(value.json) ?? [];
		if (problems.length === 0) return [];
		const more = problems.length > mostProblems ? ` ${require_words.othersInWords(problems.length - mostProblems, "problem")}` : "";
		const named = problems.slice(0, mostProblems).map(({ pointer, message }) => `${message}${pointer === "" ? "" : ` (at ${pointer})`}`);
		return found(require_rules.answerInvalid, {
			message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` does not fit its output schema: ${named.join(" ")}${more}`,
			help: "Describe the fields in the prompt, or loosen `output.schema`."
		});
	} };
}
function isJson({ output }) {
	return output.format === "json" || output.format === void 0 && output.schema !== void 0;
}
async function compile({ output }) {
	if (output.schema === void 0) return void 0;
	const compiled = await require_json_schema.compileSchema(output.schema, { subject: "The answer" });
	return compiled.ok ? compiled.validator : void 0;
}
/** What is said of an answer that has neither text nor a tool to call. */
function emptyAnswer(prompt, one) {
	return {
		message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` holds no text.`,
		help: "Say in the prompt what to answer, and look at it with `slipway render`."
	};
}
/** Why an answer is not whole, as two sentences: what happened, and what to do. */
function incompleteness(completion) {
	const { what, help } = incompletenessOf(completion);
	return `The answer ${what}. ${help}`;
}
function incomplete(one, prompt, completion) {
	const { what, help } = incompletenessOf(completion);
	return {
		message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` ${what}.`,
		help
	};
}
function incompletenessOf({ stopReason, content }) {
	const length = content.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0);
	switch (stopReason) {
		case "max_tokens": return {
			what: `was cut off after ${length} characters: it reached \`maxOutputTokens\` (max_tokens)`,
			help: "Raise `maxOutputTokens`, or ask for less."
		};
		case "guardrail_intervened": return {
			what: "was stopped by the guardrail (guardrail_intervened)",
			help: "Look at what the guardrail blocks, with `trace: enabled`, and change the prompt or the guardrail."
		};
		case "content_filtered": return {
			what: "was held back by the model's content filter (content_filtered)",
			help: "Change the prompt or the case."
		};
		case "model_context_window_exceeded": return {
			what: "was cut off: prompt and answer are longer than the model's context (model_context_window_exceeded)",
			help: "Shorten the prompt or the case, or take a model with a larger context."
		};
		default: return {
			what: `is not whole: the model stopped with \`${stopReason.slice(0, 64)}\``,
			help: "Run it again; where it stays, change the prompt or the model."
		};
	}
}
function startOf(text) {
	const line = text.trim().split("\n")[0] ?? "";
	return line.length > 60 ? `\u201c${line.slice(0, 60)}\u2026\u201d` : `\u201c${line}\u201d`;
}

// src/commands/models/masked-live.ts
/** A line without end is shown up to its last blank from here on. */
const longestHeld = 60;
/** So much of a line goes with what comes after it: the name before a value says that it is a secret. */
const longestLine = 4096;
/**
* Text is shown up to line ends and, in long lines, up to blanks; what was shown of the line before counts for what comes.
* A secret of several lines is not known before its end: its first lines are shown as they come.
*/
async function maskedLive(live, context) {
	const { text: masked } = await require_shown_texts.shownTexts(context);
	let line = "";
	/** Characters of it that were shown. */
	let shown = 0;
	const show = (end) => {
		if (end <= shown) return;
		live.write(require_visible.visible(masked(line.slice(0, end)).slice(shown, end)));
		shown = end;
	};
	const drop = (count) => {
		line = line.slice(count);
		shown = Math.max(0, shown - count);
	};
	return {
		head: (title) => live.write(`${title}\n\n`),
		write(text) {
			line += text;
			const end = line.lastIndexOf("\n") + 1;
			show(end);
			drop(end);
			if (line.length - shown > longestHeld) show(line.lastIndexOf(" ") + 1);
			if (shown > longestLine) drop(shown - longestLine);
		},
		restart(sentence) {
			show(line.length);
			drop(line.length);
			live.write(`\n\n${sentence}\n\n`);
		},
		end() {
			show(line.length);
			drop(line.length);
			live.end();
		}
	};
}

// src/commands/models/whole-answer.ts
/** Which kept answers count, and which are asked for once more. */
/** A case that wants the model to decline is content with a stop by a filter, and with no other. */
function acceptsRefusal({ expect }) {
	return expect.some((one) => one.kind === "refusal" && one.value);
}
/** False where an answer was cut off, held back or broken, and the case does not want just that. */
function isWholeFor(one, completion) {
	return require_completion.isComplete(completion) || acceptsRefusal(one) && require_answer.isHeldBack(completion);
}
/** Whole answers stay: what failed for what it says is no reason to ask until it passes. */
function replacesFor(one, anew) {
	switch (anew) {
		case "nothing": return;
		case "not-whole": return (kept, given) => !isWholeFor(one, kept) && isWholeFor(one, given);
		case "everything": return () => true;
	}
}

// src/commands/models/ask-all.ts
/** Kept answers that are looked for at once: files and small objects. */
const lookupsAtOnce = 32;
/**
* Questions to one model that are begun, for each request that may be under way to it: one that is asked, one whose
* answer is being kept and judged. With more of them the first requests leave late.
*/
const begunPerRequest = 2;
/** Kept answers by question; what has none, or one that is asked for anew, is missing from the map. */
async function findKept(questions, session, context, anew = "nothing") {
	const kept = /* @__PURE__ */ new Map();
	if (anew === "everything") return kept;
	let done = 0;
	await require_limited.forEachLimited(questions, lookupsAtOnce, async (question) => {
		context.signal.throwIfAborted();
		const answer = await session.answers.find(question.request, question.repeat);
		const isAskedAnew = anew === "not-whole" && answer?.kind === "answer" && !isWholeFor(question.case, answer.completion);
		if (answer !== void 0) {
			if (!isAskedAnew) kept.set(question, answer);
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
async function askAll(questions, kept, session, context, anew = "nothing") {
	const { costOf } = await Promise.resolve().then(() => require("./models-identifier.js")).then((n) => n.prices_exports);
	const checker = createAnswerChecker();
	const results = new Array(questions.length);
	const toAsk = questions.length - kept.size;
	let done = 0;
	let throttled = 0;
	const tell = () => {
		const slowed = throttled === 0 ? "" : ` (throttled ${require_words.counted(throttled, "time")})`;
		context.progress.update(`Asking models${slowed}`, done, toAsk);
	};
	const live = toAsk === 1 && context.live !== void 0 ? await maskedLive(context.live, context) : void 0;
	let headed = false;
	const lines = Map.groupBy(questions.entries(), ([, { request }]) => `${request.provider} ${request.model}`).values();
	await require_limited.forEachInLines(lines, begunPerRequest * session.concurrency, async ([index, question]) => {
		const { request, repeat } = question;
		const known = kept.get(question);
		const answer = known ?? await session.answers.ask(request, repeat, {
			signal: context.signal,
			isMissing: true,
			replaces: replacesFor(question.case, anew),
			onThrottle() {
				throttled += 1;
				tell();
			},
			...live === void 0 ? {} : {
				onText(text) {
					if (!headed) live.head(answerTitle(question));
					headed = true;
					live.write(text);
				},
				onRestart: () => live.restart("(the connection broke; once more from the beginning)")
			}
		});
		if (known === void 0) {
			done += 1;
			if (live === void 0) tell();
		}
		const completion = answer.kind === "answer" ? answer.completion : void 0;
		const price = completion === void 0 ? void 0 : session.priceOf(completion);
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
/** `triage \u00b7 late \u00b7 answer 2`, for one line. */
function answerTitle({ prompt, case: one, repeat }) {
	return `${require_visible.visibleLine(prompt.name)} \u00b7 ${require_visible.visibleLine(one.name)}${repeat === 1 ? "" : ` \u00b7 answer ${repeat}`}`;
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
		message: `Stopped. ${require_words.counted(answers, "answer")} of ${results.length} ${answers === 1 ? "is" : "are"} kept.`,
		next: "Run the same command again: it goes on where it stopped, and asks nothing twice."
	});
}

exports.acceptsRefusal = acceptsRefusal;
exports.answerTitle = answerTitle;
exports.askAll = askAll;
exports.emptyAnswer = emptyAnswer;
exports.findKept = findKept;
exports.incompleteness = incompleteness;
exports.isWholeFor = isWholeFor;
