const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_digest = require("./platform-digest.js");
const require_errors = require("./platform-errors.js");
const require_inputs = require("./platform-inputs.js");
const require_errors$1 = require("./releases-errors.js");
const require_json = require("./platform-json.js");
const require_json_depth = require("./platform-json-depth.js");
const require_parse$1 = require("./semver-classes-semver.js");
const require_order = require("./platform-order.js");

// src/releases/keys.ts
/** The pointer: the one object that readers follow. */
const pointerKey = "current.json";
/** Which release the mirror shows. */
const mirrorKey = "mirror.json";
const objectsPrefix = "objects/";
const bundlesPrefix = "bundles/";
const releasesPrefix = "releases/";
const evidencePrefix = "evidence/";
/** First names that are ours, so that a mirror cannot be placed among them. */
const reservedNames = [
	"current.json",
	"mirror.json",
	"objects",
	"bundles",
	"releases",
	"approvals",
	"evidence",
	"completions",
	"prunes"
];
/** `objects/<sha256>` */
function objectKey(sha256) {
	return `${objectsPrefix}${sha256}`;
}
/** `bundles/<hex>.json`, the manifest. */
function bundleKey(digest) {
	return `${bundlesPrefix}${require_digest.hexOf(digest)}.json`;
}
/** Ten digits, so that keys sort by number. */
function releaseKey(seq) {
	return `${releasesPrefix}${String(seq).padStart(10, "0")}.json`;
}
/** `prunes/<id>.json`, what a prune under way is about to remove. */
function pruneKey(id) {
	return `prunes/${id}.json`;
}
/** `evidence/<sha256>.json`, named by its own bytes. */
function evidenceKey(sha256) {
	return `${evidencePrefix}${sha256}.json`;
}

// src/releases/record.ts
const releaseFormat = "slipway/release/v1";
/** A record's bytes, at most, so that every reader can bound what it reads. */
const maximumRecordBytes = 65536;
/** The release that is live through this record: a `prune` or `withdraw` record continues an earlier one. */
function liveSequence(record) {
	return record.continues ?? record.seq;
}
/** What is live through this record, in few words: never the number of a mark. */
function liveMention(record) {
	return {
		seq: liveSequence(record),
		version: record.version,
		bundle: record.bundle
	};
}
/** The lowest sequence number that a rollback may reach: above every withdrawn release. */
function rollbackFloor(record) {
	return record.withdrawn.reduce((floor, mention) => Math.max(floor, mention.seq + 1), 1);
}
/** A release in few words. */
function mentionOf(record) {
	return {
		seq: record.seq,
		version: record.version,
		bundle: record.bundle
	};
}

// src/releases/version.ts
var import_compare = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse$1.require_compare(), 1);
var import_parse = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse$1.require_parse(), 1);
/** Ours: keeps `recent` in a record small. semver itself allows 256. */
const maximumVersionLength = 128;
/** A version without its `v`, or undefined where the text is none. Build metadata (`+\u2026`) is part of it. */
function normalizeVersion(text) {
	if (text.length > 129) return void 0;
	const bare = text.startsWith("v") ? text.slice(1) : text;
	const parsed = (0, import_parse.default)(bare, { loose: false });
	if (parsed === null) return void 0;
	const build = parsed.build.length > 0 ? `+${parsed.build.join(".")}` : "";
	return `${parsed.version}${build}` === bare && bare.length <= 128 ? bare : void 0;
}
/**
* The version of a candidate: the one that was given, else the highest version among the tags at HEAD of an unchanged
* tree, else one from the commit, else (changed tree, or no git) one from the bundle's digest.
*
* @throws SW0604 where the given version is none.
*/
function versionOf(facts) {
	if (facts.given !== void 0) {
		const version = normalizeVersion(facts.given);
		if (version !== void 0) return {
			kind: "explicit",
			version
		};
		throw require_errors$1.releasesErrors.create("SW0604", {
			message: `${require_inputs.quoted(facts.given)} is not a version.`,
			next: "Write three numbers, as in --version 1.4.0, with a suffix such as -rc.1 where you like."
		});
	}
	const otherwise = `0.0.0-b${require_digest.hexOf(facts.bundle).slice(0, 12)}`;
	if (facts.git === void 0 || facts.git.changed) return {
		kind: "derived",
		version: otherwise,
		otherwise
	};
	const tagged = facts.git.tags.map(normalizeVersion).filter((version) => version !== void 0).sort(compareVersions).at(-1);
	if (tagged !== void 0) return {
		kind: "explicit",
		version: tagged
	};
	return {
		kind: "derived",
		version: `0.0.0-g${facts.git.commit.slice(0, 12)}`,
		otherwise
	};
}
/** Orders versions by precedence (semver.org, 11), and those of equal precedence (build metadata) as text. */
function compareVersions(a, b) {
	return (0, import_compare.default)(a, b) || require_order.compareText(a, b);
}

// src/releases/name.ts
/** The one syntax by which a release is named everywhere: `7`, `1.4.0` or `v1.4.0`, `sha256:\u2026`. */
/** The largest sequence number: ten digits in the key. */
const maximumSequence = 9999999999;
/**
* Reads the name of a release.
*
* @throws SW0601 where it is none of the three forms.
*/
function parseReleaseName(text) {
	if (/^[1-9]\d{0,9}$/.test(text)) return {
		kind: "sequence",
		seq: Number(text)
	};
	if (require_digest.isDigest(text)) return {
		kind: "digest",
		digest: text
	};
	const version = normalizeVersion(text);
	if (version !== void 0) return {
		kind: "version",
		version
	};
	throw require_errors$1.releasesErrors.create("SW0601", {
		message: `${require_inputs.quoted(text)} does not name a release.`,
		next: text.toLowerCase().startsWith("sha256:") ? "A digest is sha256: and all 64 hexadecimal digits in lower case; `slipway history ENV --json` has them." : "Write its sequence number (7), its version (1.4.0) or its digest (sha256:\u2026); `slipway history ENV` lists them."
	});
}
/** A name as a person reads it: `release 7`, `1.4.0`, `sha256:\u2026` shortened. */
function describeName(name) {
	switch (name.kind) {
		case "sequence": return `release ${name.seq}`;
		case "version": return name.version;
		case "digest": return name.digest.slice(0, 19);
	}
}

// src/releases/record-parse.ts
/** Reads release records that somebody else stored, believing nothing. Unknown fields are no error and are kept. */
/** As canonical JSON has it, in which records are written: 64 levels below the first. */
const deepestRecord = 65;
/** What is wrong with a field; caught in this file alone and made into SW0602 with the key of the record. */
var FieldProblem = class extends Error {};
/**
* Reads a record. `key` is where it was found, for messages.
*
* @throws SW0602 where the bytes are no record, SW0603 where the format is a newer one.
*/
function parseRelease(bytes, key) {
	const document = documentOf(bytes, key);
	try {
		return {
			record: recordOf(document),
			bytes,
			digest: require_digest.digestOf(bytes),
			document
		};
	} catch (cause) {
		if (cause instanceof FieldProblem) throw damaged(key, cause.message);
		throw cause;
	}
}
/**
* A stored document of ours, with its format checked, before its fields are.
*
* @throws SW0602, SW0603 as above.
*/
function documentOf(bytes, key) {
	if (bytes.length > 65536) throw damaged(key, `has more than ${maximumRecordBytes} bytes`);
	let value;
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		value = JSON.parse(text);
	} catch (cause) {
		throw damaged(key, "is not JSON in UTF-8", cause);
	}
	if (!require_json_depth.isNestedWithin(text, deepestRecord)) throw damaged(key, `is nested more than ${deepestRecord} levels deep`);
	if (!require_json.isJsonObject(value)) throw damaged(key, "is not an object");
	const format = require_json.ownProperty(value, "format");
	if (format === "slipway/release/v1") return value;
	if (typeof format !== "string" || !/^slipway\/release\/v\d{1,6}$/.test(format)) throw damaged(key, "has no format of ours");
	throw require_errors$1.releasesErrors.create("SW0603", {
		message: `${key} has the format ${format}; this version of Slipway reads ${releaseFormat}.`,
		next: "Install a newer Slipway and run the command again. Nothing was changed."
	});
}
function damaged(key, what, cause) {
	return require_errors$1.releasesErrors.create("SW0602", {
		message: `${key} is no release record: it ${what}.`,
		next: "Nothing was changed. Restore the file from before the damage, then run `slipway verify ENV`.",
		cause
	});
}
function recordOf(document) {
	const fields = new Fields(document, "");
	const seq = fields.sequence("seq");
	const parent = fields.nullable("parent", () => fields.digest("parent"));
	if (seq === 1 !== (parent === null)) throw new FieldProblem("has a parent and is the first, or is later and has none");
	const gate = fields.object("gate");
	const optional = {
		rollbackOf: fields.optional("rollbackOf", () => fields.sequence("rollbackOf")),
		restores: fields.optional("restores", () => fields.sequence("restores")),
		promotedFrom: fields.optional("promotedFrom", () => promotedFromOf(fields.object("promotedFrom"))),
		continues: fields.optional("continues", () => fields.sequence("continues")),
		reason: fields.optional("reason", () => fields.text("reason", 2e3)),
		unblocked: fields.optional("unblocked", () => fields.list("unblocked", 100, unblockedOf)),
		allowedSecrets: fields.optional("allowedSecrets", () => allowedSecretsOf(fields.object("allowedSecrets"))),
		breakGlass: fields.optional("breakGlass", () => breakGlassOf(fields.object("breakGlass"))),
		demands: fields.optional("demands", () => fields.digest("demands")),
		older: fields.optional("older", () => olderOf(fields.object("older"))),
		pruning: fields.optional("pruning", () => fields.id("pruning")),
		checksum: fields.optional("checksum", () => fields.digest("checksum"))
	};
	const record = {
		format: releaseFormat,
		seq,
		version: fields.version("version"),
		environment: fields.text("environment", 100),
		bundle: fields.digest("bundle"),
		parent,
		action: fields.text("action", 40),
		createdAt: fields.time("createdAt"),
		actor: actorOf(fields.object("actor")),
		source: sourceOf(fields.object("source")),
		gate: {
			outcome: gate.text("outcome", 40),
			evidence: gate.nullable("evidence", () => gate.digest("evidence"))
		},
		evidence: fields.digests("evidence"),
		blocked: fields.list("blocked", 1e3, mentionFrom),
		withdrawn: fields.optional("withdrawn", () => fields.list("withdrawn", 1e3, mentionFrom)) ?? [],
		recent: fields.list("recent", 50, mentionFrom),
		keptFrom: fields.optional("keptFrom", () => fields.sequence("keptFrom")) ?? 1,
		id: fields.id("id"),
		...withoutUndefined(optional)
	};
	let before = 0;
	for (const mention of record.recent) {
		if (mention.seq <= before) throw new FieldProblem("lists releases in recent that are not in order");
		if (mention.seq >= seq) throw new FieldProblem("lists itself or later releases in recent");
		before = mention.seq;
	}
	if (record.continues !== void 0 && record.continues >= seq) throw new FieldProblem("continues a later release");
	return record;
}
/** Without the members that are undefined, so that absent optional fields stay absent. */
function withoutUndefined(object) {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== void 0));
}
function mentionFrom(fields) {
	return {
		seq: fields.sequence("seq"),
		version: fields.version("version"),
		bundle: fields.digest("bundle")
	};
}
function unblockedOf(fields) {
	return {
		bundle: fields.digest("bundle"),
		version: fields.version("version"),
		reason: fields.text("reason", 2e3)
	};
}
function allowedSecretsOf(fields) {
	return {
		count: fields.sequence("count"),
		reason: fields.text("reason", 2e3)
	};
}
function breakGlassOf(fields) {
	return {
		reason: fields.text("reason", 2e3),
		skipped: fields.texts("skipped", 100, 100),
		approvers: fields.texts("approvers", 1e3, 300)
	};
}
function promotedFromOf(fields) {
	return {
		environment: fields.text("environment", 100),
		seq: fields.sequence("seq"),
		id: fields.id("id")
	};
}
function actorOf(fields) {
	return {
		name: fields.text("name", 200),
		...withoutUndefined({
			id: fields.optional("id", () => fields.text("id", 200)),
			via: fields.optional("via", () => fields.text("via", 500))
		})
	};
}
function sourceOf(fields) {
	const text = (name) => fields.optional(name, () => fields.nullable(name, () => fields.text(name, 500))) ?? null;
	return {
		repository: text("repository"),
		commit: text("commit"),
		ref: text("ref"),
		...withoutUndefined({ changed: fields.optional("changed", () => fields.flag("changed")) })
	};
}
function olderOf(fields) {
	const versions = fields.text("versions", maximumRecordBytes);
	if (!/^(?:[0-9a-f]{8})*$/.test(versions)) throw new FieldProblem("has a list of older versions that is no list");
	return {
		from: fields.sequence("from"),
		versions
	};
}
/** Typed access to the own members of one object of the document; every problem names the member. */
var Fields = class Fields {
	#object;
	#path;
	constructor(object, path) {
		this.#object = object;
		this.#path = path;
	}
	optional(name, read) {
		return require_json.ownProperty(this.#object, name) === void 0 ? void 0 : read();
	}
	nullable(name, read) {
		return require_json.ownProperty(this.#object, name) === null ? null : read();
	}
	object(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (!require_json.isJsonObject(value)) throw this.#problem(name, "is no object");
		return new Fields(value, `${this.#path}${name}.`);
	}
	list(name, maximum, read) {
		return this.#array(name, maximum).map((item, index) => {
			if (!require_json.isJsonObject(item)) throw this.#problem(`${name}[${index}]`, "is no object");
			return read(new Fields(item, `${this.#path}${name}[${index}].`));
		});
	}
	digests(name) {
		return this.#array(name, 100).map((item, index) => {
			if (!require_digest.isDigest(item)) throw this.#problem(`${name}[${index}]`, "is no digest");
			return item;
		});
	}
	texts(name, most, maximum) {
		return this.#array(name, most).map((item, index) => {
			if (typeof item !== "string" || item.length > maximum || !item.isWellFormed()) throw this.#problem(`${name}[${index}]`, `is no text of at most ${maximum} characters`);
			return item;
		});
	}
	flag(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (typeof value !== "boolean") throw this.#problem(name, "is neither true nor false");
		return value;
	}
	text(name, maximum) {
		const value = require_json.ownProperty(this.#object, name);
		if (typeof value !== "string" || value.length > maximum || !value.isWellFormed()) throw this.#problem(name, `is no text of at most ${maximum} characters`);
		return value;
	}
	/** An id becomes part of a key, so it holds nothing but letters, digits and hyphens. */
	id(name) {
		const value = this.text(name, 64);
		if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(value)) throw this.#problem(name, "is no id");
		return value;
	}
	sequence(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= 9999999999) return value;
		throw this.#problem(name, "is no sequence number");
	}
	version(name) {
		const value = this.text(name, 128);
		if (normalizeVersion(value) !== value) throw this.#problem(name, "is no version");
		return value;
	}
	digest(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (!require_digest.isDigest(value)) throw this.#problem(name, "is no digest");
		return value;
	}
	time(name) {
		const value = this.text(name, 40);
		if (!(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value) && !Number.isNaN(Date.parse(value)))) throw this.#problem(name, "is no time in UTC");
		return value;
	}
	#array(name, maximum) {
		const value = require_json.ownProperty(this.#object, name);
		if (!Array.isArray(value)) throw this.#problem(name, "is no list");
		if (value.length > maximum) throw this.#problem(name, `has more than ${maximum} entries`);
		return value;
	}
	#problem(name, what) {
		return new FieldProblem(`has a field ${require_inputs.quoted(`${this.#path}${name}`)} that ${what}`);
	}
};

// src/releases/pointer.ts
/**
* The pointer and the archive: reading them, and moving the pointer by compare-and-swap. This file holds the heart of
* the protocol (docs/releases.md): one conditional write is the release, and what it did is found out where the reply
* does not say.
*/
const jsonImmutable = {
	mediaType: "application/json",
	caching: "immutable"
};
const jsonRevalidated = {
	mediaType: "application/json",
	caching: "revalidate"
};
/** How often a swap is sent again where the pointer has not moved at all: a 409 of S3, or a lost request. */
const maximumSends = 4;
/**
* The pointer, or undefined where nothing was released yet.
*
* @throws SW0602 or SW0603 where it is no record, SW0617 where it is another environment's.
*/
async function readPointer(store, environment) {
	const result = await store.read(pointerKey, { maximumBytes: maximumRecordBytes });
	if (result.outcome !== "found") return void 0;
	const pointer = {
		...parseRelease(result.object.bytes, pointerKey),
		revision: result.object.revision
	};
	const owner = pointer.record.environment;
	if (owner === environment) return pointer;
	throw require_errors$1.releasesErrors.create("SW0617", {
		message: `The store ${store.address} holds the releases of ${require_inputs.quoted(owner)}, not of ${require_inputs.quoted(environment)}.`,
		next: `Give ${environment} a store or prefix of its own in slipway.yaml. Where the environment was renamed, name it ${owner} again.`
	});
}
/**
* The record with a sequence number: the pointer's own, or an archived one.
*
* @throws SW0618 where the archive lacks it or has another record in its place.
*/
async function readRelease(store, pointer, seq) {
	if (seq === pointer.record.seq) return pointer;
	const key = releaseKey(seq);
	const result = await store.read(key, { maximumBytes: maximumRecordBytes });
	if (result.outcome !== "found") throw brokenChain(`The record ${key} is missing, though release ${seq} was live`);
	const release = parseRelease(result.object.bytes, key);
	if (release.record.seq === seq && release.record.environment === pointer.record.environment) return release;
	throw brokenChain(`${key} holds the record of release ${release.record.seq} of ${release.record.environment}`);
}
/**
* Archives the record that is live, byte for byte, before another one takes its place. Writing it again is no harm.
*
* @throws SW0618 where the archive holds other bytes for that sequence number.
*/
async function archive(store, current) {
	const key = releaseKey(current.record.seq);
	const outcome = await store.putIfAbsent(key, current.bytes, require_digest.hexOf(current.digest), jsonImmutable);
	if (outcome === "differs") throw brokenChain(`${key} has other bytes than the record that is live with that sequence number`);
	if (outcome === "exists") await refuseEarlierPointer(store, current);
}
/**
* Somebody archived the live record before: a writer that was killed, one that is ahead of us, or everybody, long ago,
* before an old pointer was put back. In that last case the archive goes on behind the pointer, and a release made now
* would be a second one with the same number, and would know nothing of withdrawals since.
*/
async function refuseEarlierPointer(store, current) {
	const { seq, environment } = current.record;
	const later = releaseKey(seq + 1);
	if (!await store.exists(later)) return;
	const pointer = await readPointer(store, environment);
	if (pointer !== void 0 && pointer.digest !== current.digest) return;
	throw brokenChain(`${pointerKey} shows release ${seq}, and ${later} is there: an old pointer was put back`);
}
/**
* Before the very first release: a store without a pointer must have no archived records either. Where it has, others
* have released since the pointer was read, and it is returned; or it was lost, and starting at 1 again would send
* every reader back.
*
* @throws SW0618 where the pointer was lost.
*/
async function findLatePointer(store, environment) {
	if (!await store.exists(releaseKey(1))) return void 0;
	const pointer = await readPointer(store, environment);
	if (pointer !== void 0) return pointer;
	throw brokenChain(`${pointerKey} is missing, though ${releaseKey(1)} shows that there were releases`);
}
/** SW0618: what the store holds contradicts itself. `what` is a sentence without its full stop. */
function brokenChain(what) {
	return require_errors$1.releasesErrors.create("SW0618", {
		message: `${what}.`,
		next: "Nothing was changed. Run `slipway verify ENV`, and restore the missing or changed file from a backup."
	});
}
/**
* Moves the pointer from `current` to `next`. After a conflict or a lost reply the store is read: our id in the
* pointer, or in the archive under our sequence number where the pointer has moved on, means that we won.
*
* @throws SW0612 where neither reply nor store tells what happened; the store's own errors where nothing was written.
*/
async function movePointer(store, current, next) {
	const sha256 = require_digest.sha256Of(next.bytes);
	let unknown;
	for (let sends = 1;; sends += 1) {
		try {
			if ((await store.compareAndSwap("current.json", next.bytes, sha256, current?.revision, jsonRevalidated)).outcome === "moved") return { outcome: "moved" };
		} catch (error) {
			if (!isUnknownOutcome(error) && unknown === void 0) throw error;
			unknown = error;
		}
		const seen = await findOut(store, next, unknown);
		if (seen.outcome !== "unmoved" || seen.revision !== current?.revision) return seen.outcome === "unmoved" ? {
			outcome: "lost",
			pointer: seen.pointer
		} : seen;
		if (sends === maximumSends) throw unknown === void 0 ? keepsMoving() : unknownOutcome(next, unknown);
	}
}
async function findOut(store, next, unknown) {
	try {
		const pointer = await readPointer(store, next.record.environment);
		if (pointer === void 0 || pointer.record.seq < next.record.seq) return {
			outcome: "unmoved",
			pointer,
			revision: pointer?.revision
		};
		if (pointer.record.id === next.record.id) return { outcome: "moved" };
		if (pointer.record.seq === next.record.seq) return {
			outcome: "lost",
			pointer
		};
		return (await readRelease(store, pointer, next.record.seq)).record.id === next.record.id ? {
			outcome: "moved-and-superseded",
			pointer
		} : {
			outcome: "lost",
			pointer
		};
	} catch (cause) {
		throw unknown === void 0 ? cause : unknownOutcome(next, unknown);
	}
}
function isUnknownOutcome(error) {
	return require_errors.isSlipwayError(error) && error.code === "SW0510";
}
function unknownOutcome(next, cause) {
	return require_errors$1.releasesErrors.create("SW0612", {
		message: `It is not known whether release ${next.record.seq} (${next.record.version}) of ${next.record.environment} happened: the store's answer was lost, and reading it again failed too.`,
		next: "Run the same command again: it finishes the work, or says that it was done.",
		cause
	});
}
/** SW0622: every attempt was overtaken. Nothing of ours became live. */
function keepsMoving() {
	return require_errors$1.releasesErrors.create("SW0622", {
		message: "The pointer was moved by others each time when this command was about to move it.",
		next: "Run the command again when the other deploys and prunes are done."
	});
}

Object.defineProperty(exports, "archive", {
  enumerable: true,
  get: function () {
    return archive;
  }
});
Object.defineProperty(exports, "brokenChain", {
  enumerable: true,
  get: function () {
    return brokenChain;
  }
});
Object.defineProperty(exports, "bundleKey", {
  enumerable: true,
  get: function () {
    return bundleKey;
  }
});
Object.defineProperty(exports, "bundlesPrefix", {
  enumerable: true,
  get: function () {
    return bundlesPrefix;
  }
});
Object.defineProperty(exports, "describeName", {
  enumerable: true,
  get: function () {
    return describeName;
  }
});
Object.defineProperty(exports, "evidenceKey", {
  enumerable: true,
  get: function () {
    return evidenceKey;
  }
});
Object.defineProperty(exports, "evidencePrefix", {
  enumerable: true,
  get: function () {
    return evidencePrefix;
  }
});
Object.defineProperty(exports, "findLatePointer", {
  enumerable: true,
  get: function () {
    return findLatePointer;
  }
});
Object.defineProperty(exports, "jsonImmutable", {
  enumerable: true,
  get: function () {
    return jsonImmutable;
  }
});
Object.defineProperty(exports, "jsonRevalidated", {
  enumerable: true,
  get: function () {
    return jsonRevalidated;
  }
});
Object.defineProperty(exports, "keepsMoving", {
  enumerable: true,
  get: function () {
    return keepsMoving;
  }
});
Object.defineProperty(exports, "liveMention", {
  enumerable: true,
  get: function () {
    return liveMention;
  }
});
Object.defineProperty(exports, "liveSequence", {
  enumerable: true,
  get: function () {
    return liveSequence;
  }
});
Object.defineProperty(exports, "maximumRecordBytes", {
  enumerable: true,
  get: function () {
    return maximumRecordBytes;
  }
});
Object.defineProperty(exports, "mentionOf", {
  enumerable: true,
  get: function () {
    return mentionOf;
  }
});
Object.defineProperty(exports, "mirrorKey", {
  enumerable: true,
  get: function () {
    return mirrorKey;
  }
});
Object.defineProperty(exports, "movePointer", {
  enumerable: true,
  get: function () {
    return movePointer;
  }
});
Object.defineProperty(exports, "objectKey", {
  enumerable: true,
  get: function () {
    return objectKey;
  }
});
Object.defineProperty(exports, "objectsPrefix", {
  enumerable: true,
  get: function () {
    return objectsPrefix;
  }
});
Object.defineProperty(exports, "parseRelease", {
  enumerable: true,
  get: function () {
    return parseRelease;
  }
});
Object.defineProperty(exports, "parseReleaseName", {
  enumerable: true,
  get: function () {
    return parseReleaseName;
  }
});
Object.defineProperty(exports, "pointerKey", {
  enumerable: true,
  get: function () {
    return pointerKey;
  }
});
Object.defineProperty(exports, "pruneKey", {
  enumerable: true,
  get: function () {
    return pruneKey;
  }
});
Object.defineProperty(exports, "readPointer", {
  enumerable: true,
  get: function () {
    return readPointer;
  }
});
Object.defineProperty(exports, "readRelease", {
  enumerable: true,
  get: function () {
    return readRelease;
  }
});
Object.defineProperty(exports, "releaseFormat", {
  enumerable: true,
  get: function () {
    return releaseFormat;
  }
});
Object.defineProperty(exports, "releaseKey", {
  enumerable: true,
  get: function () {
    return releaseKey;
  }
});
Object.defineProperty(exports, "releasesPrefix", {
  enumerable: true,
  get: function () {
    return releasesPrefix;
  }
});
Object.defineProperty(exports, "reservedNames", {
  enumerable: true,
  get: function () {
    return reservedNames;
  }
});
Object.defineProperty(exports, "rollbackFloor", {
  enumerable: true,
  get: function () {
    return rollbackFloor;
  }
});
Object.defineProperty(exports, "versionOf", {
  enumerable: true,
  get: function () {
    return versionOf;
  }
});
Object.defineProperty(exports, "withoutUndefined", {
  enumerable: true,
  get: function () {
    return withoutUndefined;
  }
});
