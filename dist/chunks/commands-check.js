const require_command = require("./platform-command.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_load = require("./platform-shape.js");
const require_findings = require("./reports-findings.js");
const require_catalogue = require("./commands-catalogue.js");
const require_project_check = require("./commands-project-check.js");
const require_inputs = require("./platform-inputs.js");
const require_errors = require("./project-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/project-paths.ts
/** Paths on the command line and in reports, and how they relate to the project. */
/**
* Paths that a person named, from where they stand, as paths of the project. The project's folder is the empty path.
*
* @throws SW0205 for a path that is not there or not in the project.
*/
function projectPaths(project, paths, cwd) {
	const found = [];
	for (const path of paths) {
		const absolute = (0, node_path.resolve)(cwd, path);
		if (!(0, node_fs.existsSync)(absolute)) throw require_errors.projectErrors.create("SW0205", {
			message: `There is no file or folder ${require_inputs.quoted(path)}.`,
			next: "Paths are meant from the folder in which Slipway is started."
		});
		const inside = (0, node_path.relative)(project.root, (0, node_fs.realpathSync)(absolute)).split(node_path.sep).join("/").normalize("NFC");
		if (inside === ".." || inside.startsWith("../") || inside.startsWith("/") || /^[A-Za-z]:/.test(inside)) throw require_errors.projectErrors.create("SW0205", {
			message: `${require_inputs.quoted(path)} is not in the project ${project.root}.`,
			next: "Name files and folders of the project, or start Slipway in the project that holds them."
		});
		found.push(inside);
	}
	return found;
}
/** Folder of the project below the root of its git repository, with `/`; empty where they are the same or there is none. */
function repositoryPrefix(root) {
	for (let folder = root;; folder = (0, node_path.dirname)(folder)) {
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, ".git"))) return (0, node_path.relative)(folder, root).split(node_path.sep).join("/");
		if ((0, node_path.dirname)(folder) === folder) return "";
	}
}

// src/commands/check.ts
const command = require_command.defineCommand({
	name: "check",
	summary: "Check every prompt of the project",
	description: "Checks settings, templates, schemas, tools, cases and `slipway.yaml`, on every path through every template, and renders every case. Nothing is written and nothing is sent. Each problem is shown with its file, line, rule, and what to do; `slipway explain RULE` tells more. Paths narrow what is reported: to files, folders, and prompts with their cases.",
	examples: [
		{
			line: "slipway check",
			explains: "everything"
		},
		{
			line: "slipway check prompts/support",
			explains: "what is in one folder"
		},
		{
			line: "slipway check --all --shard 2/5",
			explains: "every project of the repository, the second of five parts"
		},
		{
			line: "slipway check --strict --format junit > check.xml",
			explains: "warnings fail too, for a CI system"
		}
	],
	inputs: {
		paths: {
			type: "list",
			description: "Files and folders to report about; everything where none is named",
			placeholder: "PATH",
			positional: "rest"
		},
		strict: {
			type: "boolean",
			description: "Fail on warnings too",
			default: false
		},
		all: {
			type: "boolean",
			description: "Every project of the repository, not only that of the folder"
		},
		shard: {
			type: "string",
			description: "One part of the prompts, for a job of a matrix",
			placeholder: "I/N"
		},
		"max-warnings": {
			type: "number",
			description: "Fail where there are more warnings than this",
			placeholder: "N"
		}
	},
	outputs: {
		errors: { description: "Number of errors" },
		warnings: { description: "Number of warnings" },
		notes: { description: "Number of notes" }
	},
	formats: require_findings.findingFormats,
	permissions: { contents: "read" },
	action: true,
	async run({ paths, strict, all, shard, "max-warnings": most }, context) {
		if (most !== void 0 && (!Number.isInteger(most) || most < 0)) throw require_platform_errors.platformErrors.create("SW0103", {
			message: "--max-warnings takes a whole number, 0 or more.",
			next: "Run slipway check --help to see what it takes."
		});
		if (paths.length > 0 && (all || shard !== void 0)) throw require_platform_errors.platformErrors.create("SW0103", {
			message: `Paths and ${all ? "--all" : "--shard"} exclude each other.`,
			next: "Name paths of one project, or check every prompt."
		});
		const part = shard === void 0 ? void 0 : (await Promise.resolve().then(() => require("./changes-shard.js")).then((n) => n.shard_exports)).readShard(shard);
		const check = all ? await checkAll(part, context) : await checkOne(paths, part, context);
		const { findings } = check;
		const counts = require_findings.summarize(findings);
		const tooMany = counts.warnings > (most ?? (strict ? 0 : Number.POSITIVE_INFINITY));
		return {
			exitCode: counts.errors > 0 || tooMany ? 1 : 0,
			outputs: {
				errors: String(counts.errors),
				warnings: String(counts.warnings),
				notes: String(counts.notes)
			},
			async render(format) {
				const text = await require_findings.renderFindings(await withoutSecrets(findings, context), format, {
					color: context.terminal.color,
					columns: context.terminal.columns,
					rules: format === "sarif" ? await require_catalogue.loadRules() : [],
					pathPrefix: format === "sarif" || format === "github" ? check.prefix : ""
				});
				return format === "text" ? text + closingLine(check, tooMany && counts.errors === 0, findings) : text;
			}
		};
	}
});
/** Lines of prompts may hold secrets. The scanner is loaded where a line is shown. */
async function withoutSecrets(findings, context) {
	if (findings.every(({ excerpt }) => excerpt === void 0)) return findings;
	const { showingTexts } = await Promise.resolve().then(() => require("./commands-shown-texts.js")).then((n) => n.shown_texts_exports);
	return showingTexts(context)((texts) => texts.document(findings));
}
/** The project of the folder. */
async function checkOne(paths, shard, context) {
	const loaded = await require_load.findProject(context.cwd);
	const selection = projectPaths(loaded.project, paths, context.cwd);
	const wanted = selection.length === 0 ? void 0 : await promptsAt(loaded, selection);
	const reported = /* @__PURE__ */ new Set();
	const check = await require_project_check.checkProject(loaded, context, {
		...wanted === void 0 ? {} : { wanted },
		shard,
		renderings: "dropped",
		each({ file, prompt }) {
			const own = [
				file.file.path,
				file.cases?.path,
				prompt?.template.source.file
			];
			if (own.some((path) => path !== void 0 && isAt(path, selection))) {
				for (const path of own) if (path) reported.add(path);
			}
		}
	});
	const findings = selection.length === 0 ? check.findings : check.findings.filter(({ file }) => reported.has(file) || isAt(file, selection));
	return {
		...check,
		findings,
		projects: 1,
		prefix: repositoryPrefix(loaded.project.root)
	};
}
/** Every project of the repository, each by its own settings; files are named from the root of the repository. */
async function checkAll(shard, context) {
	const { allProjects } = await Promise.resolve().then(() => require("./commands-all-projects.js"));
	const projects = await allProjects(context);
	const findings = [];
	let prompts = 0;
	let cases = 0;
	for (const { path, loaded } of projects) {
		const check = await require_project_check.checkProject(loaded, context, {
			shard,
			renderings: "dropped"
		});
		findings.push(...check.findings.map((finding) => path === "" ? finding : {
			...finding,
			file: `${path}/${finding.file}`
		}));
		prompts += check.prompts;
		cases += check.cases;
	}
	return {
		findings,
		prompts,
		cases,
		projects: projects.length,
		prefix: ""
	};
}
/** What was looked at, and why warnings alone fail. */
function closingLine({ prompts, cases, projects }, warningsFail, findings) {
	const looked = `${prompts} ${prompts === 1 ? "prompt" : "prompts"} with ${cases} ${cases === 1 ? "case" : "cases"}${projects === 1 ? "" : ` in ${projects} projects`} checked and rendered.`;
	if (warningsFail) return `${looked} More warnings than allowed: the check fails.\n`;
	return findings.some(({ severity }) => severity === "error") ? "" : `${looked}\n`;
}
/** Only the prompts to which the named files belong, where each of them is a prompt's own; else all of them. */
async function promptsAt(loaded, selection) {
	const ownFile = /\.(?:prompt|cases\.(?:yaml|yml|json))$/;
	if (!selection.every((path) => ownFile.test(path) && !/(?:^|\/)_[^/]*$/.test(path)) || loaded.project.layout.partials.some((folder) => selection.some((path) => path.startsWith(`${folder}/`)))) return;
	return ({ file, cases }) => isAt(file.path, selection) || cases !== void 0 && isAt(cases.path, selection);
}
/** True where a path is one of the selected ones or below one. The empty selection is the whole project. */
function isAt(path, selection) {
	return selection.some((selected) => selected === "" || path === selected || path.startsWith(`${selected}/`));
}

exports.command = command;
