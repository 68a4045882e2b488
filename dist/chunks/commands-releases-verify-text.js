const require_errors = require("./platform-errors.js");
const require_words = require("./platform-words.js");
const require_json = require("./platform-json.js");
const require_digest = require("./platform-digest.js");
const require_limited = require("./platform-limited.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_mirror_state = require("./releases-mirror-state.js");
const require_words$1 = require("./commands-releases-words.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_rollback = require("./releases-rollback.js");

// src/releases/verify-problem.ts
/** One thing that is not as it should be in an environment. */
/** Errors that say what is wrong with content; others are faults of the way to it. */
const contentErrors = [
	"SW0402",
	"SW0505",
	"SW0506",
	"SW0602"
];
/** True for errors that say that stored content is damaged or too large. */
function isContentError(error) {
	return require_errors.isSlipwayError(error) && contentErrors.includes(error.code);
}
/** The message of an error about stored content; rethrows every other. */
function contentProblem(error) {
	if (require_errors.isSlipwayError(error) && contentErrors.includes(error.code)) return error.message;
	throw error;
}

// src/releases/verify-chain.ts
const readsAtOnce = 16;
/** Checks the chain and gives its readable links, oldest first. */
async function checkChain(store, pointer, problems) {
	const problem = (key, message) => {
		problems.push({
			kind: "chain",
			key,
			message,
			next: "Restore the file from a backup or, on a bucket with versioning, from its version before the damage."
		});
	};
	const archived = await archivedSequences(store, problem);
	const newest = pointer?.record.seq ?? Math.max(0, ...archived);
	if (pointer === void 0 && archived.size > 0 && problems.length === 0) problem(require_pointer.pointerKey, `${require_pointer.pointerKey} is missing, though ${archived.size} releases are archived.`);
	for (const seq of archived) if (pointer !== void 0 && seq > newest) problem(require_pointer.releaseKey(seq), `${require_pointer.releaseKey(seq)} is newer than the pointer (release ${newest}): the pointer was put back.`);
	const last = pointer === void 0 ? newest : newest - 1;
	const there = [...archived].filter((seq) => seq <= last).sort((a, b) => a - b);
	for (const gap of gapsIn(there, last)) problem(require_pointer.releaseKey(gap.from), missingWords(gap));
	const links = await require_limited.mapLimited(there, readsAtOnce, (seq) => readLink(store, seq, problem));
	if (pointer !== void 0) {
		links.push(linkOf(require_pointer.pointerKey, pointer));
		if (archived.has(newest)) await compareEarlyArchive(store, pointer, problem);
	}
	const readable = links.filter((link) => link !== void 0);
	checkLinks(readable, problem);
	if (pointer !== void 0) checkRecent(pointer, readable, problem);
	return readable;
}
/** Numbers from 1 to `last` that are not among these, which are in order. */
function gapsIn(there, last) {
	const gaps = [];
	let next = 1;
	for (const seq of [...there, last + 1]) {
		if (seq > next) gaps.push({
			from: next,
			to: seq - 1
		});
		next = seq + 1;
	}
	return gaps;
}
function missingWords({ from, to }) {
	return from === to ? `The record of release ${from} is missing.` : `The records of releases ${from} to ${to} are missing.`;
}
/** What the pointer says of the releases before it, by which they are found, is what they say themselves. */
function checkRecent({ record }, links, problem) {
	const before = links.filter(({ isMark, seq, key }) => !isMark && seq < record.seq && key !== "current.json");
	const bySeq = new Map(before.map((link) => [link.seq, link]));
	for (const { seq, bundle, version } of record.recent) {
		const link = bySeq.get(seq);
		if (link !== void 0 && (link.bundle !== bundle || link.version !== version)) problem(require_pointer.pointerKey, `${require_pointer.pointerKey} names another bundle or version for release ${seq} than its record.`);
	}
	if (record.recent.length < Math.min(before.length, 5)) problem(require_pointer.pointerKey, `${require_pointer.pointerKey} names ${record.recent.length} releases before it, and there are ${before.length}.`);
}
async function archivedSequences(store, problem) {
	const sequences = /* @__PURE__ */ new Set();
	for await (const { key } of store.list(require_pointer.releasesPrefix)) {
		const digits = /^releases\/(\d{10})\.json$/.exec(key)?.[1];
		if (digits === void 0 || Number(digits) === 0) problem(key, `${key} is not the name of a record.`);
		else sequences.add(Number(digits));
	}
	return sequences;
}
async function readLink(store, seq, problem) {
	const key = require_pointer.releaseKey(seq);
	try {
		const result = await store.read(key, { maximumBytes: require_pointer.maximumRecordBytes });
		if (result.outcome === "found") return linkOf(key, require_pointer.parseRelease(result.object.bytes, key));
		problem(key, `The record of release ${seq} is missing.`);
	} catch (error) {
		problem(key, contentProblem(error));
	}
}
function linkOf(key, release) {
	const { seq, version, bundle, environment, id, createdAt, parent, continues, keptFrom, gate } = release.record;
	const { withdrawn, blocked, unblocked = [], evidence, action, rollbackOf } = release.record;
	const bundles = (mentions) => mentions.map((mention) => mention.bundle);
	return {
		key,
		seq,
		version,
		bundle,
		environment,
		id,
		createdAt,
		parent,
		keptFrom,
		digest: release.digest,
		isMark: continues !== void 0,
		action,
		rollbackOf,
		withdrawn: bundles(withdrawn),
		blocked: bundles(blocked),
		unblocked: bundles(unblocked),
		evidence: [...gate.evidence === null ? [] : [gate.evidence], ...evidence]
	};
}
/** A command that was killed between archiving and moving leaves a copy of the live record, which must be its copy. */
async function compareEarlyArchive(store, pointer, problem) {
	const link = await readLink(store, pointer.record.seq, problem);
	if (link !== void 0 && link.digest !== pointer.digest) problem(link.key, `${link.key} has other bytes than the live record with that sequence number.`);
}
/** Withdrawals, blocks and what prune has taken are never lost on the way from one record to the next. */
function checkCarriedOn(before, link, problem) {
	if (before.withdrawn.some((bundle) => !link.withdrawn.includes(bundle))) problem(link.key, `Release ${link.seq} no longer names a bundle that was withdrawn before it.`);
	if (before.blocked.some((bundle) => !link.blocked.includes(bundle) && !link.unblocked.includes(bundle))) problem(link.key, `Release ${link.seq} no longer blocks a bundle that was blocked before it, and says no reason.`);
	if (link.action === "withdraw" && link.withdrawn.length <= before.withdrawn.length) problem(link.key, `Release ${link.seq} is a withdrawal and names nothing that it withdraws.`);
	if (!link.isMark && link.rollbackOf === before.seq && !before.isMark && !link.blocked.includes(before.bundle)) problem(link.key, `Release ${link.seq} left the bundle of release ${before.seq} by a rollback and does not block it.`);
	if (link.keptFrom < before.keptFrom) problem(link.key, `Release ${link.seq} says that files are kept which a prune before it may have removed.`);
}
function checkLinks(links, problem) {
	const bundles = /* @__PURE__ */ new Map();
	const ids = /* @__PURE__ */ new Map();
	let before;
	for (const link of links) {
		const expected = link.key === "current.json" ? link.seq : Number(link.key.slice(require_pointer.releasesPrefix.length, -5));
		if (link.seq !== expected) problem(link.key, `${link.key} holds the record of release ${link.seq}.`);
		if (before !== void 0 && before.seq === link.seq - 1 && link.parent !== before.digest) problem(before.key, `${before.key} is not the record that release ${link.seq} followed: it was changed, or the chain forked.`);
		if (before !== void 0 && link.environment !== before.environment) problem(link.key, `Release ${link.seq} belongs to ${link.environment}, the one before it to ${before.environment}.`);
		if (before !== void 0 && Date.parse(link.createdAt) < Date.parse(before.createdAt)) problem(link.key, `Release ${link.seq} is dated before the one that it followed.`);
		if (before !== void 0 && before.seq === link.seq - 1) checkCarriedOn(before, link, problem);
		const twin = ids.get(link.id);
		if (twin !== void 0) problem(link.key, `Releases ${twin.seq} and ${link.seq} have the same id.`);
		ids.set(link.id, link);
		const first = bundles.get(link.version);
		if (first === void 0) bundles.set(link.version, link);
		else if (first.bundle !== link.bundle) problem(link.key, `${link.version} names one bundle in release ${first.seq} and another in release ${link.seq}.`);
		before = link;
	}
}

// src/releases/verify-mirror.ts
const next = "Run `slipway repair ENV`: it writes the mirror anew and changes nothing else.";
/** Files of the mirror read at once in a deep look. */
const deepReads$1 = 4;
/** Compares the mirror with the live manifest; undefined where that could not be read. */
async function checkMirror(request, pointer, live, problems, notes) {
	const problem = (key, message) => {
		problems.push({
			kind: "mirror",
			key,
			message,
			next
		});
	};
	let state;
	try {
		state = await require_mirror_state.readMirror(request.store);
	} catch (error) {
		return problem(require_pointer.mirrorKey, contentProblem(error));
	}
	if (request.places.length === 0) {
		if (state !== void 0) notes.push(`A mirror stands at ${state.places.map(require_mirror_state.prefixOfPlace).join(", ")}, and none is configured.`);
		return;
	}
	if (state === void 0) return problem(require_pointer.mirrorKey, "The mirror is configured, and was never written.");
	const seq = require_pointer.liveSequence(pointer.record);
	if (state.state === "writing") problem(require_pointer.mirrorKey, `The mirror was being changed to release ${state.seq} and is not finished.`);
	else if (state.bundle !== pointer.record.bundle) problem(require_pointer.mirrorKey, `The mirror shows release ${state.seq}; release ${seq} is live.`);
	if (live === void 0) return;
	for (const place of request.places) await checkPlace(request, place, live, problem, notes);
}
async function checkPlace(request, place, live, problem, notes) {
	const { store } = request;
	const at = require_mirror_state.prefixOfPlace(place);
	const expected = new Map(live.files.flatMap((file) => {
		const key = require_mirror_state.mirrorKeyOf(place, file.path);
		return key === void 0 ? [] : [[key, file]];
	}));
	const listed = /* @__PURE__ */ new Set();
	const sameSize = [];
	let foreign = 0;
	for await (const object of store.list(at)) {
		const file = expected.get(object.key);
		if (file === void 0) {
			foreign += 1;
			continue;
		}
		listed.add(object.key);
		if (object.size === file.size) sameSize.push(object.key);
		else problem(object.key, `${object.key} does not show the live release.`);
	}
	for (const key of expected.keys()) if (!listed.has(key)) problem(key, `${key} is missing in the mirror.`);
	if (foreign > 0) notes.push(`${foreign} ${foreign === 1 ? "file" : "files"} at ${at} ${foreign === 1 ? "is" : "are"} not of the live release.`);
	await require_limited.forEachLimited(sameSize, deepReads$1, async (key) => {
		const file = expected.get(key);
		if (file === void 0) return;
		try {
			if (await contentSha256(request, key, file.size) !== file.sha256) problem(key, `${key} does not show the live release.`);
		} catch (error) {
			problem(key, contentProblem(error));
		}
	});
}
async function contentSha256(request, key, size) {
	const { store, deep } = request;
	const kept = deep ? void 0 : (await store.inspect?.(key))?.sha256;
	if (kept !== void 0) return kept;
	const result = await store.read(key, { maximumBytes: size });
	return result.outcome === "found" ? require_digest.sha256Of(result.object.bytes) : void 0;
}

// src/releases/verify-pointer.ts
/**
* The pointer against what else tells of its release. No later record names it yet, so a word that was changed in it
* breaks no chain.
*/
/** A decision has a sentence for each rule; one that is larger than this was not written by us. */
const largestDecision = 1048576;
/** Compares the pointer with its checksum, the records that it points at, and the gate's decision. */
async function checkPointer(store, pointer, chain, problems) {
	const { record, document } = pointer;
	const problem = (message) => {
		problems.push({
			kind: "pointer",
			key: require_pointer.pointerKey,
			message,
			next: "Find out who wrote it. Restore the file from before the change (on a bucket with versioning, from its version), or release what should be live again."
		});
	};
	if (record.checksum !== void 0 && !hasChecksum(document, record.checksum)) problem(`${require_pointer.pointerKey} was changed after it was written: its checksum is that of other content.`);
	const archived = new Map(chain.filter(({ key }) => key !== require_pointer.pointerKey).map((link) => [link.seq, link]));
	for (const [seq, words] of [[record.continues, "continues"], [record.restores, "brings back"]]) {
		const link = seq === void 0 ? void 0 : archived.get(seq);
		if (link === void 0 || link.version === record.version && link.bundle === record.bundle) continue;
		problem(`${require_pointer.pointerKey} ${words} release ${link.seq}, which is ${link.version}, and names another version or bundle: ${record.version}.`);
	}
	const decision = await decisionOf(store, pointer);
	if (decision === void 0) return;
	const members = [
		["version", record.version],
		["bundle", record.bundle],
		["environment", record.environment]
	];
	for (const [name, value] of members) {
		const decided = require_json.ownProperty(decision, name);
		if (decided !== void 0 && decided !== value) problem(`${require_pointer.pointerKey} names another ${name} than the gate's decision that it rests on.`);
	}
}
/** False also for what has no canonical form, such as data without end in a field that nobody knows. */
function hasChecksum(document, checksum) {
	try {
		return require_open.checksumOf(document) === checksum;
	} catch (error) {
		if (require_errors.isSlipwayError(error)) return false;
		throw error;
	}
}
/** The decision that the record names; undefined where there is none, or where it is missing or changed, which is said elsewhere. */
async function decisionOf(store, { record }) {
	const digest = record.gate.evidence;
	if (digest === null) return void 0;
	const bytes = await require_open.keysOf(store)(require_pointer.evidenceKey(require_digest.hexOf(digest)), largestDecision);
	if (bytes === void 0 || require_digest.sha256Of(bytes) !== require_digest.hexOf(digest)) return void 0;
	try {
		const value = JSON.parse(new TextDecoder().decode(bytes));
		return require_json.isJsonObject(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/releases/verify.ts
/** Files are read whole, up to 64 MiB each; this bounds the memory of a deep look. */
const deepReads = 4;
/** Decisions, statements and evaluations; the last may be the largest. */
const largestEvidence = 67108864;
/** How often the look is begun anew because the pointer moved during it. */
const maximumLooks = 5;
/**
* Verifies an environment. Drift is reported, not thrown. Releases may be made meanwhile: what looks like drift because
* the pointer moved during the look is looked at again.
*
* @throws SW0615 where nothing was released, SW0603 where the store has a newer format, SW0617 where it is another
*   environment's, and faults of the store.
*/
async function verify(request) {
	for (let look = 1;; look += 1) {
		const report = await verifyOnce(request);
		if (report.problems.length === 0 || report.pointer === void 0 || look === maximumLooks) return report;
		if ((await request.store.read("current.json", {
			maximumBytes: 65536,
			unlessRevision: report.pointer.revision
		})).outcome !== "found") return report;
	}
}
async function verifyOnce(request) {
	const { store } = request;
	const problems = [];
	const notes = [];
	const pointer = await readPointerOrProblem(request, problems);
	const chain = await checkChain(store, pointer, problems);
	if (pointer === void 0 && problems.length === 0) await require_rollback.requirePointer(request);
	const kept = pointer === void 0 ? [] : keptLinks(pointer, chain);
	await checkEvidence(request, chain, problems);
	const manifests = await readManifests(store, kept, problems);
	const objects = await checkObjects(request, manifests, problems, notes);
	if (pointer !== void 0) {
		if (pointer.record.pruning !== void 0) notes.push("A prune is under way, or was killed; `slipway prune` finishes it.");
		const live = manifests.get(pointer.record.bundle);
		await checkMirror(request, pointer, live, problems, notes);
	}
	if (pointer !== void 0) await checkPointer(store, pointer, chain, problems);
	if (pointer !== void 0) await checkSignatures(request, pointer, problems, notes);
	if (request.settings ?? true) await checkSettings(store, problems, notes);
	return {
		pointer,
		problems,
		notes,
		manifests,
		checked: {
			records: chain.length,
			releases: kept.length,
			bundles: manifests.size,
			...objects
		}
	};
}
async function readPointerOrProblem(request, problems) {
	try {
		return await require_pointer.readPointer(request.store, request.environment);
	} catch (error) {
		problems.push({
			kind: "pointer",
			key: require_pointer.pointerKey,
			message: contentProblem(error),
			next: "Restore the file from before the damage; the newest good record is the one with the highest number under releases/."
		});
		return;
	}
}
/** The releases whose files must be there: all from `keptFrom` on, and what is live. */
function keptLinks(pointer, chain) {
	const live = require_pointer.liveSequence(pointer.record);
	return chain.filter((link) => !link.isMark && (link.seq >= pointer.record.keptFrom || link.seq === live));
}
/** The documents that records name: that they are there and, where every byte is read, that they are what was named. */
async function checkEvidence({ store, deep }, chain, problems) {
	const namedBy = /* @__PURE__ */ new Map();
	for (const link of chain) for (const digest of link.evidence) namedBy.set(digest, link);
	if (namedBy.size === 0) return;
	const there = /* @__PURE__ */ new Set();
	for await (const { key } of store.list(require_pointer.evidencePrefix)) there.add(key);
	await require_limited.forEachLimited(namedBy, deepReads, async ([digest, link]) => {
		const key = require_pointer.evidenceKey(require_digest.hexOf(digest));
		const problem = (message) => {
			problems.push({
				kind: "evidence",
				key,
				message,
				next: "Restore the file from a backup or, on a bucket with versioning, from its version before the damage."
			});
		};
		if (!there.has(key)) problem(`What release ${link.seq} rests on is missing: ${key}.`);
		else if (deep) {
			const result = await store.read(key, { maximumBytes: largestEvidence });
			if (result.outcome !== "found" || require_digest.sha256Of(result.object.bytes) !== require_digest.hexOf(digest)) problem(`What release ${link.seq} rests on has other bytes than its name says: ${key}.`);
		}
	});
}
async function readManifests(store, kept, problems) {
	const newestOf = /* @__PURE__ */ new Map();
	for (const link of kept) newestOf.set(link.bundle, link);
	const manifests = /* @__PURE__ */ new Map();
	await require_limited.forEachLimited(newestOf, 4, async ([bundle, link]) => {
		const problem = (message) => {
			problems.push({
				kind: "manifest",
				key: require_pointer.bundleKey(bundle),
				message,
				next: `Deploy the tree of ${link.version} again (with --again), or copy the file from an environment that has the same bundle.`
			});
		};
		try {
			const sealed = await require_open.readManifest(store, bundle);
			if (sealed === void 0) problem(`The manifest of ${link.version} (release ${link.seq}) is missing.`);
			else manifests.set(bundle, sealed.manifest);
		} catch (error) {
			problem(contentProblem(error));
		}
	});
	return manifests;
}
async function checkObjects(request, manifests, problems, notes) {
	const { store } = request;
	const needed = /* @__PURE__ */ new Map();
	let bytes = 0;
	for (const manifest of manifests.values()) for (const file of manifest.files) {
		const key = require_pointer.objectKey(file.sha256);
		if (needed.has(key)) continue;
		needed.set(key, {
			file,
			found: false
		});
		bytes += file.size;
	}
	const broken = (key, message) => {
		problems.push({
			kind: "object",
			key,
			message,
			next: `Run \`slipway repair ${request.environment}\` in a checkout that has the file, or with --from an environment that has the release.`
		});
	};
	let listedBy = "size";
	let unneeded = 0;
	for await (const object of store.list(require_pointer.objectsPrefix)) {
		const entry = needed.get(object.key);
		if (entry === void 0) {
			unneeded += 1;
			continue;
		}
		entry.found = true;
		if (object.sha256 !== void 0) listedBy = "checksum";
		const problem = listedProblem(object, entry.file);
		if (problem !== void 0) broken(object.key, problem);
	}
	for (const [key, { file, found }] of needed) if (!found) broken(key, `The content of ${file.path} is missing.`);
	if (unneeded > 0) notes.push(`${unneeded} ${unneeded === 1 ? "object is" : "objects are"} needed by no kept release; \`slipway prune\` removes such.`);
	const objectsBy = await compareContents(request, [...needed].filter(([, entry]) => entry.found), listedBy, broken);
	return {
		objects: needed.size,
		bytes,
		objectsBy
	};
}
function listedProblem(object, file) {
	if (object.size !== file.size) return `The content of ${file.path} has ${object.size} bytes instead of ${file.size}.`;
	return object.sha256 !== void 0 && object.sha256 !== file.sha256 ? `The content of ${file.path} has other bytes than its name says.` : void 0;
}
async function compareContents(request, present, listedBy, broken) {
	const { store, deep } = request;
	if (!deep && (listedBy === "checksum" || store.inspect === void 0)) return listedBy;
	let done = 0;
	let allHadChecksums = true;
	const concurrency = deep ? deepReads : request.concurrency ?? 32;
	await require_limited.forEachLimited(present, concurrency, async ([key, { file }]) => {
		const seen = deep ? await readAndHash(store, key, file, broken) : await store.inspect?.(key);
		if (seen === void 0) return;
		if (seen.sha256 === void 0) allHadChecksums = false;
		else if (seen.sha256 !== file.sha256) broken(key, `The content of ${file.path} has other bytes than its name says.`);
		done += 1;
		request.progress?.({
			step: "read",
			text: "Checking files",
			done,
			total: present.length
		});
	});
	if (deep) return "content";
	return allHadChecksums ? "checksum" : "size";
}
async function readAndHash(store, key, file, broken) {
	try {
		const result = await store.read(key, { maximumBytes: file.size });
		if (result.outcome === "found") return { sha256: require_digest.sha256Of(result.object.bytes) };
		broken(key, `The content of ${file.path} is missing.`);
	} catch (error) {
		broken(key, contentProblem(error));
	}
}
/** The live bundle must have been signed by one of the keys, where there are some. */
async function checkSignatures({ store, environment, signedBy = [] }, pointer, problems, notes) {
	if (signedBy.length === 0) return;
	const { record } = pointer;
	const statements = await require_open.statementsOf(require_open.keysOf(store), record);
	const [signature] = require_open.verifiedSignatures(statements, record.bundle, signedBy);
	if (signature !== void 0) {
		const { commit, repository } = signature.claims;
		const source = commit === void 0 ? "" : `, made from ${repository === void 0 ? "" : `${repository} at `}commit ${commit}`;
		notes.push(`${record.version} is signed by ${signature.keys.join(" and ")}${source}.`);
		return;
	}
	problems.push({
		kind: "signature",
		key: record.bundle,
		message: `${record.version} has ${statements.length === 0 ? "no signature" : "no signature by these keys"}.`,
		next: `Deploy it with \`--sign KEY\`, or look with \`slipway history ${environment}\` who released it without.`
	});
}
async function checkSettings(store, problems, notes) {
	const settings = await store.settings?.() ?? [];
	for (const { setting, state, message, next } of settings) {
		if (state === "bad") problems.push({
			kind: "setting",
			key: setting,
			message,
			next
		});
		if (state === "unknown") notes.push(message);
	}
}

// src/commands/releases/verify-text.ts
/** Problems that are shown; `--json` has all of them. */
const mostProblems = 50;
/** A report with what is wrong first; `more` are facts of the command that looked. */
function verifyText(paint, environment, report, more) {
	const { pointer, problems, notes, checked } = report;
	const by = {
		size: "by size (--deep reads them)",
		checksum: "by the checksums that the store keeps",
		content: "read and hashed"
	}[checked.objectsBy];
	const heading = problems.length === 0 ? require_release_text.doneHeading(paint, environment, "is what its records say") : `${paint("red", "\u2718")} ${paint("bold", environment)}  ${require_words.counted(problems.length, "problem")}`;
	const lines = problems.slice(0, mostProblems).flatMap(({ kind, key, message, next }) => [
		`  ${paint("red", kind)} ${paint("dim", require_words$1.foreign(key))}`,
		`    ${require_words$1.foreign(message, 400)}`,
		`    ${paint("dim", "\u2192")} ${require_words$1.foreign(next, 400)}`
	]);
	if (problems.length > mostProblems) lines.push(paint("dim", `  \u2026 and ${problems.length - mostProblems} more (--json has all of them)`));
	const head = lines.length === 0 ? heading : [heading, ...lines].join("\n");
	return require_release_text.factSheet(paint, head, [
		pointer === void 0 ? void 0 : ["live", `${pointer.record.version} (release ${require_pointer.liveSequence(pointer.record)}, ${require_words$1.shortDigest(pointer.record.bundle)})`],
		["chain", `${require_words.counted(checked.records, "record")}, ${require_words.counted(checked.releases, "release")} kept with ${require_words.counted(checked.bundles, "bundle")}`],
		["objects", `${require_words.counted(checked.objects, "object")} (${require_words.sizeInWords(checked.bytes)}), ${by}`],
		...notes.map((note) => ["note", require_words$1.foreign(note, 400)]),
		...more
	]);
}

Object.defineProperty(exports, "isContentError", {
  enumerable: true,
  get: function () {
    return isContentError;
  }
});
Object.defineProperty(exports, "verify", {
  enumerable: true,
  get: function () {
    return verify;
  }
});
Object.defineProperty(exports, "verifyText", {
  enumerable: true,
  get: function () {
    return verifyText;
  }
});
