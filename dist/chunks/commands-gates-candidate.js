const require_errors = require("./platform-errors.js");
const require_after = require("./releases-after.js");
const require_history = require("./releases-history.js");
const require_open = require("./commands-releases-open.js");
const require_pointer = require("./releases-keys.js");
const require_rollback = require("./releases-rollback.js");
const require_candidate = require("./commands-releases-candidate.js");
const require_who = require("./commands-git-setting.js");

// src/commands/gates/candidate.ts
/** The environment that `after` names, by the policy's revision. */
function environmentBefore({ open, source }) {
	return source.project.environments.get(open.environment.name)?.after ?? open.environment.after;
}
/** @throws SW0609 and SW0615 where there is no such release, and what building a bundle throws. */
async function findCandidate(request) {
	const after = environmentBefore(request);
	if (after !== void 0) return fromBefore(request, after);
	const { open, pointer, name, context } = request;
	if (name !== void 0) {
		const found = await require_open.findRelease(open.store, pointer ?? await require_rollback.requirePointer({
			store: open.store,
			environment: open.environment.name
		}), name);
		const { record } = await require_pointer.readRelease(open.store, pointer ?? await require_rollback.requirePointer({
			store: open.store,
			environment: open.environment.name
		}), found.seq);
		return {
			facts: await factsOf(request, record, {
				action: "deploy",
				demands: async () => record.demands
			}),
			refusal: void 0
		};
	}
	const candidate = await require_candidate.openCandidate(open.environment.name, void 0, void 0, "read", context);
	try {
		const { bundle, version, source, allowedSecrets, demands } = candidate;
		return {
			facts: {
				...await common(request),
				action: "deploy",
				bundle: bundle.digest,
				version: version.version,
				source,
				promotedFrom: void 0,
				promoted: void 0,
				allowedSecrets,
				demands,
				files: {
					manifest: async () => bundle.manifest,
					read: (file) => bundle.read(file)
				}
			},
			refusal: void 0
		};
	} finally {
		await candidate.open.store.close();
	}
}
async function fromBefore(request, after) {
	const before = await require_open.openIn(request.source.project, after, "read", request.context, request.open);
	try {
		const pointer = await require_rollback.requirePointer({
			store: before.store,
			environment: after
		});
		const record = await releaseIn(before.store, pointer, request.name);
		const promotedFrom = {
			environment: after,
			seq: record.seq,
			id: record.id
		};
		const { demands } = await require_history.recordOfBundle(before.store, pointer, record);
		return {
			facts: await factsOf(request, record, {
				action: "promote",
				promotedFrom,
				promoted: record,
				demands: async () => demands
			}),
			refusal: await refusalOf(before.store, after, request.open.environment.name, record)
		};
	} finally {
		await before.store.close();
	}
}
/** A release by name; what is live without one. Never a mark. */
async function releaseIn(store, pointer, name) {
	const seq = name === void 0 ? require_pointer.liveSequence(pointer.record) : (await require_open.findRelease(store, pointer, name)).seq;
	const { record } = await require_pointer.readRelease(store, pointer, seq);
	return record.continues === void 0 ? record : (await require_pointer.readRelease(store, pointer, record.continues)).record;
}
async function refusalOf(store, after, environment, record) {
	try {
		await require_after.requireReleasedIn({
			store,
			environment: after
		}, environment, record.bundle);
		return;
	} catch (error) {
		if (require_errors.isSlipwayError(error) && error.class === "refusal") return error.message;
		throw error;
	}
}
async function factsOf(request, record, more) {
	return {
		...await common(request),
		promotedFrom: void 0,
		promoted: void 0,
		bundle: record.bundle,
		version: record.version,
		source: record.source,
		allowedSecrets: record.allowedSecrets,
		...more
	};
}
async function common({ open, pointer, context }) {
	return {
		environment: open.environment.name,
		store: open.store.address,
		live: pointer,
		plan: void 0,
		reach: void 0,
		actor: await require_who.findActor(open.project.root, context),
		now: await open.store.now(),
		moment: "before-writing"
	};
}

Object.defineProperty(exports, "environmentBefore", {
  enumerable: true,
  get: function () {
    return environmentBefore;
  }
});
Object.defineProperty(exports, "findCandidate", {
  enumerable: true,
  get: function () {
    return findCandidate;
  }
});
