const require_certificates = require("./aws-certificates.js");
const require_credentials = require("./aws-credentials.js");
const require_errors = require("./aws-errors.js");
const require_settings = require("./aws-partition.js");
const require_digest = require("./platform-digest.js");
const require_errors$1 = require("./stores-errors.js");
const require_reply = require("./aws-reply.js");
const require_json = require("./platform-json.js");
const require_caller = require("./aws-caller.js");
const require_client = require("./aws-client.js");
const require_http = require("./aws-http.js");
const require_signing = require("./aws-retry.js");
const require_store = require("./stores-store.js");
let node_events = require("node:events");

// src/stores/s3/bucket-settings.ts
/** A bucket policy has 20 KB at most; the other documents are smaller. */
const documentBytes = 65536;
const questions = [
	{
		setting: "versioning",
		query: "versioning",
		action: "s3:GetBucketVersioning",
		title: "versioning",
		judge: judgeVersioning
	},
	{
		setting: "public-access-block",
		query: "publicAccessBlock",
		action: "s3:GetBucketPublicAccessBlock",
		title: "the public access block",
		judge: judgePublicAccess
	},
	{
		setting: "encryption",
		query: "encryption",
		action: "s3:GetEncryptionConfiguration",
		title: "the default encryption",
		judge: judgeEncryption
	},
	{
		setting: "tls-only",
		query: "policy",
		action: "s3:GetBucketPolicy",
		title: "the bucket policy",
		judge: judgePolicy
	}
];
/** Four requests. A setting that this role may not read, or that the server does not know, is `unknown`. */
function inspectBucket(connection) {
	return Promise.all(questions.map(async ({ setting, query, action, title, judge }) => {
		const answer = await ask(connection, query);
		if (answer.kind === "unknown") return {
			setting,
			state: "unknown",
			message: `Nothing is known of ${title}: ${answer.why}.`,
			next: `Allow ${action} on the bucket to the role that verifies, or look at the bucket by other means.`
		};
		return {
			setting,
			...judge(answer.kind === "found" ? answer.body : void 0)
		};
	}));
}
async function ask(connection, query) {
	const outcome = await connection.send({
		method: "GET",
		counted: "get",
		action: "s3:ListBucket",
		query: { [query]: "" },
		maximumBytes: documentBytes
	});
	if (outcome.kind === "failed") return {
		kind: "unknown",
		why: "the server did not answer"
	};
	if (outcome.status === 200 && !outcome.tooLarge) return {
		kind: "found",
		body: require_reply.textOf(outcome.body)
	};
	if (outcome.status === 404 && outcome.error?.code !== "NoSuchBucket") return { kind: "none" };
	return {
		kind: "unknown",
		why: whyUnknown(outcome)
	};
}
function whyUnknown(reply) {
	if (reply.status === 403) return "this role may not read it";
	return `the server answered ${reply.status}${reply.error === void 0 ? "" : ` ${reply.error.code}`}`;
}
function judgeVersioning(body) {
	return require_reply.childText(rootOf(body), "Status") === "Enabled" ? {
		state: "good",
		message: "Versioning is on: what is overwritten or removed can be restored.",
		next: "Nothing."
	} : {
		state: "bad",
		message: "Versioning is off: a pointer or an object that somebody overwrites or removes is lost.",
		next: "Turn versioning of the bucket on."
	};
}
function judgePublicAccess(body) {
	const root = rootOf(body);
	const open = [
		"BlockPublicAcls",
		"IgnorePublicAcls",
		"BlockPublicPolicy",
		"RestrictPublicBuckets"
	].filter((name) => require_reply.childText(root, name) !== "true");
	return open.length === 0 ? {
		state: "good",
		message: "Public access is blocked.",
		next: "Nothing."
	} : {
		state: "bad",
		message: `The bucket itself does not block public access (${open.join(", ")}); the account may do so.`,
		next: "Turn all four settings of the bucket's public access block on."
	};
}
function judgeEncryption(body) {
	const rule = require_reply.childOf(require_reply.childOf(rootOf(body), "Rule"), "ApplyServerSideEncryptionByDefault");
	const algorithm = require_reply.childText(rule, "SSEAlgorithm");
	return algorithm === void 0 ? {
		state: "bad",
		message: "The bucket has no default encryption: what other tools write there is stored in the clear.",
		next: "Set the bucket's default encryption, best with the KMS key of the environment."
	} : {
		state: "good",
		message: `What is written is encrypted by default (${algorithm}).`,
		next: "Nothing."
	};
}
function judgePolicy(body) {
	return body !== void 0 && deniesPlainHttp(body) ? {
		state: "good",
		message: "The bucket policy denies requests without TLS.",
		next: "Nothing."
	} : {
		state: "bad",
		message: "The bucket policy does not deny requests without TLS.",
		next: "Add to the bucket policy a statement that denies s3:* to everybody where aws:SecureTransport is false: `slipway iam ENV --role bucket` prints it."
	};
}
/** A statement that denies everything to everybody where `aws:SecureTransport` is false. */
function deniesPlainHttp(policy) {
	const document = parseJson(policy);
	return (require_json.isJsonObject(document) ? listOf(document["Statement"]) : []).some((statement) => {
		if (!require_json.isJsonObject(statement) || statement["Effect"] !== "Deny") return false;
		const principal = statement["Principal"];
		const everybody = require_json.isJsonObject(principal) ? listOf(principal["AWS"]) : listOf(principal);
		const condition = statement["Condition"];
		const bool = require_json.isJsonObject(condition) ? condition["Bool"] : void 0;
		const secure = require_json.isJsonObject(bool) ? listOf(bool["aws:SecureTransport"]) : [];
		const actions = listOf(statement["Action"]);
		return everybody.includes("*") && (actions.includes("s3:*") || actions.includes("*")) && secure.some((value) => String(value) === "false");
	});
}
function listOf(value) {
	if (value === void 0) return [];
	return Array.isArray(value) ? value : [value];
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function rootOf(body) {
	return body === void 0 ? void 0 : require_reply.parseXml(body);
}

// src/stores/s3/objects.ts
/**
* Headers of a write. Content-addressed keys never change, so caches may keep them for ever (a year is what RFC 9111
* caches understand as that); the pointer must be asked for every time.
*/
function attributeHeaders(attributes, kmsKey) {
	const headers = {
		"content-type": headerValue(attributes.mediaType),
		"cache-control": attributes.caching === "immutable" ? "max-age=31536000, immutable" : "no-cache",
		...encryptionHeaders(kmsKey)
	};
	for (const [name, value] of Object.entries(attributes.metadata ?? {})) headers[`x-amz-meta-${name.toLowerCase()}`] = headerValue(value);
	return headers;
}
/** With a bucket key KMS is asked once in a while instead of for every object. */
function encryptionHeaders(kmsKey) {
	if (kmsKey === void 0) return {};
	return {
		"x-amz-server-side-encryption": "aws:kms",
		"x-amz-server-side-encryption-aws-kms-key-id": kmsKey,
		"x-amz-server-side-encryption-bucket-key-enabled": "true"
	};
}
/** The server compares it with the bytes that it got, and refuses the write where they differ. */
function checksumHeader(sha256) {
	return { "x-amz-checksum-sha256": base64OfHex(sha256) };
}
/** Asks for the checksum that the server keeps. */
const askForChecksum = { "x-amz-checksum-mode": "ENABLED" };
/**
* Hex SHA-256 of the whole object as the server keeps it; undefined where it keeps none, or one of parts (with `-n`).
*/
function storedSha256(reply) {
	const value = reply.headers["x-amz-checksum-sha256"];
	if (typeof value !== "string" || !/^[A-Za-z0-9+/]{43}=$/.test(value)) return void 0;
	return Buffer.from(value, "base64").toString("hex");
}
/** Bytes of the object by the reply's `content-length`; 0 where the header is missing. */
function sizeOf(reply) {
	return Number(reply.headers["content-length"] ?? 0);
}
/** A digest as S3's checksum headers want it. */
function base64OfHex(hex) {
	return Buffer.from(hex, "hex").toString("base64");
}
/** Printable ASCII stands as it is; everything else, which could end the header, is percent-encoded. */
function headerValue(text) {
	return text.replace(/[^\x20-\x7e]+|%/gu, (part) => encodeURIComponent(part.toWellFormed()));
}

// src/stores/s3/conditional-writes.ts
const proofName = "x-amz-meta-slipway-conditional-writes";
/** No content has this ETag: MD5 of nothing known, and no server's multipart form. */
const impossibleEtag = "\"00000000000000000000000000000000\"";
/** Whatever is found below a prefix to try a write on. A pointer has 64 KiB at most; larger things are not taken. */
const probeBytes = 1048576;
/**
* For one connection. Where the endpoint is Amazon's own, nothing is asked and nothing noted.
*
* @throws SW0912 from `afterCreating` and `beforeSwap` where the server ignores conditions.
*/
function createConditionalWrites(connection) {
	return new ProvenWrites(connection);
}
var ProvenWrites = class {
	#connection;
	#needed;
	#serverName = "-";
	#proven;
	#proving;
	constructor(connection) {
		this.#connection = connection;
		this.#needed = connection.settings.customEndpoint;
		this.#proven = !this.#needed;
	}
	note(reply) {
		if (!this.#needed) return;
		this.#serverName = nameOfServer(reply);
		if (reply.headers[proofName] === this.#serverName) this.#proven = true;
	}
	async afterCreating(put) {
		if (!this.#proven && this.#proving === void 0) await this.#proveOnce(put);
	}
	async beforeSwap(key, expected) {
		if (this.#proven) return false;
		if (this.#proving !== void 0) {
			await this.#proving;
			return false;
		}
		if (expected === void 0) return true;
		const put = await this.#rewriting(key);
		if (!this.#proven && put !== void 0) await this.#proveOnce(put);
		return !this.#proven;
	}
	proof() {
		return this.#needed && this.#proven ? { [proofName]: this.#serverName } : {};
	}
	#proveOnce(put) {
		this.#proving ??= this.#prove(put).catch((error) => {
			this.#proving = void 0;
			throw error;
		});
		return this.#proving;
	}
	/** `put` has happened: the same again must be refused under either condition. */
	async #prove(put) {
		const connection = this.#connection;
		const { ["if-match"]: _match, ["if-none-match"]: _noneMatch, ...headers } = put.headers ?? {};
		for (const condition of [{ "if-none-match": "*" }, { "if-match": impossibleEtag }]) {
			const request = {
				...put,
				headers: {
					...headers,
					...condition
				}
			};
			const reply = connection.settled(await connection.send(request), request);
			if (reply.status < 300) throw ignored(connection.address, Object.keys(condition)[0] ?? "");
			if (reply.status !== 412 && reply.status !== 409 && reply.status !== 404) throw await connection.refusal(reply, request);
			this.#serverName = nameOfServer(reply);
		}
		this.#proven = true;
	}
	/** The same bytes that are there. */
	async #rewriting(key) {
		const read = {
			method: "GET",
			counted: "get",
			action: "s3:GetObject",
			key,
			maximumBytes: probeBytes
		};
		const reply = this.#connection.settled(await this.#connection.send(read), read);
		this.note(reply);
		if (reply.status !== 200 || reply.tooLarge) return void 0;
		const sha256 = require_digest.sha256Of(reply.body);
		const type = reply.headers["content-type"];
		return {
			method: "PUT",
			counted: "put",
			action: "s3:PutObject",
			key,
			body: reply.body,
			bodySha256: sha256,
			headers: {
				...type === void 0 ? {} : { "content-type": type },
				"x-amz-checksum-sha256": base64OfHex(sha256)
			}
		};
	}
};
/** Product without version: `SeaweedFS 8000GB 4.48` and `MinIO/2025` in the header `Server`. */
function nameOfServer(reply) {
	const { server } = reply.headers;
	return (typeof server === "string" ? /^[A-Za-z0-9._-]{1,40}/.exec(server)?.[0] : void 0) ?? "-";
}
function ignored(address, condition) {
	return require_errors.awsErrors.create("SW0912", {
		message: `The server behind ${address} accepted a write although its condition (${condition}) was false. Two deploys at once could overwrite each other there.`,
		next: "Use a server that honours conditional writes: Amazon S3, MinIO, SeaweedFS, Ceph Squid, Cloudflare R2. Nothing was released."
	});
}

// src/aws/s3-refusals.ts
/** True for "you may not", as opposed to the other reasons that come with a 403. HEAD has no code. */
function isDenial(reply) {
	return reply.status === 403 && [
		void 0,
		"AccessDenied",
		"AccessDeniedException",
		"Forbidden",
		"AllAccessDisabled"
	].includes(reply.error?.code);
}
/**
* The error for a reply that is no success, SW0903 to SW0918 by status and code. `facts` matter for a plain denial
* alone, where the reply does not say which of its causes it is.
*/
function s3Refusal(attempt, reply, facts) {
	const code = reply.error?.code;
	if (code?.startsWith("KMS.") === true) return kmsRefusal(attempt, reply);
	const region = regionIn(reply);
	if (region !== void 0 && region !== attempt.region || reply.status === 301 || reply.status === 307 || reply.status === 308) return wrongRegion(attempt, region);
	if (isDenial(reply)) return facts?.otherOwner === true ? wrongAccount(attempt, facts.caller) : denied(attempt, reply, facts);
	switch (code) {
		case "NoSuchBucket": return require_errors.awsErrors.create("SW0905", {
			message: `The bucket ${attempt.bucket} does not exist.`,
			next: `Check \`store: ${attempt.address}\` and, where one is set, \`endpoint:\`. Slipway makes no buckets.`
		});
		case "InvalidAccessKeyId":
		case "InvalidClientTokenId":
		case "SignatureDoesNotMatch":
		case "AuthorizationHeaderMalformed":
		case "InvalidToken": return require_errors.awsErrors.create("SW0915", {
			message: `The server does not accept the credentials (${code}).`,
			next: "Check which credentials are set: `aws sts get-caller-identity`. A secret that was cut or quoted looks like this too."
		});
		case "ExpiredToken":
		case "ExpiredTokenException":
		case "TokenRefreshRequired": return require_errors.awsErrors.create("SW0908", {
			message: "The AWS credentials have expired, and their source had no fresher ones.",
			next: "Log in again (`aws sso login`), or let the workflow take the role right before this command; then run the same command again."
		});
		case "RequestTimeTooSkewed":
		case "RequestExpired": return require_errors.awsErrors.create("SW0909", {
			message: `The clock of this machine is more than 15 minutes off${serverDate(reply)}.`,
			next: "Set the clock, then run the same command again."
		});
		default: return otherRefusal(attempt, reply);
	}
}
/** The statement of a policy that allows an action on what a key is one of. */
function statementFor(attempt) {
	const { action, partition, bucket, key } = attempt;
	if (action === "s3:ListBucket") {
		const statement = {
			Effect: "Allow",
			Action: action,
			Resource: require_settings.s3Arn(partition, bucket),
			Condition: { StringLike: { "s3:prefix": `${key}*` } }
		};
		return JSON.stringify(statement);
	}
	return JSON.stringify({
		Effect: "Allow",
		Action: action,
		Resource: require_settings.s3Arn(partition, bucket, kindOfKey(key))
	});
}
/** `p/objects/ab12\u2026` stands for `p/objects/*`; `p/current.json` for itself. */
function kindOfKey(key) {
	const folder = /^(.*\/(?:objects|bundles|releases|approvals|evidence|completions|prunes)\/)[^/]/.exec(`/${key}`);
	return folder?.[1] === void 0 ? key : `${folder[1].slice(1)}*`;
}
function denied(attempt, reply, facts) {
	const { action, partition, bucket, key, kmsKey } = attempt;
	const resource = action === "s3:ListBucket" ? require_settings.s3Arn(partition, bucket) : require_settings.s3Arn(partition, bucket, key);
	const who = facts?.caller === void 0 ? "" : ` to ${facts.caller.arn}`;
	const missing = facts?.maybeMissing === true ? " (or the key is missing: without s3:ListBucket S3 does not tell)" : "";
	const statements = [statementFor(attempt)];
	if (facts?.maybeMissing === true) statements.push(statementFor({
		...attempt,
		action: "s3:ListBucket"
	}));
	const ofKey = kmsKey === void 0 ? void 0 : kmsStatement(attempt, kmsKey);
	if (ofKey !== void 0) statements.push(ofKey);
	const owner = attempt.expectedOwner === void 0 ? "" : ` S3 denies this also where the bucket is not owned by account ${attempt.expectedOwner}.`;
	return require_errors.awsErrors.create("SW0906", {
		message: `AWS denied ${action} on ${resource}${who}${missing}.${owner}${wordsOf(reply)}`,
		next: `Add to the role's policy: ${statements.join(" and ")}. \`slipway iam ENV\` prints the whole policy; an explicit deny elsewhere wins over it.`
	});
}
function kmsStatement(attempt, kmsKey) {
	const action = {
		"s3:PutObject": "kms:GenerateDataKey",
		"s3:GetObject": "kms:Decrypt"
	};
	if (attempt.action !== "s3:PutObject" && attempt.action !== "s3:GetObject") return void 0;
	const resource = kmsKey.startsWith("arn:") ? kmsKey : `the ARN of the key ${kmsKey}`;
	return JSON.stringify({
		Effect: "Allow",
		Action: action[attempt.action],
		Resource: resource
	});
}
function kmsRefusal(attempt, reply) {
	const key = attempt.kmsKey === void 0 ? "the bucket's own key" : attempt.kmsKey;
	const statement = attempt.kmsKey === void 0 ? void 0 : kmsStatement(attempt, attempt.kmsKey);
	return require_errors.awsErrors.create("SW0907", {
		message: `KMS refused the key ${key} for ${require_settings.s3Arn(attempt.partition, attempt.bucket, attempt.key)}.${wordsOf(reply)}`,
		next: `Check that the key exists in ${attempt.region}, is enabled, and that its policy lets this role use it${statement === void 0 ? "" : `: ${statement}`}.`
	});
}
function wrongAccount(attempt, caller) {
	const who = caller === void 0 ? "" : ` The credentials are those of ${caller.arn}.`;
	return require_errors.awsErrors.create("SW0903", {
		message: `The bucket ${attempt.bucket} is not owned by account ${attempt.expectedOwner}, which \`accounts:\` or \`role:\` of the environment names.${who} Nothing was written.`,
		next: "Check `store:` and which credentials are set; where the bucket really is in another account, write it under `accounts:`."
	});
}
function wrongRegion(attempt, region) {
	return require_errors.awsErrors.create("SW0904", {
		message: `The bucket ${attempt.bucket} is ${region === void 0 ? "not" : `in ${region}, not`} in ${attempt.region}.`,
		next: `Set \`region: ${region ?? "\u2026"}\` of the environment in slipway.yaml.`
	});
}
function otherRefusal(attempt, reply) {
	const what = `${attempt.action} on ${require_settings.s3Arn(attempt.partition, attempt.bucket, attempt.key)}`;
	if (reply.status < 300 || reply.error === void 0 && reply.body.byteLength > 0) return require_errors.awsErrors.create("SW0913", {
		message: `The answer to ${what} is none that S3 gives (status ${reply.status}).`,
		next: "Check `endpoint:` and the network: often a proxy answers in the server's place."
	});
	return require_errors.awsErrors.create("SW0918", {
		message: `S3 refused ${what} with status ${reply.status}${reply.error === void 0 ? "" : ` ${reply.error.code}`}.${wordsOf(reply)}`,
		next: "Look the code up in the S3 documentation (\u201cError responses\u201d); nothing was changed by this request."
	});
}
function regionIn(reply) {
	const header = reply.headers["x-amz-bucket-region"];
	const region = (typeof header === "string" ? header : void 0) ?? reply.error?.fields.get("Region");
	return region !== void 0 && /^[a-z0-9-]{1,40}$/.test(region) ? region : void 0;
}
function wordsOf(reply) {
	const message = reply.error?.message ?? "";
	return message === "" ? "" : ` S3 says: \u201c${message}\u201d`;
}
function serverDate(reply) {
	const time = Date.parse(reply.headers.date ?? "");
	return Number.isNaN(time) ? "" : ` (the server's time is ${new Date(time).toISOString()})`;
}

// src/stores/s3/connection.ts
/**
* One bucket and prefix as a place for requests: builds them, states the expected owner in each, counts them, and turns
* a refusal into an error that says what to do.
*/
/** Replies to writes, and HEAD: nothing but an error document comes with them. */
const replyBytes = 65536;
/** S3 answers a listing of 1,000 keys of at most 1,024 bytes, encoded and with what it says of each. */
const listingBytes = 8388608;
/**
* Requests to one bucket, counted by kind; connections are kept until `close`. Throws refusals (SW0903 to SW0918) and
* faults of the network (SW0910, SW0911, SW0919), each with its next step.
*/
var S3Connection = class {
	bucket;
	prefix;
	settings;
	kmsKey;
	requests = {
		get: 0,
		put: 0,
		copy: 0,
		list: 0,
		delete: 0
	};
	#options;
	#transport;
	#client;
	/** For other buckets, by host. */
	#clients = /* @__PURE__ */ new Map();
	#owner;
	#caller;
	constructor(options) {
		const { bucket, prefix, settings, environment, certificates, concurrency } = options;
		this.#options = options;
		this.bucket = bucket;
		this.prefix = prefix;
		this.settings = settings;
		this.kmsKey = options.kmsKey;
		this.#transport = require_http.createTransport({
			environment,
			certificates,
			connections: concurrency
		});
		this.#client = this.#clientFor(settings);
	}
	#clientFor(settings) {
		const { region, endpoint } = settings;
		const { credentials, concurrency, retry, signal } = this.#options;
		const transport = this.#transport;
		return require_client.createAwsClient({
			service: "s3",
			region,
			endpoint,
			credentials,
			transport,
			concurrency,
			retry,
			signal
		});
	}
	get address() {
		return `s3://${this.bucket}${this.prefix === "" ? "" : `/${this.prefix}`}`;
	}
	/** Key in the bucket. Throws SW0509 for one that could be anything but a plain name below the prefix. */
	fullKey(key) {
		const problem = require_store.problemWithKey(key);
		if (problem !== void 0) throw require_errors$1.storesErrors.create("SW0509", {
			message: `The key \u201c${key}\u201d ${problem}.`,
			next: "Please report this: it is a fault of Slipway."
		});
		return this.#below(key);
	}
	/** Path of a request for a whole key, percent-encoded. */
	path(fullKey) {
		const bucket = this.settings.pathStyle ? `/${this.bucket}` : "";
		if (fullKey === void 0) return bucket === "" ? "/" : bucket;
		return `${bucket}/${fullKey.split("/").map(require_signing.encodeRfc3986).join("/")}`;
	}
	send(request) {
		return this.#sendBy(this.#client, this, request);
	}
	/** A request to another place on the same service, with the credentials of this one. Counted here. */
	sendTo(place, request) {
		const host = require_signing.hostOf(place.settings.endpoint);
		const client = this.#clients.get(host) ?? this.#clientFor(place.settings);
		this.#clients.set(host, client);
		return this.#sendBy(client, place, request);
	}
	/** The value of `x-amz-copy-source`. */
	copySource(key) {
		return `/${this.bucket}/${this.fullKey(key).split("/").map(require_signing.encodeRfc3986).join("/")}`;
	}
	async #sendBy(client, place, request) {
		const owner = request.anyOwner === true ? void 0 : await place.expectedOwner();
		const { method, query, body, bodySha256, errorInSuccess } = request;
		return client.send({
			method,
			path: place.path(request.key === void 0 ? void 0 : place.fullKey(request.key)),
			...query === void 0 ? {} : { query },
			headers: {
				...request.headers,
				...owner === void 0 ? {} : { "x-amz-expected-bucket-owner": owner }
			},
			...body === void 0 ? {} : { body },
			...bodySha256 === void 0 ? {} : { bodySha256 },
			...errorInSuccess === void 0 ? {} : { errorInSuccess },
			maximumBytes: request.maximumBytes ?? replyBytes,
			onSend: () => {
				this.requests[request.counted] += 1;
			}
		});
	}
	/**
	* The account that every request names. One account in `accounts:` needs no request; of several, the one that the
	* credentials belong to, or where S3 denies that one, another one that it does not deny. Throws SW0903 where the
	* credentials belong to none.
	*/
	expectedOwner() {
		const [only, ...others] = this.#options.accounts;
		if (only === void 0 || others.length === 0) return Promise.resolve(only);
		this.#owner ??= this.#ownerAmong(this.#options.accounts);
		return this.#owner;
	}
	/** The reply, where one came. Throws what ended the request otherwise, SW0510 where a write may have happened. */
	settled(outcome, request) {
		if (outcome.kind === "reply") return outcome;
		throw outcome.uncertain && isWrite(request) ? this.unknown(request, outcome.error) : outcome.error;
	}
	/** The error for a reply that no operation expects. For a write SW0510 where an earlier attempt may have worked. */
	async refusal(reply, request) {
		const expectedOwner = await this.expectedOwner();
		const attempt = {
			action: request.action,
			address: this.address,
			bucket: this.bucket,
			key: request.key === void 0 ? request.query?.["prefix"] ?? this.#below("") : this.#below(request.key),
			region: this.settings.region,
			partition: this.settings.partition,
			kmsKey: this.kmsKey,
			expectedOwner
		};
		const facts = isDenial(reply) ? {
			caller: await this.#whoAmI(),
			otherOwner: expectedOwner !== void 0 && await this.#hasOtherOwner(request),
			maybeMissing: request.action === "s3:GetObject"
		} : void 0;
		const error = s3Refusal(attempt, reply, facts);
		return reply.uncertain && isWrite(request) ? this.unknown(request, error) : error;
	}
	serverTime() {
		return this.#client.serverTime();
	}
	close() {
		this.#transport.close();
	}
	#below(key) {
		return this.prefix === "" ? key : `${this.prefix}/${key}`;
	}
	async #ownerAmong(accounts) {
		const account = (await this.#options.credentials()).accountId ?? (await this.#whoAmI())?.account;
		if (account !== void 0 && accounts.includes(account)) return this.#ownerBeside(account, accounts);
		throw require_errors.awsErrors.create("SW0903", {
			message: account === void 0 ? `Which of the accounts ${accounts.join(", ")} the credentials belong to could not be found out: STS did not answer.` : `The credentials belong to account ${account}, and \`accounts:\` allows ${accounts.join(", ")} only. Nothing was written.`,
			next: "Check which credentials are set: `aws sts get-caller-identity`."
		});
	}
	/** ARN of the caller, or undefined where nobody can say. */
	async callerArn() {
		return (await this.#whoAmI())?.arn;
	}
	/**
	* A role of one account can work in a bucket of another: which of the accounts owns it is asked by a listing, which
	* every role may do below its prefix. Where no account is let in, the first one's refusal tells why.
	*/
	async #ownerBeside(first, accounts) {
		for (const owner of [first, ...accounts.filter((account) => account !== first)]) {
			const prefix = this.prefix === "" ? "" : `${this.prefix}/`;
			this.requests.list += 1;
			const reply = await this.#client.send({
				method: "GET",
				path: this.path(),
				query: {
					"list-type": "2",
					"max-keys": "1",
					prefix
				},
				headers: { "x-amz-expected-bucket-owner": owner },
				maximumBytes: listingBytes
			});
			if (reply.kind === "failed") break;
			if (reply.status !== 403) return owner;
		}
		return first;
	}
	/** For messages and the account guard. Another server's credentials are none of AWS's, so STS is not asked there. */
	#whoAmI() {
		this.#caller ??= this.#askCaller();
		return this.#caller;
	}
	async #askCaller() {
		const { environment, concurrency, credentials, retry, signal, certificates } = this.#options;
		const named = environment["AWS_ENDPOINT_URL_STS"] || environment["AWS_ENDPOINT_URL"];
		if (this.settings.customEndpoint && !named) return void 0;
		const transport = require_http.createTransport({
			environment,
			certificates,
			connections: 1,
			totalMilliseconds: 1e4
		});
		try {
			const { region } = this.settings;
			const endpoint = require_settings.stsEndpoint(region, environment);
			return await require_caller.callerIdentity(require_client.createAwsClient({
				service: "sts",
				region,
				endpoint,
				credentials,
				transport,
				concurrency,
				retry,
				signal
			}));
		} finally {
			transport.close();
		}
	}
	/**
	* True where a question that is denied under the expected owner is answered without naming one: then the owner is
	* another. Changes nothing and returns no bytes.
	*/
	async #hasOtherOwner(request) {
		const { key, query } = request;
		const isListing = key === void 0 && request.method === "GET";
		const question = {
			method: isListing ? "GET" : "HEAD",
			counted: isListing ? "list" : "get",
			action: request.action,
			...isListing ? {} : { key: key ?? "current.json" },
			...isListing && query !== void 0 ? { query } : {},
			maximumBytes: listingBytes
		};
		const expected = await this.send(question);
		if (expected.kind === "failed" || expected.status !== 403) return false;
		const any = await this.send({
			...question,
			anyOwner: true
		});
		return any.kind === "reply" && any.status !== 403;
	}
	/** SW0510: the write may have happened or not. */
	unknown(request, cause) {
		return require_errors$1.storesErrors.create("SW0510", {
			message: `It is not known whether ${request.key ?? "the keys"} in ${this.address} was ${request.counted === "delete" ? "removed" : "written"}: ${cause.message}`,
			next: "Run the same command again: it finishes the work, or says that it was done.",
			cause
		});
	}
};
function isWrite(request) {
	return request.counted === "put" || request.counted === "copy" || request.counted === "delete";
}

// src/stores/s3/listing.ts
/** Every key below a prefix, in the server's order, a page at a time. Throws SW0913 for an answer that is no listing. */
async function* listKeys(connection, prefix) {
	const root = connection.prefix === "" ? "" : `${connection.prefix}/`;
	let token;
	do {
		const request = {
			method: "GET",
			counted: "list",
			action: "s3:ListBucket",
			query: {
				"list-type": "2",
				"encoding-type": "url",
				prefix: root + prefix,
				...token === void 0 ? {} : { "continuation-token": token }
			},
			maximumBytes: listingBytes
		};
		const reply = connection.settled(await connection.send(request), request);
		if (reply.status !== 200) throw await connection.refusal(reply, request);
		const page = readListing(reply);
		for (const { key, size, modifiedAt } of page.keys) if (key.startsWith(root + prefix)) yield {
			key: key.slice(root.length),
			size,
			modifiedAt
		};
		token = page.next;
	} while (token !== void 0);
}
/** By UTF-8 bytes, as S3 does. */
function byKey(left, right) {
	return Buffer.compare(Buffer.from(left.key), Buffer.from(right.key));
}
function readListing(reply) {
	const page = parsePage(reply.body);
	if (page === void 0 || reply.tooLarge) throw require_errors.awsErrors.create("SW0913", {
		message: "The server's listing of keys was not understood.",
		next: "Check `endpoint:`: it must be a server that speaks S3."
	});
	return page;
}
/**
* Whether a key that was denied exists at all: without s3:ListBucket S3 denies a missing key too. Undefined where
* listing is denied as well.
*/
async function existsByListing(connection, key) {
	const fullKey = connection.fullKey(key);
	const reply = await connection.send({
		method: "GET",
		counted: "list",
		action: "s3:ListBucket",
		query: {
			"list-type": "2",
			"max-keys": "1",
			prefix: fullKey,
			"encoding-type": "url"
		},
		maximumBytes: listingBytes
	});
	if (reply.kind === "failed" || reply.status !== 200) return void 0;
	return parsePage(reply.body)?.keys.some((listed) => listed.key === fullKey);
}
function parsePage(body) {
	const root = require_reply.parseXml(require_reply.textOf(body));
	if (root?.name !== "ListBucketResult") return void 0;
	const encoded = require_reply.childText(root, "EncodingType") === "url";
	const keys = [];
	for (const element of root.children) {
		if (element.name !== "Contents") continue;
		const listed = readContents(element, encoded);
		if (listed === void 0) return void 0;
		keys.push(listed);
	}
	const truncated = require_reply.childText(root, "IsTruncated") === "true";
	const next = require_reply.childText(root, "NextContinuationToken");
	if (truncated && (next === void 0 || next === "")) return void 0;
	return {
		keys,
		next: truncated ? next : void 0
	};
}
function readContents(element, encoded) {
	const raw = require_reply.childText(element, "Key");
	const key = raw === void 0 ? void 0 : encoded ? decodeKey(raw) : raw;
	const size = Number(require_reply.childText(element, "Size"));
	const modifiedAt = new Date(require_reply.childText(element, "LastModified") ?? "");
	const etag = require_reply.childText(element, "ETag") ?? "";
	return key !== void 0 && Number.isSafeInteger(size) && size >= 0 && !Number.isNaN(modifiedAt.getTime()) ? {
		key,
		size,
		modifiedAt,
		etag
	} : void 0;
}
/** S3 encodes keys in listings like a form: a blank as `+`. */
function decodeKey(text) {
	try {
		return decodeURIComponent(text.replaceAll("+", "%20"));
	} catch {
		return;
	}
}

// src/stores/s3/writing.ts
/** Times that a key can vanish between "it is there" and the look at it; prune removes each at most once. */
const vanishings = 3;
/**
* `created`; or, where the key is there, `exists` for the same bytes and `differs` for others, by the checksum that S3
* keeps.
*/
async function putIfAbsent(connection, conditional, content) {
	const request = putRequest(connection, content, { "if-none-match": "*" });
	for (let attempt = 1;; attempt += 1) {
		const reply = connection.settled(await connection.send(request), request);
		conditional.note(reply);
		if (reply.status === 200) {
			await conditional.afterCreating(request);
			return "created";
		}
		if (reply.status !== 412 && reply.status !== 409) throw await writeError(connection, reply, request);
		const there = await compareStored(connection, content.key, content.sha256, content.bytes.byteLength);
		if (there !== "absent") return there;
		if (attempt === vanishings) throw await writeError(connection, reply, request);
	}
}
/** Writes whatever is there: for the mirror's keys alone, which are a projection. */
async function putFreely(connection, content) {
	const request = putRequest(connection, content, {});
	const reply = connection.settled(await connection.send(request), request);
	if (reply.status !== 200) throw await writeError(connection, reply, request);
}
/**
* Writes where the key still has `expected`, or is absent where that is undefined. `conflict` says that this write did
* not take effect.
*
* @throws SW0510 where it is not known whether it took effect.
*/
async function compareAndSwap(connection, conditional, content, expected) {
	const proveAfter = await conditional.beforeSwap(content.key, expected);
	const request = putRequest(connection, content, {
		...expected === void 0 ? { "if-none-match": "*" } : { "if-match": expected },
		...conditional.proof()
	});
	const reply = connection.settled(await connection.send(request), request);
	if (reply.status === 200) {
		if (proveAfter) await conditional.afterCreating(request);
		const { etag } = reply.headers;
		if (etag === void 0) throw connection.unknown(request, await connection.refusal(reply, request));
		return {
			outcome: "moved",
			revision: etag
		};
	}
	const gone = reply.status === 404 && reply.error?.code !== "NoSuchBucket" && expected !== void 0;
	if (reply.status === 412 || isContention(reply) || gone) return { outcome: "conflict" };
	throw await writeError(connection, reply, request);
}
/**
* What is stored under a key, against what should be: by the checksum that the server keeps, or by reading where it
* keeps none.
*/
async function compareStored(connection, key, sha256, size) {
	const head = {
		method: "HEAD",
		counted: "get",
		action: "s3:GetObject",
		key,
		headers: askForChecksum
	};
	const reply = connection.settled(await connection.send(head), head);
	if (reply.status === 404) return "absent";
	if (reply.status !== 200) {
		if (reply.status === 403 && await existsByListing(connection, key) === false) return "absent";
		throw await connection.refusal(reply, head);
	}
	const stored = storedSha256(reply);
	if (stored !== void 0) return stored === sha256 ? "exists" : "differs";
	if (size !== void 0 && sizeOf(reply) !== size) return "differs";
	const get = {
		...head,
		method: "GET",
		maximumBytes: size ?? sizeOf(reply)
	};
	const body = connection.settled(await connection.send(get), get);
	if (body.status === 404) return "absent";
	if (body.status !== 200) throw await connection.refusal(body, get);
	return !body.tooLarge && require_digest.sha256Of(body.body) === sha256 ? "exists" : "differs";
}
/** The error for a write's reply; SW0507 where the server found other bytes than the checksum names. */
async function writeError(connection, reply, request) {
	const code = reply.error?.code;
	if (code !== "BadDigest" && code !== "XAmzContentSHA256Mismatch" && code !== "XAmzContentChecksumMismatch") return await connection.refusal(reply, request);
	return require_errors$1.storesErrors.create("SW0507", {
		message: `The server got other bytes for ${request.key} than their SHA-256 names (${code}). Nothing was stored.`,
		next: "Run the command again; where it happens again, something between this machine and the server changes bytes.",
		cause: await connection.refusal(reply, request)
	});
}
function putRequest(connection, { key, bytes, sha256, attributes }, conditions) {
	return {
		method: "PUT",
		counted: "put",
		action: "s3:PutObject",
		key,
		body: bytes,
		bodySha256: sha256,
		headers: {
			...attributeHeaders(attributes, connection.kmsKey),
			...checksumHeader(sha256),
			...conditions
		}
	};
}
function isContention(reply) {
	const code = reply.error?.code;
	return reply.status === 409 && (code === "ConditionalRequestConflict" || code === "OperationAborted");
}

// src/stores/s3/copying.ts
/**
* `unsupported` where the bytes must pass through us: other region, partition or server; a source that these
* credentials may not read; or one without a checksum, since a copy of wrong bytes could not be taken back.
*/
async function copyObject(from, to, closed, content) {
	const { key, sha256 } = content;
	if (closed.has(from.address) || !sameService(from, to)) return "unsupported";
	const before = await compareStored(to, key, sha256, void 0);
	if (before !== "absent") return before;
	const source = await lookAtSource(from, to, key);
	if (source === "denied") {
		closed.add(from.address);
		return "unsupported";
	}
	if (source === void 0 || source.sha256 !== sha256) return "unsupported";
	const request = await copyRequest(from, to, content, source.etag);
	const reply = to.settled(await to.send(request), request);
	if (reply.status === 403) {
		closed.add(from.address);
		return "unsupported";
	}
	if (reply.status === 412 || reply.status === 409 || reply.status === 404) {
		const after = await compareStored(to, key, sha256, void 0);
		return after === "absent" ? "unsupported" : after;
	}
	if (reply.status !== 200 || reply.error !== void 0) throw await writeError(to, reply, request);
	if (await sha256OfCopy(to, reply, key, sha256)) return "created";
	throw require_errors$1.storesErrors.create("SW0507", {
		message: `The server's copy of ${key} in ${to.address} has other bytes than ${from.address} named.`,
		next: `Remove ${key} from ${to.address} and run the command again.`
	});
}
function sameService(from, to) {
	const a = from.settings;
	const b = to.settings;
	const host = (connection) => require_signing.hostOf(connection.settings.endpoint).replace(`${connection.bucket}.`, "");
	return a.region === b.region && a.partition.id === b.partition.id && host(from) === host(to);
}
/** The source as the destination's credentials see it, through the source's address. */
async function lookAtSource(from, to, key) {
	const reply = await to.sendTo(from, {
		method: "HEAD",
		counted: "get",
		action: "s3:GetObject",
		key,
		headers: askForChecksum
	});
	if (reply.kind === "failed") throw reply.error;
	if (reply.status === 403) return "denied";
	const etag = reply.headers.etag;
	return reply.status === 200 && etag !== void 0 ? {
		etag,
		sha256: storedSha256(reply)
	} : void 0;
}
async function copyRequest(from, to, content, etag) {
	const sourceOwner = await from.expectedOwner();
	return {
		method: "PUT",
		counted: "copy",
		action: "s3:PutObject",
		key: content.key,
		errorInSuccess: true,
		headers: {
			...attributeHeaders(content.attributes, to.kmsKey),
			"if-none-match": "*",
			"x-amz-checksum-algorithm": "SHA256",
			"x-amz-copy-source": from.copySource(content.key),
			"x-amz-copy-source-if-match": etag,
			"x-amz-metadata-directive": "REPLACE",
			"x-amz-tagging-directive": "REPLACE",
			...sourceOwner === void 0 ? {} : { "x-amz-source-expected-bucket-owner": sourceOwner }
		}
	};
}
/** By the checksum in the reply, else by looking at what was made. */
async function sha256OfCopy(to, reply, key, sha256) {
	const result = require_reply.childText(require_reply.parseXml(require_reply.textOf(reply.body)), "ChecksumSHA256");
	if (result !== void 0) return result === base64OfHex(sha256);
	return await compareStored(to, key, sha256, void 0) === "exists";
}

// src/stores/s3/deleting.ts
/** Removes keys, up to a thousand with one request (DeleteObjects), behind a guard. */
/** Limit of DeleteObjects (S3 API reference). */
const keysPerRequest = 1e3;
/** A key that S3 could not remove for a reason of its own (503, InternalError inside a 200) is asked for again. */
const rounds = 5;
/**
* Removes keys in batches, and looks at the guard before each: `conflict` where it does not hold any more, and then
* keys of the batches before are gone. A key that is missing counts as deleted.
*/
async function deleteKeys(connection, keys, guard) {
	for (const batch of batchesOf(keys)) {
		let left = batch;
		for (let round = 1; left.length > 0; round += 1) {
			if (guard !== void 0 && !await guardHolds(connection, guard)) return "conflict";
			left = await deleteBatch(connection, left, round === rounds);
		}
	}
	return "deleted";
}
/** Keys of one folder at a time: where a request is denied as a whole, its permission can be named. Keeps the order. */
function batchesOf(keys) {
	const batches = [];
	let current = [];
	for (const key of keys) {
		const [first] = current;
		if (first !== void 0 && (current.length === keysPerRequest || folderOf(first) !== folderOf(key))) current = [];
		if (current.length === 0) batches.push(current);
		current.push(key);
	}
	return batches;
}
function folderOf(key) {
	return key.slice(0, key.indexOf("/") + 1);
}
async function guardHolds(connection, guard) {
	const head = {
		method: "HEAD",
		counted: "get",
		action: "s3:GetObject",
		key: guard.key
	};
	const reply = connection.settled(await connection.send(head), head);
	if (reply.status === 404) return false;
	if (reply.status !== 200) throw await connection.refusal(reply, head);
	return reply.headers.etag === guard.revision;
}
/** Returns the keys that are to be asked for again. Throws for a refusal, and in the last round for any failure. */
async function deleteBatch(connection, keys, last) {
	const objects = keys.map((key) => `<Object><Key>${require_reply.escapeXml(connection.fullKey(key))}</Key></Object>`);
	const body = Buffer.from(`<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${objects.join("")}<Quiet>true</Quiet></Delete>`);
	const sha256 = require_digest.sha256Of(body);
	const request = {
		method: "POST",
		counted: "delete",
		action: "s3:DeleteObject",
		query: { delete: "" },
		body,
		bodySha256: sha256,
		headers: {
			"content-type": "application/xml",
			"x-amz-checksum-sha256": base64OfHex(sha256)
		},
		maximumBytes: 4194304
	};
	const reply = connection.settled(await connection.send(request), request);
	const result = reply.status === 200 ? require_reply.parseXml(require_reply.textOf(reply.body)) : void 0;
	if (result?.name !== "DeleteResult") throw await connection.refusal(reply, {
		...request,
		key: keys[0] ?? ""
	});
	const names = new Map(keys.map((key) => [connection.fullKey(key), key]));
	const again = [];
	for (const element of result.children) {
		if (element.name !== "Error") continue;
		const code = require_reply.childText(element, "Code") ?? "";
		const key = names.get(require_reply.childText(element, "Key") ?? "") ?? "";
		if (code === "NoSuchKey") continue;
		if (!(code === "InternalError" || code === "SlowDown" || code === "ServiceUnavailable") || last || key === "") {
			const error = {
				code,
				message: require_reply.childText(element, "Message") ?? "",
				fields: /* @__PURE__ */ new Map()
			};
			const status = code === "AccessDenied" ? 403 : 500;
			throw await connection.refusal({
				...reply,
				status,
				error
			}, {
				...request,
				key: key === "" ? keys[0] ?? "" : key
			});
		}
		again.push(key);
	}
	return again;
}

// src/stores/s3.ts
/**
* The store in an S3 bucket. Every release moves by one conditional write; nothing here reads, lists or hashes more
* than a request needs.
*/
/**
* Requests at once. The time of a request is mostly waiting for S3, so more than the processors that we have; past
* this, S3 from one machine gets no faster for objects of some kilobytes (bench/deploy-s3.ts).
*/
const defaultConcurrency = 32;
/**
* A store in a bucket. Sends no request yet: credentials and bucket show themselves at the first.
* Throws SW0901 and SW0916 for settings that cannot be right.
*/
async function openS3Store(location, options) {
	const { environment, region, endpoint, pathStyle, accounts = [] } = options;
	const bucket = require_settings.checkBucketName(location.bucket);
	if (options.signal !== void 0) (0, node_events.setMaxListeners)(0, options.signal);
	const settings = await require_settings.resolveS3Settings({
		bucket,
		region,
		endpoint,
		pathStyle,
		environment
	});
	const connection = new S3Connection({
		bucket,
		prefix: location.prefix.replace(/^\/+|\/+$/g, ""),
		settings,
		credentials: telling(options.credentials ?? require_credentials.standardCredentials(environment), options.registerSecret),
		environment,
		certificates: await require_certificates.readCertificates(environment),
		kmsKey: options.kmsKey === void 0 ? void 0 : require_settings.checkKmsKey(options.kmsKey),
		accounts: accounts.map(require_settings.checkAccount),
		concurrency: options.concurrency ?? defaultConcurrency,
		retry: options.retry,
		signal: options.signal
	});
	return new S3Store(connection);
}
function telling(provider, register) {
	if (register === void 0) return provider;
	const told = /* @__PURE__ */ new WeakSet();
	return async (options) => {
		const credentials = await provider(options);
		if (!told.has(credentials)) {
			told.add(credentials);
			register(credentials.secretAccessKey);
			if (credentials.sessionToken !== void 0) register(credentials.sessionToken);
		}
		return credentials;
	};
}
var S3Store = class S3Store {
	kind = "s3";
	address;
	requests;
	connection;
	#conditional;
	#closedSources = /* @__PURE__ */ new Set();
	constructor(connection) {
		this.connection = connection;
		this.address = connection.address;
		this.requests = connection.requests;
		this.#conditional = createConditionalWrites(connection);
	}
	async read(key, options) {
		const connection = this.connection;
		const { maximumBytes, unlessRevision } = options;
		const request = {
			method: "GET",
			counted: "get",
			action: "s3:GetObject",
			key,
			headers: {
				...askForChecksum,
				...unlessRevision === void 0 ? {} : { "if-none-match": unlessRevision }
			},
			maximumBytes
		};
		const reply = connection.settled(await connection.send(request), request);
		if (reply.status === 304) return { outcome: "unchanged" };
		if (reply.status === 404 && reply.error?.code !== "NoSuchBucket") return { outcome: "absent" };
		if (reply.status !== 200) {
			if (reply.status === 403 && await this.#isMissing(key, reply.error?.code)) return { outcome: "absent" };
			throw await connection.refusal(reply, request);
		}
		this.#conditional.note(reply);
		if (reply.tooLarge) throw tooLarge(key, this.address, maximumBytes);
		const { etag } = reply.headers;
		if (etag === void 0) throw await connection.refusal(reply, request);
		const stored = storedSha256(reply);
		if (stored !== void 0 && require_digest.sha256Of(reply.body) !== stored) throw damaged(key, this.address);
		return {
			outcome: "found",
			object: {
				bytes: reply.body,
				revision: etag
			}
		};
	}
	async exists(key) {
		return await this.inspect(key) !== void 0;
	}
	putIfAbsent(key, bytes, sha256, attributes) {
		return putIfAbsent(this.connection, this.#conditional, {
			key,
			bytes,
			sha256,
			attributes
		});
	}
	put(key, bytes, sha256, attributes) {
		return putFreely(this.connection, {
			key,
			bytes,
			sha256,
			attributes
		});
	}
	compareAndSwap(key, bytes, sha256, expected, attributes) {
		return compareAndSwap(this.connection, this.#conditional, {
			key,
			bytes,
			sha256,
			attributes
		}, expected);
	}
	async *list(prefix) {
		const pages = listKeys(this.connection, prefix);
		if (!this.connection.settings.customEndpoint) {
			yield* pages;
			return;
		}
		const listed = [];
		for await (const object of pages) listed.push(object);
		yield* listed.sort(byKey);
	}
	delete(keys, guard) {
		return deleteKeys(this.connection, keys, guard);
	}
	async copyFrom(source, key, sha256, attributes) {
		if (!(source instanceof S3Store)) return "unsupported";
		return copyObject(source.connection, this.connection, this.#closedSources, {
			key,
			sha256,
			attributes
		});
	}
	async inspect(key) {
		const connection = this.connection;
		const request = {
			method: "HEAD",
			counted: "get",
			action: "s3:GetObject",
			key,
			headers: askForChecksum
		};
		const reply = connection.settled(await connection.send(request), request);
		if (reply.status === 404) return void 0;
		if (reply.status !== 200) {
			if (reply.status === 403 && await this.#isMissing(key, void 0)) return void 0;
			throw await connection.refusal(reply, request);
		}
		const sha256 = storedSha256(reply);
		return {
			size: sizeOf(reply),
			...sha256 === void 0 ? {} : { sha256 }
		};
	}
	settings() {
		return inspectBucket(this.connection);
	}
	caller() {
		return this.connection.callerArn();
	}
	async now() {
		const known = this.connection.serverTime();
		if (known !== void 0) return known;
		await existsByListing(this.connection, "current.json");
		return this.connection.serverTime() ?? /* @__PURE__ */ new Date();
	}
	async close() {
		this.connection.close();
	}
	/** A denied key is missing where a listing says so. Other reasons for a 403 have codes of their own. */
	async #isMissing(key, code) {
		if (code !== void 0 && code !== "AccessDenied") return false;
		return await existsByListing(this.connection, key) === false;
	}
};
function tooLarge(key, address, maximumBytes) {
	return require_errors$1.storesErrors.create("SW0505", {
		message: `${key} in ${address} is larger than the ${maximumBytes} bytes that it may have. It was not read.`,
		next: "Find out who wrote it: only the roles that `slipway iam` prints should be able to write there."
	});
}
function damaged(key, address) {
	return require_errors.awsErrors.create("SW0914", {
		message: `${key} in ${address} did not arrive as the server keeps it: its SHA-256 is another.`,
		next: "Run the command again."
	});
}

exports.openS3Store = openS3Store;
