const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_verify_text = require("./commands-releases-verify-text.js");
const require_documents = require("./commands-releases-documents.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_open = require("./commands-releases-open.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_signing = require("./commands-releases-signing.js");

// src/commands/verify.ts
/** `slipway verify`: whether an environment is what its records say. */
const command = require_command.defineCommand({
	name: "verify",
	summary: "Check that an environment holds what its records say",
	description: ["Checks the pointer, the whole chain of records, the manifests of every kept release and every object that they name: that it is there, with the right size and, where the store keeps checksums, the right SHA-256. `--deep` reads and hashes every object. Checks the mirror file by file, and settings of the bucket that the promises rest on.", "Exit code 1 where something drifted, with the key and what to do about it."].join("\n\n"),
	examples: [
		{
			line: "slipway verify prod",
			explains: "sizes and checksums"
		},
		{
			line: "slipway verify prod --deep",
			explains: "read and hash every object"
		},
		{
			line: "slipway verify prod --signed-by release.pub",
			explains: "and demand a signature on what is live"
		}
	],
	inputs: {
		environment: require_inputs.environmentInput,
		deep: {
			type: "boolean",
			description: "Read and hash every object"
		},
		"signed-by": {
			type: "list",
			description: "Public key of which one must have signed what is live: a file in PEM, env:NAME, or awskms:alias/NAME",
			placeholder: "KEY"
		},
		stats: require_inputs.statsInput
	},
	outputs: {
		ok: { description: "`true` where nothing drifted" },
		problems: { description: "How many problems were found" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const open = await require_open.openEnvironment(inputs.environment, "read", context);
		const environment = open.environment.name;
		try {
			const report = await require_verify_text.verify({
				store: open.store,
				environment,
				deep: inputs.deep,
				places: open.places,
				signedBy: await require_signing.openVerifyingKeys(inputs["signed-by"], open, context),
				progress: (step) => require_open.showStep(step, context)
			});
			const ok = report.problems.length === 0;
			const requests = inputs.stats ? require_open.sumRequests(open.store) : void 0;
			return {
				exitCode: ok ? 0 : 1,
				outputs: {
					ok: String(ok),
					problems: String(report.problems.length)
				},
				render: (format) => format === "json" ? require_json_document.jsonDocument({
					format: "slipway/verify/v1",
					environment,
					ok,
					release: report.pointer === void 0 ? null : require_documents.releaseDocument(report.pointer),
					checked: report.checked,
					problems: report.problems,
					notes: report.notes,
					...requests === void 0 ? {} : { requests }
				}) : require_verify_text.verifyText(require_paint.createPaint(context.terminal.color), environment, report, [require_release_text.requestsFact(requests)])
			};
		} finally {
			await open.store.close();
		}
	}
});

exports.command = command;
