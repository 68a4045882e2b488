const require_package = require("./package.json.js");
const require_command = require("./platform-command.js");

// src/commands/diff.ts
/** `slipway diff`: what prompts say in one revision and in another, and what callers have to do. */
const command = require_command.defineCommand({
	name: "diff",
	summary: "Show what prompts will say from now on, and what callers have to do",
	description: "Compares two revisions, or a revision and the working tree: the prompts that are affected, also through partials, schemas, tools and settings that they share; what each case said before and says now, by words; and the contract with callers, as major, minor or patch with a reason for each. Prompts that are not affected are neither parsed nor rendered. Nothing is checked out.\n\nThe base is where the head left it, as in a pull request; `--direct` compares the two as they are. docs/diff.md and docs/contract.md say more.",
	examples: [
		{
			line: "slipway diff main",
			explains: "what the working tree brings since it left main"
		},
		{
			line: "slipway diff v1.4.0 HEAD",
			explains: "what changed since a release"
		},
		{
			line: "slipway diff origin/main --format markdown",
			explains: "for a comment"
		},
		{
			line: "slipway diff main --format html > difference.html",
			explains: "before and after side by side"
		},
		{
			line: "slipway diff main --all --shard 2/5 --json",
			explains: "every project, the second of five parts"
		}
	],
	inputs: {
		base: {
			type: "string",
			required: true,
			description: "Revision to compare with: a branch, a tag or a commit; `A..B` and `A...B` as git has them",
			placeholder: "BASE",
			positional: "first"
		},
		head: {
			type: "string",
			description: "Revision that is compared; the working tree where it is absent",
			placeholder: "HEAD",
			positional: "second"
		},
		direct: {
			type: "boolean",
			description: "Compare the two as they are, not with where the head left the base"
		},
		all: {
			type: "boolean",
			description: "Every project of the repository, not only that of the folder"
		},
		shard: {
			type: "string",
			description: "One part of the prompts, for matrix jobs",
			placeholder: "I/N"
		}
	},
	outputs: {
		level: { description: "What callers have to do: `none`, `patch`, `minor` or `major`" },
		prompts: { description: "How many prompts differ" }
	},
	formats: [
		"text",
		"json",
		"markdown",
		"html"
	],
	permissions: { contents: "read" },
	action: true,
	async run({ base, head, direct, all, shard }, context) {
		const [{ compareRevisions }, { readShard }] = await Promise.all([Promise.resolve().then(() => require("./diff-libesm-diff-array.js")).then((n) => n.revisions_exports), Promise.resolve().then(() => require("./changes-shard.js")).then((n) => n.shard_exports)]);
		const part = shard === void 0 ? void 0 : readShard(shard);
		const document = {
			format: "slipway/diff/v1",
			...await compareRevisions({
				base,
				head,
				direct
			}, {
				all,
				shard: part
			}, context)
		};
		const prompts = document.projects.reduce((sum, project) => sum + project.prompts.length, 0);
		return {
			exitCode: 0,
			outputs: {
				level: document.level,
				prompts: String(prompts)
			},
			async render(format) {
				if (format === "json") return (await Promise.resolve().then(() => require("./platform-json-document.js")).then((n) => n.json_document_exports)).jsonDocument(document);
				if (format === "markdown") return (await Promise.resolve().then(() => require("./reports-diff-markdown.js"))).diffMarkdown(document);
				if (format === "html") {
					const { diffPage } = await Promise.resolve().then(() => require("./reports-html-diff-page.js"));
					return diffPage(document, {
						tool: require_package.version,
						madeAt: context.now()
					});
				}
				return (await Promise.resolve().then(() => require("./reports-diff-text.js"))).diffText(document, context.terminal);
			}
		};
	}
});

exports.command = command;
