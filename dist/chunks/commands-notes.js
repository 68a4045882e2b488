const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_pointer = require("./releases-keys.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_open = require("./commands-releases-open.js");

// src/commands/notes.ts
/** `slipway notes`: what a release changes for callers, and which prompts and models are in it; also as a release on GitHub. */
const command = require_command.defineCommand({
	name: "notes",
	summary: "Write the notes of a release: what callers have to do, prompts and models",
	description: ["Compares a release with the one before it that had other bytes, by what is stored: no checkout and no git are needed. Names what callers have to do, as major, minor or patch with a reason for each, the prompts with their models, the bundle's digest and the commit.", "`--publish` makes them a release on GitHub beside the tag `v\u2026`, or brings an existing one up to date: with `GITHUB_TOKEN` and `contents: write`. The tag is made at the release's commit where there is none."].join("\n\n"),
	examples: [
		{
			line: "slipway notes prod",
			explains: "of what is live"
		},
		{
			line: "slipway notes prod 1.4.0 > notes.md",
			explains: "of a certain release, as Markdown"
		},
		{
			line: "slipway notes prod --publish",
			explains: "in a workflow, after a promotion"
		}
	],
	inputs: {
		environment: require_inputs.environmentInput,
		release: {
			type: "string",
			description: "Number, version or digest; what is live where absent",
			placeholder: "RELEASE",
			positional: "second"
		},
		publish: {
			type: "boolean",
			description: "Make or update the release on GitHub"
		},
		prefix: {
			type: "string",
			description: "What stands before the version in tags: `support/` for `support/v1.4.0`",
			default: "",
			placeholder: "TEXT"
		}
	},
	outputs: {
		level: { description: "What callers have to do: `none`, `patch`, `minor` or `major`; empty for the first release, and where the files of the one before are gone" },
		version: { description: "Version of the release" },
		notes: { description: "The notes as Markdown" },
		url: { description: "Address of the release on GitHub, with `publish`" }
	},
	formats: [
		"markdown",
		"text",
		"json"
	],
	permissions: { contents: "write" },
	githubToken: true,
	action: true,
	async run(inputs, context) {
		const [{ notesOf, notesMarkdown, notesDocument }, { publishNotes }] = await Promise.all([Promise.resolve().then(() => require("./commands-releases-release-notes.js")), Promise.resolve().then(() => require("./commands-releases-publish-notes.js"))]);
		const open = await require_open.openEnvironment(inputs.environment, "read", context);
		try {
			const name = inputs.release === void 0 ? void 0 : require_pointer.parseReleaseName(inputs.release);
			const notes = await notesOf(open.store, open.environment.name, name);
			const markdown = notesMarkdown(notes);
			const published = inputs.publish ? await publishNotes(notes, markdown, inputs.prefix, context) : void 0;
			return {
				exitCode: 0,
				outputs: {
					level: notes.contract?.level ?? "",
					version: notes.record.version,
					notes: markdown,
					url: published ?? ""
				},
				render: (format) => format === "json" ? require_json_document.jsonDocument(notesDocument(notes, published)) : markdown
			};
		} finally {
			await open.store.close();
		}
	}
});

exports.command = command;
