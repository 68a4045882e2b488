const require_load = require("./platform-shape.js");
const require_digest = require("./platform-digest.js");
const require_errors = require("./platform-errors.js");
const require_limited = require("./platform-limited.js");
const require_errors$1 = require("./releases-errors.js");
const require_pointer = require("./releases-keys.js");
const require_mirror_state = require("./releases-mirror-state.js");
const require_manifest = require("./bundles-manifest.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_json = require("./platform-json.js");
const require_open = require("./stores-open.js");
const require_who = require("./commands-git-setting.js");
let node_crypto = require("node:crypto");
let node_timers_promises = require("node:timers/promises");

// src/releases/decision.ts
/**
* Who decides: the command gathers facts and hands in `decide`. Releases know nothing of gates; they ask before
* anything is written, and again right before the pointer moves.
*/
/**
* Asks for a decision.
*
* @throws SW0611 where it denies.
*/
async function ask(decide, facts) {
	const decision = await decide(facts);
	if (decision.outcome === "allow") return decision;
	if (decision.outcome === "wait") return {
		outcome: "waiting",
		reasons: decision.reasons,
		until: decision.until,
		live: facts.live?.record
	};
	throw require_errors$1.releasesErrors.create("SW0611", {
		message: `The gate of ${facts.environment} denies ${facts.version}: ${decision.reasons.join(" ")}`,
		next: "Nothing that readers see was changed. Run the command again when the reason is gone."
	});
}
/** Keeps the decision under its digest, where there is a document, and gives what the record says about it. */
async function keepDecision(store, decision) {
	const evidence = decision.rests ?? [];
	if (decision.evidence === void 0) return {
		gate: {
			outcome: decision.ungated === true ? "none" : "allow",
			evidence: null
		},
		evidence
	};
	const sha256 = require_digest.sha256Of(decision.evidence);
	await store.putIfAbsent(require_pointer.evidenceKey(sha256), decision.evidence, sha256, require_pointer.jsonImmutable);
	return {
		gate: {
			outcome: decision.breakGlass !== void 0 ? "break-glass" : decision.exempt === true ? "exempt" : "allow",
			evidence: require_digest.digestFrom(sha256)
		},
		evidence
	};
}

// src/releases/plan.ts
/**
* The plan for a candidate. `live` is the manifest of the live bundle: undefined where nothing is live, and not looked
* at where the candidate is the live bundle.
*/
function planRelease(current, live, candidate) {
	const total = candidate.manifest.files.reduce((sum, file) => sum + file.size, 0);
	if (current !== void 0 && current.record.bundle === candidate.digest) return {
		kind: candidate.newVersion ? "same-bundle" : "unchanged",
		...noFiles,
		unchanged: candidate.manifest.files.length,
		bytes: {
			upload: 0,
			total
		},
		requests: counts(1, candidate.newVersion ? 2 : 0)
	};
	const before = live?.files ?? [];
	const after = candidate.manifest.files;
	const beforeByPath = new Map(before.map((file) => [file.path, file]));
	const afterPaths = new Set(after.map((file) => file.path));
	const gone = before.filter((file) => !afterPaths.has(file.path));
	const goneByContent = groupByContent(gone);
	const added = [];
	const changed = [];
	const moved = [];
	let unchanged = 0;
	for (const file of after) {
		const earlier = beforeByPath.get(file.path);
		if (earlier !== void 0) {
			if (earlier.sha256 === file.sha256 && earlier.mediaType === file.mediaType) unchanged += 1;
			else changed.push({
				path: file.path,
				before: earlier,
				after: file
			});
			continue;
		}
		const source = goneByContent.get(file.sha256)?.shift();
		if (source === void 0) added.push(file);
		else moved.push({
			from: source.path,
			to: file
		});
	}
	const movedFrom = new Set(moved.map((move) => move.from));
	const uploads = missingContents(after, live);
	return {
		kind: current === void 0 ? "first" : "change",
		added,
		changed,
		removed: gone.filter((file) => !movedFrom.has(file.path)),
		moved,
		unchanged,
		uploads,
		bytes: {
			upload: uploads.reduce((sum, file) => sum + file.size, 0),
			total
		},
		requests: counts(2, uploads.length + 1 + (current === void 0 ? 0 : 1) + 1)
	};
}
/** One file for each content that the live bundle does not hold, in the order of the manifest. */
function missingContents(files, live) {
	const there = new Set(live?.files.map((file) => file.sha256));
	const missing = [];
	for (const file of files) {
		if (there.has(file.sha256)) continue;
		there.add(file.sha256);
		missing.push(file);
	}
	return missing;
}
function groupByContent(files) {
	const groups = /* @__PURE__ */ new Map();
	for (const file of files) {
		const group = groups.get(file.sha256);
		if (group === void 0) groups.set(file.sha256, [file]);
		else group.push(file);
	}
	return groups;
}
const noFiles = {
	added: [],
	changed: [],
	removed: [],
	moved: [],
	uploads: []
};
function counts(get, put) {
	return {
		get,
		put,
		copy: 0,
		list: 0,
		delete: 0
	};
}

// src/releases/record-checksum.ts
/**
* The checksum that a record carries of itself. The chain vouches for every record but the newest, which no other one
* names yet: this shows that somebody changed a word in the pointer by hand. It is no signature: whoever may write the
* pointer and computes it anew is found by what else names the release (verify-pointer.ts), or by nobody.
*/
/** The digest of the canonical bytes of a record, all of it but the checksum. */
function checksumOf(document) {
	const { checksum: _, ...rest } = document;
	return require_digest.digestOf(require_canonical_json.canonicalBytes(rest));
}

// src/releases/record-make.ts
/** Makes the next record of an environment from the one that is live and what changes. */
/**
* The record of a new release.
*
* @throws SW0621 where it would be larger than a record may be.
*/
function makeRelease(current, change, attempt) {
	return seal({
		...beginning(current, attempt),
		version: change.version,
		bundle: change.bundle,
		action: change.action,
		source: change.source,
		gate: change.gate,
		evidence: change.evidence,
		blocked: change.blocked,
		withdrawn: current?.record.withdrawn ?? [],
		keptFrom: current?.record.keptFrom ?? 1,
		...require_pointer.withoutUndefined({
			rollbackOf: change.rollbackOf,
			restores: change.restores,
			promotedFrom: change.promotedFrom,
			reason: change.reason,
			demands: change.demands,
			unblocked: change.unblocked,
			allowedSecrets: change.allowedSecrets,
			breakGlass: change.breakGlass,
			pruning: current?.record.pruning
		})
	});
}
/**
* The record of a mark on an environment: what is live stays live, with everything that was recorded about it.
*
* @throws SW0621 as above.
*/
function makeMark(current, change, attempt) {
	const live = current.record;
	return seal({
		...beginning(current, attempt),
		version: live.version,
		bundle: live.bundle,
		action: change.action,
		continues: require_pointer.liveSequence(live),
		source: live.source,
		gate: live.gate,
		evidence: live.evidence,
		blocked: live.blocked,
		withdrawn: change.withdrawn ?? live.withdrawn,
		keptFrom: Math.max(live.keptFrom, change.keptFrom ?? 1),
		...require_pointer.withoutUndefined({
			rollbackOf: live.rollbackOf,
			restores: live.restores,
			promotedFrom: live.promotedFrom,
			allowedSecrets: live.allowedSecrets,
			breakGlass: live.breakGlass,
			demands: live.demands,
			reason: change.reason,
			pruning: change.pruning === void 0 ? live.pruning : change.pruning ?? void 0
		})
	});
}
function beginning(current, attempt) {
	return {
		format: require_pointer.releaseFormat,
		seq: (current?.record.seq ?? 0) + 1,
		environment: attempt.environment,
		parent: current?.digest ?? null,
		createdAt: notBefore(attempt.now, current?.record.createdAt),
		actor: attempt.actor,
		id: attempt.id,
		...historyAfter(current?.record)
	};
}
/** Times in the chain never go back, whoever's clock is wrong: "what was live at that time" has one answer. */
function notBefore(now, earlier) {
	const text = now.toISOString();
	return earlier !== void 0 && Date.parse(earlier) > now.getTime() ? earlier : text;
}
/** `recent` and `older` of the record after this one. */
function historyAfter(live) {
	if (live === void 0) return { recent: [] };
	if (live.continues !== void 0) return {
		recent: live.recent,
		...require_pointer.withoutUndefined({ older: live.older })
	};
	const all = [...live.recent, require_pointer.mentionOf(live)];
	return dropOldest(all, live.older, all.length - 50);
}
/** Moves the first entries of `recent` into `older`, where only a fingerprint of their version is kept. */
function dropOldest(recent, older, count) {
	if (count <= 0) return {
		recent,
		...require_pointer.withoutUndefined({ older })
	};
	let versions = older?.versions ?? "";
	for (const mention of recent.slice(0, count)) {
		const fingerprint = versionFingerprint(mention.version);
		if (!hasFingerprint(versions, fingerprint)) versions += fingerprint;
	}
	return {
		recent: recent.slice(count),
		older: {
			from: older?.from ?? 1,
			versions
		}
	};
}
/** 32 bits of SHA-256: a false match among 3,000 versions has odds of one in a million, and costs a few reads only. */
function versionFingerprint(version) {
	return require_digest.sha256Of(new TextEncoder().encode(version)).slice(0, 8);
}
/** True where the joined fingerprints hold this one, at a place where one begins. */
function hasFingerprint(joined, fingerprint) {
	for (let index = joined.indexOf(fingerprint); index !== -1; index = joined.indexOf(fingerprint, index + 1)) if (index % 8 === 0) return true;
	return false;
}
/**
* The bytes of a record, at most 64 KiB of them. What does not fit is what can be found by reading archived records:
* first the fingerprints of old versions, then the far end of `recent`.
*/
function seal(record) {
	let fitting = withChecksum(record);
	let bytes = require_canonical_json.canonicalBytes(fitting);
	if (bytes.length > 65536 && fitting.older !== void 0) {
		const from = fitting.recent[0]?.seq ?? fitting.seq;
		fitting = withChecksum({
			...fitting,
			older: {
				from,
				versions: ""
			}
		});
		bytes = require_canonical_json.canonicalBytes(fitting);
	}
	while (bytes.length > 65536 && fitting.recent.length > 5) {
		const recent = fitting.recent.slice(Math.ceil(fitting.recent.length / 4));
		fitting = withChecksum({
			...fitting,
			recent,
			older: {
				from: recent[0]?.seq ?? fitting.seq,
				versions: ""
			}
		});
		bytes = require_canonical_json.canonicalBytes(fitting);
	}
	if (bytes.length > 65536) throw require_errors$1.releasesErrors.create("SW0621", {
		message: `The record of release ${record.seq} would have ${bytes.length} bytes, with ${record.blocked.length} blocked and ${record.withdrawn.length} withdrawn bundles; the limit is ${require_pointer.maximumRecordBytes}.`,
		next: "Lift blocks that nobody needs: deploy with --unblock REASON."
	});
	return {
		record: fitting,
		bytes,
		digest: require_digest.digestOf(bytes),
		document: fitting
	};
}
function withChecksum(record) {
	return {
		...record,
		checksum: checksumOf(record)
	};
}

// src/releases/lookup.ts
/** The releases of an environment, newest first; marks (prune, withdraw) are not among them. */
async function* mentions(store, pointer) {
	if (pointer.record.continues === void 0) yield require_pointer.mentionOf(pointer.record);
	let at = pointer;
	for (;;) {
		const recent = at.record.recent;
		for (const mention of recent.toReversed()) yield mention;
		const oldest = recent[0];
		if (oldest === void 0 || oldest.seq <= 1) return;
		at = await require_pointer.readRelease(store, pointer, oldest.seq);
	}
}
/**
* The newest release with a version, or undefined where that version was never released. Answers from the pointer
* alone unless the version's fingerprint is among the old ones.
*/
async function findVersion(store, pointer, version) {
	const { record } = pointer;
	const found = [...record.recent, ...record.continues === void 0 ? [require_pointer.mentionOf(record)] : []].findLast((mention) => mention.version === version);
	if (found !== void 0) return found;
	const oldest = record.recent[0];
	if (oldest === void 0 || oldest.seq <= 1) return void 0;
	const { older } = record;
	const maybeListed = older === void 0 || hasFingerprint(older.versions, versionFingerprint(version));
	if (!maybeListed && older.from <= 1) return void 0;
	const start = await require_pointer.readRelease(store, pointer, maybeListed ? oldest.seq : older.from);
	for await (const mention of mentions(store, start)) if (mention.version === version) return mention;
}
/** The newest release of a bundle, or undefined. Walks the whole archive where the bundle is not a recent one. */
async function findBundle(store, pointer, bundle) {
	for await (const mention of mentions(store, pointer)) if (mention.bundle === bundle) return mention;
}
/**
* The release with a name: for a version or digest the newest one that has it.
*
* @throws SW0609 where there is none.
*/
async function findRelease(store, pointer, name) {
	const found = await search(store, pointer, name);
	if (found !== void 0) return found;
	const { environment, seq } = pointer.record;
	throw require_errors$1.releasesErrors.create("SW0609", {
		message: `${require_pointer.describeName(name)} was never released in ${environment}; its newest release is ${seq}.`,
		next: `Run \`slipway history ${environment}\` to see what was.`
	});
}
async function search(store, pointer, name) {
	if (name.kind === "version") return findVersion(store, pointer, name.version);
	if (name.kind === "digest") return findBundle(store, pointer, name.digest);
	const { record } = pointer;
	if (name.seq > record.seq) return void 0;
	const recent = record.recent.find((mention) => mention.seq === name.seq);
	if (recent !== void 0) return recent;
	return require_pointer.mentionOf((await require_pointer.readRelease(store, pointer, name.seq)).record);
}

// src/releases/admission.ts
/**
* Judges a candidate. Reads nothing but the pointer that is given, except where a version looks like one of long ago.
*
* @throws SW0605 to SW0608 where it is refused.
*/
async function admit(store, current, request) {
	const { version } = request.version;
	if (current === void 0) return {
		outcome: "admitted",
		version,
		blocked: [],
		unblocked: void 0
	};
	const live = current.record;
	if (live.bundle === request.bundle && (request.version.kind === "derived" || version === live.version)) return { outcome: "live" };
	refuseWithdrawn(live, request.bundle);
	const { blocked, lifted } = liftBlock(live, request.bundle, version, request.unblock);
	const unblocked = lifted && {
		bundle: request.bundle,
		version,
		reason: request.unblock ?? ""
	};
	const earlier = await findVersion(store, current, version);
	if (earlier !== void 0 && earlier.bundle !== request.bundle) {
		const { version: wanted } = request;
		if (wanted.kind === "explicit" || wanted.otherwise === wanted.version) throw namesAnother(live.environment, await firstOf(store, current, earlier), request.bundle);
		return admit(store, current, {
			...request,
			version: {
				...wanted,
				version: wanted.otherwise
			}
		});
	}
	if (earlier !== void 0 && !request.again && unblocked === void 0) throw superseded(live, earlier);
	return {
		outcome: "admitted",
		version,
		blocked,
		unblocked
	};
}
/** @throws SW0608 where the bundle was withdrawn. */
function refuseWithdrawn(live, bundle) {
	const mark = live.withdrawn.find((mention) => mention.bundle === bundle);
	if (mark === void 0) return;
	throw require_errors$1.releasesErrors.create("SW0608", {
		message: `This bundle was released in ${live.environment} as ${mark.version} (release ${mark.seq}) and has been withdrawn.`,
		next: `It cannot come back. \`slipway history ${live.environment}\` has the reason; change the prompts and release the new bundle.`
	});
}
/**
* The blocks without those on a bundle or version, and whether there were any.
*
* @throws SW0607 where there are and no reason is given to lift them.
*/
function liftBlock(live, bundle, version, unblock) {
	const block = live.blocked.find((mention) => mention.bundle === bundle || mention.version === version);
	if (block === void 0) return {
		blocked: live.blocked,
		lifted: void 0
	};
	if (unblock !== void 0) return {
		blocked: live.blocked.filter((mention) => mention.bundle !== bundle && mention.version !== version),
		lifted: true
	};
	throw require_errors$1.releasesErrors.create("SW0607", {
		message: `${block.version} is blocked in ${live.environment}: a rollback left it (release ${block.seq}).`,
		next: "When the reason is gone, run the command again with --unblock \"why it is right now\"."
	});
}
/** The release that gave a version its bundle; the newest one of that version may be a rollback to it. */
async function firstOf(store, current, found) {
	let first = found;
	for await (const mention of mentions(store, current)) if (mention.version === found.version) first = mention;
	return first;
}
function namesAnother(environment, earlier, bundle) {
	return require_errors$1.releasesErrors.create("SW0605", {
		message: `${earlier.version} names another bundle in ${environment} already: ${short(earlier.bundle)} since release ${earlier.seq}; this one is ${short(bundle)}.`,
		next: "Give the new bytes a new version."
	});
}
function superseded(live, earlier) {
	return require_errors$1.releasesErrors.create("SW0606", {
		message: `${earlier.version} was release ${earlier.seq} of ${live.environment} and has been superseded; ${live.version} is live (release ${require_pointer.liveSequence(live)}).`,
		next: `Nothing was changed. To go back use \`slipway rollback ${live.environment} --to ${earlier.version}\`; to release it as the newest again add --again.`
	});
}
/** A digest as people compare them. */
function short(digest) {
	return digest.slice(0, 19);
}

// src/provenance/envelope.ts
/**
* Signed envelopes: DSSE version 1 (github.com/secure-systems-lab/dsse, protocol.md). What is signed is the type and the
* payload together, so that a payload cannot be taken for one of another type.
*/
const statementType = "application/vnd.in-toto+json";
/** A statement is a few kilobytes; what is larger was not made by us. */
const largestEnvelope = 262144;
/** Signs a payload; the envelope as canonical JSON. */
async function signEnvelope(payloadType, payload, keys) {
	const bytes = preAuthentication(payloadType, payload);
	const signatures = await Promise.all(keys.map(async (key) => ({
		keyid: key.id,
		sig: Buffer.from(await key.sign(bytes)).toString("base64")
	})));
	return require_canonical_json.canonicalBytes({
		payload: Buffer.from(payload).toString("base64"),
		payloadType,
		signatures
	});
}
/** Reads an envelope; undefined for what is none. Nothing in it is believed yet. */
function parseEnvelope(bytes) {
	if (bytes.byteLength > 262144) return void 0;
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return;
	}
	if (!require_json.isJsonObject(value)) return void 0;
	const { payload, payloadType, signatures } = value;
	const body = decoded(payload);
	if (body === void 0 || typeof payloadType !== "string" || !Array.isArray(signatures)) return void 0;
	return {
		payloadType,
		payload: body,
		signatures: signatures.flatMap((entry) => {
			if (!require_json.isJsonObject(entry)) return [];
			const sig = decoded(entry["sig"]);
			const keyid = entry["keyid"];
			return sig === void 0 ? [] : [{
				keyid: typeof keyid === "string" ? keyid : "",
				sig
			}];
		})
	};
}
/** Ids of the keys among `keys` whose signature on the envelope is right. The key id in an envelope is a hint only. */
function signersOf(envelope, keys) {
	const bytes = preAuthentication(envelope.payloadType, envelope.payload);
	return keys.filter((key) => envelope.signatures.some(({ sig }) => key.verifies(bytes, sig))).map(({ id }) => id);
}
/** `DSSEv1 <length of type> <type> <length of payload> <payload>`, lengths in bytes. */
function preAuthentication(payloadType, payload) {
	const type = Buffer.from(payloadType, "utf8");
	return Buffer.concat([
		Buffer.from(`DSSEv1 ${type.length} `),
		type,
		Buffer.from(` ${payload.length} `),
		payload
	]);
}
/** Standard base64, or that of URLs, as the specification allows both. */
function decoded(value) {
	if (typeof value !== "string" || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) return void 0;
	return Buffer.from(value, "base64");
}

// src/provenance/statement.ts
/**
* What a signature says of a bundle: an in-toto statement (in-toto.io/Statement/v1) with the predicate of SLSA
* provenance (slsa.dev/provenance/v1): which bytes, made from which commit, by which run of which workflow.
*/
const provenancePredicate = "https://slsa.dev/provenance/v1";
const buildType = "urn:slipway:build:bundle:v1";
/** The statement's bytes, canonical JSON. */
function statementBytes(provenance) {
	const { bundle, version, repository, commit, ref, changed, builder, invocation, tool } = provenance;
	const source = commit === null ? [] : [{
		digest: { gitCommit: commit },
		uri: `git+${repository ?? "urn:slipway:unknown-repository"}`
	}];
	return require_canonical_json.canonicalBytes({
		_type: "https://in-toto.io/Statement/v1",
		subject: [{
			name: "slipway/bundle/v1",
			digest: { sha256: require_digest.hexOf(bundle) }
		}],
		predicateType: provenancePredicate,
		predicate: {
			buildDefinition: {
				buildType,
				externalParameters: {
					ref,
					repository,
					version
				},
				internalParameters: {
					changed,
					tool
				},
				resolvedDependencies: source
			},
			runDetails: {
				builder: { id: builder },
				...invocation === void 0 ? {} : { metadata: { invocationId: invocation } }
			}
		}
	});
}
/**
* True where the envelope's payload is provenance of this bundle, as Slipway writes it, whoever signed it. Any other
* statement about the same bytes (a test result, a scan) by the same key is no signature of a release.
*/
function isAbout({ payloadType, payload }, bundle) {
	if (payloadType !== "application/vnd.in-toto+json") return false;
	const statement = statementIn(payload);
	const subjects = statement === void 0 ? void 0 : require_json.ownProperty(statement, "subject");
	if (statement === void 0 || !Array.isArray(subjects)) return false;
	if (require_json.ownProperty(statement, "_type") !== "https://in-toto.io/Statement/v1") return false;
	if (require_json.ownProperty(statement, "predicateType") !== provenancePredicate || buildTypeIn(statement) !== buildType) return false;
	return subjects.some((subject) => {
		const digest = require_json.isJsonObject(subject) ? require_json.ownProperty(subject, "digest") : void 0;
		return require_json.isJsonObject(digest) && require_json.ownProperty(digest, "sha256") === require_digest.hexOf(bundle);
	});
}
/**
* What a statement claims about its bundle; undefined for each part that is absent or of another shape. Claims are
* worth what the signature is: check that first.
*/
function claimsOf({ payload }) {
	const at = (...path) => {
		let value = statementIn(payload);
		for (const name of path) value = require_json.isJsonObject(value) ? require_json.ownProperty(value, name) : void 0;
		return typeof value === "string" ? value : void 0;
	};
	const parameters = [
		"predicate",
		"buildDefinition",
		"externalParameters"
	];
	const statement = statementIn(payload);
	return {
		version: at(...parameters, "version"),
		repository: at(...parameters, "repository"),
		commit: statement === void 0 ? void 0 : commitIn(statement),
		builder: at("predicate", "runDetails", "builder", "id")
	};
}
function definitionIn(statement) {
	const predicate = require_json.ownProperty(statement, "predicate");
	const definition = require_json.isJsonObject(predicate) ? require_json.ownProperty(predicate, "buildDefinition") : void 0;
	return require_json.isJsonObject(definition) ? definition : void 0;
}
function buildTypeIn(statement) {
	const definition = definitionIn(statement);
	return definition === void 0 ? void 0 : require_json.ownProperty(definition, "buildType");
}
function commitIn(statement) {
	const definition = definitionIn(statement);
	const sources = definition === void 0 ? void 0 : require_json.ownProperty(definition, "resolvedDependencies");
	if (!Array.isArray(sources)) return void 0;
	for (const source of sources) {
		const digest = require_json.isJsonObject(source) ? require_json.ownProperty(source, "digest") : void 0;
		const commit = require_json.isJsonObject(digest) ? require_json.ownProperty(digest, "gitCommit") : void 0;
		if (typeof commit === "string") return commit;
	}
}
function statementIn(payload) {
	try {
		const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
		return require_json.isJsonObject(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/provenance/signatures.ts
/** Signs what is known of a bundle. The bytes are kept as evidence, named by the release record. */
function signBundle(provenance, keys) {
	return signEnvelope(statementType, statementBytes(provenance), keys);
}
/** The statements among documents that are about this bundle and rightly signed by one of the keys. */
function verifiedSignatures(documents, bundle, keys) {
	const found = [];
	for (const document of documents) {
		const envelope = parseEnvelope(document);
		if (envelope === void 0 || !isAbout(envelope, bundle)) continue;
		const signers = signersOf(envelope, keys);
		if (signers.length > 0) found.push({
			keys: signers,
			claims: claimsOf(envelope)
		});
	}
	return found;
}
/** True for a document that is a statement about this bundle, by whomever: what a promotion carries along. */
function isStatementAbout(document, bundle) {
	const envelope = parseEnvelope(document);
	return envelope !== void 0 && isAbout(envelope, bundle);
}

// src/releases/attached.ts
/**
* Documents that go with a release under `evidence/`, besides the gate's decision: signed statements about its bundle.
* Each is immutable, named by its SHA-256, and listed in the record.
*/
/** Records name a decision, an evaluation and a few statements; more were not written by us. */
const mostDocuments = 32;
/** A rollback points at the release that it restored, which may be a rollback itself. */
const mostHops = 20;
/** Keeps documents as evidence; their digests, for the record. */
async function keepDocuments(store, documents) {
	const kept = [];
	for (const bytes of documents) {
		const sha256 = require_digest.sha256Of(bytes);
		await store.putIfAbsent(require_pointer.evidenceKey(sha256), bytes, sha256, require_pointer.jsonImmutable);
		kept.push(require_digest.digestFrom(sha256));
	}
	return kept;
}
/** Reads keys of a store. */
function keysOf(store) {
	return async (key, maximumBytes) => {
		try {
			const result = await store.read(key, { maximumBytes });
			return result.outcome === "found" ? result.object.bytes : void 0;
		} catch (error) {
			if (require_errors.isSlipwayError(error) && error.code === "SW0505") return void 0;
			throw error;
		}
	};
}
/**
* The statements about a release's bundle that its record names, or the record of the release that a rollback restored.
* Whether their signatures are right is another question. A document that is missing or changed is left out.
*
* @throws SW0602 or SW0603 where a record cannot be read, and what `read` throws.
*/
async function statementsOf(read, of) {
	let record = of;
	for (let hops = 0; hops < mostHops; hops += 1) {
		const found = [];
		for (const digest of record.evidence.slice(0, mostDocuments)) {
			const sha256 = require_digest.hexOf(digest);
			const bytes = await read(require_pointer.evidenceKey(sha256), largestEnvelope);
			if (bytes !== void 0 && require_digest.sha256Of(bytes) === sha256 && isStatementAbout(bytes, of.bundle)) found.push(bytes);
		}
		const { restores, seq } = record;
		if (found.length > 0 || restores === void 0 || restores >= seq) return found;
		const key = require_pointer.releaseKey(restores);
		const bytes = await read(key, require_pointer.maximumRecordBytes);
		if (bytes === void 0) return [];
		record = require_pointer.parseRelease(bytes, key).record;
		if (record.seq !== restores || record.environment !== of.environment) return [];
	}
	return [];
}

// src/releases/pruning.ts
/** What a running prune is about to remove: the document that it announces, and what writers owe it. */
const pruneFormat = "slipway/prune/v1";
/** Keys that one prune removes at most; the next round takes the rest. Bounds what every writer must read meanwhile. */
const maximumDoomed = 1e5;
/** 100,000 hashes of 67 bytes, and room. */
const maximumPruneBytes = 8388608;
/** Writes the announcement, before the pointer gets the mark that refers to it. */
async function announcePrune(store, id, doomed, about) {
	const bytes = require_canonical_json.canonicalBytes({
		format: pruneFormat,
		id,
		environment: about.environment,
		actor: about.actor,
		createdAt: about.now.toISOString(),
		bundles: [...doomed.bundles].map((digest) => digest.slice(7)),
		objects: [...doomed.objects]
	});
	await store.putIfAbsent(require_pointer.pruneKey(id), bytes, require_digest.sha256Of(bytes), require_pointer.jsonImmutable);
}
/**
* What the prune with an id removes, or undefined where its announcement is gone.
*
* @throws SW0602 where it is damaged, SW0603 where its format is newer.
*/
async function readDoomed(store, id) {
	const key = require_pointer.pruneKey(id);
	const result = await store.read(key, { maximumBytes: maximumPruneBytes });
	if (result.outcome !== "found") return void 0;
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(result.object.bytes));
	} catch (cause) {
		throw damaged(key, cause);
	}
	if (!require_json.isJsonObject(value)) throw damaged(key);
	const format = require_json.ownProperty(value, "format");
	if (format !== pruneFormat) {
		if (typeof format !== "string" || !/^slipway\/prune\/v\d{1,6}$/.test(format)) throw damaged(key);
		throw require_errors$1.releasesErrors.create("SW0603", {
			message: `${key} has the format ${format}; this version of Slipway reads ${pruneFormat}.`,
			next: "Install a newer Slipway and run the command again. Nothing was changed."
		});
	}
	const hashes = (name) => {
		const list = require_json.ownProperty(value, name);
		if (!Array.isArray(list) || !list.every(require_digest.isSha256)) throw damaged(key);
		return list;
	};
	return {
		bundles: new Set(hashes("bundles").map(require_digest.digestFrom)),
		objects: new Set(hashes("objects"))
	};
}
function damaged(key, cause) {
	return require_errors$1.releasesErrors.create("SW0602", {
		message: `${key} does not say what the prune removes.`,
		next: "Run `slipway prune ENV` again: it announces anew and finishes.",
		cause
	});
}
/** The refusal of a release that needs what a prune removes. */
function doomedByPrune(live) {
	return require_errors$1.releasesErrors.create("SW0616", {
		message: `A prune of ${live.environment} is removing files that this release needs.`,
		next: `Run the command again in a moment. Where the prune was killed, run \`slipway prune ${live.environment}\` first: it finishes.`
	});
}

// src/releases/publish.ts
/**
* Releases a candidate, or finds that it is live already.
*
* @throws SW0605 to SW0608 where it may not be released, SW0610 where another release came first, SW0611 where the gate
*   denies, SW0612 where the outcome is unknown, SW0616 where a prune removes what it needs, and errors of the store.
*/
async function publish(request, candidate) {
	const { store, environment } = request;
	let base;
	let current = await require_pointer.readPointer(store, environment);
	for (let attempt = 0; attempt < 10; attempt += 1) {
		if (attempt > 0 && !isSameLive(base, current)) {
			if (current !== void 0 && bringsTheSame(current.record, candidate)) return {
				outcome: "unchanged",
				release: current,
				byOther: true
			};
			throw await lostRace(store, environment, current);
		}
		base = current;
		const result = await attemptOnce(request, candidate, current);
		if (result.outcome !== "again") return result;
		current = result.pointer;
		request.progress?.({
			step: "replan",
			text: "The pointer moved; planning again."
		});
	}
	throw require_pointer.keepsMoving();
}
async function attemptOnce(request, candidate, current) {
	const { store } = request;
	const admission = await admit(store, current, candidate);
	if (admission.outcome === "live" && current !== void 0) return {
		outcome: "unchanged",
		release: current,
		byOther: false
	};
	if (admission.outcome === "live") throw require_pointer.keepsMoving();
	const late = current === void 0 ? await require_pointer.findLatePointer(store, request.environment) : void 0;
	if (late !== void 0) return {
		outcome: "again",
		pointer: late
	};
	const sealed = await candidate.load();
	const live = current?.record.bundle === candidate.bundle ? void 0 : await readLiveManifest(store, current);
	const plan = planRelease(current, live, {
		...sealed,
		newVersion: true
	});
	if (await mustWaitForPrune(request, current, candidate.bundle, plan)) return {
		outcome: "again",
		pointer: await require_pointer.readPointer(store, request.environment)
	};
	const facts = (moment, now) => ({
		action: candidate.action,
		environment: request.environment,
		store: store.address,
		bundle: candidate.bundle,
		version: admission.version,
		live: current,
		plan,
		promotedFrom: candidate.promotedFrom,
		promoted: candidate.promoted,
		demands: () => candidate.demands(),
		allowedSecrets: candidate.allowedSecrets,
		files: {
			manifest: async () => sealed.manifest,
			read: (file) => candidate.read(file)
		},
		reach: void 0,
		actor: request.actor,
		source: candidate.source,
		now,
		moment
	});
	const first = await ask(request.decide, facts("before-writing", await store.now()));
	if (first.outcome === "waiting") return first;
	const id = request.newId();
	if (current?.record.bundle !== candidate.bundle) await putBundle(request, candidate, sealed, plan, id);
	if (current !== void 0) await require_pointer.archive(store, current);
	await candidate.recheck();
	const decision = await ask(request.decide, facts("before-moving", await store.now()));
	if (decision.outcome === "waiting") return decision;
	const next = await recordOf(request, candidate, admission, current, decision, id);
	const move = await require_pointer.movePointer(store, current, next);
	if (move.outcome === "lost") return {
		outcome: "again",
		pointer: move.pointer
	};
	const supersededBy = move.outcome === "moved-and-superseded" ? move.pointer.record : void 0;
	return {
		outcome: "released",
		release: next,
		plan,
		previous: current?.record,
		supersededBy
	};
}
async function recordOf(request, candidate, admission, current, decision, id) {
	const { store, environment, actor } = request;
	const { gate, evidence } = await keepDecision(store, decision);
	const statements = await keepDocuments(store, await candidate.documents(admission.version));
	return makeRelease(current, {
		action: candidate.action,
		version: admission.version,
		bundle: candidate.bundle,
		source: candidate.source,
		gate,
		evidence: [.../* @__PURE__ */ new Set([...evidence, ...statements])],
		demands: await candidate.demands(),
		blocked: admission.blocked,
		unblocked: admission.unblocked && [admission.unblocked],
		promotedFrom: candidate.promotedFrom,
		allowedSecrets: candidate.allowedSecrets,
		breakGlass: decision.breakGlass
	}, {
		id,
		environment,
		actor,
		now: await store.now()
	});
}
/** Objects first, then the manifest: a manifest never stands there before what it names was there. */
async function putBundle(request, candidate, sealed, plan, id) {
	const { store } = request;
	const total = plan.uploads.length;
	const step = candidate.action === "promote" ? "copy" : "upload";
	let done = 0;
	await require_limited.forEachLimited(plan.uploads, request.concurrency ?? 32, async (file) => {
		const attributes = {
			mediaType: file.mediaType,
			caching: "immutable",
			metadata: { release: id }
		};
		const key = require_pointer.objectKey(file.sha256);
		if (await candidate.supply(file, key, attributes) === "differs") throw damagedObject(key);
		done += 1;
		request.progress?.({
			step,
			text: step === "copy" ? "Copying files" : "Uploading files",
			done,
			total
		});
	});
	const key = require_pointer.bundleKey(sealed.digest);
	if (await store.putIfAbsent(key, sealed.bytes, sealed.digest.slice(7), require_pointer.jsonImmutable) === "differs") throw damagedObject(key);
}
function damagedObject(key) {
	return require_errors$1.releasesErrors.create("SW0620", {
		message: `${key} is in the store with other bytes than its name says.`,
		next: "Nothing was released. Run `slipway verify ENV --deep`, remove what is damaged, and run the command again."
	});
}
/**
* The manifest of what is live, to put only what it lacks. Where it is gone or damaged every file is put again, which
* mends the store instead of standing in the way.
*/
async function readLiveManifest(store, current) {
	if (current === void 0) return void 0;
	try {
		return (await readManifest(store, current.record.bundle))?.manifest;
	} catch (error) {
		if (require_errors.isSlipwayError(error) && (error.code === "SW0402" || error.code === "SW0505")) return void 0;
		throw error;
	}
}
/**
* A manifest, or undefined where the store has none of that digest.
*
* @throws SW0402 where it is damaged, SW0403 where its format is newer.
*/
async function readManifest(store, bundle) {
	const result = await store.read(require_pointer.bundleKey(bundle), { maximumBytes: require_manifest.bundleLimits.manifestBytes });
	return result.outcome === "found" ? require_manifest.parseManifest(result.object.bytes, bundle) : void 0;
}
/** Every half second for a minute: prunes take seconds, except those that were killed. */
const pruneWaits = 120;
/**
* While a prune is under way, nothing that it removes may be used: it may be there now and gone in a moment. True where
* the prune ended while we waited, and the plan must be made again.
*
* @throws SW0616 where the candidate needs what is doomed.
*/
async function mustWaitForPrune(request, current, bundle, plan) {
	const id = current?.record.pruning;
	if (current === void 0 || id === void 0 || current.record.bundle === bundle) return false;
	const doomed = await readDoomed(request.store, id);
	if (!(doomed === void 0 || doomed.bundles.has(bundle) || plan.uploads.some((file) => doomed.objects.has(file.sha256)))) return false;
	for (let waits = 0; request.wait !== void 0 && waits < pruneWaits; waits += 1) {
		request.progress?.({
			step: "wait",
			text: "A prune is removing files that this release needs; waiting for it."
		});
		await request.wait(500);
		if ((await require_pointer.readPointer(request.store, request.environment))?.record.pruning !== id) return true;
	}
	if (doomed === void 0 && (await require_pointer.readPointer(request.store, request.environment))?.record.pruning !== id) return true;
	throw doomedByPrune(current.record);
}
/** True where only marks were made since: the same release is live. */
function isSameLive(base, current) {
	if (base === void 0 || current === void 0) return base === current;
	return require_pointer.liveSequence(base.record) === require_pointer.liveSequence(current.record) && base.record.bundle === current.record.bundle;
}
function bringsTheSame(live, candidate) {
	if (live.bundle !== candidate.bundle) return false;
	return candidate.version.kind === "derived" || candidate.version.version === live.version;
}
/** The refusal of a release that another one overtook: who won, and what to do. */
async function lostRace(store, environment, current) {
	return require_errors$1.releasesErrors.create("SW0610", {
		message: `${await describeWinner(store, current)} This command changed nothing in ${environment}.`,
		next: `Look at it with \`slipway history ${environment}\`, and run the command again where yours should follow.`
	});
}
async function describeWinner(store, current) {
	if (current === void 0) return "The pointer was removed while this command ran.";
	const { record: winner } = await require_pointer.readRelease(store, current, require_pointer.liveSequence(current.record));
	return `Release ${winner.seq} (${winner.version}, ${winner.action}, ${short(winner.bundle)}) by ${winner.actor.name} came first, at ${winner.createdAt}.`;
}

// src/releases/mirror.ts
/**
* Makes the mirror show what is live: writes the files that changed, removes those that went, and looks at the pointer
* again afterwards. Killed anywhere, the next call finishes.
*
* @throws SW0625 where it could not be finished; the release itself is live all the same.
*/
async function updateMirror(request) {
	try {
		return await update(request);
	} catch (cause) {
		if (require_errors.isSlipwayError(cause) && (cause.code === "SW0603" || cause.code === "SW0624")) throw cause;
		throw require_errors$1.releasesErrors.create("SW0625", {
			message: `The release is live, but its mirror is not up to date: ${cause instanceof Error ? cause.message : String(cause)}`,
			next: "Run the same command again: it finishes the mirror and changes nothing else.",
			cause
		});
	}
}
async function update(request) {
	const { store } = request;
	let written = 0;
	let removed = 0;
	/** Bundles of which this call wrote files: whatever others believe meanwhile, they may stand there. */
	const ours = /* @__PURE__ */ new Set();
	let fromScratch = request.fromScratch ?? false;
	for (let attempt = 0; attempt < 10; attempt += 1) {
		const pointer = await require_pointer.readPointer(store, request.environment);
		if (pointer === void 0) return {
			outcome: "unchanged",
			seq: 0,
			written,
			removed
		};
		const before = await require_mirror_state.readMirror(store);
		const seq = require_pointer.liveSequence(pointer.record);
		if (before !== void 0 && !fromScratch && isDone(before, pointer, request.places, ours)) return {
			outcome: written + removed === 0 ? "unchanged" : "written",
			seq,
			written,
			removed
		};
		const { bundle } = pointer.record;
		const bundles = [.../* @__PURE__ */ new Set([
			...before?.bundles ?? [],
			...ours,
			bundle
		])];
		const places = [.../* @__PURE__ */ new Set([...before?.places ?? [], ...request.places])];
		const writing = {
			seq,
			state: "writing",
			bundle,
			base: fromScratch ? null : baseOf(before),
			bundles,
			places
		};
		const begun = await require_mirror_state.moveMirror(store, before, writing, request.newId());
		if (begun === void 0) continue;
		ours.add(bundle);
		const work = await findWork(store, writing, request.places);
		await write(request, work);
		written += work.writes.length;
		removed += work.removals.length;
		const complete = {
			seq,
			state: "complete",
			bundle,
			base: null,
			bundles: [bundle],
			places: request.places
		};
		if (await require_mirror_state.moveMirror(store, begun, complete, request.newId()) === void 0) continue;
		ours.clear();
		ours.add(bundle);
		fromScratch = false;
	}
	throw new Error("other commands kept changing it at the same time");
}
function isDone(state, pointer, places, ours) {
	return state.state === "complete" && state.bundle === pointer.record.bundle && state.seq === require_pointer.liveSequence(pointer.record) && state.places.length === places.length && state.places.every((place) => places.includes(place)) && [...ours].every((bundle) => bundle === state.bundle);
}
/** What was complete before, while it is changed. */
function baseOf(before) {
	if (before === void 0) return null;
	return before.state === "writing" ? before.base : {
		bundle: before.bundle,
		places: before.places
	};
}
/**
* What must be written and removed. A file is there and right where every bundle whose files may stand there has it
* with the same bytes, and a complete mirror stood there once.
*/
async function findWork(store, writing, places) {
	const manifests = [];
	for (const bundle of writing.bundles) manifests.push(await filesByPath(store, bundle));
	const target = manifests[writing.bundles.indexOf(writing.bundle)];
	if (target === void 0) throw new Error("the manifest of the live release is missing");
	const isKnown = (file) => manifests.every((files) => isSameFile(files?.get(file.path), file));
	const writes = [];
	const wanted = /* @__PURE__ */ new Set();
	for (const place of places) {
		const wasThere = writing.base?.places.includes(place) ?? false;
		for (const file of target.values()) {
			const key = require_mirror_state.mirrorKeyOf(place, file.path);
			if (key === void 0) continue;
			wanted.add(key);
			if (!(wasThere && isKnown(file))) writes.push({
				key,
				file
			});
		}
	}
	const removals = /* @__PURE__ */ new Set();
	for (const place of writing.places) for (const files of manifests) for (const path of files?.keys() ?? []) {
		const key = require_mirror_state.mirrorKeyOf(place, path);
		if (key !== void 0 && !wanted.has(key)) removals.add(key);
	}
	return {
		writes,
		removals: [...removals]
	};
}
/** Undefined where prune took the manifest: then nothing is known, every file is written, and leftovers may stay. */
async function filesByPath(store, bundle) {
	const manifest = (await readManifest(store, bundle))?.manifest;
	return manifest && new Map(manifest.files.map((file) => [file.path, file]));
}
function isSameFile(a, b) {
	return a !== void 0 && a.sha256 === b.sha256 && a.mediaType === b.mediaType;
}
async function write(request, work) {
	const { store } = request;
	const total = work.writes.length;
	let done = 0;
	await require_limited.forEachLimited(work.writes, request.concurrency ?? 32, async ({ key, file }) => {
		const result = await store.read(require_pointer.objectKey(file.sha256), { maximumBytes: file.size });
		if (result.outcome !== "found" || require_digest.sha256Of(result.object.bytes) !== file.sha256) throw new Error(`the object of ${file.path} is missing or damaged`);
		await store.put(key, result.object.bytes, file.sha256, {
			mediaType: file.mediaType,
			caching: "revalidate"
		});
		done += 1;
		request.progress?.({
			step: "mirror",
			text: "Writing the mirror",
			done,
			total
		});
	});
	if (work.removals.length > 0) await store.delete(work.removals);
}

// src/commands/releases/open.ts
/** From the name of an environment to its open store and everything that a command on releases needs. */
/**
* Opens an environment of the project in the working folder. `work` says what for: where a job takes the environment's
* role by itself, its session may do that and no more.
*
* @throws SW0201 to SW0204 for the project, SW0624 for the mirror, and what opening the store throws.
*/
async function openEnvironment(name, work, context) {
	return openIn(require_load.soundProject(await require_load.findProject(context.cwd)), name, work, context);
}
/** Another environment of the same project; `reader` is the one for whose sake it is read, where there is one. */
async function openIn(project, name, work, context, reader) {
	const environment = require_load.environmentOf(project, name);
	const places = require_mirror_state.mirrorPlaces([environment.mirror?.at ?? []].flat(), environment.mirror?.from);
	return {
		project,
		environment,
		work,
		store: await openStoreOf(project, environment, work, context, reader),
		places
	};
}
/** The store of an environment, or what is beside it in its bucket where `environment` says so. */
async function openStoreOf(project, environment, work, context, reader) {
	const { address } = environment.store;
	const credentials = address.kind === "s3" ? await (await Promise.resolve().then(() => require("./aws-session-policies.js")).then((n) => n.credentials_exports)).roleCredentials(project, environment, work, context, reader) : void 0;
	return require_open.openStore(address, {
		onWait: (text) => context.progress.note(text),
		signal: context.signal,
		s3: {
			environment: context.environment,
			region: environment.region,
			endpoint: environment.endpoint,
			pathStyle: environment.pathStyle,
			kmsKey: environment.kmsKey,
			accounts: require_load.accountsOf(environment),
			credentials,
			registerSecret: (secret) => context.redaction.hide(secret)
		}
	});
}
/** What marks and releases need to know of the place and of who is at work. */
async function markRequest(open, context) {
	return requestOf(open, await require_who.findActor(open.project.root, context), context);
}
function requestOf(open, actor, context) {
	return {
		store: open.store,
		environment: open.environment.name,
		actor,
		newId: node_crypto.randomUUID,
		progress: (step) => showStep(step, context)
	};
}
/** Tells whoever waits. A plan that is made again is for the debug log alone. */
function showStep({ step, text, done, total }, { progress }) {
	if (step === "replan") progress.debug(text);
	else progress.update(text, done, total);
}
/** Waits, and ends at once when the person interrupts. */
function waiter(context) {
	return (milliseconds) => (0, node_timers_promises.setTimeout)(milliseconds, void 0, { signal: context.signal });
}
/** Brings the mirror up to date where one is configured: after every release, and after one that changed nothing. */
async function followWithMirror(open, context) {
	if (open.places.length === 0) return void 0;
	return updateMirror({
		store: open.store,
		environment: open.environment.name,
		places: open.places,
		newId: node_crypto.randomUUID,
		progress: (step) => showStep(step, context)
	});
}
/** Requests of several stores together. */
function sumRequests(...stores) {
	const sum = {
		get: 0,
		put: 0,
		copy: 0,
		list: 0,
		delete: 0
	};
	for (const { requests } of stores) {
		sum.get += requests.get;
		sum.put += requests.put;
		sum.copy += requests.copy;
		sum.list += requests.list;
		sum.delete += requests.delete;
	}
	return sum;
}

Object.defineProperty(exports, "admit", {
  enumerable: true,
  get: function () {
    return admit;
  }
});
Object.defineProperty(exports, "announcePrune", {
  enumerable: true,
  get: function () {
    return announcePrune;
  }
});
Object.defineProperty(exports, "ask", {
  enumerable: true,
  get: function () {
    return ask;
  }
});
Object.defineProperty(exports, "checksumOf", {
  enumerable: true,
  get: function () {
    return checksumOf;
  }
});
Object.defineProperty(exports, "findBundle", {
  enumerable: true,
  get: function () {
    return findBundle;
  }
});
Object.defineProperty(exports, "findRelease", {
  enumerable: true,
  get: function () {
    return findRelease;
  }
});
Object.defineProperty(exports, "followWithMirror", {
  enumerable: true,
  get: function () {
    return followWithMirror;
  }
});
Object.defineProperty(exports, "isSameLive", {
  enumerable: true,
  get: function () {
    return isSameLive;
  }
});
Object.defineProperty(exports, "keepDecision", {
  enumerable: true,
  get: function () {
    return keepDecision;
  }
});
Object.defineProperty(exports, "keysOf", {
  enumerable: true,
  get: function () {
    return keysOf;
  }
});
Object.defineProperty(exports, "liftBlock", {
  enumerable: true,
  get: function () {
    return liftBlock;
  }
});
Object.defineProperty(exports, "lostRace", {
  enumerable: true,
  get: function () {
    return lostRace;
  }
});
Object.defineProperty(exports, "makeMark", {
  enumerable: true,
  get: function () {
    return makeMark;
  }
});
Object.defineProperty(exports, "makeRelease", {
  enumerable: true,
  get: function () {
    return makeRelease;
  }
});
Object.defineProperty(exports, "markRequest", {
  enumerable: true,
  get: function () {
    return markRequest;
  }
});
Object.defineProperty(exports, "maximumDoomed", {
  enumerable: true,
  get: function () {
    return maximumDoomed;
  }
});
Object.defineProperty(exports, "mentions", {
  enumerable: true,
  get: function () {
    return mentions;
  }
});
Object.defineProperty(exports, "openEnvironment", {
  enumerable: true,
  get: function () {
    return openEnvironment;
  }
});
Object.defineProperty(exports, "openIn", {
  enumerable: true,
  get: function () {
    return openIn;
  }
});
Object.defineProperty(exports, "openStoreOf", {
  enumerable: true,
  get: function () {
    return openStoreOf;
  }
});
Object.defineProperty(exports, "planRelease", {
  enumerable: true,
  get: function () {
    return planRelease;
  }
});
Object.defineProperty(exports, "publish", {
  enumerable: true,
  get: function () {
    return publish;
  }
});
Object.defineProperty(exports, "readDoomed", {
  enumerable: true,
  get: function () {
    return readDoomed;
  }
});
Object.defineProperty(exports, "readLiveManifest", {
  enumerable: true,
  get: function () {
    return readLiveManifest;
  }
});
Object.defineProperty(exports, "readManifest", {
  enumerable: true,
  get: function () {
    return readManifest;
  }
});
Object.defineProperty(exports, "refuseWithdrawn", {
  enumerable: true,
  get: function () {
    return refuseWithdrawn;
  }
});
Object.defineProperty(exports, "short", {
  enumerable: true,
  get: function () {
    return short;
  }
});
Object.defineProperty(exports, "showStep", {
  enumerable: true,
  get: function () {
    return showStep;
  }
});
Object.defineProperty(exports, "signBundle", {
  enumerable: true,
  get: function () {
    return signBundle;
  }
});
Object.defineProperty(exports, "statementsOf", {
  enumerable: true,
  get: function () {
    return statementsOf;
  }
});
Object.defineProperty(exports, "sumRequests", {
  enumerable: true,
  get: function () {
    return sumRequests;
  }
});
Object.defineProperty(exports, "updateMirror", {
  enumerable: true,
  get: function () {
    return updateMirror;
  }
});
Object.defineProperty(exports, "verifiedSignatures", {
  enumerable: true,
  get: function () {
    return verifiedSignatures;
  }
});
Object.defineProperty(exports, "waiter", {
  enumerable: true,
  get: function () {
    return waiter;
  }
});
