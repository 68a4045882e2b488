const require_completion = require("./models-completion.js");
const require_request = require("./models-request.js");
const require_errors = require("./models-errors.js");
const require_lifecycle = require("./models-identifier.js");
const require_parameters = require("./models-parameters.js");
const require_digest = require("./platform-digest.js");
const require_prices = require("./models-prices.js");
const require_inputs = require("./commands-index.js");
const require_load = require("./platform-shape.js");
const require_errors$1 = require("./platform-errors.js");
const require_policy_source = require("./commands-gates-default-branch.js");
const require_remote_branch = require("./commands-gates-remote-branch.js");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/commands/models/policy.ts
/**
* The policy that holds for a run of this project.
*
* @throws SW0702 where the default branch's slipway.yaml is not sound.
*/
async function modelPolicyOf(project, context) {
	if (!require_inputs.isOnRunner(context.environment)) return policyOf(project);
	const prefix = project.configFile === void 0 ? void 0 : await require_policy_source.folderInRepository(project.root, context);
	const found = prefix === void 0 ? void 0 : await defaultBranchOf(project, context);
	const bytes = await found?.read(`${prefix}${require_load.configFileName}`);
	if (found === void 0 || bytes === void 0) {
		const own = policyOf(project);
		const words = "Budget and prices are those of the working tree: the default branch's slipway.yaml is not known here (GITHUB_TOKEN with `contents: read`, or a checkout with `fetch-depth: 0`).";
		if (own.budget === void 0) context.progress.debug(words);
		else context.progress.note(words);
		return {
			...own,
			asking: {
				...own.asking,
				trusted: false
			}
		};
	}
	const policy = policyOf(await require_policy_source.projectAt(found, bytes, project));
	const own = policyOf(project);
	if (JSON.stringify([policy.budget, policy.prices]) !== JSON.stringify([own.budget, own.prices])) context.progress.note(`Budget and prices are those of ${found.branch}: what slipway.yaml says here counts when it is there.`);
	if (JSON.stringify(policy.asking) !== JSON.stringify(own.asking)) context.progress.note(`\`models.provider\` and \`models.exec\` are those of ${found.branch}: what slipway.yaml says here counts when it is there.`);
	return policy;
}
/** By GitHub's API, else as git here knows it: while GitHub is out of reach, models can be asked all the same. */
async function defaultBranchOf(project, context) {
	try {
		const remote = await require_remote_branch.remoteDefaultBranch(context);
		if (remote !== void 0) return remote;
	} catch (error) {
		if (!require_errors$1.isSlipwayError(error) || error.class !== "outside") throw error;
		context.progress.debug(`The default branch is not read through GitHub's API: ${error.message}`);
	}
	return require_policy_source.localDefaultBranch(project.root, context);
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
	const { budget, prices } = project.config.models ?? {};
	return {
		budget,
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

// src/models/answers.ts
/**
* Where an answer comes from: a place that keeps it, or the model. Nothing is asked twice, and what was paid for is
* written before anybody hears of it. Used by `run`, and by everything that evaluates.
*/
function createAnswers(options) {
	const limiters = /* @__PURE__ */ new Map();
	/** Models that nobody needs to be asked again: access refused, ended, no quota, no money. */
	const refused = /* @__PURE__ */ new Map();
	const underWay = /* @__PURE__ */ new Map();
	async function find(request, repeat) {
		for (const place of options.places) {
			const completion = await place.read(request.digest, repeat);
			if (completion !== void 0) return found(completion, place.kind, place.kind);
		}
	}
	function found(completion, from, kept) {
		return {
			kind: "answer",
			completion,
			from,
			trusted: kept === "store" && options.trusted.has(completion.provider)
		};
	}
	function completionOf(request, repeat, answer) {
		return {
			format: require_completion.completionFormat,
			request: request.digest,
			repeat,
			provider: request.provider,
			model: request.model,
			...answer,
			createdAt: options.now().toISOString(),
			...require_request.hasMedia(request) ? {} : { textBytes: require_request.textBytesOf(request) }
		};
	}
	async function askModel(request, repeat, asked) {
		const provider = options.providers.get(request.provider);
		if (provider === void 0) return { kind: "missing" };
		const target = `${request.provider} ${request.model}`;
		const limiter = limiters.get(target) ?? createLimiter(options.concurrency);
		limiters.set(target, limiter);
		const asking = await limiter.run(() => askOnce(provider, limiter, target, request, asked));
		if (!("answer" in asking)) return {
			kind: "failed",
			failure: asking.failure
		};
		const { answer, reservation } = asking;
		const completion = completionOf(request, repeat, answer);
		options.onAnswered?.(completion);
		try {
			return await keep(completion);
		} finally {
			await reservation?.settle(completion);
		}
	}
	async function askOnce(provider, limiter, target, request, asked) {
		const known = refused.get(target);
		if (known !== void 0) return { failure: known };
		if (asked.signal.aborted) return { failure: interrupted };
		const reservation = await options.spending?.()?.reserve(request);
		if (reservation !== void 0 && "kind" in reservation) return { failure: reservation };
		const result = await withDeadline(options.deadline, asked.signal, (signal) => provider.ask(request, {
			...asked,
			signal,
			onThrottle: () => limiter.throttled()
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
	async function keep(completion) {
		const store = options.places.find(({ kind }) => kind === "store");
		const caches = options.places.filter((place) => place !== store);
		let kept = completion;
		try {
			if (store !== void 0) kept = await store.write(completion);
		} finally {
			for (const cache of caches) {
				const there = await cache.write(kept);
				if (store === void 0) kept = there;
			}
		}
		return found(kept, "model", store === void 0 ? "cache" : "store");
	}
	async function answer(request, repeat, asked) {
		return await find(request, repeat) ?? await askModel(request, repeat, asked);
	}
	return {
		find,
		keep(request, repeat, answer) {
			const completion = completionOf(request, repeat, answer);
			options.onAnswered?.(completion);
			return keep(completion);
		},
		ask(request, repeat, asked) {
			const key = `${request.digest} ${repeat}`;
			const same = underWay.get(key);
			if (same !== void 0) return same;
			const work = answer(request, repeat, asked).finally(() => underWay.delete(key));
			underWay.set(key, work);
			return work;
		},
		close() {
			for (const provider of options.providers.values()) provider.close();
		}
	};
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
const interrupted = {
	kind: "interrupted",
	message: "Stopped before it was asked.",
	next: "Run the same command again: it goes on where it stopped."
};

// src/models/estimate.ts
/** Bytes of a token: English prose has about 4 with older tokenizers, 3 with Claude's from 4.7 on; code and JSON 2.5. */
const expectedBytes = 3.5;
/** Never fewer than these, over a whole text of a language in letters: the bound for budgets. */
const fewestBytes = 2;
/** Frame of a conversation, and of each tool. */
const frameTokens = 50;
const toolTokens = 300;
/** A picture of the largest size (Claude's "Vision": width × height / 750, at most about 1,600), with room. */
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
function createEstimator() {
	const byModel = /* @__PURE__ */ new Map();
	const counted = /* @__PURE__ */ new Map();
	const knownOf = (model) => {
		const known = byModel.get(model) ?? {
			pairs: [],
			outputs: 0,
			answers: 0
		};
		byModel.set(model, known);
		return known;
	};
	return {
		learn({ model, usage, textBytes }) {
			const known = knownOf(model);
			known.outputs += usage.outputTokens;
			known.answers += 1;
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
			const usual = known.answers === 0 ? usualOutput : Math.ceil(known.outputs / known.answers);
			return {
				expected: plain(input.expected, Math.min(usual, mostOutput)),
				most: plain(input.most, mostOutput),
				basis: input.basis
			};
		}
	};
}
/** Most tokens of an answer: the prompt's own bound, else the model's. */
function longestAnswer({ parameters, model }) {
	if (parameters.maxOutputTokens !== void 0) return parameters.maxOutputTokens;
	const identifier = require_lifecycle.readModelIdentifier(model);
	const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : void 0;
	return (id === void 0 ? void 0 : require_parameters.parametersOf(id).maxOutputTokens) ?? unknownOutput;
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
	const slope = spread < 1 ? meanTokens / Math.max(1, meanBytes) : together / spread;
	if (!(slope > 0 && slope < 2)) return void 0;
	const base = spread < 1 ? 0 : meanTokens - slope * meanBytes;
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

// src/models/folder-cache.ts
/**
* Answers in a folder: `<aa>/<request digest>.<n>.json`. Shared by any number of processes: a file is written aside and
* moved into place whole, and a place that is taken is left alone. Git ignores the folder. Whoever may write there may
* write anything, so what it holds is for display only.
*/
/** Written aside longer ago than this, milliseconds: its process died. */
const leftoverAge = 36e5;
/** The cache in a folder, which is made when the first answer is written. */
function openFolderCache(folder) {
	const made = /* @__PURE__ */ new Map();
	const prepare = (inner) => {
		const known = made.get(inner) ?? makeFolder(folder, inner);
		made.set(inner, known);
		return known;
	};
	const fileOf = (request, repeat) => {
		const hex = require_digest.hexOf(request);
		return (0, node_path.join)(folder, hex.slice(0, 2), `${hex}.${repeat}.json`);
	};
	return {
		kind: "cache",
		async read(request, repeat) {
			const bytes = await readBounded(fileOf(request, repeat));
			return bytes === void 0 ? void 0 : require_completion.parseCompletion(bytes, request, repeat);
		},
		async write(completion) {
			const file = fileOf(completion.request, completion.repeat);
			await prepare((0, node_path.dirname)(file));
			const aside = (0, node_path.join)(folder, `.writing-${(0, node_crypto.randomUUID)()}`);
			try {
				await (0, node_fs_promises.writeFile)(aside, require_completion.completionBytes(completion), { flag: "wx" });
				if (await placed(aside, file)) return completion;
				const known = await readBounded(file);
				const there = known && require_completion.parseCompletion(known, completion.request, completion.repeat);
				if (there !== void 0) return there;
				await (0, node_fs_promises.rm)(file, { force: true });
				await placed(aside, file);
				return completion;
			} finally {
				await (0, node_fs_promises.unlink)(aside).catch(() => void 0);
			}
		}
	};
}
/** Kept on a machine: a quarter of a year, and half a gigabyte. What goes was not looked for since, and can be asked again. */
const cacheBounds = {
	days: 90,
	bytes: 5e8
};
/** The folder is looked through once a day. */
const pruneEvery = 864e5;
/** Prunes by the usual bounds, where that was not done today; gives what went, undefined where nothing was looked at. */
async function pruneDaily(folder, now) {
	const marker = (0, node_path.join)(folder, ".pruned");
	const last = await (0, node_fs_promises.stat)(marker).catch(() => void 0);
	if (last !== void 0 && now.getTime() - last.mtimeMs < pruneEvery) return void 0;
	await (0, node_fs_promises.writeFile)(marker, "");
	return pruneFolderCache(folder, {
		now: now.getTime(),
		before: now.getTime() - cacheBounds.days * 24 * 60 * 60 * 1e3,
		bytes: cacheBounds.bytes
	});
}
/** Removes old answers, then the oldest until the rest fits; gives what went. */
async function pruneFolderCache(folder, options) {
	const files = await filesIn(folder);
	let bytes = files.reduce((sum, { size }) => sum + size, 0);
	let answers = 0;
	let removed = 0;
	for (const file of files.sort((a, b) => a.time - b.time)) {
		if (file.time >= options.before && bytes <= options.bytes) break;
		await (0, node_fs_promises.rm)(file.path, { force: true });
		await (0, node_fs_promises.rmdir)((0, node_path.dirname)(file.path)).catch(() => void 0);
		bytes -= file.size;
		removed += file.size;
		answers += 1;
	}
	await removeLeftovers(folder, options.now);
	return {
		answers,
		bytes: removed
	};
}
async function filesIn(folder) {
	const names = await (0, node_fs_promises.readdir)(folder, { recursive: true }).catch(() => []);
	const files = [];
	for (const name of names) {
		const [shard = "", file = "", ...more] = name.split(/[\\/]/);
		const [hex = "", repeat = "", extension = "", ...rest] = file.split(".");
		if (!(require_digest.isSha256(hex) && hex.startsWith(shard) && /^[1-9]\d{0,5}$/.test(repeat) && extension === "json") || more.length > 0 || rest.length > 0) continue;
		const path = (0, node_path.join)(folder, name);
		const facts = await (0, node_fs_promises.stat)(path).catch(() => void 0);
		if (facts?.isFile()) files.push({
			path,
			size: facts.size,
			time: facts.mtimeMs
		});
	}
	return files;
}
async function removeLeftovers(folder, now) {
	for (const name of await (0, node_fs_promises.readdir)(folder).catch(() => [])) {
		if (!name.startsWith(".writing-")) continue;
		const path = (0, node_path.join)(folder, name);
		const facts = await (0, node_fs_promises.stat)(path).catch(() => void 0);
		if (facts !== void 0 && now - facts.mtimeMs > leftoverAge) await (0, node_fs_promises.rm)(path, { force: true });
	}
}
/** Moves into place what was written aside; false where something is there already, which is left alone. */
async function placed(aside, file) {
	try {
		await (0, node_fs_promises.link)(aside, file);
		return true;
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
		throw error;
	}
}
async function makeFolder(folder, inner) {
	await (0, node_fs_promises.mkdir)(inner, { recursive: true });
	await (0, node_fs_promises.writeFile)((0, node_path.join)(folder, ".gitignore"), "*\n", { flag: "wx" }).catch(() => void 0);
}
/** Undefined for what is not there, and for what is too large to be an answer: that is not read at all. */
async function readBounded(file) {
	try {
		const handle = await (0, node_fs_promises.open)(file, "r");
		try {
			return (await handle.stat()).size > 16777216 ? void 0 : await handle.readFile();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return;
		throw error;
	}
}

// src/commands/models/store-place.ts
function storePlace(store) {
	const read = async (request, repeat) => {
		const key = require_completion.completionKey(request, repeat);
		const result = await store.read(key, { maximumBytes: require_completion.largestCompletion });
		if (result.outcome !== "found") return void 0;
		const completion = require_completion.parseCompletion(result.object.bytes, request, repeat);
		if (completion === void 0) throw require_errors.modelsErrors.create("SW1104", {
			message: `${key} in ${store.address} is no answer to its request.`,
			next: "Remove it in the evaluator's role: nobody else writes below completions/, and nothing there is overwritten."
		});
		return completion;
	};
	return {
		kind: "store",
		read,
		async write(completion) {
			const bytes = require_completion.completionBytes(completion);
			const key = require_completion.completionKey(completion.request, completion.repeat);
			const result = await store.putIfAbsent(key, bytes, require_digest.sha256Of(bytes), {
				mediaType: "application/json",
				caching: "immutable"
			});
			if (result === "created" || result === "exists") return completion;
			return await read(completion.request, completion.repeat) ?? completion;
		}
	};
}

// src/commands/models/session.ts
/** Everything that a command needs to ask models for a project: providers, places that keep answers, prices, estimates. */
/** Requests under way to one model where slipway.yaml says nothing: what accounts with default quotas bear. */
const defaultConcurrency = 16;
const defaultTimeoutSeconds = 600;
const defaultCacheFolder = ".slipway/cache/completions";
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
		onAnswered({ model, usage, serviceTier }) {
			const price = require_prices.priceOf(model, configured);
			cost = price === void 0 || cost === void 0 ? void 0 : cost + require_prices.costOf(price, usage, serviceTier);
		},
		now: () => context.now()
	});
	const uncounted = /* @__PURE__ */ new Set();
	return {
		answers,
		concurrency,
		estimator: createEstimator(),
		requests: {
			provider: asking.provider ?? "bedrock",
			command: asking.exec?.command,
			model: options.model,
			serviceTier: settings.serviceTier,
			automated: isAutomated(context.environment),
			readMedia: (path) => readMedia(project, path)
		},
		priceOf: (model) => require_prices.priceOf(model, configured),
		async countTokens(request, signal) {
			if (options.offline || request.provider !== "bedrock" || uncounted.has(request.model)) return void 0;
			const { countTokens } = await Promise.resolve().then(() => require("./models-bedrock-count-tokens.js"));
			const tokens = await countTokens(await bedrock.client(), request, signal);
			if (tokens === void 0) uncounted.add(request.model);
			return tokens;
		},
		async embed(model, text, signal) {
			if (options.offline) return {
				ok: false,
				problem: "No embedding model is asked (--offline)."
			};
			const { embed } = await Promise.resolve().then(() => require("./models-bedrock-embed.js")).then((n) => n.embed_exports);
			return embed(await bedrock.client(), model, text, signal);
		},
		get asked() {
			return cost;
		},
		spend(next) {
			spending = next;
		},
		async tidy() {
			if (settings.cache !== void 0) return;
			const removed = await pruneDaily(cacheFolderOf(project), context.now()).catch(() => void 0);
			if (removed !== void 0 && removed.answers > 0) context.progress.debug(`Removed ${removed.answers} old answers (${removed.bytes} bytes) from this machine.`);
		},
		close: () => answers.close()
	};
}
function placesOf(project, { environment }) {
	const cache = openFolderCache(cacheFolderOf(project));
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
		opened ??= Promise.resolve().then(() => require("./commands-models-bedrock.js")).then(({ openBedrock }) => openBedrock(project, credentials, limits, context));
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
/**
* Absolute. It may stand in the project only: slipway.yaml comes from a pull request like any other file.
*
* @throws SW1101 for a path that leads out.
*/
function cacheFolderOf(project) {
	const written = project.config.models?.cache ?? defaultCacheFolder;
	const read = require_load.readPath(written);
	if (read.ok && read.path !== "") return (0, node_path.join)(project.root, read.path);
	throw require_errors.modelsErrors.create("SW1101", {
		message: `\`models.cache\` is no folder of the project: ${JSON.stringify(written)}.`,
		next: "Write a path below the folder of slipway.yaml, such as `.slipway/cache/completions`, or remove the line.",
		place: { file: "slipway.yaml" }
	});
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
	return require_inputs.isOnRunner(environment) || ci !== "" && ci !== "0" && ci.toLowerCase() !== "false";
}

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
