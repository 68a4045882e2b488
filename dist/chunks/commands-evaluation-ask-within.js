const require_ask_all = require("./commands-models-ask-all.js");
const require_budget = require("./commands-models-budget.js");
const require_questions = require("./commands-models-questions.js");
const require_foreign_code = require("./commands-evaluation-foreign-code.js");
const require_case_id = require("./evaluation-case-id.js");
const require_check_cases = require("./evaluation-check-cases.js");
const require_completion = require("./models-completion.js");
const require_json = require("./platform-json.js");
const require_limited = require("./platform-limited.js");
const require_bounded_process = require("./platform-bounded-process.js");
const require_script_imports = require("./evaluation-script-files.js");
const require_embedding = require("./models-embedding.js");
const require_session = require("./commands-models-policy.js");
const require_answer_json = require("./models-answer-json.js");
const require_build_request = require("./models-build-request.js");
const require_errors = require("./platform-errors.js");
const require_checked = require("./prompts-case-rendering.js");
const require_render = require("./prompts-limits.js");
const require_project_check = require("./commands-project-check.js");
let node_os = require("node:os");

// src/evaluation/case-result.ts
/**
* Judges an answer by all expectations of its case. Those that ask a model or run code are asked only where the others
* passed: they cost, and a failed answer is failed already.
*/
async function judgeAnswer(answer, expectations, services) {
	const judgements = [];
	for (const expectation of expectations.filter(({ costs }) => !costs)) judgements.push(await expectation.judge(answer, services));
	if (outcomeOf(judgements) === "passed") for (const expectation of expectations.filter(({ costs }) => costs)) judgements.push(await expectation.judge(answer, services));
	return {
		outcome: outcomeOf(judgements),
		judgements
	};
}
/** A failure is a failure whatever could not be asked besides. */
function outcomeOf(judgements) {
	if (judgements.some(({ outcome }) => outcome === "failed")) return "failed";
	return judgements.some(({ outcome }) => outcome === "error") ? "error" : "passed";
}
/**
* The outcome of a case over its repeats: passed where the share of passes reaches what is demanded. Answers that could
* not be had count for nothing; where so many are missing that they could change the outcome, it is an error.
*/
function outcomeOfRepeats(repeats, passRate) {
	const total = repeats.length;
	const passed = repeats.filter(({ outcome }) => outcome === "passed").length;
	const errors = repeats.filter(({ outcome }) => outcome === "error").length;
	const needed = Math.ceil(passRate * total - 1e-9);
	if (total > 0 && passed >= needed) return "passed";
	return passed + errors >= needed || total === 0 ? "error" : "failed";
}

// src/commands/evaluation/judge-cases.ts
/** Judges the answers to every case of a project: what each demands, and what became of it. */
/** A case in one text that is its own in the whole project. */
function caseId({ prompt, case: one }) {
	return require_case_id.caseIdOf(prompt.name, one.name);
}
/**
* Cases that are judged at once: most take no time, and those that ask a judging prompt or run a script wait for the
* limiter of the model, or for a free processor.
*/
const judgedAtOnce = 256;
/** Judges what was answered, many cases at once; the results stand in the order in which they were asked. */
async function judgeCases(answered, judges, progress) {
	const cases = [...Map.groupBy(answered, caseId).values()];
	let done = 0;
	return require_limited.mapLimited(cases, 256, async (answers) => {
		const evaluated = await judgeCase(answers, judges);
		done += 1;
		progress.update("Judging", done, cases.length);
		return evaluated;
	});
}
/** All repeats of one case, at least one. */
async function judgeCase(answers, judges) {
	const [first] = answers;
	if (first === void 0) throw new RangeError("a case without an answer");
	const { prompt, case: one } = first;
	const expectations = await expectationsOf(prompt, one);
	const repeats = await Promise.all(answers.map(async ({ answer, repeat, cost }) => ({
		repeat,
		...await judgeOne({
			prompt,
			case: one
		}, answer, cost, expectations, judges)
	})));
	return {
		prompt,
		case: one,
		questions: answers,
		answers,
		outcome: expectations.length === 0 ? unjudged(repeats) : outcomeOfRepeats(repeats, one.passRate),
		repeats,
		expectations,
		isProjects: answers.some(({ answer }) => answer.kind === "failed" && answer.failure.kind === "invalid")
	};
}
/** A case that demands something and cannot be put to its model: an error, never one that is left out. */
function withoutQuestion({ prompt, case: one, finding }) {
	return {
		prompt,
		case: one,
		questions: [],
		answers: [],
		outcome: "error",
		repeats: [{
			repeat: 1,
			outcome: "error",
			judgements: [],
			problem: `${finding.message} ${finding.help}`
		}],
		expectations: [],
		isProjects: true
	};
}
/** A case that demands nothing is not judged; one that could not be asked is an error all the same. */
function unjudged(repeats) {
	return repeats.some(({ outcome }) => outcome === "error") ? "error" : "unjudged";
}
/** The check has found every problem of theirs, so that what does not compile here was reported. */
async function expectationsOf(prompt, one) {
	const around = require_check_cases.surroundingsOf(prompt, {
		hasPrompt: () => true,
		hasFile: async () => true
	});
	return (await require_check_cases.compileExpectations(one.expect, around)).compiled;
}
/** Judges one answer, or says why there is none. */
async function judgeOne(about, answer, cost, expectations, judges) {
	if (answer.kind === "missing") return {
		outcome: "error",
		judgements: [],
		problem: "No answer is kept, and no model is asked (--offline)."
	};
	if (answer.kind === "failed") return {
		outcome: "error",
		judgements: [],
		problem: `${answer.failure.message} ${answer.failure.next}`
	};
	const { completion } = answer;
	const { prompt, case: one } = about;
	if (!require_ask_all.isWholeFor(one, completion)) return {
		outcome: "failed",
		judgements: [],
		problem: require_ask_all.incompleteness(completion)
	};
	if (require_completion.isEmpty(completion) && !acceptsNothing(one)) {
		const { message, help } = require_ask_all.emptyAnswer(prompt, one);
		return {
			outcome: "failed",
			judgements: [],
			problem: `${message} ${help}`
		};
	}
	const services = judges.servicesFor({
		prompt: prompt.name,
		case: one.name,
		input: one.input
	});
	return judgeAnswer(judgedAnswer(completion, cost), expectations, services);
}
/** A case that demands that nothing is said, or wants the model to decline, is content without a text. */
function acceptsNothing(one) {
	return require_ask_all.acceptsRefusal(one) || one.expect.some(demandsNothing);
}
function demandsNothing({ kind, value }) {
	if (kind === "equals") return typeof value === "string" && value.trim() === "";
	if (kind !== "length") return false;
	return value === 0 || require_json.isJsonObject(value) && require_json.ownProperty(value, "max") === 0;
}
function judgedAnswer(completion, cost) {
	const { usage, stopReason, latencyMilliseconds } = completion;
	return {
		text: require_completion.textOfAnswer(completion),
		stopReason,
		toolCalls: require_completion.toolCallsOf(completion),
		tokens: {
			input: usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens,
			output: usage.outputTokens
		},
		latencyMilliseconds,
		cost
	};
}

// src/evaluation/script.ts
/**
* Runs a script of the project over an answer: in a process of its own that has no environment variables, reads no file,
* starts nothing, and gives the script JavaScript without anything of Node's. Those of a fork are never run all the same.
*/
const usualTimeLimit = 1e4;
/** Bytes of what it prints that are kept for a message. */
const longestErrors = 4096;
/** Runs the script. What goes wrong with it is no failure of the answer: `ok: false` with a sentence. */
async function runScript(request) {
	const { file, signal, timeLimit = usualTimeLimit } = request;
	if (file.endsWith(".cjs")) return {
		ok: false,
		problem: `${file} is not run: scripts are ES modules. Write \`export default\` in place of \`module.exports =\`, and name it .mjs.`
	};
	const said = await listenTo(request, timeLimit);
	signal.throwIfAborted();
	const { verdict, ended } = said;
	if (verdict === void 0) {
		if (ended.how === "timed-out") return {
			ok: false,
			problem: `${file} did not end within ${timeLimit / 1e3} s.`
		};
		if (ended.how === "not-started") return {
			ok: false,
			problem: `${file} is not run: Node cannot be started (${ended.code}).`
		};
		const why = require_bounded_process.shownLine(said.errors, 300);
		return {
			ok: false,
			problem: `${file} ended without a verdict${why === "" ? "" : `: ${why}`}.`
		};
	}
	if ("problem" in verdict) {
		const hint = /^(?:module|exports|require) is not defined$/.test(verdict.problem) ? " (scripts are ES modules: `export default` and `import`)" : "";
		return {
			ok: false,
			problem: `${verdict.problem.startsWith(file) ? verdict.problem : `${file}: ${verdict.problem}`}${hint}`
		};
	}
	return understood(verdict.result, file);
}
async function listenTo({ root, file, answer, about, node, signal }, timeLimit) {
	let verdict;
	let script;
	const errors = require_bounded_process.beginningOfOutput(longestErrors);
	const ended = await require_check_cases.runConfined({
		node,
		program: require_check_cases.scriptRealm,
		root,
		errors,
		signal,
		timeLimit,
		talk(program) {
			script = program;
			program.begin({
				file,
				data: JSON.stringify({
					answer,
					about
				})
			}, require_script_imports.scriptFiles(root));
		},
		hear(said) {
			verdict ??= verdictOf(said);
			script?.end();
		}
	});
	return {
		verdict,
		errors: errors.text(),
		ended
	};
}
function verdictOf(said) {
	const problem = said?.["problem"];
	if (typeof problem === "string") return { problem };
	const result = said?.["result"];
	if (typeof result !== "string") return void 0;
	try {
		return { result: JSON.parse(result) };
	} catch {
		return { problem: "Its result is no JSON." };
	}
}
/** `true`, `false`, or `{ pass, reason, score }`. */
function understood(result, file) {
	if (typeof result === "boolean") return {
		ok: true,
		value: { pass: result }
	};
	const pass = require_json.isJsonObject(result) ? result["pass"] : void 0;
	if (!require_json.isJsonObject(result) || typeof pass !== "boolean") return {
		ok: false,
		problem: `${file} returns neither true nor false, nor { pass, reason }.`
	};
	const { reason, score } = result;
	return {
		ok: true,
		value: {
			pass,
			...typeof reason === "string" ? { reason } : {},
			...typeof score === "number" && Number.isFinite(score) ? { score } : {}
		}
	};
}

// src/commands/evaluation/debugger-signal.ts
/** Keeps this process closed while code of a project runs beside it. */
/** In place of Node's own answer to SIGUSR1, which opens a debugger for everybody on the machine. */
function ignoreSignal() {}
/** Makes SIGUSR1 do nothing in this process. Stays: whoever sends the signal may do so after a script has ended. */
function refuseDebuggers() {
	if (!process.listeners("SIGUSR1").includes(ignoreSignal)) process.on("SIGUSR1", ignoreSignal);
}

// src/commands/evaluation/judging-prompt.ts
/** Undefined for a prompt that has errors. */
async function loadJudgingPrompt(loaded, name, context) {
	let found;
	await require_project_check.checkProject(loaded, context, {
		wanted: (file) => file.name === name,
		renderings: "dropped",
		each({ prompt, tree, sound }, partials) {
			if (sound && prompt !== void 0 && tree !== void 0) found = {
				prompt,
				tree,
				partials
			};
		}
	});
	return found;
}
/** The request that puts an answer before a judging prompt; a sentence where there can be none. */
async function judgingRequest({ prompt, tree, partials }, demand, judged, { project }, requests) {
	let messages;
	try {
		messages = require_render.renderTemplate(tree, partials, { input: require_checked.withDefaults(prompt, inputFor(prompt, demand, judged)) }, {
			compat: project.compat,
			limits: require_checked.promptLimits(project),
			mediaAllowed: project.config.media?.allow ?? []
		});
	} catch (error) {
		if (!require_errors.isSlipwayError(error)) throw error;
		return {
			ok: false,
			problem: `The judging prompt ${demand.prompt} cannot be rendered: ${error.message}`
		};
	}
	const rendering = {
		prompt: prompt.name,
		case: "judgement",
		model: prompt.model ?? null,
		config: prompt.config,
		messages
	};
	const built = await require_build_request.buildRequest(prompt, rendering, {
		...requests,
		model: void 0
	});
	return built.ok ? {
		ok: true,
		value: built.request
	} : {
		ok: false,
		problem: `${demand.prompt} cannot be asked: ${built.problem.message}`
	};
}
/** What a judging prompt may ask for, of which it gets what its input schema names; without a schema everything. */
function inputFor({ input }, { answer, rubric }, judged) {
	const offered = {
		answer,
		...rubric === void 0 ? {} : { rubric },
		input: judged.input,
		question: JSON.stringify(judged.input),
		prompt: judged.prompt,
		case: judged.case
	};
	const properties = require_json.isJsonObject(input.schema) ? require_json.ownProperty(input.schema, "properties") : void 0;
	if (!require_json.isJsonObject(properties)) return offered;
	return Object.fromEntries(Object.entries(offered).filter(([name]) => Object.hasOwn(properties, name)));
}
/**
* What a judge said: `{ "score": 0.8, "reason": "\u2026" }`, `{ "pass": true }`, or a number alone; undefined for anything
* else. A judge reads text of strangers and may quote it: what counts is how its answer ends, and that it ended.
*/
function verdictIn(completion) {
	if (!require_completion.isComplete(completion)) return void 0;
	const found = require_answer_json.jsonAtEnd(require_completion.textOfAnswer(completion));
	if (found === void 0) return void 0;
	const { json: value } = found;
	if (typeof value === "number") return isScore(value) ? {
		score: value,
		reason: ""
	} : void 0;
	if (!require_json.isJsonObject(value)) return void 0;
	const score = require_json.ownProperty(value, "score");
	const pass = require_json.ownProperty(value, "pass");
	const reason = require_json.ownProperty(value, "reason");
	const words = typeof reason === "string" ? reason : "";
	if (typeof score === "number") return isScore(score) ? {
		score,
		reason: words
	} : void 0;
	return typeof pass === "boolean" ? {
		score: pass ? 1 : 0,
		reason: words
	} : void 0;
}
function isScore(value) {
	return value >= 0 && value <= 1;
}

// src/commands/evaluation/judges.ts
/** What judging needs besides the answer: judging prompts, embeddings, scripts. */
/** Judging prompts are loaded when the first of them is needed, each once. */
function openJudges(loaded, session, { scripts, node }, context) {
	const { signal } = context;
	const prompts = /* @__PURE__ */ new Map();
	const freeProcessors = require_session.createLimiter((0, node_os.availableParallelism)());
	let trusted = true;
	const ask = async (request, attempt, replaces) => {
		const answer = await session.answers.ask(request, attempt, {
			signal,
			...replaces && { replaces }
		});
		if (answer.kind === "answer" && !answer.trusted) trusted = false;
		return answer;
	};
	function promptNamed(name) {
		const known = prompts.get(name) ?? loadJudgingPrompt(loaded, name, context);
		prompts.set(name, known);
		return known;
	}
	async function judge(demand, judged) {
		const judging = await promptNamed(demand.prompt);
		if (judging === void 0) return {
			ok: false,
			problem: `The judging prompt ${demand.prompt} has errors.`
		};
		const request = await judgingRequest(judging, demand, judged, loaded, session.requests);
		if (!request.ok) return request;
		const answer = await askedUntilScored(request.value, demand.attempt);
		if (answer.kind === "missing") return {
			ok: false,
			problem: `No answer of ${demand.prompt} is kept (--offline).`
		};
		if (answer.kind === "failed") return {
			ok: false,
			problem: `${demand.prompt}: ${answer.failure.message} ${answer.failure.next}`
		};
		if (!require_completion.isComplete(answer.completion)) return {
			ok: false,
			problem: `${demand.prompt} gave no verdict. ${require_ask_all.incompleteness(answer.completion)}`
		};
		const verdict = verdictIn(answer.completion);
		return verdict === void 0 ? {
			ok: false,
			problem: `${demand.prompt} gave no score: it should end with { "score": 0.8, "reason": "\u2026" }, and said ${startOf(require_completion.textOfAnswer(answer.completion))}. The next run asks it again; where it stays, say in the prompt what to answer, or give \`output.schema\`.`
		} : {
			ok: true,
			value: verdict
		};
	}
	/** A kept answer without a score is none: it is asked for once more, and one with a score takes its place. */
	async function askedUntilScored(request, attempt) {
		const answer = await ask(request, attempt);
		if (!(answer.kind === "answer" && answer.from !== "model" && !hasScore(answer.completion))) return answer;
		const replaces = (kept, given) => !hasScore(kept) && hasScore(given);
		return ask(request, attempt, replaces);
	}
	return {
		get trusted() {
			return trusted;
		},
		servicesFor: (judged) => ({
			async embed([one, other], model = require_embedding.usualEmbeddingModel) {
				const [first, second] = await Promise.all([vectorOf(one, model, ask), vectorOf(other, model, ask)]);
				if (!first.ok) return first;
				return second.ok ? {
					ok: true,
					value: [first.value, second.value]
				} : second;
			},
			judge: (demand) => judge(demand, judged),
			async script(file, answer) {
				if (!scripts) return {
					ok: false,
					problem: `${file} is not run: its code may be a stranger's (${require_foreign_code.foreignCodeWords}).`
				};
				const { root } = loaded.project;
				refuseDebuggers();
				return freeProcessors.run(() => runScript({
					root,
					file,
					answer,
					about: judged,
					node,
					signal
				}));
			}
		})
	};
}
/** One vector a text: it is the same each time. */
async function vectorOf(text, model, ask) {
	const answer = await ask(require_embedding.embeddingRequest(model, text), 1);
	if (answer.kind === "missing") return {
		ok: false,
		problem: `No embedding of ${model} is kept (--offline).`
	};
	if (answer.kind === "failed") return {
		ok: false,
		problem: `${answer.failure.message} ${answer.failure.next}`
	};
	const vector = require_embedding.vectorIn(answer.completion);
	return vector === void 0 ? {
		ok: false,
		problem: `What is kept as an embedding of ${model} is none.`
	} : {
		ok: true,
		value: vector
	};
}
function hasScore(completion) {
	return verdictIn(completion) !== void 0;
}
/** UTF-16 units of a judge's own words. */
const longestWords = 200;
/** The beginning of what a judge said, in one line. */
function startOf(text) {
	const line = text.trim().replace(/\s+/g, " ");
	if (line === "") return "nothing";
	return line.length > longestWords ? `\u201c${line.slice(0, longestWords).toWellFormed()}\u2026\u201d` : `\u201c${line}\u201d`;
}

// src/commands/evaluation/ask-within.ts
/**
* Gives the judged cases to `use` while the limits still hold, so that what is asked there counts as well.
*
* @throws what `holdBudget` and `askAll` throw.
*/
async function askWithin(budget, { loaded, questions, kept, asks, anew, thinking }, session, context, use) {
	const wanting = require_questions.distinctRequests(questions.filter((question) => !kept.has(question)));
	const estimate = asks && require_budget.isLimited(budget) ? await require_budget.estimateCost(wanting, session, context) : void 0;
	const scripts = !await require_foreign_code.isForeignCode(context, loaded.project.root);
	const judges = openJudges(loaded, session, {
		scripts,
		node: process.execPath
	}, context);
	const settle = estimate === void 0 ? void 0 : await require_budget.holdBudget(estimate, budget, session, context);
	const aside = wanting.length > 0 && asks ? thinking?.() : void 0;
	try {
		const answered = await require_ask_all.askAll(questions, kept, session, context, anew);
		return await use(await judgeCases(answered, judges, context.progress), judges);
	} finally {
		await settle?.();
		await aside;
	}
}

Object.defineProperty(exports, "askWithin", {
  enumerable: true,
  get: function () {
    return askWithin;
  }
});
Object.defineProperty(exports, "caseId", {
  enumerable: true,
  get: function () {
    return caseId;
  }
});
Object.defineProperty(exports, "judgeOne", {
  enumerable: true,
  get: function () {
    return judgeOne;
  }
});
Object.defineProperty(exports, "outcomeOfRepeats", {
  enumerable: true,
  get: function () {
    return outcomeOfRepeats;
  }
});
Object.defineProperty(exports, "withoutQuestion", {
  enumerable: true,
  get: function () {
    return withoutQuestion;
  }
});
