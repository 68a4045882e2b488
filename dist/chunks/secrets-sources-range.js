const require_errors = require("./secrets-errors.js");
const require_prefilter = require("./secrets-prefilter.js");
const require_blobs = require("./secrets-sources-blobs.js");
const require_commits = require("./secrets-sources-commits.js");
const require_new_detections = require("./secrets-sources-new-detections.js");
const require_staged_changes = require("./secrets-sources-raw-diff.js");
const require_revisions = require("./secrets-sources-revisions.js");
const require_source = require("./secrets-sources-source.js");

// src/secrets/sources/shared-objects.ts
/** Requests at once: enough to keep git busy, and bounded, since each may hold its contents. */
const mostWaiting = 64;
/** Reads through `objects`, which stay open; objects too long for memory are read by a git of its own. */
function sharedReader(objects, git) {
	const waiting = /* @__PURE__ */ new Set();
	let failure;
	let own;
	const hand = async (hash, sink) => {
		const object = await objects.read(hash, require_blobs.usualLongest);
		if (object.outcome === "too-large") {
			own ??= require_blobs.openObjects({
				...git,
				once: false
			});
			return own.request(hash, sink);
		}
		if (object.outcome !== "read") throw require_blobs.missingObject(hash);
		if (object.type === "blob" || object.type === "commit") sink.whole(object.bytes);
	};
	const check = () => {
		if (failure !== void 0) throw failure.error;
	};
	return {
		async request(hash, sink) {
			check();
			const handed = hand(hash, sink).catch((error) => {
				failure ??= { error };
			}).finally(() => waiting.delete(handed));
			waiting.add(handed);
			while (waiting.size >= mostWaiting) await Promise.race(waiting);
		},
		async drain() {
			while (waiting.size > 0) await Promise.all(waiting);
			check();
			await own?.drain();
		},
		close: () => own?.close()
	};
}

// src/secrets/sources/range.ts
/**
* Scans the commits of a walk (`startWalk`).
*
* @throws SW0805 where the clone is shallow and the range is cut, SW0807 where git lacks an object, SW0150 to SW0153.
*/
async function scanRange(options, walk, found, git) {
	const longest = options.archives ? { longestInMemory: require_source.longestArchive } : {};
	const objects = options.objects === void 0 || options.archives ? require_blobs.openObjects({
		...git,
		once: false,
		...longest
	}) : sharedReader(options.objects, git);
	try {
		return await scanCommits(options, walk, await require_revisions.shallowCommits(git), objects, found);
	} finally {
		objects.close();
		walk.close();
	}
}
function refuseCut(commit, cut) {
	if (!cut.has(commit)) return;
	throw require_errors.secretsErrors.create("SW0805", {
		message: `The clone is shallow: the parents of commit ${commit.slice(0, 12)} in the range are not here`,
		next: "Fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow) and scan again."
	});
}
async function scanCommits(options, walk, cut, objects, found) {
	let commits = 0;
	let files = 0;
	let bytes = 0;
	let without = 0;
	/** By hash and path; undefined until the contents have come. Files without findings share one empty list. */
	const seen = /* @__PURE__ */ new Map();
	const none = [];
	const changes = [];
	/** Undefined until a file may hold something: a change of a few words needs no rules. */
	let sink = options.prefilter === void 0 ? await options.sink() : void 0;
	const suspects = [];
	const scan = (change, sinkOptions) => objects.request(change.after?.hash ?? "", require_blobs.scanSink(sinkOptions, change.path, (detections, size) => {
		files++;
		bytes += size;
		if (detections.length > 0) seen.set(`${change.after?.hash}\0${change.path}`, detections);
	}));
	const sift = (change, prefilter) => objects.request(change.after?.hash ?? "", {
		whole(contents) {
			if (require_prefilter.mayHoldSecrets(prefilter, contents, change.path)) suspects.push(change);
			else {
				files++;
				bytes += contents.length;
			}
		},
		pieces: () => ({
			push: () => void 0,
			finish: () => void suspects.push(change)
		})
	});
	const visit = async (commit, change) => {
		if (!require_staged_changes.hasContents(change.after)) {
			without++;
			return;
		}
		changes.push({
			commit,
			change
		});
		const key = `${change.after.hash}\0${change.path}`;
		if (seen.has(key)) return;
		seen.set(key, none);
		if (suspects.length > 0) sink ??= await options.sink();
		if (sink === void 0 && options.prefilter !== void 0) await sift(change, options.prefilter);
		else await scan(change, sink ?? await options.sink());
	};
	await walk.visit({
		commit(commit) {
			refuseCut(commit, cut);
			commits++;
		},
		change: visit
	});
	await objects.drain();
	if (suspects.length === 0 && sink === void 0) return {
		files,
		bytes,
		without,
		commits
	};
	sink ??= await options.sink();
	for (const change of suspects) await scan(change, sink);
	await objects.drain();
	const reported = /* @__PURE__ */ new Set();
	const facts = /* @__PURE__ */ new Map();
	for (const { commit, change } of changes) {
		const open = (seen.get(`${change.after?.hash}\0${change.path}`) ?? none).filter((detection) => !reported.has(`${change.path}\0${require_new_detections.identityOf(detection)}`));
		if (open.length === 0) continue;
		const fresh = await require_new_detections.newDetections(sink, objects, change, open);
		if (fresh.length === 0) continue;
		for (const detection of fresh) reported.add(`${change.path}\0${require_new_detections.identityOf(detection)}`);
		const known = facts.get(commit) ?? await require_commits.commitFacts(commit, objects);
		facts.set(commit, known);
		found(change.path, fresh, known);
	}
	return {
		files,
		bytes,
		without,
		commits
	};
}

exports.scanRange = scanRange;
