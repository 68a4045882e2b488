const require_limited = require("./platform-limited.js");
const require_errors = require("./releases-errors.js");
const require_open = require("./commands-releases-open.js");
const require_pointer = require("./releases-keys.js");
const require_rollback = require("./releases-rollback.js");

// src/releases/history.ts
/** Reads the past of an environment: its records, newest first, and what was live at a time. */
/** Records read at once. */
const readsAtOnce = 16;
/**
* The newest records, one request each.
*
* @throws SW0615 where nothing was released, SW0618 where the archive has a gap.
*/
async function history(request) {
	const pointer = await require_rollback.requirePointer(request);
	const newest = Math.min(pointer.record.seq, (request.before ?? Number.POSITIVE_INFINITY) - 1);
	const count = Math.max(0, Math.min(request.limit, newest));
	const sequences = Array.from({ length: count }, (_, index) => newest - index);
	return {
		pointer,
		releases: await require_limited.mapLimited(sequences, readsAtOnce, (seq) => require_pointer.readRelease(request.store, pointer, seq)),
		more: newest > count
	};
}
/**
* One release. By time it is found in as many reads as the sequence number has binary digits.
*
* @throws SW0609 where there is none of that name or nothing was live then, SW0615 where nothing was released.
*/
async function show(store, environment, target) {
	const pointer = await require_rollback.requirePointer({
		store,
		environment
	});
	const release = await releaseOf(store, pointer, target);
	const isLive = require_pointer.liveSequence(release.record) === require_pointer.liveSequence(pointer.record);
	return {
		release,
		isLive,
		until: isLive ? void 0 : await endOf(store, pointer, release),
		newest: pointer
	};
}
/** By name also a mark is shown; what was live at a time, or is live now, is the release that the mark goes on with. */
async function releaseOf(store, pointer, target) {
	if (target.kind === "name") return require_pointer.readRelease(store, pointer, (await require_open.findRelease(store, pointer, target.name)).seq);
	const inForce = target.kind === "live" ? pointer : await liveAt(store, pointer, target.at);
	const { continues } = inForce.record;
	return continues === void 0 ? inForce : require_pointer.readRelease(store, pointer, continues);
}
/** The record in force at a time: times never go back along the chain, so halving finds it. */
async function liveAt(store, pointer, at) {
	const isInForce = (release) => Date.parse(release.record.createdAt) <= at.getTime();
	if (isInForce(pointer)) return pointer;
	let found;
	let low = 1;
	let high = pointer.record.seq - 1;
	while (low <= high) {
		const middle = Math.floor((low + high) / 2);
		const release = await require_pointer.readRelease(store, pointer, middle);
		if (isInForce(release)) {
			found = release;
			low = middle + 1;
		} else high = middle - 1;
	}
	if (found !== void 0) return found;
	throw require_errors.releasesErrors.create("SW0609", {
		message: `Nothing was live in ${pointer.record.environment} at ${at.toISOString()}; its first release is younger.`,
		next: `Run \`slipway history ${pointer.record.environment}\` to see when each release became live.`
	});
}
/** When a release stopped being live: the first later record that is not a mark upon it. */
async function endOf(store, pointer, release) {
	for (let seq = release.record.seq + 1;; seq += 1) {
		const { record } = await require_pointer.readRelease(store, pointer, seq);
		if (record.continues !== require_pointer.liveSequence(release.record)) return record.createdAt;
	}
}
/**
* The record with which the bundle of this one came into the environment: what a rollback brought back points at it, and
* only that one says which commit the bytes were made from.
*/
async function recordOfBundle(store, pointer, record) {
	let found = record;
	while (found.restores !== void 0 && found.restores < found.seq) found = (await require_pointer.readRelease(store, pointer, found.restores)).record;
	return found;
}

Object.defineProperty(exports, "history", {
  enumerable: true,
  get: function () {
    return history;
  }
});
Object.defineProperty(exports, "recordOfBundle", {
  enumerable: true,
  get: function () {
    return recordOfBundle;
  }
});
Object.defineProperty(exports, "show", {
  enumerable: true,
  get: function () {
    return show;
  }
});
