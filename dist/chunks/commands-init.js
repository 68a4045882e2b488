const require_command = require("./platform-command.js");
const require_inputs = require("./platform-inputs.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");

// src/commands/init.ts
/** `slipway init`: makes a folder a project, with what fits the prompts that are there. */
const command = require_command.defineCommand({
	name: "init",
	summary: "Make a folder a Slipway project",
	description: "Writes a commented `slipway.yaml`, the workflow that reviews pull requests, and, where there are no prompts yet, one example with its cases; and installs the git hooks. Dotprompt projects and pairs of `prompts/NAME.json` and `prompt_templates/NAME.txt` are recognized, and what is written fits them. Nothing that is there is overwritten: it says what it left.\n\n`--convert` turns classic pairs into `*.prompt` files. Each is rendered for every case in both forms before anything is written, and only what gives the same bytes is converted, all of it or nothing. Files that go must be committed, so that nothing can be lost.",
	examples: [
		{
			line: "slipway init",
			explains: "in an empty folder or in a repository with prompts"
		},
		{
			line: "slipway init --dry-run",
			explains: "says what would be written"
		},
		{
			line: "slipway init --github",
			explains: "and the workflows that release"
		},
		{
			line: "slipway init --convert",
			explains: "turns classic pairs into *.prompt files"
		}
	],
	inputs: {
		convert: {
			type: "boolean",
			description: "Turn classic pairs into *.prompt files",
			default: false
		},
		"dry-run": {
			type: "boolean",
			description: "Write nothing, and say what would be written",
			default: false
		},
		hooks: {
			type: "boolean",
			description: "Install the git hooks; --no-hooks leaves them out",
			default: true
		},
		workflow: {
			type: "boolean",
			description: "Write the workflow for pull requests; --no-workflow leaves it out",
			default: true
		},
		github: {
			type: "boolean",
			description: "Also write the workflows that release, promote with approvals, roll back and practise it",
			default: false
		},
		"actions-ref": {
			type: "string",
			description: "Commit, tag or branch by which the workflow names the actions of Slipway; the commit from which it was installed, where that is known",
			placeholder: "REF"
		}
	},
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run({ convert, "dry-run": dryRun, hooks, workflow, github, "actions-ref": actionsRef }, context) {
		if (actionsRef !== void 0 && !/^[\w][\w./-]{0,199}$/.test(actionsRef)) throw require_platform_errors.platformErrors.create("SW0103", {
			message: `--actions-ref takes a commit, a tag or a branch, not ${require_inputs.quoted(actionsRef)}.`,
			next: "Name the commit of a release: it is the one thing that cannot change later."
		});
		const [{ initialise }, { initDocument, initText }] = await Promise.all([Promise.resolve().then(() => require("./commands-init-run.js")), Promise.resolve().then(() => require("./commands-init-report.js"))]);
		const report = await initialise({
			convert,
			dryRun,
			hooks,
			workflow,
			github,
			actionsRef
		}, context);
		return {
			exitCode: 0,
			outputs: {},
			render: (format) => format === "json" ? require_json_document.jsonDocument(initDocument(report)) : initText(require_paint.createPaint(context.terminal.color), report)
		};
	}
});

exports.command = command;
