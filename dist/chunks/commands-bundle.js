const require_manifest = require("./bundles-manifest.js");
const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_project_bundle = require("./commands-project-bundle.js");
const require_published_secrets = require("./commands-published-secrets.js");
let node_path = require("node:path");

// src/commands/bundle.ts
/** `slipway bundle`: what a release would deliver. */
const command = require_command.defineCommand({
	name: "bundle",
	summary: "Build the bundle that a release would deliver",
	description: "Checks the project and builds its bundle: the sources of the prompts, the compiled prompts, the renderings of their cases and the media that they show, with the manifest whose SHA-256 names the bundle. The same tree gives the same digest on every machine. With `--out` the files are written into a folder with their `manifest.json`, as a whole or not at all.",
	examples: [
		{
			line: "slipway bundle",
			explains: "the digest and what it covers"
		},
		{
			line: "slipway bundle --out build/bundle",
			explains: "writes the files"
		},
		{
			line: "slipway bundle --json | jq -r .digest",
			explains: "the digest alone, for a script"
		}
	],
	inputs: {
		environment: {
			type: "string",
			description: "Environment that it is for: the answers that it holds are in that one's store",
			placeholder: "ENV"
		},
		out: {
			type: "string",
			description: "Folder to write the bundle into: a new, empty or earlier one",
			placeholder: "DIR"
		},
		"allow-secrets": require_published_secrets.allowSecretsInput
	},
	outputs: {
		digest: { description: "The bundle's digest, sha256:\u2026" },
		files: { description: "Number of files" }
	},
	formats: ["text", "json"],
	permissions: { contents: "read" },
	action: true,
	async run({ environment, out, "allow-secrets": allowSecrets }, context) {
		const loaded = await require_load.findProject(context.cwd);
		const { bundle } = await require_project_bundle.projectBundle(loaded, {
			environment,
			mayAsk: false
		}, context);
		await require_published_secrets.refuseSecrets(bundle, loaded.project, allowSecrets, context);
		const folder = out === void 0 ? void 0 : (0, node_path.resolve)(context.cwd, out);
		if (folder !== void 0) {
			const { listIn, textIn, writeOutputFolder } = await Promise.resolve().then(() => require("./commands-output-folder.js")).then((n) => n.output_folder_exports);
			await writeOutputFolder({
				folder,
				marker: {
					file: "manifest.json",
					format: require_manifest.manifestFormat,
					pathsIn: (manifest) => listIn(manifest, "files").map((file) => textIn(file, "path"))
				},
				files: [...bundle.manifest.files.map((file) => ({
					path: file.path,
					bytes: () => bundle.read(file)
				})), {
					path: "manifest.json",
					bytes: async () => bundle.bytes
				}]
			});
		}
		const { files } = bundle.manifest;
		return {
			exitCode: 0,
			outputs: {
				digest: bundle.digest,
				files: String(files.length)
			},
			render(format) {
				if (format === "json") return require_json_document.jsonDocument({
					format: require_manifest.manifestFormat,
					digest: bundle.digest,
					files,
					counts: bundle.counts
				});
				const paint = require_paint.createPaint(context.terminal.color);
				const { prompts, renderings, completions, media, bytes } = bundle.counts;
				const rows = [
					`${paint("bold", bundle.digest)}`,
					`${require_words.counted(files.length, "file")}, ${require_words.sizeInWords(bytes)}: ${require_words.counted(prompts, "prompt")}, ${require_words.counted(renderings, "rendering")}${completions === 0 ? "" : `, ${require_words.counted(completions, "answer")}`}${media === 0 ? "" : `, ${require_words.counted(media, "media file")}`}`,
					...foldersOf(files).map(([name, count]) => `  ${paint("cyan", require_visible.visibleLine(name).padEnd(14))} ${require_words.counted(count, "file")}`)
				];
				if (folder !== void 0) rows.push(`${paint("green", "\u2713")} Written to ${require_visible.visibleLine(folder)}`);
				return `${rows.join("\n")}\n`;
			}
		};
	}
});
function foldersOf(files) {
	const counts = /* @__PURE__ */ new Map();
	for (const { path } of files) {
		const name = `${path.split("/")[0] ?? ""}/`;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts];
}

exports.command = command;
