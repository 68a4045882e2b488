const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_certificates = require("./aws-certificates.js");
const require_credentials = require("./aws-credentials.js");
const require_http = require("./aws-http.js");
const require_settings = require("./aws-partition.js");
const require_signing = require("./aws-retry.js");
const require_errors = require("./platform-errors.js");
const require_network_codes = require("./platform-network-codes.js");
const require_visible = require("./platform-visible.js");
const require_completion = require("./models-completion.js");
const require_converse = require("./models-bedrock-converse.js");
const require_json = require("./platform-json.js");
const require_embedding = require("./models-embedding.js");
const require_request = require("./models-request.js");
const require_prices = require("./models-identifier.js");
const require_spelling = require("./models-replacement.js");
let node_zlib = require("node:zlib");

// src/models/bedrock/client.ts
/**
* Ten attempts, and waits that double from 100 ms to at most 20 s (what the SDK's `standard` mode has): a minute-long
* squeeze is waited out. The deadline of the run ends it in any case.
*/
const bedrockRetryPolicy = {
	...require_signing.defaultRetryPolicy,
	baseMilliseconds: 100,
	maximumMilliseconds: 2e4
};
/** A reply with text of a million tokens, and room. */
const largestReply = 33554432;
/** Tried once more: they may be an accident of one request, and each costs as much as an answer. */
const triedTwice = /* @__PURE__ */ new Set([
	"ModelTimeoutException",
	"ModelErrorException",
	"ModelStreamErrorException"
]);
const credentialCodes = /* @__PURE__ */ new Set([
	"ExpiredTokenException",
	"ExpiredToken",
	"InvalidClientTokenId",
	"UnrecognizedClientException"
]);
const clockCodes = /* @__PURE__ */ new Set([
	"InvalidSignatureException",
	"RequestExpired",
	"RequestTimeTooSkewed"
]);
/**
* A client for one region. Failures are values, credentials that cannot be had among them; a deadline or an
* interruption comes through the request's `signal`.
*/
function createBedrockClient(options) {
	const { endpoint, transport, region } = options;
	const now = options.now ?? Date.now;
	const policy = options.retry ?? bedrockRetryPolicy;
	const signer = require_signing.createSigner("bedrock", region, endpoint);
	/** Milliseconds that the server's clock is ahead of ours, where it refused our time. */
	let clockOffset = 0;
	async function send(request) {
		let rejected;
		let corrected = false;
		for (let attempt = 1;; attempt += 1) {
			if (request.signal.aborted) return { kind: "interrupted" };
			let credentials;
			try {
				credentials = options.bearerToken === void 0 ? await options.credentials({ rejected }) : void 0;
			} catch (error) {
				if (require_errors.isSlipwayError(error)) return {
					kind: "no-credentials",
					error
				};
				throw error;
			}
			request.onAttempt?.();
			const reply = await transport.send(signed(request, credentials), {
				maximumBytes: largestReply,
				signal: request.signal,
				onData: request.onData
			});
			if (request.signal.aborted) return { kind: "interrupted" };
			const outcome = outcomeOf(reply, require_signing.hostOf(endpoint));
			const verdict = verdictOf(outcome);
			if (verdict === "throttled") request.onThrottle?.();
			if (verdict === "clock") {
				const server = reply.kind === "reply" ? Date.parse(reply.headers.date ?? "") : NaN;
				if (corrected || Number.isNaN(server) || Math.abs(server - now()) < 6e4) return outcome;
				corrected = true;
				clockOffset = server - now();
				continue;
			}
			if (verdict === "credentials") {
				if (rejected !== void 0 || credentials === void 0) return outcome;
				rejected = credentials;
				continue;
			}
			const last = verdict === "twice" ? 2 : policy.attempts;
			const wait = attempt >= last ? void 0 : require_signing.waitBefore(policy, verdict === "final" ? "final" : verdict === "unreachable" ? "unreachable" : "transient", attempt, retryAfterOf(reply));
			if (wait === void 0) return outcome;
			await policy.sleep(wait, request.signal);
		}
	}
	function signed(request, credentials) {
		const headers = {
			accept: "application/json",
			...request.body === void 0 ? {} : { "content-type": "application/json" }
		};
		if (credentials !== void 0) return signer.sign({
			...request,
			headers
		}, credentials, new Date(now() + clockOffset));
		const query = new URLSearchParams(request.query).toString();
		return {
			method: request.method,
			endpoint,
			target: `${endpoint.basePath}${request.path}${query === "" ? "" : `?${query}`}`,
			headers: {
				host: require_signing.hostOf(endpoint),
				...headers,
				"content-length": String(request.body?.byteLength ?? 0),
				authorization: `Bearer ${options.bearerToken}`
			},
			body: request.body
		};
	}
	return {
		region,
		send
	};
}
function outcomeOf(reply, host) {
	if (reply.kind === "failure") return {
		kind: "unreachable",
		host,
		code: reply.code
	};
	if (reply.kind === "too-large") return { kind: "too-large" };
	if (reply.status >= 200 && reply.status < 300) return {
		kind: "reply",
		body: reply.body,
		headers: reply.headers
	};
	return {
		kind: "refused",
		status: reply.status,
		...errorIn(reply)
	};
}
function verdictOf(outcome) {
	if (outcome.kind === "unreachable") return require_network_codes.unreachableCodes.has(outcome.code) ? "unreachable" : /^(?:CERT_|ERR_TLS|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/.test(outcome.code) ? "final" : "transient";
	if (outcome.kind !== "refused") return "final";
	const { status, code } = outcome;
	if (triedTwice.has(code)) return "twice";
	if (credentialCodes.has(code)) return "credentials";
	if (clockCodes.has(code)) return "clock";
	if (code === "ThrottlingException" || status === 429 && code !== "ModelNotReadyException") return "throttled";
	return status === 429 || status >= 500 ? "transient" : "final";
}
/** The error's name stands in a header, `ThrottlingException:http://\u2026`, or as `__type` in the body, `x#ThrottlingException`. */
function errorIn(reply) {
	const fields = jsonObjectIn(reply.body);
	const header = reply.headers["x-amzn-errortype"];
	const named = (typeof header === "string" ? header : void 0) ?? textIn$1(fields, "__type") ?? "";
	const code = /([A-Za-z][A-Za-z0-9]{0,99})$/.exec(named.replace(/:.*$/s, ""))?.[1] ?? "";
	const words = require_visible.visibleLine((textIn$1(fields, "message") ?? textIn$1(fields, "Message") ?? "").replace(/\s+/g, " ")).trim();
	return {
		code,
		message: words.length > 400 ? `${words.slice(0, 400)}\u2026` : words
	};
}
function jsonObjectIn(body) {
	try {
		const value = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
		return typeof value === "object" && value !== null ? value : void 0;
	} catch {
		return;
	}
}
function textIn$1(object, name) {
	const value = object === void 0 ? void 0 : Reflect.get(object, name);
	return typeof value === "string" ? value : void 0;
}
function retryAfterOf(reply) {
	return reply.kind === "reply" ? reply.headers["retry-after"] : void 0;
}

// src/models/bedrock/embed.ts
/** Embeddings by InvokeModel. Titan and Cohere each have a form of their own. */
/** The body of InvokeModel for the text of a request. Source: Bedrock user guide, "Titan Embeddings Text", "Cohere Embed". */
function embeddingBody({ model, messages }) {
	const text = messages.flatMap(({ content }) => content.map((part) => "text" in part ? part.text : "")).join("");
	return isCohere(model) ? {
		texts: [text],
		input_type: "clustering"
	} : { inputText: text };
}
/**
* The vector of a reply, `{embedding: [\u2026]}` of Titan, `{embeddings: [[\u2026]]}` or `{embeddings: {float: [[\u2026]]}}` of Cohere,
* as an answer; undefined for anything else. Titan counts the tokens in its body, Bedrock in a header of every reply.
*/
function readEmbeddingReply(value, countedTokens, request) {
	if (!require_json.isJsonObject(value)) return void 0;
	const several = require_json.ownProperty(value, "embeddings");
	const lists = require_json.isJsonObject(several) ? require_json.ownProperty(several, "float") : several;
	const text = require_embedding.textOfVector(require_json.ownProperty(value, "embedding") ?? (Array.isArray(lists) ? lists[0] : void 0));
	if (text === void 0) return void 0;
	const inBody = require_json.ownProperty(value, "inputTextTokenCount");
	const tokens = typeof inBody === "number" && Number.isInteger(inBody) && inBody >= 0 ? inBody : countedTokens;
	return {
		content: [{ text }],
		stopReason: "end_turn",
		usage: {
			inputTokens: tokens ?? Math.ceil(require_request.textBytesOf(request) / 4),
			outputTokens: 0,
			cacheReadTokens: 0,
			cacheWriteTokens: 0,
			...tokens === void 0 ? { estimated: true } : {}
		},
		latencyMilliseconds: 0
	};
}
function isCohere(model) {
	return /(?:^|[./])cohere\./.test(model);
}

// src/models/bedrock/failures.ts
/** What Bedrock's refusals mean for the person who reads them. Told apart by name and status; words only refine advice. */
/** The failure behind an outcome that is no reply. */
function failureOf(outcome, context) {
	const { model, region } = context;
	switch (outcome.kind) {
		case "interrupted": return fail("interrupted", "Stopped before an answer came.", "Run the same command again: it goes on where it stopped.");
		case "no-credentials": return fail("credentials", outcome.error.message, outcome.error.next);
		case "too-large": return fail("malformed", `The answer of ${shown(model)} is larger than Slipway reads.`, "Set `maxOutputTokens` of the prompt.");
		case "unreachable": {
			const timedOut = outcome.code === "ETIMEDOUT";
			return {
				...fail(timedOut ? "timeout" : "unavailable", timedOut ? `${outcome.host} gave no answer in time.` : `${outcome.host} cannot be reached (${require_visible.visibleLine(outcome.code)}).`, timedOut ? "Run the same command again; where answers are long, raise `models.timeout` in slipway.yaml." : `Check the network and the region (${region}); behind a proxy set HTTPS_PROXY.`),
				code: outcome.code
			};
		}
		case "refused": return {
			...refusal(outcome, context),
			...outcome.code === "" ? {} : { code: outcome.code }
		};
	}
}
/** A refusal, or an exception inside a stream. */
function refusal({ status, code, message }, context) {
	const { model, region } = context;
	const words = message === "" ? `${code || status}` : `${code || status}: ${message.replace(/\.+$/, "")}`;
	switch (code) {
		case "ThrottlingException": return fail("throttled", `${shown(model)} was asked too often (${words}).`, throttledAdvice);
		case "ModelNotReadyException": return fail("unavailable", `${shown(model)} is not ready (${words}).`, "Wait some minutes and run the same command again.");
		case "ModelTimeoutException": return fail("timeout", `${shown(model)} took too long (${words}).`, "Ask for less: a shorter prompt, or a smaller `maxOutputTokens`.");
		case "ModelErrorException":
		case "ModelStreamErrorException": return fail("model", `${shown(model)} failed on this request, twice (${words}).`, "Run the same command again; where it stays, change the prompt or the model.");
		case "ServiceQuotaExceededException": return fail("quota", `A quota of the account in ${region} is used up: ${words}.`, "Ask for a higher quota in the console of Service Quotas, or run again when the quota's period is over.");
		case "AccessDeniedException": return accessDenied(words, context);
		case "ResourceNotFoundException": return notFound(words, message, context);
		case "ValidationException":
			if (/model identifier is invalid/i.test(message)) return noSuchModel(words, context);
			return fail("invalid", `${shown(model)} refuses the request: ${words}.`, validationAdvice(message, context));
		case "UnrecognizedClientException":
		case "InvalidSignatureException":
		case "ExpiredTokenException":
		case "InvalidClientTokenId":
		case "MissingAuthenticationTokenException":
		case "IncompleteSignatureException": return fail("credentials", `The AWS credentials are not valid in ${region} (${words}).`, "Log in again (`aws sso login`), or take the role again; `aws sts get-caller-identity` shows whose they are.");
	}
	if (status === 429) return fail("throttled", `${shown(model)} was asked too often (${words}).`, throttledAdvice);
	if (status === 403) return accessDenied(words, context);
	if (status === 404) return notFound(words, message, context);
	if (status >= 500) return fail("unavailable", `Bedrock in ${region} kept failing (${words}).`, "Wait a little and run the same command again: answers that came are kept.");
	return fail("invalid", `Bedrock refuses the request (${words}).`, "Run with `--verbose`, and compare the prompt's settings with the model's page.");
}
const throttledAdvice = "Run the same command again: answers that came are kept. Lower `models.concurrency` in slipway.yaml or `maxOutputTokens` of the prompt (it is reserved from the quota), or ask for a higher quota.";
function accessDenied(words, { model, region, identity }) {
	const id = require_prices.readModelIdentifier(model);
	const profile = id.kind === "model" && id.profile !== void 0;
	const whose = identity === void 0 ? "These credentials" : identity;
	const resources = profile ? `\`bedrock:InvokeModel\` on the inference profile ${shown(model)} and on the model ${shown(id.id)} in every region of it` : `\`bedrock:InvokeModel\` on ${shown(model)}`;
	return fail("access", `${whose} may not call ${shown(model)} in ${region} (${words}).`, `The role needs ${resources} (\`slipway iam ENV\` prints the evaluator's policy); access to the model itself is granted in the Bedrock console of ${region}, under Model access.`);
}
/** 404 is also how the end of a model arrives. */
function notFound(words, message, { model, region, today }) {
	const id = require_prices.readModelIdentifier(model);
	const bare = id.kind === "model" || id.kind === "arn" ? id.id : void 0;
	const life = bare === void 0 ? void 0 : require_prices.lifecycleOf(bare, today);
	const instead = life !== void 0 && life.state !== "live" ? life.entry.instead : void 0;
	const advice = instead === void 0 ? "Choose another model (`slipway models` lists what is in use), and evaluate the prompts with it." : `Move the prompts with \`slipway models migrate ${model} ${require_spelling.replacementName(instead, id.kind === "model" ? id.profile : void 0, require_spelling.groupOfRegion(region))}\`, and evaluate them.`;
	if (/\bLegacy\b/i.test(message)) return fail("ended", `${shown(model)} is Legacy, and this account has not used it in the last 30 days, so that Bedrock cut it off in ${region} (${words}).`, advice);
	if (/end of (?:its )?life/i.test(message) || life?.state === "ended") {
		const when = life?.state === "ended" ? ` on ${life.entry.end}` : "";
		return fail("ended", `${shown(model)} reached the end of its life on Bedrock${when} (${words}).`, advice);
	}
	return noSuchModel(words, {
		model,
		region
	});
}
/** The name of the model is to blame, wherever it stands: not the prompt that names it. */
function noSuchModel(words, { model, region }) {
	const meant = require_spelling.misspelling(model)?.model;
	return fail("unknown-model", `${region} has no model or inference profile ${shown(model)} (${words}).`, meant === void 0 ? "Check its name and `models.region` in slipway.yaml; `slipway models` shows where a model is offered." : `Did you mean ${shown(meant)}? \`slipway models migrate ${shown(model)} ${shown(meant)}\` writes it everywhere.`);
}
function validationAdvice(message, { model, region }) {
	if (/on-demand throughput/i.test(message)) {
		const id = require_prices.readModelIdentifier(model);
		const profile = id.kind === "model" || id.kind === "arn" ? id.profile : void 0;
		if (profile === void 0 && id.kind === "model") return `Write an inference profile: \`${require_spelling.groupOfRegion(region)}.${shown(model)}\`, or another group of regions before it.`;
		return `Its inference profile does not answer in ${region}: write another group of regions${profile === void 0 ? "" : ` than \`${profile}\``} (\`slipway models\` shows where a profile leads), or another region under \`models.region\`.`;
	}
	if (/temperature|top_p|top_k/i.test(message)) return "Remove the sampling parameters from `config` of the prompt.";
	if (/too long|maximum.*tokens|context/i.test(message)) return "Shorten the prompt or the case, or choose a model with a larger context.";
	return "Mend the prompt's `config` or its messages; `slipway render` shows what is sent.";
}
function fail(kind, message, next) {
	return {
		kind,
		message,
		next
	};
}
function shown(model) {
	return require_visible.visibleLine(model.length > 200 ? `${model.slice(0, 200)}\u2026` : model);
}

// src/models/bedrock/event-frames.ts
/**
* Frames of the Amazon event stream. Source: "Event stream encoding" (Amazon Transcribe developer guide, and the Smithy
* specification). Our own because the library for it brings 220 KB along; a test reads what that library writes.
*/
/** The format's own bound is 16 MiB of payload and 128 KiB of headers. */
const largestFrame = 16908304;
/** Lengths of header values by their type, in bytes; -1 where two bytes of length come first. */
const valueLengths = [
	0,
	0,
	1,
	2,
	4,
	8,
	-1,
	-1,
	8,
	16
];
const stringType = 7;
/**
* The frame at the beginning of some bytes; undefined where it is not whole yet.
*
* @throws RangeError for bytes that are no frame: a wrong checksum, lengths that cannot be.
*/
function takeFrame(bytes) {
	if (bytes.byteLength < 12) return void 0;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = view.getUint32(0);
	const headersLength = view.getUint32(4);
	if (length < 16 || length > largestFrame || headersLength > length - 16) throw new RangeError("no frame");
	if ((0, node_zlib.crc32)(bytes.subarray(0, 8)) !== view.getUint32(8)) throw new RangeError("a wrong checksum of the prelude");
	if (bytes.byteLength < length) return void 0;
	if ((0, node_zlib.crc32)(bytes.subarray(0, length - 4)) !== view.getUint32(length - 4)) throw new RangeError("a wrong checksum");
	const headersEnd = 12 + headersLength;
	return {
		frame: {
			headers: readHeaders(bytes.subarray(12, headersEnd)),
			body: bytes.subarray(headersEnd, length - 4)
		},
		length
	};
}
function readHeaders(bytes) {
	const decoder = new TextDecoder();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const headers = /* @__PURE__ */ new Map();
	let at = 0;
	while (at < bytes.byteLength) {
		const nameEnd = at + 1 + view.getUint8(at);
		const name = decoder.decode(bytes.subarray(at + 1, nameEnd));
		const type = view.getUint8(nameEnd);
		const fixed = valueLengths[type];
		if (fixed === void 0) throw new RangeError(`a header of type ${type}`);
		const start = nameEnd + 1 + (fixed === -1 ? 2 : 0);
		const end = start + (fixed === -1 ? view.getUint16(nameEnd + 1) : fixed);
		if (end > bytes.byteLength) throw new RangeError("a header beyond its end");
		if (type === stringType) headers.set(name, decoder.decode(bytes.subarray(start, end)));
		at = end;
	}
	return headers;
}

// src/models/bedrock/stream.ts
/** The events of ConverseStream. Source: Bedrock API reference, ConverseStream. */
/** Reads chunks of any size; `onText` gets the text as it comes. */
function createStreamReader(onText) {
	const decoder = new TextDecoder("utf-8");
	const blocks = /* @__PURE__ */ new Map();
	let pending = /* @__PURE__ */ new Uint8Array(0);
	let broken = false;
	let stopReason;
	let metadata = {};
	let exception;
	function read({ headers, body }) {
		const header = (name) => headers.get(name) ?? "";
		const value = body.byteLength === 0 ? {} : JSON.parse(decoder.decode(body));
		if (!require_json.isJsonObject(value)) throw new TypeError("an event that is no object");
		if (header(":message-type") === "event") event(header(":event-type"), value);
		else {
			const message = require_json.ownProperty(value, "message");
			exception = {
				code: header(":exception-type") || header(":error-code") || "unknown",
				message: typeof message === "string" ? message : header(":error-message")
			};
		}
	}
	function event(type, value) {
		const index = require_json.ownProperty(value, "contentBlockIndex");
		const at = typeof index === "number" ? index : 0;
		switch (type) {
			case "contentBlockStart":
				start(blockAt(at), require_json.ownProperty(value, "start"));
				break;
			case "contentBlockDelta":
				delta(blockAt(at), require_json.ownProperty(value, "delta"));
				break;
			case "messageStop":
				stopReason = textIn(value, "stopReason");
				break;
			case "metadata": metadata = value;
		}
	}
	function blockAt(index) {
		const known = blocks.get(index);
		if (known !== void 0) return known;
		const block = {
			text: "",
			isText: false,
			toolUse: void 0
		};
		blocks.set(index, block);
		return block;
	}
	function delta(block, change) {
		if (!require_json.isJsonObject(change)) return;
		const text = textIn(change, "text");
		if (text !== void 0) {
			block.isText = true;
			block.text += text;
			onText?.(text);
		}
		const use = require_json.ownProperty(change, "toolUse");
		if (require_json.isJsonObject(use) && block.toolUse !== void 0) block.toolUse.input += textIn(use, "input") ?? "";
	}
	return {
		push(chunk) {
			if (broken) return;
			pending = pending.byteLength === 0 ? chunk : Buffer.concat([pending, chunk]);
			try {
				for (let taken = takeFrame(pending); taken !== void 0; taken = takeFrame(pending)) {
					read(taken.frame);
					pending = pending.subarray(taken.length);
				}
			} catch {
				broken = true;
			}
		},
		end() {
			if (exception !== void 0) return {
				kind: "exception",
				...exception
			};
			if (broken || pending.byteLength > 0 || stopReason === void 0) return { kind: "malformed" };
			const parts = [...blocks].sort(([a], [b]) => a - b).filter(([, { isText, toolUse }]) => isText || toolUse !== void 0).map(([, block]) => partOf(block));
			if (parts.includes(void 0)) return { kind: "malformed" };
			const answer = require_converse.answerOf(parts.filter((part) => part !== void 0), stopReason, metadata);
			return answer === void 0 ? { kind: "malformed" } : {
				kind: "answer",
				answer
			};
		}
	};
}
function start(block, begun) {
	const use = require_json.isJsonObject(begun) ? require_json.ownProperty(begun, "toolUse") : void 0;
	if (!require_json.isJsonObject(use)) return;
	block.toolUse = {
		id: textIn(use, "toolUseId") ?? "",
		name: textIn(use, "name") ?? "",
		input: ""
	};
}
/** Undefined where the input of a tool is no JSON. */
function partOf({ text, toolUse }) {
	if (toolUse !== void 0) try {
		const input = toolUse.input === "" ? {} : JSON.parse(toolUse.input);
		return { toolUse: {
			id: toolUse.id,
			name: toolUse.name,
			input
		} };
	} catch {
		return;
	}
	return { text };
}
function textIn(object, name) {
	const value = require_json.ownProperty(object, name);
	return typeof value === "string" ? value : void 0;
}

// src/models/bedrock/provider.ts
/** Bedrock as a provider: Converse, and ConverseStream where somebody watches. */
/** Streams where `onText` is given, until Bedrock refuses a stream once; from then on it asks without. */
function createBedrockProvider(options) {
	const { client, now } = options;
	let streamsRefused = false;
	async function ask(request, asked) {
		const embeds = request.task === "embedding";
		const watched = asked.onText !== void 0 && !streamsRefused && !embeds;
		const body = Buffer.from(JSON.stringify(embeds ? embeddingBody(request) : require_converse.converseBody(request)));
		const operation = embeds ? "invoke" : watched ? "converse-stream" : "converse";
		const path = `/model/${encodeURIComponent(request.model)}/${operation}`;
		const failed = (outcome) => ({
			ok: false,
			failure: failureOf(outcome, {
				model: request.model,
				region: client.region,
				identity: options.identity,
				today: now().toISOString().slice(0, 10)
			})
		});
		let hasBegun = false;
		const onText = (text) => {
			hasBegun = true;
			asked.onText?.(text);
		};
		const restart = () => {
			if (hasBegun) asked.onRestart?.();
			hasBegun = false;
		};
		for (let attempt = 1;; attempt += 1) {
			const began = performance.now();
			let reader;
			const outcome = await client.send({
				method: "POST",
				path,
				body,
				signal: asked.signal,
				onThrottle: asked.onThrottle,
				...watched ? {
					onAttempt: () => {
						restart();
						reader = createStreamReader(onText);
					},
					onData: (chunk) => reader?.push(chunk)
				} : {}
			});
			if (watched && outcome.kind === "refused" && outcome.code === "AccessDeniedException") {
				streamsRefused = true;
				const whole = await ask(request, asked);
				if (whole.ok) asked.onText?.(require_completion.textOfAnswer(whole.answer));
				return whole;
			}
			if (outcome.kind !== "reply") return failed(outcome);
			const end = reader === void 0 ? whole(outcome, request) : reader.end();
			if (end.kind === "answer") return {
				ok: true,
				answer: timed(end.answer, performance.now() - began)
			};
			if (attempt === 1) {
				restart();
				continue;
			}
			return end.kind === "exception" ? failed({
				kind: "refused",
				status: statusOf(end.code),
				code: capitalized(end.code),
				message: end.message
			}) : {
				ok: false,
				failure: embeds ? noEmbedding(request.model) : malformed(request.model)
			};
		}
	}
	return {
		name: "bedrock",
		ask,
		close: () => options.close()
	};
}
function whole({ body, headers }, request) {
	let value;
	try {
		value = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
	} catch {
		return { kind: "malformed" };
	}
	const answer = request.task === "embedding" ? readEmbeddingReply(value, countedTokens(headers), request) : require_converse.readConverseReply(value);
	return answer === void 0 ? { kind: "malformed" } : {
		kind: "answer",
		answer
	};
}
/** What Bedrock says beside every reply of InvokeModel. Source: Bedrock user guide, "InvokeModel". */
function countedTokens(headers) {
	const written = headers["x-amzn-bedrock-input-token-count"];
	return typeof written === "string" && /^\d{1,9}$/.test(written) ? Number(written) : void 0;
}
/** Bedrock tells its own time; where it does not, ours counts. */
function timed(answer, milliseconds) {
	return answer.latencyMilliseconds > 0 ? answer : {
		...answer,
		latencyMilliseconds: Math.round(milliseconds)
	};
}
/** Inside a stream errors are called `throttlingException`, elsewhere `ThrottlingException`. */
function capitalized(code) {
	return code.charAt(0).toUpperCase() + code.slice(1);
}
function statusOf(code) {
	return /^throttling/i.test(code) ? 429 : /^validation/i.test(code) ? 400 : /^modelStream/i.test(code) ? 424 : 500;
}
function malformed(model) {
	return {
		kind: "malformed",
		message: `What came back for ${model} is no answer of Bedrock, twice.`,
		next: "Check `models.endpoint` and the network: a proxy may answer in Bedrock's place."
	};
}
function noEmbedding(model) {
	return {
		kind: "malformed",
		message: `${model} gave no embedding.`,
		next: "Name an embedding model of Titan or Cohere: `similar: { to: \u2026, model: amazon.titan-embed-text-v2:0 }`."
	};
}

// src/commands/models/bedrock.ts
/** Bedrock as a project's settings and this machine's credentials have it. */
var bedrock_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	openBedrock: () => openBedrock,
	openBedrockClient: () => openBedrockClient
});
/** Throws SW0901 and SW0916. */
async function openBedrock(project, credentials, limits, context) {
	const { client, close } = await openBedrockClient(project, "runtime", credentials, limits, context);
	const profile = context.environment["AWS_PROFILE"];
	return {
		client,
		provider: createBedrockProvider({
			client,
			identity: profile === void 0 || profile === "" ? void 0 : `The AWS profile ${profile}`,
			now: () => context.now(),
			close
		})
	};
}
/** A client of one of Bedrock's two services. Throws SW0901 and SW0916. */
async function openBedrockClient(project, plane, credentials, limits, context) {
	const { environment } = context;
	const { region, endpoint } = project.config.models ?? {};
	const settings = await require_settings.resolveBedrockSettings({
		plane,
		region,
		...plane === "runtime" ? { endpoint } : {},
		environment
	});
	const transport = require_http.createTransport({
		environment,
		certificates: await require_certificates.readCertificates(environment),
		connections: limits.concurrency * 4,
		idleMilliseconds: limits.deadline,
		totalMilliseconds: limits.deadline
	});
	const bearerToken = environment["AWS_BEARER_TOKEN_BEDROCK"] || void 0;
	if (bearerToken !== void 0) context.redaction.hide(bearerToken);
	return {
		client: createBedrockClient({
			...settings,
			credentials: registered(credentials ?? require_credentials.standardCredentials(environment), context),
			bearerToken,
			transport
		}),
		close: () => transport.close()
	};
}
/** What credentials hold is a secret from the moment on that they are there. */
function registered(credentials, { redaction }) {
	let last;
	return async (options) => {
		const given = await credentials(options);
		if (given !== last) {
			redaction.hide(given.secretAccessKey);
			if (given.sessionToken !== void 0) redaction.hide(given.sessionToken);
			last = given;
		}
		return given;
	};
}

Object.defineProperty(exports, "bedrock_exports", {
  enumerable: true,
  get: function () {
    return bedrock_exports;
  }
});
Object.defineProperty(exports, "openBedrockClient", {
  enumerable: true,
  get: function () {
    return openBedrockClient;
  }
});
