const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_git = require("./platform-git.js");
const require_load = require("./platform-shape.js");
const require_errors = require("./changes-errors.js");
const require_levels = require("./changes-levels.js");
const require_order = require("./platform-order.js");
const require_load_find = require("./prompts-load-find.js");
const require_contract = require("./changes-contract.js");
const require_size = require("./prompts-size.js");
const require_rules = require("./platform-rules.js");
const require_rules$1 = require("./project-rules.js");
const require_levels$1 = require("./prompts-check-levels.js");
const require_checked = require("./prompts-case-rendering.js");
const require_rules$2 = require("./prompts-case-rules.js");
const require_project_contract = require("./changes-project-contract.js");
const require_shard = require("./changes-shard.js");
const require_revision_files = require("./changes-git-tree.js");
const require_revisions = require("./changes-revisions.js");
const require_projects = require("./project-projects.js");
const require_revisions$1 = require("./secrets-sources-revisions.js");
let node_path = require("node:path");

// src/changes/changed-files.ts
/** Which files of a project differ between two places, found by the hashes of git and not by reading them. */
/** More are not told apart: all prompts count as affected. */
const mostChanged = 2e5;
/** Deeper folders are not a project's (project-files.ts has the same bound). */
const deepest = 64;
/** What differs between the same folder of two revisions. Folders with the same hash are not looked into. */
async function changedBetween(base, head) {
	const files = /* @__PURE__ */ new Map();
	const add = (path, status) => void files.set(path.normalize("NFC"), {
		path,
		status
	});
	const visit = async (path, depth) => {
		if (files.size > mostChanged) return;
		const [before, after] = await Promise.all([base?.look(path), head?.look(path)]);
		if (before?.entry.hash === after?.entry.hash && before?.entry.kind === after?.entry.kind) return;
		if (depth > deepest) return add(path, "changed");
		const isFolder = {
			before: hasChildren(before?.entry.kind),
			after: hasChildren(after?.entry.kind)
		};
		if (isFolder.before || isFolder.after) {
			const [left, right] = await Promise.all([before?.children(), after?.children()]);
			for (const name of /* @__PURE__ */ new Set([...left?.keys() ?? [], ...right?.keys() ?? []])) {
				const [one, two] = [left?.get(name), right?.get(name)];
				if (one?.hash !== two?.hash || one?.kind !== two?.kind) await visit(require_load.joinPath(path, name), depth + 1);
			}
		}
		const [was, is] = [before !== void 0 && !isFolder.before, after !== void 0 && !isFolder.after];
		if (was || is) add(path, was && is ? "changed" : was ? "removed" : "added");
	};
	await visit("", 0);
	return {
		files,
		complete: files.size <= mostChanged
	};
}
/**
* A link whose text is the same has changed with the file that it leads to.
* @param links paths of links of the project
*/
async function withLinks({ files, complete }, links, base) {
	const all = new Map(files);
	for (const [link, target] of await base.targets(links)) {
		const path = link.normalize("NFC");
		if (files.has(target.normalize("NFC")) && !files.has(path)) all.set(path, {
			path: link,
			status: "changed"
		});
	}
	return {
		files: all,
		complete
	};
}
function hasChildren(kind) {
	return kind === "folder" || kind === "submodule";
}
/** The tracked files that differ between a commit and the working tree, below a folder or in all of it. */
async function trackedChanges(commit, folder, git) {
	const output = await require_git.gitOutput([...[
		"diff",
		"--raw",
		"-z",
		"--no-renames",
		"--no-ext-diff",
		"--no-textconv",
		"--ignore-submodules=none"
	], ...[commit, ...within(folder)]], git);
	const changes = [];
	const fields = output.toString("utf8").split("\0");
	for (let index = 0; index + 1 < fields.length; index += 2) {
		const [before = "", after = "", , , status = ""] = fields[index]?.split(" ") ?? [];
		changes.push({
			path: fields[index + 1] ?? "",
			status,
			isSubmodule: before === ":160000" || after === "160000"
		});
	}
	return changes;
}
function within(folder) {
	return folder === "" ? [] : ["--", folder];
}
/**
* What differs between a folder of a commit and the working tree: what git tracks and what it would track. A file that
* only looks different (its times, its line ends) may be among them.
*
* @param folder from the root of the repository, empty for all of it
* @param base the files of the commit below that folder
*/
async function changedInWorkingTree(commit, folder, base, disk, git, listed) {
	const [tracked, untracked] = await Promise.all([listed?.differing?.commit === commit ? listed.differing.files : trackedChanges(commit, folder, git), listed?.untracked ?? untrackedIn(within(folder), git)]);
	const files = /* @__PURE__ */ new Map();
	const prefix = folder === "" ? "" : `${folder}/`;
	const add = (fromRoot, status) => {
		if (!fromRoot.startsWith(prefix)) return;
		const path = fromRoot.slice(prefix.length);
		files.set(path.normalize("NFC"), {
			path,
			status
		});
	};
	for (const { path, status, isSubmodule } of tracked) {
		if (isSubmodule) {
			if (path.startsWith(prefix)) await addFolder(path.slice(prefix.length), base, disk, files);
		} else if (status === "A") add(path, "added");
		else if (status !== "D") add(path, "changed");
		else if (path.startsWith(prefix)) add(path, await isThere(disk, path.slice(prefix.length)) ? "changed" : "removed");
		if (files.size > mostChanged) return {
			files,
			complete: false
		};
	}
	for (const path of untracked) {
		if (path !== "" && !files.has(path.slice(prefix.length).normalize("NFC"))) add(path, "added");
		if (files.size > mostChanged) return {
			files,
			complete: false
		};
	}
	return {
		files,
		complete: true
	};
}
async function untrackedIn(where, git) {
	const words = [
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z",
		"--full-name",
		...where
	];
	return (await require_git.gitOutput(words, git)).toString("utf8").split("\0");
}
/** Every file of a folder that either side has: which of them differ shows when they are read. */
async function addFolder(folder, base, disk, files) {
	const [before, after] = await Promise.all([filesBelow(folder, base), filesBelow(folder, disk)]);
	for (const path of /* @__PURE__ */ new Set([...before, ...after])) {
		const status = !before.has(path) ? "added" : after.has(path) ? "changed" : "removed";
		files.set(path.normalize("NFC"), {
			path,
			status
		});
	}
}
async function filesBelow(folder, place) {
	const found = /* @__PURE__ */ new Set();
	const visit = async (path, depth) => {
		for (const { name, kind } of await place.entries(path) ?? []) {
			if (found.size > mostChanged || name.startsWith(".") || name === "node_modules") continue;
			if (kind === "folder") {
				if (depth < deepest) await visit(require_load.joinPath(path, name), depth + 1);
			} else found.add(require_load.joinPath(path, name));
		}
	};
	await visit(folder, 0);
	return found;
}
async function isThere(disk, path) {
	const read = await disk.read(path, 0);
	return read.outcome === "read" || read.outcome === "too-large";
}

// src/changes/project-side.ts
/**
* The side of a project with the same files as another side has: by name, whatever is in them.
*/
function sideLike(loaded, other) {
	return {
		...other,
		project: loaded.project,
		loaded
	};
}
/** Finds the files of a project. Nothing but slipway.yaml was read before, and nothing is read here. */
async function openSide(loaded) {
	const { project } = loaded;
	const index = await require_load_find.findPromptFiles(project, "taken");
	const library = async (part) => {
		const files = /* @__PURE__ */ new Map();
		for (const folder of await require_load_find.foldersOf(project, part, [])) {
			const found = await project.files.walk(folder, (path) => /\.(?:json|yaml|yml)$/.test(path), {
				isJudged: false,
				findings: []
			});
			for (const file of found) files.set(file.path, file);
		}
		return files;
	};
	return {
		project,
		loaded,
		index,
		prompts: new Map(index.prompts.map((prompt) => [prompt.name, prompt])),
		schemas: await library("schemas"),
		tools: await library("tools")
	};
}
/** The text of a file, empty where it cannot be read: whoever loads it says why. */
async function textOf$1({ project }, file) {
	const read = await project.files.readText(file, require_load.fileLimitsOf(project).fileBytes);
	return read.ok ? read.source.text : "";
}

// src/changes/renames.ts
/** More than so many are compared by their whole text alone: the work is quadratic. */
const mostCompared = 200;
/** Half of the lines, as git has it. */
const alike$1 = .5;
/** Pairs of old and new, each prompt in one pair at most: first those with the same text, then the most alike. */
async function pairRenamed(before, removed, after, added) {
	if (before === void 0 || after === void 0 || removed.length === 0 || added.length === 0) return [];
	const pairs = [];
	const old = await texts(before, removed);
	const fresh = await texts(after, added);
	const byText = /* @__PURE__ */ new Map();
	for (const one of old) byText.set(one.text, [...byText.get(one.text) ?? [], one]);
	for (const one of fresh) {
		const twin = byText.get(one.text)?.find(({ file, taken }) => !taken && file.form === one.file.form);
		if (twin === void 0) continue;
		twin.taken = true;
		one.taken = true;
		pairs.push([twin.file, one.file]);
	}
	const left = old.filter(({ taken }) => !taken);
	const right = fresh.filter(({ taken }) => !taken);
	if (left.length > mostCompared || right.length > mostCompared) return pairs;
	const candidates = [];
	for (const one of left) for (const other of right) {
		const likeness = one.file.form === other.file.form ? sharedLines(bodyOf(one.text), bodyOf(other.text)) : 0;
		if (likeness >= alike$1) candidates.push({
			one,
			other,
			likeness
		});
	}
	for (const { one, other } of candidates.sort((a, b) => b.likeness - a.likeness)) {
		if (one.taken || other.taken) continue;
		one.taken = true;
		other.taken = true;
		pairs.push([one.file, other.file]);
	}
	return pairs;
}
async function texts(side, files) {
	const read = [];
	for (const file of files) read.push({
		file,
		text: await textOf$1(side, file.file) || `\0${read.length}`,
		taken: false
	});
	return read;
}
/** Without the settings at its top, which are alike in many prompts; a text that is settings alone stays as it is. */
function bodyOf(text) {
	const end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
	const body = end === -1 ? text : text.slice(end + 5);
	return body.trim() === "" ? text : body;
}
/** From 0 to 1: how much of the longer text stands in lines that both have. */
function sharedLines(one, other) {
	const counts = /* @__PURE__ */ new Map();
	for (const line of one.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
	let shared = 0;
	for (const line of other.split("\n")) {
		const left = counts.get(line) ?? 0;
		if (left === 0) continue;
		counts.set(line, left - 1);
		shared += line.length + 1;
	}
	return shared / Math.max(one.length + 1, other.length + 1);
}

// src/changes/shared-changes.ts
/**
* Changes of what prompts share: partials, schemas, tools, classic templates, and files that cases and media name. Who
* uses what is found by looking for names in texts, which finds too many rather than too few.
*/
/** More names are not looked for in every text. */
const mostWords = 300;
/** The changes; undefined where nothing shared changed. */
async function findSharedChanges(before, after, changed) {
	const kinds = /* @__PURE__ */ new Map([[require_load.configFileName, "settings"]]);
	for (const side of [before, after]) {
		for (const { file, cases } of side.prompts.values()) {
			kinds.set(file.path, "prompt");
			if (cases !== void 0) kinds.set(cases.path, "cases");
		}
		for (const [kind, files] of sharedFiles(side)) for (const { path } of files) kinds.set(path, kind);
	}
	const paths = [...changed.files.keys()];
	const data = new DataFiles(paths.filter((path) => !kinds.has(path)), changed);
	const isShared = paths.some((path) => ![
		"prompt",
		"cases",
		"settings"
	].includes(kinds.get(path) ?? "prompt"));
	const classicMoved = [...before.prompts.values(), ...after.prompts.values()].some(({ form, name }) => form === "classic" && before.prompts.has(name) !== after.prompts.has(name));
	if (!isShared && data.isEmpty && !classicMoved) return void 0;
	const files = await readShared(before, after, changed);
	for (const file of files) for (const text of file.texts) for (const cause of data.namedIn(text)) file.causes.set(cause.file, cause);
	spread(files);
	const touched = files.filter(({ causes }) => causes.size > 0);
	const allClassic = classicMoved || touched.some(({ kind }) => kind === "template");
	const hasTools = touched.some(({ kind }) => kind === "tool");
	return {
		isEverything: touched.length > mostWords,
		async causesOf(prompt) {
			if (touched.length > mostWords) return void 0;
			const texts = [(await textOf$1(after, prompt.file)).normalize("NFC")];
			if (prompt.cases !== void 0) texts.push((await textOf$1(after, prompt.cases)).normalize("NFC"));
			const causes = /* @__PURE__ */ new Map();
			for (const text of texts) {
				for (const { word, causes: found } of touched) {
					if (!text.includes(searchable(word))) continue;
					for (const [path, cause] of found) causes.set(path, cause);
				}
				for (const cause of data.namedIn(text)) causes.set(cause.file, cause);
			}
			if (causes.size > 0) return [...causes.values()];
			if (prompt.form === "classic" && allClassic) return [];
			return hasTools && texts.some((text) => /\btool(?:s|Defs)\b/.test(text)) || texts.some(hasEscapes) ? [] : void 0;
		}
	};
}
function sharedFiles({ index, schemas, tools }) {
	return [
		["partial", index.partials.map(({ file }) => file)],
		["schema", schemas.values()],
		["tool", tools.values()],
		["template", index.templates]
	];
}
/** The shared files of both sides, with the change of each. */
async function readShared(before, after, changed) {
	const files = /* @__PURE__ */ new Map();
	for (const side of [before, after]) for (const [kind, found] of sharedFiles(side)) for (const file of found) {
		const change = changed.files.get(file.path);
		const known = files.get(file.path);
		if (change === void 0 && known !== void 0) continue;
		const text = (await textOf$1(side, file)).normalize("NFC");
		if (known !== void 0) {
			known.texts.push(text);
			continue;
		}
		const causes = /* @__PURE__ */ new Map();
		if (change !== void 0) causes.set(file.path, {
			kind,
			file: file.path,
			status: change.status
		});
		files.set(file.path, {
			kind,
			word: wordOf(file.path),
			texts: [text],
			causes
		});
	}
	return [...files.values()];
}
/** The last name without its extension and underscore: what calls it says that, in full or after a folder. */
function wordOf(path) {
	return require_load.nameOf(path).replace(/(?:\.schema|\.tool)?\.[A-Za-z0-9]+$/, "").replace(/^_/, "");
}
/** The longest piece of a word without a blank: YAML may break a line at one. */
function searchable(word) {
	return word.split(/\s+/).reduce((longest, piece) => piece.length > longest.length ? piece : longest, "");
}
/** What names something that changed has changed with it, and so has what names that. */
function spread(files) {
	const open = files.filter(({ causes }) => causes.size > 0);
	if (open.length > mostWords) return;
	for (let source = open.pop(); source !== void 0; source = open.pop()) {
		const word = searchable(source.word);
		for (const file of files) {
			if (file === source || !file.texts.some((text) => text.includes(word))) continue;
			const before = file.causes.size;
			for (const [path, cause] of source.causes) file.causes.set(path, cause);
			if (file.causes.size > before) open.push(file);
		}
	}
}
/** Escapes of JSON and YAML that can spell a name otherwise. */
function hasEscapes(text) {
	return /\\[uUx]/.test(text);
}
/** Changed files of no other kind, which cases (`$file`) and media may name by their paths. */
var DataFiles = class {
	isEmpty;
	byWord = /* @__PURE__ */ new Map();
	constructor(paths, { files }) {
		this.isEmpty = paths.length === 0;
		for (const path of paths) {
			const status = files.get(path)?.status;
			if (status === void 0) continue;
			const word = require_load.nameOf(path).split(/\s/).at(-1) ?? "";
			const known = this.byWord.get(word);
			const cause = {
				kind: /\.(?:json|ya?ml|txt|md|csv)$/.test(path) ? "data" : "media",
				file: path,
				status
			};
			if (known === void 0) this.byWord.set(word, [cause]);
			else known.push(cause);
		}
	}
	/** The files whose last names stand in a text. */
	namedIn(text) {
		if (this.isEmpty) return [];
		const causes = [];
		for (const [word] of text.matchAll(/[^\s"'`<>{}()[\],:=/\\]+/g)) {
			const found = this.byWord.get(word);
			if (found !== void 0) causes.push(...found);
		}
		return causes;
	}
};

// src/changes/affected.ts
/** Keys of slipway.yaml that change nothing of what prompts say. */
const silentSettings = /* @__PURE__ */ new Set([
	"slipway",
	"environments",
	"rules",
	"secrets",
	"bundle",
	"gate",
	"gates",
	"evaluation",
	"evaluate"
]);
/** Suspects of one project. `changed` are its files that differ. */
async function findAffected(before, after, changed) {
	const settings = changedSettings(before, after, changed);
	const removed = [...before?.prompts.values() ?? []].filter(({ name }) => after?.prompts.has(name) !== true);
	const added = [...after?.prompts.values() ?? []].filter(({ name }) => before?.prompts.has(name) !== true);
	const renamed = await pairRenamed(before, removed, after, added);
	const suspects = [];
	const paired = /* @__PURE__ */ new Set();
	for (const [old, fresh] of renamed) {
		paired.add(old).add(fresh);
		suspects.push({
			before: old,
			after: fresh,
			causes: ownCauses(old, fresh, changed)
		});
	}
	for (const old of removed) if (!paired.has(old)) suspects.push({
		before: old,
		after: void 0,
		causes: [{
			kind: "prompt",
			file: old.file.path,
			status: "removed"
		}]
	});
	for (const fresh of added) if (!paired.has(fresh)) suspects.push({
		before: void 0,
		after: fresh,
		causes: [{
			kind: "prompt",
			file: fresh.file.path,
			status: "added"
		}]
	});
	if (before !== void 0 && after !== void 0) {
		const everything = !changed.complete || settings.some((name) => !silentSettings.has(name));
		const shared = await findSharedChanges(before, after, changed);
		for (const fresh of after.prompts.values()) {
			const old = before.prompts.get(fresh.name);
			if (old === void 0) continue;
			const own = ownCauses(old, fresh, changed);
			const named = await shared?.causesOf(fresh);
			if (everything || own.length > 0 || named !== void 0 || shared?.isEverything === true) suspects.push({
				before: old,
				after: fresh,
				causes: [...own, ...named ?? []]
			});
		}
	}
	const nameIn = ({ before: old, after: fresh }) => fresh?.name ?? old?.name ?? "";
	return {
		suspects: suspects.sort((a, b) => require_order.compareText(nameIn(a), nameIn(b))),
		settings
	};
}
function changedSettings(before, after, changed) {
	if (before === void 0 || after === void 0 || !changed.files.has("slipway.yaml")) return [];
	const [old, fresh] = [before, after].map(({ project }) => project.config);
	return [.../* @__PURE__ */ new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})])].filter((name) => require_contract.canonical(old?.[name]) !== require_contract.canonical(fresh?.[name])).sort();
}
/** Own files of a prompt that differ. */
function ownCauses(old, fresh, { files }) {
	const causes = [];
	const add = (kind, was, is) => {
		if (is === void 0) {
			if (was !== void 0) causes.push({
				kind,
				file: was.path,
				status: "removed"
			});
		} else if (was !== void 0 && was.path !== is.path) causes.push({
			kind,
			file: is.path,
			status: "renamed",
			from: was.path
		});
		else {
			const status = files.get(is.path)?.status;
			if (status !== void 0) causes.push({
				kind,
				file: is.path,
				status: was === void 0 ? "added" : status
			});
		}
	};
	add("prompt", old.file, fresh.file);
	add("cases", old.cases, fresh.cases);
	return causes;
}

// node_modules/diff/libesm/diff/base.js
var Diff = class {
	diff(oldStr, newStr, options = {}) {
		let callback;
		if (typeof options === "function") {
			callback = options;
			options = {};
		} else if ("callback" in options) callback = options.callback;
		const oldString = this.castInput(oldStr, options);
		const newString = this.castInput(newStr, options);
		const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
		const newTokens = this.removeEmpty(this.tokenize(newString, options));
		return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
	}
	diffWithOptionsObj(oldTokens, newTokens, options, callback) {
		var _a;
		const done = (value) => {
			value = this.postProcess(value, options);
			if (callback) {
				setTimeout(function() {
					callback(value);
				}, 0);
				return;
			} else return value;
		};
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let editLength = 1;
		let maxEditLength = newLen + oldLen;
		if (options.maxEditLength != null) maxEditLength = Math.min(maxEditLength, options.maxEditLength);
		const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
		const abortAfterTimestamp = Date.now() + maxExecutionTime;
		const bestPath = [{
			oldPos: -1,
			lastComponent: void 0
		}];
		let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
		if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
		let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
		const execEditLength = () => {
			for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
				let basePath;
				const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
				if (removePath) bestPath[diagonalPath - 1] = void 0;
				let canAdd = false;
				if (addPath) {
					const addPathNewPos = addPath.oldPos - diagonalPath;
					canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
				}
				const canRemove = removePath && removePath.oldPos + 1 < oldLen;
				if (!canAdd && !canRemove) {
					bestPath[diagonalPath] = void 0;
					continue;
				}
				if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) basePath = this.addToPath(addPath, true, false, 0, options);
				else basePath = this.addToPath(removePath, false, true, 1, options);
				newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
				if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
				else {
					bestPath[diagonalPath] = basePath;
					if (basePath.oldPos + 1 >= oldLen) maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
					if (newPos + 1 >= newLen) minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
				}
			}
			editLength++;
		};
		if (callback) (function exec() {
			setTimeout(function() {
				if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) return callback(void 0);
				if (!execEditLength()) exec();
			}, 0);
		})();
		else while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
			const ret = execEditLength();
			if (ret) return ret;
		}
	}
	addToPath(path, added, removed, oldPosInc, options) {
		const last = path.lastComponent;
		if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: last.count + 1,
				added,
				removed,
				previousComponent: last.previousComponent
			}
		};
		else return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: 1,
				added,
				removed,
				previousComponent: last
			}
		};
	}
	extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
		while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
			newPos++;
			oldPos++;
			commonCount++;
			if (options.oneChangePerToken) basePath.lastComponent = {
				count: 1,
				previousComponent: basePath.lastComponent,
				added: false,
				removed: false
			};
		}
		if (commonCount && !options.oneChangePerToken) basePath.lastComponent = {
			count: commonCount,
			previousComponent: basePath.lastComponent,
			added: false,
			removed: false
		};
		basePath.oldPos = oldPos;
		return newPos;
	}
	equals(left, right, options) {
		if (options.comparator) return options.comparator(left, right);
		else return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
	}
	removeEmpty(array) {
		const ret = [];
		for (let i = 0; i < array.length; i++) if (array[i]) ret.push(array[i]);
		return ret;
	}
	castInput(value, options) {
		return value;
	}
	tokenize(value, options) {
		return Array.from(value);
	}
	join(chars) {
		return chars.join("");
	}
	postProcess(changeObjects, options) {
		return changeObjects;
	}
	get useLongestToken() {
		return false;
	}
	buildValues(lastComponent, newTokens, oldTokens) {
		const components = [];
		let nextComponent;
		while (lastComponent) {
			components.push(lastComponent);
			nextComponent = lastComponent.previousComponent;
			delete lastComponent.previousComponent;
			lastComponent = nextComponent;
		}
		components.reverse();
		const componentLen = components.length;
		let componentPos = 0, newPos = 0, oldPos = 0;
		for (; componentPos < componentLen; componentPos++) {
			const component = components[componentPos];
			if (!component.removed) {
				if (!component.added && this.useLongestToken) {
					let value = newTokens.slice(newPos, newPos + component.count);
					value = value.map(function(value, i) {
						const oldValue = oldTokens[oldPos + i];
						return oldValue.length > value.length ? oldValue : value;
					});
					component.value = this.join(value);
				} else component.value = this.join(newTokens.slice(newPos, newPos + component.count));
				newPos += component.count;
				if (!component.added) oldPos += component.count;
			} else {
				component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
				oldPos += component.count;
			}
		}
		return components;
	}
};

// node_modules/diff/libesm/diff/character.js
var CharacterDiff = class extends Diff {};
const characterDiff = new CharacterDiff();

// node_modules/diff/libesm/util/string.js
function longestCommonPrefix(str1, str2) {
	let i = 0;
	for (; i < str1.length && i < str2.length; i++) if (str1[i] != str2[i]) return str1.slice(0, i);
	return str1.slice(0, i);
}
function longestCommonSuffix(str1, str2) {
	let i;
	if (!str1 || !str2 || str1[str1.length - 1] != str2[str2.length - 1]) return "";
	for (i = 0; i < str1.length && i < str2.length; i++) if (str1[str1.length - (i + 1)] != str2[str2.length - (i + 1)]) return str1.slice(-i);
	return str1.slice(-i);
}
function replacePrefix(string, oldPrefix, newPrefix) {
	if (string.slice(0, oldPrefix.length) != oldPrefix) throw Error(`string ${JSON.stringify(string)} doesn't start with prefix ${JSON.stringify(oldPrefix)}; this is a bug`);
	return newPrefix + string.slice(oldPrefix.length);
}
function replaceSuffix(string, oldSuffix, newSuffix) {
	if (!oldSuffix) return string + newSuffix;
	if (string.slice(-oldSuffix.length) != oldSuffix) throw Error(`string ${JSON.stringify(string)} doesn't end with suffix ${JSON.stringify(oldSuffix)}; this is a bug`);
	return string.slice(0, -oldSuffix.length) + newSuffix;
}
function removePrefix(string, oldPrefix) {
	return replacePrefix(string, oldPrefix, "");
}
function removeSuffix(string, oldSuffix) {
	return replaceSuffix(string, oldSuffix, "");
}
function maximumOverlap(string1, string2) {
	return string2.slice(0, overlapCount(string1, string2));
}
function overlapCount(a, b) {
	let startA = 0;
	if (a.length > b.length) startA = a.length - b.length;
	let endB = b.length;
	if (a.length < b.length) endB = a.length;
	const map = Array(endB);
	let k = 0;
	map[0] = 0;
	for (let j = 1; j < endB; j++) {
		if (b[j] == b[k]) map[j] = map[k];
		else map[j] = k;
		while (k > 0 && b[j] != b[k]) k = map[k];
		if (b[j] == b[k]) k++;
	}
	k = 0;
	for (let i = startA; i < a.length; i++) {
		while (k > 0 && a[i] != b[k]) k = map[k];
		if (a[i] == b[k]) k++;
	}
	return k;
}
/**
* Split a string into segments using a word segmenter, merging consecutive
* segments if they are both whitespace segments. Whitespace segments can
* appear adjacent to one another for two reasons:
* - newlines always get their own segment
* - where a diacritic is attached to a whitespace character in the text, the
*   segment ends after the diacritic, so e.g. " \u0300 " becomes two segments.
* This function therefore runs the segmenter's .segment() method and then
* merges consecutive segments of whitespace into a single part.
*/
function segment(string, segmenter) {
	const parts = [];
	for (const segmentObj of Array.from(segmenter.segment(string))) {
		const segment = segmentObj.segment;
		if (parts.length && /\s/.test(parts[parts.length - 1]) && /\s/.test(segment)) parts[parts.length - 1] += segment;
		else parts.push(segment);
	}
	return parts;
}
function trailingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[1];
	let i;
	for (i = string.length - 1; i >= 0; i--) if (!string[i].match(/\s/)) break;
	return string.substring(i + 1);
}
function leadingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[0];
	const match = string.match(/^\s*/);
	return match ? match[0] : "";
}
function leadingAndTrailingWs(string, segmenter) {
	if (!segmenter) return [leadingWs(string), trailingWs(string)];
	if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
	const segments = segment(string, segmenter);
	const firstSeg = segments[0];
	const lastSeg = segments[segments.length - 1];
	return [/\s/.test(firstSeg) ? firstSeg : "", /\s/.test(lastSeg) ? lastSeg : ""];
}

// node_modules/diff/libesm/diff/word.js
const extendedWordChars = "a-zA-Z0-9_\\u{AD}\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2C6}\\u{2C8}-\\u{2D7}\\u{2DE}-\\u{2FF}\\u{1E00}-\\u{1EFF}";
const tokenizeIncludingWhitespace = new RegExp(`[${extendedWordChars}]+|\\s+|[^${extendedWordChars}]`, "ug");
var WordDiff = class extends Diff {
	equals(left, right, options) {
		if (options.ignoreCase) {
			left = left.toLowerCase();
			right = right.toLowerCase();
		}
		return left.trim() === right.trim();
	}
	tokenize(value, options = {}) {
		let parts;
		if (options.intlSegmenter) {
			const segmenter = options.intlSegmenter;
			if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
			parts = segment(value, segmenter);
		} else parts = value.match(tokenizeIncludingWhitespace) || [];
		const tokens = [];
		let prevPart = null;
		parts.forEach((part) => {
			if (/\s/.test(part)) {
				if (prevPart == null) tokens.push(part);
				else tokens.push(tokens.pop() + part);
			} else if (prevPart != null && /\s/.test(prevPart)) {
				if (tokens[tokens.length - 1] == prevPart) tokens.push(tokens.pop() + part);
				else tokens.push(prevPart + part);
			} else tokens.push(part);
			prevPart = part;
		});
		return tokens;
	}
	join(tokens) {
		return tokens.map((token, i) => {
			if (i == 0) return token;
			else return token.replace(/^\s+/, "");
		}).join("");
	}
	postProcess(changes, options) {
		if (!changes || options.oneChangePerToken) return changes;
		let lastKeep = null;
		let insertion = null;
		let deletion = null;
		changes.forEach((change) => {
			if (change.added) insertion = change;
			else if (change.removed) deletion = change;
			else {
				if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, change, options.intlSegmenter);
				lastKeep = change;
				insertion = null;
				deletion = null;
			}
		});
		if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, null, options.intlSegmenter);
		return changes;
	}
};
const wordDiff = new WordDiff();
function dedupeWhitespaceInChangeObjects(startKeep, deletion, insertion, endKeep, segmenter) {
	if (deletion && insertion) {
		const [oldWsPrefix, oldWsSuffix] = leadingAndTrailingWs(deletion.value, segmenter);
		const [newWsPrefix, newWsSuffix] = leadingAndTrailingWs(insertion.value, segmenter);
		if (startKeep) {
			const commonWsPrefix = longestCommonPrefix(oldWsPrefix, newWsPrefix);
			startKeep.value = replaceSuffix(startKeep.value, newWsPrefix, commonWsPrefix);
			deletion.value = removePrefix(deletion.value, commonWsPrefix);
			insertion.value = removePrefix(insertion.value, commonWsPrefix);
		}
		if (endKeep) {
			const commonWsSuffix = longestCommonSuffix(oldWsSuffix, newWsSuffix);
			endKeep.value = replacePrefix(endKeep.value, newWsSuffix, commonWsSuffix);
			deletion.value = removeSuffix(deletion.value, commonWsSuffix);
			insertion.value = removeSuffix(insertion.value, commonWsSuffix);
		}
	} else if (insertion) {
		if (startKeep) {
			const ws = leadingWs(insertion.value, segmenter);
			insertion.value = insertion.value.substring(ws.length);
		}
		if (endKeep) {
			const ws = leadingWs(endKeep.value, segmenter);
			endKeep.value = endKeep.value.substring(ws.length);
		}
	} else if (startKeep && endKeep) {
		const newWsFull = leadingWs(endKeep.value, segmenter), [delWsStart, delWsEnd] = leadingAndTrailingWs(deletion.value, segmenter);
		const newWsStart = longestCommonPrefix(newWsFull, delWsStart);
		deletion.value = removePrefix(deletion.value, newWsStart);
		const newWsEnd = longestCommonSuffix(removePrefix(newWsFull, newWsStart), delWsEnd);
		deletion.value = removeSuffix(deletion.value, newWsEnd);
		endKeep.value = replacePrefix(endKeep.value, newWsFull, newWsEnd);
		startKeep.value = replaceSuffix(startKeep.value, newWsFull, newWsFull.slice(0, newWsFull.length - newWsEnd.length));
	} else if (endKeep) {
		const endKeepWsPrefix = leadingWs(endKeep.value, segmenter);
		const deletionWsSuffix = trailingWs(deletion.value, segmenter);
		const overlap = maximumOverlap(deletionWsSuffix, endKeepWsPrefix);
		deletion.value = removeSuffix(deletion.value, overlap);
	} else if (startKeep) {
		const startKeepWsSuffix = trailingWs(startKeep.value, segmenter);
		const deletionWsPrefix = leadingWs(deletion.value, segmenter);
		const overlap = maximumOverlap(startKeepWsSuffix, deletionWsPrefix);
		deletion.value = removePrefix(deletion.value, overlap);
	}
}
var WordsWithSpaceDiff = class extends Diff {
	tokenize(value) {
		const regex = new RegExp(`(\\r?\\n)|[${extendedWordChars}]+|[^\\S\\n\\r]+|[^${extendedWordChars}]`, "ug");
		return value.match(regex) || [];
	}
};
const wordsWithSpaceDiff = new WordsWithSpaceDiff();

// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	equals(left, right, options) {
		if (options.ignoreWhitespace) {
			if (!options.newlineIsToken || !left.includes("\n")) left = left.trim();
			if (!options.newlineIsToken || !right.includes("\n")) right = right.trim();
		} else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
			if (left.endsWith("\n")) left = left.slice(0, -1);
			if (right.endsWith("\n")) right = right.slice(0, -1);
		}
		return super.equals(left, right, options);
	}
};
const lineDiff = new LineDiff();
function tokenize(value, options) {
	if (options.stripTrailingCr) value = value.replace(/\r\n/g, "\n");
	const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
	if (!linesAndNewlines[linesAndNewlines.length - 1]) linesAndNewlines.pop();
	for (let i = 0; i < linesAndNewlines.length; i++) {
		const line = linesAndNewlines[i];
		if (i % 2 && !options.newlineIsToken) retLines[retLines.length - 1] += line;
		else retLines.push(line);
	}
	return retLines;
}

// node_modules/diff/libesm/diff/sentence.js
function isSentenceEndPunct(char) {
	return char == "." || char == "!" || char == "?";
}
var SentenceDiff = class extends Diff {
	tokenize(value) {
		var _a;
		const result = [];
		let tokenStartI = 0;
		for (let i = 0; i < value.length; i++) {
			if (i == value.length - 1) {
				result.push(value.slice(tokenStartI));
				break;
			}
			if (isSentenceEndPunct(value[i]) && value[i + 1].match(/\s/)) {
				result.push(value.slice(tokenStartI, i + 1));
				i = tokenStartI = i + 1;
				while ((_a = value[i + 1]) === null || _a === void 0 ? void 0 : _a.match(/\s/)) i++;
				result.push(value.slice(tokenStartI, i + 1));
				tokenStartI = i + 1;
			}
		}
		return result;
	}
};
const sentenceDiff = new SentenceDiff();

// node_modules/diff/libesm/diff/css.js
var CssDiff = class extends Diff {
	tokenize(value) {
		return value.split(/([{}:;,]|\s+)/);
	}
};
const cssDiff = new CssDiff();

// node_modules/diff/libesm/diff/json.js
var JsonDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	get useLongestToken() {
		return true;
	}
	castInput(value, options) {
		const { undefinedReplacement, stringifyReplacer = (k, v) => typeof v === "undefined" ? undefinedReplacement : v } = options;
		return typeof value === "string" ? value : JSON.stringify(canonicalize(value, null, null, stringifyReplacer), null, "  ");
	}
	equals(left, right, options) {
		return super.equals(left.replace(/,([\r\n])/g, "$1"), right.replace(/,([\r\n])/g, "$1"), options);
	}
};
const jsonDiff = new JsonDiff();
function canonicalize(obj, stack, replacementStack, replacer, key) {
	stack = stack || [];
	replacementStack = replacementStack || [];
	if (replacer) obj = replacer(key === void 0 ? "" : key, obj);
	let i = 0;
	for (; i < stack.length; i += 1) if (stack[i] === obj) return replacementStack[i];
	let canonicalizedObj;
	if ("[object Array]" === Object.prototype.toString.call(obj)) {
		stack.push(obj);
		canonicalizedObj = new Array(obj.length);
		replacementStack.push(canonicalizedObj);
		for (i = 0; i < obj.length; i += 1) canonicalizedObj[i] = canonicalize(obj[i], stack, replacementStack, replacer, String(i));
		stack.pop();
		replacementStack.pop();
		return canonicalizedObj;
	}
	if (obj && obj.toJSON) obj = obj.toJSON();
	if (typeof obj === "object" && obj !== null) {
		stack.push(obj);
		canonicalizedObj = {};
		replacementStack.push(canonicalizedObj);
		const sortedKeys = [];
		let key;
		for (key in obj)
 /* istanbul ignore else */
		if (Object.prototype.hasOwnProperty.call(obj, key)) sortedKeys.push(key);
		sortedKeys.sort();
		for (i = 0; i < sortedKeys.length; i += 1) {
			key = sortedKeys[i];
			canonicalizedObj[key] = canonicalize(obj[key], stack, replacementStack, replacer, key);
		}
		stack.pop();
		replacementStack.pop();
	} else canonicalizedObj = obj;
	return canonicalizedObj;
}

// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
	tokenize(value) {
		return value.slice();
	}
	join(value) {
		return value;
	}
	removeEmpty(value) {
		return value;
	}
};
const arrayDiff = new ArrayDiff();
function diffArrays(oldArr, newArr, options) {
	return arrayDiff.diff(oldArr, newArr, options);
}

// src/changes/sequences.ts
/**
* What two lists of things have in common, in bounded time: lists of a million lines come from pull requests too.
*/
/**
* Myers' algorithm takes time in proportion to length and differences multiplied. Past so many it ends, and the stretch
* counts as replaced as a whole; measured, that takes some milliseconds.
*/
const mostEdits = 600;
/** \u2026 and for long stretches without anything unique, fewer: steps of the algorithm at its worst. */
const mostSteps = 2e7;
/** Longer stretches are split at what is unique in both before Myers' algorithm sees them. */
const longestAtOnce = 400;
/**
* The stretches that differ, in order. Things are equal where `===` says so. Splits at elements that stand once in both
* lists (as `git diff --patience` does), which takes time in proportion to n log n, then compares what is between.
*/
function differences(before, after) {
	const found = [];
	let work = 20 * (before.length + after.length) + 1e6;
	const open = [{
		beforeStart: 0,
		beforeEnd: before.length,
		afterStart: 0,
		afterEnd: after.length
	}];
	for (let stretch = open.pop(); stretch !== void 0; stretch = open.pop()) {
		const part = withoutEqualEnds(before, after, stretch);
		const removed = part.beforeEnd - part.beforeStart;
		const added = part.afterEnd - part.afterStart;
		if (removed === 0 && added === 0) continue;
		work -= removed + added;
		if (removed === 0 || added === 0 || work < 0) {
			found.push(part);
			continue;
		}
		const anchors = removed + added > longestAtOnce ? uniqueInBoth(before, after, part) : [];
		if (anchors.length === 0) for (const one of shortest(before, after, part)) found.push(one);
		else for (const one of between(part, anchors).reverse()) open.push(one);
	}
	return joined(found);
}
function withoutEqualEnds(before, after, stretch) {
	let { beforeStart, beforeEnd, afterStart, afterEnd } = stretch;
	while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeStart] === after[afterStart]) {
		beforeStart++;
		afterStart++;
	}
	while (beforeStart < beforeEnd && afterStart < afterEnd && before[beforeEnd - 1] === after[afterEnd - 1]) {
		beforeEnd--;
		afterEnd--;
	}
	return {
		beforeStart,
		beforeEnd,
		afterStart,
		afterEnd
	};
}
/** Elements that stand once in both stretches, as many as keep their order: the longest rising run (patience sorting). */
function uniqueInBoth(before, after, stretch) {
	const places = /* @__PURE__ */ new Map();
	for (let index = stretch.beforeStart; index < stretch.beforeEnd; index++) {
		const element = before[index];
		const place = places.get(element);
		if (place === void 0) places.set(element, {
			before: index,
			after: -1
		});
		else place.before = -1;
	}
	for (let index = stretch.afterStart; index < stretch.afterEnd; index++) {
		const place = places.get(after[index]);
		if (place === void 0) continue;
		place.after = place.after === -1 ? index : -2;
	}
	return longestRising([...places.values()].filter((place) => place.before >= 0 && place.after >= 0).sort((a, b) => a.before - b.before));
}
function longestRising(pairs) {
	/** The pair with which the best run of each length ends. */
	const ends = [];
	const previous = [];
	for (const [index, { after }] of pairs.entries()) {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = low + high >> 1;
			if ((pairs[ends[middle] ?? 0]?.after ?? 0) < after) low = middle + 1;
			else high = middle;
		}
		previous[index] = low === 0 ? -1 : ends[low - 1] ?? -1;
		ends[low] = index;
	}
	const run = [];
	for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) {
		const pair = pairs[at];
		if (pair !== void 0) run.push(pair);
	}
	return run.reverse();
}
function between(stretch, anchors) {
	const parts = [];
	let { beforeStart, afterStart } = stretch;
	for (const { before, after } of anchors) {
		if (before > beforeStart || after > afterStart) parts.push({
			beforeStart,
			beforeEnd: before,
			afterStart,
			afterEnd: after
		});
		beforeStart = before + 1;
		afterStart = after + 1;
	}
	parts.push({
		beforeStart,
		beforeEnd: stretch.beforeEnd,
		afterStart,
		afterEnd: stretch.afterEnd
	});
	return parts;
}
/** The fewest changes, or the whole stretch where that would take too long. */
function shortest(before, after, stretch) {
	const length = stretch.beforeEnd - stretch.beforeStart + stretch.afterEnd - stretch.afterStart;
	const changes = diffArrays(before.slice(stretch.beforeStart, stretch.beforeEnd), after.slice(stretch.afterStart, stretch.afterEnd), { maxEditLength: Math.max(20, Math.min(mostEdits, Math.floor(mostSteps / length))) });
	if (changes === void 0) return [stretch];
	const found = [];
	let { beforeStart, afterStart } = stretch;
	for (const { added, removed, count } of changes) {
		if (removed) found.push({
			beforeStart,
			beforeEnd: beforeStart + count,
			afterStart,
			afterEnd: afterStart
		});
		else if (added) found.push({
			beforeStart,
			beforeEnd: beforeStart,
			afterStart,
			afterEnd: afterStart + count
		});
		if (!added) beforeStart += count;
		if (!removed) afterStart += count;
	}
	return found;
}
/** Stretches that touch are one. */
function joined(parts) {
	const whole = [];
	for (const part of parts) {
		const last = whole.at(-1);
		if (last !== void 0 && last.beforeEnd === part.beforeStart && last.afterEnd === part.afterStart) whole[whole.length - 1] = {
			...last,
			beforeEnd: part.beforeEnd,
			afterEnd: part.afterEnd
		};
		else whole.push(part);
	}
	return whole;
}

// src/changes/words.ts
/**
* Runs of letters and digits; each letter for itself in writing without spaces; runs of blanks; each sign for itself.
* What is between two combining marks belongs together.
*/
const token = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{L}\p{N}\p{M}_]|$)|\s+|[\s\S]\p{M}*/gu;
/** Words of a line; put together they are the line. */
function wordsOf(line) {
	return line.match(token) ?? [];
}
/** Equal text in a changed line beyond this is folded, with this much left at either end. */
const longestSame = 400;
const keptOfSame = 80;
/**
* What changed from one line to the other, or undefined where they have too little in common to be read as one.
*/
function compareWords(before, after) {
	const [left, right] = [wordsOf(before), wordsOf(after)];
	const words = [];
	let at = 0;
	let same = 0;
	const add = (kind, text) => {
		if (text !== "") words.push({
			kind,
			text
		});
	};
	const parts = withoutIslands(left, differences(left, right));
	for (const part of [...parts, {
		beforeStart: left.length,
		beforeEnd: left.length,
		afterStart: 0,
		afterEnd: 0
	}]) {
		const text = left.slice(at, part.beforeStart).join("");
		same += text.replaceAll(/\s/g, "").length;
		add("same", text);
		add("removed", left.slice(part.beforeStart, part.beforeEnd).join(""));
		add("added", right.slice(part.afterStart, part.afterEnd).join(""));
		at = part.beforeEnd;
	}
	if (Math.max(before.length, after.length) > 0 && same * 4 < Math.min(before.length, after.length)) return void 0;
	return words.flatMap(folded);
}
/** Blanks alone between two changes are taken into them: `the [-old-]{+new+} [-way-]{+road+}` reads worse. */
function withoutIslands(left, parts) {
	const joined = [];
	for (const part of parts) {
		const last = joined.at(-1);
		const between = last === void 0 ? "x" : left.slice(last.beforeEnd, part.beforeStart).join("");
		if (last !== void 0 && /^\s+$/.test(between)) joined[joined.length - 1] = {
			...last,
			beforeEnd: part.beforeEnd,
			afterEnd: part.afterEnd
		};
		else joined.push(part);
	}
	return joined;
}
function folded(word) {
	if (word.kind !== "same" || word.text.length <= longestSame) return [word];
	const start = word.text.slice(0, keptOfSame).replace(/[\ud800-\udbff]$/, "");
	const end = word.text.slice(-80).replace(/^[\udc00-\udfff]/, "");
	const characters = word.text.length - start.length - end.length;
	return [
		{
			kind: "same",
			text: start
		},
		{
			kind: "folded",
			characters
		},
		{
			kind: "same",
			text: end
		}
	];
}

// src/changes/rows.ts
const defaultRowOptions = {
	context: 3,
	mostRows: 2e3,
	mostCharacters: 4e5
};
/** So many removed lines are compared with so many added ones to find which belongs to which. */
const mostPaired = 60;
/** Longer lines are compared by words only where they stand at the same place. */
const longestPaired = 2e3;
/** A moved line has so many characters at least: `}` stands everywhere. */
const shortestMoved = 12;
/** The rows of a comparison; empty where the texts are the same. */
function rowsBetween(before, after, options = defaultRowOptions) {
	if (before === after) return [];
	const [left, right] = [linesOf(before), linesOf(after)];
	const parts = differences(left, right);
	if (parts.length === 0) return lineEndAlone(before, after);
	const moved = movedLines(left, right, parts);
	const writer = new Writer(options);
	let at = 0;
	for (const [index, part] of parts.entries()) {
		if (writer.isFull) {
			writer.leaveOut(part.beforeEnd - part.beforeStart, part.afterEnd - part.afterStart);
			continue;
		}
		writer.same(left.slice(at, part.beforeStart), index === 0 ? 0 : options.context, options.context);
		let removed = part.beforeEnd - part.beforeStart;
		let added = part.afterEnd - part.afterStart;
		for (const row of rowsOf(left, right, part, moved)) {
			if (row.kind !== "added") removed--;
			if (row.kind !== "removed") added--;
			writer.add(row);
			if (writer.isFull) break;
		}
		writer.leaveOut(removed, added);
		at = part.beforeEnd;
	}
	if (!writer.isFull) writer.same(left.slice(at), options.context, 0);
	return writer.rows();
}
/** The lines without their line feeds. A line feed at the end begins no line of its own. */
function linesOf(text) {
	if (text === "") return [];
	return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}
/** The texts differ in the line feed at their end alone. */
function lineEndAlone(before, after) {
	return [{
		kind: "changed",
		words: [{
			kind: "same",
			text: linesOf(before).at(-1) ?? ""
		}, {
			kind: after.length > before.length ? "added" : "removed",
			text: "\n"
		}]
	}];
}
/** Lines that were removed here and added there, each taken once. */
function movedLines(left, right, parts) {
	const added = /* @__PURE__ */ new Map();
	for (const { afterStart, afterEnd } of parts) for (let index = afterStart; index < afterEnd; index++) {
		const line = right[index] ?? "";
		if (line.trim().length < shortestMoved) continue;
		const places = added.get(line);
		if (places === void 0) added.set(line, [index]);
		else places.push(index);
	}
	const before = /* @__PURE__ */ new Map();
	const after = /* @__PURE__ */ new Map();
	for (const { beforeStart, beforeEnd } of parts) for (let index = beforeStart; index < beforeEnd; index++) {
		const place = added.get(left[index] ?? "")?.shift();
		if (place === void 0) continue;
		before.set(index, place);
		after.set(place, index);
	}
	return {
		before,
		after
	};
}
/** Rows of a stretch that differs: lines that belong together as one row, the others as removed and added. */
function* rowsOf(left, right, part, moved) {
	let { beforeStart, afterStart } = part;
	const removedUntil = function* (end) {
		for (; beforeStart < end; beforeStart++) yield lineRow("removed", left[beforeStart] ?? "", moved.before.get(beforeStart));
	};
	const addedUntil = function* (end) {
		for (; afterStart < end; afterStart++) yield lineRow("added", right[afterStart] ?? "", moved.after.get(afterStart));
	};
	for (const [before, after] of pairs(left, right, part, moved)) {
		const words = compareWords(left[before] ?? "", right[after] ?? "");
		if (words === void 0) continue;
		yield* removedUntil(before);
		yield* addedUntil(after);
		yield {
			kind: "changed",
			words
		};
		beforeStart = before + 1;
		afterStart = after + 1;
	}
	yield* removedUntil(part.beforeEnd);
	yield* addedUntil(part.afterEnd);
}
function lineRow(kind, text, moved) {
	return moved === void 0 ? {
		kind,
		text
	} : {
		kind,
		text,
		moved: moved + 1
	};
}
/** Which removed line belongs to which added one, in the order of both. Moved lines belong to none. */
function pairs(left, right, part, moved) {
	const removed = indexes(part.beforeStart, part.beforeEnd).filter((index) => !moved.before.has(index));
	const added = indexes(part.afterStart, part.afterEnd).filter((index) => !moved.after.has(index));
	if (removed.length === added.length && removed.length <= 1) return removed.map((index, at) => [index, added[at] ?? 0]);
	if (removed.length > mostPaired || added.length > mostPaired) return removed.slice(0, added.length).map((index, at) => [index, added[at] ?? 0]);
	return bestPairs(removed, added, removed.map((one) => added.map((other) => similarity(left[one] ?? "", right[other] ?? ""))));
}
function indexes(start, end) {
	return Array.from({ length: end - start }, (_, index) => start + index);
}
/** The pairs with the most in common that keep their order (as in aligning two sequences). */
function bestPairs(removed, added, likeness) {
	const width = added.length + 1;
	const best = new Float64Array((removed.length + 1) * width);
	const cell = (row, column) => best[row * width + column] ?? 0;
	for (let row = removed.length - 1; row >= 0; row--) for (let column = added.length - 1; column >= 0; column--) {
		const like = likeness[row]?.[column] ?? 0;
		const taken = like >= alike ? like + cell(row + 1, column + 1) : 0;
		best[row * width + column] = Math.max(cell(row + 1, column), cell(row, column + 1), taken);
	}
	const found = [];
	for (let row = 0, column = 0; row < removed.length && column < added.length;) {
		const like = likeness[row]?.[column] ?? 0;
		if (like >= alike && cell(row, column) === like + cell(row + 1, column + 1)) found.push([removed[row++] ?? 0, added[column++] ?? 0]);
		else if (cell(row, column) === cell(row + 1, column)) row++;
		else column++;
	}
	return found;
}
/** Lines that have less in common are not read as one. */
const alike = .4;
/** From 0 to 1: how many pairs of neighbouring characters two lines share (Dice's coefficient). */
function similarity(one, other) {
	if (one.length > longestPaired || other.length > longestPaired) return 0;
	const [a, b] = [one.trim(), other.trim()];
	if (a === b) return 1;
	const counts = /* @__PURE__ */ new Map();
	for (let index = 0; index + 1 < a.length; index++) {
		const pair = a.slice(index, index + 2);
		counts.set(pair, (counts.get(pair) ?? 0) + 1);
	}
	let shared = 0;
	for (let index = 0; index + 1 < b.length; index++) {
		const pair = b.slice(index, index + 2);
		const left = counts.get(pair) ?? 0;
		if (left === 0) continue;
		shared++;
		counts.set(pair, left - 1);
	}
	const total = a.length + b.length - 2;
	return total <= 0 ? 0 : 2 * shared / total;
}
/** Collects rows as far as there is room. */
var Writer = class {
	isFull = false;
	written = [];
	options;
	characters = 0;
	removed = 0;
	added = 0;
	constructor(options) {
		this.options = options;
	}
	add(row) {
		const length = lengthOf(row);
		const { mostRows, mostCharacters } = this.options;
		this.isFull ||= this.written.length >= mostRows || this.characters + length > mostCharacters;
		if (!this.isFull) {
			this.characters += length;
			this.written.push(row);
		} else if (row.kind === "removed" || row.kind === "added" || row.kind === "changed") this.leaveOut(row.kind === "added" ? 0 : 1, row.kind === "removed" ? 0 : 1);
	}
	leaveOut(removed, added) {
		this.removed += removed;
		this.added += added;
	}
	/** Equal lines: `first` of them after a change, `last` before the next one, the rest folded. */
	same(lines, first, last) {
		if (lines.length <= first + last + 2) {
			for (const text of lines) this.add({
				kind: "same",
				text
			});
			return;
		}
		for (const text of lines.slice(0, first)) this.add({
			kind: "same",
			text
		});
		this.add({
			kind: "folded",
			lines: lines.length - first - last
		});
		for (const text of last === 0 ? [] : lines.slice(-last)) this.add({
			kind: "same",
			text
		});
	}
	rows() {
		const { removed, added } = this;
		return removed + added === 0 ? this.written : [...this.written, {
			kind: "cut",
			removed,
			added
		}];
	}
};
function lengthOf(row) {
	if (row.kind === "changed") return row.words.reduce((sum, word) => sum + ("text" in word ? word.text.length : 0), 0);
	return "text" in row ? row.text.length : 0;
}

// src/changes/messages.ts
/**
* The messages of both conversations in the order of the newer one, removed ones where they stood. Empty where the
* conversations are the same.
*/
function compareMessages(before, after, options = defaultRowOptions) {
	const [left, right] = [before.map(keyOf), after.map(keyOf)];
	if (left.length === right.length && left.every((key, index) => key === right[index])) return [];
	return matchUp(left, right, (one, other) => before[one]?.role === after[other]?.role).map((match) => {
		const was = "before" in match ? before[match.before] : void 0;
		const is = "after" in match ? after[match.after] : void 0;
		const role = (is ?? was)?.role ?? "";
		const roleChanged = was !== void 0 && is !== void 0 && was.role !== is.role ? { roleBefore: was.role } : {};
		const content = match.status === "same" || match.status === "moved" ? [] : compareParts(was?.content ?? [], is?.content ?? [], options);
		return {
			...match,
			role,
			...roleChanged,
			parts: content
		};
	});
}
function compareParts(before, after, options) {
	return matchUp(before.map(keyOf), after.map(keyOf), (one, other) => kindOf(before[one]) === kindOf(after[other])).map((match) => {
		const was = "before" in match ? before[match.before] : void 0;
		const is = "after" in match ? after[match.after] : void 0;
		const rows = match.status === "same" || match.status === "moved" ? [] : rowsBetween(textOf(was), textOf(is), options);
		return {
			...match,
			kind: kindOf(is ?? was),
			rows
		};
	});
}
/** Equal elements first, in order; then equal ones elsewhere, which moved; then those of one kind between the same neighbours. */
function matchUp(left, right, alike) {
	const parts = differences(left, right);
	const movedFrom = movesBetween(left, right, parts);
	const gone = new Set(movedFrom.values());
	const matches = [];
	let at = 0;
	const equalUntil = (end, offset) => {
		for (; at < end; at++) matches.push({
			status: "same",
			before: at,
			after: at + offset
		});
	};
	for (const { beforeStart, beforeEnd, afterStart, afterEnd } of parts) {
		equalUntil(beforeStart, afterStart - beforeStart);
		let next = beforeStart;
		const removeUntil = (end) => {
			for (; next < end; next++) if (!gone.has(next)) matches.push({
				status: "removed",
				before: next
			});
		};
		for (let after = afterStart; after < afterEnd; after++) {
			const from = movedFrom.get(after);
			if (from !== void 0) {
				matches.push({
					status: "moved",
					before: from,
					after
				});
				continue;
			}
			let partner = next;
			while (partner < beforeEnd && (gone.has(partner) || !alike(partner, after))) partner++;
			if (partner === beforeEnd && beforeEnd - beforeStart === 1 && afterEnd - afterStart === 1 && !gone.has(beforeStart)) partner = beforeStart;
			if (partner >= beforeEnd) {
				matches.push({
					status: "added",
					after
				});
				continue;
			}
			removeUntil(partner);
			matches.push({
				status: "changed",
				before: partner,
				after
			});
			next = partner + 1;
		}
		removeUntil(beforeEnd);
		at = beforeEnd;
	}
	const last = parts.at(-1);
	equalUntil(left.length, last === void 0 ? 0 : last.afterEnd - last.beforeEnd);
	return acrossGaps(matches, alike);
}
/** Elements of the stretches that differ which stand elsewhere now: from their index after to that before. */
function movesBetween(left, right, parts) {
	const removed = /* @__PURE__ */ new Map();
	for (const { beforeStart, beforeEnd } of parts) for (let index = beforeStart; index < beforeEnd; index++) {
		const key = left[index] ?? "";
		removed.set(key, [...removed.get(key) ?? [], index]);
	}
	const movedFrom = /* @__PURE__ */ new Map();
	for (const { afterStart, afterEnd } of parts) for (let index = afterStart; index < afterEnd; index++) {
		const from = removed.get(right[index] ?? "")?.shift();
		if (from !== void 0) movedFrom.set(index, from);
	}
	return movedFrom;
}
/** What is gone at one place and new of the same kind at another is one thing that changed, and went on its way. */
function acrossGaps(matches, alike) {
	const gone = matches.flatMap((match) => match.status === "removed" ? [match.before] : []);
	const partners = /* @__PURE__ */ new Map();
	for (const match of matches) {
		if (match.status !== "added" || gone.length === 0) continue;
		const index = gone.findIndex((before) => alike(before, match.after));
		if (index !== -1) partners.set(match.after, gone.splice(index, 1)[0] ?? 0);
	}
	const taken = new Set(partners.values());
	return matches.flatMap((match) => {
		if (match.status === "removed" && taken.has(match.before)) return [];
		const before = match.status === "added" ? partners.get(match.after) : void 0;
		return match.status !== "added" || before === void 0 ? [match] : [{
			status: "changed",
			before,
			after: match.after
		}];
	});
}
function keyOf(value) {
	return JSON.stringify(value);
}
function kindOf(part) {
	return Object.keys(part ?? {})[0] ?? "part";
}
/** What a part is compared by: its text, or its value as indented JSON. */
function textOf(part) {
	if (part === void 0) return "";
	if ("text" in part) return part.text;
	const [value] = Object.values(part);
	return JSON.stringify(value, null, 2);
}

// src/changes/compare-prompts.ts
/**
* What differs, or undefined where nothing does: then the prompt only looked as if it were affected.
* Texts are masked before they are compared: what shows their words would cut secrets into pieces that nobody knows.
*/
function comparePrompts(before, after, { causes, broken: errors, room, masking }) {
	const broken = masking.document(errors);
	const [old, fresh] = [before?.checked, after?.checked];
	const file = fresh?.file ?? old?.file;
	if (file === void 0) return void 0;
	const real = realCauses(before, after, causes);
	const settings = old?.prompt !== void 0 && fresh?.prompt !== void 0 ? compareSettings(old.prompt, fresh.prompt, masking) : [];
	const cases = compareCases(old, fresh, room, masking);
	const differing = cases.filter(({ status }) => status !== "same");
	const contract = [...promptChanges(before, after)];
	if (before !== void 0 && after !== void 0) contract.push(...bothContracts(before, after, real));
	const isBroken = broken.before.length + broken.after.length > 0;
	const isOwn = real.some(({ kind }) => [
		"prompt",
		"cases",
		"template"
	].includes(kind));
	const isUsed = real.some(({ kind }) => kind === "partial" || kind === "media");
	if (!(settings.length + differing.length + contract.length > 0 || isBroken) && !isOwn && !isUsed) return void 0;
	contract.push(...wordChanges(cases, contract, real));
	const template = differing.length === 0 ? compareTemplates(old?.prompt, fresh?.prompt, room, masking) : [];
	const name = file.name;
	const renamed = old !== void 0 && fresh !== void 0 && old.file.name !== name;
	return {
		name,
		status: old === void 0 ? "added" : fresh === void 0 ? "removed" : renamed ? "renamed" : isOwn ? "changed" : "affected",
		...renamed ? { from: old.file.name } : {},
		file: file.file.path,
		causes: real,
		broken,
		settings,
		contract: require_levels.contractOf(contract.map((change) => ({
			...change,
			reason: masking.text(change.reason)
		}))),
		cases: differing,
		sameCases: cases.length - differing.length,
		...template.length === 0 ? {} : { template },
		size: {
			before: require_size.longestOf(old?.renderings ?? []),
			after: require_size.longestOf(fresh?.renderings ?? [])
		}
	};
}
/** Without files that only share a name with something that the prompt uses, and files whose text is the same. */
function realCauses(before, after, causes) {
	const found = /* @__PURE__ */ new Map();
	for (const cause of causes) {
		const partials = /* @__PURE__ */ new Set([...before?.partials ?? [], ...after?.partials ?? []]);
		if (cause.kind === "partial" && !partials.has(cause.file)) continue;
		if ((cause.kind === "prompt" || cause.kind === "cases") && cause.status === "changed" && isSameText(before, after, cause.kind)) continue;
		if (cause.kind === "template" && cause.file !== templateOf(before) && cause.file !== templateOf(after)) continue;
		found.set(cause.file, cause);
	}
	const [was, is] = [templateOf(before), templateOf(after)];
	if (was !== void 0 && is !== void 0 && was !== is && after?.checked.prompt?.form === "classic" && !found.has(is)) found.set(is, {
		kind: "template",
		file: is,
		status: "renamed",
		from: was
	});
	return [...found.values()];
}
function templateOf(side) {
	return side?.checked.prompt?.template.source.file;
}
function isSameText(before, after, kind) {
	const textOf = (side) => kind === "prompt" ? side?.checked.prompt?.settings.text : side?.checked.cases.find(({ source }) => source.file === side.checked.file.cases?.path)?.source.text;
	const text = textOf(before);
	return text !== void 0 && text === textOf(after);
}
function promptChanges(before, after) {
	const [old, fresh] = [before?.checked.file, after?.checked.file];
	const at = (file, side) => ({
		side,
		file
	});
	if (old === void 0 && fresh !== void 0) return [{
		level: "minor",
		subject: "prompt",
		reason: `The prompt ${require_contract.shown(fresh.name)} is new.`,
		...place(at(fresh.file.path, "head"))
	}];
	if (fresh === void 0 && old !== void 0) return [{
		level: "major",
		subject: "prompt",
		reason: `The prompt ${require_contract.shown(old.name)} is gone.`,
		...place(at(old.file.path, "base"))
	}];
	if (old !== void 0 && fresh !== void 0 && old.name !== fresh.name) return [{
		level: "major",
		subject: "prompt",
		reason: `The prompt ${require_contract.shown(old.name)} is called ${require_contract.shown(fresh.name)} now: who asks for the old name finds nothing.`,
		...place(at(fresh.file.path, "head"))
	}];
	return [];
}
/** What is promised, where both sides can be read; where the newer one cannot, nobody can tell. */
function bothContracts(before, after, causes) {
	if (before.contract === void 0 || isUnknown(before)) return [];
	if (after.contract !== void 0 && !isUnknown(after)) return require_contract.compareContracts(before.contract, after.contract);
	if (causes.length === 0) return [];
	return [{
		level: "major",
		subject: "prompt",
		reason: "The prompt cannot be read now, so nobody can tell what it promises; treated as major.",
		unclear: true,
		place: {
			side: "head",
			file: after.checked.file.file.path
		}
	}];
}
/** Settings with syntax errors may lack anything, and inputs that a template would tell are not told by a broken one. */
function isUnknown({ checked, contract }) {
	return checked.settingsUnclear || checked.tree === void 0 && contract?.inputFrom === "template";
}
function place(value) {
	return value === void 0 ? {} : { place: value };
}
/** What is left when nothing is asked of callers: other words, and files that are delivered. */
function wordChanges(cases, others, causes) {
	const differing = cases.filter(({ status }) => status !== "same");
	const changed = differing.filter(({ status }) => status === "changed" || status === "renamed").length;
	if (changed > 0) return [{
		level: "patch",
		subject: "words",
		reason: `${changed === 1 ? "One case says" : `${changed} cases say`} something else.`
	}];
	if (others.length > 0) return [];
	const files = [...new Set(causes.map(({ kind }) => kind))];
	if (files.length === 0 && differing.length === 0) return [];
	return [{
		level: "patch",
		subject: "words",
		reason: differing.length > 0 ? "Cases came or went." : files.includes("media") ? "A file that it shows changed." : cases.length === 0 ? "Its files changed, and no case shows what it says." : "Its files changed, and no case says anything else."
	}];
}
/** Cases that are there on both sides and rendered on one alone are left out: an error keeps them, and is shown. */
function compareCases(before, after, room, masking) {
	const names = (side) => new Set(side?.cases.map(({ name }) => name));
	const [hadNames, hasNames] = [names(before), names(after)];
	const old = new Map(before?.renderings.map((rendering) => [rendering.case, rendering]));
	const gone = (before?.renderings ?? []).filter((rendering) => !hasNames.has(rendering.case));
	const cases = [];
	for (const rendering of after?.renderings ?? []) {
		let twin = old.get(rendering.case);
		if (twin === void 0 && hadNames.has(rendering.case)) continue;
		if (twin === void 0) {
			const text = JSON.stringify(rendering.messages);
			const index = gone.findIndex(({ messages }) => JSON.stringify(messages) === text);
			twin = index === -1 ? void 0 : gone.splice(index, 1)[0];
		}
		cases.push(caseDifference(twin, rendering, room, masking));
	}
	return [...cases, ...gone.map((rendering) => caseDifference(rendering, void 0, room, masking))];
}
function caseDifference(before, after, room, masking) {
	const name = after?.case ?? before?.case ?? "";
	const size = {
		before: sizeOrNull(before),
		after: sizeOrNull(after)
	};
	if (before !== void 0 && after !== void 0 && isSameTalk(before.messages, after.messages)) {
		const renamed = before.case !== after.case;
		return {
			name,
			status: renamed ? "renamed" : "same",
			...renamed ? { from: before.case } : {},
			messages: [],
			size
		};
	}
	const was = before === void 0 ? void 0 : masking.value(before.messages);
	const is = after === void 0 ? void 0 : masking.value(after.messages);
	const messages = compareMessages(was ?? [], is ?? [], room.rows());
	return {
		name,
		status: before === void 0 ? "added" : after === void 0 ? "removed" : "changed",
		...room.conversations(was, is),
		messages: room.take(messages),
		size
	};
}
function isSameTalk(before, after) {
	return JSON.stringify(before) === JSON.stringify(after);
}
function sizeOrNull(rendering) {
	return rendering === void 0 ? null : require_size.sizeOf(rendering.messages);
}
/** Lines of the templates, for prompts whose cases do not show what changed. */
function compareTemplates(before, after, room, masking) {
	if (before === void 0 || after === void 0) return [];
	return room.takeRows(rowsBetween(masking.text(before.template.text), masking.text(after.template.text), room.rows()));
}
/** Longer values of settings are cut: a schema among the extensions may have any length. */
const longestValue = 2e3;
function compareSettings(before, after, masking) {
	const shownValue = (name, value) => cut(masking.value({ [name]: value })[name] ?? null);
	const [old, fresh] = [settingsOf(before), settingsOf(after)];
	const changes = [];
	for (const name of /* @__PURE__ */ new Set([...old.keys(), ...fresh.keys()])) {
		const [was, is] = [old.get(name), fresh.get(name)];
		if (JSON.stringify(was) === JSON.stringify(is)) continue;
		changes.push({
			name,
			...was === void 0 ? {} : { before: shownValue(name, was) },
			...is === void 0 ? {} : { after: shownValue(name, is) }
		});
	}
	return changes;
}
function settingsOf({ model, description, config, input, output, tools, extensions }) {
	const settings = /* @__PURE__ */ new Map();
	if (model !== void 0) settings.set("model", model);
	if (description !== void 0) settings.set("description", description);
	for (const [name, value] of Object.entries(config)) settings.set(`config.${name}`, value);
	for (const [name, value] of Object.entries(input.default)) settings.set(`input.default.${name}`, value);
	if (output.format !== void 0) settings.set("output.format", output.format);
	if (output.file !== void 0) settings.set("output.file", output.file);
	if (tools.length > 0) settings.set("tools", tools);
	for (const [name, value] of Object.entries(extensions)) settings.set(name, value);
	return settings;
}
function cut(value) {
	const text = JSON.stringify(value);
	return text.length <= longestValue ? value : `${text.slice(0, longestValue)}\u2026`;
}

// src/changes/load-side.ts
/** A prompt as it was checked, with what it shares; for whoever checks the whole project anyway. */
function loadedSide(checked, partials) {
	const { prompt, tree, cases } = checked;
	const files = /* @__PURE__ */ new Set();
	const open = [...tree?.partials ?? []];
	const seen = /* @__PURE__ */ new Set();
	for (let name = open.pop(); name !== void 0; name = open.pop()) {
		const partial = seen.has(name) ? void 0 : partials.get(name);
		seen.add(name);
		if (partial === void 0) continue;
		if (partial.source !== void 0) files.add(partial.source.file);
		open.push(...partial.partials);
	}
	return {
		checked,
		contract: prompt && contractSide(prompt, tree, partials, cases),
		partials: files
	};
}
function contractSide(prompt, tree, partials, cases) {
	const { schema, schemaFrom } = prompt.input;
	if (schema !== void 0) return {
		prompt,
		input: schema,
		inputFrom: schemaFrom ?? "author"
	};
	return {
		prompt,
		input: tree === void 0 ? true : require_checked.inferInputSchema(tree, partials, cases),
		inputFrom: "template"
	};
}
/** The event loop gets a turn after so many prompts, so that Ctrl-C is served. */
const promptsPerTurn = 32;
/** Loads the prompts of the given names. */
async function loadSide$1(side, names, signal) {
	const prompts = /* @__PURE__ */ new Map();
	const set = await require_checked.openChecked(side.project, "kept", side.index);
	let count = 0;
	for await (const checked of set.each(({ name }) => names.has(name))) {
		prompts.set(checked.file.name, loadedSide(checked, set.partials));
		if (++count % promptsPerTurn === 0) {
			await new Promise((resolve) => setImmediate(resolve));
			signal.throwIfAborted();
		}
	}
	const rules = [
		...require_rules$2.promptsRules,
		...require_rules.platformRules,
		...require_rules$1.projectRules
	];
	const levels = side.project.config.rules ?? {};
	const known = new Set(rules.map(({ id }) => id));
	const errorsAmong = (findings) => {
		const suspects = findings.filter(({ severity, rule }) => severity === "error" || Object.hasOwn(levels, rule));
		if (suspects.length === 0) return [];
		return require_levels$1.applyRules(suspects, {
			levels,
			rules
		}, set.suppressions()).filter((finding) => finding.severity === "error" && known.has(finding.rule));
	};
	return {
		prompts,
		shared: errorsAmong([...side.loaded.findings, ...set.finish("some")]),
		errorsAmong
	};
}

// src/changes/project-difference.ts
/** Compares the prompts that a change may touch; all others are neither parsed nor rendered. */
async function compareProject(request) {
	const { path, before, after, changed, shard, room, signal } = request;
	const { suspects: all, settings } = await findAffected(before, after, changed);
	const suspects = shard === void 0 ? all : all.filter((suspect) => require_shard.isInShard(nameOf(suspect), shard));
	const names = (side) => new Set(suspects.flatMap((suspect) => suspect[side] === void 0 ? [] : [suspect[side].name]));
	const old = before === void 0 || names("before").size === 0 ? void 0 : await loadSide$1(before, names("before"), signal);
	const load = request.loadAfter ?? (after === void 0 ? void 0 : (wanted) => loadSide$1(after, wanted, signal));
	const fresh = names("after").size === 0 ? void 0 : await load?.(names("after"));
	const prompts = [];
	for (const suspect of suspects) {
		const [was, is] = [sideOf(old, suspect.before), sideOf(fresh, suspect.after)];
		if (was === void 0 && is === void 0) continue;
		const broken = {
			before: errorsOf(old, was),
			after: errorsOf(fresh, is)
		};
		const compared = await request.masking((masking) => {
			const left = room.copy();
			return {
				difference: comparePrompts(was, is, {
					causes: suspect.causes,
					broken,
					room: left,
					masking
				}),
				left
			};
		});
		room.leave(compared.left);
		if (compared.difference !== void 0) prompts.push(compared.difference);
	}
	const status = before === void 0 ? "added" : after === void 0 ? "removed" : prompts.length + settings.length > 0 ? "changed" : "unchanged";
	const contract = require_project_contract.projectContract(prompts);
	return {
		path,
		status,
		count: {
			before: before?.prompts.size ?? 0,
			after: after?.prompts.size ?? 0
		},
		prompts,
		settings,
		contract,
		cut: [
			...request.notes,
			...room.cuts(),
			...prompts.flatMap(secretsAlone)
		]
	};
}
/** Secrets are masked before texts are compared, so a case in which only a secret differs has nothing to show. */
function secretsAlone({ name, cases }) {
	return cases.filter(({ status, messages }) => status === "changed" && messages.length === 0).map((one) => `In the case ${one.name} of ${name} nothing differs but a secret, which is not shown.`);
}
function nameOf({ before, after }) {
	return after?.name ?? before?.name ?? "";
}
function sideOf(run, file) {
	const side = file === void 0 ? void 0 : run?.prompts.get(file.name);
	return side === void 0 || side.checked.prompt === void 0 && side.checked.findings.length === 0 ? void 0 : side;
}
/** Why a prompt could not be rendered in full. */
function errorsOf(run, side) {
	if (run === void 0 || side === void 0 || isWhole(side.checked)) return [];
	const own = run.errorsAmong(side.checked.findings);
	const shared = run.shared.filter(({ file }) => side.partials.has(file) || own.length === 0);
	return [...own, ...shared];
}
function isWhole({ prompt, sound, renderings, cases }) {
	return prompt !== void 0 && sound && renderings.length === cases.length;
}

// src/changes/room.ts
/** Twice what a review of 2,000 prompts of ordinary length needs. */
const defaultRoom = {
	rows: 8e6,
	conversations: 16e6
};
/** What is left of the room. One for each document. */
var Room = class Room {
	rowsLeft;
	conversationsLeft;
	casesWithoutRows = 0;
	casesWithoutConversations = 0;
	constructor(limits = defaultRoom) {
		this.rowsLeft = limits.rows;
		this.conversationsLeft = limits.conversations;
	}
	/** The same room, of which something may be taken on trial. */
	copy() {
		const room = new Room({
			rows: this.rowsLeft,
			conversations: this.conversationsLeft
		});
		room.casesWithoutRows = this.casesWithoutRows;
		room.casesWithoutConversations = this.casesWithoutConversations;
		return room;
	}
	/** Has as much left as another one, and the same sentences to say. */
	leave(other) {
		this.rowsLeft = other.rowsLeft;
		this.conversationsLeft = other.conversationsLeft;
		this.casesWithoutRows = other.casesWithoutRows;
		this.casesWithoutConversations = other.casesWithoutConversations;
	}
	/** Bounds for the rows of one text. */
	rows() {
		return this.rowsLeft > 0 ? defaultRowOptions : {
			context: 0,
			mostRows: 1,
			mostCharacters: 200
		};
	}
	take(messages) {
		const length = JSON.stringify(messages).length;
		if (length > this.rowsLeft) {
			this.rowsLeft = 0;
			this.casesWithoutRows++;
			return messages.map((message) => ({
				...message,
				parts: message.parts.map((part) => ({
					...part,
					rows: []
				}))
			}));
		}
		this.rowsLeft -= length;
		return messages;
	}
	/** The rows, or none where there is no room. */
	takeRows(rows) {
		const length = JSON.stringify(rows).length;
		if (length > this.rowsLeft) return [];
		this.rowsLeft -= length;
		return rows;
	}
	conversations(before, after) {
		const length = (before === void 0 ? 0 : JSON.stringify(before).length) + (after === void 0 ? 0 : JSON.stringify(after).length);
		if (length > this.conversationsLeft) {
			this.casesWithoutConversations++;
			return {};
		}
		this.conversationsLeft -= length;
		return {
			...before === void 0 ? {} : { before },
			...after === void 0 ? {} : { after }
		};
	}
	/** What was left out so far, in sentences. */
	cuts() {
		const sentences = [];
		if (this.casesWithoutRows > 0) sentences.push(`Changed lines are left out for ${cases(this.casesWithoutRows)}: there are too many changes.`);
		if (this.casesWithoutConversations > 0) sentences.push(`Whole conversations are left out for ${cases(this.casesWithoutConversations)}: together they are too long.`);
		return sentences;
	}
};
function cases(count) {
	return count === 1 ? "one case" : `${count} cases`;
}

// src/commands/revisions.ts
/** Two revisions opened for comparing: which commits, which projects, and what of each project differs. */
var revisions_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	compareOpened: () => compareOpened,
	compareRevisions: () => compareRevisions,
	maskingFor: () => maskingFor,
	openProject: () => openProject,
	openRevisions: () => openRevisions
});
/**
* Resolves the revisions.
* @param objects of the repository, where somebody reads them already
*
* @throws SW1401 for one that is unknown, SW1402 where they have no common commit, SW0150 to SW0153 of git.
*/
async function openRevisions(request, context, objects) {
	const root = require_revisions$1.repositoryFolder(context.cwd) ?? context.cwd;
	const git = {
		directory: root,
		environment: context.environment,
		signal: context.signal
	};
	const repository = new require_revision_files.GitRepository(git, objects);
	try {
		const { base: from, head: to, direct } = withRange(request);
		const base = await require_revisions.resolveRevision(from, "base", repository.objects, git);
		const head = to === void 0 ? void 0 : await require_revisions.resolveRevision(to, "head", repository.objects, git);
		return {
			root,
			git,
			repository,
			base: {
				commit: direct ? base.commit : await commonCommit(base, head, repository, git),
				label: base.label
			},
			head: head === void 0 ? {
				commit: null,
				label: "working tree"
			} : {
				commit: head.commit,
				label: head.label
			},
			close: () => repository.close()
		};
	} catch (error) {
		repository.close();
		throw error;
	}
}
async function commonCommit(base, head, repository, git) {
	const tip = head ?? await require_revisions.resolveRevision("HEAD", "head", repository.objects, git);
	return require_revisions.mergeBase(base, tip, repository.objects, git);
}
/** `A..B` compares the two as they are, and `A...B` B with where it left A, as `git diff` has it. */
function withRange(request) {
	const match = /^(?<from>.*?)(?<dots>\.{2,3})(?<to>.*)$/s.exec(request.base);
	if (match?.groups === void 0 || request.head !== void 0) return request;
	const { from = "", dots, to = "" } = match.groups;
	return {
		base: from || "HEAD",
		head: to || "HEAD",
		direct: request.direct || dots === ".."
	};
}
/**
* Folders of the projects to compare, from the root of the repository: all of either side, or the one to which the folder
* of the caller belongs.
*
* @throws SW1403 where there is none
*/
async function projectsToCompare({ root, git, repository, base, head }, all, cwd) {
	const below = (0, node_path.relative)(root, cwd).split(node_path.sep).join("/");
	if (!all) {
		const above = require_projects.foldersAbove(below);
		const places = (folder) => [...head.commit === null ? diskPlace(root, folder) : [repository.files(`${head.commit}^{tree}`, folder)], repository.files(`${base.commit}^{tree}`, folder)];
		for (const folder of above) for (const place of places(folder)) if (await hasConfig(place)) return [folder];
		for (const folder of above) for (const place of places(folder)) if (await isProject(place)) return [folder];
	}
	const [before, after] = await Promise.all([pathsOf(base.commit, git), pathsOf(head.commit, git)]);
	const found = [.../* @__PURE__ */ new Set([...require_projects.projectsIn(require_projects.projectFolders(before)), ...require_projects.projectsIn(require_projects.projectFolders(after))])].filter((folder) => all || folder === below || folder.startsWith(below === "" ? "" : `${below}/`));
	if (found.length > 0) return found.sort();
	throw require_errors.changesErrors.create("SW1403", {
		message: `There is no prompt project in ${cwd}, neither in ${base.label} nor in ${head.label === "working tree" ? "the working tree" : head.label}.`,
		next: `Start in the project's folder, or write a ${require_load.configFileName} that says where the prompts are.`
	});
}
async function pathsOf(commit, git) {
	return (await require_git.gitOutput(commit === null ? [
		"ls-files",
		"--cached",
		"--others",
		"--exclude-standard",
		"-z"
	] : [
		"ls-tree",
		"-r",
		"-z",
		"--name-only",
		"--full-tree",
		commit
	], git)).toString("utf8").split("\0");
}
/** The folder on the disk, where it is there. */
function diskPlace(root, folder) {
	try {
		return [require_load.diskFiles(folder === "" ? root : `${root}${node_path.sep}${folder.split("/").join(node_path.sep)}`)];
	} catch {
		return [];
	}
}
async function hasConfig(place) {
	return (await place.entries(""))?.some(({ name }) => name === require_load.configFileName) === true;
}
async function isProject(place) {
	if (await place.entries("") === void 0) return false;
	return await hasConfig(place) || await require_load.hasPrompts((await require_load.loadProject(place.root, place)).project);
}
/** What differs between two revisions, in one project or in all. */
async function compareRevisions(request, { all, shard }, context) {
	const revisions = await openRevisions(request, context);
	try {
		return await compareOpened(revisions, await projectsToCompare(revisions, all, context.cwd), shard, context);
	} finally {
		revisions.close();
	}
}
/** The scanner is loaded where a prompt differs, and once. */
function maskingFor(context) {
	let showing;
	return async (show) => {
		showing ??= Promise.resolve().then(() => require("./commands-shown-texts.js")).then((n) => n.shown_texts_exports).then(({ showingTexts }) => showingTexts(context));
		return (await showing)(show);
	};
}
/** What differs in projects of two revisions. */
async function compareOpened(revisions, paths, shard, context) {
	const projects = [];
	const room = new Room();
	const masking = maskingFor(context);
	for (const path of paths) {
		if (path !== "") context.progress.update(`Comparing ${path}`);
		const opened = await openProject(revisions, path);
		projects.push(await compareProject({
			...opened,
			shard,
			room,
			masking,
			signal: context.signal
		}));
	}
	const { commit, label } = revisions.base;
	return {
		base: {
			commit,
			label
		},
		head: revisions.head,
		...shard === void 0 ? {} : { shard },
		projects,
		level: projects.map(({ contract }) => contract.level).reduce(require_levels.higherLevel, "none")
	};
}
/** Both sides of a project, and which of its files differ. */
async function openProject(revisions, path) {
	const { root, git, repository, head } = revisions;
	const base = repository.files(`${revisions.base.commit}^{tree}`, path);
	const fresh = head.commit === null ? void 0 : repository.files(`${head.commit}^{tree}`, path);
	const [disk] = fresh === void 0 ? diskPlace(root, path) : [];
	const place = fresh ?? disk;
	const [old, now, listed] = await Promise.all([
		loadSide(base),
		place === void 0 ? void 0 : loadSide(place),
		fresh === void 0 && disk !== void 0 ? changedInWorkingTree(revisions.base.commit, path, base, disk, git, revisions.listed) : changedBetween(base, fresh)
	]);
	const after = now && await openSide(now);
	const isSameFiles = listed.complete && [...listed.files.values()].every((file) => file.status === "changed" && file.path !== "slipway.yaml");
	const before = old && (after !== void 0 && isSameFiles ? sideLike(old, after) : await openSide(old));
	const links = new Set([after, before].flatMap((side) => [...side?.project.files.followedLinks() ?? []]));
	return {
		path,
		before,
		after,
		changed: await withLinks(listed, links, base),
		notes: [...new Set([base, fresh].flatMap(submoduleNotes))]
	};
}
async function loadSide(place) {
	return await isProject(place) ? require_load.loadProject(place.root, place) : void 0;
}
function submoduleNotes(files) {
	return (files?.missingSubmodules() ?? []).map((path) => `What is in the submodule ${path} cannot be compared: its commit is not here. Fetch it with \`git submodule update --init\`.`);
}

Object.defineProperty(exports, "Room", {
  enumerable: true,
  get: function () {
    return Room;
  }
});
Object.defineProperty(exports, "compareOpened", {
  enumerable: true,
  get: function () {
    return compareOpened;
  }
});
Object.defineProperty(exports, "compareProject", {
  enumerable: true,
  get: function () {
    return compareProject;
  }
});
Object.defineProperty(exports, "compareRevisions", {
  enumerable: true,
  get: function () {
    return compareRevisions;
  }
});
Object.defineProperty(exports, "maskingFor", {
  enumerable: true,
  get: function () {
    return maskingFor;
  }
});
Object.defineProperty(exports, "openProject", {
  enumerable: true,
  get: function () {
    return openProject;
  }
});
Object.defineProperty(exports, "openRevisions", {
  enumerable: true,
  get: function () {
    return openRevisions;
  }
});
Object.defineProperty(exports, "revisions_exports", {
  enumerable: true,
  get: function () {
    return revisions_exports;
  }
});
Object.defineProperty(exports, "trackedChanges", {
  enumerable: true,
  get: function () {
    return trackedChanges;
  }
});
