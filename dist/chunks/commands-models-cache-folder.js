const require_errors = require("./models-errors.js");
const require_bounded_file = require("./platform-bounded-file.js");
const require_digest = require("./platform-digest.js");
const require_sample = require("./platform-sample.js");
const require_visible = require("./platform-visible.js");
const require_completion = require("./models-completion.js");
const require_finding_at = require("./platform-finding-at.js");
const require_portable_path = require("./platform-portable-path.js");
const require_glob = require("./project-glob.js");
const require_load = require("./platform-shape.js");
const require_rules = require("./project-rules.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/models/folder-cache.ts
/**
* Answers in a folder: `<aa>/<request digest>.<n>.json`. Shared by any number of processes: a file is written aside and
* moved into place whole, and a place that is taken is left alone. Git ignores the folder. Whoever may write there may
* write anything, so what it holds is for display only.
*/
/** Written aside longer ago than this, milliseconds: its process died. */
const leftoverAge = 36e5;
/**
* The cache in a folder, which is made when the first answer is written. It works with single small files, one call of
* the system after the other: by Node's threads the same takes twice the processor time (measured: a thousand answers
* written in 45 ms against 100), which delays the requests that are under way.
*
* @throws SW1114 where it is a link.
*/
function openFolderCache(folder) {
	refuseLinks([folder]);
	const parse = require_completion.createCompletionReader();
	const made = /* @__PURE__ */ new Set();
	const fileOf = (request, repeat) => {
		const hex = require_digest.hexOf(request);
		return (0, node_path.join)(folder, hex.slice(0, 2), `${hex}.${repeat}.json`);
	};
	const read = (request, repeat) => {
		const bytes = readBounded(fileOf(request, repeat));
		return bytes === void 0 ? void 0 : parse(bytes, request, repeat);
	};
	const write = (completion, bytes, replaces) => {
		const file = fileOf(completion.request, completion.repeat);
		const inner = (0, node_path.dirname)(file);
		if (!made.has(inner)) {
			makeFolder(folder, inner);
			made.add(inner);
		}
		const aside = (0, node_path.join)(folder, `.writing-${(0, node_crypto.randomUUID)()}`);
		try {
			(0, node_fs.writeFileSync)(aside, bytes, { flag: "wx" });
			if (placed(aside, file)) return completion;
			const there = read(completion.request, completion.repeat);
			if (there !== void 0 && replaces?.(there, completion) !== true) return there;
			(0, node_fs.rmSync)(file, { force: true });
			placed(aside, file);
			return completion;
		} finally {
			removeQuietly(aside);
		}
	};
	return {
		kind: "cache",
		async read(request, repeat) {
			return read(request, repeat);
		},
		async write(completion, replaces) {
			const bytes = require_completion.completionBytes(completion);
			try {
				return write(completion, bytes, replaces);
			} catch (error) {
				if (!isMissing(error)) throw error;
				made.clear();
				return write(completion, bytes, replaces);
			}
		}
	};
}
/** Kept on a machine: a quarter of a year, and half a gigabyte. What goes was not looked for since, and can be asked again. */
const cacheBounds = {
	days: 90,
	bytes: 5e8
};
/** The folder is looked through once a day. */
const pruneEvery = 864e5;
/** Prunes by the usual bounds, where that was not done today; gives what went, undefined where nothing was looked at. */
async function pruneDaily(folder, now) {
	const marker = (0, node_path.join)(folder, ".pruned");
	const last = await (0, node_fs_promises.lstat)(marker).catch(() => void 0);
	if (last?.isFile() === true && now.getTime() - last.mtimeMs < pruneEvery) return void 0;
	await (0, node_fs_promises.rm)(marker, {
		force: true,
		recursive: true
	});
	try {
		await (0, node_fs_promises.writeFile)(marker, "", { flag: "wx" });
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "EEXIST") return void 0;
		throw error;
	}
	return pruneFolderCache(folder, {
		now: now.getTime(),
		before: now.getTime() - cacheBounds.days * 24 * 60 * 60 * 1e3,
		bytes: cacheBounds.bytes
	});
}
/** Removes old answers, then the oldest until the rest fits; gives what went. */
async function pruneFolderCache(folder, options) {
	const files = await filesIn(folder);
	let bytes = files.reduce((sum, { size }) => sum + size, 0);
	let answers = 0;
	let removed = 0;
	for (const file of files.sort((a, b) => a.time - b.time)) {
		if (file.time >= options.before && bytes <= options.bytes) break;
		await (0, node_fs_promises.rm)(file.path, { force: true });
		await (0, node_fs_promises.rmdir)((0, node_path.dirname)(file.path)).catch(() => void 0);
		bytes -= file.size;
		removed += file.size;
		answers += 1;
	}
	await removeLeftovers(folder, options.now);
	return {
		answers,
		bytes: removed
	};
}
/**
* Some of the answers, at most so many, chosen evenly: to learn from what they took. Broken files are passed over, and
* where the folder cannot be read there are none.
*/
async function sampleFolderCache(folder, most) {
	const parse = require_completion.createCompletionReader();
	return require_sample.evenly(await filesIn(folder).catch(() => []), most).flatMap(({ path }) => {
		const [hex = "", repeat = ""] = (0, node_path.basename)(path).split(".");
		const bytes = require_digest.isSha256(hex) ? readBounded(path) : void 0;
		const completion = bytes === void 0 || !require_digest.isSha256(hex) ? void 0 : parse(bytes, require_digest.digestFrom(hex), Number(repeat));
		return completion === void 0 ? [] : [completion];
	});
}
/** Answers of the folders of two hex digits. A link can be committed: none is followed, to a folder or a file. */
async function filesIn(folder) {
	const entries = await (0, node_fs_promises.readdir)(folder, { withFileTypes: true }).catch(() => []);
	const files = [];
	for (const entry of entries) {
		if (!entry.isDirectory() || !/^[0-9a-f]{2}$/.test(entry.name)) continue;
		for (const name of await (0, node_fs_promises.readdir)((0, node_path.join)(folder, entry.name)).catch(() => [])) {
			const [hex = "", repeat = "", extension = "", ...rest] = name.split(".");
			if (!(require_digest.isSha256(hex) && hex.startsWith(entry.name) && /^[1-9]\d{0,5}$/.test(repeat) && extension === "json") || rest.length > 0) continue;
			const path = (0, node_path.join)(folder, entry.name, name);
			const facts = await (0, node_fs_promises.lstat)(path).catch(() => void 0);
			if (facts?.isFile() === true) files.push({
				path,
				size: facts.size,
				time: facts.mtimeMs
			});
		}
	}
	return files;
}
async function removeLeftovers(folder, now) {
	for (const name of await (0, node_fs_promises.readdir)(folder).catch(() => [])) {
		if (!name.startsWith(".writing-")) continue;
		const path = (0, node_path.join)(folder, name);
		const facts = await (0, node_fs_promises.lstat)(path).catch(() => void 0);
		if (facts !== void 0 && now - facts.mtimeMs > leftoverAge) await (0, node_fs_promises.rm)(path, { force: true });
	}
}
/** Moves into place what was written aside; false where something is there already, which is left alone. */
function placed(aside, file) {
	try {
		(0, node_fs.linkSync)(aside, file);
		return true;
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
		throw error;
	}
}
function removeQuietly(file) {
	try {
		(0, node_fs.unlinkSync)(file);
	} catch {}
}
/**
* @throws SW1114 where a folder of the cache is no folder. A link can be committed, and leads what is written to
* anywhere.
*/
function refuseLinks(folders) {
	for (const path of folders) {
		const facts = (0, node_fs.lstatSync)(path, { throwIfNoEntry: false });
		if (facts === void 0 || facts.isDirectory()) continue;
		if (!facts.isSymbolicLink()) throw require_errors.modelsErrors.create("SW1114", {
			message: `${require_visible.visibleLine(path)} is no folder, and answers are kept below it.`,
			next: "Move it away, or name another folder: `models: { cache: FOLDER }` in slipway.yaml; then run the command again."
		});
		throw require_errors.modelsErrors.create("SW1114", {
			message: `${require_visible.visibleLine(path)} is a symbolic link, and answers are kept in folders alone.`,
			next: "Find out who put it there; remove it, or put a folder in its place, and run the command again."
		});
	}
}
/**
* Something in a folder that no cache put there; undefined where it holds answers alone, or is not there. Notes of a
* person's own (`README.md`, `.gitignore`) may lie beside them.
*/
function foreignEntry(folder) {
	return ((0, node_fs.statSync)(folder, { throwIfNoEntry: false })?.isDirectory() === true ? (0, node_fs.readdirSync)(folder) : []).find((name) => name === ".git" || !/^(?:[0-9a-f]{2}|\..*|readme(?:\..*)?)$/i.test(name));
}
function makeFolder(folder, inner) {
	const isOwn = foreignEntry(folder) === void 0;
	(0, node_fs.mkdirSync)(inner, { recursive: true });
	refuseLinks([inner]);
	if (!isOwn) return;
	try {
		(0, node_fs.writeFileSync)((0, node_path.join)(folder, ".gitignore"), "*\n", { flag: "wx" });
	} catch {}
}
/** Undefined for what is not there, and for what is too large to be an answer: that is not read at all. */
function readBounded(file) {
	try {
		if ((0, node_fs.statSync)(file, { throwIfNoEntry: false }) === void 0) return void 0;
		const read = require_bounded_file.readBoundedFile(file, require_completion.largestCompletion);
		return read.outcome === "read" ? read.bytes : void 0;
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
function isMissing(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

// src/commands/models/cache-folder.ts
/** Where a project keeps answers on this machine: a folder of its own, in which nothing else lies. */
const defaultFolder = ".slipway/cache/completions";
const advice = "Name a folder of its own, such as `.slipway/cache/completions`, or remove the line.";
/**
* Absolute. It may stand in the project only: slipway.yaml comes from a pull request like any other file.
*
* @throws SW1101 for a path that leads out or holds other files, SW1114 for one that is a link or no folder.
*/
function cacheFolderOf(project) {
	const written = project.config.models?.cache ?? defaultFolder;
	const read = require_load.readPath(written);
	const problem = read.ok ? problemOf(read.path, project) : "is no folder of the project";
	if (!read.ok || problem !== void 0) throw refused(written, problem ?? "");
	const parts = read.path.split("/");
	refuseLinks(parts.map((_, index) => (0, node_path.join)(project.root, ...parts.slice(0, index + 1))));
	const folder = (0, node_path.join)(project.root, read.path);
	const foreign = written === defaultFolder ? void 0 : foreignEntry(folder);
	if (foreign !== void 0) throw refused(written, `holds other files (${JSON.stringify(foreign)})`);
	return folder;
}
/** What is wrong with `models.cache`, for `check`: what can be told without looking at the disk. */
function cacheFindings(project) {
	const { configFile, locations, config } = project;
	const written = config.models?.cache;
	if (configFile === void 0 || written === void 0) return [];
	const read = require_load.readPath(written);
	const problem = read.ok ? problemOf(read.path, project) : "is no folder of the project";
	if (problem === void 0) return [];
	const place = locations.valueAt("/models/cache") ?? locations.nearestTo("/models/cache");
	return [require_finding_at.createFinding(require_rules.configProblem, configFile, place, {
		message: messageOf(written, problem),
		help: advice
	})];
}
/** Git ignores the folder of answers, and old ones are removed: nothing else may lie in it, nor it in anything else. */
function problemOf(path, project) {
	if (path === "") return "is the project's own folder";
	const folded = require_portable_path.foldedPath(path);
	if (folded.split("/").includes(".git")) return "is git's own folder";
	const { prompts, partials, templates, tools, schemas } = project.layout;
	const held = [
		...prompts,
		...partials,
		...templates,
		...tools,
		...schemas
	].flatMap((entry) => {
		const inProject = require_load.readPath(entry);
		return inProject.ok ? [require_glob.readGlob(inProject.path).base] : [];
	});
	for (const one of [...held, ...require_load.storeFolders(project)]) {
		const other = require_portable_path.foldedPath(one);
		if (other === "") continue;
		if (folded === other || other.startsWith(`${folded}/`) || folded.startsWith(`${other}/`)) return folded === other ? "holds other things of the project" : `and ${JSON.stringify(one)}, which holds other things of the project, lie in one another`;
	}
}
function messageOf(written, problem) {
	return `\`models.cache\` cannot keep answers in ${JSON.stringify(written)}: it ${problem}.`;
}
function refused(written, problem) {
	return require_errors.modelsErrors.create("SW1101", {
		message: messageOf(written, problem),
		next: advice,
		place: { file: "slipway.yaml" }
	});
}

Object.defineProperty(exports, "cacheFindings", {
  enumerable: true,
  get: function () {
    return cacheFindings;
  }
});
Object.defineProperty(exports, "cacheFolderOf", {
  enumerable: true,
  get: function () {
    return cacheFolderOf;
  }
});
Object.defineProperty(exports, "openFolderCache", {
  enumerable: true,
  get: function () {
    return openFolderCache;
  }
});
Object.defineProperty(exports, "pruneDaily", {
  enumerable: true,
  get: function () {
    return pruneDaily;
  }
});
Object.defineProperty(exports, "sampleFolderCache", {
  enumerable: true,
  get: function () {
    return sampleFolderCache;
  }
});
