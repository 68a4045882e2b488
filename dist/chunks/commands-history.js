const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_process = require("./cli-process.js");
const require_history_text = require("./commands-releases-history-text.js");
const require_documents = require("./commands-releases-documents.js");
const require_release_text = require("./commands-releases-inputs.js");
const require_skew = require("./commands-releases-skew.js");

// src/commands/history.ts
/** `slipway history`: every release of an environment, newest first. */
const command = require_command.defineCommand({
	name: "history",
	summary: "List the releases of an environment",
	description: "Lists who released what, when, under which version and from which commit, newest first: deploys, promotions and rollbacks as such, and what was blocked, withdrawn or pruned. One request for each release that is shown. Where other environments come after the same one (regions, say), those that show another bundle are named.",
	examples: [{
		line: "slipway history prod",
		explains: "the newest twenty"
	}, {
		line: "slipway history prod --limit 100 --json",
		explains: "more of them, with every field"
	}],
	inputs: {
		environment: require_release_text.environmentInput,
		limit: {
			type: "number",
			default: 20,
			description: "How many records to show",
			placeholder: "N"
		},
		before: {
			type: "number",
			description: "Show records before this number",
			placeholder: "SEQ"
		},
		stats: require_release_text.statsInput
	},
	outputs: {
		version: { description: "Version of what is live" },
		seq: { description: "Sequence number of the newest record" }
	},
	formats: ["text", "json"],
	permissions: { contents: "read" },
	action: true,
	async run(inputs, context) {
		const limit = require_release_text.wholeNumber("limit", inputs.limit, 1);
		const before = inputs.before === void 0 ? void 0 : require_release_text.wholeNumber("before", inputs.before, 1);
		const open = await require_release_text.openEnvironment(inputs.environment, context);
		const environment = open.environment.name;
		try {
			const found = await require_history_text.history({
				store: open.store,
				environment,
				limit,
				before
			});
			const skew = await require_skew.findSkew(open, found.pointer.record.bundle, context);
			const requests = inputs.stats ? require_release_text.sumRequests(open.store) : void 0;
			return {
				exitCode: 0,
				outputs: {
					version: found.pointer.record.version,
					seq: String(found.pointer.record.seq)
				},
				render: (format) => format === "json" ? require_json_document.jsonDocument(require_documents.releasesDocument({
					environment,
					changed: false,
					outcome: "unchanged",
					release: found.pointer,
					releases: found.releases,
					requests,
					more: {
						more: found.more,
						skew: require_skew.skewDocument(skew)
					}
				})) : require_history_text.historyText(require_process.createPaint(context.terminal.color), environment, found, skew, context.terminal)
			};
		} finally {
			await open.store.close();
		}
	}
});

exports.command = command;
