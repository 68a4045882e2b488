const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_json = require("./platform-json.js");
const require_visible = require("./platform-visible.js");
const require_converse = require("./models-bedrock-converse.js");
const require_completion = require("./models-completion.js");
const require_prices = require("./models-identifier.js");
const require_errors = require("./models-errors.js");
const require_words = require("./platform-words.js");
const require_budget = require("./commands-models-budget.js");
const require_batch_request = require("./commands-models-batch-request.js");
const require_limited = require("./platform-limited.js");
const require_digest = require("./platform-digest.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_batch_schema = require("./models-batch-schema.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_load = require("./platform-shape.js");
const require_open = require("./stores-open.js");
const require_bedrock = require("./commands-models-bedrock.js");
const require_questions = require("./commands-models-questions.js");

// src/models/batch.ts
/**
* Records of batch inference jobs: from requests to JSONL, and from a job's output to answers. Source: Bedrock user guide,
* "Format and upload your batch inference data" and "View the results of a batch inference job".
*/
const batchFormat = "slipway/batch/v1";
/** Fewest records of a job. Source: Service Quotas, "Minimum number of records per batch inference job", of most models. */
const fewestRecords = 100;
/** Most records of a job, of the same quotas ("Records per batch inference job", 50,000 or more) with room. */
const mostRecords = 2e4;
/** Most bytes of a job ("Batch inference job size", 5 GB of most models) with room: the records are held in memory. */
const mostBytesOfJob = 1073741824;
/**
* Records and bytes of one file ("Batch inference input file size", 1 GB) with room: Bedrock answers each file with one
* of its own, which is read in one piece.
*/
const recordsInFile = 500;
const bytesInFile = 16777216;
/** One record alone: what Bedrock takes as the body of a request is smaller. */
const largestRecord = 33554432;
/** One file of answers: the records come back with them. */
const largestOutput = 536870912;
/** Letters and digits, which every version of the service takes: half of the digest, and the number of the answer. */
function recordId({ digest }, repeat) {
	return `${digest.slice(7, 39)}r${repeat}`;
}
/** How the request is handled is the job's matter: tier, latency and prompt cache are of single requests. */
function batchRecord(request, repeat) {
	const id = recordId(request, repeat);
	const modelInput = require_converse.converseBody({
		...request,
		handling: { cachePoints: [] }
	});
	return {
		id,
		line: Buffer.from(`${JSON.stringify({
			recordId: id,
			modelInput
		})}\n`)
	};
}
/** What stands where a model does and runs no job (Bedrock user guide, "Batch inference isn't supported for provisioned models"). */
const noModelsOfJobs = {
	"provisioned-model": "has provisioned throughput for its model",
	prompt: "names a prompt of Bedrock in place of a model",
	"prompt-router": "names a router in place of a model",
	"default-prompt-router": "names a router in place of a model"
};
/**
* Why a request cannot be a record of a job in a region, as the rest of a sentence; undefined where it can. Which models
* and regions have batch inference, Bedrock alone says: it refuses the job.
*/
function unfitForBatch(request, region) {
	if (request.provider !== "bedrock") return "is answered by a command of your own";
	const model = require_prices.readModelIdentifier(request.model);
	const noModel = model.kind === "arn" && Object.hasOwn(noModelsOfJobs, model.resource) ? noModelsOfJobs[model.resource] : void 0;
	if (noModel !== void 0) return noModel;
	const [, , , ofArn = ""] = model.kind === "arn" ? request.model.split(":") : [];
	if (ofArn !== "" && ofArn !== region) return `has a model in ${ofArn}, and the job runs in ${region}`;
	if (request.tools.length > 0) return "has tools";
	if (request.messages.flatMap(({ content }) => content).some((part) => "media" in part && "s3" in part.media.source)) return "has media in S3";
}
/** The files of a job, in order of the records. */
function batchFiles(records) {
	const files = [];
	let lines = [];
	let bytes = 0;
	const close = () => {
		if (lines.length > 0) files.push(Buffer.concat(lines));
		lines = [];
		bytes = 0;
	};
	for (const { line } of records) {
		if (lines.length === recordsInFile || bytes + line.byteLength > bytesInFile) close();
		lines.push(line);
		bytes += line.byteLength;
	}
	close();
	return files;
}
/** The results in a file of a job's output; lines that are none are left out, as if the record had no answer. */
function* batchResults(bytes) {
	const newline = 10;
	for (let start = 0; start < bytes.byteLength;) {
		const found = bytes.indexOf(newline, start);
		const end = found === -1 ? bytes.byteLength : found;
		const line = bytes.subarray(start, end);
		start = end + 1;
		if (line.byteLength === 0 || line.byteLength > 33554432 + 16777216) continue;
		const result = resultOf(line);
		if (result !== void 0) yield result;
	}
}
function resultOf(line) {
	let value;
	try {
		value = JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString("utf8"));
	} catch {
		return;
	}
	if (!require_json.isJsonObject(value)) return void 0;
	const id = require_json.ownProperty(value, "recordId");
	if (typeof id !== "string") return void 0;
	const error = require_json.ownProperty(value, "error");
	if (error !== void 0) return {
		id,
		result: failureOf(error)
	};
	const answer = require_converse.readConverseReply(require_json.ownProperty(value, "modelOutput"));
	return {
		id,
		result: (answer === void 0 ? void 0 : require_completion.storableAnswer({
			...answer,
			serviceTier: "batch"
		})) ?? unreadable
	};
}
/** `{errorCode: 400, errorMessage}`: a refused request is the prompt's matter, all else the service's. */
function failureOf(error) {
	const code = require_json.isJsonObject(error) ? require_json.ownProperty(error, "errorCode") : void 0;
	const words = require_json.isJsonObject(error) ? require_json.ownProperty(error, "errorMessage") : void 0;
	const said = typeof words === "string" ? require_visible.visibleLine(words.slice(0, 400).replace(/\s+/g, " ")).trim() : "";
	const status = typeof code === "number" || typeof code === "string" ? require_visible.visibleLine(String(code).slice(0, 40)) : "?";
	const message = `The batch job has no answer to it (${status}${said === "" ? "" : `: ${said.replace(/\.+$/, "")}`}).`;
	if (status === "400") return {
		kind: "invalid",
		message,
		next: "Mend the prompt's `config` or its messages.",
		code: status
	};
	return {
		kind: status === "429" ? "throttled" : "model",
		message,
		next: askedAgain,
		code: status
	};
}
const askedAgain = "The same command without `--batch` asks it again; with it a job does, where enough are missing for one.";
const unreadable = {
	kind: "malformed",
	message: "What the batch job holds for it is no answer of Bedrock.",
	next: askedAgain
};
/** For a record of which a job that has ended says nothing. */
function unanswered(state) {
	return {
		kind: "model",
		message: `The batch job ended (${require_visible.visibleLine(state)}) without an answer to it.`,
		next: askedAgain
	};
}
/** For what no job was given, because too few of its model are missing. */
function tooFewForJob(model) {
	return {
		kind: "unavailable",
		message: `Too few answers of ${model} are missing for a batch job, which takes at least ${100} records.`,
		next: "Run the same command without --batch: it asks for exactly these."
	};
}

// src/models/bedrock/batch-jobs.ts
/** Batch inference jobs of Bedrock: started, found, looked at. Source: Bedrock API reference, CreateModelInvocationJob. */
/** Starts a job and gives its ARN; the same request again gives the same job. */
async function startBatchJob(client, request, signal) {
	const { name, model, role, input, output } = request;
	const body = {
		jobName: name,
		clientRequestToken: name,
		modelId: model,
		roleArn: role,
		modelInvocationType: "Converse",
		inputDataConfig: { s3InputDataConfig: {
			s3Uri: input,
			s3InputFormat: "JSONL"
		} },
		outputDataConfig: { s3OutputDataConfig: { s3Uri: output } }
	};
	const outcome = await client.send({
		method: "POST",
		path: "/model-invocation-job",
		body: Buffer.from(JSON.stringify(body)),
		signal
	});
	const reply = objectIn(outcome);
	const arn = reply === void 0 ? void 0 : require_json.ownProperty(reply, "jobArn");
	if (typeof arn === "string" && arn !== "") return arn;
	const isTaken = outcome.kind === "refused" && outcome.code === "ConflictException";
	if (outcome.kind !== "reply" && !isTaken) return problemOf(outcome);
	const known = await findBatchJob(client, name, signal);
	return typeof known === "string" ? known : problemOf(outcome);
}
/** ARN of the job with a name; undefined where there is none. */
async function findBatchJob(client, name, signal) {
	const query = {
		nameContains: name,
		maxResults: "10"
	};
	const outcome = await client.send({
		method: "GET",
		path: "/model-invocation-jobs",
		query,
		signal
	});
	const reply = objectIn(outcome);
	if (reply === void 0) return problemOf(outcome);
	const list = require_json.ownProperty(reply, "invocationJobSummaries");
	for (const summary of Array.isArray(list) ? list : []) {
		if (!require_json.isJsonObject(summary) || require_json.ownProperty(summary, "jobName") !== name) continue;
		const arn = require_json.ownProperty(summary, "jobArn");
		if (typeof arn === "string") return arn;
	}
}
/** How a job stands. */
async function batchJobState(client, arn, signal) {
	const outcome = await client.send({
		method: "GET",
		path: `/model-invocation-job/${encodeURIComponent(arn)}`,
		signal
	});
	const reply = objectIn(outcome);
	const name = reply === void 0 ? void 0 : require_json.ownProperty(reply, "jobName");
	const state = reply === void 0 ? void 0 : require_json.ownProperty(reply, "status");
	if (reply === void 0 || typeof name !== "string" || typeof state !== "string") return problemOf(outcome);
	const config = require_json.ownProperty(reply, "outputDataConfig");
	const s3 = require_json.isJsonObject(config) ? require_json.ownProperty(config, "s3OutputDataConfig") : void 0;
	const output = require_json.isJsonObject(s3) ? require_json.ownProperty(s3, "s3Uri") : void 0;
	const message = require_json.ownProperty(reply, "message");
	const processed = require_json.ownProperty(reply, "processedRecordCount");
	return {
		name,
		state: require_visible.visibleLine(state.slice(0, 100)),
		message: typeof message === "string" ? require_visible.visibleLine(message.slice(0, 400).replace(/\s+/g, " ")).trim() : "",
		output: typeof output === "string" ? output : "",
		processed: typeof processed === "number" ? processed : void 0
	};
}
const endedStates = /* @__PURE__ */ new Set([
	"Completed",
	"PartiallyCompleted",
	"Failed",
	"Stopped",
	"Expired"
]);
/** True where nothing more will come. A state that this version does not know is one of a job that runs. */
function hasEnded(state) {
	return endedStates.has(state);
}
function objectIn(outcome) {
	if (outcome.kind !== "reply") return void 0;
	try {
		const value = JSON.parse(Buffer.from(outcome.body).toString("utf8"));
		return require_json.isJsonObject(value) ? value : void 0;
	} catch {
		return;
	}
}
function problemOf(outcome) {
	switch (outcome.kind) {
		case "refused": {
			const words = outcome.message === "" ? "" : `: ${outcome.message.replace(/\.+$/, "")}`;
			return {
				problem: `${outcome.code || outcome.status}${words}`,
				final: outcome.code === "ValidationException"
			};
		}
		case "unreachable": return {
			problem: `${outcome.host} cannot be reached (${require_visible.visibleLine(outcome.code)})`,
			final: false
		};
		case "no-credentials": return {
			problem: outcome.error.message.replace(/\.+$/, ""),
			final: false
		};
		case "interrupted": return {
			problem: "stopped before a reply came",
			final: false
		};
		default: return {
			problem: "what came back is no reply of Bedrock",
			final: false
		};
	}
}

// src/commands/models/batch-budget.ts
/**
* The limits on cost, for what batch jobs are asked. A job cannot be stopped half-way, so the most that it may cost has to
* fit. That much is set aside in the month's ledger under the job's own address, so that whoever takes its answers, a
* night later and in another process, says there what it came to.
*/
/** The limits that hold for the jobs of one run; where there is no ledger, nothing is noted anywhere. */
function openBatchBudget(options, session, context) {
	const { budget, store } = options;
	const month = budget?.month;
	const now = () => context.now();
	const place = (key) => month === void 0 || store === void 0 ? void 0 : require_budget.ledgerPlace(store, key);
	return {
		async hold(jobs) {
			const ofJob = jobs.map(({ requests }) => requests.map(require_batch_request.asBatch));
			const estimate = await require_budget.estimateCost(ofJob.flat(), session, context);
			if (require_budget.isLimited(options)) require_budget.checkRunLimits(estimate, options, context, "most");
			const estimates = ofJob.map((requests) => costOfJob(requests, session));
			const ledger = place(require_budget.ledgerKey(now()));
			if (ledger !== void 0 && month !== void 0) {
				const reservations = jobs.map(({ batch }, index) => ({
					batch,
					amount: estimates[index]?.most ?? 0
				}));
				await require_budget.reserveForBatches({
					place: ledger,
					limit: month,
					now,
					signal: context.signal
				}, reservations);
			}
			return estimates;
		},
		async held() {
			const held = /* @__PURE__ */ new Map();
			for (const key of [require_budget.earlierLedgerKey(now()), require_budget.ledgerKey(now())]) {
				const ledger = place(key);
				if (ledger !== void 0) for (const [batch, at] of await require_budget.openBatches(ledger)) held.set(batch, at);
			}
			return held;
		},
		async settle(batch, spent) {
			if (spent === void 0) {
				if (month !== void 0) context.progress.note(unknownCost(batch));
				return;
			}
			let amount = spent;
			for (const key of [require_budget.earlierLedgerKey(now()), require_budget.ledgerKey(now())]) {
				const ledger = place(key);
				if (ledger !== void 0 && await require_budget.settleBatch({
					place: ledger,
					now
				}, batch, amount)) amount = 0;
			}
		}
	};
}
function costOfJob(requests, session) {
	let expected = 0;
	let most = 0;
	for (const request of requests) {
		const price = session.priceOf(request);
		if (price === void 0) return void 0;
		const tokens = session.estimator.estimate(request);
		expected += require_prices.costOf(price, tokens.expected, require_prices.batchTier);
		most += require_budget.mostCostOf(request, tokens, price);
	}
	return {
		expected,
		most
	};
}
function unknownCost(batch) {
	return `What the batch job of ${batch} came to is not known, for a price is missing: the month's ledger keeps what was set aside for it.`;
}

// src/commands/models/batch-collect.ts
/** Answers that are written at once: files and small objects. */
const keptAtOnce = 32;
/**
* Killed anywhere, the next run reads all of it once more: an answer that is kept stays, and what the job came to is
* noted once.
*
* @param state as Bedrock calls it, with its words on a failure
* @param wanted questions by the records that answer them; other records are kept by nobody, but were paid for
*/
async function collectBatch(kept, state, wanted, answers, { place, session, budget, context }) {
	const { id: job, model, records, ended } = kept.document;
	const open = new Set(records);
	const failures = /* @__PURE__ */ new Map();
	const price = session.priceOf({
		model,
		provider: "bedrock"
	});
	let spent = 0;
	for await (const file of place.output(job)) await require_limited.forEachLimited(batchResults(file), keptAtOnce, async ({ id, result }) => {
		context.signal.throwIfAborted();
		if (!open.has(id)) return;
		if ("kind" in result) {
			failures.set(id, {
				kind: "failed",
				failure: result
			});
			return;
		}
		open.delete(id);
		if (price !== void 0) spent += require_prices.costOf(price, result.usage, require_prices.batchTier);
		const questions = wanted.get(id) ?? [];
		const [first] = questions;
		if (first === void 0) return;
		const answer = await session.answers.keep(first.request, first.repeat, result);
		for (const question of questions) answers.set(question, answer);
		context.progress.update("Keeping answers", answers.size);
	});
	for (const id of open) {
		const failed = failures.get(id) ?? {
			kind: "failed",
			failure: unanswered(state)
		};
		for (const question of wanted.get(id) ?? []) answers.set(question, failed);
	}
	await budget.settle(place.folder(job), open.size === records.length ? 0 : price === void 0 ? void 0 : spent);
	const failed = records.filter((id) => open.has(id));
	if (ended === void 0 || failed.length !== ended.failed.length) await place.note(kept, { ended: {
		state: state.slice(0, 100),
		failed
	} });
}

// src/commands/models/batch-groups.ts
/** Which questions go into one batch job, and what no job can take. */
const ofBedrock = {
	records: mostRecords,
	bytes: mostBytesOfJob
};
/**
* Questions of one model each, in parts that a job takes, of the same number but for one, and named. The same questions have
* the same name until a job with it has ended: the next one asks what that one did not answer.
*
* @throws SW1111 for a question that is too large for a record.
*/
function groupsOf(questions, ended, limits = ofBedrock) {
	const enough = [];
	const fewer = [];
	for (const [model, ofModel] of Map.groupBy(questions, ({ request }) => request.model)) if (ofModel.length < 100) fewer.push({
		model,
		questions: ofModel
	});
	else for (const part of partsOf(ofModel.map(sized), limits)) enough.push(named(model, part, ended));
	return {
		enough,
		fewer
	};
}
/** The records of a group, by their ids: the order in which questions stand says nothing. */
function recordsOf({ questions }) {
	return questions.map(({ request, repeat }) => batchRecord(request, repeat)).sort(byId);
}
function sized(question) {
	const { id, line } = batchRecord(question.request, question.repeat);
	if (line.byteLength <= 33554432) return {
		question,
		id,
		bytes: line.byteLength,
		sha256: require_digest.sha256Hex(line)
	};
	throw require_errors.modelsErrors.create("SW1111", {
		message: `The case ${question.case.name} of ${question.prompt.name} has ${line.byteLength} bytes with its media, and a record of a batch job at most ${largestRecord}. Nothing was started.`,
		next: `Ask it without --batch (\`slipway run ${question.prompt.name}\`), then run the same command again.`
	});
}
/** Even parts; more of them until none has too many bytes. */
function partsOf(questions, limits) {
	const { length } = questions;
	for (let parts = Math.ceil(length / limits.records); Math.floor(length / parts) >= 100; parts += 1) {
		const all = evenly(questions, parts);
		if (all.every((part) => part.reduce((sum, { bytes }) => sum + bytes, 0) <= limits.bytes)) return all;
	}
	throw require_errors.modelsErrors.create("SW1111", {
		message: `${100} records of ${questions[0]?.question.request.model ?? ""}, the fewest that a batch job takes, have more bytes than it may have (${limits.bytes}). Nothing was started.`,
		next: "Ask cases with large media without --batch, then run the same command again."
	});
}
/** The larger parts come first: what is left of a run that was cut off is divided as it was before. */
function evenly(list, parts) {
	const all = [];
	for (let start = 0; start < list.length; start += all.at(-1)?.length ?? 1) all.push(list.slice(start, start + Math.ceil((list.length - start) / (parts - all.length))));
	return all;
}
function named(model, part, ended) {
	const records = [...part].sort(byId);
	const content = require_digest.sha256Hex([model, ...records.map(({ id, sha256 }) => `${id} ${sha256}`)].join("\n"));
	for (let attempt = 1;; attempt += 1) {
		const id = require_digest.sha256Hex(`${attempt} ${content}`).slice(0, 32);
		if (!ended.has(id)) return {
			id,
			model,
			questions: part.map(({ question }) => question)
		};
	}
}
function byId(one, other) {
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
/** @throws SW1111 for cases that no job takes. */
function refuseUnfit(questions, region) {
	const unfit = questions.flatMap((question) => {
		const reason = unfitForBatch(question.request, region);
		return reason === void 0 ? [] : [{
			question,
			reason
		}];
	});
	const [first] = unfit;
	if (first === void 0) return;
	const prompts = [...new Set(unfit.map(({ question }) => question.prompt.name))];
	const cases = new Set(unfit.map(({ question }) => question.case)).size;
	throw require_errors.modelsErrors.create("SW1111", {
		message: `Batch jobs do not take ${require_words.counted(cases, "case")} of ${namesOf(prompts)}: ${first.question.prompt.name} ${first.reason}. Nothing was started.`,
		next: `Ask them by \`slipway run ${prompts[0]}\`${prompts.length > 1 ? " and so on" : ""}, then run the same command again: it asks only for what is missing.`
	});
}
/** SW1111, where no group is large enough. */
function tooFew(groups) {
	const models = groups.map(({ model, questions }) => `${questions.length} of ${model}`);
	return require_errors.modelsErrors.create("SW1111", {
		message: `A batch job takes at least ${100} records of one model, and there are fewer without an answer: ${namesOf(models)}. Nothing was started.`,
		next: "Run the same command without --batch and --batch-role."
	});
}
function namesOf(names) {
	const shown = names.slice(0, 5).join(", ");
	return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
/** The questions that each record answers. */
function byRecord(questions) {
	return Map.groupBy(questions, ({ request, repeat }) => recordId(request, repeat));
}

// src/commands/models/batch-place.ts
/** A document with 20,000 records has 800 kB. */
const largestDocument = 16777216;
const attributes = {
	mediaType: "application/json",
	caching: "revalidate"
};
/** Throws SW1102 for an address that is none in S3, and what opening the store throws. */
async function openBatchPlace(written, settings, context) {
	const read = require_load.readStoreAddress(written, context.cwd);
	if (!read.ok || read.address.kind !== "s3") throw require_errors.modelsErrors.create("SW1102", {
		message: `--batch is a place in S3, where Bedrock reads and writes: ${read.ok ? `${JSON.stringify(written.slice(0, 200))} is a folder.` : read.message}`,
		next: "Write --batch s3://bucket/prefix, in the region where the models are asked."
	});
	return placeIn(await require_open.openStore(read.address, {
		signal: context.signal,
		s3: {
			...settings,
			environment: context.environment,
			registerSecret: (secret) => context.redaction.hide(secret)
		}
	}));
}
function placeIn(store) {
	const keyOf = (id) => `batch/${id}/batch.json`;
	async function find(id) {
		const key = keyOf(id);
		const found = await store.read(key, { maximumBytes: largestDocument });
		if (found.outcome !== "found") return void 0;
		const document = documentIn(found.object.bytes);
		if (document?.id === id) return {
			document,
			revision: found.object.revision
		};
		throw require_errors.modelsErrors.create("SW1112", {
			message: `${key} in ${store.address} is no document of a batch job.`,
			next: `Remove the folder batch/${id}/ there: what it asked for is asked again.`
		});
	}
	async function swap(document, expected) {
		const bytes = require_canonical_json.canonicalBytes(document);
		const result = await store.compareAndSwap(keyOf(document.id), bytes, require_digest.sha256Of(bytes), expected, attributes);
		if (result.outcome === "moved") return {
			document,
			revision: result.revision
		};
		const other = await find(document.id);
		if (other !== void 0) return other;
		throw require_errors.modelsErrors.create("SW1112", {
			message: `${keyOf(document.id)} in ${store.address} was removed by somebody else meanwhile.`,
			next: "Run the same command again."
		});
	}
	return {
		address: store.address,
		folder: (id, name) => `${store.address}/batch/${id}/${name === void 0 ? "" : `${name}/`}`,
		async jobs() {
			const jobs = [];
			for await (const { key } of store.list("batch/")) {
				const id = /^batch\/([0-9a-f]{32})\/batch\.json$/.exec(key)?.[1];
				const kept = id === void 0 ? void 0 : await find(id);
				if (kept !== void 0) jobs.push(kept);
			}
			return jobs;
		},
		async begin(document, files) {
			for (const [index, bytes] of files.entries()) {
				const key = `batch/${document.id}/input/${String(index + 1).padStart(4, "0")}.jsonl`;
				if (await store.putIfAbsent(key, bytes, require_digest.sha256Of(bytes), {
					mediaType: "application/jsonl",
					caching: "immutable"
				}) !== "differs") continue;
				throw require_errors.modelsErrors.create("SW1112", {
					message: `${key} in ${store.address} holds other records than it should: somebody else wrote there.`,
					next: `Remove the folder batch/${document.id}/, and let nobody but this caller and the job's role write below batch/.`
				});
			}
			return swap(document, void 0);
		},
		note: (kept, change) => swap({
			...kept.document,
			...change
		}, kept.revision),
		async *output(id) {
			for await (const { key } of store.list(`batch/${id}/output/`)) {
				if (!key.endsWith(".jsonl.out")) continue;
				const found = await store.read(key, { maximumBytes: largestOutput });
				if (found.outcome === "found") yield found.object.bytes;
			}
		},
		close: () => store.close()
	};
}
function documentIn(bytes) {
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return;
	}
	return require_json_schema.validatorOfOwn(require_batch_schema.batchSchema).validate(value).length === 0 ? value : void 0;
}

// src/commands/models/batch.ts
var batch_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ runBatch: () => runBatch });
/** Bedrock's control plane is asked a few times in all. */
const connections = 4;
/** Milliseconds: it answers at once, or not. */
const deadline = 6e4;
/** Milliseconds after which a job that was never started is given up: no run takes that long between two steps. */
const givenUpAfter = 864e5;
/**
* Takes the answers of jobs that have ended, and starts jobs for what is left. Nothing is written before it is sure that
* jobs can take the questions and that their cost is allowed.
*
* @throws SW1102, SW1106, SW1107, SW1111, SW1112, and what the place in S3 throws.
*/
async function runBatch(wanting, { settings, budget: limits }, { session, environment }, project, context) {
	const credentials = environment?.credentials;
	const budget = openBatchBudget(limits, session, context);
	const { client, close } = await require_bedrock.openBedrockClient(project, "control", credentials, {
		concurrency: connections,
		deadline
	}, context);
	try {
		refuseUnfit(wanting, client.region);
		const place = await openBatchPlace(settings.place, {
			region: client.region,
			credentials
		}, context);
		try {
			const outcome = await work(wanting, settings.role, {
				place,
				client,
				session,
				budget,
				context
			});
			if (outcome.answers.size > 0) await session.tidy();
			return outcome;
		} finally {
			await place.close();
		}
	} finally {
		close();
	}
}
async function work(wanting, role, tools) {
	const { place, budget, context } = tools;
	const open = byRecord(wanting);
	const held = await budget.held();
	const kept = wanting.length === 0 && held.size === 0 ? [] : await place.jobs();
	const answers = /* @__PURE__ */ new Map();
	const waiting = [];
	const begun = [];
	for (const [index, one] of kept.entries()) {
		context.signal.throwIfAborted();
		context.progress.update("Looking at batch jobs", index + 1, kept.length);
		const { id, job, records, ended } = one.document;
		const failed = new Set(ended?.failed);
		const wanted = new Map(records.flatMap((record) => failed.has(record) ? [] : entryOf(open, record)));
		const heldSince = held.get(place.folder(id));
		if (wanted.size === 0 && heldSince === void 0) continue;
		for (const record of wanted.keys()) open.delete(record);
		if (job !== void 0 || ended !== void 0) await follow(one, wanted, {
			answers,
			waiting
		}, tools);
		else if (wanted.size > 0) begun.push({
			kept: one,
			wanted
		});
		else await giveUp(id, heldSince, tools);
	}
	const known = new Set(kept.map(({ document }) => place.folder(document.id)));
	for (const [batch, since] of held) {
		const id = known.has(batch) ? void 0 : idIn(batch, place);
		if (id !== void 0) await giveUp(id, since, tools);
	}
	const ended = new Set(kept.flatMap(({ document }) => document.ended === void 0 ? [] : [document.id]));
	const { enough, fewer } = groupsOf([...open.values()].flatMap(([question]) => question === void 0 ? [] : [question]), ended);
	if (!(answers.size + waiting.length + begun.length > 0) && enough.length === 0 && fewer.length > 0) throw tooFew(fewer);
	const estimates = await budget.hold([...begun.map(({ kept: one, wanted }) => toStart(place.folder(one.document.id), [...wanted.values()].flat())), ...enough.map(({ id, questions }) => toStart(place.folder(id), questions))]);
	for (const { kept: one } of begun) waiting.push(jobOf(await start(one, role, tools), "Submitted", void 0));
	for (const [index, group] of enough.entries()) waiting.push(await begin(group, estimates[begun.length + index], role, tools));
	return {
		place: place.address,
		waiting,
		answers,
		left: fewer.flatMap(({ questions }) => questions).length
	};
}
function entryOf(open, record) {
	const questions = open.get(record);
	return questions === void 0 ? [] : [[record, questions]];
}
function toStart(batch, questions) {
	return {
		batch,
		requests: require_questions.distinctRequests(questions)
	};
}
/** The id of a job of this place by the address of its folder. */
function idIn(batch, place) {
	const id = /([0-9a-f]{32})\/$/.exec(batch)?.[1];
	return id !== void 0 && batch === place.folder(id) ? id : void 0;
}
/** Takes the answers of a job that has ended, or shows one that is at work. */
async function follow(kept, wanted, { answers, waiting }, tools) {
	const { context } = tools;
	const { job = "", ended } = kept.document;
	if (ended !== void 0) {
		await collectBatch(kept, ended.state, wanted, answers, tools);
		return;
	}
	const found = await lookAt(kept, tools);
	if ("problem" in found) {
		if (wanted.size > 0) throw unknownState(kept, found.problem, tools);
		context.progress.note(`What was set aside for the batch job ${job} stays so: ${found.problem}.`);
	} else if (hasEnded(found.state)) await collectBatch(kept, reasonOf(found), wanted, answers, tools);
	else if (wanted.size > 0) waiting.push(jobOf(kept, found.state, found.processed));
}
/**
* Gives back what was set aside for a job that was never started. Bedrock says whether it was: where its run was killed
* before the ARN was noted, there is a job of that name, which costs what nobody knows here.
*/
async function giveUp(id, since, { client, budget, place, context }) {
	if (!(context.now().getTime() - Date.parse(since ?? "") > givenUpAfter)) return;
	if (await findBatchJob(client, nameOf(id), context.signal) === void 0) await budget.settle(place.folder(id), 0);
}
async function begin(group, estimate, role, tools) {
	const { place, context } = tools;
	context.signal.throwIfAborted();
	const records = recordsOf(group);
	context.progress.update(`Writing ${require_words.counted(records.length, "record")} to ${place.address}`);
	const document = {
		format: batchFormat,
		id: group.id,
		model: group.model,
		records: records.map(({ id }) => id),
		...estimate === void 0 ? {} : { estimate: {
			expected: estimate.expected,
			most: estimate.most
		} }
	};
	const begun = await place.begin(document, batchFiles(records));
	return jobOf(begun.document.job === void 0 ? await start(begun, role, tools) : begun, "Submitted", void 0);
}
/** Starts the job of a document, and notes its ARN. */
async function start(kept, role, { place, client, budget, context }) {
	const { id, model, records } = kept.document;
	const request = {
		name: nameOf(id),
		model,
		role,
		input: place.folder(id, "input"),
		output: place.folder(id, "output")
	};
	const job = await startBatchJob(client, request, context.signal);
	if (typeof job === "string") return place.note(kept, { job });
	if (job.final) {
		await budget.settle(place.folder(id), 0);
		await place.note(kept, { ended: {
			state: "Refused",
			failed: [...records]
		} });
	}
	throw require_errors.modelsErrors.create("SW1112", {
		message: `Bedrock in ${client.region} started no batch job for ${require_words.counted(records.length, "case")} of ${model} (${job.problem}).`,
		next: "The caller needs `bedrock:CreateModelInvocationJob`, and `iam:PassRole` on the role of --batch-role, which reads and writes the place of --batch; the model has to offer batch inference. Nothing is lost: run the same command again."
	});
}
async function lookAt({ document: { id, job = "" } }, { place, client, context }) {
	const state = await batchJobState(client, job, context.signal);
	const problem = problemWith(state, id, place);
	return problem === void 0 ? state : { problem };
}
function unknownState({ document: { id, job = "" } }, problem, { place, client }) {
	return require_errors.modelsErrors.create("SW1112", {
		message: `How the batch job ${job} stands could not be found out (${problem}).`,
		next: `The caller needs \`bedrock:GetModelInvocationJob\` on it, in ${client.region}. Where the job is gone, remove batch/${id}/ in ${place.address}: what it has no kept answer to is asked again.`
	});
}
/** The document is anybody's who may write there; that the job is the one of this folder, Bedrock says. */
function problemWith(state, id, place) {
	if ("problem" in state) return state.problem;
	const plain = (address) => address.replace(/\/+$/, "");
	return state.name === nameOf(id) && plain(state.output) === plain(place.folder(id, "output")) ? void 0 : "it is another job than the one of this folder";
}
function jobOf({ document }, state, processed) {
	const { model, job = "", records, estimate } = document;
	return {
		model,
		job,
		state,
		records: records.length,
		processed,
		estimate
	};
}
function nameOf(id) {
	return `slipway-${id}`;
}
function reasonOf({ state, message }) {
	return message === "" ? state : `${state}: ${message}`;
}

Object.defineProperty(exports, "batch_exports", {
  enumerable: true,
  get: function () {
    return batch_exports;
  }
});
Object.defineProperty(exports, "runBatch", {
  enumerable: true,
  get: function () {
    return runBatch;
  }
});
Object.defineProperty(exports, "tooFewForJob", {
  enumerable: true,
  get: function () {
    return tooFewForJob;
  }
});
