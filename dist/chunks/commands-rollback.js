const require_command = require("./platform-command.js");
const require_paint = require("./platform-paint.js");
const require_pointer = require("./releases-keys.js");
const require_rollback = require("./releases-rollback.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_open = require("./commands-releases-open.js");
const require_release_result = require("./commands-releases-release-result.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_words = require("./commands-releases-words.js");

// src/commands/rollback.ts
/** `slipway rollback`: goes back to an earlier bundle in one write. */
const command = require_command.defineCommand({
	name: "rollback",
	summary: "Go back to an earlier release in one write",
	description: [
		"Writes a new release record whose bundle is an earlier one, and moves the pointer to it: no build, no git, no upload, whatever the size. Without `--to` it goes to the newest earlier bundle that is neither blocked nor withdrawn. Where the live release is a rollback already it changes nothing, so running it twice goes back once.",
		"The bundle that it leaves is blocked: a pipeline that runs again does not bring it back until somebody lifts the block with `--unblock` and a reason.",
		"An alarm that rolls back by itself names the release that it complains about, `--from SEQ`: when that one is not live any more, nothing happens."
	].join("\n\n"),
	examples: [
		{
			line: "slipway rollback prod",
			explains: "back to the release before"
		},
		{
			line: "slipway rollback prod --to 1.3.0",
			explains: "back to a certain one"
		},
		{
			line: "slipway rollback prod --from 12",
			explains: "back only while release 12 is live"
		}
	],
	inputs: {
		environment: require_inputs.environmentInput,
		to: {
			type: "string",
			description: "Release to go back to: its number, version or digest",
			placeholder: "RELEASE"
		},
		from: {
			type: "number",
			description: "Go back only while the release with this number is live",
			placeholder: "SEQ"
		},
		reason: {
			type: "string",
			description: "Why; kept in the record",
			placeholder: "REASON"
		},
		unblock: require_inputs.unblockInput,
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
		const to = inputs.to === void 0 ? void 0 : require_pointer.parseReleaseName(inputs.to);
		const from = inputs.from === void 0 ? void 0 : require_inputs.wholeNumber("from", inputs.from, 1);
		const open = await require_open.openEnvironment(inputs.environment, "rollback", context);
		try {
			const outcome = await require_rollback.rollback({
				...await require_open.markRequest(open, context),
				decide: require_gate.gateOf(open, context),
				wait: require_open.waiter(context),
				to,
				from,
				reason: inputs.reason,
				unblock: inputs.unblock
			});
			const requests = inputs.stats ? require_open.sumRequests(open.store) : void 0;
			const mirror = outcome.outcome === "waiting" ? void 0 : await require_open.followWithMirror(open, context);
			return require_release_result.releaseResult({
				environment: open.environment.name,
				outcome,
				mirror,
				requests,
				more: (settled) => settled.outcome === "unchanged" ? { why: settled.why } : {},
				text: rollbackText
			}, require_paint.createPaint(context.terminal.color));
		} finally {
			await open.store.close();
		}
	}
});
function rollbackText(paint, { environment, outcome, mirror, requests }) {
	const { record } = outcome.release;
	const tail = [require_release_text.mirrorFact(mirror), require_release_text.requestsFact(requests)];
	if (outcome.outcome === "unchanged") {
		const why = {
			"rolled-back": "was rolled back to already; nothing changed (--to goes further)",
			"not-live": "is live, and not the release that --from names; nothing changed",
			live: "is live already; nothing changed"
		}[outcome.why];
		return require_release_text.factSheet(paint, require_release_text.unchangedHeading(paint, environment, `${paint("bold", record.version)} ${why}`), [require_release_text.liveFact(record), ...tail]);
	}
	const { previous, supersededBy } = outcome;
	const blocked = record.rollbackOf === void 0 ? void 0 : previous.version;
	return require_release_text.factSheet(paint, require_release_text.doneHeading(paint, environment, `${paint("bold", record.version)} is live again as release ${record.seq}`), [
		["bundle", `${require_words.shortDigest(record.bundle)}  of release ${record.restores}`],
		["before", require_release_text.liveWords(previous)],
		blocked === void 0 ? void 0 : ["blocked", `${blocked}; \`slipway deploy ${environment} --unblock REASON\` brings it back`],
		record.reason === void 0 ? void 0 : ["reason", require_words.foreign(record.reason)],
		record.gate.outcome === "exempt" ? ["gate", "exempt: going back to the newest earlier good release needs none"] : void 0,
		require_release_text.unblockedFact(record),
		supersededBy === void 0 ? void 0 : ["since then", require_release_text.liveWords(supersededBy)],
		...tail
	]);
}

exports.command = command;
