const require_bounded_file = require("./platform-bounded-file.js");
const require_command = require("./platform-command.js");
const require_errors = require("./platform-errors.js");
const require_inputs = require("./platform-inputs.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_text = require("./platform-text.js");
const require_visible = require("./platform-visible.js");
const require_glob = require("./project-glob.js");
const require_load = require("./platform-shape.js");
const require_errors$1 = require("./prompts-errors.js");
const require_files = require("./commands-init-files.js");
let node_path = require("node:path");

// src/commands/import.ts
/** `slipway import`: prompts of GitHub Models become prompts of a project. */
/** A prompt file of a megabyte is none. */
const largestFile = 1048576;
const command = require_command.defineCommand({
	name: "import",
	summary: "Make prompts of GitHub Models prompts of this project",
	description: "Reads files `NAME.prompt.yml` of GitHub Models and writes `NAME.prompt` with its cases: messages, parameters, the output schema, test data as cases, and evaluators as expectations. What has no counterpart is listed, with what to do about it. Nothing that is there is overwritten, nothing is written outside of the project, and the files themselves stay. `slipway check` says what the project thinks of the new ones.",
	examples: [{
		line: "slipway import prompts/*.prompt.yml",
		explains: "writes into `prompts` of the project"
	}, {
		line: "slipway import old/summarize.prompt.yml --to prompts",
		explains: "into another folder"
	}],
	inputs: {
		files: {
			type: "list",
			description: "Files of GitHub Models, `NAME.prompt.yml`",
			placeholder: "FILE",
			positional: "rest",
			required: true
		},
		to: {
			type: "string",
			description: "Folder to write into, from where you are. Default: `prompts` of the project",
			placeholder: "DIR"
		},
		"dry-run": {
			type: "boolean",
			description: "Write nothing, and say what would be written"
		}
	},
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run({ files, to, "dry-run": dryRun }, context) {
		const root = await projectRootOf(context.cwd) ?? context.cwd;
		const folder = to === void 0 ? (0, node_path.join)(root, "prompts") : (0, node_path.resolve)(context.cwd, to);
		if (isOutside(folder, root)) throw require_errors$1.promptsErrors.create("SW0335", {
			message: `--to ${require_inputs.quoted(to ?? "")} leads out of the project (${require_visible.visibleLine(root)}): nothing was written.`,
			next: "Name a folder of the project, such as --to prompts."
		});
		const unseen = await isUnseen(folder, context.cwd);
		const imported = [];
		for (const file of files) imported.push(await importFile((0, node_path.resolve)(context.cwd, file), file, {
			folder,
			root,
			dryRun
		}));
		const checkable = !dryRun && await projectRootOf(context.cwd) !== void 0;
		const isNothing = imported.every(({ written }) => written.length === 0);
		return {
			exitCode: isNothing ? 1 : 0,
			outputs: {},
			render(format) {
				if (format === "json") return require_json_document.jsonDocument({
					format: "slipway/import/v1",
					dryRun,
					files: imported.map(({ file, written, left }) => ({
						file,
						written: [...written],
						left: [...left]
					}))
				});
				const paint = require_paint.createPaint(context.terminal.color);
				const lines = imported.flatMap(({ file, written, left }) => [`${paint("bold", require_visible.visibleLine(file))}${written.length === 0 ? "" : `  ${dryRun ? "would become" : "\u2192"} ${written.map(require_visible.visibleLine).join(", ")}`}`, ...left.map((sentence) => `  ${paint("yellow", "!")} ${require_visible.visibleLine(sentence)}`)]);
				if (unseen) lines.push(`${paint("yellow", "!")} ${require_visible.visibleLine(unseenWords(folder))}`);
				if (isNothing) lines.push("", "Nothing was written.");
				const next = checkable && !isNothing ? ["", "Next: slipway check"] : [];
				return `${[...lines, ...next].join("\n")}\n`;
			}
		};
	}
});
function isOutside(folder, root) {
	const path = (0, node_path.relative)(root, folder);
	return path === ".." || path.startsWith(`..${node_path.sep}`) || (0, node_path.isAbsolute)(path);
}
/** True where no prompt of the project is looked for in the folder. */
async function isUnseen(folder, cwd) {
	if (await projectRootOf(cwd) === void 0) return false;
	const { project } = await require_load.findProject(cwd);
	const path = (0, node_path.relative)(project.root, folder).split(node_path.sep).join("/");
	return !project.layout.prompts.some((written) => {
		const read = require_load.readPath(written);
		const base = read.ok ? require_glob.readGlob(read.path).base : "";
		return base === "" || path === base || path.startsWith(`${base}/`);
	});
}
function unseenWords(folder) {
	return `The project looks for no prompts in ${folder}: add it to \`prompts:\` of slipway.yaml.`;
}
/** Undefined where no project is there, or above. */
async function projectRootOf(folder) {
	try {
		return (await require_load.findProject(folder)).project.root;
	} catch (error) {
		if (require_errors.isSlipwayError(error) && error.code === "SW0201") return void 0;
		throw error;
	}
}
async function importFile(absolute, file, { folder, root, dryRun }) {
	const [{ importPrompt }, { readData }] = await Promise.all([Promise.resolve().then(() => require("./prompts-import-github-models.js")), Promise.resolve().then(() => require("./prompts-load-schemas.js")).then((n) => n.load_schemas_exports)]);
	const decoded = require_text.decodeText(bytesOf(absolute, file), { maximumBytes: largestFile });
	if (!decoded.ok) throw unreadable(`${file}: ${decoded.message}`, decoded.help);
	const { value, problems } = await readData(require_text.createSource(file, decoded.text));
	const [problem] = problems.filter(({ severity }) => severity === "error");
	if (problem !== void 0) throw unreadable(`${file}:${problem.range.start.line}:${problem.range.start.column}: ${problem.message}`, problem.help);
	const prompt = value === void 0 ? void 0 : importPrompt(value);
	if (prompt === void 0) throw unreadable(`${require_inputs.quoted(file)} is no prompt of GitHub Models: it has no \`messages:\`.`, "Name files NAME.prompt.yml that GitHub Models wrote.");
	const name = (0, node_path.basename)(file).replace(/\.prompt\.ya?ml$|\.ya?ml$/, "").replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
	const texts = [[`${name}.prompt`, prompt.prompt], ...prompt.cases === void 0 ? [] : [[`${name}.cases.yaml`, prompt.cases]]];
	const written = [];
	const left = [...prompt.left];
	for (const [path = "", text = ""] of texts) {
		const wanted = {
			path: (0, node_path.join)(folder, path),
			within: root,
			text
		};
		const obstacle = require_files.obstacleTo(wanted);
		if (obstacle === void 0) {
			if (!dryRun) require_files.writeNew(wanted);
			written.push(path);
		} else left.push(`${path} was not written: ${obstacle}.`);
	}
	return {
		file,
		written,
		left
	};
}
function bytesOf(path, shown) {
	try {
		const read = require_bounded_file.readBoundedFile(path, largestFile);
		if (read.outcome === "read") return read.bytes;
		if (read.outcome !== "too-large") throw new Error("There is no such file.");
	} catch (cause) {
		throw unreadable(`${require_inputs.quoted(shown)} cannot be read.`, "Name files that are there.", cause);
	}
	throw unreadable(`${require_inputs.quoted(shown)} is larger than a prompt can be.`, "Name files NAME.prompt.yml of GitHub Models.");
}
function unreadable(message, next, cause) {
	return require_errors$1.promptsErrors.create("SW0335", {
		message,
		next,
		cause
	});
}

exports.command = command;
