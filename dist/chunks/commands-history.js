const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_history = require("./releases-history.js");
const require_environment_names = require("./commands-environment-names.js");
const require_documents = require("./commands-releases-documents.js");
const require_history_text = require("./commands-releases-history-text.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_open = require("./commands-releases-open.js");
const require_skew = require("./commands-releases-skew.js");

// src/commands/history.ts
/** `slipway history`: every release of an environment, newest first. */
const command = require_command.defineCommand({
	name: "history",
	summary: "List the releases of an environment",
	description: "Lists who released what, when, under which version and from which commit, newest first: deploys, promotions and rollbacks as such, and what was blocked, withdrawn or pruned. One request for each release that is shown. Where other environments come after the same one (regions, say), those that show another bundle are named.\n\n`--html FILE` writes a self-contained page of what is live in every environment, its releases, approvals, decisions of gates and rollbacks, with plots of what kept evaluations say: pass rate and cost of every prompt over the releases. An environment that cannot be read from here is shown with the reason.",
	examples: [
		{
			line: "slipway history prod",
			explains: "the newest twenty"
		},
		{
			line: "slipway history prod --limit 100 --json",
			explains: "more of them, with every field"
		},
		{
			line: "slipway history --html releases.html",
			explains: "a page of all environments"
		}
	],
	inputs: {
		environment: {
			...require_inputs.environmentInput,
			required: false
		},
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
		html: {
			type: "string",
			description: "Write a page into FILE: of ENV, or of all environments",
			placeholder: "FILE"
		},
		stats: require_inputs.statsInput
	},
	outputs: {
		version: { description: "Version of what is live" },
		seq: { description: "Sequence number of the newest record" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const limit = require_inputs.wholeNumber("limit", inputs.limit, 1);
		const before = inputs.before === void 0 ? void 0 : require_inputs.wholeNumber("before", inputs.before, 1);
		if (inputs.html !== void 0) {
			const { historyFile } = await Promise.resolve().then(() => require("./commands-releases-history-file.js"));
			return historyFile({
				file: inputs.html,
				environment: inputs.environment,
				limit,
				before
			}, context);
		}
		if (inputs.environment === void 0) throw await environmentMissing(context.cwd);
		const open = await require_open.openEnvironment(inputs.environment, "read", context);
		const environment = open.environment.name;
		try {
			const found = await require_history.history({
				store: open.store,
				environment,
				limit,
				before
			});
			const skew = await require_skew.findSkew(open, found.pointer.record.bundle, context);
			const requests = inputs.stats ? require_open.sumRequests(open.store) : void 0;
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
				})) : require_history_text.historyText(require_paint.createPaint(context.terminal.color), environment, found, skew, context.terminal)
			};
		} finally {
			await open.store.close();
		}
	}
});
async function environmentMissing(directory) {
	const there = await require_environment_names.environmentsHere(directory);
	return require_platform_errors.platformErrors.create("SW0104", {
		message: "ENV is missing: Environment of slipway.yaml.",
		next: `${there === void 0 ? "" : `${there} `}Name one, as in \`slipway history prod\`, or write a page of all with \`--html FILE\`.`
	});
}

exports.command = command;
