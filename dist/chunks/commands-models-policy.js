const require_completion = require("./models-completion.js");
const require_request = require("./models-request.js");
const require_prices = require("./models-identifier.js");
const require_settings = require("./models-parameters.js");
const require_cache_folder = require("./commands-models-cache-folder.js");
const require_environment = require("./platform-environment.js");
const require_load = require("./platform-shape.js");
const require_errors = require("./platform-errors.js");
const require_errors$1 = require("./models-errors.js");
const require_digest = require("./platform-digest.js");

// src/commands/models/policy.ts
/**
* The policy that holds for a run of this project.
*
* @throws SW0702 where the default branch's slipway.yaml is not sound.
*/
async function modelPolicyOf(project, context) {
	if (!require_environment.isOnRunner(context.environment)) return policyOf(project);
	const [{ folderInRepository }, { projectAt }] = await Promise.all([Promise.resolve().then(() => require("./commands-gates-default-branch.js")).then((n) => n.default_branch_exports), Promise.resolve().then(() => require("./commands-gates-policy-source.js")).then((n) => n.policy_source_exports)]);
	const prefix = project.configFile === void 0 ? void 0 : await folderInRepository(project.root, context);
	const found = prefix === void 0 ? void 0 : await defaultBranchOf(project, context);
	const bytes = await found?.read(`${prefix}${require_load.configFileName}`);
	if (found === void 0 || bytes === void 0) {
		const own = policyOf(project);
		const words = "Budget and prices are those of the working tree: the default branch's slipway.yaml is not known here (GITHUB_TOKEN with `contents: read`, or a checkout with `fetch-depth: 0`).";
		if (own.budget === void 0) context.progress.debug(words);
		else context.progress.note(words);
		return {
			...own,
			batch: void 0,
			asking: {
				...own.asking,
				trusted: false
			}
		};
	}
	const policy = policyOf(await projectAt(found, bytes, project));
	const own = policyOf(project);
	if (JSON.stringify([policy.budget, policy.prices]) !== JSON.stringify([own.budget, own.prices])) context.progress.note(`Budget and prices are those of ${found.branch}: what slipway.yaml says here counts when it is there.`);
	if (JSON.stringify(policy.batch) !== JSON.stringify(own.batch)) context.progress.note(`\`models.batch\` is that of ${found.branch}: what slipway.yaml says here counts when it is there.`);
	if (JSON.stringify(policy.asking) !== JSON.stringify(own.asking)) context.progress.note(`\`models.provider\` and \`models.exec\` are those of ${found.branch}: what slipway.yaml says here counts when it is there.`);
	return policy;
}
/** By GitHub's API, else as git here knows it: while GitHub is out of reach, models can be asked all the same. */
async function defaultBranchOf(project, context) {
	try {
		const { remoteDefaultBranch } = await Promise.resolve().then(() => require("./commands-gates-remote-branch.js"));
		const remote = await remoteDefaultBranch(context);
		if (remote !== void 0) return remote;
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.class !== "outside") throw error;
		context.progress.debug(`The default branch is not read through GitHub's API: ${error.message}`);
	}
	return (await Promise.resolve().then(() => require("./commands-gates-default-branch.js")).then((n) => n.default_branch_exports)).localDefaultBranch(project.root, context);
}
/** What the project's own slipway.yaml says, for a laptop and for reading kept answers. */
function ownAsking(project) {
	const { provider, exec } = project.config.models ?? {};
	return {
		provider,
		exec,
		trusted: true
	};
}
function policyOf(project) {
	const { budget, prices, batch } = project.config.models ?? {};
	return {
		budget,
		batch,
		prices: prices ?? {},
		asking: ownAsking(project),
		answersOf: (environment) => project.environments.get(environment)?.answers
	};
}

// src/models/failure.ts
/** Kinds that every further request to the same model would meet as well: nothing more is asked of it. */
const lasting = /* @__PURE__ */ new Set([
	"access",
	"credentials",
	"ended",
	"unknown-model",
	"quota"
]);
/** True where the next request to the same model would fail in the same way. */
function isLasting({ kind }) {
	return lasting.has(kind);
}

// src/models/limiter.ts
/** Share of a window that may be refused before half of the places go. */
const tolerated = 1 / 3;
/** `maximum`: places at first, and never more. */
function createLimiter(maximum) {
	let limit = maximum;
	let running = 0;
	let refused = 0;
	let answered = 0;
	const waiting = [];
	const admit = () => {
		while (running < limit) {
			const next = waiting.shift();
			if (next === void 0) return;
			running += 1;
			next();
		}
	};
	/** A window has as many outcomes as there are places. */
	const judge = () => {
		if (refused + answered < limit) return;
		if (refused > (refused + answered) * tolerated) limit = Math.max(1, Math.floor(limit / 2));
		else if (limit < maximum) limit += 1;
		refused = 0;
		answered = 0;
		admit();
	};
	return {
		async run(work) {
			await new Promise((resolve) => {
				waiting.push(resolve);
				admit();
			});
			try {
				return await work();
			} finally {
				running -= 1;
				admit();
			}
		},
		throttled() {
			refused += 1;
			judge();
		},
		succeeded() {
			answered += 1;
			judge();
		},
		get limit() {
			return limit;
		}
	};
}

// src/models/asker.ts
/** A model that refused for good (no access, ended, no quota) is asked no more by the same asker. */
function createAsker(options) {
	const limiters = /* @__PURE__ */ new Map();
	const refused = /* @__PURE__ */ new Map();
	async function askOnce(provider, limiter, target, request, asked) {
		const known = refused.get(target);
		if (known !== void 0) return { failure: known };
		if (asked.signal.aborted) return { failure: interrupted };
		const reservation = await options.spending?.()?.reserve(request);
		if (reservation !== void 0 && "kind" in reservation) return { failure: reservation };
		const result = await withDeadline(options.deadline, asked.signal, (signal) => provider.ask(request, {
			...asked,
			signal,
			onThrottle() {
				limiter.throttled();
				asked.onThrottle?.();
			}
		}));
		if (!result.ok) {
			await reservation?.settle(void 0);
			if (isLasting(result.failure)) refused.set(target, result.failure);
			return { failure: result.failure };
		}
		limiter.succeeded();
		const answer = require_completion.storableAnswer(result.answer);
		if (answer !== void 0) return {
			answer,
			reservation
		};
		await reservation?.settle(void 0);
		return { failure: unstorable(request.model) };
	}
	return { async ask(request, asked) {
		const provider = options.providers.get(request.provider);
		if (provider === void 0) return void 0;
		const target = `${request.provider} ${request.model}`;
		const limiter = limiters.get(target) ?? createLimiter(options.concurrency);
		limiters.set(target, limiter);
		return limiter.run(() => askOnce(provider, limiter, target, request, asked));
	} };
}
/** Ends what takes too long; that the person stopped it is told apart from that. */
async function withDeadline(milliseconds, signal, work) {
	const ending = new AbortController();
	const onAbort = () => ending.abort(signal.reason);
	signal.addEventListener("abort", onAbort, { once: true });
	if (signal.aborted) onAbort();
	const timer = setTimeout(() => ending.abort(), milliseconds);
	try {
		const result = await work(ending.signal);
		return result.ok || result.failure.kind !== "interrupted" || signal.aborted ? result : {
			ok: false,
			failure: tooLate(milliseconds)
		};
	} finally {
		clearTimeout(timer);
		signal.removeEventListener("abort", onAbort);
	}
}
function tooLate(milliseconds) {
	return {
		kind: "timeout",
		message: `No answer came within ${Math.round(milliseconds / 1e3)} s, all attempts together.`,
		next: "Run the same command again; where answers take long, raise `models.timeout` in slipway.yaml."
	};
}
function unstorable(model) {
	return {
		kind: "malformed",
		message: `The answer of ${model} holds data that no JSON document can hold.`,
		next: "Run the same command again; where it stays, simplify the schema of the tool that the model calls."
	};
}
/** For what was not asked because the person stopped the command. */
const interrupted = {
	kind: "interrupted",
	message: "Stopped before it was asked.",
	next: "Run the same command again: it goes on where it stopped."
};

// src/models/kept-answers.ts
/**
* Answers of the places, in their order; rejects where one of them cannot be read or written.
*
* @param trusted providers whose answers count in the store
*/
function createKeptAnswers(places, trusted) {
	const store = places.find(({ kind }) => kind === "store");
	const inOrder = store === void 0 ? places : [store, ...places.filter((place) => place !== store)];
	function found(completion, from, kept) {
		return {
			kind: "answer",
			completion,
			from,
			trusted: kept === "store" && trusted.has(completion.provider)
		};
	}
	return {
		async find(request, repeat) {
			for (const place of places) {
				const completion = await place.read(request.digest, repeat);
				if (completion !== void 0) return found(completion, place.kind, place.kind);
			}
		},
		async keep(completion, replaces) {
			let kept = completion;
			let failure;
			for (const place of inOrder) try {
				const there = await place.write(kept, replaces);
				if (store === void 0 || place === store) kept = there;
			} catch (error) {
				failure ??= { error };
			}
			if (failure !== void 0) throw failure.error;
			return found(kept, "model", store === void 0 ? "cache" : "store");
		}
	};
}

// src/models/answers.ts
/**
* Where an answer comes from: a place that keeps it, or the model. Nothing is asked twice, and what was paid for is
* written before anybody hears of it. Used by `run`, and by everything that evaluates.
*/
/**
* Remembers which models refuse (no access, ended, no money) and asks those no more. Failures are values; rejects only
* where a place that keeps answers cannot be read or written.
*/
function createAnswers(options) {
	const { places, providers, trusted, onAnswered } = options;
	const kept = createKeptAnswers(places, trusted);
	const asker = createAsker(options);
	/** By question: what is under way. */
	const begun = /* @__PURE__ */ new Map();
	/** Questions that were answered to somebody who did not look where answers are kept: it is there now. */
	const answered = /* @__PURE__ */ new Set();
	function completed(request, repeat, answer) {
		const completion = completionOf(request, repeat, answer, options.now());
		onAnswered?.(completion);
		return completion;
	}
	async function answer(request, repeat, asked) {
		if (asked.signal.aborted) return {
			kind: "failed",
			failure: interrupted
		};
		const known = asked.isMissing === true || asked.replaces !== void 0 ? void 0 : await kept.find(request, repeat);
		if (known !== void 0) return known;
		const outcome = await asker.ask(request, asked);
		const before = (outcome === void 0 || "failure" in outcome) && asked.replaces !== void 0 ? await kept.find(request, repeat) : void 0;
		if (before !== void 0) return before;
		if (outcome === void 0) return { kind: "missing" };
		if ("failure" in outcome) return {
			kind: "failed",
			failure: outcome.failure
		};
		const completion = completed(request, repeat, outcome.answer);
		await new Promise((resolve) => setImmediate(resolve));
		try {
			return await kept.keep(completion, asked.replaces);
		} finally {
			await outcome.reservation?.settle(completion);
		}
	}
	/** What a model gave to somebody else just now. */
	async function given(request, repeat, asked) {
		const there = await kept.find(request, repeat);
		return there?.kind === "answer" ? {
			...there,
			from: "model"
		} : answer(request, repeat, asked);
	}
	return {
		find: kept.find,
		keep: (request, repeat, answer) => kept.keep(completed(request, repeat, answer)),
		ask(request, repeat, asked) {
			const key = `${request.digest} ${repeat}`;
			const same = begun.get(key);
			if (same !== void 0) return same;
			const looksNot = asked.isMissing === true || asked.replaces !== void 0;
			const work = looksNot && answered.has(key) ? given(request, repeat, asked) : answer(request, repeat, asked);
			begun.set(key, work);
			work.then(({ kind }) => {
				begun.delete(key);
				if (looksNot && kind === "answer") answered.add(key);
			}, () => begun.delete(key));
			return work;
		},
		close() {
			for (const provider of providers.values()) provider.close();
		}
	};
}
function completionOf(request, repeat, answer, now) {
	return {
		format: require_completion.completionFormat,
		request: request.digest,
		repeat,
		provider: request.provider,
		model: request.model,
		...answer,
		createdAt: now.toISOString(),
		...require_request.hasMedia(request) ? {} : { textBytes: require_request.textBytesOf(request) }
	};
}

// src/models/estimate.ts
/** Bytes of a token: English prose has about 4 with older tokenizers, 3 with Claude's from 4.7 on; code and JSON 2.5. */
const expectedBytes = 3.5;
/** Never fewer than these, over a whole text of a language in letters: the bound for budgets. */
const fewestBytes = 2;
/** Frame of a conversation, and of each tool. */
const frameTokens = 50;
const toolTokens = 300;
/** A picture of the largest size (Claude's "Vision": width \u00d7 height / 750, at most about 1,600), with room. */
const imageTokens = 2e3;
/** A page of a document is some 3,000 tokens and 50 kB; film and sound are of the same order for their bytes. */
const bytesOfMediaToken = 16;
/** A medium in S3, whose size is not known here. */
const remoteTokens = 2e4;
/** Where neither the prompt nor a table says how long an answer may be. */
const unknownOutput = 8192;
const usualOutput = 500;
/** Known answers from which on a line is fitted. */
const fewestPairs = 3;
/** Knows nothing yet. Every answer that it learns makes later estimates better, for its own model alone. */
function createEstimator() {
	const byModel = /* @__PURE__ */ new Map();
	const counted = /* @__PURE__ */ new Map();
	const learned = /* @__PURE__ */ new Set();
	const knownOf = (model) => {
		const known = byModel.get(model) ?? {
			pairs: [],
			answers: []
		};
		byModel.set(model, known);
		return known;
	};
	return {
		learn({ request, repeat, model, usage, textBytes }) {
			const name = `${request} ${repeat}`;
			if (learned.has(name)) return;
			learned.add(name);
			const known = knownOf(model);
			known.answers.push({
				bytes: textBytes,
				tokens: usage.outputTokens
			});
			const tokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
			if (textBytes !== void 0 && usage.estimated !== true) known.pairs.push({
				bytes: textBytes,
				tokens
			});
		},
		count(request, inputTokens) {
			counted.set(request.digest, inputTokens);
			if (!require_request.hasMedia(request)) knownOf(request.model).pairs.push({
				bytes: require_request.textBytesOf(request),
				tokens: inputTokens
			});
		},
		estimate(request) {
			const known = knownOf(request.model);
			const input = inputOf(request, counted.get(request.digest), known.pairs);
			const mostOutput = longestAnswer(request);
			const usual = usualAnswer(known.answers, require_request.textBytesOf(request));
			return {
				expected: plain(input.expected, Math.min(usual, mostOutput)),
				most: plain(input.most, mostOutput),
				basis: input.basis
			};
		}
	};
}
/** Requests of about the same length are those of the same prompt, more often than not; so are the answers to them. */
function usualAnswer(answers, bytes) {
	if (answers.length === 0) return usualOutput;
	const alike = answers.filter((one) => one.bytes !== void 0 && one.bytes <= bytes * 1.5 && bytes <= one.bytes * 1.5);
	const chosen = alike.length >= fewestPairs ? alike : answers;
	return Math.ceil(chosen.reduce((sum, { tokens }) => sum + tokens, 0) / chosen.length);
}
/** Most tokens of an answer: the prompt's own bound, else the model's. A vector is not counted in tokens. */
function longestAnswer({ parameters, model, task }) {
	if (task === "embedding") return 0;
	if (parameters.maxOutputTokens !== void 0) return parameters.maxOutputTokens;
	const identifier = require_prices.readModelIdentifier(model);
	const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : void 0;
	return (id === void 0 ? void 0 : require_settings.parametersOf(id).maxOutputTokens) ?? unknownOutput;
}
function inputOf(request, counted, pairs) {
	if (counted !== void 0) return {
		expected: counted,
		most: Math.ceil(counted * 1.02) + 10,
		basis: "counted"
	};
	const bytes = require_request.textBytesOf(request);
	const media = mediaTokens(request);
	const line = pairs.length < fewestPairs ? void 0 : lineThrough(pairs);
	if (line !== void 0 && media === 0) {
		const expected = Math.max(1, Math.ceil(line.base + line.slope * bytes));
		return {
			expected,
			most: Math.ceil(expected * 1.25 + line.residual + frameTokens),
			basis: "fitted"
		};
	}
	const frame = frameTokens + request.tools.length * toolTokens;
	return {
		expected: Math.ceil(bytes / expectedBytes) + frame + media,
		most: Math.ceil(bytes / fewestBytes) + frame + media * 2,
		basis: "guessed"
	};
}
/** Least squares; undefined where the line would make no sense. */
function lineThrough(pairs) {
	const n = pairs.length;
	const meanBytes = pairs.reduce((sum, { bytes }) => sum + bytes, 0) / n;
	const meanTokens = pairs.reduce((sum, { tokens }) => sum + tokens, 0) / n;
	const spread = pairs.reduce((sum, { bytes }) => sum + (bytes - meanBytes) ** 2, 0);
	const together = pairs.reduce((sum, { bytes, tokens }) => sum + (bytes - meanBytes) * (tokens - meanTokens), 0);
	const fitted = spread < 1 ? 0 : together / spread;
	const slope = fitted > 0 && fitted < 2 ? fitted : Math.min(1 / expectedBytes, meanTokens / Math.max(1, meanBytes));
	if (!(slope > 0)) return void 0;
	const base = meanTokens - slope * meanBytes;
	return {
		base,
		slope,
		residual: Math.max(...pairs.map(({ bytes, tokens }) => Math.abs(tokens - base - slope * bytes)))
	};
}
function mediaTokens({ messages, media }) {
	let tokens = 0;
	for (const { content } of messages) for (const part of content) {
		if (!("media" in part)) continue;
		const { kind, source } = part.media;
		if (kind === "image") tokens += imageTokens;
		else if ("s3" in source) tokens += remoteTokens;
		else tokens += Math.ceil((media.get(source.sha256)?.byteLength ?? 0) / bytesOfMediaToken);
	}
	return tokens;
}
function plain(inputTokens, outputTokens) {
	return {
		inputTokens,
		outputTokens,
		cacheReadTokens: 0,
		cacheWriteTokens: 0
	};
}

// src/commands/models/store-place.ts
const attributes = {
	mediaType: "application/json",
	caching: "immutable"
};
/** As often as another run may come between reading an answer and taking its place. */
const mostSwaps = 5;
/**
* Writes are put-if-absent: of two runs that ask at once, the answer that came first counts for both. One that counts for
* nothing is replaced by a conditional write: the evaluator's role may put, and delete nothing.
*
* @throws SW1104 where a key holds what is no answer to its request.
*/
function storePlace(store) {
	const parse = require_completion.createCompletionReader();
	const readStored = async (request, repeat) => {
		const key = require_completion.completionKey(request, repeat);
		const result = await store.read(key, { maximumBytes: require_completion.largestCompletion });
		if (result.outcome !== "found") return void 0;
		const completion = parse(result.object.bytes, request, repeat);
		if (completion !== void 0) return {
			completion,
			revision: result.object.revision
		};
		throw require_errors$1.modelsErrors.create("SW1104", {
			message: `${key} in ${store.address} is no answer to its request.`,
			next: "Remove it in the evaluator's role: nobody else writes below completions/, and nothing there is overwritten."
		});
	};
	return {
		kind: "store",
		read: async (request, repeat) => (await readStored(request, repeat))?.completion,
		async write(completion, replaces) {
			const bytes = require_completion.completionBytes(completion);
			const { request, repeat } = completion;
			const key = require_completion.completionKey(request, repeat);
			const result = await store.putIfAbsent(key, bytes, require_digest.sha256Of(bytes), attributes);
			if (result === "created" || result === "exists") return completion;
			for (let swaps = 0; swaps < mostSwaps; swaps += 1) {
				const there = await readStored(request, repeat);
				if (there === void 0) return completion;
				if (replaces?.(there.completion, completion) !== true) return there.completion;
				if ((await store.compareAndSwap(key, bytes, require_digest.sha256Of(bytes), there.revision, attributes)).outcome === "moved") return completion;
			}
			return (await readStored(request, repeat))?.completion ?? completion;
		}
	};
}

// src/commands/models/session.ts
/** Requests under way to one model where slipway.yaml says nothing: what accounts with default quotas bear. */
const defaultConcurrency = 16;
const defaultTimeoutSeconds = 600;
/** Kept answers from which estimates are learned: small files, a tenth of a millisecond each. */
const mostLearned = 200;
/**
* Opens what is needed; Bedrock's settings are resolved when the first question is asked.
*
* @throws SW0901 and SW0916 at the first question.
*/
function openModelSession(project, options, context) {
	const settings = project.config.models ?? {};
	const asking = options.asking ?? ownAsking(project);
	const concurrency = settings.concurrency ?? defaultConcurrency;
	const deadline = (settings.timeout ?? defaultTimeoutSeconds) * 1e3;
	const bedrock = lazyBedrock(project, options.credentials, {
		concurrency,
		deadline
	}, context);
	const providers = /* @__PURE__ */ new Map();
	if (!options.offline) {
		providers.set("bedrock", bedrock.provider);
		if (asking.exec !== void 0) providers.set("exec", lazyExec(asking, project.root, context));
	}
	let spending;
	let cost = 0;
	const configured = options.prices ?? settings.prices ?? {};
	const answers = createAnswers({
		places: placesOf(project, options),
		providers,
		trusted: new Set(options.environment?.answers ?? ["bedrock"]),
		concurrency,
		deadline,
		spending: () => spending,
		onAnswered(completion) {
			const { usage, serviceTier } = completion;
			const price = require_prices.priceOfAsked(completion, configured);
			cost = price === void 0 || cost === void 0 ? void 0 : cost + require_prices.costOf(price, usage, serviceTier);
		},
		now: () => context.now()
	});
	const uncounted = /* @__PURE__ */ new Set();
	const estimator = createEstimator();
	return {
		answers,
		concurrency,
		estimator,
		ownPrices: Object.keys(configured).length > 0,
		requests: {
			provider: asking.provider ?? "bedrock",
			command: asking.exec?.command,
			model: options.model,
			serviceTier: settings.serviceTier,
			automated: isAutomated(context.environment),
			readMedia: (path) => readMedia(project, path)
		},
		priceOf: (asked) => require_prices.priceOfAsked(asked, configured),
		async countTokens(request, signal) {
			if (options.offline || request.provider !== "bedrock" || uncounted.has(request.model)) return void 0;
			const { countTokens } = await Promise.resolve().then(() => require("./models-bedrock-count-tokens.js"));
			const tokens = await countTokens(await bedrock.client(), request, signal);
			if (tokens === void 0) uncounted.add(request.model);
			return tokens;
		},
		get asked() {
			return cost;
		},
		spend(next) {
			spending = next;
		},
		async learn() {
			if (options.environment !== void 0) return;
			for (const completion of await require_cache_folder.sampleFolderCache(require_cache_folder.cacheFolderOf(project), mostLearned)) estimator.learn(completion);
		},
		async tidy() {
			if (settings.cache !== void 0) return;
			const removed = await require_cache_folder.pruneDaily(require_cache_folder.cacheFolderOf(project), context.now()).catch((error) => {
				context.progress.debug(`Old answers could not be removed from this machine: ${String(error)}`);
			});
			if (removed !== void 0 && removed.answers > 0) context.progress.debug(`Removed ${removed.answers} old answers (${removed.bytes} bytes) from this machine.`);
		},
		close: () => answers.close()
	};
}
function placesOf(project, { environment }) {
	const cache = require_cache_folder.openFolderCache(require_cache_folder.cacheFolderOf(project));
	if (environment === void 0) return [cache];
	return [storePlace(environment.store), {
		...cache,
		read: async () => void 0
	}];
}
/** Needs no region and no credentials before the first question. */
function lazyBedrock(project, credentials, limits, context) {
	let opened;
	const open = () => {
		opened ??= Promise.resolve().then(() => require("./commands-models-bedrock.js")).then((n) => n.bedrock_exports).then(({ openBedrock }) => openBedrock(project, credentials, limits, context));
		return opened;
	};
	return {
		client: async () => (await open()).client,
		provider: {
			name: "bedrock",
			ask: async (request, asked) => (await open()).provider.ask(request, asked),
			close() {
				opened?.then(({ provider }) => provider.close(), () => void 0);
			}
		}
	};
}
function lazyExec(asking, folder, context) {
	let opened;
	return {
		name: "exec",
		async ask(request, asked) {
			opened ??= Promise.resolve().then(() => require("./commands-models-exec.js")).then(({ openExec }) => openExec(asking, folder, context));
			return (await opened).ask(request, asked);
		},
		close() {}
	};
}
async function readMedia(project, path) {
	const read = require_load.readPath(path);
	if (!read.ok) return void 0;
	const found = await project.files.find(read.path);
	if (found.outcome !== "file") return void 0;
	const bytes = await project.files.readBytes(found.file, require_load.fileLimitsOf(project).mediaBytes);
	return bytes.ok ? bytes.bytes : void 0;
}
function isAutomated(environment) {
	const ci = environment["CI"] ?? "";
	return require_environment.isOnRunner(environment) || ci !== "" && ci !== "0" && ci.toLowerCase() !== "false";
}

Object.defineProperty(exports, "createLimiter", {
  enumerable: true,
  get: function () {
    return createLimiter;
  }
});
Object.defineProperty(exports, "modelPolicyOf", {
  enumerable: true,
  get: function () {
    return modelPolicyOf;
  }
});
Object.defineProperty(exports, "openModelSession", {
  enumerable: true,
  get: function () {
    return openModelSession;
  }
});
Object.defineProperty(exports, "ownAsking", {
  enumerable: true,
  get: function () {
    return ownAsking;
  }
});
