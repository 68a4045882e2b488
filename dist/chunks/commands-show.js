const require_command = require("./platform-command.js");
const require_inputs = require("./platform-inputs.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_errors = require("./releases-errors.js");
const require_history = require("./releases-history.js");
const require_pointer = require("./releases-keys.js");
const require_documents = require("./commands-releases-documents.js");
const require_history_text = require("./commands-releases-history-text.js");
const require_inputs$1 = require("./commands-releases-inputs.js");
const require_open = require("./commands-releases-open.js");
const require_time_input = require("./commands-releases-time-input.js");

// src/commands/show.ts
/** `slipway show`: one release, by its name or by the time at which it was live. */
const command = require_command.defineCommand({
	name: "show",
	summary: "Show one release, or what was live at a time",
	description: "Shows everything that the record of a release says: bundle, commit, who and when, the gate's decision, blocks. Without a name it is what is live now. `as-of TIME` answers what was live then; times without a zone are UTC.",
	examples: [
		{
			line: "slipway show prod",
			explains: "what is live"
		},
		{
			line: "slipway show prod 12",
			explains: "release 12; a version or a digest names one too"
		},
		{
			line: "slipway show prod as-of 2026-11-23T10:00Z",
			explains: "what was live at that time"
		}
	],
	inputs: {
		environment: require_inputs$1.environmentInput,
		release: {
			type: "string",
			description: "Number, version or digest of a release, or the word as-of before a time",
			placeholder: "RELEASE",
			positional: "second"
		},
		time: {
			type: "list",
			description: "Time after the word as-of",
			placeholder: "TIME",
			positional: "rest"
		}
	},
	outputs: {
		version: { description: "Version of the release" },
		seq: { description: "Its sequence number" },
		bundle: { description: "Digest of its bundle" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const target = targetOf(inputs.release, inputs.time, context.now());
		const open = await require_open.openEnvironment(inputs.environment, "read", context);
		const environment = open.environment.name;
		try {
			const shown = await require_history.show(open.store, environment, target);
			const { record } = shown.release;
			return {
				exitCode: 0,
				outputs: {
					version: record.version,
					seq: String(record.seq),
					bundle: record.bundle
				},
				render: (format) => format === "json" ? require_json_document.jsonDocument(require_documents.releasesDocument({
					environment,
					changed: false,
					outcome: "unchanged",
					release: shown.release,
					more: {
						live: shown.isLive,
						until: shown.until ?? null
					}
				})) : require_history_text.shownText(require_paint.createPaint(context.terminal.color), environment, shown)
			};
		} finally {
			await open.store.close();
		}
	}
});
const howToWriteTimes = "Write it as in `as-of 2026-11-23T10:00Z`; without a zone it is UTC.";
function targetOf(release, time, now) {
	if (release === "as-of" || release?.startsWith("as-of=") === true) {
		const text = (release === "as-of" ? time : [release.slice(6), ...time]).join(" ").trim();
		if (text === "") throw require_platform_errors.platformErrors.create("SW0104", {
			message: "The time after as-of is missing.",
			next: howToWriteTimes
		});
		const at = require_time_input.timeFrom(text, howToWriteTimes);
		if (at <= now) return {
			kind: "time",
			at
		};
		throw require_errors.releasesErrors.create("SW0628", {
			message: `${require_inputs.quoted(text)} has not come yet: it is ${now.toISOString()} now.`,
			next: "Name a time in the past, or leave as-of away to see what is live now."
		});
	}
	if (time.length > 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: `There is one argument too many: ${require_inputs.quoted(time[0] ?? "")}.`,
		next: "Write `slipway show ENV RELEASE`, or `slipway show ENV as-of TIME`."
	});
	return release === void 0 ? { kind: "live" } : {
		kind: "name",
		name: require_pointer.parseReleaseName(release)
	};
}

exports.command = command;
