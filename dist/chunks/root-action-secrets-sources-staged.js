const require_start = require("./root-action-start.js");
const require_review = require("./root-action-review.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/secrets/sources/loose-objects.ts
/**
* Objects that git has just written stand in files of their own (gitrepository-layout(5), "objects"): what is staged,
* nearly always. Reading those files costs a tenth of a millisecond each, asking git for them starts a process.
*/
/** Larger ones are left to git, which gives them in pieces. */
const longestFile = 4194304;
/** Finds the folder of objects of the repository around `root`; undefined where that takes asking git. */
function looseObjects(root, environment) {
	const folder = objectsFolder(root, environment);
	if (folder === void 0) return void 0;
	return async (hash) => {
		const { inflateSync } = await import("node:zlib");
		let packed;
		try {
			packed = (0, node_fs.readFileSync)((0, node_path.join)(folder, hash.slice(0, 2), hash.slice(2)));
		} catch {
			return;
		}
		if (packed.length > longestFile) return void 0;
		try {
			return blobOf(inflateSync(packed, { maxOutputLength: 8 * longestFile }));
		} catch {
			return;
		}
	};
}
/** `blob <size>\0<contents>` */
function blobOf(object) {
	const end = object.indexOf(0);
	const size = /^blob (?<size>[0-9]{1,10})$/.exec(object.toString("latin1", 0, Math.max(0, Math.min(end, 32))))?.groups?.["size"];
	if (size === void 0 || Number(size) !== object.length - end - 1) return void 0;
	return object.subarray(end + 1);
}
function objectsFolder(root, environment) {
	if (environment["GIT_OBJECT_DIRECTORY"] !== void 0 || environment["GIT_DIR"] !== void 0) return void 0;
	const entry = (0, node_path.join)(root, ".git");
	const direct = (0, node_path.join)(entry, "objects");
	if ((0, node_fs.existsSync)(direct)) return direct;
	try {
		const folder = /^gitdir: (?<path>.+)$/m.exec((0, node_fs.readFileSync)(entry, "utf8"))?.groups?.["path"];
		if (folder === void 0) return void 0;
		const own = (0, node_path.resolve)((0, node_path.dirname)(entry), folder);
		const common = (0, node_path.join)(own, "commondir");
		const base = (0, node_fs.existsSync)(common) ? (0, node_path.resolve)(own, (0, node_fs.readFileSync)(common, "utf8").trim()) : own;
		return (0, node_fs.existsSync)((0, node_path.join)(base, "objects")) ? (0, node_path.join)(base, "objects") : void 0;
	} catch {
		return;
	}
}

// src/secrets/sources/staged.ts
/**
* Scans staged files.
*
* @throws SW0806 where files are in conflict, SW0807 where git lacks an object, SW0150 to SW0153 of git.
*/
async function scanStaged(scannerOf, changes, found, options) {
	const conflict = changes.find((change) => change.status === "U");
	if (conflict !== void 0) throw require_start.secretsErrors.create("SW0806", {
		message: `${conflict.path} is in conflict, so there is no one version of it to scan`,
		next: "Resolve the conflict and stage the file, then scan again."
	});
	const changed = changes.filter((change) => require_review.hasContents(change.after));
	const without = changes.length - changed.length;
	const loose = looseObjects(options.git.directory, options.git.environment);
	let files = 0;
	let bytes = 0;
	const suspects = [];
	for (const change of changed) {
		const contents = change.after === void 0 ? void 0 : await loose?.(change.after.hash);
		const { prefilter } = options;
		if (contents !== void 0 && prefilter !== void 0 && options.archives === void 0 ? !require_review.mayHoldSecrets(prefilter, contents, change.path) : false) {
			files++;
			bytes += contents?.length ?? 0;
		} else suspects.push({
			change,
			contents
		});
	}
	if (suspects.length === 0) return {
		files,
		bytes,
		without
	};
	const more = await scanSuspects(await scannerOf(), suspects, found, options);
	return {
		files: files + more.files,
		bytes: bytes + more.bytes,
		without
	};
}
async function scanSuspects(scanner, suspects, found, { git, archives, unreadable }) {
	const sinkOptions = {
		scanner,
		unreadable,
		...archives === void 0 ? {} : { archives: await archives(scanner) }
	};
	let objects;
	const reader = () => {
		const longest = archives === void 0 ? {} : { longestInMemory: require_review.longestArchive };
		objects ??= require_review.openObjects({
			...git,
			once: false,
			...longest
		});
		return objects;
	};
	let files = 0;
	let bytes = 0;
	const hits = [];
	try {
		for (const { change, contents } of suspects) {
			const sink = require_review.scanSink(sinkOptions, change.path, (detections, size) => {
				files++;
				bytes += size;
				if (detections.length > 0) hits.push({
					change,
					detections
				});
			});
			if (contents !== void 0) sink.whole(contents);
			else await reader().request(change.after?.hash ?? "", sink);
		}
		await objects?.drain();
		for (const { change, detections } of hits) {
			const fresh = change.before.some(require_review.hasContents) ? await require_review.newDetections(sinkOptions, reader(), change, detections) : detections;
			if (fresh.length > 0) found(change.path, fresh);
		}
		return {
			files,
			bytes
		};
	} finally {
		objects?.close();
	}
}

exports.scanStaged = scanStaged;
