const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");

// src/commands/preview.ts
/** `slipway preview`: shows in the browser what every case says, and follows every save. */
const command = require_command.defineCommand({
	name: "preview",
	summary: "Show in the browser what every case says, while you write",
	description: "Watches the project and shows in the browser what every case gives, with findings in plain words, and how it differs from the newest release (else from the last commit): words that came and went, and what callers have to do. The page follows every save. A file that is broken is shown with what is wrong with it. The server listens on the loopback address alone, below a secret path, changes nothing, and ends with Ctrl-C.",
	examples: [
		{
			line: "slipway preview",
			explains: "on a free port"
		},
		{
			line: "slipway preview --base main",
			explains: "compared with a branch"
		},
		{
			line: "slipway preview --port 4000 --no-open",
			explains: "on a port of one's own, without opening a browser"
		}
	],
	inputs: {
		port: {
			type: "number",
			description: "Port on 127.0.0.1; a free one where it is absent",
			placeholder: "N"
		},
		base: {
			type: "string",
			description: "Revision to compare with; the newest release of the branch where it is absent, else the last commit",
			placeholder: "REVISION"
		},
		open: {
			type: "boolean",
			description: "Open the browser, where there is a person at the terminal; --no-open leaves it out",
			default: true
		}
	},
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run({ port, open, base }, context) {
		if (port !== void 0 && (!Number.isInteger(port) || port < 0 || port > 65535)) throw require_platform_errors.platformErrors.create("SW0103", {
			message: "--port takes a whole number from 0 to 65535.",
			next: "Leave it out to take a free port."
		});
		const { project } = await require_load.findProject(context.cwd);
		if (base !== void 0) {
			const { openRevisions } = await Promise.resolve().then(() => require("./diff-libesm-diff-array.js")).then((n) => n.revisions_exports);
			(await openRevisions({
				base,
				head: void 0,
				direct: true
			}, context)).close();
		}
		const { runPreview } = await Promise.resolve().then(() => require("./commands-preview-run.js"));
		const attended = context.terminal.interactive && (context.environment["CI"] ?? "") === "";
		const { address, versions } = await runPreview({
			root: project.root,
			port: port ?? 0,
			open: open && attended,
			base
		}, context);
		return {
			exitCode: 0,
			outputs: {},
			render: (format) => format === "json" ? require_json_document.jsonDocument({
				format: "slipway/preview/v1",
				address,
				versions
			}) : `The preview has ended; it showed ${require_words.counted(versions, "version")} of the page.\n`
		};
	}
});

exports.command = command;
