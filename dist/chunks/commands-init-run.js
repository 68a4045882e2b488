const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
const require_words = require("./platform-words.js");
const require_errors$1 = require("./project-errors.js");
const require_load = require("./platform-shape.js");
const require_load_find = require("./prompts-load-find.js");
const require_findings = require("./reports-findings.js");
const require_package = require("./package.json.js");
const require_project_check = require("./commands-project-check.js");
const require_build = require("./bundles-build.js");
const require_locations = require("./platform-locations.js");
const require_order = require("./platform-order.js");
const require_text = require("./platform-text.js");
const require_checked = require("./prompts-case-rendering.js");
const require_dist$1 = require("./yaml-dist-compose-compose-collection.js");
const require_json = require("./platform-json.js");
const require_files = require("./commands-init-files.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/project/overlay-files.ts
/** The files of `base` with the changes of `overlay`. Nothing is written. */
function overlayFiles(base, { written, removed }) {
	const added = childrenOf(written.keys());
	return {
		root: base.root,
		async entries(folder) {
			const found = await base.entries(folder);
			const extra = added.get(folder);
			if (extra === void 0 && found === void 0) return void 0;
			const path = (name) => folder === "" ? name : `${folder}/${name}`;
			return [...(found ?? []).filter(({ name }) => !removed.has(path(name)) && extra?.has(name) !== true), ...[...extra ?? []].map(([name, kind]) => ({
				name,
				kind
			}))];
		},
		async read(file, maximumBytes) {
			const text = written.get(file);
			if (text === void 0) return removed.has(file) ? { outcome: "absent" } : base.read(file, maximumBytes);
			const bytes = Buffer.from(text, "utf8");
			return bytes.length > maximumBytes ? {
				outcome: "too-large",
				size: bytes.length
			} : {
				outcome: "read",
				bytes: new Uint8Array(bytes)
			};
		},
		linkTarget: (link) => base.linkTarget(link)
	};
}
/** What the written files add to each folder: themselves, and the folders above them. */
function childrenOf(paths) {
	const children = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const names = path.split("/");
		for (const [index, name] of names.entries()) {
			const folder = names.slice(0, index).join("/");
			const inFolder = children.get(folder) ?? /* @__PURE__ */ new Map();
			children.set(folder, inFolder);
			inFolder.set(name, index === names.length - 1 ? "file" : "folder");
		}
	}
	return children;
}

// src/commands/own-repository.ts
/** Where this repository is at home, from the one place that says so: `repository` in package.json. */
/** `OWNER/NAME`. A fork that changes package.json and runs `npm run generate` has pages with its own name. */
function repositoryName() {
	const [, name] = /^(?:github:|git\+https:\/\/github\.com\/|https:\/\/github\.com\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(require_package.repository) ?? [];
	if (name === void 0) throw new Error(`package.json: "repository" is no github:OWNER/NAME: ${require_package.repository}`);
	return name;
}
/**
* What `OWNER` stands for, as a sentence that ends in a full stop; undefined once the repository has a home of its own.
* @param where what holds the word: "the workflow"
*/
function ownerNote(where) {
	if (!repositoryName().startsWith("OWNER/")) return void 0;
	return `\`OWNER\`${where === void 0 ? "" : ` in ${where}`} stands for the account or organisation on GitHub that holds Slipway's repository, or your fork of it: write its name in its place.`;
}

// src/commands/init/config-text.ts
/** A model that the checks know, for comments and for the example. */
const exampleModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
/** The text of slipway.yaml. What is not decided yet stands there as a comment, ready to be uncommented. */
function configText({ detected, dotprompt, model }) {
	const lines = [
		"# What Slipway does with the prompts of this folder. Every setting: docs/configuration.md, `slipway schema config`.",
		"# yaml-language-server: $schema=./node_modules/slipway/schema/config.json",
		"slipway: 1 # version of this format",
		"",
		"# Where the prompts are: folders or globs.",
		`prompts: ${list(detected.prompts.length === 0 ? ["prompts"] : detected.prompts)}`
	];
	if (detected.templates.some((folder) => folder !== "prompt_templates")) lines.push("# Templates of the prompts that are a pair of NAME.json and a template.", `templates: ${list(detected.templates)}`);
	lines.push("", "# The model of prompts that name none.", model === void 0 ? `# model: ${exampleModel}` : `model: ${model}`, "");
	if (dotprompt) lines.push("# Prompts render as the Dotprompt package renders them, because some here need that. Without this line rendering", "# is safer: docs/rendering.md shows the differences.", "compat: dotprompt", "");
	lines.push("# How severe a rule is: error, warning, note or off. `slipway explain RULE` tells what a rule is about.", "# rules:", "#   prompt-without-case: error", "", "# Where releases live. A folder is enough to try it: `slipway plan beta`, `slipway deploy beta`.", "# environments:", "#   beta:", "#     store: ./releases/beta # or s3://your-bucket/prefix, with `region: eu-west-1`; a folder belongs into .gitignore", "#   prod:", "#     store: s3://your-bucket/prefix", "#     region: eu-west-1", "#     after: beta # takes only what beta has released");
	return `${lines.join("\n")}\n`;
}
/** A list in YAML. Names that mean something else without quotes get them. */
function list(names) {
	return `[${names.map((name) => /^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(name) ? name : JSON.stringify(name)).join(", ")}]`;
}

// src/prompts/convert-classic.ts
var import_dist = require_dist$1.require_dist();
/** Long lines stay lines. */
const yamlStyle = { lineWidth: 0 };
/** `*.prompt` files that may render the same, the plainest first. */
function promptTexts(prompt) {
	const written = bodies(prompt.template.text);
	return [.../* @__PURE__ */ new Set([pictured(prompt.input.schema), inFull(prompt.input.schema)])].flatMap((schema) => written.map((body) => `---\n${frontMatter(prompt, schema)}---\n${body}\n`));
}
function frontMatter(prompt, inputSchema) {
	const { description, model, modelFrom, config, output, extensions } = prompt;
	const before = {};
	if (description !== void 0) before["description"] = description;
	if (model !== void 0 && modelFrom === "prompt") before["model"] = model;
	if (Object.keys(config).length > 0) before["config"] = config;
	const after = {};
	if (output.format !== void 0) after["output"] = { format: output.format };
	if (output.file !== void 0) after[require_checked.answerFileKey] = output.file;
	for (const [key, value] of Object.entries(extensions)) require_json.setOwnProperty(after, `classic.${key}`, value);
	return `${written(before)}${inputSchema}${written(after)}`;
}
function written(settings) {
	return Object.keys(settings).length === 0 ? "" : (0, import_dist.stringify)(settings, yamlStyle);
}
/** What callers pass, as Picoschema where every name is a plain one. */
function pictured(schema) {
	if (!require_json.isJsonObject(schema) || !hasPlainNames(schema)) return inFull(schema);
	const lines = require_checked.picoschemaLines(schema, "    ");
	return lines.length === 0 ? "" : `input:\n  schema:\n${lines.join("\n")}\n`;
}
/** The same as JSON Schema. */
function inFull(schema) {
	if (!require_json.isJsonObject(schema) || Object.keys(propertiesOf(schema)).length === 0) return "";
	return (0, import_dist.stringify)({ input: { schema } }, yamlStyle);
}
function propertiesOf(schema) {
	const properties = require_json.ownProperty(schema, "properties");
	return require_json.isJsonObject(properties) ? properties : {};
}
function hasPlainNames(schema) {
	const items = require_json.ownProperty(schema, "items");
	if (require_json.isJsonObject(items) && !hasPlainNames(items)) return false;
	return Object.entries(propertiesOf(schema)).every(([name, inner]) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) && (!require_json.isJsonObject(inner) || hasPlainNames(inner)));
}
/**
* A comment stands between the white space and the end of the file. Alone on its line it takes that line with it, two
* beside each other do not (Handlebars, whitespace-control).
*/
function bodies(template) {
	const hasStart = template.trimStart() !== template;
	const hasEnd = template.trimEnd() !== template;
	if (!hasStart && !hasEnd) return [template];
	const end = template.endsWith("\n") ? "{{! The line end above belongs to the prompt. }}" : "{{! The space before belongs to the prompt. }}";
	const start = "{{! The space after belongs to the prompt. }}";
	return [
		`${hasStart ? start : ""}${template}${hasEnd ? end : ""}`,
		`${hasStart ? `${start}{{! }}` : ""}${template}${hasEnd ? end : ""}`,
		`${hasStart ? `${start}{{! }}` : ""}${template}${hasEnd ? `{{! }}${end}` : ""}`
	];
}
/**
* The file of cases with one more at its beginning.
* @param existing the file as it is, where there is one
*/
function casesText(first, existing) {
	const added = {
		name: first.name,
		input: first.input
	};
	if (existing === void 0) return {
		ok: true,
		text: (0, import_dist.stringify)({ cases: [added] }, yamlStyle)
	};
	const document = (0, import_dist.parseDocument)(existing.text);
	const cases = document.errors.length === 0 ? document.get("cases") : void 0;
	if ((0, import_dist.isSeq)(cases)) cases.items.unshift(document.createNode(added));
	else if ((0, import_dist.isMap)(cases)) cases.items.unshift(document.createPair(first.name, { input: first.input }));
	else return {
		ok: false,
		reason: `${existing.file} has no list of cases to which its variables could be added`
	};
	return {
		ok: true,
		text: existing.file.endsWith(".json") ? `${JSON.stringify(document.toJS(), void 0, 2)}\n` : document.toString(yamlStyle)
	};
}

// src/commands/init/conversion.ts
/**
* `init --convert`: classic pairs become `*.prompt` files. Both forms are rendered for every case before anything is
* written, and only what renders the same bytes is converted.
*/
/**
* Tries the conversion of every classic prompt of a project, in memory.
*
* @param options `keepTemplates` leaves the files of templates where they are, though nothing uses them any more
*/
async function planConversion(project, fileSystem, options = {}) {
	const left = [];
	const { users, candidates: all } = await candidatesIn(project, fileSystem, left);
	const errorsBefore = await errorsIn(project);
	const candidates = await thoseThatFit(all, users, fileSystem, left);
	const { written, removed } = overlayOf$1(candidates, users);
	if (candidates.length > 0) {
		const [news] = (await errorsIn((await require_load.loadProject(fileSystem.root, overlayFiles(fileSystem, {
			written,
			removed
		}))).project)).filter((error) => !errorsBefore.includes(error));
		if (news !== void 0) {
			left.push(...candidates.map(({ name }) => ({
				prompt: name,
				reason: `the project would have an error: ${news}`
			})));
			return {
				converted: [],
				left: inOrder(left),
				written: /* @__PURE__ */ new Map(),
				removed: []
			};
		}
	}
	const gone = [...removed].filter((path) => options.keepTemplates !== true || !users.has(path)).sort();
	return {
		converted: candidates.map(({ name, configuration, template, target, cases, bytes }) => ({
			prompt: name,
			from: [configuration, ...gone.includes(template) ? [template] : []],
			to: [target, ...cases === void 0 ? [] : [cases.path]],
			renderings: bytes.length
		})),
		left: inOrder(left),
		written,
		removed: gone
	};
}
/** Classic prompts that could be converted, and by template those that use it. The others go to `left`. */
async function candidatesIn(project, fileSystem, left) {
	const isLink = linksOf(fileSystem);
	const users = /* @__PURE__ */ new Map();
	const candidates = [];
	const set = await require_checked.openChecked(project);
	const first = [];
	for await (const checked of set.each(({ form }) => form === "classic")) first.push(checked);
	const bare = new Set(first.filter(({ cases }) => cases.length === 0).map(({ file }) => file.name));
	const again = /* @__PURE__ */ new Map();
	for await (const checked of set.each(({ name }) => bare.has(name), casesForBare(bare))) again.set(checked.file.name, checked);
	for (const one of first) {
		const checked = again.get(one.file.name) ?? one;
		const { name } = checked.file;
		const template = checked.prompt?.template.source.file;
		if (template !== void 0) users.set(template, [...users.get(template) ?? [], name]);
		const candidate = await candidateOf(checked, project, bare.has(name), isLink);
		if (typeof candidate === "string") left.push({
			prompt: name,
			reason: candidate
		});
		else candidates.push(candidate);
	}
	return {
		candidates,
		users
	};
}
/** Tries each candidate's texts until all that are left render as before. Those without a text that does go to `left`. */
async function thoseThatFit(all, users, fileSystem, left) {
	let candidates = all;
	for (;;) {
		const failed = await misfits(candidates, overlayOf$1(candidates, users), fileSystem);
		if (failed.size === 0) return candidates;
		const kept = [];
		for (const candidate of candidates) {
			const reason = failed.get(candidate.name);
			if (reason === void 0) kept.push(candidate);
			else if (candidate.attempt + 1 < candidate.texts.length) kept.push({
				...candidate,
				attempt: candidate.attempt + 1
			});
			else left.push({
				prompt: candidate.name,
				reason
			});
		}
		candidates = kept;
	}
}
function inOrder(left) {
	return left.toSorted((a, b) => require_order.compareText(a.prompt, b.prompt));
}
/** A prompt without variables and cases is rendered as it is, so that it is compared too. */
function casesForBare(bare) {
	const source = require_text.createSource("no file", "");
	const locations = require_locations.noLocations(source.file);
	const only = {
		name: "nothing",
		input: {},
		context: {},
		history: [],
		...require_checked.noDemands,
		source,
		range: locations.nearestTo(""),
		locations,
		pointer: "",
		inputPointer: ""
	};
	return ({ name }) => bare.has(name) ? [only] : void 0;
}
/** What to try for a prompt, or why it stays as it is. */
async function candidateOf(checked, project, isBare, isLink) {
	const { file, prompt, cases, renderings, sound } = checked;
	if (prompt === void 0 || !sound) return "it has errors: `slipway check` shows them";
	if (renderings.length < cases.length) return "not all of its cases can be rendered";
	if (require_load.nameOf(file.name).startsWith("_")) return "its name begins with an underscore, and such a *.prompt file is a partial";
	const configuration = file.file.path;
	const stem = configuration.replace(/\.json$/, "");
	const target = `${stem}.prompt`;
	if (await isLink(target)) return `${target} is there already, as a symbolic link`;
	if ((await project.files.find(target)).outcome !== "absent") return `${target} is there already`;
	if (await isLink(configuration)) return `${configuration} is a symbolic link, and only files are converted`;
	const own = cases.find(({ source }) => source.file === configuration);
	let written;
	if (own !== void 0) {
		const existing = file.cases === void 0 ? void 0 : await project.files.readText(file.cases, require_load.fileLimitsOf(project).fileBytes);
		if (existing?.ok === false) return `${file.cases?.path ?? "its cases"} cannot be read`;
		const made = casesText(own, existing === void 0 ? void 0 : existing.source);
		if (!made.ok) return made.reason;
		written = {
			path: file.cases?.path ?? `${stem}.cases.yaml`,
			text: made.text
		};
		if (await isLink(written.path)) return `${written.path} is a symbolic link, and nothing is written through one`;
	}
	return {
		name: file.name,
		configuration,
		template: prompt.template.source.file,
		target,
		texts: promptTexts(prompt),
		attempt: 0,
		cases: written,
		isBare,
		bytes: renderings.map(bytesOf)
	};
}
/** Whether a path is a symbolic link, wherever that leads: a link to nowhere is no file to a reader and in a writer's way. */
function linksOf(fileSystem) {
	const folders = /* @__PURE__ */ new Map();
	return async (path) => {
		const slash = path.lastIndexOf("/");
		const folder = slash === -1 ? "" : path.slice(0, slash);
		let names = folders.get(folder);
		names ??= fileSystem.entries(folder).then((entries) => new Set((entries ?? []).filter(({ kind }) => kind === "link").map(({ name }) => name)));
		folders.set(folder, names);
		return (await names).has(path.slice(slash + 1));
	};
}
/** The change as a whole. A template goes where every prompt that uses it is converted. */
function overlayOf$1(candidates, users) {
	const written = /* @__PURE__ */ new Map();
	const removed = /* @__PURE__ */ new Set();
	const names = new Set(candidates.map(({ name }) => name));
	for (const { configuration, template, target, texts, attempt, cases } of candidates) {
		written.set(target, texts[attempt] ?? "");
		if (cases !== void 0) written.set(cases.path, cases.text);
		removed.add(configuration);
		if (users.get(template)?.every((name) => names.has(name)) === true) removed.add(template);
	}
	return {
		written,
		removed
	};
}
/** Renders the converted prompts: those that do not give the same, each with the reason. */
async function misfits(candidates, overlay, fileSystem) {
	const failed = /* @__PURE__ */ new Map();
	if (candidates.length === 0) return failed;
	const byName = new Map(candidates.map((candidate) => [candidate.name, candidate]));
	const { project } = await require_load.loadProject(fileSystem.root, overlayFiles(fileSystem, overlay));
	const set = await require_checked.openChecked(project);
	const seen = /* @__PURE__ */ new Set();
	const bare = new Set(candidates.filter(({ isBare }) => isBare).map(({ name }) => name));
	for await (const checked of set.each(({ name }) => byName.has(name), casesForBare(bare))) {
		const candidate = byName.get(checked.file.name);
		if (candidate === void 0) continue;
		seen.add(candidate.name);
		const [problem] = checked.findings.filter(({ severity }) => severity === "error");
		if (!checked.sound) failed.set(candidate.name, `as a *.prompt file it has an error: ${problem?.message ?? "unknown"}`);
		else if (checked.file.form !== "dotprompt") failed.set(candidate.name, "the converted file is not found as a prompt");
		else {
			const bytes = checked.renderings.map(bytesOf);
			if (!(bytes.length === candidate.bytes.length && bytes.every((one, index) => one === candidate.bytes[index]))) failed.set(candidate.name, "it would not render the same bytes");
		}
	}
	for (const { name } of candidates) if (!seen.has(name)) failed.set(name, "the converted file is not found as a prompt");
	return failed;
}
function bytesOf(rendering) {
	return Buffer.from(require_build.renderingBytes(rendering)).toString("utf8");
}
/** Every error of a project, by file and message. */
async function errorsIn(project) {
	const set = await require_checked.openChecked(project, "dropped");
	const findings = [];
	for await (const checked of set.each()) findings.push(...checked.findings);
	findings.push(...set.finish("all"));
	return findings.filter(({ severity }) => severity === "error").map(({ file, message }) => `${file}: ${message}`);
}

// src/commands/init/detect.ts
/** What is in a folder before `init` writes: prompts in the layouts that Slipway knows, wherever they stand. */
/** Folders of other people's files, and of what programs make. */
const skipped = /* @__PURE__ */ new Set([
	"node_modules",
	"bower_components",
	"vendor",
	"dist",
	"build",
	"out",
	"target",
	"coverage",
	"venv",
	"site-packages",
	"__pycache__",
	"fixtures",
	"__fixtures__",
	"testdata"
]);
/** Deeper and larger trees are looked at no further; prompts of a project stand near its top. */
const deepest = 8;
const mostFolders = 2e4;
/** Looks through a folder. Links are not followed. */
function detectPrompts(root) {
	const dotprompts = [];
	const json = /* @__PURE__ */ new Map();
	const templates = [];
	const waiting = [{
		path: "",
		depth: 0
	}];
	let seen = 0;
	let cut = false;
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		if (seen === 2e4) {
			cut = true;
			break;
		}
		seen += 1;
		const { path, depth } = next;
		for (const entry of entriesOf((0, node_path.join)(root, path))) {
			const inside = path === "" ? entry.name : `${path}/${entry.name}`;
			if (entry.isDirectory()) {
				if (entry.name.startsWith(".") || skipped.has(entry.name)) continue;
				if (depth > 0 && (0, node_fs.existsSync)((0, node_path.join)(root, inside, "slipway.yaml"))) continue;
				if (entry.name === "prompt_templates") templates.push(inside);
				if (depth < 8) waiting.push({
					path: inside,
					depth: depth + 1
				});
				else cut = true;
			} else if (entry.isFile()) {
				if (entry.name.endsWith(".prompt")) dotprompts.push(inside);
				else if (entry.name.endsWith(".json") && !/\.cases\.json$/.test(entry.name)) {
					const folder = promptFolderOf(inside);
					if (folder !== void 0) json.set(folder, (json.get(folder) ?? 0) + 1);
				}
			}
		}
	}
	return {
		...summary(dotprompts, json, templates),
		cut
	};
}
function summary(dotprompts, json, templates) {
	const pairs = templates.filter((folder) => json.has(beside(folder)));
	const classic = pairs.map(beside);
	const own = dotprompts.filter((file) => !templates.some((folder) => file.startsWith(`${folder}/`)));
	const folders = outermost([...own.map((file) => promptFolderOf(file) ?? folderOf(file)), ...classic]);
	const count = own.length + classic.reduce((sum, folder) => sum + (json.get(folder) ?? 0), 0);
	return {
		kind: own.length > 0 ? classic.length > 0 ? "both" : "dotprompt" : classic.length > 0 ? "classic" : "empty",
		prompts: folders,
		templates: pairs.toSorted(),
		count
	};
}
function beside(templates) {
	return `${templates.slice(0, -16)}prompts`;
}
/** The outermost folder called `prompts` in which a file stands. */
function promptFolderOf(file) {
	const names = file.split("/").slice(0, -1);
	const at = names.indexOf("prompts");
	return at === -1 ? void 0 : names.slice(0, at + 1).join("/");
}
function folderOf(file) {
	const slash = file.lastIndexOf("/");
	return slash === -1 ? "." : file.slice(0, slash);
}
/** Without those that stand in another one. */
function outermost(folders) {
	const distinct = [...new Set(folders)].sort();
	return distinct.filter((folder) => !distinct.some((other) => other !== folder && (other === "." || folder.startsWith(`${other}/`))));
}
function entriesOf(folder) {
	try {
		return (0, node_fs.readdirSync)(folder, { withFileTypes: true }).sort((a, b) => require_order.compareText(a.name, b.name));
	} catch {
		return [];
	}
}

// src/commands/init/example.ts
/** The prompt with which an empty project begins. It passes the check without findings. */
/** Texts by path below the folder of prompts. */
function exampleFiles() {
	return /* @__PURE__ */ new Map([["answer-customer.prompt", prompt], ["answer-customer.cases.yaml", cases]]);
}
const prompt = `---
description: Answers a question about a product in a few friendly sentences.
config:
  temperature: 0.3
  maxOutputTokens: 400
input:
  schema:
    product: string, what the question is about
    question: string, as the customer wrote it
    name?: string, how to address the customer
---
{{role "system"~}}
You answer questions about {{product}}. Write two or three friendly sentences.
If you do not know the answer, say so; promise nothing.
{{#if name}}
Address the customer as {{name}}.
{{/if}}
{{role "user"~}}
{{question}}
`;
const cases = `# A case is a named set of inputs. Each is rendered by every check and shown with every change.
cases:
  - name: with-name
    description: A customer whom we know.
    input:
      product: the Ridge 45 backpack
      question: Does it fit as hand luggage?
      name: Jonas Weber
  - name: without-name
    description: A stranger who writes for the first time.
    input:
      product: the Ridge 45 backpack
      question: Can I wash it?
`;

// src/commands/init/own-revision.ts
/** By which revision a workflow names our actions: the commit of the program that writes it, where that can be known. */
/** A revision that a person named. */
function namedRevision(ref) {
	return {
		ref,
		pinned: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref)
	};
}
/**
* The commit from which npm installed this package; or the one that is checked out in its clone, where a remote has it;
* else the tag of the major version.
*
* @param script the file that is run, `\u2026/slipway/dist/cli.js`
*/
async function ownRevision(script, environment) {
	const root = packageRoot(script);
	if (root === void 0) return namedRevision("v1");
	const installed = installedCommit(root);
	if (installed !== void 0) return namedRevision(installed);
	if (!(0, node_fs.existsSync)((0, node_path.join)(root, ".git"))) return namedRevision("v1");
	const git = {
		directory: root,
		environment
	};
	const head = await require_git.runGit([
		"rev-parse",
		"--verify",
		"HEAD"
	], git).catch(() => void 0);
	const commit = head?.exitCode === 0 ? head.output.toString("utf8").trim() : "";
	if (!/^[0-9a-f]{40,64}$/.test(commit)) return namedRevision("v1");
	const published = await require_git.runGit([
		"branch",
		"-r",
		"--contains",
		commit
	], git);
	return namedRevision(published.exitCode === 0 && published.output.length > 0 ? commit : "v1");
}
function packageRoot(script) {
	if (script === void 0 || !(0, node_fs.existsSync)(script)) return void 0;
	let folder = (0, node_path.dirname)((0, node_fs.realpathSync)(script));
	for (let up = 0; up < 3; up++, folder = (0, node_path.dirname)(folder)) if ((0, node_fs.existsSync)((0, node_path.join)(folder, "package.json")) && (0, node_fs.existsSync)((0, node_path.join)(folder, "action.yml"))) return folder;
}
/** What npm notes of a package from git: `git+ssh://\u2026#<commit>` in `node_modules/.package-lock.json`. */
function installedCommit(root) {
	const modules = (0, node_path.dirname)(root);
	const file = (0, node_path.join)(modules, ".package-lock.json");
	if (!(0, node_fs.existsSync)(file)) return void 0;
	try {
		const lock = JSON.parse((0, node_fs.readFileSync)(file, "utf8"));
		const packages = require_json.isJsonObject(lock) ? require_json.ownProperty(lock, "packages") : void 0;
		const own = require_json.isJsonObject(packages) ? require_json.ownProperty(packages, `node_modules/${root.slice(modules.length + 1)}`) : void 0;
		const resolved = require_json.isJsonObject(own) ? require_json.ownProperty(own, "resolved") : void 0;
		return typeof resolved === "string" ? /#([0-9a-f]{40})$/.exec(resolved)?.[1] : void 0;
	} catch {
		return;
	}
}

// src/commands/pinned-actions.ts
const cache = {
	commit: "27d5ce7f107fe9357f9df03efb73ab90386fccae",
	version: "v5.0.5"
};
const pinned = {
	"actions/cache/restore": cache,
	"actions/cache/save": cache,
	"actions/checkout": {
		commit: "3d3c42e5aac5ba805825da76410c181273ba90b1",
		version: "v7.0.1"
	},
	"actions/upload-artifact": {
		commit: "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f",
		version: "v7.0.0"
	},
	"actions/download-artifact": {
		commit: "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c",
		version: "v8.0.1"
	}
};
/** `uses: actions/checkout@3d3c\u2026 # v7.0.1`. */
function usesPinned(name) {
	return `uses: ${name}@${pinned[name].commit} # ${pinned[name].version}`;
}

// src/commands/init/release-workflows.ts
/** The workflows that `init --github` writes: release, evaluate, promote with approvals, roll back, and practise it. */
const folder = ".github/workflows";
/** Texts by path from the root of the repository. */
function releaseWorkflows(choices) {
	const files = /* @__PURE__ */ new Map([
		[`${folder}/slipway-release.yml`, release(choices)],
		[`${folder}/slipway-rollback.yml`, rollback(choices)],
		[`${folder}/slipway-drill.yml`, drill(choices)]
	]);
	if (choices.evaluates) files.set(`${folder}/slipway-evaluate.yml`, evaluate(choices));
	if (choices.last !== void 0) files.set(`${folder}/slipway-promote.yml`, promote(choices, choices.last));
	return files;
}
function uses({ revision }, action) {
	const place = `uses: ${repositoryName()}/actions/${action}@${revision.ref}`;
	return revision.pinned ? `${place} # v${require_package.version}` : `${place} # zizmor: ignore[unpinned-uses] put the commit here`;
}
function checkout(depth) {
	return `      - ${usesPinned("actions/checkout")}
        with:
${depth === "all" ? "          fetch-depth: 0\n" : ""}          persist-credentials: false
`;
}
function release(choices) {
	const { first, defaultBranch } = choices;
	return `# Written by \`slipway init --github\`. A push to ${defaultBranch} or a tag v* goes live in ${first}, and nowhere else.
name: Slipway release

on:
  push:
    branches: [${defaultBranch}]
    tags: ["v*"]

permissions: {}

# One release after the other; what deploys is never cancelled.
concurrency:
  group: slipway-${first}
  cancel-in-progress: false

jobs:
  ${first}:
    name: Deploy to ${first}
    runs-on: ubuntu-latest
    timeout-minutes: 30
    environment: ${first}
    permissions:
      contents: read # the prompts
      id-token: write # the role of ${first}, without a stored key
    steps:
${checkout("all")}      - if: github.ref_type == 'tag'
        name: The tag is on ${defaultBranch} and promises enough
        ${uses(choices, "version")}
        with:
          check: \${{ github.ref_name }}
          on-branch: ${defaultBranch}
      - id: deploy
        ${uses(choices, "deploy")}
        with:
          environment: ${first}
`;
}
function evaluate(choices) {
	const { first, defaultBranch } = choices;
	return `# Written by \`slipway init --github\`. Judges the answers to all cases of what was pushed, compared with the commit before, and
# keeps the evaluation in the store of ${first}: the evidence that \`gate: { evidence: [evaluate] }\` asks for.
name: Slipway evaluate

on:
  push:
    branches: [${defaultBranch}]
  workflow_dispatch:

permissions: {}

concurrency:
  group: slipway-evaluate-\${{ github.ref }}
  cancel-in-progress: false

jobs:
  evaluate:
    name: Evaluate
    runs-on: ubuntu-latest
    timeout-minutes: 120
    environment: ${first}
    permissions:
      contents: read # the prompts
      id-token: write # the evaluator's role: it calls models and keeps answers, and can release nothing
    steps:
${checkout("all")}      - ${uses(choices, "evaluate")}
        with:
          environment: ${first}
          base: HEAD^
`;
}
function promote(choices, last) {
	const { defaultBranch, evaluates } = choices;
	return `# Written by \`slipway init --github\`. Brings to ${last} what its gate allows: after a release, an approval, or when a
# window opens. Always from ${defaultBranch}. No runner waits: a run ends in "waiting", and the next event starts another.
name: Slipway promote

on:
  workflow_run: # zizmor: ignore[dangerous-triggers] checks out ${defaultBranch} alone, and reads nothing of the run
    workflows: [Slipway release${evaluates ? ", Slipway evaluate" : ""}]
    types: [completed]
  issue_comment:
    types: [created]
  schedule:
    - cron: "*/30 7-17 * * 1-5" # for windows and soak times; take it away where the gate has neither
  workflow_dispatch:

permissions: {}

concurrency:
  group: slipway-${last}-\${{ github.event_name == 'issue_comment' && github.event.comment.id || 'promote' }}
  cancel-in-progress: false

jobs:
  approve:
    name: Read the approval
    if: github.event_name == 'issue_comment' && startsWith(github.event.comment.body, '/slipway ')
    runs-on: ubuntu-latest
    timeout-minutes: 10
    environment: ${last}-approvals # its role may write approvals, and nothing else
    permissions:
      contents: read
      id-token: write # the approver's role
      issues: write # the answer under the comment
      pull-requests: write
    outputs:
      outcome: \${{ steps.approve.outputs.outcome }}
    steps:
${checkout("all")}      - id: approve
        ${uses(choices, "approve")}
        with:
          from-event: true

  ${last}:
    name: Promote to ${last}
    needs: approve
    if: >-
      \${{ !cancelled() && (github.event_name != 'issue_comment' || needs.approve.outputs.outcome == 'approved')
      && (github.event_name != 'workflow_run' || github.event.workflow_run.conclusion == 'success') }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    environment: ${last}
    permissions:
      checks: read # what the gate looks at
      contents: write # the release on GitHub
      id-token: write # the role of ${last}
      issues: read # approvals are fetched again when the gate decides
      pull-requests: read
    steps:
${checkout("all")}      - id: continue
        ${uses(choices, "continue")}
        with:
          environment: ${last}
      # Checks under \`watch:\` in slipway.yaml. Where one fails, the release goes back by itself.
      - if: steps.continue.outputs.outcome == 'released' && hashFiles('**/slipway.yaml') != ''
        ${uses(choices, "watch")}
        with:
          environment: ${last}
          rollback: true
          if-configured: true
      - if: steps.continue.outputs.outcome == 'released'
        ${uses(choices, "notes")}
        with:
          environment: ${last}
          publish: true
`;
}
function rollback(choices) {
	return `# Written by \`slipway init --github\`. The button: Actions > Slipway rollback > Run workflow.
name: Slipway rollback

on:
  workflow_dispatch:
    inputs:
      environment:
        description: Environment to roll back
        type: choice
        options: [${[choices.last, choices.first].filter((name) => name !== void 0).join(", ")}]
        required: true
      release:
        description: Release to go back to, 1.4.0 or 12; the newest good one where it is empty
        type: string
        default: ""
      reason:
        description: Why; kept in the record
        type: string
        required: true

permissions: {}

jobs:
  rollback:
    name: Roll back
    runs-on: ubuntu-latest
    timeout-minutes: 15
    environment: \${{ inputs.environment }}
    permissions:
      contents: read
      id-token: write # the environment's role
    steps:
${checkout("one")}      - ${uses(choices, "rollback")}
        with:
          environment: \${{ inputs.environment }}
          to: \${{ inputs.release }}
          reason: \${{ inputs.reason }}
`;
}
function drill(choices) {
	const { first } = choices;
	return `# Written by \`slipway init --github\`. Once a week ${first} goes back and returns, so that everybody knows that it works.
name: Slipway drill

on:
  schedule:
    - cron: "23 6 * * 1"
  workflow_dispatch:

permissions: {}

concurrency:
  group: slipway-${first}
  cancel-in-progress: false

jobs:
  drill:
    name: Practise a rollback in ${first}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    environment: ${first}
    permissions:
      contents: read
      id-token: write # the role of ${first}
    steps:
${checkout("one")}      - ${uses(choices, "drill")}
        with:
          environment: ${first}
`;
}

// src/commands/init/repository.ts
/** The git repository around a project, as far as `init` needs it. */
/** The folder of the repository in which a folder is; undefined where there is none, or no git. */
async function repositoryRoot(git) {
	try {
		const outcome = await require_git.runGit(["rev-parse", "--show-toplevel"], git);
		return outcome.exitCode === 0 ? outcome.output.toString("utf8").replace(/\n$/, "") : void 0;
	} catch (error) {
		if (require_errors.isSlipwayError(error)) return void 0;
		throw error;
	}
}
/**
* Those of the files that git does not hold as they are: untracked ones and changed ones. All of them where there is no
* repository.
*
* @param paths from the folder in which git runs
*/
async function notCommitted(paths, git) {
	if (paths.length === 0) return [];
	if (await repositoryRoot(git) === void 0) return paths;
	const tracked = await require_git.runGit([
		"ls-tree",
		"-r",
		"-z",
		"--name-only",
		"HEAD",
		"--",
		...paths
	], git);
	const known = new Set(tracked.output.toString("utf8").split("\0"));
	const changed = await require_git.runGit([
		"diff",
		"--name-only",
		"-z",
		"--relative",
		"HEAD",
		"--",
		...paths
	], git);
	const different = new Set(changed.output.toString("utf8").split("\0"));
	return paths.filter((path) => !known.has(path) || different.has(path));
}
/** A workflow that uses our actions already, from the root of the repository. */
function workflowWithSlipway(root) {
	const folder = (0, node_path.join)(root, ".github", "workflows");
	if (!(0, node_fs.existsSync)(folder)) return void 0;
	const name = repositoryName().split("/").at(-1) ?? "slipway";
	const uses = new RegExp(`uses:\\s*["']?[\\w.-]+/${name}(?:/[\\w./-]+)?@`);
	for (const file of (0, node_fs.readdirSync)(folder).sort()) {
		if (!/\.ya?ml$/.test(file)) continue;
		if (uses.test((0, node_fs.readFileSync)((0, node_path.join)(folder, file), "utf8"))) return `.github/workflows/${file}`;
	}
}
/** A path from a folder, with `/`, for people. */
function shownFrom(folder, path) {
	const way = (0, node_path.relative)(folder, path).split(node_path.sep).join("/");
	return way === "" ? "." : way;
}

// src/commands/init/workflow.ts
/** The workflow for pull requests that `init` writes. */
/** Where the workflow stands in a repository. */
const workflowPath = ".github/workflows/slipway.yml";
/**
* Two jobs: the check reads the change and has no right to write; the report has that right and never sees the code of
* the change.
*
* @param revision commit, tag or branch of the actions
*/
function workflowText(revision) {
	const repository = repositoryName();
	const uses = (path) => revision.pinned ? `uses: ${repository}${path}@${revision.ref} # v${require_package.version}` : `uses: ${repository}${path}@${revision.ref} # zizmor: ignore[unpinned-uses] put the commit here`;
	return `# Written by \`slipway init\`. Every pull request shows what its prompts will say, and what is wrong with them.
name: Slipway

on: pull_request

permissions: {}

concurrency:
  group: slipway-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  # Reads the change. Can write nothing, and has no secret.
  check:
    name: Check prompts
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # the change
    steps:
      - ${usesPinned("actions/checkout")}
        with:
          fetch-depth: 0
          persist-credentials: false
      - id: review
        ${uses("")}
        with:
          html: \${{ runner.temp }}/slipway-review.html
      - id: artifact
        if: \${{ !cancelled() && steps.review.outputs.report != '' }}
        ${usesPinned("actions/upload-artifact")}
        with:
          name: slipway-review
          path: |
            \${{ steps.review.outputs.report }}
            \${{ steps.review.outputs.html }}
          if-no-files-found: error
    outputs:
      report: \${{ steps.review.outputs.report }}
      artifact: \${{ steps.artifact.outputs.artifact-url }}

  # Writes the comment. Never sees the code of the change.
  report:
    name: Report
    needs: check
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pull-requests: write # the comment
    steps:
      - if: \${{ needs.check.outputs.report != '' }}
        ${usesPinned("actions/download-artifact")}
        with:
          name: slipway-review
          path: \${{ runner.temp }}/slipway-review
      - ${uses("/actions/report")}
        with:
          files: \${{ runner.temp }}/slipway-review
          outdated: \${{ needs.check.outputs.report == '' }}
          artifact-url: \${{ needs.check.outputs.artifact }}
`;
}

// src/commands/init/run.ts
/** What `init` does, step by step: look, decide, try it in memory, write, check. */
/**
* Makes a folder a project. What is there is never overwritten.
*
* @throws SW0202 where slipway.yaml is there and broken, SW0206, SW0207, SW0208.
*/
async function initialise(request, context) {
	const root = context.cwd;
	const git = {
		directory: root,
		environment: context.environment,
		signal: context.signal
	};
	const repository = await repositoryRoot(git);
	refuseInsideProject(root, repository);
	const detected = detectPrompts(root);
	const wishes = new Wishes(root, request.dryRun);
	const notes = detected.cut ? [`Looked for prompts ${8} folders deep and in ${mostFolders} folders at most, and there are more: name folders of prompts there under \`prompts:\` in slipway.yaml.`] : [];
	const config = await chooseConfig(root, detected, notes, context);
	const conversion = request.convert ? await convert(root, config, notes) : nothingConverted;
	const done = request.convert && conversion.left.length === 0;
	wishes.want(root, require_load.configFileName, configText(done ? {
		...config,
		detected: {
			...detected,
			templates: []
		}
	} : config));
	const folder = await exampleFolder(root, detected);
	if (folder !== void 0) for (const [name, text] of exampleFiles()) wishes.want(root, `${folder}/${name}`, text);
	await wantWorkflows(wishes, request, repository ?? root, git, context);
	const owner = ownerNote("the workflow");
	if (wishes.hasWorkflow && owner !== void 0) notes.push(owner);
	const overlay = overlayOf(root, wishes.wanted);
	if (!request.dryRun) {
		await refuseUncommitted(conversion, git);
		require_files.applyConversion(root, conversion, wishes.wanted);
	}
	const hooks = await installedHooks(request, repository, git);
	const checked = await resultOf(root, overlay, conversion, context);
	const report = {
		dryRun: request.dryRun,
		convert: request.convert,
		detected: detected.kind,
		files: wishes.files,
		hooks,
		notes,
		check: checked
	};
	return {
		...report,
		converted: conversion.converted,
		left: conversion.left,
		next: nextSteps({
			...report,
			github: request.github
		}, conversion, repository, detected)
	};
}
/** Files that are to be there, and what becomes of each: what is there already stays. */
var Wishes = class {
	wanted = [];
	files = [];
	#root;
	#dryRun;
	constructor(root, dryRun) {
		this.#root = root;
		this.#dryRun = dryRun;
	}
	/** `path` is relative to `within`, and leads nowhere out of it. */
	want(within, path, text) {
		const file = {
			path: (0, node_path.join)(within, path),
			within,
			text
		};
		const reason = require_files.obstacleTo(file);
		if (reason !== void 0) {
			this.keep(file.path, reason);
			return;
		}
		this.wanted.push(file);
		this.files.push({
			path: shownFrom(this.#root, file.path),
			outcome: this.#dryRun ? "planned" : "written"
		});
	}
	keep(path, reason) {
		this.files.push({
			path: shownFrom(this.#root, path),
			outcome: "kept",
			reason
		});
	}
	get hasWorkflow() {
		return this.files.some(({ path, outcome }) => outcome !== "kept" && path.includes(".github/workflows/"));
	}
};
/** `top` is the folder of the repository, where GitHub looks for workflows. */
async function wantWorkflows(wishes, request, top, git, context) {
	const revision = request.actionsRef === void 0 ? await ownRevision(process.argv[1], context.environment) : namedRevision(request.actionsRef);
	const other = request.workflow ? workflowWithSlipway(top) : void 0;
	if (other !== void 0) wishes.keep((0, node_path.join)(top, other), "it uses Slipway already");
	else if (request.workflow) wishes.want(top, workflowPath, workflowText(revision));
	if (!request.github) return;
	const choices = {
		revision,
		...await environmentsOf(context.cwd),
		defaultBranch: await defaultBranchOf(git)
	};
	for (const [path, text] of releaseWorkflows(choices)) wishes.want(top, path, text);
}
/** The first environment, the one at the end of the chain that `after` makes from it, and whether answers are judged. */
async function environmentsOf(root) {
	const { project } = await require_load.loadProject(root);
	const all = [...project.environments.values()];
	const evaluates = all.some(({ gate, roles }) => roles?.evaluator !== void 0 || gate?.evidence?.includes("evaluate") === true);
	const [first] = all.filter(({ after }) => after === void 0);
	if (first === void 0) return {
		first: "beta",
		last: "prod",
		evaluates
	};
	let last;
	for (let name = first.name; name !== void 0;) {
		const before = name;
		name = all.find(({ after }) => after === before)?.name;
		last = name ?? last;
	}
	return {
		first: first.name,
		last,
		evaluates
	};
}
/** What the clone knows of it, else the branch that is checked out; `main` where git knows neither. */
async function defaultBranchOf(git) {
	for (const words of [[
		"symbolic-ref",
		"--short",
		"refs/remotes/origin/HEAD"
	], [
		"symbolic-ref",
		"--short",
		"HEAD"
	]]) {
		const { exitCode, output } = await require_git.runGit(words, git).catch(() => ({
			exitCode: 1,
			output: Buffer.alloc(0)
		}));
		const name = output.toString("utf8").trim().replace(/^origin\//, "");
		if (exitCode === 0 && /^[\w][\w./-]{0,100}$/.test(name)) return name;
	}
	return "main";
}
const nothingConverted = {
	converted: [],
	left: [],
	written: /* @__PURE__ */ new Map(),
	removed: []
};
/** A folder of a project is no place for another one, unless it says itself that it is one. */
function refuseInsideProject(root, repository) {
	if ((0, node_fs.existsSync)((0, node_path.join)(root, "slipway.yaml")) || repository === void 0) return;
	for (let folder = (0, node_path.dirname)(root); folder.length >= repository.length; folder = (0, node_path.dirname)(folder)) {
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, "slipway.yaml"))) throw require_errors$1.projectErrors.create("SW0208", {
			message: `${root} belongs to the project in ${folder}.`,
			next: `Run \`slipway -C ${shownFrom(root, folder)} init\`.`
		});
		if (folder === (0, node_path.dirname)(folder)) return;
	}
}
/** The settings that fit what was found: what is not needed stays a comment. */
async function chooseConfig(root, detected, notes, context) {
	const plain = {
		detected,
		dotprompt: false,
		model: detected.kind === "empty" ? exampleModel : void 0
	};
	if ((0, node_fs.existsSync)((0, node_path.join)(root, "slipway.yaml")) || detected.kind === "empty") return plain;
	if (detected.kind !== "classic") {
		const strict = await errorsWith(root, configText(plain), context);
		const compatible = {
			...plain,
			dotprompt: true
		};
		if (strict > 0 && await errorsWith(root, configText(compatible), context) === 0) {
			notes.push("Some prompts here render only as the Dotprompt package does it, so slipway.yaml says `compat: dotprompt`; docs/rendering.md shows where strict rendering is safer.");
			return compatible;
		}
	}
	return plain;
}
async function errorsWith(root, config, context) {
	const { findings } = await require_project_check.checkProject(await loadWith(root, {
		written: /* @__PURE__ */ new Map([[require_load.configFileName, config]]),
		removed: /* @__PURE__ */ new Set()
	}), context, { renderings: "dropped" });
	return require_findings.summarize(findings).errors;
}
function loadWith(root, overlay) {
	return require_load.loadProject(root, overlayFiles(require_load.diskFiles(root), overlay));
}
/** Where the example goes; undefined where there are prompts, or a configuration that looks for them elsewhere. */
async function exampleFolder(root, detected) {
	if (!(0, node_fs.existsSync)((0, node_path.join)(root, "slipway.yaml"))) return detected.kind === "empty" ? "prompts" : void 0;
	const { project } = await require_load.loadProject(root);
	if ((await require_load_find.findPromptFiles(project)).prompts.length > 0) return void 0;
	const [first] = project.layout.prompts;
	return first !== void 0 && /^[\w./-]+$/.test(first) && !first.startsWith("/") && !first.includes("..") ? first.replace(/\/+$/, "") : void 0;
}
function overlayOf(root, wanted) {
	const written = /* @__PURE__ */ new Map();
	for (const { path, within, text } of wanted) if (within === root) written.set(shownFrom(root, path), text);
	return {
		written,
		removed: /* @__PURE__ */ new Set()
	};
}
/** The conversion under the settings that are there, or else under those that will be written. */
async function convert(root, config, notes) {
	const isThere = (0, node_fs.existsSync)((0, node_path.join)(root, require_load.configFileName));
	const written = new Map(isThere ? [] : [[require_load.configFileName, configText(config)]]);
	const files = overlayFiles(require_load.diskFiles(root), {
		written,
		removed: /* @__PURE__ */ new Set()
	});
	const project = require_load.soundProject(await require_load.loadProject(root, files));
	const keepTemplates = isThere && project.config.templates !== void 0;
	const conversion = await planConversion(project, files, { keepTemplates });
	if (conversion.converted.length + conversion.left.length === 0) notes.push("There are no classic pairs to convert.");
	else if (keepTemplates && conversion.left.length === 0) notes.push("The templates stay, because slipway.yaml names their folder: remove both together.");
	return conversion;
}
/** @throws SW0206 where git could not bring back what a conversion removes or changes. */
async function refuseUncommitted({ written, removed }, git) {
	const replaced = [...written.keys()].filter((path) => (0, node_fs.existsSync)((0, node_path.join)(git.directory, path)));
	const loose = await notCommitted([...removed, ...replaced], git);
	if (loose.length === 0) return;
	throw require_errors$1.projectErrors.create("SW0206", {
		message: `${require_words.listed(loose.slice(0, 5), "and")}${loose.length > 5 ? ` and ${loose.length - 5} more files` : ""} would be removed or changed, and git does not hold ${loose.length === 1 ? "it" : "them"} as ${loose.length === 1 ? "it is" : "they are"}.`,
		next: "Commit the prompts as they are, then run the same command again. Nothing was changed."
	});
}
async function installedHooks({ hooks, dryRun }, repository, git) {
	if (!hooks) return {
		outcome: "skipped",
		notes: []
	};
	if (repository === void 0) return {
		outcome: "skipped",
		notes: ["There is no git repository here, so no hooks were installed."]
	};
	if (dryRun) return {
		outcome: "planned",
		notes: ["Hooks for commits and pushes would be installed."]
	};
	const { installHooks } = await Promise.resolve().then(() => require("./secrets-hooks-install.js"));
	try {
		const { notes } = await installHooks(git, {
			node: process.execPath,
			script: process.argv[1] ?? ""
		});
		return {
			outcome: "installed",
			notes
		};
	} catch (error) {
		if (!require_errors.isSlipwayError(error)) throw error;
		return {
			outcome: "skipped",
			notes: [`No hooks were installed: ${error.message}. ${error.next}`]
		};
	}
}
/** The check of the project as it is now, or would be. */
async function resultOf(root, overlay, conversion, context) {
	const loaded = await loadWith(root, {
		written: new Map([...overlay.written, ...conversion.written]),
		removed: new Set(conversion.removed)
	});
	const { findings, prompts, cases } = await require_project_check.checkProject(loaded, context, { renderings: "dropped" });
	return {
		prompts,
		cases,
		counts: require_findings.summarize(findings)
	};
}
function nextSteps({ dryRun, check, files, github }, { converted, left }, repository, detected) {
	if (dryRun) return ["Run the same command without --dry-run."];
	const { errors, warnings } = check.counts;
	const steps = [];
	if (errors + warnings > 0) steps.push("slipway check      shows what is wrong, where, and what to write instead");
	if (github) steps.push("environments in slipway.yaml, on GitHub and in AWS    docs/release-workflow.md of Slipway says which; until then the release workflows fail");
	steps.push("slipway preview    shows in the browser what every case says, while you write");
	if (detected.kind !== "empty" && detected.kind !== "dotprompt" && converted.length + left.length === 0) steps.push("slipway init --convert --dry-run    shows how the pairs would look as *.prompt files");
	if (repository === void 0) steps.push("git init, then slipway hooks install    so that commits are checked and scanned");
	else if (files.some(({ outcome }) => outcome === "written") || converted.length > 0) steps.push("git add, commit and push, and open a pull request: it shows what the prompts say");
	return steps;
}

exports.initialise = initialise;
