const require_command = require("./platform-command.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_load = require("./platform-shape.js");
const require_pointer = require("./releases-keys.js");
const require_promote = require("./releases-promote.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_open = require("./commands-releases-open.js");
const require_release_result = require("./commands-releases-release-result.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_store_in_repository = require("./commands-releases-store-in-repository.js");

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
			names: "environment",
			positional: "first",
			required: true
		},
		to: {
			type: "string",
			description: "Environment to release it in",
			placeholder: "TO",
			names: "environment",
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
		again: require_inputs.againInput,
		unblock: require_inputs.unblockInput,
		"break-glass": require_inputs.breakGlassInput,
		stats: require_inputs.statsInput
	},
	outputs: require_documents.releaseOutputDefinitions,
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const release = releaseOf(inputs.version, inputs.seq);
		const project = require_load.soundProject(await require_load.findProject(context.cwd));
		const from = await require_open.openIn(project, inputs.from, "read", context, {
			environment: require_load.environmentOf(project, inputs.to),
			work: "promote"
		});
		const to = await require_open.openIn(project, inputs.to, "promote", context);
		refuseSame(from, to);
		try {
			const outcome = await require_promote.promote({
				...await require_open.markRequest(to, context),
				decide: require_gate.decisionOf(to, context, {
					promotedFrom: from,
					breakGlass: inputs["break-glass"]
				}),
				wait: require_open.waiter(context),
				from: {
					store: from.store,
					environment: from.environment.name
				},
				release,
				again: inputs.again,
				unblock: inputs.unblock
			});
			const requests = inputs.stats ? require_open.sumRequests(from.store, to.store) : void 0;
			const mirror = outcome.outcome === "waiting" ? void 0 : await require_open.followWithMirror(to, context);
			if (outcome.outcome === "released") await require_store_in_repository.hintAtIgnoring(project, to.environment, outcome.release.record, context);
			const environment = to.environment.name;
			const paint = require_paint.createPaint(context.terminal.color);
			return require_release_result.releaseResult({
				environment,
				outcome,
				mirror,
				requests,
				text: require_release_text.publishText
			}, paint);
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
		seq: require_inputs.wholeNumber("seq", seq, 1)
	};
	return version === void 0 ? void 0 : require_pointer.parseReleaseName(version);
}
function refuseSame(from, to) {
	if (from.environment.name !== to.environment.name) return;
	throw require_platform_errors.platformErrors.create("SW0104", {
		message: `${from.environment.name} cannot be promoted to itself.`,
		next: "Name two environments: `slipway promote beta prod`."
	});
}

exports.command = command;
