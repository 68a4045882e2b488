const require_command = require("./platform-command.js");
const require_inputs = require("./commands-index.js");
const require_load = require("./platform-shape.js");
const require_name = require("./releases-name.js");
const require_promote = require("./releases-promote.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs$1 = require("./commands-releases-inputs.js");
const require_open = require("./commands-git-setting.js");
const require_publish_result = require("./commands-releases-publish-result.js");

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
		again: require_inputs$1.againInput,
		unblock: require_inputs$1.unblockInput,
		"break-glass": require_inputs$1.breakGlassInput,
		stats: require_inputs$1.statsInput
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
			const environment = to.environment.name;
			return require_publish_result.publishResult({
				environment,
				outcome,
				mirror,
				requests
			}, require_inputs.createPaint(context.terminal.color));
		} finally {
			await from.store.close();
			await to.store.close();
		}
	}
});
function releaseOf(version, seq) {
	if (version !== void 0 && seq !== void 0) throw require_inputs.platformErrors.create("SW0104", {
		message: "--version and --seq both name a release.",
		next: "Leave one of them out."
	});
	if (seq !== void 0) return {
		kind: "sequence",
		seq: require_inputs$1.wholeNumber("seq", seq, 1)
	};
	return version === void 0 ? void 0 : require_name.parseReleaseName(version);
}
function refuseSame(from, to) {
	if (from.environment.name !== to.environment.name) return;
	throw require_inputs.platformErrors.create("SW0104", {
		message: `${from.environment.name} cannot be promoted to itself.`,
		next: "Name two environments: `slipway promote beta prod`."
	});
}

exports.command = command;
