const require_shard = require("./changes-shard.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_tree_demands = require("./commands-gates-tree-demands.js");
const require_load = require("./platform-shape.js");
const require_chosen_cases = require("./commands-chosen-cases.js");
const require_ask_all = require("./commands-models-ask-all.js");
const require_resume_input = require("./commands-models-again-input.js");
const require_open_models = require("./commands-models-open-models.js");
const require_questions = require("./commands-models-questions.js");
const require_batch_request = require("./commands-models-batch-request.js");
const require_who = require("./commands-git-setting.js");
const require_ask_within = require("./commands-evaluation-ask-within.js");
const require_revision_files = require("./changes-git-tree.js");
const require_revisions = require("./changes-revisions.js");
const require_errors = require("./platform-errors.js");
const require_revisions$1 = require("./secrets-sources-revisions.js");
const require_evidence = require("./commands-evaluation-evidence.js");
const require_batch = require("./commands-models-batch-budget.js");
const require_words = require("./platform-words.js");
const require_merge = require("./evaluation-comparison.js");
const require_prices = require("./models-identifier.js");
const require_limited = require("./platform-limited.js");
const require_order = require("./platform-order.js");
const require_inputs = require("./platform-inputs.js");
let node_path = require("node:path");

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
			for (const [id, list] of Map.groupBy(collected.questions, require_ask_within.caseId)) questions.set(id, list);
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
/**
* A base that asks what the head asks can excuse no failure: with it a red evaluation would be green by itself. What
* only the head has is no difference from the base. Neither can one that did not pass itself, or of which nobody knows:
* the next push would excuse what broke with the last.
*/
async function whyNothingIsExcused({ commit, questions }, head, ofHead, store) {
	if (commit === head) return "same-commit";
	if (!ofHead.some((question) => {
		const [onBase] = questions.get(require_ask_within.caseId(question)) ?? [];
		return onBase !== void 0 && onBase.request.digest !== question.request.digest;
	})) return "same-requests";
	return await require_evidence.didCommitPass(store, commit) ? void 0 : "not-passed";
}

// src/commands/evaluation/by-batch.ts
/**
* Has batch jobs answer what the head and the base lack. What a job could not answer is a failure with its reason; for the
* base, whose answers are read where they are kept, it is a note.
*
* @throws what `runBatch` throws.
*/
async function answersByBatch(judged, kept, base, options, models, project, context) {
	const ofBase = [...base?.questions.values() ?? []].flat();
	const keptOfBase = await require_ask_all.findKept(ofBase, models.session, context);
	const wanting = [...judged.filter((one) => !kept.has(one)), ...ofBase.filter((one) => !keptOfBase.has(one))];
	const batch = await require_batch.runBatch(wanting, options, models, project, context);
	const known = new Map([...kept, ...batch.answers]);
	if (batch.waiting.length > 0) return {
		kind: "waiting",
		batch,
		answers: [...judged, ...ofBase].filter((one) => known.has(one) || keptOfBase.has(one)).length
	};
	for (const question of judged) if (!known.has(question)) known.set(question, {
		kind: "failed",
		failure: require_batch.tooFewForJob(question.request.model)
	});
	return {
		kind: "known",
		known,
		notes: notesOnBase(ofBase.filter((one) => !keptOfBase.has(one)), batch.answers)
	};
}
function notesOnBase(asked, answers) {
	const lacking = asked.filter((question) => answers.get(question)?.kind !== "answer");
	const [first] = lacking;
	if (first === void 0) return [];
	const answer = answers.get(first);
	const { message, next } = answer?.kind === "failed" ? answer.failure : require_batch.tooFewForJob(first.request.model);
	const them = lacking.length === 1 ? "is" : "are";
	return [`${require_words.counted(lacking.length, "answer")} of the base ${them} missing, so their cases are not compared. ${first.prompt.name}, ${first.case.name}: ${message} ${next}`];
}

// src/evaluation/confirmation.ts
/**
* Above these numbers of cases one more answer a side is asked for each, because more cases are suspected by chance: so
* that by this guard no more than about 5 % of runs without a change are red (bench/evaluation-gate.ts).
*/
const largeSuites = [
	500,
	1500,
	5e3
];
/** How many answers a side must give, the first included, before a case counts as broken. */
function answersToConfirm(cases) {
	return 4 + largeSuites.filter((size) => cases > size).length;
}
/**
* Asks again until the head passes, the base fails, or both have given `answers`, those before and none that is an error
* counted. `ask` gives the next answer of a side. The re-asked answers are for this alone: guard 2 counts first answers
* only, or failures would be counted twice.
*/
async function confirmRegression(ask, answers, first = {
	head: ["failed"],
	base: ["passed"]
}) {
	const judged = (side) => first[side].filter((answer) => answer !== "error");
	const given = {
		head: judged("head"),
		base: judged("base")
	};
	if (given.head.includes("passed") || given.base.includes("failed")) return {
		verdict: "flaky",
		...given
	};
	const expected = {
		head: "failed",
		base: "passed"
	};
	while (given.head.length < answers || given.base.length < answers) for (const side of ["head", "base"]) {
		if (given[side].length >= answers) continue;
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
	let trusted = true;
	const seen = (answer) => {
		if (answer.kind === "answer" && !answer.trusted) trusted = false;
	};
	const ask = async ({ request }, repeat) => {
		const answer = await session.answers.ask(request, repeat, { signal: context.signal });
		seen(answer);
		return answer;
	};
	const comparing = {
		ask,
		seen,
		session,
		judges
	};
	const found = await require_limited.mapLimited(judged, 256, (one) => compareCase(one, base.questions.get(require_ask_within.caseId(one)) ?? [], most, comparing));
	const sides = await require_limited.mapLimited([...found.entries()], 256, ([index, side]) => confirmAlone(judged[index], side, most, options.asks, comparing));
	const since = sides.flatMap(({ answersSince }) => answersSince ?? []).sort(require_order.compareText);
	return {
		comparison: require_merge.compareSuites(sides.map(({ compared }) => compared), options),
		cases: new Map(sides.map(({ compared, outcome }) => [compared.id, outcome])),
		answersSince: since[0],
		trusted
	};
}
/** One case on the base by its kept answers, and confirmed where it seems to have broken. */
async function compareCase(one, questions, most, { ask, seen, session, judges }) {
	const found = await firstAnswers(questions, session);
	found.forEach(seen);
	const kept = found.length > 0 && found.length === questions.length ? found : void 0;
	const given = (kept ?? []).flatMap((answer) => answer.kind === "answer" ? [answer.completion.createdAt] : []);
	const outcomes = kept === void 0 ? void 0 : await judgeAll(one, kept, session, judges);
	const base = outcomes === void 0 ? void 0 : require_ask_within.outcomeOfRepeats(outcomes, one.case.passRate);
	const head = one.outcome === "unjudged" ? "error" : one.outcome;
	const gotWorse = base === "passed" && head === "failed";
	const unchanged = questions[0]?.request.digest === one.questions[0]?.request.digest;
	const first = {
		head: outcomesOf(one.repeats),
		base: outcomesOf(outcomes ?? [])
	};
	const confirmation = gotWorse && !unchanged ? await confirm(one, questions, most, first, {
		ask,
		session,
		judges
	}) : void 0;
	const { verdict, problem = problemOf$1(outcomes) } = confirmation ?? {};
	const rates = outcomes !== void 0 && one.case.repeat > 1 ? ratesOf(first) : void 0;
	return {
		compared: {
			id: require_ask_within.caseId(one),
			head,
			base,
			prompt: one.prompt.name,
			...one.case.cluster === void 0 ? {} : { cluster: one.case.cluster },
			unchanged,
			must: one.case.must,
			...rates === void 0 ? {} : { rates },
			...confirmation === void 0 ? {} : { confirmation }
		},
		outcome: {
			rates,
			usage: require_merge.usageOfAnswers(found.flatMap((answer) => answer.kind === "answer" ? [{
				completion: answer.completion,
				cost: priceOf(answer, session)
			}] : [])),
			unchanged,
			errors: first.base.filter((outcome) => outcome === "error").length,
			problem: base === "error" || verdict === "error" ? problem : void 0,
			outcome: base ?? "none",
			confirmation: verdict ?? (gotWorse ? "unconfirmed" : void 0)
		},
		answersSince: given.sort(require_order.compareText)[0]
	};
}
/** A failure that the base has no answers to compare with: asked again on the head alone. */
async function confirmAlone(one, side, most, asks, comparing) {
	const { compared, outcome } = side;
	if (one === void 0 || compared.base !== void 0 || compared.head !== "failed") return side;
	const base = Array.from({ length: most }, () => "passed");
	const { verdict, head: asked, problem } = await confirm(one, [], most, {
		head: outcomesOf(one.repeats),
		base
	}, comparing);
	if (verdict === "error" && !asks) return side;
	return {
		...side,
		compared: {
			...compared,
			confirmation: {
				verdict,
				head: asked,
				base: []
			}
		},
		outcome: {
			...outcome,
			confirmation: verdict,
			problem: verdict === "error" ? problem : void 0
		}
	};
}
/** The answers that are kept, as far as they go on without a gap: a mean of what answers take needs no more. */
async function firstAnswers(questions, session) {
	const answers = [];
	for (const { request, repeat } of questions) {
		const answer = await session.answers.find(request, repeat);
		if (answer === void 0) break;
		answers.push(answer);
	}
	return answers;
}
async function judgeAll(one, answers, session, judges) {
	return Promise.all(answers.map((answer) => require_ask_within.judgeOne(one, answer, priceOf(answer, session), one.expectations, judges)));
}
/** Why one of the base's answers could not be judged. */
function problemOf$1(outcomes) {
	const [first] = (outcomes ?? []).flatMap((judged) => errorOf(judged) ?? []);
	return first === void 0 ? void 0 : `On the base: ${first}`;
}
/** Why an answer could not be judged, by the answer itself or by what was demanded of it. */
function errorOf({ outcome, problem, judgements }) {
	if (outcome !== "error") return void 0;
	return problem ?? judgements.find((judgement) => judgement.outcome === "error")?.reason;
}
function outcomesOf(repeats) {
	return repeats.map(({ outcome }) => outcome);
}
/** What could not be judged counts for nothing; where that is all of a side, there is no rate. */
function ratesOf({ head, base }) {
	const rates = {
		base: rateOf(base),
		head: rateOf(head)
	};
	return rates.base === void 0 || rates.head === void 0 ? void 0 : {
		base: rates.base,
		head: rates.head
	};
}
function rateOf(outcomes) {
	const judged = outcomes.filter((outcome) => outcome !== "error").length;
	return judged === 0 ? void 0 : outcomes.filter((outcome) => outcome === "passed").length / judged;
}
/**
* Answers to confirm with are kept like every other, under numbers that no `repeat` reaches: asked for because of a
* failure, they would be no fair sample where more repeats are demanded later.
*/
const repeatsAtMost = 100;
function priceOf(answer, session) {
	if (answer.kind !== "answer") return void 0;
	const { usage, serviceTier } = answer.completion;
	const price = session.priceOf(answer.completion);
	return price === void 0 ? void 0 : require_prices.costOf(price, usage, serviceTier);
}
async function confirm(one, base, most, first, { ask, session, judges }) {
	const given = {
		head: 0,
		base: 0
	};
	let problem;
	return {
		...await confirmRegression(async (side) => {
			const question = side === "head" ? one.questions[0] : base[0];
			if (question === void 0) return "error";
			given[side] += 1;
			const answer = await ask(question, repeatsAtMost + given[side]);
			const judged = await require_ask_within.judgeOne(one, answer, priceOf(answer, session), one.expectations, judges);
			const why = errorOf(judged);
			const onBase = base.length === 0 ? "has no answer on the base" : "passed on the base";
			if (why !== void 0) problem = `It failed here and ${onBase}, and could not be confirmed: ${why}`;
			return judged.outcome;
		}, most, first),
		problem
	};
}

// src/commands/evaluation/document.ts
/** From judged cases to the document of an evaluation. */
/**
* `slipway/evaluation/v1`, results in the order of the document whatever order they came in. `trusted` only where every
* answer counts as evidence.
*/
function evaluationOf(facts) {
	const { evaluated, compared, base, shard } = facts;
	const results = require_evaluation.inDocumentOrder(evaluated.map((one) => resultOf(one, compared?.cases.get(require_ask_within.caseId(one)))));
	const { interval, ...counts } = require_evaluation.countOutcomes(results);
	const usage = require_merge.usageOf(results);
	const answers = evaluated.flatMap((one) => one.answers.map(({ answer }) => answer));
	return {
		format: require_evaluation.evaluationFormat,
		bundle: facts.bundle ?? null,
		head: facts.head,
		demands: facts.demandsDigest,
		trusted: answers.length > 0 && answers.every((answer) => answer.kind === "answer" && answer.trusted) && facts.judgesCount && compared?.trusted !== false,
		passed: require_evaluation.passes(results, compared?.comparison) || isEmptyPart(facts),
		...shard === void 0 ? {} : { shard },
		base: base === void 0 ? null : {
			label: base.label,
			commit: base.commit,
			...compared?.answersSince === void 0 ? {} : { answersSince: compared.answersSince },
			...facts.excusesNothing === void 0 ? {} : { excusesNothing: facts.excusesNothing }
		},
		results,
		comparison: compared === void 0 ? null : require_merge.documentOf(compared.comparison),
		...usage === void 0 ? {} : { usage },
		summary: {
			...counts,
			...require_evaluation.repeatErrorsOf(results),
			interval: interval === void 0 ? null : { ...interval },
			cost: facts.cost ?? null,
			keptCost: facts.keptCost ?? null
		},
		createdAt: facts.now.toISOString()
	};
}
/** More jobs than cases: such a part proves nothing, and holds nobody up. Parts that are joined are judged anew. */
function isEmptyPart({ evaluated, demands, shard }) {
	return shard !== void 0 && evaluated.length === 0 && demands.some(({ case: one }) => one.expect.length > 0);
}
function resultOf(one, base) {
	const { prompt, case: { name, must, cluster }, outcome, repeats, answers, questions } = one;
	const first = repeats.find((repeat) => repeat.outcome !== "passed");
	const priced = answers.flatMap(({ answer, cost }) => answer.kind === "answer" ? [{
		completion: answer.completion,
		cost
	}] : []);
	const latencies = priced.map(({ completion }) => completion.latencyMilliseconds);
	return {
		prompt: prompt.name,
		case: name,
		model: questions[0]?.request.model ?? prompt.model ?? "",
		outcome,
		must,
		passed: repeats.filter((repeat) => repeat.outcome === "passed").length,
		answers: priced.length,
		requests: [...new Set(questions.map(({ request }) => request.digest))],
		...base === void 0 ? {} : { base: base.outcome },
		...base?.rates === void 0 ? {} : { rates: base.rates },
		...base?.unchanged === true ? { unchanged: true } : {},
		...cluster === void 0 ? {} : { cluster },
		...errorsOf(one, base),
		...base?.confirmation === void 0 ? {} : { confirmation: base.confirmation },
		judgements: ((outcome === "passed" ? repeats[0] : first)?.judgements ?? []).map(judgementDocument),
		...problemOf(one, base),
		...outcome === "error" && one.isProjects ? { inProject: true } : {},
		cost: answers.length === 0 ? null : require_evaluation.sumOf(answers.map(({ cost }) => cost)) ?? null,
		latencyMilliseconds: latencies.length === 0 ? null : Math.max(...latencies),
		...require_merge.usageOfCase(require_merge.usageOfAnswers(priced), base?.usage)
	};
}
/** Of the first answer that did not pass; where nobody knows what became of the case, why. */
function problemOf({ outcome, repeats }, base) {
	const first = repeats.find((repeat) => repeat.outcome !== "passed");
	const problem = [outcome === "passed" ? void 0 : first?.problem, base?.problem].filter((part) => part !== void 0).join(" ");
	return problem === "" ? {} : { problem };
}
/** Nothing where every repeat of both sides was judged. */
function errorsOf({ repeats }, base) {
	const errors = repeats.filter((repeat) => repeat.outcome === "error").length;
	return {
		...errors === 0 ? {} : {
			errors,
			judged: repeats.length - errors
		},
		...base === void 0 || base.errors === 0 ? {} : { baseErrors: base.errors }
	};
}
function judgementDocument({ difference, ...judgement }) {
	return {
		...judgement,
		...difference === void 0 ? {} : { difference: { ...difference } }
	};
}

// src/commands/evaluation/next-demand.ts
/** What to write where nothing was evaluated, because no case demands anything. */
/** Files in which `expect:` can stand; the others are of the classic layout, which has no place for it. */
const casesFile = /\.cases\.(?:yaml|yml|json)$/;
/**
* The next step, as one sentence or two.
*
* @param cases those that were looked at; none of them demands anything
* @param prompt name of the prompt that was chosen, where one was
*/
function nextDemand(cases, prompt) {
	const [first] = cases.filter(({ case: one }) => casesFile.test(one.source.file));
	const page = "docs/evaluation.md lists what can be demanded.";
	if (first === void 0) return `Write a case that demands something into ${cases[0]?.prompt ?? prompt ?? "NAME"}.cases.yaml beside the prompt: { name: hello, input: { \u2026 }, expect: { contains: hello } }. ${page}`;
	const { name, source } = first.case;
	return `Add \`expect:\` to the case ${require_inputs.quoted(name)} in ${source.file}, for example \`expect: { contains: hello }\`. ${page}`;
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
			repeat: (one) => one.repeat,
			content: shard !== void 0 || environment !== void 0
		};
		const [collected, git] = await Promise.all([require_questions.collectQuestions(loaded, choice, session.requests, context), require_who.findGitFacts(loaded.project, context)]);
		const { questions, findings, unaskable, cases } = collected;
		if (inputs.case !== void 0 && questions.length === 0 && findings.length === 0 && shard === void 0) {
			const names = cases.map((one) => one.case.name);
			throw require_chosen_cases.noSuchCase(inputs.case, inputs.prompt, names);
		}
		const scripts = await require_tree_demands.scriptDigests(loaded.project.root, cases.map((one) => one.case));
		let digest;
		const digestOnce = () => {
			digest ??= require_evaluation.demandsDigest(cases.flatMap(({ prompt, case: one }) => require_evaluation.demandedCases(prompt, [one])), scripts);
			return digest;
		};
		const commit = git?.commit ?? null;
		const showing = (await Promise.resolve().then(() => require("./commands-shown-texts.js")).then((n) => n.shown_texts_exports)).showingTexts(context);
		const thinking = () => require_batch_request.whileModelsThink(session, showing, digestOnce);
		const asked = await askAndCompare(loaded, collected, models, inputs, {
			commit,
			thinking
		}, context);
		if (asked.kind === "waiting") return asked;
		const evaluated = evaluationOf({
			...asked,
			head: {
				commit,
				model: model ?? null,
				...git?.changed === true ? { changed: true } : {},
				...collected.content === void 0 || shard === void 0 ? {} : { content: collected.content }
			},
			demands: cases,
			demandsDigest: digestOnce(),
			bundle: void 0,
			shard: shard === void 0 ? void 0 : {
				part: shard.index,
				of: shard.total
			},
			cost: session.asked,
			keptCost: require_evaluation.sumOf(keptAnswers(asked.evaluated).map(({ cost }) => cost)),
			now: context.now()
		});
		const evaluation = await showing((texts) => texts.document(evaluated));
		const problem = asked.base?.problem;
		const notes = [
			...unaskable.filter((one) => !demands(one.case)).map(({ finding }) => finding.message),
			...problem === void 0 ? [] : [`The base could not be asked for all prompts. ${problem}`],
			...asked.notes,
			...nothingDemanded(inputs, cases)
		];
		const kind = "evaluated";
		if (environment === void 0) return {
			kind,
			evaluation,
			evidence: void 0,
			notes
		};
		const coverage = {
			narrowedBy: narrowedBy(inputs),
			unaskable: unaskable.filter((one) => demands(one.case)).length
		};
		const why = require_evidence.whyNoEvidence(evaluation, coverage, environment.name);
		if (why !== void 0) return {
			kind,
			evaluation,
			evidence: void 0,
			notes: [...notes, why]
		};
		const complete = await require_evidence.withBundle(loaded, environment.name, evaluation, context);
		const again = await require_questions.collectQuestions(loaded, choice, session.requests, context);
		if (again.content !== collected.content || await demandsOf(loaded, again) !== evaluation.demands) return {
			kind,
			evaluation,
			evidence: void 0,
			notes: [...notes, changedMeanwhile]
		};
		const { stands, ...kept } = await require_evidence.keepEvidence(environment, complete);
		return {
			kind,
			...kept,
			notes: stands ? [...notes, standsNote(kept.evaluation)] : notes
		};
	} finally {
		await models.close();
	}
}
const changedMeanwhile = "No evidence is kept: files of the project were changed while it was evaluated. Run the same command again: what is kept is not asked for.";
/** Of the files as they are now. */
function demandsOf({ project }, { cases }) {
	return require_tree_demands.digestOfDemands(project.root, cases.flatMap(({ prompt, case: one }) => require_evaluation.demandedCases(prompt, [one])));
}
/** Answers what is missing, by batch jobs where they are wanted, judges, and compares. */
async function askAndCompare(loaded, collected, models, inputs, { commit, thinking }, context) {
	const batch = require_resume_input.batchSettingsOf(inputs, models.batch);
	const { session, environment } = models;
	const judged = collected.questions.filter(({ case: one }) => demands(one));
	const base = inputs.base === void 0 ? void 0 : await openBase(inputs.base, loaded, casesOf(judged), session, context);
	try {
		const kept = await require_ask_all.findKept(judged, session, context, inputs.anew);
		const budget = {
			maxCost: inputs["max-cost"],
			budget: models.budget,
			store: environment?.store
		};
		const answers = batch === void 0 ? {
			kind: "known",
			known: kept,
			notes: []
		} : await answersByBatch(judged, kept, base, {
			settings: batch,
			budget
		}, models, loaded.project, context);
		if (answers.kind === "waiting") return answers;
		const suite = collected.cases.filter((one) => demands(one.case)).length;
		const options = {
			tolerance: inputs.tolerance,
			asks: !inputs.offline,
			suite
		};
		const isEvidence = environment !== void 0 && narrowedBy(inputs) === void 0;
		const excusesNothing = base !== void 0 && isEvidence ? await whyNothingIsExcused(base, commit, collected.questions, environment.store) : void 0;
		const comparedBase = excusesNothing === void 0 ? base : base && {
			...base,
			questions: /* @__PURE__ */ new Map()
		};
		const unaskable = collected.unaskable.filter((one) => demands(one.case));
		const toAsk = {
			loaded,
			questions: judged,
			kept: answers.known,
			asks: options.asks,
			anew: inputs.anew,
			thinking
		};
		return await require_ask_within.askWithin(budget, toAsk, session, context, async (asked, judges) => {
			const evaluated = [...asked, ...unaskable.map(require_ask_within.withoutQuestion)];
			return {
				kind: "asked",
				evaluated,
				compared: comparedBase && await compareWithBase(evaluated, comparedBase, session, judges, options, context),
				judgesCount: judges.trusted,
				excusesNothing,
				base,
				notes: answers.notes
			};
		});
	} finally {
		base?.close();
	}
}
function demands({ expect }) {
	return expect.length > 0;
}
/** All answers but those that were asked for now. */
function keptAnswers(evaluated) {
	return evaluated.flatMap(({ answers }) => answers.filter(({ answer }) => answer.kind !== "answer" || answer.from !== "model"));
}
function standsNote({ createdAt, base }) {
	return `Nothing that is asked has changed, so the evaluation of ${createdAt.slice(0, 10)} stands, which compared these bytes with ${base?.label ?? "their base"}; this run is not kept.`;
}
/** What to do where none of the chosen cases demands anything; nothing where one does. */
function nothingDemanded(inputs, cases) {
	const chosen = cases.filter(({ case: { name } }) => inputs.case === void 0 || name === inputs.case);
	return chosen.some(({ case: one }) => demands(one)) ? [] : [nextDemand(chosen, inputs.prompt)];
}
/** The input by which this is a part of the evaluation, or another one; as the person wrote it. */
function narrowedBy({ prompt, case: one, shard, model }) {
	if (prompt !== void 0) return `the prompt ${prompt} alone`;
	if (one !== void 0) return `--case ${one}`;
	if (shard !== void 0) return `--shard ${shard}`;
	return model === void 0 ? void 0 : `--model ${model}`;
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
