const require_command = require("./platform-command.js");
const require_process = require("./cli-process.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_mirror_state = require("./semver-classes-semver.js");
const require_finding_at = require("./platform-digest.js");
const require_release_text = require("./commands-releases-inputs.js");
const require_errors = require("./releases-errors.js");
const require_reason = require("./releases-reason.js");
const require_rollback = require("./releases-rollback.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_publish_result = require("./commands-releases-publish-result.js");

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
		load: async () => await require_release_text.readManifest(from.store, promoted.bundle) ?? missing(from, promoted, "its manifest"),
		supply: async (file, key, attributes) => await copyObject(from.store, store, file, key, attributes) ?? missing(from, promoted, file.path),
		recheck: async () => refuseWhatSourceRefuses(await require_rollback.requirePointer(from), promoted)
	};
	return require_release_text.publish({
		...request,
		source: promoted.source
	}, candidate);
}
/** The record of the release to promote. A record that only marks something stands for the release that it continues. */
async function promotedRelease(store, pointer, name) {
	const live = pointer.record;
	if (name === void 0) return (await require_mirror_state.readRelease(store, pointer, require_mirror_state.liveSequence(live))).record;
	const mention = await keptMention(store, pointer, await require_release_text.findRelease(store, pointer, name));
	const { record } = await require_mirror_state.readRelease(store, pointer, mention.seq);
	return record.continues === void 0 ? record : (await require_mirror_state.readRelease(store, pointer, record.continues)).record;
}
async function keptMention(store, pointer, named) {
	const { keptFrom, environment } = pointer.record;
	if (named.seq >= keptFrom) return named;
	for await (const mention of require_release_text.mentions(store, pointer)) {
		if (mention.seq < keptFrom) break;
		if (mention.bundle === named.bundle) return mention;
	}
	throw require_errors.releasesErrors.create("SW0614", {
		message: `The files of release ${named.seq} (${named.version}) of ${environment} were pruned; releases from ${keptFrom} on are kept.`,
		next: "Check out its commit and deploy it there again, or promote a newer release."
	});
}
function refuseWhatSourceRefuses(pointer, promoted) {
	require_release_text.refuseWithdrawn(pointer.record, promoted.bundle);
	require_release_text.liftBlock(pointer.record, promoted.bundle, promoted.version, void 0);
}
/**
* Something of the release is not there: a prune that began meanwhile took it, or the store is damaged.
*
* @throws SW0614 or SW0618, always.
*/
async function missing(from, promoted, what) {
	const pointer = await require_rollback.requirePointer(from);
	await keptMention(from.store, pointer, require_mirror_state.mentionOf(promoted));
	throw require_mirror_state.brokenChain(`In ${promoted.environment}, ${what} of ${promoted.version} (release ${promoted.seq}) is missing, though no prune removed it`);
}
/** Within the servers where they can, else through this process; verified either way. Undefined where it is missing. */
async function copyObject(from, to, file, key, attributes) {
	const copied = await to.copyFrom(from, key, file.sha256, attributes);
	if (copied !== "unsupported") return copied;
	const result = await from.read(key, { maximumBytes: file.size });
	if (result.outcome !== "found") return void 0;
	const { bytes } = result.object;
	if (require_finding_at.sha256Of(bytes) !== file.sha256) throw require_errors.releasesErrors.create("SW0620", {
		message: `${key} in ${from.address} has other bytes than its name says.`,
		next: "Nothing was released. Run `slipway verify ENV --deep` on the environment that it comes from."
	});
	return to.putIfAbsent(key, bytes, file.sha256, attributes);
}

// src/commands/promote.ts
/** `slipway promote`: brings the same bytes from one environment to another. */
const command = require_command.defineCommand({
	name: "promote",
	summary: "Make a release of one environment live in another, byte for byte",
	description: ["Copies bundle, manifest and the files that are missing from one environment's store to another's, by digest, and makes the bundle live there under the same version. Nothing is checked, rendered or generated again, and git is not needed: what was approved is what runs. Within AWS the servers copy; elsewhere the bytes pass through this process, verified.", "Refused is what FROM did not release, and what either environment has blocked or withdrawn."].join("\n\n"),
	examples: [{
		line: "slipway promote beta prod",
		explains: "bring what is live in beta to prod"
	}, {
		line: "slipway promote beta prod --version 1.4.0",
		explains: "bring 1.4.0, whatever is live in beta now"
	}],
	inputs: {
		from: {
			type: "string",
			description: "Environment that released it",
			placeholder: "FROM",
			positional: "first",
			required: true
		},
		to: {
			type: "string",
			description: "Environment to release it in",
			placeholder: "TO",
			positional: "second",
			required: true
		},
		version: {
			type: "string",
			description: "Which release of FROM: a version, number or digest; what is live there where absent",
			placeholder: "RELEASE"
		},
		seq: {
			type: "number",
			description: "Which release of FROM, by its number",
			placeholder: "SEQ"
		},
		again: require_release_text.againInput,
		unblock: require_release_text.unblockInput,
		stats: require_release_text.statsInput
	},
	outputs: require_documents.releaseOutputDefinitions,
	formats: ["text", "json"],
	permissions: { contents: "read" },
	action: true,
	async run(inputs, context) {
		const release = releaseOf(inputs.version, inputs.seq);
		const from = await require_release_text.openEnvironment(inputs.from, context);
		const to = await require_release_text.openIn(from.project, inputs.to, context);
		refuseSame(from, to);
		try {
			const outcome = await promote({
				...await require_release_text.markRequest(to, context),
				decide: require_gate.decisionOf(to, context, from.environment.name),
				wait: require_release_text.waiter(context),
				from: {
					store: from.store,
					environment: from.environment.name
				},
				release,
				again: inputs.again,
				unblock: inputs.unblock
			});
			const requests = inputs.stats ? require_release_text.sumRequests(from.store, to.store) : void 0;
			const mirror = outcome.outcome === "waiting" ? void 0 : await require_release_text.followWithMirror(to, context);
			const environment = to.environment.name;
			return require_publish_result.publishResult({
				environment,
				outcome,
				mirror,
				requests
			}, require_process.createPaint(context.terminal.color));
		} finally {
			await from.store.close();
			await to.store.close();
		}
	}
});
function releaseOf(version, seq) {
	if (version !== void 0 && seq !== void 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: "--version and --seq both name a release.",
		next: "Leave one of them out."
	});
	if (seq !== void 0) return {
		kind: "sequence",
		seq: require_release_text.wholeNumber("seq", seq, 1)
	};
	return version === void 0 ? void 0 : require_mirror_state.parseReleaseName(version);
}
function refuseSame(from, to) {
	if (from.environment.name !== to.environment.name) return;
	throw require_platform_errors.platformErrors.create("SW0104", {
		message: `${from.environment.name} cannot be promoted to itself.`,
		next: "Name two environments: `slipway promote beta prod`."
	});
}

exports.command = command;
