const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");
const require_json = require("./platform-json.js");
const require_errors = require("./gates-errors.js");
const require_errors$1 = require("./platform-errors.js");
const require_limited = require("./platform-limited.js");
const require_pointer = require("./releases-keys.js");

// src/gates/approval.ts
/**
* Approvals as they are stored beside the releases: `approvals/<bundle>/<id>.json`, written once, never changed. What is
* read was written by somebody else and is believed only as far as `judgeApproval` says.
*/
const approvalFormat = "slipway/approval/v1";
/** A record's bytes, at most. */
const maximumApprovalBytes = 16384;
/** Where all records about one bundle lie, with a slash at the end. */
function approvalsPrefix(bundle) {
	return `approvals/${require_digest.hexOf(bundle)}/`;
}
/** Key of one record; its id is unique, so no record takes the place of another. */
function approvalKey(record) {
	return `${approvalsPrefix(record.bundle)}${record.id}.json`;
}
/** The bytes that are stored: canonical JSON, so that the same record has the same digest everywhere. */
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
		if (require_errors$1.isSlipwayError(error) && error.code === "SW0505") return {
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
	throw require_errors.gatesErrors.create("SW0703", {
		message: `${approvalKey(record)} is there already and says something else; approvals are never changed.`,
		next: "Withdraw it and approve anew."
	});
}

Object.defineProperty(exports, "readApprovals", {
  enumerable: true,
  get: function () {
    return readApprovals;
  }
});
Object.defineProperty(exports, "writeApproval", {
  enumerable: true,
  get: function () {
    return writeApproval;
  }
});
