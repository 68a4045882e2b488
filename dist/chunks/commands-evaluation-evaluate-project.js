const require_shard = require("./changes-shard.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_git = require("./platform-git.js");
const require_load = require("./platform-shape.js");
const require_chosen_cases = require("./commands-chosen-cases.js");
const require_ask_all = require("./commands-models-ask-all.js");
const require_budget = require("./commands-models-budget.js");
const require_open_models = require("./commands-models-open-models.js");
const require_questions = require("./commands-models-questions.js");
const require_revision_files = require("./changes-git-tree.js");
const require_revisions = require("./changes-revisions.js");
const require_errors = require("./platform-errors.js");
const require_revisions$1 = require("./secrets-sources-revisions.js");
const require_check_cases = require("./evaluation-check-cases.js");
const require_completion = require("./models-completion.js");
const require_merge = require("./evaluation-comparison.js");
const require_prices = require("./models-prices.js");
const require_evidence = require("./commands-evaluation-evidence.js");
const require_foreign_code = require("./commands-evaluation-foreign-code.js");
const require_json = require("./platform-json.js");
const require_process_group = require("./platform-process-group.js");
const require_embed = require("./models-bedrock-embed.js");
const require_checked = require("./prompts-cases-files.js");
const require_render = require("./prompts-limits.js");
const require_project_check = require("./commands-project-check.js");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");
let node_child_process = require("node:child_process");

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
/** Name of a case that is its own in the whole project. */
function caseId({ prompt, case: one }) {
	return `${prompt.name}/${one.name}`;
}
/** Judges what was answered, case by case, in the order in which they were asked. */
async function judgeCases(answered, judges) {
	const byCase = Map.groupBy(answered, caseId);
	const evaluated = [];
	for (const answers of byCase.values()) {
		const [first] = answers;
		if (first === void 0) continue;
		const { prompt, case: one } = first;
		const expectations = await expectationsOf(prompt, one);
		const repeats = [];
		for (const { answer, repeat, cost } of answers) repeats.push({
			repeat,
			...await judgeOne({
				prompt,
				case: one
			}, answer, cost, expectations, judges)
		});
		const outcome = expectations.length === 0 ? unjudged(repeats) : outcomeOfRepeats(repeats, one.passRate);
		evaluated.push({
			prompt,
			case: one,
			questions: answers,
			answers,
			outcome,
			repeats,
			expectations
		});
	}
	return evaluated;
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
	const services = judges.servicesFor({
		prompt: prompt.name,
		case: one.name,
		input: one.input
	});
	const judged = await judgeAnswer(judgedAnswer(completion, cost), expectations, services);
	if (require_completion.isComplete(completion) || judged.outcome === "failed" || acceptsRefusal(one)) return judged;
	const problem = `The answer is not whole: the model stopped with ${completion.stopReason}.`;
	return {
		...judged,
		outcome: "failed",
		problem
	};
}
/** A case that wants the model to decline is content with a stop by a filter. */
function acceptsRefusal({ expect }) {
	return expect.some((one) => one.kind === "refusal" && one.value);
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

// src/commands/evaluation/base.ts
/** The base that an evaluation is compared with: the same cases, put to the prompts of another revision. */
/**
* Opens a revision and builds what its prompts ask for the cases of the head. A prompt that is not there, has errors
* there, or does not take the input of a case, has no base.
*
* @throws SW1401 for an unknown revision, SW0150 to SW0153 of git.
*/
async function openBase(revision, { project }, cases, session, context) {
	const root = require_revisions$1.repositoryFolder(context.cwd) ?? context.cwd;
	const git = {
		directory: root,
		environment: context.environment,
		signal: context.signal
	};
	const repository = new require_revision_files.GitRepository(git);
	try {
		const { commit, label } = await require_revisions.resolveRevision(revision, "base", repository.objects, git);
		const folder = (0, node_path.relative)(root, project.root).split(node_path.sep).join("/");
		const loaded = await require_load.loadProject(`${label}:${folder}`, repository.files(`${commit}^{tree}`, folder));
		const questions = /* @__PURE__ */ new Map();
		let problem;
		for (const [prompt, ofPrompt] of cases) try {
			const collected = await require_questions.collectQuestions(loaded, {
				prompt,
				repeat: (one) => one.repeat,
				casesOf: () => ofPrompt
			}, session.requests, context);
			for (const [id, list] of Map.groupBy(collected.questions, caseId)) questions.set(id, list);
		} catch (error) {
			if (!require_errors.isSlipwayError(error) || error.class === "interrupted") throw error;
			problem ??= `${prompt}: ${error.message}`;
		}
		return {
			label,
			commit,
			questions,
			problem,
			close: () => repository.close()
		};
	} catch (error) {
		repository.close();
		throw error;
	}
}

// src/evaluation/confirmation.ts
/** Above this number of cases one more answer a side is asked for, because more cases are suspected by chance. */
const largeSuite = 500;
/** How many answers a side must give, the first included, before a case counts as broken. */
function answersToConfirm(cases) {
	return cases > largeSuite ? 5 : 4;
}
/**
* Asks again until the head passes, the base fails, or both have given `answers`. `ask` gives the next answer of a side.
* The re-asked answers are for this alone: guard 2 counts first answers only, or failures would be counted twice.
*/
async function confirmRegression(ask, answers) {
	const given = {
		head: ["failed"],
		base: ["passed"]
	};
	const expected = {
		head: "failed",
		base: "passed"
	};
	for (let round = 1; round < answers; round++) for (const side of ["head", "base"]) {
		const outcome = await ask(side);
		given[side].push(outcome);
		if (outcome === "error") return {
			verdict: "error",
			...given
		};
		if (outcome !== expected[side]) return {
			verdict: "flaky",
			...given
		};
	}
	return {
		verdict: "broken",
		...given
	};
}

// src/commands/evaluation/compare.ts
/** Compares the answers of the head with those of the base, and asks again where a case seems to have broken. */
/** The base is asked for nothing but confirmations: its answers are those that were kept when it was the head. */
async function compareWithBase(evaluated, base, session, judges, options, context) {
	const judged = evaluated.filter(({ outcome }) => outcome !== "unjudged");
	const most = answersToConfirm(options.suite);
	const ask = ({ request }, repeat) => session.answers.ask(request, repeat, { signal: context.signal });
	const cases = /* @__PURE__ */ new Map();
	const compared = [];
	let answersSince;
	for (const one of judged) {
		const id = caseId(one);
		const questions = base.questions.get(id) ?? [];
		const kept = await keptAnswers(questions, session);
		for (const answer of kept ?? []) {
			if (answer.kind !== "answer") continue;
			const { createdAt } = answer.completion;
			if (answersSince === void 0 || createdAt < answersSince) answersSince = createdAt;
		}
		const outcomes = kept === void 0 ? void 0 : await judgeAll(one, kept, session, judges);
		const baseOutcome = outcomes === void 0 ? void 0 : outcomeOfRepeats(outcomes, one.case.passRate);
		const head = one.outcome === "unjudged" ? "error" : one.outcome;
		const suspected = baseOutcome === "passed" && head === "failed";
		const isSame = questions[0]?.request.digest === one.questions[0]?.request.digest;
		const confirmation = suspected && options.asks && !isSame ? await confirm(one, questions, most, {
			ask,
			session,
			judges
		}) : void 0;
		const rates = outcomes !== void 0 && one.case.repeat > 1 ? {
			base: rateOf(outcomes),
			head: rateOf(one.repeats)
		} : void 0;
		cases.set(id, {
			rates,
			outcome: baseOutcome ?? "none",
			confirmation: confirmation?.verdict ?? (suspected ? "unconfirmed" : void 0)
		});
		compared.push({
			id,
			head,
			base: baseOutcome,
			must: one.case.must,
			...rates === void 0 ? {} : { rates },
			...confirmation === void 0 ? {} : { confirmation }
		});
	}
	return {
		comparison: require_merge.compareSuites(compared, options),
		cases,
		answersSince
	};
}
/** All repeats or none: half of them would be another case. */
async function keptAnswers(questions, session) {
	const answers = [];
	for (const { request, repeat } of questions) {
		const answer = await session.answers.find(request, repeat);
		if (answer === void 0) return void 0;
		answers.push(answer);
	}
	return answers.length === 0 ? void 0 : answers;
}
async function judgeAll(one, answers, session, judges) {
	const outcomes = [];
	for (const answer of answers) outcomes.push(await judgeOne(one, answer, priceOf(answer, session), one.expectations, judges));
	return outcomes;
}
function rateOf(repeats) {
	return repeats.filter(({ outcome }) => outcome === "passed").length / Math.max(1, repeats.length);
}
function priceOf(answer, session) {
	if (answer.kind !== "answer") return void 0;
	const { model, usage, serviceTier } = answer.completion;
	const price = session.priceOf(model);
	return price === void 0 ? void 0 : require_prices.costOf(price, usage, serviceTier);
}
async function confirm(one, base, most, { ask, session, judges }) {
	const given = {
		head: 0,
		base: 0
	};
	return confirmRegression(async (side) => {
		const question = side === "head" ? one.questions[0] : base[0];
		if (question === void 0) return "error";
		given[side] += 1;
		const answer = await ask(question, one.case.repeat + given[side]);
		return (await judgeOne(one, answer, priceOf(answer, session), one.expectations, judges)).outcome;
	}, most);
}

// src/commands/evaluation/document.ts
/** From judged cases to the document of an evaluation. */
function evaluationOf(facts) {
	const { evaluated, compared, base, shard } = facts;
	const results = require_evaluation.inDocumentOrder(evaluated.map((one) => resultOf(one, compared?.cases.get(caseId(one)))));
	const { interval, ...counts } = require_evaluation.countOutcomes(results);
	const answers = evaluated.flatMap((one) => one.answers.map(({ answer }) => answer));
	return {
		format: require_evaluation.evaluationFormat,
		bundle: facts.bundle ?? null,
		head: facts.head,
		demands: require_evaluation.demandsDigest(facts.demands.map(({ prompt, case: one }) => ({
			...one,
			prompt,
			case: one.name
		}))),
		trusted: answers.length > 0 && answers.every((answer) => answer.kind === "answer" && answer.trusted),
		passed: require_evaluation.passes(results, compared?.comparison),
		...shard === void 0 ? {} : { shard },
		base: base === void 0 ? null : {
			label: base.label,
			commit: base.commit,
			...compared?.answersSince === void 0 ? {} : { answersSince: compared.answersSince }
		},
		results,
		comparison: compared === void 0 ? null : require_merge.documentOf(compared.comparison),
		summary: {
			...counts,
			interval: interval === void 0 ? null : { ...interval },
			cost: facts.cost ?? null,
			keptCost: facts.keptCost ?? null
		},
		createdAt: facts.now.toISOString()
	};
}
function resultOf(one, base) {
	const { prompt, case: { name, must }, outcome, repeats, answers, questions } = one;
	const first = repeats.find((repeat) => repeat.outcome !== "passed");
	const completions = answers.flatMap(({ answer }) => answer.kind === "answer" ? [answer.completion] : []);
	const costs = answers.map(({ cost }) => cost);
	return {
		prompt: prompt.name,
		case: name,
		model: questions[0]?.request.model ?? "",
		outcome,
		must,
		passed: repeats.filter((repeat) => repeat.outcome === "passed").length,
		answers: completions.length,
		requests: [...new Set(questions.map(({ request }) => request.digest))],
		...base === void 0 ? {} : { base: base.outcome },
		...base?.rates === void 0 ? {} : { rates: base.rates },
		...base?.confirmation === void 0 ? {} : { confirmation: base.confirmation },
		judgements: ((outcome === "passed" ? repeats[0] : first)?.judgements ?? []).map(judgementDocument),
		...first?.problem === void 0 || outcome === "passed" ? {} : { problem: first.problem },
		cost: require_evaluation.sumOf(costs) ?? null,
		latencyMilliseconds: completions.length === 0 ? null : Math.max(...completions.map(({ latencyMilliseconds }) => latencyMilliseconds))
	};
}
function judgementDocument({ difference, ...judgement }) {
	return {
		...judgement,
		...difference === void 0 ? {} : { difference: { ...difference } }
	};
}

// src/evaluation/script-files.ts
/** The files that a script imports, read for it: its own process may read none. */
/** Files of one script, and bytes of one of them: far beyond what judging an answer takes. */
const mostFiles = 200;
const largestFile = 1048576;
/** A reader of modules and JSON below the project's folder: regular files alone, through no link, bounded in all. */
function scriptFiles(root) {
	let files = 0;
	return async (path) => {
		files += 1;
		if (files > mostFiles) return { problem: `It imports more than ${mostFiles} files` };
		if (!path.split("/").every((part) => part !== "" && part !== "." && part !== "..") || /[\\:\0]/.test(path)) return { problem: `${path.slice(0, 200)} is no file of the project` };
		if (!/\.(?:js|mjs|json)$/.test(path)) return { problem: `${path} cannot be imported: scripts are ES modules (.js, .mjs), and may import JSON` };
		const file = (0, node_path.join)(root, path);
		try {
			const [folder, real, stat] = await Promise.all([
				(0, node_fs_promises.realpath)(root),
				(0, node_fs_promises.realpath)(file),
				(0, node_fs_promises.lstat)(file)
			]);
			if (real !== (0, node_path.join)(folder, path)) return { problem: `${path} is reached through a link: import the file itself` };
			if (!stat.isFile()) return { problem: `${path} is no file` };
			if (stat.size > largestFile) return { problem: `${path} is larger than 1 MiB` };
			return { text: await (0, node_fs_promises.readFile)(file, "utf8") };
		} catch {
			return { problem: `${path} cannot be read: is it there?` };
		}
	};
}

// src/evaluation/script-realm.ts
/**
* What runs in the process of a script, as text because it must be no file that a script could replace.
*
* The script gets a realm of its own (`node:vm`) that has JavaScript and nothing of Node's: no `process`, no `require`,
* no modules of Node's, no timers. No object of the realm outside enters it, for each would lead to that realm's
* `Function` and on: data comes as JSON text and is parsed inside, and what the script throws is read inside.
* `import(…)` gives promises of the realm outside, so its text is refused before anything runs; the keyword knows no
* escapes, and `eval` and `Function` are off. Around the realm stands a process that may read no file, makes no code
* from text, and has lost what signals, loads or reports.
*/
/** Runs in the realm before the script. `say` never leaves it: it is a function from outside. */
const inside = `"use strict";
((say) => {
  const { parse, stringify } = JSON;
  delete globalThis.WebAssembly;
  // Node formats stacks by a function outside, whose own overflow of the stack would be an error of that realm.
  Object.defineProperty(Error, "prepareStackTrace", { value: undefined });
  Object.defineProperty(Error, "stackTraceLimit", { value: undefined, writable: false, configurable: false });
  // Outside waits for promises of this realm; a \`then\` of the script's own would get functions from there.
  Object.freeze(Promise.prototype);
  Object.freeze(Promise);
  const quiet = () => undefined;
  globalThis.console = { log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet };
  const describe = (thrown) => {
    try {
      const words = thrown?.message ?? thrown;
      return typeof words === "string" ? words : \`\${words}\`;
    } catch {
      return "It threw something that has no text.";
    }
  };
  const complain = (thrown) => say("problem", describe(thrown));
  const judge = async (module, text) => {
    try {
      if (typeof module.default !== "function") return void say("problem", "Its default export is no function.");
      const { answer, about } = parse(text);
      say("result", stringify((await module.default(answer, about)) ?? null) ?? "null");
    } catch (error) {
      complain(error);
    }
  };
  return { complain, judge };
})`;
/** The program for \`node --eval\`. */
const scriptRealm = `
import { readSync, writeSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { constants, createContext, runInContext, SourceTextModule } from "node:vm";

const exit = process.reallyExit.bind(process);
const on = process.on.bind(process);
let rest = Buffer.alloc(0);
function readLine() {
  for (;;) {
    const end = rest.indexOf(10);
    if (end >= 0) {
      const line = rest.toString("utf8", 0, end);
      rest = rest.subarray(end + 1);
      return line;
    }
    const chunk = Buffer.alloc(65536);
    let size = 0;
    try {
      size = readSync(0, chunk);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      continue;
    }
    if (size === 0) exit(1);
    rest = Buffer.concat([rest, chunk.subarray(0, size)]);
  }
}
function write(message) {
  const bytes = Buffer.from(JSON.stringify(message) + "\\n");
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
function say(kind, text) {
  if (typeof text !== "string") write({ problem: "Its result is no JSON." });
  else if (kind === "problem") write({ problem: text.slice(0, 1000) });
  else if (text.length > 16384) write({ problem: "Its result is longer than 16,384 characters of JSON." });
  else write({ result: text });
  exit(0);
}

// Node would show what nobody caught by functions that the script may put into it.
on("unhandledRejection", () => say("problem", "A promise of the script was rejected, and nobody waits for it."));
on("uncaughtException", () => say("problem", "The script threw an error outside of its function."));

const { file, data } = JSON.parse(readLine());
const realm = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
const { complain, judge } = runInContext(${JSON.stringify(inside)}, realm)(say);

const dynamic = /(?<![\\p{ID_Continue}$\\u200c\\u200d])import\\s*[(./]/u;
const modules = new Map();
function load(path) {
  const known = modules.get(path);
  if (known !== undefined) return known;
  write({ load: path });
  const { text, problem } = JSON.parse(readLine());
  if (problem !== undefined) throw new Error(problem);
  const isJson = path.endsWith(".json");
  if (!isJson && dynamic.test(text)) {
    throw new Error(path + " has import(…), import.meta or a comment after the word import: write static imports of files of the project");
  }
  if (isJson) JSON.parse(text);
  const source = isJson ? "export default JSON.parse(" + JSON.stringify(text) + ")" : text;
  const made = new SourceTextModule(source, { context: realm, identifier: path });
  modules.set(path, made);
  return made;
}
function resolve(specifier, from) {
  if (/^\\.\\.?\\//.test(specifier)) return join(dirname(from), specifier);
  throw new Error("Scripts of expectations cannot import " + specifier.slice(0, 80) + ": they have JavaScript and files of the project (./words.mjs), and no modules of Node or of packages");
}
// Closed behind us, in case something of this realm should ever reach the script's.
for (const name of Reflect.ownKeys(process)) {
  if (typeof process[name] !== "function" || ["emit", "nextTick", "emitWarning", "reallyExit"].includes(name)) continue;
  try {
    process[name] = undefined;
  } catch {}
}
for (const name of ["process", "fetch", "WebSocket", "EventSource", "Worker", "BroadcastChannel", "WebAssembly"]) {
  delete globalThis[name];
}
for (const type of [Function, Array, Promise, Map, Uint8Array, String]) {
  Object.freeze(type.prototype);
  Object.freeze(type);
}
// Node's own errors write \`name\` of theirs, which frozen prototypes would forbid.
for (const type of [Object, Error, RangeError, TypeError, SyntaxError]) Object.preventExtensions(type.prototype);
Object.freeze(Error);

let entry;
try {
  entry = load(file);
  await entry.link((specifier, { identifier }) => load(resolve(specifier, identifier)));
} catch (error) {
  // No code of the script has run yet: the error is ours or the compiler's.
  const place = error?.name === "SyntaxError" ? /^(.{1,300}:\\d+)\\n/.exec(String(error.stack))?.[1] : undefined;
  say("problem", (place === undefined ? "" : place + ": ") + error.message);
}
try {
  await entry.evaluate();
} catch (error) {
  complain(error);
}
judge(entry.namespace, data);
`;

// src/evaluation/script.ts
/**
* Runs a script of the project over an answer: in a process of its own that has no environment variables, reads no file,
* starts nothing, and gives the script JavaScript without anything of Node's. Those of a fork are never run all the same.
*/
const usualTimeLimit = 1e4;
/** Bytes of all that its process says, and of what it prints that is kept for a message. */
const mostSaid = 1048576;
const longestErrors = 4096;
/** Megabytes of its heap. */
const heap = 256;
/** Runs the script. What goes wrong with it is no failure of the answer: `ok: false` with a sentence. */
async function runScript(request) {
	const { file, signal, timeLimit = usualTimeLimit } = request;
	if (file.endsWith(".cjs")) return {
		ok: false,
		problem: `${file} is not run: scripts are ES modules. Write \`export default\` in place of \`module.exports =\`, and name it .mjs.`
	};
	const said = await listenTo(request, timeLimit);
	signal.throwIfAborted();
	if (said.timedOut) return {
		ok: false,
		problem: `${file} did not end within ${timeLimit / 1e3} s.`
	};
	const { verdict } = said;
	if (verdict === void 0) {
		const why = said.errors.trim().split("\n").at(-1) ?? "";
		return {
			ok: false,
			problem: `${file} ended without a verdict${why === "" ? "" : `: ${why.slice(0, 300)}`}.`
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
/** In place of Node's own answer to SIGUSR1, which opens a debugger for everybody on the machine. */
function ignoreSignal() {}
function listenTo({ root, file, answer, about, node, signal }, timeLimit) {
	if (!process.listeners("SIGUSR1").includes(ignoreSignal)) process.on("SIGUSR1", ignoreSignal);
	const parameters = [
		"--permission",
		...process.allowedNodeEnvironmentFlags.has("--disable-sigusr1") ? ["--disable-sigusr1"] : [],
		"--disallow-code-generation-from-strings",
		"--experimental-vm-modules",
		`--max-old-space-size=${heap}`,
		"--no-warnings",
		"--input-type=module",
		"--eval",
		scriptRealm
	];
	return new Promise((resolve, reject) => {
		let timedOut = false;
		let verdict;
		const child = (0, node_child_process.spawn)(node, parameters, {
			cwd: root,
			env: {},
			stdio: [
				"pipe",
				"ignore",
				"pipe",
				"pipe"
			],
			...require_process_group.groupOptions()
		});
		const end = () => require_process_group.endGroup(child);
		const timer = setTimeout(() => {
			timedOut = true;
			end();
		}, timeLimit);
		signal.addEventListener("abort", end, { once: true });
		if (signal.aborted) end();
		const send = (message) => {
			child.stdin?.write(`${JSON.stringify(message)}\n`);
		};
		const read = scriptFiles(root);
		eachLine(child.stdio[3], end, (line) => {
			const said = parsed(line);
			const load = said?.["load"];
			if (verdict !== void 0) return;
			if (typeof load === "string") {
				read(load).then(send);
				return;
			}
			verdict = verdictOf(said);
			end();
		});
		const errors = collected(child.stderr, longestErrors);
		const settled = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", end);
		};
		child.on("error", (error) => {
			settled();
			reject(error);
		});
		child.on("close", () => {
			settled();
			resolve({
				verdict,
				errors: errors(),
				timedOut: timedOut && verdict === void 0
			});
		});
		child.stdin?.on("error", () => void 0);
		send({
			file,
			data: JSON.stringify({
				answer,
				about
			})
		});
	});
}
/** Calls `take` for every line that comes, and `tooMuch` where more comes than any script has to say. */
function eachLine(stream, tooMuch, take) {
	let rest = "";
	let size = 0;
	stream?.on("data", (chunk) => {
		size += chunk.length;
		if (size > mostSaid) return tooMuch();
		const lines = `${rest}${chunk.toString("latin1")}`.split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) take(Buffer.from(line, "latin1").toString("utf8"));
	});
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
/** Keeps the beginning of what a stream gives, and reads the rest so that its writer is not held up. */
function collected(stream, most) {
	const chunks = [];
	let size = 0;
	stream?.on("data", (chunk) => {
		if (size < most) chunks.push(chunk.subarray(0, most - size));
		size += chunk.length;
	});
	return () => Buffer.concat(chunks).toString("utf8");
}
function parsed(text) {
	try {
		const value = JSON.parse(text);
		return require_json.isJsonObject(value) ? value : void 0;
	} catch {
		return;
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

// src/commands/evaluation/judges.ts
/** What judging needs besides the answer: judging prompts, embeddings, scripts. */
/** Judging prompts are loaded when the first of them is needed, each once. */
function openJudges(loaded, session, { scripts, node }, context) {
	const { project } = loaded;
	const prompts = /* @__PURE__ */ new Map();
	const vectors = /* @__PURE__ */ new Map();
	function promptNamed(name) {
		const known = prompts.get(name) ?? loadPrompt(loaded, name, context);
		prompts.set(name, known);
		return known;
	}
	async function vectorOf(text, model) {
		const key = JSON.stringify([model, text]);
		const known = vectors.get(key) ?? session.embed(model, text, context.signal);
		vectors.set(key, known);
		const embedding = await known;
		return embedding.ok ? {
			ok: true,
			value: embedding.vector
		} : embedding;
	}
	async function judge(demand, judged) {
		const judging = await promptNamed(demand.prompt);
		if (judging === void 0) return {
			ok: false,
			problem: `The judging prompt ${demand.prompt} has errors.`
		};
		const { prompt, tree, partials } = judging;
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
		const built = await require_questions.buildRequest(prompt, rendering, {
			...session.requests,
			model: void 0
		});
		if (!built.ok) return {
			ok: false,
			problem: `${demand.prompt} cannot be asked: ${built.problem.message}`
		};
		const answer = await session.answers.ask(built.request, demand.attempt, { signal: context.signal });
		if (answer.kind === "missing") return {
			ok: false,
			problem: `No answer of ${demand.prompt} is kept (--offline).`
		};
		if (answer.kind === "failed") return {
			ok: false,
			problem: `${demand.prompt}: ${answer.failure.message}`
		};
		const verdict = verdictIn(require_completion.textOfAnswer(answer.completion));
		if (verdict === void 0) return {
			ok: false,
			problem: `${demand.prompt} gave no score: it should answer { "score": 0.8, "reason": "…" }.`
		};
		return {
			ok: true,
			value: verdict
		};
	}
	return { servicesFor: (judged) => ({
		async embed([one, other], model = require_embed.usualEmbeddingModel) {
			const [first, second] = await Promise.all([vectorOf(one, model), vectorOf(other, model)]);
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
				problem: `${file} is not run: its code may be a stranger's (a pull request from a fork, pull_request_target or workflow_run).`
			};
			const { root } = project;
			return runScript({
				root,
				file,
				answer,
				about: judged,
				node,
				signal: context.signal
			});
		}
	}) };
}
async function loadPrompt(loaded, name, context) {
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
/** `{ "score": 0.8, "reason": "…" }`, `{ "pass": true }`, or a number alone. */
function verdictIn(text) {
	const json = require_check_cases.jsonIn(text);
	if (!json.ok) return void 0;
	const { value } = json;
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

// src/commands/evaluation/evaluate-project.ts
/** The evaluation of a project: ask, judge, compare, and keep the evidence. */
/** @throws what `run` throws, SW1401 for the base, SW0103 for inputs that cannot be. */
async function evaluateProject(inputs, context) {
	const shard = inputs.shard === void 0 ? void 0 : require_shard.readShard(inputs.shard);
	const loaded = await require_load.findProject(context.cwd);
	const { offline, model } = inputs;
	const models = await require_open_models.openModels(require_load.soundProject(loaded), {
		environment: inputs.environment,
		offline,
		model
	}, context);
	const { session, environment } = models;
	try {
		const choice = {
			prompt: inputs.prompt,
			case: inputs.case,
			shard,
			repeat: (one) => one.repeat
		};
		const collected = await require_questions.collectQuestions(loaded, choice, session.requests, context);
		const { questions, findings, cases } = collected;
		if (inputs.case !== void 0 && questions.length === 0 && findings.length === 0 && shard === void 0) {
			const names = cases.map((one) => one.case.name);
			throw require_chosen_cases.noSuchCase(inputs.case, inputs.prompt, names);
		}
		const asked = await askAndCompare(loaded, collected, models, inputs, context);
		const evaluation = evaluationOf({
			...asked,
			head: {
				commit: await commitOf(loaded.project.root, context),
				model: model ?? null
			},
			demands: cases,
			bundle: void 0,
			shard: shard === void 0 ? void 0 : {
				part: shard.index,
				of: shard.total
			},
			cost: session.asked,
			keptCost: require_evaluation.sumOf(asked.answered.filter((one) => !isNew(one)).map(({ cost }) => cost)),
			now: context.now()
		});
		const problem = asked.base?.problem;
		const notes = [...findings.map(({ message }) => message), ...problem === void 0 ? [] : [`The base could not be asked for all prompts. ${problem}`]];
		if (environment === void 0) return {
			evaluation,
			evidence: void 0,
			notes
		};
		const coverage = {
			narrowedBy: narrowedBy(inputs),
			unaskable: unaskableIn(collected)
		};
		const why = require_evidence.whyNoEvidence(evaluation, coverage, environment.name);
		if (why !== void 0) return {
			evaluation,
			evidence: void 0,
			notes: [...notes, why]
		};
		return {
			...await require_evidence.keepEvidence(loaded, environment, evaluation, context),
			notes
		};
	} finally {
		await models.close();
	}
}
/** Asks within the limits, judges, and compares. */
async function askAndCompare(loaded, { questions, cases }, { session, environment, budget: policy }, inputs, context) {
	const { offline, tolerance } = inputs;
	const judged = questions.filter(({ case: one }) => demands(one));
	const kept = await require_ask_all.findKept(judged, session, context);
	const budget = {
		maxCost: inputs["max-cost"],
		budget: policy,
		store: environment?.store
	};
	const wanting = require_questions.distinctRequests(judged.filter((question) => !kept.has(question)));
	const estimate = !offline && require_budget.isLimited(budget) ? await require_budget.estimateCost(wanting, session, context) : void 0;
	const scripts = !await require_foreign_code.isForeignCode(context);
	const judges = openJudges(loaded, session, {
		scripts,
		node: process.execPath
	}, context);
	const settle = estimate === void 0 ? void 0 : await require_budget.holdBudget(estimate, budget, session, context);
	try {
		const answered = await require_ask_all.askAll(judged, kept, session, context);
		const evaluated = await judgeCases(answered, judges);
		if (inputs.base === void 0) return {
			evaluated,
			answered,
			compared: void 0,
			base: void 0
		};
		const base = await openBase(inputs.base, loaded, casesOf(judged), session, context);
		try {
			const suite = cases.filter((one) => demands(one.case)).length;
			return {
				evaluated,
				answered,
				compared: await compareWithBase(evaluated, base, session, judges, {
					tolerance,
					asks: !offline,
					suite
				}, context),
				base
			};
		} finally {
			base.close();
		}
	} finally {
		await settle?.();
	}
}
function demands({ expect }) {
	return expect.length > 0;
}
/** True for an answer that was asked for now. */
function isNew({ answer }) {
	return answer.kind === "answer" && answer.from === "model";
}
/** Cases that demand something and about which there is no question. */
function unaskableIn({ questions, cases }) {
	const asked = new Set(questions.map(({ case: one }) => one));
	return cases.filter(({ case: one }) => demands(one) && !asked.has(one)).length;
}
/** The input by which this is a part of the evaluation, or another one; as the person wrote it. */
function narrowedBy({ prompt, case: one, shard, model }) {
	if (prompt !== void 0) return `the prompt ${prompt} alone`;
	if (one !== void 0) return `--case ${one}`;
	if (shard !== void 0) return `--shard ${shard}`;
	return model === void 0 ? void 0 : `--model ${model}`;
}
/** The commit that is checked out; null where there is none. */
async function commitOf(directory, { environment, signal }) {
	const head = await require_git.runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	], {
		directory,
		environment,
		signal
	});
	return head.exitCode === 0 ? head.output.toString("utf8").trim() : null;
}
function casesOf(questions) {
	const byPrompt = /* @__PURE__ */ new Map();
	for (const { prompt, case: one } of questions) {
		const cases = byPrompt.get(prompt.name) ?? /* @__PURE__ */ new Set();
		byPrompt.set(prompt.name, cases.add(one));
	}
	return new Map([...byPrompt].map(([prompt, cases]) => [prompt, [...cases]]));
}

exports.evaluateProject = evaluateProject;
