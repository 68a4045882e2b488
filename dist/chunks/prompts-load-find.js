const require_finding_at = require("./platform-finding-at.js");
const require_portable_path = require("./platform-portable-path.js");
const require_glob = require("./project-glob.js");
const require_load = require("./platform-shape.js");
const require_rules = require("./project-rules.js");
require("./prompts-cases-schema.js");
const require_load_rules = require("./prompts-load-rules.js");
const require_nearest = require("./platform-nearest.js");

// src/prompts/misnamed.ts
/**
* A finding for a file that is neither a prompt nor cases, and is named nearly like one.
* @param isPrompt whether a path, without its extension, is that of a prompt
* @param isThere whether a file of prompts or cases is there
*/
function misnamed(path, isPrompt, isThere) {
	const right = rightName(require_load.nameOf(path));
	if (right === void 0) return void 0;
	const stem = require_load.joinPath(require_load.folderOf(path), right.name.replace(/\.(?:prompt|cases\.[a-z]+)$/, ""));
	if (!right.sure && !isPrompt(stem)) return void 0;
	const what = right.name.endsWith(".prompt") ? "Prompts are called `NAME.prompt`" : "Cases are called `NAME.cases.yaml`";
	return require_finding_at.createFileFinding(require_load_rules.misnamedFile, path, {
		message: `${what}, so this file is not read.`,
		help: isThere(require_load.joinPath(require_load.folderOf(path), right.name)) ? `Move what it holds into \`${right.name}\`, which is there as well, and remove it.` : `Rename it to \`${right.name}\`.`
	});
}
function rightName(name) {
	const text = /^(.+\.prompt|.+\.cases\.(?:yaml|yml|json))\.txt$/i.exec(name);
	if (text?.[1] !== void 0) return {
		name: lowerEnd(text[1]),
		sure: true
	};
	const prompt = /^(.+)\.([a-z]+)$/i.exec(name);
	if (prompt?.[1] !== void 0 && isNearly(prompt[2] ?? "", "prompt")) return {
		name: `${prompt[1]}.prompt`,
		sure: true
	};
	const cases = /^(.+)([._-])([a-z]+)\.(yaml|yml|json)$/i.exec(name);
	if (cases === null) return void 0;
	const [, stem = "", mark, word = "", extension = ""] = cases;
	if (word.toLowerCase() !== "case" && !isNearly(word, "cases") && word !== "cases") return void 0;
	const sure = mark === "." && /^cases?$/i.test(word);
	return {
		name: `${stem}.cases.${extension.toLowerCase()}`,
		sure
	};
}
/** Extensions of other formats that are one letter away. */
const otherFormats = /* @__PURE__ */ new Set(["prompty"]);
/** True for a word that is one letter, or a swap of two, away, or differs in upper and lower case. */
function isNearly(written, meant) {
	const lower = written.toLowerCase();
	return written !== meant && !otherFormats.has(lower) && require_nearest.editDistance(lower, meant, 1) <= 1;
}
function lowerEnd(name) {
	return name.replace(/\.(?:prompt|cases\.[a-z]+)$/i, (end) => end.toLowerCase());
}

// src/prompts/load-find.ts
const casesExtension = /\.cases\.(?:yaml|yml|json)$/;
const partialExtension = /\.(?:prompt|hbs|handlebars)$/;
/** Templates of classic prompts, as public pipelines name them. */
const templateExtension = /\.(?:txt|md|j2|jinja|jinja2|tmpl|template|prompt|hbs)$/;
/**
* Looks through the folders of prompts, partials and templates.
* @param names `judged`: names that no bundle can hold are findings; `taken` where nobody asks, which takes half the time
*/
async function findPromptFiles(project, names = "judged") {
	const findings = [];
	const partialFolders = await foldersOf(project, "partials", findings);
	const templateFolders = await foldersOf(project, "templates", findings);
	const isJudged = names === "judged";
	/** Files that are neither prompts nor cases. */
	const others = /* @__PURE__ */ new Set();
	const found = await filesOfPrompts(project, templateFolders.length > 0, isJudged, findings, others);
	const bases = [...found.values()].map(({ base }) => base);
	const data = [...await foldersOf(project, "tools", []), ...await foldersOf(project, "schemas", [])];
	const partials = new PartialIndex(findings);
	const walkOptions = {
		ignored: require_load.storeFolders(project),
		isJudged,
		findings
	};
	const partialsOnly = partialFolders.filter((folder) => !bases.some((base) => base === folder || isBelow(base, folder)));
	for (const folder of partialFolders) {
		const all = partialsOnly.includes(folder);
		const isPartial = (path) => partialExtension.test(path) && (all || require_load.nameOf(path).startsWith("_") || !path.endsWith(".prompt"));
		for (const file of await project.files.walk(folder, isPartial, walkOptions)) partials.add(partialName(pathBelow(file.path, folder)), file);
	}
	const templates = [];
	for (const folder of templateFolders) templates.push(...await project.files.walk(folder, (path) => templateExtension.test(path), walkOptions));
	const cases = /* @__PURE__ */ new Map();
	const candidates = [];
	for (const { base, file } of found.values()) {
		if (partialsOnly.some((folder) => isBelow(file.path, folder))) continue;
		const below = pathBelow(file.path, base);
		if (casesExtension.test(file.path)) cases.set(file.path.replace(casesExtension, ""), file);
		else if (!file.path.endsWith(".prompt")) {
			if (data.some((folder) => isBelow(file.path, folder))) continue;
			candidates.push({
				name: below.slice(0, -5),
				form: "classic",
				file
			});
		} else if (require_load.nameOf(file.path).startsWith("_")) partials.add(partialName(below), file);
		else candidates.push({
			name: below.slice(0, -7),
			form: "dotprompt",
			file
		});
	}
	const prompts = withCases(candidates, cases, findings);
	judgePrompts(project, prompts, isJudged, findings);
	const stems = new Set(candidates.map(({ file }) => file.path.replace(/\.(?:prompt|json)$/, "")));
	const elsewhere = [...templateFolders, ...data];
	for (const path of others) {
		if (elsewhere.some((folder) => isBelow(path, folder))) continue;
		const finding = misnamed(path, (stem) => stems.has(stem), (right) => found.has(right));
		if (finding !== void 0) findings.push(finding);
	}
	return {
		prompts: prompts.slice(0, require_load.fileLimitsOf(project).prompts),
		partials: partials.sorted(),
		templates,
		orphans: [...cases.values()].sort((a, b) => require_portable_path.compareUtf8(a.path, b.path)),
		findings
	};
}
/** Every file below the folders and globs of `prompts:` that may be a prompt, a partial or cases, with its prompt folder. */
async function filesOfPrompts(project, pairs, isJudged, findings, others) {
	const found = /* @__PURE__ */ new Map();
	const walkOptions = {
		ignored: require_load.storeFolders(project),
		isJudged,
		findings
	};
	for (const [index, pattern] of project.layout.prompts.entries()) {
		const glob = require_glob.readGlob(pattern.normalize("NFC"));
		const read = require_load.readPath(glob.hasWildcard && !pattern.startsWith("/") ? `./${glob.base}` : pattern);
		if (!read.ok) {
			const rule = read.problem === "outside" ? require_rules.pathOutsideProject : require_rules.fileMissing;
			findings.push(atSetting(project, "prompts", index, rule, read));
			continue;
		}
		const place = await project.files.find(read.path);
		const isFile = place.outcome === "file" && !glob.hasWildcard;
		if (!isFile && place.outcome !== "folder") {
			if (project.config.prompts !== void 0) findings.push(missingFolder(project, "prompts", index, pattern, place));
			continue;
		}
		const base = isFile ? require_load.folderOf(read.path) : read.path;
		const matches = isFile || glob.hasWildcard ? byGlob(glob) : () => true;
		const wanted = (path) => {
			if (isPromptOrCases(path, pairs) && matches(path) || isFile && path === read.path) return true;
			if (isJudged && matches(path)) others.add(path);
			return false;
		};
		const files = await project.files.walk(base, wanted, walkOptions);
		for (const file of files) if (!found.has(file.path)) found.set(file.path, {
			base,
			file
		});
	}
	return found;
}
/** Partials by name, each name once. */
var PartialIndex = class {
	findings;
	partials = /* @__PURE__ */ new Map();
	constructor(findings) {
		this.findings = findings;
	}
	add(name, file) {
		const twin = this.partials.get(name);
		if (twin === void 0) this.partials.set(name, {
			name,
			file
		});
		else if (twin.file.path !== file.path) this.findings.push(doublePartial(name, file, twin.file));
	}
	sorted() {
		const files = /* @__PURE__ */ new Set();
		return [...this.partials.values()].filter(({ file }) => !files.has(file.path) && files.add(file.path)).sort((a, b) => require_portable_path.compareUtf8(a.name, b.name));
	}
};
/** Too many prompts, none at all, and names that no bundle can hold. */
function judgePrompts(project, prompts, isJudged, findings) {
	if (isJudged) for (const prompt of prompts) judgeName(prompt, findings);
	const most = require_load.fileLimitsOf(project).prompts;
	if (prompts.length > most) findings.push(atSetting(project, "prompts", 0, require_load_rules.tooManyPrompts, {
		message: `There are ${prompts.length} prompts; the limit is ${most}, and the rest is not looked at.`,
		help: "Raise `limits.prompts` in slipway.yaml, or split the project."
	}));
	if (prompts.length === 0) findings.push(atSetting(project, "prompts", 0, require_load_rules.noPrompts, {
		message: `No prompt was found in ${project.layout.prompts.join(", ")}.`,
		help: "Write one as NAME.prompt, or name the folder that holds them under `prompts:` in slipway.yaml."
	}));
}
/** Sorts the prompts, gives each its cases (taking them out of the map), and reports names that are there twice. */
function withCases(candidates, cases, findings) {
	const sorted = [...candidates].sort((a, b) => require_portable_path.compareUtf8(a.name, b.name) || require_portable_path.compareUtf8(a.file.path, b.file.path));
	/** The first file of each name, where upper and lower case do not count. */
	const folded = /* @__PURE__ */ new Map();
	const names = /* @__PURE__ */ new Set();
	const prompts = [];
	for (const candidate of sorted) {
		const { file } = candidate;
		const stem = file.path.replace(/\.(?:prompt|json)$/, "");
		const own = cases.get(stem);
		cases.delete(stem);
		const key = require_portable_path.foldedPath(candidate.name);
		const twin = folded.get(key);
		if (twin !== void 0) {
			if (require_portable_path.foldedPath(twin.path) !== require_portable_path.foldedPath(file.path)) findings.push(doublePrompt(candidate.name, file, twin));
			if (names.has(candidate.name)) continue;
		} else folded.set(key, file);
		names.add(candidate.name);
		prompts.push({
			...candidate,
			cases: own
		});
	}
	return prompts;
}
/** What a bundle makes of a prompt's name has to be a path that every system can hold. */
function judgeName({ name, file }, findings) {
	const problem = require_portable_path.problemWithPath(`renderings/${name}/${"x".repeat(200)}.json`);
	if (problem === void 0 || require_portable_path.problemWithPath(file.path) !== void 0) return;
	findings.push(require_finding_at.createFileFinding(require_rules.pathNotPortable, file.path, {
		message: `The prompt's name \u201c${name}\u201d makes a path in a bundle that ${problem}.`,
		help: "Rename the file: letters, digits, hyphens and underscores always work."
	}));
}
/** The folders of a part of the layout that are there. Those that are written and not there are findings. */
async function foldersOf(project, part, findings) {
	const folders = [];
	for (const [index, written] of project.layout[part].entries()) {
		const read = require_load.readPath(written);
		if (!read.ok) {
			findings.push(atSetting(project, part, index, read.problem === "outside" ? require_rules.pathOutsideProject : require_rules.fileMissing, read));
			continue;
		}
		const place = await project.files.find(read.path);
		if (place.outcome === "folder") folders.push(read.path);
		else if (project.config[part] !== void 0) findings.push(missingFolder(project, part, index, written, place));
	}
	return folders;
}
function isPromptOrCases(path, pairs) {
	if (path.endsWith(".prompt") || casesExtension.test(path)) return true;
	return pairs && path.endsWith(".json") && !path.endsWith(".schema.json");
}
function byGlob(glob) {
	return (path) => {
		const target = path.replace(casesExtension, "");
		if (glob.matches(path) || glob.matches(`${target}.prompt`) || glob.matches(`${target}.json`)) return true;
		for (let folder = require_load.folderOf(path); folder !== ""; folder = require_load.folderOf(folder)) if (glob.matches(folder)) return true;
		return false;
	};
}
/** `support/_customer.prompt` is `support/customer`; `_reply.short.prompt` is `reply.short`. */
function partialName(below) {
	const name = require_load.nameOf(below).replace(partialExtension, "");
	return require_load.joinPath(require_load.folderOf(below), name.startsWith("_") ? name.slice(1) : name);
}
function pathBelow(path, folder) {
	return folder === "" ? path : path.slice(folder.length + 1);
}
function isBelow(path, folder) {
	return folder === "" || path.startsWith(`${folder}/`);
}
function doublePrompt(name, file, twin) {
	return require_finding_at.createFileFinding(require_load_rules.duplicatePrompt, file.path, {
		message: `This file and ${twin.path} give two prompts of the name \u201c${name}\u201d.`,
		help: "Rename one of the files."
	});
}
function doublePartial(name, file, twin) {
	return require_finding_at.createFileFinding(require_load_rules.duplicatePartial, file.path, {
		message: `This file and ${twin.path} give two partials of the name \u201c${name}\u201d.`,
		help: "Rename one of the files."
	});
}
function missingFolder(project, part, index, written, place) {
	if (place.outcome === "outside") return atSetting(project, part, index, require_rules.pathOutsideProject, {
		message: `\u201c${written}\u201d is a link that leads out of the project.`,
		help: "Name a folder of the project."
	});
	return atSetting(project, part, index, require_rules.fileMissing, {
		message: `There is no folder \u201c${written}\u201d.`,
		help: place.near === void 0 ? "Create it, or name another one." : `Write \`${place.near}\`: names count exactly.`
	});
}
/** A finding at an entry of slipway.yaml, which is a list or a single text. */
function atSetting(project, part, index, rule, words) {
	const { configFile, locations } = project;
	if (configFile === void 0) return require_finding_at.createFileFinding(rule, require_load.defaultLayout[part][index] ?? "slipway.yaml", words);
	const place = locations.valueAt(`/${part}/${index}`) ?? locations.valueAt(`/${part}`) ?? locations.nearestTo(`/${part}`);
	return require_finding_at.createFinding(rule, configFile, place, {
		message: words.message,
		help: words.help
	});
}

Object.defineProperty(exports, "findPromptFiles", {
  enumerable: true,
  get: function () {
    return findPromptFiles;
  }
});
Object.defineProperty(exports, "foldersOf", {
  enumerable: true,
  get: function () {
    return foldersOf;
  }
});
