const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_inputs = require("./platform-inputs.js");
const require_json = require("./platform-json.js");
const require_limited = require("./platform-limited.js");
const require_errors = require("./prompts-errors.js");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/commands/output-folder.ts
/** Writes a folder as a whole: it appears complete or not at all, and never takes the place of somebody else's files. */
var output_folder_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	listIn: () => listIn,
	textIn: () => textIn,
	writeOutputFolder: () => writeOutputFolder
});
/** Files being written at once. */
const writesUnderWay = 16;
/**
* Writes the files beside the folder and then puts them in its place. What the same command wrote there before is
* replaced as a whole.
*
* @throws SW0334 where the folder holds something else, beside what the command wrote or alone.
*/
async function writeOutputFolder({ folder, marker, files }) {
	const state = await stateOf(folder, marker);
	const suffix = (0, node_crypto.randomBytes)(6).toString("hex");
	const staging = (0, node_path.join)((0, node_path.dirname)(folder), `.${(0, node_path.basename)(folder)}.${suffix}.new`);
	const retired = (0, node_path.join)((0, node_path.dirname)(folder), `.${(0, node_path.basename)(folder)}.${suffix}.old`);
	try {
		await (0, node_fs_promises.mkdir)(staging, { recursive: true });
		const folders = new Set(files.map(({ path }) => (0, node_path.dirname)((0, node_path.join)(staging, path))));
		for (const one of folders) await (0, node_fs_promises.mkdir)(one, { recursive: true });
		await require_limited.forEachLimited(files, writesUnderWay, async (file) => {
			await (0, node_fs_promises.writeFile)((0, node_path.join)(staging, file.path), await file.bytes(), { flag: "wx" });
		});
		if (state !== "absent") await (0, node_fs_promises.rename)(folder, retired);
		try {
			await (0, node_fs_promises.rename)(staging, folder);
		} catch (error) {
			if (state !== "absent") await (0, node_fs_promises.rename)(retired, folder);
			throw error;
		}
	} finally {
		await (0, node_fs_promises.rm)(staging, {
			recursive: true,
			force: true
		});
		await (0, node_fs_promises.rm)(retired, {
			recursive: true,
			force: true
		});
	}
}
async function stateOf(folder, marker) {
	let entries;
	try {
		entries = await (0, node_fs_promises.readdir)(folder);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "ENOENT") return "absent";
		if (code === "ENOTDIR") throw foreign(folder, `${require_inputs.quoted(folder)} is a file.`);
		throw error;
	}
	if (entries.length === 0) return "ours";
	const own = await ownFiles(folder, marker);
	if (own === void 0) throw foreign(folder, `The folder ${require_inputs.quoted(folder)} holds files that this command did not write.`);
	const stranger = await strangerIn(folder, "", own);
	if (stranger === void 0) return "ours";
	throw foreign(folder, `The folder ${require_inputs.quoted(folder)} holds ${require_inputs.quoted(stranger)}, which this command did not write.`);
}
/** What the command wrote into the folder before, by its marker; undefined without one. */
async function ownFiles(folder, marker) {
	try {
		const value = JSON.parse(await (0, node_fs_promises.readFile)((0, node_path.join)(folder, marker.file), "utf8"));
		if (!require_json.isJsonObject(value) || require_json.ownProperty(value, "format") !== marker.format) return void 0;
		return /* @__PURE__ */ new Set([marker.file, ...marker.pathsIn(value).filter((path) => path !== void 0)]);
	} catch {
		return;
	}
}
/** The first file, link or empty folder that is not among the command's own. */
async function strangerIn(folder, prefix, own) {
	const entries = await (0, node_fs_promises.readdir)((0, node_path.join)(folder, prefix), { withFileTypes: true });
	if (entries.length === 0) return prefix;
	for (const entry of entries) {
		const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
		if (entry.isDirectory()) {
			const stranger = await strangerIn(folder, path, own);
			if (stranger !== void 0) return stranger;
		} else if (!entry.isFile() || !own.has(path)) return path;
	}
}
/** A list in a marker; empty where there is none. */
function listIn(value, name) {
	const list = require_json.ownProperty(value, name);
	return Array.isArray(list) ? list : [];
}
/** A text in an element of a marker; undefined where there is none. */
function textIn(value, name) {
	const text = require_json.isJsonObject(value) ? require_json.ownProperty(value, name) : void 0;
	return typeof text === "string" ? text : void 0;
}
function foreign(folder, message) {
	return require_errors.promptsErrors.create("SW0334", {
		message,
		next: `Name a new or empty folder: \`--out ${(0, node_path.basename)(folder)}-new\`.`
	});
}

Object.defineProperty(exports, "listIn", {
  enumerable: true,
  get: function () {
    return listIn;
  }
});
Object.defineProperty(exports, "output_folder_exports", {
  enumerable: true,
  get: function () {
    return output_folder_exports;
  }
});
Object.defineProperty(exports, "textIn", {
  enumerable: true,
  get: function () {
    return textIn;
  }
});
Object.defineProperty(exports, "writeOutputFolder", {
  enumerable: true,
  get: function () {
    return writeOutputFolder;
  }
});
