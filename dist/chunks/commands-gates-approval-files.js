const require_errors = require("./platform-errors.js");
const require_json = require("./platform-json.js");
const require_digest = require("./platform-digest.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_limited = require("./platform-limited.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-git-setting.js");
const require_checked = require("./prompts-cases-files.js");
const require_errors$1 = require("./gates-errors.js");
const require_closed_unless_read = require("./commands-gates-closed-unless-read.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_words = require("./commands-evaluation-words.js");
const require_evidence = require("./commands-evaluation-evidence.js");

// src/commands/gates/evidence-facts.ts
/** Stored evaluations of a bundle, which a gate may demand. */
/**
* The newest evaluation of the bundle that the evaluator's role kept, in the environment in which the bundle was made
* first. A deploy has the tree at hand, so an evaluation of other demands than the tree's is none; a promotion has the
* bundle alone.
*/
async function readEvidence(facts, { open, context, source: policy }) {
	const first = firstOf(policy.project, open.environment.name);
	const isOwn = first === open.environment.name;
	return require_closed_unless_read.closedUnlessRead(async () => {
		const source = isOwn ? open : await require_open.openIn(policy.project, first, "read", context, open);
		try {
			const kept = await require_evidence.newestEvaluation(source.store, facts.bundle);
			if (!kept.known) return kept;
			if (kept.value === void 0) return {
				known: true,
				value: /* @__PURE__ */ new Map()
			};
			const { evaluation, digest } = kept.value;
			if (facts.action === "deploy" && evaluation.demands !== await demandsOfTree(open.project)) return {
				known: true,
				value: /* @__PURE__ */ new Map()
			};
			const words = require_words.headlineOf(evaluation).replace(/\.$/, "");
			const passed = evaluation.passed && evaluation.trusted;
			return {
				known: true,
				value: /* @__PURE__ */ new Map([["evaluate", {
					passed,
					digest,
					words
				}]])
			};
		} finally {
			if (!isOwn) await source.store.close();
		}
	}, (error) => `The evaluations of ${first} cannot be read: ${error.message}`);
}
/** Evaluations are kept where they were made; what a release rests on stands in its own store too. */
async function bringEvidence(digests, { open, context, source: policy }) {
	const first = firstOf(policy.project, open.environment.name);
	if (digests.length === 0 || first === open.environment.name) return;
	const source = await require_open.openIn(policy.project, first, "read", context, open);
	try {
		for (const digest of digests) {
			const sha256 = require_digest.hexOf(digest);
			const result = await source.store.read(require_pointer.evidenceKey(sha256), { maximumBytes: require_evaluation.largestEvaluation });
			if (result.outcome !== "found" || require_digest.sha256Of(result.object.bytes) !== sha256) continue;
			await open.store.putIfAbsent(require_pointer.evidenceKey(sha256), result.object.bytes, sha256, require_pointer.jsonImmutable);
		}
	} finally {
		await source.store.close();
	}
}
/** The environment at the beginning of the chain that `after` makes; loading refuses chains that close. */
function firstOf(project, name) {
	const before = project.environments.get(name)?.after;
	return before === void 0 ? name : firstOf(project, before);
}
/** What the cases of the tree demand now. */
async function demandsOfTree(project) {
	const set = await require_checked.openChecked(project, "dropped");
	const demands = [];
	for await (const { prompt, cases } of set.each()) {
		if (prompt === void 0) continue;
		for (const one of cases) demands.push({
			...one,
			prompt: prompt.name,
			case: one.name
		});
	}
	return require_evaluation.demandsDigest(demands);
}

// src/gates/approval.ts
/**
* Approvals as they are stored beside the releases: `approvals/<bundle>/<id>.json`, written once, never changed. What is
* read was written by somebody else and is believed only as far as `judgeApproval` says.
*/
const approvalFormat = "slipway/approval/v1";
/** A record's bytes, at most. */
const maximumApprovalBytes = 16384;
function approvalsPrefix(bundle) {
	return `approvals/${require_digest.hexOf(bundle)}/`;
}
function approvalKey(record) {
	return `${approvalsPrefix(record.bundle)}${record.id}.json`;
}
function approvalBytes(record) {
	return require_canonical_json.canonicalBytes(record);
}
var Misfit = class extends Error {};
/** Reads a record that lies under `key`, which must be the key that it would be written to. */
function readApproval(bytes, key) {
	if (bytes.length > 16384) return {
		ok: false,
		why: "is too large for an approval"
	};
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return {
			ok: false,
			why: "is not JSON"
		};
	}
	if (!require_json.isJsonObject(value)) return {
		ok: false,
		why: "is no approval"
	};
	if (require_json.ownProperty(value, "format") !== "slipway/approval/v1") return {
		ok: false,
		why: `has not the format ${approvalFormat}`
	};
	try {
		const record = recordOf(value);
		if (approvalKey(record) !== key) return {
			ok: false,
			why: "lies where an approval of another bundle or id belongs"
		};
		return {
			ok: true,
			record
		};
	} catch (error) {
		if (error instanceof Misfit) return {
			ok: false,
			why: error.message
		};
		throw error;
	}
}
function recordOf(value) {
	const kind = text(value, "kind", 20);
	if (kind !== "approval" && kind !== "withdrawal" && kind !== "acknowledgement") throw new Misfit("has an unknown kind");
	const id = text(value, "id", 64);
	if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id)) throw new Misfit("has an id that is none");
	const of = optional(value, "of", () => text(value, "of", 64));
	const release = optional(value, "release", () => count(value, "release"));
	const reason = optional(value, "reason", () => text(value, "reason", 2e3));
	return {
		format: approvalFormat,
		kind,
		id,
		bundle: digest(value, "bundle"),
		version: nullable(value, "version", () => text(value, "version", 128)),
		environment: text(value, "environment", 100),
		store: text(value, "store", 2e3),
		policy: digest(value, "policy"),
		live: nullable(value, "live", () => mentionOf(object(value, "live"))),
		who: personOf(object(value, "who")),
		source: sourceOf(object(value, "source")),
		shown: shownOf(object(value, "shown")),
		createdAt: time(value, "createdAt"),
		expiresAt: time(value, "expiresAt"),
		...of === void 0 ? {} : { of },
		...release === void 0 ? {} : { release },
		...reason === void 0 ? {} : { reason }
	};
}
function personOf(value) {
	switch (require_json.ownProperty(value, "kind")) {
		case "github": {
			const id = text(value, "id", 20);
			if (!/^[1-9][0-9]*$/.test(id)) throw new Misfit("has a person without a number");
			return {
				kind: "github",
				login: text(value, "login", 100),
				id
			};
		}
		case "aws": return {
			kind: "aws",
			arn: text(value, "arn", 2048)
		};
		case "git": return {
			kind: "git",
			name: text(value, "name", 200),
			email: nullable(value, "email", () => text(value, "email", 320))
		};
		default: throw new Misfit("does not say who");
	}
}
function sourceOf(value) {
	switch (require_json.ownProperty(value, "kind")) {
		case "comment": return {
			kind: "comment",
			url: text(value, "url", 2e3),
			repository: text(value, "repository", 200),
			comment: count(value, "comment"),
			issue: count(value, "issue"),
			text: text(value, "text", 64),
			head: nullable(value, "head", () => text(value, "head", 64))
		};
		case "review": return {
			kind: "review",
			url: text(value, "url", 2e3),
			repository: text(value, "repository", 200),
			run: count(value, "run"),
			attempt: count(value, "attempt")
		};
		case "command": return { kind: "command" };
		default: throw new Misfit("does not say where it comes from");
	}
}
function mentionOf(value) {
	return {
		seq: count(value, "seq"),
		version: text(value, "version", 128),
		bundle: digest(value, "bundle")
	};
}
function shownOf(value) {
	return {
		url: nullable(value, "url", () => text(value, "url", 2e3)),
		digest: nullable(value, "digest", () => digest(value, "digest"))
	};
}
function object(value, name) {
	const member = require_json.ownProperty(value, name);
	if (!require_json.isJsonObject(member)) throw new Misfit(`has no ${name}`);
	return member;
}
function text(value, name, maximum) {
	const member = require_json.ownProperty(value, name);
	if (typeof member !== "string" || member.length > maximum || !member.isWellFormed()) throw new Misfit(`has no ${name}`);
	return member;
}
function count(value, name) {
	const member = require_json.ownProperty(value, name);
	if (typeof member !== "number" || !Number.isSafeInteger(member) || member < 1) throw new Misfit(`has no ${name}`);
	return member;
}
function digest(value, name) {
	const member = require_json.ownProperty(value, name);
	if (!require_digest.isDigest(member)) throw new Misfit(`has no ${name}`);
	return member;
}
function time(value, name) {
	const member = text(value, name, 40);
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(member) || Number.isNaN(Date.parse(member))) throw new Misfit(`has a time that is none under ${name}`);
	return member;
}
function nullable(value, name, read) {
	return require_json.ownProperty(value, name) === null ? null : read();
}
function optional(value, name, read) {
	return require_json.ownProperty(value, name) === void 0 ? void 0 : read();
}

// src/commands/gates/approval-files.ts
/** Approvals in a store: one immutable file each, below the bundle that they are about. */
/** More under one bundle are no approvals of people. */
const mostApprovals = 2e3;
const readsAtOnce = 16;
/** Every record about a bundle, in the order of their times; damaged files close the gate. */
async function readApprovals(store, bundle) {
	const keys = [];
	for await (const { key } of store.list(approvalsPrefix(bundle))) {
		keys.push(key);
		if (keys.length > mostApprovals) return {
			known: false,
			why: `There are more than ${mostApprovals} files under ${approvalsPrefix(bundle)}; remove what is none of Slipway's.`
		};
	}
	try {
		return {
			known: true,
			value: (await require_limited.mapLimited(keys, readsAtOnce, (key) => readOne(store, key))).flatMap((record) => record === void 0 ? [] : [record]).sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
		};
	} catch (error) {
		if (error instanceof DamagedApproval) return {
			known: false,
			why: error.message
		};
		if (require_errors.isSlipwayError(error) && error.code === "SW0505") return {
			known: false,
			why: error.message
		};
		throw error;
	}
}
var DamagedApproval = class extends Error {};
async function readOne(store, key) {
	const result = await store.read(key, { maximumBytes: maximumApprovalBytes });
	if (result.outcome !== "found") return void 0;
	const reading = readApproval(result.object.bytes, key);
	if (reading.ok) return reading.record;
	throw new DamagedApproval(`${key} ${reading.why}; restore it, or remove it where it is none of Slipway's.`);
}
/** Stores a record, once. */
async function writeApproval(store, record) {
	const bytes = approvalBytes(record);
	const outcome = await store.putIfAbsent(approvalKey(record), bytes, require_digest.sha256Of(bytes), require_pointer.jsonImmutable);
	if (outcome !== "differs") return outcome;
	throw require_errors$1.gatesErrors.create("SW0703", {
		message: `${approvalKey(record)} is there already and says something else; approvals are never changed.`,
		next: "Withdraw it and approve anew."
	});
}

Object.defineProperty(exports, "bringEvidence", {
  enumerable: true,
  get: function () {
    return bringEvidence;
  }
});
Object.defineProperty(exports, "firstOf", {
  enumerable: true,
  get: function () {
    return firstOf;
  }
});
Object.defineProperty(exports, "readApprovals", {
  enumerable: true,
  get: function () {
    return readApprovals;
  }
});
Object.defineProperty(exports, "readEvidence", {
  enumerable: true,
  get: function () {
    return readEvidence;
  }
});
Object.defineProperty(exports, "writeApproval", {
  enumerable: true,
  get: function () {
    return writeApproval;
  }
});
