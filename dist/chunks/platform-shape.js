const require_finding_at = require("./platform-finding-at.js");
const require_json = require("./platform-json.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_locations = require("./platform-locations.js");
const require_nearest = require("./platform-nearest.js");
const require_rules = require("./platform-rules.js");
const require_text = require("./platform-text.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_yaml = require("./platform-yaml-cursor.js");
const require_config_schema = require("./project-config-schema.js");
const require_errors = require("./project-errors.js");
const require_portable_path = require("./platform-portable-path.js");
const require_rules$1 = require("./project-rules.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_util = require("node:util");
let node_url = require("node:url");

// src/platform/shape.ts
/** One finding for each problem, at the key or value it is about. */
function shapeFindings(problems, options) {
	const findings = [];
	const soundLines = linesBeforeSyntaxError(options.syntax);
	const misspelt = misspeltKeys(problems);
	for (const problem of problems) {
		if (isMisspelt(problem, misspelt)) continue;
		const pointer = `${options.base ?? ""}${problem.pointer}`;
		const { locations, source } = options;
		const place = (problem.target === "key" ? locations.keyAt(pointer) : locations.valueAt(pointer)) ?? locations.nearestTo(pointer);
		if (place.end.line > soundLines) continue;
		if (place.end.line === soundLines && isEmpty(problem)) continue;
		const { message } = problem;
		if (problem.keyword === "additionalProperties" || problem.keyword === "unevaluatedProperties") {
			if (options.unknownKeys === "off") continue;
			const severity = options.unknownKeys ?? "error";
			const belongs = options.belongs?.(problem.pointer);
			const words = belongs === void 0 ? {
				message,
				help: helpForKey(problem, options)
			} : {
				message: message.replace(/; did you mean .*\?$/s, "."),
				help: removal(belongs, options)
			};
			findings.push(require_finding_at.createFinding(require_rules.unknownKey, source, place, {
				...words,
				severity
			}));
		} else findings.push(require_finding_at.createFinding(require_rules.invalidValue, source, place, {
			message,
			help: helpForValue(problem, options)
		}));
	}
	return findings;
}
/** The last line before the first problem of syntax; infinity where there is none. */
function linesBeforeSyntaxError(problems) {
	const lines = problems.filter(({ rule }) => rule === require_rules.yamlSyntax.id || rule === require_rules.jsonSyntax.id).map(({ range }) => range.start.line - 1);
	return Math.min(Number.POSITIVE_INFINITY, ...lines);
}
function helpForKey(problem, options) {
	const nearest = problem.params["nearest"];
	if (typeof nearest === "string") return `Write \`${nearest}\`.`;
	return removal(options.otherwise?.(problem.pointer), options);
}
function removal(other, { page }) {
	return `Remove it${other === void 0 ? "" : `, or ${other}`}; ${page} describes every key.`;
}
/** Keys that are there under a wrong name: the pointer of the mapping, and the name that was meant. */
function misspeltKeys(problems) {
	const keys = /* @__PURE__ */ new Set();
	for (const { pointer, keyword, params } of problems) {
		const nearest = params["nearest"];
		if (typeof nearest !== "string" || keyword !== "additionalProperties" && keyword !== "unevaluatedProperties") continue;
		keys.add(JSON.stringify([pointer.slice(0, pointer.lastIndexOf("/")), nearest]));
	}
	return keys;
}
/** True for a missing key that stands there misspelt, which is reported at the misspelling. */
function isMisspelt({ pointer, keyword, params }, misspelt) {
	return keyword === "required" && misspelt.has(JSON.stringify([pointer, params["property"] ?? null]));
}
function helpForValue(problem, { schema, page }) {
	const around = schemaAt(schema, problem.schemaPointer);
	const property = problem.params["property"];
	if (problem.keyword === "required" && typeof property === "string") return helpForMissing(property, around, problem.pointer === "", page);
	const description = around === void 0 ? void 0 : require_json.ownProperty(around, "description");
	const hint = hintAtIndentation(problem, around);
	const says = typeof description === "string" ? description : `See ${page}.`;
	return hint === void 0 ? says : `${hint} ${says}`;
}
/** True for a key without a value, where a mapping or a list belongs. */
function isEmpty({ keyword, params }) {
	const { actual, expected } = params;
	return keyword === "type" && actual === "null" && Array.isArray(expected) && !expected.includes("null");
}
/** YAML goes by indentation alone: a line too far to the left leaves its owner empty and stands for something else. */
function hintAtIndentation(problem, around) {
	const { expected } = problem.params;
	const segments = problem.pointer.split("/").slice(1).map(require_json.unescapePointerSegment);
	const [owner, name] = [segments.at(-2), segments.at(-1)];
	if (problem.keyword !== "type" || name === void 0 || !Array.isArray(expected)) return void 0;
	if (isEmpty(problem) && expected.some((type) => type === "object" || type === "array")) return `Indent what belongs to \`${name}\` by two spaces more than \`${name}\` itself, or remove the line.`;
	const properties = around === void 0 ? void 0 : require_json.ownProperty(around, "properties");
	if (owner === void 0 || !require_json.isJsonObject(properties) || !Object.hasOwn(properties, name)) return void 0;
	return `The line is indented too little: \`${name}\` belongs below a name of \`${owner}\`, by two spaces more.`;
}
/** What to write where a key is missing: the line itself where only one is possible, else what the key is for. */
function helpForMissing(name, around, isTop, page) {
	const properties = around === void 0 ? void 0 : require_json.ownProperty(around, "properties");
	const schema = require_json.isJsonObject(properties) ? require_json.ownProperty(properties, name) : void 0;
	if (!require_json.isJsonObject(schema)) return `Add \`${name}\`; see ${page}.`;
	const only = require_json.ownProperty(schema, "const");
	if (only !== void 0) return `Write \`${name}: ${JSON.stringify(only)}\`${isTop ? " as its first line" : ""}.`;
	const description = require_json.ownProperty(schema, "description");
	return `Add \`${name}\`. ${typeof description === "string" ? description : `See ${page}.`}`;
}
/** The schema that holds the keyword at a pointer. */
function schemaAt(schema, keywordPointer) {
	let at = schema;
	for (const segment of keywordPointer.split("/").slice(1, -1)) if (Array.isArray(at)) at = at[Number(segment)];
	else if (require_json.isJsonObject(at)) at = require_json.ownProperty(at, require_json.unescapePointerSegment(segment));
	else return void 0;
	return require_json.isJsonObject(at) ? at : void 0;
}

// src/project/file-system.ts
/**
* What loading needs of a place that holds files: a folder on a disk here, a revision in git elsewhere. Paths are
* relative to the project's folder, `/` as separator, the empty string for the folder itself, names as the place has
* them.
*/
/**
* The files below a folder on a disk. `root` is absolute; links in it are resolved once, here. `clock` gives seconds
* that never go backwards.
*/
function diskFiles(root, clock = () => process.uptime()) {
	const real = (0, node_fs.realpathSync)(root);
	const reader = new Reader(clock);
	const absolute = (path) => path === "" ? real : (0, node_path.join)(real, path);
	return {
		root: real,
		async entries(folder) {
			try {
				return (0, node_fs.readdirSync)(absolute(folder), { withFileTypes: true }).map((entry) => ({
					name: entry.name,
					kind: entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other"
				}));
			} catch (error) {
				const code = codeOf(error);
				if (code === "ENOENT" || code === "ENOTDIR") return void 0;
				throw require_errors.projectErrors.create("SW0204", {
					message: `The folder ${folder === "" ? real : folder} cannot be read: ${reasonOf(code)}.`,
					next: "Look at the folder's permissions.",
					cause: error
				});
			}
		},
		read: async (file, maximumBytes) => reader.read(absolute(file), maximumBytes),
		async linkTarget(link) {
			try {
				const target = (0, node_fs.realpathSync)(absolute(link));
				if (target !== real && !target.startsWith(real.endsWith(node_path.sep) ? real : real + node_path.sep)) return "outside";
				const facts = (0, node_fs.statSync)(target);
				return facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "outside";
			} catch (error) {
				const code = codeOf(error);
				if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return "broken";
				return "outside";
			}
		}
	};
}
/** Seconds for one file: a local disk takes a fiftieth of that, a network a few times as much. */
const slowRead = 5e-4;
/** So many more slow reads than fast ones, and reading overlaps. A busy machine has single slow ones. */
const mostSlowReads = 8;
/**
* Reads files one after the other, which costs a sixth of what overlapping reads cost where the files are in memory,
* and a few at a time once the disk shows to be slow (a network, a cold disk).
*/
var Reader = class {
	clock;
	slow = 0;
	constructor(clock) {
		this.clock = clock;
	}
	read(path, maximumBytes) {
		if (this.slow >= mostSlowReads) return readLater(path, maximumBytes);
		const start = this.clock();
		const result = readNow(path, maximumBytes);
		this.slow = Math.max(0, this.slow + (this.clock() - start > slowRead ? 1 : -1));
		return result;
	}
};
const openFlags = node_fs.constants.O_RDONLY | (node_fs.constants.O_NONBLOCK ?? 0);
function readNow(path, maximumBytes) {
	let descriptor;
	try {
		descriptor = (0, node_fs.openSync)(path, openFlags);
		const refused = judge((0, node_fs.fstatSync)(descriptor), maximumBytes);
		if (refused.outcome !== "fits") return refused;
		const bytes = Buffer.allocUnsafe(refused.size);
		let filled = 0;
		while (filled < bytes.length) {
			const count = (0, node_fs.readSync)(descriptor, bytes, filled, bytes.length - filled, filled);
			if (count === 0) break;
			filled += count;
		}
		return {
			outcome: "read",
			bytes: bytes.subarray(0, filled)
		};
	} catch (error) {
		return failure(error);
	} finally {
		if (descriptor !== void 0) (0, node_fs.closeSync)(descriptor);
	}
}
async function readLater(path, maximumBytes) {
	try {
		const descriptor = await (0, node_util.promisify)(node_fs.open)(path, openFlags);
		try {
			const refused = judge(await (0, node_util.promisify)(node_fs.fstat)(descriptor), maximumBytes);
			if (refused.outcome !== "fits") return refused;
			const bytes = Buffer.allocUnsafe(refused.size);
			let filled = 0;
			while (filled < bytes.length) {
				const { bytesRead } = await (0, node_util.promisify)(node_fs.read)(descriptor, bytes, filled, bytes.length - filled, filled);
				if (bytesRead === 0) break;
				filled += bytesRead;
			}
			return {
				outcome: "read",
				bytes: bytes.subarray(0, filled)
			};
		} finally {
			await (0, node_util.promisify)(node_fs.close)(descriptor);
		}
	} catch (error) {
		return failure(error);
	}
}
function judge(facts, maximumBytes) {
	if (!facts.isFile()) return {
		outcome: "failed",
		reason: "it is not a regular file"
	};
	if (facts.size > maximumBytes) return {
		outcome: "too-large",
		size: facts.size
	};
	return {
		outcome: "fits",
		size: facts.size
	};
}
function failure(error) {
	const code = codeOf(error);
	if (code === "ENOENT" || code === "ENOTDIR") return { outcome: "absent" };
	return {
		outcome: "failed",
		reason: reasonOf(code)
	};
}
function codeOf(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
function reasonOf(code) {
	switch (code) {
		case "EACCES":
		case "EPERM": return "permission denied";
		case "EISDIR": return "it is a folder";
		case "ELOOP": return "its links lead in a circle";
		case "ENAMETOOLONG": return "its name is too long";
		case "EMFILE":
		case "ENFILE": return "too many files are open";
		default: return code === void 0 ? "the system gave no reason" : `the system said ${code}`;
	}
}

// src/project/project.ts
/**
* The accounts in which an environment's bucket may be: those under `accounts:`, else the account of its role. Every
* request carries one of them as the expected owner. Undefined where slipway.yaml names neither.
*/
function accountsOf(environment) {
	if (environment.accounts !== void 0) return environment.accounts;
	const account = /^arn:[^:]+:iam::([0-9]{12}):/.exec(environment.role ?? "")?.[1];
	return account === void 0 ? void 0 : [account];
}
const configFileName = "slipway.yaml";
/** What applies where slipway.yaml says nothing. */
const defaultLayout = {
	prompts: ["prompts"],
	partials: ["partials", "prompts/partials"],
	templates: ["prompt_templates"],
	tools: ["tools"],
	schemas: ["schemas"]
};
/** Bounds on files; those on templates and renderings are in the prompts room. */
const defaultFileLimits = {
	/** A prompt of a megabyte is beyond every model's context. */
	fileBytes: 1048576,
	/** Bedrock takes images up to 3.75 MB and documents up to 4.5 MB (Converse, 2026); video comes by S3 address. */
	mediaBytes: 20971520,
	prompts: 1e5,
	cases: 1e3,
	bundleFiles: 1e5,
	bundleBytes: 1073741824
};
/** Bounds on files of a project. */
function fileLimitsOf(project) {
	const written = project.config.limits ?? {};
	return {
		fileBytes: written.fileBytes ?? defaultFileLimits.fileBytes,
		mediaBytes: written.mediaBytes ?? defaultFileLimits.mediaBytes,
		prompts: written.prompts ?? defaultFileLimits.prompts,
		cases: written.cases ?? defaultFileLimits.cases,
		bundleFiles: written.bundleFiles ?? defaultFileLimits.bundleFiles,
		bundleBytes: written.bundleBytes ?? defaultFileLimits.bundleBytes
	};
}
/**
* An environment by name.
*
* @throws SW0203 where slipway.yaml has none of that name.
*/
function environmentOf(project, name) {
	const environment = project.environments.get(name);
	if (environment !== void 0) return environment;
	const names = [...project.environments.keys()];
	const near = require_nearest.nearest(name, names);
	throw require_errors.projectErrors.create("SW0203", {
		message: `There is no environment \u201c${name}\u201d.`,
		next: names.length === 0 ? withoutEnvironments(project, name) : `${near === void 0 ? "" : `Did you mean ${near}? `}${environmentNames(project)}`,
		...project.configFile === void 0 ? {} : { place: { file: configFileName } }
	});
}
/**
* Name of the environment at the beginning of the chain that `after` makes, where bundles are made first; the same name
* where there is none of it. Loading refuses chains that close.
*/
function firstOf(project, name) {
	const before = project.environments.get(name)?.after;
	return before === void 0 ? name : firstOf(project, before);
}
/** Environments that a message names; a longer list helps nobody. */
const mostNamed = 12;
/** Which environments there are, as a sentence, or what to write where there is none. */
function environmentNames(project) {
	const names = [...project.environments.keys()];
	if (names.length === 0) return withoutEnvironments(project, "beta");
	const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
	return `${configFileName} has ${names.slice(0, mostNamed).map(require_visible.visible).join(", ")}${more}.`;
}
/** What to write: a whole file where there is none, else the section that is missing. */
function withoutEnvironments(project, name) {
	const section = `\`environments: { ${name}: { store: ./releases/${name} } }\``;
	return project.configFile === void 0 ? `Write a file ${configFileName} of two lines: \`slipway: 1\` and ${section}.` : `Write one into ${configFileName}: ${section}.`;
}

// src/project/paths.ts
/** Paths that people write in slipway.yaml, front matter and cases: where they lead, and that they stay inside. */
/**
* Reads a path that somebody wrote. A path that begins with `./` or `../` is meant from `folder`, the folder of the
* file in which it stands; every other path from the project's folder. The project's folder itself is the empty path.
*/
function readPath(written, folder = "") {
	const shown = `\u201c${written}\u201d`;
	if (/^(?:[/\\]|[A-Za-z]:(?:[\\/]|$))/.test(written)) return outside(`${shown} is an absolute path.`, "Write a path that begins in the project's folder: `media/photo.png`.");
	if (written === "~" || written.startsWith("~/")) return outside(`${shown} leads to a home folder.`, "Write a path that begins in the project's folder.");
	const text = written.normalize("NFC");
	const parts = (text === "." || text === ".." || text.startsWith("./") || text.startsWith("../")) && folder !== "" ? folder.split("/") : [];
	for (const part of text.split("/")) if (part === "..") {
		if (parts.length === 0) return outside(`${shown} leads out of the project.`, "Copy what it names into the project's folder.");
		parts.pop();
	} else if (part !== "." && part !== "") parts.push(part);
	const path = parts.join("/");
	const problem = path === "" ? void 0 : require_portable_path.problemWithPath(path);
	if (problem !== void 0) return {
		ok: false,
		problem: "not-portable",
		message: `The path ${shown} ${problem}.`,
		help: text.includes("\\") ? `Separate folders by \u201c/\u201d: \`${text.replaceAll("\\", "/")}\`.` : "Rename the file: letters, digits, hyphens, underscores and dots always work."
	};
	return {
		ok: true,
		path
	};
}
/** The folder of a path; the empty string for a path without one. */
function folderOf(path) {
	const slash = path.lastIndexOf("/");
	return slash === -1 ? "" : path.slice(0, slash);
}
/** The last name of a path. */
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** Joins a folder, which may be the empty one, and a name. */
function joinPath(folder, name) {
	return folder === "" ? name : `${folder}/${name}`;
}
function outside(message, help) {
	return {
		ok: false,
		problem: "outside",
		message,
		help
	};
}

// src/project/project-files.ts
/** Deeper folders are not a project's. */
const maximumFolderDepth = 64;
/**
* A project's files by the names that people write, in NFC and with `/`, whatever the disk has. Each folder is listed
* once, at its first use: it is a picture of that moment.
*/
var ProjectFiles = class {
	fileSystem;
	/** Listings by folder as the disk has it; a folder is read once. */
	listings = /* @__PURE__ */ new Map();
	/** Links to files that were walked over, as the disk has them. */
	followed = /* @__PURE__ */ new Set();
	constructor(fileSystem) {
		this.fileSystem = fileSystem;
	}
	/** Paths of links to files that were walked over so far. */
	followedLinks() {
		return this.followed;
	}
	/** What a path names. The empty path is the project's folder. */
	async find(path) {
		if (path === "") return { outcome: "folder" };
		let disk = "";
		const names = path.split("/");
		for (const [index, name] of names.entries()) {
			const listing = await this.list(disk);
			const entry = listing?.get(name);
			if (entry === void 0) return absent(listing, names, index);
			disk = joinPath(disk, entry.disk);
			let kind = entry.kind;
			if (kind === "link") {
				const target = await this.fileSystem.linkTarget(disk);
				if (target === "outside") return { outcome: "outside" };
				kind = target === "broken" ? "other" : target;
			}
			if (index === names.length - 1 && kind === "file") return {
				outcome: "file",
				file: {
					path,
					disk
				}
			};
			if (kind !== "folder") return { outcome: "absent" };
		}
		return { outcome: "folder" };
	}
	/**
	* Every wanted file at or below a folder, in the order of UTF-8 bytes, whatever the order on the disk. Folders whose
	* name begins with a dot, `node_modules`, `ignored` ones and projects inside the project are left out. Problems with names are findings, and such
	* files are left out too where they cannot be told apart.
	*/
	async walk(folder, wanted, options) {
		const found = [];
		const start = await this.diskFolder(folder);
		if (start === void 0) return found;
		await this.walkInto(folder, start, 0, wanted, options, found);
		return found.sort((a, b) => require_portable_path.compareUtf8(a.path, b.path));
	}
	async readBytes(file, maximumBytes) {
		const read = await this.fileSystem.read(file.disk, maximumBytes);
		switch (read.outcome) {
			case "read": return {
				ok: true,
				bytes: read.bytes
			};
			case "too-large": return {
				ok: false,
				message: `It holds ${read.size} bytes; the limit is ${maximumBytes}.`,
				help: "Make the file smaller, or raise the limit under `limits` in slipway.yaml."
			};
			case "absent": return {
				ok: false,
				message: "It is not there any more.",
				help: "Try again; something changed it meanwhile."
			};
			case "failed": return {
				ok: false,
				message: `It cannot be read: ${read.reason}.`,
				help: "Look at the file's permissions."
			};
		}
	}
	async readText(file, maximumBytes) {
		const read = await this.readBytes(file, maximumBytes);
		const decoded = read.ok ? require_text.decodeText(read.bytes, { maximumBytes }) : {
			...read,
			line: void 0
		};
		if (decoded.ok) return {
			ok: true,
			source: require_text.createSource(file.path, decoded.text)
		};
		const { message, help, line } = decoded;
		return {
			ok: false,
			finding: require_finding_at.createFileFinding(require_rules.fileUnreadable, file.path, {
				message,
				help
			}, line)
		};
	}
	async walkInto(folder, disk, depth, wanted, options, found) {
		const listing = await this.list(disk);
		if (listing === void 0 || depth > maximumFolderDepth) return;
		if (depth > 0 && listing.get("slipway.yaml")?.kind === "file") return;
		for (const entry of listing.values()) {
			const path = joinPath(folder, entry.name);
			const entryDisk = joinPath(disk, entry.disk);
			if (entry.kind === "folder") {
				if (isIgnoredFolder(entry.name) || options.ignored?.has(path) === true) continue;
				const before = found.length;
				await this.walkInto(path, entryDisk, depth + 1, wanted, options, found);
				if (found.length > before && options.isJudged !== false) this.judgeName(path, entry, options.findings);
			} else if (wanted(path)) {
				if (entry.kind === "link" && !await this.mayFollow(path, entryDisk, options.findings)) continue;
				if (entry.kind === "other") continue;
				if (options.isJudged !== false) this.judgeName(path, entry, options.findings);
				found.push({
					path,
					disk: entryDisk
				});
			} else if (entry.kind === "link" && !isIgnoredFolder(entry.name)) await this.noteFolderLink(path, entryDisk, options.findings);
		}
	}
	judgeName(path, entry, findings) {
		const problem = require_portable_path.problemWithPath(path);
		if (problem !== void 0) findings.push(require_finding_at.createFileFinding(require_rules$1.pathNotPortable, path, {
			message: `The path \u201c${path}\u201d ${problem}.`,
			help: "Rename the file or folder: letters, digits, hyphens, underscores and dots always work."
		}));
		for (const twin of entry.twins) findings.push(require_finding_at.createFileFinding(require_rules$1.pathCollision, path, {
			message: `\u201c${entry.name}\u201d and \u201c${twin}\u201d are one name on systems where upper and lower case or Unicode forms do not count.`,
			help: `Rename one of them in ${folderOf(path) === "" ? "the project's folder" : folderOf(path)}.`
		}));
	}
	async mayFollow(path, disk, findings) {
		const target = await this.fileSystem.linkTarget(disk);
		if (target === "file") {
			this.followed.add(disk);
			return true;
		}
		if (target === "outside") findings.push(require_finding_at.createFileFinding(require_rules$1.pathOutsideProject, path, {
			message: `\u201c${nameOf(path)}\u201d is a link that leads out of the project.`,
			help: "Replace the link by a copy of the file."
		}));
		return false;
	}
	async noteFolderLink(path, disk, findings) {
		if (await this.fileSystem.linkTarget(disk) !== "folder") return;
		findings.push(require_finding_at.createFileFinding(require_rules$1.linkNotFollowed, path, {
			message: `\u201c${nameOf(path)}\u201d is a link to a folder, and links to folders are not followed.`,
			help: "Name the folder itself under `prompts:` in slipway.yaml, or move it here."
		}));
	}
	/** The folder as the disk has it, through links that stay inside. */
	async diskFolder(folder) {
		let disk = "";
		if (folder === "") return disk;
		for (const name of folder.split("/")) {
			const entry = (await this.list(disk))?.get(name);
			if (entry === void 0) return void 0;
			disk = joinPath(disk, entry.disk);
			if (entry.kind === "link" && await this.fileSystem.linkTarget(disk) === "folder") continue;
			if (entry.kind !== "folder") return void 0;
		}
		return disk;
	}
	list(disk) {
		let listing = this.listings.get(disk);
		if (listing === void 0) {
			listing = this.readListing(disk);
			this.listings.set(disk, listing);
		}
		return listing;
	}
	async readListing(disk) {
		const entries = await this.fileSystem.entries(disk);
		if (entries === void 0) return void 0;
		const named = entries.map(({ name, kind }) => ({
			name: name.normalize("NFC"),
			disk: name,
			kind
		})).sort((a, b) => require_portable_path.compareUtf8(a.name, b.name) || require_portable_path.compareUtf8(a.disk, b.disk));
		const folded = /* @__PURE__ */ new Map();
		for (const { name } of named) {
			const key = require_portable_path.foldedPath(name);
			const names = folded.get(key);
			if (names === void 0) folded.set(key, [name]);
			else names.push(name);
		}
		const listing = /* @__PURE__ */ new Map();
		for (const { name, disk: diskName, kind } of named) {
			const names = folded.get(require_portable_path.foldedPath(name)) ?? [];
			const twins = names.length > 1 && (names[0] !== name || names[1] === name) ? names.slice(0, 1) : [];
			if (!listing.has(name)) listing.set(name, {
				name,
				disk: diskName,
				kind,
				twins
			});
		}
		return listing;
	}
};
function absent(listing, names, index) {
	const folded = require_portable_path.foldedPath(names[index] ?? "");
	for (const name of listing?.keys() ?? []) if (require_portable_path.foldedPath(name) === folded) return {
		outcome: "absent",
		near: [
			...names.slice(0, index),
			name,
			...names.slice(index + 1)
		].join("/")
	};
	return { outcome: "absent" };
}
function isIgnoredFolder(name) {
	return name.startsWith(".") || name === "node_modules";
}

// src/project/store-address.ts
/** Addresses of stores as they stand in slipway.yaml, and S3's rules for names of buckets and prefixes. */
/** Leaves 512 of S3's 1,024 bytes of a key for what a bundle's path and the store's own names take. */
const maximumPrefixBytes = 512;
/** Reads the address of a store. Relative folders are meant from `base`, an absolute folder. */
function readStoreAddress(written, base) {
	if (/^s3:\/\//.test(written)) return readS3Address(written);
	if (/^s3:/i.test(written)) return refused(`\u201c${written}\u201d is no S3 address.`, `Write it as \`s3://bucket/prefix\`, in lower case and with two slashes.`);
	if (/^file:/i.test(written)) try {
		return {
			ok: true,
			address: {
				kind: "folder",
				folder: (0, node_url.fileURLToPath)(written)
			}
		};
	} catch {
		return refused(`\u201c${written}\u201d is no file: URL of this machine.`, "Write it with three slashes: `file:///srv/releases/beta`.");
	}
	const web = /^https?:\/\/(?:([^./]+)\.s3[.-][^/]*|s3[.-][^/]*\/([^/]+))(?:\/|$)/i.exec(written);
	if (web !== null) return refused("A store's address is not a web address.", `Write \`s3://${web[1] ?? web[2]}/PREFIX\`.`);
	if (/^[a-z][a-z0-9+.-]+:/i.test(written) && !(0, node_path.isAbsolute)(written)) return refused(`\u201c${written}\u201d begins like a kind of address that Slipway does not know.`, "Write a folder (`./releases/beta`), a `file:` URL, or `s3://bucket/prefix`.");
	if (written.includes("\0")) return refused("A folder's name holds a NUL character.", "Write a folder: `./releases/beta`.");
	return {
		ok: true,
		address: {
			kind: "folder",
			folder: (0, node_path.resolve)(base, written)
		}
	};
}
function readS3Address(written) {
	const rest = written.slice(5);
	const slash = rest.indexOf("/");
	const bucket = slash === -1 ? rest : rest.slice(0, slash);
	const prefix = slash === -1 ? "" : rest.slice(slash + 1).replace(/\/$/, "");
	const wrongBucket = problemWithBucketName(bucket);
	if (wrongBucket !== void 0) return refused(`The bucket name \u201c${bucket}\u201d ${wrongBucket}.`, "Write the bucket's name as S3 shows it: `s3://bucket/prefix`.");
	const wrongPrefix = problemWithPrefix(prefix);
	if (wrongPrefix !== void 0) return refused(`The prefix \u201c${prefix}\u201d ${wrongPrefix}.`, "Write a prefix such as `support/prompts`, of letters, digits, `-`, `_`, `.` and `/`.");
	return {
		ok: true,
		address: {
			kind: "s3",
			bucket,
			prefix
		}
	};
}
/**
* What is wrong with the name of a general purpose bucket, as the rest of a sentence.
* Source: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html.
*/
function problemWithBucketName(name) {
	if (name.startsWith("arn:")) return "is an ARN, which is not supported";
	if (name.length < 3 || name.length > 63) return "must have 3 to 63 characters";
	if (/[A-Z]/.test(name)) return "holds upper-case letters, which S3 does not allow";
	if (name.includes("_")) return "holds an underscore, which S3 does not allow";
	if (!/^[a-z0-9.-]+$/.test(name)) return "may hold only lower-case letters, digits, hyphens and dots";
	if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return "must begin and end with a letter or digit";
	if (name.includes("..")) return "has two dots in a row";
	if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return "looks like an IP address";
	const prefix = [
		"xn--",
		"sthree-",
		"amzn-s3-demo-"
	].find((reserved) => name.startsWith(reserved));
	if (prefix !== void 0) return `begins with ${prefix}, which AWS reserves`;
	const suffix = [
		"-s3alias",
		"--ol-s3",
		".mrap",
		"--x-s3",
		"--table-s3"
	].find((reserved) => name.endsWith(reserved));
	return suffix === void 0 ? void 0 : `ends with ${suffix}, which AWS reserves`;
}
/**
* What is wrong with the prefix of a store, as the rest of a sentence. Characters that S3 asks to avoid are refused:
* docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html.
*/
function problemWithPrefix(prefix) {
	if (!prefix.isWellFormed()) return "holds half of a character";
	if (Buffer.byteLength(prefix) > maximumPrefixBytes) return `is longer than ${maximumPrefixBytes} bytes`;
	if (/[\p{Cc}\u2028\u2029\ufeff]/u.test(prefix)) return "holds a control character";
	const avoided = /[\\{}^%`[\]"<>~#|?]/.exec(prefix);
	if (avoided !== null) return `holds \u201c${avoided[0]}\u201d, a character that S3 asks to avoid in keys`;
	if (prefix === "") return void 0;
	for (const part of prefix.split("/")) {
		if (part === "") return "has two slashes in a row, or one at its start";
		if (part === "." || part === "..") return `has \u201c${part}\u201d as a part, which many tools resolve like a folder`;
	}
}
function refused(message, help) {
	return {
		ok: false,
		message,
		help
	};
}

// src/project/load.ts
/** From a folder to a project: finding slipway.yaml, reading it, and saying what is wrong with it. */
const defaultConfig = { slipway: 1 };
/**
* The project in a folder. Without a slipway.yaml the defaults apply. `fileSystem` replaces the disk, for a revision in
* git.
*
* @throws SW0204 where the folder cannot be read.
*/
async function loadProject(folder, fileSystem) {
	const place = fileSystem ?? diskFiles(folder);
	const files = new ProjectFiles(place);
	const found = await files.find(configFileName);
	if (found.outcome !== "file") return {
		project: projectOf(place.root, void 0, require_locations.noLocations(configFileName), defaultConfig, /* @__PURE__ */ new Map(), files),
		findings: []
	};
	const text = await files.readText(found.file, defaultFileLimits.fileBytes);
	if (!text.ok) {
		const source = require_text.createSource(configFileName, "");
		return {
			project: projectOf(place.root, source, require_locations.noLocations(configFileName), defaultConfig, /* @__PURE__ */ new Map(), files),
			findings: [text.finding]
		};
	}
	return readConfig(place.root, text.source, files);
}
/**
* The project to which a folder belongs: the nearest slipway.yaml in it or above it, within the git repository; failing
* that, the nearest folder with prompts in a layout that needs no configuration.
*
* @throws SW0201 where there is neither.
*/
async function findProject(cwd) {
	const folders = foldersUpwards(cwd);
	for (const folder of folders) {
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, "slipway.yaml"))) return loadProject(folder);
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, "slipway.yml"))) throw require_errors.projectErrors.create("SW0201", {
			message: `${(0, node_path.join)(folder, "slipway.yml")} is not read: the file is called ${configFileName}.`,
			next: `Rename it to ${configFileName}.`
		});
	}
	for (const folder of folders) {
		const loaded = await loadProject(folder);
		if (await hasPrompts(loaded.project)) return loaded;
	}
	const above = folders.length > 1 ? ` and above it up to ${folders.at(-1)}` : "";
	throw require_errors.projectErrors.create("SW0201", {
		message: `No prompt project was found in ${cwd}${above}: no ${configFileName}, no prompts/*.prompt, and no prompts/*.json beside prompt_templates/*.txt.`,
		next: `${howToBegin(cwd)} Or start in the project's folder, or write a ${configFileName} that says where the prompts are: \`slipway: 1\` and \`prompts: [path/to/prompts]\`. ${forOneFolder}`
	});
}
/** What whoever begins does first. */
function howToBegin(folder) {
	const [first] = ["", "prompts"].flatMap((below) => {
		const path = (0, node_path.join)(folder, below);
		return ((0, node_fs.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true ? (0, node_fs.readdirSync)(path) : []).filter((name) => /\.prompt\.ya?ml$/.test(name)).map((name) => below === "" ? name : `${below}/${name}`);
	}).sort();
	return first === void 0 ? "Run `slipway init` to make this folder a project, with an example." : `Run \`slipway import ${JSON.stringify(require_visible.visibleLine(first))}\` to make prompts of files of GitHub Models.`;
}
/**
* A project whose configuration has no errors, for commands that change something.
*
* @throws SW0202 with the first problem otherwise.
*/
function soundProject({ project, findings }) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return project;
	const more = errors.length === 1 ? "" : ` ${require_words.othersInWords(errors.length - 1, "problem")}`;
	throw require_errors.projectErrors.create("SW0202", {
		message: `${first.message}${more}`,
		next: `${first.help} \`slipway check\` shows every problem.`,
		place: {
			file: first.file,
			...first.range.start
		}
	});
}
/** True where there are files in one of the layouts that need no configuration. Templates are not looked into. */
async function hasPrompts(project) {
	const findings = [];
	const pairs = (await project.files.find(defaultLayout.templates[0])).outcome === "folder";
	for (const folder of defaultLayout.prompts) {
		const wanted = (path) => path.endsWith(".prompt") || pairs && path.endsWith(".json");
		if ((await project.files.walk(folder, wanted, { findings })).length > 0) return true;
	}
	return false;
}
async function readConfig(root, source, files) {
	const { value, locations, problems } = await require_yaml.readYaml(source);
	const findings = [...problems];
	if (!require_json.isJsonObject(value)) {
		if (value !== void 0 && problems.length === 0) findings.push(require_finding_at.createFinding(require_rules.invalidValue, source, {
			start: 0,
			end: 0
		}, {
			message: value === null ? "The file is empty." : "The file holds no settings.",
			help: "Write `slipway: 1` as its first line."
		}));
		return {
			project: projectOf(root, source, locations, defaultConfig, /* @__PURE__ */ new Map(), files),
			findings
		};
	}
	const shape = require_json_schema.validatorOfOwn(require_config_schema.configSchema, { subject: "The configuration" }).validate(value);
	findings.push(...shapeFindings(shape, {
		source,
		locations,
		schema: require_config_schema.configSchema,
		page: "docs/configuration.md",
		syntax: problems
	}));
	const config = shape.length === 0 ? value : withoutMisfits(value, shape.map(({ pointer }) => pointer));
	const written = value["environments"];
	const names = require_json.isJsonObject(written) ? Object.keys(written) : [];
	const inEnvironments = [];
	const environments = readEnvironments(config, names, root, source, locations, inEnvironments);
	const soundLines = linesBeforeSyntaxError(problems);
	findings.push(...inEnvironments.filter(({ range }) => range.end.line <= soundLines));
	return {
		project: projectOf(root, source, locations, config, environments, files),
		findings
	};
}
/** The configuration without the entries in which something is wrong. */
function withoutMisfits(value, pointers) {
	const wrong = new Set(pointers.map((pointer) => pointer.split("/")[1] ?? ""));
	const wrongEnvironments = new Set(pointers.filter((pointer) => pointer.startsWith("/environments/")).map((pointer) => require_json.unescapePointerSegment(pointer.split("/")[2] ?? "")));
	const kept = { ...defaultConfig };
	for (const key of Object.keys(require_config_schema.configSchema.properties)) {
		if (!Object.hasOwn(value, key)) continue;
		const section = value[key];
		if (!wrong.has(key)) kept[key] = section;
		else if (key === "environments" && require_json.isJsonObject(section)) kept[key] = Object.fromEntries(Object.entries(section).filter(([name]) => !wrongEnvironments.has(name)));
	}
	return kept;
}
/** The environments that fit; `names` are all that are written, whatever is wrong with them. */
function readEnvironments(config, names, root, source, locations, findings) {
	const environments = /* @__PURE__ */ new Map();
	const written = Object.entries(config.environments ?? {});
	const stores = /* @__PURE__ */ new Map();
	for (const [name, settings] of written) {
		const pointer = `/environments/${name}`;
		const read = readStoreAddress(settings.store, root);
		if (!read.ok) {
			findings.push(require_finding_at.createFinding(require_rules$1.storeAddress, source, placeOf(locations, `${pointer}/store`), read));
			continue;
		}
		const { address } = read;
		const key = address.kind === "s3" ? `s3://${address.bucket}/${address.prefix}` : address.folder;
		const other = stores.get(key);
		if (other !== void 0) findings.push(require_finding_at.createFinding(require_rules$1.configProblem, source, placeOf(locations, `${pointer}/store`), {
			message: `The environments ${other} and ${name} have the same store, so each would overwrite the other.`,
			help: "Give each environment a prefix or a folder of its own."
		}));
		stores.set(key, name);
		environments.set(name, {
			...settings,
			name,
			store: {
				written: settings.store,
				address
			}
		});
	}
	for (const [name, { after }] of written) {
		const problem = after === void 0 ? void 0 : problemWithAfter(name, after, config, names);
		if (problem !== void 0) findings.push(require_finding_at.createFinding(require_rules$1.configProblem, source, placeOf(locations, `/environments/${name}/after`), problem));
	}
	return environments;
}
function problemWithAfter(name, after, config, names) {
	if (!names.includes(after)) {
		const near = require_nearest.nearest(after, names);
		const others = names.filter((other) => other !== name);
		return {
			message: `The environment ${name} comes after \u201c${after}\u201d, which does not exist.`,
			help: near === void 0 ? others.length === 0 ? "Remove `after`: there is no other environment." : `Write one of ${others.join(", ")}, or remove \`after\`.` : `Write \`after: ${near}\`.`
		};
	}
	const seen = /* @__PURE__ */ new Set([name]);
	for (let at = after; at !== void 0; at = config.environments?.[at]?.after) {
		if (at === name) return {
			message: `The environment ${name} comes after itself${after === name ? "" : ` (by way of ${after})`}, so it could never be released to.`,
			help: "Remove one of the `after` settings."
		};
		if (seen.has(at)) return void 0;
		seen.add(at);
	}
}
function placeOf(locations, pointer) {
	return locations.valueAt(pointer) ?? locations.nearestTo(pointer);
}
function projectOf(root, configFile, locations, config, environments, files) {
	return {
		root,
		configFile,
		locations,
		config,
		layout: {
			prompts: listOf(config.prompts) ?? defaultLayout.prompts,
			partials: listOf(config.partials) ?? defaultLayout.partials,
			templates: listOf(config.templates) ?? defaultLayout.templates,
			tools: listOf(config.tools) ?? defaultLayout.tools,
			schemas: listOf(config.schemas) ?? defaultLayout.schemas
		},
		compat: config.compat ?? "strict",
		environments,
		files
	};
}
function listOf(value) {
	return typeof value === "string" ? [value] : value;
}
/** Folders of the project in which stores keep releases, relative to it: they hold copies of prompts, not prompts. */
function storeFolders(project) {
	const folders = /* @__PURE__ */ new Set();
	for (const { store } of project.environments.values()) {
		if (store.address.kind !== "folder") continue;
		const path = (0, node_path.relative)(project.root, store.address.folder).split(node_path.sep).join("/");
		if (path !== "" && path !== ".." && !path.startsWith("../")) folders.add(path.normalize("NFC"));
	}
	return folders;
}
/** For classic prompts whose configurations and templates lie side by side; other JSON files may lie there too. */
const forOneFolder = "Where JSON configurations and their templates lie side by side in the project's folder, name each: `prompts: [NAME.json]` and `templates: .`.";
/** The folder and those above it, up to the root of the git repository or of the disk. */
function foldersUpwards(cwd) {
	const folders = [];
	for (let folder = cwd;; folder = (0, node_path.dirname)(folder)) {
		folders.push(folder);
		if ((0, node_path.dirname)(folder) === folder || (0, node_fs.existsSync)((0, node_path.join)(folder, ".git"))) return folders;
	}
}

Object.defineProperty(exports, "accountsOf", {
  enumerable: true,
  get: function () {
    return accountsOf;
  }
});
Object.defineProperty(exports, "configFileName", {
  enumerable: true,
  get: function () {
    return configFileName;
  }
});
Object.defineProperty(exports, "defaultFileLimits", {
  enumerable: true,
  get: function () {
    return defaultFileLimits;
  }
});
Object.defineProperty(exports, "defaultLayout", {
  enumerable: true,
  get: function () {
    return defaultLayout;
  }
});
Object.defineProperty(exports, "diskFiles", {
  enumerable: true,
  get: function () {
    return diskFiles;
  }
});
Object.defineProperty(exports, "environmentNames", {
  enumerable: true,
  get: function () {
    return environmentNames;
  }
});
Object.defineProperty(exports, "environmentOf", {
  enumerable: true,
  get: function () {
    return environmentOf;
  }
});
Object.defineProperty(exports, "fileLimitsOf", {
  enumerable: true,
  get: function () {
    return fileLimitsOf;
  }
});
Object.defineProperty(exports, "findProject", {
  enumerable: true,
  get: function () {
    return findProject;
  }
});
Object.defineProperty(exports, "firstOf", {
  enumerable: true,
  get: function () {
    return firstOf;
  }
});
Object.defineProperty(exports, "folderOf", {
  enumerable: true,
  get: function () {
    return folderOf;
  }
});
Object.defineProperty(exports, "hasPrompts", {
  enumerable: true,
  get: function () {
    return hasPrompts;
  }
});
Object.defineProperty(exports, "joinPath", {
  enumerable: true,
  get: function () {
    return joinPath;
  }
});
Object.defineProperty(exports, "linesBeforeSyntaxError", {
  enumerable: true,
  get: function () {
    return linesBeforeSyntaxError;
  }
});
Object.defineProperty(exports, "loadProject", {
  enumerable: true,
  get: function () {
    return loadProject;
  }
});
Object.defineProperty(exports, "nameOf", {
  enumerable: true,
  get: function () {
    return nameOf;
  }
});
Object.defineProperty(exports, "readPath", {
  enumerable: true,
  get: function () {
    return readPath;
  }
});
Object.defineProperty(exports, "readStoreAddress", {
  enumerable: true,
  get: function () {
    return readStoreAddress;
  }
});
Object.defineProperty(exports, "shapeFindings", {
  enumerable: true,
  get: function () {
    return shapeFindings;
  }
});
Object.defineProperty(exports, "soundProject", {
  enumerable: true,
  get: function () {
    return soundProject;
  }
});
Object.defineProperty(exports, "storeFolders", {
  enumerable: true,
  get: function () {
    return storeFolders;
  }
});
