const require_digest = require("./platform-digest.js");
const require_open = require("./commands-releases-open.js");
const require_errors = require("./releases-errors.js");
const require_history = require("./releases-history.js");
const require_pointer = require("./releases-keys.js");
const require_reason = require("./releases-reason.js");
const require_rollback = require("./releases-rollback.js");

// src/releases/promote.ts
/**
* Brings a release of one environment into another: the same bytes, by digest. Nothing is rendered or generated, and
* git is not needed.
*/
/**
* Makes a release of `from` live here, unless it is. Promoting what is live here already costs two requests.
*
* @throws SW0609 where `from` did not release it, SW0607 and SW0608 where either environment blocked or withdrew it,
*   SW0614 where its files were pruned there, SW0615 where `from` has no release, and what `publish` throws.
*/
async function promote(request) {
	const { from, store } = request;
	const pointer = await require_rollback.requirePointer(from);
	const promoted = await promotedRelease(from.store, pointer, request.release);
	refuseWhatSourceRefuses(pointer, promoted);
	const { demands } = await require_history.recordOfBundle(from.store, pointer, promoted);
	const candidate = {
		action: "promote",
		bundle: promoted.bundle,
		version: {
			kind: "explicit",
			version: promoted.version
		},
		again: request.again ?? false,
		unblock: request.unblock === void 0 ? void 0 : require_reason.readReason(request.unblock),
		source: promoted.source,
		promotedFrom: {
			environment: from.environment,
			seq: promoted.seq,
			id: promoted.id
		},
		allowedSecrets: promoted.allowedSecrets,
		promoted,
		demands: async () => demands,
		load: async () => await require_open.readManifest(from.store, promoted.bundle) ?? missing(from, promoted, "its manifest"),
		read: async (file) => await readObject(from.store, file) ?? missing(from, promoted, file.path),
		supply: async (file, key, attributes) => await copyObject(from.store, store, file, key, attributes) ?? missing(from, promoted, file.path),
		documents: async (version) => [...await require_open.statementsOf(require_open.keysOf(from.store), promoted), ...await request.attest?.(version) ?? []],
		recheck: async () => refuseWhatSourceRefuses(await require_rollback.requirePointer(from), promoted)
	};
	return require_open.publish({
		...request,
		source: promoted.source
	}, candidate);
}
/** The record of the release to promote. A record that only marks something stands for the release that it continues. */
async function promotedRelease(store, pointer, name) {
	const live = pointer.record;
	if (name === void 0) return (await require_pointer.readRelease(store, pointer, require_pointer.liveSequence(live))).record;
	const mention = await keptMention(store, pointer, await require_open.findRelease(store, pointer, name));
	const { record } = await require_pointer.readRelease(store, pointer, mention.seq);
	return record.continues === void 0 ? record : (await require_pointer.readRelease(store, pointer, record.continues)).record;
}
async function keptMention(store, pointer, named) {
	const { keptFrom, environment } = pointer.record;
	if (named.seq >= keptFrom) return named;
	for await (const mention of require_open.mentions(store, pointer)) {
		if (mention.seq < keptFrom) break;
		if (mention.bundle === named.bundle) return mention;
	}
	throw require_errors.releasesErrors.create("SW0614", {
		message: `The files of release ${named.seq} (${named.version}) of ${environment} were pruned; releases from ${keptFrom} on are kept.`,
		next: "Check out its commit and deploy it there again, or promote a newer release."
	});
}
function refuseWhatSourceRefuses(pointer, promoted) {
	require_open.refuseWithdrawn(pointer.record, promoted.bundle);
	require_open.liftBlock(pointer.record, promoted.bundle, promoted.version, void 0);
}
/**
* Something of the release is not there: a prune that began meanwhile took it, or the store is damaged.
*
* @throws SW0614 or SW0618, always.
*/
async function missing(from, promoted, what) {
	const pointer = await require_rollback.requirePointer(from);
	await keptMention(from.store, pointer, require_pointer.mentionOf(promoted));
	throw require_pointer.brokenChain(`In ${promoted.environment}, ${what} of ${promoted.version} (release ${promoted.seq}) is missing, though no prune removed it`);
}
/** Within the servers where they can, else through this process; verified either way. Undefined where it is missing. */
async function copyObject(from, to, file, key, attributes) {
	const copied = await to.copyFrom(from, key, file.sha256, attributes);
	if (copied !== "unsupported") return copied;
	const bytes = await readObject(from, file);
	return bytes === void 0 ? void 0 : to.putIfAbsent(key, bytes, file.sha256, attributes);
}
/** Verified; undefined where it is missing. */
async function readObject(from, file) {
	const key = require_pointer.objectKey(file.sha256);
	const result = await from.read(key, { maximumBytes: file.size });
	if (result.outcome !== "found") return void 0;
	const { bytes } = result.object;
	if (require_digest.sha256Of(bytes) !== file.sha256) throw require_errors.releasesErrors.create("SW0620", {
		message: `${key} in ${from.address} has other bytes than its name says.`,
		next: "Nothing was released. Run `slipway verify ENV --deep` on the environment that it comes from."
	});
	return bytes;
}

Object.defineProperty(exports, "promote", {
  enumerable: true,
  get: function () {
    return promote;
  }
});
