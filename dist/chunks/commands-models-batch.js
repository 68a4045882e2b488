const require_batch = require("./models-batch.js");
const require_json = require("./platform-json.js");
const require_inputs = require("./commands-index.js");
const require_errors = require("./models-errors.js");
const require_digest = require("./platform-digest.js");
const require_limited = require("./platform-limited.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_batch_schema = require("./models-batch-schema.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_load = require("./platform-shape.js");
const require_open = require("./stores-open.js");
const require_bedrock = require("./commands-models-bedrock.js");

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
	return await jobNamed(client, name, signal) ?? problemOf(outcome);
}
async function jobNamed(client, name, signal) {
	const query = {
		nameContains: name,
		maxResults: "10"
	};
	const reply = objectIn(await client.send({
		method: "GET",
		path: "/model-invocation-jobs",
		query,
		signal
	}));
	const list = reply === void 0 ? void 0 : require_json.ownProperty(reply, "invocationJobSummaries");
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
		state: require_inputs.visibleLine(state.slice(0, 100)),
		message: typeof message === "string" ? require_inputs.visibleLine(message.slice(0, 400).replace(/\s+/g, " ")).trim() : "",
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
			problem: `${outcome.host} cannot be reached (${require_inputs.visibleLine(outcome.code)})`,
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
		folder: (id, name) => `${store.address}/batch/${id}/${name}/`,
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
				const found = await store.read(key, { maximumBytes: require_batch.largestOutput });
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
/** Bedrock's control plane is asked a few times in all. */
const connections = 4;
/** Answers that are written at once: files and small objects. */
const keptAtOnce = 32;
/** Milliseconds: it answers at once, or not. */
const deadline = 6e4;
/** @throws SW1102, SW1106, SW1107, SW1111, SW1112, and what the place in S3 throws. */
async function runBatch(wanting, options, project, session, context) {
	checkRole(options.role);
	refuseUnfit(wanting);
	const { credentials } = options;
	const { client, close } = await require_bedrock.openBedrockClient(project, "control", credentials, {
		concurrency: connections,
		deadline
	}, context);
	try {
		const place = await openBatchPlace(options.place, {
			region: client.region,
			credentials
		}, context);
		try {
			return await work(wanting, options, {
				place,
				client,
				session,
				context
			});
		} finally {
			await place.close();
		}
	} finally {
		close();
	}
}
async function work(wanting, options, tools) {
	const { place, context } = tools;
	const byRecord = Map.groupBy(wanting, ({ request, repeat }) => require_batch.recordId(request, repeat));
	const answers = /* @__PURE__ */ new Map();
	const waiting = [];
	const kept = wanting.length === 0 ? [] : await place.jobs();
	for (const [index, one] of kept.entries()) {
		context.signal.throwIfAborted();
		context.progress.update("Looking at batch jobs", index + 1, kept.length);
		const failed = new Set(one.document.ended?.failed);
		const wanted = one.document.records.filter((id) => byRecord.has(id) && !failed.has(id));
		if (wanted.length === 0) continue;
		const started = one.document.job === void 0 ? await start(one, options.role, tools) : one;
		const state = started.document.ended?.state ?? await stateOf(started, tools);
		if (typeof state !== "string" && !hasEnded(state.state)) waiting.push(jobOf(started, state.state, state.processed));
		else {
			const questions = new Map(wanted.map((id) => [id, byRecord.get(id) ?? []]));
			await collect(started, typeof state === "string" ? state : reasonOf(state), questions, answers, tools);
		}
		for (const id of wanted) byRecord.delete(id);
	}
	const known = answers.size > 0 || waiting.length > 0;
	const groups = groupsOf([...byRecord.values()].flatMap(([question]) => question === void 0 ? [] : [question]));
	const enough = groups.filter(({ length }) => length >= 100);
	const fewer = groups.filter(({ length }) => length < 100);
	if (!known && enough.length === 0 && fewer.length > 0) throw tooFew(fewer);
	if (enough.length > 0) await options.hold(enough.flat());
	for (const group of enough) waiting.push(await begin(group, kept, options.role, tools));
	return {
		place: place.address,
		waiting,
		answers,
		left: fewer.flat().length
	};
}
/** Questions of one model, in parts that a job takes, of about the same size. */
function groupsOf(questions) {
	return [...Map.groupBy(questions, ({ request }) => request.model).values()].flatMap((ofModel) => {
		const parts = Math.ceil(ofModel.length / require_batch.mostRecords);
		const size = Math.ceil(ofModel.length / parts);
		return Array.from({ length: parts }, (_, index) => ofModel.slice(index * size, (index + 1) * size));
	});
}
async function begin(group, kept, role, tools) {
	const { place, context } = tools;
	const records = group.map(({ request, repeat }) => require_batch.batchRecord(request, repeat)).sort((a, b) => a.id < b.id ? -1 : 1);
	refuseLarge(records, group);
	const [model = ""] = group.map(({ request }) => request.model);
	context.progress.update(`Writing ${require_inputs.counted(records.length, "record")} to ${place.address}`);
	const document = {
		format: require_batch.batchFormat,
		id: idOf(model, records, kept),
		model,
		records: records.map(({ id }) => id)
	};
	const begun = await place.begin(document, require_batch.batchFiles(records));
	return jobOf(begun.document.job === void 0 ? await start(begun, role, tools) : begun, "Submitted", void 0);
}
/** The same records have the same id, until a job with it has ended: the next one asks what that one did not answer. */
function idOf(model, records, kept) {
	const ended = new Set(kept.flatMap(({ document }) => document.ended === void 0 ? [] : [document.id]));
	const content = require_digest.sha256Hex([model, ...records.map(({ id, line }) => `${id} ${require_digest.sha256Hex(line)}`)].join("\n"));
	for (let attempt = 1;; attempt += 1) {
		const id = require_digest.sha256Hex(`${attempt} ${content}`).slice(0, 32);
		if (!ended.has(id)) return id;
	}
}
/** Starts the job of a document, and notes its ARN. */
async function start(kept, role, { place, client, context }) {
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
	if (job.final) await place.note(kept, { ended: {
		state: "Refused",
		failed: [...records]
	} });
	throw require_errors.modelsErrors.create("SW1112", {
		message: `Bedrock in ${client.region} started no batch job for ${require_inputs.counted(records.length, "case")} of ${model} (${job.problem}).`,
		next: "The caller needs `bedrock:CreateModelInvocationJob`, and `iam:PassRole` on the role of --batch-role, which reads and writes the place of --batch; the model has to offer batch inference. Nothing is lost: run the same command again."
	});
}
async function stateOf(kept, { place, client, context }) {
	const { id, job = "" } = kept.document;
	const state = await batchJobState(client, job, context.signal);
	const problem = problemWith(state, id, place);
	if (problem === void 0 && "state" in state) return state;
	throw require_errors.modelsErrors.create("SW1112", {
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
/** Keeps the answers of a job that has ended, then notes which records have none. */
async function collect(kept, state, wanted, answers, { place, session, context }) {
	const open = new Set(kept.document.records);
	const failures = /* @__PURE__ */ new Map();
	for await (const file of place.output(kept.document.id)) await require_limited.forEachLimited(require_batch.batchResults(file), keptAtOnce, async ({ id, result }) => {
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
			failure: require_batch.unanswered(state)
		};
		for (const question of wanted.get(id) ?? []) answers.set(question, failed);
	}
	const failed = kept.document.records.filter((id) => open.has(id));
	if (kept.document.ended === void 0 || failed.length !== kept.document.ended.failed.length) await place.note(kept, { ended: {
		state: state.slice(0, 100),
		failed
	} });
}
function jobOf({ document }, state, processed) {
	return {
		model: document.model,
		job: document.job ?? "",
		state,
		records: document.records.length,
		processed
	};
}
function nameOf(id) {
	return `slipway-${id}`;
}
function reasonOf({ state, message }) {
	return message === "" ? state : `${state}: ${message}`;
}
/** @throws SW1102 */
function checkRole(role) {
	if (/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/.test(role)) return;
	throw require_errors.modelsErrors.create("SW1102", {
		message: `--batch-role is the ARN of the role that Bedrock works with, not ${JSON.stringify(role.slice(0, 200))}.`,
		next: "Write --batch-role arn:aws:iam::111111111111:role/NAME; docs/models.md says what it needs."
	});
}
/** @throws SW1111 */
function refuseUnfit(questions) {
	const unfit = questions.flatMap((question) => {
		const reason = require_batch.unfitForBatch(question.request);
		return reason === void 0 ? [] : [{
			question,
			reason
		}];
	});
	const [first] = unfit;
	if (first === void 0) return;
	const prompts = [...new Set(unfit.map(({ question }) => question.prompt.name))];
	throw require_errors.modelsErrors.create("SW1111", {
		message: `Batch jobs do not take ${require_inputs.counted(unfit.length, "case")} of ${namesOf(prompts)}: ${first.question.prompt.name} ${first.reason}. Nothing was started.`,
		next: `Ask them by \`slipway run ${prompts[0]}\`${prompts.length > 1 ? " and so on" : ""}, then run the same command again: it asks only for what is missing.`
	});
}
/** @throws SW1111 */
function refuseLarge(records, group) {
	const large = records.find(({ line }) => line.byteLength > require_batch.largestRecord);
	const question = group.find(({ request, repeat }) => require_batch.recordId(request, repeat) === large?.id);
	if (large === void 0 || question === void 0) return;
	throw require_errors.modelsErrors.create("SW1111", {
		message: `The case ${question.case.name} of ${question.prompt.name} has ${large.line.byteLength} bytes with its media, and a record of a batch job at most ${require_batch.largestRecord}.`,
		next: `Ask it by \`slipway run ${question.prompt.name}\`, then run the same command again.`
	});
}
function tooFew(groups) {
	const models = groups.map((group) => `${group.length} of ${group[0]?.request.model ?? ""}`);
	return require_errors.modelsErrors.create("SW1111", {
		message: `A batch job takes at least ${100} records of one model, and there are fewer without an answer: ${namesOf(models)}. Nothing was started.`,
		next: "Run the same command without --batch and --batch-role."
	});
}
function namesOf(names) {
	const shown = names.slice(0, 5).join(", ");
	return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

exports.runBatch = runBatch;
