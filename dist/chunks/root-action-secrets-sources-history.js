const require_start = require("./root-action-start.js");
const require_review = require("./root-action-review.js");

// src/secrets/sources/history.ts
/**
* Everything that any branch or tag can reach. Contents are looked at once, however many commits and paths have them;
* which commit brought a secret in is asked only where one was found.
*/
/** Hashes in one turn for a process: neighbours share deltas. */
const turn = 256;
/** With more paths than this, asking git for all of them costs less than naming them. */
const mostPaths = 256;
/**
* Scans the history.
*
* @throws SW0805 where the clone is shallow, SW0807 where git lacks an object, SW0150 to SW0153.
*/
async function scanHistory(sink, found, options) {
	const { git } = options;
	if (await require_start.isShallow(git)) throw require_start.secretsErrors.create("SW0805", {
		message: "The clone is shallow, so most of the history is not here to be scanned",
		next: "Fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow) and scan again."
	});
	const { hits, tally } = await scanObjects(sink, options);
	if (hits.length > 0) await attribute(hits, found, git);
	return tally;
}
async function scanObjects(sinkOptions, options) {
	const { git } = options;
	const longest = sinkOptions.archives === void 0 ? {} : { longestInMemory: require_review.longestArchive };
	const readers = Array.from({ length: options.processes }, () => require_review.openObjects({
		...git,
		once: true,
		...longest
	}));
	const hits = [];
	let files = 0;
	let bytes = 0;
	try {
		let asked = 0;
		for await (const lines of require_review.gitLines(["rev-list", ...[
			"--objects",
			"--all",
			"--filter=object:type=blob",
			"--filter-provided-objects"
		]], git)) {
			for (const line of lines) {
				const space = line.indexOf(" ");
				const hash = space < 0 ? line : line.slice(0, space);
				const path = space < 0 ? "" : line.slice(space + 1);
				const reader = readers[Math.floor(asked++ / turn) % readers.length];
				if (hash === "" || reader === void 0) continue;
				const sink = require_review.scanSink(sinkOptions, path, (detections, size) => {
					files++;
					bytes += size;
					if (detections.length > 0) hits.push({
						path,
						hash,
						detections
					});
				});
				await reader.request(hash, sink);
			}
			options.progress?.(files);
		}
		await Promise.all(readers.map((reader) => reader.drain()));
		return {
			hits,
			tally: {
				files,
				bytes,
				without: 0
			}
		};
	} finally {
		for (const reader of readers) reader.close();
	}
}
/** Reports every secret of a path once, with the first commit that has it. */
async function attribute(hits, found, git) {
	const byPlace = /* @__PURE__ */ new Map();
	const open = /* @__PURE__ */ new Map();
	for (const { path, hash, detections } of hits) {
		byPlace.set(`${hash}\0${path}`, detections);
		const identities = open.get(path) ?? /* @__PURE__ */ new Set();
		for (const detection of detections) identities.add(require_review.identityOf(detection));
		open.set(path, identities);
	}
	const paths = open.size > mostPaths ? [] : [...open.keys()].filter((path) => path !== "");
	const commits = [];
	const walk = [
		"rev-list",
		"--all",
		"--full-history",
		"--reverse",
		"--topo-order",
		"--",
		...paths
	];
	for await (const lines of require_review.gitLines(walk, git)) for (const line of lines) if (line !== "") commits.push(line);
	const objects = require_review.openObjects({
		...git,
		once: false
	});
	const facts = /* @__PURE__ */ new Map();
	try {
		await require_review.changesOf(commits, paths, git, async (commit, change) => {
			if (!require_review.hasContents(change.after)) return;
			const detections = byPlace.get(`${change.after.hash}\0${change.path}`);
			const identities = open.get(change.path);
			if (detections === void 0 || identities === void 0) return;
			const fresh = detections.filter((detection) => identities.delete(require_review.identityOf(detection)));
			if (fresh.length === 0) return;
			const known = facts.get(commit) ?? await require_review.commitFacts(commit, objects);
			facts.set(commit, known);
			found(change.path, fresh, known);
		});
	} finally {
		objects.close();
	}
	for (const { path, detections } of hits) {
		const identities = open.get(path);
		const fresh = detections.filter((detection) => identities?.delete(require_review.identityOf(detection)) === true);
		if (fresh.length > 0) found(path, fresh);
	}
}

exports.scanHistory = scanHistory;
